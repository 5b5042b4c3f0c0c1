"""Papers through the command line: which can be printed and why not, parts of them, and everything at once."""

from __future__ import annotations

import pytest

from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.workflow.printing.kinds import MODULES
from tests.helpers import small_day
from tests.helpers.small_day import Day


def test_what_can_be_printed_is_told_with_what_it_is_for(day: Day) -> None:
    small_day.open_packages(day)
    told = {one["kind"]: one for one in day.chair.do("report", "list")["reports"]}
    assert set(told) == {kind.value for kind in MODULES}
    blank, scorecards = told["blank"], told["scorecards"]
    assert (blank["printable"], blank["reader"], blank["code"]) == (True, "owner", None)
    assert blank["purpose"].startswith("To score by hand")
    assert (scorecards["printable"], scorecards["code"]) == (False, "nothing_to_print")
    assert day.chair.run("report", "scorecards", "-o", day.at("pdf")).refused == "nothing_to_print"
    assert day.chair.run("report", "announcement", "-o", day.at("pdf")).refused == "announced_before_closing"
    lines = day.chair.run("report", "list", language="th", as_json=False).out.splitlines()
    assert any(line.startswith("scorecards") and "✗" in line for line in lines)


def test_parts_of_a_report_are_chosen_and_unknown_ones_refused(day: Day) -> None:
    small_day.open_packages(day)
    chair, folder = day.chair, day.at("pdf")
    assert len(chair.do("report", "blank", "-o", folder)["files"]) == 3
    (one,) = chair.do("report", "blank", "-o", day.at("one"), "--judge", "J2", "--category", "ENV")["files"]
    assert "J2" in one
    two = ("--submission", "ENV-01", "--submission", "ENE-01")
    assert len(chair.do("report", "blank", "-o", folder, *two)["files"]) == 2
    for choice, name, code in (
        ("--judge", "J9", "judge_unknown"),
        ("--submission", "NOT-01", "submission_unknown"),
        ("--category", "NOT", "category_unknown"),
    ):
        assert chair.run("report", "blank", "-o", folder, choice, name).refused == code
    assert chair.run("report", "schedule", "-o", folder, "--judge", "J1").code == 2  # it has no such parts
    assert chair.run("report", "letters", "-o", folder).code == 2


def test_everything_is_printed_at_once(day: Day) -> None:
    small_day.open_packages(day)
    ran = day.chair.run("report", "everything", "-o", day.at("pdf"))
    assert sorted(ran.said["files"]) == sorted(str(path) for path in day.at("pdf").iterdir())
    assert "scorecards: There is no sealed scorecard yet" in ran.err
    assert not any("ecovery" in path.name for path in day.at("pdf").iterdir())


@pytest.mark.parametrize("kind", ["scorecards", "certified-scores", "declaration"])
def test_a_judge_prints_her_own(day: Day, kind: str) -> None:
    small_day.open_packages(day)
    (file,) = day.judge("J2").do("report", kind, "-o", day.at("own"))["files"]
    assert "J2" in file


def test_help_says_what_each_report_is_for(day: Day) -> None:
    ran = day.chair.run("report", "--help", as_json=False)
    words = " ".join(ran.out.split())
    assert "To score by hand where the program cannot be used" in words
    assert [kind.value for kind in ReportKind if kind.value not in words] == []
