"""What the rules, the award levels and the dates of a contest may be, and where they do not fit the contest.

Part of ``scoring.contest_validation``, which calls it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, time
from decimal import Decimal

from judge_desktop.domain.contest import Category, Contest, Method, TieBreakStep
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.scoring.severity_adjusted_exactly import is_connected
from judge_desktop.scoring.validation import canonical

_DECIDED = frozenset((TieBreakStep.CHAIR, TieBreakStep.RESOLUTION))


def check_rules(contest: Contest) -> list[Finding]:
    """RULE_NOT_POSSIBLE (details ``setting``, ``value``) blocks; what does not fit this contest warns:
    METHOD_NEEDS_EVERYBODY, RANKS_NOT_COMPARABLE, JUDGES_NOT_CONNECTED, LADDER_WITHOUT_DECISION,
    AWARD_SCORE_OUT_OF_REACH (``lowest``, ``total``).
    """
    rules = contest.rules
    possible = {
        "severity_penalty": (rules.severity_penalty >= 0, canonical(rules.severity_penalty)),
        "decimals": (0 <= rules.decimals <= 6, str(rules.decimals)),
        "minimum_scorecards": (rules.minimum_scorecards >= 1, str(rules.minimum_scorecards)),
        "quorum_percent": (0 <= rules.quorum_percent <= 100, str(rules.quorum_percent)),
        "comment_minimum": (rules.comment_minimum >= 0, str(rules.comment_minimum)),
        "discussion_spread": (rules.discussion_spread >= 0, canonical(rules.discussion_spread)),
        "minimum_months": (0 <= contest.eligibility.minimum_months <= 1200, str(contest.eligibility.minimum_months)),
        "tie_break_ladder": (
            len(set(rules.tie_break_ladder)) == len(rules.tie_break_ladder),
            ", ".join(rules.tie_break_ladder),
        ),
    }
    findings = [
        _finding(FindingCode.RULE_NOT_POSSIBLE, Place(column=setting), setting=setting, value=value)
        for setting, (is_possible, value) in possible.items()
        if not is_possible
    ]
    findings += [_warning(code, Place(column="method")) for code in _against_the_method(contest)]
    if possible["tie_break_ladder"][0] and not _DECIDED & set(rules.tie_break_ladder):
        findings.append(_warning(FindingCode.LADDER_WITHOUT_DECISION, Place(column="tie_break_ladder")))
    totals = [rubric.total for rubric in contest.rubrics]
    lowest = rules.minimum_award_score
    if lowest is not None and totals and lowest > max(totals):
        findings.append(_out_of_reach(Place(column="minimum_award_score"), lowest, max(totals)))
    return findings


def check_award_levels(contest: Contest, category: Category) -> list[Finding]:
    """AWARD_LEVEL_TWICE (``lowest``) blocks; AWARD_LEVEL_NAME_MISSING and AWARD_SCORE_OUT_OF_REACH warn.

    All have the detail ``level``, the id of the level.
    """
    where = Place(category=category.id, column="award_levels")
    times = Counter(level.lowest for level in category.award_levels)
    total = next((rubric.total for rubric in contest.rubrics if rubric.id == category.rubric), None)
    findings = []
    for level in category.award_levels:
        if times[level.lowest] > 1:
            lowest = canonical(level.lowest)
            findings.append(_finding(FindingCode.AWARD_LEVEL_TWICE, where, level=level.id, lowest=lowest))
        if not level.name:
            findings.append(_warning(FindingCode.AWARD_LEVEL_NAME_MISSING, where, level=level.id))
        if total is not None and level.lowest > total:
            findings.append(_out_of_reach(where, level.lowest, total, level.id))
    return findings


def check_dates(contest: Contest) -> list[Finding]:
    """TIMES_REVERSED blocks; TIMELINE_NAME_MISSING warns. Detail ``entry``: the id of the timeline's entry."""
    findings = []
    rules = contest.eligibility
    if _reversed(rules.applications_open, rules.applications_close):
        findings.append(_finding(FindingCode.TIMES_REVERSED, Place(column="applications_close"), entry=""))
    for entry in contest.timeline:
        if not entry.name:
            findings.append(_warning(FindingCode.TIMELINE_NAME_MISSING, Place(column="timeline"), entry=entry.id))
        if _reversed(entry.starts_on, entry.ends_on):
            findings.append(_finding(FindingCode.TIMES_REVERSED, Place(column="ends_on"), entry=entry.id))
        same_day = entry.ends_on in (None, entry.starts_on)
        if same_day and _reversed(entry.from_time, entry.to_time):
            findings.append(_finding(FindingCode.TIMES_REVERSED, Place(column="to_time"), entry=entry.id))
    return findings


def _against_the_method(contest: Contest) -> list[FindingCode]:
    """What the assignments have against the method."""
    match contest.rules.method:
        case Method.SEVERITY_ADJUSTED:
            return [FindingCode.JUDGES_NOT_CONNECTED] if _falls_apart(contest) else []
        case Method.RANK_SUM:
            return [FindingCode.RANKS_NOT_COMPARABLE] if _leaves_some_out(contest) else []
        case _:
            return [FindingCode.METHOD_NEEDS_EVERYBODY] if _leaves_some_out(contest) else []


def _falls_apart(contest: Contest) -> bool:
    """Whether in some round the judges fall into groups that share no submission."""
    for round_ in contest.rounds:
        judges: defaultdict[str, set[str]] = defaultdict(set)
        for task in round_.assignments:
            judges[task.submission].add(task.judge)
        if not is_connected(judges.values()):
            return True
    return False


def _leaves_some_out(contest: Contest) -> bool:
    """Whether in some category a judge scores only a part: totals of different judges are then compared."""
    category_of = {one.id: one.category for one in contest.finalists}
    size = Counter(category_of.values())
    for round_ in contest.rounds:
        scored: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for task in round_.assignments:
            if task.submission in category_of:
                scored[task.judge, category_of[task.submission]].add(task.submission)
        if any(len(found) < size[category] for (_, category), found in scored.items()):
            return True
    return False


def _reversed(first: date | time | None, last: date | time | None) -> bool:
    if isinstance(first, date) and isinstance(last, date):
        return last < first
    return isinstance(first, time) and isinstance(last, time) and last < first


def _out_of_reach(where: Place, lowest: Decimal, total: Decimal, level: str = "") -> Finding:
    details = {"lowest": canonical(lowest), "total": canonical(total), "level": level}
    return _warning(FindingCode.AWARD_SCORE_OUT_OF_REACH, where, **details)


def _finding(code: FindingCode, where: Place, **details: str) -> Finding:
    return Finding(code=code, severity=Severity.BLOCKS, where=where, details=details)


def _warning(code: FindingCode, where: Place, **details: str) -> Finding:
    return Finding(code=code, severity=Severity.WARNS, where=where, details=details)
