"""Where a judge is in each pane: noted before the window goes away, and given back when it is built again."""

from __future__ import annotations

from judge_desktop.ui.judge.judge_arrangement import JudgeArrangement
from judge_desktop.ui.judge.judge_place import JudgePlace


def note_panes(place: JudgePlace, panes: JudgeArrangement) -> None:
    """Put into `place` what the panes show, hold open and could not keep."""
    document, card = panes.document, panes.card
    document.keep_place()
    place.submission = card.submission()
    place.typed, place.widths = card.form.typed, panes.widths
    place.unkept_comments, place.unkept_notes = card.words_keeper.unkept_comments, card.words_keeper.unkept_notes
    place.on_top = panes.on_top()
    place.note_open, place.guidelines_open = card.words.note_open, card.form.guidelines_open
    place.places, place.tabs = document.places, document.tabs_left


def give_back_panes(place: JudgePlace, panes: JudgeArrangement) -> None:
    """Give the panes what was noted; which submission is shown is the window's to say."""
    document, card = panes.document, panes.card
    card.form.typed = place.typed
    card.words_keeper.unkept_comments, card.words_keeper.unkept_notes = place.unkept_comments, place.unkept_notes
    card.words.note_open, card.form.guidelines_open = place.note_open, place.guidelines_open
    document.places, document.tabs_left = place.places, place.tabs
    panes.restore_on_top(place.on_top)
