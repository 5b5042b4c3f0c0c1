"""What a deputy's copy offers when it opens a package that names it: to run the contest in the place of the chair."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.running import Running
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import Role, Type
from judge_desktop.workflow.take_over_contest import TakenOver, take_over_contest


class TakeOverCard(Card):
    """`taken_over(contest)` when the contest is in this copy, `refused(JudgeDesktopError)`."""

    taken_over = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, path: Path, passphrase: str | None, parent: QWidget | None = None) -> None:
        super().__init__(tr("This copy stands in for the chair"), parent=parent)
        self.setObjectName("take_over")
        self._desk, self._path, self._passphrase = desk, path, passphrase
        body = self.use_body()
        words = tr(
            "The package names this copy as a deputy. You can run the contest from here: merge score files, decide, "
            "close. What the chair's copy received comes in its own files."
        )
        body.addWidget(TextLabel(words, Type.BODY, Role.INK2))
        self.button = Button(tr("Take the contest over"), icon="layers")
        self.button.setObjectName("take_over_contest")
        self.button.clicked.connect(self.take_over)
        body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        place = QVBoxLayout()
        body.addLayout(place)
        self._running = Running(desk.tasks, place, self)
        self._running.running_changed.connect(lambda running: self.button.setEnabled(not running))

    def take_over(self) -> None:
        """Take the package in as the chair's part."""
        ws, path, passphrase = self._desk.ws, self._path, self._passphrase
        self._running.run(
            tr("Taking the contest over"),
            lambda control: take_over_contest(ws, path, passphrase, control.report),
            self._tell,
            self._refuse,
        )

    def _tell(self, taken: TakenOver) -> None:
        self.taken_over.emit(taken.package.contest.id)

    def _refuse(self, error: JudgeDesktopError) -> None:
        self.refused.emit(error)
