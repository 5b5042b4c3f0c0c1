"""Films and sounds in the document pane: the player, and in its place a page when a film ended the program before."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Attachment
from judge_desktop.ui.page_column import PageColumn
from judge_desktop.ui.viewers.headed_card import headed_card
from judge_desktop.ui.viewers.media_viewer import MediaViewer
from judge_desktop.ui.viewers.toolbar import Toolbar
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.shapes import Shape, ShapeMark
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, Role, Tone, Type
from judge_desktop.workflow.shown_file import ShownFile

_WIDEST = 640


class FilmViewer(QStackedWidget):
    """`failed`, `place_changed` as the player's; `save_requested` from the page that stands in the way; `played` at
    every second of a film that was really shown.
    """

    played = Signal()
    failed = Signal(str)
    place_changed = Signal()
    save_requested = Signal()

    def __init__(self, shown_file: ShownFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_file = shown_file
        self._waiting: tuple[Attachment, Path, Mapping[str, Any]] | None = None
        self.player, self.ended = MediaViewer(), EndedPage()
        for page in (self.player, self.ended):
            self.addWidget(page)
        self.player.failed.connect(self.failed)
        self.player.place_changed.connect(self.place_changed)
        self.player.place_changed.connect(self._follow)
        self._second = -1
        self.ended.open_requested.connect(self._open_all_the_same)
        self.ended.save_requested.connect(self.save_requested)

    @property
    def toolbar(self) -> Toolbar:
        """The bar of the player."""
        return self.player.toolbar

    def open_file(self, file: Attachment, path: Path, place: Mapping[str, Any]) -> None:
        """Show that film where it was left, or the page that says how it ended the last time."""
        if self._shown_file.ended_with(file.sha256):
            self._waiting = (file, path, place)
            self.ended.show_file(file.name, is_film=_is_film(file))
            self._turn_to(self.ended)
        else:
            self._open(file, path, place)

    def close_file(self) -> None:
        """Let go of the file; it was left in order."""
        self._waiting = None
        self.player.close_file()
        self.ended.show_file("", is_film=True)
        self._shown_file.leave()

    def place(self) -> dict[str, Any]:
        """Where the film is; where it was left, while it is not opened."""
        return dict(self._waiting[2]) if self._waiting is not None else self.player.place()

    def spot(self) -> tuple[int, int]:
        """(0, second)."""
        return self.player.spot()

    def go_to_spot(self, page: int, second: int) -> None:
        """Show that second, at once or when the film is opened."""
        if self._waiting is not None:
            file, path, place = self._waiting
            self._waiting = (file, path, {**place, "second": second})
        else:
            self.player.go_to_spot(page, second)

    def _follow(self) -> None:
        before, (_page, self._second) = self._second, self.player.spot()
        if self.player.is_playing() and self._second == before + 1 and not self.player.stage.is_card():
            self.played.emit()

    def _open_all_the_same(self) -> None:
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self._open(*waiting)
            self.player.setFocus()

    def _open(self, file: Attachment, path: Path, place: Mapping[str, Any]) -> None:
        self._shown_file.open(file.sha256)
        self._turn_to(self.player)
        self.player.open_file(path, file.name, is_film=_is_film(file), place=place)

    def _turn_to(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.setFocusProxy(page)


class EndedPage(PageColumn):
    """`open_requested`, `save_requested`: what can be done with a film during which the program ended."""

    open_requested = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_WIDEST, Role.DESK, parent=parent)
        self._name = TextLabel("", Type.TITLE)
        self._why = TextLabel("", Type.BODY)
        self._how = TextLabel(
            tr("It may end the program again. What you have typed is saved at every keystroke."), Type.BODY, Role.INK2
        )
        self.open_again = Button(tr("Open it all the same"))
        self.open_again.setObjectName("open_all_the_same")
        self.open_again.clicked.connect(self.open_requested)
        self.save = Button(tr("Save a copy"), icon="download")
        self.save.setObjectName("save_copy")
        self.save.clicked.connect(self.save_requested)
        self.setFocusProxy(self.open_again)
        self._lay_out()

    def show_file(self, name: str, *, is_film: bool) -> None:
        """Tell it about that file."""
        self._name.setText(name)
        self._why.setText(
            tr("The program ended while this film was open. Your scores are safe.")
            if is_film
            else tr("The program ended while this sound was open. Your scores are safe.")
        )

    def sentence(self) -> str:
        """What it says."""
        return self._why.text()

    def _lay_out(self) -> None:
        mark = ShapeMark(Shape.TRIANGLE, Tone.WARN, 24)
        card, body = headed_card(mark, self._name, self._why, self._how, spacing=SPACE_8)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        buttons.addWidget(self.save)
        buttons.addWidget(self.open_again)
        buttons.addStretch(1)
        body.addLayout(buttons)
        self.body.addWidget(card)
        self.body.addStretch(1)


def _is_film(file: Attachment) -> bool:
    return not file.media_type.startswith("audio/")
