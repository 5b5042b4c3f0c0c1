"""Rounds for the deliberation: another package in the middle of it, a chair with an interest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from judge_desktop.domain.contest import Contest, Ground, Mode, Recusal, RecusalScope
from judge_desktop.ui.desk import Desk
from judge_desktop.workflow.build_package import PackageOptions, build_package
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from tests.helpers.chair_stage import NO_BACKUP

Change = Callable[[Contest], Contest]


def package_again(desk: Desk, folder: Path, change: Change) -> None:
    """A package of the next revision after that change; the scores given still count."""
    edit_contest(desk.ws, ContestSection.RULES, change)
    build_package(desk.ws, folder / "again.judgepack", PackageOptions(mode=Mode.OFFICIAL, without_backup=NO_BACKUP))


def recused(contest: Contest) -> Contest:
    """The chair has an interest in GOV."""
    assert contest.panel.chair is not None
    known = (Recusal(judge=contest.panel.chair.id, scope=RecusalScope.CATEGORY, target="GOV", ground=Ground.EMPLOYER),)
    return replace(contest, rounds=tuple(replace(one, known_recusals=known) for one in contest.rounds))
