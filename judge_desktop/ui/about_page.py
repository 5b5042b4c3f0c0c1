"""What this program is: version, whose work is in it, the log, and what somebody who helps from afar needs to know."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop import __version__
from judge_desktop.config.i18n import tr
from judge_desktop.config.paths import log_folder
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.hand_over import show_folder
from judge_desktop.ui.headed_page import HeadedPage
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.deed_row import DeedRow
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.navigation import BrandMark
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.text_label import SelectableText, TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_16, Role, Type

_WIDTH = 760
_MARK = 56


class AboutPage(HeadedPage):
    """`back_requested`, `licences_requested`, `check_requested`; `copy_requested` for the diagnostics."""

    licences_requested = Signal()
    check_requested = Signal()
    copy_requested = Signal()

    def __init__(self, desk: Desk, versions: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("About this program"), back=tr("Back"), parent=parent)
        self.setObjectName("about_page")
        self._desk = desk
        column = self.add_column(_WIDTH)
        self.notices = column.notices
        column.body.addWidget(_sign(versions))
        column.body.addSpacing(SPACE_8)
        column.body.addWidget(self._card())

    def tell_copied(self) -> None:
        """Say that the diagnostics lie in the clipboard."""
        detail = tr("Paste them into your message. They hold no names, no texts and no scores")
        self.notices.show_notice(Notice(Weight.FINE, tr("The diagnostics are copied"), detail=detail, leaves=True))

    def _card(self) -> Card:
        card = Card()
        rows = (
            (
                self.copy_requested,
                DeedRow(
                    "copy_diagnostics",
                    tr("When you ask for help"),
                    tr("Versions, screen, fonts and the state of the data; no names, no texts and no scores"),
                    tr("Copy diagnostics"),
                    "copy",
                ),
            ),
            (
                self.check_requested,
                DeedRow(
                    "check_data",
                    tr("Data on this computer"),
                    tr("Whether database, documents and attachments are as they should be"),
                    tr("Check the data…"),
                    "shield-check",
                ),
            ),
            (
                self.licences_requested,
                DeedRow(
                    "licences",
                    tr("Software of others"),
                    tr("Judge Desktop is built with free software; whose it is and under which licences"),
                    tr("Show licences"),
                    "scale",
                ),
            ),
        )
        for signal, row in rows:
            row.requested.connect(signal)
            card.add_row(row)
        log = DeedRow(
            "show_log", tr("Log folder"), str(log_folder()), tr("Show folder"), "folder-open", is_selectable=True
        )
        log.requested.connect(self._show_log)
        card.add_row(log)
        return card

    def _show_log(self) -> None:
        show_folder(next((one for one in (log_folder(), *log_folder().parents) if one.is_dir()), self._desk.ws.home))


def _sign(versions: str) -> QWidget:
    sign = QWidget()
    column = QVBoxLayout(sign)
    column.setContentsMargins(0, SPACE_16, 0, 0)
    column.setSpacing(0)
    centre = Qt.AlignmentFlag.AlignHCenter
    column.addWidget(BrandMark(_MARK), 0, centre)
    column.addSpacing(SPACE_8)
    column.addWidget(TextLabel("Judge Desktop", Type.HERO, align=centre))
    column.addWidget(TextLabel(tr("Version {version}", version=__version__), Type.LABEL, align=centre))
    column.addWidget(TextLabel(tr("Judging of an award contest, offline."), Type.BODY, Role.INK2, align=centre))
    line = SelectableText(versions, Type.CAPTION, Role.INK2)
    line.setObjectName("versions")
    column.addWidget(line, 0, centre)
    return sign
