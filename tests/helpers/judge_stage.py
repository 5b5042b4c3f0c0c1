"""A package of a small contest, really built: two categories with two finalists each, three judges, real attachments.

Made once for all tests of windows; every judge opens it into a data folder of her own.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from judge_desktop.config.paths import resource
from judge_desktop.domain.contest import Contest
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.workflow.build_package import PackageOptions, build_package
from judge_desktop.workflow.create_contest import DEMO_FOLDER, create_contest
from judge_desktop.workflow.identity import create_identity
from judge_desktop.workflow.workspace import Workspace

Question = TypeVar("Question", bound=Dialog)
SUBMISSIONS = ("ENV-01", "ENV-02", "GOV-02", "MOB-01")
JUDGES = ("J1", "J2", "J3")


def build_small_package(folder: Path) -> Path:
    """The package file, below `folder`; the chair's copy that built it lies beside it."""
    with Workspace(folder / "chair") as chair:
        create_identity(chair, "ฝ่ายเลขานุการ", None)
        create_contest(chair, resource(DEMO_FOLDER), choose=_small)
        path = folder / "small.judgepack"
        build_package(chair, path, PackageOptions(without_backup="การทดสอบอยู่ในเครื่องเดียว"))
    return path


def kept_open(monkeypatch: pytest.MonkeyPatch, kind: type[Question]) -> list[Question]:
    """The dialogs of that kind that are opened from now on: they are not shown, the test answers them."""
    found: list[Question] = []

    def keep(dialog: Question) -> None:
        found.append(dialog)

    monkeypatch.setattr(kind, "open", keep)
    return found


def _small(contest: Contest) -> Contest:
    kept = tuple(one for one in contest.submissions if one.id in SUBMISSIONS)
    categories = {one.category for one in kept}
    rounds = tuple(
        replace(
            one,
            schedule=replace(
                one.schedule, slots=tuple(slot for slot in one.schedule.slots if slot.submission in SUBMISSIONS)
            ),
        )
        for one in contest.rounds
    )
    return replace(
        contest,
        submissions=kept,
        categories=tuple(one for one in contest.categories if one.id in categories),
        panel=replace(contest.panel, judges=tuple(one for one in contest.panel.judges if one.id in JUDGES)),
        rounds=rounds,
    )
