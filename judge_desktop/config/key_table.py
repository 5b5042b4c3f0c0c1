"""The one table of keys. Shortcuts are made from it and the page of keys in help shows it, so neither can lie.

Plain values: which window answers a key is ``ui/key_map``. A new key is one line here and, where a window answers it,
one line in that window's `bind_keys`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from judge_desktop.config.i18n import mark, tr


class KeyGroup(StrEnum):
    """What a key is for; the value is the heading on the page of keys."""

    MOVING = mark("Moving about")
    SCORING = mark("Scoring")
    DOCUMENT = mark("Document")
    FILM = mark("Video and audio")
    DAY = mark("Presentation day")
    MY_SCORES = mark("My scores")
    SUBMISSIONS = mark("Submissions of the contest")
    WINDOW = mark("Window")


class KeyPlace(StrEnum):
    """Where a key holds. `CONTROL` keys are answered by the control that has the keyboard, not by a shortcut."""

    PROGRAM = "program"
    HOME = "home"
    JUDGE = "judge"
    MY_SCORES = "my_scores"
    SUBMISSIONS = "submissions"
    VIEWER = "viewer"
    HELP = "help"
    CONTROL = "control"


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One action, its sentence and the keys that do it; the first key is the one shown."""

    name: str
    group: KeyGroup
    place: KeyPlace
    sentence: str
    keys: tuple[str, ...]

    def words(self) -> str:
        """What the key does, in the language of the windows."""
        return tr(self.sentence)

    def shown(self) -> tuple[str, ...]:
        """The keys as they stand on the keyboard, without repeating two that are called the same."""
        return tuple(dict.fromkeys(key.replace("Return", "Enter") for key in self.keys))


_MOVING, _SCORING, _DOCUMENT, _WINDOW = KeyGroup.MOVING, KeyGroup.SCORING, KeyGroup.DOCUMENT, KeyGroup.WINDOW
_FILM, _DAY = KeyGroup.FILM, KeyGroup.DAY
_VIEWER = KeyPlace.VIEWER
_PROGRAM, _HOME, _JUDGE, _CONTROL = KeyPlace.PROGRAM, KeyPlace.HOME, KeyPlace.JUDGE, KeyPlace.CONTROL
_SUBMISSIONS, _LISTED = KeyGroup.SUBMISSIONS, KeyPlace.SUBMISSIONS
_CTRL_ENTER = ("Ctrl+Return", "Ctrl+Enter")  # the large key and the one of the number block

KEYS: tuple[KeyLine, ...] = (
    KeyLine("next_submission", _MOVING, _JUDGE, mark("Save and go to the next submission"), _CTRL_ENTER),
    KeyLine("step_on", _MOVING, _JUDGE, mark("Look at the next submission"), ("Ctrl+PgDown",)),
    KeyLine("step_back", _MOVING, _JUDGE, mark("Look at the previous submission"), ("Ctrl+PgUp",)),
    KeyLine("search_list", _MOVING, _JUDGE, mark("Search in the list of submissions"), ("Ctrl+F",)),
    KeyLine("next_pane", _MOVING, _JUDGE, mark("Go to the list, the document or the scorecard"), ("F6",)),
    KeyLine("my_scores", _MOVING, _JUDGE, mark("Open or leave my scores"), ("Ctrl+M",)),
    KeyLine("next_control", _MOVING, _CONTROL, mark("Next field or button"), ("Tab",)),
    KeyLine("previous_control", _MOVING, _CONTROL, mark("Previous field or button"), ("Shift+Tab",)),
    KeyLine("open_row", _MOVING, _CONTROL, mark("Open the marked row of a list"), ("Enter",)),
    KeyLine("next_score", _SCORING, _CONTROL, mark("Next score; after the last one the comment"), ("Enter", "↓")),
    KeyLine("previous_score", _SCORING, _CONTROL, mark("Previous score"), ("↑",)),
    KeyLine("guidelines", _SCORING, _JUDGE, mark("Guidelines of this criterion"), ("F2",)),
    KeyLine("private_note", _SCORING, _JUDGE, mark("Private note of this submission"), ("F4",)),
    KeyLine("flag", _SCORING, _JUDGE, mark("Mark this submission to be discussed, or not"), ("Ctrl+B",)),
    KeyLine("move_scores", _SCORING, _JUDGE, mark("Move these scores to another submission"), ("Ctrl+Shift+M",)),
    KeyLine("undo", _SCORING, _CONTROL, mark("Undo what was typed"), ("Ctrl+Z",)),
    KeyLine("redo", _SCORING, _CONTROL, mark("Redo"), ("Ctrl+Y",)),
    KeyLine("hide_numbers", _SCORING, _JUDGE, mark("Hide or show all numbers"), ("F9",)),
    KeyLine("search_document", _DOCUMENT, _JUDGE, mark("Search in all documents"), ("Ctrl+Shift+F",)),
    KeyLine("pin", _DOCUMENT, _JUDGE, mark("Pin this page or second to the criterion"), ("F7",)),
    KeyLine("next_hit", _DOCUMENT, _VIEWER, mark("Next place found"), ("F3",)),
    KeyLine("previous_hit", _DOCUMENT, _VIEWER, mark("Previous place found"), ("Shift+F3",)),
    KeyLine("zoom_in", _DOCUMENT, _VIEWER, mark("Make the page larger"), ("Ctrl++", "Ctrl+=")),
    KeyLine("zoom_out", _DOCUMENT, _VIEWER, mark("Make the page smaller"), ("Ctrl+-",)),
    KeyLine("change_fit", _DOCUMENT, _VIEWER, mark("Fit the width of the page, or all of it"), ("Ctrl+0",)),
    KeyLine("rotate", _DOCUMENT, _VIEWER, mark("Turn the page to the right"), ("Ctrl+R",)),
    KeyLine("rotate_back", _DOCUMENT, _VIEWER, mark("Turn the page to the left"), ("Ctrl+Shift+R",)),
    KeyLine("film_play", _FILM, _CONTROL, mark("Play, or pause"), ("Space",)),
    KeyLine("film_step", _FILM, _CONTROL, mark("Some seconds back or on"), ("←", "→")),
    KeyLine("film_ends", _FILM, _CONTROL, mark("To the beginning or the end"), ("Home", "End")),
    KeyLine("film_volume", _FILM, _CONTROL, mark("Louder or softer"), ("↑", "↓")),
    KeyLine("go_presenting", _DAY, _JUDGE, mark("Go to the submission now presenting"), ("F8",)),
    KeyLine("running_order", _DAY, _JUDGE, mark("Open or close the running order"), ("Shift+F8",)),
    KeyLine("day_step", _DAY, _JUDGE, mark("Start the talk, then the questions, then end"), ("Ctrl+F8",)),
    KeyLine("move_earlier", _DAY, _CONTROL, mark("In the running order: move earlier"), ("Alt+↑",)),
    KeyLine("move_later", _DAY, _CONTROL, mark("In the running order: move later"), ("Alt+↓",)),
    KeyLine("mark_row", KeyGroup.MY_SCORES, _CONTROL, mark("Mark a submission to compare it"), ("Space",)),
    KeyLine("sort", KeyGroup.MY_SCORES, KeyPlace.MY_SCORES, mark("Choose what the table is sorted by"), ("F3",)),
    KeyLine("find_submission", _SUBMISSIONS, _LISTED, mark("Search in the submissions"), ("Ctrl+F",)),
    KeyLine("import_table", _SUBMISSIONS, _LISTED, mark("Import a table"), ("Ctrl+I",)),
    KeyLine("add_submission", _SUBMISSIONS, _LISTED, mark("Add a submission by hand"), ("Ctrl+N",)),
    KeyLine("edit_submission", _SUBMISSIONS, _LISTED, mark("Change the particulars"), ("F2",)),
    KeyLine("fits", _SUBMISSIONS, _LISTED, mark("The chosen ones fit the concept"), ("Ctrl+Shift+Y",)),
    KeyLine("does_not_fit", _SUBMISSIONS, _LISTED, mark("They do not fit the concept"), ("Ctrl+Shift+N",)),
    KeyLine("fit_open", _SUBMISSIONS, _LISTED, mark("It is open again whether they fit"), ("Ctrl+Shift+O",)),
    KeyLine("shortlist", _SUBMISSIONS, _LISTED, mark("Put the chosen ones on the shortlist"), ("Ctrl+Shift+S",)),
    KeyLine("off_shortlist", _SUBMISSIONS, _LISTED, mark("Take them off the shortlist"), ("Ctrl+Shift+D",)),
    KeyLine("remove_submission", _SUBMISSIONS, _LISTED, mark("Remove the chosen ones from the draft"), ("Ctrl+Del",)),
    KeyLine("help", _WINDOW, _PROGRAM, mark("Help about what is on the screen"), ("F1",)),
    KeyLine("keys", _WINDOW, _PROGRAM, mark("All keys"), ("Shift+F1",)),
    KeyLine("help_search", _WINDOW, KeyPlace.HELP, mark("In help: search"), ("Ctrl+F",)),
    KeyLine("help_back", _WINDOW, _CONTROL, mark("In help: back to what was read before"), ("Alt+←",)),
    KeyLine("open_file", _WINDOW, _PROGRAM, mark("Open a file I received"), ("Ctrl+O",)),
    KeyLine("full_screen", _WINDOW, _PROGRAM, mark("Full screen, and back"), ("F11",)),
    KeyLine("judge_here", _WINDOW, _HOME, mark("On the start page: I am a judge"), ("Ctrl+1",)),
    KeyLine("run_contest", _WINDOW, _HOME, mark("On the start page: I run a contest"), ("Ctrl+2",)),
    KeyLine("check_file", _WINDOW, _HOME, mark("On the start page: check a file"), ("Ctrl+3",)),
    KeyLine("close", _WINDOW, _CONTROL, mark("Leave a question or this page without changing anything"), ("Esc",)),
)  # fmt: skip
