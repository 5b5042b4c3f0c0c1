"""Own scores as rows of a table or a list: which order, which columns, what each cell says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.config.thai_digits import Numerals, in_numerals
from judge_desktop.domain.rubric import Criterion
from judge_desktop.scoring.own_consistency import OwnGroup, OwnRow, OwnScores, RowState, Tie
from judge_desktop.ui.judge.card_status import HIDDEN, CardStatus, card_status, written
from judge_desktop.ui.widgets.row_list import ListRow
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.table import TableCell, TableColumn, TableRow
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role, Tone, Type
from judge_desktop.workflow.scoring_session import ScoringSession

TOTAL, NUMBER, CATEGORY = "total", "number", "category"
NOT_GIVEN = "—"
_SHORT_NAME = 8  # letters of a criterion's name that still fit over a column of numbers
_LEAST_TITLE = 220
_AROUND_NOTE = 60  # shape, chip and margins of a note


@dataclass(frozen=True, slots=True)
class Order:
    """What the rows are sorted by: `TOTAL`, `NUMBER`, `CATEGORY` or a criterion's id."""

    key: str = TOTAL
    is_rising: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page wants to see: a group (None: all of them together), the order, the marked ones, numbers or dots."""

    group: OwnGroup | None
    order: Order
    marked: tuple[str, ...]
    is_hidden: bool
    numerals: Numerals

    def number(self, value: Decimal | None) -> str:
        """A score for the eye."""
        if value is None:
            return NOT_GIVEN
        return HIDDEN if self.is_hidden else written(value, self.numerals)

    def mark(self, submission: str) -> str:
        """ "A", "B" or nothing."""
        return "AB"[self.marked.index(submission)] if submission in self.marked else ""


def short_name(criterion: Criterion, place: int) -> str:
    """A criterion's name over a column: what stands before a colon if that is short, else its place in the rubric."""
    name = criterion.name.in_language(current_language().value)
    before, colon, _ = name.partition(":")
    short = re.sub(r"ที่\s*(?=[\d๐-๙]+$)", " ", before.strip()) if colon else name
    return short if len(short) <= _SHORT_NAME else tr("Crit. {n}", n=place)


def sorted_rows(own: OwnScores, shown: Shown) -> tuple[OwnRow, ...]:
    """The rows in the order wished; what has no rank stays at the end, except in running order.

    Hidden numbers give no order away: then the running order holds.
    """
    rows = [row for row in own.rows if shown.group is None or row.group == shown.group.id]
    key, is_rising = shown.order.key, shown.order.is_rising
    if shown.is_hidden or key == NUMBER:
        is_turned = key == NUMBER and is_rising and not shown.is_hidden
        return tuple(sorted(rows, key=lambda row: row.place, reverse=is_turned))
    if key == CATEGORY:
        order = [category for group in own.groups for category in group.categories]
        rows.sort(key=lambda row: order.index(row.category), reverse=is_rising)
        return tuple(sorted(rows, key=lambda row: row.state is not RowState.RANKED))
    value = _value_of(key, own)
    with_value = [row for row in rows if value(row) is not None]
    with_value.sort(key=lambda row: value(row) or Decimal(0), reverse=not is_rising)
    without = [row for row in rows if value(row) is None]
    return tuple(sorted([*with_value, *without], key=lambda row: row.state is not RowState.RANKED))


def columns(shown: Shown, rows: Sequence[TableRow]) -> tuple[tuple[str, TableColumn], ...]:
    """(what a press on the title sorts by, column) from the left; the last one is as wide as its notes."""
    note_width = max((_width(row.cells[-1].text) for row in rows), default=0) + _AROUND_NOTE
    arrow = "" if shown.is_hidden else " ↑" if shown.order.is_rising else " ↓"

    def column(key: str, title: str, *, full: str = "", numeric: bool = True, least: int = 56) -> TableColumn:
        words = title + (arrow if key == shown.order.key else "")
        return TableColumn(words, max(least, _width(words) + 22), numeric=numeric, full_title=full)

    criteria = shown.group.criteria if shown.group is not None else ()
    language = current_language().value
    title = TableColumn(tr("Submission"), _LEAST_TITLE if len(criteria) > _SHORT_NAME else 0)
    scores = [
        (one.id, column(one.id, short_name(one, place), full=one.name.in_language(language)))
        for place, one in enumerate(criteria, 1)
    ]
    percents = [(TOTAL, column("", "%", full=tr("Percent of the full mark"), least=64))]
    return (
        (TOTAL, column("", tr("Rank"))),
        (NUMBER, column(NUMBER, tr("Number"), full=tr("Running number"), least=50)),
        ("", title),
        *scores,
        (TOTAL, column(TOTAL, tr("Total"), least=62 if shown.group is not None else 84)),
        *(percents if shown.group is None else ()),
        ("", TableColumn(tr("Note"), note_width)),
    )


def table_rows(session: ScoringSession, own: OwnScores, shown: Shown) -> tuple[TableRow, ...]:
    """The rows for the wide table."""
    return tuple(_table_row(session, row, shown) for row in sorted_rows(own, shown))


def list_rows(session: ScoringSession, own: OwnScores, shown: Shown) -> tuple[ListRow, ...]:
    """The rows for the list of a narrow window."""
    return tuple(_list_row(session, row, shown) for row in sorted_rows(own, shown))


def note_words(row: OwnRow) -> str:
    """What is to be said about equal totals."""
    return {Tie.NONE: "", Tie.ELSEWHERE: "= " + tr("equal"), Tie.SAME_CATEGORY: tr("same category")}[row.tie]


def _width(words: str) -> int:
    """Width of small words, in pixels of the normal text size."""
    return ceil(look().metrics(Type.CAPTION_STRONG).horizontalAdvance(words) * 100 / look().text_size)


def _value_of(key: str, own: OwnScores) -> Callable[[OwnRow], Decimal | None]:
    if key == TOTAL:  # by rank: percents are rounded
        return lambda row: None if row.rank is None else Decimal(-row.rank)
    places = {group.id: [one.id for one in group.criteria] for group in own.groups}

    def value(row: OwnRow) -> Decimal | None:
        return row.scores[places[row.group].index(key)] if key in places[row.group] else None

    return value


def _table_row(session: ScoringSession, row: OwnRow, shown: Shown) -> TableRow:
    submission = session.submission(row.submission)
    is_recused = row.state is RowState.RECUSED
    mark = shown.mark(row.submission)
    rank = TableCell(
        mark or _rank(row, shown),
        line=Type.STRONG if mark else Type.BODY,
        role=Role.ACCENT if mark else Role.INK2,
        spoken=_spoken(session, row, shown),
    )
    number = TableCell(in_numerals(str(row.number), shown.numerals.value), line=Type.LABEL, role=Role.INK2)
    title = TableCell(
        submission.title.in_language(current_language().value), role=Role.INK3 if is_recused else Role.INK
    )
    scores = row.scores if shown.group is not None else ()
    total = shown.number(row.total)
    if shown.group is None and row.total is not None:
        total = f"{total}/{written(row.full_mark, shown.numerals)}"
    percent = () if shown.group is not None else (TableCell(shown.number(row.percent), line=Type.STRONG),)
    cells = (
        rank,
        number,
        title,
        *(TableCell(shown.number(score), role=Role.INK2) for score in scores),
        TableCell(total, line=Type.STRONG if shown.group is not None else Type.BODY),
        *percent,
        _note_cell(session, row, shown),
    )
    return TableRow(row.submission, cells, Tone.ACCENT if mark else Tone.NEUTRAL)


def _note_cell(session: ScoringSession, row: OwnRow, shown: Shown) -> TableCell:
    if row.state is not RowState.RANKED:
        status = card_status(session, row.submission)
        return TableCell(status.words, shape=status.shape, tone=status.tone, line=Type.CAPTION, role=status.tone.ink)
    if row.tie is Tie.NONE or shown.is_hidden:
        return TableCell()
    if row.tie is Tie.SAME_CATEGORY:
        return TableCell(note_words(row), shape=Shape.TRIANGLE, tone=Tone.WARN, chip=True)
    return TableCell(note_words(row), line=Type.CAPTION, role=Role.INK2)


def _list_row(session: ScoringSession, row: OwnRow, shown: Shown) -> ListRow:
    status = _list_status(session, row, shown)
    mark = shown.mark(row.submission)
    return ListRow(
        key=row.submission,
        number=in_numerals(str(row.number), shown.numerals.value),
        title=session.submission(row.submission).title.in_language(current_language().value),
        status=f"{mark} · {status.words}" if mark else status.words,
        shape=status.shape,
        tone=Tone.ACCENT if mark else status.tone,
        total="" if row.total is None else shown.number(row.total if shown.group is not None else row.percent),
        muted=row.state is RowState.RECUSED,
    )


def _list_status(session: ScoringSession, row: OwnRow, shown: Shown) -> CardStatus:
    if row.state is not RowState.RANKED or shown.is_hidden:
        return card_status(session, row.submission)
    words = " · ".join(part for part in (tr("Rank {n}", n=_rank(row, shown)), note_words(row)) if part)
    is_warning = row.tie is Tie.SAME_CATEGORY
    return CardStatus(Shape.TRIANGLE if is_warning else Shape.TICK, words, Tone.WARN if is_warning else Tone.NEUTRAL)


def _rank(row: OwnRow, shown: Shown) -> str:
    return shown.number(None if row.rank is None else Decimal(row.rank))


def _spoken(session: ScoringSession, row: OwnRow, shown: Shown) -> str:
    """The whole row in words: it stands in the first cell, which arrows up and down go through."""
    submission = session.submission(row.submission)
    is_ranked = row.state is RowState.RANKED
    number, mark = in_numerals(str(row.number), shown.numerals.value), shown.mark(row.submission)
    parts = (
        tr("Marked {letter}", letter=mark) if mark else "",
        tr("Rank {n}", n=_rank(row, shown)) if is_ranked else "",
        f"{number} {submission.title.in_language(current_language().value)}",
        f"{tr('Total')} {shown.number(row.total)}" if is_ranked else card_status(session, row.submission).words,
        "" if shown.is_hidden else note_words(row),
    )
    return ". ".join(part for part in parts if part)
