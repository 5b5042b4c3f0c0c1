"""What the provisional result says: the standings as they are, the awards decided so far, and what is still missing."""

from __future__ import annotations

from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.config.result_words import method_words
from judge_desktop.domain.contest import Contest, Mode
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.view import CellState, Origin, View
from judge_desktop.reports.provisional_report import (
    ProvisionalCategory,
    ProvisionalLine,
    ProvisionalSheet,
    write_provisional,
)
from judge_desktop.workflow.missing_things import missing_things
from judge_desktop.workflow.printing.covered import covered_words
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.results import Results
from judge_desktop.workflow.round_documents import RoundDocuments


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """How the round stands, on one page that says it is a draft and what is missing; at any time after the package.

    Refuses ``NO_PACKAGE``, ``INVARIANT_BROKEN``.
    """
    sheet = provisional_sheet(job.known, job.results, job.tr)
    path = job.path(job.tr("Provisional result"), sheet.contest)
    write_provisional(sheet, path, job.tr, job.numerals.value, job.ws.today())
    return (path,)


def provisional_sheet(known: RoundDocuments, results: Results, tr: Translator) -> ProvisionalSheet:
    """The sheet, in one language."""
    package, language = known.package, tr.language.value
    contest = package.contest
    awards = results.awards
    covered = covered_words(known, results, tr)
    by_category: dict[str | None, list[Standing]] = {}
    for standing in results.standings:
        by_category.setdefault(standing.category, []).append(standing)
    return ProvisionalSheet(
        contest=contest.name.in_language(language),
        organiser=contest.organiser.in_language(language),
        round=package.round_.name.in_language(language),
        method=method_words(results.method, tr),
        categories=tuple(
            ProvisionalCategory(
                name=category.name.in_language(language),
                lines=tuple(
                    _line(contest, one, known.view, tr)
                    for one in by_category.get(category.id, ())
                    if one.tally.totals and category.id not in covered
                ),
                instead=covered.get(category.id, ""),
                award=_award(contest, awards.get(category.id), tr),
            )
            for category in contest.categories
        ),
        missing=missing_things(known, results, tr),
        is_rehearsal=package.mode is Mode.REHEARSAL,
    )


def _line(contest: Contest, standing: Standing, view: View, tr: Translator) -> ProvisionalLine:
    submission = contest.submission(standing.submission)
    score = standing.tally.score
    note = tr("equal") if standing.tied else "" if standing.rank is not None else tr("too few scorecards")
    return ProvisionalLine(
        rank="" if standing.rank is None else str(standing.rank),
        number=submission.number if submission is not None else 0,
        title=submission.title.in_language(tr.language.value) if submission is not None else standing.submission,
        score="" if score is None else str(score),
        scorecards=standing.tally.scorecards,
        note=note,
        apart=", ".join(_papers(view, standing.submission, tr)),
    )


def _papers(view: View, submission: str, tr: Translator) -> tuple[str, ...]:
    """How many of the scorecards that count did not come in a judge's score file."""
    cells = [one for one in view.cells if one.submission == submission and one.state is CellState.COUNTED]
    paper = sum(one.origin is Origin.PAPER for one in cells)
    sheet = sum(one.origin is Origin.SHEET for one in cells)
    return (
        *((tr.n("{n} on paper", "{n} on paper", paper),) if paper else ()),
        *((tr.n("{n} in a spreadsheet", "{n} in a spreadsheet", sheet),) if sheet else ()),
    )


def _award(contest: Contest, decision: Decision | None, tr: Translator) -> str:
    if decision is None:
        return ""
    if decision.kind is DecisionKind.NO_AWARD:
        return tr("No award")
    found = (contest.submission(one) for one in decision.submissions)
    numbers = ", ".join(str(one.number) for one in found if one is not None)
    return tr("Award: submission {numbers}", numbers=numbers)
