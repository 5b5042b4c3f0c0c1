"""A judge's new laptop takes in the scorecards that the chair's copy handed back in a package.

They come as the drafts, seals and interests they were, signed by the old laptop and not yet sent from this one. What
was written on this laptop stays; where both differ the judge is told, and may take the other over by ``take_over``.
Packing them is ``hand_back``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import HandedBack, Package
from judge_desktop.domain.scorecard import Scorecard, ScorecardState, ScoreFile
from judge_desktop.exchange.score_file import SignedScores, read_score_file
from judge_desktop.store import audit_log, documents, scorecards, scoring_sessions
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.database import Connection
from judge_desktop.store.documents import DocumentType
from judge_desktop.store.scoring_sessions import Session
from judge_desktop.workflow.round_documents import document_of, score_file_in
from judge_desktop.workflow.scoring_session import ScoringSession
from judge_desktop.workflow.workspace import Workspace

_DECLARED = (ScorecardState.SEALED, ScorecardState.ABSENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """What came back: ``taken`` are the submissions whose scorecards are here now, ``kept`` those where this laptop
    already had another one, which stays.
    """

    taken: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def read_own(
    ws: Workspace, package: Package, judge: str, content_of: Callable[[HandedBack], bytes]
) -> tuple[SignedScores, ...]:
    """The files handed back to this laptop, verified; those for another laptop of the same judge are left out.
    ``content_of`` gives the encrypted bytes, whose hash was checked.

    Refuses ``PASSPHRASE_NEEDED``, ``WRONG_CONTEST``, ``WRONG_ROUND``, ``WRONG_MODE``, ``WRONG_JUDGE`` and what a score
    file that was changed refuses.
    """
    own = []
    for entry in package.handed_back:
        if entry.judge != judge or ws.own_name is None:
            continue
        try:
            signed = read_score_file(content_of(entry), ws.identity.age_key)
        except JudgeDesktopError as refused:
            if refused.code is not Code.WRONG_RECIPIENT:
                raise
            continue
        _demand_fitting(package, judge, signed.score_file)
        own.append(signed)
    return tuple(own)


def take_back(
    connection: Connection, session: Session, signed: Sequence[SignedScores], *, at: str, origin: str
) -> TakenBack:
    """Takes the files in, newest key first. Opening the same package again changes nothing."""
    if not signed:
        return TakenBack()
    files = [one.score_file for one in signed]
    new = [one.score_file for one in signed if documents.add(connection, document_of(one, origin, at))]
    present = {card.submission: card for card in scorecards.scorecards_of(connection, session)}
    taken, kept = [], []
    for card in _speaking(files):
        here = present.get(card.submission)
        if here is None or not _says_anything(here):
            scorecards.put(connection, session, card, at=at)
            taken.append(card.submission)
        elif not _is_same(here, card):
            kept.append(card.submission)
    _take_interests(connection, session, new, at)  # what was withdrawn here since stays withdrawn
    details: dict[str, str | int] = {"scorecards": len(taken), "kept": len(kept), "sha256": files[0].sha256}
    if taken:
        audit_log.record(
            connection,
            AuditEvent.SCORES_HANDED_BACK,
            at=at,
            who=session.judge,
            contest=session.contest,
            details=details,
        )
    return TakenBack(taken=tuple(taken), kept=tuple(kept))


def differing(ws: Workspace, session: ScoringSession) -> dict[str, Scorecard]:
    """Submission -> the scorecard that was handed back, where this laptop has another one that is not sent yet."""
    with ws.database.reading() as connection:
        back = _handed_back(connection, session)
        here = {card.submission: card for card in scorecards.scorecards_of(connection, session.session)}
    mine = {one.id for one in session.submissions}
    return {
        card.submission: card
        for card in back
        if card.submission in mine
        and not session.is_recused(card.submission)
        and not session.is_sent(card.submission)
        and not _is_same(here.get(card.submission, Scorecard(submission=card.submission)), card)
    }


def take_over(ws: Workspace, session: ScoringSession, submission: str) -> None:
    """Puts the scorecard that was handed back in the place of the one on this laptop.

    Refuses ``SCORECARD_SEALED``, ``SCORECARD_RECUSED``, ``NOT_ASSIGNED``; ``DOCUMENT_UNKNOWN`` when none came back.
    """
    with ws.database.reading() as connection:
        back = _handed_back(connection, session)
    card = next((one for one in back if one.submission == session.submission(submission).id), None)
    if card is None:
        raise JudgeDesktopError(Code.DOCUMENT_UNKNOWN, sha256=submission)
    session.take_over(card)


def _handed_back(connection: Connection, session: ScoringSession) -> list[Scorecard]:
    """The scorecards of the judge's files that other laptops of hers signed and that are kept here."""
    here = session.session
    order = [known.keys.judge_key for known in session.judge.known_keys]
    kept = documents.listed(connection, here.contest, type=DocumentType.SCORES, round=here.round, mode=here.mode)
    found = [one for one in kept if one.judge == here.judge and one.signed_by != session.own_key]
    newest_first = sorted(
        found,
        key=lambda one: (order.index(one.signed_by) if one.signed_by in order else -1, one.revision, one.sha256),
        reverse=True,
    )
    return _speaking([score_file_in(one) for one in newest_first])


def _speaking(files: Sequence[ScoreFile]) -> list[Scorecard]:
    """Of each submission the first declared scorecard, else the first draft that says anything."""
    found: dict[str, Scorecard] = {}
    for file in files:
        for card in file.scorecards:
            known = found.get(card.submission)
            if card.state is ScorecardState.RECUSED or not _says_anything(card):
                continue
            if known is None or (known.state not in _DECLARED and card.state in _DECLARED):
                found[card.submission] = card
    return list(found.values())


def _take_interests(connection: Connection, session: Session, files: Sequence[ScoreFile], at: str) -> None:
    """Interests and the declaration hold on the new laptop too, and the notes to the chair if there are none here."""
    known = {(one.scope, one.target) for one in scoring_sessions.recusals_of(connection, session)}
    for file in files:
        for recusal in file.recusals:
            if (recusal.scope, recusal.target) not in known:
                known.add((recusal.scope, recusal.target))
                scoring_sessions.add_recusal(connection, session, recusal, at=at)
    if any(file.declaration_made for file in files):
        scoring_sessions.declare(connection, session, made=True, at=at)
    notes = next((file.notes for file in files if file.notes), "")
    if notes and not scoring_sessions.notes(connection, session):
        scoring_sessions.set_notes(connection, session, notes, at=at)


def _says_anything(card: Scorecard) -> bool:
    return bool(card.given or card.comments or card.pins or card.flag or card.state is not ScorecardState.DRAFT)


def _is_same(one: Scorecard, other: Scorecard) -> bool:
    """True when nothing a judge wrote differs; a seal by itself is no difference."""
    written = [
        (card.given, dict(card.comments), set(card.pins), card.flag, card.state is ScorecardState.ABSENT)
        for card in (one, other)
    ]
    return written[0] == written[1]


def _demand_fitting(package: Package, judge: str, file: ScoreFile) -> None:
    for is_so, code in (
        (file.contest == package.contest.id, Code.WRONG_CONTEST),
        (file.round == package.round, Code.WRONG_ROUND),
        (file.mode is package.mode, Code.WRONG_MODE),
        (file.judge == judge, Code.WRONG_JUDGE),
    ):
        if not is_so:
            raise JudgeDesktopError(code)
