"""A judge's presentation day on the disk: kept at every act, found again after a restart, moved by a newer package."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import Package
from judge_desktop.domain.schedule import Schedule, Slot
from judge_desktop.scoring.running_order import Act, Phase
from judge_desktop.workflow.presentation_day import FOLDER, PresentationDay, demand_day, open_day, plan_of
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace
from tests.unit.workflow.conftest import Desks

MORNING = datetime(2023, 9, 8, 10, 0, tzinfo=UTC)


class Watch:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **length: int) -> None:
        self.now += timedelta(**length)


def slot(submission: str, minute: int) -> Slot:
    return Slot(submission=submission, starts_at=time(10, minute), talk_minutes=8, question_minutes=6)


def scheduled(package: Package, day: date | None, *slots: Slot) -> Package:
    """The same package with another running order."""
    schedule = Schedule(day=day, slots=slots)
    rounds = tuple(replace(one, schedule=schedule) for one in package.contest.rounds)
    return replace(package, contest=replace(package.contest, rounds=rounds))


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture(scope="module")
def package(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Package:
    """Three submissions from ten o'clock on."""
    desks = Desks(shutil.copytree(prepared, tmp_path_factory.mktemp("opened"), dirs_exist_ok=True))
    desks.package()
    opened = desks.session("J1").package
    desks.close()
    return scheduled(opened, MORNING.date(), slot("ENV-01", 0), slot("ENV-02", 14), slot("ENE-01", 28))


@pytest.fixture
def ws(tmp_path: Path, watch: Watch) -> Iterator[Workspace]:
    with Workspace(tmp_path / "laptop", clock=watch) as opened:
        yield opened


@pytest.fixture
def day(ws: Workspace, package: Package) -> PresentationDay:
    return demand_day(ws, package)


def written(**changes: object) -> bytes:
    """A kept day of three submissions in which something cannot be."""
    ids = ["ENV-01", "ENV-02", "ENE-01"]
    sound = {"planned": ids, "order": ids, "at": 0, "phase": "waiting", "spent": 0, "talk_spent": 0, "since": None}
    return json.dumps({**sound, "absent": [], "follows_clock": False, **changes}).encode()


def refusal(day: PresentationDay, act: Act, submission: str = "") -> Code:
    with pytest.raises(JudgeDesktopError) as refused:
        day.do(act, submission)
    return refused.value.code


def test_a_package_without_slots_has_no_day(ws: Workspace, package: Package) -> None:
    empty = scheduled(package, MORNING.date())

    assert open_day(ws, empty) is None
    with pytest.raises(JudgeDesktopError) as refused:
        demand_day(ws, empty)
    assert refused.value.code is Code.NO_RUNNING_ORDER


def test_a_restart_finds_the_countdown_where_it_is(
    ws: Workspace, package: Package, day: PresentationDay, watch: Watch
) -> None:
    day.do(Act.NO_SHOW, "ENE-01")
    day.do(Act.STEP)
    watch.go_on(minutes=6, seconds=30)

    again = demand_day(ws, package)
    assert again.order == day.order
    assert (again.reading().submission, again.reading().left) == ("ENV-01", 90)
    assert again.needs_ticks


def test_a_day_later_nobody_is_talking_any_more(
    ws: Workspace, package: Package, day: PresentationDay, watch: Watch
) -> None:
    day.do(Act.STEP)
    watch.go_on(days=1)

    again = demand_day(ws, package)
    assert (again.order.now, again.order.phase, again.needs_ticks) == ("ENV-01", Phase.WAITING, False)


def test_the_clock_leads_on_the_day_itself_only(
    ws: Workspace, package: Package, day: PresentationDay, watch: Watch
) -> None:
    day.do(Act.FOLLOW_CLOCK)
    watch.go_on(minutes=15)
    day.tick()
    followed = (day.order.presenting, day.needs_ticks)
    watch.go_on(days=1)
    other = demand_day(ws, scheduled(package, date(2023, 9, 10), slot("ENV-01", 0)))

    assert followed == ("ENV-02", True)
    assert (day.may_follow_clock, day.needs_ticks and not day.order.is_running) == (False, False)
    assert refusal(other, Act.FOLLOW_CLOCK) is Code.NOT_THE_DAY


def test_a_submission_that_is_not_planned_is_refused(day: PresentationDay) -> None:
    assert refusal(day, Act.PRESENT, "GOV-09") is Code.SUBMISSION_NOT_PLANNED


def test_a_newer_package_moves_what_comes(ws: Workspace, package: Package, day: PresentationDay) -> None:
    day.do(Act.STEP)
    newer = scheduled(package, MORNING.date(), slot("ENE-01", 0), slot("ENV-01", 14), slot("ENV-02", 28))

    again = demand_day(ws, newer)
    assert (again.order.presenting, again.order.order[again.order.at + 1 :]) == ("ENV-01", ("ENE-01", "ENV-02"))


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"not json",
        b"[]",
        b'{"planned": 3}',
        b"[" * 100_000,
        b"\xff\xfe",
        b"x" * 1_000_001,
        written(order=["ENV-01", "ENV-01", "ENE-01"]),
        written(at=True),
        written(at=1, order=["", "ENV-02", "ENE-01"]),
        written(phase="dancing"),
        written(spent=10**13),
    ],
)
def test_a_broken_file_costs_the_place_only(
    ws: Workspace, package: Package, day: PresentationDay, broken: bytes
) -> None:
    day.do(Act.STEP)
    (file,) = (ws.home / FOLDER).iterdir()
    file.write_bytes(broken)

    again = demand_day(ws, package)
    assert (again.order.at, again.order.phase) == (0, Phase.WAITING)
    again.do(Act.STEP)
    assert demand_day(ws, package).order == again.order


def test_who_only_looks_writes_nothing(ws: Workspace, package: Package, watch: Watch) -> None:
    with Workspace(ws.home, writing=False, clock=watch) as looking:
        demand_day(looking, package).do(Act.STEP)

    assert not (ws.home / FOLDER).exists()


def test_a_disk_that_refuses_does_not_stop_the_day(ws: Workspace, day: PresentationDay) -> None:
    (ws.home / FOLDER).write_bytes(b"a file in the place of the folder")

    assert refusal(day, Act.STEP) is Code.FOLDER_NOT_WRITABLE
    assert day.order.presenting == "ENV-01"


def test_a_schedule_without_a_day_has_lengths_only() -> None:
    first, second = plan_of(Schedule(slots=(slot("A", 0), slot("B", 14), slot("A", 28))), MORNING)

    assert (first.submission, first.talk, first.questions, first.starts) == ("A", 480, 360, None)
    assert second.submission == "B", "a submission stands in the plan once"


KILLED_AT_ONCE = """
import os, sys
from pathlib import Path
from judge_desktop.scoring.running_order import Act
from judge_desktop.workflow.presentation_day import demand_day
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace
ws = Workspace(Path(sys.argv[1]))
demand_day(ws, open_session(ws).package).do(Act.STEP)
os.kill(os.getpid(), 9)
"""


def test_a_killed_program_goes_on_where_it_was(desks: Desks) -> None:
    desks.package()
    desks.session("J1")
    home = desks.root / "J1"
    desks.close()
    ended = subprocess.run([sys.executable, "-c", KILLED_AT_ONCE, str(home)], check=False)

    with Workspace(home) as ws:
        day = demand_day(ws, open_session(ws).package)
        assert (ended.returncode != 0, day.order.presenting, day.order.phase) == (True, "ENV-01", Phase.TALK)


@pytest.mark.parametrize(
    "jump",
    [
        {"hours": -5},
        {"hours": -1},
        {"hours": 1},
        {"hours": 14},
        {"days": 1},
        {"days": -400},
        {"days": 4000},
    ],
    ids=str,
)
def test_a_clock_that_jumps_ends_and_hides_nothing(
    ws: Workspace, package: Package, day: PresentationDay, watch: Watch, jump: dict[str, int]
) -> None:
    """Set right in the middle of the day, over midnight, by a summer time: the order stays, no second is wrong."""
    day.do(Act.STEP)
    watch.go_on(minutes=2)
    watch.go_on(**jump)
    for one in (day, demand_day(ws, package)):
        one.tick()
        assert one.order.order == ("ENV-01", "ENV-02", "ENE-01")
        assert one.reading().left <= 8 * 60
    day.do(Act.PAUSE)
    day.do(Act.RESUME)
    watch.go_on(minutes=1)
    assert day.order.spent >= 0
    day.do(Act.STEP)
    day.do(Act.STEP)
    assert (day.order.at, day.order.now) == (1, "ENV-02")
    if day.may_follow_clock:
        day.do(Act.FOLLOW_CLOCK)
    assert demand_day(ws, package).order.order == day.order.order


def test_the_clock_that_leads_and_jumps_back_never_begins_an_earlier_one_again(
    day: PresentationDay, watch: Watch
) -> None:
    watch.go_on(minutes=15)
    day.do(Act.FOLLOW_CLOCK)
    assert day.order.now == "ENV-02"
    watch.go_on(minutes=-10)
    day.tick()
    assert day.order.now == "ENV-02"
    watch.go_on(hours=13)  # past midnight it leads no more
    day.tick()
    assert (day.may_follow_clock, day.order.order) == (watch.now.date() == MORNING.date(), day.order.planned)
