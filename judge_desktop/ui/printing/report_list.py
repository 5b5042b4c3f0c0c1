"""The list of reports: its name, to whom it may go, and why one cannot be printed yet; a heading above each group."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.config.phrases import sentence_of_error
from judge_desktop.config.report_words import reader_words, report_name
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.ui.notices import what_and_how
from judge_desktop.ui.printing.report_groups import grouped
from judge_desktop.ui.widgets.row_list import ITEM_ROLE, ListRow, RowDelegate, RowList
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role, Type
from judge_desktop.workflow.printing.printable import Answers, Refusal

_HEADING = 34


class ReportList(RowList):
    """`current_row_changed(kind)`; reports that cannot be printed yet stand in grey and can be looked at, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Reports"), parent)
        self.setObjectName("reports")
        self.headings: dict[str, str] = {}
        self.setUniformItemSizes(False)
        self.setItemDelegate(_Delegate(self))

    def show_answers(self, answers: Answers) -> None:
        """Offer these reports; the current one stays current."""
        groups = grouped(answers.keys())
        self.headings = {kinds[0].value: tr(moment.value) for moment, kinds in groups.items()}
        self.set_rows([report_row(kind, answers[kind]) for kinds in groups.values() for kind in kinds])


def report_row(kind: ReportKind, why: Refusal) -> ListRow:
    """One line: name, and below it to whom it may go or why it cannot be printed yet."""
    words = translator(current_language())
    name = report_name(kind, words)
    if why is None:
        return ListRow(kind.value, "", name, reader_words(kind, words), Shape.NONE)
    what, _ = what_and_how(sentence_of_error(why, words))
    return ListRow(kind.value, "", name, what, Shape.DASHED, muted=True)


class _Delegate(RowDelegate):
    """A row, and the heading above the first of a group."""

    def __init__(self, rows: ReportList) -> None:
        super().__init__(rows)
        self._reports = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + self._above(index))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        above = self._above(index)
        if above:
            rect = QRectF(option.rect).adjusted(22, look().px(8), -12, 0)
            rect.setHeight(look().px(24))
            words = self._reports.headings[index.data(ITEM_ROLE).key]
            paint_line(painter, words, rect, Type.CAPTION_STRONG, Role.INK2)
        below = QStyleOptionViewItem(option)
        below.rect = option.rect.adjusted(0, above, 0, 0)
        super().paint(painter, below, index)

    def _above(self, index: QModelIndex | QPersistentModelIndex) -> int:
        row = index.data(ITEM_ROLE)
        return look().px(_HEADING) if row is not None and row.key in self._reports.headings else 0
