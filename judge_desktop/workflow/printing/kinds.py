"""Which module prints which report, and what a person may choose about a print."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.family import Family
from judge_desktop.domain.report_kinds import Choice, ReportKind, choices_of
from judge_desktop.scoring.letter_anonymity import LetterComment

MODULES: Mapping[ReportKind, str] = {
    ReportKind.SCORECARDS: "scorecards",
    ReportKind.CERTIFIED_SCORES: "certified_scores",
    ReportKind.BLANK: "blank",
    ReportKind.STANDINGS: "standings",
    ReportKind.SUMMARY: "summary",
    ReportKind.STATISTICS: "statistics",
    ReportKind.HOW_DECIDED: "how_decided",
    ReportKind.MINUTES: "minutes",
    ReportKind.ANNOUNCEMENT: "announcement",
    ReportKind.SHORTLIST: "shortlist",
    ReportKind.CERTIFICATES: "certificates",
    ReportKind.FEEDBACK: "feedback",
    ReportKind.SCHEDULE: "schedule",
    ReportKind.HOST_SCRIPT: "host_script",
    ReportKind.WINNERS: "winners",
    ReportKind.DECLARATION: "declaration",
    ReportKind.RECOVERY_SHEET: "recovery_sheet",
    ReportKind.PROVISIONAL: "provisional",
}
"""Kind -> the module beside this one that prints it, in the order they are offered."""
OWN = frozenset({ReportKind.SCORECARDS, ReportKind.CERTIFIED_SCORES, ReportKind.DECLARATION})
"""What a judge prints from her own copy, too."""
COLLECTED = frozenset({ReportKind.CERTIFICATES})
"""Of several files the first holds the pages of all others, to be printed at once."""
SECRET = frozenset({ReportKind.RECOVERY_SHEET})
"""What never lies beside other papers: it is printed by itself, for the safe."""
_FORMAL = frozenset(
    {
        ReportKind.MINUTES,
        ReportKind.ANNOUNCEMENT,
        ReportKind.SHORTLIST,
        ReportKind.CERTIFICATES,
        ReportKind.FEEDBACK,
    }
)


def usual_numerals(kind: ReportKind) -> Numerals:
    """Thai digits on what is read as a letter or hangs on a wall, Arabic ones on score sheets and tables."""
    return Numerals.THAI if kind in _FORMAL else Numerals.ARABIC


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """``numerals`` None: those usual for the report. An empty tuple means all. ``with_rank``:
    letters to applicants also say which rank their submission has;
    ``names_judges``: a paper that calls judges by letters names them; ``day``: the date of certificates, None for the
    day on which the round was closed; ``left_out``: comments that stay out of letters; ``font`` is
    set instead of Sarabun when it is installed (``font_notice``).
    """

    numerals: Numerals | None = None
    judges: tuple[str, ...] = ()
    submissions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    with_rank: bool = False
    names_judges: bool = False
    day: datetime.date | None = None
    left_out: frozenset[LetterComment] = frozenset()
    font: Family = Family.SARABUN

    @property
    def is_whole(self) -> bool:
        """True when nothing was chosen by which a report is parted."""
        return not (self.judges or self.submissions or self.categories)

    def chooses(self, submission: str, category: str) -> bool:
        """True for a submission of those that were chosen."""
        is_named = not self.submissions or submission in self.submissions
        return is_named and (not self.categories or category in self.categories)

    def comments_left_out(self, kind: ReportKind) -> int:
        """How many comments stay out of the letters that are chosen; of other reports none."""
        if kind is not ReportKind.FEEDBACK:
            return 0
        return sum(not self.submissions or one.submission in self.submissions for one in self.left_out)


AS_USUAL = PrintOptions()


def options_for(kind: ReportKind, options: PrintOptions) -> PrintOptions:
    """The same without what was chosen of things by which this report is not parted: it is printed whole."""
    parted = choices_of(kind)
    return replace(
        options,
        judges=options.judges if Choice.JUDGE in parted else (),
        submissions=options.submissions if Choice.SUBMISSION in parted else (),
        categories=options.categories if Choice.CATEGORY in parted else (),
    )
