"""The audit log in words: one sentence for every event, and what its details say. English here, Thai in the catalog."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from judge_desktop.config.i18n import Translator, mark
from judge_desktop.config.phrases import sentence
from judge_desktop.config.report_words import report_name
from judge_desktop.domain.audit_events import AuditEvent
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code
from judge_desktop.domain.panel import Confirmation
from judge_desktop.domain.publication import Audience, Listed
from judge_desktop.domain.report_kinds import ReportKind

NameOf = Callable[[str, str], str]
"""(name of the detail, its value) -> the words people know it by; the value itself when there are none."""

_EVENTS: Mapping[AuditEvent, str] = {
    AuditEvent.CONTEST_CREATED: mark("The contest was begun"),
    AuditEvent.CONTEST_UPDATED: mark("The contest was changed"),
    AuditEvent.CONTEST_REMOVED: mark("A contest was removed from this computer"),
    AuditEvent.IDENTITY_CREATED: mark("The keys of this copy were made"),
    AuditEvent.CARD_ADDED: mark("A judge card was taken in"),
    AuditEvent.KEY_CONFIRMED: mark("It was settled whose key this is"),
    AuditEvent.PACKAGE_BUILT: mark("A package was built and signed"),
    AuditEvent.PACKAGE_OPENED: mark("A package was opened"),
    AuditEvent.JUDGE_CHOSEN: mark("The judge of this computer was chosen"),
    AuditEvent.DECLARATION_MADE: mark("The declaration of interest was made"),
    AuditEvent.RECUSAL_DECLARED: mark("An interest was declared"),
    AuditEvent.RECUSAL_WITHDRAWN: mark("A declared interest was taken back"),
    AuditEvent.ABSENCE_MARKED: mark("The judge did not attend this presentation"),
    AuditEvent.SCORECARD_SEALED: mark("A scorecard was sealed"),
    AuditEvent.SCORECARD_REOPENED: mark("A scorecard was opened again"),
    AuditEvent.SCORES_IMPORTED: mark("Scores were taken over"),
    AuditEvent.SCORES_EXPORTED: mark("A score file was saved"),
    AuditEvent.SCORES_MERGED: mark("Score files were merged"),
    AuditEvent.SCORES_HANDED_BACK: mark("Scores were handed back to a new laptop"),
    AuditEvent.FILE_REFUSED: mark("A file was refused"),
    AuditEvent.DECISION_RECORDED: mark("A decision was signed"),
    AuditEvent.RESULTS_PUBLISHED: mark("The results were published"),
    AuditEvent.REPORT_PRINTED: mark("A paper was made"),
    AuditEvent.TABLES_EXPORTED: mark("Tables were exported"),
    AuditEvent.ARCHIVE_EXPORTED: mark("An archive of the contest was made"),
    AuditEvent.BACKUP_MADE: mark("A backup was made"),
    AuditEvent.BACKUP_RESTORED: mark("A backup was brought back"),
    AuditEvent.BACKUP_WAIVED: mark("The official package was built without a backup"),
    AuditEvent.SUBMISSIONS_IMPORTED: mark("Submissions were taken from a table"),
    AuditEvent.ATTACHMENTS_ADDED: mark("Attachments were added"),
    AuditEvent.RENDITIONS_MADE: mark("Office files were turned into PDF"),
    AuditEvent.RECEIVED_EXPORTED: mark("The received files were exported"),
    AuditEvent.DECISIONS_MERGED: mark("Decisions of another copy were taken in"),
    AuditEvent.CONTEST_TAKEN_OVER: mark("A deputy took the contest over"),
    AuditEvent.SCAN_KEPT: mark("A signed paper was kept"),
    AuditEvent.SCAN_TAKEN_AWAY: mark("A signed paper was taken away"),
    AuditEvent.NOTE_WRITTEN: mark("A note was written"),
    AuditEvent.DISCUSSION_HELD: mark("It was noted that the panel discussed this"),
    AuditEvent.MEETING_DESCRIBED: mark("The words about the meeting for its minutes were changed"),
}
_DECISIONS: Mapping[str, str] = {
    DecisionKind.CONFIRM_JUDGE: mark("whose key it is"),
    DecisionKind.REPLACE_KEY: mark("the key of a new laptop"),
    DecisionKind.ATTENDANCE: mark("attendance"),
    DecisionKind.CORRECT_TEXT: mark("a text was corrected"),
    DecisionKind.PAPER_SCORECARD: mark("a scorecard on paper"),
    DecisionKind.CHOOSE_REVISION: mark("which of two versions counts"),
    DecisionKind.SET_ASIDE: mark("a file was set aside"),
    DecisionKind.RESTORE: mark("something set aside was taken back"),
    DecisionKind.EXCLUDE: mark("a judge is not counted"),
    DecisionKind.POPULAR_VOTE: mark("the popular vote"),
    DecisionKind.ACTING_CHAIR: mark("an acting chair"),
    DecisionKind.BREAK_TIE: mark("a tie"),
    DecisionKind.AWARD: mark("an award"),
    DecisionKind.JOINT_AWARD: mark("a joint award"),
    DecisionKind.NO_AWARD: mark("no award"),
    DecisionKind.CLOSE: mark("the round was closed"),
    DecisionKind.REOPEN: mark("the round was opened again"),
}
_SECTIONS: Mapping[str, str] = {
    "information": mark("information"),
    "categories": mark("categories and awards"),
    "rules": mark("rules"),
    "timeline": mark("dates"),
    "rubric": mark("rubric"),
    "submissions": mark("submissions"),
    "eligibility": mark("eligibility"),
    "attachments": mark("attachments"),
    "panel": mark("panel"),
    "deputies": mark("deputies"),
    "letterhead": mark("letterhead"),
    "assignments": mark("assignments"),
    "recusals": mark("recusals"),
    "schedule": mark("schedule"),
}
_CONFIRMATIONS: Mapping[str, str] = {
    Confirmation.UNHEARD: mark("Not confirmed by voice"),
    Confirmation.VOICE: mark("Confirmed by voice"),
    Confirmation.PAPER: mark("Confirmed on paper"),
}
_AUDIENCES: Mapping[str, str] = {
    Audience.INTERNAL: mark("with names and words"),
    Audience.PUBLIC: mark("for everybody, without names and words"),
}
_COUNTS: Mapping[str, str] = {
    "submissions": mark("submissions: {n}"),
    "judges": mark("judges: {n}"),
    "files": mark("files: {n}"),
    "rows": mark("rows: {n}"),
    "count": mark("pages or files: {n}"),
    "comments_left_out": mark("comments left out: {n}"),
    "scorecards": mark("scorecards: {n}"),
    "attachments": mark("attachments: {n}"),
    "revision": mark("revision {n}"),
}


def event_sentence(event: AuditEvent, tr: Translator) -> str:
    """What happened, without its details."""
    return tr(_EVENTS[event])


def decision_words(kind: DecisionKind, tr: Translator) -> str:
    """What a decision of that kind is about."""
    return tr(_DECISIONS[kind])


def details_in_words(details: Mapping[str, str | int], tr: Translator, name_of: NameOf) -> str:
    """The details of a line, in words as far as there are any; hashes and bytes are left to the export."""
    parts = [_detail(name, value, tr, name_of) for name, value in details.items()]
    return " · ".join(part for part in parts if part)


def _detail(name: str, value: str | int, tr: Translator, name_of: NameOf) -> str:
    if name in _COUNTS:
        return tr(_COUNTS[name], n=value)
    if isinstance(value, int) or not value:
        return ""
    if name == "kind" and value in _DECISIONS:
        return tr(_DECISIONS[value])
    if name == "section" and value in _SECTIONS:
        return tr(_SECTIONS[value])
    if name == "confirmation" and value in _CONFIRMATIONS:
        return tr(_CONFIRMATIONS[value])
    if name == "report" and value in set(ReportKind):
        return report_name(ReportKind(value), tr)
    if name == "audience" and value in _AUDIENCES:
        return tr(_AUDIENCES[value])
    if name == "listed":
        return tr("only the submissions with an award") if value == Listed.AWARDED else ""
    if name == "mode":
        return tr("Rehearsal") if value == "rehearsal" else tr("Official")
    if name == "code" and value in set(Code):
        return sentence(Code(value), tr, file="")
    if _is_hash(value) or value.startswith("SHA256:"):
        return ""
    return name_of(name, value)


def _is_hash(value: str) -> bool:
    return len(value) in (32, 64) and not value.strip("0123456789abcdef")
