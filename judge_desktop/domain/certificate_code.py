"""What the code on a certificate says, so that anybody can hold it against the published results file.

Plain ASCII words. The results file names the same contest; its awards name category and submission; the SHA-256 is that
of its ``results.json``.
"""

from __future__ import annotations

from dataclasses import dataclass

POPULAR_VOTE = "popular_vote"
"""Stands for the category of an award that the public gave."""
_FIRST = "judge-desktop-certificate-1"
_NOT_PUBLISHED = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateCode:
    """``award`` is the id of a category or ``POPULAR_VOTE``; ``results`` "" while nothing is published that holds."""

    contest: str
    award: str
    submission: str
    results: str = ""

    @property
    def text(self) -> str:
        """The code as it is printed."""
        return f"{_FIRST} {self.contest} {self.award} {self.submission} {self.results or _NOT_PUBLISHED}"


def read_certificate_code(text: str) -> CertificateCode | None:
    """The code in what was scanned or typed, None when it is anything else."""
    words = text.split()
    if len(words) != 5 or words[0] != _FIRST:
        return None
    _, contest, award, submission, results = words
    results = "" if results == _NOT_PUBLISHED else results
    return CertificateCode(contest=contest, award=award, submission=submission, results=results)
