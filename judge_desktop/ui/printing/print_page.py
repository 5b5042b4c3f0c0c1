"""The chair's page of papers: every report with what it is for, looked at as it will be, saved and printed."""

from __future__ import annotations

from pathlib import Path

from judge_desktop.config.i18n import tr, translator
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.hand_over import show_folder
from judge_desktop.ui.printing.everything import Everything
from judge_desktop.ui.printing.paper_desk import PaperDesk
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.printing.printable import printable


class PrintPage(ChairPage):
    """`show_tab(kind)` opens a report."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Print"), scrolls=False)
        self.setObjectName("print")
        self.papers = PaperDesk(desk, where, self.running, has_list=True)
        self.everything = Everything(self, self.tell_kept)
        self.all = Button(tr("Save everything…"), icon="files")
        self.all.setObjectName("save_everything")
        self.all.set_tooltip(tr("Every report that can be printed now, but the recovery sheet, in one folder"))
        self.all.clicked.connect(self.save_everything)
        for button in (self.all, self.papers.save_button, self.papers.print_button):
            self.header.add_action(button)
            self.shy.append(button)
        self.outside.addWidget(self.papers, 1)
        self.papers.deeds.kept.connect(self.tell_kept)
        self.papers.deeds.printed.connect(self.say)
        self.papers.deeds.refused.connect(self.show_refusal)
        self.papers.way_requested.connect(self.page_requested)
        self.papers.seen_changed.connect(self._show_seen)
        self._show_seen()

    def show_tab(self, name: str) -> None:
        """Look at that report."""
        self.papers.show_kind(name)

    def show_state(self, state: ContestState) -> None:
        has_identity = self.desk.ws.own_name is not None
        self.papers.show_answers(printable(state.sight(self.where, has_identity=has_identity)), state.judged)

    def save_everything(self) -> None:
        """Save every report that can be printed into a folder."""
        choices = self.papers.parts.choices
        self.everything.save(translator(choices.printed_language()), choices.options_of_all())

    def tell_kept(self, words: str, folder: Path) -> None:
        """Say what was saved, with the button that opens the folder."""
        notice = self.say(words, str(folder), tr("Show folder"))
        notice.action_requested.connect(lambda: show_folder(folder))

    def _show_seen(self) -> None:
        self.header.set_title(tr("Print"), self.papers.title())
        busy = tr("Something is being saved or printed") if self.running.is_running() else ""
        nothing = "" if None in self.papers.answers().values() else tr("Nothing can be printed yet")
        self.all.set_disabled_reason(busy or nothing)
