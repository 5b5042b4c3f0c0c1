"""Every kind of file has an icon of its own, at every size, in the form each system wants."""

from itertools import combinations
from pathlib import Path

from PIL import Image
from PIL.IcoImagePlugin import IcoImageFile
from PySide6.QtWidgets import QApplication

from build_spec.program_icons import ICO_SIZES, drawing, icon_names, picture, write_icns, write_ico, write_pngs
from judge_desktop.ui.widgets.icons import program_icon
from judge_desktop.workflow.file_types import ALL_ENDINGS


def test_the_program_and_each_ending_have_a_drawing_for_large_and_one_for_small() -> None:
    wanted = sorted(["program", *(ending.removeprefix(".") for ending in ALL_ENDINGS)])

    assert sorted(icon_names()) == wanted
    assert all(drawing(name, size).is_file() for name in wanted for size in (16, 256))


def test_no_two_kinds_look_alike_even_at_sixteen_pixels_in_grey(qapp: QApplication) -> None:
    grey = {name: picture(name, 16).convert("LA").tobytes() for name in icon_names()}

    for one, other in combinations(grey, 2):
        different = sum(abs(a - b) > 60 for a, b in zip(grey[one], grey[other], strict=True))
        assert different > 20, f"{one} and {other}"


def test_windows_gets_every_size_drawn_by_itself(qapp: QApplication, tmp_path: Path) -> None:
    write_ico("judgepack", tmp_path / "a.ico")

    with IcoImageFile(tmp_path / "a.ico") as icon:
        assert icon.info["sizes"] == {(size, size) for size in ICO_SIZES}
        icon.size = (16, 16)
        assert icon.tobytes() == picture("judgepack", 16).tobytes()


def test_the_mac_gets_an_icon_with_a_margin_and_linux_a_folder_per_size(qapp: QApplication, tmp_path: Path) -> None:
    write_icns("program", tmp_path / "a.icns")
    write_pngs(tmp_path / "png", (48,))

    with Image.open(tmp_path / "a.icns") as icon:
        icon.load()
        box = icon.getchannel("A").point(lambda alpha: 255 * (alpha > 8)).getbbox()
        assert icon.size == (1024, 1024)
        assert box == (100, 100, 924, 924)
    assert sorted(path.stem for path in (tmp_path / "png" / "48").iterdir()) == sorted(icon_names())


def test_the_window_carries_the_sign_of_the_program(qapp: QApplication) -> None:
    sizes = sorted(size.width() for size in program_icon().availableSizes())

    assert sizes == [16, 24, 32, 48, 128]
    assert program_icon().pixmap(48, 48).toImage().pixelColor(8, 24).name() == "#2a55c5"
