"""One row of a list of outcomes: where its parts stand in a width, and painting them. The list is ``outcome_list``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from judge_desktop.ui.widgets.shapes import Shape, paint_shape
from judge_desktop.ui.widgets.text_lines import Line, paint_line, wrap
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import HIT_AREA, RADIUS_CONTROL, Role, Tone, Type

_PADDING, _MARK, _GAP, _ABOVE, _LEAST_WORDS, _BUTTON_PADDING = 20, 18, 16, 8, 150, 11
_OUTCOME_GAP, _BELOW = 12, 4


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One row. ``key`` tells rows apart; ``action`` are the words of its button, empty without one; ``tip`` says what
    a click on the row shows.
    """

    key: str
    title: str
    outcome: str = ""
    shape: Shape = Shape.NONE
    tone: Tone = Tone.NEUTRAL
    detail: str = ""
    action: str = ""
    tip: str = ""

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        return ". ".join(part for part in (self.title, self.outcome, self.detail, self.action) if part)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the parts of a row stand, from its own upper left corner."""

    title: tuple[Line, ...]
    title_top: float
    detail: tuple[Line, ...]
    left: float
    outcome: QRectF
    button: QRectF
    detail_top: float
    height: int


def place_row(row: OutcomeRow, width: int) -> Placed:
    """Outcome and button at the right; the outcome below the title, then the button too, where the room gets short."""
    left, right = float(_PADDING + look().px(_MARK) + _GAP), float(width - _PADDING)
    button = _button_size(row)
    outcome = ceil(_advance(row.outcome, Type.LABEL, look().size(Type.LABEL).px)) if row.outcome else 0
    room = right - left - (button.width() + _GAP if button.width() else 0)
    beside = room - (outcome + _OUTCOME_GAP if outcome else 0)
    least = look().px(_LEAST_WORDS)
    if beside >= least:
        title = _lines(row.title, Type.LABEL, beside)
        if len(title) <= 2 or not outcome:
            return _stacked(row, title, room, left, QSize(outcome, 0), button, right=right)
    if room < least:
        title = _lines(row.title, Type.LABEL, right - left)
        below = QSize(outcome, look().size(Type.LABEL).line_px if outcome else 0)
        return _stacked(row, title, right - left, left, below, button, right=right, button_below=True)
    title = _lines(row.title, Type.LABEL, room)
    below = QSize(outcome, look().size(Type.LABEL).line_px if outcome else 0)
    return _stacked(row, title, room, left, below, button, right=right)


def _stacked(
    row: OutcomeRow,
    title: tuple[Line, ...],
    room: float,
    left: float,
    outcome: QSize,
    button: QSize,
    *,
    right: float,
    button_below: bool = False,
) -> Placed:
    """The parts of a row below each other. An ``outcome`` of no height stands beside the title."""
    line, small = look().size(Type.LABEL).line_px, look().size(Type.CAPTION).line_px
    detail = _lines(row.detail, Type.CAPTION, room) if row.detail else ()
    words = len(title) * line + outcome.height() + len(detail) * small
    height = words + (_BELOW + button.height() if button_below else 0)
    height = max(height, 0 if button_below else button.height()) + 2 * _ABOVE
    top = float(_ABOVE if button_below else (height - words) / 2)
    if outcome.height():
        placed = QRectF(left, top + len(title) * line, min(outcome.width(), room), line)
    else:
        placed = QRectF(left + room - outcome.width(), top, outcome.width(), line)
    button_top = top + words + _BELOW if button_below else (height - button.height()) / 2
    return Placed(
        title=title,
        title_top=top,
        detail=detail,
        left=left,
        outcome=placed,
        button=QRectF(right - button.width(), button_top, button.width(), button.height()),
        detail_top=top + len(title) * line + outcome.height(),
        height=ceil(height),
    )


def _lines(text: str, line: Type, width: float) -> tuple[Line, ...]:
    """The lines of a text. Most fit into one: then nobody asks where words may break, which takes longest."""
    metrics = look().metrics(line)
    if "\n" not in text and metrics.horizontalAdvance(text) <= width:
        return (Line(text, 0, len(text)),)
    return wrap(text, metrics, width)


@lru_cache(maxsize=512)
def _advance(text: str, line: Type, px: int) -> float:  # noqa: ARG001 -- the size of the text is part of the question
    """How wide outcomes and words of buttons are: few, in many rows."""
    return look().metrics(line).horizontalAdvance(text)


def _button_size(row: OutcomeRow) -> QSize:
    px = look().px
    if row.action:
        words = ceil(_advance(row.action, Type.SMALL_LABEL, look().size(Type.SMALL_LABEL).px))
        return QSize(words + 2 * px(_BUTTON_PADDING), px(HIT_AREA))
    return QSize(0, 0)


def paint_words(painter: QPainter, at: QPointF, row: OutcomeRow, placed: Placed, ground: Role) -> None:
    """Paint shape, title, outcome and second line of a row whose corner is ``at``."""
    line, small = look().size(Type.LABEL).line_px, look().size(Type.CAPTION).line_px
    width = 100_000.0
    side = look().px(_MARK)
    mark = QRectF(at.x() + _PADDING, at.y() + placed.title_top + (line - side) / 2, side, side)
    paint_shape(painter, row.shape, mark, row.tone.mark, ground)
    for n, one in enumerate(placed.title):
        rect = QRectF(at.x() + placed.left, at.y() + placed.title_top + n * line, width, line)
        paint_line(painter, one.shown, rect, Type.LABEL, Role.INK)
    paint_line(painter, row.outcome, placed.outcome.translated(at).adjusted(0, 0, 1, 0), Type.LABEL, row.tone.ink)
    for n, one in enumerate(placed.detail):
        rect = QRectF(at.x() + placed.left, at.y() + placed.detail_top + n * small, width, small)
        paint_line(painter, one.shown, rect, Type.CAPTION, Role.INK2)


def paint_button(painter: QPainter, rect: QRectF, row: OutcomeRow) -> None:
    """Paint the button of a row, if it has one."""
    if row.action:
        painter.setBrush(look().colour(Role.SURFACE))
        painter.setPen(QPen(look().colour(Role.EDGE), 1))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CONTROL, RADIUS_CONTROL)
        painter.setPen(Qt.PenStyle.NoPen)
        paint_line(painter, row.action, rect, Type.SMALL_LABEL, Role.INK, Qt.AlignmentFlag.AlignHCenter)
