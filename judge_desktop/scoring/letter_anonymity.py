"""Could an applicant tell from a letter which judge gave a score or wrote a comment?

The letters give means and comments without names. That hides nobody where one judge alone scored, where one judge alone
commented, or where a comment itself says who wrote it. Nothing is taken out for it: a person decides whether the letter
goes, and which comments are left out of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.domain.package import Package
from judge_desktop.domain.panel import Judge, Panel
from judge_desktop.domain.view import Cell, CellState, View

_SHORTEST_NAME = 2  # letters
_SHORTEST_POSITION = 8  # letters: a shorter one ("ครู") is an ordinary word
_LETTER = r"[\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"  # Thai vowels and tone marks above and below, too
_TITLE = r"(?:ดร\.|ศ\.|นายแพทย์|แพทย์หญิง|อาจารย์|อ\.|คุณ|ท่าน|นาย|นาง|นางสาว|น\.ส\.|dr\.?|prof\.?|mr\.?|mrs\.?|ms\.?)\s*"


class LetterComment(NamedTuple):
    """A comment as a letter has it: whoever wrote these words below that criterion."""

    submission: str
    criterion: str
    text: str


def check_letters(
    package: Package, view: View, submissions: Iterable[str] = (), left_out: Collection[LetterComment] = ()
) -> tuple[Finding, ...]:
    """Warnings ``LETTER_OF_ONE_JUDGE``, ``LETTER_COMMENTS_OF_ONE_JUDGE``, ``LETTER_NAMES_JUDGE`` (details ``name``: the
    words in the comment), by submission in running order; of ``submissions`` only, when some are named. A comment that
    is ``left_out`` gives nobody away.
    """
    wanted = set(submissions)
    return tuple(
        finding
        for submission in package.contest.finalists
        if not wanted or submission.id in wanted
        for finding in _of_submission(package.contest.panel, submission.id, view, left_out)
    )


def letter_cells(view: View, submission: str) -> tuple[Cell, ...]:
    """The scorecards that a letter rests on: those that count."""
    return tuple(one for one in view.cells if one.submission == submission and one.state is CellState.COUNTED)


def letter_comments(
    view: View, submission: str, left_out: Collection[LetterComment] = ()
) -> Iterator[tuple[str, str, str]]:
    """Judge, criterion and text of every comment in a letter but those ``left_out``; a text of blanks is none."""
    for cell in letter_cells(view, submission):
        for criterion, text in (cell.scorecard.comments if cell.scorecard is not None else {}).items():
            if text.strip() and (submission, criterion, text.strip()) not in left_out:
                yield cell.judge, criterion, text.strip()


def _of_submission(panel: Panel, submission: str, view: View, left_out: Collection[LetterComment]) -> Iterator[Finding]:
    cells, comments = letter_cells(view, submission), list(letter_comments(view, submission, left_out))
    if len(cells) == 1:
        yield _warning(FindingCode.LETTER_OF_ONE_JUDGE, submission)
    elif len({judge for judge, _, _ in comments}) == 1 and len(comments) > 1:
        yield _warning(FindingCode.LETTER_COMMENTS_OF_ONE_JUDGE, submission)
    found: dict[tuple[str, str], None] = {}
    for _, criterion, text in sorted(comments, key=lambda one: (one[1], one[2])):
        for judge in panel.judges:
            name = name_in(text, judge)
            if name:
                found[criterion, name] = None
    for criterion, name in found:
        yield _warning(FindingCode.LETTER_NAMES_JUDGE, submission, criterion, name)


def name_in(text: str, judge: Judge) -> str:
    """The words of a text that say who a person is, "" when there are none: the whole name, a part of it that stands
    alone or after a title, or the position.
    """
    for name in (judge.name.th, judge.name.en):
        for pattern in _patterns(name.split()):
            found = re.search(pattern, text, re.IGNORECASE)
            if found is not None:
                return found[1]
    position = " ".join(judge.position.split())
    is_told = len(position) >= _SHORTEST_POSITION and position.casefold() in " ".join(text.split()).casefold()
    return position if is_told else ""


def _patterns(parts: list[str]) -> Iterator[str]:
    spelled = [re.escape(part) for part in parts]
    if len(spelled) > 1:
        yield "(" + r"\s*".join(spelled) + ")"
    for part, name in zip(parts, spelled, strict=True):
        if len(part) >= _SHORTEST_NAME:
            yield f"{_TITLE}({name})"
            yield f"(?<!{_LETTER})({name})(?!{_LETTER})"


def _warning(code: FindingCode, submission: str, criterion: str = "", name: str = "") -> Finding:
    where = Place(submission=submission, criterion=criterion)
    return Finding(code=code, severity=Severity.WARNS, where=where, details={"name": name} if name else {})
