"""Choosing a name from the panel: a list that scrolls where it is long, and typing finds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.domain.panel import Judge
from judge_desktop.ui.widgets.choices import RadioButton
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import HIT_AREA, SPACE_4, Role

ROWS_SHOWN = 8
_PAUSE_MS = 1000


class JudgeChooser(QWidget):
    """`judge_chosen(id)` when a name is chosen. Typing the beginning of any part of a name goes to it."""

    judge_chosen = Signal(str)

    def __init__(self, judges: Sequence[Judge], chosen: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Names of the judges"))
        self._group = QButtonGroup(self)
        self._judges = {one.id: one for one in judges}
        self._typed, self._since = "", QElapsedTimer()
        self.choices: dict[str, RadioButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        self._scroll: ScrollArea | None = None
        rows = column
        if len(judges) > ROWS_SHOWN:
            self._scroll = ScrollArea(Role.SURFACE, margin=0, spacing=SPACE_4)
            rows = self._scroll.column
            column.addWidget(self._scroll)
            look().theme_changed.connect(self._restyle)
            self._restyle()
        language = current_language().value
        for judge in judges:
            parts = (judge.full_name(language), judge.position)
            button = RadioButton(" · ".join(part for part in parts if part), checked=judge.id == chosen)
            button.setObjectName(f"judge_{judge.id}")
            button.installEventFilter(self)
            button.toggled.connect(lambda on, key=judge.id: self._tell(key, on))
            self.choices[judge.id] = button
            self._group.addButton(button)
            rows.addWidget(button)

    def chosen(self) -> str:
        """The judge chosen, empty if none is yet."""
        return next((key for key, button in self.choices.items() if button.isChecked()), "")

    def focus_list(self) -> None:
        """Put the keyboard on the name chosen, else on the first."""
        key = self.chosen() or next(iter(self.choices), "")
        if key:
            self.choices[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and self._scroll is not None and isinstance(watched, QWidget):
            self._scroll.show_fully(watched)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._type(event)
        return super().eventFilter(watched, event)

    def _type(self, event: QKeyEvent) -> bool:
        letter = event.text().casefold()
        command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if not letter.isprintable() or not letter.strip() or event.modifiers() & command:
            return False
        is_new = not self._since.isValid() or self._since.elapsed() > _PAUSE_MS
        self._typed = letter if is_new else self._typed + letter
        self._since.start()
        found = [key for key, judge in self._judges.items() if _begins(judge, self._typed)]
        if not found and set(self._typed) == {letter}:  # the same letter again: the next name that begins with it
            found = [key for key, judge in self._judges.items() if _begins(judge, letter)]
            after = found[found.index(self.chosen()) + 1 :] if self.chosen() in found else []
            found = after or found
        if found:
            self.choices[found[0]].setChecked(True)
            self.choices[found[0]].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _tell(self, judge: str, on: bool) -> None:
        if on:
            self.judge_chosen.emit(judge)

    def _restyle(self) -> None:
        if self._scroll is not None:
            self._scroll.setFixedHeight(ROWS_SHOWN * (look().px(HIT_AREA) + SPACE_4))


def _begins(judge: Judge, typed: str) -> bool:
    names = (judge.full_name("th"), judge.full_name("en"), judge.name.th, judge.name.en, judge.position)
    words = (word for name in names for word in (name, *name.split()))
    return any(word.casefold().startswith(typed) for word in words)
