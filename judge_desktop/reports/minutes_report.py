"""The minutes of the meeting (รายงานการประชุม, form 11 of the Rules on Correspondence), and their annex of decisions.

What they say was settled before, in one language; here it gets its place. What nobody typed is a dotted line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from judge_desktop.reports.house_style import GREY, INK, LINE, SMALL
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.layout import Block, Cell, Gap, Indented, Paragraph, Row, Stack
from judge_desktop.reports.letter_parts import OpeningParagraph
from judge_desktop.reports.pages import OFFICIAL, Sheet
from judge_desktop.reports.parts import DOTS, Column, Signer, below_name, paper_head, signatures, table
from judge_desktop.reports.standings_report import StandingLine, standings_table
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style

_TITLE = Style(face=Face.BOLD, size=16, leading=24, align="center", phrases=True)
_UNDER = Style(size=11.5, leading=18, align="center", phrases=True)
_TEXT = Style(size=11.2, leading=17.4)
_NAME = _TEXT.but(phrases=True)
_NOTE = SMALL.but(size=9.6, leading=14.2, colour=GREY)
_BOLD = _TEXT.but(face=Face.BOLD)
_ITEM = Style(face=Face.BOLD, size=12.4, leading=19, phrases=True)
_INDENT = 26.0
_FEW_ROWS = 4
_FEW_LINES = 700  # letters: what follows them still fits on the same page


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPerson:
    """One line of a list of people; ``note`` says when she came or left, or why she was away."""

    name: str
    position: str = ""
    role: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A paragraph; a ``label`` ("มติที่ประชุม") stands before it in a column of its own."""

    text: str
    label: str = ""
    is_resolved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A numbered part of an agenda item: what was said, the ranking, and what was resolved."""

    title: str
    before: tuple[Statement, ...] = ()
    standings: tuple[StandingLine, ...] = ()
    after: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """An item of the agenda; topics are numbered below it."""

    title: str
    statements: tuple[Statement, ...] = ()
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredDecision:
    """One line of the annex. ``state`` is empty for a decision that stands."""

    when: str
    what: str
    who: str
    reason: str
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesSheet:
    """Everything the minutes say; an empty text is left to the pen. Figures come in the numerals of the print, those
    of standings get them here.
    """

    title: str
    body: str  # of whom: below the title
    number: str
    day: str
    place: str
    present: tuple[MinutesPerson, ...]
    absent: tuple[MinutesPerson, ...]
    also_present: tuple[str, ...]
    remarks: tuple[str, ...]  # below the lists: quorum, what was not noted
    begins: str
    agenda: tuple[AgendaItem, ...]
    ends: str
    recorder: MinutesPerson
    checker: MinutesPerson
    register: tuple[RegisteredDecision, ...] = ()
    is_draft: bool = False


def minutes_sheets(sheet: MinutesSheet, imprint: Imprint) -> Iterator[Sheet]:
    """The minutes, then the annex of decisions when there are any."""
    tr = imprint.tr
    yield imprint.sheet(
        sheet.title, _minutes(sheet, imprint), is_confidential=True, is_draft=sheet.is_draft, margins=OFFICIAL
    )
    if sheet.register:
        title = tr("Annex: decisions in their order")
        yield imprint.sheet(
            title,
            _annex(sheet.register, imprint, title),
            is_confidential=True,
            is_draft=sheet.is_draft,
            margins=OFFICIAL,
        )


def _minutes(sheet: MinutesSheet, imprint: Imprint) -> list[Block]:
    blocks: list[Block] = [Paragraph(f"{sheet.title}\n{sheet.body}", _TITLE)]
    blocks += [Paragraph(line, _UNDER) for line in (sheet.number, sheet.day, sheet.place)]
    blocks.append(Row((Cell(1.0, Gap(0)),), above=5, below=0, rule_below=(0.8, INK)))
    blocks += _attendance(sheet, imprint)
    blocks += [Gap(6), Paragraph(sheet.begins, _BOLD)]
    for place, item in enumerate(sheet.agenda[:-1], start=1):
        blocks += _item(item, place, imprint)
    last = _item(sheet.agenda[-1], len(sheet.agenda), imprint)
    return [*blocks, *_closed(last, _end(sheet, imprint), is_short=_is_short(sheet.agenda[-1]))]


def _closed(last: list[Block], end: list[Block], *, is_short: bool) -> list[Block]:
    """The end of the meeting and who signs, on one page; with a short last item, so that they never stand alone."""
    return [Stack([*last, *end])] if is_short else [*last, Stack(end)]


def _is_short(item: AgendaItem) -> bool:
    return not item.topics and sum(len(one.text) for one in item.statements) < _FEW_LINES


def _attendance(sheet: MinutesSheet, imprint: Imprint) -> list[Block]:
    tr = imprint.tr
    blocks = _people(tr("Members present"), sheet.present, imprint)
    blocks += _people(tr("Members not present"), sheet.absent, imprint)
    others = [MinutesPerson(name=name) for name in sheet.also_present]
    blocks += _people(tr("In attendance"), others, imprint)
    blocks += [Gap(3), *(Paragraph(text, _NOTE) for text in sheet.remarks)]
    return blocks


def _people(title: str, people: Sequence[MinutesPerson], imprint: Imprint) -> list[Block]:
    if not people:
        return []
    rows = [_person(one, imprint.digits(f"{place}.")) for place, one in enumerate(people, start=1)]
    return [Gap(5), Stack([Paragraph(title, _BOLD), rows[0]]), *rows[1:]]


def _person(one: MinutesPerson, number: str) -> Row:
    name: list[Block] = [Paragraph(one.name, _NAME)]
    name += [Paragraph(text, _NOTE) for text in (one.position, one.note) if text]
    cells = (
        Cell(0.07, Paragraph(number, _TEXT.but(align="right")), 4),
        Cell(0.63, Stack(name), 4),
        Cell(0.30, Paragraph(one.role, _NAME)),
    )
    return Row(cells, above=0, below=1)


def _item(item: AgendaItem, place: int, imprint: Imprint) -> list[Block]:
    number = imprint.digits(str(place))
    heading = imprint.tr("Agenda item {number}: {title}", number=number, title=item.title)
    blocks: list[Block] = [Gap(9), Paragraph(heading, _ITEM, keep_with_next=True)]
    blocks += [_statement(one) for one in item.statements]
    for below, topic in enumerate(item.topics, start=1):
        blocks += _topic(topic, imprint.digits(f"{place}.{below}"), imprint)
    return blocks


def _topic(topic: Topic, number: str, imprint: Imprint) -> list[Block]:
    title = Paragraph(f"{number} {topic.title}", _BOLD.but(phrases=True), keep_with_next=True)
    blocks: list[Block] = [Gap(6), Indented(title, _INDENT / 2)]
    blocks += [_statement(one, keep_with_next=bool(topic.standings or topic.after)) for one in topic.before]
    if topic.standings:
        ranking = standings_table(topic.standings, imprint, has_scorecards=False)
        ranking = Stack([ranking]) if len(topic.standings) <= _FEW_ROWS else ranking
        blocks += [Gap(3), Indented(ranking, _INDENT), Gap(4)]
    after = [_statement(one) for one in topic.after]
    is_short = sum(len(one.text) for one in topic.after) < _FEW_LINES
    return [*blocks, *([Stack(after)] if is_short and after else after)]


def _statement(one: Statement, keep_with_next: bool = False) -> Block:
    if not one.label:
        opening = OpeningParagraph(one.text, _TEXT)
        opening.keep_with_next = keep_with_next
        return opening
    style = _BOLD if one.is_resolved else _TEXT
    cells = (Cell(0.2, Paragraph(one.label, _BOLD)), Cell(0.8, Paragraph(one.text, style)))
    return Indented(Row(cells, above=1, below=1), _INDENT)


def _end(sheet: MinutesSheet, imprint: Imprint) -> list[Block]:
    tr = imprint.tr
    signers = [
        _signer(sheet.recorder, tr("recorded the minutes")),
        _signer(sheet.checker, tr("checked the minutes")),
    ]
    return [Gap(9), Paragraph(sheet.ends, _BOLD), Gap(12), *signatures(imprint, signers, across=1)]


def _signer(one: MinutesPerson, role: str) -> Signer:
    return Signer(name=one.name or DOTS, role=role, lines=below_name(one.position))


def _annex(register: Sequence[RegisteredDecision], imprint: Imprint, title: str) -> list[Block]:
    tr = imprint.tr
    columns = (
        Column(heading=tr("No."), share=0.08, align="right"),
        Column(heading=tr("When it was taken"), share=0.22),
        Column(heading=tr("Decision or resolution"), share=0.32),
        Column(heading=tr("Taken by"), share=0.17),
        Column(heading=tr("Reason"), share=0.21),
    )
    rows = [_registered(one, imprint.digits(str(place))) for place, one in enumerate(register, start=1)]
    return [paper_head(imprint, title), Gap(8), table(columns, rows)]


def _registered(one: RegisteredDecision, number: str) -> list[str | Block]:
    what: list[Block] = [Paragraph(one.what, LINE.but(colour=GREY if one.state else INK))]
    what += [Paragraph(one.state, LINE.but(face=Face.BOLD))] if one.state else []
    return [number, one.when, Stack(what), one.who, one.reason]
