"""The scorecard on paper (แบบให้คะแนน): one judge, one submission, one signature; alone or many in one file.

Says what stands on the sheet. Pages and type are `pages.py`, `layout.py` and `thai_text.py`; whether scores are allowed
was settled before (`scoring.validation`), nothing is computed here but the sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from judge_desktop.config.i18n import mark
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.domain.view import Origin
from judge_desktop.reports.card_parts import (
    CRITERION,
    PROMPTS,
    PROMPTS_CLOSE,
    card_facts,
    card_number,
    criteria_cells,
    criteria_heading,
    prompts_in_line,
    signature_and_date,
)
from judge_desktop.reports.figures import written
from judge_desktop.reports.house_style import (
    BODY,
    GREY,
    HAIR,
    INK,
    LABEL,
    NAVY,
    SECTION,
    TINT,
)
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.layout import Block, Box, Cell, Gap, Grid, Paragraph, Row, Stack
from judge_desktop.reports.pages import Sheet, on_fewest_pages
from judge_desktop.reports.parts import check_code, paper_head
from judge_desktop.reports.scorecard_sheet import PrintedPin, ScorecardRow, ScorecardSheet
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style

EVIDENCE = Style(size=8.8, leading=13.0, phrases=True)
LEVEL = Style(size=8.2, leading=11.9, colour=NAVY, align="center")
COMMENT = Style(size=9.8, leading=14.5)

LONG_COMMENT = 260  # letters: a longer one does not stand in the narrow column beside the score
SHORT_COMMENT = 900  # letters: some ten lines

_STATES = {
    ScorecardState.DRAFT: mark("Draft: the judge has not declared these scores final"),
    ScorecardState.SEALED: mark("The judge has declared these scores final"),
    ScorecardState.RECUSED: mark("The judge is recused from this submission and gives no scores"),
    ScorecardState.ABSENT: mark("The judge did not take part in judging this submission and gives no scores"),
}
_ORIGINS = {
    Origin.PAPER: mark("From a scorecard on paper, typed twice to confirm it"),
    Origin.SHEET: mark("From a spreadsheet of the judge, typed again to confirm it"),
}


def scorecard_sheets(sheets: Iterable[ScorecardSheet], imprint: Imprint) -> Iterator[Sheet]:
    """The papers of scorecards, made one after the other. A rehearsal, and a scorecard not yet sealed, is marked
    across every page.
    """
    printer = _Printer(imprint)
    return (printer.sheet(sheet) for sheet in sheets)


class _Printer:
    """Turns sheets into blocks, in the words and digits of one imprint."""

    def __init__(self, imprint: Imprint) -> None:
        self._imprint, self._tr = imprint, imprint.tr

    def sheet(self, sheet: ScorecardSheet) -> Sheet:
        """One scorecard, from its title to the signature; set a little closer if that saves a page."""
        blocks = on_fewest_pages(self._blocks(sheet, prompts) for prompts in (PROMPTS, PROMPTS_CLOSE))
        return self._imprint.sheet(
            f"{sheet.submission_code} · {sheet.title} · {sheet.judge}",
            blocks,
            is_confidential=True,
            head=" · ".join((self._tr("Scorecard"), sheet.submission_code, sheet.judge, sheet.title)),
            is_draft=sheet.state is ScorecardState.DRAFT,
        )

    def _blocks(self, sheet: ScorecardSheet, guidelines: Style) -> list[Block]:
        return [
            self._title(sheet),
            Gap(6),
            *card_facts(sheet, self._imprint),
            Gap(7),
            self._grid(sheet, guidelines),
            self._total(sheet),
            Gap(7),
            *self._ending(sheet),
        ]

    def _ending(self, sheet: ScorecardSheet) -> list[Block]:
        """Overall comment and signature. A short comment stays with the signature: nobody signs an empty page."""
        closing = self._closing(sheet)
        comment = sheet.overall_comment.strip()
        if not comment:
            return [closing]
        heading = Paragraph(self._tr("Overall comment"), SECTION, keep_with_next=True)
        blocks: list[Block] = [heading, Gap(3), Box(Paragraph(comment, BODY)), Gap(7), closing]
        return [Stack(blocks)] if len(comment) <= SHORT_COMMENT else blocks

    def _title(self, sheet: ScorecardSheet) -> Block:
        right = card_number(sheet.submission_number, sheet.submission_code, self._imprint)
        return paper_head(self._imprint, self._tr("Scorecard"), right=right)

    def _grid(self, sheet: ScorecardSheet, guidelines: Style) -> Block:
        shares = _shares(sheet)
        heading = criteria_heading(shares, self._imprint)
        return Grid(heading, [self._row(row, shares, guidelines) for row in sheet.rows])

    def _row(self, row: ScorecardRow, shares: tuple[float, ...], guidelines: Style) -> Block:
        """Name and guidelines, full mark, score; the comment beside them, or below in full width when it is long."""
        name = self._prose(row.criterion)
        prompts = prompts_in_line(row.guidelines, self._imprint)
        text: list[Block] = [Paragraph(name, CRITERION)]
        text += [Paragraph(prompts, guidelines)] if prompts else []
        text += [Paragraph(self._evidence(row.pins), EVIDENCE)] if row.pins else []
        comment = row.comment.strip()
        beside = comment if len(comment) <= LONG_COMMENT else ""
        blocks: list[Block] = [
            Stack(text, divides=True),
            Paragraph(self._score(row.full_mark), _level_with_name(10.5, INK).but(face=Face.REGULAR)),
            self._given(row),
            Paragraph(beside, COMMENT),
        ]
        continued = Paragraph(self._tr("{name} (continued)", name=name), CRITERION)
        line = Row(criteria_cells(shares, blocks), above=4, below=5, rule_below=(0.5, HAIR), continued=continued)
        if beside == comment:
            return line
        below: list[Block] = [
            Paragraph(self._tr("Comment of the judge"), LABEL.but(leading=14)),
            Paragraph(comment, COMMENT),
        ]
        note = Row((Cell(1.0, Stack(below, divides=True), indent=6),), above=0, below=5, rule_below=(0.5, HAIR))
        return Stack([replace(line, rule_below=None), note], divides=True)

    def _given(self, row: ScorecardRow) -> Block:
        score = Paragraph(self._score(row.score), _level_with_name(15, GREY if row.score is None else NAVY))
        return Stack([score, Paragraph(row.level, LEVEL)]) if row.level else score

    def _evidence(self, pins: Sequence[PrintedPin]) -> str:
        """All pins of a criterion in one line; the name of a document stands before its first place only."""
        places = []
        for before, pin in zip((None, *pins), pins, strict=False):
            repeated = before is not None and before.document == pin.document and bool(pin.place)
            parts = ("" if repeated else pin.document, self._digits(pin.place))
            places.append(" ".join(part for part in parts if part))
        return self._tr("Evidence: {places}", places=" · ".join(places))

    def _total(self, sheet: ScorecardSheet) -> Block:
        shares = _shares(sheet)
        missing = self._tr("Not every criterion has a score") if sheet.total is None and sheet.rows else ""
        blocks: list[Block] = [
            Paragraph(self._tr("Total score"), CRITERION.but(size=11.5, colour=NAVY, align="right")),
            Paragraph(self._score(sheet.full_mark), _level_with_name(10.5, INK)),
            Paragraph(self._score(sheet.total), _level_with_name(18, NAVY if sheet.total is not None else GREY)),
            Paragraph(missing if sheet.state is ScorecardState.DRAFT else "", COMMENT.but(colour=GREY)),
        ]
        cells = criteria_cells(shares, blocks)
        return Row(cells, above=7, below=8, background=TINT, rule_above=(1.2, NAVY), rule_below=(1.2, NAVY))

    def _closing(self, sheet: ScorecardSheet) -> Block:
        """The state of the scores, the code of the score file, and the signature: never apart."""
        signature = signature_and_date(sheet, self._imprint, with_position=True)
        state = Paragraph(self._tr(_STATES[sheet.state]), BODY.but(face=Face.MEDIUM, colour=NAVY, phrases=True))
        left: list[Block] = [state]
        if sheet.origin in _ORIGINS:
            left.append(Paragraph(self._tr(_ORIGINS[sheet.origin]), BODY.but(phrases=True)))
        if sheet.fingerprint:
            left += [Gap(6), self._check(sheet)]
        return Row((Cell(0.5, Stack(left)), Cell(0.5, signature, indent=4)), above=2, below=0)

    def _check(self, sheet: ScorecardSheet) -> Block:
        content = f"judge-desktop scorecard {sheet.fingerprint} {sheet.submission_code}"
        label = self._tr("Check code of the score file (SHA-256)")
        if sheet.origin is not Origin.FILE:
            label = self._tr("Check code of the decision (SHA-256)")
        return check_code(label, sheet.fingerprint, content)

    def _score(self, score: Decimal | None) -> str:
        return self._digits(written(score))

    def _digits(self, text: str) -> str:
        return self._imprint.digits(text)

    def _prose(self, text: str) -> str:
        return self._imprint.prose(text)


def _shares(sheet: ScorecardSheet) -> tuple[float, ...]:
    """Widths of the columns; without a comment to stand beside a score there is no column for them."""
    return (
        (0.5, 0.1, 0.09, 0.31)
        if any(0 < len(row.comment.strip()) <= LONG_COMMENT for row in sheet.rows)
        else (0.78, 0.12, 0.1)
    )


def _level_with_name(size: float, colour: str) -> Style:
    """A centred figure whose baseline is that of the criterion's name, whatever its size."""
    baseline = CRITERION.leading / 2 + 0.37 * CRITERION.size
    return Style(face=Face.BOLD, size=size, leading=2 * (baseline - 0.37 * size), colour=colour, align="center")
