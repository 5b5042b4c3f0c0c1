"""The kinds of reports, who may get each, and by what it is parted. What it says is `reports`."""

from __future__ import annotations

from collections.abc import Mapping
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


class Reader(StrEnum):
    """To whom a report may go."""

    PANEL = "panel"  # the panel and the file of the organiser
    STAFF = "staff"  # whoever works at the contest
    OWNER = "owner"  # each paper to the person named on it, to nobody else
    ANYONE = "anyone"


READERS: Mapping[ReportKind, Reader] = {
    ReportKind.SCORECARDS: Reader.PANEL,
    ReportKind.CERTIFIED_SCORES: Reader.PANEL,
    ReportKind.BLANK: Reader.OWNER,
    ReportKind.STANDINGS: Reader.PANEL,
    ReportKind.SUMMARY: Reader.PANEL,
    ReportKind.STATISTICS: Reader.PANEL,
    ReportKind.HOW_DECIDED: Reader.ANYONE,
    ReportKind.MINUTES: Reader.PANEL,
    ReportKind.ANNOUNCEMENT: Reader.ANYONE,
    ReportKind.SHORTLIST: Reader.ANYONE,
    ReportKind.CERTIFICATES: Reader.OWNER,
    ReportKind.FEEDBACK: Reader.OWNER,
    ReportKind.SCHEDULE: Reader.STAFF,
    ReportKind.HOST_SCRIPT: Reader.STAFF,
    ReportKind.WINNERS: Reader.ANYONE,
    ReportKind.DECLARATION: Reader.PANEL,
    ReportKind.RECOVERY_SHEET: Reader.OWNER,
    ReportKind.PROVISIONAL: Reader.PANEL,
}
"""Every kind -> who may get it."""


BY_LETTERS = frozenset({ReportKind.STATISTICS})
"""Reports that call the judges by letters unless their names are asked for."""


class Choice(StrEnum):
    """What a person may choose to print of a report."""

    JUDGE = "judge"
    SUBMISSION = "submission"
    CATEGORY = "category"


_CATEGORY = frozenset((Choice.CATEGORY,))
CHOICES: Mapping[ReportKind, frozenset[Choice]] = {
    ReportKind.SCORECARDS: frozenset(Choice),
    ReportKind.CERTIFIED_SCORES: frozenset(Choice),
    ReportKind.BLANK: frozenset(Choice),
    ReportKind.STANDINGS: _CATEGORY,
    ReportKind.SUMMARY: _CATEGORY,
    ReportKind.HOW_DECIDED: _CATEGORY,
    ReportKind.ANNOUNCEMENT: _CATEGORY,
    ReportKind.SHORTLIST: _CATEGORY,
    ReportKind.CERTIFICATES: frozenset((Choice.SUBMISSION, Choice.CATEGORY)),
    ReportKind.HOST_SCRIPT: _CATEGORY,
    ReportKind.WINNERS: _CATEGORY,
    ReportKind.DECLARATION: frozenset((Choice.JUDGE,)),
    ReportKind.FEEDBACK: frozenset((Choice.SUBMISSION, Choice.CATEGORY)),
}
"""Report -> by what it is parted; one that is not here is always printed whole."""


def choices_of(kind: ReportKind) -> frozenset[Choice]:
    """By what a report is parted."""
    return CHOICES.get(kind, frozenset())
