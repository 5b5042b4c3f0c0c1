"""Start dates, closing dates and the second check."""

from datetime import date

import pytest

from judge_desktop.domain.contest import Applicant, Eligibility, Submission
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.text import Text
from judge_desktop.scoring.eligibility import check_eligibility, is_eligible, latest_start

RULE = Eligibility(
    reference_date=date(2023, 8, 15),
    minimum_months=6,
    applications_open=date(2023, 6, 15),
    applications_close=date(2023, 8, 15),
    concept=Text(th="เมืองอัจฉริยะ"),
)


def submission(
    start: date | None,
    *,
    fits: bool | None = True,
    reason: str = "",
    applied: date | None = None,
    shortlisted: bool = True,
) -> Submission:
    return Submission(
        id="X-01",
        number=1,
        category="LIV",
        title=Text(th="ซอยปลอดภัย"),
        applicant=Applicant(name=Text(th="อบต.")),
        start_date=start,
        applied_date=applied,
        fits_concept=fits,
        reason=reason,
        shortlisted=shortlisted,
    )


def found(one: Submission) -> list[tuple[FindingCode, bool]]:
    return [(finding.code, finding.blocks) for finding in check_eligibility(one, RULE)]


@pytest.mark.parametrize(
    ("reference", "months", "expected"),
    [
        (date(2023, 8, 15), 6, date(2023, 2, 15)),
        (date(2023, 8, 31), 6, date(2023, 2, 28)),
        (date(2024, 8, 31), 6, date(2024, 2, 29)),
        (date(2023, 3, 31), 1, date(2023, 2, 28)),
        (date(2023, 1, 15), 1, date(2022, 12, 15)),
        (date(2023, 8, 15), 0, date(2023, 8, 15)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
    ],
)
def test_months_are_calendar_months(reference: date, months: int, expected: date) -> None:
    assert latest_start(reference, months) == expected


def test_the_last_day_passes_and_the_day_after_does_not() -> None:
    assert check_eligibility(submission(date(2023, 2, 15)), RULE) == ()
    assert is_eligible(submission(date(2023, 2, 16)), RULE) is False
    late = submission(date(2023, 2, 16), shortlisted=False)
    assert found(late) == [(FindingCode.STARTED_TOO_LATE, False)]
    assert check_eligibility(late, RULE)[0].details == {
        "months": 6,
        "date": "2023-08-15",
        "latest_start": "2023-02-15",
    }


def test_shortlisting_what_is_not_eligible_blocks_until_a_reason_is_recorded() -> None:
    assert found(submission(date(2023, 7, 1))) == [
        (FindingCode.STARTED_TOO_LATE, False),
        (FindingCode.SHORTLISTED_THOUGH_INELIGIBLE, True),
    ]
    assert found(submission(date(2023, 7, 1), reason="เริ่มทดลองก่อนแล้ว")) == [
        (FindingCode.STARTED_TOO_LATE, False),
        (FindingCode.SHORTLISTED_THOUGH_INELIGIBLE, False),
    ]


def test_a_late_application_is_flagged_and_does_not_decide() -> None:
    late = submission(date(2022, 1, 1), applied=date(2023, 8, 16))
    assert found(late) == [(FindingCode.APPLIED_LATE, False)]
    assert is_eligible(late, RULE) is True
    assert found(submission(date(2022, 1, 1), applied=date(2023, 8, 15))) == []


def test_the_second_check_is_a_persons_and_a_no_needs_its_reason() -> None:
    assert found(submission(date(2022, 1, 1), fits=None)) == [(FindingCode.FITS_CONCEPT_UNDECIDED, False)]
    assert is_eligible(submission(date(2022, 1, 1), fits=None), RULE) is None
    assert found(submission(date(2022, 1, 1), fits=False, shortlisted=False)) == [
        (FindingCode.DOES_NOT_FIT_CONCEPT, False),
        (FindingCode.REASON_MISSING, True),
    ]
    assert found(submission(date(2022, 1, 1), fits=False, reason="ไม่ใช่บริการ", shortlisted=False)) == [
        (FindingCode.DOES_NOT_FIT_CONCEPT, False)
    ]


def test_a_missing_start_date_is_asked_for_only_where_it_matters() -> None:
    assert found(submission(None)) == [(FindingCode.START_DATE_MISSING, False)]
    assert is_eligible(submission(None), RULE) is None
    assert found(submission(None, shortlisted=False)) == []
    assert check_eligibility(submission(None, fits=None), Eligibility()) == ()
    assert is_eligible(submission(None, fits=None), Eligibility()) is True
