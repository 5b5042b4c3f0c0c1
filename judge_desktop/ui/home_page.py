"""The start page: three choices, the contests on this computer, the demo. What is chosen is the main window's to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.first_start import is_first_start
from judge_desktop.config.i18n import Language, current_language, tr
from judge_desktop.config.settings import FILE_NAME
from judge_desktop.config.thai import format_date, format_time
from judge_desktop.config.thai_digits import in_numerals
from judge_desktop.domain.contest import Mode
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.key_map import KeyPlace, bind_keys, key_line
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.page_column import PageColumn
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.card import Card, padded_row
from judge_desktop.ui.widgets.choice_card import ChoiceCard
from judge_desktop.ui.widgets.empty_state import IconMark
from judge_desktop.ui.widgets.navigation import BrandMark
from judge_desktop.ui.widgets.progress import ProgressRow
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.stacking_row import StackingRow
from judge_desktop.ui.widgets.status_chip import StatusChip
from judge_desktop.ui.widgets.switcher import Switcher
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_20, SPACE_28, Role, Tone, Type
from judge_desktop.ui.widgets.wrapping_button import WrappingButton
from judge_desktop.workflow.contests_here import ContestHere, find_contests, name_contests

_WIDTH = 1040
_ONE_COLUMN_BELOW = 760
_FOOT_IN_TWO_BELOW = 1040
_WORDS_ABOVE_FROM = 560  # px: in a narrower window help and settings are icons
_NAME_FROM = 380  # px: in a narrower one the mark stands for the name, and a contest goes without an icon


class HomePage(QWidget):
    """`contest_requested(contest, is_chair)` for a contest here, `sent_requested(contest)` to look at what a judge
    sent; the other signals are named after their choice.
    """

    open_requested = Signal()
    check_requested = Signal()
    judge_requested = Signal()
    run_requested = Signal()
    contest_requested = Signal(str, bool)
    sent_requested = Signal(str)
    demo_requested = Signal()
    own_requested = Signal()
    cancel_requested = Signal()
    settings_requested = Signal()
    help_requested = Signal()
    removal_requested = Signal(str)
    restore_requested = Signal()
    language_changed = Signal(str)

    def __init__(self, desk: Desk, *, is_demo: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._is_demo = desk, is_demo
        self.contests = name_contests(desk.ws)
        self._filled: dict[tuple[str, bool], Callable[[ContestHere], None]] = {}
        self.buttons: list[Button] = []
        self._rows: list[QHBoxLayout] = []
        self._icons: list[QWidget] = []
        self._chips: list[StatusChip] = []
        self._padded: list[QWidget] = []
        self._questions: list[QHBoxLayout] = []
        page = PageColumn(_WIDTH)
        self._body = page.body
        self._body.setSpacing(0)
        notices = QVBoxLayout()
        self.notices = NoticePlace(notices)
        self._body.addLayout(notices)
        self.language = self._switcher()
        if self.asks_language():
            self._body.addWidget(_language_row(self.language))
        self._body.addSpacing(SPACE_12)
        self._body.addWidget(TextLabel(tr("What would you like to do today?"), Type.HERO))
        self._body.addSpacing(SPACE_8)
        self._body.addLayout(self._choices())
        if self.contests:
            self._body.addSpacing(SPACE_28)
            self._body.addWidget(TextLabel(tr("Contests on this computer"), Type.TITLE))
            self._body.addSpacing(SPACE_8)
            self._body.addWidget(self._list())
        self._body.addSpacing(SPACE_12)
        self._body.addWidget(self._foot())
        self._body.addStretch(1)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # words give way before the window does
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top())
        column.addWidget(page, 1)
        self._make_keys()
        if self.contests:  # how far each is has to be counted, in a large round for a moment
            ws = desk.ws
            desk.tasks.run(lambda _: find_contests(ws), self._fill, self._refuse)

    def _is_tiny(self) -> bool:
        return self.width() < look().px(_NAME_FROM)

    def _fill(self, found: tuple[ContestHere, ...]) -> None:
        """Say of each contest how far it is."""
        self.contests = found
        for one in found:
            fill = self._filled.get((one.contest, one.is_chair))
            if fill is not None:
                fill(one)

    def _refuse(self, error: JudgeDesktopError) -> None:
        self.notices.show_refusal(error)

    def show_progress(self, words: str) -> None:
        """Say what the demo is doing; the link gives way to it."""
        self._link_row.hide()
        self.progress.set_progress(0, 1, words)
        self.progress.show()

    def hide_progress(self) -> None:
        """The demo is there, or was cancelled."""
        self.progress.hide()
        self._link_row.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < look().px(_ONE_COLUMN_BELOW)
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        for layout in (self._cards, *self._questions, *self._rows):
            layout.setDirection(direction)
        is_short = self.width() < look().px(_FOOT_IN_TWO_BELOW)
        upright = QBoxLayout.Direction.TopToBottom
        self._foot_parts.setDirection(upright if is_short else QBoxLayout.Direction.LeftToRight)
        is_tiny = self._is_tiny()
        for chip in self._chips:
            chip.set_filled(not is_tiny)
        for part in (self._program, *self._icons):
            part.setHidden(is_tiny)
        side = SPACE_8 if is_tiny else SPACE_20
        for one in self._padded:
            one.setContentsMargins(side - SPACE_20, 0, side - SPACE_20, 0)
        for button in self._around:
            button.set_words_shown(self.width() >= look().px(_WORDS_ABOVE_FROM))

    def asks_language(self) -> bool:
        """Whether this is the first start and nothing is here yet: then the two languages stand above everything."""
        return not self._is_demo and not self.contests and is_first_start(self._desk.ws.home / FILE_NAME)

    def _switcher(self) -> Switcher:
        kind = ButtonKind.SECONDARY if self.asks_language() else ButtonKind.QUIET
        names = [(Language.TH.value, "ไทย"), (Language.EN.value, "English")]
        switcher = Switcher(tr("Language"), names, current_language().value, kind=kind)
        switcher.setObjectName("language")
        switcher.choice_changed.connect(self.language_changed)
        return switcher

    def _top(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, SPACE_12, 24, 0)
        row.setSpacing(SPACE_12)
        row.addWidget(BrandMark(30))
        self._program = TextLabel("Judge Desktop", Type.STRONG, wraps=False)
        row.addWidget(self._program)
        row.addStretch(1)
        if not self.asks_language():
            row.addWidget(self.language)
        self._around: list[Button] = []
        for name, words, icon, signal in (
            ("help", tr("Help"), "circle-question-mark", self.help_requested),
            ("settings", tr("Settings"), "settings", self.settings_requested),
        ):
            button = Button(words, ButtonKind.QUIET, icon=icon, size=ButtonSize.SMALL)
            button.setObjectName(name)
            button.clicked.connect(signal)
            row.addWidget(button)
            self._around.append(button)
        return bar

    def _choices(self) -> QHBoxLayout:
        self._cards = QHBoxLayout()
        self._cards.setSpacing(SPACE_16)
        for name, icon, title, detail, key, signal in (
            (
                "open",
                "folder-open",
                tr("Open a file I received"),
                tr("A package, a score file or a results file. It can also be dropped onto this window"),
                "open_file",
                self.open_requested,
            ),
            (
                "judge",
                "clipboard-pen",
                tr("I am a judge"),
                tr("Choose your name in the package, then read and score"),
                "judge_here",
                self.judge_requested,
            ),
            (
                "run",
                "layers",
                tr("I run a contest"),
                tr("Prepare submissions, rubric and panel, merge scores and publish"),
                "run_contest",
                self.run_requested,
            ),
        ):
            card = ChoiceCard(icon, title, detail, key_line(key).shown()[0])
            card.setObjectName(f"choice_{name}")
            card.clicked.connect(signal)
            self._cards.addWidget(card, 1)
        return self._cards

    def _list(self) -> Card:
        card = Card()
        primary = next((one for one in self.contests if not one.is_chair), None)
        for one in self.contests:
            card.add_row(self._row(one, is_primary=one is primary))
        return card

    def _row(self, one: ContestHere, *, is_primary: bool) -> QWidget:
        language = current_language().value
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(TextLabel(one.name.in_language(language), Type.STRONG, max_lines=1))
        about = TextLabel(self._about(one), Type.CAPTION, Role.INK2, max_lines=1)
        column.addWidget(about)
        button = Button(self._deed(one), ButtonKind.PRIMARY if is_primary else ButtonKind.SECONDARY)
        button.setObjectName(f"open_{'chair' if one.is_chair else 'judge'}_{one.contest}")
        button.setMinimumWidth(look().px(124))
        button.clicked.connect(lambda: self._open(one.contest, is_chair=one.is_chair))
        self.buttons.append(button)
        icon = IconMark("layers" if one.is_chair else "clipboard-pen", Role.INK2, 22)
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(SPACE_12)
        beside.addWidget(texts, 1)
        beside.addWidget(button)
        remove = IconButton(
            "trash-2", tr("Remove “{contest}” from this computer", contest=one.name.in_language(language))
        )
        remove.setObjectName(f"remove_{one.contest}")
        remove.clicked.connect(lambda: self.removal_requested.emit(one.contest))
        beside.addWidget(remove)
        self._rows.append(beside)
        self._icons.append(icon)
        holder = QWidget()
        holder.setLayout(beside)

        def fill(found: ContestHere) -> None:
            about.setText(self._about(found))
            button.set_words(self._deed(found))
            if found.is_all_sent:  # nothing has to be done next
                button.set_kind(ButtonKind.SECONDARY)
            chip = self._chip(found)
            self._chips.append(chip)
            chip.set_filled(not self._is_tiny())
            beside.insertWidget(1, chip)

        self._filled[one.contest, one.is_chair] = fill
        row = padded_row(icon, holder, stretch=1, spacing=SPACE_20)
        self._padded.append(row)
        return row

    def _open(self, contest: str, *, is_chair: bool) -> None:
        """Whoever has sent everything wants to see what was sent, or to send it again."""
        if any(one.is_all_sent for one in self.contests if (one.contest, one.is_chair) == (contest, is_chair)):
            self.sent_requested.emit(contest)
        else:
            self.contest_requested.emit(contest, is_chair)

    def _about(self, one: ContestHere) -> str:
        who = one.judge_name.in_language(current_language().value)
        mode = tr("Rehearsal") if one.mode is Mode.REHEARSAL else ""
        parts = (tr("The chair's and secretary's copy") if one.is_chair else who, mode, self._when(one))
        return " · ".join(part for part in parts if part)

    def _deed(self, one: ContestHere) -> str:
        if one.is_chair:
            return tr("Open")
        if one.is_all_sent:
            return tr("See what was sent")
        return tr("Continue scoring") if one.complete else tr("Start scoring")

    def _chip(self, one: ContestHere) -> StatusChip:
        numerals = self._desk.settings.numerals.value
        if one.is_chair:
            if not one.revision:
                return StatusChip(Shape.DOT, tr("Being prepared"), Tone.ACCENT)
            words = tr("{done} of {total} judges' scores merged", done=one.complete, total=one.assigned)
            is_done = one.complete == one.assigned
        elif not one.judge:
            return StatusChip(Shape.RING, tr("No name chosen yet"))
        elif one.is_all_sent:
            return StatusChip(Shape.TICK, tr("Everything is sent"), Tone.OK)
        elif one.sent_at and one.complete == one.assigned:
            return StatusChip(Shape.HALF, tr("Not everything is sent yet"), Tone.WARN)
        else:
            words = tr("{done} of {total} submissions complete", done=one.complete, total=one.assigned)
            is_done = one.complete == one.assigned
        shape = Shape.TICK if is_done else Shape.HALF if one.complete else Shape.RING
        tone = Tone.OK if is_done else Tone.ACCENT if one.complete else Tone.NEUTRAL
        return StatusChip(shape, in_numerals(words, numerals), tone)

    def _when(self, one: ContestHere) -> str:
        """When the scores were sent last; before that, when the contest was opened."""
        at = one.sent_at or one.last_opened
        if not at:
            return ""
        moment = datetime.fromisoformat(at).astimezone()
        language, numerals = current_language().value, self._desk.settings.numerals.value
        clock = format_time(moment, language, numerals)
        if moment.date() == self._desk.ws.today().astimezone().date():
            return tr("sent today {time}", time=clock) if one.sent_at else tr("opened today {time}", time=clock)
        day = format_date(moment.date(), language, numerals, short=True)
        if one.sent_at:
            return tr("sent {day} {time}", day=day, time=clock)
        return tr("opened {day} {time}", day=day, time=clock)

    def _foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        self._link_row = QWidget()
        self._foot_parts = QHBoxLayout(self._link_row)
        self._foot_parts.setContentsMargins(0, 0, 0, 0)
        self._foot_parts.setSpacing(SPACE_8)
        words = tr("This is the demo contest") if self._is_demo else tr("Would you like to try it first?")
        link = tr("Back to my own contests") if self._is_demo else tr("Open the demo contest with 21 submissions")
        self.demo = WrappingButton(link, ButtonKind.LINK)
        self.demo.setObjectName("demo")
        self.demo.clicked.connect(self.own_requested if self._is_demo else self.demo_requested)
        self._foot_parts.addLayout(self._asked("flask-conical", words, self.demo), 1)
        offline = tr("Everything stays on this computer; the program uses no internet")
        self._foot_parts.addWidget(_beside_icon("hard-drive", offline, Type.CAPTION))
        self.progress = ProgressRow("", tr("Cancel"))
        self.progress.cancel_requested.connect(self.cancel_requested)
        self.progress.hide()
        self.check = WrappingButton(tr("Check a file"), ButtonKind.LINK)
        self.check.setObjectName("check")
        self.check.set_tooltip(tr("Nothing is taken in") + f" ({key_line('check_file').shown()[0]})")
        self.check.clicked.connect(self.check_requested)
        column.setSpacing(0)
        column.addWidget(self._link_row)
        column.addWidget(self.progress)
        column.addLayout(self._asked("shield-check", tr("Is a file you received genuine?"), self.check))
        if not self.contests and not self._is_demo:  # on a new computer, after another one failed
            self.restore = WrappingButton(tr("Bring a backup back"), ButtonKind.LINK)
            self.restore.setObjectName("restore")
            self.restore.clicked.connect(self.restore_requested)
            column.addLayout(self._asked("history", tr("Did you work on another computer before?"), self.restore))
        return foot

    def _asked(self, icon: str, question: str, link: Button) -> QHBoxLayout:
        """A question with the link that answers it; below each other where there is no room."""
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(_beside_icon(icon, question, Type.BODY))
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        self._questions.append(row)
        return row

    def _make_keys(self) -> None:
        bind_keys(
            self,
            KeyPlace.HOME,
            {
                "judge_here": self.judge_requested.emit,
                "run_contest": self.run_requested.emit,
                "check_file": self.check_requested.emit,
            },
        )


def _language_row(switcher: Switcher) -> QWidget:
    """The one question of a first start, said in both languages at once; whoever can read on need not answer it."""
    named = QWidget()
    row = QHBoxLayout(named)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_8)
    row.addWidget(IconMark("languages", Role.INK2, 20))
    row.addWidget(TextLabel("ภาษา · Language", Type.LABEL, Role.INK2, wraps=False))
    return StackingRow(named, switcher)


def _beside_icon(icon: str, words: str, line: Type) -> QWidget:
    """Words behind a small icon; they wrap where there is no room for one line."""
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_8)
    row.addWidget(IconMark(icon, Role.INK2, 18 if line is Type.CAPTION else 20))
    row.addWidget(TextLabel(words, line, Role.INK2), 1)
    return part
