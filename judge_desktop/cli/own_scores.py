"""A judge's own totals beside each other on the command line: what the page "My scores" shows."""

from __future__ import annotations

from decimal import Decimal

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, Plain
from judge_desktop.scoring.own_consistency import OwnGroup, OwnRow, OwnScores, OwnSpread, RowState, Tie
from judge_desktop.workflow.own_consistency import show_own_scores
from judge_desktop.workflow.scoring_session import open_session, written_score


def score_consistency(context: Context) -> int:
    """``score consistency``."""
    with context.reading() as ws:
        own = show_own_scores(open_session(ws, context.where))
    content: Plain = {
        "rows": [_row(own, row) for row in own.rows],
        "groups": [_group(group) for group in own.groups],
        "percents": _spread(own.percents),
    }
    lines = [_row_line(row) for row in own.rows]
    lines += [_spread_line(spread) for group in own.groups for spread in group.spreads]
    context.speaker.tell(content, lines)
    return DONE


def _row(own: OwnScores, row: OwnRow) -> Plain:
    criteria = own.group(row.group).criteria
    return {
        "submission": row.submission,
        "number": row.number,
        "category": row.category,
        "group": row.group,
        "state": row.state.value,
        "rank": row.rank,
        "tie": row.tie.value,
        "scores": {one.id: _written(score) for one, score in zip(criteria, row.scores, strict=True)},
        "total": _written(row.total),
        "full_mark": written_score(row.full_mark),
        "percent": _written(row.percent),
    }


def _group(group: OwnGroup) -> Plain:
    return {
        "group": group.id,
        "categories": list(group.categories),
        "full_mark": written_score(group.full_mark),
        "criteria": [_spread(one) for one in group.spreads],
    }


def _spread(one: OwnSpread) -> Plain:
    return {
        "criterion": one.criterion,
        "full_mark": written_score(one.full_mark),
        "scores": [written_score(score) for score in one.values],
        "median": _written(one.median),
        "lowest": _written(one.lowest),
        "highest": _written(one.highest),
    }


def _row_line(row: OwnRow) -> str:
    scores = " ".join(_written(score) or "—" for score in row.scores)
    total = f"{_written(row.total) or '—'}/{written_score(row.full_mark)}"
    equal = {Tie.NONE: "", Tie.ELSEWHERE: "  =", Tie.SAME_CATEGORY: f"  = {row.category}"}[row.tie]
    state = "" if row.state is RowState.RANKED else f"  {row.state.value}"
    return f"{row.rank or '—':>3}  {row.submission}  {total}  {scores}{equal}{state}"


def _spread_line(spread: OwnSpread) -> str:
    if spread.median is None:
        return f"{spread.criterion}  —"
    figures = " … ".join(_written(figure) or "" for figure in (spread.lowest, spread.median, spread.highest))
    return f"{spread.criterion}  {figures} / {written_score(spread.full_mark)}  ({len(spread.values)})"


def _written(score: Decimal | None) -> str | None:
    return None if score is None else written_score(score)
