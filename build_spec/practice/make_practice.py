"""Makes what a rehearsal is tried with when a contest has no PDF or no film yet: `resources/practice/`.

    .venv/bin/python build_spec/practice/make_practice.py [FOLDER]

The same bytes every run. What the submission is called and who gets it: `judge_desktop.workflow.practice`.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "build_spec" / "demo")]

import films  # noqa: E402
from films import HIGH, SECONDS, WIDE, write_film  # noqa: E402

from judge_desktop.reports.layout import Block, Box, Gap, Paragraph, Stack  # noqa: E402
from judge_desktop.reports.pages import Sheet, write_sheets  # noqa: E402
from judge_desktop.reports.pdf_file import Properties  # noqa: E402
from judge_desktop.reports.thai_font import Face  # noqa: E402
from judge_desktop.reports.thai_text import Style  # noqa: E402

PDF, FILM = "practice.pdf", "practice.mp4"
INK, QUIET, ACCENT = "#191C22", "#474E5B", "#2A55C5"
BODY = Style(size=13, leading=22, colour=INK)
TUNE = (392.0, 493.88, 587.33, 783.99)

THAI = (
    "เอกสารสำหรับทดลองใช้",
    "เอกสารนี้มีไว้ให้กรรมการทดลองใช้โปรแกรมก่อนวันจริง ไม่ใช่ผลงานในการประกวด และจะไม่อยู่ในชุดผลงานที่ใช้จริง",
    (
        "กรุณาเลื่อนอ่านหน้าถัดไป ลองขยายและย่อหน้าเอกสาร",
        "กด Ctrl+Shift+F แล้วค้นหาคำว่า มะม่วง ซึ่งอยู่ในหน้าที่ 2",
        "กด F7 เพื่อปักหมุดหน้านี้ไว้เป็นหลักฐานของเกณฑ์ข้อใดข้อหนึ่ง",
        "เปิดแท็บวีดิทัศน์แล้วกดเล่น จะเห็นวงกลมเคลื่อนไปและได้ยินเสียงสี่เสียง",
        "ให้คะแนนตามใจชอบ คะแนนนี้จะไม่นับรวมกับคะแนนจริง",
    ),
)
ENGLISH = (
    "A document to practise with",
    "This document lets judges try the program before the day. It is not part of the contest.",
    (
        "Scroll to the next page; make the page larger and smaller.",
        "Press Ctrl+Shift+F and search for the word mango. It stands on page 2.",
        "Press F7 to pin this page as evidence for a criterion.",
        "Open the tab of the film and play it: a circle moves, and four tones can be heard.",
        "Score as you like. These scores are never counted with the official ones.",
    ),
)
SECOND_PAGE = (
    ("หน้าที่ 2", "เลื่อนมาถึงหน้านี้ได้ แสดงว่าเปิดอ่านเอกสาร PDF ในเครื่องนี้ได้ครบถ้วน คำที่ให้ค้นหาคือ มะม่วง"),
    ("Page 2", "You have come to this page: PDF documents can be read on this computer. The word to search is mango."),
)


def _title(words: str, size: float = 22) -> Paragraph:
    return Paragraph(words, Style(face=Face.BOLD, size=size, leading=size * 1.6, colour=ACCENT))


def _language(words: tuple[str, str, tuple[str, ...]]) -> Block:
    title, sentence, steps = words
    numbered = [Paragraph(f"{n}. {step}", BODY) for n, step in enumerate(steps, start=1)]
    return Stack([_title(title), Gap(4), Paragraph(sentence, BODY.but(colour=QUIET)), Gap(6), *numbered])


def write_pdf(path: Path) -> None:
    """Two pages, Thai and English, with a word to search on the second."""
    second: list[Block] = []
    for title, sentence in SECOND_PAGE:
        second += [_title(title), Paragraph(sentence, BODY), Gap(18)]
    sheets = (
        Sheet((Box(_language(THAI), 16), Gap(18), Box(_language(ENGLISH), 16)), THAI[0], "", "", _label),
        Sheet(tuple(second), SECOND_PAGE[0][0], "", "", _label),
    )
    path.unlink(missing_ok=True)
    write_sheets(sheets, path, Properties(title=f"{THAI[0]} / {ENGLISH[0]}", author="Judge Desktop", language="th"))
    path.chmod(0o644)


def _label(number: int, pages: int) -> str:  # noqa: ARG001 -- the pages of this document stand on them in words
    return ""


def practice_frame(moment: float) -> Image.Image:
    """A circle crosses the picture while the seconds are counted: whoever sees it move knows that films play."""
    picture = Image.new("RGB", (WIDE, HIGH), (233, 239, 253))
    pencil = ImageDraw.Draw(picture)
    pencil.text((WIDE / 2, 62), "วีดิทัศน์สำหรับทดลองใช้", font=films._font(34), fill=(25, 28, 34), anchor="mm")  # noqa: SLF001
    pencil.text((WIDE / 2, 106), "A film to practise with", font=films._font(24, 400), fill=(71, 78, 91), anchor="mm")  # noqa: SLF001
    pencil.line((70, 220, WIDE - 70, 220), fill=(135, 143, 157), width=3)
    for quarter in range(5):
        x = 70 + (WIDE - 140) * quarter / 4
        pencil.line((x, 208, x, 232), fill=(135, 143, 157), width=3)
    x, y = 70 + (WIDE - 140) * moment, 220 - 34 * abs(math.sin(moment * math.pi * 4))
    pencil.ellipse((x - 24, y - 24, x + 24, y + 24), fill=(42, 85, 197))
    second = min(SECONDS, int(moment * SECONDS) + 1)
    pencil.text((x, y), str(second), font=films._font(28), fill="white", anchor="mm")  # noqa: SLF001
    words = "เห็นวงกลมเคลื่อนที่และได้ยินเสียง แสดงว่าเล่นวีดิทัศน์ได้"
    pencil.text((WIDE / 2, 300), words, font=films._font(22, 500), fill=(25, 28, 34), anchor="mm")  # noqa: SLF001
    return picture


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "practice"
    target.mkdir(parents=True, exist_ok=True)
    write_pdf(target / PDF)
    write_film(target / FILM, practice_frame, TUNE)
    for path in (target / PDF, target / FILM):
        print(f"{path}: {path.stat().st_size} bytes")
