"""Checks that every printed report passes: its text comes back, nothing overlaps, the file is sound, it looks the same.

    with setting_recorded() as set_text:
        imprint.write(path, title, sheets)
    check_pages(path, set_text)
    assert_looks_like(path, "schedule")

``JUDGE_DESKTOP_RENEW_PAGES=1`` keeps the pages as they look now in ``tests/files/pages``; a person looks at them before
they are committed.
"""

from __future__ import annotations

import html
import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdf
from pypdf.generic import BooleanObject

from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.pages import Sheet
from tests.helpers.page_pictures import assert_looks_like
from tests.helpers.pdf_text import pages_by_poppler, pages_by_pypdf, squeezed
from tests.helpers.set_text import SetLine, SetText, setting_recorded

__all__ = ["assert_looks_like", "check_pages", "setting_recorded"]

LEAST_LEADING = 1.45  # × size: below it, a mark over a mark touches the line above
SLACK = 1.5  # points: a reader's box of a word with moved marks is not exact
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A word as a reader finds it on a page: points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: FoundWord) -> bool:
        """Whether their letters touch. A word's box is higher than its letters, so its edges may."""
        if other.bottom >= self.top or self.bottom >= other.top:
            return False
        height = min(self.top - self.bottom, other.top - other.bottom)
        across = min(self.right, other.right) - max(self.left, other.left)
        up = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > SLACK and up > 0.3 * height


def write_checked(path: Path, imprint: Imprint, sheets: Iterable[Sheet]) -> list[str]:
    """Writes papers as one file and checks it; gives back the text of its pages, white space left out."""
    with setting_recorded() as set_text:
        imprint.write(path, "ชื่อไฟล์", sheets)
    return check_pages(path, set_text)


def check_pages(path: Path, set_text: SetText) -> list[str]:
    """Asserts all that holds for every printed file; gives back the text of its pages, white space left out."""
    wanted = set_text.pages(path)
    assert wanted, f"nothing was set in {path.name}"
    assert pages_by_poppler(path) == wanted
    assert pages_by_pypdf(path) == wanted
    found = list(found_words(path))
    for number, words in enumerate(found, start=1):
        lines = set_text.on(path, number)
        assert _outside(words, lines) == []
        assert _overlapping(words) == []
        assert _set_too_close(lines) == []
    assert _parted_titles(found, path, set_text) == []
    check_file(path)
    return wanted


def check_file(path: Path) -> None:
    """The file is sound, needs no font of the machine, and says its language, its title and its parts."""
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    for name, embedded, subset, unicode_map in fonts_of(path):
        assert (name[6:7], embedded, subset, unicode_map) == ("+", "yes", "yes", "yes"), name
    reader = pypdf.PdfReader(path)
    assert str(reader.root_object["/Lang"]) in ("th-TH", "en-GB")
    assert reader.metadata is not None
    assert (reader.metadata.title or "").strip()
    assert reader.viewer_preferences is not None
    assert reader.viewer_preferences.get("/DisplayDocTitle") == BooleanObject(True)
    titles = [entry.title for entry in reader.outline if isinstance(entry, pypdf.generic.Destination)]
    assert titles
    assert all(str(title).strip() for title in titles)


def found_words(path: Path) -> Iterator[list[FoundWord]]:
    """The words of every page with their places, in the order in which somebody who looks at the page reads them."""
    run = subprocess.run(["pdftotext", "-bbox-layout", path, "-"], capture_output=True, check=True)
    # Its head repeats the title of the file, and poppler writes an emoji there as half characters.
    for page in _PAGE.finditer(run.stdout.decode(errors="replace")):
        yield [_word(word, float(page[2])) for word in _WORD.finditer(page[3])]


def fonts_of(path: Path) -> list[tuple[str, str, str, str]]:
    """(name, embedded, subset, has a map to text) of every font, "yes" or "no"."""
    run = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True)
    found = []
    for line in run.stdout.splitlines()[2:]:
        name, *_, embedded, subset, unicode_map, _, _ = line.split()
        found.append((name, embedded, subset, unicode_map))
    assert found
    return found


def _word(found: re.Match[str], height: float) -> FoundWord:
    """poppler counts from the upper edge of the page."""
    left, upper, right, lower = (float(found[place]) for place in range(1, 5))
    return FoundWord(html.unescape(found[5]), left, height - lower, right, height - upper)


def _outside(words: Sequence[FoundWord], lines: Sequence[SetLine]) -> list[str]:
    """Words that stand in no frame of a line they belong to, and lines that were set beyond their frame."""
    level = [(line, squeezed(line.text)) for line in lines if line.is_level]
    turned = "".join(squeezed(line.text) for line in lines if not line.is_level)
    beyond = [
        f"{line.text!r} does not fit"
        for line, _ in level
        if line.x < line.frame.left - 0.5
        or line.x + line.width > line.frame.right + 0.5
        or not line.frame.bottom - 3 <= line.y <= line.frame.top
    ]
    for word in words:
        belongs = (
            line
            for line, text in level
            if word.text in text
            and word.bottom <= line.y <= word.top
            and line.frame.left - SLACK <= word.left
            and word.right <= line.frame.right + SLACK
        )
        if next(belongs, None) is None and word.text not in turned:
            beyond.append(f"{word} stands in no frame")
    return beyond


def _overlapping(words: Sequence[FoundWord]) -> list[str]:
    across = sorted(words, key=lambda word: word.left)
    found = []
    for place, word in enumerate(across):
        for other in across[place + 1 :]:
            if other.left > word.right:
                break
            if word.overlaps(other):
                found.append(f"{word} and {other}")
    return found


def _set_too_close(lines: Sequence[SetLine]) -> list[str]:
    """Lines of a paragraph of several lines that are nearer to each other than marks need."""
    several = Counter(line.block for line in lines)
    return [
        f"{line.text!r}: {line.leading:.1f} for size {line.size:.1f}"
        for line in lines
        if line.leading and several[line.block] > 1 and line.leading < LEAST_LEADING * line.size - 1e-6
    ]


def _parted_titles(found: Sequence[Sequence[FoundWord]], path: Path, set_text: SetText) -> list[str]:
    """Titles of several lines that a reader who looks at the page does not find in one piece."""
    pages = [squeezed("".join(word.text for word in words)) for words in found]
    blocks: dict[tuple[int, int], str] = {}
    for line in set_text.lines:
        if line.path == path and line.size >= 16 and line.block:
            blocks[line.page, line.block] = blocks.get((line.page, line.block), "") + squeezed(line.text)
    return [text for (page, _), text in blocks.items() if text not in pages[page - 1]]
