"""“I run a contest”: name and passphrase once, a folder from the template, findings by table and row, the contest."""

from __future__ import annotations

import shutil
from pathlib import Path

from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from judge_desktop.config.paths import resource
from judge_desktop.ui.chair.new_contest_page import NewContestPage
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.workflow.create_contest import DEMO_FOLDER
from judge_desktop.workflow.packages_here import chair_contest
from tests.helpers.accessibility import nameless_widgets
from tests.ui.chair.conftest import MakeDesk
from tests.ui.chair.find import notice, one, press, seen, words


def new_page(desk: Desk, qtbot: QtBot) -> NewContestPage:
    """The page on a copy without a contest."""
    page = NewContestPage(desk)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    return page


def set_up(page: NewContestPage) -> None:
    """Give name and passphrase."""
    page.name.setText("Secretary")
    press(page, "create_identity")


def contest_folder(folder: Path) -> Path:
    """The demo contest's tables without the attachments, which are many."""
    shutil.copytree(resource(DEMO_FOLDER), folder, ignore=shutil.ignore_patterns("attachments"))
    return folder


def test_the_passphrase_is_proposed_once_and_locks_the_keys(tmp_path: Path, make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(tmp_path / "home")
    page = new_page(desk, qtbot)
    assert nameless_widgets(page) == []
    assert len(page.passphrase.text().split()) == 5
    press(page, "create_identity")
    assert "Please enter a name" in words(page)

    set_up(page)
    own = desk.ws.own_name
    assert own is not None
    assert (own.name, own.has_passphrase) == ("Secretary", True)
    assert "Start from the template" in words(page)
    assert nameless_widgets(page) == []


def test_the_template_becomes_a_folder_and_says_what_is_missing(
    tmp_path: Path, make_desk: MakeDesk, qtbot: QtBot
) -> None:
    page = new_page(make_desk(tmp_path / "home"), qtbot)
    set_up(page)
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
    set_up(page)
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
