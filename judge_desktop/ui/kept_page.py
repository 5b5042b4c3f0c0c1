"""The former data folders that were kept when a backup took their place, each with the way back to it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.config.settings import Settings
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.backup_cards import moment
from judge_desktop.ui.headed_page import HeadedPage
from judge_desktop.ui.running import Running
from judge_desktop.ui.tasks import Tasks
from judge_desktop.ui.widgets.card import Card, padded_row
from judge_desktop.ui.widgets.deed_row import DeedRow
from judge_desktop.ui.widgets.dialog import Dialog, ask
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import Role, Type
from judge_desktop.workflow.kept_folders import KeptFolder, go_back_to, list_kept

_WIDTH = 760


class KeptPage(HeadedPage):
    """`back_requested`; `holding_changed(bool)` while nobody may have the data folder open; `restored(make_notice)`
    when a former one stands in its place.
    """

    holding_changed = Signal(bool)
    restored = Signal(object)

    def __init__(self, home: Path, tasks: Tasks, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Kept before"), tr("What was here before a backup was brought back"), back=tr("Back"), parent=parent
        )
        self.setObjectName("kept_page")
        self._home, self._numerals, self._is_holding = home, settings.numerals.value, False
        column = self.add_column(_WIDTH)
        self.notices, self.rows = column.notices, list[DeedRow]()
        place = QVBoxLayout()
        self._card = Card()
        column.body.addWidget(self._card)
        column.body.addLayout(place)
        self._running = Running(tasks, place, self)
        self._running.running_changed.connect(self._rest)
        self._running.run(tr("Looking what was kept"), lambda _: list_kept(home), self._show, self._refuse)

    def go_back(self, kept: KeptFolder) -> None:
        """Let a former data folder take the place of the present one, after a question."""
        dialog = Dialog(
            tr("Go back to what was here before?"),
            tr("What is here now is not lost: it is kept in its turn, and you can go back to it in the same way."),
            tr("Go back to this one"),
            tr("Cancel"),
            parent=self,
        )
        dialog.setObjectName("kept_question")
        ask(dialog, lambda: self._exchange(kept.name))

    def leave(self) -> None:
        """What runs is stopped; then everything is as it was."""
        self._running.cancel()

    def _exchange(self, name: str) -> None:
        home = self._home
        self.notices.clear()
        self._is_holding = True
        self.holding_changed.emit(True)
        self._running.run(
            tr("Going back"),
            lambda _control: go_back_to(home, name),
            lambda keep: self.restored.emit(partial(_back_notice, keep)),
            self._refuse,
        )

    def _show(self, found: tuple[KeptFolder, ...]) -> None:
        for one in found:
            when = tr("Kept on {time}", time=moment(one.kept_at, self._numerals)) if one.kept_at else one.name
            row = DeedRow("go_back", when, self._content(one), tr("Go back to this one"), "history")
            row.button.setAccessibleName(f"{row.button.words()} · {when}")
            row.requested.connect(partial(self.go_back, one))
            self.rows.append(row)
            self._card.add_row(row)
        if found:
            self.rows[0].button.setFocus()
        else:
            self._card.add_row(padded_row(TextLabel(tr("Nothing was kept"), Type.BODY, Role.INK2)))

    def _content(self, one: KeptFolder) -> str:
        """What lies in it: contests and the last work."""
        holding = one.holding
        if holding is None:
            return tr("What is in it cannot be read")
        names = [each.name.in_language(current_language().value) for each in holding.contests] or [tr("No contest")]
        changed = holding.last_change
        last = tr("Last work in it: {time}", time=moment(changed, self._numerals)) if changed else ""
        return " · ".join(part for part in (*names, last) if part)

    def _refuse(self, refusal: JudgeDesktopError) -> None:
        self.notices.show_refusal(refusal)

    def _rest(self, is_running: bool) -> None:
        self.header.setEnabled(not is_running)
        for row in self.rows:
            row.button.setEnabled(not is_running)
        if self._is_holding and not is_running:
            self._is_holding = False
            self.holding_changed.emit(False)


def _back_notice(keep: Path) -> Notice:
    notice = Notice(
        Weight.FINE,
        tr("What was here before is back"),
        detail=tr("What stood there before is kept in {folder}", folder=str(keep)),
        close_name=tr("Close this notice"),
    )
    notice.setObjectName("went_back")
    return notice
