"""What the merge page says beside the outcomes: values of a replaced laptop, decisions of two copies that contradict
each other, what a merge would bring and who is missing then. Pure, from documents and view.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from judge_desktop.config.i18n import mark, tr, trn
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.merging import MergeLine, MergeReport, Outcome
from judge_desktop.domain.package import Package
from judge_desktop.domain.view import Difference
from judge_desktop.ui.chair.merge_lines import changes_between, score_words
from judge_desktop.ui.chair.wording import clock, criterion_words, name_of
from judge_desktop.workflow.round_documents import RoundDocuments

_MOST_NAMES = 4
_KINDS = {
    DecisionKind.CONFIRM_JUDGE: mark("Confirms whose computer it is"),
    DecisionKind.REPLACE_KEY: mark("Lets a new computer of a judge count"),
    DecisionKind.ATTENDANCE: mark("Says who was there"),
    DecisionKind.CORRECT_TEXT: mark("Corrects a name or title"),
    DecisionKind.PAPER_SCORECARD: mark("Takes in a paper scorecard"),
    DecisionKind.CHOOSE_REVISION: mark("Chooses one of two versions"),
    DecisionKind.SET_ASIDE: mark("Sets a file aside"),
    DecisionKind.RESTORE: mark("Takes something back"),
    DecisionKind.EXCLUDE: mark("Leaves a judge out of a category"),
    DecisionKind.POPULAR_VOTE: mark("Takes in the popular vote"),
    DecisionKind.ACTING_CHAIR: mark("Names who chairs in the place of the chair"),
    DecisionKind.BREAK_TIE: mark("Settles a tie"),
    DecisionKind.AWARD: mark("Gives an award"),
    DecisionKind.JOINT_AWARD: mark("Gives one award to several"),
    DecisionKind.NO_AWARD: mark("Gives no award"),
    DecisionKind.CLOSE: mark("Closes the round"),
    DecisionKind.REOPEN: mark("Opens the round again"),
}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One of several decisions that contradict each other: what it does, whose it is, its reason; ``judge`` if it is
    about the files of one.
    """

    title: str
    detail: str
    judge: str = ""


def differences_of(judge: str, documents: RoundDocuments) -> list[tuple[str, str]]:
    """(submission, what differs) for values that two computers of the judge sealed differently."""
    found = [one for one in documents.view.differences if one.judge == judge]
    return [(_submission_words(one, documents), _difference_words(one, documents)) for one in found]


def _submission_words(difference: Difference, documents: RoundDocuments) -> str:
    submission = documents.package.contest.submission(difference.submission)
    number = submission.number if submission is not None else difference.submission
    return tr("Submission {number}: two computers, two values", number=number)


def _difference_words(difference: Difference, documents: RoundDocuments) -> str:
    files = {one.sha256: one for one in documents.score_files}
    counted, other = files[difference.counted_document], files[difference.other_document]
    contest = documents.package.contest
    submission = contest.submission(difference.submission)
    names = {one.id: criterion_words(one) for one in contest.rubric_of(submission).criteria} if submission else {}
    parts = [
        tr(
            "{criterion}: {counted} counts, {other} on the earlier computer",
            criterion=names.get(one.criterion, one.criterion),
            counted=score_words(one.after),
            other=score_words(one.before),
        )
        for one in changes_between(other, counted)
        if one.submission == difference.submission
    ]
    return " · ".join(parts)


def contradictions(documents: RoundDocuments) -> list[list[Contradiction]]:
    """The groups of decisions that contradict each other and are not applied, in words."""
    known = {one.sha256: one for one in documents.decisions}
    judges = {one.sha256: one.judge for one in documents.score_files}
    return [
        [_contradiction(known[sha256], documents.package, judges) for sha256 in group if sha256 in known]
        for group in documents.view.decision_conflicts
    ]


def _contradiction(decision: Decision, package: Package, judges: dict[str, str]) -> Contradiction:
    copy = next((one for one in package.chairs if one.keys.judge_key == decision.signed_by), None)
    judge = decision.judge or next((judges[one] for one in decision.documents if one in judges), "")
    parts = [
        name_of(package.contest.panel.judge(judge), judge),
        tr("recorded by {copy}", copy=copy.name or copy.id) if copy is not None else "",
        clock(decision.created) if decision.created else "",
        tr("Reason: {reason}", reason=decision.reason) if decision.reason else "",
    ]
    return Contradiction(
        title=tr(_KINDS[decision.kind]), detail=" · ".join(part for part in parts if part), judge=judge
    )


def preview_words(report: MergeReport) -> str:
    """“3 new · 1 changed · 1 same as before · 2 refused”: what a merge of these files would bring."""
    count = Counter(_sort(line) for line in report.files)
    words = {
        "new": trn("{n} new score file", "{n} new score files", count["new"]),
        "changed": trn("{n} with changes", "{n} with changes", count["changed"]),
        "asks": trn("{n} needs you", "{n} need you", count["asks"]),
        "older": trn("{n} older", "{n} older", count["older"]),
        "same": trn("{n} same as before", "{n} same as before", count["same"]),
        "refused": trn("{n} file refused", "{n} files refused", count["refused"]),
    }
    return " · ".join(words[kind] for kind in words if count[kind])


def _sort(line: MergeLine) -> str:
    by_outcome = {
        Outcome.ALREADY_PRESENT: "same",
        Outcome.SUPERSEDED: "older",
        Outcome.FORK: "asks",
        Outcome.AWAITING_CONFIRMATION: "asks",
        Outcome.LATE: "asks",
        Outcome.REFUSED: "refused",
    }
    return by_outcome.get(line.outcome, "changed" if line.revision > 1 else "new")


def missing_words(report: MergeReport, package: Package) -> str:
    """Who would still be missing, by name; of many the first and how many more."""
    waiting = {line.judge for line in report.files if line.outcome in (Outcome.FORK, Outcome.AWAITING_CONFIRMATION)}
    missing = [one for one in report.missing if one not in waiting]
    names = [name_of(package.contest.panel.judge(one), one) for one in missing]
    if not names:
        return tr("After this nobody is missing")
    shown = ", ".join(names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    if more > 0:
        return trn("Still missing: {names} and {n} more", "Still missing: {names} and {n} more", more, names=shown)
    return tr("Still missing: {judges}", judges=shown)
