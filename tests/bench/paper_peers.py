"""Others who print: the same words in the same table, converted by LibreOffice or set by WeasyPrint.

Peers are what happens to be on the machine, nothing needs them: LibreOffice is found on the path; WeasyPrint where
``JUDGE_DESKTOP_WEASYPRINT`` names a Python that has it (an environment of its own, so that it is no dependency here).
"""

from __future__ import annotations

import html
import json
import os
import shutil
import subprocess
from pathlib import Path

import docx
import fontpkg
from docx.enum.text import WD_BREAK
from docx.shared import Mm

from judge_desktop.reports.scorecard_sheet import ScorecardSheet

LIBREOFFICE = shutil.which("soffice")
WEASYPRINT = os.environ.get("JUDGE_DESKTOP_WEASYPRINT", "")
_STYLE = """
@font-face { font-family: Sarabun; src: url("REGULAR") }
@font-face { font-family: Sarabun; font-weight: 700; src: url("BOLD") }
body { font: 10pt/1.5 Sarabun }
section { break-after: page }
table { border-collapse: collapse }
td { border-bottom: .5pt solid; vertical-align: top }
"""
_HEADINGS = ("เกณฑ์และแนวทางการพิจารณา", "คะแนนเต็ม", "คะแนน", "ความเห็นของกรรมการ")


def words_as_docx(sheets: list[ScorecardSheet], path: Path) -> None:
    """A page for each scorecard: head, facts, the table of criteria, the comment, a line to sign on."""
    paper = docx.Document()
    paper.styles["Normal"].font.name = "Sarabun"
    for number, sheet in enumerate(sheets):
        if number:
            paper.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        for text in _head(sheet):
            paper.add_paragraph(text)
        table = paper.add_table(rows=1, cols=4)
        for cell, heading in zip(table.rows[0].cells, _HEADINGS, strict=True):
            cell.text = heading
        for row in _rows(sheet):
            for cell, text, width in zip(table.add_row().cells, row, (85, 18, 18, 50), strict=True):
                cell.text, cell.width = text, Mm(width)
        for text in _end(sheet):
            paper.add_paragraph(text)
    paper.save(str(path))


def convert(document: Path, folder: Path) -> None:
    """Has LibreOffice make a PDF of it, in a profile of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').absolute().as_uri()}"
    command = [str(LIBREOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(command, check=True, capture_output=True)
    if not (folder / f"{document.stem}.pdf").exists():
        raise ValueError(document)


def words_as_html(sheets: list[ScorecardSheet], path: Path) -> None:
    """The same as a web page in the same font."""
    regular, bold = (Path(fontpkg.path("sarabun", weight=weight)).as_uri() for weight in (400, 700))
    style = _STYLE.replace("REGULAR", regular).replace("BOLD", bold)
    parts = [f'<!doctype html><html lang="th"><meta charset="utf-8"><style>{style}</style>']
    for sheet in sheets:
        rows = "".join(
            "<tr>" + "".join(f"<td>{html.escape(text)}" for text in row) for row in (_HEADINGS, *_rows(sheet))
        )
        before, after = ("".join(f"<p>{html.escape(text)}" for text in part) for part in (_head(sheet), _end(sheet)))
        parts.append(f"<section>{before}<table>{rows}</table>{after}</section>")
    path.write_text("".join(parts), encoding="utf-8")


_PRINT = """
import json, sys, time, weasyprint
seconds = []
for turn in range(int(sys.argv[3]) + 1):
    started = time.perf_counter()
    weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])
    seconds.append(time.perf_counter() - started)
print(json.dumps(seconds[1:]))
"""


def print_with_weasyprint(page: Path, path: Path, turns: int) -> list[float]:
    """Seconds of each turn but a first one that does not count."""
    command = [WEASYPRINT, "-c", _PRINT, str(page), str(path), str(turns)]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds: list[float] = json.loads(run.stdout)
    return seconds


def _head(sheet: ScorecardSheet) -> list[str]:
    facts = [sheet.title, sheet.applicant, sheet.category, sheet.round, sheet.judge, sheet.position, sheet.role]
    return ["แบบให้คะแนน", f"{sheet.submission_number} {sheet.submission_code}", *facts]


def _rows(sheet: ScorecardSheet) -> list[tuple[str, str, str, str]]:
    return [
        (f"{row.criterion}\n{' '.join(row.guidelines)}", str(row.full_mark), str(row.score), row.comment)
        for row in sheet.rows
    ]


def _end(sheet: ScorecardSheet) -> list[str]:
    total = f"คะแนนรวม {sheet.full_mark} {sheet.total}"
    return [total, sheet.overall_comment, sheet.fingerprint, f"(ลงชื่อ) ………………………… ({sheet.judge})"]
