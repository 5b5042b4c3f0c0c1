"""Papers looked at, saved and printed: what the chair's page and a judge's page of papers have in common.

Nothing is kept of what was only looked at once the page is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.config.report_words import report_name
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.printing.kept_choices import KeptChoices, kept_choices, with_choices
from judge_desktop.ui.printing.meeting_part import MeetingPart
from judge_desktop.ui.printing.paper_deeds import PaperDeeds
from judge_desktop.ui.printing.paper_view import finding_words
from judge_desktop.ui.printing.previewing import Previewing
from judge_desktop.ui.printing.report_parts import ReportParts
from judge_desktop.ui.printing.set_papers import SetPapers
from judge_desktop.ui.printing.ways import way_to
from judge_desktop.ui.running import Running
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.reading_order import follow_layout
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.printing.letter_list import ListedComment, list_comments
from judge_desktop.workflow.printing.own_font import font_notice
from judge_desktop.workflow.printing.print_report import set_report
from judge_desktop.workflow.printing.printable import Answers
from judge_desktop.workflow.printing.report_findings import report_findings
from judge_desktop.workflow.workspace import Progress

_PATIENCE_MS = 300  # papers that come sooner need no words


class PaperDesk(QWidget):
    """`way_requested(page)` to what a report is waiting for; `seen_changed` when other papers are seen or none. What
    came of saving and printing is told by `deeds`.
    """

    way_requested = Signal(str)
    seen_changed = Signal()

    def __init__(self, desk: Desk, where: Where, running: Running, *, has_list: bool) -> None:
        super().__init__()
        self._desk, self._where, self._running = desk, where, running
        self._answers: Answers = {}
        self._asked: tuple[object, ...] = ()
        self._covered = ""
        kept = kept_choices(desk.settings, where.contest)
        self._wanted = kept.kind
        self.parts = ReportParts(desk.reader, kept, has_list=has_list)
        self.view = self.parts.view
        self.deeds = PaperDeeds(desk, where, running, self.view, self.parts.choices.options, self)
        self.previewing = Previewing(desk, self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self.save_button = Button(tr("Save as PDF…"), icon="download")
        self.save_button.setObjectName("save_papers")
        self.print_button = Button(tr("Print…"), ButtonKind.PRIMARY, icon="printer")
        self.print_button.setObjectName("print_papers")
        self._is_chairs = has_list
        self._meeting: MeetingPart | None = None  # made when somebody tells about it: it has many fields
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts)
        self._connect()
        self._show_actions()

    def kind(self) -> ReportKind | None:
        """The report that is looked at."""
        key = self.parts.kind()
        return ReportKind(key) if key else None

    def answers(self) -> Answers:
        """What is offered, with the reasons."""
        return self._answers

    def title(self) -> str:
        """Which report is seen, and how many pages and files."""
        kind = self.kind()
        name = report_name(kind, translator(current_language())) if kind is not None else ""
        return " · ".join(part for part in (name, self.view.count_words()) if part)

    def show_kind(self, kind: str) -> None:
        """Look at that report, as soon as there are any."""
        self._wanted = kind
        if self._answers:
            self.parts.set_kind(kind)

    def show_answers(self, answers: Answers, contest: Contest) -> None:
        """Offer these reports; what is seen is set anew."""
        self._answers = answers
        self.parts.show_contest(contest)
        self.parts.show_answers(answers)
        first = next((kind for kind, why in answers.items() if why is None), next(iter(answers)))
        wanted = self._wanted if self._wanted in {kind.value for kind in answers} else first.value
        self.parts.set_kind(self.parts.kind() or wanted)
        self._asked = ()
        self._look()

    def set_covered(self, words: str) -> None:
        """Show these words in the place of papers, "" to show papers again."""
        self._covered = words
        self._asked = ()
        self._look()

    def look_again(self) -> None:
        """What stands on the paper has changed."""
        self._asked = ()
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._leave()

    # --- looking ------------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Set the report that is chosen as it is chosen, unless that is what is seen already."""
        kind, choices = self.kind(), self.parts.choices
        if kind is None or not self.isVisible():
            return
        asked = (kind, choices.printed_language(), choices.options())
        if asked == self._asked:
            return
        self._asked = asked
        why = self._answers.get(kind)
        meeting = self.parts.choices.meeting
        meeting.setVisible(kind is ReportKind.MINUTES and why is None and self._is_chairs)
        if meeting.isVisibleTo(self.parts.choices) and meeting.isChecked():
            self.previewing.cancel()
            self._show_meeting()
        elif self._covered or why is not None:
            self.previewing.cancel()
            self._show_why(why)
        else:
            self._ask(kind)

    def _show_meeting(self) -> None:
        if self._meeting is None:
            self._meeting = MeetingPart(self._desk, self._where)
            self.view.add_part(self._meeting)
            follow_layout(self.parts)
        self._meeting.read()
        self.view.show_part(self._meeting)
        self._show_actions()

    def _toggle_meeting(self, shown: bool) -> None:
        if self._meeting is not None and not shown:
            self._meeting.form.keep_typed()
        self.look_again()

    def _ask(self, kind: ReportKind) -> None:
        ws, where, choices = self._desk.ws, self._where, self.parts.choices
        words, options = translator(choices.printed_language()), choices.options()

        def setting(folder: Path, progress: Progress) -> tuple[Sequence[Path], Sequence[str]]:
            paths = set_report(ws, kind, folder, words, options, where, progress)
            said = translator(current_language())
            findings = [finding_words(one, said) for one in report_findings(ws, kind, options, where)]
            notice = font_notice(options.font, said)
            return paths, [notice, *findings] if notice else findings

        self.previewing.ask(kind, setting)

    def _show_why(self, why: JudgeDesktopError | None) -> None:
        if self._covered or why is None:
            self._show_reason(self._covered)
            return
        page, words = way_to(why.code)
        self._show_reason(said_of_error(why), page, words)

    def _wait(self) -> None:
        self.view.forget_papers()
        self._patience.start()
        self._show_actions()

    def _say_waiting(self) -> None:
        if self.previewing.is_waiting():
            self.view.show_waiting(tr("Setting the pages"))

    def _show_first(self, path: Path) -> None:
        self._patience.stop()
        self.view.show_first(path)

    def _show_papers(self, papers: SetPapers) -> None:
        self._patience.stop()
        self.view.show_papers(papers)
        self._show_actions()

    def _show_reason(self, words: str, page: str = "", action: str = "") -> None:
        self._patience.stop()
        self.view.show_reason(words, way=page, action=action)
        self._show_actions()

    def _show_refused(self, error: JudgeDesktopError) -> None:
        self._show_reason(said_of_error(error))

    def _give_up(self) -> None:
        self.previewing.cancel()
        self._show_reason(tr("The preview was cancelled"), "", tr("Show it"))

    def _follow(self, page: str) -> None:
        if page:
            self.way_requested.emit(page)
        else:
            self.look_again()

    def _leave(self) -> None:
        if self._running.is_running():  # files are being saved: they go afterwards
            return
        self._asked = ()
        self._patience.stop()
        self.view.close_papers()
        self.previewing.leave()
        self._show_actions()

    # --- what is around -----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.deeds.save)
        self.print_button.clicked.connect(self.deeds.print_it)
        self._patience.timeout.connect(self._say_waiting)
        self.parts.kind_changed.connect(self._choose)
        self.parts.choices.choices_changed.connect(self._choose)
        self.parts.choices.meeting.toggled.connect(self._toggle_meeting)
        self.parts.choices.comments.clicked.connect(self._choose_comments)
        self.view.cancel_requested.connect(self._give_up)
        self.view.way_requested.connect(self._follow)
        self.view.save_requested.connect(self.deeds.save_one)
        self.previewing.asked.connect(self._wait)
        self.previewing.first_ready.connect(self._show_first)
        self.previewing.papers_ready.connect(self._show_papers)
        self.previewing.refused.connect(self._show_refused)
        self.previewing.progressed.connect(self.view.show_progress)
        self._running.running_changed.connect(self._rest)

    def _choose(self) -> None:
        choices = self.parts.choices
        kept = KeptChoices(
            self.parts.kind(), choices.printed_language(), choices.printed_numerals(), choices.printed_font()
        )
        self._desk.settings = with_choices(self._desk.settings, self._where.contest, kept)
        self._desk.save_settings(self._desk.settings)
        self._look()

    def _choose_comments(self) -> None:
        """Ask which comments stay out of the letters; of all letters those that say who wrote them."""
        from judge_desktop.ui.printing.comments_dialog import ask_comments

        ws, where, choices = self._desk.ws, self._where, self.parts.choices
        options = choices.options()
        is_whole = not options.submissions

        def ask(found: tuple[ListedComment, ...]) -> None:
            shown = [one for one in found if not is_whole or one.name or one.comment in options.left_out]
            numerals = self._desk.settings.numerals
            left_out = ask_comments(self, shown, options.left_out, of_all=is_whole, numerals=numerals)
            if left_out is not None:
                choices.leave_out(left_out)

        self._desk.tasks.run(lambda _: list_comments(ws, options, where), ask, self._show_refused)

    def _rest(self, running: bool) -> None:
        self._show_actions()
        if not running and not self.isVisible():
            self._leave()

    def _show_actions(self) -> None:
        nothing = "" if self.view.papers() is not None else self._why_nothing()
        busy = tr("Something is being saved or printed") if self._running.is_running() else ""
        for button in (self.save_button, self.print_button):
            button.set_disabled_reason(busy or nothing)
        self.seen_changed.emit()

    def _why_nothing(self) -> str:
        if self._meeting is not None and self._meeting.isVisible():
            return tr("Press “{words}” again to see the minutes", words=self.parts.choices.meeting.words())
        return tr("There is nothing to be seen yet")
