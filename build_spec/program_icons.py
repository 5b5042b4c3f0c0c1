"""Makes the icons that installers want from the SVGs in `resources/icons/program`: PNG, `.ico` and `.icns`.

    python -m build_spec.program_icons build/icons

writes `png/<size>/<name>.png`, `<name>.ico`, `<name>.icns` and the pictures of the Windows installer there.
Up to 32 px the drawings for small sizes are used.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWINGS = Path(__file__).resolve().parents[1] / "resources" / "icons" / "program"
PROGRAM = "program"
PNG_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
ICNS_SIZES = (32, 64, 128, 256, 512, 1024)
_LARGEST_SMALL = 32
_CANVAS = "#F5F6F8"
_MAC_SHARE = 824 / 1024 * 128 / 116  # the square fills 824 of 1024 by Apple's template; the drawing has a margin itself


def icon_names() -> tuple[str, ...]:
    """The program's own name and, for each of our endings, the ending."""
    return tuple(sorted(path.stem for path in DRAWINGS.glob("*.svg")))


def drawing(name: str, size: int) -> Path:
    """The SVG that is drawn at `size` px."""
    return (DRAWINGS / "small" if size <= _LARGEST_SMALL else DRAWINGS) / f"{name}.svg"


def picture(name: str, size: int, share: float = 1.0) -> Image.Image:
    """The icon `size` × `size` px, RGBA, the drawing `share` of it wide and in its middle."""
    canvas = QImage(size, size, QImage.Format.Format_ARGB32)
    canvas.fill(0)
    side = size * share
    painter = QPainter(canvas)
    QSvgRenderer(str(drawing(name, size))).render(painter, QRectF((size - side) / 2, (size - side) / 2, side, side))
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    canvas.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know paths only
    return Image.open(BytesIO(content.data())).convert("RGBA")


def write_pngs(folder: Path, sizes: Sequence[int] = PNG_SIZES) -> None:
    """Writes `folder/<size>/<name>.png` for every icon."""
    for size in sizes:
        (folder / str(size)).mkdir(parents=True, exist_ok=True)
        for name in icon_names():
            picture(name, size).save(folder / str(size) / f"{name}.png", optimize=True)


def write_ico(name: str, path: Path) -> None:
    """Writes an icon for Windows, each size drawn by itself."""
    pictures = [picture(name, size) for size in ICO_SIZES]
    sizes = [(size, size) for size in ICO_SIZES]
    pictures[-1].save(path, format="ICO", sizes=sizes, append_images=pictures[:-1])


def write_wizard_pictures(folder: Path) -> None:
    """Writes the bitmaps that the installer for Windows shows, from 100 to 250 %: a small square and a tall strip."""
    for percent in (100, 125, 150, 175, 200, 225, 250):
        small = Image.new("RGB", (round(0.58 * percent),) * 2, "white")
        _lay_into_the_middle(small, small.width)
        small.save(folder / f"wizard-small-{percent}.bmp")
        large = Image.new("RGB", (round(1.64 * percent), round(3.14 * percent)), _CANVAS)
        _lay_into_the_middle(large, round(0.96 * percent))
        large.save(folder / f"wizard-large-{percent}.bmp")


def _lay_into_the_middle(ground: Image.Image, side: int) -> None:
    sign = picture(PROGRAM, side)
    ground.paste(sign, ((ground.width - side) // 2, (ground.height - side) // 2), sign)


def write_icns(name: str, path: Path) -> None:
    """Writes an icon for macOS; the program's leaves the margin that icons in the dock have."""
    share = _MAC_SHARE if name == PROGRAM else 1.0
    pictures = [picture(name, size, share) for size in ICNS_SIZES]
    pictures[-1].save(path, format="ICNS", append_images=pictures[:-1])


def write_icons(folder: Path) -> None:
    """Writes everything the three systems want."""
    write_pngs(folder / "png")
    for name in icon_names():
        write_ico(name, folder / f"{name}.ico")
        write_icns(name, folder / f"{name}.icns")
    write_wizard_pictures(folder)


if __name__ == "__main__":
    write_icons(Path(sys.argv[1]))
