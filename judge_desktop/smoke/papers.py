"""What was printed is read back by the process that reads files: its Thai comes out as it went in, and its lines begin
where a word begins. The same for lines on the screen.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from PySide6.QtCore import QTextBoundaryFinder

from judge_desktop.smoke.attempts import Check, SmokeError
from judge_desktop.smoke.files import Asking
from judge_desktop.smoke.stage import Stage
from judge_desktop.ui.widgets.text_lines import break_offsets, wrap
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Type
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.workspace import Workspace

_SENTENCE = "คณะกรรมการพิจารณาตัดสินผลงานนวัตกรรมเมืองอัจฉริยะขององค์กรปกครองส่วนท้องถิ่นอย่างเป็นธรรม"
_NARROW_PX = 180
_FEWEST_BREAKS = 8  # of Qt's own in that sentence; without the dictionary of libthai it finds none


def paper_checks(stage: Stage, asking: Asking) -> list[Check]:
    """Papers, and lines of Thai on paper, in labels and in what people type."""
    return [
        Check("papers", lambda: read_papers(stage, asking)),
        Check("thai: lines on paper", lambda: look_at_lines(stage)),
        Check("thai: lines of labels", look_at_labels),
        Check("thai: lines of typed text", look_at_typed_text),
    ]


def read_papers(stage: Stage, asking: Asking) -> str:
    """Every PDF of the demo is opened, its words read and its first page drawn."""
    files = [one for one in stage.played.files if one.suffix == ".pdf"]
    pages = 0
    for path in files:
        count = len(asking.ask("pdf.open", path=str(path)).content["pages"])
        words = "\n".join(texts_of(asking, path, count))
        if not words.strip():
            raise SmokeError(f"nothing to read in {path.name}")
        stage.printed_words.append(words)
        drawn = asking.ask("pdf.page", path=str(path), page=0, scale=0.5, rotation=0)
        if len(set(drawn.payload)) < 2:
            raise SmokeError(f"an empty page in {path.name}")
        pages += count
    if not files:
        raise SmokeError("no papers")
    return f"{len(files)} files, {pages} pages"


def look_at_lines(stage: Stage) -> str:
    """The titles of submissions come out of the papers whole, and where they go on in a new line a word begins."""
    with Workspace(stage.played.out / "chair", writing=False) as ws:
        titles = [one.title.th for one in chair_contest(ws).finalists]
    words = "\n".join(stage.printed_words)
    found = broken = 0
    for title in titles:
        places = list(spread(title).finditer(words))
        if not places:
            raise SmokeError(f"not on any paper: {title}")
        found += len(places)
        for place in places:
            offsets = line_ends(title, place.group())
            broken += len(offsets)
            if not offsets <= set(break_offsets(title)):
                raise SmokeError(f"a line ends inside a word: {place.group()!r}")
    if not broken:
        raise SmokeError("no title was broken into lines")
    return f"{found} titles, {broken} of them broken between words"


def texts_of(asking: Asking, path: Path, count: int) -> list[str]:
    """The words of each page."""
    texts: list[str] = []
    while len(texts) < count:
        texts += asking.ask("pdf.texts", path=str(path), first=len(texts), count=count - len(texts)).content["texts"]
    return texts


def look_at_labels() -> str:
    """A long Thai sentence without spaces in a narrow label."""
    lines = wrap(_SENTENCE, look().metrics(Type.BODY), _NARROW_PX)
    starts = {one.start for one in lines} - {0}
    if not starts or not starts <= set(break_offsets(_SENTENCE)):
        raise SmokeError(" | ".join(one.shown for one in lines))
    return f"{len(lines)} lines of {_NARROW_PX} px"


def look_at_typed_text() -> str:
    """Qt's own layout, as in fields people type in: it breaks at Thai words where it has a dictionary.

    Only Linux has one for it; elsewhere such fields break between letters, which is said and not refused.
    """
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, _SENTENCE)
    count = 0
    while 0 < finder.toNextBoundary() < len(_SENTENCE):
        count += 1
    if count < _FEWEST_BREAKS and sys.platform == "linux":
        raise SmokeError(f"{count} places to break at: libthai or its dictionary is missing")
    return f"{count} places to break at"


def spread(title: str) -> re.Pattern[str]:
    """A title as it is found again: a line may end between any two letters, and take the space there with it."""
    letters = [r"\s*" if letter == " " else re.escape(letter) for letter in title]
    return re.compile(r"(?:\r?\n)?".join(letters))


def line_ends(title: str, found: str) -> set[int]:
    """Offsets in the title at which a new line begins in what was found."""
    ends, at = set(), 0
    for letter in found:
        while at < len(title) and title[at] == " " and letter not in " \r\n":
            at += 1
        if letter == "\n":
            ends.add(at + (title[at : at + 1] == " "))
        elif letter != "\r":
            at += letter != " " or title[at] == " "
    return ends
