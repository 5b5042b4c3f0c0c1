"""A spreadsheet of people in the window: matched, looked at with its problems by row, kept only when confirmed."""

from __future__ import annotations

from pathlib import Path

import pytest

from judge_desktop.config.i18n import Language
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.panel_page import PanelPage
from judge_desktop.ui.chair.people_import import PeopleImport
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.workflow.edit_panel import in_order
from judge_desktop.workflow.packages_here import chair_contest
from tests.ui.chair.find import notice, one, page, press, rows, seen

LIST = (
    "ที่,คำนำหน้า,ผู้ตัดสิน,สังกัด,หน้าที่\n"
    "1,ศ.ดร.,ปรีชา ตัวอย่าง,มหาวิทยาลัย,กรรมการ\n"
    "2,นาง,มาลี สมมติ,เทศบาล,ผู้สังเกตการณ์\n"
    "3,นาย,วิชัย สมมติ,สำนักงาน,เลขานุการ\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "รายชื่อ.csv"
    file.write_text(LIST, encoding="cp874")
    return file


@pytest.fixture
def panel(window: ChairWindow) -> PanelPage:
    return page(window, PanelPage, "panel")


def looked_at(panel: PanelPage) -> PeopleImport:
    assert panel.importing.view is not None
    return panel.importing.view


def test_nothing_is_kept_until_it_is_confirmed(panel: PanelPage, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose_files, "ask_open", lambda *_: path)
    press(panel, "import_people")
    view = looked_at(panel)
    assert panel.header.title() == "Take in people"
    assert panel.header.subtitle() == "รายชื่อ.csv · 0 rows · nothing is kept until you confirm"
    assert rows(view)[0][0] == "The column “ชื่อ-สกุล” is missing. Add it to the header row"
    assert not panel.importing.take.isEnabled()

    view.choose("ผู้ตัดสิน", "name_th")
    assert [(row.cells[0].text, row.cells[2].text, row.cells[4].text) for row in view.table.rows()] == [
        ("2", "ศ.ดร.ปรีชา ตัวอย่าง", "New"),
        ("3", "นางมาลี สมมติ", "Stays out"),
        ("4", "นายวิชัย สมมติ", "New"),
    ]
    assert rows(view)[0][0] == "row 3 · “ผู้สังเกตการณ์” is not understood here. Correct the cell"
    assert len(chair_contest(panel.desk.ws).panel.judges) == 4
    assert panel.importing.take.words() == "Take in 2 people"

    press(panel, "confirm_import")
    assert [each.name.th for each in in_order(chair_contest(panel.desk.ws))][1] == "ปรีชา ตัวอย่าง"
    assert notice(panel) == "2 people were taken in"
    assert (panel.importing.view, panel.tabs.isVisibleTo(panel)) == (None, True)


def test_it_can_be_left_without_a_trace(panel: PanelPage, path: Path, language: Language) -> None:
    panel.importing.look_at(path)
    assert seen(panel, Button, "add_person") == []
    press(panel, "cancel_import")
    assert panel.importing.view is None
    assert len(panel.people.list.rows()) == 4
    one(panel, Button, "add_person")


def test_one_column_is_taken_for_one_thing(panel: PanelPage, path: Path) -> None:
    panel.importing.look_at(path)
    view = looked_at(panel)
    assert view.matching() == {"order": 0, "title": 1, "position": 3, "role": 4}
    view.choose("ผู้ตัดสิน", "title")
    assert view.matching() == {"order": 0, "title": 2, "position": 3, "role": 4}


def test_a_file_that_is_no_table_is_refused_at_the_head(panel: PanelPage, tmp_path: Path) -> None:
    broken = tmp_path / "list.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    panel.importing.look_at(broken)
    assert notice(panel) == "The table “list.xlsx” cannot be read"
    assert panel.importing.view is None


def test_what_the_panel_would_lack_is_said_before(panel: PanelPage, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("name,role\nSecond Chair,chair\n", encoding="utf-8")
    panel.importing.look_at(path)
    view = looked_at(panel)
    assert rows(view)[-1][0] == "The panel has more than one chair. Leave only one"
    assert panel.importing.take.isEnabled()
