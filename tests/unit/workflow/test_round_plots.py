"""What the pictures of a round say: exact totals, the right frames, words for those who do not see them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.plot import Dot, Form, Picture
from judge_desktop.domain.statistics import Bootstrap, JudgeFigures
from judge_desktop.workflow.category_figures import CategoryFigures, category_figures
from judge_desktop.workflow.first_place_plots import others_left_out, shares_picture, without_picture
from judge_desktop.workflow.plot_names import PlotNames, told_rows
from judge_desktop.workflow.plotting.first_places import Shares, WithoutEach
from judge_desktop.workflow.plotting.heat_map import HeatMap
from judge_desktop.workflow.plotting.on_axis import Distances, Distribution
from judge_desktop.workflow.round_documents import RoundDocuments
from judge_desktop.workflow.round_plots import distribution_picture, heat_pictures, severity_picture
from judge_desktop.workflow.round_statistics import round_statistics
from tests.helpers.plotted_rounds import plotted_round
from tests.helpers.small_round import card, package, score_file

ENGLISH = translator(Language.EN)
SMALL = RoundDocuments(
    package(),
    tuple(
        score_file(judge, [card(one, total) for one, total in zip(("A1", "A2", "B1"), totals, strict=True)])
        for judge, totals in {"j1": (70, 60, 50), "j2": (80, 65, 75), "j3": (75, 90, 70)}.items()
    ),
    (),
)


def names(known: RoundDocuments) -> PlotNames:
    return PlotNames(
        tr=ENGLISH,
        contest=known.package.contest,
        judge=lambda judge: f"Judge {judge[1:]}",
        letter=lambda judge: judge[1:],
        order=lambda judges: sorted(judges, key=lambda one: int(one[1:])),
    )


def heat_of(known: RoundDocuments, most: int = 15) -> tuple[Picture, ...]:
    return heat_pictures(known.table, round_statistics(known).statistics.outliers, names(known), most)


def figures_of(known: RoundDocuments, category: str = "A") -> CategoryFigures:
    found = round_statistics(known)
    here = [one for one in known.standings if one.category == category]
    figures = category_figures(found, here, category, known.package.contest.rules.method, is_something_covered=False)
    assert figures is not None
    return figures


def test_the_heat_map_has_every_total_under_its_judge() -> None:
    (picture,) = heat_of(SMALL)
    chart = picture.chart
    assert isinstance(chart, HeatMap)
    assert chart.columns == ("1", "2", "3")
    assert [(row.title, [cell.words for cell in row.cells if cell]) for row in chart.rows] == [
        ("A", []),
        ("1  A1", ["70", "80", "75"]),
        ("2  A2", ["60", "65", "90"]),
        ("B", []),
        ("3  B1", ["50", "75", "70"]),
        ("4  B2", []),
    ]
    assert (chart.low, chart.high) == (50, 90)
    assert picture.says == "9 totals · highest 90 (Judge 3, 2) · lowest 50 (Judge 1, 3)"
    assert chart.rows[1].cells[0] is not None
    assert chart.rows[1].cells[0].tip == "Judge 1 · 1  A1: 70"


def test_what_is_to_be_asked_about_is_framed_and_said() -> None:
    known = plotted_round(judges=5, submissions=12, categories=3, spread=1)
    first = known.score_files[0]
    low = tuple(card(one.submission, 20) if place == 4 else one for place, one in enumerate(first.scorecards))
    known = replace(known, score_files=(replace(first, scorecards=low), *known.score_files[1:]))
    (picture,) = heat_of(known)
    assert isinstance(picture.chart, HeatMap)
    framed = [cell.tip for row in picture.chart.rows for cell in row.cells if cell is not None and cell.is_framed]
    assert [tip.split(":")[0] for tip in framed] == ["Judge 1 · 5  Safe Cycling"]
    assert "to be asked about: 20 (Judge 1, 5)" in picture.says
    assert "frame" in picture.how


def test_many_judges_are_shown_some_at_a_time() -> None:
    pictures = heat_of(plotted_round(judges=12, submissions=4, categories=1), most=5)
    assert [picture.title for picture in pictures] == [
        "All totals: Judge 1 to Judge 5",
        "All totals: Judge 6 to Judge 10",
        "All totals: Judge 11 to Judge 12",
    ]
    scales = {(chart.low, chart.high) for chart in (one.chart for one in pictures) if isinstance(chart, HeatMap)}
    assert len(scales) == 1
    assert [bool(picture.how) for picture in pictures] == [True, False, False]


def test_without_a_scorecard_there_is_no_picture() -> None:
    nothing = RoundDocuments(package(), (), ())
    assert heat_of(nothing) == ()
    assert distribution_picture(nothing.table, names(nothing)) is None
    assert severity_picture((), names(nothing)) is None


def test_the_median_of_an_even_number_is_exact() -> None:
    picture = distribution_picture(SMALL.table, names(SMALL))
    assert picture is not None
    assert isinstance(picture.chart, Distribution)
    assert [(row.title, row.values, row.words) for row in picture.chart.rows] == [
        ("Judge 1", (50, 60, 70), "60"),
        ("Judge 2", (65, 75, 80), "75"),
        ("Judge 3", (70, 75, 90), "75"),
    ]
    assert picture.says.startswith("Judge 1: median 60, from 50 to 70; Judge 2: median 75")
    assert (picture.chart.axis.low, picture.chart.axis.high) == (50, 90)


def test_strictness_is_sorted_and_the_rule_can_be_seen() -> None:
    judges = (
        JudgeFigures(judge="j1", scorecards=9, severity=3.24, severity_error=0.5),
        JudgeFigures(judge="j2", scorecards=9, severity=-14.0, severity_error=1.5, is_far_off=True),
        JudgeFigures(judge="j3", scorecards=1, severity=11.0),
        JudgeFigures(judge="j4", scorecards=2),
    )
    picture = severity_picture(judges, names(SMALL))
    assert picture is not None
    chart = picture.chart
    assert isinstance(chart, Distances)
    assert [(row.title, row.words) for row in chart.rows] == [
        ("Judge 2", "−14.0 ± 1.5"),
        ("Judge 4", "—"),
        ("Judge 1", "+3.2 ± 0.5"),
        ("Judge 3", "+11.0"),
    ]
    assert [row.reach for row in chart.rows] == [3.0, None, 1.0, None]
    assert [dot.form for dot in chart.plot(400).marks if isinstance(dot, Dot)] == [Form.DIAMOND, Form.DISC, Form.DISC]
    assert picture.says.startswith(
        "Judge 2: Gives 14.0 points less on average (to be asked about); Judge 4: Nobody else"
    )
    assert chart.bounds == (-10, 10)
    assert chart.axis.low <= -17
    assert chart.axis.high >= 17


def test_a_lone_judge_has_nobody_to_compare_with() -> None:
    assert severity_picture((JudgeFigures(judge="j1", scorecards=3),), names(SMALL)) is None


def test_shares_and_left_out_judges_tell_of_the_same_submissions() -> None:
    figures = figures_of(SMALL)
    shares, without = shares_picture(figures, names(SMALL)), without_picture(figures, names(SMALL))
    assert shares is not None
    assert without is not None
    assert isinstance(shares.chart, Shares)
    assert isinstance(without.chart, WithoutEach)
    assert [row.title for row in shares.chart.rows] == [title for _, title in without.chart.rows] == ["1  A1", "2  A2"]
    assert shares.chart.caption == "of all 10 possible panels"
    assert sum(row.share for row in shares.chart.rows) == pytest.approx(1)
    assert [(one.title, one.is_changed) for one in without.chart.columns] == [
        ("all", False),
        ("1", False),
        ("2", True),
        ("3", False),
    ]
    assert "without Judge 2 the first would be 2 (a change)" in without.says
    numbers = without_picture(figures, names(SMALL), with_titles=False)
    assert numbers is not None
    assert isinstance(numbers.chart, WithoutEach)
    assert numbers.chart.rows == (("A1", "1"), ("A2", "2"))


def test_of_many_submissions_the_others_are_one_bar() -> None:
    figures = figures_of(plotted_round(judges=5, submissions=40, categories=1))
    shares = shares_picture(figures, names(plotted_round(judges=5, submissions=40, categories=1)))
    assert shares is not None
    assert isinstance(shares.chart, Shares)
    assert shares.chart.rows[-1].title == "34 others"
    drawn = replace(figures, bootstrap=Bootstrap(category="A", shares={"A000": 1.0}, panels=10_000, is_exact=False))
    sampled = shares_picture(drawn, names(SMALL))
    assert sampled is not None
    assert isinstance(sampled.chart, Shares)
    assert sampled.chart.caption == "of 10,000 panels drawn"


def test_what_cannot_be_said_is_not_drawn() -> None:
    lone = plotted_round(judges=1, submissions=4, categories=1)
    figures = figures_of(lone)
    assert without_picture(figures, names(lone)) is None
    assert shares_picture(replace(figures, bootstrap=None), names(lone)) is None
    crowd = figures_of(plotted_round(judges=14, submissions=3, categories=1, spread=0))
    assert (crowd.left_out_shown, without_picture(crowd, names(lone))) == ((), None)
    assert others_left_out(crowd, ENGLISH) == "Without any one of the other 14 judges it stays"


def test_of_many_rows_only_the_first_are_read_aloud() -> None:
    assert told_rows(["a"] * 24) == "; ".join("a" * 24)
    assert told_rows(["a"] * 25) == "; ".join("a" * 24) + " …"


def test_unknown_ids_are_shown_as_they_are() -> None:
    called = names(SMALL)
    assert (called.submission("X9"), called.number("X9"), called.category("X"), called.category(None)) == (
        "X9",
        "X9",
        "X",
        "",
    )
