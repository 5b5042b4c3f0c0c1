"""Asks before somebody is taken off the panel, and says what goes with that person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.wording import name_of
from judge_desktop.ui.widgets.dialog import Dialog, ask
from judge_desktop.workflow.edit_panel import Loss, lost_with


def ask_to_remove(page: QWidget, state: ContestState, judge: str, remove: Callable[[], object]) -> None:
    """Ask whether a judge goes, with what is lost; `remove` when a person agreed. Nobody of that id: nothing."""
    person = state.contest.panel.judge(judge)
    if person is None:
        return
    dialog = Dialog(
        tr("Remove {judge} from the panel?", judge=name_of(person) or judge),
        loss_words(lost_with(state.contest, judge, state.documents)),
        tr("Remove from the panel"),
        tr("Cancel"),
        dangerous=True,
        parent=page,
    )
    ask(dialog, remove)


def loss_words(loss: Loss) -> str:
    """What goes with a person, in one sentence or two."""
    lost = [
        trn("{n} key", "{n} keys", loss.keys) if loss.keys else "",
        trn("{n} assignment", "{n} assignments", loss.assignments) if loss.assignments else "",
        trn("{n} known recusal", "{n} known recusals", loss.recusals) if loss.recusals else "",
    ]
    parts = [one for one in lost if one]
    sentence = tr("With this person go: {parts}.", parts=", ".join(parts)) if parts else tr("Nothing else is lost.")
    if loss.score_files:
        files = trn(
            "{n} score file that came stays in the record, and counts until a package without this person is built.",
            "{n} score files that came stay in the record, and count until a package without this person is built.",
            loss.score_files,
        )
        sentence = f"{sentence} {files}"
    return sentence
