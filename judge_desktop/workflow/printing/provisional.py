"""What the provisional result says: the standings as they are, the awards decided so far, and what is still missing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.config.result_words import method_words
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.view import CellState, Origin, View
from judge_desktop.reports.provisional_report import ProvisionalSheet, provisional_paper
from judge_desktop.reports.standings_report import CategoryStandings, StandingLine
from judge_desktop.workflow.covered import covered_words
from judge_desktop.workflow.missing_things import missing_things
from judge_desktop.workflow.printing.award_words import award_line
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.result_facts import award_of, standings_by_category
from judge_desktop.workflow.printing.standings import standing_lines


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """How the round stands, on one page that says it is a draft and what is missing; at any time after the package.

    Refuses ``NO_PACKAGE``, ``INVARIANT_BROKEN``.
    """
    imprint, title = job.imprint(), job.tr("Provisional result")
    path = job.path(title, imprint.contest)
    imprint.write(path, title, [provisional_paper(provisional_sheet(job), imprint)])
    return (path,)


def provisional_sheet(job: PrintJob) -> ProvisionalSheet:
    """The sheet, in one language."""
    standings, covered = standings_by_category(job), covered_words(job.known, job.results, job.tr)
    return ProvisionalSheet(
        round=job.round_name,
        method=method_words(job.results.method, job.tr),
        categories=tuple(
            CategoryStandings(
                name=award.category.name.in_language(job.language),
                lines=() if award.category.id in covered else _lines(job, standings[award.category.id]),
                instead=covered.get(award.category.id, ""),
                award=award_line(award, job.tr) if award.decision is not None else "",
            )
            for award in (award_of(job, one) for one in job.contest.categories)
        ),
        missing=missing_things(job.known, job.results, job.tr),
    )


def _lines(job: PrintJob, standings: tuple[Standing, ...]) -> tuple[StandingLine, ...]:
    """Those with a scorecard that counts; their notes in two words, for many lines share one page."""
    scored = tuple(one for one in standings if one.tally.totals)
    return tuple(
        replace(line, note=_note(one, job.tr), apart=", ".join(_papers(job.known.view, one.submission, job.tr)))
        for one, line in zip(scored, standing_lines(job, scored), strict=True)
    )


def _note(standing: Standing, tr: Translator) -> str:
    if standing.tied:
        return tr("equal")
    return tr("too few scorecards") if standing.rank is None else ""


def _papers(view: View, submission: str, tr: Translator) -> tuple[str, ...]:
    """How many of the scorecards that count did not come in a judge's score file."""
    cells = [one for one in view.cells if one.submission == submission and one.state is CellState.COUNTED]
    paper = sum(one.origin is Origin.PAPER for one in cells)
    sheet = sum(one.origin is Origin.SHEET for one in cells)
    return (
        *((tr.n("{n} on paper", "{n} on paper", paper),) if paper else ()),
        *((tr.n("{n} in a spreadsheet", "{n} in a spreadsheet", sheet),) if sheet else ()),
    )
