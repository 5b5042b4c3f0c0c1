"""A page of help is read wholly, and what it is not made of is refused instead of being left out."""

import pytest

from judge_desktop.config.help_blocks import (
    Heading,
    HelpPage,
    Item,
    Listing,
    Paragraph,
    Picture,
    Section,
    Span,
    SpanKind,
    links_of,
    texts_of,
)
from judge_desktop.config.help_markdown import UnreadablePageError, read_page

PAGE = """# คู่มือ & guide

เปิดไฟล์ **ชุดผลงาน** แล้วกด `Ctrl+O`
หรืออ่าน [วิธีแก้](problems#open) และ [ต่อไป](#later)

![หน้าต่างเปิดไฟล์](open-file)

## เปิดไฟล์ {#open}

1. หนึ่ง
   - ก
   - ข
2. สอง < สาม

### ละเอียด {#detail}

ท้าย

## ต่อไป {#later}

จบ
"""


def test_every_part_of_a_page_is_read() -> None:
    page = read_page("judge", PAGE)
    assert page == HelpPage(
        "judge",
        "คู่มือ & guide",
        (
            Paragraph(
                (
                    Span("เปิดไฟล์ "),
                    Span("ชุดผลงาน", SpanKind.STRONG),
                    Span(" แล้วกด "),
                    Span("Ctrl+O", SpanKind.KEY),
                    Span(" หรืออ่าน "),
                    Span("วิธีแก้", SpanKind.LINK, "problems#open"),
                    Span(" และ "),
                    Span("ต่อไป", SpanKind.LINK, "judge#later"),
                )
            ),
            Picture("open-file", "หน้าต่างเปิดไฟล์"),
            Heading("เปิดไฟล์", 2, "open"),
            Listing(
                True,
                (
                    Item((Span("หนึ่ง"),), Listing(False, (Item((Span("ก"),)), Item((Span("ข"),))))),
                    Item((Span("สอง < สาม"),)),
                ),
            ),
            Heading("ละเอียด", 3, "detail"),
            Paragraph((Span("ท้าย"),)),
            Heading("ต่อไป", 2, "later"),
            Paragraph((Span("จบ"),)),
        ),
    )


def test_a_section_reaches_to_the_next_heading_of_its_level_and_its_parts_to_any() -> None:
    page = read_page("judge", PAGE)
    assert page.below("open") == page.blocks[2:6]
    assert page.below("detail") == page.blocks[4:6]
    assert page.below("later") == page.blocks[6:]
    assert page.below("nowhere") == ()
    assert [one.place for one in page.sections()] == ["judge", "judge#open", "judge#detail", "judge#later"]
    assert [len(one.blocks) for one in page.sections()] == [2, 2, 2, 2]
    assert Section("judge", page.below("open")).place == "judge#open"


def test_what_a_page_says_and_where_it_leads_can_be_listed() -> None:
    page = read_page("judge", PAGE)
    assert [said for block in page.blocks[1:4] for said in texts_of(block)] == [
        "หน้าต่างเปิดไฟล์",
        "เปิดไฟล์",
        "หนึ่ง",
        "ก",
        "ข",
        "สอง < สาม",
    ]
    assert [place for block in page.blocks for place in links_of(block)] == ["problems#open", "judge#later"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no title",
        "# T\n\n## Without an anchor",
        "# T\n\n#### Too deep {#a}",
        "# T\n\n> quoted",
        "# T\n\n```\ncode\n```",
        "# T\n\n<b>html</b>\n\n---",
        "# T\n\nwords ![picture](in-words)",
        "# T\n\n*slanted*",
        "# T\n\n[out](https://example.org)",
        "# T\n\n**`key`**",
        "# T\n\n- a\n  - b\n    - c",
        "# T\n\n- a\n\n  two paragraphs",
        "# T\n\n- ## heading",
        "# T\n\n-",
    ],
)
def test_what_a_page_is_not_made_of_is_refused(text: str) -> None:
    with pytest.raises(UnreadablePageError):
        read_page("judge", text)
