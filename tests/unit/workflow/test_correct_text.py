"""A typing error found after the package went out: one decision, and every page, print and later package follows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from judge_desktop.domain.contest import Contest, Mode
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.text import Text
from judge_desktop.workflow.build_package import PackageOptions
from judge_desktop.workflow.deliberate import DecisionRequest, decide
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.packages_here import chair_contest, chair_package
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.workspace import Workspace
from tests.unit.workflow.conftest import Desks

RIGHT = "ระบบเตือนภัยน้ำท่วม"


def correct(ws: Workspace, submission: str = "ENV-01", judge: str = "", **texts: str) -> Decision:
    request = DecisionRequest(
        kind=DecisionKind.CORRECT_TEXT,
        reason="พิมพ์ผิด",
        submissions=(submission,) if submission else (),
        judge=judge,
        texts=texts,
    )
    return decide(ws, request)


def title_in(contest: Contest, submission: str = "ENV-01") -> str:
    found = contest.submission(submission)
    assert found is not None
    return found.title.th


def retitled(contest: Contest, words: str) -> Contest:
    works = tuple(replace(one, title=Text(th=words)) if one.id == "ENV-01" else one for one in contest.submissions)
    return replace(contest, submissions=works)


def test_pages_the_draft_and_later_packages_follow(desks: Desks) -> None:
    desks.package()
    chair = desks.chair
    wrong = title_in(chair_contest(chair))
    before = round_documents(chair)

    made = correct(chair, title_th=f"  {RIGHT} ")
    assert made.texts == {"title_th": RIGHT, "was_title_th": wrong}
    known = round_documents(chair)
    assert title_in(known.package.contest) == title_in(chair_contest(chair)) == RIGHT
    assert title_in(chair_package(chair).contest) == wrong  # what was signed stays as it was signed
    assert known.view_sha256 == before.view_sha256

    desks.package("two.judgepack", PackageOptions(is_update=True))
    assert title_in(chair_package(chair).contest) == title_in(round_documents(chair).package.contest) == RIGHT
    edit_contest(chair, ContestSection.SUBMISSIONS, lambda one: retitled(one, "ชื่อที่ขอเปลี่ยน"))
    desks.package("three.judgepack", PackageOptions(is_update=True))
    assert title_in(round_documents(chair).package.contest) == "ชื่อที่ขอเปลี่ยน"


def test_a_draft_that_was_changed_meanwhile_keeps_its_words(desks: Desks) -> None:
    desks.package()
    edit_contest(desks.chair, ContestSection.SUBMISSIONS, lambda one: retitled(one, "ชื่อในฉบับร่าง"))
    correct(desks.chair, title_th=RIGHT)
    assert title_in(chair_contest(desks.chair)) == "ชื่อในฉบับร่าง"
    assert title_in(round_documents(desks.chair).package.contest) == RIGHT


def test_a_judge_is_corrected_everywhere(desks: Desks) -> None:
    desks.package()
    correct(desks.chair, "", "J2", position="ผู้ทรงคุณวุฒิ", title="ศ. ดร.")
    for contest in (round_documents(desks.chair).package.contest, chair_contest(desks.chair)):
        judge = contest.panel.judge("J2")
        assert judge is not None
        assert (judge.title, judge.position) == ("ศ. ดร.", "ผู้ทรงคุณวุฒิ")


def test_a_package_of_this_copy_has_what_another_copy_corrected(desks: Desks) -> None:
    """Its decision came by itself: the draft of this copy did not follow, the next package does."""
    desks.package()
    wrong = title_in(chair_contest(desks.chair))
    correct(desks.chair, title_th=RIGHT)
    edit_contest(desks.chair, ContestSection.SUBMISSIONS, lambda one: retitled(one, wrong))
    desks.package("two.judgepack", PackageOptions(is_update=True))
    assert title_in(chair_package(desks.chair).contest) == RIGHT


def test_a_correction_of_the_rehearsal_stays_in_it(desks: Desks) -> None:
    desks.package("r.judgepack", PackageOptions(mode=Mode.REHEARSAL))
    correct(desks.chair, title_th=RIGHT)
    desks.package()
    assert title_in(round_documents(desks.chair).package.contest) == RIGHT  # through the draft


@pytest.mark.parametrize(
    ("subject", "texts", "code"),
    [
        (("", ""), {"title_th": "ก"}, Code.DECISION_INCOMPLETE),
        (("ENV-01", "J1"), {"title_th": "ก"}, Code.DECISION_INCOMPLETE),
        (("ENV-01", ""), {}, Code.DECISION_INCOMPLETE),
        (("ENV-01", ""), {"number": "7"}, Code.TEXT_NOT_CORRECTABLE),
        (("ENV-01", ""), {"was_title_th": "ก"}, Code.TEXT_NOT_CORRECTABLE),
        (("", "J1"), {"title_th": "ก"}, Code.TEXT_NOT_CORRECTABLE),
        (("ENV-01", ""), {"title_th": "", "title_en": " "}, Code.NAME_NEEDED),
        (("", "J1"), {"name_th": "", "name_en": ""}, Code.NAME_NEEDED),
        (("ENV-01", ""), {"title_th": "ก" * 20_001}, Code.TEXT_TOO_LONG),
        (("ENV-99", ""), {"title_th": "ก"}, Code.SUBMISSION_UNKNOWN),
        (("", "J9"), {"name_th": "ก"}, Code.JUDGE_UNKNOWN),
    ],
)
def test_what_cannot_be_corrected_is_refused(
    desks: Desks, subject: tuple[str, str], texts: dict[str, str], code: Code
) -> None:
    desks.package()
    with pytest.raises(JudgeDesktopError) as caught:
        correct(desks.chair, *subject, **texts)
    assert caught.value.code == code
    assert round_documents(desks.chair).decisions == ()


def test_the_same_words_are_no_correction(desks: Desks) -> None:
    desks.package()
    with pytest.raises(JudgeDesktopError) as caught:
        correct(desks.chair, title_th=title_in(chair_contest(desks.chair)))
    assert caught.value.code == Code.TEXT_UNCHANGED
