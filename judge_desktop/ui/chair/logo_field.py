"""The organiser's logo as it stands on paper, with the buttons that choose another one or take it away."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.chair.beside import Beside
from judge_desktop.ui.chair.field_group import FieldGroup
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.columns import stacked
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_CONTROL, SPACE_4, SPACE_12, Role, Type

_WIDTH, _HEIGHT = 220, 110
_PAPER = Qt.GlobalColor.white  # in a dark window, too: that is what it will stand on


class LogoField(FieldGroup):
    """`choose_requested` and `remove_requested`; the page asks for the file and keeps what was chosen."""

    choose_requested = Signal()
    remove_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._logo: bytes | None = None
        self.picture = _Picture()
        self.picture.setObjectName("logo")
        self._measures = TextLabel("", Type.CAPTION, Role.INK2)
        self.choose = Button("", icon="image", size=ButtonSize.SMALL)
        self.choose.setObjectName("choose_logo")
        self.choose.clicked.connect(self.choose_requested)
        self.remove = Button(tr("Remove logo"), ButtonKind.QUIET, icon="trash-2", size=ButtonSize.SMALL)
        self.remove.setObjectName("remove_logo")
        self.remove.clicked.connect(self.remove_requested)
        about = TextLabel(tr("Stands on everything that is printed, and in the certificate"), Type.BODY)
        buttons = QVBoxLayout()
        buttons.setSpacing(SPACE_4)
        for button in (self.choose, self.remove):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        words = stacked(about, self._measures, buttons, spacing=SPACE_4)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Beside(self.picture, words, shares=(0, 1)))

    def show_logo(self, logo: bytes) -> None:
        """Show a PNG or JPEG that was looked through before, b"" for none."""
        if logo == self._logo:
            return
        self._logo = logo
        image = QImage.fromData(logo) if logo else QImage()
        self.picture.show_image(image)
        if image.isNull():
            words = tr("PNG or JPEG, at most 1 MB. Wide or high, about 1,000 pixels are enough")
        else:
            words = tr("{width} × {height} pixels", width=image.width(), height=image.height())
        self._measures.setText(words)
        self.choose.set_words(tr("Choose logo…") if image.isNull() else tr("Choose another logo…"))
        self.remove.setVisible(bool(logo))


class _Picture(QWidget):
    """The logo on white, as large as fits, never stretched; a dashed frame without one."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_image(QImage())

    def sizeHint(self) -> QSize:
        return QSize(look().px(_WIDTH), look().px(_HEIGHT))

    def show_image(self, image: QImage) -> None:
        """Keep it no larger than it is ever painted: twice for screens of fine points."""
        if not image.isNull():
            most = QSize(4 * _WIDTH, 4 * _HEIGHT)
            if image.width() > most.width() or image.height() > most.height():
                image = image.scaled(
                    most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
        self._pixmap = QPixmap.fromImage(image)
        self.setAccessibleName(tr("No logo yet") if image.isNull() else tr("The logo as it is printed"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        none = self._pixmap.isNull()
        style = Qt.PenStyle.DashLine if none else Qt.PenStyle.SolidLine
        painter.setPen(QPen(look().colour(Role.EDGE if none else Role.LINE), 1, style))
        painter.setBrush(Qt.BrushStyle.NoBrush if none else _PAPER)
        painter.drawRoundedRect(frame, RADIUS_CONTROL, RADIUS_CONTROL)
        if none:
            return
        inner = frame.adjusted(SPACE_12, SPACE_12, -SPACE_12, -SPACE_12)
        size = self._pixmap.size().scaled(inner.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(inner.center())
        painter.drawPixmap(place, self._pixmap, QRectF(self._pixmap.rect()))
