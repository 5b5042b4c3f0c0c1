"""The computers of one person: how each key was confirmed, which counts first, what they say differently, and the ways
to confirm, to replace a laptop and to hand scores back.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import Language, current_language, tr, trn
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.panel import Confirmation, Judge
from judge_desktop.ui.chair.check_words_field import ConfirmKeys
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.wording import clock, confirmation_words, figure, name_of, numbered_title
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.stacking_row import StackingRow
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import SelectableText, TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_20, Role, Tone, Type
from judge_desktop.workflow.identity import words_of_judge
from judge_desktop.workflow.panel import PanelLine
from judge_desktop.workflow.replace_laptop import Differing, KeyLine, KeyStanding, differences_of, keys_of

_FINGERPRINT = 19  # letters of a key that tell two apart; the tooltip has all


class KeysCard(Card):
    """`confirm_requested(way, words)`; `replace_requested(key)`, `forget_requested(key)` with a `judge_key`;
    `hand_back_requested`, `card_requested`, `invitation_requested`.
    """

    confirm_requested = Signal(str, str)
    replace_requested = Signal(str)
    forget_requested = Signal(str)
    hand_back_requested = Signal()
    card_requested = Signal()
    invitation_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Computers and check words"))
        self.setObjectName("keys_card")
        self.confirm: ConfirmKeys | None = None
        self._shown: object = None
        self._judge = ""
        self._is_open = self._reads = False
        self._again: tuple[PanelLine, ContestState, bool] | None = None

    def show_keys(self, line: PanelLine, state: ContestState, can_hand_back: bool) -> None:
        """Show the keys of somebody; what is being typed stays as long as nothing about her changed."""
        if line.judge.id != self._judge:
            self._is_open = self._reads = False
        self._judge = line.judge.id
        self._again = (line, state, can_hand_back)
        known = state.documents
        keys = keys_of(state.contest, known, line.judge.id)
        differing = differences_of(known, line.judge.id) if known is not None else ()
        content = (line, keys, differing, can_hand_back, self._is_open, self._reads)
        if content == self._shown:
            return
        self._shown = content
        self._build(line, state.contest, keys, differing, can_hand_back)

    def open_confirm(self, opened: bool = True) -> None:
        """Open or close the field for the six words."""
        self._is_open = opened
        self._show_again()
        if self.confirm is not None:
            self.confirm.field.setFocus()

    def _build(
        self,
        line: PanelLine,
        contest: Contest,
        keys: tuple[KeyLine, ...],
        differing: tuple[Differing, ...],
        can_hand_back: bool,
    ) -> None:
        self.clear_rows()
        self.confirm = None
        waits = self._waiting(line)
        for key in keys:
            self.add_row(self._key_row(key, keys, waits))
        if not keys:
            detail = tr("With it the package can be locked to her, and her score file is known at once")
            words = tr("No card yet") if line.judge.votes else tr("No card, and none is needed")
            self.add_row(StatusRow(Shape.RING, words, detail=detail if line.judge.votes else ""))
        if waits and self._is_open:
            self.add_row(self._confirm_row(line, waits))
        if differing:
            self.add_row(_differences_row(differing, contest))
        self.add_row(self._actions_row(line.judge, can_hand_back, with_invitation=line.judge.votes))

    def _waiting(self, line: PanelLine) -> tuple[str, ...]:
        """The keys that somebody can still confirm."""
        unheard = [one.keys.judge_key for one in line.known_keys if one.confirmation is Confirmation.UNHEARD]
        return tuple(dict.fromkeys((*(one.judge_key for one in line.awaiting), *unheard)))

    def _key_row(self, key: KeyLine, keys: tuple[KeyLine, ...], waits: tuple[str, ...]) -> StatusRow:
        many = len(keys) > 1
        title = _standing_words(key.standing, many=many)
        details = [key.keys.judge_key[:_FINGERPRINT] + "…"]
        if key.revision:
            details.append(
                trn("{n} scorecard", "{n} scorecards", key.scorecards) + " " + tr("in revision {n}", n=key.revision)
            )
        if key.arrived:
            details.append(tr("came {time}", time=clock(key.arrived)))
        confirmed = key.confirmation or Confirmation.UNHEARD
        doubtful = confirmed is Confirmation.UNHEARD
        action = ""
        if key.keys.judge_key in waits and key.keys.judge_key == waits[0]:
            action = tr("Close") if self._is_open else tr("Confirm…")
        row = StatusRow(
            Shape.TRIANGLE if doubtful else Shape.TICK,
            title,
            Tone.WARN if doubtful else Tone.OK,
            detail=" · ".join(details),
            outcome=confirmation_words(confirmed),
            action=action,
        )
        row.setObjectName(f"key_{key.keys.judge_key}")
        row.setToolTip(key.keys.judge_key)
        row.button().setAccessibleName(f"{action} {key.keys.judge_key[:_FINGERPRINT]}")
        row.action_requested.connect(lambda: self.open_confirm(not self._is_open))
        if many and key.standing is not KeyStanding.FIRST:
            self._add_button(row, "replace", tr("This one counts now…"), key, self.replace_requested)
        if key.standing is KeyStanding.CARD_ONLY:
            self._add_button(row, "forget", tr("Take the card away"), key, self.forget_requested)
        return row

    def _add_button(self, row: StatusRow, name: str, words: str, key: KeyLine, signal: object) -> None:
        button = Button(words, ButtonKind.QUIET if name == "forget" else ButtonKind.SECONDARY, size=ButtonSize.SMALL)
        button.setObjectName(f"{name}_{key.keys.judge_key}")
        button.setAccessibleName(f"{words} {key.keys.judge_key[:_FINGERPRINT]}")
        judge_key = key.keys.judge_key
        button.clicked.connect(lambda: signal.emit(judge_key))  # type: ignore[attr-defined]
        row.add_trailing(button)

    def _confirm_row(self, line: PanelLine, waits: tuple[str, ...]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(SPACE_20, SPACE_12, SPACE_20, SPACE_20)
        column.setSpacing(SPACE_8)
        column.addWidget(
            TextLabel(tr("The judge reads her six words aloud, you type them here"), Type.CAPTION, Role.INK2)
        )
        self.confirm = ConfirmKeys(name_of(line.judge), unheard=bool(line.awaiting))
        self.confirm.confirm_requested.connect(self.confirm_requested)
        column.addWidget(self.confirm)
        if len(waits) == 1:
            column.addLayout(self._reading(line, waits[0]))
        return holder

    def _reading(self, line: PanelLine, judge_key: str) -> QVBoxLayout:
        """The other way round: the chair reads, the judge types and compares."""
        column = QVBoxLayout()
        column.setSpacing(SPACE_8)
        every = (*line.awaiting, *(one.keys for one in line.known_keys))
        words = words_of_judge(next(one for one in every if one.judge_key == judge_key))
        toggle = Button(
            tr("Hide the words") if self._reads else tr("Read the words to her instead"),
            ButtonKind.LINK,
            size=ButtonSize.SMALL,
        )
        toggle.setObjectName("read_words")
        toggle.clicked.connect(self._toggle_reading)
        first = QHBoxLayout()
        first.addWidget(toggle)
        first.addStretch(1)
        column.addLayout(first)
        if not self._reads:
            return column
        how = tr("She types them as she hears them and compares them with the six words of her judge card")
        column.addWidget(TextLabel(how, Type.CAPTION, Role.INK2))
        for language in sorted(Language, key=lambda one: one is not current_language()):
            spoken = SelectableText("  ·  ".join(words[language.value]), Type.TITLE)
            spoken.setObjectName(f"words_{language.value}")
            column.addWidget(spoken)
        same = Button(tr("She says all six are the same"), size=ButtonSize.SMALL)
        same.setObjectName("words_are_the_same")
        text = " ".join(words[current_language().value])
        same.clicked.connect(lambda: self.confirm_requested.emit(Confirmation.VOICE.value, text))
        last = QHBoxLayout()
        last.addWidget(same)
        last.addStretch(1)
        column.addLayout(last)
        return column

    def _actions_row(self, judge: Judge, can_hand_back: bool, *, with_invitation: bool) -> QWidget:
        buttons = [("take_card", tr("Take in her card…"), "user-check", self.card_requested)]
        if with_invitation:
            buttons.append(("copy_invitation", tr("Copy the invitation"), "copy", self.invitation_requested))
        if can_hand_back:
            buttons.append((f"hand_back_{judge.id}", tr("Hand scores back…"), "undo-2", self.hand_back_requested))
        made = []
        for name, words, icon, signal in buttons:
            button = Button(words, ButtonKind.QUIET, icon=icon, size=ButtonSize.SMALL)
            button.setObjectName(name)
            button.setAccessibleName(f"{words} {name_of(judge)}")
            button.clicked.connect(signal)
            made.append(button)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        column.addWidget(StackingRow(*made, spacing=SPACE_8))
        return holder

    def _toggle_reading(self) -> None:
        self._reads = not self._reads
        self._show_again()

    def _show_again(self) -> None:
        if self._again is not None:
            self.show_keys(*self._again)


def _standing_words(standing: KeyStanding, *, many: bool) -> str:
    if not many:
        return tr("Her computer") if standing is not KeyStanding.WAITING else tr("A score file under an unknown key")
    return {
        KeyStanding.FIRST: tr("Counts first"),
        KeyStanding.EARLIER: tr("Counts where the first has nothing sealed"),
        KeyStanding.CARD_ONLY: tr("New computer, known by its card"),
        KeyStanding.WAITING: tr("New computer, known by its score file"),
    }[standing]


def _differences_row(differing: tuple[Differing, ...], contest: Contest) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(SPACE_20, SPACE_12, SPACE_20, SPACE_12)
    column.setSpacing(SPACE_8)
    count = trn(
        "The two computers differ for {n} submission", "The two computers differ for {n} submissions", len(differing)
    )
    column.addWidget(FindingRow(Weight.WARNS, count, strong=True))
    for one in differing:
        submission = contest.submission(one.submission)
        title = numbered_title(submission) if submission is not None else one.submission
        counted, other = (figure(value) if value is not None else "—" for value in (one.counted, one.other))
        words = tr("{title}: {counted} counts, {other} on the other", title=title, counted=counted, other=other)
        line = TextLabel(words, Type.CAPTION, Role.INK2)
        line.setObjectName(f"differs_{one.submission}")
        column.addWidget(line)
    return holder
