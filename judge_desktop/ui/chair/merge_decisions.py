"""The decisions of the merge page, each with its question and reason: a version chosen, a file set aside or taken back,
a merge undone.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.scorecard import ScoreFile
from judge_desktop.domain.view import Fork
from judge_desktop.ui.chair.asking import ReasonDialog
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.widgets.dialog import ask
from judge_desktop.workflow.deliberate import DecisionRequest, decide


class MergeDecisions(QObject):
    """`decided(words)` when one was recorded; `words` say what holds now."""

    decided = Signal(str)

    def __init__(self, page: ChairPage) -> None:
        super().__init__(page)
        self._page = page

    def choose_version(self, fork: Fork, sha256: str) -> None:
        """One of two versions is to count."""
        others = len(fork.documents) - 1
        sentence = (
            tr("The other version is kept and does not count.")
            if others == 1
            else tr("The {n} other versions are kept and do not count.", n=others)
        )
        self._ask(
            ReasonDialog(tr("Use this version?"), sentence, tr("Use this one"), parent=self._page),
            DecisionKind.CHOOSE_REVISION,
            (sha256,),
            tr("The chosen version counts now"),
        )

    def set_aside(self, file: ScoreFile, is_aside: bool) -> None:
        """A file is not to count; or, where it is set aside now, it is to count again."""
        if is_aside:
            question, sentence = tr("Take this file back?"), tr("It counts again like any other file.")
            dialog = ReasonDialog(question, sentence, tr("Take it back"), parent=self._page)
            self._ask(dialog, DecisionKind.RESTORE, (file.sha256,), tr("The file was taken back"))
            return
        dialog = ReasonDialog(
            tr("Set this file aside?"),
            tr("It is kept, does not count, and can be taken back."),
            tr("Set aside"),
            parent=self._page,
        )
        self._ask(dialog, DecisionKind.SET_ASIDE, (file.sha256,), tr("The file is set aside"))

    def undo_merge(self, documents: tuple[str, ...], then: Callable[[], object]) -> None:
        """All files of the last merge are not to count; ``then()`` when that is recorded."""
        sentence = trn(
            "The {n} file of the last merge is set aside: kept, not counted, and it can be taken back.",
            "The {n} files of the last merge are set aside: kept, not counted, and they can be taken back.",
            len(documents),
        )
        dialog = ReasonDialog(tr("Undo this merge?"), sentence, tr("Undo this merge"), parent=self._page)
        self._ask(dialog, DecisionKind.SET_ASIDE, documents, tr("The files of the last merge are set aside"), then)

    def _ask(
        self,
        dialog: ReasonDialog,
        kind: DecisionKind,
        documents: tuple[str, ...],
        words: str,
        then: Callable[[], object] = lambda: None,
    ) -> None:
        ask(dialog, lambda: self._decide(kind, documents, dialog.reason(), words, then))

    def _decide(
        self, kind: DecisionKind, documents: tuple[str, ...], reason: str, words: str, then: Callable[[], object]
    ) -> None:
        ws, where = self._page.desk.ws, self._page.where
        request = DecisionRequest(kind=kind, reason=reason, documents=documents)

        def tell(_: object) -> None:
            then()
            self.decided.emit(words)

        self._page.run_with_keys(tr("Recording the decision"), lambda _: decide(ws, request, where), tell)
