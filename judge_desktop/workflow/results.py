"""What a round or a table from anywhere adds up to: standings, awards, the popular vote, and what asks for attention.

Figures beside the standings are ``round_statistics``, one plain object of both for scripts ``results_as_plain``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from judge_desktop.domain.contest import Method, Rules
from judge_desktop.domain.decisions import Decision
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.domain.package import Package
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.view import View
from judge_desktop.exchange.contest_toml import read_rubric
from judge_desktop.exchange.tally_tables import TallyRows, read_tally_rows
from judge_desktop.scoring.awards import awards_in_force
from judge_desktop.scoring.popular_vote import PopularVote, popular_vote_of
from judge_desktop.scoring.round_validation import check_awards, check_counted, check_round
from judge_desktop.scoring.score_table import ScoreTable, table_from_rows
from judge_desktop.scoring.sealing_first import covered_categories
from judge_desktop.scoring.standings import standings_of, standings_of_table
from judge_desktop.scoring.table_validation import check_rows, check_size
from judge_desktop.workflow.packages_here import EVERYWHERE, Where
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents, without_search_for_cycles
from judge_desktop.workflow.workspace import Workspace

_TELLING = (FindingCode.SCORES_WIDE_APART, FindingCode.TIE_NEEDS_DECISION, FindingCode.AWARD_OUT_OF_RANK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The standings of a round with what they rest on, by ``rules`` (their method may be another than the contest's).

    ``findings`` ask for attention before closing; ``covered`` are the categories whose scores people should not see
    before the judging chair has handed in hers; ``awards``: category -> the decision in force. A table from anywhere
    has neither package nor view nor decisions.
    """

    rules: Rules
    standings: tuple[Standing, ...]
    table: ScoreTable
    findings: tuple[Finding, ...] = ()
    package: Package | None = None
    view: View | None = None
    covered: tuple[str, ...] = ()
    awards: Mapping[str, Decision] = field(default_factory=dict)
    popular_vote: PopularVote | None = None

    @property
    def method(self) -> Method:
        """How scorecards were combined."""
        return self.rules.method

    @property
    def shown_findings(self) -> tuple[Finding, ...]:
        """The findings without those that give away what stays covered: how far apart, who is equal or first."""
        return tuple(one for one in self.findings if one.code not in _TELLING or one.where.category not in self.covered)

    @property
    def is_closed(self) -> bool:
        """True when a decision closed the round; a table from anywhere is never closed."""
        return self.view is not None and self.view.is_closed

    @property
    def winners(self) -> dict[str, tuple[str, ...]]:
        """Category -> the submissions on its award places; none where a tie reaches beyond them."""
        return {category or "": self._on_award_places(category) for category in self.table.categories}

    def awarded(self, category: str | None) -> tuple[str, ...]:
        """Whom the award decision in force names; while nobody decided, the submissions on the award places."""
        decided = self.awards.get(category or "")
        return decided.submissions if decided is not None else self._on_award_places(category)

    def _on_award_places(self, category: str | None) -> tuple[str, ...]:
        ranks = [(one.rank, one.submission) for one in self.standings if one.category == category and one.rank]
        places, held = self._places(category), Counter(rank for rank, _ in ranks)
        within = {rank for rank, count in held.items() if rank + count - 1 <= places}
        return tuple(submission for rank, submission in ranks if rank in within)

    def _places(self, category: str | None) -> int:
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
    package, view, decisions = known.package, known.view, known.decisions
    broken = check_counted(view, package, known.score_files)
    if broken:
        raise JudgeDesktopError(Code.INVARIANT_BROKEN, findings=broken, count=len(broken))
    awards = awards_in_force(package, decisions)
    return Results(
        rules=replace(package.contest.rules, method=method),
        standings=standings,
        table=known.table,
        findings=(*check_round(package, view, standings, decisions), *check_awards(known.standings, awards)),
        package=package,
        view=view,
        covered=covered_categories(package, view, decisions),
        awards=awards,
        popular_vote=popular_vote_of(package, decisions),
    )


def tally_table(path: Path, rubric_path: Path | None, rules: Rules) -> Results:
    """Standings of any table of scores, by any rules. Refuses ``TABLE_HAS_FINDINGS`` (details: ``findings``)."""
    with without_search_for_cycles():
        read = read_tally_rows(path)
    rubric, rubric_findings = read_rubric(rubric_path) if rubric_path is not None else (None, ())
    found = (*read.findings, *rubric_findings, *_check_rows(read, rubric, path.name))
    _demand_none_blocks(found, path)
    with without_search_for_cycles():
        table = table_from_rows(read.rows, rubric)
    _demand_none_blocks(check_size(table), path)
    standings = standings_of_table(table, rules)
    return Results(rules=rules, standings=standings, table=table, findings=found)


def _demand_none_blocks(found: tuple[Finding, ...], path: Path) -> None:
    blocking = sum(finding.blocks for finding in found)
    if blocking:
        raise JudgeDesktopError(Code.TABLE_HAS_FINDINGS, findings=found, count=blocking, file=path.name)


def _check_rows(read: TallyRows, rubric: Rubric | None, name: str) -> tuple[Finding, ...]:
    """What the rulebook says about the rows, or that there is none although nothing is wrong with the table."""
    if read.rows or any(finding.blocks for finding in read.findings):
        return check_rows(read.rows, rubric)
    code, where = FindingCode.TABLE_WITHOUT_SCORES, Place(table=name)
    return (Finding(code=code, severity=Severity.BLOCKS, where=where, details={"file": name}),)
