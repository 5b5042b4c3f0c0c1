"""Takes in judge cards one after the other: by name, by asking whose card it is, or as a new person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from judge_desktop.config.i18n import tr
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.ui.chair.asking import PersonDialog
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.widgets.dialog import ask
from judge_desktop.workflow.panel import PanelLine, add_card, add_person_of_card


class CardTaker(QObject):
    """`taken(PanelLine)` after each card. A card that cannot be read is refused at the head of the page, and the next
    one is read.
    """

    taken = Signal(object)

    def __init__(self, page: ChairPage) -> None:
        super().__init__(page)
        self._page = page
        self._people: list[tuple[str, str]] = []
        self._waiting: list[Path] = []

    def take(self, paths: Sequence[Path], people: Sequence[tuple[str, str]]) -> None:
        """Take these cards in; `people` are (id, name) for the question whose card it is."""
        self._people = list(people)
        self._waiting += paths
        self._next()

    def take_for(self, path: Path, judge: str) -> None:
        """Take in the card of a person who is known."""
        ws, where = self._page.desk.ws, self._page.where
        self._page.running.run(
            tr("Reading the judge card"), lambda _: add_card(ws, path, judge, where), self._tell, self._refuse_and_go_on
        )

    def _next(self) -> None:
        if not self._waiting or self._page.running.is_running():
            return
        path = self._waiting.pop(0)
        ws, where = self._page.desk.ws, self._page.where
        self._page.running.run(
            tr("Reading the judge card"),
            lambda _: add_card(ws, path, where=where),
            self._tell,
            lambda error: self._refuse(error, path),
        )

    def _tell(self, line: PanelLine) -> None:
        self.taken.emit(line)
        self._next()

    def _refuse_and_go_on(self, error: JudgeDesktopError) -> None:
        self._page.show_refusal(error)
        self._next()

    def _refuse(self, error: JudgeDesktopError, path: Path) -> None:
        if error.code is not Code.CARD_FITS_NOBODY:
            self._refuse_and_go_on(error)
            return
        sentence = said_of_error(error)
        people = [*self._people, ("", tr("A new person on the panel"))]
        dialog = PersonDialog(tr("Whose card is this?"), sentence, people, self._page)
        dialog.rejected.connect(self._next)
        ask(dialog, lambda: self._settle(path, dialog.choice.choice()))

    def _settle(self, path: Path, judge: str) -> None:
        if judge:
            self.take_for(path, judge)
            return
        ws, where = self._page.desk.ws, self._page.where
        self._page.running.run(
            tr("Reading the judge card"),
            lambda _: add_person_of_card(ws, path, where),
            self._tell,
            self._refuse_and_go_on,
        )
