"""What the rulebook says about the rows of a table from anywhere, before they are tallied.

A row that cannot be a score blocks, so that nobody reads a total with it; a score between the steps of a rubric warns
only, for last year's panel may have given halves. Reading a table is ``exchange.tally_tables``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import cache

from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.domain.rubric import Rubric
from judge_desktop.scoring.score_table import ScoreRow, ScoreTable
from judge_desktop.scoring.validation import canonical, check_score

MOST_JUDGES, MOST_CATEGORIES = 1000, 1000
MOST_PLACES = 20_000_000
"""Judges times submissions: the statistics keep a number for each, also where nobody scored."""


def check_size(table: ScoreTable) -> tuple[Finding, ...]:
    """``TOO_MANY_JUDGES`` and ``TOO_MANY_CATEGORIES`` (``count``, ``limit``) where comparing every judge with every
    other one would take hours or more memory than there is; no panel is so large. Both block.
    """
    judges, categories = len(table.judges), len(table.categories)
    limit = min(MOST_JUDGES, MOST_PLACES // max(len(table.entries), 1))
    found = []
    if judges > limit:
        found.append(_too_many(FindingCode.TOO_MANY_JUDGES, judges, limit))
    if categories > MOST_CATEGORIES:
        found.append(_too_many(FindingCode.TOO_MANY_CATEGORIES, categories, MOST_CATEGORIES))
    return tuple(found)


def _too_many(code: FindingCode, count: int, limit: int) -> Finding:
    return Finding(code=code, severity=Severity.BLOCKS, details={"count": count, "limit": limit})


def check_rows(rows: Iterable[ScoreRow], rubric: Rubric | None = None) -> tuple[Finding, ...]:
    """Without a rubric, and for rows without a criterion, ``SCORE_NEGATIVE`` and, above the sum of the full marks,
    ``SCORE_ABOVE_FULL_MARK``; with one ``SCORE_FOR_UNKNOWN_CRITERION``, ``SCORE_BELOW_ZERO``,
    ``SCORE_ABOVE_FULL_MARK`` and, as a warning, ``SCORE_OFF_STEP``. Places: category, submission, criterion, judge.
    """

    @cache
    def wrong(criterion: str | None, score: Decimal) -> Finding | None:
        return _wrong(criterion, score, rubric)

    found = ((row, wrong(row.criterion, row.score)) for row in rows)
    return tuple(_placed(row, finding) for row, finding in found if finding is not None)


def _wrong(criterion: str | None, score: Decimal, rubric: Rubric | None) -> Finding | None:
    if rubric is not None and criterion is not None:
        known = rubric.criterion(criterion)
        if known is None:
            return Finding(code=FindingCode.SCORE_FOR_UNKNOWN_CRITERION, severity=Severity.BLOCKS)
        found = next(iter(check_score(score, known)), None)
        if found is not None and found.code is FindingCode.SCORE_OFF_STEP:
            return replace(found, severity=Severity.WARNS)
        return found
    if score < 0:
        return Finding(code=FindingCode.SCORE_NEGATIVE, severity=Severity.BLOCKS)
    if rubric is not None and score > rubric.total:
        details = {"full_mark": canonical(rubric.total)}
        return Finding(code=FindingCode.SCORE_ABOVE_FULL_MARK, severity=Severity.BLOCKS, details=details)
    return None


def _placed(row: ScoreRow, finding: Finding) -> Finding:
    where = Place(
        category=row.category or "", submission=row.submission, criterion=row.criterion or "", judge=row.judge
    )
    return replace(finding, where=where)
