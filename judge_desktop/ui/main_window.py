"""Which page is shown: start page, package, judge, chair, settings; and files opened, dropped or handed over.

Pages know nothing of each other: they ask with signals, here is answered. A page is built again when the language
changes, at the place where it was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from judge_desktop.config.help_pages import KEYS_PAGE
from judge_desktop.config.i18n import Language, current_language, set_language, tr, translator
from judge_desktop.config.log import Event, note
from judge_desktop.config.settings import FILE_NAME, Settings, load_settings, save_settings
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui import choose_files
from judge_desktop.ui.care_pages import CarePages, abrupt_end_notice
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.home_page import HomePage
from judge_desktop.ui.judge.judge_place import JudgePlace
from judge_desktop.ui.key_map import KeyPlace, bind_keys
from judge_desktop.ui.notices import refusal_notice
from judge_desktop.ui.opening_files import Tells, ask_backup, open_file, our_files
from judge_desktop.ui.tasks import Control, Tasks
from judge_desktop.ui.viewers.reading.reader import Reader
from judge_desktop.ui.widgets.drop_zone import local_files
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.theme import apply_theme
from judge_desktop.workflow.clean_up import Removal
from judge_desktop.workflow.contests_here import name_contests
from judge_desktop.workflow.demo_here import DemoHere, open_demo
from judge_desktop.workflow.file_types import FileType, type_of_file
from judge_desktop.workflow.workspace import Workspace

POLL_MS = 400
PageMaker = Callable[[], QWidget]


@runtime_checkable
class Leaves(Protocol):
    """A page with something to keep before it goes."""

    def leave(self) -> None:
        """Keep everything typed."""


@runtime_checkable
class Judging(Protocol):
    """The judge's window, which is imported only when it is needed."""

    def place(self) -> JudgePlace:
        """Where the judge is; asked when the window is about to be left."""

    def next_submission(self) -> None:
        """Go on to the next submission."""


@runtime_checkable
class HasPages(Protocol):
    """The chair's window, which is imported only when it is needed."""

    def page(self) -> str:
        """The page shown."""

    def show_page(self, name: str) -> None:
        """Show that page."""

    def open_file(self, path: Path) -> None:
        """Bring a file to where it belongs."""


class LaysHelp(Protocol):
    """What lays help over a page, which is imported only when somebody asks for help."""

    def show(self, place: str = "") -> None:
        """Help at that place, or about the page."""

    def toggle(self, place: str = "") -> None:
        """The same, or back to the page."""

    def close(self) -> None:
        """Back to the page, if help is shown."""


class _Words(QObject):
    """Carries words from the lane of long work to the window."""

    said = Signal(str)


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
        self._own = Desk(ws, tasks, settings, self._save_settings, reader or Reader())
        self.desk = self._own
        self._demo: Desk | None = None
        self._make: PageMaker = self._make_home
        self._before: PageMaker = self._make_home
        self._judge_place = JudgePlace()
        self._chair_place = ("", "")
        self._making_demo: Control | None = None
        self._handed_over: list[Path] = []
        self._is_held = False  # the data folder is closed while a backup takes its place
        self._stack = QStackedLayout(self)
        self.setAcceptDrops(True)
        self._words = _Words(self)
        self._words.said.connect(self._show_demo_progress)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.read_messages)
        self._timer.start()
        self.care = CarePages(lambda: self.desk, self._show, lambda: self._show(self._make_settings))
        self._help: LaysHelp | None = None
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

    def page(self) -> QWidget:
        """The page shown now."""
        shown = self._stack.currentWidget()
        return shown if shown is not None else self

    def show_home(self) -> None:
        """Show the start page."""
        self._show(self._make_home)

    def show_judge(self, contest: str, place: JudgePlace | None = None) -> None:
        """Show the judge's window of that contest; without a chosen name the refusal says so."""
        self._judge_place = place or JudgePlace()
        self._show(lambda: self._make_judge(contest))

    def show_chair(self, contest: str, file: Path | None = None) -> None:
        """Show the chair's window of that contest, with a file for merging if there is one."""
        self._show(lambda: self._make_chair(contest))
        page = self.page()
        if file is not None and isinstance(page, HasPages):
            page.open_file(file)

    def show_new_contest(self) -> None:
        """Show how a contest is begun."""
        self._show(self._make_new_contest)

    def show_package(self, path: Path) -> None:
        """Show a package that is to be opened."""
        self._show(lambda: self._make_package(path))

    def show_settings(self) -> None:
        """Show the settings; back leads to where the person was."""
        self._before = self._make
        self._show(self._make_settings)

    def copy_diagnostics(self) -> None:
        """Put into the clipboard what somebody who helps from afar needs to know."""
        self.care.copy_diagnostics()

    def tell_abrupt_end(self, report: Path | None) -> None:
        """Say that the window before this one died; the start page is shown."""
        self._show_at_home(abrupt_end_notice(report))

    def choose_file(self) -> None:
        """Ask for a file of ours and open it."""
        everything = tr("All files") + " (*)"
        path = choose_files.ask_open(self, self.desk, tr("Open a file I received"), f"{our_files()};;{everything}")
        if path is not None:
            self.open_file(path)

    def check_file(self) -> None:
        """Ask for a file of ours and say what it is and whether it is genuine; nothing is taken in."""
        everything = tr("All files") + " (*)"
        path = choose_files.ask_open(self, self.desk, tr("Check a file"), f"{our_files()};;{everything}")
        if path is not None:
            self.show_checked(path)

    def show_checked(self, path: Path) -> None:
        """Say what a file is; of a results file also what it says."""
        try:
            is_results = type_of_file(path) is FileType.RESULTS
        except JudgeDesktopError:  # the page says why
            is_results = False
        self._show(lambda: self._make_results(path) if is_results else self._make_checked(path))

    def show_results(self, path: Path) -> None:
        """Show what a results file says."""
        self._show(lambda: self._make_results(path))

    def show_backup(self, path: Path) -> None:
        """Show a backup: it is of a person's own data, so the demo is left."""
        if self.is_in_demo():
            self.leave_demo()
        self._show(lambda: self._make_backup(path))

    def open_file(self, path: Path) -> None:
        """Open any file of ours on the page it belongs to."""
        open_file(self, path)

    def open_from_outside(self, path: Path) -> None:
        """Open a file the system handed over, when no question is open: whoever double-clicks means her own data, so
        the demo is left, unless the file is one of the demo's.
        """
        self._handed_over.append(path)
        self._open_handed_over()

    def contest_shown(self) -> str:
        """The contest whose chair's window is shown, "" for none."""
        return self._chair_place[0] if isinstance(self.page(), HasPages) else ""

    def tell(self, notice: Notice) -> None:
        """Say something on the page shown; on the start page where a page cannot."""
        page = self.page()
        if isinstance(page, Tells):
            page.tell(notice)
        else:
            self._show_at_home(notice)

    def judge_here(self) -> None:
        """ "I am a judge": the contest scored last, or the page that says how to begin."""
        judged = [one.contest for one in name_contests(self.desk.ws) if not one.is_chair and one.judge]
        if judged:
            self.show_judge(judged[0])
        else:
            self._show(self._make_start)

    def show_demo(self) -> None:
        """Open the demo contest, making it first if it is not there."""
        own, words = self._own, translator(current_language())

        def work(control: Control) -> DemoHere:
            def tell(said: str) -> None:
                control.stop_if_cancelled()
                self._words.said.emit(said)

            return open_demo(own.ws.home, words, tell)

        self._words.said.emit(tr("Preparing the demo contest"))
        self._making_demo = own.tasks.run(work, self._enter_demo, self._refuse_demo, on_cancel=self.show_home)

    def leave_demo(self) -> None:
        """Back to the person's own contests."""
        self._leave_page()
        if self._demo is not None:
            self._demo.ws.close()
            self._demo = None
        self.desk = self._own
        self.show_home()

    def is_in_demo(self) -> bool:
        """Whether the demo contest is shown."""
        return self.desk is self._demo

    def take_settings(self, settings: Settings) -> None:
        """Let new choices hold at once, keep them, and build the page again if its words or digits change."""
        before = self.desk.settings
        self._save_settings(settings)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, settings.theme, settings.text_size)
        if settings.language is not before.language or settings.numerals is not before.numerals:
            set_language(settings.language)
            self._show(self._make)

    def read_messages(self) -> None:
        """What other starts of the program asked for: come forward, open a file."""
        for message in self._own.ws.messages():
            self.forward_requested.emit()
            if message.file:
                self._handed_over.append(Path(message.file))
        self._open_handed_over()

    def _open_handed_over(self) -> None:
        """What waits until the question that is open was answered."""
        while self._handed_over and not self._is_held and QApplication.activeModalWidget() is None:
            path = self._handed_over.pop(0)
            if self._demo is not None and self.is_in_demo() and not path.is_relative_to(self._demo.ws.home.parent):
                self.leave_demo()
            self.open_file(path)

    def show_help(self, place: str = "") -> None:
        """Lay help over the page shown, which stays as it is: at that place, or about the page."""
        self._help_over().show(place)

    def toggle_help(self) -> None:
        """Help about the page shown; again: back to the page."""
        self._help_over().toggle()

    def toggle_keys(self) -> None:
        """All keys; again: back to the page."""
        self._help_over().toggle(KEYS_PAGE)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or give it back."""
        window = self.window()
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = local_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.open_file(paths[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        self._leave_page()
        if self._making_demo is not None:
            self._making_demo.cancel()
        self._own.tasks.close()
        self._own.reader.close()
        if self._demo is not None:
            self._demo.ws.close()
        self._own.ws.close()
        super().closeEvent(event)

    def _show(self, make: PageMaker) -> None:
        """Build a page and show it in place of the one before; a refusal is shown on the start page instead."""
        if self._is_held:
            return
        self._leave_page()
        try:
            page = make()
        except JudgeDesktopError as refusal:
            self._make = self._make_home
            self._put(self._make_home())
            self._show_at_home(refusal_notice(refusal))
            return
        self._make = make
        self._put(page)

    def _put(self, page: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        if not isinstance(page, Judging):
            self._set_title("")
        note(Event.PAGE_SHOWN, page=type(page))
        page.setFocus()

    def _help_over(self) -> LaysHelp:
        """What lays help over a page; made when somebody asks for help."""
        if self._help is None:
            from judge_desktop.ui.help.help_over import HelpOver

            self._help = HelpOver(self._stack, lambda: self.desk, self)
        return self._help

    def _leave_page(self) -> None:
        if self._help is not None:
            self._help.close()
        page = self._stack.currentWidget()
        if isinstance(page, Judging):
            self._judge_place = page.place()
        elif isinstance(page, HasPages):
            self._chair_place = (self._chair_place[0], page.page())
        elif isinstance(page, Leaves):
            page.leave()

    def _make_home(self) -> QWidget:
        page = HomePage(self.desk, is_demo=self.is_in_demo())
        page.open_requested.connect(self.choose_file)
        page.check_requested.connect(self.check_file)
        page.judge_requested.connect(self.judge_here)
        page.run_requested.connect(self.show_new_contest)
        page.contest_requested.connect(
            lambda contest, is_chair: self.show_chair(contest) if is_chair else self.show_judge(contest)
        )
        page.demo_requested.connect(self.show_demo)
        page.own_requested.connect(self.leave_demo)
        page.cancel_requested.connect(self._cancel_demo)
        page.settings_requested.connect(self.show_settings)
        page.help_requested.connect(self.show_help)
        page.language_changed.connect(self._switch_language)
        page.removal_requested.connect(self._remove_contest)
        page.restore_requested.connect(self.choose_backup)
        return page

    def _remove_contest(self, contest: str) -> None:
        from judge_desktop.ui.removal_dialog import ask_removal

        ask_removal(
            self, self.desk, contest, self._tell_removed, lambda error: self._show_at_home(refusal_notice(error))
        )

    def _tell_removed(self, removal: Removal) -> None:
        from judge_desktop.ui.removal_dialog import removed_notice

        self.show_home()
        self._show_at_home(removed_notice(removal))

    def _make_judge(self, contest: str) -> QWidget:
        from judge_desktop.ui.judge.judge_window import JudgeWindow

        page = JudgeWindow(self.desk, contest, self._judge_place)
        page.home_requested.connect(self.show_home)
        page.settings_requested.connect(self.show_settings)
        page.full_screen_requested.connect(self.toggle_full_screen)
        page.keys_requested.connect(self.toggle_keys)
        page.help_requested.connect(self.show_help)
        page.judge_changed.connect(lambda: self.show_judge(contest))
        self._set_title(page.title())
        return page

    def _make_package(self, path: Path) -> QWidget:
        from judge_desktop.ui.judge.package_page import PackagePage

        page = PackagePage(self.desk, path)
        page.package_opened.connect(self.show_judge)
        page.contest_taken_over.connect(self.show_chair)
        page.update_opened.connect(lambda opened: self.show_judge(opened.package.contest.id, JudgePlace(opened=opened)))
        page.home_requested.connect(self.show_home)
        return page

    def _make_results(self, path: Path) -> QWidget:
        from judge_desktop.ui.results.results_page import ResultsPage

        page = ResultsPage(self.desk, path)
        page.home_requested.connect(self.show_home)
        return page

    def _make_backup(self, path: Path) -> QWidget:
        from judge_desktop.ui.backup_page import BackupPage

        own = self._own
        page = BackupPage(own.ws.home, own.ws, own.tasks, own.settings, path)
        page.home_requested.connect(self.show_home)
        page.holding_changed.connect(self._hold)
        page.restored.connect(self._tell_restored)
        return page

    def _hold(self, held: bool) -> None:
        """Let go of the data folder while a backup takes its place; open what stands there then."""
        self._is_held = held
        if held:
            self._timer.stop()
            self._own.ws.close()
            self.folder_held.emit(True)
        else:
            self.folder_held.emit(False)
            self._own.ws = Workspace(self._own.ws.home)
            self._timer.start()

    def _tell_restored(self, make_notice: Callable[[], Notice]) -> None:
        """The language may be that of the other computer from now on."""
        self.take_settings(load_settings(self._own.ws.home / FILE_NAME))
        self.show_home()
        self._show_at_home(make_notice())

    def choose_backup(self) -> None:
        """Ask for a backup and show what is in it."""
        path = ask_backup(self, self._own)
        if path is not None:
            self.open_file(path)

    def _make_checked(self, path: Path) -> QWidget:
        from judge_desktop.ui.results.checked_page import CheckedPage

        page = CheckedPage(self.desk, path)
        page.home_requested.connect(self.show_home)
        return page

    def _make_start(self) -> QWidget:
        from judge_desktop.ui.judge.start_page import StartPage

        page = StartPage(self.desk)
        page.file_requested.connect(self.open_file)
        page.choose_requested.connect(self.choose_file)
        page.home_requested.connect(self.show_home)
        return page

    def _make_settings(self) -> QWidget:
        from judge_desktop.ui.settings_page import SettingsPage

        page = SettingsPage(self.desk)
        page.settings_changed.connect(self.take_settings)
        page.back_requested.connect(lambda: self._show(self._before))
        page.about_requested.connect(self.care.show_about)
        page.restore_requested.connect(self.choose_backup)
        page.check_requested.connect(self.care.show_doctor)
        return page

    def _make_chair(self, contest: str) -> QWidget:
        from judge_desktop.ui.chair.chair_window import ChairWindow

        page = ChairWindow(self.desk, contest)
        page.home_requested.connect(self.show_home)
        page.settings_requested.connect(self.show_settings)
        page.help_requested.connect(self.show_help)
        page.title_changed.connect(self._set_title)
        if self._chair_place[0] == contest and self._chair_place[1]:
            page.show_page(self._chair_place[1])
        self._chair_place = (contest, page.page())
        return page

    def _make_new_contest(self) -> QWidget:
        from judge_desktop.ui.chair.new_contest_page import NewContestPage

        page = NewContestPage(self.desk)
        page.contest_created.connect(self.show_chair)
        page.home_requested.connect(self.show_home)
        return page

    def _enter_demo(self, demo: DemoHere) -> None:
        self._making_demo = None
        self._leave_page()
        try:
            ws = Workspace(demo.home, passphrase=demo.passphrase)
        except JudgeDesktopError as refusal:
            self._refuse_demo(refusal)
            return
        self._demo = Desk(ws, self._own.tasks, self._own.settings, self._save_settings, self._own.reader)
        self.desk = self._demo
        self.show_home()

    def _refuse_demo(self, refusal: JudgeDesktopError) -> None:
        self._making_demo = None
        self._show_at_home(refusal_notice(refusal))

    def _cancel_demo(self) -> None:
        if self._making_demo is not None:
            self._making_demo.cancel()

    def _show_demo_progress(self, words: str) -> None:
        page = self.page()
        if isinstance(page, HomePage):
            page.show_progress(words)

    def _show_at_home(self, notice: Notice) -> None:
        if not isinstance(self.page(), HomePage):
            self.show_home()
        page = self.page()
        if isinstance(page, HomePage):
            page.hide_progress()
            page.notices.show_notice(notice)

    def _switch_language(self, key: str) -> None:
        self.take_settings(replace(self.desk.settings, language=Language(key)))

    def _save_settings(self, settings: Settings) -> None:
        """What was chosen in the demo holds outside it, too, and is not written over there."""
        for desk in (self._own, self._demo):
            if desk is not None:
                desk.settings = settings
        try:
            save_settings(settings, self._own.ws.home / FILE_NAME)
        except OSError:
            return  # a choice that cannot be kept still holds until the program ends

    def _set_title(self, title: str) -> None:
        self.title_changed.emit(title)
