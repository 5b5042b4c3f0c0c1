"""The sheet of statistics: every figure beside the standings on a row of its own, and what to know before using it.

While scores of a category are covered none is told: pooled figures would give them away.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from judge_desktop.config.i18n import mark
from judge_desktop.config.phrases import sentence_of_caution
from judge_desktop.config.result_words import firmness_sentences
from judge_desktop.domain.statistics import Agreement, Caution, LeftOut, Statistics, WinnerCheck
from judge_desktop.exchange.exported_tables import CellKind, ExportedTable, TableColumn
from judge_desktop.exchange.table_writing import Cell
from judge_desktop.workflow.round_statistics import RoundStatistics
from judge_desktop.workflow.tables.subject import Subject

_DECIMALS = 4
_KEPT = 10  # decimals of a figure that the file holds
_OF_JUDGES: Mapping[str, str] = {
    "scorecards": mark("Scorecards that count"),
    "mean": mark("Mean of the total scores"),
    "severity": mark("Lenient (above 0) or strict, in points"),
    "severity_error": mark("Standard error of it"),
    "severity_adjusted_effect": mark("Leniency by the adjusted model, in points"),
    "spearman_rest": mark("Agreement on the order with the other judges"),
    "residual_sd": mark("Spread around the adjusted model, in points"),
}
_OF_SUBMISSIONS: Mapping[str, str] = {
    "trimmed_mean": mark("Mean without the highest and lowest"),
    "severity_adjusted": mark("Score adjusted for strict and lenient judges"),
    "rank_sum": mark("Sum of the judges' ranks"),
    "z_score_mean": mark("Mean of the judges' z-scores"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One figure or sentence. ``about`` and ``name``: the judge or submission by id and for people."""

    part: str
    figure: str
    words: str
    value: Decimal | int | None = None
    category: str | None = None
    about: str | None = None
    name: str | None = None


def statistics_table(subject: Subject, figures: RoundStatistics | None) -> ExportedTable:
    """``figures`` None: they are not told, and the table says why."""
    tr = subject.tr
    columns = (
        TableColumn(name="part", label=tr("Part of the statistics")),
        TableColumn(name="category", label=tr("Category id")),
        TableColumn(name="category_name", label=tr("Name of the category")),
        TableColumn(name="about", label=tr("Id of the judge or submission")),
        TableColumn(name="about_name", label=tr("Judge or submission")),
        TableColumn(name="figure", label=tr("Name of the figure")),
        TableColumn(name="value", label=tr("Value of the figure"), kind=CellKind.NUMBER, decimals=_DECIMALS),
        TableColumn(name="meaning", label=tr("What it means"), widest=70),
    )

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in _rows(subject, figures):
            named = one.category or None, subject.category_name(one.category) or None, one.about, one.name
            yield one.part, *named, one.figure, one.value, one.words

    return ExportedTable(name="statistics", title=tr("Statistics of the scores"), columns=columns, rows=rows, frozen=1)


def _rows(subject: Subject, figures: RoundStatistics | None) -> Iterator[_Row]:
    if figures is None:
        for category, why in subject.covered.items():
            yield _Row(part=subject.tr("Not told yet"), category=category, figure="covered", words=why)
        return
    found = figures.statistics
    yield from _of_submissions(subject, found)
    yield from _of_judges(subject, found)
    yield from _of_agreement(subject, found.agreement)
    yield from _of_stability(subject, figures)
    yield from _cautions(subject, found)


def _of_submissions(subject: Subject, found: Statistics) -> Iterator[_Row]:
    part = subject.tr("Submissions")
    for one in found.figures:
        _, _, number, _, title = subject.submission_cells(one.submission, one.category)
        row = partial(_Row, part=part, category=one.category, about=one.submission, name=f"{number} {title}")
        for figure, words in _OF_SUBMISSIONS.items():
            yield row(figure=figure, words=subject.tr(words), value=_number(getattr(one, figure)))


def _of_judges(subject: Subject, found: Statistics) -> Iterator[_Row]:
    part, people = subject.tr("Judges"), subject.people
    by_id = {one.judge: one for one in found.judges}
    for judge in people.in_order(by_id):
        row = partial(_Row, part=part, about=people.id_of(judge), name=people.name_of(judge))
        for figure, words in _OF_JUDGES.items():
            yield row(figure=figure, words=subject.tr(words), value=_number(getattr(by_id[judge], figure)))
    for outlier in found.outliers:
        _, _, number, _, title = subject.submission_cells(outlier.submission, outlier.category)
        words = subject.tr("Points off what the model expects of this judge for {submission}: a question, no more")
        yield _Row(
            part=part,
            category=outlier.category,
            about=people.id_of(outlier.judge),
            name=people.name_of(outlier.judge),
            figure="residual",
            words=words.format(submission=f"{number} {title}"),
            value=_number(outlier.residual),
        )


def _of_agreement(subject: Subject, agreement: Agreement) -> Iterator[_Row]:
    tr = subject.tr
    row = partial(_Row, part=tr("Agreement of the judges"))
    yield row(figure="submissions", words=tr("Submissions with scores"), value=agreement.submissions)
    yield row(figure="complete", words=tr("Submissions that every judge scored"), value=agreement.complete)
    for level, alpha in agreement.krippendorff_alpha.items():
        yield row(figure=f"krippendorff_alpha {level}", words=tr("Krippendorff's alpha"), value=_number(alpha))
    for form, icc in agreement.icc.items():
        ends = (("", "value"), (" low", "low"), (" high", "high"))
        said = {"": tr("Reliability of the scores (intraclass correlation)"), " low": tr("lower end, 95 %")}
        for end, name in ends:
            words = said.get(end, tr("upper end, 95 %"))
            yield row(figure=form + end, words=words, value=_number(getattr(icc, name, None)))
    for figure, words in (
        ("w", tr("Kendall's W")),
        ("chi2", tr("Chi-square of it")),
        ("df", tr("Degrees of freedom")),
        ("p", tr("Probability of such agreement by chance")),
    ):
        yield row(figure=f"kendall_w {figure}", words=words, value=_number(getattr(agreement.kendall_w, figure, None)))


def _of_stability(subject: Subject, figures: RoundStatistics) -> Iterator[_Row]:
    tr = subject.tr
    row = partial(_Row, part=tr("Would the winner change?"))
    for category, check in figures.checks.items():
        for sentence in firmness_sentences(_named(check, subject), subject.results.method, tr):
            yield row(category=category, figure="winner_check", words=sentence)
    for drawn in figures.statistics.bootstraps:
        for submission, share in drawn.shares.items():
            _, _, number, _, title = subject.submission_cells(submission, drawn.category)
            yield row(
                category=drawn.category,
                about=submission,
                name=f"{number} {title}",
                figure="first_share",
                words=tr("Share of redrawn panels that put it first"),
                value=_number(share),
            )


def _named(check: WinnerCheck, subject: Subject) -> WinnerCheck:
    """The same with judges as people know them."""

    def named(one: LeftOut) -> LeftOut:
        return replace(one, judge=subject.people.name_of(one.judge))

    return replace(check, without=tuple(map(named, check.without)))


def _cautions(subject: Subject, found: Statistics) -> Iterator[_Row]:
    for one in found.cautions:
        if not (subject.people.is_hidden and _names_judges(one)):
            words = sentence_of_caution(one, subject.tr)
            yield _Row(
                part=subject.tr("To be read with care"), category=one.category, figure=one.code.value, words=words
            )


def _names_judges(caution: Caution) -> bool:
    return bool({"judges", "islands"} & caution.details.keys())


def _number(value: float | None) -> Decimal | int | None:
    """What is not finite is no number and stays empty."""
    if value is None or isinstance(value, int):
        return value
    return Decimal(f"{value:.{_KEPT}f}").normalize() + 0 if math.isfinite(value) else None
