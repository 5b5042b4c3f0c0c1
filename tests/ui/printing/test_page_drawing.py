"""Pages on a printer: what comes out looks as what went in, the right way round, whole, and only what was wanted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.ui.printing.ask_printer import ask_printer, new_printer, ordered_pages
from judge_desktop.ui.printing.page_drawing import draw_pages
from judge_desktop.ui.tasks import Control, TaskCancelledError

A4, ACROSS, A3 = (595.0, 842.0), (842.0, 595.0), (842.0, 1191.0)
_DPI = 60


def paper(path: Path, sizes: list[tuple[float, float]]) -> bytes:
    """A PDF with a page of each size: a frame along its edge, a bar at the left, its number as so many squares."""
    writer = QPdfWriter(str(path))
    writer.setResolution(72)
    painter = QPainter()
    for number, (width, height) in enumerate(sizes, 1):
        writer.setPageSize(QPageSize(QSizeF(width, height), QPageSize.Unit.Point))
        writer.setPageMargins(writer.pageLayout().margins().__class__(0, 0, 0, 0))
        if number == 1:
            painter.begin(writer)
        else:
            writer.newPage()
        painter.fillRect(0, 0, 40, int(height), QColor("navy"))
        for square in range(number):
            painter.fillRect(80 + 60 * square, 80, 40, 40, QColor("red"))
        painter.fillRect(0, int(height) - 10, int(width), 10, QColor("black"))
    painter.end()
    return path.read_bytes()


def on_file(path: Path, size: tuple[float, float] = A4) -> QPrinter:
    """A printer whose paper is a PDF."""
    printer = new_printer("ทดสอบ", [size])
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)  # enough for pictures of 60 dots an inch
    return printer


def pictures(path: Path) -> Iterator[QImage]:
    """Its pages, coarse, on white."""
    document = QPdfDocument()
    document.load(str(path))
    for page in range(document.pageCount()):
        points = document.pagePointSize(page)
        size = QSize(round(points.width() * _DPI / 72), round(points.height() * _DPI / 72))
        picture = QImage(size, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.drawImage(0, 0, document.render(page, size))
        painter.end()
        yield picture
    document.close()


def unlike(one: QImage, other: QImage) -> float:
    """How far two pictures are apart: the share of points whose brightness differs by more than a tenth."""
    assert abs(one.width() - other.width()) <= 1
    assert abs(one.height() - other.height()) <= 1
    first, second = (_greys(picture.scaled(one.size())) for picture in (one, other))
    wrong = ImageChops.difference(first, second).point(lambda apart: 255 if apart > 25 else 0).histogram()[255]
    return wrong / (first.width * first.height)


def _greys(picture: QImage) -> Image.Image:
    """The same for PIL, which counts a hundred times as fast as Python."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    size, line = (grey.width(), grey.height()), grey.bytesPerLine()
    return Image.frombytes("L", size, bytes(grey.constBits()), "raw", "L", line)


def nothing(_done: int, _total: int) -> None:
    """Nobody listens."""


def test_what_comes_out_looks_as_what_went_in(tmp_path: Path) -> None:
    content = paper(tmp_path / "in.pdf", [A4, ACROSS, A4])
    told: list[tuple[int, int]] = []
    draw_pages(on_file(tmp_path / "out.pdf"), [content], range(3), lambda *at: told.append(at))
    before, after = list(pictures(tmp_path / "in.pdf")), list(pictures(tmp_path / "out.pdf"))
    assert [picture.width() > picture.height() for picture in after] == [False, True, False]
    assert max(unlike(one, other) for one, other in zip(before, after, strict=True)) < 0.01
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_only_what_was_wanted_of_all_files_in_that_order(tmp_path: Path) -> None:
    files = [paper(tmp_path / f"{name}.pdf", [A4] * pages) for name, pages in (("one", 2), ("two", 3))]
    draw_pages(on_file(tmp_path / "out.pdf"), files, (4, 0), nothing)
    after = list(pictures(tmp_path / "out.pdf"))
    third, first = list(pictures(tmp_path / "two.pdf"))[2], next(pictures(tmp_path / "one.pdf"))
    assert max(unlike(one, other) for one, other in zip((third, first), after, strict=True)) < 0.01


def test_a_page_larger_than_the_paper_is_made_smaller(tmp_path: Path) -> None:
    content = paper(tmp_path / "in.pdf", [A3])
    draw_pages(on_file(tmp_path / "out.pdf", A4), [content], (0,), nothing)
    (whole,) = pictures(tmp_path / "in.pdf")
    (after,) = pictures(tmp_path / "out.pdf")
    assert after.width() < whole.width()
    assert unlike(after, whole.scaled(after.size(), mode=Qt.TransformationMode.SmoothTransformation)) < 0.02


def test_a_cancel_takes_effect_at_the_next_page(tmp_path: Path) -> None:
    content = paper(tmp_path / "in.pdf", [A4] * 3)
    told: list[int] = []
    control = Control(lambda done, _total: told.append(done))

    def tell(done: int, total: int) -> None:
        if done == 1:
            control.cancel()
        control.report(done, total)

    with pytest.raises(TaskCancelledError):
        draw_pages(on_file(tmp_path / "out.pdf"), [content], range(3), tell)
    assert told == [0]


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false", extend=True)
def test_a_printer_that_takes_nothing_is_named(tmp_path: Path) -> None:
    content = paper(tmp_path / "in.pdf", [A4])
    printer = on_file(tmp_path / "there is no such folder" / "out.pdf")
    printer.setPrinterName("")
    with pytest.raises(JudgeDesktopError) as refused:
        draw_pages(printer, [content], (0,), nothing)
    assert refused.value.code is Code.PRINTER_FAILED


def test_without_a_printer_nothing_is_asked() -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        ask_printer(None, "ทดสอบ", [A4], 0)  # type: ignore[arg-type]
    assert refused.value.code is Code.NO_PRINTER


def test_ranges_copies_and_order(tmp_path: Path) -> None:
    printer = on_file(tmp_path / "out.pdf")
    assert ordered_pages(printer, 3, 0) == (0, 1, 2)
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert ordered_pages(printer, 3, 1) == (1,)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert ordered_pages(printer, 3, 0) == (1, 2)
    printer.setPageRanges(printer.pageRanges().__class__.fromString("1,3-9"))
    assert ordered_pages(printer, 4, 0) == (0, 2, 3)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert ordered_pages(printer, 4, 0) == (3, 2, 0)


@pytest.mark.parametrize(("collated", "pages"), [(True, (0, 1, 0, 1)), (False, (0, 0, 1, 1))])
def test_copies_that_the_driver_does_not_make(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, collated: bool, pages: tuple[int, ...]
) -> None:
    printer = on_file(tmp_path / "out.pdf")
    monkeypatch.setattr(QPrinter, "supportsMultipleCopies", lambda _self: False)
    monkeypatch.setattr(QPrinter, "copyCount", lambda _self: 2)
    monkeypatch.setattr(QPrinter, "collateCopies", lambda _self: collated)
    assert ordered_pages(printer, 2, 0) == pages


def test_the_paper_is_that_of_the_first_page() -> None:
    assert new_printer("ทดสอบ", [ACROSS]).pageLayout().pageSize().id() is QPageSize.PageSizeId.A4
    assert new_printer("ทดสอบ", [A3]).pageLayout().pageSize().id() is QPageSize.PageSizeId.A3
