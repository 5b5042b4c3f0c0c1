"""A package as it was signed by the chair: the contest of one round, its mode and revision, and who may sign for it."""

from __future__ import annotations

from dataclasses import dataclass

from judge_desktop.domain.contest import Assignment, Attachment, Contest, Mode, Round
from judge_desktop.domain.panel import ChairCopy


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedBack:
    """A judge's received score file on its way back to her new laptop, encrypted to that laptop's key alone.

    ``sha256`` and ``size`` are those of the encrypted bytes.
    """

    judge: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """What a verified manifest says. ``manifest`` is the SHA-256 of the signed manifest's bytes.

    ``previous`` is the manifest of the revision before ("" for the first); a score file made for any manifest in
    ``acceptable`` (or for this one) still counts. ``rubric`` is the hash every score file must name. ``files`` are
    the attachments that travel in this very file (a package update carries only new ones). ``handed_back``: score
    files for new laptops, of one judge the newest key's first. ``sent_by`` is the ``judge_key`` of the copy that
    signed it.
    """

    contest: Contest
    round: str
    mode: Mode
    revision: int
    previous: str
    acceptable: tuple[str, ...]
    chairs: tuple[ChairCopy, ...]
    rubric: str
    files: tuple[Attachment, ...]
    handed_back: tuple[HandedBack, ...] = ()
    sent_by: str = ""
    manifest: str = ""

    @property
    def round_(self) -> Round:
        """The round this package is for. Raises LookupError when the contest lacks it."""
        found = self.contest.round(self.round)
        if found is None:
            raise LookupError(self.round)
        return found

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """What is to be scored."""
        return self.contest.assignments_of(self.round_)

    def accepts(self, manifest: str) -> bool:
        """True when scores given under that manifest still count under this one."""
        return manifest == self.manifest or manifest in self.acceptable
