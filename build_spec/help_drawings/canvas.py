"""A canvas for drawings in the help pages: windows, buttons, words in Sarabun, numbers that say where to press.

Everything is in logical pixels of the help page; pictures are twice as fine. Lines of text are broken by hand, because
Thai breaks only between words.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen
from PySide6.QtSvg import QSvgRenderer

from judge_desktop.config.paths import resource

FINE = 2
INK, INK2, LINE, CANVAS, ACCENT, AMBER = "#191C22", "#474E5B", "#C9CED8", "#F5F6F8", "#2A55C5", "#8A5200"
WHITE = "#FFFFFF"
_LINE_HEIGHT = 1.63
_BASELINE = 1.2


class Canvas:
    """One drawing of `width` × `height` on the ground of a help page, with a line that says what it is."""

    def __init__(self, width: float, height: float, note: str) -> None:
        self.width, self.height = width, height
        self._image = QImage(round(width * FINE), round(height * FINE), QImage.Format.Format_RGB32)
        self._image.fill(QColor(CANVAS))
        self._painter = QPainter(self._image)
        self._painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self._painter.scale(FINE, FINE)
        self.words(width - 12, height - 26, note, 13, colour=INK2, align="right")

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, *, radius: float = 0, edge: str = ""
    ) -> None:
        """A filled rectangle, with an outline if `edge` is a colour."""
        self._painter.setPen(QPen(QColor(edge), 1) if edge else Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(fill))
        inset = 0.5 if edge else 0
        area = QRectF(x, y, width, height).adjusted(inset, inset, -inset, -inset)
        self._painter.drawRoundedRect(area, radius, radius)

    def words(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        colour: str = INK,
        weight: int = 400,
        align: str = "left",
        is_link: bool = False,
    ) -> float:
        """Lines of text whose first has its upper edge at `y`; gives the lower edge of the last."""
        font = QFont("Sarabun")
        font.setPixelSize(round(size))
        font.setWeight(QFont.Weight(weight))
        font.setUnderline(is_link)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        for line in text.split("\n"):
            wide = QFontMetricsF(font).horizontalAdvance(line)
            left = {"left": x, "middle": x - wide / 2, "right": x - wide}[align]
            self._painter.drawText(QPointF(left, y + size * _BASELINE), line)
            y += size * _LINE_HEIGHT
        return y

    def wide(self, text: str, size: float, weight: int = 400) -> float:
        """How wide one line is."""
        font = QFont("Sarabun")
        font.setPixelSize(round(size))
        font.setWeight(QFont.Weight(weight))
        return QFontMetricsF(font).horizontalAdvance(text)

    def button(
        self,
        x: float,
        y: float,
        text: str,
        *,
        width: float = 0,
        fill: str = WHITE,
        colour: str = INK,
        edge: str = LINE,
        radius: float = 4,
        height: float = 32,
    ) -> float:
        """A button whose right edge is at `x`; gives its left edge."""
        width = width or self.wide(text, 14, 500) + 32
        self.box(x - width, y, width, height, fill, radius=radius, edge=edge)
        self.words(x - width / 2, y + height / 2 - 12, text, 14, colour=colour, weight=500, align="middle")
        return x - width

    def number(self, x: float, y: float, number: int) -> None:
        """A number in a disc around (x, y): press here, in this order."""
        self._painter.setPen(QPen(QColor(WHITE), 2))
        self._painter.setBrush(QColor(AMBER))
        self._painter.drawEllipse(QPointF(x, y), 13, 13)
        self.words(x, y - 12.5, str(number), 15, colour=WHITE, weight=600, align="middle")

    def icon(self, x: float, y: float, size: float, name: str = "program") -> None:
        """An icon of the program."""
        self._svg(resource(f"icons/program/{name}.svg").read_bytes(), x, y, size)

    def sign(self, x: float, y: float, size: float, name: str, colour: str) -> None:
        """One of the icons of the pages, in a colour."""
        svg = resource(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
        self._svg(svg.encode("utf-8"), x, y, size)

    def triangle(self, x: float, y: float, size: float, fill: str, mark: str = "!") -> None:
        """A warning sign."""
        path = QPainterPath(QPointF(x + size / 2, y))
        path.lineTo(x + size, y + size * 0.9)
        path.lineTo(x, y + size * 0.9)
        path.closeSubpath()
        pen = QPen(QColor(fill), size * 0.08)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(QColor(fill))
        self._painter.drawPath(path)
        height = size * 0.5
        self.words(x + size / 2, y + size * 0.24, mark, height, colour=WHITE, weight=600, align="middle")

    def finish(self, path: Path) -> None:
        """Writes the drawing as a PNG with a palette."""
        self.close()
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know paths only
        path.parent.mkdir(parents=True, exist_ok=True)
        few = Image.open(BytesIO(content.data())).convert("RGB").quantize(128, dither=Image.Dither.NONE)
        few.save(path, optimize=True)

    def close(self) -> None:
        """Nothing more is drawn."""
        self._painter.end()

    def _svg(self, content: bytes, x: float, y: float, size: float) -> None:
        QSvgRenderer(QByteArray(content)).render(self._painter, QRectF(x, y, size, size))
