"""The file around the pages: what it says about itself, its outline, and that pages do not pile up in memory."""

import datetime
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdf
import pytest

from judge_desktop.reports.layout import Paragraph
from judge_desktop.reports.pages import Properties, Sheet, write_sheets
from judge_desktop.reports.thai_text import Style
from tests.helpers.printed_pages import check_file

DAY = datetime.date(2023, 9, 8)
ABOUT = Properties(title="ประกาศ <1> & \\ (2)", author="สำนักงาน ก & ข", language="th", day=DAY)


def sheet(title: str, lines: int = 1) -> Sheet:
    return Sheet(
        blocks=(Paragraph("บรรทัดหนึ่งในหลาย ๆ บรรทัดของใบนี้\n" * lines, Style()),),
        title=title,
        head=title,
        foot="ก",
        page_label="{}/{}".format,
    )


def test_the_file_says_the_same_of_itself_in_both_places(tmp_path: Path) -> None:
    path = tmp_path / "file.pdf"
    write_sheets([sheet("ใบที่ 1")], path, ABOUT)
    check_file(path)
    reader = pypdf.PdfReader(path)
    about, xmp = reader.metadata, reader.xmp_metadata
    assert about is not None
    assert xmp is not None
    assert (about.title, about.author, about.subject) == (ABOUT.title, ABOUT.author, ABOUT.title)
    assert (about.creator, about.producer) == ("Judge Desktop", "Judge Desktop")
    assert (str(about["/CreationDate"]), str(about["/ModDate"])) == ("D:20230908", "D:20230908")
    assert (xmp.dc_title, xmp.dc_description) == ({"x-default": ABOUT.title}, {"x-default": ABOUT.title})
    assert (xmp.dc_creator, xmp.dc_language) == ([ABOUT.author], ["th-TH"])
    assert (xmp.pdf_producer, xmp.xmp_creator_tool) == ("Judge Desktop", "Judge Desktop")
    assert {one.date() for one in (xmp.xmp_create_date, xmp.xmp_modify_date, xmp.xmp_metadata_date) if one} == {DAY}
    assert (xmp.pdfaid_part, xmp.pdfaid_conformance) == ("2", "U")


def test_without_author_and_time_it_says_nothing_of_them(tmp_path: Path) -> None:
    path = tmp_path / "file.pdf"
    write_sheets([sheet("Page")], path, Properties(title="Paper", author="", language="en"))
    check_file(path)
    reader = pypdf.PdfReader(path)
    assert set(reader.metadata or {}) == {"/Title", "/Subject", "/Creator", "/Producer"}
    assert str(reader.root_object["/Lang"]) == "en-GB"


def test_colours_have_a_meaning(tmp_path: Path) -> None:
    write_sheets([sheet("ใบ")], tmp_path / "file.pdf", ABOUT)
    root: Any = pypdf.PdfReader(tmp_path / "file.pdf").root_object
    (intent,) = root["/OutputIntents"]
    assert (intent["/S"], intent["/OutputConditionIdentifier"]) == ("/GTS_PDFA1", "sRGB")
    profile = intent["/DestOutputProfile"]
    assert profile["/N"] == 3
    assert profile.get_data()[12:24] == b"mntrRGB XYZ "


def test_the_outline_leads_to_the_first_page_of_every_sheet(tmp_path: Path) -> None:
    sheets = [sheet("ใบยาว", 130), sheet("ใบ (สั้น)"), sheet("ใบยาว \\ อีกใบ", 130), sheet("ท้าย")]
    pages = write_sheets(sheets, tmp_path / "file.pdf", ABOUT)
    reader = pypdf.PdfReader(tmp_path / "file.pdf")
    assert pages == len(reader.pages) == 8
    found = [(one.title, reader.get_destination_page_number(one)) for one in reader.outline]  # type: ignore[union-attr,arg-type]
    assert found == [(sheets[0].title, 0), (sheets[1].title, 3), (sheets[2].title, 4), (sheets[3].title, 7)]


def test_no_sheet_at_all_is_an_empty_page(tmp_path: Path) -> None:
    assert write_sheets([], tmp_path / "file.pdf", ABOUT) == 0
    reader = pypdf.PdfReader(tmp_path / "file.pdf")
    assert [page.extract_text() for page in reader.pages] == [""]
    assert reader.outline == []


_PRINT = """
import re, sys
from pathlib import Path
from tests.unit.reports.test_pdf_file import ABOUT, sheet, write_sheets
write_sheets((sheet(f"ใบที่ {n}", 44) for n in range(int(sys.argv[1]))), Path(sys.argv[2]), ABOUT)
# Not getrusage: a child's figure begins with that of the process that started it.
status = Path("/proc/self/status")
print(re.search("VmHWM:[^0-9]*([0-9]+)", status.read_text())[1] if status.exists() else 0)
"""


def in_a_process_of_its_own(path: Path, sheets: int, seed: int = 0) -> int:
    """Peak memory in KiB."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(Path(__file__).parents[3])}
    run = subprocess.run(
        [sys.executable, "-c", _PRINT, str(sheets), path], capture_output=True, text=True, check=True, env=environment
    )
    return int(run.stdout)


def test_every_process_writes_the_same_bytes(tmp_path: Path) -> None:
    files = [tmp_path / f"{seed}.pdf" for seed in (1, 2)]
    for seed, path in enumerate(files, start=1):
        in_a_process_of_its_own(path, 3, seed)
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is counted in other units elsewhere")
def test_pages_do_not_pile_up_in_memory(tmp_path: Path) -> None:
    few = in_a_process_of_its_own(tmp_path / "few.pdf", 20)
    many = in_a_process_of_its_own(tmp_path / "many.pdf", 400)
    assert len(pypdf.PdfReader(tmp_path / "many.pdf").pages) == 400
    assert many - few < 2.5 * 1024  # their uncompressed text alone would be more
