"""The words Qt writes by itself (menus of text fields, file dialogs) in the language of the windows.

Qt ships no Thai. What the program says itself never passes here: it uses `tr`.
"""

from collections.abc import Mapping

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from judge_desktop.config.i18n import Language, current_language, mark, tr

_WORDS: Mapping[str, str] = {
    "Undo": mark("Undo"),
    "Redo": mark("Redo"),
    "Cut": mark("Cut"),
    "Copy": mark("Copy"),
    "Paste": mark("Paste"),
    "Delete": mark("Delete"),
    "Select All": mark("Select All"),
    "OK": mark("OK"),
    "Cancel": mark("Cancel"),
    "Save": mark("Save"),
    "Open": mark("Open"),
    "Close": mark("Close"),
    "Choose": mark("Choose"),
    "Look in:": mark("Look in:"),
    "File name:": mark("File name:"),
    "Files of type:": mark("Files of type:"),
    "Directory:": mark("Folder:"),
    "Name": mark("Name"),
    "Size": mark("Size"),
    "Type": mark("Type"),
    "Date Modified": mark("Date changed"),
    "Create New Folder": mark("Create a new folder"),
    "Parent Directory": mark("Folder above"),
    "Back": mark("Back"),
    "Forward": mark("Forward"),
    "List View": mark("As a list"),
    "Detail View": mark("With details"),
    "Go back": mark("Back"),
    "Go forward": mark("Forward"),
    "Go to the parent directory": mark("Folder above"),
    "Create a New Folder": mark("Create a new folder"),
    "Change to list view mode": mark("As a list"),
    "Change to detail view mode": mark("With details"),
    "New Folder": mark("New folder"),
    "Rename": mark("Rename"),
    "Show hidden files": mark("Show hidden files"),
    "Recent Places": mark("Places used last"),
    "Computer": mark("Computer"),
    "Drive": mark("Drive"),
    "Folder": mark("Folder"),
    "All Files (*)": mark("All files (*)"),
    "All files (*)": mark("All files (*)"),
    "Find Directory": mark("Choose a folder"),
    "Save As": mark("Save"),
    "Yes": mark("Yes"),
    "No": mark("No"),
    "%1 already exists.\nDo you want to replace it?": mark("%1 is there already.\nReplace it?"),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": mark(
        "%1\nThere is no such folder. Check its name."
    ),
    "%1\nFile not found.\nPlease verify the correct file name was given.": mark(
        "%1\nThere is no such file. Check its name."
    ),
    "Are you sure you want to delete '%1'?": mark("Delete “%1”?"),
    "'%1' is write protected.\nDo you want to delete it anyway?": mark(
        "“%1” is write protected. Delete it all the same?"
    ),
    "Could not delete directory.": mark("The folder could not be deleted."),
}


class QtWords(QTranslator):
    """Answers Qt's own questions for words; leaves English, which Qt speaks, as it is."""

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 -- Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        words = _WORDS.get(sourceText.replace("&", ""))
        return sourceText if words is None or current_language() is Language.EN else tr(words)

    def isEmpty(self) -> bool:
        return False


def install_qt_words(app: QApplication) -> QtWords:
    """Let Qt ask; menus and dialogs opened from now on follow the language of the windows."""
    words = QtWords(app)
    app.installTranslator(words)
    return words
