"""“I run a contest”: a folder from the template, findings by table and row, the contest."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language
from judge_desktop.config.paths import resource
from judge_desktop.config.settings import TextSize
from judge_desktop.ui.chair.new_contest_page import EMPTY, HELD, TEMPLATE, NewContestPage
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choice_card import ChoiceCard
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_field import TextField
from judge_desktop.workflow.create_contest import DEMO_FOLDER
from judge_desktop.workflow.packages_here import Where, chair_contest
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.chair_stage import Stage
from tests.helpers.clipping import settled_faults
from tests.helpers.filling_in import finding_of
from tests.helpers.judge_pages import discard, looking
from tests.helpers.keyboard import press as press_key
from tests.helpers.keyboard import type_text
from tests.ui.chair.conftest import MakeDesk
from tests.ui.chair.find import notice, one, press, seen, words


def new_page(desk: Desk, qtbot: QtBot) -> NewContestPage:
    """The page on a copy without a contest."""
    page = NewContestPage(desk)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    return page


def contest_folder(folder: Path) -> Path:
    """The demo contest's tables without the attachments, which are many."""
    shutil.copytree(resource(DEMO_FOLDER), folder, ignore=shutil.ignore_patterns("attachments"))
    return folder


def test_nobody_is_asked_who_she_is_before_something_is_signed(
    tmp_path: Path, make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(tmp_path / "home")
    page = new_page(desk, qtbot)
    assert [card.title() for card in seen(page, ChoiceCard)] == [
        "From the template",
        "From last year's contest",
        "Empty",
    ]
    assert seen(page, TextField) == []
    assert "Take in a contest folder" in words(page)
    assert nameless_widgets(page) == []
    choose(page, TEMPLATE)
    begin(page, qtbot)
    assert desk.ws.own_name is None


def test_the_template_becomes_a_folder_and_says_what_is_missing(
    tmp_path: Path, make_desk: MakeDesk, qtbot: QtBot
) -> None:
    page = new_page(make_desk(tmp_path / "home"), qtbot)
    folder = tmp_path / "awards"
    page.make_folder(folder)
    assert notice(page) == "The contest folder is made"
    assert {"contest.toml", "panel.xlsx", "submissions.xlsx"} <= {path.name for path in folder.iterdir()}

    page.take_in(folder)
    assert [row.title() for row in seen(one(page, Card, "findings"), StatusRow)] == [
        "The round has no submission. Add the finalists",
        "The panel has no voting judge. Add the judges",
        "The panel has no chair. Name one judge as chair",
    ]


def test_findings_name_table_and_row_and_the_mended_folder_is_taken_in(
    tmp_path: Path, make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(tmp_path / "home")
    page = new_page(desk, qtbot)
    folder = contest_folder(tmp_path / "contest")
    table = folder / "submissions.xlsx"
    good = table.read_bytes()
    book = load_workbook(table)
    sheet = book.worksheets[0]
    column = next(cell.column for cell in sheet[1] if "(category)" in str(cell.value))
    sheet.cell(row=4, column=column, value="Smart Peopel")
    book.save(table)

    page.take_in(folder)
    first = seen(one(page, Card, "findings"), StatusRow)[0]
    assert (first.title(), first.detail()) == (
        "This submission is in a category that the contest does not have. Choose one of its categories",
        "submissions.xlsx · row 4 · category",
    )

    table.write_bytes(good)
    press(page, "check_again")
    with qtbot.waitSignal(page.contest_created) as created:
        press(page, "create_contest")
    assert created.args == [chair_contest(desk.ws).id]


def choose(page: NewContestPage, kind: str) -> None:
    """Press one of the three large choices."""
    one(page, ChoiceCard, f"begin_{kind}").click()


def filled(page: NewContestPage) -> dict[str, str]:
    """What stands in the form."""
    return {name: one(page, TextField, name).text() for name in ("name_th", "name_en", "edition", "year")}


def begin(page: NewContestPage, qtbot: QtBot) -> str:
    """Press the primary button; the id of the contest that was made."""
    with qtbot.waitSignal(page.contest_created) as created:
        press(page, "begin")
    assert created.args is not None
    return str(created.args[0])


def test_a_contest_begins_from_the_template_without_touching_files(
    tmp_path: Path, make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(tmp_path / "home")
    page = new_page(desk, qtbot)
    choose(page, TEMPLATE)
    assert filled(page) == {
        "name_th": "โครงการ The Smart City Solution Awards 2023",
        "name_en": "The Smart City Solution Awards 2023",
        "edition": "2",
        "year": "2566/2023",
    }
    assert nameless_widgets(page) == []
    one(page, TextField, "name_th").setText("รางวัลเมืองน่าอยู่")
    contest = chair_contest(desk.ws, Where(begin(page, qtbot)))
    assert (contest.name.th, len(contest.categories), contest.submissions) == ("รางวัลเมืองน่าอยู่", 7, ())


def test_an_empty_contest_needs_only_a_name(tmp_path: Path, make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(tmp_path / "home")
    page = new_page(desk, qtbot)
    choose(page, EMPTY)
    press(page, "begin")
    assert finding_of(page, "name_th") == "A contest needs a name. Please enter one in Thai or English."
    one(page, TextField, "name_en").setText("Awards")
    assert chair_contest(desk.ws, Where(begin(page, qtbot))).categories == ()


def test_last_years_contest_is_held_again_with_its_panel(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    page = new_page(desk, qtbot)
    choose(page, HELD)
    assert seen(page, ChoiceField, "source") == []
    assert filled(page)["name_en"] == "The Smart City Solution Awards 2024 (demo)"
    one(page, TextField, "name_en").setText("The Smart City Solution Awards 2023 (demo)")
    one(page, TextField, "name_th").setText("โครงการ The Smart City Solution Awards 2023 (ตัวอย่าง)")
    press(page, "begin")
    said = "There is already a contest of this name on this computer. Give the new one another name."
    assert finding_of(page, "name_th") == said

    one(page, TextField, "name_th").setText("ปีใหม่")
    made = begin(page, qtbot)
    before, after = chair_contest(desk.ws, Where(stage.contest)), chair_contest(desk.ws, Where(made))
    assert [(one.id, one.known_keys) for one in after.panel.judges] == [
        (one.id, one.known_keys) for one in before.panel.judges
    ]
    assert (after.year, after.submissions) == ("2567/2024", ())

    choose_again = new_page(desk, qtbot)
    choose(choose_again, HELD)
    source = one(choose_again, ChoiceField, "source")
    assert [source.itemData(n) for n in range(source.count())] == [made, stage.contest]
    source.setCurrentIndex(1)
    source.activated.emit(1)
    assert filled(choose_again)["year"] == "2567/2024"


def test_without_a_contest_here_there_is_none_to_begin_from(tmp_path: Path, make_desk: MakeDesk, qtbot: QtBot) -> None:
    page = new_page(make_desk(tmp_path / "home"), qtbot)
    choose(page, HELD)
    assert notice(page) == "There is no contest on this computer yet"


def test_the_form_leads_back_to_the_choices_and_those_home(desk: Desk, qtbot: QtBot) -> None:
    page = new_page(desk, qtbot)
    choose(page, EMPTY)
    press(page, "back_to_choices")
    assert len(seen(page, ChoiceCard)) == 3
    choose(page, TEMPLATE)
    page.header.back_requested.emit()
    assert len(seen(page, ChoiceCard)) == 3
    with qtbot.waitSignal(page.home_requested):
        page.header.back_requested.emit()


def test_the_keyboard_is_where_somebody_begins_to_type(main_window: MainWindow) -> None:
    main_window.show_new_contest()
    page = main_window.page()
    assert isinstance(page, NewContestPage)
    assert one(page, ChoiceCard, "begin_template").hasFocus()


def test_by_keyboard_alone(desk: Desk, qtbot: QtBot) -> None:
    page = new_page(desk, qtbot)
    with qtbot.waitActive(page):
        page.activateWindow()
    card = one(page, ChoiceCard, "begin_empty")
    card.setFocus()
    press_key(card, Qt.Key.Key_Return)
    name = one(page, TextField, "name_th")
    assert name.hasFocus()
    type_text(name, "รางวัล")
    with qtbot.waitSignal(page.contest_created):
        press_key(name, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("spoken", "text_size"),
    [(Language.TH, TextSize.NORMAL), (Language.EN, TextSize.NORMAL), (Language.TH, TextSize.HUGE)],
)
def test_nothing_is_cut(qapp: QApplication, desk: Desk, spoken: Language, text_size: TextSize) -> None:
    found: list[str] = []
    with looking(qapp, spoken, text_size):
        page = NewContestPage(desk)
        page.show()
        for width, height in ((1366, 690), (911, 512)) if text_size is TextSize.NORMAL else ((1366, 690),):
            page.resize(width, height)
            page.show_choices()
            found += settled_faults(page)
            for kind in (TEMPLATE, HELD, EMPTY):
                page.begin_from(kind)
                found += settled_faults(page)
        discard(page)
    assert found == []
