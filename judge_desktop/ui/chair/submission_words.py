"""Words of the pages about submissions: fields, ways to solve a problem, outcomes of rows, states of the list."""

from __future__ import annotations

import re
from datetime import date

from judge_desktop.config.i18n import mark, tr
from judge_desktop.domain.contest import Contest, Submission
from judge_desktop.domain.importing import ImportField, RowOutcome, Solution, Solved
from judge_desktop.ui.chair.wording import category_words, day, short_day
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.tokens import Tone
from judge_desktop.workflow.submission_list import Listed, ListState

_F = ImportField
_FIELDS = {
    _F.ID: mark("Submission id"),
    _F.NUMBER: mark("Submission number"),
    _F.CATEGORY: mark("Award category"),
    _F.TITLE_TH: mark("Title in Thai"),
    _F.TITLE_EN: mark("Title in English"),
    _F.APPLICANT_TH: mark("Applicant"),
    _F.APPLICANT_EN: mark("Applicant in English"),
    _F.APPLICANT_TYPE: mark("Kind of applicant"),
    _F.START_DATE: mark("Start date of operation"),
    _F.APPLIED_DATE: mark("Date of application"),
    _F.SUMMARY_TH: mark("Summary"),
    _F.SUMMARY_EN: mark("Summary in English"),
    _F.FITS_CONCEPT: mark("Fits the concept (yes or no)"),
    _F.REASON: mark("Reason"),
    _F.SHORTLISTED: mark("Shortlisted (yes or no)"),
    _F.ORDER: mark("Running order"),
    _F.RESPONSE: mark("Number of the answer"),
    _F.SENDER: mark("Sender (recognises, is not kept)"),
    _F.EXTRA: mark("Keep as an extra field"),
    _F.UNUSED: mark("Not used"),
}
_SOLUTIONS = {
    Solution.NOT_ELIGIBLE: mark("Record as not eligible"),
    Solution.NOTED: mark("Take note"),
    Solution.LEAVE_OUT: mark("Leave out"),
    Solution.CLEAR: mark("Without this value"),
    Solution.FROM_ABOVE: mark("Yes, the same"),
    Solution.NEW_ID: mark("Give a new id"),
    Solution.KEEP_OURS: mark("Keep ours"),
}
_STATES = {
    "": mark("All states"),
    ListState.ELIGIBLE: mark("Eligible"),
    ListState.NOT_ELIGIBLE: mark("Not eligible"),
    ListState.OPEN: mark("Not checked"),
    ListState.SHORTLISTED: mark("Shortlisted"),
    ListState.NOT_SHORTLISTED: mark("Not shortlisted"),
    ListState.LATE: mark("Applied late"),
    ListState.PROBLEMS: mark("With problems"),
}
_OUTCOMES = {
    RowOutcome.NEW: (mark("New"), Shape.TICK, Tone.OK),
    RowOutcome.CHANGED: (mark("Changed"), Shape.NOTE, Tone.ACCENT),
    RowOutcome.SAME: (mark("The same"), Shape.TICK, Tone.NEUTRAL),
    RowOutcome.BLOCKED: (mark("Has a problem"), Shape.OCTAGON, Tone.BAD),
    RowOutcome.LEFT_OUT: (mark("Left out"), Shape.STRUCK, Tone.NEUTRAL),
}
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def field_name(one: ImportField) -> str:
    """What a field is called."""
    return tr(_FIELDS[one])


def field_choices() -> list[tuple[str, str]]:
    """Every field a column may be, for a drop-down."""
    return [(one.value, tr(words)) for one, words in _FIELDS.items()]


def state_choices() -> list[tuple[str, str]]:
    """What the list may be filtered by."""
    return [(str(state), tr(words)) for state, words in _STATES.items()]


def outcome_of_row(outcome: RowOutcome) -> tuple[str, Shape, Tone]:
    """What becomes of a row: words, shape and tone."""
    words, shape, tone = _OUTCOMES[outcome]
    return tr(words), shape, tone


def solution_words(solution: Solved, contest: Contest, *, only: bool) -> str:
    """The words of a button; of several categories each is named, the ``only`` one is asked for in the row."""
    if solution.how is not Solution.CATEGORY:
        return tr(_SOLUTIONS[solution.how])
    if only:
        return tr("Yes, correct it")
    category = contest.category(solution.value)
    return category_words(category) if category is not None else solution.value


def value_words(one: ImportField, text: str, contest: Contest) -> str:
    """A neutral value as people read it."""
    if not text:
        return "—"
    category = contest.category(text) if one is ImportField.CATEGORY else None
    if category is not None:
        return category_words(category)
    if _ISO.fullmatch(text):
        return day(date.fromisoformat(text))
    return text


def eligibility_words(one: Listed) -> tuple[str, Shape, Tone]:
    """Whether a submission is eligible: words, shape and tone."""
    if one.eligible is None:
        return tr("Not checked"), Shape.RING, Tone.NEUTRAL
    if one.eligible:
        return tr("Eligible"), Shape.TICK, Tone.OK
    if one.submission.shortlisted:
        return tr("Not eligible"), Shape.OCTAGON, Tone.BAD
    return tr("Not eligible"), Shape.STRUCK, Tone.NEUTRAL


def started_words(submission: Submission) -> str:
    """The start date, short."""
    return short_day(submission.start_date) if submission.start_date else "—"
