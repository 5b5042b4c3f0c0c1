"""What papers share: the head with the organiser's logo, codes to compare, sheets laid across."""

import datetime
import io
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.domain.contest import Mode
from judge_desktop.exchange.logos import check_logo
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.layout import MM, Paragraph, Picture
from judge_desktop.reports.letter_parts import LETTER, OpeningParagraph
from judge_desktop.reports.pages import Ground, paper_size
from judge_desktop.reports.parts import check_code, in_groups, paper_head
from judge_desktop.reports.thai_text import Style
from tests.helpers.printed_pages import assert_looks_like, check_pages, setting_recorded, write_checked

KEY = "SHA256:Qm9vayBvZiB0aGUgZGF5IGFuZCBvZiB0aGUgbmlnaHQ"


def logo(size: tuple[int, int], mode: str = "RGBA", kind: str = "PNG") -> bytes:
    """A green disc on nothing."""
    picture = Image.new("RGBA", size, (0, 0, 0, 0))
    picture.paste((20, 120, 80, 255), (size[0] // 8, size[1] // 8, size[0] * 7 // 8, size[1] * 7 // 8))
    written = io.BytesIO()
    picture.convert(mode).save(written, kind)
    return written.getvalue()


def imprint(mode: Mode = Mode.OFFICIAL, logo_file: bytes = b"") -> Imprint:
    return Imprint(
        tr=Translator(Language.TH),
        numerals="thai",
        when=datetime.datetime(2023, 9, 8, tzinfo=datetime.UTC),
        contest="รางวัล The Smart City Solution Awards 2023",
        organiser="สำนักงานส่งเสริมเศรษฐกิจดิจิทัล (สศด.)",
        mode=mode,
        logo=logo_file,
    )


def printed(path: Path, paper: Imprint, *, is_landscape: bool = False, sheets: int = 1) -> list[str]:
    """The text of the pages; each has a head, a code and two paragraphs."""
    blocks = [
        paper_head(paper, "ประกาศผลการตัดสิน"),
        check_code("กุญแจของประธาน", KEY, f"judge-desktop key {KEY}"),
        *[Paragraph("การเผยแพร่ การนำไปใช้ และความยั่งยืน " * 20, Style())] * 2,
    ]
    sheet = paper.sheet("ใบ", blocks, is_confidential=False, is_landscape=is_landscape)
    return write_checked(path, paper, [sheet] * sheets)


@pytest.mark.parametrize("is_landscape", [False, True])
def test_a_sheet_may_lie_across_and_is_marked_like_any_other(tmp_path: Path, is_landscape: bool) -> None:
    path = tmp_path / "page.pdf"
    (page,) = printed(path, imprint(Mode.REHEARSAL, logo((400, 300))), is_landscape=is_landscape)
    box = pypdf.PdfReader(path).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(paper_size(is_landscape), abs=0.01)
    assert page.startswith("ประกาศผลการตัดสินรางวัลTheSmartCity")
    assert page.endswith("หน้า๑จาก๑")
    assert_looks_like(path, "parts-landscape" if is_landscape else "parts-portrait")


def test_sheets_of_both_kinds_stand_in_one_file(tmp_path: Path) -> None:
    paper = imprint()
    sheets = [
        paper.sheet(f"{number}", [Paragraph("ก\n" * 60, Style())], is_confidential=True, is_landscape=number == 1)
        for number in range(3)
    ]
    paper.write(tmp_path / "pages.pdf", "สมุด", sheets)
    widths = [round(float(page.mediabox.width)) for page in pypdf.PdfReader(tmp_path / "pages.pdf").pages]
    assert widths == [595, 595, 842, 842, 595, 595]


def test_a_sheet_without_a_foot_has_no_page_number_either(tmp_path: Path) -> None:
    paper = imprint()
    sheet = replace(paper.sheet("ใบ", [Paragraph("ข้อความ", Style())], is_confidential=False), foot="")
    with setting_recorded() as set_text:
        paper.write(tmp_path / "page.pdf", "ใบ", [sheet])
    assert check_pages(tmp_path / "page.pdf", set_text) == ["ข้อความ"]


def test_a_ground_is_painted_once_and_lies_under_every_page(tmp_path: Path) -> None:
    painted = []

    def border(canvas: Any, width: float, height: float) -> None:
        painted.append((width, height))
        canvas.rect(20, 20, width - 40, height - 40)

    paper = imprint()
    sheet = paper.sheet("ใบ", [Paragraph("ข้อความ", Style())], is_confidential=False, is_landscape=True)
    paper.write(tmp_path / "page.pdf", "ใบ", [replace(sheet, ground=Ground("border", border))] * 5)
    assert painted == [paper_size(is_landscape=True)]
    pages = pypdf.PdfReader(tmp_path / "page.pdf").pages
    assert [b"Do" in page.get_contents().get_data() for page in pages] == [True] * 5  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("mode", "kind"), [("RGBA", "PNG"), ("P", "PNG"), ("LA", "PNG"), ("1", "PNG"), ("RGB", "JPEG"), ("CMYK", "JPEG")]
)
def test_any_logo_is_stored_once_in_the_colours_of_the_file(tmp_path: Path, mode: str, kind: str) -> None:
    path = tmp_path / "page.pdf"
    printed(path, imprint(logo_file=logo((2400, 1600), mode, kind)), sheets=3)
    listed = subprocess.run(["pdfimages", "-list", path], capture_output=True, text=True, check=True).stdout
    images = {(line[10], line[2], line[5]) for line in map(str.split, listed.splitlines()[2:])}
    assert {colour for _, what, colour in images if what == "image"} == {"rgb"}
    assert len({number for number, what, _ in images if what == "image"}) == 1


def test_grey_of_sixteen_bits_stays_grey(tmp_path: Path) -> None:
    written = io.BytesIO()
    Image.new("I;16", (60, 30), 30_000).save(written, "PNG")
    printed(tmp_path / "page.pdf", imprint(logo_file=written.getvalue()))
    subprocess.run(["pdfimages", "-png", tmp_path / "page.pdf", tmp_path / "logo"], check=True)
    with Image.open(tmp_path / "logo-000.png") as found:
        assert found.convert("L").getextrema() == (116, 116)


@pytest.mark.parametrize("note", [b"Exif\0\0junkjunkjunk", b"Exif\0\0MM\0*\xff\xff\xff\xff", b"\0"])
def test_a_note_of_the_camera_that_cannot_be_read_turns_nothing(note: bytes) -> None:
    written = io.BytesIO()
    Image.new("RGB", (60, 30), "navy").save(written, "PNG", exif=note)
    assert check_logo(written.getvalue()).width == 60
    assert Picture(written.getvalue(), 50, 60).height(500) == 30


def test_a_picture_keeps_its_shape_inside_its_box() -> None:
    assert (Picture(logo((400, 200)), 50, 60).width, Picture(logo((400, 200)), 50, 60).height(500)) == (60, 30)
    assert (Picture(logo((200, 400)), 50, 60).width, Picture(logo((200, 400)), 50, 60).height(500)) == (25, 50)


def test_a_code_is_read_aloud_in_groups() -> None:
    assert in_groups("0123456789abcdef" * 4) == "\n".join(["01234567 89abcdef 01234567 89abcdef"] * 2)
    assert in_groups(KEY) == "SHA256:Qm9vayBv ZiB0aGUg ZGF5IGFu ZCBvZiB0\naGUgbmln aHQ"


def test_the_first_line_of_a_long_paragraph_is_moved_in_and_the_rest_goes_on_at_the_next_page() -> None:
    paragraph = OpeningParagraph("คณะกรรมการได้พิจารณาผลงานทั้งหมดแล้ว " * 60)
    available, leading = 160 * MM, LETTER.leading
    parts = paragraph.split(available, 5.5 * leading)
    assert parts is not None
    before, after = parts
    assert before.height(available) == 5 * leading
    assert before.height(available) + after.height(available) == paragraph.height(available)
    assert paragraph.split(available, 1.5 * leading) is None
    assert OpeningParagraph("สั้น").split(available, 5 * leading) is None
