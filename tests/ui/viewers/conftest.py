"""PDFs to look at: a report with contents and links, a locked one, a scan without text, a very long one."""

from pathlib import Path

import pypdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.helpers.unshaped_font import register_unshaped

PASSWORD = "open sesame"
ADDRESS = "https://example.org/report?x=1&y=2"


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with report.pdf, locked.pdf, scan.pdf, long.pdf and broken.pdf."""
    folder = tmp_path_factory.mktemp("papers")
    register_unshaped("Thai")
    _write_report(folder / "report.pdf")
    _write_plain(folder / "scan.pdf", ["", ""])
    _write_plain(folder / "long.pdf", [f"Page {n} of the long report" for n in range(1, 501)])
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 cut off")
    writer = pypdf.PdfWriter(clone_from=folder / "report.pdf")
    writer.encrypt(PASSWORD, algorithm="AES-128")
    writer.write(folder / "locked.pdf")
    return folder


def _write_report(path: Path) -> None:
    """Four pages, the third lying: water on the first, three times on the second; contents of two levels; two links."""
    canvas = Canvas(str(path), pagesize=A4)
    height = A4[1]
    canvas.bookmarkPage("one")
    canvas.addOutlineEntry("1. Water of the canal", "one", 0)
    canvas.setFont("Helvetica", 14)
    canvas.drawString(72, height - 100, "The water of the canal")
    canvas.drawString(72, height - 140, "was tested every week")
    canvas.setFont("Thai", 14)
    canvas.drawString(72, height - 200, "งบประมาณของเทศบาล ปี ๒๕๖๖")
    canvas.linkURL(ADDRESS, (72, height - 300, 272, height - 280))
    canvas.linkRect("", "three", (72, height - 340, 272, height - 320))
    canvas.showPage()
    canvas.bookmarkPage("two")
    canvas.addOutlineEntry("1.1 Results", "two", 1)
    canvas.setFont("Helvetica", 14)
    for line in range(3):
        canvas.drawString(72, height - 100 - 200 * line, "Water level published")
    canvas.showPage()
    canvas.setPageSize((A4[1], A4[0]))
    canvas.bookmarkPage("three")
    canvas.addOutlineEntry("2. Annexes", "three", 0)
    canvas.setFont("Helvetica", 14)
    canvas.drawString(72, 300, "A lying page")
    canvas.showPage()
    canvas.setPageSize(A4)
    canvas.drawString(72, 700, "The last page")
    canvas.showPage()
    canvas.save()


def _write_plain(path: Path, lines: list[str]) -> None:
    canvas = Canvas(str(path), pagesize=A4)
    for line in lines:
        canvas.drawString(72, 700, line)
        canvas.showPage()
    canvas.save()
