"""Statistics of a round: remembered for the same documents, by any method; what would take too long is left out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from judge_desktop.domain.contest import Method, Rules
from judge_desktop.domain.statistics import Verdict
from judge_desktop.scoring.score_table import ScoreRow, ScoreTable, table_from_rows
from judge_desktop.scoring.standings import standings_of_table
from judge_desktop.workflow import round_statistics as module
from judge_desktop.workflow.round_documents import RoundDocuments
from judge_desktop.workflow.round_statistics import RoundStatistics, round_statistics, table_statistics
from tests.helpers.small_round import card, package, score_file

TOTALS = {"j1": (70, 60), "j2": (80, 65), "j3": (75, 70)}
FILES = tuple(
    score_file(judge, [card(one, total) for one, total in zip(("A1", "A2"), totals, strict=True)])
    for judge, totals in TOTALS.items()
)
RULES = Rules(minimum_scorecards=1)


def table(*rows: tuple[str, str, int]) -> ScoreTable:
    return table_from_rows(
        ScoreRow(submission=submission, judge=judge, score=Decimal(score)) for submission, judge, score in rows
    )


def statistics(of: ScoreTable) -> RoundStatistics:
    return table_statistics(of, standings_of_table(of, RULES), RULES)


def test_the_same_documents_are_computed_once_for_each_method() -> None:
    known = RoundDocuments(package(), FILES, ())
    found = round_statistics(known)
    assert round_statistics(known) is found
    assert round_statistics(known, Method.MEAN) is found
    by_median = round_statistics(known, Method.MEDIAN)
    assert round_statistics(known, Method.MEDIAN) is by_median
    assert by_median.by_method[Method.MEAN] == known.standings
    assert by_median.by_method == found.by_method


def test_every_category_is_checked_and_ranked_by_every_method() -> None:
    found = round_statistics(RoundDocuments(package(), FILES, ()))
    check = found.checks["A"]
    assert (check.winners, check.verdict, check.without) == (("A1",), Verdict.FIRM, ())
    assert found.checks["B"].verdict is Verdict.UNKNOWN
    assert set(found.by_method) == set(Method)
    firsts = {method: standings[0].submission for method, standings in found.by_method.items() if standings[0].rank}
    assert firsts == dict.fromkeys((Method.MEAN, Method.MEDIAN, Method.SEVERITY_ADJUSTED, Method.RANK_SUM), "A1")


def test_adjusted_scores_of_many_judges_are_compared_only_where_that_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    complete = table(("A", "x", 7), ("B", "x", 6), ("A", "y", 8), ("B", "y", 5))
    incomplete = table(("A", "x", 7), ("B", "x", 6), ("A", "y", 8))
    assert statistics(incomplete).by_method[Method.SEVERITY_ADJUSTED] != ()
    monkeypatch.setattr(module, "MANY_JUDGES", 1)
    assert statistics(complete).by_method[Method.SEVERITY_ADJUSTED] != ()
    found = statistics(incomplete)
    assert found.by_method[Method.SEVERITY_ADJUSTED] == ()
    assert found.checks[None].by_method[Method.SEVERITY_ADJUSTED] == ()
    assert found.statistics.figures[0].severity_adjusted is not None
    rules = Rules(minimum_scorecards=1, method=Method.SEVERITY_ADJUSTED)
    in_use = table_statistics(incomplete, standings_of_table(incomplete, rules), rules)
    assert in_use.by_method[Method.SEVERITY_ADJUSTED] != ()
