"""No file is too much for a window, and no process that a file has taken over can send more than a file may hold."""

from __future__ import annotations

from typing import Any

import pytest

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.reading import Block, BlockKind, ReadingKind, ReadingView, Sheet, Slide, Words
from judge_desktop.exchange import reading_bounds as bounds
from judge_desktop.exchange.reading_bounds import bounded
from judge_desktop.exchange.reading_views import plain_of_view, view_of_plain


def paragraph(text: str, **more: Any) -> Block:
    return Block(**{"kind": BlockKind.PARAGRAPH, **more}, words=(Words(text=text),))


def table(rows: int, columns: int) -> Block:
    return Block(kind=BlockKind.TABLE, rows=(("ก",) * columns,) * rows)


def document(*blocks: Block) -> ReadingView:
    return ReadingView(kind=ReadingKind.DOCUMENT, blocks=blocks)


def sheets(*found: Sheet) -> ReadingView:
    return ReadingView(kind=ReadingKind.SHEETS, sheets=found)


SOUND = (
    document(paragraph("บท", kind=BlockKind.HEADING, level=1), paragraph("น้ำใส"), table(3, 4)),
    document(paragraph("ข้อ", kind=BlockKind.ITEM, level=2, number=7)),
    sheets(Sheet(name="ก", rows=(("1", "2"), ("", "4"))), Sheet(name="ว่าง")),
    ReadingView(kind=ReadingKind.SLIDES, slides=(Slide(number=1, title="หน้า", blocks=(paragraph("คำ"),)),)),
    ReadingView(kind=ReadingKind.TEXT, plain="บรรทัด\nสอง\n", is_shortened=True),
)
TOO_MUCH = {
    "one word without an end": document(paragraph("a" * 1_000_000)),
    "more paragraphs than are laid out": document(*[paragraph("ก")] * 7_000),
    "more letters than are laid out": document(*[paragraph("ก" * 19_000)] * 60),
    "a table of a slide": ReadingView(kind=ReadingKind.SLIDES, slides=(Slide(number=1, blocks=(table(2_000, 10),)),)),
    "many tables": document(*[table(10, 10)] * 500),
    "a row without an end": document(table(1, 3_000)),
    "a sheet without an end to the right": sheets(Sheet(rows=(("ก",) * 100_000,))),
    "a sheet without an end below": sheets(Sheet(rows=(("ก",),) * 200_000)),
    "a cell without an end": sheets(Sheet(rows=(("ก" * 1_000_000,),))),
    "more slides": ReadingView(kind=ReadingKind.SLIDES, slides=(Slide(number=1),) * 600),
    "a title without an end": ReadingView(kind=ReadingKind.SLIDES, slides=(Slide(number=1, title="ก" * 10_000),)),
    "a line without an end": ReadingView(kind=ReadingKind.TEXT, plain="a" * 1_000_000),
    "more lines": ReadingView(kind=ReadingKind.TEXT, plain="\n" * 20_000),
}
IMPOSSIBLE = {
    "rows of different lengths": document(Block(kind=BlockKind.TABLE, rows=(("a",), ("b", "c", "d")))),
    "rows without cells": document(Block(kind=BlockKind.TABLE, rows=((), ("b",)))),
    "a table without rows": document(Block(kind=BlockKind.TABLE)),
    "a sheet of different rows": sheets(Sheet(rows=(("a", "b"), ("c",), ()))),
    "a heading below none": document(paragraph("a", kind=BlockKind.HEADING, level=-7)),
    "an item miles to the right": document(paragraph("a", kind=BlockKind.ITEM, level=10**30)),
    "words that run the other way": document(paragraph("photo\u202egpj.exe")),
    "a cell that runs the other way": sheets(Sheet(rows=(("1\u2066\u06692",),))),
    "half a letter": document(paragraph("a\ud800b")),
    "a slide before the first": ReadingView(kind=ReadingKind.SLIDES, slides=(Slide(number=-1),)),
}


@pytest.mark.parametrize("view", SOUND, ids=lambda view: view.kind.value)
def test_what_is_within_the_bounds_stays_as_it_is(view: ReadingView) -> None:
    assert bounded(view) == view
    assert view_of_plain(plain_of_view(view)) == view


@pytest.mark.parametrize("what", TOO_MUCH)
def test_what_is_too_much_is_cut_and_says_so(what: str) -> None:
    view = bounded(TOO_MUCH[what])
    assert view.is_shortened
    assert bounded(view) == view
    assert len(view.text) <= bounds.MAX_LETTERS + bounds.MAX_BLOCKS + bounds.MAX_SHEET_CELLS * 2


@pytest.mark.parametrize("what", [*TOO_MUCH, *IMPOSSIBLE])
def test_what_no_reading_gives_is_refused(what: str) -> None:
    view = {**TOO_MUCH, **IMPOSSIBLE}[what]
    with pytest.raises(JudgeDesktopError) as refusal:
        view_of_plain(plain_of_view(view))
    assert refusal.value.code is Code.ATTACHMENT_DAMAGED
    assert bounded(bounded(view)) == bounded(view)
