"""Saves a judge's score file, and says who is done without saying scores."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.scorecard import Scorecard, ScorecardState, ScoreFile
from judge_desktop.exchange.file_names import speaking_name
from judge_desktop.exchange.progress_code import Progress, write_progress_code
from judge_desktop.exchange.score_file import SignedScores, write_score_file
from judge_desktop.exchange.writing import replacing
from judge_desktop.store import audit_log, scoring_sessions
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.scoring_sessions import Export
from judge_desktop.workflow.file_types import ENDINGS, FileType
from judge_desktop.workflow.identity import Words, words_of_judge
from judge_desktop.workflow.scoring_session import ScoringSession
from judge_desktop.workflow.workspace import Workspace

EXTENSION = ENDINGS[FileType.SCORES]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedScores:
    """A score file that was saved."""

    path: Path
    revision: int
    sha256: str
    check_words: Words


def next_revision(ws: Workspace, session: ScoringSession) -> int:
    """The revision that the next score file will have (1 for the first)."""
    return _last_revision(ws, session)[0] + 1


def suggested_file_name(ws: Workspace, session: ScoringSession, tr: Translator) -> str:
    """A speaking name: scores, which time, the judge; a long name of a judge is cut, never the revision."""
    revision = tr("revision {n}", n=next_revision(ws, session))
    parts = (tr("Scores"), revision, session.judge.full_name(tr.language.value))
    return speaking_name(parts, EXTENSION)


def export_scores(ws: Workspace, session: ScoringSession, path: Path) -> ExportedScores:
    """Saves the signed and encrypted snapshot of all scorecards, drafts included (they are shown, not counted).

    Refuses ``NOTHING_TO_EXPORT``, ``PASSPHRASE_NEEDED``, ``DISK_FULL``, ``FOLDER_NOT_WRITABLE``; then nothing is sent.
    """
    cards = session.scorecards()
    if not any(_has_content(card) for card in cards):
        raise JudgeDesktopError(Code.NOTHING_TO_EXPORT)
    revision, previous = _last_revision(ws, session)
    content, signed = write_score_file(
        _score_file(ws, session, cards, revision + 1, previous), ws.identity.signing_key, ws.salt()
    )
    with replacing(path) as stream:
        stream.write(content)
        # Recorded before the file appears under its name: a crash in between costs a number, never makes two versions.
        _record(ws, session, signed, path.name)
    session.mark_sent(revision + 1)
    return ExportedScores(
        path=path,
        revision=revision + 1,
        sha256=signed.score_file.sha256,
        check_words=words_of_judge(ws.identity.public),
    )


def progress_code(ws: Workspace, session: ScoringSession) -> str:
    """A short signed text for the meeting's chat: how many scorecards are complete and sealed, no scores."""
    complete, assigned = session.progress()
    final = (ScorecardState.SEALED, ScorecardState.ABSENT)
    progress = Progress(
        contest=session.contest.id,
        round=session.package.round,
        mode=session.mode,
        judge=session.judge.id,
        judge_key=ws.identity.public.judge_key,
        complete=complete,
        sealed=sum(card.state in final for card in session.scorecards()),
        assigned=assigned,
    )
    return write_progress_code(progress, ws.identity.signing_key)


def _has_content(card: Scorecard) -> bool:
    return bool(card.given) or card.state is not ScorecardState.DRAFT


def _last_revision(ws: Workspace, session: ScoringSession) -> tuple[int, str]:
    """(revision, hash) of this key's last score file; (0, "") before the first."""
    own = ws.own_name
    if own is None:
        raise JudgeDesktopError(Code.NO_IDENTITY)
    with ws.database.reading() as connection:
        last = scoring_sessions.last_export(connection, session.session, own.keys.judge_key)
    return (last.revision, last.sha256) if last is not None else (0, "")


def _score_file(
    ws: Workspace, session: ScoringSession, cards: tuple[Scorecard, ...], revision: int, previous: str
) -> ScoreFile:
    own = ws.identity.public
    package = session.package
    recipients = {chair.keys.age_recipient for chair in package.chairs} | {own.age_recipient}
    return ScoreFile(
        contest=package.contest.id,
        round=package.round,
        mode=package.mode,
        manifest=package.manifest,
        rubric=package.rubric,
        judge=session.judge.id,
        judge_key=own.judge_key,
        recipients=tuple(sorted(recipients)),
        revision=revision,
        previous=previous,
        declaration_made=session.declaration_made,
        recusals=session.recusals,
        scorecards=cards,
        created=ws.now(),
        notes=session.notes,
        signing_key=own.signing_key,
        age_recipient=own.age_recipient,
    )


def _record(ws: Workspace, session: ScoringSession, signed: SignedScores, file_name: str) -> None:
    score_file = signed.score_file
    export = Export(
        judge_key=score_file.judge_key,
        revision=score_file.revision,
        sha256=score_file.sha256,
        file_name=file_name,
        created=score_file.created,
    )
    with ws.database.transaction() as connection:
        scoring_sessions.record_export(connection, session.session, export)
        audit_log.record(
            connection,
            AuditEvent.SCORES_EXPORTED,
            at=ws.now(),
            who=session.judge.id,
            contest=score_file.contest,
            details={"revision": score_file.revision, "sha256": score_file.sha256},
        )
