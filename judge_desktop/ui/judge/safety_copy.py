"""The safety copy of everything on this computer: asked for on the seal page, offered at the breaks of the day."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui import choose_files
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.running import Running
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.workflow.care import backup
from judge_desktop.workflow.file_types import BACKUP_ENDING


def save_safety_copy(parent: QWidget, desk: Desk, notices: NoticePlace, running: Running) -> None:
    """Ask where, and save a copy of the whole data folder there, with progress and cancel."""
    name = tr("Judge Desktop safety copy {day}", day=desk.ws.today().date().isoformat()) + BACKUP_ENDING
    path = choose_files.ask_save(parent, desk, tr("Safety copy"), name)
    if path is None:
        return
    ws = desk.ws
    running.run(
        tr("Saving the safety copy"),
        lambda control: backup(ws, path, control.report),
        lambda _: notices.show_notice(Notice(Weight.FINE, tr("The safety copy was saved"), leaves=True)),
        lambda refusal: _show_refusal(notices, refusal),
    )


def _show_refusal(notices: NoticePlace, refusal: JudgeDesktopError) -> None:
    notices.show_refusal(refusal)


def offer_safety_copy(parent: QWidget, desk: Desk, notices: NoticePlace, running: Running) -> Notice:
    """Offer a copy in the page, as at the beginning of a break; it waits until it is taken or closed."""
    notice = Notice(
        Weight.NOTE,
        tr("It is time for a break. Save a safety copy of your scores?"),
        detail=tr("On a memory stick or another disk; if this computer fails, nothing is lost"),
        action=tr("Save a copy…"),
        close_name=tr("Not now"),
    )
    notice.setObjectName("offer_safety_copy")

    def accept() -> None:
        notices.clear()
        save_safety_copy(parent, desk, notices, running)

    notice.action_requested.connect(accept)
    return notices.show_notice(notice)
