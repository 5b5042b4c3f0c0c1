"""The index of an archive: readable anywhere, nothing in it is run, and what people typed stays text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from urllib.parse import unquote

from hypothesis import given, settings
from hypothesis import strategies as st

from judge_desktop.domain.archive import Archive, ArchivedFile, ArchivePart, LeftOut
from judge_desktop.domain.contest import Mode
from judge_desktop.domain.text import Text
from judge_desktop.exchange.archive_index import index_page, sums_text

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="/\\"), min_size=1)
FILE = ArchivedFile(
    path="papers/standings/ลำดับผลงาน 1 & 2.pdf",
    words=Text(th="ลำดับผลงาน", en="Standings"),
    size=12_345,
    sha256="5a" * 32,
)
PART = ArchivePart(name="papers", title=Text(th="เอกสาร", en="Papers"), words=Text(th="พิมพ์ใหม่"), files=(FILE,))
ARCHIVE = Archive(
    contest=Text(th="การประกวด <script>alert(1)</script>", en="The contest"),
    edition="2",
    organiser=Text(th="สำนักงาน"),
    round=Text(th="รอบตัดสิน"),
    mode=Mode.OFFICIAL,
    is_closed=True,
    made=date(2023, 9, 15),
    program="Judge Desktop 1.0",
    keep_until=date(2028, 9, 8),
    rule=Text(th="ห้าปี", en="Five years"),
    chair_key="SHA256:abc+/=",
    parts=(PART,),
    left_out=(LeftOut(what=Text(th="แบบเปล่า", en="Blank"), why=Text(th="ไม่มีข้อมูล", en="Nothing on it")),),
)


class Seen(HTMLParser):
    """What a browser would make of the page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(page.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [str(value) for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def test_it_says_everything_in_both_languages() -> None:
    seen = Seen(index_page(ARCHIVE))
    for words in (
        "เก็บรักษาถึงวันที่ 8 กันยายน 2571", "To be kept until 8 September 2028", "ห้าปี", "Five years", "สำนักงาน",
        "15 กันยายน 2566", "15 September 2023", "ปิดการตัดสินแล้ว", "The round is closed", "SHA256:abc+/=", "5a" * 32,
        "12,345", "Standings", "ลำดับผลงาน", "แบบเปล่า", "Nothing on it", "sha256sum -c SHA256SUMS", "Judge Desktop 1.0",
    ):  # fmt: skip
        assert words in seen.text, words
    assert "ซ้อมใช้งาน" not in seen.text
    rehearsed = Seen(index_page(replace(ARCHIVE, mode=Mode.REHEARSAL, is_closed=False)))
    assert "ซ้อมใช้งาน · REHEARSAL" in rehearsed.text
    assert "Still open: it may change" in rehearsed.text


def test_it_is_plain_and_stands_alone() -> None:
    page = index_page(ARCHIVE)
    seen = Seen(page)
    assert page.startswith(b'<!DOCTYPE html>\n<html lang="th">')
    assert {"script", "link", "img", "iframe", "form", "object"} & set(seen.tags) == set()
    assert [name for name in seen.attributes if name.startswith("on")] == []
    assert [unquote(link) for link in seen.links] == ["papers/standings/ลำดับผลงาน 1 & 2.pdf"]
    assert b"http" not in page
    assert b"url(" not in page
    assert "การประกวด <script>alert(1)</script>" in seen.text
    assert index_page(ARCHIVE) == page


@settings(max_examples=50)
@given(name=NAMES, words=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))))
def test_whatever_people_typed_stays_text(name: str, words: str) -> None:
    file = replace(FILE, path=f"signed/{name}", words=Text(th=words))
    archive = replace(ARCHIVE, contest=Text(th=words), parts=(replace(PART, files=(file,)),))
    seen = Seen(index_page(archive))
    assert set(seen.tags) == set(Seen(index_page(ARCHIVE)).tags)
    assert [unquote(link) for link in seen.links] == [file.path]
    assert words in seen.text


def test_the_hashes_are_as_sha256sum_reads_them() -> None:
    assert sums_text([FILE]) == f"{'5a' * 32}  papers/standings/ลำดับผลงาน 1 & 2.pdf\n".encode()
