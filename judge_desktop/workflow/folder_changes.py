"""What a contest folder changes in a contest of this copy, and what a folder cannot say and therefore stays.

Keys and confirmations of judges, whoever may stand in for the chair, and of attachments the name they were sent
under, what they were made from and the package they first came with: none of it stands in the tables of a folder.
"""

from __future__ import annotations

from dataclasses import replace

from judge_desktop.domain.contest import Attachment, Contest, Submission
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.exchange.contest_folder_writing import attachment_names
from judge_desktop.scoring.schedule_planning import plan_slots

_INCOMPLETE = frozenset(
    {
        FindingCode.ASSIGNMENT_UNKNOWN,
        FindingCode.AWARD_LEVEL_TWICE,
        FindingCode.CATEGORY_NAME_MISSING,
        FindingCode.CATEGORY_RUBRIC_UNKNOWN,
        FindingCode.CHAIR_MAY_NOT_JUDGE,
        FindingCode.CONTEST_NAME_MISSING,
        FindingCode.DUPLICATE_NUMBER,
        FindingCode.FULL_MARKS_DO_NOT_ADD_UP,
        FindingCode.FULL_MARK_NOT_POSITIVE,
        FindingCode.JUDGE_NAME_MISSING,
        FindingCode.NO_CATEGORY,
        FindingCode.NO_CHAIR,
        FindingCode.NO_JUDGES,
        FindingCode.NO_ROUND,
        FindingCode.NO_SUBMISSIONS,
        FindingCode.REASON_MISSING,
        FindingCode.RUBRIC_WITHOUT_CRITERIA,
        FindingCode.RULE_NOT_POSSIBLE,
        FindingCode.SCHEDULE_INCOMPLETE,
        FindingCode.SCHEDULE_OVERLAPS,
        FindingCode.SCHEDULE_RUNS_OVER,
        FindingCode.SCHEDULE_SUBMISSION_UNKNOWN,
        FindingCode.SEVERAL_CHAIRS,
        FindingCode.SHORTLISTED_THOUGH_INELIGIBLE,
        FindingCode.STEP_DOES_NOT_FIT,
        FindingCode.SUBMISSION_CATEGORY_UNKNOWN,
        FindingCode.SUBMISSION_TITLE_MISSING,
        FindingCode.TIMES_REVERSED,
    }
)
"""What a contest that is being prepared may still lack: it blocks the package."""


def stands_in_the_way(finding: Finding) -> bool:
    """True for what keeps a folder from being understood; a contest that is only incomplete is taken."""
    if finding.code is FindingCode.CELL_MISSING and finding.where.column == "category":
        return False
    return finding.blocks and finding.code not in _INCOMPLETE


def as_changed(before: Contest, read: Contest) -> Contest:
    """``before`` with everything that ``read`` says. Reading what was written of ``before`` gives it back."""
    known = {judge.id: judge.known_keys for judge in before.panel.judges}
    judges = tuple(replace(judge, known_keys=known.get(judge.id, ())) for judge in read.panel.judges)
    changed = replace(
        before,
        name=read.name,
        edition=read.edition,
        year=read.year,
        organiser=read.organiser,
        contact=read.contact,
        description=read.description,
        objectives=read.objectives,
        applicant_types=read.applicant_types,
        popular_vote=read.popular_vote,
        eligibility=read.eligibility,
        rules=read.rules,
        categories=read.categories,
        rubrics=read.rubrics,
        submissions=tuple(_submission(before.submission(one.id), one) for one in read.submissions),
        panel=replace(before.panel, judges=judges),
        rounds=read.rounds,
        timeline=read.timeline,
        letterhead=read.letterhead,
    )
    planned = any(one.schedule.slots for one in before.rounds)
    same = [one.id for one in before.finalists] == [one.id for one in changed.finalists]
    return changed if same and not planned else with_slots(changed)


def with_slots(contest: Contest) -> Contest:
    """The contest with a running order planned where it has none."""
    rounds = tuple(
        one
        if one.schedule.slots
        else replace(one, schedule=replace(one.schedule, slots=plan_slots(one.schedule, contest.finalists)))
        for one in contest.rounds
    )
    return replace(contest, rounds=rounds)


def _submission(before: Submission | None, read: Submission) -> Submission:
    """Attachments known before come first, in their order; those whose name was not touched are as they were."""
    if before is None:
        return read
    found = {one.sha256: one for one in read.attachments}
    named = zip(before.attachments, attachment_names(before.attachments), strict=True)
    kept = [_attachment(one, name, found) for one, name in named if one.sha256 in found]
    known = {one.sha256 for one in kept}
    new = [one for one in read.attachments if one.sha256 not in known]
    return replace(read, attachments=(*kept, *new))


def _attachment(before: Attachment, written: str, found: dict[str, Attachment]) -> Attachment:
    read = found[before.sha256]
    name = before.name if read.name == written else read.name
    rendition_of = read.rendition_of or (before.rendition_of if before.rendition_of in found else "")
    return replace(before, name=name, rendition_of=rendition_of)
