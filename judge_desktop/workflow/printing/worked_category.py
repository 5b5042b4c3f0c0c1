"""The scores of a category without names, the sums under them, the steps between equals: what the paper works out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from judge_desktop.config.exact_figures import written
from judge_desktop.config.result_words import firmness_sentences
from judge_desktop.domain.contest import Category
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.view import CellState
from judge_desktop.reports.figures import NOT_GIVEN
from judge_desktop.reports.how_decided_report import WorkedSubmission, WorkedTie
from judge_desktop.scoring.decision_order import valid_decisions
from judge_desktop.scoring.exact_sums import exact_sum
from judge_desktop.scoring.rulings import tie_orders
from judge_desktop.scoring.score_table import Entry
from judge_desktop.scoring.taking_back import taken_back
from judge_desktop.scoring.tie_steps import steps_taken
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.letters_by_scores import letters_of
from judge_desktop.workflow.printing.nameless import without_names
from judge_desktop.workflow.printing.result_facts import standings_by_category, title_of
from judge_desktop.workflow.printing.standings import not_ranked_words
from judge_desktop.workflow.printing.sums import MOST_DIGITS, CategorySums, sums_of, workings
from judge_desktop.workflow.printing.tie_workings import TieTold, worked_tie
from judge_desktop.workflow.round_statistics import round_statistics


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedCategory:
    """A category whose scores may be shown. ``marks``: criterion -> its mark on paper; ``letters``: judge -> letter, in
    the order of the letters; ``entries`` by submission.
    """

    job: PrintJob
    category: Category
    rubric: Rubric | None
    marks: Mapping[str, str]
    standings: tuple[Standing, ...]
    entries: Mapping[str, Entry]
    letters: Mapping[str, str]
    sums: CategorySums


def marks_of(rubric: Rubric | None) -> dict[str, str]:
    """Criterion -> "(1)", in the order of the rubric."""
    criteria = rubric.criteria if rubric is not None else ()
    return {one.id: f"({place})" for place, one in enumerate(criteria, start=1)}


def worked_category(job: PrintJob, category: Category, rubric: Rubric | None) -> WorkedCategory:
    """Everything the paper of a category works with."""
    entries = {one.submission: one for one in job.known.table.entries if one.category == category.id}
    in_order = [entries[one.id] for one in job.contest.finalists if one.id in entries]
    return WorkedCategory(
        job=job,
        category=category,
        rubric=rubric,
        marks=marks_of(rubric),
        standings=standings_by_category(job)[category.id],
        entries=entries,
        letters=letters_of(in_order, job.language),
        sums=sums_of(job.known.table, category.id, job.results.rules),
    )


def worked_submissions(of: WorkedCategory) -> tuple[WorkedSubmission, ...]:
    """Each submission, from the best."""
    return tuple(_submission(of, one) for one in of.standings)


def _submission(of: WorkedCategory, standing: Standing) -> WorkedSubmission:
    job, entry = of.job, of.entries[standing.submission]
    submission = job.contest.submission(standing.submission)
    judges = [judge for judge in of.letters if judge in entry.totals]
    return WorkedSubmission(
        rank="" if standing.rank is None else str(standing.rank),
        number=str(submission.number) if submission is not None else standing.submission,
        title=title_of(job, submission) if submission is not None else "",
        headings=_headings(of),
        rows=tuple(_row(of, entry, judge) for judge in judges),
        sums=_column_sums(of, entry, judges),
        workings=workings(of.sums, entry, standing.tally, judges, job.tr),
        note=not_ranked_words(job, standing),
    )


def _headings(of: WorkedCategory) -> tuple[str, ...]:
    """Criteria by their marks with the full mark, the total, and what the method needs beside."""
    tr = of.job.tr
    beside = {"rank": tr("Place"), "lenience": tr("Above or below"), "adjusted": tr("Adjusted")}
    criteria = of.rubric.criteria if of.rubric is not None else ()
    marked = (f"{of.marks[one.id]} / {written(one.full_mark)}" for one in criteria)
    return (*marked, tr("Total"), *(beside[one] for one in of.sums.headings))


def _row(of: WorkedCategory, entry: Entry, judge: str) -> tuple[str, ...]:
    card = entry.cards[judge]
    return (
        of.job.tr("Judge {letter}", letter=of.letters[judge]),
        *(written(card[one]) if one in card else NOT_GIVEN for one in of.marks),
        written(entry.totals[judge]),
        *(written(one, MOST_DIGITS) for one in of.sums.beside(entry, judge)),
    )


def _column_sums(of: WorkedCategory, entry: Entry, judges: list[str]) -> tuple[str, ...]:
    """What stands in each column added up; the sum of the leniencies says nothing."""
    sums = entry.criterion_sums
    beside = [of.sums.beside(entry, judge) for judge in judges]
    columns = [sum((Fraction(one[at]) for one in beside), Fraction(0)) for at in range(len(of.sums.headings))]
    return (
        *(written(sums[one][0]) if one in sums else NOT_GIVEN for one in of.marks),
        written(exact_sum(entry.totals.values())),
        *(
            "" if name == "lenience" else written(one, MOST_DIGITS)
            for name, one in zip(of.sums.headings, columns, strict=True)
        ),
    )


def worked_ties(of: WorkedCategory) -> tuple[WorkedTie, ...]:
    """Each group of equal scores, with the steps taken."""
    job, package = of.job, of.job.known.package
    valid = valid_decisions(package, job.known.decisions)
    undone = taken_back(package, valid)
    decided = [
        one
        for one in valid
        if one.kind is DecisionKind.BREAK_TIE and one.category == of.category.id and one.sha256 not in undone
    ]
    told = TieTold(
        entries=of.entries,
        standings={one.submission: one for one in of.standings},
        numbers={one.id: str(one.number) for one in job.contest.submissions},
        marks=of.marks,
        decided=decided,
        reasons={one.sha256: without_names(job, one.reason) for one in decided},
        decimals=job.results.rules.decimals,
        tr=job.tr,
    )
    weights = job.known.table.weights.get(of.category.id)
    orders = tie_orders(package, job.known.decisions).get(of.category.id, ())
    groups = steps_taken(of.standings, job.results.rules.tie_break_ladder, weights, orders)
    return tuple(worked_tie(steps, told) for steps in groups if steps)


def absences(of: WorkedCategory) -> str:
    """How many judges gave no score that counts in the whole category, and why; "" when all did."""
    job = of.job
    states: dict[str, set[CellState]] = {}
    for cell in job.known.view.by_category.get(of.category.id, ()):
        states.setdefault(cell.judge, set()).add(cell.state)
    nothing = Counter(_why(some) for some in states.values() if CellState.COUNTED not in some)
    words = {
        CellState.RECUSED: job.tr.n("{n} judge recused", "{n} judges recused", nothing[CellState.RECUSED]),
        CellState.ABSENT: job.tr.n("{n} judge absent", "{n} judges absent", nothing[CellState.ABSENT]),
        CellState.EXCLUDED: job.tr.n("{n} judge set aside", "{n} judges set aside", nothing[CellState.EXCLUDED]),
        CellState.MISSING: job.tr.n("{n} judge sent nothing", "{n} judges sent nothing", nothing[CellState.MISSING]),
    }
    told = ", ".join(words[state] for state in words if nothing[state])
    return job.tr("Without scores here: {judges}", judges=told) if told else ""


def _why(states: set[CellState]) -> CellState:
    """What keeps a judge out of a whole category; a scorecard that does not count is as good as none."""
    (only,) = states if len(states) == 1 else (CellState.MISSING,)
    return only if only in (CellState.RECUSED, CellState.ABSENT, CellState.EXCLUDED) else CellState.MISSING


def firmness(of: WorkedCategory) -> tuple[str, ...]:
    """Would another one be first without one of the judges; nothing where it was not computed."""
    job = of.job
    check = round_statistics(job.known).checks.get(of.category.id)
    if check is None:
        return ()
    numbers = {one.id: job.tr("No. {number}", number=one.number) for one in job.contest.submissions}

    def named(winners: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(numbers.get(one, one) for one in winners)

    without = tuple(
        replace(one, judge=job.tr("Judge {letter}", letter=of.letters.get(one.judge, "?")), winners=named(one.winners))
        for one in sorted(check.without, key=lambda one: list(of.letters).index(one.judge))
    )
    told = replace(check, winners=named(check.winners), without=without, by_method={}, shares=None)
    return tuple(firmness_sentences(told, job.results.method, job.tr))
