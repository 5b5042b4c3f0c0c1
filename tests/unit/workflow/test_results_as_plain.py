"""The object that ``results`` and ``tally`` print: its keys and types, and a warning for everything that is missing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.contest import Method, Rules
from judge_desktop.scoring.score_table import ScoreRow, ScoreTable, table_from_rows
from judge_desktop.scoring.standings import standings_of_table
from judge_desktop.workflow.results import Results, results_in
from judge_desktop.workflow.results_as_plain import as_plain
from judge_desktop.workflow.round_documents import RoundDocuments
from judge_desktop.workflow.round_statistics import round_statistics, table_statistics
from tests.helpers.score_tables import table_of, tables_of_totals
from tests.helpers.small_round import card, contest, package, rubric, score_file

ENGLISH = translator(Language.EN)
STANDING = {"submission", "rank", "tied", "decided_by", "score", "mean", "median", "trimmed_mean", "severity_adjusted"}
STANDING |= {"rank_sum", "z_score_mean", "criteria"}
JUDGE = {"judge", "mean", "severity", "severity_adjusted_effect", "spearman_rest"}
MISSING_BY_METHOD = {
    Method.TRIMMED_MEAN: "too_few_scorecards",
    Method.SEVERITY_ADJUSTED: "graph_not_connected",
    Method.RANK_SUM: "rank_sum_incomplete",
}
"""Why a submission has no official score by a method."""


def said(table: ScoreTable, method: Method = Method.MEAN, *, decimals: int = 2) -> Any:
    """What ``tally`` prints of a table."""
    rules = Rules(method=method, decimals=decimals, minimum_scorecards=1)
    standings = standings_of_table(table, rules)
    found = Results(rules=rules, standings=standings, table=table)
    printed = json.dumps(as_plain(found, table_statistics(table, standings, rules), ENGLISH), allow_nan=False)
    return json.loads(printed)


def leaves(content: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """(path, value) of everything that is neither object nor list."""
    if isinstance(content, dict):
        for name, value in content.items():
            yield from leaves(value, f"{path}/{name}")
    elif isinstance(content, list):
        for value in content:
            yield from leaves(value, f"{path}[]")
    else:
        yield path, content


def warned(content: Any, code: str, **details: object) -> bool:
    """Whether there is such a warning; a detail that is a list holds what is asked for."""

    def fits(mine: Any, asked: object) -> bool:
        return asked in mine if isinstance(mine, list) else mine == asked

    return any(
        one["code"] == code and all(fits(one["details"].get(name), value) for name, value in details.items())
        for one in content["warnings"]
    )


def unexplained_scores(content: Any) -> list[tuple[str, str]]:
    """(submission, key) of every figure of a submission that is missing without a warning."""
    lost = []
    for part in content["categories"]:
        here = {} if part["category"] is None else {"category": part["category"]}
        for one in part["standings"]:
            name = one["submission"]
            why = {
                "trimmed_mean": warned(content, "too_few_scorecards", submissions=name),
                "severity_adjusted": warned(content, "graph_not_connected"),
                "z_score_mean": warned(content, "no_z_score", submissions=name),
            }
            official = MISSING_BY_METHOD.get(Method(content["method"]), "")
            why["score"] = warned(content, official, **(here if official == "rank_sum_incomplete" else {}))
            why["rank"] = why["score"]
            lost += [
                (name, key) for key in (*why, "mean", "median", "rank_sum") if one[key] is None and not why.get(key)
            ]
        key = "null" if part["category"] is None else part["category"]
        if content["stability"]["bootstrap"][key] is None and not warned(content, "no_bootstrap", **here):
            lost.append((key, "bootstrap"))
    return lost


def unexplained_judges(content: Any) -> list[tuple[str, str]]:
    """(judge, key) of every figure of a judge that is missing without a warning."""
    apart = warned(content, "graph_not_connected")
    lost = []
    for one in content["judges"]:
        name = one["judge"]
        alone = warned(content, "too_few_judges", figure="severity", judges=name)
        codes = ("too_few_judges", "too_few_complete", "no_variation")
        why = {
            "severity": alone,
            "severity_error": alone or warned(content, "too_few_submissions", figure="severity_error", judges=name),
            "severity_adjusted_effect": apart,
            "residual_sd": apart or warned(content, "too_few_submissions", figure="residual_sd", judges=name),
            "spearman_rest": any(warned(content, code, figure="spearman_rest") for code in codes),
        }
        lost += [(name, key) for key in why if one[key] is None and not why[key]]
    return lost


def unexplained_agreement(content: Any) -> list[str]:
    agreement = content["agreement"]
    missing = {
        "krippendorff_alpha": None in agreement["krippendorff_alpha"].values(),
        "icc": None in agreement["icc"].values(),
        "kendall_w": agreement["kendall_w"] is None,
    }
    codes = ("too_few_judges", "too_few_submissions", "too_few_complete", "no_variation", "too_little_between")
    return [
        figure
        for figure, is_missing in missing.items()
        if is_missing and not any(warned(content, code, figure=figure) for code in codes)
    ]


@settings(max_examples=80, deadline=None)
@given(tables_of_totals(scores=st.integers(0, 6).map(Decimal)), st.sampled_from(Method), st.booleans())
def test_whatever_is_missing_has_a_warning_that_explains_it(
    totals: dict[str, dict[str, Decimal]], method: Method, pooled: bool
) -> None:
    content = said(table_of(totals, pooled=pooled), method)
    assert (unexplained_scores(content), unexplained_judges(content), unexplained_agreement(content)) == ([], [], [])


@settings(max_examples=40, deadline=None)
@given(tables_of_totals(), st.sampled_from(Method), st.integers(0, 6))
def test_only_official_scores_are_strings_among_the_figures(
    totals: dict[str, dict[str, Decimal]], method: Method, decimals: int
) -> None:
    content = said(table_of(totals), method, decimals=decimals)
    figures = {name: value for name, value in content.items() if name not in ("rules", "warnings", "method")}
    words = re.compile(r"/(category|submission|judge|decided_by|verdict)$|\[\]$")  # ids, and lists of them
    texts = {path for path, value in leaves(figures) if isinstance(value, str) and not words.search(path)}
    assert texts <= {"/categories[]/standings[]/score"}
    for part in content["categories"]:
        for one in part["standings"]:
            assert set(one) >= STANDING
            assert one["score"] is None or len(one["score"].partition(".")[2]) == decimals
            assert [type(one["tied"]), one["criteria"]] == [bool, {"D1": one["mean"]}]
        names = [one["submission"] for one in part["standings"]]
        assert set(part["head_to_head"]) == {f"{one}>{other}" for one in names for other in names if one != other}
    assert all(set(one) >= JUDGE for one in content["judges"])
    assert {len(one) for one in content["stability"]["leave_one_judge_out"]} <= {4}


def test_rows_without_a_category_have_a_key_of_their_own() -> None:
    def keys(*categories: str | None) -> list[str]:
        rows = [
            ScoreRow(submission=f"S{at}", judge="x", score=Decimal(7), category=one)
            for at, one in enumerate(categories)
        ]
        stability = said(table_from_rows(rows))["stability"]
        assert list(stability["panels"]) == list(stability["bootstrap"])
        return list(stability["bootstrap"])

    assert keys(None) == ["null"]
    assert keys(None, "K") == ["null", "K"]
    assert keys(None, "null") == ["", "null"]


def test_a_table_of_a_rounds_scores_says_what_its_results_say() -> None:
    """Nothing but what only a round has differs: awards, the popular vote, closing, findings, its minimum."""
    names = ("A1", "A2", "A3", "B1", "B2")
    given = {
        "j1": (70, 61, 50, 84, 77),
        "j2": (82, 65, 50, 73, 81),
        "j3": (75, 70, 55, 90, 66),
        "j4": (75, 71, 49, 9, 8),
    }
    for method in Method:
        rules = Rules(method=method, minimum_scorecards=1)
        files = [
            score_file(judge, [card(one, total) for one, total in zip(names, totals, strict=True)])
            for judge, totals in given.items()
        ]
        known = RoundDocuments(package(contest(judges=4, submissions=names, rules=rules)), tuple(files), ())
        results = as_plain(results_in(known), round_statistics(known), ENGLISH)
        rows = [
            ScoreRow(
                submission=one.submission, judge=file.judge, score=score, category=one.submission[0], criterion=name
            )
            for file in files
            for one in file.scorecards
            for name, score in one.scores.items()
            if score is not None
        ]
        table = table_from_rows(rows, rubric())
        standings = standings_of_table(table, rules)
        found = Results(rules=rules, standings=standings, table=table)
        tallied = as_plain(found, table_statistics(table, standings, rules), ENGLISH)
        by_category = [{key: part[key] for key in part if key != "award"} for part in results["categories"]]
        assert by_category == tallied["categories"]
        for part in ("method", "rules", "judges", "agreement", "stability", "outliers"):
            assert results[part] == tallied[part]
