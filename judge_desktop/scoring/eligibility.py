"""The formal conditions of a submission: has it run long enough, did it arrive in time, does it fit the concept.

The dates are checked here; whether a project fits the concept is decided by a person, who gives the reason.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from judge_desktop.domain.contest import Eligibility, Submission
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity


def latest_start(reference_date: date, months: int) -> date:
    """The reference date less ``months`` calendar months; a day the month lacks becomes its last one.

    15 August 2023 less 6 months is 15 February 2023; 31 August 2023 less 6 months is 28 February 2023.
    """
    month_count = reference_date.year * 12 + reference_date.month - 1 - months
    year, month = divmod(month_count, 12)
    return date(year, month + 1, min(reference_date.day, monthrange(year, month + 1)[1]))


def has_run_long_enough(submission: Submission, eligibility: Eligibility) -> bool | None:
    """True when it started on or before the latest start; None when a date is missing."""
    if submission.start_date is None or eligibility.reference_date is None:
        return None
    return submission.start_date <= latest_start(eligibility.reference_date, eligibility.minimum_months)


def applied_late(submission: Submission, eligibility: Eligibility) -> bool:
    """True when the application is dated after the closing date."""
    closing = eligibility.applications_close
    return submission.applied_date is not None and closing is not None and submission.applied_date > closing


def is_eligible(submission: Submission, eligibility: Eligibility) -> bool | None:
    """False when one of the two checks failed, None when one is still open, True when both passed.

    A late application is flagged by ``check_eligibility`` and does not decide. A check the contest does not ask for
    (no reference date; no concept and nobody decided) counts as passed.
    """
    long_enough = has_run_long_enough(submission, eligibility)
    if long_enough is False or submission.fits_concept is False:
        return False
    date_is_open = long_enough is None and eligibility.reference_date is not None
    concept_is_open = submission.fits_concept is None and bool(eligibility.concept)
    return None if date_is_open or concept_is_open else True


def with_fit(submission: Submission, fits: bool | None, reason: str = "") -> Submission:
    """The submission after a person has looked whether it fits the concept (None opens the check again).

    A new reason replaces the one before; without one the old reason stays.
    """
    return replace(submission, fits_concept=fits, reason=reason.strip() or submission.reason)


def with_shortlisting(submission: Submission, shortlisted: bool, reason: str = "") -> Submission:
    """The submission shortlisted or not; a new reason replaces the one before."""
    return replace(submission, shortlisted=shortlisted, reason=reason.strip() or submission.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class EligibilityCounts:
    """How many submissions stand how."""

    submissions: int = 0
    eligible: int = 0
    not_eligible: int = 0
    open: int = 0
    late: int = 0
    shortlisted: int = 0


def count_eligibility(submissions: Iterable[Submission], eligibility: Eligibility) -> EligibilityCounts:
    """The counts at the head of the list."""
    listed = tuple(submissions)
    found = Counter(is_eligible(one, eligibility) for one in listed)
    return EligibilityCounts(
        submissions=len(listed),
        eligible=found[True],
        not_eligible=found[False],
        open=found[None],
        late=sum(applied_late(one, eligibility) for one in listed),
        shortlisted=sum(one.shortlisted for one in listed),
    )


def check_eligibility(submission: Submission, eligibility: Eligibility) -> tuple[Finding, ...]:
    """What the checks say about one submission.

    Everything warns, except two: a decision "does not fit" without a reason (``REASON_MISSING``), and a submission that
    is shortlisted though a check failed (``SHORTLISTED_THOUGH_INELIGIBLE``); the latter only warns once a reason is
    recorded. What was not shortlisted is not asked for missing dates and open checks.
    """
    found = _check_start(submission, eligibility) + _check_application(submission, eligibility)
    found += _check_concept(submission, eligibility)
    if submission.shortlisted and is_eligible(submission, eligibility) is False:
        severity = Severity.WARNS if submission.reason.strip() else Severity.BLOCKS
        found.append(_finding(FindingCode.SHORTLISTED_THOUGH_INELIGIBLE, submission, severity, "shortlisted"))
    return tuple(found)


def _check_start(submission: Submission, eligibility: Eligibility) -> list[Finding]:
    reference = eligibility.reference_date
    if reference is None:
        return []
    if submission.start_date is None:
        missing = _finding(FindingCode.START_DATE_MISSING, submission, Severity.WARNS, "start_date")
        return [missing] if submission.shortlisted else []
    if has_run_long_enough(submission, eligibility):
        return []
    details: dict[str, str | int] = {
        "months": eligibility.minimum_months,
        "date": reference.isoformat(),
        "latest_start": latest_start(reference, eligibility.minimum_months).isoformat(),
    }
    return [_finding(FindingCode.STARTED_TOO_LATE, submission, Severity.WARNS, "start_date", details)]


def _check_application(submission: Submission, eligibility: Eligibility) -> list[Finding]:
    closing = eligibility.applications_close
    if closing is None or not applied_late(submission, eligibility):
        return []
    details: dict[str, str | int] = {"date": closing.isoformat()}
    return [_finding(FindingCode.APPLIED_LATE, submission, Severity.WARNS, "applied_date", details)]


def _check_concept(submission: Submission, eligibility: Eligibility) -> list[Finding]:
    if submission.fits_concept is None:
        is_asked = submission.shortlisted and bool(eligibility.concept)
        open_check = _finding(FindingCode.FITS_CONCEPT_UNDECIDED, submission, Severity.WARNS, "fits_concept")
        return [open_check] if is_asked else []
    if submission.fits_concept:
        return []
    found = [_finding(FindingCode.DOES_NOT_FIT_CONCEPT, submission, Severity.WARNS, "fits_concept")]
    if not submission.reason.strip():
        found.append(_finding(FindingCode.REASON_MISSING, submission, Severity.BLOCKS, "reason"))
    return found


def _finding(
    code: FindingCode,
    submission: Submission,
    severity: Severity,
    column: str,
    details: dict[str, str | int] | None = None,
) -> Finding:
    where = Place(column=column, submission=submission.id)
    return Finding(code=code, severity=severity, where=where, details=details or {})
