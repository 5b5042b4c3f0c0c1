"""The kinds of reports. What each says and who prints it is `reports` and `workflow.printing`."""

from __future__ import annotations

from enum import StrEnum


class ReportKind(StrEnum):
    """Every report, as the command line names it."""

    SCORECARDS = "scorecards"
    CERTIFIED_SCORES = "certified-scores"
    BLANK = "blank"
    STANDINGS = "standings"
    SUMMARY = "summary"
    STATISTICS = "statistics"
    HOW_DECIDED = "how-decided"
    MINUTES = "minutes"
    ANNOUNCEMENT = "announcement"
    SHORTLIST = "shortlist"
    CERTIFICATES = "certificates"
    FEEDBACK = "feedback"
    SCHEDULE = "schedule"
    HOST_SCRIPT = "host-script"
    WINNERS = "winners"
    DECLARATION = "declaration"
    RECOVERY_SHEET = "recovery-sheet"
    PROVISIONAL = "provisional"
