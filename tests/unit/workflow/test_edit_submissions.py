"""Submissions changed by hand: values, eligibility with reasons, shortlist, adding and removing."""

from collections.abc import Mapping
from datetime import date

import pytest

from judge_desktop.domain.contest import Submission
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.scoring.submission_edits import LostWith
from judge_desktop.workflow.edit_submissions import (
    add_submission,
    check_submissions,
    decide_fit,
    decide_shortlist,
    remove_submissions,
    set_values,
)
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.submission_list import Wanted, counts_of, list_submissions
from judge_desktop.workflow.workspace import Workspace
from tests.unit.workflow.conftest import Desks

ONE = "ENV-01"


@pytest.fixture
def ws(desks: Desks) -> Workspace:
    """The chair's copy of the small contest: three finalists in two categories."""
    return desks.desk("chair")


def found(ws: Workspace, one: str = ONE) -> Submission:
    submission = chair_contest(ws).submission(one)
    assert submission is not None
    return submission


def refused(ws: Workspace, values: Mapping[str, str], one: str = ONE) -> Code:
    before = chair_contest(ws)
    with pytest.raises(JudgeDesktopError) as refusal:
        set_values(ws, one, values)
    assert chair_contest(ws) == before
    return refusal.value.code


def test_every_field_is_set_as_people_write_it(ws: Workspace) -> None:
    set_values(
        ws,
        ONE,
        {
            "title_th": "ชื่อใหม่",
            "applicant_en": "Town",
            "applicant_type": "เทศบาล",
            "category": "พลังงานอัจฉริยะ",
            "start_date": "๑ เมษายน ๒๕๖๔",
            "applied_date": "1/8/2566",
            "number": "๔๒",
            "order": "7",
            "fits_concept": "ไม่ใช่",
            "reason": "เหตุผล",
            "shortlisted": "no",
            "extra:โทรศัพท์": "-",
        },
    )

    one = found(ws)
    assert (one.title.th, one.applicant.name.en, one.applicant.type) == ("ชื่อใหม่", "Town", "เทศบาล")
    assert (one.category, one.start_date, one.applied_date) == ("ENE", date(2021, 4, 1), date(2023, 8, 1))
    assert (one.number, one.order, one.fits_concept, one.reason) == (42, 7, False, "เหตุผล")
    assert (one.shortlisted, one.extra_fields) == (False, (("โทรศัพท์", "-"),))
    set_values(ws, ONE, {"start_date": "", "extra:โทรศัพท์": "", "fits_concept": ""})
    one = found(ws)
    assert (one.start_date, one.extra_fields, one.fits_concept) == (None, (), None)


def test_what_is_not_understood_changes_nothing(ws: Workspace) -> None:
    assert refused(ws, {"title_th": "x", "start_date": "31/2/2566"}) is Code.VALUE_NOT_UNDERSTOOD
    assert refused(ws, {"colour": "red"}) is Code.FIELD_UNKNOWN
    assert refused(ws, {"category": "หุ่นยนต์"}) is Code.CATEGORY_UNKNOWN
    assert refused(ws, {"title_th": "ก" * 20_001}) is Code.TEXT_TOO_LONG
    assert refused(ws, {"title_th": "x"}, "X-99") is Code.SUBMISSION_UNKNOWN


def test_a_no_needs_a_reason(ws: Workspace) -> None:
    set_values(ws, ONE, {"reason": ""})
    for decide in (decide_fit, decide_shortlist):
        with pytest.raises(JudgeDesktopError) as refusal:
            decide(ws, [ONE], False, " ")
        assert refusal.value.code is Code.REASON_NEEDED
    decide_fit(ws, [ONE], False, "ไม่ใช่เมืองอัจฉริยะ")
    decide_shortlist(ws, [ONE], False, "")  # the reason recorded before holds

    assert (found(ws).fits_concept, found(ws).shortlisted, found(ws).reason) == (False, False, "ไม่ใช่เมืองอัจฉริยะ")
    decide_fit(ws, [ONE], None, "")
    assert (found(ws).fits_concept, found(ws).reason) == (None, "ไม่ใช่เมืองอัจฉริยะ")


def test_the_counts_follow(ws: Workspace) -> None:
    set_values(ws, ONE, {"applied_date": "16/8/2566", "start_date": "16/2/2566"})
    decide_fit(ws, ["ENV-02"], None, "")

    counts = counts_of(chair_contest(ws))
    assert (counts.submissions, counts.eligible, counts.not_eligible, counts.open, counts.late) == (3, 1, 1, 1, 1)
    contest = chair_contest(ws)
    by_state = {
        state: [one.submission.id for one in list_submissions(contest, Wanted(state=state))]
        for state in ("eligible", "not-eligible", "open", "late", "shortlisted", "not-shortlisted")
    }
    assert by_state == {
        "eligible": ["ENE-01"],
        "not-eligible": ["ENV-01"],
        "open": ["ENV-02"],
        "late": ["ENV-01"],
        "shortlisted": ["ENV-01", "ENV-02", "ENE-01"],
        "not-shortlisted": [],
    }
    assert "started_too_late" in {one.code.value for one in check_submissions(ws)}


def test_one_is_added_with_an_id_of_its_own(ws: Workspace) -> None:
    made = add_submission(ws, {"title_th": "มาทีหลัง", "category": "ENE"})
    named = add_submission(ws, {"title_th": "อีกหนึ่ง"}, submission_id="LATE-1")

    assert made.id.startswith("P-")
    assert (made.category, found(ws, named.id).title.th) == ("ENE", "อีกหนึ่ง")
    assert made.number not in {one.number for one in chair_contest(ws).submissions if one.id != made.id}
    for wrong, code in (("late-1", Code.SUBMISSION_EXISTS), ("a b", Code.SUBMISSION_ID_NOT_ALLOWED)):
        with pytest.raises(JudgeDesktopError) as refusal:
            add_submission(ws, {"title_th": "x"}, submission_id=wrong)
        assert refusal.value.code is code


def test_removing_takes_what_names_it(ws: Workspace) -> None:
    slots = len(chair_contest(ws).rounds[0].schedule.slots)
    files = len(found(ws).attachments)

    lost = remove_submissions(ws, [ONE])

    assert lost == LostWith(submissions=1, attachments=files, slots=1)
    contest = chair_contest(ws)
    assert (contest.submission(ONE), len(contest.rounds[0].schedule.slots)) == (None, slots - 1)
    with pytest.raises(JudgeDesktopError) as refusal:
        remove_submissions(ws, [ONE])
    assert refusal.value.code is Code.SUBMISSION_UNKNOWN
