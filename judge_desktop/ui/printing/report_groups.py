"""In which order reports are offered: by when they are needed, the ones of a moment together under its name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from judge_desktop.config.i18n import mark
from judge_desktop.domain.report_kinds import ReportKind


class Moment(StrEnum):
    """When a report is needed; the value is the heading above it."""

    BEFORE = mark("Before the presentations")
    DAY = mark("On the day")
    RECORD = mark("For the record")
    OUTSIDE = mark("For others")


_MOMENTS: Mapping[Moment, tuple[ReportKind, ...]] = {
    Moment.BEFORE: (
        ReportKind.SHORTLIST,
        ReportKind.SCHEDULE,
        ReportKind.DECLARATION,
        ReportKind.BLANK,
        ReportKind.RECOVERY_SHEET,
    ),
    Moment.DAY: (
        ReportKind.SCORECARDS,
        ReportKind.CERTIFIED_SCORES,
        ReportKind.PROVISIONAL,
    ),
    Moment.RECORD: (
        ReportKind.STANDINGS,
        ReportKind.SUMMARY,
        ReportKind.HOW_DECIDED,
        ReportKind.STATISTICS,
        ReportKind.MINUTES,
    ),
    Moment.OUTSIDE: (
        ReportKind.ANNOUNCEMENT,
        ReportKind.WINNERS,
        ReportKind.HOST_SCRIPT,
        ReportKind.CERTIFICATES,
        ReportKind.FEEDBACK,
    ),
}


def grouped(kinds: Collection[ReportKind]) -> dict[Moment, tuple[ReportKind, ...]]:
    """These kinds by the moment they are needed; a moment without any is left out."""
    found = {moment: tuple(one for one in among if one in kinds) for moment, among in _MOMENTS.items()}
    return {moment: some for moment, some in found.items() if some}
