"""Where pages lie on the roll: in every fit and turn, for five pages and for five thousand."""

import pytest

from judge_desktop.ui.viewers.pdf_layout import MOST_ZOOM, PX_PER_POINT, Box, PdfLayout, Shape
from judge_desktop.ui.viewers.pdf_place import Fit

STANDING, LYING = (600.0, 800.0), (800.0, 600.0)


def test_pages_are_as_wide_as_the_view_whatever_their_own_width() -> None:
    layout = PdfLayout([STANDING, LYING], Shape(room=(656, 500)))

    assert layout.box(0) == Box(28, 20, 600, 800)
    assert layout.box(1) == Box(28, 834, 600, 450)
    assert (layout.width, layout.height) == (656, 1304)
    assert layout.zoom(0) == pytest.approx(1 / PX_PER_POINT)


def test_a_whole_page_fits_both_ways_and_narrow_views_have_narrow_margins() -> None:
    whole = PdfLayout([STANDING, LYING], Shape(room=(656, 428), fit=Fit.PAGE))
    assert whole.box(0).height == 400
    assert whole.box(1).width == pytest.approx(800 * 400 / 600, abs=1)
    assert PdfLayout([STANDING], Shape(room=(320, 500))).box(0).width == 300


def test_zoomed_by_hand_all_pages_have_one_scale_and_the_roll_may_be_wider() -> None:
    layout = PdfLayout([STANDING, LYING], Shape(room=(656, 500), fit=Fit.NONE, zoom=2.0))
    assert [layout.zoom(n) for n in (0, 1)] == [2.0, 2.0]
    assert layout.width == round(800 * PX_PER_POINT * 2) + 56
    beyond = PdfLayout([STANDING], Shape(room=(656, 500), fit=Fit.NONE, zoom=90.0))
    assert beyond.zoom(0) == MOST_ZOOM


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_points_go_to_the_roll_and_back_in_every_turn(rotation: int) -> None:
    layout = PdfLayout([STANDING, LYING], Shape((656, 500), Fit.WIDTH, 1.0, rotation))
    for page in (0, 1):
        box = layout.to_roll(page, 100, 50, 200, 20)
        middle = (box.x + box.width / 2, box.y + box.height / 2)
        assert layout.page_at(*middle) == page
        assert layout.to_page(page, *middle) == pytest.approx((200, 60), abs=0.2)


def test_turned_clockwise_the_head_of_a_page_is_at_its_right() -> None:
    layout = PdfLayout([STANDING], Shape((656, 500), Fit.WIDTH, 1.0, 90))
    page, head = layout.box(0), layout.to_roll(0, 0, 0, 600, 40)
    assert head.x + head.width == pytest.approx(page.x + page.width, abs=1)
    assert head.height == pytest.approx(page.height, abs=1)


def test_what_is_seen_of_many_pages() -> None:
    layout = PdfLayout([STANDING] * 5000, Shape(room=(656, 500)))
    top = layout.box(4000).y

    assert list(layout.pages_between(top, top + 500)) == [4000]
    assert list(layout.pages_between(top - 100, top + 500)) == [3999, 4000]
    assert list(layout.pages_between(top - 5, top + 500)) == [4000], "between two pages the lower one is seen"
    assert layout.main_page(top - 100, top + 400) == 4000
    assert layout.main_page(top - 400, top + 100) == 3999
    assert layout.page_at(2, top + 10) is None
    assert list(layout.pages_between(layout.height, layout.height + 9)) == [4999]


def test_nothing_lies_on_an_empty_roll() -> None:
    layout = PdfLayout([], Shape(room=(656, 500)))
    assert (layout.height, list(layout.pages_between(0, 500)), layout.page_at(5, 5)) == (0, [], None)
