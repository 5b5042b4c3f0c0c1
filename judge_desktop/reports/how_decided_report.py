"""How a category was decided (ที่มาของผลการตัดสิน): rules, scores without names, and every sum to do again by hand.

The figures were computed before; here they only find their place. Two pages for a usual category.
"""

from __future__ import annotations

from dataclasses import dataclass

from judge_desktop.reports.house_style import BODY, HAIR, LABEL, LINE, NAVY, SECTION, TINT
from judge_desktop.reports.imprint import Imprint, joined
from judge_desktop.reports.layout import Block, Box, Cell, Gap, Grid, Paragraph, Row, Stack
from judge_desktop.reports.pages import Sheet
from judge_desktop.reports.parts import Column, paper_head
from judge_desktop.reports.result_parts import Together, draft_notice
from judge_desktop.reports.standings_report import StandingLine, standings_table
from judge_desktop.reports.thai_font import Face

_CLOSE = LINE.but(size=9.2, leading=13.6)
_FIGURES = _CLOSE.but(align="center", phrases=False)
_HEADING = _FIGURES.but(face=Face.MEDIUM, colour="#FFFFFF")
_STRONG = _CLOSE.but(face=Face.BOLD, colour=NAVY, size=10, leading=14.8)
_SHORT = 34  # letters of a comparison that leaves room for another one beside it
_WORKING = 0.22  # share of the label before a sum


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedCriterion:
    """A criterion by the mark it has on this paper, e.g. "(3)"."""

    mark: str
    name: str
    full_mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedSubmission:
    """One submission: a row for each judge under ``headings``, sums below, and how the score comes about.

    ``rows`` begin with the letter of a judge; ``sums`` are under the same headings; ``workings`` are (what, sum). Where
    there is no score, ``note`` says why.
    """

    rank: str
    number: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sums: tuple[str, ...]
    workings: tuple[tuple[str, str], ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedStep:
    """One step tried on equal submissions: what it compares, the figures, what came of it; ``reason`` as typed."""

    name: str
    comparisons: tuple[str, ...]
    outcome: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedTie:
    """Submissions with one score, and the steps taken."""

    sentence: str
    steps: tuple[WorkedStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HowDecided:
    """Everything the paper says about one category, in one language.

    ``outcome``: sentences about the award with the works as they were typed in ``works``; ``reason`` is what the
    decision gives; ``firmness``: would it change without one judge; ``instead``: why no scores are shown.
    """

    category: str
    round: str
    outcome: str
    works: tuple[str, ...]
    rules: tuple[str, ...]
    criteria: tuple[MarkedCriterion, ...]
    ladder: tuple[str, ...]
    standings: tuple[StandingLine, ...] = ()
    submissions: tuple[WorkedSubmission, ...] = ()
    ties: tuple[WorkedTie, ...] = ()
    absences: str = ""
    firmness: tuple[str, ...] = ()
    reason: str = ""
    instead: str = ""
    draft: tuple[str, ...] = ()


def how_decided_sheet(paper: HowDecided, imprint: Imprint) -> Sheet:
    """The paper of one category."""
    tr = imprint.tr
    title = tr("How it was decided")
    category = imprint.prose(paper.category)
    second = joined((category, imprint.prose(paper.round)))
    blocks: list[Block] = [
        paper_head(imprint, title, second),
        *draft_notice(imprint, paper.draft),
        Gap(4),
        _outcome(paper, imprint),
        *_ranking(paper, imprint),
        *_rules(paper, imprint),
        *_ties(paper, imprint),
        *_firmness(paper, imprint),
    ]
    if paper.instead:
        blocks += [Gap(10), Paragraph(paper.instead, BODY)]
    else:
        blocks += _submissions(paper, imprint)
    head = joined((title, category, imprint.prose(imprint.contest)))
    sheet_title = joined((title, category))
    return imprint.sheet(sheet_title, blocks, is_confidential=False, head=head, is_draft=bool(paper.draft))


def _ranking(paper: HowDecided, imprint: Imprint) -> list[Block]:
    if not paper.standings:
        return []
    table = standings_table(paper.standings, imprint)
    return [Gap(6), Together([_section(imprint.tr("The ranking")), table])]


def _ties(paper: HowDecided, imprint: Imprint) -> list[Block]:
    blocks: list[Block] = []
    for place, tie in enumerate(paper.ties):
        section = [] if place else [_section(imprint.tr("Where scores were equal"))]
        sentence = Paragraph(imprint.digits(tie.sentence), _CLOSE.but(face=Face.MEDIUM))
        first, *others = (_step(one, imprint) for one in tie.steps)
        blocks += [Gap(6), Stack([*section, sentence, Gap(2), first]), *others]
    return blocks


def _firmness(paper: HowDecided, imprint: Imprint) -> list[Block]:
    if not paper.firmness:
        return []
    lines = [Paragraph(imprint.digits(one), _CLOSE) for one in paper.firmness]
    return [Gap(6), Stack([_section(imprint.tr("Would it change without one of the judges?")), *lines])]


def _submissions(paper: HowDecided, imprint: Imprint) -> list[Block]:
    """The scores; the heading stays with the first submission."""
    tr = imprint.tr
    told = tr(
        "Letters stand for the judges; they follow the scores, not the panel, and differ from category to category."
    )
    words = Paragraph(joined((told, imprint.digits(paper.absences))), LABEL)
    heading: list[Block] = [_section(tr("The scores and how they add up")), words, Gap(2)]
    blocks: list[Block] = []
    for place, one in enumerate(paper.submissions):
        before = [] if place else heading
        blocks += [Gap(6), Together([*before, *_submission(one, imprint)])]
    return blocks


def _section(words: str) -> Block:
    return Stack([Paragraph(words, SECTION), Gap(2)])


def _outcome(paper: HowDecided, imprint: Imprint) -> Block:
    lines: list[Block] = [Paragraph(imprint.digits(paper.outcome), BODY.but(face=Face.BOLD, colour=NAVY))]
    lines += [Paragraph(one, BODY) for one in paper.works]
    if paper.reason:
        lines.append(Paragraph(imprint.tr("Reason: {reason}", reason=paper.reason), LINE))
    return Box(Stack(lines), padding=6)


def _rules(paper: HowDecided, imprint: Imprint) -> list[Block]:
    tr = imprint.tr
    lines: list[Block] = [Gap(6), _section(tr("The rules"))]
    lines += [_dotted("•", imprint.digits(one)) for one in paper.rules]
    lines.append(_dotted("•", tr("The criteria and their full marks:")))
    for one in paper.criteria:
        words = f"{imprint.prose(one.name)}: {imprint.digits(one.full_mark)}"
        lines.append(Row((Cell(0.03, Gap(0)), Cell(0.97, _dotted(imprint.digits(one.mark), words, 0.05))), 0, 0))
    lines += [_dotted("•", imprint.digits(one)) for one in paper.ladder[:1]]
    lines += [
        Row((Cell(0.03, Gap(0)), Cell(0.97, Paragraph(imprint.digits(one), _CLOSE))), 0, 0) for one in paper.ladder[1:]
    ]
    return lines


def _dotted(mark: str, words: str, share: float = 0.03) -> Block:
    return Row((Cell(share, Paragraph(mark, _CLOSE)), Cell(1 - share, Paragraph(words, _CLOSE))), above=0, below=1)


def _submission(one: WorkedSubmission, imprint: Imprint) -> list[Block]:
    tr = imprint.tr
    number = imprint.digits(tr("Submission no. {number}", number=one.number))
    rank = imprint.digits(tr("Rank {rank}", rank=one.rank)) if one.rank else tr("Not ranked")
    blocks: list[Block] = [Paragraph(joined((rank, number, one.title)), _STRONG), Gap(2)]
    if one.rows:
        blocks.append(_scores(one, imprint))
    blocks.append(Gap(2))
    blocks += [_working((working,), imprint) for working in one.workings[:-2]]
    if one.workings:
        blocks.append(_working(one.workings[-2:], imprint))
    if one.note:
        blocks.append(Paragraph(imprint.digits(one.note), _CLOSE))
    return blocks


def _working(workings: tuple[tuple[str, str], ...], imprint: Imprint) -> Block:
    """What is worked out and the sum; the score beside what it was rounded from."""
    label, words = _CLOSE.but(colour=LABEL.colour), _CLOSE.but(face=Face.MEDIUM, phrases=False)
    shares = ((_WORKING, 1 - _WORKING),) if len(workings) == 1 else ((_WORKING, 0.4), (0.22, 0.16))
    cells: list[Cell] = []
    for (name, figures), (first, second) in zip(workings, shares, strict=True):
        cells += [Cell(first, Paragraph(name, label)), Cell(second, Paragraph(imprint.digits(figures), words))]
    return Row(tuple(cells), above=0, below=1)


def _scores(one: WorkedSubmission, imprint: Imprint) -> Block:
    """Judges in rows, criteria in columns, sums below: what stands in a column adds up."""
    tr = imprint.tr
    first = 0.16
    share = (1 - first) / len(one.headings)
    columns = [Column(heading=tr("Judge"), share=first)]
    columns += [Column(heading=imprint.digits(words), share=share, align="center") for words in one.headings]
    heading = Row(
        tuple(Cell(column.share, Paragraph(column.heading, _HEADING.but(align=column.align)), 4) for column in columns),
        above=2,
        below=2,
        background=NAVY,
    )
    rows = [_figures(columns, [row[0], *map(imprint.digits, row[1:])]) for row in one.rows]
    return Grid(heading, [*rows, _figures(columns, [tr("Sum"), *map(imprint.digits, one.sums)], is_total=True)])


def _figures(columns: list[Column], words: list[str], *, is_total: bool = False) -> Row:
    style = _FIGURES.but(face=Face.BOLD) if is_total else _FIGURES
    cells = tuple(
        Cell(column.share, Paragraph(text, style.but(align=column.align)), 4)
        for column, text in zip(columns, words, strict=True)
    )
    if is_total:
        return Row(cells, above=1, below=2, background=TINT, rule_above=(1.0, NAVY), rule_below=(1.0, NAVY))
    return Row(cells, above=0.5, below=1, rule_below=(0.4, HAIR))


def _step(step: WorkedStep, imprint: Imprint) -> Block:
    """Its name, what it compared, what came of it."""
    words: list[Block] = [Paragraph(imprint.digits(one), _CLOSE) for one in _on_lines(step.comparisons)]
    if step.reason:
        words.append(Paragraph(imprint.tr("Reason: {reason}", reason=step.reason), _CLOSE))
    cells = (
        Cell(0.27, Paragraph(imprint.digits(step.name), _CLOSE.but(colour=LABEL.colour)), 2),
        Cell(0.5, Stack(words), 2),
        Cell(0.23, Paragraph(imprint.digits(step.outcome), _CLOSE.but(face=Face.BOLD)), 2),
    )
    return Row(cells, above=0.5, below=1.5, rule_below=(0.4, HAIR))


def _on_lines(comparisons: tuple[str, ...]) -> list[str]:
    """Two short ones beside each other."""
    if len(comparisons) == 2 and max(map(len, comparisons)) <= _SHORT:
        return ["; ".join(comparisons)]
    return list(comparisons)
