"""Before a contest is taken off this computer: what goes, in figures, and that it cannot be brought back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import current_language, tr, trn
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.choices import CheckBox
from judge_desktop.ui.widgets.dialog import Dialog, ask
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import Role, Type
from judge_desktop.workflow.clean_up import Removal, look_at_removal, remove_contest
from judge_desktop.workflow.packages_here import Where


def removal_lines(removal: Removal) -> list[str]:
    """What goes, or went, one thing a line; nothing is said of what is not there."""
    megabytes = f"{removal.bytes / 1_000_000:,.1f}"
    lines = [
        trn("{n} attachment ({size} MB)", "{n} attachments ({size} MB)", removal.attachments, size=megabytes),
        trn("{n} package", "{n} packages", removal.packages),
        trn("{n} received score file", "{n} received score files", removal.score_files),
        trn("{n} decision", "{n} decisions", removal.decisions),
        trn("{n} scorecard of this computer", "{n} scorecards of this computer", removal.scorecards),
        trn("{n} backup in the program's folder", "{n} backups in the program's folder", len(removal.backups)),
    ]
    counts = (
        removal.attachments,
        removal.packages,
        removal.score_files,
        removal.decisions,
        removal.scorecards,
        len(removal.backups),
    )
    return [line for line, count in zip(lines, counts, strict=True) if count]


class RemovalDialog(Dialog):
    """The answer is ready only after the tick that says one has understood."""

    def __init__(self, removal: Removal, parent: QWidget | None = None) -> None:
        name = removal.name.in_language(current_language().value)
        super().__init__(
            tr("Remove “{contest}” from this computer?", contest=name),
            tr("It cannot be brought back. Files saved elsewhere and the name of this copy stay."),
            tr("Remove"),
            tr("Cancel"),
            dangerous=True,
            parent=parent,
        )
        self.setObjectName("removal_question")
        for line in removal_lines(removal):
            self.body.addWidget(TextLabel(f"•  {line}", Type.BODY, Role.INK2))
        self.understood = CheckBox(tr("Everything that must be kept is saved elsewhere"))
        self.understood.setObjectName("understood")
        self.understood.toggled.connect(self._allow)
        self.body.addWidget(self.understood)
        self._allow(False)

    def _allow(self, understood: bool) -> None:
        self.answer.set_disabled_reason("" if understood else tr("Tick the sentence above first"))


def removed_notice(removal: Removal) -> Notice:
    """What went, as a notice that stays until it is closed."""
    name = removal.name.in_language(current_language().value)
    sentence = tr("“{contest}” is removed from this computer", contest=name)
    close = tr("Close this notice")
    return Notice(Weight.FINE, sentence, detail=" · ".join(removal_lines(removal)), close_name=close)


def ask_removal(
    parent: QWidget,
    desk: Desk,
    contest: str,
    done: Callable[[Removal], None],
    refused: Callable[[JudgeDesktopError], None],
) -> None:
    """Say what would go and ask; only after the answer it goes, off the main thread, and ``done`` gets what went."""
    ws, where = desk.ws, Where(contest)

    def remove() -> None:
        desk.tasks.run(lambda _: remove_contest(ws, where), done, refused)

    desk.tasks.run(
        lambda _: look_at_removal(ws, where), lambda found: ask(RemovalDialog(found, parent), remove), refused
    )
