"""The licences of everything others made: a list to search in, and the text of the one chosen."""

from __future__ import annotations

import re

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.config.licences import Work, third_party_works
from judge_desktop.ui.headed_page import HeadedPage
from judge_desktop.ui.viewers.words_view import WordsView
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.row_list import ListRow, RowList
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.text_field import TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, Role, Type

_LIST_WIDTH, _LIST_HEIGHT = 340, 200
_BESIDE_FROM = 760
_FREE = 16_777_215  # Qt's own for no limit
_BROKEN = re.compile(r"(?<=[^\n]{45}\S)\n(?=[A-Za-z\"'(`][^\n]{8})")  # a long line, and one that begins like words


class LicencesPage(HeadedPage):
    """`back_requested`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Software of others"),
            tr("Texts of licences are as their authors wrote them"),
            back=tr("Back"),
            parent=parent,
        )
        self.setObjectName("licences_page")
        self._works = {f"{n}": work for n, work in enumerate(third_party_works())}
        self._folded = {key: _searched(work) for key, work in self._works.items()}
        self.search = TextField(tr("Search in names and licences"))
        self.search.setObjectName("search")
        self.search.setPlaceholderText(tr("Search in names and licences"))
        self.search.textChanged.connect(self._filter)
        self.found = TextLabel("", Type.CAPTION, Role.INK2)
        self.list = RowList(tr("Software of others"))
        self.list.setObjectName("works")
        self.list.current_row_changed.connect(self._choose)
        self._side = Panel(Role.SURFACE, Edge.RIGHT | Edge.BOTTOM)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, 0)
        side.setSpacing(SPACE_8)
        side.addWidget(self.search)
        side.addWidget(self.found)
        side.addWidget(self.list, 1)
        self.text = WordsView(tr("Text of the licence"))
        self.text.setObjectName("licence_text")
        self._parts = QHBoxLayout()
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)
        self._parts.addWidget(self._side)
        self._parts.addWidget(self.text, 1)
        self.outside.addLayout(self._parts, 1)
        QShortcut(QKeySequence.StandardKey.Find, self, self._go_to_search)
        self._filter("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= look().px(_BESIDE_FROM)
        self._parts.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        if is_wide:
            self._side.setFixedWidth(look().px(_LIST_WIDTH))
            self._side.setMaximumHeight(_FREE)
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumSize(_FREE, max(look().px(_LIST_HEIGHT), self.height() // 3))

    def shown(self) -> Work | None:
        """The work whose licence is shown."""
        return self._works.get(self.list.current_key())

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()
        rows = [
            ListRow(key, "", f"{work.name} {work.version}".strip(), work.licence, Shape.NONE)
            for key, work in self._works.items()
            if all(one in self._folded[key] for one in wanted)
        ]
        self.list.set_rows(rows)
        self.found.setText(tr("{n} of {total}", n=len(rows), total=len(self._works)))
        keys = [row.key for row in rows]
        if keys and self.list.current_key() not in keys:
            self.list.set_current_key(keys[0])
        elif keys:
            self._choose(self.list.current_key())

    def _choose(self, key: str) -> None:
        work = self._works.get(key)
        if work is None:
            return
        head = f"{work.name} {work.version}".strip()
        self.text.show_plain(f"{head}\n{work.licence}\n{work.what}\n\n{flowing(work.text)}")
        if words := self.search.text().strip():
            self.text.show_hit(words, 0)

    def _go_to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()


def flowing(text: str) -> str:
    """A text broken at 70 to 80 letters, with the lines of each paragraph joined: the window breaks them for itself."""
    return _BROKEN.sub(" ", text)


def _searched(work: Work) -> str:
    return f"{work.name} {work.version} {work.licence} {work.what} {work.text}".casefold()
