"""The running order on paper (ลำดับการนำเสนอ): when who presents what, with the breaks between, and whom to ask.

Says what stands on the sheet; in which order and when was settled before (`scoring.schedule_planning`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from judge_desktop.config.thai_dates import format_time_range
from judge_desktop.reports.house_style import BODY, HAIR, LABEL, NAVY, TINT
from judge_desktop.reports.imprint import Imprint, joined
from judge_desktop.reports.layout import Block, Cell, Gap, Grid, Paragraph, Row, Stack
from judge_desktop.reports.pages import Sheet
from judge_desktop.reports.parts import Column, paper_head, table_heading
from judge_desktop.reports.thai_font import Face

_SHARES = (0.14, 0.12, 0.49, 0.25)
_INDENT = 6.0
_MEDIUM = BODY.but(face=Face.MEDIUM, phrases=True)
_SECOND = LABEL.but(size=9.4, leading=14.2, phrases=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleLine:
    """One slot, or a break: then `title` is its name and there is no number."""

    starts_at: datetime.time
    ends_at: datetime.time
    title: str
    number: int = 0
    applicant: str = ""
    category: str = ""
    minutes: tuple[int, int] = (0, 0)  # talk, questions

    @property
    def is_break(self) -> bool:
        """True for a break."""
        return not self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleSheet:
    """Everything the printed running order says, in one language."""

    round: str
    day: datetime.date | None
    lines: tuple[ScheduleLine, ...]
    minutes: tuple[int, int]  # the usual talk and questions
    lot: str = ""


def schedule_sheet(sheet: ScheduleSheet, imprint: Imprint) -> Sheet:
    """The running order, on as many pages as it needs."""
    blocks = list(_Printer(sheet, imprint).blocks())
    return imprint.sheet(imprint.tr("Running order"), blocks, is_confidential=False)


class _Printer:
    def __init__(self, sheet: ScheduleSheet, imprint: Imprint) -> None:
        self._of, self._imprint, self._tr = sheet, imprint, imprint.tr

    def blocks(self) -> Iterator[Block]:
        of, imprint = self._of, self._imprint
        second = joined((self._day(), imprint.prose(of.round), imprint.organiser))
        yield paper_head(imprint, self._tr("Running order"), second)
        yield Gap(8)
        yield Grid(table_heading(self._columns()), [self._row(line) for line in of.lines])
        yield Gap(8)
        yield Stack([Paragraph(text, LABEL) for text in self._notes()])
        if imprint.contact:
            words = (Paragraph(self._tr("Contact"), LABEL.but(face=Face.MEDIUM)), Paragraph(imprint.contact, LABEL))
            yield Gap(8)
            yield Row((Cell(1.0, Stack(words)),), above=6, below=0, rule_above=(0.5, HAIR))

    def _columns(self) -> list[Column]:
        words = (self._tr("Time"), self._tr("Submission no."), self._tr("Submission"), self._tr("Category"))
        aligned = ("right", "right", "left", "left")
        return [
            Column(heading=word, share=share, align=align)
            for word, share, align in zip(words, _SHARES, aligned, strict=True)
        ]

    def _day(self) -> str:
        """The day and from when until when it goes."""
        of = self._of
        day = self._imprint.date(of.day) if of.day is not None else ""
        if not of.lines:
            return day
        times = self._times(of.lines[0].starts_at, max(line.ends_at for line in of.lines))
        return f"{day} {times}".strip()

    def _times(self, first: datetime.time, last: datetime.time) -> str:
        return format_time_range(first, last, self._imprint.language, self._imprint.digits_in_use)

    def _notes(self) -> Iterator[str]:
        talk, questions = self._of.minutes
        usual = self._tr("{talk} minutes of talk and {questions} minutes of questions", talk=talk, questions=questions)
        yield self._imprint.digits(usual)
        if self._of.lot:
            yield self._tr("The order was drawn by lot, seed {seed}", seed=self._of.lot)

    def _row(self, line: ScheduleLine) -> Row:
        if line.is_break:
            return self._break(line)
        imprint = self._imprint
        until = imprint.tr("until {time}", time=imprint.time(line.ends_at))
        when = [
            Paragraph(imprint.time(line.starts_at), _MEDIUM.but(align="right")),
            Paragraph(until, _SECOND.but(align="right")),
        ]
        work: list[Block] = [Paragraph(line.title, _MEDIUM)]
        second = joined((line.applicant, self._own_minutes(line)))
        work += [Paragraph(second, _SECOND)] if second else []
        number = Paragraph(imprint.digits(str(line.number)), _MEDIUM.but(align="right"))
        parts = (Stack(when), number, Stack(work), Paragraph(imprint.prose(line.category), _SECOND))
        cells = tuple(Cell(share, part, _INDENT) for share, part in zip(_SHARES, parts, strict=True))
        return Row(cells, above=3, below=4, rule_below=(0.5, HAIR))

    def _own_minutes(self, line: ScheduleLine) -> str:
        """Of a talk that is longer or shorter than the others."""
        if line.minutes == self._of.minutes:
            return ""
        talk, questions = line.minutes
        return self._imprint.digits(self._tr("{talk} + {questions} minutes", talk=talk, questions=questions))

    def _break(self, line: ScheduleLine) -> Row:
        words = joined((self._times(line.starts_at, line.ends_at), self._imprint.prose(line.title)))
        cells = (Cell(1.0, Paragraph(words, LABEL.but(face=Face.MEDIUM, colour=NAVY)), _INDENT),)
        return Row(cells, above=3, below=4, background=TINT, rule_below=(0.5, HAIR))
