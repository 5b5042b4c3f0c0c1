"""The summary of scores of each category, one file a category: what counted of every judge, and who signs it.

Who signs follows from attendance and recusals (``scoring.signing``), as on the page of signatures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from judge_desktop.config.cell_words import short_cell_words
from judge_desktop.config.i18n import mark
from judge_desktop.config.result_words import decided_by_words, method_words
from judge_desktop.config.role_words import role_words
from judge_desktop.domain.contest import Category, Method
from judge_desktop.domain.panel import Judge
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.signatures import PaperKind
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.view import CellState
from judge_desktop.reports.parts import Signer
from judge_desktop.reports.score_summary_report import SummaryRow, SummarySheet, SummaryWork, summary_sheet
from judge_desktop.scoring.attendance import PresenceState, attendance_of
from judge_desktop.scoring.signing import papers_of
from judge_desktop.scoring.tally import round_half_up
from judge_desktop.workflow.covered import covered_words
from judge_desktop.workflow.printing.counted import counted
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.result_facts import applicant_of

_NOTES: Mapping[CellState, str] = {
    CellState.RECUSED: mark("Recused from this category: {names}"),
    CellState.ABSENT: mark("Took no part in judging this category: {names}"),
    CellState.EXCLUDED: mark("Not counted in this category by decision: {names}"),
}
_NOTHING_CAME = mark("No scorecard of: {names}")


def print_score_summary(job: PrintJob) -> tuple[Path, ...]:
    """Of every category in which a scorecard counts; while the round is open each is marked as a draft.

    Refuses ``NO_PACKAGE``, ``INVARIANT_BROKEN``.
    """
    chosen = [one for one in job.contest.categories if job.chooses(category=one.id) and _has_scores(job, one.id)]
    return tuple(_write(job, one) for one in counted(chosen, job.progress))


def _has_scores(job: PrintJob, category: str) -> bool:
    return any(one.state is CellState.COUNTED for one in job.known.view.by_category.get(category, ()))


def _write(job: PrintJob, category: Category) -> Path:
    imprint, title = job.imprint(), job.tr("Summary of scores")
    path = job.path(title, category.id, category.name.in_language(job.language))
    imprint.write(path, title, [summary_sheet(sheet_of_category(job, category), imprint)])
    return path


def sheet_of_category(job: PrintJob, category: Category) -> SummarySheet:
    """The paper of one category. Scores that people should not see yet are left out, and it says so."""
    contest, view, results = job.contest, job.known.view, job.results
    rubric = next(one for one in contest.rubrics if one.id == category.rubric)
    judges = [one for one in contest.panel.voting if _counts(job, one.id, category.id)]
    standings = [one for one in results.standings if one.category == category.id]
    instead = covered_words(job.known, results, job.tr).get(category.id, "")
    return SummarySheet(
        category=category.name.in_language(job.language),
        round=job.round_name,
        method=method_words(results.method, job.tr),
        official="" if results.method is Method.MEAN else method_words(results.method, job.tr),
        judges=tuple(one.full_name(job.language) for one in judges),
        criteria=tuple((one.name.in_language(job.language), one.full_mark) for one in rubric.criteria),
        full_mark=rubric.total,
        works=() if instead else tuple(_work(job, one, rubric, judges) for one in standings),
        notes=tuple(_notes(job, category.id, {one.id for one in judges})),
        signers=tuple(_signers(job, category.id)),
        code=job.known.view_sha256,
        is_draft=not view.is_closed,
        instead=instead,
    )


def _counts(job: PrintJob, judge: str, category: str) -> bool:
    cells = job.known.view.by_category.get(category, ())
    return any(one.judge == judge and one.state is CellState.COUNTED for one in cells)


def _work(job: PrintJob, standing: Standing, rubric: Rubric, judges: Sequence[Judge]) -> SummaryWork:
    contest, tally, decimals = job.contest, standing.tally, job.contest.rules.decimals
    submission = contest.submission(standing.submission)
    cells = [job.known.view.cell(one.id, standing.submission) for one in judges]
    cards = [one.scorecard if one is not None and one.state is CellState.COUNTED else None for one in cells]
    return SummaryWork(
        number=submission.number if submission is not None else 0,
        submission=standing.submission,
        title=submission.title.in_language(job.language) if submission is not None else "",
        applicant=applicant_of(job, submission) if submission is not None else "",
        rank=_rank(job, standing, rubric),
        rows=tuple(
            SummaryRow(
                scores=tuple(card.scores.get(one.id) if card is not None else None for card in cards),
                mean=_rounded(tally.criteria.get(one.id), decimals),
            )
            for one in rubric.criteria
        ),
        totals=tuple(tally.totals.get(one.id) for one in judges),
        words=tuple(short_cell_words(cell.state, job.tr) if cell is not None else "" for cell in cells),
        mean=_rounded(tally.mean, decimals),
        official=tally.score,
    )


def _rounded(exact: Fraction | None, decimals: int) -> Decimal | None:
    return None if exact is None else round_half_up(exact, decimals)


def _rank(job: PrintJob, standing: Standing, rubric: Rubric) -> str:
    """Its rank, and what settled it when the scores alone did not."""
    tr = job.tr
    if standing.rank is None:
        return tr("Not ranked")
    rank = tr("Rank {n}", n=standing.rank)
    if standing.tied:
        return f"{rank} · {tr('Equal')}"
    if standing.decided_by in (None, "score"):
        return rank
    names = {one.id: one.name.in_language(job.language) for one in rubric.criteria}
    return tr("{rank}, settled by: {how}", rank=rank, how=decided_by_words(standing, job.results.method, tr, names))


def _notes(job: PrintJob, category: str, shown: set[str]) -> list[str]:
    """The judges of whom no column stands there, by what is known of them."""
    reasons: dict[str, list[str]] = {}
    for judge in job.contest.panel.voting:
        states = {one.state for one in job.known.view.by_category.get(category, ()) if one.judge == judge.id}
        if judge.id in shown or not states:
            continue
        why = next((_NOTES[one] for one in _NOTES if one in states), _NOTHING_CAME)
        reasons.setdefault(why, []).append(judge.full_name(job.language))
    return [job.tr(why, names=", ".join(names)) for why, names in reasons.items()]


def _signers(job: PrintJob, category: str) -> list[Signer]:
    """Everybody present who took part in the category, in the order of signing."""
    known = job.known
    attendance = attendance_of(known.package, known.decisions)
    absent = {one for one in attendance.judges if attendance.state(one) is PresenceState.ABSENT}
    papers = papers_of(job.contest, known.view, absent)
    names = next((one.signers for one in papers if (one.kind, one.about) == (PaperKind.SCORE_SUMMARY, category)), ())
    people = [person for one in names if (person := job.contest.panel.judge(one)) is not None]
    return [Signer(name=one.full_name(job.language), role=role_words(one.role, job.tr)) for one in people]
