"""The words of a rehearsal that windows and commands share: steps of a judge, how far she came, what was heard."""

from __future__ import annotations

from collections.abc import Mapping

from judge_desktop.config.i18n import Translator, mark
from judge_desktop.domain.panel import Confirmation

_STEPS: Mapping[str, tuple[str, str]] = {
    "opened": (mark("Package opened"), mark("You are here: the program runs on this computer")),
    "read": (mark("Read a PDF"), mark("Open a document and see its first page")),
    "played": (mark("See a film play"), mark("Open a film, press play, let it run for a second")),
    "scored": (mark("Type a score"), mark("Any score; it is saved at once and never counted")),
    "sealed": (mark("Seal a scorecard"), mark("Score one submission in full, then seal it")),
    "saved": (mark("Save the score file"), mark("The button that seals saves it, too")),
    "sent": (mark("Send the file"), mark("Copy the file and paste it into the mail or the meeting chat")),
}
_CAME: Mapping[str, str] = {
    "nothing": mark("No score file yet"),
    "waiting": mark("Score file is here, to be confirmed"),
    "through": mark("Came through: score file merged"),
}
_HEARD: Mapping[Confirmation, str] = {
    Confirmation.UNHEARD: mark("Check words not heard yet"),
    Confirmation.VOICE: mark("Check words confirmed by voice"),
    Confirmation.PAPER: mark("Check words confirmed on paper"),
}


def step_words(step: str, tr: Translator) -> tuple[str, str]:
    """What a step of the list is, and how it is done."""
    title, how = _STEPS[step]
    return tr(title), tr(how)


def came_words(came: str, tr: Translator) -> str:
    """How far a judge came, at the chair's end."""
    return tr(_CAME[came])


def heard_words(heard: Confirmation, tr: Translator) -> str:
    """Whether a judge's check words were heard."""
    return tr(_HEARD[heard])
