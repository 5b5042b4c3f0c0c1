"""Laws that hold for every method: no order, no name and nobody who scored nothing decides anything."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge_desktop.domain.contest import Ground, Method, Recusal, RecusalScope, Rules
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.statistics import CautionCode
from judge_desktop.scoring.counting import count
from judge_desktop.scoring.score_table import ScoreTable
from judge_desktop.scoring.score_table import table_of as counted_table
from judge_desktop.scoring.standings import standings_of, standings_of_table
from judge_desktop.scoring.statistics import statistics_of
from judge_desktop.scoring.tally import tallies
from tests.helpers.score_tables import HALF_POINTS, table_of, tables_of_totals
from tests.helpers.small_round import card, contest, package, score_file

Drawn = dict[str, dict[str, Decimal]]
METHODS = st.sampled_from(list(Method))
FEW_SCORES = st.integers(0, 6).map(Decimal)
SHUFFLED = tables_of_totals(scores=FEW_SCORES).flatmap(
    lambda drawn: st.tuples(st.just(drawn), st.permutations(list(drawn)))
)
GROWING = (Method.MEAN, Method.MEDIAN, Method.TRIMMED_MEAN, Method.SEVERITY_ADJUSTED)


def rules(method: Method, **others: object) -> Rules:
    return replace(Rules(method=method, minimum_scorecards=1), **others)  # type: ignore[arg-type]


def places(standings: Sequence[Standing]) -> dict[str, tuple[object, ...]]:
    return {one.submission: (one.rank, one.tied, one.tally.official, one.tally.score) for one in standings}


@settings(max_examples=50)
@given(tables_of_totals(scores=FEW_SCORES, most_judges=7), st.sampled_from(GROWING), HALF_POINTS, st.data())
def test_raising_a_score_never_lowers_the_official_figure(
    totals: Drawn, method: Method, more: Decimal, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(totals)))
    judge = data.draw(st.sampled_from(sorted(totals[name])))
    raised = {**totals, name: {**totals[name], judge: totals[name][judge] + more}}
    at = list(totals).index(name)
    before, after = (tallies(table_of(some), rules(method))[at] for some in (totals, raised))
    assert (before.official is None) == (after.official is None)
    assert before.official is None or after.official is None or after.official >= before.official
    assert before.score is None or after.score is None or after.score >= before.score


@settings(max_examples=50)
@given(tables_of_totals(scores=FEW_SCORES, most_submissions=8), METHODS)
def test_ranks_are_competition_ranks_and_equal_scores_share_one(totals: Drawn, method: Method) -> None:
    standings = standings_of_table(table_of(totals), rules(method, tie_break_ladder=()))
    best_first = -1 if method is Method.RANK_SUM else 1
    for one in standings:
        if one.tally.score is None:
            assert (one.rank, one.tied, one.decided_by) == (None, False, None)
            continue
        peers = [other for other in standings if other.category == one.category and other.tally.score is not None]
        ahead = [other for other in peers if best_first * ((other.tally.score or 0) - one.tally.score) > 0]
        assert one.rank == 1 + len(ahead)
        assert one.tied == (sum(other.tally.score == one.tally.score for other in peers) > 1)


@settings(max_examples=50)
@given(tables_of_totals(scores=FEW_SCORES, most_submissions=8), METHODS)
def test_the_ladder_only_splits_what_is_equal(totals: Drawn, method: Method) -> None:
    table = table_of(totals)
    plain = {one.submission: one.rank for one in standings_of_table(table, rules(method, tie_break_ladder=()))}
    for one in standings_of_table(table, rules(method)):
        before = plain[one.submission]
        assert (one.rank is None) == (before is None)
        sharing = sum(rank == before and name[0] == one.submission[0] for name, rank in plain.items())
        assert one.rank is None or before is None or before <= one.rank < before + sharing


@settings(max_examples=50)
@given(SHUFFLED, METHODS)
def test_the_order_of_submissions_decides_nothing(both: tuple[Drawn, list[str]], method: Method) -> None:
    totals, order = both
    shuffled = {name: totals[name] for name in order}
    assert places(standings_of_table(table_of(shuffled), rules(method))) == places(
        standings_of_table(table_of(totals), rules(method))
    )


@settings(max_examples=50)
@given(tables_of_totals(scores=FEW_SCORES), METHODS, st.permutations([f"j{at}" for at in range(5)]))
def test_the_names_of_judges_decide_nothing(totals: Drawn, method: Method, order: list[str]) -> None:
    new_name = {f"j{at}": name for at, name in enumerate(order)}
    renamed = {name: {new_name[judge]: total for judge, total in cards.items()} for name, cards in totals.items()}
    before, after = (standings_of_table(table_of(some), rules(method)) for some in (totals, renamed))
    assert places(after) == places(before)


@settings(max_examples=50)
@given(tables_of_totals(), st.permutations([f"j{at}" for at in range(5)]))
def test_renaming_judges_and_shuffling_submissions_permutes_the_statistics(totals: Drawn, order: list[str]) -> None:
    new_name = {f"j{at}": name for at, name in enumerate(order)}
    renamed = {
        name: {new_name[judge]: total for judge, total in cards.items()} for name, cards in reversed(totals.items())
    }

    def figures(table: ScoreTable, called: Mapping[str, str]) -> tuple[dict[str, float], set[CautionCode]]:
        by = rules(Method.MEAN)
        found = statistics_of(table, standings_of_table(table, by), by, with_bootstrap=False)
        named: dict[str, float | None] = {}
        for one in found.figures:
            named[f"trimmed {one.submission}"] = one.trimmed_mean
            named[f"adjusted {one.submission}"] = one.severity_adjusted
            named[f"ranks {one.submission}"] = one.rank_sum
            named[f"z {one.submission}"] = one.z_score_mean
        for judge in found.judges:
            named[f"severity {called[judge.judge]}"] = judge.severity
            named[f"error {called[judge.judge]}"] = judge.severity_error
            named[f"spread {called[judge.judge]}"] = judge.residual_sd
        known = {name: value for name, value in named.items() if value is not None}
        return known, {one.code for one in found.cautions}

    same = {judge: judge for judge in new_name}
    (before, said), (after, said_again) = figures(table_of(totals), new_name), figures(table_of(renamed), same)
    assert after == pytest.approx(before, abs=1e-9)
    assert said_again == said


FOUR_TOTALS = st.lists(st.integers(0, 100), min_size=4, max_size=4)


@settings(max_examples=50)
@given(st.lists(FOUR_TOTALS, min_size=1, max_size=5), FOUR_TOTALS, METHODS, st.sampled_from(["A", "B", "AB"]))
def test_dropping_a_recused_judge_changes_nothing(
    rows: list[list[int]], hers: list[int], method: Method, recused_from: str
) -> None:
    """With her on the panel, recused, and without her: the same; where she is recused from one category only, the same
    there (but for the model that pools all categories).
    """
    names, by = ("A1", "A2", "B1", "B2"), replace(Rules(method=method), minimum_scorecards=2)
    files = [
        score_file(f"j{at}", [card(name, total) for name, total in zip(names, row, strict=True)])
        for at, row in enumerate(rows, 1)
    ]
    her = f"j{len(rows) + 1}"
    gone = tuple(
        Recusal(judge=her, scope=RecusalScope.CATEGORY, target=category, ground=Ground.RELATIVE)
        for category in recused_from
    )
    cards = [
        card(name, None, None, None, None, state="recused") if name[0] in recused_from else card(name, total)
        for name, total in zip(names, hers, strict=True)
    ]
    with_her, without = (package(replace(contest(judges=judges), rules=by)) for judges in (len(rows) + 1, len(rows)))
    views = count(with_her, [*files, score_file(her, cards, recusals=gone)], []), count(without, files, [])
    standings = standings_of(with_her, views[0]), standings_of(without, views[1])
    if recused_from == "AB":
        assert standings[0] == standings[1]
        tables = counted_table(with_her, views[0]), counted_table(without, views[1])
        assert statistics_of(tables[0], standings[0], by) == statistics_of(tables[1], standings[1], by)
    elif method is not Method.SEVERITY_ADJUSTED:
        there, there_without = ([one for one in some if one.category == recused_from] for some in standings)
        assert there == there_without
