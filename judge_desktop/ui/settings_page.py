"""What this person may choose: language, colours, text size, digits. Every choice holds at once and is remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from judge_desktop.config.i18n import Language, tr
from judge_desktop.config.settings import Settings, TextSize, Theme
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.headed_page import HeadedPage
from judge_desktop.ui.widgets.card import Card, padded_row
from judge_desktop.ui.widgets.deed_row import DeedRow
from judge_desktop.ui.widgets.switcher import Switcher
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_4, Type

_WIDTH = 760
_ONE_COLUMN_BELOW = 640
_OFF, _ON = "off", "on"
_Choose = Callable[[Settings, str], Settings]


class SettingsPage(HeadedPage):
    """`settings_changed(settings)` after every choice; `back_requested`, `about_requested`, `check_requested`,
    `restore_requested`.
    """

    settings_changed = Signal(object)
    about_requested = Signal()
    restore_requested = Signal()
    check_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Settings"), back=tr("Back"), parent=parent)
        self._desk = desk
        self._rows: list[QHBoxLayout] = []
        card = Card()
        now = desk.settings
        card.add_row(
            self._row(
                "language",
                tr("Language"),
                [(Language.TH.value, "ไทย"), (Language.EN.value, "English")],
                now.language.value,
                lambda settings, key: replace(settings, language=Language(key)),
            )
        )
        card.add_row(
            self._row(
                "theme",
                tr("Colours"),
                [
                    (Theme.SYSTEM.value, tr("As the system")),
                    (Theme.LIGHT.value, tr("Light")),
                    (Theme.DARK.value, tr("Dark")),
                ],
                now.theme.value,
                lambda settings, key: replace(settings, theme=Theme(key)),
            )
        )
        card.add_row(
            self._row(
                "text_size",
                tr("Text size") + " (%)",
                [(str(int(one)), str(int(one))) for one in TextSize],
                str(int(now.text_size)),
                lambda settings, key: replace(settings, text_size=TextSize(int(key))),
            )
        )
        card.add_row(
            self._row(
                "numerals",
                tr("Digits"),
                [(Numerals.ARABIC.value, "1 2 3"), (Numerals.THAI.value, "๑ ๒ ๓")],
                now.numerals.value,
                lambda settings, key: replace(settings, numerals=Numerals(key)),
            )
        )
        card.add_row(
            self._row(
                "day_sound",
                tr("Sound when time runs out"),
                [(_OFF, tr("Off")), (_ON, tr("On"))],
                _ON if now.day_sound else _OFF,
                lambda settings, key: replace(settings, day_sound=key == _ON),
            )
        )
        column = self.add_column(_WIDTH)
        column.body.addWidget(card)
        column.body.addWidget(self._program_card(desk))

    def _program_card(self, desk: Desk) -> Card:
        card = Card()
        folder = DeedRow(
            "check_data",
            tr("All data of this program lies in this folder"),
            str(desk.ws.home),
            tr("Check the data…"),
            "shield-check",
            is_selectable=True,
        )
        folder.requested.connect(self.check_requested)
        card.add_row(folder)
        back = DeedRow(
            "restore",
            tr("Bring a backup back"),
            tr("After a computer failed, or to look at an earlier state. What is here is never overwritten"),
            tr("Choose the backup…"),
            "history",
        )
        back.requested.connect(self.restore_requested)
        card.add_row(back)
        about = DeedRow(
            "about",
            tr("About this program"),
            tr("Version, licences, log folder, and what to copy when you ask for help"),
            tr("Show"),
            "info",
        )
        about.requested.connect(self.about_requested)
        card.add_row(about)
        return card

    def _row(self, name: str, words: str, choices: list[tuple[str, str]], chosen: str, choose: _Choose) -> QWidget:
        switcher = Switcher(words, choices, chosen)
        switcher.setObjectName(name)
        switcher.choice_changed.connect(lambda key: self.settings_changed.emit(choose(self._desk.settings, key)))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4)
        row.addWidget(TextLabel(words, Type.LABEL), 1)
        row.addWidget(switcher)
        self._rows.append(row)
        holder = QWidget()
        holder.setLayout(row)
        return padded_row(holder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < look().px(_ONE_COLUMN_BELOW)
        for row in self._rows:
            row.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
