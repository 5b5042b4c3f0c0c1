"""The statistics annex: how well the judges agree, how each scores, how safe each first place is, in pictures, tables
and plain sentences.

Everything it says comes ready: judges as letters or with their names, figures as words. Whose letter is whose is a
paper of its own, for the chair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from judge_desktop.domain.plot import Picture
from judge_desktop.reports.house_style import BODY, LABEL, LINE, SECTION, SMALL
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.layout import Block, Cell, Gap, Paragraph, Row, Stack
from judge_desktop.reports.pages import Sheet
from judge_desktop.reports.parts import Column, paper_head, table
from judge_desktop.reports.plot_block import PlotBlock
from judge_desktop.reports.thai_font import Face

_PICTURE_TITLE = LABEL.but(face=Face.MEDIUM, colour=BODY.colour)
_CATEGORY = SECTION.but(size=10.2, leading=16, colour=BODY.colour)
_BULLET = 0.025  # of the width
_ONE_PIECE = 15  # rows of a table that rather begins on a new page than parts
_SHARES, _SHARES_OF_MANY, _BETWEEN = 0.57, 0.47, 0.03
_FEW_JUDGES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementLine:
    """One figure: what it answers, its name, the figure with its range, and what it means in a sentence."""

    question: str
    name: str
    figure: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeLine:
    """How one judge scores, in words."""

    judge: str
    scorecards: str
    mean: str
    to_the_others: str
    in_the_model: str
    order: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryPart:
    """Would its winner change? The two pictures stand beside each other, row by row; ``note`` below them. ``judges``:
    how many are left out one by one.
    """

    name: str
    sentences: tuple[str, ...]
    shares: Picture | None = None
    without: Picture | None = None
    note: str = ""
    judges: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsAnnex:
    """Everything the annex says. ``glance`` are sentences on top; ``methods``: category and first place by each of
    ``method_names``. ``is_draft``: the round is not closed.
    """

    round: str
    glance: tuple[str, ...]
    totals: tuple[Picture, ...]
    agreement: tuple[AgreementLine, ...]
    agreement_notes: tuple[str, ...]
    severity: Picture | None
    judges: tuple[JudgeLine, ...]
    distribution: Picture | None
    questions: tuple[str, ...]
    categories: tuple[CategoryPart, ...]
    method_names: tuple[str, ...]
    methods: tuple[tuple[str, ...], ...]
    cautions: tuple[str, ...]
    is_draft: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterKey:
    """Letter, name and position of each judge."""

    lines: tuple[tuple[str, str, str], ...]


def annex_sheet(annex: StatisticsAnnex, imprint: Imprint) -> Sheet:
    """The annex as one paper."""
    tr = imprint.tr
    title = tr("Statistics annex")
    blocks = [
        paper_head(imprint, title, imprint.prose(annex.round)),
        Gap(6),
        *_points(annex.glance),
        *_section(imprint, tr("All totals"), _pictures(annex.totals, imprint)),
        *_section(imprint, tr("How well the judges agree"), _agreement(annex, imprint)),
        *_section(imprint, tr("How each judge scores"), _judges(annex, imprint)),
        *_section(imprint, tr("Would the winner change?"), _categories(annex, imprint)),
        *_section(imprint, tr("What to know before relying on these figures"), _points(annex.cautions)),
    ]
    return imprint.sheet(title, blocks, is_confidential=True, is_draft=annex.is_draft)


def key_sheet(key: LetterKey, imprint: Imprint) -> Sheet:
    """Whose letter is whose: for the chair, kept apart from the annex."""
    tr = imprint.tr
    title = tr("Key to the letters of the judges")
    columns = (
        Column(heading=tr("Letter"), share=0.16, align="center"),
        Column(heading=tr("Judge"), share=0.44),
        Column(heading=tr("Position held"), share=0.4),
    )
    blocks = [
        paper_head(imprint, title),
        Gap(6),
        Paragraph(tr("For the chair only. Please keep it apart from the statistics annex"), BODY),
        Gap(6),
        table(columns, key.lines),
    ]
    sheet = imprint.sheet(title, blocks, is_confidential=False)
    return replace(sheet, foot=" · ".join((tr("For the chair only"), sheet.foot)))


def _section(imprint: Imprint, title: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """A heading that never stays alone, and what stands below it; nothing where there is nothing to say."""
    if blocks:
        yield Gap(12)
        yield Paragraph(imprint.prose(title), SECTION, keep_with_next=True)
        yield from blocks


def _points(sentences: Sequence[str]) -> list[Block]:
    cells = ((Cell(_BULLET, Paragraph("•", LINE)), Cell(1 - _BULLET, Paragraph(one, LINE))) for one in sentences)
    return [Row(pair, above=0, below=2) for pair in cells]


def _pictures(pictures: Sequence[Picture], imprint: Imprint) -> list[Block]:
    """Pictures under the heading of their section; only where there are several, each has its title."""
    blocks: list[Block] = []
    for one in pictures:
        blocks += _picture(one, imprint, with_title=len(pictures) > 1)
    return blocks


def _picture(picture: Picture | None, imprint: Imprint, *, with_title: bool = True) -> list[Block]:
    """Title and how it is read, kept with the picture."""
    if picture is None:
        return []
    blocks: list[Block] = [Gap(6)]
    if with_title:
        blocks.append(Paragraph(imprint.prose(picture.title), _PICTURE_TITLE, keep_with_next=True))
    if picture.how:
        blocks.append(Paragraph(imprint.prose(picture.how), SMALL, keep_with_next=True))
    return [*blocks, PlotBlock(picture.chart)]


def _agreement(annex: StatisticsAnnex, imprint: Imprint) -> list[Block]:
    tr = imprint.tr
    columns = (
        Column(heading=tr("Question"), share=0.34),
        Column(heading=tr("Figure"), share=0.21, align="right"),
        Column(heading=tr("What it means"), share=0.45),
    )
    rows = [
        (Stack([Paragraph(one.question, LINE), Paragraph(one.name, SMALL)]), one.figure, one.meaning)
        for one in annex.agreement
    ]
    return [table(columns, rows), Gap(4), *_points(annex.agreement_notes)]


def _judges(annex: StatisticsAnnex, imprint: Imprint) -> list[Block]:
    if not annex.judges:
        return []
    tr = imprint.tr
    columns = (
        Column(heading=tr("Judge"), share=0.2),
        Column(heading=tr("Scorecards"), share=0.15, align="right"),
        Column(heading=tr("Mean"), share=0.09, align="right"),
        Column(heading=tr("To the others"), share=0.15, align="right"),
        Column(heading=tr("In the model"), share=0.15, align="right"),
        Column(heading=tr("Order"), share=0.26),
    )
    rows = [
        (one.judge, one.scorecards, one.mean, one.to_the_others, one.in_the_model, one.order) for one in annex.judges
    ]
    blocks = [*_picture(annex.severity, imprint), Gap(8), table(columns, rows), *_picture(annex.distribution, imprint)]
    if annex.questions:
        blocks += [Gap(8), Paragraph(tr("To be asked"), _PICTURE_TITLE, keep_with_next=True), *_points(annex.questions)]
    return blocks


def _categories(annex: StatisticsAnnex, imprint: Imprint) -> list[Block]:
    """How the pictures are read, once; then each category in one piece."""
    how = [Paragraph(imprint.prose(one), SMALL, keep_with_next=True) for one in _how(annex.categories)]
    parts = [_category(one, imprint) for one in annex.categories]
    return [*_methods(annex, imprint), *([Gap(6)] if how else []), *how, *parts]


def _how(parts: Sequence[CategoryPart]) -> list[str]:
    pictures = [one for part in parts for one in (part.shares, part.without) if one is not None]
    return list(dict.fromkeys(f"{one.title}: {one.how[:1].lower()}{one.how[1:]}" for one in pictures))


def _category(part: CategoryPart, imprint: Imprint) -> Block:
    blocks: list[Block] = [Gap(9), Paragraph(imprint.prose(part.name), _CATEGORY), *_points(part.sentences), Gap(2)]
    plots = [PlotBlock(one.chart) for one in (part.shares, part.without) if one is not None]
    if len(plots) == 2:
        share = _SHARES if part.judges <= _FEW_JUDGES else _SHARES_OF_MANY
        cells = (Cell(share, plots[0]), Cell(_BETWEEN, Gap(0)), Cell(1 - share - _BETWEEN, plots[1]))
        blocks.append(Row(cells, above=0, below=0))
    else:
        blocks += plots
    if part.note:
        blocks.append(Paragraph(part.note, SMALL))
    return Stack(blocks)


def _methods(annex: StatisticsAnnex, imprint: Imprint) -> list[Block]:
    """First place by each method, a row a category."""
    if not annex.methods:
        return []
    share = 0.64 / len(annex.method_names)
    columns = (
        Column(heading=imprint.tr("Category"), share=0.36),
        *(Column(heading=name, share=share, align="center") for name in annex.method_names),
    )
    title = Paragraph(imprint.prose(imprint.tr("First place by each method")), _PICTURE_TITLE, keep_with_next=True)
    blocks = [Gap(6), title, table(columns, annex.methods)]
    return [Stack(blocks)] if len(annex.methods) <= _ONE_PIECE else blocks
