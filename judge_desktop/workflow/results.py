"""What a round adds up to: standings, and the same as one plain object for scripts (the shape is fixed: ``cli.md``).

Agreement and stability figures stand there as None until they are computed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from judge_desktop.config.i18n import Translator
from judge_desktop.config.phrases import sentence_of_finding
from judge_desktop.domain.contest import Method, Rules
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.domain.package import Package
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.view import View
from judge_desktop.exchange.contest_toml import read_rubric
from judge_desktop.exchange.score_tables import read_tally_rows
from judge_desktop.scoring.round_validation import check_counted, check_round
from judge_desktop.scoring.score_table import ScoreTable, table_from_rows
from judge_desktop.scoring.sealing_first import covered_categories
from judge_desktop.scoring.standings import standings_of, standings_of_table
from judge_desktop.scoring.tally import head_to_head, mean
from judge_desktop.workflow.packages_here import EVERYWHERE, Where
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.workspace import Workspace

_TELLING = (FindingCode.SCORES_WIDE_APART, FindingCode.TIE_NEEDS_DECISION)
HEAD_TO_HEAD_LIMIT = 200  # submissions in a category
Plain = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The standings of a round with what they rest on. ``findings`` ask for attention before closing; ``covered`` are
    the categories whose scores people should not see before the judging chair has handed in hers.
    """

    method: Method
    standings: tuple[Standing, ...]
    table: ScoreTable
    findings: tuple[Finding, ...] = ()
    package: Package | None = None
    view: View | None = None
    covered: tuple[str, ...] = ()

    @property
    def shown_findings(self) -> tuple[Finding, ...]:
        """The findings without those that give away what stays covered: how far apart, who is equal."""
        return tuple(one for one in self.findings if one.code not in _TELLING or one.where.category not in self.covered)

    @property
    def winners(self) -> dict[str, tuple[str, ...]]:
        """Category -> the submissions on its award places; none where a tie reaches beyond them."""
        found: dict[str, tuple[str, ...]] = {}
        for category in self.table.categories:
            ranks = [(one.rank, one.submission) for one in self.standings if one.category == category and one.rank]
            places, held = self._awards(category), Counter(rank for rank, _ in ranks)
            within = {rank for rank, count in held.items() if rank + count - 1 <= places}
            found[category or ""] = tuple(submission for rank, submission in ranks if rank in within)
        return found

    def _awards(self, category: str | None) -> int:
        contest = self.package.contest if self.package is not None else None
        known = contest.category(category) if contest is not None and category else None
        return known.awards if known is not None else 1


def results_of(ws: Workspace, where: Where = EVERYWHERE, method: Method | None = None) -> Results:
    """The results of a round as it stands. Refuses ``NO_PACKAGE``, ``INVARIANT_BROKEN``."""
    return results_in(round_documents(ws, where), method)


def results_in(known: RoundDocuments, method: Method | None = None) -> Results:
    """The same for what was read already. Refuses ``INVARIANT_BROKEN``."""
    if method is None:
        return known.once(_results_by_the_rules)
    return _results(known, method, standings_of(known.package, known.view, known.decisions, method=method))


def _results_by_the_rules(known: RoundDocuments) -> Results:
    return _results(known, known.package.contest.rules.method, known.standings)


def _results(known: RoundDocuments, method: Method, standings: tuple[Standing, ...]) -> Results:
    broken = check_counted(known.view, known.package, known.score_files)
    if broken:
        raise JudgeDesktopError(Code.INVARIANT_BROKEN, findings=broken, count=len(broken))
    return Results(
        method=method,
        standings=standings,
        table=known.table,
        findings=check_round(known.package, known.view, standings, known.decisions),
        package=known.package,
        view=known.view,
        covered=covered_categories(known.package, known.view, known.decisions),
    )


def tally_table(path: Path, rubric_path: Path | None, method: Method, decimals: int) -> Results:
    """Standings of any table of scores. Refuses ``TABLE_HAS_FINDINGS`` (details: ``findings``)."""
    read = read_tally_rows(path)
    rubric, rubric_findings = read_rubric(rubric_path) if rubric_path is not None else (None, ())
    found = (*read.findings, *rubric_findings)
    if any(finding.blocks for finding in found):
        raise JudgeDesktopError(Code.TABLE_HAS_FINDINGS, findings=found, count=len(found), file=path.name)
    table = table_from_rows(read.rows, rubric)
    standings = standings_of_table(table, Rules(method=method, decimals=decimals, minimum_scorecards=1))
    return Results(method=method, standings=standings, table=table, findings=found)


def as_plain(results: Results, tr: Translator) -> Plain:
    """The object that ``results`` and ``tally`` print."""
    return {
        "method": results.method.value,
        "categories": [_category(results, category) for category in results.table.categories],
        "judges": [_judge(results.table, judge) for judge in results.table.judges],
        "agreement": {"krippendorff_alpha": None, "icc": None, "kendall_w": None},
        "stability": {"leave_one_judge_out": None, "bootstrap": None},
        "warnings": [_warning(finding, tr) for finding in results.findings],
    }


def _category(results: Results, category: str | None) -> Plain:
    standings = [one for one in results.standings if one.category == category]
    wins = None
    if len(standings) <= HEAD_TO_HEAD_LIMIT:
        counted = head_to_head(one.tally for one in standings)
        wins = {f"{first}>{second}": count for (first, second), count in counted.items()}
    return {
        "category": category,
        "standings": [_standing(one, has_criteria=results.table.has_criteria) for one in standings],
        "head_to_head": wins,
    }


def _standing(standing: Standing, *, has_criteria: bool) -> Plain:
    tally = standing.tally
    return {
        "submission": standing.submission,
        "rank": standing.rank,
        "tied": standing.tied,
        "decided_by": standing.decided_by,
        "score": None if tally.score is None else str(tally.score),
        "mean": _number(tally.mean),
        "median": _number(tally.median),
        "trimmed_mean": _number(tally.trimmed_mean),
        "severity_adjusted": None,
        "rank_sum": None,
        "z_score_mean": None,
        "criteria": {name: _number(value) for name, value in tally.criteria.items()} if has_criteria else None,
    }


def _judge(table: ScoreTable, judge: str) -> Plain:
    totals = [entry.totals[judge] for entry in table.entries if judge in entry.totals]
    return {
        "judge": judge,
        "mean": _number(mean(totals)) if totals else None,
        "severity": None,
        "severity_adjusted_effect": None,
        "spearman_rest": None,
    }


def _warning(finding: Finding, tr: Translator) -> Plain:
    details: Mapping[str, str | int] = finding.details
    place = {name: value for name in finding.where.__slots__ if (value := getattr(finding.where, name))}
    return {
        "code": finding.code.value,
        "message": sentence_of_finding(finding, tr),
        "details": {**details, **place},
    }


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
