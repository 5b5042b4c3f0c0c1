"""The way to help from wherever somebody is: over the page in the window, or over the question that is open."""

from __future__ import annotations

from typing import Protocol, TypeAlias, runtime_checkable

from PySide6.QtWidgets import QDialog, QWidget

from judge_desktop.config.help_places import help_place
from judge_desktop.config.i18n import tr
from judge_desktop.domain.errors import Code
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.merging import Outcome
from judge_desktop.domain.statistics import CautionCode
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize

Explained: TypeAlias = Code | FindingCode | Outcome | CautionCode


@runtime_checkable
class ShowsHelp(Protocol):
    """The window, over whose page help is laid."""

    def show_help(self, place: str = "") -> None:
        """Lay help over the page, at that place."""


def open_help(asker: QWidget, place: str) -> None:
    """Show that place of help. While a question is open, which nothing may cover, it gets a window of its own."""
    above: QWidget | None = asker
    while above is not None:
        if isinstance(above, QDialog) and above.isModal():
            break
        if isinstance(above, ShowsHelp):
            above.show_help(place)
            return
        above = above.parentWidget()
    from judge_desktop.ui.help.help_window import HelpWindow

    HelpWindow(place, above if above is not None else asker.window()).open()


def help_link(code: Explained, *, size: ButtonSize = ButtonSize.SMALL) -> Button:
    """The link that stands beside what was refused and opens the paragraph about it."""
    return link_to_help(help_place(code), size=size)


def link_to_help(place: str, *, size: ButtonSize = ButtonSize.SMALL) -> Button:
    """A link to a place of help."""
    link = Button(tr("See what to do"), ButtonKind.LINK, size=size)
    link.setObjectName("help_link")
    link.clicked.connect(lambda: open_help(link, place))
    return link
