"""All winners on one page: what hangs on a door or lies before whoever is asked who won."""

from __future__ import annotations

from dataclasses import dataclass

from judge_desktop.reports.house_style import CONTEST, GOLD, HAIR, INK, LABEL, NAVY, TITLE
from judge_desktop.reports.imprint import Imprint, joined
from judge_desktop.reports.layout import Block, Cell, Gap, Paragraph, Row, Stack
from judge_desktop.reports.letter_parts import centred_logo
from judge_desktop.reports.pages import Sheet, on_fewest_pages
from judge_desktop.reports.result_parts import draft_notice
from judge_desktop.reports.results_report import AwardedCategory, AwardedLine
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style

_NAME, _WORK = 0.32, 0.68
_FULL, _LEAST, _STEPS = 1.25, 0.72, 12
_SIZES = tuple(_FULL - (_FULL - _LEAST) * step / _STEPS for step in range(_STEPS + 1))  # of the usual one


@dataclass(frozen=True, slots=True, kw_only=True)
class WinnersPaper:
    """Everything the page says, in one language; scores are not shown. ``draft``: why it is not final."""

    round: str
    categories: tuple[AwardedCategory, ...]
    draft: tuple[str, ...] = ()


def winners_sheet(paper: WinnersPaper, imprint: Imprint) -> Sheet:
    """One page, unless there are more awards than a page can hold in a size that people read."""
    title = imprint.tr("Winners")
    blocks = on_fewest_pages(_blocks(paper, imprint, title, size) for size in _SIZES)
    return imprint.sheet(title, blocks, is_confidential=False, is_draft=bool(paper.draft))


def _blocks(paper: WinnersPaper, imprint: Imprint, title: str, size: float) -> list[Block]:
    head: list[Block] = [
        Paragraph(title, TITLE.but(align="center", size=24, leading=35)),
        Paragraph(imprint.prose(imprint.contest), CONTEST.but(align="center")),
        Paragraph(joined((imprint.prose(paper.round), imprint.organiser)), LABEL.but(align="center")),
    ]
    blocks: list[Block] = [
        *centred_logo(imprint.logo),
        Row((Cell(1.0, Stack(head)),), above=0, below=8, rule_below=(1.6, GOLD)),
        *draft_notice(imprint, paper.draft),
        Gap(6),
    ]
    return [*blocks, *(_category(one, imprint, size) for one in paper.categories)]


def _category(category: AwardedCategory, imprint: Imprint, size: float) -> Block:
    name = _sized(Style(face=Face.BOLD, size=11.5, leading=17, colour=NAVY, phrases=True), size)
    works: list[Block] = []
    for line in category.lines:
        works += [Gap(4)] if works else []
        works += _work(line, imprint, size)
    if not works:
        works = [Paragraph(imprint.digits(category.instead), _sized(LABEL, size))]
    cells = (
        Cell(_NAME, Paragraph(imprint.prose(category.name), name), 4),
        Cell(_WORK, Stack(works), 4),
    )
    return Row(cells, above=7 * size, below=8 * size, rule_below=(0.5, HAIR))


def _work(line: AwardedLine, imprint: Imprint, size: float) -> list[Block]:
    title = _sized(Style(face=Face.MEDIUM, size=11.5, leading=17, colour=INK, phrases=True), size)
    more = _sized(Style(size=10, leading=15, phrases=True), size)
    number = imprint.digits(imprint.tr("Submission no. {number}", number=line.number))
    lines = [Paragraph(line.title, title), Paragraph(line.applicant, more)]
    lines.append(Paragraph(joined((number, line.remark, imprint.prose(line.level))), _sized(LABEL, size)))
    return [one for one in lines if one is not lines[1] or line.applicant]


def _sized(style: Style, size: float) -> Style:
    return style.but(size=style.size * size, leading=style.leading * size)
