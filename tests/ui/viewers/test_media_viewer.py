"""Films and sounds: seen and heard in many codecs, moved by keys and mouse, never playing by themselves; a file that
cannot be played is explained, and no damage to a file brings the window down.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.config.pin_words import clock
from judge_desktop.ui.viewers.media_times import place_words, speed_words
from judge_desktop.ui.viewers.media_viewer import MediaViewer
from judge_desktop.ui.widgets.finding_row import FindingRow
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role
from tests.helpers import films
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.keyboard import press, type_text

BROKEN = "This file is damaged, or of a kind that cannot be played on this computer."


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four seconds of pictures with a tone, growing red."""
    return films.write_film(tmp_path_factory.mktemp("film") / "film.mp4", "libx264", "aac")


@pytest.fixture
def viewer(qtbot: QtBot) -> Iterator[MediaViewer]:
    """An empty viewer on the screen; it lets go of its file at the end."""
    shown = MediaViewer()
    qtbot.addWidget(shown)
    shown.resize(640, 480)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    yield shown
    shown.close_file()


def opened(
    qtbot: QtBot, viewer: MediaViewer, path: Path, *, is_film: bool = True, place: dict[str, object] | None = None
) -> MediaViewer:
    """Open the file and wait until it can be played."""
    viewer.open_file(path, path.name, is_film=is_film, place=place)
    qtbot.waitUntil(viewer.is_ready)
    viewer.stage.setFocus()
    return viewer


def red(viewer: MediaViewer) -> int:
    """The red in the middle of the picture shown; -1 without one."""
    image: QImage = viewer.stage.picture()
    return -1 if image.isNull() else image.pixelColor(image.rect().center()).red()


def settled(qtbot: QtBot, viewer: MediaViewer, low: int, high: int) -> None:
    """Wait until the picture is that red."""
    qtbot.waitUntil(lambda: low <= red(viewer) <= high)


@pytest.mark.parametrize(
    ("name", "codec", "sound"),
    [
        ("a.mp4", "libx264", "aac"),
        ("b.mp4", "libx265", ""),
        ("c.webm", "libvpx-vp9", "libopus"),
        ("d.webm", "libvpx", ""),
        ("e.avi", "mpeg4", "libmp3lame"),
        ("f.wmv", "wmv2", ""),
        ("g.mov", "mjpeg", ""),
        ("h.mkv", "ffv1", "flac"),
    ],
)
def test_a_film_of_any_common_kind_shows_its_first_picture_and_waits(
    qtbot: QtBot, viewer: MediaViewer, tmp_path: Path, name: str, codec: str, sound: str
) -> None:
    opened(qtbot, viewer, films.write_film(tmp_path / name, codec, sound, seconds=2))
    settled(qtbot, viewer, 0, 40)

    assert not viewer.is_playing()
    assert (viewer.spot(), viewer.length() // 500) == ((0, 0), 4)
    assert not viewer.stage.is_card()


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("a.wav", "pcm_s16le"),
        ("b.mp3", "libmp3lame"),
        ("c.ogg", "libopus"),
        ("d.flac", "flac"),
        ("e.m4a", "aac"),
    ],
)
def test_a_sound_shows_a_card_with_its_name_and_time(
    qtbot: QtBot, viewer: MediaViewer, tmp_path: Path, name: str, codec: str
) -> None:
    opened(qtbot, viewer, films.write_sound(tmp_path / name, codec), is_film=False)

    assert viewer.stage.is_card()
    assert viewer.stage.time() == "00:00 / 00:03"
    press(viewer.stage, Qt.Key.Key_Space)
    assert viewer.is_playing()
    qtbot.waitUntil(lambda: viewer.position() > 100)


def test_keys_play_and_move(qtbot: QtBot, viewer: MediaViewer, film: Path) -> None:
    opened(qtbot, viewer, film)
    shift = Qt.KeyboardModifier.ShiftModifier
    places = []
    for key, modifiers in (
        (Qt.Key.Key_Right, shift),
        (Qt.Key.Key_Right, shift),
        (Qt.Key.Key_Left, shift),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier),
    ):
        press(viewer.stage, key, modifiers)
        places.append(viewer.controls.seek.place() // 1000)
    type_text(viewer.stage, "l")
    places.append(viewer.controls.seek.place() // 1000)
    type_text(viewer.stage, "j")
    places.append(viewer.controls.seek.place() // 1000)
    assert places == [1, 2, 1, 4, 0, 4, 0, 4, 0]

    type_text(viewer.stage, "k")
    assert viewer.is_playing()
    press(viewer.stage, Qt.Key.Key_Space)
    assert not viewer.is_playing()


def test_keys_of_the_thai_layout_do_the_same(qtbot: QtBot, viewer: MediaViewer, film: Path) -> None:
    opened(qtbot, viewer, film)
    type_text(viewer.stage, "า")
    assert viewer.is_playing()
    type_text(viewer.stage, "าท")
    assert (viewer.is_playing(), viewer.volume()) == (False, 0)
    type_text(viewer.stage, "ทฬฬฒ")
    assert (viewer.volume(), viewer.speed()) == (100, 1.25)
    thai_key = QKeyEvent(QEvent.Type.KeyPress, 0x0E32, Qt.KeyboardModifier.NoModifier, "า")
    QApplication.sendEvent(viewer.stage, thai_key)
    assert viewer.is_playing(), "as the system sends it there"
    held = QKeyEvent(QEvent.Type.KeyPress, 0x0E32, Qt.KeyboardModifier.NoModifier, "า", True)
    QApplication.sendEvent(viewer.stage, held)
    assert viewer.is_playing(), "a key held down plays or pauses once"


def test_a_click_on_the_bar_goes_there_and_the_picture_follows(qtbot: QtBot, viewer: MediaViewer, film: Path) -> None:
    opened(qtbot, viewer, film)
    settled(qtbot, viewer, 0, 40)
    bar = viewer.controls.seek

    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() // 2, bar.height() // 2))
    settled(qtbot, viewer, 100, 150)
    assert viewer.spot() == (0, 2)
    assert viewer.controls.time() == "00:02 / 00:04"
    spoken = QAccessible.queryAccessibleInterface(bar)
    assert [spoken.text(part) for part in (QAccessible.Text.Name, QAccessible.Text.Value)] == ["Position", "2"]
    assert spoken.text(QAccessible.Text.Description) == "00:02 of 00:04"
    assert spoken.role() is QAccessible.Role.Slider

    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() // 2, 5))
    QTest.mouseMove(bar, QPoint(bar.width() // 4, 5))
    assert bar.is_held()
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() // 4, 5))
    settled(qtbot, viewer, 40, 80)
    assert not bar.is_held()


def test_speed_is_chosen_by_key_and_holds_for_the_file(qtbot: QtBot, viewer: MediaViewer, film: Path) -> None:
    opened(qtbot, viewer, film)
    for _ in range(6):
        type_text(viewer.stage, ">")
    assert (viewer.speed(), viewer.controls.speed.words()) == (2.0, "2×")
    for _ in range(9):
        type_text(viewer.stage, "<")
    assert (viewer.speed(), viewer.controls.speed.accessibleName()) == (0.5, "Speed 0.5×")

    viewer.set_speed(2.0)
    type_text(viewer.stage, "k")
    qtbot.waitUntil(lambda: viewer.position() > 500)
    viewer.pause()
    kept = viewer.place()
    assert kept["speed"] == 2.0

    opened(qtbot, viewer, film)
    assert viewer.speed() == 1.0
    opened(qtbot, viewer, film, place=kept)
    assert viewer.speed() == 2.0


def test_volume_and_sound_off(qtbot: QtBot, viewer: MediaViewer, film: Path) -> None:
    opened(qtbot, viewer, film)
    press(viewer.stage, Qt.Key.Key_Down)
    press(viewer.stage, Qt.Key.Key_Down)
    press(viewer.stage, Qt.Key.Key_Up)
    assert viewer.volume() == 95

    type_text(viewer.stage, "m")
    assert (viewer.volume(), viewer.controls.mute.accessibleName()) == (0, "Sound on")
    assert viewer.controls.volume.accessibleDescription() == "off"
    viewer.controls.mute.click()
    assert (viewer.volume(), viewer.controls.volume.accessibleDescription()) == (95, "95 percent")

    opened(qtbot, viewer, film)
    assert viewer.volume() == 95, "as loud as the film before"


def test_it_is_reopened_where_it_was_left(qtbot: QtBot, viewer: MediaViewer, film: Path) -> None:
    opened(qtbot, viewer, film)
    with qtbot.waitSignal(viewer.place_changed):
        viewer.go_to_spot(0, 3)
    settled(qtbot, viewer, 180, 205)
    kept = viewer.place()
    viewer.close_file()
    assert (viewer.spot(), red(viewer)) == ((0, 0), -1)

    opened(qtbot, viewer, film, place=kept)
    settled(qtbot, viewer, 180, 205)
    assert (kept, viewer.spot(), viewer.is_playing()) == ({"second": 3.0}, (0, 3), False)


@pytest.mark.parametrize("place", [{"second": "x"}, {"second": -4}, {"second": True, "speed": 99}, {"page": 3}])
def test_a_place_that_makes_no_sense_is_the_beginning(
    qtbot: QtBot, viewer: MediaViewer, film: Path, place: dict[str, object]
) -> None:
    opened(qtbot, viewer, film, place=place)
    assert (viewer.spot(), viewer.speed()) == ((0, 0), 1.0)


def test_it_stops_when_it_is_not_seen(qtbot: QtBot, viewer: MediaViewer, film: Path) -> None:
    opened(qtbot, viewer, film)
    viewer.play()
    qtbot.waitUntil(viewer.is_playing)
    viewer.hide()
    assert not viewer.is_playing()

    viewer.show()
    assert not viewer.is_playing()


def test_at_the_end_it_waits_and_begins_again(qtbot: QtBot, viewer: MediaViewer, film: Path) -> None:
    opened(qtbot, viewer, film)
    viewer.go_to_spot(0, 3)
    viewer.set_speed(2.0)
    viewer.play()
    qtbot.waitUntil(lambda: not viewer.is_playing())
    assert viewer.controls.play.accessibleName() == "Play"
    settled(qtbot, viewer, 201, 255)  # the last picture stays

    press(viewer.stage, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    settled(qtbot, viewer, 170, 215)
    viewer.play()
    qtbot.waitUntil(viewer.is_playing)


def test_the_picture_fills_the_room_on_black(qtbot: QtBot, viewer: MediaViewer, film: Path) -> None:
    opened(qtbot, viewer, film)
    viewer.go_to_spot(0, 3)
    settled(qtbot, viewer, 180, 205)
    for width, height, edge in ((640, 700, QPoint(320, 2)), (900, 300, QPoint(2, 60))):
        viewer.resize(width, height)
        QApplication.processEvents()
        painted = viewer.stage.grab().toImage()
        assert painted.pixelColor(painted.rect().center()).red() > 180
        assert painted.pixelColor(edge).name() in {"#000000", look().colour(Role.ACCENT).name()}


def test_the_file_is_let_go(qtbot: QtBot, viewer: MediaViewer, film: Path) -> None:
    opened(qtbot, viewer, film)
    viewer.play()
    viewer.close_file()

    def is_held() -> bool:
        return film in [one.resolve() for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]

    qtbot.waitUntil(lambda: not is_held())
    assert (viewer.is_playing(), viewer.length(), viewer.controls.play.isEnabled()) == (False, 0, False)


@pytest.mark.parametrize("content", [b"", b"no film at all", b"\x00\x00\x00\x18ftypmp42"], ids=["empty", "text", "cut"])
def test_what_is_no_film_is_explained(qtbot: QtBot, viewer: MediaViewer, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(content)
    with qtbot.waitSignal(viewer.failed) as told:
        viewer.open_file(path, path.name, is_film=True)
    assert told.args == [BROKEN]

    with qtbot.waitSignal(viewer.failed) as told:
        viewer.open_file(tmp_path / "gone.mp4", "gone.mp4", is_film=True)
    assert told.args == ["This file cannot be read any further. It may be damaged."]


def test_a_film_whose_picture_has_no_codec_is_heard_and_explained(
    qtbot: QtBot, viewer: MediaViewer, film: Path, tmp_path: Path
) -> None:
    unknown = tmp_path / "unknown.mp4"
    unknown.write_bytes(film.read_bytes().replace(b"avc1", b"zzzz").replace(b"avcC", b"zzzC"))
    opened(qtbot, viewer, unknown)
    qtbot.waitUntil(viewer.stage.is_card)

    viewer.play()
    qtbot.waitUntil(lambda: viewer.position() > 100)
    notes = [one.sentence() for one in viewer.stage.findChildren(FindingRow)]
    assert notes == ["The picture of this film cannot be shown on this computer. Its sound can be heard."]


def test_a_silent_film_without_its_codec_is_explained(qtbot: QtBot, viewer: MediaViewer, tmp_path: Path) -> None:
    path = films.write_film(tmp_path / "film.mp4", "libx264")
    path.write_bytes(path.read_bytes().replace(b"avc1", b"zzzz"))
    with qtbot.waitSignal(viewer.failed) as told:
        viewer.open_file(path, path.name, is_film=True)
    assert told.args == [BROKEN]


def test_one_file_after_the_other_in_a_hurry(qtbot: QtBot, viewer: MediaViewer, film: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(film.read_bytes().replace(b"avc1", b"zzzz"))
    told: list[str] = []
    viewer.failed.connect(told.append)
    for path in (broken, film, broken, broken, film):
        viewer.open_file(path, path.name, is_film=True)
        QTest.qWait(10)
    qtbot.waitUntil(viewer.is_ready)
    settled(qtbot, viewer, 0, 40)
    assert told == []


def test_a_film_that_gives_no_picture_is_given_up(
    qtbot: QtBot, viewer: MediaViewer, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(viewer.stage, "take_frame", lambda _frame: None)
    viewer._patience.setInterval(200)
    with qtbot.waitSignal(viewer.failed) as told:
        viewer.open_file(film, "film.mp4", is_film=True)
    assert told.args == ["No picture of this film arrives. It may be damaged, or of a kind that cannot be played here."]


def test_a_system_without_its_sound_libraries_is_explained(
    qtbot: QtBot, viewer: MediaViewer, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    with qtbot.waitSignal(viewer.failed) as told:
        viewer.open_file(film, "film.mp4", is_film=True)
    assert told.args == ["Films and sounds cannot be played on this computer: a part of the system is missing."]


def test_the_player_is_loaded_with_the_first_film_only() -> None:
    script = "import sys, judge_desktop.ui.main_window; print([name for name in sys.modules if 'Multimedia' in name])"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


def test_everything_has_a_name_and_tells_its_key(qtbot: QtBot, viewer: MediaViewer, film: Path) -> None:
    opened(qtbot, viewer, film)
    assert nameless_widgets(viewer) == []
    assert [
        one.toolTip() for one in (viewer.controls.play, viewer.controls.back, viewer.controls.on, viewer.controls.mute)
    ] == ["Play (Space, K)", "Back 10 seconds (J)", "On 10 seconds (L)", "Sound off (M)"]
    assert viewer.controls.speed.toolTip() == "Speed (< slower, > faster)"


def test_moments_are_told_with_a_colon() -> None:
    assert [clock(one) for one in (0, 80, 3599, 3600, 36610)] == [
        "00:00",
        "01:20",
        "59:59",
        "1:00:00",
        "10:10:10",
    ]
    assert [speed_words(one) for one in (0.5, 1.0, 1.25)] == ["0.5×", "1×", "1.25×"]
    set_language(Language.TH)
    assert place_words(80, 180) == "01:20 จาก 03:00"
