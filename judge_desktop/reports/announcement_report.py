"""The announcement of results (ประกาศผลการตัดสิน) and of the shortlist, in the form of an official announcement."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from judge_desktop.config.thai import format_date
from judge_desktop.reports.house_style import HAIR, LINE, TINT
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.layout import Block, Cell, Gap, Grid, Paragraph, Row, Stack
from judge_desktop.reports.letter_parts import (
    LETTER,
    OpeningParagraph,
    check_box,
    letter_heading,
    signed_at_the_end,
)
from judge_desktop.reports.pages import OFFICIAL, Sheet, on_fewest_pages
from judge_desktop.reports.parts import Column, Signer, table_heading, table_row
from judge_desktop.reports.result_parts import Together
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style

_NUMBER = 0.06
_SIZES = (12.5, 12.0, 11.5, 11.0)  # points; the largest of those that give the fewest pages


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedWork:
    """One submission as it is announced; title and applicant as they were typed."""

    number: str
    title: str
    applicant: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedGroup:
    """A category and its works; ``instead`` where there are none."""

    name: str
    works: tuple[AnnouncedWork, ...]
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What comes next: its name, when, and a remark."""

    name: str
    when: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """Everything an announcement says, in one language.

    ``title`` names the paper; ``day`` is the one it is given; ``codes`` are (label, code) to compare with what was
    published, after the sentence ``compare``, ``scanned`` (label, hash, what its QR code says);
    ``is_list``: the works stand in tables.
    """

    title: str
    heading: str
    subject: str
    opening: tuple[str, ...]
    groups: tuple[AnnouncedGroup, ...]
    closing: tuple[str, ...]
    day: datetime.date
    signers: tuple[Signer, ...]
    steps: tuple[NextStep, ...] = ()
    compare: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    scanned: tuple[str, str, str] = ("", "", "")
    contact: str = ""
    is_list: bool = False


def announcement_sheet(paper: Announcement, imprint: Imprint) -> Sheet:
    """The whole paper; date, signature and codes keep together with what closes it."""
    letters = [LETTER.but(size=size, leading=1.6 * size) for size in _SIZES]
    closer = [LETTER.but(size=size, leading=1.5 * size) for size in (*_SIZES, 10.7, 10.4)]
    tries = [*((letter, False) for letter in letters), *((letter, True) for letter in closer)]
    papers = (_blocks(paper, imprint, letter, is_close=is_close) for letter, is_close in tries)
    blocks = on_fewest_pages(papers, margins=OFFICIAL)
    head = f"{paper.title} · {imprint.prose(imprint.contest)}"
    return imprint.sheet(paper.title, blocks, is_confidential=False, head=head, margins=OFFICIAL)


def _blocks(paper: Announcement, imprint: Imprint, letter: Style, *, is_close: bool) -> list[Block]:
    """Set ``is_close``, a work runs on to its applicant, and two persons sign side by side."""
    blocks: list[Block] = [*letter_heading(imprint, paper.heading, paper.subject, is_close=is_close)]
    for sentence in paper.opening:
        blocks += [Gap(4), OpeningParagraph(imprint.prose(sentence), letter)]
    groups = _list(paper.groups, imprint, letter) if paper.is_list else []
    for place, group in enumerate(() if paper.is_list else paper.groups, start=1):
        groups += [Gap(4 if is_close else 7), _awarded(str(place), group, imprint, letter, is_close=is_close)]
    if paper.steps:
        groups += [Gap(8), _steps(paper.steps, imprint, letter)]
    end = groups[-2:]  # a signature does not stand alone on a page
    for sentence in paper.closing:
        end += [Gap(6), OpeningParagraph(imprint.prose(sentence), letter)]
    day = format_date(paper.day, imprint.language, imprint.digits_in_use, era=True)
    given = imprint.tr("Announced on {date}", date=day)
    end.append(signed_at_the_end(imprint, given, paper.signers, letter, is_close=is_close))
    end += [Gap(8 if is_close else 14), check_box(imprint, paper.compare, paper.codes, paper.scanned, paper.contact)]
    return [*blocks, *groups[:-2], Together(end)]


def _awarded(place: str, group: AnnouncedGroup, imprint: Imprint, letter: Style, *, is_close: bool) -> Block:
    """A category of the result: its name, below it each work and who sent it."""
    lines: list[Block] = [Paragraph(imprint.prose(group.name), letter.but(face=Face.MEDIUM, phrases=True))]
    for at, work in enumerate(group.works, start=1):
        number = f"{place}.{at}" if len(group.works) > 1 else ""
        lines.append(_work(number, work, imprint, letter, is_close=is_close))
    if not group.works:
        lines.append(Paragraph(imprint.digits(group.instead), letter.but(phrases=True)))
    return _numbered(place + ".", Stack(lines), imprint, letter)


def _work(number: str, work: AnnouncedWork, imprint: Imprint, letter: Style, *, is_close: bool) -> Block:
    tr = imprint.tr
    said = [tr("“{title}”", title=work.title)]
    said += [tr("by {applicant}", applicant=work.applicant)] if work.applicant else []
    remark = imprint.prose(work.remark)
    said += [f"({remark})" if is_close else remark] if remark else []
    lines = [" ".join(said)] if is_close else said
    words = Stack([Paragraph(line, letter.but(phrases=True)) for line in lines])
    return _numbered(number, words, imprint, letter) if number else words


def _numbered(number: str, block: Block, imprint: Imprint, letter: Style) -> Block:
    cells = (Cell(_NUMBER, Paragraph(imprint.digits(number), letter)), Cell(1 - _NUMBER, block))
    return Row(cells, above=0, below=0)


def _list(groups: tuple[AnnouncedGroup, ...], imprint: Imprint, letter: Style) -> list[Block]:
    """The shortlist as one table: each category a line over its works, which never stands last on a page."""
    style = LINE.but(size=letter.size - 2, leading=1.48 * (letter.size - 2))
    columns = _columns(imprint, has_applicants=any(work.applicant for group in groups for work in group.works))
    rows: list[Block] = []
    for place, group in enumerate(groups, start=1):
        name = f"{imprint.digits(str(place))}. {imprint.prose(group.name)}"
        row = Row((Cell(1.0, Paragraph(name, style.but(face=Face.BOLD)), 6),), 4, 4, TINT, rule_below=(0.5, HAIR))
        works = [
            table_row(columns, [imprint.digits(one.number), one.title, one.applicant][: len(columns)], style)
            for one in group.works
        ]
        none = Row((Cell(1.0, Paragraph(imprint.digits(group.instead), style), 6),), 3, 4, rule_below=(0.5, HAIR))
        first, *others = works or [none]
        rows += [Stack([row, first]), *others]
    return [Gap(8), Grid(table_heading(columns), rows)]


def _columns(imprint: Imprint, *, has_applicants: bool) -> list[Column]:
    tr = imprint.tr
    columns = [
        Column(heading=tr("Submission no."), share=0.14, align="center"),
        Column(heading=tr("Title"), share=0.5 if has_applicants else 0.86),
    ]
    return [*columns, Column(heading=tr("Applicant"), share=0.36)] if has_applicants else columns


def _steps(steps: tuple[NextStep, ...], imprint: Imprint, letter: Style) -> Block:
    lines: list[Block] = [Paragraph(imprint.tr("What comes next"), letter.but(face=Face.MEDIUM, phrases=True))]
    for one in steps:
        name = imprint.prose(one.name)
        more = f"{one.when} ({imprint.prose(one.remark)})" if one.remark else one.when
        cells = (
            Cell(0.4, Paragraph(name, letter.but(phrases=True))),
            Cell(0.6, Paragraph(more, letter.but(phrases=True))),
        )
        lines.append(Row(cells, above=0, below=0))
    return Stack(lines)
