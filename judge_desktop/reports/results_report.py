"""The summary of results (สรุปผลการตัดสิน): every award as it was decided, signed by chair and secretary."""

from __future__ import annotations

from dataclasses import dataclass

from judge_desktop.reports.figures import NOT_GIVEN
from judge_desktop.reports.house_style import BODY, CODE, LABEL, LINE
from judge_desktop.reports.imprint import Imprint, joined
from judge_desktop.reports.layout import Block, Gap, Grid, Paragraph, Stack
from judge_desktop.reports.pages import Sheet
from judge_desktop.reports.parts import (
    Column,
    Signer,
    label_rows,
    paper_head,
    signatures,
    table_heading,
    table_row,
)
from judge_desktop.reports.result_parts import draft_notice, titled
from judge_desktop.reports.thai_font import Face

_STRONG = LINE.but(face=Face.MEDIUM)


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardedLine:
    """One submission with an award. ``level`` is a name of the contest; ``remark`` says more (joint award, counted
    apart); ``score`` "" = not shown.
    """

    number: str
    title: str
    applicant: str
    score: str
    level: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardedCategory:
    """A category and who has its award; ``instead`` says what holds where nobody has."""

    name: str
    lines: tuple[AwardedLine, ...]
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsPaper:
    """Everything the summary says, in one language.

    ``figures``: label and figure of what was judged; ``categories``: the popular vote among them; ``fingerprint``: hash
    of what counts; ``draft``: why it is not final.
    """

    round: str
    figures: tuple[tuple[str, str], ...]
    categories: tuple[AwardedCategory, ...]
    signers: tuple[Signer, ...]
    fingerprint: str = ""
    draft: tuple[str, ...] = ()


def results_sheet(paper: ResultsPaper, imprint: Imprint) -> Sheet:
    """The whole paper; the signatures never stand alone on a page."""
    tr = imprint.tr
    title = tr("Summary of results")
    second = joined((imprint.prose(paper.round), imprint.organiser))
    blocks: list[Block] = [
        paper_head(imprint, title, second),
        *draft_notice(imprint, paper.draft),
        Gap(8),
        *label_rows([(label, imprint.digits(figure)) for label, figure in paper.figures], share=0.3),
        Gap(8),
        _awards(paper.categories, _closing(paper, imprint), imprint),
    ]
    head = joined((title, imprint.prose(imprint.contest)))
    return imprint.sheet(title, blocks, is_confidential=True, head=head, is_draft=bool(paper.draft))


def _awards(categories: tuple[AwardedCategory, ...], closing: Block, imprint: Imprint) -> Block:
    """The table; its last row stays with what is signed, so that nobody signs an empty page."""
    tr = imprint.tr
    columns = (
        Column(heading=tr("Category"), share=0.27),
        Column(heading=tr("Submission no."), share=0.13, align="center"),
        Column(heading=tr("Submission with the award"), share=0.45),
        Column(heading=tr("Score"), share=0.15, align="right"),
    )
    rows: list[list[str | Block]] = []
    for category in categories:
        for place, line in enumerate(category.lines):
            rows.append(_line(category.name if not place else "", line, imprint))
        if not category.lines:
            rows.append([_name(category.name, imprint), NOT_GIVEN, imprint.digits(category.instead), NOT_GIVEN])
    *above, last = [table_row(columns, row) for row in rows]
    return Grid(table_heading(columns), [*above, Stack([last, Gap(10), closing])])


def _line(name: str, line: AwardedLine, imprint: Imprint) -> list[str | Block]:
    return [
        _name(name, imprint),
        imprint.digits(line.number),
        titled(line.title, line.applicant, joined((line.remark, imprint.prose(line.level)))),
        imprint.digits(line.score) or NOT_GIVEN,
    ]


def _name(name: str, imprint: Imprint) -> Block:
    return Paragraph(imprint.prose(name), _STRONG)


def _closing(paper: ResultsPaper, imprint: Imprint) -> Block:
    """The attestation, the signatures and the hash, on one page."""
    tr = imprint.tr
    blocks: list[Block] = [Paragraph(tr("Certified to be the decision of the panel"), BODY)]
    if paper.draft:
        blocks = [Paragraph(tr("To be signed when it is final"), BODY)]
    blocks += signatures(imprint, paper.signers)
    if paper.fingerprint:
        label = Paragraph(tr("Check code of what counts (SHA-256)"), LABEL)
        blocks += [Gap(8), label, Paragraph(paper.fingerprint, CODE)]
    return Stack(blocks)
