"""Shows pictures: one at a time, as large as fits, zoomed by hand. A picture that cannot be read is explained."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImageReader, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.viewers.toolbar import Toolbar
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import Role, Type

_MARGIN = 28
_STEP, _MOST = 1.25, 8.0
_LARGEST_SIDE = 8192  # larger pictures are read smaller: nobody's memory is filled by one photo


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on the disk and its name for people."""

    path: Path
    name: str


class ImageViewer(QWidget):
    """`failed(sentence)` when the picture asked for cannot be shown; `picture_changed(n)` (from 0) for another."""

    failed = Signal(str)
    picture_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: tuple[Picture, ...] = ()
        self._at = 0
        self._zoom = 1.0
        self._canvas = _Canvas()
        self._scroll = QScrollArea()
        self._scroll.setProperty("ground", "desk")
        self._scroll.setWidget(self._canvas)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(tr("Picture"))
        self._place = TextLabel("", Type.BODY, Role.INK2, wraps=False)
        self._name = TextLabel("", Type.CAPTION, Role.INK2, max_lines=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_toolbar())
        column.addWidget(self._scroll, 1)

    def show_pictures(self, pictures: Sequence[Picture], at: int = 0) -> None:
        """Show one of these pictures; the others are a step away."""
        self._pictures = tuple(pictures)
        self.go_to(at)

    def picture(self) -> int:
        """Which picture is shown, from 0."""
        return self._at

    def go_to(self, at: int) -> None:
        """Show that picture, going round at the ends."""
        if not self._pictures:
            return
        self._at = at % len(self._pictures)
        shown = self._pictures[self._at]
        several = len(self._pictures) > 1
        self._place.setText(f"{self._at + 1} / {len(self._pictures)}" if several else "")
        for button in (self._before, self._after):
            button.setVisible(several)
        self._name.setText(shown.name)
        pixmap = _read(shown.path)
        self._canvas.set_picture(pixmap, shown.name)
        self._zoom = 1.0
        self._fit()
        self.picture_changed.emit(self._at)
        if pixmap.isNull():
            self.failed.emit(tr("This picture is damaged or of a kind that cannot be shown."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make_toolbar(self) -> Toolbar:
        bar = Toolbar()
        self._before = bar.add_icon("chevron-left", tr("Previous picture"), "previous_picture")
        self._before.clicked.connect(lambda: self.go_to(self._at - 1))
        bar.add(self._place)
        self._after = bar.add_icon("chevron-right", tr("Next picture"), "next_picture")
        self._after.clicked.connect(lambda: self.go_to(self._at + 1))
        bar.add_gap()
        bar.add_icon("zoom-out", tr("Zoom out"), "picture_zoom_out").clicked.connect(lambda: self._zoom_by(1 / _STEP))
        fit = Button(tr("Whole picture"), ButtonKind.QUIET, size=ButtonSize.SMALL)
        fit.clicked.connect(lambda: self._zoom_by(0))
        bar.add(fit)
        bar.add_icon("zoom-in", tr("Zoom in"), "picture_zoom_in").clicked.connect(lambda: self._zoom_by(_STEP))
        bar.add_gap()
        bar.add(self._name)
        bar.add_space()
        return bar

    def _zoom_by(self, factor: float) -> None:
        self._zoom = min(_MOST, max(1.0, self._zoom * factor))
        self._fit()

    def _fit(self) -> None:
        room = self._scroll.size() - QSize(2 * _MARGIN, 2 * _MARGIN)
        natural = self._canvas.natural_size()
        if natural.isEmpty() or room.isEmpty():
            return
        fitting = natural.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if self._zoom > 1 else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setVerticalScrollBarPolicy(policy)
        self._scroll.setHorizontalScrollBarPolicy(policy)
        self._canvas.resize(fitting * self._zoom)


class _Canvas(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()

    def set_picture(self, pixmap: QPixmap, name: str) -> None:
        self._pixmap = pixmap
        self.setAccessibleName(name)
        self.setVisible(not pixmap.isNull())
        self.update()

    def natural_size(self) -> QSize:
        return self._pixmap.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._pixmap)


def _read(path: Path) -> QPixmap:
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > _LARGEST_SIDE:
        reader.setScaledSize(size.scaled(_LARGEST_SIDE, _LARGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return QPixmap() if image.isNull() else QPixmap.fromImage(image)
