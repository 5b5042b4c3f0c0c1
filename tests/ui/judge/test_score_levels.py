"""Guidelines, levels and groups of a rubric that has them: read, marked while typing, hidden on a shared screen."""

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.rubric import Criterion, CriterionGroup, Level, Rubric
from judge_desktop.domain.scorecard import Pin, Scorecard
from judge_desktop.domain.text import Text
from judge_desktop.scoring.validation import read_score
from judge_desktop.ui.judge.criteria_form import CriteriaForm
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import Type
from tests.helpers.keyboard import type_text

LEVELS = tuple(
    Level(lowest=Decimal(lowest), name=Text(th=th, en=en), description=Text(th="", en=described))
    for lowest, th, en, described in (
        ("0", "อ่อน", "Weak", ""),
        ("5", "พอใช้", "Fair", "Some"),
        ("8", "ดี", "Good", "All"),
    )
)


def criterion(key: str, group: str, **more: object) -> Criterion:
    return Criterion(id=key, name=Text(th=key, en=key), full_mark=Decimal(10), group=group, **more)  # type: ignore[arg-type]


RUBRIC = Rubric(
    id="r",
    criteria=(
        criterion("Idea", "design", step=Decimal("0.5"), levels=LEVELS, guidelines=(Text(th="ก", en="Is it new?"),)),
        criterion("Plan", "design"),
        criterion("Results", "results"),
    ),
    total=Decimal(30),
    groups=(
        CriterionGroup(id="design", name=Text(th="การออกแบบ", en="Design")),
        CriterionGroup(id="results", name=Text(th="ผล", en="Results")),
    ),
)


class Keeper:
    """Keeps nothing and finds what the rulebook finds."""

    def keep_score(self, _submission: str, key: str, text: str) -> tuple[Finding, ...] | None:
        found = RUBRIC.criterion(key)
        assert found is not None
        return read_score(text, found)[1]

    def keep_pin(self, _submission: str, _pin: Pin, *, is_there: bool) -> bool:
        return is_there


@pytest.fixture
def form(qtbot: QtBot) -> CriteriaForm:
    made = CriteriaForm(Keeper(), Numerals.ARABIC)
    qtbot.addWidget(made)
    made.resize(420, 700)
    made.show_card(Scorecard(submission="S"), RUBRIC, (), read_only=False)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.focus_first()
    return made


def table(form: CriteriaForm) -> list[tuple[str, str, bool]]:
    """Band, words and whether it is marked by shape and weight, of every level."""
    found = []
    for row in form.rows["Idea"].levels._rows:
        is_marked = row.mark.shape() is Shape.DOT
        assert is_marked == (row.words.line() is Type.CAPTION_STRONG), "never by one sign alone"
        found.append((row.range.text(), row.words.text(), is_marked))
    return found


def test_the_level_of_the_score_is_marked_while_it_is_typed(form: CriteriaForm) -> None:
    form.toggle_guidelines()
    row = form.rows["Idea"]
    assert row.guidelines_shown()
    assert table(form) == [("8–10", "Good: All", False), ("5–7.5", "Fair: Some", False), ("0–4.5", "Weak", False)]

    type_text(row.field, "7")
    assert row.levels.marked() == "Fair"
    type_text(row.field, ".5")
    assert [one for one in table(form) if one[2]] == [("5–7.5", "Fair: Some", True)]
    type_text(row.field, "5")
    assert row.levels.marked() == "", "a value that blocks stands in no level"
    row.field.clear()
    type_text(row.field, "8")
    assert row.levels.marked() == "Good"
    assert row.levels._rows[0].words.accessibleName() == "Good: All: your score"


def test_a_shared_screen_shows_no_level(form: CriteriaForm) -> None:
    type_text(form.rows["Idea"].field, "8")
    form.set_numbers_hidden(True)
    assert form.rows["Idea"].levels.marked() == ""
    type_text(form.rows["Idea"].field, "x")
    form.set_numbers_hidden(False)
    assert form.rows["Idea"].levels.marked() == ""
    form.rows["Idea"].field.clear()
    type_text(form.rows["Idea"].field, "4")
    assert form.rows["Idea"].levels.marked() == "Weak"


def test_the_link_says_what_there_is(form: CriteriaForm) -> None:
    assert form.rows["Idea"]._guidelines.words() == "1 guideline · 3 levels"
    assert form.rows["Plan"]._guidelines.words() == ""
    form.toggle_guidelines()
    form.rows["Plan"].field.setFocus()
    assert not form.rows["Plan"].guidelines_shown()


def test_a_group_has_its_heading_unless_its_only_criterion_is_called_the_same(form: CriteriaForm) -> None:
    headings = [label.text() for one in form._headings for label in one.findChildren(TextLabel)]
    assert headings == ["Design"]


def test_bands_end_one_step_below_the_next_better_level() -> None:
    bands = RUBRIC.criteria[0].bands
    assert [(str(one.lowest), str(one.highest)) for one in bands] == [("8", "10"), ("5", "7.5"), ("0", "4.5")]
    assert [Decimal("7.5") in one for one in bands] == [False, True, False]
