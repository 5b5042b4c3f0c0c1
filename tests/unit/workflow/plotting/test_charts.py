"""Whatever is plotted, in whatever width: nothing sticks out, every row is there, and parts are complete plots."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from judge_desktop.domain.plot import TEXT, Chart, Dot, Form, Ink, Label, Line, Mark, Plot, Rect
from judge_desktop.workflow.plotting.first_places import ShareRow, Shares, WithoutColumn, WithoutEach
from judge_desktop.workflow.plotting.heat_map import DARKEST, LIGHTEST, HeatCell, HeatMap, HeatRow
from judge_desktop.workflow.plotting.on_axis import DistanceRow, Distances, Distribution, SpreadRow
from judge_desktop.workflow.plotting.rows import Axis, RowChart, estimated, round_steps

AXIS = Axis(low=40, high=100, ticks=tuple((float(n), str(n)) for n in range(40, 101, 10)))
ROUND_NOUGHT = Axis(low=-20, high=20, ticks=((-20.0, "−20"), (0.0, "0"), (20.0, "+20")))
names = st.text(alphabet="กขผู้ที่ำ abcW0๙", max_size=40)
points = st.floats(min_value=0, max_value=100)
widths = st.floats(min_value=150, max_value=900)
few = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)


@st.composite
def heat_maps(draw: st.DrawFn) -> HeatMap:
    columns = draw(st.integers(1, 6))
    cell = st.none() | st.builds(HeatCell, words=st.just("83.5"), value=points, is_framed=st.booleans())
    cells = st.lists(cell, min_size=columns, max_size=columns).map(tuple)
    rows = draw(st.lists(st.builds(HeatRow, title=names, cells=st.just(()) | cells), min_size=1, max_size=6))
    return HeatMap(columns=("ก",) * columns, rows=tuple(rows), low=0, high=100)


spreads = st.lists(
    st.builds(
        SpreadRow,
        title=names,
        values=st.lists(points, min_size=1, max_size=12).map(tuple),
        median=points,
        words=st.just("81"),
    ),
    min_size=1,
    max_size=5,
)
distances = st.lists(
    st.builds(
        DistanceRow,
        title=names,
        value=st.none() | st.floats(min_value=-20, max_value=20),
        reach=st.none() | st.floats(min_value=0, max_value=30),
        is_far=st.booleans(),
        words=st.just("−12.1 ± 0.5"),
    ),
    min_size=1,
    max_size=5,
)
share_rows = st.lists(
    st.builds(
        ShareRow,
        title=names,
        share=st.floats(min_value=0, max_value=1),
        words=st.just("> 99 %"),
        is_chosen=st.booleans(),
    ),
    min_size=1,
    max_size=7,
)
charts: st.SearchStrategy[RowChart] = st.one_of(
    heat_maps(),
    spreads.map(lambda rows: Distribution(rows=tuple(rows), axis=AXIS)),
    distances.map(lambda rows: Distances(rows=tuple(rows), axis=ROUND_NOUGHT, bounds=(-10, 10), ends=("less", "more"))),
    share_rows.map(lambda rows: Shares(rows=tuple(rows), caption="of all 1,716 possible panels")),
    st.integers(1, 15).map(
        lambda n: WithoutEach(
            rows=(("a", "10  First"), ("b", "11  Second")),
            columns=tuple(WithoutColumn(title="ก", firsts=frozenset("a"), is_changed=one % 3 == 0) for one in range(n)),
        )
    ),
)


def box(mark: Mark) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a mark; of a label the room it may take."""
    match mark:
        case Rect():
            return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
        case Line():
            xs, ys = sorted((mark.x1, mark.x2)), sorted((mark.y1, mark.y2))
            return xs[0], ys[0], xs[1], ys[1]
        case Dot():
            return mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius
        case Label():
            left = mark.x - {"left": 0.0, "center": 0.5, "right": 1.0}[mark.align.value] * mark.room
            return left, mark.y - TEXT / 2, left + mark.room, mark.y + TEXT / 2


@few
@given(charts, widths)
def test_nothing_sticks_out(chart: RowChart, width: float) -> None:
    plot = chart.plot(width)
    slack = TEXT * 2  # half a tick's words at either end of an axis
    out = [
        mark
        for mark in plot.marks
        for left, top, right, bottom in (box(mark),)
        if left < -0.01 - slack * isinstance(mark, Label | Dot)
        or right > width + 0.01 + slack * isinstance(mark, Label | Dot)
        or top < -0.01
        or bottom > plot.height + 2.01
    ]
    assert out == []
    assert all(mark.room > 0 for mark in plot.labels)


@few
@given(charts, widths, st.floats(min_value=20, max_value=400))
def test_parts_hold_every_row_and_fit(chart: RowChart, width: float, room: float) -> None:
    if chart.plot(width).height <= room:
        return
    parts = chart.divided(width, room)
    if parts is None:
        return
    first, rest = parts
    assert (*first.rows, *rest.rows) == chart.rows
    assert min(len(first.rows), len(rest.rows)) >= chart.least_rows
    assert first.plot(width).height <= room + 0.01
    assert [mark for mark in first.plot(width).marks if is_of_head(mark, first)] == [
        mark for mark in rest.plot(width).marks if is_of_head(mark, rest)
    ]


def is_of_head(mark: Mark, chart: RowChart) -> bool:
    """Words above the rows."""
    return isinstance(mark, Label) and mark.y < chart.head


@given(st.floats(min_value=-1e4, max_value=1e4), st.floats(min_value=-1e4, max_value=1e4), st.integers(3, 12))
def test_steps_reach_around_both_ends(one: float, other: float, most: int) -> None:
    low, high = sorted((one, other))
    steps = round_steps(low, high, most)
    assert steps[0] <= low + 1e-6 * (abs(low) + 1)
    assert steps[-1] >= high - 1e-6 * (abs(high) + 1)
    assert len(steps) <= most + 1
    assert len({round(after - before, 6) for before, after in pairwise(steps)}) == 1


def heat(*rows: HeatRow, columns: int = 2) -> HeatMap:
    return HeatMap(columns=tuple("AB"[:columns]), rows=rows, low=50, high=100)


def test_darker_is_higher_and_what_lies_apart_is_framed() -> None:
    cells = HeatCell(words="50", value=50), HeatCell(words="100", value=100, is_framed=True)
    plot = heat(HeatRow(title="10", cells=cells)).plot(300)
    grounds = [mark.strength for mark in plot.marks if isinstance(mark, Rect) and mark.ink is Ink.HEAT]
    frames = [mark for mark in plot.marks if isinstance(mark, Rect) and mark.thickness]
    assert grounds == [LIGHTEST, DARKEST]
    assert [mark.ink for mark in frames] == [Ink.WARN]
    assert [(mark.text, mark.is_strong) for mark in plot.labels if mark.text in ("50", "100")] == [
        ("50", False),
        ("100", True),
    ]


def test_a_gap_is_a_dash_on_no_ground() -> None:
    plot = heat(HeatRow(title="10", cells=(None, HeatCell(words="70", value=70)))).plot(300)
    assert [mark.text for mark in plot.labels] == ["A", "B", "10", "–", "70"]
    assert sum(isinstance(mark, Rect) for mark in plot.marks) == 1


def test_without_room_for_figures_the_shades_say_all() -> None:
    cells = tuple(HeatCell(words="83.25", value=place * 7.0 + 50) for place in range(8))
    chart = HeatMap(columns=("A",) * 8, rows=(HeatRow(title="10", cells=cells),), low=50, high=100)
    assert not chart.shows_figures(150)
    shades = [mark.strength for mark in chart.plot(150).marks if isinstance(mark, Rect)]
    assert shades == sorted(shades)
    assert shades[-1] > DARKEST
    assert chart.shows_figures(500)


def test_no_heading_stays_alone_at_the_end_of_a_page() -> None:
    cells = (HeatCell(words="70", value=70),)
    rows = [HeatRow(title=f"{n}", cells=() if n == 3 else cells) for n in range(7)]
    first, rest = parts_of(heat(*rows, columns=1), 16 * 5 + 2)
    assert [row.title for row in first.rows] == ["0", "1", "2"]
    assert rest.rows[0].is_heading


def parts_of(chart: HeatMap, room: float) -> tuple[HeatMap, HeatMap]:
    parts = chart.divided(300, room)
    assert parts is not None
    return parts


def test_a_judge_far_off_has_a_form_of_her_own() -> None:
    rows = (
        DistanceRow(title="A", value=-14, reach=2, is_far=True),
        DistanceRow(title="B", value=1, reach=3),
        DistanceRow(title="C", value=None, words="—"),
    )
    chart = Distances(rows=rows, axis=ROUND_NOUGHT, bounds=(-10, 10), ends=("less", "more"))
    dots = [mark for mark in chart.plot(400).marks if isinstance(mark, Dot)]
    assert [(dot.form, dot.ink) for dot in dots] == [(Form.DIAMOND, Ink.WARN), (Form.DISC, Ink.MARK)]
    dashed = [mark.x1 for mark in chart.plot(400).marks if isinstance(mark, Line) and mark.is_dashed]
    assert len(dashed) == 2
    assert dots[0].x < min(dashed)


def test_what_the_sides_mean_and_nought_can_be_read_on_a_short_axis() -> None:
    ends, steps = ("← gives less", "gives more →"), (-15, -10, -5, 0, 5, 10, 15)
    axis = Axis(low=-15, high=15, ticks=tuple((step, f"{step:+}" if step else "0") for step in steps))
    rows = tuple(DistanceRow(title="A judge with a long name", value=one, words="+4.3 ± 0.4") for one in (-2, 2))
    labels = tuple(Distances(rows=rows, axis=axis, bounds=(-10, 10), ends=ends).plot(240).labels)
    assert all(one.room >= estimated(one.text) for one in labels if one.text in ends)
    assert [one.text for one in labels if one.text.lstrip("+-").isdecimal()] == ["-10", "0", "+10"]


def test_equal_totals_stand_above_each_other_and_many_become_bars() -> None:
    some = Distribution(rows=(SpreadRow(title="A", values=(70, 70, 80), median=70),), axis=AXIS)
    dots = [(mark.x, mark.y) for mark in some.plot(400).marks if isinstance(mark, Dot)]
    assert len(dots) == 3
    assert len({x for x, _ in dots}) == 2
    crowd = Distribution(rows=(SpreadRow(title="A", values=(70.0,) * 61, median=70),), axis=AXIS)
    assert crowd.are_many
    assert sum(isinstance(mark, Rect) for mark in crowd.plot(400).marks) == 1


def test_a_bar_is_as_long_as_its_share() -> None:
    rows = tuple(ShareRow(title="10", share=share, words="") for share in (1.0, 0.25, 0.0))
    plot = Shares(rows=rows, caption="").plot(400)
    filled = [mark.width for mark in plot.marks if isinstance(mark, Rect) and not mark.thickness]
    tracks = {mark.width for mark in plot.marks if isinstance(mark, Rect) and mark.thickness}
    assert filled == pytest.approx([*tracks, *(width / 4 for width in tracks)])


def test_a_change_without_a_judge_is_a_framed_diamond() -> None:
    columns = (
        WithoutColumn(title="all", firsts=frozenset("a")),
        WithoutColumn(title="B", firsts=frozenset("b"), is_changed=True),
    )
    plot = WithoutEach(rows=(("a", "10"), ("b", "11")), columns=columns).plot(300)
    dots = [mark for mark in plot.marks if isinstance(mark, Dot)]
    (frame,) = (mark for mark in plot.marks if isinstance(mark, Rect))
    assert [(dot.form, dot.ink) for dot in dots] == [(Form.DISC, Ink.CHOSEN), (Form.DIAMOND, Ink.WARN)]
    assert dots[0].y < dots[1].y
    assert frame.x < dots[1].x < frame.x + frame.width


def taken(chart: Chart) -> Plot:
    """A chart of every kind is what the window and the page ask for."""
    return chart.plot(200)


def test_every_kind_is_a_chart() -> None:
    assert taken(heat(HeatRow(title="10"))).width == 200
