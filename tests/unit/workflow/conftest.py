"""A small contest in chair's and judges' data folders of their own, made with the real verbs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from judge_desktop.config.paths import resource
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.workflow.build_package import BuiltPackage, PackageOptions, build_package
from judge_desktop.workflow.create_contest import DEMO_FOLDER, create_contest
from judge_desktop.workflow.deliberate import DecisionRequest, decide
from judge_desktop.workflow.export_scores import ExportedScores, export_scores
from judge_desktop.workflow.identity import create_identity
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.scoring_session import ScoringSession, open_session
from judge_desktop.workflow.workspace import Workspace

JUDGES = ("J1", "J2", "J3")
SUBMISSIONS = ("ENV-01", "ENV-02", "ENE-01")


def clock() -> datetime:
    return datetime(2023, 9, 8, 10, 0, tzinfo=UTC)


def small(contest: Contest) -> Contest:
    """Three judges, three finalists in two categories."""
    kept = tuple(one for one in contest.submissions if one.id in SUBMISSIONS)
    return replace(
        contest,
        submissions=kept,
        categories=tuple(one for one in contest.categories if one.id in ("ENV", "ENE")),
        panel=replace(contest.panel, judges=tuple(one for one in contest.panel.judges if one.id in JUDGES)),
    )


class Desks:
    """Data folders in one place; every opened one is closed at the end of the test."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._open: dict[str, Workspace] = {}
        self._stack = ExitStack()

    def desk(self, name: str) -> Workspace:
        if name not in self._open:
            self._open[name] = self._stack.enter_context(Workspace(self.root / name, clock=clock))
        return self._open[name]

    def close(self) -> None:
        self._stack.close()
        self._open.clear()

    @property
    def chair(self) -> Workspace:
        return self.desk("chair")

    def package(self, name: str = "one.judgepack", options: PackageOptions | None = None) -> BuiltPackage:
        return build_package(self.chair, self.root / name, replace(options or PackageOptions(), without_backup="ทดสอบ"))

    def session(self, judge: str, package: str = "one.judgepack") -> ScoringSession:
        """The judge's session on a laptop of her own, opened from the package."""
        ws = self.desk(judge)
        open_package(ws, self.root / package, judge=judge)
        return open_session(ws)

    def export(self, judge: str, name: str = "") -> ExportedScores:
        return export_scores(
            self.desk(judge), open_session(self.desk(judge)), self.root / (name or f"{judge}.judgescore")
        )


@pytest.fixture(autouse=True, scope="module")
def quick_data_folders(copied_databases: None) -> None:
    """How a database comes about is not asked here."""


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chair's data folder with the small contest, made once."""
    root = tmp_path_factory.mktemp("prepared")
    with Workspace(root / "chair", clock=clock) as chair:
        create_identity(chair, "ฝ่ายเลขานุการ", None)
        create_contest(chair, resource(DEMO_FOLDER), choose=small)
    return root


@pytest.fixture
def desks(prepared: Path, tmp_path: Path) -> Iterator[Desks]:
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    made = Desks(tmp_path)
    yield made
    made.close()


def score_everything(session: ScoringSession, points: dict[str, str] | None = None) -> None:
    """Gives every criterion a score: those named, otherwise full mark less three."""
    rows = [
        (submission.id, criterion.id, (points or {}).get(criterion.id, str(criterion.full_mark - 3)))
        for submission in session.submissions
        for criterion in session.rubric(submission.id).criteria
    ]
    session.import_scores(rows)


def confirm_by_decision(desks: Desks, judge: str) -> None:
    """A decision of the chair says whose key the judge's is."""
    own = desks.desk(judge).own_name
    assert own is not None
    request = DecisionRequest(
        kind=DecisionKind.CONFIRM_JUDGE,
        judge=judge,
        documents=(own.keys.judge_key,),
        values={
            "confirmation": "voice",
            "signing_key": own.keys.signing_key,
            "age_recipient": own.keys.age_recipient,
        },
        reason="ได้ยินเสียง",
    )
    decide(desks.chair, request)


def judge_everything(desks: Desks) -> None:
    """Everybody scored, sealed and sent; ENV-01 wins its category and has the award."""
    for judge in JUDGES:
        session = desks.session(judge)
        score_everything(session)
        session.set_score("ENV-01", "D1", "10")
        session.seal()
        desks.export(judge)
        confirm_by_decision(desks, judge)
    merge_scores(desks.chair, [desks.root / f"{judge}.judgescore" for judge in JUDGES])
    award = DecisionRequest(kind=DecisionKind.AWARD, category="ENV", submissions=("ENV-01",), reason="คะแนนสูงสุด")
    decide(desks.chair, award)


@pytest.fixture(scope="session")
def judged_once(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A round in which everybody scored, made once."""
    root = tmp_path_factory.mktemp("judged")
    shutil.copytree(prepared, root, dirs_exist_ok=True)
    desks = Desks(root)
    desks.package()
    judge_everything(desks)
    desks.close()
    return root


@pytest.fixture
def judged(judged_once: Path, tmp_path: Path) -> Iterator[Desks]:
    """A round in which everybody scored, of this test's own; nothing is closed."""
    shutil.copytree(judged_once, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("instance.lock"))
    made = Desks(tmp_path)
    yield made
    made.close()


@pytest.fixture
def empty_contest(tmp_path: Path) -> Iterator[Workspace]:
    """The chair's copy of the bundled contest before any submission came."""
    with Workspace(tmp_path / "chair", clock=clock) as ws:
        create_identity(ws, "ฝ่ายเลขานุการ", None)
        create_contest(ws, resource(DEMO_FOLDER), choose=_before_applications)
        yield ws


def _before_applications(contest: Contest) -> Contest:
    rounds = tuple(replace(one, schedule=replace(one.schedule, slots=())) for one in contest.rounds)
    return replace(contest, submissions=(), rounds=rounds)
