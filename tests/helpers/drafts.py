"""The chair's draft changed at once, whatever section of it a test is about."""

from __future__ import annotations

from judge_desktop.domain.contest import Contest
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.workspace import Workspace


def save_contest(ws: Workspace, contest: Contest) -> None:
    """Keeps an edited contest."""
    edit_contest(ws, ContestSection.INFORMATION, lambda _: contest, Where(contest.id))
