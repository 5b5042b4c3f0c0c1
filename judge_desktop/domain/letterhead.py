"""What the organiser puts on paper beside the words of the contest: a logo, and who signs for it."""

from __future__ import annotations

from dataclasses import dataclass

from judge_desktop.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """A person who signs for the organiser; need not sit on the panel."""

    name: Text
    position: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """``logo`` is a PNG or JPEG file as it was given (b"" = none); ``signatories`` stand in the order of signing."""

    logo: bytes = b""
    signatories: tuple[Signatory, ...] = ()
