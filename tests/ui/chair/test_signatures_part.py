"""Papers signed by hand in the window: who has signed, scans kept, looked at, and taken away with a reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.config.settings import TextSize, Theme
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.ui.chair.attachment_dialog import AttachmentDialog
from judge_desktop.ui.chair.contest_state import read_contest_state
from judge_desktop.ui.chair.signatures_part import SignaturesPart
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.row_list import RowList
from judge_desktop.ui.widgets.theme import apply_theme
from judge_desktop.workflow.packages_here import Where
from tests.helpers.chair_stage import Stage
from tests.helpers.clipping import faults_of
from tests.helpers.keyboard import press as press_key
from tests.ui.chair.find import give_reason, notice, one_of, press, seen

SUMMARY = "score-summary:GOV"
MakePart = Callable[[], SignaturesPart]


@pytest.fixture
def scan(stage: Stage) -> Path:
    """A real PDF: the proposal of a submission stands for a scan."""
    return next(path for path in sorted((stage.chair / "attachments").glob("*/*")) if _is_pdf(path))


def _is_pdf(path: Path) -> bool:
    return path.read_bytes()[:5] == b"%PDF-"


@pytest.fixture
def make_part(desk: Desk, stage: Stage, qtbot: QtBot) -> MakePart:
    """The part as the page that finishes the day holds it."""
    pages = []

    def make() -> SignaturesPart:
        desk.reader = InstantReader()
        where = Where(stage.contest)
        page = QWidget()
        pages.append(page)
        qtbot.addWidget(page)
        part = SignaturesPart(desk, where)
        QVBoxLayout(page).addWidget(part)
        part.contest_changed.connect(lambda: part.show_state(read_contest_state(desk.ws, where)))
        part.show_state(read_contest_state(desk.ws, where))
        page.resize(1100, 620)
        page.show()
        part.papers.set_current_key(SUMMARY)
        return part

    return make


def said(shown: RowList) -> list[tuple[str, str]]:
    return [(row.title, row.status) for row in shown.rows()]


def state_of(part: SignaturesPart, paper: str) -> str:
    return next(row.status for row in part.papers.rows() if row.key == paper)


def test_signatures_are_noted_one_by_one_and_all_at_once(make_part: MakePart) -> None:
    part = make_part()
    assert said(part.papers)[8] == ("Summary of scores · Smart Governance", "0 of 4 signed")
    assert said(part.signers)[0] == ("Prof. Dr. Arunrat Wiangphirun", "not signed yet")
    press(part, "note_signature")
    assert said(part.signers)[0] == ("Prof. Dr. Arunrat Wiangphirun", "signed, noted 15:52")
    part.signers.setFocus()
    press_key(part.signers, Qt.Key.Key_Down)
    press_key(part.signers, Qt.Key.Key_Space)
    assert state_of(part, SUMMARY) == "2 of 4 signed"
    press(part, "note_all")
    assert state_of(part, SUMMARY) == "signed, no scan yet"

    press(part, "note_signature")  # she has signed: the button takes it back
    give_reason(part, "ลงนามผิดฉบับ")
    assert state_of(part, SUMMARY) == "3 of 4 signed"


def test_a_scan_is_kept_looked_at_and_taken_away_with_a_reason(make_part: MakePart, scan: Path) -> None:
    part = make_part()
    press(part, "note_all")
    part.drop.files_requested.emit((scan,))
    assert state_of(part, SUMMARY) == "signed, scan kept"
    assert [status for _, status in said(part.scans)] == [f"{round(scan.stat().st_size / 1000)} kB · kept 15:52"]

    press(part, "look_at_scan")
    dialog = one_of([found for found in part.findChildren(AttachmentDialog) if found.isVisible()])
    assert dialog.stack.currentWidget() is dialog.viewers.pdf
    dialog.reject()

    part.scans.setFocus()
    press_key(part.scans, Qt.Key.Key_Delete)
    give_reason(part, "สแกนไม่ครบหน้า")
    assert said(part.scans) == []
    assert state_of(part, SUMMARY) == "signed, no scan yet"


def test_the_scan_of_what_one_person_signs_says_that_she_has(make_part: MakePart, scan: Path) -> None:
    part = make_part()
    part.papers.set_current_key("scorecards:J2")
    part.keep((scan,))
    assert state_of(part, "scorecards:J2") == "signed, scan kept"


def test_what_is_no_scan_is_refused_in_words(make_part: MakePart, tmp_path: Path, scan: Path) -> None:
    part = make_part()
    heard: list[JudgeDesktopError] = []
    part.refused.connect(heard.append)
    lying = tmp_path / "หลอก.pdf"
    lying.write_bytes(b"MZ\x90\0\x03")
    part.keep((lying,))
    assert [refused.code for refused in heard] == [Code.SCAN_IS_NO_PICTURE]
    assert notice(part) == "The scan “หลอก.pdf” is no PDF, JPEG or PNG."
    part.keep((scan,))
    assert seen(part, Notice) == []


@pytest.mark.parametrize(("width", "size"), [(1100, TextSize.NORMAL), (650, TextSize.NORMAL), (1300, TextSize.LARGEST)])
@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_clipped(
    make_part: MakePart, scan: Path, language: Language, width: int, size: int, qapp: QApplication
) -> None:
    set_language(language)
    apply_theme(qapp, Theme.LIGHT, size)
    part = make_part()
    part.window().resize(width, 600)
    part.keep((scan,))
    QApplication.processEvents()
    assert faults_of(part.window()) == []
