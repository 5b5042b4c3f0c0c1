"""A small contest of the chair, really prepared: two categories, four judges, and the files of every kind of outcome.

Made once (about two seconds) and copied by each test. Three judges' keys are confirmed by voice; the fourth sent no
card, so that her score file waits for confirmation.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

from judge_desktop.config.paths import resource
from judge_desktop.domain.contest import Contest, Mode, Submission
from judge_desktop.domain.panel import Confirmation
from judge_desktop.workflow.build_package import PackageOptions, build_package
from judge_desktop.workflow.create_contest import DEMO_FOLDER, create_contest
from judge_desktop.workflow.export_scores import export_scores
from judge_desktop.workflow.identity import create_identity, save_judge_card, show_identity
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.panel import add_card, confirm_judge
from judge_desktop.workflow.scoring_session import ScoringSession, open_session
from judge_desktop.workflow.workspace import Workspace

NO_BACKUP = "การทดสอบอยู่ในเครื่องเดียว"
PASSPHRASE = "river table seven green"
BANGKOK = timezone(timedelta(hours=7))
CATEGORIES = ("GOV", "LIV")
JUDGES = ("J1", "J2", "J3", "J4")


def clock() -> datetime:
    """The presentation day of the demo contest, 15:52 in Bangkok."""
    return datetime(2023, 9, 8, 15, 52, tzinfo=BANGKOK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What was prepared. ``words`` are the check words of the judge who waits for confirmation."""

    chair: Path
    contest: str
    card: Path  # the fourth judge's, not taken in
    words: str
    j1: Path  # accepted
    j2: Path  # one of two versions of revision 1 …
    j2_other: Path  # … and the other
    j3: Path  # revision 1 …
    j3_again: Path  # … replaced by revision 2
    j4: Path  # waits for confirmation
    damaged: Path
    tied: tuple[str, str]  # submissions of LIV with equal scores everywhere

    def copied(self, folder: Path) -> Path:
        """The chair's data folder for one test alone."""
        shutil.copytree(self.chair, folder, ignore=shutil.ignore_patterns("instance.lock"))
        return folder


def small(contest: Contest) -> Contest:
    """Two categories with two finalists each, and four judges."""
    kept = [one for category in CATEGORIES for one in _of(contest, category)[:2]]
    names = {one.id for one in kept}
    voting = tuple(one for one in contest.panel.voting if one.id in contest_judges(contest))
    return replace(
        contest,
        categories=tuple(one for one in contest.categories if one.id in CATEGORIES),
        submissions=tuple(one for one in contest.submissions if one.id in names),
        panel=replace(contest.panel, judges=voting),
        rounds=tuple(
            replace(
                one,
                schedule=replace(one.schedule, slots=tuple(s for s in one.schedule.slots if s.submission in names)),
            )
            for one in contest.rounds
        ),
    )


def contest_judges(contest: Contest) -> tuple[str, ...]:
    """The first four who vote."""
    return tuple(one.id for one in contest.panel.voting[: len(JUDGES)])


def prepare_stage(folder: Path) -> Stage:
    """Make everything in an empty folder."""
    home = folder / "chair"
    with Workspace(home, clock=clock) as chair:
        create_identity(chair, "ฝ่ายเลขานุการ", None)
        contest = create_contest(chair, resource(DEMO_FOLDER), choose=small).contest
        first, second, third, fourth = contest_judges(contest)
        cards = {judge: _card(folder, contest, judge) for judge in (first, second, third, fourth)}
        for judge in (first, second, third):
            path, words = cards[judge]
            add_card(chair, path, judge)
            confirm_judge(chair, judge, Confirmation.VOICE, words)
        package = folder / "package.judgepack"
        build_package(chair, package, PackageOptions(mode=Mode.OFFICIAL, without_backup=NO_BACKUP))
        contest = chair_contest(chair)
    j1 = _score(folder, package, contest, first, folder / "J1.judgescore")
    shutil.copytree(folder / second, folder / f"{second}-copy", ignore=shutil.ignore_patterns("instance.lock"))
    j2 = _score(folder, package, contest, second, folder / "J2.judgescore")
    j2_other = _score(folder, package, contest, f"{second}-copy", folder / "J2 (2).judgescore", apart=9)
    j3 = _score(folder, package, contest, third, folder / "J3.judgescore")
    j3_again = _score_again(folder, contest, third, folder / "J3 (2).judgescore")
    j4 = _score(folder, package, contest, fourth, folder / "J4.judgescore")
    damaged = folder / "damaged.judgescore"
    damaged.write_bytes(j1.read_bytes()[:-200])
    tied = tuple(one.id for one in contest.finalists if one.category == CATEGORIES[1])
    return Stage(
        chair=home,
        contest=contest.id,
        card=cards[fourth][0],
        words=cards[fourth][1],
        j1=j1,
        j2=j2,
        j2_other=j2_other,
        j3=j3,
        j3_again=j3_again,
        j4=j4,
        damaged=damaged,
        tied=(tied[0], tied[1]),
    )


def _of(contest: Contest, category: str) -> list[Submission]:
    return [one for one in contest.finalists if one.category == category]


def _card(folder: Path, contest: Contest, judge: str) -> tuple[Path, str]:
    """The judge's keys and card, and the words she reads aloud."""
    person = contest.panel.judge(judge)
    assert person is not None
    path = folder / f"{judge}.judgecard"
    with Workspace(folder / judge, clock=clock) as own:
        create_identity(own, person.full_name("th"), None)
        save_judge_card(own, path)
        return path, " ".join(show_identity(own).check_words["th"])


def _score(folder: Path, package: Path, contest: Contest, home: str, path: Path, *, apart: int = 0) -> Path:
    """Open the package, score everything, seal and save. ``apart``: points less for the first submission."""
    judge = home.removesuffix("-copy")
    with Workspace(folder / home, clock=clock) as own:
        open_package(own, package, judge=judge)
        session = open_session(own)
        session.declare()
        session.import_scores(_rows(session, contest_judges(contest).index(judge), apart))
        session.seal()
        export_scores(own, session, path)
    return path


def _score_again(folder: Path, contest: Contest, judge: str, path: Path) -> Path:
    with Workspace(folder / judge, clock=clock) as own:
        session = open_session(own)
        submission = session.submissions[0]
        criterion = session.rubric(submission.id).criteria[2]
        session.reopen(submission.id, "อ่านผลงานอีกครั้ง")
        session.set_score(submission.id, criterion.id, str(criterion.full_mark - 12))
        session.seal()
        export_scores(own, session, path)
    return path


def _rows(session: ScoringSession, place: int, apart: int) -> list[tuple[str, str, str]]:
    """GOV has a clear first, both of LIV are equal everywhere."""
    rows = []
    for number, submission in enumerate(session.submissions):
        for criterion in session.rubric(submission.id).criteria:
            lost = Decimal(place) if submission.category == CATEGORIES[1] else Decimal(place + 2 * number)
            if number == 0 and criterion.id == session.rubric(submission.id).criteria[1].id:
                lost += apart
            rows.append((submission.id, criterion.id, str(max(Decimal(0), criterion.full_mark - lost))))
    return rows
