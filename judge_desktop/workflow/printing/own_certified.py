"""A judge's certified score list from her own copy of the program."""

from __future__ import annotations

from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.domain.view import CellState
from judge_desktop.reports.certified_report import CertifiedFile, CertifiedSheet
from judge_desktop.store import scoring_sessions
from judge_desktop.workflow.identity import words_of_judge
from judge_desktop.workflow.printing.certified_lines import OfJudge, certified_sheet
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.own_scorecards import own_choice
from judge_desktop.workflow.scoring_session import ScoringSession

_STATES = {
    ScorecardState.DRAFT: CellState.DRAFT,
    ScorecardState.SEALED: CellState.COUNTED,
    ScorecardState.RECUSED: CellState.RECUSED,
    ScorecardState.ABSENT: CellState.ABSENT,
}


def own_sheet(job: PrintJob, session: ScoringSession) -> CertifiedSheet:
    """The list, of all submissions when she chose none. Scores that were not sent as they stand make it a draft.

    Refuses as ``own_choice`` does.
    """
    tr, own, named = job.tr, job.ws.own_name, own_choice(session, job.options)
    with job.ws.database.reading() as connection:
        last = scoring_sessions.last_export(connection, session.session, session.own_key)
    cards = {one.submission: one for one in session.scorecards() if not named or one.submission in named}
    unsent = any(one.state is ScorecardState.SEALED and not session.is_sent(one.submission) for one in cards.values())
    files: tuple[CertifiedFile, ...] = ()
    if last is not None:
        name = tr("Score file, revision {n}", n=last.revision)
        files = (CertifiedFile(name=name, sha256=last.sha256, key=last.judge_key),)
    return certified_sheet(
        session.contest,
        session.package.round,
        session.judge,
        {one: OfJudge(state=_STATES[card.state], card=card) for one, card in cards.items()},
        tr,
        files=files,
        check_words=words_of_judge(own.keys)[job.language] if own is not None and last is not None else (),
        missing=tr("Not sent as it stands here: save the score file first") if unsent else "",
    )
