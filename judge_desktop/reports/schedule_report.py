"""The running order on paper (ลำดับการนำเสนอ): when who presents what, with the breaks between.

Says what stands on the sheet; in which order and when was settled before (`scoring.schedule_planning`).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.config.thai import format_date, in_numerals, prose_in_numerals
from judge_desktop.config.thai_dates import format_time, format_time_range
from judge_desktop.reports.house_style import BODY, CONTEST, HAIR, HEADING, LABEL, NAVY, TINT, TITLE
from judge_desktop.reports.layout import Block, Cell, Gap, Grid, Paragraph, Row, Stack
from judge_desktop.reports.pages import Properties, Sheet, write_sheets
from judge_desktop.reports.thai_font import Face

_TIME, _NUMBER, _WORK, _CATEGORY = 0.12, 0.16, 0.47, 0.25
_INDENT = 6.0
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

    contest: str
    organiser: str
    round: str
    day: datetime.date | None
    lines: tuple[ScheduleLine, ...]
    minutes: tuple[int, int]  # the usual talk and questions
    lot: str = ""
    is_rehearsal: bool = False


def write_schedule(sheet: ScheduleSheet, path: Path, tr: Translator, numerals: str, when: datetime.date) -> int:
    """Writes the running order as one PDF; gives back the pages. `numerals` and `when` as in `write_scorecards`."""
    printer = _Printer(sheet, tr, numerals if tr.language.value == "th" else "arabic", when)
    title = " · ".join(part for part in (tr("Running order"), sheet.contest) if part)
    properties = Properties(title=title, author=sheet.organiser, language=tr.language.value)
    return write_sheets([printer.sheet(title)], path, properties)


class _Printer:
    def __init__(self, sheet: ScheduleSheet, tr: Translator, numerals: str, when: datetime.date) -> None:
        self._of, self._tr, self._numerals, self._when = sheet, tr, numerals, when
        self._language = tr.language.value

    def sheet(self, title: str) -> Sheet:
        printed = self._tr("Printed {date}", date=format_date(self._when, self._language, self._numerals))
        return Sheet(
            blocks=tuple(self._blocks()),
            title=title,
            head=title,
            foot=" · ".join(part for part in (printed, self._prose(self._of.contest)) if part),
            page_label=self._page_label,
            mark=self._tr("REHEARSAL") if self._of.is_rehearsal else "",
        )

    def _page_label(self, page: int, pages: int) -> str:
        return self._digits(self._tr("Page {page} of {pages}", page=page, pages=pages))

    def _blocks(self) -> list[Block]:
        of = self._of
        head: list[Block] = [
            Paragraph(self._tr("Running order"), TITLE),
            Paragraph(self._prose(of.contest), CONTEST),
            Paragraph(" · ".join(part for part in (self._day(), self._prose(of.round), of.organiser) if part), LABEL),
        ]
        blocks: list[Block] = [
            Row((Cell(1.0, Stack(head)),), above=0, below=7, rule_below=(1.2, NAVY)),
            Gap(8),
            Grid(self._heading(), [self._row(line) for line in of.lines]),
            Gap(8),
        ]
        blocks += [Paragraph(text, LABEL) for text in self._notes()]
        return blocks

    def _day(self) -> str:
        parts = []
        if self._of.day is not None:
            parts.append(format_date(self._of.day, self._language, self._numerals))
        if self._of.lines:
            first, last = self._of.lines[0].starts_at, max(line.ends_at for line in self._of.lines)
            parts.append(format_time_range(first, last, self._language, self._numerals))
        return " ".join(parts)

    def _notes(self) -> list[str]:
        talk, questions = self._of.minutes
        usual = self._tr("{talk} minutes of talk and {questions} minutes of questions", talk=talk, questions=questions)
        notes = [self._digits(usual)]
        if self._of.lot:
            notes.append(self._tr("The order was drawn by lot, seed {seed}", seed=self._of.lot))
        return notes

    def _heading(self) -> Row:
        cells = (
            Cell(_TIME, Paragraph(self._tr("Time"), HEADING), _INDENT),
            Cell(_NUMBER, Paragraph(self._tr("Submission no."), HEADING.but(align="right")), _INDENT),
            Cell(_WORK, Paragraph(self._tr("Submission"), HEADING), _INDENT),
            Cell(_CATEGORY, Paragraph(self._tr("Category"), HEADING), _INDENT),
        )
        return Row(cells, above=4, below=4, background=NAVY)

    def _row(self, line: ScheduleLine) -> Row:
        if line.is_break:
            return self._break(line)
        work: list[Block] = [Paragraph(line.title, BODY.but(face=Face.MEDIUM, phrases=True))]
        second = [line.applicant] if line.applicant else []
        if line.minutes != self._of.minutes:
            own = self._tr("{talk} + {questions} minutes", talk=line.minutes[0], questions=line.minutes[1])
            second.append(self._digits(own))
        work += [Paragraph(" · ".join(second), _SECOND)] if second else []
        starts = format_time(line.starts_at, self._language, self._numerals)
        cells = (
            Cell(_TIME, Paragraph(starts, BODY.but(face=Face.MEDIUM)), _INDENT),
            Cell(_NUMBER, Paragraph(self._digits(str(line.number)), BODY.but(align="right")), _INDENT),
            Cell(_WORK, Stack(work), _INDENT),
            Cell(_CATEGORY, Paragraph(self._prose(line.category), _SECOND), _INDENT),
        )
        return Row(cells, above=3, below=4, rule_below=(0.5, HAIR))

    def _break(self, line: ScheduleLine) -> Row:
        times = format_time_range(line.starts_at, line.ends_at, self._language, self._numerals)
        words = " · ".join(part for part in (times, self._prose(line.title)) if part)
        cells = (Cell(1.0, Paragraph(words, LABEL.but(face=Face.MEDIUM)), _INDENT),)
        return Row(cells, above=3, below=4, background=TINT, rule_below=(0.5, HAIR))

    def _digits(self, text: str) -> str:
        return in_numerals(text, self._numerals)

    def _prose(self, text: str) -> str:
        return prose_in_numerals(text, self._numerals)
