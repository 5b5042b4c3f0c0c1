"""Which part of help is about which page of the window: what F1 opens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from judge_desktop.ui.judge.judge_place import Page

START = "judge"
"""What is shown where nothing better is known: most people who ask for help are judges."""

OF_CHAIR: Mapping[str, str] = {
    "overview": "chair#roles",
    "contest": "chair#begin",
    "submissions": "chair#submissions",
    "rubric": "chair#rubric",
    "panel": "chair#panel",
    "package": "chair#package",
    "day": "chair#day",
    "merge": "chair#merge",
    "standings": "chair#deliberate",
    "finish": "chair#finish",
    "print": "chair#print",
    "log": "chair#archive",
}
"""Page of the chair's window -> place."""

OF_JUDGE: Mapping[Page, str] = {
    Page.DESK: "judge#steps",
    Page.SEAL: "judge#steps",
    Page.MY_SCORES: "judge#good-to-know",
    Page.CHANGES: "judge#good-to-know",
    Page.PAPERS: "judge#good-to-know",
    Page.REHEARSAL: "rehearsal",
}
"""Page of the judge's window -> place."""

OF_OTHERS: Mapping[str, str] = {
    "new_contest": "chair#begin",
    "results_page": "chair#publish",
    "checked_page": "problems#files",
    "about_page": "problems#program",
    "doctor_page": "problems#data-damaged",
    "kept_page": "problems#data-damaged",
    "licences_page": "problems#program",
}
"""Object name of any other page -> place."""


@runtime_checkable
class KnowsItsHelp(Protocol):
    """A window of several pages."""

    def help_place(self) -> str:
        """The place of help about the page it shows now."""


def help_of(page: QWidget) -> str:
    """The place of help about what a page of the window shows now."""
    if isinstance(page, KnowsItsHelp):
        return page.help_place()
    return OF_OTHERS.get(page.objectName(), START)
