"""Pages about the program itself: settings, what it is, whose work is in it, whether the data is sound; and the
diagnostics. Each is imported when it is needed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6 import __version__ as binding_version
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.config.log import Event, note
from judge_desktop.config.settings import Settings
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.hand_over import show_folder
from judge_desktop.ui.page_stack import PageMaker, PageStack
from judge_desktop.ui.tasks import is_there
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.workflow.diagnose import Diagnostics, diagnose, versions


class CarePages:
    """Shows them in `stack`, for the desk that `desk` gives; `take_settings` lets new choices hold, `choose_backup`
    leads to one, `show_kept` to what was here before one came back. All lead back to the settings, and these to where
    they were asked for.
    """

    def __init__(
        self,
        desk: Callable[[], Desk],
        stack: PageStack,
        take_settings: Callable[[Settings], None],
        choose_backup: Callable[[], None],
        show_kept: Callable[[], None],
    ) -> None:
        self._desk, self._stack = desk, stack
        self._take_settings, self._choose_backup, self._show_kept = take_settings, choose_backup, show_kept
        self._before: PageMaker = stack.make

    def show_settings(self) -> None:
        """The settings."""
        self._before = self._stack.make
        self._back_to_settings()

    def show_about(self) -> None:
        """What the program is."""
        self._stack.show_page(self._make_about)

    def show_doctor(self) -> None:
        """Whether the data is sound."""
        self._stack.show_page(lambda: self._make_doctor(self._back_to_settings))

    def show_licences(self) -> None:
        """Whose work is in the program."""
        self._stack.show_page(self._make_licences)

    def copy_diagnostics(self, then: Callable[[], None] = lambda: None) -> None:
        """Put into the clipboard what somebody who helps from afar needs to know."""
        from judge_desktop.ui.window_facts import window_facts

        desk = self._desk()
        home, facts = desk.ws.home, window_facts(desk.settings)

        def copy(found: Diagnostics) -> None:
            QGuiApplication.clipboard().setText(found.text())
            if is_there(then):
                then()

        desk.tasks.run(lambda _: diagnose(home, facts), copy, _note_refusal)

    def _back_to_settings(self) -> None:
        self._stack.show_page(self._make_settings)

    def _make_settings(self) -> QWidget:
        from judge_desktop.ui.settings_page import SettingsPage

        page = SettingsPage(self._desk())
        page.settings_changed.connect(self._take_settings)
        page.back_requested.connect(lambda: self._stack.show_page(self._before))
        page.about_requested.connect(self.show_about)
        page.restore_requested.connect(self._choose_backup)
        page.kept_requested.connect(self._show_kept)
        page.check_requested.connect(self.show_doctor)
        return page

    def _make_about(self) -> QWidget:
        from judge_desktop.ui.about_page import AboutPage

        page = AboutPage(self._desk(), versions((("Qt", qVersion()), ("PySide", binding_version))))
        page.back_requested.connect(self._back_to_settings)
        page.licences_requested.connect(self.show_licences)
        page.check_requested.connect(lambda: self._stack.show_page(lambda: self._make_doctor(self.show_about)))
        page.copy_requested.connect(lambda: self.copy_diagnostics(page.tell_copied))
        return page

    def _make_doctor(self, back: Callable[[], None]) -> QWidget:
        from judge_desktop.ui.doctor_page import DoctorPage

        page = DoctorPage(self._desk())
        page.back_requested.connect(back)
        return page

    def _make_licences(self) -> QWidget:
        from judge_desktop.ui.licences_page import LicencesPage

        page = LicencesPage()
        page.back_requested.connect(self.show_about)
        return page


def abrupt_end_notice(report: Path | None) -> Notice:
    """Says that the window before this one ended without being closed."""
    notice = Notice(
        Weight.NOTE,
        tr("The program was not closed properly the last time"),
        detail=tr("Everything said to be saved is saved.")
        + (" " + tr("A report lies in {path}. It holds no scores.", path=str(report)) if report is not None else ""),
        action=tr("Show folder") if report is not None else "",
        close_name=tr("Close this notice"),
    )
    if report is not None:
        notice.action_requested.connect(lambda: show_folder(report))
    return notice


def _note_refusal(error: JudgeDesktopError) -> None:
    """A disk that cannot be read gives no diagnostics; the page stays as it is."""
    note(Event.REFUSED, code=error.code)
