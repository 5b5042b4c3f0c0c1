"""A plot in the window: the same marks as on paper, in both schemes, at every text size, told to who cannot see it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language
from judge_desktop.config.settings import TextSize, Theme
from judge_desktop.domain.plot import Dot, Form, Ink, Label, Picture, Plot, Rect
from judge_desktop.reports.pages import BOTTOM, PAGE_HEIGHT, PAGE_WIDTH, SIDE, TOP, Properties, Sheet, write_sheets
from judge_desktop.reports.plot_block import INKS, PlotBlock, paper_colour
from judge_desktop.ui.widgets.plot_view import PlotView, paint_plot, pixels_a_point
from judge_desktop.ui.widgets.theme import apply_theme, look
from judge_desktop.ui.widgets.tokens import Role
from judge_desktop.workflow.first_place_plots import shares_picture, without_picture
from judge_desktop.workflow.printing.statistics import names_of
from judge_desktop.workflow.round_plots import distribution_picture, heat_pictures, severity_picture
from judge_desktop.workflow.round_statistics import round_statistics
from tests.helpers.accessibility import accessible_name
from tests.helpers.plotted_rounds import plotted_round
from tests.unit.reports.test_statistics_report import imprint
from tests.unit.workflow.test_round_plots import figures_of

ROUND = plotted_round(judges=7, submissions=12, categories=4, far_off=3, keeps=lambda judge, one: judge * one % 7 != 1)
FOUND = round_statistics(ROUND)
NAMES = names_of(ROUND.package, imprint(ROUND, Language.TH), named=False)
DPI = 144
AVAILABLE = PAGE_WIDTH - 2 * SIDE


def heat() -> Picture | None:
    return heat_pictures(ROUND.table, FOUND.statistics.outliers, NAMES)[0]


PICTURES: dict[str, Callable[[], Picture | None]] = {
    "heat map": heat,
    "distribution": lambda: distribution_picture(ROUND.table, NAMES),
    "severity": lambda: severity_picture(FOUND.statistics.judges, NAMES),
    "shares": lambda: shares_picture(figures_of(ROUND), NAMES),
    "without each": lambda: without_picture(figures_of(ROUND), NAMES),
}


def picture_of(name: str) -> Picture:
    picture = PICTURES[name]()
    assert picture is not None
    return picture


def on_paper(plot_block: PlotBlock, path: Path) -> Image.Image:
    """The plot cut out of a printed page, grey."""
    sheet = Sheet(blocks=(plot_block,), title="ก", head="ก", foot="ก", page_label=lambda page, pages: f"{page}/{pages}")
    write_sheets([sheet], path, Properties(title="ก", author="", language="th"))
    subprocess.run(["pdftoppm", "-r", str(DPI), "-png", "-gray", "-singlefile", path, path.with_suffix("")], check=True)
    scale = DPI / 72
    left, top = SIDE * scale, TOP * scale
    corner = left + AVAILABLE * scale, top + min(plot_block.height(AVAILABLE), PAGE_HEIGHT - TOP - BOTTOM) * scale
    with Image.open(path.with_suffix(".png")) as page:
        return page.convert("L").crop((round(left), round(top), round(corner[0]), round(corner[1])))


def on_screen(plot: Plot, size: tuple[int, int], path: Path) -> Image.Image:
    """The same marks painted by the window in the colours of paper, as large as on the page."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    scale = DPI / 72 / pixels_a_point()
    painter.scale(scale, scale)
    paint_plot(painter, plot, lambda ink: QColor(INKS[ink]))
    painter.end()
    image.save(str(path))
    with Image.open(path) as drawn:
        return drawn.convert("L")


@pytest.mark.parametrize("name", list(PICTURES))
def test_paper_and_window_show_the_same_marks(name: str, qapp: QApplication, tmp_path: Path) -> None:
    apply_theme(qapp, Theme.LIGHT, TextSize.NORMAL)
    block = PlotBlock(picture_of(name).chart)
    printed = on_paper(block, tmp_path / "plot.pdf")
    painted = on_screen(block.plot(AVAILABLE), printed.size, tmp_path / "painted.png")
    soft = [one.filter(ImageFilter.GaussianBlur(2)) for one in (printed, painted)]
    apart = difference(*soft)
    ink = 255 - ImageStat.Stat(printed).mean[0]
    assert ink > 1  # something was drawn at all
    assert ImageStat.Stat(apart).mean[0] < 0.12 * ink
    assert apart.point(lambda grey: 255 if grey > 90 else 0).histogram()[255] == 0


def difference(one: Image.Image, other: Image.Image) -> Image.Image:
    return ImageChops.difference(one, other)


def test_another_mark_would_be_seen(qapp: QApplication, tmp_path: Path) -> None:
    apply_theme(qapp, Theme.LIGHT, TextSize.NORMAL)
    block = PlotBlock(picture_of("severity").chart)
    printed = on_paper(block, tmp_path / "plot.pdf")
    plot = block.plot(AVAILABLE)
    without = Plot(
        width=plot.width, height=plot.height, marks=tuple(one for one in plot.marks if not isinstance(one, Dot))
    )
    painted = on_screen(without, printed.size, tmp_path / "painted.png")
    soft = [one.filter(ImageFilter.GaussianBlur(2)) for one in (printed, painted)]
    assert difference(*soft).point(lambda grey: 255 if grey > 90 else 0).histogram()[255] > 0


def shown(qtbot: QtBot, name: str, width: int = 900) -> PlotView:
    view = PlotView(picture_of(name))
    qtbot.addWidget(view)
    view.resize(width, view.heightForWidth(width))
    view.show()
    return view


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_both_schemes_have_their_own_colours(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, theme, TextSize.NORMAL)
    view = shown(qtbot, "severity")
    picture, px = view.grab().toImage(), pixels_a_point()
    dots = {mark.form: mark for mark in view.plot().marks if isinstance(mark, Dot)}
    seen = {form: picture.pixelColor(round(dot.x * px), round(dot.y * px)) for form, dot in dots.items()}
    assert seen == {Form.DIAMOND: look().colour(Role.WARN), Form.DISC: look().colour(Role.INK3)}
    apply_theme(qapp, Theme.LIGHT, TextSize.NORMAL)


@pytest.mark.parametrize("name", list(PICTURES))
def test_at_twice_the_text_size_nothing_sticks_out(name: str, qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, Theme.LIGHT, TextSize.HUGE)
    view = shown(qtbot, name, width=520)
    usual = PlotView(picture_of(name))
    plot = view.plot()
    assert plot.width == pytest.approx(520 / pixels_a_point())
    assert view.height() >= plot.height * pixels_a_point() - 1
    assert all(0 <= mark.x <= plot.width + 12 for mark in plot.labels)
    assert list(usual.plot(1040).labels) != []
    apply_theme(qapp, Theme.LIGHT, TextSize.NORMAL)


def test_pointing_at_a_mark_tells_what_it_is(qtbot: QtBot) -> None:
    view = shown(qtbot, "heat map")
    cell = next(mark for mark in view.plot().marks if isinstance(mark, Rect) and mark.tip)
    px = pixels_a_point()
    assert view.tip_at(QPointF((cell.x + 2) * px, (cell.y + 2) * px)) == cell.tip
    assert view.tip_at(QPointF(1, 1)) == ""


def test_what_is_shown_is_said(qtbot: QtBot) -> None:
    view = shown(qtbot, "severity")
    picture = view.picture()
    assert accessible_name(view) == f"{picture.title}: {picture.says}"
    other = picture_of("distribution")
    view.set_picture(other)
    assert accessible_name(view) == f"{other.title}: {other.says}"
    assert view.heightForWidth(900) == pytest.approx(
        other.chart.plot(900 / pixels_a_point()).height * pixels_a_point(), abs=1
    )


def test_only_what_is_seen_is_painted(qtbot: QtBot) -> None:
    view = shown(qtbot, "heat map")
    whole = view.grab().toImage()
    part = view.grab(QRect(0, 100, view.width(), 60)).toImage()
    assert part == whole.copy(0, 100, view.width(), 60)


def test_every_ink_can_be_told_on_grey_paper() -> None:
    def grey(ink: Ink, strength: float = 1.0) -> float:
        red, green, blue = (int(paper_colour(ink, strength)[at : at + 2], 16) for at in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    assert grey(Ink.RULE) - grey(Ink.MARK) > 50
    assert grey(Ink.MARK) - grey(Ink.CHOSEN) > 50
    shades = [grey(Ink.HEAT, strength / 100) for strength in range(4, 39, 2)]
    assert shades == sorted(shades, reverse=True)
    assert shades[0] - shades[-1] > 50
    assert grey(Ink.HEAT, 0.38) - grey(Ink.TEXT) > 120  # figures stay readable on the darkest cell


def test_words_that_are_too_long_end_in_dots_on_both(qapp: QApplication, tmp_path: Path) -> None:
    long = Label(x=0, y=8, text="ระบบเฝ้าระวังและเตือนภัยน้ำท่วมอัจฉริยะ", room=60)
    plot = Plot(width=AVAILABLE, height=16, marks=(long,))

    class One:
        def plot(self, width: float) -> Plot:  # noqa: ARG002
            return plot

        def divided(self, width: float, room: float) -> None:  # noqa: ARG002
            return None

    apply_theme(qapp, Theme.LIGHT, TextSize.NORMAL)
    printed = on_paper(PlotBlock(One()), tmp_path / "plot.pdf")
    painted = on_screen(plot, printed.size, tmp_path / "painted.png")
    for one in (printed, painted):
        box = one.point(lambda grey: 255 if grey < 128 else 0).getbbox()
        assert box is not None
        assert box[2] <= 61 * DPI / 72
