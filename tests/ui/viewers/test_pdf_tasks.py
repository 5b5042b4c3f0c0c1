"""What the reading process finds in PDF files: pages, outline, texts, places of words, links; and what it refuses."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from judge_desktop.ui.viewers.reading.answers import Answer
from judge_desktop.ui.viewers.reading.pdf_documents import close_documents
from tests.helpers.asking import content, read, refused
from tests.helpers.unshaped_font import register_unshaped

WIDTH, HEIGHT = A4
WORDS = "ผู้สูงอายุเข้าถึงน้ำสะอาด"


@pytest.fixture
def report(tmp_path: Path) -> str:
    """Three pages: an outline of two levels, a link to page three and one to the web, Thai and English words."""
    register_unshaped("Sarabun")
    path = tmp_path / "รายงาน.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Sarabun", 20)
    canvas.drawString(100, HEIGHT - 120, "Water for all: water is life")
    canvas.drawString(100, HEIGHT - 160, WORDS)
    canvas.bookmarkPage("one", "XYZ", left=0, top=HEIGHT - 100, zoom=1)
    canvas.addOutlineEntry("ภาพรวม", "one", 0)
    canvas.linkRect("", "three", (100, HEIGHT - 300, 200, HEIGHT - 280), relative=0)
    address = "https://example.org/%E0%B8%99%E0%B9%89%E0%B8%B3?a=1"
    canvas.linkURL(address, (100, HEIGHT - 340, 200, HEIGHT - 320), relative=0)
    canvas.showPage()
    canvas.setPageSize((HEIGHT, WIDTH))
    canvas.rect(0, 0, 100, 50, fill=1)
    canvas.showPage()
    canvas.setPageSize(A4)
    canvas.bookmarkPage("three", "XYZ", left=0, top=HEIGHT - 200, zoom=1)
    canvas.addOutlineEntry("Results", "three", 1)
    canvas.drawString(100, 100, "the end")
    canvas.save()
    return str(path)


def selection(task: str, path: str, **places: Any) -> str:
    return str(content(task, path=path, page=0, **places)["text"])


def test_a_file_is_opened_with_its_pages_and_its_outline(report: str) -> None:
    found = content("pdf.open", path=report)
    assert [[round(side) for side in page] for page in found["pages"]] == [[595, 842], [842, 595], [595, 842]]
    assert [[*entry[:3], round(entry[3])] for entry in found["outline"]] == [
        [0, "ภาพรวม", 0, 100],
        [1, "Results", 2, 200],
    ]


@pytest.mark.parametrize(
    ("rotation", "size"), [(0, (842, 595)), (90, (595, 842)), (180, (842, 595)), (270, (595, 842))]
)
def test_a_page_is_drawn_turned_and_on_white(report: str, rotation: int, size: tuple[int, int]) -> None:
    found = read("pdf.page", path=report, page=1, scale=1, rotation=rotation)
    assert isinstance(found, Answer)
    width, height = size
    assert found.content == {"width": width, "height": height, "bytes_per_line": 4 * width}
    corners = {
        "bottom left": (5, height - 5),
        "top left": (5, 5),
        "top right": (width - 5, 5),
        "bottom right": (-5, -5),
    }
    black = ("bottom left", "top left", "top right", "bottom right")[rotation // 90]
    pixels = {name: found.payload[4 * (y % height * width + x % width) :][:4] for name, (x, y) in corners.items()}
    assert pixels == {name: b"\0\0\0\xff" if name == black else b"\xff" * 4 for name in corners}


def test_a_page_is_never_drawn_larger_than_memory_bears(report: str) -> None:
    found = read("pdf.page", path=report, page=0, scale=1000, rotation=0)
    assert isinstance(found, Answer)
    pixels = found.content["width"] * found.content["height"]
    assert 60_000_000 < pixels < 70_000_000
    assert len(found.payload) == 4 * pixels


def test_texts_are_read_page_by_page(report: str) -> None:
    texts = content("pdf.texts", path=report, first=0, count=99)["texts"]
    assert [text.split("\r\n") for text in texts] == [["Water for all: water is life", WORDS], [""], ["the end"]]
    assert content("pdf.texts", path=report, first=2, count=5)["texts"] == ["the end"]
    assert content("pdf.texts", path=report, first=3, count=5)["texts"] == []


def test_words_are_found_in_any_spelling_where_they_stand(report: str) -> None:
    two = content("pdf.hits", path=report, page=0, words="WATER")["rects"]
    assert [len(hit) for hit in two] == [1, 1]
    (first, second) = (hit[0] for hit in two)
    assert 99 <= first[0] <= 102
    assert 100 < first[1] < first[1] + first[3] <= 121
    assert first[0] + first[2] < second[0]
    thai = content("pdf.hits", path=report, page=0, words="น\u0e4d\u0e49า\u200bสะอาด")["rects"]
    assert len(thai) == 1
    assert 140 < thai[0][0][1] < 160
    assert content("pdf.hits", path=report, page=0, words="fire")["rects"] == []
    assert content("pdf.hits", path=report, page=1, words="water")["rects"] == []


def test_a_line_is_selected_from_margin_to_margin(report: str) -> None:
    assert selection("pdf.selection", report, **{"from": [10, 112], "to": [580, 112]}) == "Water for all: water is life"
    assert selection("pdf.selection", report, **{"from": [580, 112], "to": [10, 112]}) == "Water for all: water is life"
    everything = selection("pdf.selection", report, **{"from": [0, 0], "to": [595, 842]})
    assert everything == f"Water for all: water is life\r\n{WORDS}"


def test_no_letter_is_selected_without_its_marks(report: str) -> None:
    (hit,) = content("pdf.hits", path=report, page=0, words="ผู้สูง")["rects"]
    x, y, width, _ = hit[0]
    found = [
        selection("pdf.selection", report, **{"from": [x - 5, y + 5], "to": [x + step, y + 5]})
        for step in range(int(width))
    ]
    assert set(found) <= {"ผู้", "ผู้สู", "ผู้สูง", ""}


def test_a_word_is_selected_at_a_point(report: str) -> None:
    assert selection("pdf.word", report, at=[110, 114]) == "Water"
    (hit,) = content("pdf.hits", path=report, page=0, words="สะอาด")["rects"]
    x, y, width, height = hit[0]
    assert selection("pdf.word", report, at=[x + width / 2, y + height / 2]) in {"สะอาด", "น้ำสะอาด"}
    assert selection("pdf.word", report, at=[400, 600]) == ""
    assert content("pdf.word", path=report, page=1, at=[1, 1]) == {"text": "", "rects": []}


def test_links_lead_to_pages_or_say_their_address(report: str) -> None:
    inside, outside = content("pdf.links", path=report, page=0)["links"]
    assert (inside["page"], round(inside["y"])) == (2, 200)
    assert [round(side) for side in inside["rect"]] == [100, 280, 100, 20]
    assert outside["url"] == "https://example.org/%E0%B8%99%E0%B9%89%E0%B8%B3?a=1"
    assert [round(side) for side in outside["rect"]] == [100, 320, 100, 20]
    assert content("pdf.links", path=report, page=1)["links"] == []


@pytest.mark.parametrize("algorithm", ["RC4-40", "AES-128", "AES-256"])
def test_a_locked_file_opens_with_its_password(report: str, tmp_path: Path, algorithm: str) -> None:
    locked = str(tmp_path / "locked.pdf")
    writer = PdfWriter(PdfReader(report))
    writer.encrypt("ลับ" if algorithm == "AES-256" else "secret", "owner", algorithm=algorithm)
    writer.write(locked)
    assert read("pdf.open", path=locked) == refused("password")
    assert read("pdf.open", path=locked, password="wrong") == refused("password")
    password = "ลับ" if algorithm == "AES-256" else "secret"
    assert len(content("pdf.open", path=locked, password=password)["pages"]) == 3
    assert read("pdf.page", path=locked, page=0, scale=1) == refused("password")
    assert isinstance(read("pdf.page", path=locked, password=password, page=0, scale=1), Answer)


def test_a_file_protected_in_an_unknown_way_says_so(report: str, tmp_path: Path) -> None:
    writer = PdfWriter(PdfReader(report))
    writer.encrypt("", "owner", algorithm="RC4-128")
    protected = tmp_path / "protected.pdf"
    writer.write(protected)
    protected.write_bytes(protected.read_bytes().replace(b"/Filter /Standard", b"/Filter /Stranger"))
    assert read("pdf.open", path=str(protected)) == refused("protected")


def test_what_is_no_pdf_is_refused(report: str, tmp_path: Path) -> None:
    whole = Path(report).read_bytes()
    for name, kept in (("empty", b""), ("words", b"a letter"), ("head", whole[:20]), ("zeros", bytes(5000))):
        (tmp_path / name).write_bytes(kept)
        assert read("pdf.open", path=str(tmp_path / name)) == refused("damaged"), name
    assert read("pdf.open", path=str(tmp_path / "missing.pdf")) == refused("missing")
    assert read("pdf.open", path=str(tmp_path)) == refused("missing")
    assert read("pdf.page", path=report, page=3, scale=1) == refused("missing")
    assert read("pdf.page", path=report, page=-1, scale=1) == refused("missing")
    assert read("pdf.page", path=report, page=0, scale=-1) == refused("unsupported")
    assert read("pdf.page", path=report, page=0, scale=1, rotation=45) == refused("unsupported")
    assert read("pdf.page", path=report) == refused("damaged")


def test_a_file_that_was_replaced_is_read_anew(report: str, tmp_path: Path) -> None:
    assert len(content("pdf.open", path=report)["pages"]) == 3
    writer = PdfWriter()
    writer.add_blank_page(100, 200)
    writer.write(report)
    assert content("pdf.open", path=report)["pages"] == [[100, 200]]
    close_documents()
