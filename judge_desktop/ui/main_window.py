"""The window: which page is shown, and what pages, keys and files from outside ask for.

Pages know nothing of each other: they ask with signals, here is answered. Each group of pages stands in a module of its
own (`contest_pages`, `file_pages`, `care_pages`, `bringing_back`); how they take each other's place is `page_stack`,
whose data are on the desk `desks`, and what comes from outside `handed_over`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from judge_desktop.config.help_pages import KEYS_PAGE
from judge_desktop.config.i18n import Language, set_language, tr
from judge_desktop.config.settings import FILE_NAME, Settings, load_settings
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.bringing_back import BringingBack
from judge_desktop.ui.care_pages import CarePages, abrupt_end_notice
from judge_desktop.ui.contest_pages import ContestPages, Judging
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.desks import Desks
from judge_desktop.ui.file_pages import FilePages
from judge_desktop.ui.handed_over import HandedOver
from judge_desktop.ui.home_page import HomePage
from judge_desktop.ui.judge.judge_place import JudgePlace
from judge_desktop.ui.key_map import KeyPlace, bind_keys
from judge_desktop.ui.notices import refusal_notice
from judge_desktop.ui.opening_files import Tells, ask_file, check_file, open_file
from judge_desktop.ui.page_stack import PageStack
from judge_desktop.ui.tasks import Tasks
from judge_desktop.ui.viewers.reading.reader import Reader
from judge_desktop.ui.widgets.drop_zone import local_files
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.theme import apply_theme
from judge_desktop.workflow.clean_up import Removal
from judge_desktop.workflow.workspace import Workspace


@runtime_checkable
class Leaves(Protocol):
    """A page with something to keep before it goes."""

    def leave(self) -> None:
        """Keep everything typed."""


class MainWindow(QWidget):
    """`title_changed(title)` for the title bar; `forward_requested` when another start asks this one to show itself;
    `folder_held(bool)` while nobody may keep anything in the data folder open.
    """

    title_changed = Signal(str)
    forward_requested = Signal()
    folder_held = Signal(bool)

    def __init__(
        self,
        ws: Workspace,
        tasks: Tasks,
        settings: Settings,
        reader: Reader | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desks = Desks(ws, tasks, settings, reader or Reader(), self)
        self._stack = PageStack(self, self._make_home, self.desks.here)
        self.contests = ContestPages(self, self._stack)
        self.files = FilePages(self, self._stack)
        self.backups = BringingBack(self, self.desks, self._stack, self)
        self.care = CarePages(self.desks.here, self._stack, self.take_settings, self.backups.choose)
        self._handed_over = HandedOver(lambda: self.desks.own.ws, self)
        self._connect()
        self.setAcceptDrops(True)
        bind_keys(
            self,
            KeyPlace.PROGRAM,
            {
                "help": self.toggle_help,
                "keys": self.toggle_keys,
                "open_file": self.choose_file,
                "full_screen": self.toggle_full_screen,
            },
        )
        self.show_home()

    @property
    def desk(self) -> Desk:
        """The desk of the moment: the person's own, or the demo's."""
        return self.desks.here()

    def page(self) -> QWidget:
        """What is shown now: a page, or help over it."""
        shown = self._stack.currentWidget()
        return shown if shown is not None else self

    def show_home(self) -> None:
        """Show the start page."""
        self._stack.show_page(self._make_home)

    def show_judge(self, contest: str, place: JudgePlace | None = None) -> None:
        """Show the judge's window of that contest; without a chosen name the refusal says so."""
        self.contests.show_judge(contest, place)

    def show_chair(self, contest: str, file: Path | None = None) -> None:
        """Show the chair's window of that contest, with a file for merging if there is one."""
        self.contests.show_chair(contest, file)

    def show_new_contest(self) -> None:
        """Show how a contest is begun."""
        self.contests.show_new_contest()

    def judge_here(self) -> None:
        """ "I am a judge": the contest scored last, or the page that says how to begin."""
        self.contests.judge_here()

    def contest_shown(self) -> str:
        """The contest whose chair's window is shown, "" for none."""
        return self.contests.contest_shown()

    def show_package(self, path: Path) -> None:
        """Show a package that is to be opened."""
        self.files.show_package(path)

    def show_results(self, path: Path) -> None:
        """Show what a results file says."""
        self.files.show_results(path)

    def show_checked(self, path: Path) -> None:
        """Show what any file is, and whether it is genuine."""
        self.files.show_checked(path)

    def show_backup(self, path: Path) -> None:
        """Show a backup: it is of a person's own data, so the demo is left."""
        if self.is_in_demo():
            self.leave_demo()
        self.backups.show_backup(path)

    def show_settings(self) -> None:
        """Show the settings; back leads to where the person was."""
        self.care.show_settings()

    def copy_diagnostics(self) -> None:
        """Put into the clipboard what somebody who helps from afar needs to know."""
        self.care.copy_diagnostics()

    def choose_file(self) -> None:
        """Ask for a file of ours and open it."""
        path = ask_file(self, tr("Open a file I received"))
        if path is not None:
            self.open_file(path)

    def check_file(self) -> None:
        """Ask for a file of ours and say what it is and whether it is genuine; nothing is taken in."""
        path = ask_file(self, tr("Check a file"))
        if path is not None:
            check_file(self, path)

    def open_file(self, path: Path) -> None:
        """Open any file of ours on the page it belongs to."""
        open_file(self, path)

    def open_from_outside(self, path: Path) -> None:
        """Open a file the system handed over, when no question is open."""
        self._handed_over.take(path)

    def read_messages(self) -> None:
        """What other starts of the program asked for: come forward, open a file."""
        self._handed_over.read_messages()

    def tell(self, notice: Notice) -> None:
        """Say something on the page shown; on the start page where a page cannot."""
        page = self.page()
        if isinstance(page, Tells):
            page.tell(notice)
        else:
            self._tell_at_home(notice)

    def tell_abrupt_end(self, report: Path | None) -> None:
        """Say that the window before this one died; the start page is shown."""
        self._tell_at_home(abrupt_end_notice(report))

    def show_demo(self) -> None:
        """Open the demo contest, making it first if it is not there."""
        self.desks.enter_demo()

    def leave_demo(self) -> None:
        """Back to the person's own contests."""
        self._stack.leave_page()
        self.desks.leave_demo()
        self.show_home()

    def is_in_demo(self) -> bool:
        """Whether the demo contest is shown."""
        return self.desks.is_in_demo()

    def take_settings(self, settings: Settings) -> None:
        """Let new choices hold at once, keep them, and build the page again if its words or digits change."""
        before = self.desk.settings
        self.desks.save_settings(settings)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, settings.theme, settings.text_size)
        if settings.language is not before.language or settings.numerals is not before.numerals:
            set_language(settings.language)
            self._stack.show_again()

    def show_help(self, place: str = "") -> None:
        """Lay help over the page shown, which stays as it is: at that place, or about the page."""
        self._stack.help().show(place)

    def toggle_help(self) -> None:
        """Help about the page shown; again: back to the page."""
        self._stack.help().toggle()

    def toggle_keys(self) -> None:
        """All keys; again: back to the page."""
        self._stack.help().toggle(KEYS_PAGE)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or give it back."""
        window = self.window()
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def set_title(self, title: str) -> None:
        """What the title bar is to say; "" for the name of the program."""
        self.title_changed.emit(title)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = local_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.open_file(paths[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        self._handed_over.rest(True)
        self._stack.leave_page()
        self.desks.close()
        super().closeEvent(event)

    def _connect(self) -> None:
        self._stack.leaving.connect(self._keep)
        self._stack.shown.connect(self._look_at)
        self._stack.refused.connect(self._refuse)
        self.desks.told.connect(self._tell_progress)
        self.desks.entered.connect(self.show_home)
        self.desks.refused.connect(self._refuse)
        self.desks.given_up.connect(self.show_home)
        self.backups.folder_held.connect(self._handed_over.rest)
        self.backups.folder_held.connect(self.folder_held)
        self.backups.restored.connect(self._tell_restored)
        self._handed_over.forward_requested.connect(self.forward_requested)
        self._handed_over.file_requested.connect(self._open_handed_over)

    def _keep(self, page: QWidget) -> None:
        """Let a page that is left keep what is to be kept."""
        if not self.contests.remember(page) and isinstance(page, Leaves):
            page.leave()

    def _look_at(self, page: QWidget) -> None:
        """Only a judge's window has a title of its own from the beginning."""
        if not isinstance(page, Judging):
            self.set_title("")

    def _refuse(self, refusal: JudgeDesktopError) -> None:
        self._tell_at_home(refusal_notice(refusal))

    def _open_handed_over(self, path: Path) -> None:
        """Whoever double-clicks means her own data: the demo is left, unless the file is one of the demo's."""
        if self.is_in_demo() and not self.desks.is_of_demo(path):
            self.leave_demo()
        self.open_file(path)

    def _make_home(self) -> QWidget:
        page = HomePage(self.desk, is_demo=self.is_in_demo())
        page.open_requested.connect(self.choose_file)
        page.check_requested.connect(self.check_file)
        page.judge_requested.connect(self.judge_here)
        page.run_requested.connect(self.show_new_contest)
        page.contest_requested.connect(
            lambda contest, is_chair: self.show_chair(contest) if is_chair else self.show_judge(contest)
        )
        page.sent_requested.connect(self.contests.show_sent)
        page.demo_requested.connect(self.show_demo)
        page.own_requested.connect(self.leave_demo)
        page.cancel_requested.connect(self.desks.cancel)
        page.settings_requested.connect(self.show_settings)
        page.help_requested.connect(self.show_help)
        page.language_changed.connect(self._switch_language)
        page.removal_requested.connect(self._remove_contest)
        page.restore_requested.connect(self.backups.choose)
        return page

    def _switch_language(self, key: str) -> None:
        self.take_settings(replace(self.desk.settings, language=Language(key)))

    def _remove_contest(self, contest: str) -> None:
        from judge_desktop.ui.removal_dialog import ask_removal

        ask_removal(self, self.desk, contest, self._tell_removed, self._refuse)

    def _tell_removed(self, removal: Removal) -> None:
        from judge_desktop.ui.removal_dialog import removed_notice

        self.show_home()
        self._tell_at_home(removed_notice(removal))

    def _tell_restored(self, make_notice: Callable[[], Notice]) -> None:
        """The language may be that of the other computer from now on."""
        self.take_settings(load_settings(self.desks.own.ws.home / FILE_NAME))
        self.show_home()
        self._tell_at_home(make_notice())

    def _tell_progress(self, words: str) -> None:
        page = self._stack.page()
        if isinstance(page, HomePage):
            page.show_progress(words)

    def _tell_at_home(self, notice: Notice) -> None:
        if not isinstance(self.page(), HomePage):
            self.show_home()
        page = self.page()
        if isinstance(page, HomePage):
            page.hide_progress()
            page.notices.show_notice(notice)
