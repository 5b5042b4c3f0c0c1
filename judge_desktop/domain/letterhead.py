"""What the organiser puts on paper beside the words of the contest: a logo, and who signs for it."""

from __future__ import annotations

from dataclasses import dataclass

from judge_desktop.domain.text import Text

MOST_LOGO_BYTES = 2**20
MOST_LOGO_SIDE = 4_000
"""Pixels of a logo's longer side."""
MOST_SIGNATORIES = 4
"""So many can sign beside each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """A person who signs for the organiser; need not sit on the panel. Without a name the paper has a line for it."""

    name: Text = Text()
    position: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """``logo`` is a PNG or JPEG file as it was given (b"" = none); ``signatories`` stand in the order of signing."""

    logo: bytes = b""
    signatories: tuple[Signatory, ...] = ()
