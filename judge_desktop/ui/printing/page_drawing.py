"""Draws pages of PDF files on a printer: at its resolution, each page the way round it is, whole on the paper.

One page is drawn at a time, so that a pile of paper needs no more memory than a sheet. Nothing here touches the window:
it is run beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from judge_desktop.domain.errors import Code, JudgeDesktopError

FINEST_DPI = 400  # of letters with soft edges; finer takes twice as long for each page, and nobody sees it
_POINTS_PER_INCH = 72.0


@dataclass(frozen=True, slots=True)
class _Page:
    document: QPdfDocument
    number: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        size = self.document.pagePointSize(self.number)
        return size.width(), size.height()


def draw_pages(
    printer: QPrinter, files: Sequence[bytes], wanted: Sequence[int], tell: Callable[[int, int], None]
) -> None:
    """Draws the pages ``wanted`` (from 0, counted through all files) in that order.

    ``tell`` is called with (pages done, in all) before each and may raise to cancel: then nothing more leaves the
    printer. Refuses ``PRINTER_FAILED``.
    """
    buffers = [_buffer(one) for one in files]
    documents = [_document(one) for one in buffers]
    pages = [_Page(document, number) for document in documents for number in range(document.pageCount())]
    try:
        _draw(printer, [pages[one] for one in wanted], tell)
    finally:
        for document in documents:
            document.close()


def _draw(printer: QPrinter, pages: Sequence[_Page], tell: Callable[[int, int], None]) -> None:
    painter = QPainter()
    printer.setFullPage(True)
    try:
        for done, page in enumerate(pages):
            tell(done, len(pages))
            printer.setPageOrientation(_orientation(page))
            _begin_page(painter, printer, is_first=not done)
            painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
            _draw_page(painter, printer, page)
        tell(len(pages), len(pages))
    except BaseException:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()


def _begin_page(painter: QPainter, printer: QPrinter, *, is_first: bool) -> None:
    if not (painter.begin(printer) if is_first else printer.newPage()):
        raise JudgeDesktopError(Code.PRINTER_FAILED, printer=printer.printerName())


def _draw_page(painter: QPainter, printer: QPrinter, page: _Page) -> None:
    """One page in the middle of its paper, as large as it is, or smaller where the paper is."""
    dpi = printer.resolution()
    paper = printer.pageLayout().fullRectPixels(dpi)
    width, height = (side * dpi / _POINTS_PER_INCH for side in page.size)
    painter.save()
    if (width > height) != (paper.width() > paper.height()) and width != height:  # a driver that turns no paper
        painter.translate(paper.width(), 0)
        painter.rotate(90)
        paper = QRect(0, 0, paper.height(), paper.width())
    scale = min(1.0, paper.width() / width, paper.height() / height)
    whole = QSize(round(width * scale), round(height * scale))
    painter.translate((paper.width() - whole.width()) / 2, (paper.height() - whole.height()) / 2)
    fineness = min(1.0, FINEST_DPI / dpi)
    picture = _picture(page, QSize(round(whole.width() * fineness), round(whole.height() * fineness)))
    painter.drawImage(QRect(QPoint(0, 0), whole), picture)
    painter.restore()


def _picture(page: _Page, size: QSize) -> QImage:
    """The page drawn ``size`` large, on white. In one piece: whatever scales it once more would show seams."""
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.drawImage(0, 0, page.document.render(page.number, size))
    painter.end()
    return picture


def _orientation(page: _Page) -> QPageLayout.Orientation:
    width, height = page.size
    return QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait


def _buffer(content: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


def _document(buffer: QBuffer) -> QPdfDocument:
    document = QPdfDocument()
    document.load(buffer)
    return document
