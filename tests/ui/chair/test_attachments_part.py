"""The attachments of a submission in the window: taken, looked at, put in order, rendered, and named when refused."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.config.settings import TextSize, Theme
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.attachment_asking import RenameDialog
from judge_desktop.ui.chair.attachment_dialog import AttachmentDialog
from judge_desktop.ui.chair.attachment_folder import AttachmentFolderDialog
from judge_desktop.ui.chair.attachments_part import AttachmentsPart
from judge_desktop.ui.chair.bulk_dialog import BulkDialog
from judge_desktop.ui.chair.contest_state import read_contest_state
from judge_desktop.ui.chair.rendition_dialog import RenditionDialog
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.tasks import Tasks
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.theme import apply_theme
from judge_desktop.workflow.packages_here import Where, chair_contest
from tests.helpers.chair_stage import Stage
from tests.helpers.clipping import faults_of
from tests.helpers.keyboard import press as press_key
from tests.helpers.office_stand_in import OfficeStandIn, is_running, make_office_stand_in
from tests.ui.chair.find import notice, one, one_of, press, seen

PDF, RTF = b"%PDF-1.7\n%%EOF\n", b"{\\rtf1 letter}"
OFFICE_VARIABLE = "JUDGE_DESKTOP_LIBREOFFICE"
MakePart = Callable[[str], AttachmentsPart]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OfficeStandIn:
    made = make_office_stand_in(tmp_path / "office")
    monkeypatch.setenv(OFFICE_VARIABLE, str(made.program))
    return made


@pytest.fixture
def make_part(desk: Desk, stage: Stage, qtbot: QtBot) -> MakePart:
    """The part as the page of submissions holds it: it is shown the contest again after every change."""

    pages = []

    def make(submission: str) -> AttachmentsPart:
        desk.reader = InstantReader()
        where = Where(stage.contest)
        page = QWidget()
        pages.append(page)
        qtbot.addWidget(page)
        part = AttachmentsPart(desk, where)
        QVBoxLayout(page).addWidget(part)
        part.contest_changed.connect(lambda: part.show_state(read_contest_state(desk.ws, where)))
        part.show_submission(submission)
        part.show_state(read_contest_state(desk.ws, where))
        page.resize(400, 640)
        page.show()
        return part

    return make


def listed(part: AttachmentsPart) -> list[tuple[str, str]]:
    return [(row.title, row.status) for row in part.list.rows()]


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def dialog_of(part: AttachmentsPart, kind: type[BulkDialog]) -> BulkDialog:
    return one_of([found for found in part.findChildren(kind) if found.isVisible()])


def test_files_are_dropped_and_the_refused_are_named(make_part: MakePart, tmp_path: Path) -> None:
    part = make_part("GOV-01")
    assert listed(part) == [("ข้อเสนอโครงการ.pdf", "PDF · 43 kB · sent with revision 1")]
    good, bad = put(tmp_path, "หนังสือ.pdf", PDF), put(tmp_path, "หลอก.pdf", b"words")
    part.drop.files_requested.emit((good, bad))
    assert listed(part)[1:] == [("หนังสือ.pdf", "PDF · 1 kB · not sent yet")]
    assert notice(part) == "1 file was not taken"
    assert part.list.current_key() == part.list.rows()[1].key

    heard: list[JudgeDesktopError] = []
    part.refused.connect(heard.append)
    part.add_files((bad,))
    assert notice(part) == "1 file was not taken"
    part.add_files((good,))
    assert notice(part) == "These files are attached already; nothing was changed"
    assert heard == []


def test_the_keyboard_alone_puts_files_in_order_renames_and_takes_away(
    make_part: MakePart, tmp_path: Path, desk: Desk
) -> None:
    part = make_part("GOV-01")
    part.add_files((put(tmp_path, "หนังสือ.pdf", PDF),))
    part.list.setFocus()
    press_key(part.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [title for title, _ in listed(part)] == ["หนังสือ.pdf", "ข้อเสนอโครงการ.pdf"]
    press_key(part.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [title for title, _ in listed(part)] == ["ข้อเสนอโครงการ.pdf", "หนังสือ.pdf"]

    press_key(part.list, Qt.Key.Key_F2)
    asked = one_of(part.findChildren(RenameDialog))
    assert asked.field.selectedText() == "หนังสือ"
    asked.field.setText("  ")
    asked.answer.click()
    assert asked.isVisible()
    asked.field.setText("หนังสือรับรอง")
    asked.answer.click()
    assert [title for title, _ in listed(part)] == ["ข้อเสนอโครงการ.pdf", "หนังสือรับรอง.pdf"]

    press_key(part.list, Qt.Key.Key_Delete)
    one_of([found for found in part.findChildren(Dialog) if found.isVisible()]).answer.click()
    assert [title for title, _ in listed(part)] == ["ข้อเสนอโครงการ.pdf"]
    found = chair_contest(desk.ws).submission("GOV-01")
    assert found is not None
    assert len(found.attachments) == 1


def test_a_file_is_looked_at_in_the_judges_viewers(make_part: MakePart) -> None:
    part = make_part("GOV-02")
    part.list.set_current_key(part.list.rows()[1].key)
    press(part, "look_at_attachment")
    dialog = one_of([found for found in part.findChildren(AttachmentDialog) if found.isVisible()])
    shown = dialog.shown()
    assert shown is not None
    assert shown.original is not None
    assert shown.original.name == "สไลด์นำเสนอ.pptx"
    assert shown.files[0].media_type == "application/pdf"
    assert dialog.stack.currentWidget() is dialog.viewers.pdf
    assert seen(dialog, QWidget, "pin") == []
    assert faults_of(dialog) == []
    press_key(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.viewers.shown is None


def test_a_new_version_is_chosen_for_the_old_place(
    make_part: MakePart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = make_part("GOV-02")
    new = put(tmp_path, "ข้อเสนอฉบับแก้ไข.pdf", PDF)
    monkeypatch.setattr(choose_files, "ask_open", lambda *_: new)
    part.list.set_current_key(part.list.rows()[0].key)
    press(part, "replace_attachment")
    assert [title for title, _ in listed(part)] == ["ข้อเสนอฉบับแก้ไข.pdf", "สไลด์นำเสนอ.pptx"]


def test_renditions_are_made_and_failures_stay_named(
    make_part: MakePart, tmp_path: Path, office: OfficeStandIn
) -> None:
    part = make_part("GOV-02")
    assert listed(part)[1] == ("สไลด์นำเสนอ.pptx", "PDF made")
    assert seen(part, QWidget, "make_renditions") == []
    office.plays("works_unless_bad")
    part.add_files((put(tmp_path, "ก.rtf", RTF), put(tmp_path, "ข.rtf", RTF + b"bad")))
    assert [status for _, status in listed(part)[2:]] == ["No PDF yet", "No PDF yet"]
    press(part, "make_renditions")
    assert [status for _, status in listed(part)[2:]] == ["PDF made", "PDF failed"]


def test_without_libreoffice_it_is_said_plainly(
    make_part: MakePart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OFFICE_VARIABLE, str(tmp_path / "nowhere"))
    part = make_part("GOV-01")
    part.add_files((put(tmp_path, "ก.rtf", RTF),))
    heard: list[JudgeDesktopError] = []
    part.refused.connect(heard.append)
    press(part, "make_renditions")
    assert [refused.code for refused in heard] == [Code.OFFICE_NOT_FOUND]
    assert seen(part, Notice) == []  # the page says it
    part.make_all_renditions()
    dialog = dialog_of(part, RenditionDialog)
    assert dialog.sentence.text().startswith("LibreOffice was not found on this computer")
    assert not dialog.answer.isVisible()


def test_a_folder_is_shown_before_it_is_taken(
    make_part: MakePart, tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = make_part("GOV-01")
    before = chair_contest(desk.ws)
    folder = tmp_path / "จากผู้สมัคร"
    put(folder, "GOV-01/ใหม่.pdf", PDF)
    put(folder, "20/วิดีโอปลอม.mp4", PDF)
    put(folder, "ไม่รู้จัก/x.pdf", PDF)
    monkeypatch.setattr(choose_files, "ask_folder", lambda *_: folder)
    press(part, "attachments_from_folder")
    dialog = dialog_of(part, AttachmentFolderDialog)
    assert [(row.title.partition(":")[0], row.status) for row in dialog.rows.rows()] == [
        ("20 → 20 Water Warning", "nothing that can be taken"),
        ("GOV-01 → 10 Report and Track", "1 new file"),
        ("ไม่รู้จัก", "belongs to no submission; rename it to an id"),
    ]
    assert chair_contest(desk.ws) == before
    assert dialog.answer.words() == "Take 1 file"
    dialog.answer.click()
    assert notice(dialog) == "1 file is attached"
    assert [title for title, _ in listed(part)][-1] == "ใหม่.pdf"
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_all_renditions_are_made_from_one_place(make_part: MakePart, tmp_path: Path, office: OfficeStandIn) -> None:
    part = make_part("GOV-01")
    office.plays("works_unless_bad")
    part.add_files((put(tmp_path, "ก.rtf", RTF), put(tmp_path, "ข.rtf", RTF + b"bad")))
    press(part, "all_renditions")
    dialog = dialog_of(part, RenditionDialog)
    assert dialog.answer.words() == "Make 2 PDFs"
    dialog.answer.click()
    assert notice(dialog) == "1 PDF was made · 1 failed"
    assert [(row.title, row.status) for row in dialog.rows.rows()] == [("ข.rtf", "PDF failed")]
    assert [status for _, status in listed(part)[1:]] == ["PDF made", "No PDF yet"]


@pytest.mark.skipif(sys.platform == "win32", reason="processes are asked about in the way of POSIX")
def test_a_cancel_ends_libreoffice_and_the_window_goes_on(
    make_part: MakePart, tmp_path: Path, office: OfficeStandIn, desk: Desk, qtbot: QtBot
) -> None:
    part = make_part("GOV-01")
    part.add_files((put(tmp_path, "ก.rtf", RTF),))
    office.plays("hangs")
    desk.tasks = Tasks()
    part.make_all_renditions()
    dialog = dialog_of(part, RenditionDialog)
    dialog.answer.click()
    qtbot.waitUntil(lambda: dialog.running.row() is not None and len(office.calls()) == 1)
    assert not dialog.answer.isEnabled()
    dialog.reject()  # Esc cancels first
    qtbot.waitUntil(lambda: not dialog.running.is_running() and not desk.tasks.is_busy())
    assert dialog.isVisible()
    assert dialog.answer.isEnabled()
    qtbot.waitUntil(lambda: not any(is_running(office.calls()[0][one]) for one in ("pid", "child")))
    desk.tasks.close()
    assert [(row.title, row.status) for row in dialog.rows.rows()] == [("ก.rtf", "No PDF yet")]
    dialog.reject()
    assert not dialog.isVisible()


def test_duplicates_are_said_under_the_list(make_part: MakePart, tmp_path: Path) -> None:
    part = make_part("GOV-02")
    path = put(tmp_path, "ซ้ำ.pdf", PDF)
    part.add_files((path,))
    part.show_submission("LIV-01")
    part.add_files((path,))
    assert [found for found in part.findings.sentences() if "ซ้ำ.pdf" in found] == [
        "The attachment “ซ้ำ.pdf” is also an attachment of submission GOV-02. Make sure that it belongs to both"
    ]


@pytest.mark.parametrize("size", [TextSize.NORMAL, TextSize.LARGEST])
@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_clipped(
    make_part: MakePart, tmp_path: Path, language: Language, size: int, qapp: QApplication
) -> None:
    set_language(language)
    apply_theme(qapp, Theme.DARK, size)
    part = make_part("GOV-02")
    part.window().resize(380 * size // 100, 700 * size // 100)
    part.add_files((put(tmp_path, "หนังสือ.rtf", RTF), put(tmp_path, "หลอก.pdf", b"x")))
    QApplication.processEvents()
    assert faults_of(part.window()) == []
    one(part, QWidget, "attachments_drop")
