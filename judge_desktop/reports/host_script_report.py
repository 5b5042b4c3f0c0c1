"""The script of the host (บทพิธีกร): what is read on the stage in the order of the ceremony, in large type, with pauses.

A page for every award. What a winner is called stands below the last pause, never in a heading or the outline.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from judge_desktop.reports.house_style import BODY, GOLD, GREY, INK, LABEL, NAVY, RED, TINT
from judge_desktop.reports.imprint import Imprint, joined
from judge_desktop.reports.layout import Block, Cell, Gap, Paragraph, Row, Stack
from judge_desktop.reports.pages import Sheet
from judge_desktop.reports.parts import logo_cells
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style

_PLACE = LABEL.but(size=11, leading=17, face=Face.MEDIUM)
_TITLE = Style(face=Face.BOLD, size=17, leading=25.5, colour=NAVY, phrases=True)
_SAY = Style(size=20, leading=31, colour=INK, phrases=True)
_LISTED = Style(size=16, leading=24.5, colour=INK, phrases=True)
_SECOND = _LISTED.but(size=14, leading=21.5, colour=GREY)
_REVEALED = Style(face=Face.BOLD, size=23, leading=34.5, colour=NAVY, phrases=True)
_WHOSE = _REVEALED.but(size=18, leading=27, colour=INK)
_PAUSE = Style(face=Face.MEDIUM, size=11, leading=17, colour="#86661B", align="center")
_NOTE = BODY.but(colour=GREY, size=10, leading=15)
_SECRET = _NOTE.but(colour=RED, face=Face.MEDIUM)
_NUMBER = 34.0


class CueKind(StrEnum):
    """What the host does with a part of the script."""

    SAY = "say"
    LISTED = "listed"  # one of several that are read one after the other
    REVEAL = "reveal"  # who won: after a pause
    PAUSE = "pause"
    NOTE = "note"  # for the eyes only


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One part: ``text`` as it is said, ``second`` in smaller type below it (of whom), ``number`` of a listed one."""

    kind: CueKind
    text: str
    second: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HostPage:
    """A page, which may run over. ``place`` says which award of how many it is; ``title`` names no winner."""

    title: str
    cues: tuple[Cue, ...]
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HostScript:
    """All pages in the order of the ceremony; a draft as long as an award can still change."""

    pages: tuple[HostPage, ...]
    is_draft: bool = False


def host_script_sheets(script: HostScript, imprint: Imprint) -> Iterator[Sheet]:
    """The pages one after the other, numbered through."""
    secret = imprint.tr("Not to be told before it is announced on the stage")
    for number, page in enumerate(script.pages, start=1):
        sheet = imprint.sheet(
            page.title, _blocks(page, imprint, secret), is_confidential=False, is_draft=script.is_draft
        )
        foot = joined((secret, imprint.printed, imprint.prose(imprint.contest)))
        yield replace(sheet, foot=foot, page_label=_Numbered(imprint, number, len(script.pages)))


@dataclass(frozen=True)
class _Numbered:
    """Where in the whole script a page stands; one that runs over says so."""

    imprint: Imprint
    number: int
    count: int

    def __call__(self, page: int, pages: int) -> str:
        whole = self.imprint.page_label(self.number, self.count)
        return whole if pages == 1 else f"{whole} ({self.imprint.digits(f'{page}/{pages}')})"


def _blocks(page: HostPage, imprint: Imprint, secret: str) -> Iterator[Block]:
    place = [Paragraph(imprint.digits(page.place), _PLACE)] if page.place else []
    head = Stack([*place, Paragraph(imprint.prose(page.title), _TITLE), Paragraph(secret, _SECRET)])
    yield Row((*logo_cells(imprint.logo), Cell(1.0, head)), above=0, below=8, rule_below=(1.2, NAVY))
    yield Gap(10)
    for cue in page.cues:
        yield _block(cue)


def _block(cue: Cue) -> Block:
    match cue.kind:
        case CueKind.SAY:
            return Stack([Paragraph(cue.text, _SAY), Gap(8)])
        case CueKind.LISTED:
            second = [Paragraph(cue.second, _SECOND)] if cue.second else []
            number = Cell(0.0, Paragraph(cue.number, _LISTED.but(colour=GREY)), points=_NUMBER)
            return Row((number, Cell(1.0, Stack([Paragraph(cue.text, _LISTED), *second]))), above=2, below=5)
        case CueKind.REVEAL:
            below = [Gap(2), Paragraph(cue.second, _WHOSE)] if cue.second else []
            words = Stack([Paragraph(cue.text, _REVEALED), *below])
            rule = (1.6, GOLD)
            row = Row((Cell(1.0, words, 14),), above=10, below=12, background=TINT, rule_above=rule, rule_below=rule)
            return Stack([row, Gap(8)])
        case CueKind.PAUSE:
            return Row((Cell(1.0, Paragraph(f"— {cue.text} —", _PAUSE)),), above=6, below=9)
        case CueKind.NOTE:
            return Stack([Paragraph(cue.text, _NOTE), Gap(4)])
