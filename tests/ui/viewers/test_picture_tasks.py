"""Pictures of every kind come as pixels, upright and no larger than asked; what is none is refused."""

from pathlib import Path

import pytest
from PIL import Image

from judge_desktop.ui.viewers.reading import picture_tasks
from judge_desktop.ui.viewers.reading.answers import Answer
from tests.helpers.asking import Outcome, read, refused

RED, BLUE = (255, 0, 0), (0, 0, 255)
AS_RED, AS_BLUE = b"\x00\x00\xff\xff", b"\xff\x00\x00\xff"
EXIF_ORIENTATION = 274


def two_halves(width: int = 60, height: int = 40) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), BLUE)
    image.paste(RED, (0, 0, width // 2, height))
    return image


def read_picture(path: Path, largest_side: int = 2000) -> Outcome:
    return read("picture.read", path=str(path), largest_side=largest_side)


def pixel(found: Outcome, x: int, y: int) -> bytes:
    assert isinstance(found, Answer), found
    begin = y * found.content["bytes_per_line"] + 4 * x
    return found.payload[begin : begin + 4]


@pytest.mark.parametrize("kind", ["png", "webp", "bmp", "tiff", "gif"])
def test_every_kind_is_shown_whatever_its_name_says(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "picture.jpg"
    two_halves().save(path, kind, **({"lossless": True} if kind == "webp" else {}))
    found = read_picture(path)
    assert isinstance(found, Answer)
    assert found.content == {"width": 60, "height": 40, "bytes_per_line": 240, "natural": [60, 40], "frames": 1}
    assert (pixel(found, 5, 5), pixel(found, 55, 35)) == (AS_RED, AS_BLUE)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_is_turned_as_its_camera_was_held(tmp_path: Path, orientation: int) -> None:
    image = two_halves()
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = orientation
    image.save(tmp_path / "a.jpg", quality=95, exif=exif)
    found = read_picture(tmp_path / "a.jpg", 30)
    assert isinstance(found, Answer)
    is_upright = orientation >= 5
    assert found.content["natural"] == ([40, 60] if is_upright else [60, 40])
    assert (found.content["width"], found.content["height"]) == ((20, 30) if is_upright else (30, 20))
    red_first = orientation in {1, 4, 5, 6}
    near, far = pixel(found, 2, 2), pixel(found, found.content["width"] - 3, found.content["height"] - 3)
    assert (near[2] > near[0], far[0] > far[2]) == (red_first, red_first)


def test_a_large_picture_is_read_smaller(tmp_path: Path) -> None:
    two_halves(4000, 1000).save(tmp_path / "a.png")
    found = read_picture(tmp_path / "a.png", 400)
    assert isinstance(found, Answer)
    assert (found.content["width"], found.content["height"], found.content["natural"]) == (400, 100, [4000, 1000])


@pytest.mark.qt_log_ignore("Rejecting image as it exceeds")
def test_a_picture_beyond_all_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_tasks, "_MEMORY_MB", 1)
    monkeypatch.setattr(picture_tasks, "_MOST_STORED", 250_000)
    two_halves(1000, 1000).save(tmp_path / "a.png")
    assert read_picture(tmp_path / "a.png", 100) == refused("too_large")


def test_what_shines_through_stays_so(tmp_path: Path) -> None:
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(tmp_path / "a.png")
    assert pixel(read_picture(tmp_path / "a.png"), 1, 1) == b"\0\0\0\0"


@pytest.mark.parametrize("kind", ["gif", "webp"])
def test_a_picture_that_moves_shows_its_first_moment(tmp_path: Path, kind: str) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in (RED, BLUE, RED)]
    extra = {"lossless": True} if kind == "webp" else {}
    frames[0].save(tmp_path / "a", kind, save_all=True, append_images=frames[1:], duration=100, **extra)
    found = read_picture(tmp_path / "a")
    assert isinstance(found, Answer)
    assert found.content["frames"] == 3
    assert pixel(found, 4, 4) == AS_RED


@pytest.mark.parametrize("mode", ["L", "P", "1", "CMYK", "I;16", "LA"])
def test_unusual_pixels_come_as_usual_ones(tmp_path: Path, mode: str) -> None:
    image = Image.new(mode, (10, 6)) if mode == "I;16" else two_halves(10, 6).convert(mode)
    image.save(tmp_path / "a", "tiff" if mode == "CMYK" else "png")
    found = read_picture(tmp_path / "a")
    assert isinstance(found, Answer), found
    assert len(found.payload) == 6 * found.content["bytes_per_line"]


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    two_halves().save(tmp_path / "whole.png")
    whole = (tmp_path / "whole.png").read_bytes()
    for name, kept in (("empty", b""), ("words", b"a letter"), ("head", whole[:30]), ("cut", whole[:60])):
        (tmp_path / name).write_bytes(kept)
        assert read_picture(tmp_path / name) == refused("damaged"), name
    assert read_picture(tmp_path / "missing") == refused("missing")
    assert read_picture(tmp_path) == refused("missing")
    (tmp_path / "icon").write_bytes(b'/* XPM */\nstatic char *a[] = {"1 1 1 1", "a c #000000", "a"};\n')
    assert read_picture(tmp_path / "icon") == refused("unsupported")
    assert read_picture(tmp_path / "whole.png", 0) == refused("unsupported")
