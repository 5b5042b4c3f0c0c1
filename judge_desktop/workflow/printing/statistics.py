"""The statistics annex of a round, confidential to the panel, and the key to its letters for the chair.

Judges stand in it as letters, the same as on a shared screen; the key is a file of its own, so that whoever hands the
annex on hands no names on. Only when asked for are the names in the annex itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.config.result_words import firmness_sentences, method_words
from judge_desktop.config.statistics_words import alpha_meaning
from judge_desktop.domain.contest import Category
from judge_desktop.domain.package import Package
from judge_desktop.domain.statistics import LeftOut, Statistics, WinnerCheck
from judge_desktop.reports.imprint import Imprint, joined
from judge_desktop.reports.statistics_report import CategoryPart, LetterKey, StatisticsAnnex, annex_sheet, key_sheet
from judge_desktop.workflow.category_figures import METHODS, CategoryFigures, category_figures
from judge_desktop.workflow.first_place_plots import others_left_out, shares_picture, without_picture
from judge_desktop.workflow.judge_letters import judge_letters, masked_names
from judge_desktop.workflow.plot_names import PlotNames
from judge_desktop.workflow.printing import statistics_lines as lines
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.results import Results, results_in
from judge_desktop.workflow.round_documents import RoundDocuments
from judge_desktop.workflow.round_plots import distribution_picture, heat_pictures, severity_picture
from judge_desktop.workflow.round_statistics import RoundStatistics, round_statistics

_MOST_CHANGES = 6  # judges without whom a first place changes that one sentence names


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """The annex and the key; without letters no key. Asked only when a scorecard counts and no category is covered
    (``printable``): figures of the whole round would give something of it away.
    """
    if not any(one.totals for one in job.results.table.entries):
        return ()  # everybody was absent
    imprint = job.imprint()
    names = names_of(job.known.package, imprint, named=job.options.names_judges)
    found = round_statistics(job.known, between=lambda: _tell(job))
    title = job.tr("Statistics annex")
    path = job.path(title, imprint.contest)
    imprint.write(path, title, [annex_sheet(annex_of(job.known, found, names, imprint), imprint)])
    if job.options.names_judges:
        return (path,)
    title = job.tr("Key to the letters of the judges")
    key = job.path(title, imprint.contest)
    imprint.write(key, title, [key_sheet(key_of(job.known.package, job.tr), imprint)])
    return path, key


def annex_of(known: RoundDocuments, found: RoundStatistics, names: PlotNames, imprint: Imprint) -> StatisticsAnnex:
    """What the annex says of a round as it stands."""
    results, statistics, package = results_in(known), found.statistics, known.package
    figures = [one for one in (_figures(results, found, each) for each in package.contest.categories) if one]
    return StatisticsAnnex(
        round=package.round_.name.in_language(imprint.language),
        glance=_glance(results, found, figures, names, imprint),
        totals=heat_pictures(results.table, statistics.outliers, names),
        agreement=tuple(lines.agreement_lines(statistics, imprint)),
        agreement_notes=tuple(lines.agreement_notes(statistics, imprint)),
        severity=severity_picture(statistics.judges, names),
        judges=tuple(lines.judge_lines(statistics, names)),
        distribution=distribution_picture(results.table, names),
        questions=tuple(lines.question_lines(statistics, names)),
        categories=tuple(_part(one, names, imprint) for one in figures),
        method_names=tuple(method_words(method, imprint.tr) for method in METHODS),
        methods=tuple(_methods(one, names) for one in figures if any(map(one.winners, METHODS))),
        cautions=tuple(lines.caution_lines(statistics, names, imprint)),
        is_draft=not results.is_closed,
    )


def names_of(package: Package, imprint: Imprint, *, named: bool) -> PlotNames:
    """Judges as letters, or letter and name (``named``)."""
    tr, voting = imprint.tr, package.contest.panel.voting
    letters = judge_letters(package, voting, tr)
    called = masked_names(package, voting, tr)
    if named:
        people = {one.id: one for one in voting}
        called = {one: f"{letter}  {people[one].full_name(imprint.language)}" for one, letter in letters.items()}
    return PlotNames(
        tr=tr,
        contest=package.contest,
        judge=lambda judge: called.get(judge, judge),
        letter=lambda judge: letters.get(judge, judge),
        order=lambda judges: sorted(judges, key=list(letters).index),
        digits=imprint.digits,
    )


def key_of(package: Package, tr: Translator) -> LetterKey:
    """Letter, name and position of everybody who votes."""
    people = {one.id: one for one in package.contest.panel.voting}
    letters = judge_letters(package, tuple(people.values()), tr)
    language = tr.language.value
    return LetterKey(
        lines=tuple(
            (letter, people[judge].full_name(language), people[judge].position) for judge, letter in letters.items()
        )
    )


def _glance(
    results: Results, found: RoundStatistics, figures: Sequence[CategoryFigures], names: PlotNames, imprint: Imprint
) -> tuple[str, ...]:
    statistics, table, tr = found.statistics, results.table, imprint.tr
    scorecards = sum(len(one.totals) for one in table.entries)
    scale = lines.scale_of(tr, scorecards, len(table.judges), len(table.entries), len(table.categories))
    alpha = statistics.agreement.krippendorff_alpha.get("interval")
    said = (
        scale,
        *((alpha_meaning(alpha, tr),) if alpha is not None else ()),
        *lines.firmness_lines([one.check for one in figures], names),
        _questions_said(statistics, names),
        tr("None of these figures is an official result or changes one: that stands in the standings"),
    )
    return tuple(map(imprint.prose, said))


def _questions_said(statistics: Statistics, names: PlotNames) -> str:
    n = len(statistics.outliers) + sum(one.is_far_off for one in statistics.judges)
    if not n:
        return names.tr("No total and no judge stands out")
    return names.tr.n(
        "{n} thing stands out and should be asked about", "{n} things stand out and should be asked about", n
    )


def _figures(results: Results, found: RoundStatistics, category: Category) -> CategoryFigures | None:
    standings = [one for one in results.standings if one.category == category.id]
    if not any(one.tally.scorecards for one in standings):
        return None
    return category_figures(found, standings, category.id, results.method, is_something_covered=False)


def _part(figures: CategoryFigures, names: PlotNames, imprint: Imprint) -> CategoryPart:
    tr = names.tr
    named = _named(figures.check, names)
    return CategoryPart(
        name=names.category(figures.category),
        sentences=tuple(imprint.prose(one) for one in firmness_sentences(named, figures.method, tr)),
        shares=shares_picture(figures, names),
        without=without_picture(figures, names, with_titles=figures.bootstrap is None),
        judges=len(figures.left_out_shown),
        note=imprint.digits(
            joined((_left_out(figures, names), others_left_out(figures, tr), _few_shown(figures, names)))
        ),
    )


def _named(check: WinnerCheck, names: PlotNames) -> WinnerCheck:
    """The same with submissions by number and judges as they are called here; shares have their picture."""

    def called(winners: Sequence[str]) -> tuple[str, ...]:
        return tuple(names.tr("submission {number}", number=names.number(one)) for one in winners)

    changes = [
        LeftOut(judge=names.judge(one.judge), category=one.category, winners=called(one.winners), changed=one.changed)
        for one in check.without[:_MOST_CHANGES]
    ]
    by_method = {method: called(winners) for method, winners in check.by_method.items()}
    return replace(check, winners=called(check.winners), without=tuple(changes), by_method=by_method, shares=None)


def _left_out(figures: CategoryFigures, names: PlotNames) -> str:
    found = figures.bootstrap
    if found is None or not found.left_out:
        return ""
    return names.tr("{n} of them left a submission without scores", n=f"{found.left_out:,}")


def _few_shown(figures: CategoryFigures, names: PlotNames) -> str:
    hidden = len(figures.standings) - len(figures.shown)
    if not hidden:
        return ""
    return names.tr.n("{n} submission further down is not shown", "{n} submissions further down are not shown", hidden)


def _methods(figures: CategoryFigures, names: PlotNames) -> tuple[str, ...]:
    firsts = (figures.winners(method) for method in METHODS)
    return (names.category(figures.category), *(", ".join(map(names.number, one)) or "—" for one in firsts))


def _tell(job: PrintJob) -> None:
    """Between two steps of the figures: whoever prints may stop it."""
    if job.progress is not None:
        job.progress(0, 1)
