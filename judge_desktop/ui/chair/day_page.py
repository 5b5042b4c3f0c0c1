"""The presentation day: as it runs, how far everybody is, and the plan. The plan works before a package is out."""

from __future__ import annotations

from datetime import time

from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.config.thai_dates import format_time_range
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.scoring.attendance import Attendance, PresenceState, Presented
from judge_desktop.scoring.day_progress import DayProgress, Reported
from judge_desktop.scoring.quorum import meeting_quorum
from judge_desktop.scoring.running_order import Act
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.day_clock import DayClock
from judge_desktop.ui.chair.day_rows import presented_words
from judge_desktop.ui.chair.meeting_card import PresenceDialog
from judge_desktop.ui.chair.plan_part import PlanPart
from judge_desktop.ui.chair.progress_part import ProgressPart
from judge_desktop.ui.chair.today_part import TodayPart
from judge_desktop.ui.chair.wording import day, name_of
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.printing.ways import SCHEDULE
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.dialog import ask
from judge_desktop.ui.widgets.tabs import Tab, TabStrip
from judge_desktop.ui.widgets.tokens import SPACE_16, SPACE_20, SPACE_28
from judge_desktop.workflow.attendance import note_judge, note_submission
from judge_desktop.workflow.day_told import progress_of, read_progress, tick
from judge_desktop.workflow.packages_here import Where, round_of

TODAY, PROGRESS, PLAN = "today", "progress", "plan"


class DayPage(ChairPage):
    """Three tabs; the buttons of the header belong to the tab shown."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Presentation day"), scrolls=False)
        self.setObjectName("day")
        self._state: ContestState | None = None
        self.clock = DayClock(desk, self)
        self.clock.refused.connect(self.show_refusal)
        self.today = TodayPart(desk, self.clock)
        self.progress = ProgressPart()
        self.plan = PlanPart(desk, where)
        self.tabs = TabStrip(
            tr("Parts of the presentation day"),
            tr("{n} more"),
            [
                Tab(TODAY, tr("Running"), "timer"),
                Tab(PROGRESS, tr("Progress"), "list-checks"),
                Tab(PLAN, tr("Plan"), "calendar-clock"),
            ],
        )
        self.tabs.setObjectName("day_tabs")
        self.tabs.tab_changed.connect(self.show_tab)
        self._parts = QStackedWidget()
        self._by_tab: dict[str, QWidget] = {TODAY: self.today, PROGRESS: self.progress, PLAN: self.plan}
        for part in self._by_tab.values():
            self._parts.addWidget(part)
        self.outside.addWidget(self.tabs)
        body = QVBoxLayout()
        body.setContentsMargins(SPACE_28, SPACE_16, 24, SPACE_20)
        body.addWidget(self._parts)
        self.outside.addLayout(body, 1)
        self._make_actions()
        self._connect()
        self.show_tab(TODAY)

    def show_tab(self, name: str) -> None:
        """Show that part."""
        self.tabs.set_tab(name)
        self._parts.setCurrentWidget(self._by_tab[name])
        for button, tab in self._actions.items():
            button.setVisible(tab == name)
        if name == PROGRESS:
            self._read_progress()

    def show_state(self, state: ContestState) -> None:
        first = self._state is None
        self._state = state
        self._show_subtitle(state)
        self.clock.set_package(state.package)
        quorum = meeting_quorum(state.package, state.attendance) if state.package is not None else None
        self.today.show_state(state, state.attendance, quorum)
        self.plan.show_state(state)
        if first and state.package is None:
            self.show_tab(PLAN)
        if self.tabs.tab() == PROGRESS:
            self._read_progress()
        self._show_acts()

    def _show_subtitle(self, state: ContestState) -> None:
        schedule = round_of(state.judged, Where(round=self.where.round)).schedule if state.judged.rounds else None
        parts = []
        if schedule is not None and schedule.day is not None:
            parts.append(day(schedule.day))
        if schedule is not None and schedule.starts_at is not None and schedule.ends_at is not None:
            parts.append(format_time_range(schedule.starts_at, schedule.ends_at, self.language))
        self.header.set_title(tr("Presentation day"), " · ".join(parts))

    def _make_actions(self) -> None:
        self.no_show = Button(tr("Did not come"), icon="user-x")
        self.reorder = Button(tr("Move"), icon="arrow-down-wide-narrow")
        self.undo = Button(tr("Undo"), icon="undo-2")
        self.print = Button(tr("Print the running order…"), icon="printer")
        self._actions: dict[Button, str] = {self.no_show: TODAY, self.reorder: TODAY, self.undo: PLAN, self.print: PLAN}
        for button, name, deed in (
            (self.no_show, "day_no_show", self._ask_presented),
            (self.reorder, "day_move", self._ask_move),
            (self.undo, "plan_undo", self.plan.edits.undo),
            (self.print, "print_schedule", lambda: self.page_requested.emit(SCHEDULE)),
        ):
            button.setObjectName(name)
            button.clicked.connect(deed)
            self.header.add_action(button)
            self.shy.append(button)
        self.undo.setEnabled(False)

    def _connect(self) -> None:
        self.plan.edits.undo_changed.connect(self.undo.setEnabled)
        self.plan.contest_changed.connect(self.contest_changed)
        self.plan.refused.connect(self.show_refusal)
        self.today.act_requested.connect(self.clock.do)
        self.today.move_requested.connect(self.clock.move)
        self.today.presence_requested.connect(lambda judge, state: self._note(judge, state, None))
        self.today.time_requested.connect(self._ask_time)
        self.today.page_requested.connect(self.page_requested)
        self.today.current_changed.connect(lambda _key: self._show_acts())
        self.clock.order_changed.connect(self._show_acts)
        self.progress.tick_requested.connect(self._tick)
        self.progress.code_typed.connect(self.take_code)

    def _show_acts(self) -> None:
        submission = self.today.current_submission()
        self.no_show.setEnabled(bool(submission))
        running = self.clock.day.order if self.clock.day is not None else None
        to_come = running is not None and submission in running.order[running.first_to_come :]
        self.reorder.setEnabled(bool(submission) and to_come)
        self.print.setEnabled(bool(self._state and self._state.contest.rounds))

    # attendance

    def _note(self, judge: str, state: PresenceState, at: time | None) -> None:
        ws, where, reason = self.desk.ws, self.where, tr("Noted on the presentation day")
        moment = at if at is not None else ws.today().time()  # the moment of the key, not of the passphrase
        self.run_with_keys(
            tr("Noting the attendance"),
            lambda _: note_judge(ws, judge, state, reason, moment, where),
            lambda _: self.contest_changed.emit(),
        )

    def _ask_time(self, judge: str) -> None:
        if self._state is None or not judge:
            return
        noted = self._attendance().judges.get(judge, ())
        name = name_of(self._state.judged.panel.judge(judge), judge)
        dialog = PresenceDialog(name, noted, self.desk.ws.today().time(), self)
        ask(dialog, lambda: self._note(judge, dialog.chosen(), dialog.at))

    def _attendance(self) -> Attendance:
        return self._state.attendance if self._state is not None else Attendance()

    def presented_choices(self) -> list[tuple[str, Presented]]:
        """(words, answer) of every way a submission may have been presented."""
        return [(presented_words(how), how) for how in (Presented.NO, Presented.DOCUMENTS, Presented.RECORDING)] + [
            (tr("Came after all"), Presented.YES)
        ]

    def _ask_presented(self) -> None:
        menu = QMenu(self)
        for words, how in self.presented_choices():
            menu.addAction(words).setData(how)
        chosen = menu.exec(self.no_show.mapToGlobal(self.no_show.rect().bottomLeft()))
        menu.deleteLater()
        if chosen is not None:
            self.note_presented(self.today.current_submission(), Presented(chosen.data()))

    def note_presented(self, submission: str, how: Presented) -> None:
        """Note how a submission was presented; the running order follows once that is recorded."""
        if not submission:
            return
        ws, where, reason = self.desk.ws, self.where, tr("Noted on the presentation day")

        def follow(_: object) -> None:
            self.clock.do(Act.CAME if how is Presented.YES else Act.NO_SHOW, submission)
            self.contest_changed.emit()

        self.run_with_keys(
            tr("Noting the attendance"), lambda _: note_submission(ws, submission, how, reason, where), follow
        )

    def move_choices(self) -> list[tuple[str, Act]]:
        """(words, act) of every way to move the current row."""
        return [
            (tr("Presents now"), Act.PRESENT),
            (tr("Move earlier"), Act.EARLIER),
            (tr("Move later"), Act.LATER),
            (tr("After the next one"), Act.AFTER_NEXT),
            (tr("To the end"), Act.TO_END),
        ]

    def _ask_move(self) -> None:
        menu = QMenu(self)
        for words, act in self.move_choices():
            menu.addAction(words).setData(act)
        chosen = menu.exec(self.reorder.mapToGlobal(self.reorder.rect().bottomLeft()))
        menu.deleteLater()
        if chosen is not None:
            self.clock.do(Act(chosen.data()), self.today.current_submission())

    # progress

    def _read_progress(self) -> None:
        if self._state is None:
            return
        state, ws = self._state, self.desk.ws
        documents = state.documents
        if documents is None:
            self.progress.show_progress(state, None)
            return

        def show(found: DayProgress) -> None:
            if self._state is state:
                self.progress.show_progress(state, found)

        self.desk.tasks.run(lambda _: progress_of(ws, documents), show, self.show_refusal)

    def _tick(self, judge: str, submission: str, done: bool) -> None:
        if self._state is None or self._state.package is None:
            return
        ws, package = self.desk.ws, self._state.package
        self.desk.tasks.run(
            lambda _: tick(ws, package, judge, submission, done=done),
            lambda _: self._read_progress(),
            self.show_refusal,
        )

    def take_code(self, code: str) -> None:
        """Take a progress code in: from the field, or out of a file."""
        ws, where = self.desk.ws, self.where

        def accept(found: tuple[str, Reported]) -> None:
            judge, said = found
            panel = self._state.judged.panel if self._state is not None else None
            name = name_of(panel.judge(judge) if panel is not None else None, judge)
            self.progress.accept_code(name, said.complete, said.assigned)
            self._read_progress()

        def refuse(error: JudgeDesktopError) -> None:
            self.progress.refuse_code(said_of_error(error))

        self.desk.tasks.run(lambda _: read_progress(ws, code, where), accept, refuse)
