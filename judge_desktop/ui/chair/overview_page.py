"""The overview: where the contest stands, the list of what is left, the one thing to do next, numbers and dates."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, trn
from judge_desktop.config.thai_dates import format_time_range
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.schedule import TimelineEntry
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.checklist import steps_of
from judge_desktop.ui.chair.checklist_step import BACKUP, CLOSE, Step
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.two_columns import TwoColumns
from judge_desktop.ui.chair.wording import day, mode_words
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.progress import ProgressBar
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.timeline import Stage, Timeline
from judge_desktop.ui.widgets.tokens import SPACE_16, SPACE_20, Role, Tone, Type
from judge_desktop.workflow import care
from judge_desktop.workflow.file_types import BACKUP_ENDING
from judge_desktop.workflow.packages_here import Where

_SIDE_WIDTH = 352


class OverviewPage(ChairPage):
    """Everything at a glance; its buttons lead to the pages, or back up at once."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Overview"))
        self.setObjectName("overview")
        self._timeline = Timeline()
        top = Card()
        top.use_body().addWidget(self._timeline)
        self._state: ContestState | None = None
        self.print = Button(tr("Print"), icon="printer")
        self.print.setObjectName("overview_print")
        self.print.clicked.connect(lambda: self.page_requested.emit("print"))
        self.finish = Button("", icon="package")
        self.finish.setObjectName("overview_goes_on")
        self.finish.clicked.connect(self._go_on)
        for button in (self.print, self.finish):
            self.header.add_action(button)
            self.shy.append(button)
        self.checklist = Card(tr("Checklist"))
        self._count = TextLabel("", Type.LABEL, Role.INK2, wraps=False)
        self._bar = ProgressBar()
        self._bar.setFixedWidth(96)
        self.checklist.add_to_header(self._count)
        self.checklist.add_to_header(self._bar)
        self._side = QVBoxLayout()
        self._side.setSpacing(SPACE_16)
        side = QWidget()
        side.setLayout(self._side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE_16)
        self.body.addWidget(top)
        self.body.addWidget(TwoColumns(self.checklist, side, stretches=(1, 0), right_width=_SIDE_WIDTH))
        self.body.addStretch(1)

    def show_state(self, state: ContestState) -> None:
        self._state = state
        is_built = state.package is not None
        self.finish.set_words(tr("Finish the day") if is_built else tr("Build package"))
        self.finish.set_icon("megaphone" if is_built else "package")
        contest = state.contest
        parts = (contest.organiser.in_language(self.language), mode_words(state.mode))
        self.header.set_title(contest.name.in_language(self.language), " · ".join(part for part in parts if part))
        self._timeline.set_stages(_stages(state))
        steps = steps_of(state)
        self._show_steps(state, steps)
        clear_layout(self._side)
        next_step = next((step for step in steps if step.asks and not step.done), None)
        self._side.addWidget(self._next_card(next_step))
        self._side.addWidget(_numbers_card(state))
        dates = _dates_card(state)
        if dates is not None:
            self._side.addWidget(dates)

    def _show_steps(self, state: ContestState, steps: tuple[Step, ...]) -> None:
        before = state.documents is None
        self.checklist.set_title(tr("Before the package goes to the judges") if before else tr("Up to the decision"))
        counted = [step for step in steps if step.done or step.asks]
        done = sum(step.done for step in counted)
        words = tr("{n} of {total}", n=done, total=len(counted))
        self._count.setText(words)
        self._bar.set_progress(done, len(counted), words)
        self._bar.set_tone(Tone.OK)
        self.checklist.clear_rows()
        for step in steps:
            row = StatusRow(step.shape, step.title, step.tone, detail=step.detail, action=step.action)
            if step.action:
                row.button().setAccessibleName(f"{step.action}: {step.title}")
                row.action_requested.connect(lambda target=step.target: self._follow(target))
            self.checklist.add_row(row)

    def _next_card(self, step: Step | None) -> Card:
        card = Card()
        card.setObjectName("next")
        body = card.use_body()
        body.setSpacing(4)
        body.addWidget(TextLabel(tr("Do next"), Type.CAPTION_STRONG, Role.ACCENT if step else Role.INK2))
        body.addWidget(TextLabel(step.title if step else tr("Everything is done"), Type.TITLE))
        if step is not None and step.action:
            button = Button(step.action, ButtonKind.PRIMARY)
            button.setObjectName("do_next")
            button.clicked.connect(lambda: self._follow(step.target))
            body.addSpacing(8)
            body.addWidget(button)
        return card

    def _follow(self, target: str) -> None:
        if target == BACKUP:
            self._back_up()
        elif target == CLOSE:
            self.page_requested.emit("finish")
        else:
            self.page_requested.emit(target)

    def _go_on(self) -> None:
        is_built = self._state is not None and self._state.package is not None
        self.page_requested.emit("finish" if is_built else "package")

    def _back_up(self) -> None:
        name = tr("Judge Desktop backup") + f" {self.desk.ws.today():%Y-%m-%d}{BACKUP_ENDING}"
        path = choose_files.ask_save(self, self.desk, tr("Save the backup"), name)
        if path is None:
            return
        ws = self.desk.ws
        self.run(
            tr("Backing up"),
            lambda _: care.backup(ws, path),
            lambda _: self.say(tr("The backup is saved"), detail=str(path)),
        )


def _stages(state: ContestState) -> list[Stage]:
    """Preparing, package, presentations, merging, deciding, and the day of the announcement."""
    contest, view = state.contest, state.view
    schedule_day = contest.rounds[0].schedule.day if contest.rounds else None
    received = view is not None and bool(view.counted_documents or view.not_counted)
    merged = view is not None and (view.is_closed or not (view.missing or view.forks or view.awaiting))
    categories = [one.id for one in state.judged.categories]
    decided = bool(categories) and all(one in state.awards for one in categories)
    closed = view is not None and view.is_closed
    done = [
        not state.blocking and bool(contest.finalists),
        view is not None,
        received or (schedule_day is not None and view is not None and schedule_day < state.now.date()),
        merged,
        decided and closed,
    ]
    submissions, judges = len(contest.finalists), len(contest.panel.voting)
    details = [
        (tr("Prepare"), tr("Submissions, rubric, panel"), _date_of(contest, "shortlist")),
        (tr("Packages"), tr("Sent to the judges"), None),
        (tr("Presentations"), trn("{n} submission", "{n} submissions", submissions), schedule_day),
        (tr("Merge"), trn("Score file of {n} judge", "Score files of {n} judges", judges), schedule_day),
        (tr("Decide"), trn("{n} category", "{n} categories", len(categories)), None),
    ]
    here = next((place for place, is_done in enumerate(done) if not is_done), len(done))
    stages = []
    for place, (title, detail, when) in enumerate(details):
        is_done = done[place] and place < here
        shape = Shape.TICK if is_done else Shape.DOT if place == here else Shape.RING
        tone = Tone.OK if is_done else Tone.ACCENT if place == here else Tone.NEUTRAL
        stages.append(Stage(title, detail, day(when, short=True) if when else "", shape, tone))
    announced = _date_of(contest, "results")
    if announced is not None:
        stages.append(Stage(tr("Announce"), tr("After the round is closed"), day(announced, short=True)))
    return stages


def _date_of(contest: Contest, entry: str) -> date | None:
    return next((one.starts_on for one in contest.timeline if one.id == entry), None)


def _numbers_card(state: ContestState) -> Card:
    contest = state.judged
    card = Card()
    card.setObjectName("numbers")
    row = QHBoxLayout()
    row.setSpacing(SPACE_20)
    cards = len(contest.assignments_of(contest.rounds[0])) if contest.rounds else 0
    for number, words in (
        (len(contest.finalists), tr("Submissions")),
        (len(contest.categories), tr("Categories")),
        (len(contest.panel.voting), tr("Judges")),
        (cards, tr("Scorecards")),
    ):
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(TextLabel(str(number), Type.HERO, wraps=False))
        column.addWidget(TextLabel(words, Type.CAPTION, Role.INK2, wraps=False))
        row.addLayout(column)
    row.addStretch(1)
    card.use_body().setContentsMargins(SPACE_20, 12, SPACE_20, 12)
    card.body.addLayout(row)
    return card


def _dates_card(state: ContestState) -> Card | None:
    """The next three dates, or the last three when all have passed."""
    today = state.now.date()
    entries = sorted(state.contest.timeline, key=lambda one: one.starts_on)
    coming = [one for one in entries if (one.ends_on or one.starts_on) >= today]
    shown = coming[:3] or entries[-3:]
    if not shown:
        return None
    card = Card(tr("Next dates") if coming else tr("Dates"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE_16)
    grid.setVerticalSpacing(0)
    for place, entry in enumerate(shown):
        when = day(entry.ends_on if entry.ends_on and entry.starts_on < today else entry.starts_on, short=True)
        grid.addWidget(TextLabel(when, Type.LABEL, wraps=False), 3 * place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(TextLabel(entry.name.in_language(current_language().value)), 3 * place, 1)
        detail = TextLabel(_detail_of(entry, today), Type.CAPTION, Role.INK2)
        grid.addWidget(detail, 3 * place + 1, 1)
        grid.setRowMinimumHeight(3 * place + 2, 8)
    grid.setColumnMinimumWidth(0, 64)
    grid.setColumnStretch(1, 1)
    card.use_body().addLayout(grid)
    return card


def _detail_of(entry: TimelineEntry, today: date) -> str:
    days = (entry.starts_on - today).days
    parts = [day(entry.starts_on)] if days < 0 else [trn("in {n} day", "in {n} days", days)] if days else [tr("today")]
    if entry.from_time is not None and entry.to_time is not None:
        parts.append(format_time_range(entry.from_time, entry.to_time, current_language().value))
    return " · ".join(parts)
