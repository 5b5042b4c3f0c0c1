"""Words to read on one page of paper: plain text, Markdown, the blocks of a document, the slides of a talk.

Nothing is loaded, nothing runs, no link is followed: what a file says is put in letter by letter, never as HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QFont,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.reading import Block, BlockKind, Slide
from judge_desktop.ui.viewers.search_folding import Folded, fold_words
from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.scroll_area import rest_when_whole
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_20, SPACE_28, Role, Type

STEP, LEAST_ZOOM, MOST_ZOOM = 1.15, 0.6, 3.0
_WIDEST = 760
_LINE_PERCENT = 125  # of Sarabun's own box of 1.3 em: 1.63 em, so that stacked marks are never cut
_TAB_LETTERS = 4
_PICTURE = "\ufffc"  # the letter that stands for one
_MARKDOWN = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_HEADINGS = (Type.HEADING, Type.TITLE, Type.STRONG)


class _Paper(QTextDocument):
    """A document that never fetches what its words name.

    Without an answer Qt would look for a picture on the disk by itself: each is one empty point.
    """

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        point = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        point.fill(0)
        return point


class WordsView(QTextBrowser):
    """`zoom_changed` when the letters became larger or smaller; `link_requested(address)` when a link was pressed."""

    zoom_changed = Signal()
    link_requested = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 1.0
        self._fill: Callable[[], None] = lambda: None
        self._paper = _Paper(self)
        self.setDocument(self._paper)
        self._place = 0.0
        self._is_markdown = False
        self._slides: list[int] = []  # the block each slide begins with
        self._keyboard = KeyboardFocus(self)
        self.setProperty("reading", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setCursorWidth(0)  # it is read, not written
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        rest_when_whole(self.verticalScrollBar())
        self.verticalScrollBar().valueChanged.connect(self._take_place)
        self.anchorClicked.connect(lambda url: self.link_requested.emit(bytes(url.toEncoded().data()).decode("ascii")))
        look().theme_changed.connect(self._refill)

    def show_plain(self, text: str) -> None:
        """Show a text as it is."""
        self._show(lambda: self._put_plain(text))

    def show_markdown(self, text: str) -> None:
        """Show Markdown as it is meant; HTML in it stays letters, pictures stay out."""
        self._show(lambda: self._put_markdown(text))

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show a document."""
        self._show(lambda: self._put_blocks(blocks))

    def show_slides(self, slides: Sequence[Slide]) -> None:
        """Show a talk, its slides below each other."""
        self._show(lambda: self._put_slides(slides))

    def set_wrapped(self, wrapped: bool) -> None:
        """Break lines at the edge, or let them run out of it."""
        mode = QTextEdit.LineWrapMode.WidgetWidth if wrapped else QTextEdit.LineWrapMode.NoWrap
        self.setLineWrapMode(mode)
        self._set_margins()

    def is_wrapped(self) -> bool:
        """Whether lines are broken at the edge."""
        return self.lineWrapMode() is QTextEdit.LineWrapMode.WidgetWidth

    def zoom(self) -> float:
        """How much larger than usual the letters are."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Make the letters larger or smaller; the place on the page stays."""
        self._zoom = min(MOST_ZOOM, max(LEAST_ZOOM, zoom))
        self._refill()
        self.zoom_changed.emit()

    def place(self) -> float:
        """Which share of the words is above the upper edge."""
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def go_to_place(self, share: float) -> None:
        """The inverse of `place`."""
        self._paper.documentLayout().documentSize()  # lines are counted when somebody asks
        self.verticalScrollBar().setValue(round(share * self.verticalScrollBar().maximum()))

    def slide(self) -> int:
        """Which slide is at the top, from 1; 0 for words without slides."""
        top = self.cursorForPosition(self.viewport().rect().topLeft()).blockNumber()
        return sum(begin <= top + 1 for begin in self._slides) if self._slides else 0

    def go_to_slide(self, number: int) -> None:
        """Show that slide at the top."""
        if 1 <= number <= len(self._slides):
            block = self._paper.findBlockByNumber(self._slides[number - 1])
            top = self._paper.documentLayout().blockBoundingRect(block).top()
            self.verticalScrollBar().setValue(round(top) - look().px(SPACE_12))

    def show_hit(self, words: str, nth: int, *, slide: int = 0) -> None:
        """Select the `nth` (from 0) of the places where the words stand, on that slide (from 1) or anywhere."""
        first, end = 0, self._paper.characterCount() - 1
        if 1 <= slide <= len(self._slides):
            first = self._paper.findBlockByNumber(self._slides[slide - 1] + 1).position()
            if slide < len(self._slides):
                end = self._paper.findBlockByNumber(self._slides[slide]).position()
        units = self._paper.toPlainText().encode("utf-16-le")
        text = units[2 * first : 2 * end].decode("utf-16-le", "replace")
        found = list(Folded(text).spans(fold_words(words)))
        if nth < len(found):
            start, behind = (first + len(text[:at].encode("utf-16-le")) // 2 for at in found[nth])
            cursor = self.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(behind, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * (STEP if event.angleDelta().y() > 0 else 1 / STEP))
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        factors = {
            Qt.Key.Key_Plus: STEP,
            Qt.Key.Key_Equal: STEP,
            Qt.Key.Key_Minus: 1 / STEP,
        }
        if event.key() in factors:
            self.set_zoom(self._zoom * factors[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_0:
            self.set_zoom(1.0)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._keyboard.is_shown():
            paint_focus_ring(QPainter(self.viewport()), QRectF(self.viewport().rect()), 0)

    def _show(self, fill: Callable[[], None]) -> None:
        self._fill = fill
        self._fill_again()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _refill(self) -> None:
        place = self._place  # by now a larger font may have made the page longer
        self._fill_again()
        QTimer.singleShot(0, self, lambda: self.go_to_place(place))  # the bar learns its length only now

    def _fill_again(self) -> None:
        self._slides = []
        before = self._paper
        self._paper = _Paper(self)  # never the same again: what Python knows of its frames would be gone beneath it
        self._paper.setUndoRedoEnabled(False)
        self._paper.setDefaultFont(self._font(Type.BODY))
        self._paper.setDocumentMargin(look().px(SPACE_28))
        filling = QTextCursor(self._paper)
        filling.beginEditBlock()
        self._is_markdown = False
        self._fill()
        filling.endEditBlock()
        if self._is_markdown:
            filling.beginEditBlock()
            self._shape_markdown()
            filling.endEditBlock()
        self._set_margins()
        self.setDocument(self._paper)  # only now: filled in sight, it would be laid out at every word
        before.deleteLater()
        self.setTabStopDistance(look().metrics(Type.BODY).horizontalAdvance(" ") * _TAB_LETTERS)

    def _take_place(self) -> None:
        self._place = self.place()

    def _set_margins(self) -> None:
        """A column no wider than lines can be read, in the middle."""
        widest = look().px(_WIDEST * max(1.0, self._zoom)) if self.is_wrapped() else self.width()
        spare = max(0, (self.width() - widest) // 2)
        self.setViewportMargins(spare, 0, spare, 0)

    def _font(self, line: Type) -> QFont:
        font = look().font(line)
        font.setPixelSize(round(font.pixelSize() * self._zoom))
        return font

    # filling

    def _put_plain(self, text: str) -> None:
        cursor = QTextCursor(self._paper)
        cursor.setBlockFormat(_lines())
        cursor.insertText(text)

    def _put_markdown(self, text: str) -> None:
        self._paper.setMarkdown(text, _MARKDOWN)
        self._take_pictures_out()
        self._is_markdown = True

    def _shape_markdown(self) -> None:
        """Our lines and tables. Only after the filling: until its end a document knows nothing of its tables."""
        for frame in self._paper.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                frame.setFormat(_table_format())
        block = self._paper.begin()
        while block.isValid():
            self._set_markdown_block(QTextCursor(block), block.blockFormat())
            block = block.next()

    def _set_markdown_block(self, cursor: QTextCursor, shape: QTextBlockFormat) -> None:
        level = shape.headingLevel()
        is_inside = cursor.currentList() is not None or cursor.currentTable() is not None
        lines = _lines(above=SPACE_12 if level else 0, below=0 if is_inside else SPACE_8)
        cursor.mergeBlockFormat(lines)
        if level:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(self._heading_format(level))  # in place of Markdown's own, which grows with the level

    def _take_pictures_out(self) -> None:
        """Of a picture that is not loaded its place would stay as a broken one."""
        cursor = self._paper.find(_PICTURE)
        while not cursor.isNull():
            cursor.removeSelectedText()
            cursor = self._paper.find(_PICTURE, cursor)

    def _heading_format(self, level: int) -> QTextCharFormat:
        shape = QTextCharFormat()
        shape.setFont(self._font(_HEADINGS[min(level, len(_HEADINGS)) - 1]))
        return shape

    def _put_blocks(self, blocks: Sequence[Block]) -> None:
        cursor = QTextCursor(self._paper)
        for n, block in enumerate(blocks):
            self._put_block(cursor, block, is_first=n == 0)

    def _put_slides(self, slides: Sequence[Slide]) -> None:
        cursor = QTextCursor(self._paper)
        for n, slide in enumerate(slides):
            said = tr("Slide {n}", n=slide.number)
            self._new_block(cursor, _lines(above=SPACE_28 if n else 0), is_first=n == 0)
            self._slides.append(cursor.blockNumber())
            small = QTextCharFormat()
            small.setFont(self._font(Type.CAPTION))
            small.setForeground(QBrush(look().colour(Role.INK2)))
            cursor.insertText(said, small)
            if slide.title:
                self._new_block(cursor, _lines(below=SPACE_8))
                cursor.insertText(slide.title, self._heading_format(2))
            for block in slide.blocks:
                self._put_block(cursor, block)

    def _put_block(self, cursor: QTextCursor, block: Block, *, is_first: bool = False) -> None:
        if block.kind is BlockKind.TABLE:
            self._put_table(cursor, block.rows)
            return
        if block.kind is BlockKind.HEADING:
            self._new_block(cursor, _lines(above=SPACE_20, below=SPACE_8), is_first=is_first)
            base = self._heading_format(block.level)
        elif block.kind is BlockKind.ITEM:
            self._new_block(cursor, self._item_lines(block.level), is_first=is_first)
            base = QTextCharFormat()
            cursor.insertText((f"{block.number}." if block.number else "•") + "\t", base)
        else:
            self._new_block(cursor, _lines(below=SPACE_12), is_first=is_first)
            base = QTextCharFormat()
        for words in block.words:
            shape = QTextCharFormat(base)
            if words.bold:
                shape.setFontWeight(QFont.Weight.DemiBold)
            shape.setFontItalic(words.italic)
            cursor.insertText(words.text.replace("\n", "\u2028"), shape)

    def _item_lines(self, level: int) -> QTextBlockFormat:
        step = look().px(24) * self._zoom
        lines = _lines(below=4)
        lines.setLeftMargin(step * (level + 1))
        lines.setTextIndent(-step)
        lines.setTabPositions([QTextOption.Tab(step * (level + 1), QTextOption.TabType.LeftTab)])
        return lines

    def _new_block(self, cursor: QTextCursor, lines: QTextBlockFormat, *, is_first: bool = False) -> None:
        if is_first:
            cursor.setBlockFormat(lines)
        else:
            cursor.insertBlock(lines, QTextCharFormat())

    def _put_table(self, cursor: QTextCursor, rows: Sequence[Sequence[str]]) -> None:
        if not rows or not rows[0]:
            return
        table = cursor.insertTable(len(rows), len(rows[0]), _table_format(is_wide=True))
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                inside = table.cellAt(y, x).firstCursorPosition()
                inside.setBlockFormat(_lines())
                inside.insertText(text.replace("\n", "\u2028"))
        cursor.movePosition(QTextCursor.MoveOperation.End)


def _lines(*, above: float = 0, below: float = 0) -> QTextBlockFormat:
    lines = QTextBlockFormat()
    lines.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    lines.setTopMargin(look().px(above))
    lines.setBottomMargin(look().px(below))
    return lines


def _table_format(*, is_wide: bool = False) -> QTextTableFormat:
    shape = QTextTableFormat()
    shape.setCellPadding(look().px(6))
    shape.setCellSpacing(0)
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(look().colour(Role.LINE)))
    shape.setBorderCollapse(True)
    shape.setTopMargin(look().px(SPACE_8))
    shape.setBottomMargin(look().px(SPACE_12))
    if is_wide:
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    return shape
