"""Results as one plain object for scripts: what ``results`` and ``tally`` print with ``--json`` (shape: ``cli.md``).

Only official scores are strings; statistics are numbers, and null with a warning where they cannot be computed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from judge_desktop.config.i18n import Translator
from judge_desktop.config.phrases import sentence_of_caution, sentence_of_finding
from judge_desktop.domain.decisions import Decision
from judge_desktop.domain.errors import Code
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.statistics import (
    Agreement,
    Bootstrap,
    Caution,
    CautionCode,
    Icc,
    JudgeFigures,
    KendallW,
    LeftOut,
    Statistics,
    SubmissionFigures,
    WinnerCheck,
)
from judge_desktop.scoring.awards import read_levels
from judge_desktop.scoring.popular_vote import PopularVote, VotePlace
from judge_desktop.scoring.tally import head_to_head
from judge_desktop.workflow.covered import without_covered
from judge_desktop.workflow.results import Results
from judge_desktop.workflow.round_statistics import RoundStatistics

HEAD_TO_HEAD_LIMIT = 200  # submissions in a category
Plain = dict[str, Any]


def as_plain(results: Results, found: RoundStatistics, tr: Translator) -> Plain:
    """The object that ``results`` and ``tally`` print; scores that stay covered are left out, as people see them."""
    results, found = without_covered(results, found)
    statistics = found.statistics
    content: Plain = {
        "method": results.method.value,
        "rules": _rules(results),
        "categories": [_category(results, found, category) for category in results.table.categories],
        "judges": [_judge(one) for one in statistics.judges],
        "agreement": _agreement(statistics.agreement),
        "stability": _stability(results, statistics),
        "outliers": [
            {"judge": one.judge, "category": one.category, "submission": one.submission, "residual": one.residual}
            for one in statistics.outliers
        ],
        "warnings": _warnings(results, statistics, tr),
    }
    if results.package is not None:
        content["closed"] = results.is_closed
        content["covered"] = list(results.covered)
        content["popular_vote"] = _popular_vote(results.popular_vote)
    return content


def cautions_of(results: Results, statistics: Statistics) -> tuple[Caution, ...]:
    """The cautions of the statistics and those about what is left out of the object."""
    sizes = {
        category: sum(one.category == category for one in results.standings) for category in results.table.categories
    }
    too_large = (
        Caution(
            code=CautionCode.HEAD_TO_HEAD_TOO_LARGE,
            category=category or "",
            details={"found": size, "most": HEAD_TO_HEAD_LIMIT},
        )
        for category, size in sizes.items()
        if size > HEAD_TO_HEAD_LIMIT
    )
    return (*statistics.cautions, *too_large)


def _warnings(results: Results, statistics: Statistics, tr: Translator) -> list[Plain]:
    """What asks for attention in the round and what to know before a figure is relied on, as plain objects."""
    cautions = cautions_of(results, statistics)
    covered = [
        {
            "code": Code.FIGURES_COVERED.value,
            "message": tr("Scores stay covered until the chair has handed in hers"),
            "details": {"category": category},
        }
        for category in results.covered
    ]
    return [*covered, *(_finding(one, tr) for one in results.findings), *(_caution(one, tr) for one in cautions)]


def _rules(results: Results) -> Plain:
    rules = results.rules
    return {
        "decimals": rules.decimals,
        "minimum_scorecards": rules.minimum_scorecards,
        "severity_penalty": _number(rules.severity_penalty),
        "tie_break_ladder": [step.value for step in rules.tie_break_ladder],
    }


def _category(results: Results, found: RoundStatistics, category: str | None) -> Plain:
    standings = [one for one in results.standings if one.category == category]
    figures = {one.submission: one for one in found.statistics.figures if one.category == category}
    wins = None
    if len(standings) <= HEAD_TO_HEAD_LIMIT:
        counted = head_to_head(one.tally for one in standings)
        wins = {f"{first}>{second}": count for (first, second), count in counted.items()}
    check = found.checks.get(category)
    content: Plain = {
        "category": category,
        "standings": [
            _standing(one, figures[one.submission], has_criteria=results.table.has_criteria) for one in standings
        ],
        "head_to_head": wins,
        "winners": list(results.awarded(category)),
        "winner_check": None if check is None else _winner_check(check),
    }
    if results.package is not None:
        award = results.awards.get(category or "")
        content["award"] = None if award is None else _award(award)
    return content


def _standing(standing: Standing, figures: SubmissionFigures, *, has_criteria: bool) -> Plain:
    tally = standing.tally
    return {
        "submission": standing.submission,
        "rank": standing.rank,
        "tied": standing.tied,
        "decided_by": standing.decided_by,
        "score": None if tally.score is None else str(tally.score),
        "scorecards": tally.scorecards,
        "mean": _number(tally.mean),
        "median": _number(tally.median),
        "trimmed_mean": _number(figures.trimmed_mean),
        "severity_adjusted": _number(figures.severity_adjusted),
        "rank_sum": _number(figures.rank_sum),
        "z_score_mean": _number(figures.z_score_mean),
        "criteria": {name: _number(value) for name, value in tally.criteria.items()} if has_criteria else None,
    }


def _award(decision: Decision) -> Plain:
    return {
        "kind": decision.kind.value,
        "submissions": list(decision.submissions),
        "levels": read_levels(decision),
        "decision": decision.sha256,
        "decided_by": decision.decided_by,
        "reason": decision.reason,
    }


def _winner_check(check: WinnerCheck) -> Plain:
    return {
        "winners": list(check.winners),
        "verdict": check.verdict.value,
        "without": [{"judge": one.judge, "winners": list(one.winners)} for one in check.without],
        "by_method": {method.value: list(winners) for method, winners in check.by_method.items()},
    }


def _judge(one: JudgeFigures) -> Plain:
    return {
        "judge": one.judge,
        "scorecards": one.scorecards,
        "mean": _number(one.mean),
        "severity": _number(one.severity),
        "severity_error": _number(one.severity_error),
        "severity_adjusted_effect": _number(one.severity_adjusted_effect),
        "spearman_rest": _number(one.spearman_rest),
        "residual_sd": _number(one.residual_sd),
        "is_far_off": one.is_far_off,
    }


def _agreement(agreement: Agreement) -> Plain:
    return {
        "krippendorff_alpha": {level: _number(value) for level, value in agreement.krippendorff_alpha.items()},
        "icc": {form: _icc(icc) for form, icc in agreement.icc.items()},
        "kendall_w": _kendall_w(agreement.kendall_w),
        "submissions": agreement.submissions,
        "complete": agreement.complete,
    }


def _icc(icc: Icc | None) -> Plain | None:
    return None if icc is None else {"value": _number(icc.value), "ci95": [_number(icc.low), _number(icc.high)]}


def _kendall_w(kendall: KendallW | None) -> Plain | None:
    if kendall is None:
        return None
    return {"w": _number(kendall.w), "chi2": _number(kendall.chi2), "df": kendall.df, "p": _number(kendall.p)}


def _stability(results: Results, statistics: Statistics) -> Plain:
    """``bootstrap`` by category; rows without a category stand under "null", as JSON writes the name of None, or under
    "" where a category is called "null".
    """
    drawn = {one.category: one for one in statistics.bootstraps}
    categories = results.table.categories
    nameless = "" if "null" in categories else "null"
    names = {one: nameless if one is None else one for one in categories}
    return {
        "leave_one_judge_out": [_left_out(one) for one in statistics.left_out],
        "bootstrap": {names[one]: _shares(drawn.get(one)) for one in categories},
        "panels": {names[one]: _panels(drawn.get(one)) for one in categories},
    }


def _left_out(one: LeftOut) -> Plain:
    return {"judge": one.judge, "category": one.category, "winners": list(one.winners), "changed": one.changed}


def _shares(bootstrap: Bootstrap | None) -> Plain | None:
    return None if bootstrap is None else {name: _number(share) for name, share in bootstrap.shares.items()}


def _panels(bootstrap: Bootstrap | None) -> Plain | None:
    if bootstrap is None:
        return None
    return {"panels": bootstrap.panels, "left_out": bootstrap.left_out, "exact": bootstrap.is_exact}


def _popular_vote(vote: PopularVote | None) -> Plain | None:
    if vote is None or vote.decision is None:
        return None
    return {
        "decision": vote.decision.sha256,
        "winners": list(vote.winners),
        "ranking": ranking_as_plain(vote.ranking),
    }


def ranking_as_plain(ranking: Iterable[VotePlace]) -> list[Plain]:
    """The ranks of the popular vote."""
    return [{"submission": one.submission, "votes": one.votes, "rank": one.rank, "tied": one.tied} for one in ranking]


def _finding(finding: Finding, tr: Translator) -> Plain:
    details: Mapping[str, str | int] = finding.details
    place = {name: value for name in finding.where.__slots__ if (value := getattr(finding.where, name))}
    return {
        "code": finding.code.value,
        "message": sentence_of_finding(finding, tr),
        "details": {**details, **place},
    }


def _caution(caution: Caution, tr: Translator) -> Plain:
    details: Plain = {name: _plain(value) for name, value in caution.details.items()}
    if caution.category:
        details["category"] = caution.category
    return {"code": caution.code.value, "message": sentence_of_caution(caution, tr), "details": details}


def _plain(value: object) -> object:
    if isinstance(value, Fraction | Decimal | float):
        return _number(value)
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_plain(one) for one in value]
    return value


def _number(value: Fraction | Decimal | float | None) -> float | None:
    """A JSON number; what is not finite is no number and therefore null."""
    if value is None:
        return None
    number = float(value)
    return number if math.isfinite(number) else None
