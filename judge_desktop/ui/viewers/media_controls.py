"""The controls below a film: where it is, play and pause, a step back and on, speed and volume, each with its key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.config.pin_words import clock
from judge_desktop.ui.viewers.media_keys import STEP_S
from judge_desktop.ui.viewers.media_seek_bar import SeekBar
from judge_desktop.ui.viewers.media_times import MILLISECONDS, place_words, speed_words
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, SPACE_12, Role, Type

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)
_VOLUME_WIDTH, _VOLUME_FROM = 92, 520


class MediaControls(Panel):
    """`play_requested`, `step_requested(seconds)`, `place_requested(milliseconds)`, `speed_requested(float)`,
    `volume_requested(percent)`, `mute_requested`. What holds is shown by the `set_…` methods.
    """

    play_requested = Signal()
    step_requested = Signal(int)
    place_requested = Signal(int)
    speed_requested = Signal(float)
    volume_requested = Signal(int)
    mute_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Role.SURFACE, Edge.TOP, parent=parent)
        self._speed = 1.0
        self.seek = SeekBar(tr("Position"), MILLISECONDS)
        self.seek.setObjectName("film_position")
        self.seek.setToolTip(tr("Go to another moment (← → 5 seconds, with Shift 1 second, Home, End)"))
        self.play = IconButton("play", tr("Play"), key=tr("Space, K"))
        self.play.setObjectName("film_play")
        self.back = IconButton("rewind", tr("Back 10 seconds"), key="J")
        self.back.setObjectName("film_back")
        self.on = IconButton("fast-forward", tr("On 10 seconds"), key="L")
        self.on.setObjectName("film_on")
        self._time = TextLabel("", Type.LABEL, Role.INK2, wraps=False)
        self.speed = Button("", ButtonKind.QUIET, size=ButtonSize.SMALL)
        self.speed.setObjectName("film_speed")
        self.mute = IconButton("volume-2", tr("Sound off"), key="M")
        self.mute.setObjectName("film_mute")
        self.volume = SeekBar(tr("Volume"))
        self.volume.setObjectName("film_volume")
        self.volume.setToolTip(tr("Volume (↑ ↓)"))
        self._lay_out()
        self._connect()
        self.set_speed(1.0)
        look().theme_changed.connect(self._share_room)

    def set_place(self, position: int, length: int) -> None:
        """Show where it is, in milliseconds."""
        now, total = position // MILLISECONDS, length // MILLISECONDS
        self.seek.set_place(position, length, place_words(now, total))
        self._time.setText(f"{clock(now)} / {clock(total)}" if length else "")
        self._time.setAccessibleName(place_words(now, total))

    def set_ready(self, ready: bool) -> None:
        """Nothing can be pressed before a file is loaded."""
        for part in (self.seek, self.play, self.back, self.on, self.speed):
            part.setEnabled(ready)

    def set_playing(self, playing: bool) -> None:
        """Show what the button would do now."""
        self.play.set_icon("pause" if playing else "play")
        self.play.set_words(tr("Pause") if playing else tr("Play"))

    def set_speed(self, speed: float) -> None:
        """Show how fast it plays."""
        self._speed = speed
        self.speed.set_words(speed_words(speed))
        self.speed.setAccessibleName(tr("Speed {speed}", speed=speed_words(speed)))
        self.speed.set_tooltip(tr("Speed (< slower, > faster)"))

    def set_volume(self, percent: int, *, muted: bool) -> None:
        """Show how loud it is."""
        silent = muted or percent == 0
        self.mute.set_icon("volume-x" if silent else "volume-2")
        self.mute.set_words(tr("Sound on") if muted else tr("Sound off"))
        words = tr("off") if silent else tr("{percent} percent", percent=percent)
        self.volume.set_place(0 if muted else percent, 100, words)

    def time(self) -> str:
        """What is shown of the time."""
        return self._time.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def open_speeds(self) -> None:
        """Let a speed be chosen."""
        menu = QMenu(self)
        for speed in SPEEDS:
            entry = menu.addAction(speed_words(speed))
            entry.setCheckable(True)
            entry.setChecked(speed == self._speed)
            entry.triggered.connect(lambda _on=False, speed=speed: self.speed_requested.emit(speed))
        above = QPoint(0, -menu.sizeHint().height())
        menu.exec(self.speed.mapToGlobal(above))
        menu.deleteLater()

    def _share_room(self) -> None:
        self.volume.setVisible(self.width() >= look().px(_VOLUME_FROM))
        self.volume.setFixedWidth(look().px(_VOLUME_WIDTH))

    def _connect(self) -> None:
        self.seek.moved.connect(self.place_requested)
        self.play.clicked.connect(self.play_requested)
        self.back.clicked.connect(lambda: self.step_requested.emit(-STEP_S))
        self.on.clicked.connect(lambda: self.step_requested.emit(STEP_S))
        self.speed.clicked.connect(self.open_speeds)
        self.mute.clicked.connect(self.mute_requested)
        self.volume.moved.connect(self.volume_requested)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_4)
        for part in (self.play, self.back, self.on):
            row.addWidget(part)
        row.addSpacing(SPACE_8)
        row.addWidget(self._time, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for last in (self.speed, self.mute, self.volume):
            row.addWidget(last, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_4, SPACE_12, SPACE_8)
        column.setSpacing(0)
        column.addWidget(self.seek)
        column.addLayout(row)
