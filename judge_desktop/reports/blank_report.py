"""The scorecard to be filled in by hand: one judge, one submission, boxes for the scores, lines for the comments.

Its code names package, round, judge and submission, so that whoever types it in finds the form. One page, unless the
rubric is longer than a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

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
from judge_desktop.reports.figures import plain
from judge_desktop.reports.house_style import BODY, CODE, HAIR, NAVY, SECTION, SMALL, TINT
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.layout import MM, Block, Cell, Gap, Grid, Paragraph, QrCode, Row, Stack
from judge_desktop.reports.pages import BOTTOM, PAGE_HEIGHT, PAGE_WIDTH, SIDE, TOP, Sheet
from judge_desktop.reports.parts import paper_head
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style, width
from judge_desktop.reports.writing_room import LINE_GAP, Choice, figure_box, ruled

_SHARES = (0.53, 0.1, 0.12, 0.25)
_CHOICE = SMALL.but(colour=BODY.colour)
_LEAST_LINES, _MOST_LINES = 2, 9  # for the overall comment
_QR = 23 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankCriterion:
    """One row to be scored. ``levels`` are its bands, the best first: ("ดีมาก", "9–10")."""

    name: str
    guidelines: tuple[str, ...]
    full_mark: Decimal
    step: Decimal
    levels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankCard:
    """Everything one paper says before a pen touches it, in one language. ``code`` is what the QR code holds."""

    number: int
    submission: str
    title: str
    applicant: str
    category: str
    round: str
    judge_id: str
    judge: str
    position: str
    role: str
    criteria: tuple[BlankCriterion, ...]
    full_mark: Decimal
    code: str


def blank_sheet(card: BlankCard, imprint: Imprint) -> Sheet:
    """One paper; the room that is left on its page becomes lines for the overall comment.

    What does not fit on one page has these lines and the signature together on the second.
    """
    for prompts in (PROMPTS, PROMPTS_CLOSE):
        blocks = _blocks(card, imprint, prompts, _LEAST_LINES)
        room = PAGE_HEIGHT - TOP - BOTTOM - sum(one.height(PAGE_WIDTH - 2 * SIDE) for one in blocks)
        if room >= 0:
            blocks = _blocks(card, imprint, prompts, min(_MOST_LINES, _LEAST_LINES + int(room // LINE_GAP)))
            break
    else:
        *before, comment, closing = _blocks(card, imprint, PROMPTS, _MOST_LINES)
        blocks = [*before, Stack([comment, closing])]
    title = imprint.tr("Scorecard to fill in by hand")
    return imprint.sheet(
        f"{card.submission} · {card.title} · {card.judge}",
        blocks,
        is_confidential=True,
        head=f"{title} · {card.submission} · {card.judge}",
    )


def _blocks(card: BlankCard, imprint: Imprint, prompts: Style, lines: int) -> list[Block]:
    tr = imprint.tr
    return [
        paper_head(imprint, tr("Scorecard"), tr("To be filled in by hand"), _number_and_code(card, imprint)),
        Gap(6),
        *card_facts(card, imprint),
        Gap(4),
        Paragraph(_how(card, imprint), SMALL),
        Gap(4),
        _grid(card, imprint, prompts),
        _total(card, imprint),
        Gap(7),
        Stack([Paragraph(tr("Overall comment"), SECTION), ruled(lines)]),
        _closing(card, imprint),
    ]


def _number_and_code(card: BlankCard, imprint: Imprint) -> Block:
    room = 0.26 * (PAGE_WIDTH - 2 * SIDE) - _QR - 10
    needed = width(card.submission, BODY.but(face=Face.MEDIUM))
    size = max(6.5, min(BODY.size, BODY.size * room / needed)) if needed else BODY.size
    number = card_number(card.number, card.submission, imprint, size)
    return Row((Cell(1.0, number), Cell(0.0, QrCode(card.code, _QR), 5, _QR + 10)), above=0, below=0)


def _how(card: BlankCard, imprint: Imprint) -> str:
    tr = imprint.tr
    whole = all(one.step == one.step.to_integral_value() for one in card.criteria)
    parts = [tr("Please write each score in its box."), tr("Whole numbers only.") if whole else ""]
    parts += [tr("An empty box is a score that was not given, never a nought.")]
    parts += [tr("To correct a score, strike it through, write the new one beside it and initial it.")]
    return " ".join(part for part in parts if part)


def _grid(card: BlankCard, imprint: Imprint, prompts: Style) -> Block:
    return Grid(criteria_heading(_SHARES, imprint), [_row(one, imprint, prompts) for one in card.criteria])


def _row(one: BlankCriterion, imprint: Imprint, prompts: Style) -> Block:
    text: list[Block] = [Paragraph(imprint.prose(one.name), CRITERION)]
    guidelines = prompts_in_line(one.guidelines, imprint)
    levels = " · ".join(f"{imprint.prose(name)} {imprint.digits(band)}" for name, band in one.levels)
    text += [Paragraph(said, prompts) for said in (guidelines, levels) if said]
    beside = Stack(text, divides=True)
    wanted = max(2, int(beside.height(_SHARES[0] * (PAGE_WIDTH - 2 * SIDE) - 12) // LINE_GAP))
    full = [Paragraph(imprint.digits(plain(one.full_mark)), BODY.but(align="center"))]
    if one.step != one.step.to_integral_value():
        step = imprint.tr("in steps of {step}", step=plain(one.step))
        full.append(Paragraph(imprint.digits(step), prompts.but(align="center")))
    cells = criteria_cells(_SHARES, [beside, Stack(full), figure_box(30), ruled(wanted)])
    return Row(cells, above=5, below=5, rule_below=(0.5, HAIR))


def _total(card: BlankCard, imprint: Imprint) -> Block:
    blocks: list[Block] = [
        Paragraph(imprint.tr("Total score"), CRITERION.but(size=11.5, leading=26, colour=NAVY, align="right")),
        Paragraph(imprint.digits(plain(card.full_mark)), BODY.but(face=Face.BOLD, leading=26, align="center")),
        figure_box(26),
        Gap(0),
    ]
    return Row(
        criteria_cells(_SHARES, blocks),
        above=5,
        below=6,
        background=TINT,
        rule_above=(1.2, NAVY),
        rule_below=(1.2, NAVY),
    )


def _closing(card: BlankCard, imprint: Imprint) -> Block:
    """What to tick when no score is given, the signature, and the words of the code: never apart."""
    tr = imprint.tr
    left: list[Block] = [
        Choice(tr("I did not take part in judging this submission"), _CHOICE),
        Choice(tr("I have an interest in this submission and give no scores"), _CHOICE),
        Gap(3),
        Paragraph(
            tr("To find the form for typing: {judge} · {submission}", judge=card.judge_id, submission=card.submission),
            CODE,
        ),
    ]
    cells = (Cell(0.5, Stack(left)), Cell(0.5, signature_and_date(card, imprint), 4))
    return Row(cells, above=4, below=0)
