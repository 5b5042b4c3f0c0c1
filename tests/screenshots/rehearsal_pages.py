"""The rehearsal for the pictures: a contest without a film, seven judges, three of them further than the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import Language, translator
from judge_desktop.config.paths import resource
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.panel import Confirmation
from judge_desktop.scoring.rehearsal_contest import PRACTICE
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.workflow.create_contest import DEMO_FOLDER, create_contest
from judge_desktop.workflow.export_scores import export_scores
from judge_desktop.workflow.identity import create_identity, show_identity
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.panel import confirm_judge
from judge_desktop.workflow.rehearsal import make_rehearsal
from judge_desktop.workflow.rehearsal_steps import RehearsalStep, RehearsalSteps
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace
from tests.screenshots.waiting import settle, wait_for

THROUGH, WAITING, RIGHT_NOW = ("J1", "J3"), "J4", "J2"


class Rehearsal:
    """The chair's copy and that of a judge who is in the middle of her list, below ``folder``; to be closed."""

    def __init__(self, folder: Path, clock: Callable[[], datetime], desk_of: Callable[[Workspace], Desk]) -> None:
        self._folder, self._clock, self._open = folder, clock, ExitStack()
        chair = self._copy("chair")
        create_identity(chair, "ฝ่ายเลขานุการ", None)
        create_contest(chair, resource(DEMO_FOLDER), choose=_without_films)
        package = make_rehearsal(chair, folder / "rehearsal.judgepack", translator(Language.TH)).built.path
        for judge in (*THROUGH, WAITING):
            own = self._copy(judge)
            open_package(own, package, judge=judge)
            session = open_session(own)
            session.import_scores([(PRACTICE, row.id, "8") for row in session.rubric(PRACTICE).criteria])
            session.seal((PRACTICE,))
            merge_scores(chair, [export_scores(own, session, folder / f"{judge}.judgescore").path])
            if judge in THROUGH:
                confirm_judge(chair, judge, Confirmation.VOICE, " ".join(show_identity(own).check_words["th"]))
        own = self._copy(RIGHT_NOW)
        open_package(own, package, judge=RIGHT_NOW)
        session = open_session(own)
        session.declare()
        session.set_score(PRACTICE, session.rubric(PRACTICE).criteria[0].id, "8")
        steps = RehearsalSteps(own, session)
        steps.note(RehearsalStep.READ)
        self.chair, self.judge = desk_of(chair), desk_of(own)

    def pictures(self) -> Iterator[tuple[str, QWidget]]:
        """(name, widget) for each picture, in the language and look in force; each is closed by the next step."""
        contest = chair_contest(self.chair.ws).id
        window = ChairWindow(self.chair, contest)
        window.resize(1366, 768)
        window.show()
        window.show_page("package")
        wait_for(self.chair)
        yield "chair-rehearsal", window
        window.close()
        window.deleteLater()
        judge = JudgeWindow(self.judge, contest)
        judge.resize(1366, 768)
        judge.show()
        wait_for(self.judge)
        yield "judge-rehearsal", judge
        judge.rehearsal.list_requested.emit()
        settle()
        yield "rehearsal-list", judge
        judge.close()
        judge.deleteLater()

    def close(self) -> None:
        """Let go of the data folders."""
        self._open.close()

    def _copy(self, name: str) -> Workspace:
        return self._open.enter_context(Workspace(self._folder / name, clock=self._clock))


def _without_films(contest: Contest) -> Contest:
    kept = tuple(
        replace(one, attachments=tuple(file for file in one.attachments if not file.media_type.startswith("video/")))
        for one in contest.submissions
    )
    return replace(contest, submissions=kept)
