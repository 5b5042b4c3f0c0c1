"""The sheet of standings: each submission with its rank, its scores, what decided, and what was awarded."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from judge_desktop.config.result_words import decided_by_words
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.standings import Standing
from judge_desktop.exchange.exported_tables import CellKind, ExportedTable, TableColumn
from judge_desktop.exchange.table_writing import Cell
from judge_desktop.scoring.awards import read_levels
from judge_desktop.scoring.tally import round_half_up
from judge_desktop.scoring.validation import canonical
from judge_desktop.workflow.tables.subject import Subject, submission_columns

_FURTHER = 6
"""Decimals of a figure that nobody rounded, beyond the official ones."""


def standings_table(subject: Subject) -> ExportedTable:
    """One row a submission, in the order of the standings."""
    tr, decimals = subject.tr, subject.results.rules.decimals

    def number(name: str, label: str, shown: int = 0) -> TableColumn:
        return TableColumn(name=name, label=label, kind=CellKind.NUMBER, decimals=shown)

    columns = (
        *submission_columns(tr, wraps=True),
        TableColumn(name="applicant", label=tr("Applicant"), widest=26, wraps=True),
        number("rank", tr("Rank in the category")),
        TableColumn(name="tied", label=tr("Equal with others")),
        number("score", tr("Official score"), decimals),
        TableColumn(name="decided_by", label=tr("What put it before the next one"), widest=20, wraps=True),
        TableColumn(name="award", label=tr("Award"), widest=16, wraps=True),
        number("scorecards", tr("Scorecards that count")),
        number("mean", tr("Mean of the total scores"), decimals + 2),
        number("median", tr("Median of the totals"), decimals + 2),
        number("trimmed_mean", tr("Mean without the highest and lowest"), decimals + 2),
        number("lowest", tr("Lowest total"), _places(subject)),
        number("highest", tr("Highest total"), _places(subject)),
        number("votes", tr("Popular votes")),
    )
    return ExportedTable(
        name="standings", title=tr("Standings"), columns=columns, rows=lambda: _rows(subject), frozen=4
    )


def places_of_scores(subject: Subject) -> int:
    """The decimals that single scores have: those of the finest step."""
    steps = [criterion.step for rubric in subject.contest.rubrics for criterion in rubric.criteria]
    exponents = (step.normalize().as_tuple().exponent for step in steps)
    return max((-one for one in exponents if isinstance(one, int)), default=0) if steps else 0


def _places(subject: Subject) -> int:
    return max(0, places_of_scores(subject))


def _rows(subject: Subject) -> Iterator[tuple[Cell, ...]]:
    vote = subject.results.popular_vote
    votes = vote.votes if vote is not None and vote.votes is not None else {}
    for standing in subject.results.standings:
        yield (
            *subject.submission_cells(standing.submission, standing.category),
            subject.applicant(standing.submission),
            *_figures(standing, subject),
            votes.get(standing.submission),
        )


def _figures(standing: Standing, subject: Subject) -> tuple[Cell, ...]:
    covered = subject.covered.get(standing.category or "")
    if covered is not None:
        return None, None, None, covered, *(None,) * 7
    tally, decimals = standing.tally, subject.results.rules.decimals
    totals = tally.totals.values()
    return (
        standing.rank,
        subject.tr("Equal") if standing.tied else None,
        tally.score,
        _decided_by(standing, subject),
        _award(standing, subject),
        tally.scorecards,
        *(_exact(value, decimals) for value in (tally.mean, tally.median, tally.trimmed_mean)),
        min(totals, default=None),
        max(totals, default=None),
    )


def _exact(value: Fraction | None, decimals: int) -> Decimal | None:
    if value is None:
        return None
    return Decimal(canonical(round_half_up(value, decimals + _FURTHER)))


def _decided_by(standing: Standing, subject: Subject) -> str:
    submission = subject.contest.submission(standing.submission)
    criteria = subject.contest.rubric_of(submission).criteria if submission is not None else ()
    names = {one.id: one.name.in_language(subject.language) for one in criteria}
    return decided_by_words(standing, subject.results.method, subject.tr, names)


def _award(standing: Standing, subject: Subject) -> str | None:
    """What was decided for this submission, None when nothing was or another one got it."""
    tr, decision = subject.tr, subject.results.awards.get(standing.category or "")
    if decision is None:
        return None
    if decision.kind is DecisionKind.NO_AWARD:
        return tr("No award")
    if standing.submission not in decision.submissions:
        return None
    level = read_levels(decision).get(standing.submission, "")
    category = subject.contest.category(standing.category or "")
    names = {one.id: one.name.in_language(subject.language) for one in category.award_levels} if category else {}
    named = tr("Joint award") if decision.kind is DecisionKind.JOINT_AWARD else tr("Award")
    return f"{named} ({names.get(level, level)})" if level else named
