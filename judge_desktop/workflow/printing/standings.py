"""The standings of a round on paper."""

from __future__ import annotations

from pathlib import Path

from judge_desktop.config.result_words import decided_by_words, method_words
from judge_desktop.domain.contest import Category
from judge_desktop.domain.standings import Standing
from judge_desktop.reports.standings_report import CategoryStandings, StandingLine, StandingsPaper, standings_sheet
from judge_desktop.workflow.covered import covered_words
from judge_desktop.workflow.printing.award_words import award_line
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.result_facts import (
    applicant_of,
    category_awards,
    draft_reasons,
    numbers_of,
    standings_by_category,
    title_of,
)


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """One PDF with the chosen categories; a draft until the round is closed and their awards are decided.

    Refuses ``NO_PACKAGE``, ``INVARIANT_BROKEN``.
    """
    paper, imprint, title = standings_paper(job), job.imprint(), job.tr("Standings")
    path = job.path(title, *job.options.categories, imprint.contest)
    imprint.write(path, title, [standings_sheet(paper, imprint)])
    return (path,)


def standings_paper(job: PrintJob) -> StandingsPaper:
    """The paper, in one language."""
    standings, covered = standings_by_category(job), covered_words(job.known, job.results, job.tr)
    return StandingsPaper(
        round=job.round_name,
        method=method_words(job.results.method, job.tr),
        categories=tuple(
            CategoryStandings(
                name=award.category.name.in_language(job.language),
                lines=() if award.category.id in covered else standing_lines(job, standings[award.category.id]),
                award=award_line(award, job.tr),
                instead=covered.get(award.category.id, job.tr("No submission reached this round")),
            )
            for award in category_awards(job)
        ),
        draft=draft_reasons(job),
    )


def standing_lines(job: PrintJob, standings: tuple[Standing, ...]) -> tuple[StandingLine, ...]:
    """One category, from the best."""
    return tuple(_line(job, one, standings) for one in standings)


def _line(job: PrintJob, standing: Standing, others: tuple[Standing, ...]) -> StandingLine:
    submission = job.contest.submission(standing.submission)
    category = job.contest.category(standing.category or "")
    score = standing.tally.score
    return StandingLine(
        rank="" if standing.rank is None else str(standing.rank),
        number=str(submission.number) if submission is not None else standing.submission,
        title=title_of(job, submission) if submission is not None else "",
        applicant=applicant_of(job, submission) if submission is not None else "",
        score="" if score is None else str(score),
        scorecards=standing.tally.scorecards,
        decided_by=_decided_by(job, standing, others, category),
        is_criterion=(standing.decided_by or "").startswith("criterion:"),
        note=not_ranked_words(job, standing),
    )


def _decided_by(job: PrintJob, standing: Standing, others: tuple[Standing, ...], category: Category | None) -> str:
    if not standing.tied:
        return decided_by_words(standing, job.results.method, job.tr, criterion_names(job, category))
    equal = [one.submission for one in others if one.rank == standing.rank and one.submission != standing.submission]
    return job.tr("Equal with {numbers}", numbers=numbers_of(job.contest, equal))


def criterion_names(job: PrintJob, category: Category | None) -> dict[str, str]:
    """Criterion -> its short name in the language of the print."""
    rubrics = [one for one in job.contest.rubrics if category is not None and one.id == category.rubric]
    return {one.id: one.short_name(job.language) for rubric in rubrics for one in rubric.criteria}


def not_ranked_words(job: PrintJob, standing: Standing) -> str:
    """Why a submission has no rank; "" when it has one."""
    if standing.rank is not None:
        return ""
    given, needed = standing.tally.scorecards, job.results.rules.minimum_scorecards
    if given < needed:
        return job.tr("Not ranked: {n} of at least {needed} scorecards", n=given, needed=needed)
    return job.tr("Not ranked: the method gives no score that can be compared")
