"""Looking over a whole round after counting: what the panel should discuss, and what must never be.

``check_round`` finds what people decide about; ``check_counted`` is the invariant after every merge and before
publishing, written apart from the counting that it checks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from judge_desktop.domain.contest import Method, Rules, TieBreakStep
from judge_desktop.domain.decisions import Decision
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.domain.package import Package
from judge_desktop.domain.scorecard import ScorecardState, ScoreFile
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.view import Cell, CellState, View
from judge_desktop.scoring.acting_chairs import acting_chairs
from judge_desktop.scoring.awards import award_conflicts, awards_in_force
from judge_desktop.scoring.counting import recused_submissions, rubrics_by_category
from judge_desktop.scoring.popular_vote import popular_vote_of
from judge_desktop.scoring.quorum import check_quorum, quorums_of
from judge_desktop.scoring.rank_sums import all_ranked_the_same
from judge_desktop.scoring.score_table import ScoreTable
from judge_desktop.scoring.severity_adjusted_exactly import is_connected
from judge_desktop.scoring.tally import TRIMMED_MEAN_NEEDS, mean
from judge_desktop.scoring.validation import canonical, check_scorecard


@dataclass(frozen=True, slots=True, kw_only=True)
class PartlyScored:
    """A judge of whom only some scorecards of a category count."""

    judge: str
    category: str
    counted: tuple[str, ...]  # submissions
    not_counted: tuple[str, ...]


def partly_scored(view: View) -> tuple[PartlyScored, ...]:
    """Every judge and category where some assignments count and others do not, sorted by judge and category."""
    by_part: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for cell in view.cells:
        by_part[cell.judge, cell.category].append(cell)
    found: list[PartlyScored] = []
    for (judge, category), cells in sorted(by_part.items()):
        counted = tuple(cell.submission for cell in cells if cell.state is CellState.COUNTED)
        if counted and len(counted) < len(cells):
            rest = tuple(cell.submission for cell in cells if cell.state is not CellState.COUNTED)
            found.append(PartlyScored(judge=judge, category=category, counted=counted, not_counted=rest))
    return tuple(found)


def means_with_and_without(
    table: ScoreTable, judge: str, category: str
) -> dict[str, tuple[Fraction | None, Fraction | None]]:
    """Submission of the category -> (mean of totals, the same without that judge)."""

    def means(of: ScoreTable) -> dict[str, Fraction | None]:
        return {entry.submission: mean(entry.totals.values()) for entry in of.entries if entry.category == category}

    without = means(table.without(judge, category))
    return {submission: (value, without[submission]) for submission, value in means(table).items()}


def check_round(
    package: Package, view: View, standings: Iterable[Standing], decisions: Iterable[Decision] = ()
) -> tuple[Finding, ...]:
    """What asks for attention before closing; all of it warns.

    Per category with submissions ``QUORUM_NOT_REACHED`` and ``CHAIR_NOT_PRESENT`` (``quorum.quorums_of``),
    ``PARTLY_SCORED_CATEGORY`` (judge, category; ``counted``, ``assigned``), ``DECISIONS_CONTRADICT`` (``decisions``),
    where the method gives no official scores ``JUDGES_NOT_CONNECTED`` and per category ``RANKS_NOT_COMPARABLE``,
    and per submission ``BELOW_MINIMUM_SCORECARDS`` and ``TOO_FEW_FOR_TRIMMED_MEAN`` (``count``, ``minimum``),
    ``SCORES_WIDE_APART`` (``spread``, ``limit``), ``TIE_NEEDS_DECISION`` when a tie stands and touches an award that
    is not decided (``submissions``, ``rank``).
    """
    standings, decisions = tuple(standings), tuple(decisions)
    judged = {cell.category for cell in view.cells}
    quorums = (one for one in quorums_of(package, view, decisions) if one.category in judged)
    findings = [finding for quorum in quorums for finding in check_quorum(quorum)]
    for part in partly_scored(view):
        details: dict[str, str | int] = {
            "counted": len(part.counted),
            "assigned": len(part.counted) + len(part.not_counted),
        }
        where = Place(category=part.category, judge=part.judge)
        findings.append(_warning(FindingCode.PARTLY_SCORED_CATEGORY, where, details))
    findings += [
        _warning(FindingCode.DECISIONS_CONTRADICT, Place(), {"decisions": ", ".join(group)})
        for group in _contradicting(package, view, decisions)
    ]
    findings += _check_method(package.contest.rules, standings)
    for standing in standings:
        findings += _check_standing(package, standing)
    decided = awards_in_force(package, decisions)
    open_ = [standing for standing in standings if standing.category not in decided]
    return (*findings, *_check_ties(package, open_))


def check_awards(standings: Iterable[Standing], awards: Mapping[str, Decision]) -> tuple[Finding, ...]:
    """``AWARD_OUT_OF_RANK`` (``submissions``) for each category whose award in force (``awards``: category -> decision)
    names one that has no rank or stands behind one that gets nothing; the scores may have changed since it was taken.

    ``standings`` are those by the contest's own rules.
    """
    ranks: dict[str, dict[str, int | None]] = defaultdict(dict)
    for one in standings:
        ranks[one.category or ""][one.submission] = one.rank
    found = []
    for category, award in awards.items():
        of = ranks[category]
        passed_over = [rank for name, rank in of.items() if rank is not None and name not in award.submissions]
        last = min(passed_over, default=len(of))
        behind = sorted(name for name in award.submissions if (rank := of.get(name)) is None or rank > last)
        if behind:
            details: dict[str, str | int] = {"submissions": ", ".join(behind)}
            found.append(_warning(FindingCode.AWARD_OUT_OF_RANK, Place(category=category), details))
    return tuple(found)


def check_outcome(package: Package, decisions: Iterable[Decision]) -> tuple[Finding, ...]:
    """``DECISIONS_CONTRADICT`` (category of an award; ``decisions``), which blocks, for each award and for the popular
    vote about which two copies of the chair said different things: what is published would silently lack it.
    """
    known = tuple(decisions)
    category_of = {one.sha256: one.category for one in known}
    groups = {*award_conflicts(package, known), *popular_vote_of(package, known).conflicts}
    return tuple(
        Finding(
            code=FindingCode.DECISIONS_CONTRADICT,
            severity=Severity.BLOCKS,
            where=Place(category=category_of[group[0]]),
            details={"decisions": ", ".join(group)},
        )
        for group in sorted(groups)
    )


def _contradicting(package: Package, view: View, decisions: tuple[Decision, ...]) -> list[tuple[str, ...]]:
    """Groups of decisions of which none holds: about what counts, who presides, an award, the popular vote."""
    return sorted(
        {
            *view.decision_conflicts,
            *acting_chairs(package, decisions).conflicts,
            *award_conflicts(package, decisions),
            *popular_vote_of(package, decisions).conflicts,
        }
    )


def check_counted(view: View, package: Package, score_files: Iterable[ScoreFile] = ()) -> tuple[Finding, ...]:
    """The invariant: every counted scorecard is assigned, sealed, complete and allowed by this rubric, from a counted
    document, of a judge who votes and has not recused (give the ``score_files`` to check their declarations too).

    An empty tuple when it holds. What breaks it blocks: ``ASSIGNMENT_UNKNOWN``, ``SCORES_FOR_RECUSED``,
    ``SCORECARD_INCOMPLETE`` (``judge``), or the rulebook's own finding.
    """
    assigned = {(one.judge, one.submission) for one in package.assignments}
    voting = {judge.id for judge in package.contest.panel.voting}
    counted = {*view.counted_documents, *view.counted_papers}
    recused = recused_submissions(package, [file for file in score_files if file.sha256 in counted])
    rubrics = rubrics_by_category(package.contest)
    findings: list[Finding] = []
    for cell in view.cells:
        if cell.state is not CellState.COUNTED:
            continue
        where = Place(submission=cell.submission, judge=cell.judge)
        if (cell.judge, cell.submission) not in assigned or cell.judge not in voting:
            findings.append(Finding(code=FindingCode.ASSIGNMENT_UNKNOWN, severity=Severity.BLOCKS, where=where))
        if (cell.judge, cell.submission) in recused:
            findings.append(Finding(code=FindingCode.SCORES_FOR_RECUSED, severity=Severity.BLOCKS, where=where))
        card, rubric = cell.scorecard, rubrics.get(cell.category)
        is_sealed = card is not None and card.state is ScorecardState.SEALED and cell.document in counted
        if card is None or rubric is None or not is_sealed:
            details = {"judge": cell.judge}
            code = FindingCode.SCORECARD_INCOMPLETE
            findings.append(Finding(code=code, severity=Severity.BLOCKS, where=where, details=details))
            continue
        rules = package.contest.rules
        refused = check_scorecard(card, rubric, rules, sealing=True, has_words=False)
        findings += [finding for finding in refused if finding.blocks]
    return tuple(findings)


def _check_method(rules: Rules, standings: Sequence[Standing]) -> list[Finding]:
    """Where the method cannot compare the scorecards that are there."""
    if rules.method is Method.SEVERITY_ADJUSTED and not is_connected(one.tally.totals for one in standings):
        return [_warning(FindingCode.JUDGES_NOT_CONNECTED, Place(), {})]
    if rules.method is not Method.RANK_SUM:
        return []
    judges: dict[str, list[Collection[str]]] = defaultdict(list)
    for one in standings:
        judges[one.category or ""].append(one.tally.totals)
    return [
        _warning(FindingCode.RANKS_NOT_COMPARABLE, Place(category=category), {})
        for category, those in judges.items()
        if not all_ranked_the_same(those)
    ]


def _check_standing(package: Package, standing: Standing) -> list[Finding]:
    rules, tally = package.contest.rules, standing.tally
    where = Place(category=standing.category or "", submission=standing.submission)
    findings: list[Finding] = []
    if tally.scorecards < rules.minimum_scorecards:
        details: dict[str, str | int] = {"count": tally.scorecards, "minimum": rules.minimum_scorecards}
        findings.append(_warning(FindingCode.BELOW_MINIMUM_SCORECARDS, where, details))
    if rules.method is Method.TRIMMED_MEAN and tally.scorecards < TRIMMED_MEAN_NEEDS:
        few: dict[str, str | int] = {"count": tally.scorecards, "minimum": TRIMMED_MEAN_NEEDS}
        findings.append(_warning(FindingCode.TOO_FEW_FOR_TRIMMED_MEAN, where, few))
    if tally.scorecards > 1 and tally.spread >= rules.discussion_spread:
        apart: dict[str, str | int] = {
            "spread": canonical(tally.spread),
            "limit": canonical(rules.discussion_spread),
        }
        findings.append(_warning(FindingCode.SCORES_WIDE_APART, where, apart))
    return findings


def _check_ties(package: Package, standings: Iterable[Standing]) -> list[Finding]:
    """A tie that does not touch an award may stay; nor is it asked about where the ladder lets nobody decide."""
    ladder = package.contest.rules.tie_break_ladder
    if TieBreakStep.CHAIR not in ladder and TieBreakStep.RESOLUTION not in ladder:
        return []
    awards = {category.id: category.awards for category in package.contest.categories}
    groups: dict[tuple[str, int], list[str]] = defaultdict(list)
    for standing in standings:
        if standing.tied and standing.rank is not None and standing.rank <= awards.get(standing.category or "", 0):
            groups[standing.category or "", standing.rank].append(standing.submission)
    return [
        _warning(
            FindingCode.TIE_NEEDS_DECISION,
            Place(category=category),
            {"submissions": ", ".join(sorted(tied)), "rank": rank},
        )
        for (category, rank), tied in sorted(groups.items())
    ]


def _warning(code: FindingCode, where: Place, details: dict[str, str | int]) -> Finding:
    return Finding(code=code, severity=Severity.WARNS, where=where, details=details)
