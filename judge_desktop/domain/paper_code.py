"""What the code on an empty scorecard says, so that the form it is typed into is found: package, round, judge, work.

Plain ASCII words: a scanner that types like a keyboard can enter it, a person can read it.
"""

from __future__ import annotations

from dataclasses import dataclass

_FIRST = "judge-desktop-paper-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCode:
    """``manifest`` is the SHA-256 of the package the paper was printed from; the others are ids."""

    manifest: str
    round: str
    judge: str
    submission: str

    @property
    def text(self) -> str:
        """The code as it is printed."""
        return f"{_FIRST} {self.manifest} {self.round} {self.judge} {self.submission}"


def read_paper_code(text: str) -> PaperCode | None:
    """The code in what was scanned or typed, None when it is anything else."""
    words = text.split()
    if len(words) != 5 or words[0] != _FIRST:
        return None
    _, manifest, round_, judge, submission = words
    return PaperCode(manifest=manifest, round=round_, judge=judge, submission=submission)
