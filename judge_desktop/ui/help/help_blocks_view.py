"""The blocks of a page of help as widgets, from the top, and where each heading stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.help_blocks import (
    Block,
    Heading,
    HelpPage,
    KeyUse,
    KeyUses,
    Listing,
    Paragraph,
    Picture,
    Spans,
    Term,
    Terms,
)
from judge_desktop.config.help_pages import help_picture
from judge_desktop.config.i18n import Language
from judge_desktop.ui.help.help_picture import HelpPicture
from judge_desktop.ui.help.span_label import SpanLabel
from judge_desktop.ui.widgets.card import Hairline
from judge_desktop.ui.widgets.key_hint import KeyHint
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_28, Role, Type

_HEADINGS = {2: Type.HEADING, 3: Type.TITLE}
_BULLET = 28
Follow = Callable[[str], None]


class BlocksView(QWidget):
    """One page: `follow(place)` is called when a link is followed."""

    def __init__(self, page: HelpPage, language: Language, follow: Follow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self._language, self._follow = language, follow
        self._headings: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_12)
        self._column.addWidget(TextLabel(page.title, Type.HERO))
        for block in page.blocks:
            self._add(block)

    def heading(self, anchor: str) -> QWidget | None:
        """The heading of that anchor."""
        return self._headings.get(anchor)

    def part_at(self, y: float) -> tuple[int, float]:
        """Which of its parts stands at that height, and how much of the part is above it."""
        parts = self._parts()
        for number, part in enumerate(parts):
            if y <= part.bottom():
                return number, (y - part.top()) / max(1, part.height())
        return len(parts) - 1, 1.0

    def height_of(self, number: int, above: float) -> float:
        """Where that stands now: what ``part_at`` told may have been set in lines of another width since."""
        part = self._parts()[number]
        return part.top() + above * part.height()

    def _parts(self) -> list[QRect]:
        items = (self._column.itemAt(number) for number in range(self._column.count()))
        return [item.geometry() for item in items if item is not None]

    def _add(self, block: Block) -> None:
        match block:
            case Heading():
                self._add_heading(block)
            case Paragraph():
                self._column.addWidget(self._sentence(block.spans))
            case Listing():
                self._column.addLayout(self._list(block))
            case Picture():
                self._column.addWidget(HelpPicture(help_picture(block.name, self._language), block.words))
            case Terms():
                self._column.addWidget(_rows([_term(one) for one in block.terms], SPACE_12))
            case KeyUses():
                self._column.addWidget(_rows([_key_use(one) for one in block.uses], SPACE_4))

    def _add_heading(self, block: Heading) -> None:
        label = TextLabel(block.text, _HEADINGS[block.level])
        label.setObjectName(f"heading_{block.anchor}")
        self._headings[block.anchor] = label
        self._column.addSpacing(SPACE_28 - SPACE_12 if block.level == 2 else SPACE_8)
        if block.level == 2 and len(self._headings) > 1:
            self._column.addWidget(Hairline())
            self._column.addSpacing(SPACE_4)
        self._column.addWidget(label)

    def _sentence(self, spans: Spans) -> SpanLabel:
        label = SpanLabel(spans)
        label.place_requested.connect(self._follow)
        return label

    def _list(self, listing: Listing) -> QGridLayout:
        """Numbers or dots at the left, the words beside them, what is below an item in their column."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_8)
        grid.setVerticalSpacing(SPACE_8)
        grid.setColumnMinimumWidth(0, look().px(_BULLET))
        grid.setColumnStretch(1, 1)
        row = 0
        for number, item in enumerate(listing.items, 1):
            mark = TextLabel(f"{number}." if listing.is_numbered else "•", Type.STRONG, Role.INK2, wraps=False)
            mark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            grid.addWidget(self._sentence(item.spans), row, 1)
            row += 1
            if item.inner is not None:
                grid.addLayout(self._list(item.inner), row, 1)
                row += 1
        return grid


def _rows(rows: Sequence[QWidget], air: int) -> QWidget:
    """Rows split by hairlines, with that much air above and below each line."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(air)
    for n, row in enumerate(rows):
        if n:
            column.addWidget(Hairline())
        column.addWidget(row)
    return holder


def _term(term: Term) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(TextLabel(term.name, Type.STRONG))
    column.addWidget(TextLabel(term.other, Type.CAPTION, Role.INK2))
    column.addWidget(TextLabel(term.meaning, Type.BODY))
    return row


def _key_use(use: KeyUse) -> QWidget:
    """What it does, and the caps at the right."""
    row = QWidget()
    row.setAccessibleName(f"{use.words}: {', '.join(use.keys)}")
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, SPACE_8, 0)
    layout.setSpacing(SPACE_8)
    layout.addWidget(TextLabel(use.words, Type.BODY), 1)
    for key in use.keys:
        layout.addWidget(KeyHint(key), 0, Qt.AlignmentFlag.AlignVCenter)
    return row
