"""Tables and archive from the page that finishes the day: what is asked, where it goes, what is told afterwards."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.finish_page import PUBLISH, FinishPage
from judge_desktop.ui.chair.keeping_dialogs import FOLDER, ArchiveDialog, TablesDialog
from judge_desktop.ui.chair.publish_part import PublishPart
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.choices import RadioButton
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.workflow.deliberate import close_round
from tests.helpers.chair_stage import Stage
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import one, page, press, seen


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the person wants everything."""
    chosen = tmp_path / "เก็บ"
    chosen.mkdir()
    monkeypatch.setattr(choose_files, "ask_folder", lambda *_: chosen)
    monkeypatch.setattr(choose_files, "ask_save", lambda *words, **_: chosen / str(words[3]).removesuffix(".xlsx"))
    some = {ReportKind.SCHEDULE: "schedule"}  # papers take a second each
    monkeypatch.setattr("judge_desktop.workflow.archive.papers.MODULES", some)
    return chosen


def part_of(window: ChairWindow) -> PublishPart:
    finish = page(window, FinishPage, "finish")
    finish.show_tab(PUBLISH)
    return finish.publishing


def news(part: PublishPart, name: str = "success") -> tuple[str, str]:
    (shown,) = [one for one in seen(part, Notice) if one.objectName() == name]
    return shown.sentence(), shown.detail()


def answer(window: ChairWindow, kind: type[TablesDialog | ArchiveDialog]) -> None:
    (dialog,) = [one for one in window.findChildren(kind) if one.isVisible()]
    dialog.answer.click()


def test_tables_are_saved_as_a_workbook(merged: ChairWindow, folder: Path) -> None:
    part = part_of(merged)
    press(part, "export_tables")
    answer(merged, TablesDialog)
    (path,) = folder.iterdir()
    assert path.suffix == ".xlsx"
    assert path.name.startswith("Tables-")
    assert len(openpyxl.load_workbook(path).sheetnames) == 7
    assert news(part) == ("The tables are saved", str(path))


def test_tables_are_saved_as_a_folder_without_names(merged: ChairWindow, folder: Path) -> None:
    part = part_of(merged)
    for times in (1, 2):
        press(part, "export_tables")
        (dialog,) = [one for one in merged.findChildren(TablesDialog) if one.isVisible()]
        one(dialog, RadioButton, f"tables_form_{FOLDER}").click()
        dialog.hidden.setChecked(True)
        answer(merged, TablesDialog)
        assert len(list(folder.iterdir())) == times  # the second time in a folder of its own
    for path in folder.glob("*/per-judge.csv"):
        text = path.read_text(encoding="utf-8-sig")
        assert "Judge A" in text
        assert "เวียงพิรุณ" not in text


def test_covered_categories_are_told(window: ChairWindow, folder: Path) -> None:
    part = part_of(window)
    press(part, "export_tables")
    answer(window, TablesDialog)
    assert news(part)[1].endswith("2 categories are still covered")


def test_the_archive_asks_until_when_and_says_where_it_is(merged: ChairWindow, folder: Path) -> None:
    part = part_of(merged)
    press(part, "export_archive")
    (dialog,) = [one for one in merged.findChildren(ArchiveDialog) if one.isVisible()]
    assert dialog.day.text() == "8 September 2028"
    dialog.day.setText("tomorrow or so")
    answer(merged, ArchiveDialog)
    assert dialog.isVisible()
    assert dialog.finding() != ""
    dialog.day.setText("8 September 2023")
    answer(merged, ArchiveDialog)
    assert dialog.finding().startswith("The archive cannot be kept until")
    dialog.day.setText("1 มกราคม 2577")
    answer(merged, ArchiveDialog)
    (made,) = folder.iterdir()
    assert made.name.startswith("Archive-")
    assert made.name.endswith("2023-09-08")
    assert "1 January 2034" in (made / "index.html").read_text(encoding="utf-8")
    sentence, detail = news(part)
    assert sentence == "The archive is made"
    assert detail.startswith(str(made))
    assert detail.endswith("could not be in it; the index says why")


def test_the_archive_of_a_closed_round_holds_the_results_file(
    merged_desk: Desk, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    close_round(merged_desk.ws, "ปิด")
    window = open_window(merged_desk, stage, qtbot)
    press(part_of(window), "export_archive")
    answer(window, ArchiveDialog)
    assert len(list(folder.glob("*/results/*.judgeresults"))) == 1


def test_a_refusal_is_told_where_it_happened(merged: ChairWindow, folder: Path) -> None:
    part = part_of(merged)
    folder.rmdir()
    folder.write_text("a file where the folder was")
    press(part, "export_tables")
    answer(merged, TablesDialog)
    assert news(part, "refusal")[0].startswith("Nothing can be saved in the folder")
    assert part.keeping.tables.isEnabled()


def test_whoever_changes_her_mind_gets_nothing(
    merged: ChairWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose_files, "ask_folder", lambda *_: None)
    monkeypatch.setattr(choose_files, "ask_save", lambda *_, **__: None)
    part = part_of(merged)
    for name, kind in (("export_tables", TablesDialog), ("export_archive", ArchiveDialog)):
        press(part, name)
        answer(merged, kind)
    assert list(folder.iterdir()) == []
    assert [one for one in seen(part, Notice) if one.objectName() == "success"] == []


def test_it_speaks_thai(desk: Desk, stage: Stage, qtbot: QtBot, folder: Path) -> None:
    set_language(Language.TH)
    window = open_window(desk, stage, qtbot)
    part = part_of(window)
    press(part, "export_archive")
    (dialog,) = [one for one in window.findChildren(ArchiveDialog) if one.isVisible()]
    assert dialog.day.text() == "8 กันยายน 2571"
    answer(window, ArchiveDialog)
    (made,) = folder.iterdir()
    assert made.name.startswith("แฟ้มเก็บถาวร-")
