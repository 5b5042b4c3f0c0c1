"""The questions before a round is closed, also by publishing, and before it is opened again: each with a reason that is
recorded.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.decisions import Decision
from judge_desktop.ui.chair.asking import ReasonDialog
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.widgets.dialog import ask
from judge_desktop.workflow.deliberate import close_round, reopen_round


def ask_to_close_or_reopen(page: ChairPage, state: ContestState) -> None:
    """Asks and does it; missing people never prevent closing. `contest_changed` of the page when it is done."""
    if state.view is None:
        return
    ws, where = page.desk.ws, page.where
    if state.view.is_closed:
        sentence = tr("Every file and decision can change the result again.")
        again = ReasonDialog(tr("Reopen the round?"), sentence, tr("Reopen"), parent=page)
        ask(again, lambda: _record(page, lambda reason: reopen_round(ws, reason, where), again.reason()))
        return
    dialog = ReasonDialog(
        tr("Close the round?"), _open_words(state), tr("Close the round"), proposed=_proposed(state), parent=page
    )
    ask(dialog, lambda: _record(page, lambda reason: close_round(ws, reason, where), dialog.reason()))


def ask_to_close_and_publish(parent: QWidget, state: ContestState, then: Callable[[str], object]) -> None:
    """Publishing closes the round: the same question, and `then(reason)` does both."""
    dialog = ReasonDialog(
        tr("Close the round and publish?"),
        _open_words(state),
        tr("Close and publish"),
        proposed=_proposed(state),
        parent=parent,
    )
    ask(dialog, lambda: then(dialog.reason()))


def _record(page: ChairPage, deed: Callable[[str], Decision], reason: str) -> None:
    """The reason is read before the lane runs: the dialog is gone by then."""
    page.run_with_keys(tr("Recording the decision"), lambda _: deed(reason), lambda _: page.contest_changed.emit())


def _open_words(state: ContestState) -> str:
    sentence = tr("Files that come later are kept and not counted.")
    open_ = [one for one in state.judged.categories if one.id not in state.awards]
    if open_:
        sentence += " " + trn("{n} category is not decided yet.", "{n} categories are not decided yet.", len(open_))
    missing = len(state.view.missing) if state.view is not None else 0
    if missing:
        sentence += " " + trn("{n} score file has not come.", "{n} score files have not come.", missing)
    return sentence


def _proposed(state: ContestState) -> str:
    is_open = any(one.id not in state.awards for one in state.judged.categories)
    is_complete = not is_open and state.view is not None and not state.view.missing
    return tr("All score files have come and every category is decided") if is_complete else ""
