"""Links of a PDF: inside the document they are followed, out of it the person is asked and sees the whole address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote, unquote

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from judge_desktop.config.frozen import libraries_of_system
from judge_desktop.config.i18n import tr
from judge_desktop.ui.viewers.pdf_layout import Box
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.dialog import Dialog, ask
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.text_label import SelectableText
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Type

_LONG, _LONG_HEIGHT, _TIP = 160, 156, 300
_PLAIN = "".join(map(chr, range(0x21, 0x7F))).replace("%", "")
_IN_PERCENT = re.compile("(?:%[0-9A-Fa-f]{2})+")
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
        return exact_address(self.address) or tr("Page {n}").format(n=self.page)

    def tooltip(self) -> str:
        """The same for a tooltip: an address is shown letter by letter and never read as rich text."""
        words = self.words()
        return f"<span>{escape(words[:_TIP] + '…' if len(words) > _TIP else words)}</span>"


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


def exact_address(address: str) -> str:
    """The address so that nothing in it passes for something else.

    A host is spelled in the letters of networks (xn--…), what cannot be seen or turns letters round stays in percent;
    letters of a path can be read.
    """
    url = QUrl(address)
    encoded = bytes(url.toEncoded().data()).decode("ascii") if url.isValid() else quote(address, safe=_PLAIN)
    return _IN_PERCENT.sub(lambda found: _readable(found[0]), encoded)


def _readable(in_percent: str) -> str:
    try:
        signs = unquote(in_percent, errors="strict")
    except UnicodeDecodeError:
        return in_percent
    return "".join(one if not one.isascii() and unicodedata.category(one)[0] in "LMN" else quote(one) for one in signs)


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
        self.body.addWidget(_address_field(exact_address(address)))
        host = QUrl(address).host(QUrl.ComponentFormattingOption.FullyEncoded)
        if QUrl(address).userInfo() or host.startswith("xn--") or ".xn--" in host:
            leads = FindingRow(Weight.WARNS, tr("It leads to {host}, whatever else stands there", host=host))
            leads.setObjectName("link_host")
            self.body.addWidget(leads)
        self.copy = Button(tr("Copy the address"), icon="copy")
        self.copy.setObjectName("copy_address")
        self.copy.setVisible(self._is_opened)
        self.copy.clicked.connect(self._copy)
        self.body.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.accepted.connect(self._open if self._is_opened else self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.address)

    def _open(self) -> None:
        with libraries_of_system():
            QDesktopServices.openUrl(QUrl(self.address))


def _address_field(address: str) -> QWidget:
    """The whole address, letter by letter; a very long one scrolls, so that the answers stay on the screen."""
    field: SelectableText | QTextEdit
    if len(address) <= _LONG:
        field = SelectableText(address, Type.BODY)
    else:
        field = QTextEdit()
        field.setReadOnly(True)
        field.setPlainText(address)
        field.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        field.setFixedHeight(look().px(_LONG_HEIGHT))
        field.setAccessibleName(tr("Address of the link"))
    field.setObjectName("link_address")
    return field


def ask_link(parent: QWidget, address: str) -> LinkDialog:
    """Show the address and ask what to do with it; returns at once."""
    dialog = LinkDialog(address, parent)
    ask(dialog, lambda: None)
    return dialog
