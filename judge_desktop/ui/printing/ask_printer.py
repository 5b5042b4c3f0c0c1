"""Asking for a printer with the dialog of the system, and which pages it is to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.ui.printing.set_papers import Size

_Option, _Range = QAbstractPrintDialog.PrintDialogOption, QPrinter.PrintRange


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """A printer and the pages (from 0) in the order in which they are to leave it."""

    printer: QPrinter
    pages: tuple[int, ...]


def ask_printer(parent: QWidget, title: str, sizes: Sequence[Size], current: int) -> PaperOrder | None:
    """What the person orders, None when she changed her mind. Refuses ``NO_PRINTER``."""
    if not QPrinterInfo.availablePrinterNames():
        raise JudgeDesktopError(Code.NO_PRINTER)
    printer = new_printer(title, sizes)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Print {title}", title=title))
    for option in (_Option.PrintPageRange, _Option.PrintCollateCopies, _Option.PrintCurrentPage):
        dialog.setOption(option)
    dialog.setMinMax(1, len(sizes))
    dialog.setFromTo(1, len(sizes))
    chosen = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return PaperOrder(printer, ordered_pages(printer, len(sizes), current)) if chosen else None


def new_printer(title: str, sizes: Sequence[Size]) -> QPrinter:
    """The usual printer, set to the paper of the first page."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("Judge Desktop")
    if sizes:
        upright = QSizeF(min(sizes[0]), max(sizes[0]))
        printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    return printer


def ordered_pages(printer: QPrinter, count: int, current: int) -> tuple[int, ...]:
    """The pages (from 0) in the order they leave: the range, the copies that the driver does not make by itself, and
    the last one first when that was chosen.
    """
    pages = _chosen_pages(printer, count, current)
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages = pages[::-1]
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        return tuple(pages * copies)
    return tuple(page for page in pages for _ in range(copies))


def _chosen_pages(printer: QPrinter, count: int, current: int) -> list[int]:
    if printer.printRange() is _Range.CurrentPage:
        return [current]
    if printer.printRange() is not _Range.PageRange:
        return list(range(count))
    ranges = printer.pageRanges()
    if ranges.isEmpty():
        first, last = max(1, printer.fromPage()), printer.toPage() or count
        return list(range(first - 1, min(last, count)))
    return [page for page in range(count) if ranges.contains(page + 1)]
