"""Ways to and from the page of papers: to a report on it, and to what a report is waiting for."""

from __future__ import annotations

from collections.abc import Mapping

from judge_desktop.config.i18n import mark, tr
from judge_desktop.domain.errors import Code
from judge_desktop.domain.report_kinds import ReportKind

SCORECARDS = f"print:{ReportKind.SCORECARDS}"
SCHEDULE = f"print:{ReportKind.SCHEDULE}"
PROVISIONAL = f"print:{ReportKind.PROVISIONAL}"
"""The page of papers with that report on it, as other pages of the chair ask for it."""
_WAYS: Mapping[Code, tuple[str, str]] = {
    Code.NO_PACKAGE: ("package", mark("Build package")),
    Code.NOTHING_PLANNED: ("day:plan", mark("Presentation day")),
    Code.NOTHING_TO_PRINT: ("merge", mark("Merge scores")),
    Code.INVARIANT_BROKEN: ("merge", mark("Merge scores")),
    Code.FIGURES_COVERED: ("merge", mark("Merge scores")),
    Code.ROUND_STILL_OPEN: ("finish", mark("Finish the day")),
    Code.ANNOUNCED_BEFORE_CLOSING: ("finish", mark("Finish the day")),
    Code.ANNOUNCED_BEFORE_AWARDS: ("standings", mark("Deliberate")),
    Code.NO_AWARD_DECIDED: ("standings", mark("Deliberate")),
    Code.NOBODY_SHORTLISTED: ("submissions", mark("Submissions")),
    Code.NOBODY_ASSIGNED: ("panel", mark("Panel")),
}


def way_to(why: Code) -> tuple[str, str]:
    """Page and words of the button; both empty when no page of the chair helps."""
    page, words = _WAYS.get(why, ("", ""))
    return page, tr(words) if words else ""
