"""Rules, award levels and dates: what is impossible blocks, what does not fit the contest warns."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from judge_desktop.domain.contest import Assignment, AwardLevel, Contest, Eligibility, Method, Rules, TieBreakStep
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.schedule import TimelineEntry
from judge_desktop.domain.text import Text
from judge_desktop.scoring.contest_validation import check_contest
from tests.helpers.small_round import contest, with_round

GOOD = contest()


def found(of: Contest) -> list[tuple[FindingCode, bool, str, dict[str, str | int]]]:
    """Code, whether it blocks, column and details."""
    return [(one.code, one.blocks, one.where.column, dict(one.details)) for one in check_contest(of)]


def assigned(*pairs: str) -> Contest:
    """The contest with these assignments only, each written "judge submission"."""
    tasks = tuple(Assignment(judge=one.split()[0], submission=one.split()[1]) for one in pairs)
    return with_round(GOOD, replace(GOOD.rounds[0], assignments=tasks))


def test_means_need_judges_who_scored_the_whole_category() -> None:
    whole = assigned("j1 A1", "j1 A2", "j2 A1", "j2 A2", "j3 B1", "j3 B2")
    part = assigned("j1 A1", "j1 A2", "j2 A1", "j3 B1", "j3 B2")
    assert found(whole) == []
    assert found(part) == [(FindingCode.METHOD_NEEDS_EVERYBODY, False, "method", {})]


def test_sums_of_ranks_need_everybody_and_adjusted_scores_something_in_common() -> None:
    def by(method: Method, *pairs: str) -> list[FindingCode]:
        planned = assigned(*pairs)
        return [code for code, *_ in found(replace(planned, rules=replace(planned.rules, method=method)))]

    gap = ("j1 A1", "j1 A2", "j2 A1", "j2 B1", "j3 B1", "j3 B2")
    assert by(Method.RANK_SUM, *gap) == [FindingCode.RANKS_NOT_COMPARABLE]
    assert by(Method.SEVERITY_ADJUSTED, *gap) == []
    apart = ("j1 A1", "j1 A2", "j2 A1", "j2 A2", "j3 B1", "j3 B2")
    assert by(Method.RANK_SUM, *apart) == []
    assert by(Method.SEVERITY_ADJUSTED, *apart) == [FindingCode.JUDGES_NOT_CONNECTED]
    assert found(replace(GOOD, rules=Rules(method=Method.SEVERITY_ADJUSTED))) == []


def test_a_ladder_should_end_with_people() -> None:
    ladder = (TieBreakStep.CRITERIA_BY_WEIGHT, TieBreakStep.MEDIAN)
    assert found(replace(GOOD, rules=Rules(tie_break_ladder=ladder))) == [
        (FindingCode.LADDER_WITHOUT_DECISION, False, "tie_break_ladder", {})
    ]
    assert found(replace(GOOD, rules=Rules(tie_break_ladder=(*ladder, TieBreakStep.RESOLUTION)))) == []


def test_a_score_nobody_can_reach_is_told() -> None:
    details = {"lowest": "101", "total": "100", "level": ""}
    assert found(replace(GOOD, rules=Rules(minimum_award_score=Decimal(101)))) == [
        (FindingCode.AWARD_SCORE_OUT_OF_REACH, False, "minimum_award_score", details)
    ]
    assert found(replace(GOOD, rules=Rules(minimum_award_score=Decimal(100)))) == []


def test_award_levels_begin_apart_have_names_and_can_be_reached() -> None:
    levels = (
        AwardLevel(id="gold", name=Text(th="ดีเด่น"), lowest=Decimal(90)),
        AwardLevel(id="silver", name=Text(), lowest=Decimal("90.0")),
        AwardLevel(id="top", name=Text(en="Top"), lowest=Decimal(120)),
    )
    first = replace(GOOD.categories[0], award_levels=levels)
    assert found(replace(GOOD, categories=(first, *GOOD.categories[1:]))) == [
        (FindingCode.AWARD_LEVEL_TWICE, True, "award_levels", {"level": "gold", "lowest": "90"}),
        (FindingCode.AWARD_LEVEL_TWICE, True, "award_levels", {"level": "silver", "lowest": "90"}),
        (FindingCode.AWARD_LEVEL_NAME_MISSING, False, "award_levels", {"level": "silver"}),
        (
            FindingCode.AWARD_SCORE_OUT_OF_REACH,
            False,
            "award_levels",
            {"level": "top", "lowest": "120", "total": "100"},
        ),
    ]


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"ends_on": date(2023, 8, 14)}, "ends_on"),
        ({"ends_on": date(2023, 8, 15), "from_time": time(16), "to_time": time(10)}, "to_time"),
        ({"from_time": time(16), "to_time": time(10)}, "to_time"),
        ({"ends_on": date(2023, 8, 16), "from_time": time(16), "to_time": time(10)}, ""),
        ({"from_time": time(10)}, ""),
    ],
)
def test_an_end_comes_after_its_beginning(changes: dict[str, date | time], column: str) -> None:
    entry = TimelineEntry(id="e", name=Text(th="วัน"), starts_on=date(2023, 8, 15))
    timeline = (replace(entry, **changes),)  # type: ignore[arg-type]
    expected = [(FindingCode.TIMES_REVERSED, True, column, {"entry": "e"})] if column else []
    assert found(replace(GOOD, timeline=timeline)) == expected


def test_applications_close_after_they_opened_and_dates_have_names() -> None:
    rule = Eligibility(applications_open=date(2023, 8, 15), applications_close=date(2023, 6, 15))
    entry = TimelineEntry(id="e", name=Text(), starts_on=date(2023, 8, 15))
    assert found(replace(GOOD, eligibility=rule, timeline=(entry,))) == [
        (FindingCode.TIMES_REVERSED, True, "applications_close", {"entry": ""}),
        (FindingCode.TIMELINE_NAME_MISSING, False, "timeline", {"entry": "e"}),
    ]
