"""The buttons at the head of the page of submissions: those of the list, and those of a table that is looked at."""

from __future__ import annotations

from collections.abc import Callable

from judge_desktop.config.i18n import tr
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, IconButton

Act = Callable[[], object]


class SubmissionActions:
    """Puts its buttons into the header of `page`; which of them are seen is asked by `show_for`."""

    def __init__(self, page: ChairPage, acts: dict[str, Act]) -> None:
        """`acts`: what each button does, by its object name."""
        self.undo = IconButton("undo-2", tr("Undo the last change"))
        update = IconButton("refresh-cw", tr("Update from the contest folder…"))
        folder = Button(tr("Attachments…"), ButtonKind.QUIET, icon="folder-open")
        folder.set_tooltip(tr("Attachments of many from a folder…"))
        renditions = IconButton("file-text", tr("Make the PDFs of all office files…"))
        add = Button(tr("Add one…"), icon="plus")
        add.set_tooltip(tr("Add a submission by hand (Ctrl+N)"))
        table = Button(tr("Import a table…"), icon="file-input")
        table.set_tooltip(tr("A table as a form service exports it, XLSX or CSV (Ctrl+I)"))
        cancel = Button(tr("Cancel"), ButtonKind.QUIET)
        self.bring_in = Button("", ButtonKind.PRIMARY, icon="file-input")
        named: dict[str, Button] = {
            "undo_change": self.undo,
            "update_contest": update,
            "attachments_folder": folder,
            "all_renditions": renditions,
            "add_submission": add,
            "import_table_button": table,
            "leave_import": cancel,
            "bring_in": self.bring_in,
        }
        for name, button in named.items():
            button.setObjectName(name)
            button.clicked.connect(lambda _=False, act=acts[name]: act())
            page.header.add_action(button)
        page.shy += [folder, add]
        self._of_list: tuple[Button, ...] = (update, folder, renditions, add, table)
        self._of_table = (cancel, self.bring_in)
        self.show_for(importing=False, can_undo=False, verb="")

    def show_for(self, *, importing: bool, can_undo: bool, verb: str) -> None:
        """Show the buttons of the list or of a table; `verb` are the words of the one that imports."""
        for button in self._of_list:
            button.setVisible(not importing)
        for button in self._of_table:
            button.setVisible(importing)
        self.undo.setVisible(can_undo and not importing)
        self.bring_in.set_words(verb)
