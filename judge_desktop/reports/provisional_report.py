"""The provisional result on one page (ผลเบื้องต้น): how the categories stand now, and what is still missing.

It is never a result: "draft, not certified" stands in its head and across the page. Standings and what is missing were
computed before; nothing is decided here but how many lines fit on the page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from judge_desktop.reports.figures import NOT_GIVEN
from judge_desktop.reports.house_style import BODY, HAIR, LABEL, LINE, RED, SECTION
from judge_desktop.reports.imprint import Imprint, joined
from judge_desktop.reports.layout import Block, Box, Cell, Gap, Paragraph, Row, Stack
from judge_desktop.reports.pages import Sheet, on_fewest_pages
from judge_desktop.reports.parts import paper_head
from judge_desktop.reports.standings_report import CategoryStandings, StandingLine
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style

_RANK, _NUMBER, _WORK, _SCORE, _CARDS = 0.07, 0.15, 0.52, 0.12, 0.14
_CLOSE = LINE.but(size=9.0, leading=13.2)
_ALL = 1000  # lines of a category
_TRIES = ((_ALL, LINE), (_ALL, _CLOSE), *((most, _CLOSE) for most in (10, 5, 3, 2, 1)))
_WARNING = BODY.but(face=Face.BOLD, size=11, leading=17, colour=RED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionalSheet:
    """Everything the page says, in one language. The note of a line is as short as the page is full ("equal")."""

    round: str
    method: str
    categories: tuple[CategoryStandings, ...]
    missing: tuple[str, ...]  # a sentence each


def provisional_paper(sheet: ProvisionalSheet, imprint: Imprint) -> Sheet:
    """The paper: one page, unless there are more categories than a page holds."""
    return _Printer(sheet, imprint).sheet()


class _Printer:
    def __init__(self, sheet: ProvisionalSheet, imprint: Imprint) -> None:
        self._of, self._imprint, self._tr = sheet, imprint, imprint.tr
        self._moment = self._tr(
            "As of {date}, {time}", date=imprint.date(imprint.when.date()), time=imprint.time(imprint.when)
        )

    def sheet(self) -> Sheet:
        blocks = on_fewest_pages(self._blocks(most, style) for most, style in _TRIES)
        imprint, title = self._imprint, joined((self._tr("Provisional result"), self._imprint.contest))
        foot = (self._tr("Confidential to the panel"), self._moment, imprint.prose(imprint.contest))
        sheet = imprint.sheet(title, blocks, is_confidential=True)
        return replace(sheet, foot=joined(foot), mark=imprint.mark() or self._tr("Draft, not certified"))

    def _blocks(self, most: int, style: Style) -> list[Block]:
        of, prose = self._of, self._imprint.prose
        blocks: list[Block] = [
            paper_head(
                self._imprint, self._tr("Provisional result"), joined((self._moment, prose(of.round), of.method))
            ),
            Gap(2),
            Paragraph(self._tr("Draft, not certified"), _WARNING),
            Gap(8),
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
        words += [Paragraph(f"• {self._imprint.digits(one)}", style) for one in self._of.missing]
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

    def _category(self, category: CategoryStandings, most: int, style: Style) -> list[Block]:
        name = Paragraph(self._imprint.prose(category.name), style.but(face=Face.BOLD, colour=SECTION.colour))
        title: list[Cell] = [Cell(0.6 if category.award else 1.0, name)]
        if category.award:
            title.append(Cell(0.4, Paragraph(self._imprint.digits(category.award), style.but(align="right"))))
        first: list[Block] = [Row(tuple(title), above=5, below=1)]
        rows = [self._row(line, style) for line in category.lines[:most]]
        if not rows:
            words = category.instead or self._tr("No scorecard counts yet")
            rows = [Row((Cell(1.0, Paragraph(words, style)),), above=0, below=1)]
        blocks: list[Block] = [Stack([*first, rows[0]]), *rows[1:]]
        left = len(category.lines) - most
        if left > 0:
            words = self._imprint.digits(self._tr.n("{n} more submission", "{n} more submissions", left))
            blocks.append(Row((Cell(1.0, Paragraph(words, style.but(colour=LABEL.colour))),), above=0, below=1))
        return blocks

    def _row(self, line: StandingLine, style: Style) -> Row:
        right = style.but(align="right")
        title = f"{line.title} ({line.note})" if line.note else line.title
        scorecards = f"{line.scorecards} ({line.apart})" if line.apart else str(line.scorecards)
        cells = (
            Cell(_RANK, Paragraph(self._imprint.digits(line.rank) or NOT_GIVEN, style)),
            Cell(_NUMBER, Paragraph(self._imprint.digits(line.number), right), 4),
            Cell(_WORK, Paragraph(title, style), 4),
            Cell(_SCORE, Paragraph(self._imprint.digits(line.score) or NOT_GIVEN, right.but(face=Face.MEDIUM))),
            Cell(_CARDS, Paragraph(self._imprint.digits(scorecards), right)),
        )
        return Row(cells, above=0, below=1)
