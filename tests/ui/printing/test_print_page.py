"""The page of papers: what is offered and why not, what is seen, saved and printed, and what is left of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.config.settings import Settings, TextSize
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.family import Family
from judge_desktop.domain.report_kinds import Choice, ReportKind
from judge_desktop.reports import thai_font
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.meeting_form import MeetingForm
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.printing import ask_printer, everything
from judge_desktop.ui.printing.ask_printer import PaperOrder, new_printer
from judge_desktop.ui.printing.print_page import PrintPage
from judge_desktop.ui.printing.set_papers import SetFile, SetPapers
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.number_field import FieldFindings
from judge_desktop.ui.widgets.text_field import TextField
from judge_desktop.workflow.deliberate import close_round
from judge_desktop.workflow.meeting import read_meeting
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.printing.kinds import PrintOptions
from judge_desktop.workflow.printing.print_everything import EverythingPrinted
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.accessibility import nameless_widgets, order_faults, silent_findings, tab_order, wrong_roles
from tests.helpers.chair_stage import Stage
from tests.helpers.clipping import settled_faults
from tests.helpers.judge_pages import looking
from tests.helpers.papers import papers_page, papers_seen, reason_seen
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import notice, one, press

SIZES = {TextSize.NORMAL: ((1366, 690), (911, 512)), TextSize.HUGE: ((1704, 960),)}


def left_behind(desk: Desk) -> list[Path]:
    """Files of papers that were only looked at."""
    return [path for path in (desk.ws.home / "staging").rglob("*") if path.is_file()]


def choose(page: PrintPage, name: str, key: str) -> None:
    """Choose in the field of that object name, as a person does."""
    field = page.papers.parts.choices.findChild(QWidget, name)
    assert field is not None
    field.setCurrentIndex(field.findData(key))  # type: ignore[attr-defined]
    field.activated.emit(field.currentIndex())  # type: ignore[attr-defined]


def test_every_report_says_to_whom_it_may_go_or_why_it_cannot_be_printed(window: ChairWindow) -> None:
    page = papers_page(window)
    listed = {row.key: row for row in page.papers.parts.list.rows()}
    assert set(listed) == set(page.papers.answers())
    assert (listed["schedule"].status, listed["schedule"].muted) == ("For those who work at the contest", False)
    assert listed["scorecards"].muted
    assert listed["scorecards"].status.startswith("There is no sealed scorecard yet")
    assert all(row.status for row in listed.values())


def test_a_report_is_seen_with_its_pages_and_printed_only_where_there_is_a_printer(
    window: ChairWindow,
) -> None:
    page = papers_page(window, ReportKind.SCHEDULE)
    papers = papers_seen(page.papers)
    assert (papers.kind, len(papers.pages)) == (ReportKind.SCHEDULE, 1)
    assert page.header.subtitle() == "Running order · 1 page"
    assert page.papers.parts.purpose.text().startswith("Who presents when")
    assert page.papers.view.viewer.page_count() == 1
    assert page.papers.save_button.isEnabled()
    press(page, "print_papers")
    assert notice(page) == "No printer is set up on this computer."


def test_a_reason_leads_to_what_is_missing(window: ChairWindow) -> None:
    page = papers_page(window, ReportKind.SCORECARDS)
    assert reason_seen(page.papers) == "There is no sealed scorecard yet, so there is nothing to print."
    assert not page.papers.save_button.isEnabled()
    assert not page.papers.print_button.isEnabled()
    one(page, EmptyState, "reason").action_requested.emit()
    assert window.page() == "merge"


def test_the_reasons_follow_the_contest(merged: ChairWindow, merged_desk: Desk) -> None:
    page = papers_page(merged, ReportKind.ANNOUNCEMENT)
    assert reason_seen(page.papers).startswith("The round is still open")
    close_round(merged_desk.ws, "ครบกำหนดเวลา")
    page.contest_changed.emit()
    assert reason_seen(page.papers).startswith("The award is not decided yet")


def test_choices_change_the_paper_and_are_remembered_for_the_contest(
    merged: ChairWindow, merged_desk: Desk, stage: Stage
) -> None:
    page = papers_page(merged, ReportKind.SCORECARDS)
    assert len(papers_seen(page.papers).files) == 3
    choose(page, "print_judge", "J2")
    assert len(papers_seen(page.papers).files) == 1
    choose(page, "print_language", "th")
    choose(page, "print_numerals", "thai")
    (file,) = papers_seen(page.papers).files
    assert "แบบให้คะแนน" in file.path.name
    assert page.papers.parts.choices.options().numerals is Numerals.THAI
    assert dict(merged_desk.settings.prints[stage.contest]) == {
        "kind": "scorecards",
        "language": "th",
        "font": "sarabun",
        "numerals": "thai",
    }
    again = PrintPage(merged_desk, page.where)
    choices = again.papers.parts.choices
    assert (choices.printed_language(), choices.printed_numerals()) == (Language.TH, Numerals.THAI)
    assert choices.options().judges == ()
    again.deleteLater()


def test_only_choices_that_the_report_has_are_offered(merged: ChairWindow) -> None:
    page = papers_page(merged, ReportKind.SCORECARDS)
    parts = page.papers.parts.choices.parts

    def offered() -> set[Choice]:
        return {choice for choice, field in parts.items() if field.isVisibleTo(page)}

    assert offered() == set(Choice)
    page.show_tab("schedule")
    assert offered() == set()
    page.show_tab("standings")
    assert offered() == {Choice.CATEGORY}
    choose(page, "print_language", "en")
    assert not page.papers.parts.choices.numerals.isVisibleTo(page)


def test_one_file_is_saved_under_a_name(window: ChairWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(_parent: QWidget, _desk: Desk, _title: str, name: str, *_: object) -> Path:
        asked.append(name)
        return tmp_path / "ลำดับ"

    monkeypatch.setattr(choose_files, "ask_save", answer)
    page = papers_page(window, ReportKind.SCHEDULE)
    (file,) = papers_seen(page.papers).files
    press(page, "save_papers")
    assert asked == [file.path.name]
    assert (tmp_path / "ลำดับ.pdf").read_bytes() == file.path.read_bytes()
    assert notice(page) == "1 file is saved"


def test_several_files_are_saved_in_a_folder_and_replaced_only_when_that_is_wanted(
    merged: ChairWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose_files, "ask_folder", lambda *_: tmp_path)
    page = papers_page(merged, ReportKind.SCORECARDS)
    names = {one.path.name for one in papers_seen(page.papers).files}
    old = tmp_path / min(names)
    old.write_text("old")
    questions: list[str] = []

    def refuse(_parent: QWidget, question: str, *_: object, **__: object) -> bool:
        questions.append(question)
        return False

    monkeypatch.setattr(Dialog, "ask", refuse)
    press(page, "save_papers")
    assert questions == ["Replace 1 file in this folder?"]
    assert [path.read_text() for path in tmp_path.glob("*.pdf")] == ["old"]
    monkeypatch.setattr(Dialog, "ask", lambda *_, **__: True)
    press(page, "save_papers")
    assert {path.name for path in tmp_path.glob("*.pdf")} == names
    assert old.read_bytes().startswith(b"%PDF")
    assert notice(page) == "3 files are saved"


def test_one_of_several_files_is_seen_and_saved(
    merged: ChairWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose_files, "ask_save", lambda *_: tmp_path / "one.pdf")
    page = papers_page(merged, ReportKind.SCORECARDS)
    files = papers_seen(page.papers).files
    view = page.papers.view
    view.files.setCurrentIndex(1)
    view.files.activated.emit(1)
    assert view.page() == len(files[0].pages)
    press(page, "save_file")
    assert (tmp_path / "one.pdf").read_bytes() == files[1].path.read_bytes()


def test_everything_is_saved_in_one_folder(
    merged: ChairWindow, merged_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose_files, "ask_folder", lambda *_: tmp_path)
    page = papers_page(merged, ReportKind.SCHEDULE)
    papers_seen(page.papers)
    press(page, "save_everything")
    printable = [kind for kind, why in page.papers.answers().items() if why is None]
    count = len(list(tmp_path.glob("*.pdf")))
    assert count > len(printable) - 1
    assert notice(page) == f"{len(printable) - 1} reports are saved ({count} files)"


def test_everything_is_saved_in_the_font_and_digits_chosen(
    merged: ChairWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[PrintOptions] = []

    def setting(_ws: Workspace, _folder: Path, _tr: Translator, options: PrintOptions, *_: object) -> EverythingPrinted:
        asked.append(options)
        return EverythingPrinted({}, {})

    monkeypatch.setattr(everything, "set_everything", setting)
    monkeypatch.setattr(choose_files, "ask_folder", lambda *_: tmp_path)
    page = papers_page(merged, ReportKind.SCORECARDS)
    choose(page, "print_language", Language.TH.value)
    choose(page, "print_font", Family.TH_SARABUN_NEW.value)
    choose(page, "print_numerals", Numerals.THAI.value)
    page.papers.parts.choices.parts[Choice.JUDGE].setCurrentIndex(1)
    press(page, "save_everything")
    assert asked == [PrintOptions(numerals=Numerals.THAI, font=Family.TH_SARABUN_NEW)]


def test_nothing_is_left_of_what_was_only_looked_at(window: ChairWindow, desk: Desk) -> None:
    page = papers_page(window, ReportKind.SCHEDULE)
    papers_seen(page.papers)
    assert len(left_behind(desk)) == 1
    page.show_tab("declaration")
    papers_seen(page.papers)
    assert {path.name.split("-")[0] for path in left_behind(desk)} == {"Declaration of interest"}
    window.show_page("overview")
    assert left_behind(desk) == []
    assert page.papers.view.papers() is None
    window.show_page("print")
    assert papers_seen(page.papers).kind is ReportKind.DECLARATION
    window.hide()
    assert left_behind(desk) == []


def test_papers_are_printed_as_they_are_seen(
    merged: ChairWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = tmp_path / "printed.pdf"

    def order(_parent: QWidget, title: str, sizes: tuple[tuple[float, float], ...], current: int) -> PaperOrder:
        printer = new_printer(title, sizes)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(printed))
        printer.setResolution(100)
        return PaperOrder(printer, (current, len(sizes) - 1))

    monkeypatch.setattr(ask_printer, "ask_printer", order)
    page = papers_page(merged, ReportKind.SCORECARDS)
    papers_seen(page.papers)
    press(page, "print_papers")
    assert notice(page) == "2 pages were sent to the printer"
    document = QPdfDocument()
    document.load(str(printed))
    assert document.pageCount() == 2
    document.close()


def test_the_keyboard_reaches_everything(window: ChairWindow, qtbot: QtBot) -> None:
    page = papers_page(window, ReportKind.SCHEDULE)
    papers_seen(page.papers)
    reports = page.papers.parts.list
    reports.setFocus(Qt.FocusReason.TabFocusReason)
    before = reports.current_key()
    QTest.keyClick(reports, Qt.Key.Key_Down)
    assert reports.current_key() != before
    assert page.papers.kind() == ReportKind(reports.current_key())
    assert order_faults(page) == []


@pytest.mark.parametrize(
    ("language", "text_size"),
    [(Language.TH, TextSize.NORMAL), (Language.EN, TextSize.NORMAL), (Language.TH, TextSize.HUGE)],
)
def test_it_fits_and_has_names(
    qapp: QApplication, merged_desk: Desk, stage: Stage, qtbot: QtBot, language: Language, text_size: TextSize
) -> None:
    found: list[str] = []
    with looking(qapp, language, text_size):
        window = open_window(merged_desk, stage, qtbot)
        for kind in (ReportKind.SCORECARDS, ReportKind.ANNOUNCEMENT):
            page = papers_page(window, kind)
            if kind is ReportKind.SCORECARDS:
                papers_seen(page.papers)
            for width, height in SIZES[text_size]:
                window.resize(width, height)
                found += [f"{kind} {width}x{height}: {fault}" for fault in settled_faults(page)]
                spoken = [*nameless_widgets(page), *wrong_roles(page), *silent_findings(page)]
                found += [f"{kind} {width}x{height}: {fault}" for fault in spoken]
    assert "\n".join(found) == ""


def test_in_a_narrow_window_reports_are_chosen_in_a_field(window: ChairWindow) -> None:
    window.resize(911, 512)
    page = papers_page(window, ReportKind.SCHEDULE)
    papers_seen(page.papers)
    parts = page.papers.parts
    assert not parts.list.isVisibleTo(page)
    assert not parts.choices.isVisibleTo(page)
    parts.field.setCurrentIndex(parts.field.findData("declaration"))
    parts.field.activated.emit(parts.field.currentIndex())
    assert papers_seen(page.papers).kind is ReportKind.DECLARATION
    press(page, "more_choices")
    assert parts.choices.isVisibleTo(page)


def test_the_digits_of_the_windows_are_proposed(merged_desk: Desk, stage: Stage) -> None:
    merged_desk.settings = replace(Settings(), numerals=Numerals.THAI)
    page = PrintPage(merged_desk, Where(stage.contest))
    assert page.papers.parts.choices.printed_numerals() is Numerals.THAI
    page.deleteLater()


def test_the_meeting_is_told_beside_its_minutes(merged: ChairWindow, merged_desk: Desk) -> None:
    page = papers_page(merged, ReportKind.MINUTES)
    before = papers_seen(page.papers).files[0].path.read_bytes()
    assert page.papers.findChildren(MeetingForm) == []  # it has many fields, and most papers need none of them
    press(page, "about_the_meeting")
    assert page.papers.view.papers() is None
    said = page.papers.save_button.accessibleDescription()
    assert said == "Press “About the meeting” again to see the minutes"
    order = [widget.objectName() for widget in tab_order(page.papers)]
    assert order.index("meeting_number") > order.index("about_the_meeting") > order.index("print_language")
    assert order_faults(page) == []
    number = one(page, TextField, "meeting_number")
    number.setText("7/2566")
    number.editingFinished.emit()
    assert read_meeting(merged_desk.ws).number == "7/2566"
    place = one(page, TextField, "meeting_place")
    place.setText("ห้องประชุมใหญ่")  # typed and not left: kept when the minutes are looked at again
    press(page, "about_the_meeting")
    assert papers_seen(page.papers).files[0].path.read_bytes() != before
    assert read_meeting(merged_desk.ws).place == "ห้องประชุมใหญ่"
    page.show_tab("standings")
    assert not page.papers.parts.choices.meeting.isVisibleTo(page)


def test_a_font_that_is_not_here_is_said(merged: ChairWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thai_font, "can_be_set_in", lambda asked: asked is Family.SARABUN)
    page = papers_page(merged, ReportKind.STANDINGS)
    papers_seen(page.papers)
    assert page.papers.view.notes.notes() == []
    choose(page, "print_font", Family.TH_SARABUN_NEW.value)
    papers_seen(page.papers)
    assert page.papers.view.notes.notes() == [
        "TH Sarabun New is not installed on this computer as a whole. The papers are set in Sarabun"
    ]


def test_the_collection_of_certificates_is_printed_and_not_each_once_more() -> None:
    single = [SetFile(Path(f"{n}.pdf"), ((842.0, 595.0),)) for n in range(3)]
    every = SetFile(Path("all.pdf"), ((842.0, 595.0),) * 3)
    papers = SetPapers(ReportKind.CERTIFICATES, Path(), (every, *single))
    assert (papers.printed, len(papers.pages)) == ((every,), 3)
    assert [papers.place_of(one.path, 0) for one in papers.files] == [0, 0, 1, 2]
    assert papers.place_of(every.path, 2) == 2
    one_card = SetPapers(ReportKind.CERTIFICATES, Path(), (single[0],))
    assert (one_card.printed, len(one_card.pages)) == ((single[0],), 1)
    cards = SetPapers(ReportKind.SCORECARDS, Path(), (every, *single))
    assert (len(cards.printed), cards.place_of(single[1].path, 0)) == (4, 4)


def test_the_date_of_certificates_is_typed(window: ChairWindow) -> None:
    page = papers_page(window, ReportKind.CERTIFICATES)
    field = page.papers.parts.choices.day
    for typed, day, finding in (
        ("เมื่อวาน", None, FieldFindings.BLOCKS),
        ("8/9/2566", date(2023, 9, 8), FieldFindings.NONE),
    ):
        field.setText(typed)
        field.editingFinished.emit()
        assert (page.papers.parts.choices.options().day, field.findings()) == (day, finding)
