"""The scores of a round as pictures with their words: who gave what, how each judge spreads them, how strict she is.

The window and the annex on paper show the same pictures; how they are laid out is ``workflow.plotting``. Official
figures are written from exact ones; a place on an axis is floating point.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from judge_desktop.config.statistics_words import severity_words, signed
from judge_desktop.domain.plot import Picture
from judge_desktop.domain.statistics import FAR_OFF, STANDARD_ERRORS, JudgeFigures, Outlier
from judge_desktop.scoring.score_table import Entry, ScoreTable
from judge_desktop.scoring.tally import median, round_half_up
from judge_desktop.workflow.plot_names import PlotNames, told_rows
from judge_desktop.workflow.plotting.heat_map import HeatCell, HeatMap, HeatRow
from judge_desktop.workflow.plotting.on_axis import DistanceRow, Distances, Distribution, SpreadRow
from judge_desktop.workflow.plotting.rows import Axis, round_steps

MOST_COLUMNS = 15  # judges of one heat map whose figures can be read on a page


def heat_pictures(
    table: ScoreTable, outliers: Iterable[Outlier], names: PlotNames, most_columns: int = MOST_COLUMNS
) -> tuple[Picture, ...]:
    """Every total that counts, submissions by category, a picture for each few judges; none without a scorecard."""
    judges = names.order(table.judges)
    totals = [total for entry in table.entries for total in entry.totals.values()]
    if not totals:
        return ()
    framed = {(one.judge, one.submission) for one in outliers}
    low, high = min(totals), max(totals)
    how = names.tr("Each cell is the total of one judge for one submission: the darker, the higher")
    if framed:
        how += ". " + names.tr("A frame marks a total to be asked about")
    pictures = []
    for start in range(0, len(judges), most_columns):
        some = judges[start : start + most_columns]
        chart = HeatMap(
            columns=tuple(names.letter(one) for one in some),
            rows=_heat_rows(table, some, framed, names),
            low=float(low),
            high=float(high),
        )
        title = names.tr("All totals")
        if len(judges) > most_columns:
            first, last = names.judge(some[0]), names.judge(some[-1])
            title = names.tr("All totals: {first} to {last}", first=first, last=last)
        says = _heat_said(table, some, framed, names)
        pictures.append(Picture(title=title, how="" if start else how, says=says, chart=chart))
    return tuple(pictures)


def _heat_rows(
    table: ScoreTable, judges: Sequence[str], framed: Collection[tuple[str, str]], names: PlotNames
) -> tuple[HeatRow, ...]:
    rows: list[HeatRow] = []
    with_headings = len(table.categories) > 1
    for category in table.categories:
        here = [one for one in table.entries if one.category == category]
        if with_headings:
            rows.append(HeatRow(title=names.category(category)))
        for entry in sorted(here, key=lambda one: _number(one, names)):
            cells = tuple(_heat_cell(entry, judge, framed, names) for judge in judges)
            rows.append(HeatRow(title=names.submission(entry.submission), cells=cells))
    return tuple(rows)


def _heat_cell(entry: Entry, judge: str, framed: Collection[tuple[str, str]], names: PlotNames) -> HeatCell | None:
    total = entry.totals.get(judge)
    if total is None:
        return None
    words = names.total(total)
    tip = f"{names.judge(judge)} · {names.submission(entry.submission)}: {words}"
    return HeatCell(words=words, value=float(total), is_framed=(judge, entry.submission) in framed, tip=tip)


def _heat_said(table: ScoreTable, judges: Sequence[str], framed: Collection[tuple[str, str]], names: PlotNames) -> str:
    """How many, from where to where, the highest and lowest, and what is framed."""
    shown = [
        (total, judge, entry.submission)
        for entry in table.entries
        for judge, total in entry.totals.items()
        if judge in judges
    ]
    if not shown:
        return names.tr("no scorecard counts")
    lowest, highest = min(shown), max(shown)

    def told(one: tuple[Decimal, str, str]) -> str:
        return f"{names.total(one[0])} ({names.judge(one[1])}, {names.number(one[2])})"

    parts = [
        names.tr.n("{n} total", "{n} totals", len(shown)),
        names.tr("highest {total}", total=told(highest)),
        names.tr("lowest {total}", total=told(lowest)),
        *(names.tr("to be asked about: {total}", total=told(one)) for one in shown if one[1:] in framed),
    ]
    return " · ".join(parts)


def distribution_picture(table: ScoreTable, names: PlotNames) -> Picture | None:
    """All totals of each judge on one axis; None without a scorecard."""
    given: dict[str, list[Decimal]] = {}
    for entry in table.entries:
        for judge, total in entry.totals.items():
            given.setdefault(judge, []).append(total)
    if not given:
        return None
    judges = names.order(tuple(given))
    rows = tuple(_spread_row(judge, given[judge], names) for judge in judges)
    values = [value for row in rows for value in row.values]
    chart = Distribution(rows=rows, axis=_axis(min(values), max(values), names))
    return Picture(
        title=names.tr("How each judge spreads her totals"),
        how=_spread_how(chart, names),
        says=told_rows([f"{names.judge(judge)}: {_spread_said(given[judge], names)}" for judge in judges]),
        chart=chart,
    )


def _spread_how(chart: Distribution, names: PlotNames) -> str:
    if chart.are_many:
        return names.tr(
            "The higher a bar, the more totals lie there; the upright line is their median, written at the right, too"
        )
    return names.tr("Each dot is one total, the upright line their median, which stands at the right, too")


def _spread_row(judge: str, totals: Sequence[Decimal], names: PlotNames) -> SpreadRow:
    middle = _median(totals)
    return SpreadRow(
        title=names.judge(judge),
        values=tuple(sorted(float(total) for total in totals)),
        median=float(middle),
        words=names.total(middle),
    )


def _spread_said(totals: Sequence[Decimal], names: PlotNames) -> str:
    return names.tr(
        "median {median}, from {low} to {high}",
        median=names.total(_median(totals)),
        low=names.total(min(totals)),
        high=names.total(max(totals)),
    )


def _median(totals: Sequence[Decimal]) -> Decimal:
    middle = median(totals)
    return round_half_up(middle, 2) if middle is not None else Decimal(0)


def severity_picture(judges: Iterable[JudgeFigures], names: PlotNames) -> Picture | None:
    """Each judge's mean distance to the others with two standard errors, strictest first; None with nobody to compare
    with.
    """
    known = {one.judge: one for one in judges}
    ordered = sorted((known[one] for one in names.order(tuple(known))), key=lambda one: one.severity or 0.0)
    reaches = [
        abs(one.severity) + STANDARD_ERRORS * (one.severity_error or 0.0) for one in ordered if one.severity is not None
    ]
    if not reaches:
        return None
    widest = max(*reaches, FAR_OFF * 1.1)
    steps = round_steps(-widest, widest, 9)
    tr = names.tr
    return Picture(
        title=tr("How strict each judge is beside the others"),
        how=tr(
            "The dot is the mean distance to the other judges, the line two standard errors either way. "
            "A diamond beyond the dashed lines, its line clear of nought, marks whom to ask"
        ),
        says=told_rows([f"{names.judge(one.judge)}: {_distance_said(one, names)}" for one in ordered]),
        chart=Distances(
            rows=tuple(_distance_row(one, names) for one in ordered),
            axis=Axis(low=steps[0], high=steps[-1], ticks=tuple((step, names.digits(_step(step))) for step in steps)),
            bounds=(-FAR_OFF, FAR_OFF),
            ends=(tr("← gives less"), tr("gives more →")),
        ),
    )


def _distance_row(one: JudgeFigures, names: PlotNames) -> DistanceRow:
    error = f" ± {one.severity_error:.1f}" if one.severity_error is not None else ""
    return DistanceRow(
        title=names.judge(one.judge),
        value=one.severity,
        reach=STANDARD_ERRORS * one.severity_error if one.severity_error is not None else None,
        is_far=one.is_far_off,
        words=names.digits(signed(one.severity) + error),
        tip=f"{names.judge(one.judge)}: {_distance_said(one, names)}",
    )


def _distance_said(one: JudgeFigures, names: PlotNames) -> str:
    words = names.digits(severity_words(one, names.tr))
    asked = names.tr("to be asked about")
    return f"{words} ({asked})" if one.is_far_off else words


def _axis(low: float, high: float, names: PlotNames) -> Axis:
    steps = round_steps(low, high)
    return Axis(low=steps[0], high=steps[-1], ticks=tuple((one, names.digits(f"{one:g}")) for one in steps))


def _step(value: float) -> str:
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{abs(value):g}"


def _number(entry: Entry, names: PlotNames) -> tuple[int, str]:
    found = names.contest.submission(entry.submission)
    return (found.number if found is not None else 0, entry.submission)
