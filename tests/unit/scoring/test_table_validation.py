"""Rows of a table from anywhere: what cannot be a score blocks, what lies between the steps warns."""

from __future__ import annotations

from decimal import Decimal

from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.rubric import Criterion, Rubric
from judge_desktop.domain.text import Text
from judge_desktop.scoring.score_table import ScoreRow, table_from_rows
from judge_desktop.scoring.table_validation import MOST_PLACES, check_rows, check_size

RUBRIC = Rubric(
    id="main",
    criteria=(
        Criterion(id="D1", name=Text(th="ก"), full_mark=Decimal(10)),
        Criterion(id="D2", name=Text(th="ข"), full_mark=Decimal(30), step=Decimal("0.5")),
    ),
    total=Decimal(40),
)


def row(score: str, criterion: str | None = None) -> ScoreRow:
    return ScoreRow(submission="A", judge="J1", score=Decimal(score), criterion=criterion)


def found(rows: list[ScoreRow], rubric: Rubric | None) -> list[tuple[FindingCode, bool, str]]:
    return [(one.code, one.blocks, one.where.criterion) for one in check_rows(rows, rubric)]


def test_without_a_rubric_only_the_sign_is_looked_at() -> None:
    assert found([row("0"), row("123.456"), row("-0.5"), row("-1", "D9")], None) == [
        (FindingCode.SCORE_NEGATIVE, True, ""),
        (FindingCode.SCORE_NEGATIVE, True, "D9"),
    ]


def test_totals_are_held_against_the_sum_of_the_full_marks() -> None:
    (finding,) = check_rows([row("40"), row("40.1")], RUBRIC)
    assert (finding.code, finding.details) == (FindingCode.SCORE_ABOVE_FULL_MARK, {"full_mark": "40"})
    assert (finding.where.submission, finding.where.judge) == ("A", "J1")


def test_criteria_are_held_against_the_rubric() -> None:
    rows = [row("10", "D1"), row("10.5", "D1"), row("9.5", "D1"), row("29.5", "D2"), row("-1", "D2"), row("1", "D3")]
    assert found(rows, RUBRIC) == [
        (FindingCode.SCORE_ABOVE_FULL_MARK, True, "D1"),
        (FindingCode.SCORE_OFF_STEP, False, "D1"),
        (FindingCode.SCORE_BELOW_ZERO, True, "D2"),
        (FindingCode.SCORE_FOR_UNKNOWN_CRITERION, True, "D3"),
    ]


def test_a_table_too_large_to_compare_is_refused_before_it_fills_the_memory() -> None:
    def sized(judges: int, submissions: int, categories: int = 1) -> list[tuple[FindingCode, object]]:
        judged = [("A", f"J{at}") for at in range(judges)] + [(f"S{at}", "J0") for at in range(submissions - 1)]
        rows = [
            ScoreRow(submission=name, judge=judge, score=Decimal(1), category=f"C{at % categories}")
            for at, (name, judge) in enumerate(judged)
        ]
        return [(one.code, one.details["limit"]) for one in check_size(table_from_rows(rows, None)) if one.blocks]

    assert sized(1000, 1) == []
    assert sized(1001, 1) == [(FindingCode.TOO_MANY_JUDGES, 1000)]
    assert sized(999, MOST_PLACES // 999) == []
    assert sized(1000, MOST_PLACES // 999) == [(FindingCode.TOO_MANY_JUDGES, 999)]
    assert sized(1, 1001, 1001) == [(FindingCode.TOO_MANY_CATEGORIES, 1000)]
