"""The viewers of the document pane: each is made when its first file is opened, and one shows at a time.

Carries what the pane asks of any viewer (open, where is it, go there) to the one in question. Tabs, notices and the
search are the pane's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Attachment
from judge_desktop.ui.judge.document_items import READ_BY_WORDS, DocumentItem, Viewer
from judge_desktop.ui.judge.film_viewer import FilmViewer
from judge_desktop.ui.viewers.image_viewer import ImageViewer, Picture
from judge_desktop.ui.viewers.pdf_place import Fit, PdfPlace
from judge_desktop.ui.viewers.pdf_toolbar import RARE, FoldingToolbar
from judge_desktop.ui.viewers.pdf_viewer import PdfViewer
from judge_desktop.ui.viewers.reading.reader import Reader
from judge_desktop.ui.viewers.reading_viewer import Reading, ReadingViewer
from judge_desktop.ui.viewers.toolbar import Toolbar
from judge_desktop.ui.widgets.buttons import Button, ButtonSize, IconButton
from judge_desktop.workflow.shown_file import ShownFile

AttachmentViewer = PdfViewer | ImageViewer | ReadingViewer | FilmViewer
_PIN_IMPORTANCE = 80


class AttachmentViewers(QObject):
    """Signals: `failed(sentence, may_try)` when the file asked for cannot be shown, `place_changed` when the person
    moved in it, `save_requested`, `pin_requested`, `search_requested`, `link_requested(address)`,
    `password_accepted(path, password)`; `page_seen` when a page of a PDF is before the person's eyes, `film_played` at
    every second of a film that was shown.
    """

    failed = Signal(str, bool)
    place_changed = Signal()
    save_requested = Signal()
    pin_requested = Signal()
    search_requested = Signal()
    link_requested = Signal(str)
    password_accepted = Signal(str, str)
    page_seen = Signal()
    film_played = Signal()

    def __init__(
        self,
        reader: Reader,
        stack: QStackedWidget,
        path_of: Callable[[str], Path],
        shown_file: ShownFile,
        *,
        pins: bool = True,
    ) -> None:
        super().__init__(stack)
        self._pins = pins
        self._shown_file = shown_file
        self._films: FilmViewer | None = None
        self._reader, self._stack, self._path_of = reader, stack, path_of
        self._pdf: PdfViewer | None = None
        self._pictures: ImageViewer | None = None
        self._reading: ReadingViewer | None = None
        self._words = ""
        self.shown: DocumentItem | None = None

    @property
    def pdf(self) -> PdfViewer:
        """The viewer of PDFs."""
        if self._pdf is None:
            self._pdf = PdfViewer(self._reader)
            self._pdf.page_changed.connect(lambda _page: self.place_changed.emit())
            self._pdf.search_requested.connect(self.search_requested)
            self._pdf.password_accepted.connect(self.password_accepted)
            self._pdf.view.pixels.page_drawn.connect(self._tell_page)
            self._take_in(self._pdf, tr("Pin this page"))
        return self._pdf

    @property
    def pictures(self) -> ImageViewer:
        """The viewer of pictures."""
        if self._pictures is None:
            self._pictures = ImageViewer(self._reader)
            self._pictures.picture_changed.connect(lambda _picture: self.place_changed.emit())
            self._pictures.place_changed.connect(self.place_changed)
            self._pictures.save_requested.connect(self.save_requested)
            self._take_in(self._pictures, tr("Pin this picture"))
        return self._pictures

    @property
    def reading(self) -> ReadingViewer:
        """The viewer of texts, tables and the words of office files."""
        if self._reading is None:
            self._reading = ReadingViewer(self._reader)
            self._reading.file_shown.connect(self._name_pin)
            self._reading.place_changed.connect(self.place_changed)
            self._reading.link_requested.connect(self.link_requested)
            self._take_in(self._reading, tr("Pin this file"))
        return self._reading

    @property
    def films(self) -> FilmViewer:
        """The viewer of films and sounds."""
        if self._films is None:
            self._films = FilmViewer(self._shown_file)
            self._films.place_changed.connect(self.place_changed)
            self._films.save_requested.connect(self.save_requested)
            self._films.played.connect(self.film_played)
            self._take_in(self._films, tr("Pin this second"))
        return self._films

    def viewer_of(self, kind: Viewer) -> AttachmentViewer | None:
        """The viewer for that kind of tab, None for the summary and for what is not shown."""
        if kind is Viewer.PDF:
            return self.pdf
        if kind is Viewer.PICTURES:
            return self.pictures
        if kind is Viewer.MEDIA:
            return self.films
        return self.reading if kind in READ_BY_WORDS else None

    def current(self) -> AttachmentViewer | None:
        """The viewer of what is shown, None where a page of the pane itself stands."""
        return self.viewer_of(self.shown.viewer) if self.shown is not None else None

    def open(self, item: DocumentItem, place: Mapping[str, Any]) -> bool:
        """Show that item where it was left; False when no viewer shows its kind."""
        if item.viewer not in READ_BY_WORDS | {Viewer.PDF, Viewer.PICTURES, Viewer.MEDIA}:
            return False
        self.close()
        self.shown = item
        file = item.files[0]
        path = self._path_of(file.sha256)
        viewer = self.viewer_of(item.viewer)
        if viewer is not None:
            self._stack.setCurrentWidget(viewer)
        if item.viewer is Viewer.PDF:
            self.pdf.open_file(path, _pdf_place(place))
            if self._words:
                self.pdf.mark_words(self._words)
        elif item.viewer is Viewer.PICTURES:
            self.pictures.show_pictures(_pictures(item.files, self._path_of), place)
        elif item.viewer is Viewer.MEDIA:
            self.films.open_file(file, path, place)
        else:
            self.reading.show_file(Reading(path, file.name, item.viewer is Viewer.OFFICE), place)
        return True

    def close(self) -> None:
        """Let go of all files."""
        self.shown = None
        for viewer in (self._pdf, self._pictures, self._reading, self._films):
            if viewer is not None:
                viewer.close_file()

    def file(self, item: DocumentItem) -> Attachment:
        """Which file of the item is meant: the picture shown, else its first."""
        if item.viewer is Viewer.PICTURES and self.shown is item and self._pictures is not None:
            return item.files[min(self._pictures.picture(), len(item.files) - 1)]
        return item.files[0]

    def place(self) -> dict[str, Any]:
        """Where what is shown is now; JSON-able, empty without a viewer."""
        viewer = self.current()
        if isinstance(viewer, PdfViewer):
            return asdict(viewer.place())
        return dict(viewer.place()) if viewer is not None else {}

    def spot(self) -> tuple[int, int]:
        """Page (from 1) and second of what is shown, 0 for what has none."""
        viewer = self.current()
        return viewer.spot() if viewer is not None else (0, 0)

    def go_to_spot(self, sha256: str, page: int, second: int) -> None:
        """Go to that place of what is shown."""
        viewer, item = self.current(), self.shown
        if isinstance(viewer, ImageViewer) and item is not None:
            viewer.go_to(next((n for n, one in enumerate(item.files) if one.sha256 == sha256), 0))
        elif viewer is not None and (page or second):
            viewer.go_to_spot(page, second)

    def mark_words(self, words: str) -> None:
        """Mark words in the documents that can."""
        self._words = words
        if self._pdf is not None:
            self._pdf.mark_words(words)

    def show_hit(self, page: int, words: str, nth: int) -> None:
        """Show the `nth` of the places where the words stand on that page."""
        viewer = self.current()
        if isinstance(viewer, PdfViewer | ReadingViewer):
            viewer.show_hit(page, words, nth)

    def _name_pin(self) -> None:
        """A slide is pinned by itself, any other text as a whole."""
        pin, view = self.reading.toolbar.findChild(Button, "pin"), self.reading.reading()
        if isinstance(pin, Button) and view is not None:
            pin.set_words(tr("Pin this slide") if view.slides else tr("Pin this file"))
            self.reading.toolbar.share_room()

    def _tell_page(self, page: int) -> None:
        """The pixels of a page have come, or are known not to come."""
        pdf = self._pdf
        if pdf is not None and pdf.view.isVisible() and pdf.view.pixels.pixmap(page) is not None:
            self.page_seen.emit()

    def _take_in(self, viewer: AttachmentViewer, pin_words: str) -> None:
        viewer.failed.connect(lambda why: self._tell_failure(viewer, why))
        save = IconButton("download", tr("Save a copy"))
        save.setObjectName("save_document")
        save.clicked.connect(self.save_requested)
        bar = viewer.toolbar
        if isinstance(bar, FoldingToolbar):
            bar.add(save, importance=RARE)
        else:
            bar.add(save)
        if self._pins:
            self._add_pin(bar, pin_words)
        self._stack.addWidget(viewer)

    def _add_pin(self, bar: Toolbar, pin_words: str) -> None:
        pin = Button(pin_words, icon="pin", key="F7", size=ButtonSize.SMALL)
        pin.setObjectName("pin")
        pin.clicked.connect(self.pin_requested)
        if isinstance(bar, FoldingToolbar):
            bar.add(pin, importance=_PIN_IMPORTANCE)
        else:
            bar.add(pin)

    def _tell_failure(self, viewer: AttachmentViewer, why: str) -> None:
        if viewer is self.current():
            self.failed.emit(why, getattr(viewer, "can_try_again", False))


def _pictures(files: Sequence[Attachment], path_of: Callable[[str], Path]) -> list[Picture]:
    return [Picture(path_of(one.sha256), one.name) for one in files]


def _pdf_place(place: Mapping[str, Any]) -> PdfPlace:
    """The place as it was kept; the first page when it makes no sense any more."""
    usual = PdfPlace()
    try:
        return PdfPlace(
            page=int(place.get("page", usual.page)),
            offset=float(place.get("offset", usual.offset)),
            fit=Fit(place.get("fit", usual.fit)),
            zoom=float(place.get("zoom", usual.zoom)),
            rotation=int(place.get("rotation", usual.rotation)),
        )
    except (TypeError, ValueError, OverflowError):
        return usual
