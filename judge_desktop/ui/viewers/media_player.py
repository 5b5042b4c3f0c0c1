"""Plays one film or sound at a time with Qt's own player. What is seen of a film is handed on, not shown here.

Qt's player needs the sound libraries of the system, so it is loaded with the first film and not before.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, QUrl, Signal

from judge_desktop.config.i18n import tr

_CODEC_PATIENCE_MS = 800  # a film whose sound has no codec shows its picture by then


class MediaPlayer(QObject):
    """`loaded` when length and kind are known, `picture_lost` when only the sound can be played, `frame_changed(frame)`
    for every picture, `failed(sentence)` when the file cannot be played (any further). Moments are milliseconds.

    It never begins to play by itself. Making one is an ImportError where the system lacks the libraries. Whatever Qt
    tells is acted on a moment later: its player does not survive being stopped from within one of its own signals.
    """

    loaded = Signal()
    picture_lost = Signal()
    frame_changed = Signal(object)
    position_changed = Signal(int)
    playing_changed = Signal(bool)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer, QVideoSink

        self._player = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self._sound = QAudioOutput(self)
        self._devices = QMediaDevices(self)
        self._status, self._error = QMediaPlayer.MediaStatus, QMediaPlayer.Error
        self._state = QMediaPlayer.PlaybackState
        self._is_loaded = False
        self._asked = 0
        self._turn = 0  # counts files, so that what is late about one does not reach the next
        self._has_frame = self._is_blind = False
        self._player.setVideoSink(self._sink)
        self._follow_devices()
        self._sink.videoFrameChanged.connect(self._take_frame)
        self._player.positionChanged.connect(self._take_position)
        self._player.playbackStateChanged.connect(lambda _state: self.playing_changed.emit(self.is_playing()))
        self._player.mediaStatusChanged.connect(self._follow)
        self._player.errorOccurred.connect(self._explain)
        self._devices.audioOutputsChanged.connect(self._follow_devices)

    def open(self, path: Path, at: int = 0) -> None:
        """Load a file and show its picture at `at`; `loaded` or `failed` follows."""
        self.close()
        self._asked = at
        self._player.setSource(QUrl.fromLocalFile(str(path)))

    def close(self) -> None:
        """Let go of the file: nobody is kept from deleting it."""
        self._turn += 1
        self._is_loaded = self._has_frame = self._is_blind = False
        if self._player.source().isEmpty():
            return
        self._player.stop()
        self._player.setSource(QUrl())

    def play(self) -> None:
        """Play on; from the beginning when the end was reached."""
        if self._is_loaded:
            self._player.play()

    def pause(self) -> None:
        """Hold the picture."""
        if self.is_playing():
            self._player.pause()

    def go_to(self, moment: int) -> None:
        """Show that moment, or the nearest there is; playing goes on if it did."""
        if not self._is_loaded:
            self._asked = moment
            return
        if self._player.playbackState() is self._state.StoppedState:  # so Qt is at the end, and shows nothing then
            self._player.pause()
        self._player.setPosition(min(self.length(), max(0, moment)))

    def position(self) -> int:
        """The moment shown, in milliseconds."""
        return self._player.position() if self._is_loaded else self._asked

    def length(self) -> int:
        """The length in milliseconds, 0 while it is not known."""
        return max(0, self._player.duration())

    def is_playing(self) -> bool:
        """Whether it plays now."""
        return self._player.playbackState() is self._state.PlayingState

    def has_picture(self) -> bool:
        """Whether there is something to see."""
        return self._player.hasVideo() and not self._is_blind

    def has_sound(self) -> bool:
        """Whether there is something to hear."""
        return self._player.hasAudio()

    def set_speed(self, speed: float) -> None:
        """Play faster (above 1) or slower."""
        self._player.setPlaybackRate(speed)

    def set_volume(self, percent: int, *, muted: bool) -> None:
        """How loud: 0 to 100, as the ear hears it."""
        self._sound.setVolume((percent / 100) ** 2)
        self._sound.setMuted(muted)

    def _follow(self, status: object) -> None:
        if status is self._status.LoadedMedia and not self._is_loaded:
            self._later(self._begin)
        elif status is self._status.InvalidMedia:
            self._later(self._fail_broken)

    def _explain(self, error: object, _words: str) -> None:
        if error is self._error.NoError:
            return
        if error is self._error.ResourceError:
            self._later(self._fail_unread)
        elif self._is_loaded:
            self._later(self._do_without, _CODEC_PATIENCE_MS)
        else:
            self._later(self._fail_broken)

    def _later(self, action: Callable[[], None], after_ms: int = 0) -> None:
        turn = self._turn
        QTimer.singleShot(after_ms, self, lambda: action() if turn == self._turn else None)

    def _begin(self) -> None:
        if self._is_loaded:
            return
        self._is_loaded = True
        self._player.pause()
        if self._asked > 0:
            self._player.setPosition(min(self._asked, self.length()))
        self.loaded.emit()

    def _do_without(self) -> None:
        """A part of the file has no codec here: the sound, where a picture came; else the picture."""
        if self._has_frame or self._is_blind:
            return
        if not self.has_picture() or not self.has_sound():
            self._fail_broken()
            return
        self._is_blind = True
        self._player.setActiveVideoTrack(-1)
        self.picture_lost.emit()

    def _fail_broken(self) -> None:
        self._fail(tr("This file is damaged, or of a kind that cannot be played on this computer."))

    def _fail_unread(self) -> None:
        self._fail(tr("This file cannot be read any further. It may be damaged."))

    def _fail(self, sentence: str) -> None:
        self.close()
        self.failed.emit(sentence)

    def _take_frame(self, frame: Any) -> None:
        if self._is_loaded:
            self._has_frame = self._has_frame or frame.isValid()
            self.frame_changed.emit(frame)

    def _take_position(self, moment: int) -> None:
        if self._is_loaded:
            self.position_changed.emit(moment)

    def _follow_devices(self) -> None:
        """Headphones plugged in on the way are heard. A computer without any plays in silence.

        With an output that leads nowhere Qt warns from the thread of the sound: whoever listens to warnings in Python
        would then wait for this thread, which waits for the sound to stop.
        """
        device = self._devices.defaultAudioOutput()
        if device.isNull():
            self._player.setAudioOutput(None)  # type: ignore[arg-type]
        else:
            self._sound.setDevice(device)
            self._player.setAudioOutput(self._sound)
