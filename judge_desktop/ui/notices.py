"""Presents a refusal politely in the page it belongs to: what happened, below it what to do.

The sentences are `config.phrases`; where the notice stands and what solves it is the page's.
"""

import re

from PySide6.QtWidgets import QBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.config.log import Event, note
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.help.opening import help_link
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice

_QUOTED = re.compile("“[^”]*”")
_BETWEEN = re.compile(r"\. (?=[A-Z])| (?=กรุณา)")


def refusal_notice(error: JudgeDesktopError, *, action: str = "", parent: QWidget | None = None) -> Notice:
    """The notice of a refusal in the language of the windows, with the way to help about it and a cross to close it."""
    note(Event.REFUSED, code=error.code)
    happened, to_do = what_and_how(said_of_error(error))
    notice = Notice(
        Weight.BLOCKS, happened, detail=to_do, action=action, close_name=tr("Close this notice"), parent=parent
    )
    notice.setObjectName("refusal")
    notice.add_button(help_link(error.code), "help_link")
    return notice


def what_and_how(sentence: str) -> tuple[str, str]:
    """A sentence of `phrases` as what happened and what to do; the second is empty if it is one thought.

    What stands between quotation marks (names, titles) is never cut.
    """
    quoted = [match.span() for match in _QUOTED.finditer(sentence)]
    for cut in _BETWEEN.finditer(sentence):
        if not any(start <= cut.start() < end for start, end in quoted):
            first = sentence[: cut.start()]
            return (first + "." if cut.group().startswith(".") else first), sentence[cut.end() :].strip()
    return sentence, ""


class NoticePlace:
    """The place of a page where its notices stand: at most one at a time, at `position` of the page's layout.

    `air` is left free above and below while there is one; then the layout holds nothing else.
    """

    def __init__(self, layout: QBoxLayout, position: int = 0, *, air: int = 0) -> None:
        self._layout, self._position, self._air = layout, position, air
        self._notice: Notice | None = None

    def notice(self) -> Notice | None:
        """The notice that stands there now."""
        return self._notice

    def show_refusal(self, error: JudgeDesktopError) -> Notice:
        """Show why something was refused, instead of what stood there."""
        return self.show_notice(refusal_notice(error))

    def show_notice(self, notice: Notice) -> Notice:
        """Show a notice instead of what stood there."""
        self.clear()
        self._notice = notice
        self._layout.insertWidget(self._position, notice)
        self._leave_free(self._air)
        notice.close_requested.connect(lambda: self._leave_free(0))
        return notice

    def clear(self) -> None:
        """Take the notice away: what it said is solved."""
        if self._notice is not None:
            self._layout.removeWidget(self._notice)
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
            self._leave_free(0)

    def _leave_free(self, air: int) -> None:
        if self._air:
            margins = self._layout.contentsMargins()
            self._layout.setContentsMargins(margins.left(), air, margins.right(), air)
