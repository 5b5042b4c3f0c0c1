"""The standings of every category on paper, with what put each submission before the next one."""

from __future__ import annotations

from dataclasses import dataclass

from judge_desktop.reports.figures import NOT_GIVEN
from judge_desktop.reports.house_style import LABEL, LINE, SECTION
from judge_desktop.reports.imprint import Imprint, joined
from judge_desktop.reports.layout import Block, Gap, Paragraph
from judge_desktop.reports.pages import Sheet
from judge_desktop.reports.parts import Column, paper_head, table
from judge_desktop.reports.result_parts import Together, draft_notice, titled
from judge_desktop.reports.thai_font import Face

_RIGHT = LINE.but(align="right")
_CENTRE = LINE.but(align="center")


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLine:
    """One submission as it stands. ``rank`` and ``score`` are "" when it is not ranked; ``decided_by`` says what put it
    before the next one, ``is_criterion``: that is a name of the contest; ``note`` why it has no rank; ``apart`` how
    many of the scorecards came on paper or in a spreadsheet.
    """

    rank: str
    number: str
    title: str
    applicant: str
    score: str
    scorecards: int
    decided_by: str
    is_criterion: bool = False
    note: str = ""
    apart: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryStandings:
    """A category from the best; ``instead`` says why no lines are shown, ``award`` what was decided."""

    name: str
    lines: tuple[StandingLine, ...]
    award: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingsPaper:
    """Everything the paper says, in one language. ``draft``: why it is not final, a sentence each."""

    round: str
    method: str
    categories: tuple[CategoryStandings, ...]
    draft: tuple[str, ...] = ()


def standings_sheet(paper: StandingsPaper, imprint: Imprint) -> Sheet:
    """The whole paper."""
    title = imprint.tr("Standings")
    second = joined((imprint.prose(paper.round), paper.method, imprint.organiser))
    blocks: list[Block] = [paper_head(imprint, title, second), *draft_notice(imprint, paper.draft)]
    for category in paper.categories:
        blocks += _category(category, imprint)
    head = joined((title, imprint.prose(imprint.contest)))
    return imprint.sheet(title, blocks, is_confidential=True, head=head, is_draft=bool(paper.draft))


def _category(category: CategoryStandings, imprint: Imprint) -> list[Block]:
    parts: list[Block] = [Paragraph(imprint.prose(category.name), SECTION)]
    if category.award:
        parts.append(Paragraph(imprint.digits(category.award), LABEL))
    parts.append(Gap(3))
    parts.append(standings_table(category.lines, imprint) if category.lines else Paragraph(category.instead, LINE))
    return [Gap(12), Together(parts)]


def standings_table(lines: tuple[StandingLine, ...], imprint: Imprint, *, has_scorecards: bool = True) -> Block:
    """One category as a table; without the column of scorecards its titles have more room."""
    tr = imprint.tr
    scorecards = (Column(heading=tr("Scorecards"), share=0.14, align="center"),) if has_scorecards else ()
    columns = (
        Column(heading=tr("Place"), share=0.1, align="center"),
        Column(heading=tr("Submission no."), share=0.13, align="center"),
        Column(heading=tr("Submission"), share=0.34 if has_scorecards else 0.48),
        *scorecards,
        Column(heading=tr("Score"), share=0.1, align="right"),
        Column(heading=tr("Placed before the next by"), share=0.19),
    )
    return table(columns, [_row(one, imprint, has_scorecards=has_scorecards) for one in lines])


def _row(line: StandingLine, imprint: Imprint, *, has_scorecards: bool) -> list[str | Block]:
    decided_by = imprint.prose(line.decided_by) if line.is_criterion else imprint.digits(line.decided_by)
    return [
        Paragraph(imprint.digits(line.rank) or NOT_GIVEN, _CENTRE.but(face=Face.BOLD)),
        imprint.digits(line.number),
        titled(line.title, line.applicant, imprint.digits(line.note)),
        *([imprint.digits(str(line.scorecards))] if has_scorecards else []),
        Paragraph(imprint.digits(line.score) or NOT_GIVEN, _RIGHT.but(face=Face.MEDIUM)),
        decided_by,
    ]
