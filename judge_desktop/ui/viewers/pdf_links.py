"""Links of a PDF: inside the document they are followed, out of it the person is asked and sees the whole address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.viewers.pdf_layout import Box
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.dialog import Dialog, ask
from judge_desktop.ui.widgets.text_label import SelectableText
from judge_desktop.ui.widgets.tokens import Type

_OPENED = frozenset({"http", "https", "mailto"})


@dataclass(frozen=True, slots=True)
class PdfLink:
    """A rectangle of a page that leads to a page (from 1) of the document or to an address outside."""

    box: Box
    page: int = 0
    y: float = 0.0
    address: str = ""

    def words(self) -> str:
        """Where it leads, for people."""
        return self.address or tr("Page {n}").format(n=self.page)

    def tooltip(self) -> str:
        """The same for a tooltip: an address is shown letter by letter and never read as rich text."""
        return f"<span>{escape(self.words())}</span>"


def links_of(content: Mapping[str, Any]) -> tuple[PdfLink, ...]:
    """The links as `pdf.links` told of them."""
    links = []
    for one in content.get("links", ()):
        box = Box(*(float(side) for side in one["rect"]))
        if one.get("url"):
            links.append(PdfLink(box, address=str(one["url"])))
        else:
            links.append(PdfLink(box, int(one["page"]) + 1, float(one["y"])))
    return tuple(links)


class LinkDialog(Dialog):
    """Asks before an address is opened outside; one that no browser or mail program opens can only be copied."""

    def __init__(self, address: str, parent: QWidget | None = None) -> None:
        self.address = address
        self._is_opened = QUrl(address).scheme().lower() in _OPENED
        super().__init__(
            tr("Open this link outside the program?") if self._is_opened else tr("This link is not opened"),
            tr("The applicant put it into the document. Nobody has checked where it leads.")
            if self._is_opened
            else tr("Links of this kind can start other programs. You can copy the address."),
            tr("Open in the browser") if self._is_opened else tr("Copy the address"),
            tr("Cancel"),
            parent=parent,
        )
        self.setObjectName("link_question")
        self.shown_address = SelectableText(address, Type.BODY)
        self.shown_address.setObjectName("link_address")
        self.body.addWidget(self.shown_address)
        self.copy = Button(tr("Copy the address"), icon="copy")
        self.copy.setObjectName("copy_address")
        self.copy.setVisible(self._is_opened)
        self.copy.clicked.connect(self._copy)
        self.body.addWidget(self.copy)
        self.accepted.connect(self._open if self._is_opened else self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.address)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self.address))


def ask_link(parent: QWidget, address: str) -> LinkDialog:
    """Show the address and ask what to do with it; returns at once."""
    dialog = LinkDialog(address, parent)
    ask(dialog, lambda: None)
    return dialog
