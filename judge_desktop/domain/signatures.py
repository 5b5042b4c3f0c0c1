"""Papers that people sign by hand after judging, who signed them, and the scans that are kept of them. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from judge_desktop.domain.contest import Attachment


class PaperKind(StrEnum):
    """The papers of a round, in the order in which they are signed."""

    SCORECARDS = "scorecards"  # all scorecards of one judge
    CERTIFIED_SCORES = "certified-scores"  # the list of one judge's scores
    SCORE_SUMMARY = "score-summary"  # of one category, signed by all who scored in it
    RESULTS = "results"  # สรุปผลการตัดสิน
    MINUTES = "minutes"
    ANNOUNCEMENT = "announcement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper. ``about``: the judge or category it is about; ``signers``: who must sign, in the printed order."""

    kind: PaperKind
    about: str = ""
    signers: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Its name on the command line and in the data folder."""
        return f"{self.kind.value}:{self.about}" if self.about else self.kind.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One person has signed one paper, as the secretary saw it. ``noted_at`` is an ISO time, for showing only."""

    paper: str
    judge: str
    noted_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A picture of a signed paper, known by its SHA-256; one scan may belong to several papers. ``size`` in bytes."""

    paper: str
    sha256: str
    name: str
    media_type: str
    size: int
    kept_at: str = ""

    @property
    def as_attachment(self) -> Attachment:
        """The kept file, as the viewers take it."""
        return Attachment(sha256=self.sha256, name=self.name, media_type=self.media_type, size=self.size)
