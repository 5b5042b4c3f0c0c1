"""Who may be told who sent a submission, on paper and in tables."""

from __future__ import annotations

from judge_desktop.domain.contest import Contest
from judge_desktop.workflow.packages_here import Where, chair_contest
from judge_desktop.workflow.round_documents import RoundDocuments
from judge_desktop.workflow.workspace import Workspace


def naming_contest(ws: Workspace, known: RoundDocuments, where: Where) -> Contest | None:
    """The contest whose submissions name their applicants; None as long as nobody may be told.

    The package of a blind contest names nobody, and as long as scores can still come neither does anything else; then
    the chair's draft does.
    """
    contest = known.package.contest
    if not contest.rules.blind:
        return contest
    return chair_contest(ws, where) if known.view.is_closed else None
