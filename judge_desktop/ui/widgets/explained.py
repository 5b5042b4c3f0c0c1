"""A sentence that knows where help explains it, and the link that parts of a page put beside such a sentence.

Who makes such sentences is ``ui.help.said``; every part that shows a finding leads to help by itself.
"""

from __future__ import annotations

from typing import Self

from judge_desktop.ui.widgets.buttons import Button, ButtonSize


class Said(str):
    """A sentence with the place of help about it. What is made of it by cutting or joining is an ordinary one again."""

    __slots__ = ("place",)

    place: str

    def __new__(cls, sentence: str, place: str) -> Self:
        """The sentence as it is, and its place."""
        made = super().__new__(cls, sentence)
        made.place = place
        return made


def place_of(sentence: str) -> str:
    """Where help explains it; "" for a sentence that does not know."""
    return sentence.place if isinstance(sentence, Said) else ""


def link_about(sentence: str, size: ButtonSize = ButtonSize.CAPTION) -> Button | None:
    """The link to what help says about a sentence, which a screen reader ties to it; None where help says nothing."""
    place = place_of(sentence)
    if not place:
        return None
    from judge_desktop.ui.help.opening import link_to_help

    link = link_to_help(place, size=size)
    link.setAccessibleDescription(sentence)
    return link
