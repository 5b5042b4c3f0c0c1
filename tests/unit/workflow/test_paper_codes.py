"""The code on an empty scorecard leads to its form, and to no other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.paper_code import PaperCode, read_paper_code
from judge_desktop.workflow.build_package import PackageOptions
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.packages_here import chair_package
from judge_desktop.workflow.paper_codes import form_of_code
from judge_desktop.workflow.round_documents import round_documents
from tests.unit.workflow.conftest import Desks

IDS = st.text(alphabet="ABCxyz0123-_.", min_size=1, max_size=20)


def refused(desks: Desks, text: str) -> Code:
    with pytest.raises(JudgeDesktopError) as error:
        form_of_code(round_documents(desks.chair), text)
    return error.value.code


def code_of(desks: Desks) -> PaperCode:
    package = chair_package(desks.chair)
    return PaperCode(manifest=package.manifest, round=package.round, judge="J2", submission="ENV-02")


@given(IDS, IDS, IDS, IDS)
def test_a_code_comes_back_as_it_was(manifest: str, round_: str, judge: str, submission: str) -> None:
    code = PaperCode(manifest=manifest, round=round_, judge=judge, submission=submission)
    assert read_paper_code(f"  {code.text}\r\n") == code


@given(st.text(max_size=60))
def test_anything_else_is_no_code(text: str) -> None:
    assert read_paper_code(text) is None
    assert read_paper_code(f"judge-desktop scorecard {text}") is None


def test_it_leads_to_judge_and_submission_also_after_a_later_package(desks: Desks) -> None:
    desks.package()
    code = code_of(desks)
    assert form_of_code(round_documents(desks.chair), code.text) == ("J2", "ENV-02")
    desks.package("two.judgepack", PackageOptions())
    assert code_of(desks).manifest != code.manifest
    assert form_of_code(round_documents(desks.chair), code.text) == ("J2", "ENV-02")


def test_paper_of_another_round_or_of_criteria_that_changed_is_refused(desks: Desks) -> None:
    desks.package()
    code = code_of(desks)
    assert refused(desks, replace(code, round="semifinal").text) is Code.PAPER_OF_OTHER_ROUND
    assert refused(desks, replace(code, manifest="ab" * 32).text) is Code.PAPER_OF_OTHER_ROUND
    edit_contest(desks.chair, ContestSection.RUBRIC, _half_points)
    desks.package("two.judgepack")
    assert refused(desks, code.text) is Code.PAPER_OF_OTHER_ROUND


def test_what_is_no_paper_of_the_panel_is_refused(desks: Desks) -> None:
    desks.package()
    code = code_of(desks)
    assert refused(desks, "4006381333931") is Code.PAPER_CODE_UNKNOWN
    assert refused(desks, replace(code, judge="J9").text) is Code.NOT_ASSIGNED
    assert refused(desks, replace(code, submission="ENV-99").text) is Code.NOT_ASSIGNED


def _half_points(contest: Contest) -> Contest:
    criteria = tuple(replace(one, step=Decimal("0.5")) for one in contest.rubrics[0].criteria)
    return replace(contest, rubrics=(replace(contest.rubrics[0], criteria=criteria), *contest.rubrics[1:]))
