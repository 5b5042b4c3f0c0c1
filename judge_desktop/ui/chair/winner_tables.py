"""The tables behind “Would the winner change?”: by method, without each judge, one against the other, redrawn panels.

They show the same few submissions (``CategoryFigures.shown``) and say each change by a shape and in words.
"""

from __future__ import annotations

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Contest, Method
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.statistics import LeftOut
from judge_desktop.scoring.tally import head_to_head
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.winner_words import explained, why_not_computed
from judge_desktop.ui.chair.worded_table import WordedTable
from judge_desktop.ui.chair.wording import method_words, numbered_title, numbers_of
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.table import TableCell, TableColumn, TableRow
from judge_desktop.ui.widgets.tokens import Role, Tone, Type
from judge_desktop.workflow.category_figures import METHODS, CategoryFigures

_METHOD, _WINNER, _FIGURE, _PAIR, _FIRST = 222, 276, 96, 84, 150
_WINNER_NARROW, _FIGURE_NARROW = 160, 80


def methods_table(figures: CategoryFigures, contest: Contest) -> WordedTable:
    """Method → score and rank of each submission → who is first."""
    columns = [
        TableColumn(tr("Method")),
        TableColumn(tr("First place"), _WINNER, narrow=_WINNER_NARROW),
        *(_submission_column(one, contest, _FIGURE, leaves=place) for place, one in enumerate(figures.shown, 1)),
    ]
    table = WordedTable(tr("First place by each method"), columns, least=_METHOD, ranking=True)
    table.setObjectName("by_method")
    table.set_rows([_method_row(method, figures, contest) for method in METHODS])
    return table


def left_out_table(figures: CategoryFigures, contest: Contest, names: JudgeNames) -> WordedTable:
    """Judge → who is first without her."""
    columns = [
        TableColumn(tr("Without")),
        TableColumn(tr("First place"), _FIRST),
    ]
    table = WordedTable(tr("First place without each judge"), columns)
    table.setObjectName("left_out")
    by_judge = {one.judge: one for one in figures.left_out_shown}
    table.set_rows([_left_out_row(by_judge[judge], contest, names) for judge in names.order(tuple(by_judge))])
    return table


def pairs_table(figures: CategoryFigures, contest: Contest) -> WordedTable:
    """Submission × submission: how many judges gave the one of the row more, and how many the one of the column."""
    shown = figures.shown
    columns = [TableColumn(tr("Submission")), *(_submission_column(one, contest, _PAIR) for one in shown)]
    table = WordedTable(tr("Head to head"), columns)
    table.setObjectName("pairs")
    wins = head_to_head(one.tally for one in figures.standings if one.submission in shown)
    rows = []
    for first in shown:
        cells = [_pair_cell(wins, first, second, contest) for second in shown]
        rows.append(TableRow(first, (TableCell(titled(first, contest)), *cells)))
    table.set_rows(rows)
    return table


def titled(submission: str, contest: Contest) -> str:
    """Running number and title, the id where nobody knows more."""
    found = contest.submission(submission)
    return numbered_title(found) if found is not None else submission


def _submission_column(submission: str, contest: Contest, width: int, *, leaves: int = 0) -> TableColumn:
    number = numbers_of(contest, (submission,))
    title = tr("No. {number}", number=number)
    return TableColumn(
        title, width, numeric=True, full_title=titled(submission, contest), narrow=_FIGURE_NARROW, leaves=leaves
    )


def _method_row(method: Method, figures: CategoryFigures, contest: Contest) -> TableRow:
    name = method_words(method)
    is_used = method is figures.method
    words = tr("{method} (in use)", method=name) if is_used else name
    known = {} if figures.hides(method) else figures.by_method.get(method, {})
    winners = () if figures.hides(method) else figures.winners(method)
    cells = [_score_cell(known[one]) if one in known else TableCell("—", role=Role.INK3) for one in figures.shown]
    first = TableCell(words, explained(method), line=Type.LABEL if is_used else Type.BODY)
    return TableRow(method.value, (first, _winner_cell(method, winners, figures, contest), *cells))


def _score_cell(standing: Standing) -> TableCell:
    if standing.tally.score is None:
        return TableCell("—", role=Role.INK3)
    rank = tr("Rank {rank}", rank=standing.rank) if standing.rank is not None else ""
    line = Type.STRONG if standing.rank == 1 else Type.BODY
    return TableCell(str(standing.tally.score), rank, line=line)


def _winner_cell(method: Method, winners: tuple[str, ...], figures: CategoryFigures, contest: Contest) -> TableCell:
    if not winners:
        why = why_not_computed(figures, method)
        words = tr("Covered for now") if figures.hides(method) else tr("cannot be computed")
        return TableCell(words, why, role=Role.INK2, tip=why)
    numbers = tr("No. {number}", number=numbers_of(contest, winners))
    if method is figures.method:
        return TableCell(numbers, line=Type.LABEL)
    if winners == figures.check.winners:
        return TableCell(numbers, tr("the same"), shape=Shape.TICK)
    return TableCell(numbers, tr("another one"), shape=Shape.TRIANGLE, tone=Tone.WARN)


def _left_out_row(one: LeftOut, contest: Contest, names: JudgeNames) -> TableRow:
    numbers = tr("No. {number}", number=numbers_of(contest, one.winners)) if one.winners else "—"
    change = tr("changes") if one.changed else tr("the same")
    cell = TableCell(
        numbers,
        shape=Shape.TRIANGLE if one.changed else Shape.TICK,
        tone=Tone.WARN if one.changed else Tone.NEUTRAL,
        spoken=f"{numbers}. {change}",
        tip=f"{numbers} · {change}",
    )
    return TableRow(one.judge, (TableCell(names.full(one.judge)), cell), Tone.WARN if one.changed else Tone.NEUTRAL)


def _pair_cell(wins: dict[tuple[str, str], int], first: str, second: str, contest: Contest) -> TableCell:
    if first == second:
        return TableCell("·", role=Role.INK3, spoken=tr("the same submission"))
    won, lost = wins[first, second], wins[second, first]
    spoken = tr(
        "{won} judges give {first} more, {lost} give {second} more",
        won=won,
        lost=lost,
        first=numbers_of(contest, (first,)),
        second=numbers_of(contest, (second,)),
    )
    return TableCell(f"{won} : {lost}", line=Type.STRONG if won > lost else Type.BODY, spoken=spoken, tip=spoken)


def few_shown(figures: CategoryFigures) -> str:
    """That not all submissions are in the tables, where so."""
    hidden = len(figures.standings) - len(figures.shown)
    return (
        trn("{n} submission further down is not shown", "{n} submissions further down are not shown", hidden)
        if hidden
        else ""
    )
