"""How each category was decided: for whoever wants to do the sums again, without the name of any judge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from judge_desktop.config.exact_figures import written
from judge_desktop.config.rule_sentences import award_sentence, ladder_sentences, scoring_sentences
from judge_desktop.domain.rubric import Rubric
from judge_desktop.reports.figures import NOT_GIVEN
from judge_desktop.reports.how_decided_report import HowDecided, MarkedCriterion, how_decided_sheet
from judge_desktop.reports.imprint import joined
from judge_desktop.reports.pages import Sheet
from judge_desktop.scoring.ranking import steps_of
from judge_desktop.scoring.score_table import weights_of
from judge_desktop.workflow.covered import covered_words
from judge_desktop.workflow.printing.award_words import award_line
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.nameless import without_names
from judge_desktop.workflow.printing.result_facts import (
    CategoryAward,
    applicant_of,
    category_awards,
    draft_reasons,
    title_of,
)
from judge_desktop.workflow.printing.standings import standing_lines
from judge_desktop.workflow.printing.worked_category import (
    absences,
    firmness,
    marks_of,
    worked_category,
    worked_submissions,
    worked_ties,
)


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """One PDF, the chosen categories one after the other; a draft as long as a category is not decided.

    Refuses ``NO_PACKAGE``, ``INVARIANT_BROKEN``.
    """
    imprint, title = job.imprint(), job.tr("How it was decided")
    awards = category_awards(job)
    path = job.path(title, *job.options.categories, imprint.contest)

    def sheets() -> Iterator[Sheet]:
        for done, award in enumerate(awards):
            if job.progress is not None:
                job.progress(done, len(awards))
            yield how_decided_sheet(how_decided(job, award), imprint)

    imprint.write(path, title, sheets())
    return (path,)


def how_decided(job: PrintJob, award: CategoryAward) -> HowDecided:
    """The paper of a category, in one language."""
    category = award.category
    rubric = next((one for one in job.contest.rubrics if one.id == category.rubric), None)
    instead = covered_words(job.known, job.results, job.tr).get(category.id, "")
    works = (joined((title_of(job, one.submission), applicant_of(job, one.submission))) for one in award.winners)
    rules = job.results.rules
    paper = HowDecided(
        category=category.name.in_language(job.language),
        round=job.round_name,
        outcome=award_line(award, job.tr),
        works=() if instead else tuple(works),
        reason=without_names(job, award.decision.reason) if award.decision is not None else "",
        rules=(
            *scoring_sentences(rules, written(rubric.total) if rubric is not None else NOT_GIVEN, job.tr),
            award_sentence(rules, category, job.language, job.tr),
        ),
        criteria=_criteria(job, rubric),
        ladder=_ladder(job, rubric),
        instead=instead,
        draft=draft_reasons(job, category.id),
    )
    return paper if instead else _with_scores(job, award, rubric, paper)


def _with_scores(job: PrintJob, award: CategoryAward, rubric: Rubric | None, paper: HowDecided) -> HowDecided:
    of = worked_category(job, award.category, rubric)
    return replace(
        paper,
        standings=standing_lines(job, of.standings),
        submissions=worked_submissions(of),
        ties=worked_ties(of),
        absences=absences(of),
        firmness=firmness(of),
    )


def _criteria(job: PrintJob, rubric: Rubric | None) -> tuple[MarkedCriterion, ...]:
    marks = marks_of(rubric)
    return tuple(
        MarkedCriterion(mark=marks[one.id], name=one.name.in_language(job.language), full_mark=written(one.full_mark))
        for one in (rubric.criteria if rubric is not None else ())
    )


def _ladder(job: PrintJob, rubric: Rubric | None) -> tuple[str, ...]:
    marks = marks_of(rubric)
    steps = steps_of(job.results.rules.tie_break_ladder, weights_of(rubric) if rubric is not None else {})
    return ladder_sentences(
        [(one.kind, " + ".join(marks[criterion] for criterion in one.criteria)) for one in steps], job.tr
    )
