"""The scorecard on paper (แบบให้คะแนน): one judge, one submission, one signature; alone or many in one file.

Says what stands on the sheet. Pages and type are `pages.py`, `layout.py` and `thai_text.py`; whether scores are allowed
was settled before (`scoring.validation`), nothing is computed here but the sum.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from judge_desktop.config.i18n import Translator, mark
from judge_desktop.config.pin_words import document_of, in_reading_order, place_of
from judge_desktop.config.thai import format_date, in_numerals, prose_in_numerals
from judge_desktop.domain.contest import Attachment, Contest, Mode, Submission
from judge_desktop.domain.panel import Judge, Role
from judge_desktop.domain.rubric import Criterion
from judge_desktop.domain.scorecard import OVERALL, Scorecard, ScorecardState
from judge_desktop.domain.view import Origin
from judge_desktop.reports.house_style import (
    BODY,
    CONTEST,
    GREY,
    HAIR,
    HEADING,
    INK,
    LABEL,
    NAVY,
    SECTION,
    TINT,
    TITLE,
)
from judge_desktop.reports.layout import (
    MM,
    Block,
    Box,
    Cell,
    Drawing,
    Gap,
    Grid,
    Paragraph,
    Row,
    SignatureBlock,
    Stack,
    draw_rule,
)
from judge_desktop.reports.pages import Properties, Sheet, fill_pages, write_sheets
from judge_desktop.reports.parts import check_code
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style, draw, width

NAME = Style(face=Face.BOLD, phrases=True)
GUIDELINES = Style(size=8.4, leading=12.2, colour=GREY)
EVIDENCE = Style(size=8.8, leading=13.0, phrases=True)
COMMENT = Style(size=9.8, leading=14.5)
GUIDELINES_CLOSE = Style(size=8.0, leading=11.6, colour=GREY)

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
_ROLES = {
    Role.CHAIR: mark("Chair of the panel"),
    Role.JUDGE: mark("Judge"),
    Role.JUDGE_AND_SECRETARY: mark("Judge and secretary"),
    Role.SECRETARY: mark("Secretary"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPin:
    """A pin as printed: the document's name as it is, and the place in it ("page 7", "01:20"; empty = all of it)."""

    document: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardRow:
    """One criterion as printed. `score` is None when not given."""

    criterion: str
    guidelines: tuple[str, ...]
    full_mark: Decimal
    score: Decimal | None
    comment: str = ""
    pins: tuple[PrintedPin, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardSheet:
    """Everything one printed scorecard says, in one language; digits are as in the contest until they are printed."""

    contest: str
    edition: str
    organiser: str
    round: str
    mode: Mode
    state: ScorecardState
    submission_number: int
    submission_code: str
    title: str
    applicant: str
    category: str
    judge: str
    position: str
    role: str
    rows: tuple[ScorecardRow, ...]
    full_mark: Decimal
    overall_comment: str = ""
    fingerprint: str = ""  # SHA-256 of the score file it stands in, or of the decision that took it in; "" before
    origin: Origin = Origin.FILE

    @property
    def total(self) -> Decimal | None:
        """Sum of the scores; None as long as one is missing."""
        scores = [row.score for row in self.rows if row.score is not None]
        return sum(scores, Decimal(0)) if scores and len(scores) == len(self.rows) else None


def sheet_of(
    contest: Contest,
    round_id: str,
    mode: Mode,
    judge: Judge,
    submission: Submission,
    scorecard: Scorecard,
    tr: Translator,
    fingerprint: str = "",
    *,
    attachments: Sequence[Attachment] = (),
) -> ScorecardSheet:
    """The sheet of one scorecard. A blind contest prints no applicant. Raises LookupError without a rubric.

    `attachments` are all files that pins can be in; left out, those of the submission.
    """
    files = tuple(attachments) or submission.attachments
    language = tr.language.value
    rubric = contest.rubric_of(submission)
    category = contest.category(submission.category)
    round_ = contest.round(round_id)
    return ScorecardSheet(
        contest=contest.name.in_language(language),
        edition=contest.edition,
        organiser=contest.organiser.in_language(language),
        round=round_.name.in_language(language) if round_ else "",
        mode=mode,
        state=scorecard.state,
        submission_number=submission.number,
        submission_code=submission.id,
        title=submission.title.in_language(language),
        applicant="" if contest.rules.blind else submission.applicant.name.in_language(language),
        category=category.name.in_language(language) if category else "",
        judge=judge.full_name(language),
        position=judge.position,
        role=tr(_ROLES[judge.role]),
        rows=tuple(_row_of(criterion, scorecard, files, tr) for criterion in rubric.criteria),
        full_mark=rubric.total,
        overall_comment=scorecard.comments.get(OVERALL, ""),
        fingerprint=fingerprint,
    )


def write_scorecards(
    sheets: Iterable[ScorecardSheet], path: Path, tr: Translator, numerals: str, when: datetime.date
) -> int:
    """Writes one or many scorecards as one PDF, in the order given, whole or not at all; gives back the pages.

    `numerals` is "arabic" or "thai"; English prints are always Arabic, and codes and what people typed stay as they
    are. `when` is the day of printing. A rehearsal, and a scorecard not yet sealed, is marked across every page. The
    same input gives the same bytes.
    """
    printer = _Printer(tr, numerals if tr.language.value == "th" else "arabic", when)
    waiting = iter(sheets)
    first = next(waiting, None)
    contest, organiser = (first.contest, first.organiser) if first else ("", "")
    title = " · ".join(part for part in (tr("Scorecards"), contest) if part)
    properties = Properties(title=title, author=organiser, language=tr.language.value)
    every = itertools.chain([first] if first else [], waiting)
    return write_sheets((printer.sheet(sheet) for sheet in every), path, properties)


def _row_of(criterion: Criterion, scorecard: Scorecard, files: Sequence[Attachment], tr: Translator) -> ScorecardRow:
    language = tr.language.value
    pins = in_reading_order((pin for pin in scorecard.pins if pin.criterion == criterion.id), files)
    return ScorecardRow(
        criterion=criterion.name.in_language(language),
        guidelines=tuple(text.in_language(language) for text in criterion.guidelines),
        full_mark=criterion.full_mark,
        score=scorecard.scores.get(criterion.id),
        comment=scorecard.comments.get(criterion.id, ""),
        pins=tuple(PrintedPin(document=document_of(pin, files, tr), place=place_of(pin, files, tr)) for pin in pins),
    )


class _Printer:
    """Turns sheets into blocks in one language and one set of digits."""

    def __init__(self, tr: Translator, numerals: str, when: datetime.date) -> None:
        self._tr, self._numerals, self._when = tr, numerals, when
        self._language = tr.language.value

    def sheet(self, sheet: ScorecardSheet) -> Sheet:
        """One scorecard, from its title to the signature; set a little closer if that keeps it on one page."""
        blocks = self._blocks(sheet, GUIDELINES)
        if len(fill_pages(blocks)) > 1:
            closer = self._blocks(sheet, GUIDELINES_CLOSE)
            blocks = closer if len(fill_pages(closer)) == 1 else blocks
        return Sheet(
            blocks=tuple(blocks),
            title=f"{sheet.submission_code} · {sheet.title} · {sheet.judge}",
            head=" · ".join((self._tr("Scorecard"), sheet.submission_code, sheet.judge, sheet.title)),
            foot=self._foot(sheet),
            page_label=self._page_label,
            mark=self._mark(sheet),
        )

    def _blocks(self, sheet: ScorecardSheet, guidelines: Style) -> list[Block]:
        return [
            self._title(sheet),
            Gap(6),
            *self._facts(sheet),
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

    def _mark(self, sheet: ScorecardSheet) -> str:
        if sheet.mode is Mode.REHEARSAL:
            return self._tr("REHEARSAL")
        return self._tr("DRAFT") if sheet.state is ScorecardState.DRAFT else ""

    def _page_label(self, page: int, pages: int) -> str:
        return self._digits(self._tr("Page {page} of {pages}", page=page, pages=pages))

    def _foot(self, sheet: ScorecardSheet) -> str:
        printed = self._tr("Printed {date}", date=format_date(self._when, self._language, self._numerals))
        # The end may go: the name of the contest stands in the head, too.
        return " · ".join((self._tr("Confidential to the panel"), printed, self._prose(sheet.contest)))

    def _title(self, sheet: ScorecardSheet) -> Block:
        repeated = sheet.edition in sheet.contest
        contest = sheet.contest if repeated else f"{sheet.contest} {sheet.edition}"
        left = [
            Paragraph(self._tr("Scorecard"), TITLE),
            Paragraph(self._prose(contest), CONTEST),
            Paragraph(sheet.organiser, LABEL),
        ]
        right = [
            Paragraph(self._tr("Submission"), LABEL.but(align="right")),
            Paragraph(self._digits(str(sheet.submission_number)), TITLE.but(size=24, leading=29, align="right")),
            Paragraph(sheet.submission_code, BODY.but(face=Face.MEDIUM, align="right")),
        ]
        return Row((Cell(0.74, Stack(left)), Cell(0.26, Stack(right))), above=0, below=7, rule_below=(1.2, NAVY))

    def _facts(self, sheet: ScorecardSheet) -> list[Block]:
        wide = [(self._tr("Title"), sheet.title, BODY.but(face=Face.MEDIUM, phrases=True))]
        wide += [(self._tr("Applicant"), sheet.applicant, BODY.but(phrases=True))] if sheet.applicant else []
        judge = sheet.judge if not sheet.position else f"{sheet.judge}\n{sheet.position}"
        facts = [
            (self._tr("Category"), self._prose(sheet.category)),
            (self._tr("Round"), self._prose(sheet.round)),
            (self._tr("Judge"), judge),
            (self._tr("Role"), sheet.role),
        ]
        rows: list[Block] = [
            Row((Cell(0.13, Paragraph(label, LABEL)), Cell(0.87, Paragraph(text, style))), above=0, below=2)
            for label, text, style in wide
        ]
        style = BODY.but(phrases=True)
        for (label, text), (other, value) in zip(facts[::2], facts[1::2], strict=True):
            cells = (
                Cell(0.13, Paragraph(label, LABEL)),
                Cell(0.45, Paragraph(text, style)),
                Cell(0.1, Paragraph(other, LABEL), indent=0),
                Cell(0.32, Paragraph(value, style)),
            )
            rows.append(Row(cells, above=0, below=2))
        return rows

    def _grid(self, sheet: ScorecardSheet, guidelines: Style) -> Block:
        shares = _shares(sheet)
        centre = HEADING.but(align="center")
        labels = [(self._tr("Criteria for consideration"), HEADING), (self._tr("Full mark"), centre)]
        labels += [(self._tr("Score"), centre), (self._tr("Comment of the judge"), HEADING)]
        heading = Row(
            _cells(shares, [Paragraph(label, style) for label, style in labels]),
            above=3,
            below=4,
            background=NAVY,
        )
        return Grid(heading, [self._row(row, shares, guidelines) for row in sheet.rows])

    def _row(self, row: ScorecardRow, shares: tuple[float, ...], guidelines: Style) -> Block:
        """Name and guidelines, full mark, score; the comment beside them, or below in full width when it is long."""
        name = self._prose(row.criterion)
        prompts = " ".join(
            f"{self._digits(str(number))}. {self._prose(text)}" if len(row.guidelines) > 1 else self._prose(text)
            for number, text in enumerate(row.guidelines, start=1)
        )
        text: list[Block] = [Paragraph(name, NAME)]
        text += [Paragraph(prompts, guidelines)] if prompts else []
        text += [Paragraph(self._evidence(row.pins), EVIDENCE)] if row.pins else []
        comment = row.comment.strip()
        beside = comment if len(comment) <= LONG_COMMENT else ""
        blocks: list[Block] = [
            Stack(text, divides=True),
            Paragraph(self._score(row.full_mark), _level_with_name(10.5, INK).but(face=Face.REGULAR)),
            Paragraph(self._score(row.score), _level_with_name(15, GREY if row.score is None else NAVY)),
            Paragraph(beside, COMMENT),
        ]
        continued = Paragraph(self._tr("{name} (continued)", name=name), NAME)
        line = Row(_cells(shares, blocks), above=4, below=5, rule_below=(0.5, HAIR), continued=continued)
        if beside == comment:
            return line
        below: list[Block] = [
            Paragraph(self._tr("Comment of the judge"), LABEL.but(leading=14)),
            Paragraph(comment, COMMENT),
        ]
        note = Row((Cell(1.0, Stack(below, divides=True), indent=6),), above=0, below=5, rule_below=(0.5, HAIR))
        return Stack([replace(line, rule_below=None), note], divides=True)

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
            Paragraph(self._tr("Total score"), NAME.but(size=11.5, colour=NAVY, align="right")),
            Paragraph(self._score(sheet.full_mark), _level_with_name(10.5, INK)),
            Paragraph(self._score(sheet.total), _level_with_name(18, NAVY if sheet.total is not None else GREY)),
            Paragraph(missing if sheet.state is ScorecardState.DRAFT else "", COMMENT.but(colour=GREY)),
        ]
        cells = _cells(shares, blocks)
        return Row(cells, above=7, below=8, background=TINT, rule_above=(1.2, NAVY), rule_below=(1.2, NAVY))

    def _closing(self, sheet: ScorecardSheet) -> Block:
        """The state of the scores, the code of the score file, and the signature: never apart."""
        signature = SignatureBlock(
            before=self._tr("Signed"),
            after=sheet.role,
            name=sheet.judge,
            lines=(sheet.position,) if sheet.position else (),
            style=BODY,
        )
        date_line = Drawing(BODY.leading + 4, self._draw_date_line)
        state = Paragraph(self._tr(_STATES[sheet.state]), BODY.but(face=Face.MEDIUM, colour=NAVY, phrases=True))
        left: list[Block] = [state]
        if sheet.origin in _ORIGINS:
            left.append(Paragraph(self._tr(_ORIGINS[sheet.origin]), BODY.but(phrases=True)))
        if sheet.fingerprint:
            left += [Gap(6), self._check(sheet)]
        return Row((Cell(0.5, Stack(left)), Cell(0.5, Stack([signature, date_line]), indent=4)), above=2, below=0)

    def _check(self, sheet: ScorecardSheet) -> Block:
        content = f"judge-desktop scorecard {sheet.fingerprint} {sheet.submission_code}"
        label = self._tr("Check code of the score file (SHA-256)")
        if sheet.origin is not Origin.FILE:
            label = self._tr("Check code of the decision (SHA-256)")
        return check_code(label, sheet.fingerprint, content)

    def _draw_date_line(self, canvas: object, x: float, top: float, available: float) -> None:
        label = self._tr("Date")
        length = 42 * MM
        left = x + (available - width(label, BODY) - 4 - length) / 2
        y = top - BODY.leading
        draw(canvas, left, y, label, BODY)
        draw_rule(canvas, left + width(label, BODY) + 4, y - 1, length, 0.8, INK, dotted=True)

    def _score(self, score: Decimal | None) -> str:
        return "–" if score is None else self._digits(plain(score))

    def _digits(self, text: str) -> str:
        return in_numerals(text, self._numerals)

    def _prose(self, text: str) -> str:
        return prose_in_numerals(text, self._numerals)


def plain(score: Decimal) -> str:
    """A score without needless zeros: 26.5, 30."""
    written = f"{score:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _shares(sheet: ScorecardSheet) -> tuple[float, ...]:
    """Widths of the columns; without a comment to stand beside a score there is no column for them."""
    return (
        (0.5, 0.1, 0.09, 0.31)
        if any(0 < len(row.comment.strip()) <= LONG_COMMENT for row in sheet.rows)
        else (0.78, 0.12, 0.1)
    )


def _cells(shares: tuple[float, ...], blocks: list[Block]) -> tuple[Cell, ...]:
    """Blocks in their columns; figures need no air at their sides, a heading over them needs the width."""
    air = (6.0, 1.0, 1.0, 6.0)
    return tuple(Cell(share, block, indent=side) for share, block, side in zip(shares, blocks, air, strict=False))


def _level_with_name(size: float, colour: str) -> Style:
    """A centred figure whose baseline is that of the criterion's name, whatever its size."""
    baseline = NAME.leading / 2 + 0.37 * NAME.size
    return Style(face=Face.BOLD, size=size, leading=2 * (baseline - 0.37 * size), colour=colour, align="center")
