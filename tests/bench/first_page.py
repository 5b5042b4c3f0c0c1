"""From asking for a PDF until its first page can be drawn, through the process that reads it; without a window."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

from tests.bench.measuring import Aim, Line, expect, side_by_side, timed

ATTACHMENTS = Path(__file__).parents[2] / "resources" / "demo" / "contest" / "attachments"
AIM, AIM_LONG = Aim(ratio=4), Aim(ratio=8)  # of the long one all page sizes are asked for, here the first only
_SCALE = 1.5  # pixels per point: a page as wide as the pane of a judge's window


def first_page(folder: Path, *, is_tiny: bool) -> list[Line]:
    """A proposal of the bundled contest, each time another, and a document of 500 pages, beside loading the file and
    drawing the page in this process. The reader is warm, as it is once a window is open; no file is open in it.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from judge_desktop.ui.viewers.reading.reader import Reader

    app = QApplication.instance() or QApplication([])
    reader = Reader()
    ask = _asking(app, reader)
    ask("pdf.open", path="")
    folder.mkdir(parents=True, exist_ok=True)
    proposals = sorted(ATTACHMENTS.glob("*/*.pdf"))
    pages = 20 if is_tiny else 500
    longs = [long_document(folder / f"{copy}.pdf", pages) for copy in range(6)]
    lines = [
        _measured("first-page, a proposal", proposals, ask, AIM, turns=1 if is_tiny else 20),
        _measured(f"first-page, of {pages}", longs, ask, AIM_LONG, turns=1 if is_tiny else 12),
    ]
    reader.close()
    return lines


def _measured(name: str, paths: list[Path], ask: Callable[..., Any], aim: Aim, *, turns: int) -> Line:
    """More files than a reader keeps open, so that each is opened anew."""
    own, others = cycle(paths), cycle(paths)

    def through_the_process() -> None:
        path = str(next(own))
        ask("pdf.open", path=path)
        page = ask("pdf.page", path=path, page=0, scale=_SCALE, rotation=0)
        expect(len(page.payload), page.content["height"] * page.content["bytes_per_line"])

    def here() -> None:
        from PySide6.QtCore import QSize
        from PySide6.QtPdf import QPdfDocument

        document = QPdfDocument()
        document.load(str(next(others)))
        points = document.pagePointSize(0)
        document.render(0, QSize(round(points.width() * _SCALE), round(points.height() * _SCALE)))

    return side_by_side(
        name, lambda: timed(through_the_process), "loaded and drawn here", lambda: timed(here), turns=turns, aim=aim
    )


def _asking(app: Any, reader: Any) -> Callable[..., Any]:
    """Asks and lets Qt work until there is an answer; a refusal is an answer here."""
    from PySide6.QtCore import QEventLoop

    def ask(task: str, **arguments: Any) -> Any:
        found: list[Any] = []
        reader.ask(task, arguments, found.append, lambda *failure: found.append(failure))
        while not found:  # the reader gives up by itself
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return found[0]

    return ask


def long_document(path: Path, pages: int) -> Path:
    """Words on every page, as many as a report has, and an outline entry for every tenth."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pageCompression=1)
    for page in range(pages):
        text = canvas.beginText(72, 760)
        for line in range(45):
            text.textLine(f"Page {page + 1}, line {line + 1}: what the city did, for whom, and what became of it.")
        canvas.drawText(text)
        if page % 10 == 0:
            canvas.bookmarkPage(str(page))
            canvas.addOutlineEntry(f"Part {page // 10 + 1}", str(page))
        canvas.showPage()
    canvas.save()
    return path
