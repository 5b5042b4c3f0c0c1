"""A judge's certified score list from her own copy of the program."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.domain.view import CellState
from judge_desktop.store import scoring_sessions
from judge_desktop.workflow.identity import words_of_judge
from judge_desktop.workflow.scoring_session import ScoringSession
from judge_desktop.workflow.workspace import Workspace

_STATES = {
    ScorecardState.DRAFT: CellState.DRAFT,
    ScorecardState.SEALED: CellState.COUNTED,
    ScorecardState.RECUSED: CellState.RECUSED,
    ScorecardState.ABSENT: CellState.ABSENT,
}


def print_own_certified(
    ws: Workspace,
    session: ScoringSession,
    path: Path,
    tr: Translator,
    numerals: Numerals,
    submissions: Iterable[str] = (),
) -> int:
    """The list as one PDF, of all submissions when none is named; the number of pages. Scores that were not sent as
    they stand make it a draft.
    """
    from judge_desktop.reports.certified_report import CertifiedFile, certified_sheets
    from judge_desktop.reports.imprint import imprint_of
    from judge_desktop.workflow.printing.certified_lines import OfJudge, certified_sheet

    with ws.database.reading() as connection:
        last = scoring_sessions.last_export(connection, session.session, session.own_key)
    named = set(submissions)
    cards = {one.submission: one for one in session.scorecards() if not named or one.submission in named}
    unsent = any(one.state is ScorecardState.SEALED and not session.is_sent(one.submission) for one in cards.values())
    own = ws.own_name
    files: tuple[CertifiedFile, ...] = ()
    if last is not None:
        name = tr("Score file, revision {n}", n=last.revision)
        files = (CertifiedFile(name=name, sha256=last.sha256, key=last.judge_key),)
    sheet = certified_sheet(
        session.contest,
        session.package.round,
        session.judge,
        {one: OfJudge(state=_STATES[card.state], card=card) for one, card in cards.items()},
        tr,
        files=files,
        check_words=words_of_judge(own.keys)[tr.language.value] if own is not None and last is not None else (),
        missing=tr("Not sent as it stands here: save the score file first") if unsent else "",
    )
    imprint = imprint_of(session.contest, session.mode, tr, numerals.value, ws.today())
    return imprint.write(path, tr("Certified score list"), certified_sheets([sheet], imprint))
