"""The chair's page of papers: every report with what it is for, looked at as it will be, saved and printed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from judge_desktop.config.i18n import current_language, tr, translator, trn
from judge_desktop.config.phrases import sentence_of_error
from judge_desktop.config.report_words import report_name
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.hand_over import show_folder
from judge_desktop.ui.printing.everything import Everything
from judge_desktop.ui.printing.handing_out import Copies, ask_where
from judge_desktop.ui.printing.kept_choices import KeptChoices, kept_choices, with_choices
from judge_desktop.ui.printing.paper_run import PaperRun
from judge_desktop.ui.printing.previewing import Previewing
from judge_desktop.ui.printing.report_parts import ReportParts
from judge_desktop.ui.printing.set_papers import SetPapers
from judge_desktop.ui.printing.ways import way_to
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.printing.print_report import keep_report, set_report
from judge_desktop.workflow.printing.printable import Answers, printable

_PATIENCE_MS = 300  # papers that come sooner need no words


class PrintPage(ChairPage):
    """`show_tab(kind)` opens a report. Nothing is kept of what was only looked at once the page is left."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Print"), scrolls=False)
        self.setObjectName("print")
        self._answers: Answers = {}
        self._state: ContestState | None = None
        self._shown: tuple[object, ...] = ()
        kept = kept_choices(desk.settings, where.contest)
        self._wanted = kept.kind
        self.parts = ReportParts(desk.reader, kept)
        self.previewing = Previewing(desk, self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._make_actions()
        self.outside.addWidget(self.parts, 1)
        self._connect()
        self._show_actions()

    def kind(self) -> ReportKind | None:
        """The report that is looked at."""
        key = self.parts.kind()
        return ReportKind(key) if key else None

    def show_tab(self, name: str) -> None:
        """Look at that report."""
        self._wanted = name
        if self._answers:
            self.parts.set_kind(name)

    def show_state(self, state: ContestState) -> None:
        self._state = state
        self._answers = printable(state.sight(self.where, has_identity=self.desk.ws.own_name is not None))
        self.parts.show_contest(state.judged)
        self.parts.show_answers(self._answers)
        first = next((kind for kind, why in self._answers.items() if why is None), ReportKind.SCHEDULE)
        self.parts.set_kind(self.parts.kind() or self._wanted or first.value)
        self._shown = ()
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._state is not None:
            self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._leave()

    # --- looking ------------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Set the report that is chosen as it is chosen, unless that is what is seen already."""
        kind = self.kind()
        if kind is None or not self.isVisible():
            return
        choices = self.parts.choices
        asked = (kind, choices.printed_language(), choices.options())
        if asked == self._shown:
            return
        self._shown = asked
        why = self._answers.get(kind)
        if why is not None:
            self.previewing.cancel()
            page, words = way_to(why.code)
            self._show_reason(sentence_of_error(why, translator(current_language())), page, words)
            return
        ws, where, language, options = self.desk.ws, self.where, translator(asked[1]), asked[2]
        self.previewing.ask(
            kind, lambda folder, progress: set_report(ws, kind, folder, language, options, where, progress)
        )

    def _wait(self) -> None:
        self._patience.start()
        self._show_actions()

    def _say_waiting(self) -> None:
        if self.previewing.is_waiting():
            self.parts.view.show_waiting(tr("Setting the pages"))

    def _show_papers(self, papers: SetPapers) -> None:
        self._patience.stop()
        self.parts.view.show_papers(papers)
        self._show_actions()

    def _show_reason(self, words: str, page: str = "", action: str = "") -> None:
        self._patience.stop()
        self.parts.view.show_reason(words, way=page, action=action)
        self._show_actions()

    def _show_refused(self, error: JudgeDesktopError) -> None:
        self._show_reason(sentence_of_error(error, translator(current_language())))

    def _give_up(self) -> None:
        self.previewing.cancel()
        self._shown = ()
        self._show_reason(tr("The preview was cancelled"), "", tr("Show it"))

    def _follow(self, page: str) -> None:
        if page:
            self.page_requested.emit(page)
        else:
            self._look()

    def _leave(self) -> None:
        if self.running.is_running():  # files are being saved: they go afterwards
            return
        self._shown = ()
        self._patience.stop()
        self.parts.view.close_papers()
        self.previewing.leave()
        self._show_actions()

    # --- saving and printing ------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Save the files of the report that is seen."""
        papers = self.parts.view.papers()
        if papers is not None:
            self._keep(papers.kind, ask_where(self, self.desk, [one.path for one in papers.files]))

    def save_one(self) -> None:
        """Save the one file that is seen of several."""
        papers, path = self.parts.view.papers(), self.parts.view.path()
        if papers is not None and path is not None:
            self._keep(papers.kind, ask_where(self, self.desk, [path]))

    def print_it(self) -> None:
        """Print the report that is seen."""
        papers, kind = self.parts.view.papers(), self.kind()
        if papers is not None and kind is not None:
            name = report_name(kind, translator(current_language()))
            self.paper.print_papers(papers, name, self.parts.view.page())

    def save_everything(self) -> None:
        """Save every report that can be printed into a folder."""
        choices = self.parts.choices
        self.everything.save(translator(choices.printed_language()), choices.printed_numerals())

    def _keep(self, kind: ReportKind, copies: Copies) -> None:
        if not copies:
            return
        ws, where, folder = self.desk.ws, self.where, copies[0][1].parent
        words = trn("{n} file is saved", "{n} files are saved", len(copies))
        self.run(tr("Saving"), lambda _: keep_report(ws, kind, copies, where), lambda _: self.tell_saved(words, folder))

    def tell_saved(self, words: str, folder: Path) -> None:
        """Say what was saved, with the button that opens the folder."""
        notice = self.say(words, str(folder), tr("Show folder"))
        notice.action_requested.connect(lambda: show_folder(folder))

    # --- what is around -----------------------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        self.all = Button(tr("Save everything…"), icon="files")
        self.all.setObjectName("save_everything")
        self.all.set_tooltip(tr("Every report that can be printed now, but the recovery sheet, in one folder"))
        self.all.clicked.connect(self.save_everything)
        self.keep = Button(tr("Save as PDF…"), icon="download")
        self.keep.setObjectName("save_papers")
        self.keep.clicked.connect(self.save)
        self.print = Button(tr("Print…"), ButtonKind.PRIMARY, icon="printer")
        self.print.setObjectName("print_papers")
        self.print.clicked.connect(self.print_it)
        for button in (self.all, self.keep, self.print):
            self.header.add_action(button)
            self.shy.append(button)
        self.paper = PaperRun(self)
        self.everything = Everything(self)

    def _connect(self) -> None:
        self._patience.timeout.connect(self._say_waiting)
        self.parts.kind_changed.connect(self._choose)
        self.parts.choices.choices_changed.connect(self._choose)
        self.parts.view.cancel_requested.connect(self._give_up)
        self.parts.view.way_requested.connect(self._follow)
        self.parts.view.save_requested.connect(self.save_one)
        self.previewing.asked.connect(self._wait)
        self.previewing.papers_ready.connect(self._show_papers)
        self.previewing.first_ready.connect(self._show_first)
        self.previewing.refused.connect(self._show_refused)
        self.previewing.progressed.connect(self.parts.view.show_progress)
        self.running.running_changed.connect(self._rest)

    def _choose(self) -> None:
        choices = self.parts.choices
        kept = KeptChoices(self.parts.kind(), choices.printed_language(), choices.printed_numerals())
        self.desk.settings = with_choices(self.desk.settings, self.where.contest, kept)
        self.desk.save_settings(self.desk.settings)
        self._look()

    def _rest(self, running: bool) -> None:
        self._show_actions()
        if not running and not self.isVisible():
            self._leave()

    def _show_first(self, path: Path) -> None:
        self._patience.stop()
        self.parts.view.show_first(path)

    def _show_actions(self) -> None:
        self._show_title()
        nothing = "" if self.parts.view.papers() is not None else tr("There is nothing to be seen yet")
        busy = tr("Something is being saved or printed") if self.running.is_running() else ""
        for button in (self.keep, self.print):
            button.set_disabled_reason(busy or nothing)
        any_printable = any(why is None for why in self._answers.values())
        self.all.set_disabled_reason(busy or ("" if any_printable else nothing))

    def _show_title(self) -> None:
        kind = self.kind()
        name = report_name(kind, translator(current_language())) if kind is not None else ""
        parts = (name, self.parts.view.count_words())
        self.header.set_title(tr("Print"), " · ".join(part for part in parts if part))
