"""The provisional result on one page (ผลเบื้องต้น): how the categories stand now, and what is still missing.

It is never a result: "draft, not certified" stands in its head and across the page. Standings and what is missing were
computed before; nothing is decided here but how many lines fit on the page.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.config.thai import format_date, in_numerals, prose_in_numerals
from judge_desktop.config.thai_dates import format_time
from judge_desktop.reports.house_style import CONTEST, HAIR, LABEL, NAVY, SECTION, TITLE
from judge_desktop.reports.layout import Block, Box, Cell, Gap, Paragraph, Row, Stack
from judge_desktop.reports.pages import Properties, Sheet, fill_pages, write_sheets
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style

_TRIES = (1000, 10, 5, 3, 2, 1)  # lines of a category, the most that still give one page
_RANK, _NUMBER, _WORK, _SCORE, _CARDS = 0.07, 0.15, 0.52, 0.12, 0.14
_LINE = Style(size=9.6, leading=14.2, phrases=True)
_CLOSE = Style(size=9.0, leading=13.2, phrases=True)
_WARNING = Style(face=Face.BOLD, size=11, leading=17, colour="#B3261E")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionalLine:
    """One submission as it stands. `rank` is empty when it is not ranked; `note` says more ("tied", "award"); `apart`
    how many of the scorecards came on paper or in a spreadsheet.
    """

    rank: str
    number: int
    title: str
    score: str
    scorecards: int
    note: str = ""
    apart: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionalCategory:
    """One category: its name, its lines from the best, and what was decided about its award. `instead` says why no
    lines are shown.
    """

    name: str
    lines: tuple[ProvisionalLine, ...]
    award: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionalSheet:
    """Everything the page says, in one language."""

    contest: str
    organiser: str
    round: str
    method: str
    categories: tuple[ProvisionalCategory, ...]
    missing: tuple[str, ...]  # a sentence each
    is_rehearsal: bool = False


def write_provisional(
    sheet: ProvisionalSheet, path: Path, tr: Translator, numerals: str, when: datetime.datetime
) -> int:
    """Writes the page; gives back the pages: one, unless there are more categories than a page holds."""
    printer = _Printer(sheet, tr, numerals if tr.language.value == "th" else "arabic", when)
    title = " · ".join(part for part in (tr("Provisional result"), sheet.contest) if part)
    properties = Properties(title=title, author=sheet.organiser, language=tr.language.value)
    return write_sheets([printer.sheet(title)], path, properties)


class _Printer:
    def __init__(self, sheet: ProvisionalSheet, tr: Translator, numerals: str, when: datetime.datetime) -> None:
        self._of, self._tr, self._numerals, self._when = sheet, tr, numerals, when
        self._language = tr.language.value

    def sheet(self, title: str) -> Sheet:
        blocks = self._blocks(_TRIES[0], _LINE)
        for most, style in ((_TRIES[0], _CLOSE), *((most, _CLOSE) for most in _TRIES[1:])):
            if len(fill_pages(blocks)) == 1:
                break
            blocks = self._blocks(most, style)
        foot = (self._tr("Confidential to the panel"), self._moment(), self._prose(self._of.contest))
        return Sheet(
            blocks=tuple(blocks),
            title=title,
            head=title,
            foot=" · ".join(part for part in foot if part),
            page_label=lambda page, pages: self._digits(self._tr("Page {page} of {pages}", page=page, pages=pages)),
            mark=self._tr("REHEARSAL") if self._of.is_rehearsal else self._tr("Draft, not certified"),
        )

    def _moment(self) -> str:
        day = format_date(self._when.date(), self._language, self._numerals)
        return self._tr("As of {date}, {time}", date=day, time=format_time(self._when, self._language, self._numerals))

    def _blocks(self, most: int, style: Style) -> list[Block]:
        of = self._of
        second = (self._moment(), self._prose(of.round), of.method)
        head: list[Block] = [
            Paragraph(self._tr("Provisional result"), TITLE),
            Paragraph(self._prose(of.contest), CONTEST),
            Paragraph(" · ".join(part for part in second if part), LABEL),
            Paragraph(self._tr("Draft, not certified"), _WARNING),
        ]
        blocks: list[Block] = [
            Row((Cell(1.0, Stack(head)),), above=0, below=6, rule_below=(1.2, NAVY)),
            Gap(6),
            self._missing(style),
            Gap(8),
            self._heading(style),
        ]
        for category in of.categories:
            blocks += self._category(category, most, style)
        return blocks

    def _missing(self, style: Style) -> Block:
        words = [Paragraph(self._tr("Still missing"), style.but(face=Face.BOLD))]
        if not self._of.missing:
            words.append(Paragraph(self._tr("Nothing: the round is closed and every award is decided"), style))
        words += [Paragraph(f"• {self._digits(one)}", style) for one in self._of.missing]
        return Box(Stack(words))

    def _heading(self, style: Style) -> Row:
        label = style.but(colour=LABEL.colour)
        right = label.but(align="right")
        cells = (
            Cell(_RANK, Paragraph(self._tr("Place"), label)),
            Cell(_NUMBER, Paragraph(self._tr("Submission no."), right), 4),
            Cell(_WORK, Paragraph(self._tr("Submission"), label), 4),
            Cell(_SCORE, Paragraph(self._tr("Score"), right)),
            Cell(_CARDS, Paragraph(self._tr("Scorecards"), right)),
        )
        return Row(cells, above=0, below=2, rule_below=(0.5, HAIR))

    def _category(self, category: ProvisionalCategory, most: int, style: Style) -> list[Block]:
        name = Paragraph(self._prose(category.name), style.but(face=Face.BOLD, colour=SECTION.colour))
        title: list[Cell] = [Cell(0.6 if category.award else 1.0, name)]
        if category.award:
            title.append(Cell(0.4, Paragraph(category.award, style.but(align="right"))))
        first: list[Block] = [Row(tuple(title), above=5, below=1)]
        rows = [self._row(line, style) for line in category.lines[:most]]
        if not rows:
            words = category.instead or self._tr("No scorecard counts yet")
            rows = [Row((Cell(1.0, Paragraph(words, style)),), above=0, below=1)]
        blocks: list[Block] = [Stack([*first, rows[0]]), *rows[1:]]
        left = len(category.lines) - most
        if left > 0:
            words = self._digits(self._tr.n("{n} more submission", "{n} more submissions", left))
            blocks.append(Row((Cell(1.0, Paragraph(words, style.but(colour=LABEL.colour))),), above=0, below=1))
        return blocks

    def _row(self, line: ProvisionalLine, style: Style) -> Row:
        right = style.but(align="right")
        title = f"{line.title} ({line.note})" if line.note else line.title
        scorecards = f"{line.scorecards} ({line.apart})" if line.apart else str(line.scorecards)
        cells = (
            Cell(_RANK, Paragraph(self._digits(line.rank) or "–", style)),
            Cell(_NUMBER, Paragraph(self._digits(str(line.number)), right), 4),
            Cell(_WORK, Paragraph(title, style), 4),
            Cell(_SCORE, Paragraph(self._digits(line.score) or "–", right.but(face=Face.MEDIUM))),
            Cell(_CARDS, Paragraph(self._digits(scorecards), right)),
        )
        return Row(cells, above=0, below=1)

    def _digits(self, text: str) -> str:
        return in_numerals(text, self._numerals)

    def _prose(self, text: str) -> str:
        return prose_in_numerals(text, self._numerals)
