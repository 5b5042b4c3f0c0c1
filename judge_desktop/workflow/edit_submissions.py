"""Submissions changed by hand: values, eligibility, shortlist, adding and removing. A page and a command call the same.

``…_change`` gives a change of the draft for ``edit_contest``, so that a page can take it back; the verbs apply it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from judge_desktop.domain.contest import Applicant, Category, Contest, Submission
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.importing import ImportField
from judge_desktop.domain.text import Text
from judge_desktop.exchange.cell_values import cleaned, date_of, spelling_key, whole_number_of, yes_or_no
from judge_desktop.exchange.form_categories import CategoryReader
from judge_desktop.scoring.contest_validation import check_contest
from judge_desktop.scoring.eligibility import with_fit, with_shortlisting
from judge_desktop.scoring.ids import is_folder_name
from judge_desktop.scoring.submission_edits import LostWith, added, edited, lost_with, without
from judge_desktop.scoring.submission_import import neutral_id
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_contest
from judge_desktop.workflow.workspace import Workspace

Change = Callable[[Contest], Contest]

EXTRA = "extra:"
"""Before the title of an extra field."""
LONGEST = 20_000
_TEXTS = {
    ImportField.TITLE_TH: ("title", "th"),
    ImportField.TITLE_EN: ("title", "en"),
    ImportField.SUMMARY_TH: ("summary", "th"),
    ImportField.SUMMARY_EN: ("summary", "en"),
}
FIELDS = (
    ImportField.NUMBER,
    ImportField.CATEGORY,
    ImportField.TITLE_TH,
    ImportField.TITLE_EN,
    ImportField.APPLICANT_TH,
    ImportField.APPLICANT_EN,
    ImportField.APPLICANT_TYPE,
    ImportField.START_DATE,
    ImportField.APPLIED_DATE,
    ImportField.SUMMARY_TH,
    ImportField.SUMMARY_EN,
    ImportField.FITS_CONCEPT,
    ImportField.REASON,
    ImportField.SHORTLISTED,
    ImportField.ORDER,
)


def value_change(ids: Collection[str], field: str, text: str) -> Change:
    """Gives that field of those submissions another value; empty text takes it away.

    The change refuses ``SUBMISSION_UNKNOWN``, ``FIELD_UNKNOWN``, ``VALUE_NOT_UNDERSTOOD``, ``CATEGORY_UNKNOWN``,
    ``TEXT_TOO_LONG``.
    """

    def change(contest: Contest) -> Contest:
        _demand_known(contest, ids)
        value = cleaned(text)
        if len(value) > LONGEST:
            raise JudgeDesktopError(Code.TEXT_TOO_LONG, count=len(value), most=LONGEST)
        return edited(contest, ids, _edit(contest.categories, field, value))

    return change


def fit_change(ids: Collection[str], fits: bool | None, reason: str) -> Change:
    """Records whether submissions fit the concept. Refuses ``REASON_NEEDED`` for "no" without any reason."""

    def change(contest: Contest) -> Contest:
        chosen = _demand_known(contest, ids)
        if fits is False and not reason.strip() and not all(one.reason.strip() for one in chosen):
            raise JudgeDesktopError(Code.REASON_NEEDED)
        return edited(contest, ids, lambda one: with_fit(one, fits, cleaned(reason)))

    return change


def shortlist_change(ids: Collection[str], shortlisted: bool, reason: str) -> Change:
    """Puts submissions on the shortlist or takes them off. Refuses ``REASON_NEEDED`` for "off" without any reason."""

    def change(contest: Contest) -> Contest:
        chosen = _demand_known(contest, ids)
        if not shortlisted and not reason.strip() and not all(one.reason.strip() for one in chosen):
            raise JudgeDesktopError(Code.REASON_NEEDED)
        return edited(contest, ids, lambda one: with_shortlisting(one, shortlisted, cleaned(reason)))

    return change


def removal_change(ids: Collection[str]) -> Change:
    """Takes submissions out of the draft with what names them."""

    def change(contest: Contest) -> Contest:
        _demand_known(contest, ids)
        return without(contest, ids)

    return change


def adding_change(submission: Submission) -> Change:
    """Adds a submission. Refuses ``SUBMISSION_EXISTS``, ``SUBMISSION_ID_NOT_ALLOWED``."""

    def change(contest: Contest) -> Contest:
        if not is_folder_name(submission.id):
            raise JudgeDesktopError(Code.SUBMISSION_ID_NOT_ALLOWED, submission=submission.id)
        if submission.id.casefold() in {one.id.casefold() for one in contest.submissions}:
            raise JudgeDesktopError(Code.SUBMISSION_EXISTS, submission=submission.id)
        return added(contest, submission)

    return change


def new_submission(ws: Workspace, contest: Contest, category: str, submission_id: str = "") -> Submission:
    """An empty submission of a category with an id that says nothing, unless one is given."""
    taken = {one.id for one in contest.submissions}
    one = submission_id or neutral_id(contest.id, ws.new_id(), taken)
    return Submission(id=one, number=0, category=category, title=Text(), applicant=Applicant(name=Text()))


def set_values(ws: Workspace, submission: str, values: Mapping[str, str], where: Where = EVERYWHERE) -> Contest:
    """Several fields of one submission at once; either all are kept or none. Refuses as ``value_change``."""

    def change(contest: Contest) -> Contest:
        for field, text in values.items():
            contest = value_change((submission,), field, text)(contest)
        return contest

    return edit_contest(ws, ContestSection.SUBMISSIONS, change, where)


def add_submission(
    ws: Workspace, values: Mapping[str, str], where: Where = EVERYWHERE, submission_id: str = ""
) -> Submission:
    """A new submission with these values. Refuses as ``adding_change`` and ``value_change``."""
    contest = chair_contest(ws, where)
    first = contest.categories[0].id if contest.categories else ""
    one = new_submission(ws, contest, first, submission_id)

    def change(now: Contest) -> Contest:
        now = adding_change(one)(now)
        for field, text in values.items():
            now = value_change((one.id,), field, text)(now)
        return now

    after = edit_contest(ws, ContestSection.SUBMISSIONS, change, where)
    return next(each for each in after.submissions if each.id == one.id)


def remove_submissions(ws: Workspace, ids: Collection[str], where: Where = EVERYWHERE) -> LostWith:
    """Takes submissions out of the draft and says what went with them; the files stay in the data folder."""
    lost = lost_by_removing(chair_contest(ws, where), ids)
    edit_contest(ws, ContestSection.SUBMISSIONS, removal_change(ids), where)
    return lost


def lost_by_removing(contest: Contest, ids: Collection[str]) -> LostWith:
    """What would go with these submissions. Refuses ``SUBMISSION_UNKNOWN``."""
    _demand_known(contest, ids)
    return lost_with(contest, ids)


def decide_fit(
    ws: Workspace, ids: Collection[str], fits: bool | None, reason: str, where: Where = EVERYWHERE
) -> Contest:
    """Records the second check of eligibility. Refuses as ``fit_change``."""
    return edit_contest(ws, ContestSection.ELIGIBILITY, fit_change(ids, fits, reason), where)


def decide_shortlist(
    ws: Workspace, ids: Collection[str], shortlisted: bool, reason: str, where: Where = EVERYWHERE
) -> Contest:
    """Records who goes on. Refuses as ``shortlist_change``."""
    return edit_contest(ws, ContestSection.ELIGIBILITY, shortlist_change(ids, shortlisted, reason), where)


def check_submissions(ws: Workspace, where: Where = EVERYWHERE) -> tuple[Finding, ...]:
    """Everything that is wrong with a submission or asks for another look."""
    found = check_contest(chair_contest(ws, where))
    return tuple(one for one in found if one.where.submission or one.where.column == "submission")


def _demand_known(contest: Contest, ids: Collection[str]) -> list[Submission]:
    here = {one.id: one for one in contest.submissions}
    for one in ids:
        if one not in here:
            raise JudgeDesktopError(Code.SUBMISSION_UNKNOWN, submission=one)
    return [here[one] for one in ids]


def _edit(categories: Collection[Category], field: str, value: str) -> Callable[[Submission], Submission]:
    if field.startswith(EXTRA) and field != EXTRA:
        return lambda one: _with_extra(one, field.removeprefix(EXTRA), value)
    known = {one.value: one for one in FIELDS}
    if field not in known:
        raise JudgeDesktopError(Code.FIELD_UNKNOWN, field=field, known=", ".join(known))
    kind = known[field]
    if kind in _TEXTS:
        name, language = _TEXTS[kind]
        return lambda one: replace(one, **{name: replace(getattr(one, name), **{language: value})})
    if kind in (ImportField.APPLICANT_TH, ImportField.APPLICANT_EN):
        language = "th" if kind is ImportField.APPLICANT_TH else "en"
        return lambda one: replace(
            one, applicant=replace(one.applicant, name=replace(one.applicant.name, **{language: value}))
        )
    if kind is ImportField.APPLICANT_TYPE:
        return lambda one: replace(one, applicant=replace(one.applicant, type=value))
    if kind is ImportField.CATEGORY:
        return _category_edit(categories, value)
    return _plain_edit(kind, value)


def _plain_edit(kind: ImportField, value: str) -> Callable[[Submission], Submission]:
    """Numbers, dates, yes and no, the reason."""
    read: Callable[[str], object] = {
        ImportField.NUMBER: whole_number_of,
        ImportField.ORDER: whole_number_of,
        ImportField.START_DATE: date_of,
        ImportField.APPLIED_DATE: date_of,
        ImportField.FITS_CONCEPT: yes_or_no,
        ImportField.SHORTLISTED: yes_or_no,
    }.get(kind, str)
    empty: object = {
        ImportField.NUMBER: 0,
        ImportField.ORDER: 0,
        ImportField.SHORTLISTED: True,
        ImportField.REASON: "",
    }.get(kind)
    meant = read(value) if value else empty
    if value and meant is None:
        raise JudgeDesktopError(Code.VALUE_NOT_UNDERSTOOD, field=kind.value, value=value[:80])
    changes = {kind.value: meant}
    return lambda one: replace(one, **changes)  # type: ignore[arg-type]


def _category_edit(categories: Collection[Category], value: str) -> Callable[[Submission], Submission]:
    ids = {spelling_key(one.id): one.id for one in categories}
    meant = (ids[spelling_key(value)],) if spelling_key(value) in ids else CategoryReader(categories).read(value).ids
    if len(meant) != 1:
        raise JudgeDesktopError(Code.CATEGORY_UNKNOWN, category=value[:80])
    return lambda one: replace(one, category=meant[0])


def _with_extra(one: Submission, title: str, value: str) -> Submission:
    fields = dict(one.extra_fields)
    if value:
        fields[title] = value
    else:
        fields.pop(title, None)
    return replace(one, extra_fields=tuple(fields.items()))
