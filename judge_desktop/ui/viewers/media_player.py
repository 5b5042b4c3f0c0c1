"""Plays one film or sound at a time with Qt's own player. What is seen of a film is handed on, not shown here.

Qt's player needs the sound libraries of the system, so it is loaded with the first film and not before.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal

from judge_desktop.config.i18n import tr


class MediaPlayer(QObject):
    """`loaded` when length and kind are known, `frame_changed(QVideoFrame)` for every picture, `failed(sentence)` when
    the file cannot be played (any further). Moments are milliseconds. It never begins to play by itself.

    Making one is an ImportError where the system lacks the libraries.
    """

    loaded = Signal()
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
        self._player.setVideoSink(self._sink)
        self._player.setAudioOutput(self._sound)
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
        self._is_loaded = False
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
        return self._player.hasVideo()

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
            self._is_loaded = True
            self._player.pause()
            if self._asked > 0:
                self._player.setPosition(min(self._asked, self.length()))
            self.loaded.emit()
        elif status is self._status.InvalidMedia:
            self._fail(tr("This file is damaged, or of a kind that cannot be played on this computer."))

    def _explain(self, error: object, _words: str) -> None:
        if error is self._error.ResourceError:
            self._fail(tr("This file cannot be read any further. It may be damaged."))
        elif error is not self._error.NoError:
            self._fail(tr("This file is damaged, or of a kind that cannot be played on this computer."))

    def _fail(self, sentence: str) -> None:
        if not self._player.source().isEmpty():
            self.close()
            self.failed.emit(sentence)

    def _take_frame(self, frame: object) -> None:
        if self._is_loaded:
            self.frame_changed.emit(frame)

    def _take_position(self, moment: int) -> None:
        if self._is_loaded:
            self.position_changed.emit(moment)

    def _follow_devices(self) -> None:
        """Headphones plugged in on the way are heard."""
        self._sound.setDevice(self._devices.defaultAudioOutput())
