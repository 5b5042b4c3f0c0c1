"""Help onto paper from the window: saved where the person says, printed as she chooses, refused in the page."""

from pathlib import Path

import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinter

from judge_desktop.config.help_pages import load_help_page
from judge_desktop.config.i18n import Language
from judge_desktop.ui import choose_files
from judge_desktop.ui.help.help_page import HelpPageView
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.printing import ask_printer
from judge_desktop.ui.widgets.buttons import Button


@pytest.fixture
def page(main_window: MainWindow) -> HelpPageView:
    """Help at the guide for judges."""
    main_window.show_help("judge")
    shown = main_window.page()
    assert isinstance(shown, HelpPageView)
    return shown


def press(page: HelpPageView, name: str) -> str:
    """Press a button of the header; what is said then."""
    button = page.findChild(Button, name)
    assert button is not None
    button.click()
    notice = page.notices.notice()
    return notice.sentence() if notice is not None else ""


def test_a_page_is_saved_under_its_title(page: HelpPageView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask_save(_page: object, _desk: object, _title: str, name: str, *_more: object) -> Path:
        asked.append(name)
        return tmp_path / "guide"

    monkeypatch.setattr(choose_files, "ask_save", ask_save)
    assert press(page, "help_save") == "“guide.pdf” is saved"
    assert asked == [f"{load_help_page('judge', Language.EN).title}.pdf"]
    assert len(pypdf.PdfReader(tmp_path / "guide.pdf").pages) == 1


def test_nothing_is_saved_when_she_changes_her_mind_and_a_refusal_says_why(
    page: HelpPageView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose_files, "ask_save", lambda *_: None)
    assert press(page, "help_save") == ""
    monkeypatch.setattr(choose_files, "ask_save", lambda *_: tmp_path / "nowhere" / "guide.pdf")
    assert "nowhere" in press(page, "help_save")
    assert not (tmp_path / "nowhere").exists()


def test_a_page_is_printed_by_the_printer_that_was_chosen(
    page: HelpPageView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def order(_over: object, title: str, sizes: list[tuple[float, float]], _current: int) -> ask_printer.PaperOrder:
        assert (title, len(sizes)) == (load_help_page("judge", Language.EN).title, 1)
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return ask_printer.PaperOrder(printer, (0,))

    monkeypatch.setattr(ask_printer, "ask_printer", order)
    assert press(page, "help_print") == "1 page was sent to the printer"
    assert len(pypdf.PdfReader(tmp_path / "printed.pdf").pages) == 1


def test_without_a_printer_the_page_says_so_and_leads_on(page: HelpPageView) -> None:
    assert "printer" in press(page, "help_print")
