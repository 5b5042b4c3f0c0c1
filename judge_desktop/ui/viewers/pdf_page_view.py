"""Qt's PDF view, kept from its live-lock and dimmed in the dark scheme. Moving and searching are `pdf_viewer`."""

from PySide6.QtCore import QEvent, QMargins, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget

from judge_desktop.ui.widgets.theme import look

VEIL = QColor(0, 0, 0, 46)  # 18 % over a white page in the dark scheme; a page is never inverted
LEAST_ZOOM, MOST_ZOOM, STEP = 0.25, 6.0, 1.2
_MARGIN, _SPACING = 28, 14
_POINTS_PER_INCH = 72.0


class PdfPageView(QPdfView):
    """All pages below each other, as wide as the view or zoomed by hand.

    Scroll bars have fixed policies: as needed, they oscillate for ever when a page fits the width.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setDocumentMargins(QMargins(_MARGIN, 20, _MARGIN, 20))
        self.setPageSpacing(_SPACING)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fit_width()

    def fit_width(self) -> None:
        """Show pages as wide as the view."""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def is_fitting(self) -> bool:
        """Whether pages are as wide as the view."""
        return self.zoomMode() == QPdfView.ZoomMode.FitToWidth

    def zoom_by(self, factor: float) -> None:
        """Zoom in (above 1) or out, from what is shown now; the page shown stays."""
        page = self.pageNavigator().currentPage()
        wanted = min(MOST_ZOOM, max(LEAST_ZOOM, self.zoom() * factor))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(wanted)
        self.pageNavigator().jump(page, QPointF(), 0)

    def zoom(self) -> float:
        """The zoom in force, 1 for the size on paper."""
        if not self.is_fitting():
            return self.zoomFactor()
        document = self.document()
        if document.status() is not QPdfDocument.Status.Ready:
            return 1.0
        points = document.pagePointSize(self.pageNavigator().currentPage()).width()
        inch = QGuiApplication.primaryScreen().logicalDotsPerInch()
        return (self.viewport().width() - 2 * _MARGIN) / (points * inch / _POINTS_PER_INCH) if points else 1.0

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if look().is_dark:
            QPainter(self.viewport()).fillRect(event.rect(), VEIL)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
