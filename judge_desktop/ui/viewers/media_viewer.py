"""Shows a film or plays a sound: picture, controls and keys. It never plays by itself and stops when it is not seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.config.pin_words import clock
from judge_desktop.ui.viewers.media_controls import SPEEDS, MediaControls
from judge_desktop.ui.viewers.media_keys import Command, command_of
from judge_desktop.ui.viewers.media_player import MediaPlayer
from judge_desktop.ui.viewers.media_stage import MediaStage
from judge_desktop.ui.viewers.media_times import MILLISECONDS, place_words
from judge_desktop.ui.viewers.toolbar import Toolbar
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import Role, Type

PATIENCE_MS = 8000  # a picture that has not come by then does not come
_LONGEST_S = 1_000_000


class MediaViewer(QWidget):
    """`failed(sentence)` when the file cannot be shown, `place_changed` about once a second while something moves."""

    failed = Signal(str)
    place_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player: MediaPlayer | None = None
        self._is_film = True
        self._is_ready = False
        self._speed, self._volume, self._is_muted = 1.0, 100, False
        self._second = -1
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)
        self.toolbar = Toolbar()
        self._name = TextLabel("", Type.CAPTION, Role.INK2, max_lines=1)
        self.toolbar.add(self._name)
        self.toolbar.add_space()
        self.stage = MediaStage()
        self.controls = MediaControls()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.stage, 1)
        column.addWidget(self.controls)
        self.setFocusProxy(self.stage)
        self._connect()
        self.controls.set_ready(False)
        self.controls.set_volume(self._volume, muted=False)

    def open_file(self, path: Path, name: str, *, is_film: bool, place: Mapping[str, Any] | None = None) -> None:
        """Show the first picture of a film, or the picture where it was left; `failed` says why that is impossible."""
        self.close_file()
        self._is_film = is_film
        self._name.setText(name)
        self.stage.prepare(name)
        self._speed = _known_speed((place or {}).get("speed"))
        self.controls.set_speed(self._speed)
        player = self._player or self._make_player()
        if player is None:
            self.failed.emit(tr("Films and sounds cannot be played on this computer: a part of the system is missing."))
            return
        player.set_speed(self._speed)
        player.set_volume(self._volume, muted=self._is_muted)
        self._patience.start()
        player.open(path, _known_moment((place or {}).get("second")))

    def close_file(self) -> None:
        """Stop and let go of the file."""
        self._patience.stop()
        self._is_ready = False
        self._second = -1
        if self._player is not None:
            self._player.close()
        self._name.setText("")
        self.stage.prepare("")
        self.controls.set_playing(False)
        self.controls.set_ready(False)
        self.controls.set_place(0, 0)

    def place(self) -> dict[str, Any]:
        """Where it is now, to be given to `open_file` another time."""
        second = round(self.position() / MILLISECONDS, 2)
        return {"second": second} if self._speed == 1 else {"second": second, "speed": self._speed}

    def spot(self) -> tuple[int, int]:
        """(0, second): where a pin would be set."""
        return 0, self.position() // MILLISECONDS

    def go_to_spot(self, _page: int, second: int) -> None:
        """Show the picture of that second."""
        if self._player is not None:
            self._player.go_to(second * MILLISECONDS)

    def position(self) -> int:
        """The moment shown, in milliseconds."""
        return 0 if self._player is None else self._player.position()

    def length(self) -> int:
        """The length in milliseconds, 0 while it is not known."""
        return 0 if self._player is None else self._player.length()

    def is_ready(self) -> bool:
        """Whether a file is loaded and can be played."""
        return self._is_ready

    def is_playing(self) -> bool:
        """Whether it plays now."""
        return self._player is not None and self._player.is_playing()

    def play(self) -> None:
        """Play on."""
        if self._player is not None and self._is_ready:
            self._player.play()

    def pause(self) -> None:
        """Hold the picture."""
        if self._player is not None:
            self._player.pause()

    def toggle(self) -> None:
        """Play or pause."""
        if self.is_playing():
            self.pause()
        else:
            self.play()

    def step(self, seconds: int) -> None:
        """Go on (or back, below 0) by that many seconds, and say where that is."""
        self._go_to(self.position() + seconds * MILLISECONDS)

    def set_speed(self, speed: float) -> None:
        """Play faster or slower."""
        self._speed = speed
        self.controls.set_speed(speed)
        if self._player is not None:
            self._player.set_speed(speed)
        self.place_changed.emit()

    def speed(self) -> float:
        """How fast it plays, 1 as it was made."""
        return self._speed

    def set_volume(self, percent: int) -> None:
        """How loud, 0 to 100; a person who turns it wants to hear it."""
        self._volume, self._is_muted = min(100, max(0, percent)), False
        self._take_volume()

    def volume(self) -> int:
        """How loud it is, 0 when it is muted."""
        return 0 if self._is_muted else self._volume

    def toggle_mute(self) -> None:
        """Sound off, or on again as loud as before."""
        self._is_muted = not self._is_muted
        self._take_volume()

    def hideEvent(self, event: QHideEvent) -> None:
        self.pause()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = command_of(event) if self._is_ready else None
        if asked is None:
            super().keyPressEvent(event)
        else:
            self._do(*asked)

    def _do(self, command: Command, by: int) -> None:
        actions: dict[Command, Callable[[], None]] = {
            Command.TOGGLE: self.toggle,
            Command.STEP: lambda: self.step(by),
            Command.START: lambda: self._go_to(0),
            Command.END: lambda: self._go_to(self.length()),
            Command.VOLUME: lambda: self.set_volume(self.volume() + by),
            Command.MUTE: self.toggle_mute,
            Command.SPEED: lambda: self._step_speed(by),
        }
        actions[command]()

    def _make_player(self) -> MediaPlayer | None:
        try:
            player = MediaPlayer(self)
        except ImportError:
            return None
        player.loaded.connect(self._begin)
        player.picture_lost.connect(self._lose_picture)
        player.frame_changed.connect(self.stage.take_frame)
        player.position_changed.connect(self._show_place)
        player.playing_changed.connect(self._show_playing)
        player.failed.connect(self._fail)
        self._player = player
        return player

    def _connect(self) -> None:
        self.stage.pressed.connect(self.toggle)
        self.stage.frame_shown.connect(self._patience.stop)
        controls = self.controls
        controls.play_requested.connect(self.toggle)
        controls.step_requested.connect(self.step)
        controls.place_requested.connect(self._go_to)
        controls.speed_requested.connect(self.set_speed)
        controls.volume_requested.connect(self.set_volume)
        controls.mute_requested.connect(self.toggle_mute)

    def _begin(self) -> None:
        player = self._player
        if player is None:
            return
        if not player.has_picture():
            self._patience.stop()
            if not player.has_sound():
                self._fail(tr("This file is damaged, or of a kind that cannot be played on this computer."))
                return
            self._show_card()
        self._is_ready = True
        self.controls.set_ready(True)
        self._show_place(player.position())

    def _lose_picture(self) -> None:
        self._patience.stop()
        self._show_card()

    def _show_card(self) -> None:
        note = tr("The picture of this film cannot be shown on this computer. Its sound can be heard.")
        self.stage.show_sound("film" if self._is_film else "music", note if self._is_film else "")

    def _show_place(self, position: int) -> None:
        self.controls.set_place(position, self.length())
        second = position // MILLISECONDS
        if second == self._second:
            return
        self._second = second
        self.stage.set_time(f"{clock(second)} / {clock(self.length() // MILLISECONDS)}")
        self.place_changed.emit()

    def _show_playing(self, playing: bool) -> None:
        self.controls.set_playing(playing)
        if self._is_ready:
            self.place_changed.emit()

    def _go_to(self, moment: int) -> None:
        if self._player is None or not self._is_ready:
            return
        wanted = min(self.length(), max(0, moment))
        self._player.go_to(wanted)
        self._show_place(wanted)
        if not self.is_playing():
            self._say(place_words(wanted // MILLISECONDS, self.length() // MILLISECONDS))

    def _step_speed(self, by: int) -> None:
        self.set_speed(SPEEDS[min(len(SPEEDS) - 1, max(0, SPEEDS.index(self._speed) + by))])
        self._say(self.controls.speed.accessibleName())

    def _take_volume(self) -> None:
        self.controls.set_volume(self._volume, muted=self._is_muted)
        if self._player is not None:
            self._player.set_volume(self._volume, muted=self._is_muted)

    def _say(self, words: str) -> None:
        """Let a screen reader say it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.stage, words))

    def _give_up(self) -> None:
        if self._is_film:
            self._fail(
                tr("No picture of this film arrives. It may be damaged, or of a kind that cannot be played here.")
            )
        else:
            self._fail(tr("This file is damaged, or of a kind that cannot be played on this computer."))

    def _fail(self, sentence: str) -> None:
        self.close_file()
        self.failed.emit(sentence)


def _known_speed(written: object) -> float:
    return float(written) if isinstance(written, int | float) and written in SPEEDS else 1.0


def _known_moment(written: object) -> int:
    is_number = isinstance(written, int | float) and not isinstance(written, bool)
    return round(written * MILLISECONDS) if is_number and 0 <= written <= _LONGEST_S else 0  # type: ignore[operator]
