"""Whether what was chosen about a report is there."""

from __future__ import annotations

from collections.abc import Collection

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.report_kinds import Choice
from judge_desktop.workflow.printing.kinds import PrintOptions


def check_choices(contest: Contest, options: PrintOptions) -> None:
    """Refuses ``JUDGE_UNKNOWN``, ``SUBMISSION_UNKNOWN`` and ``CATEGORY_UNKNOWN`` for what the contest does not have."""
    _demand(options.judges, {one.id for one in contest.panel.judges}, Code.JUDGE_UNKNOWN, Choice.JUDGE)
    _demand(options.submissions, {one.id for one in contest.submissions}, Code.SUBMISSION_UNKNOWN, Choice.SUBMISSION)
    _demand(options.categories, {one.id for one in contest.categories}, Code.CATEGORY_UNKNOWN, Choice.CATEGORY)


def _demand(chosen: Collection[str], known: Collection[str], code: Code, choice: Choice) -> None:
    for one in chosen:
        if one not in known:
            raise JudgeDesktopError(code, **{choice.value: one})
