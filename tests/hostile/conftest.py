"""Days to be mistreated, and a nursery that starts the program in milliseconds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from judge_desktop.workflow import care
from tests.helpers import small_day
from tests.helpers.nursery import Nursery
from tests.helpers.small_day import Day


@pytest.fixture(autouse=True)
def roomy_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """How full the disk of this machine is belongs to nobody's health here."""
    monkeypatch.setattr(care, "LEAST_FREE_BYTES", 0)


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Ended with the session."""
    started = Nursery()
    yield started
    started.close()


@pytest.fixture(scope="session")
def sound_day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Every judge has sealed and exported, nothing is merged; a backup lies beside. Not to be changed."""
    day = small_day.all_scored(small_day.prepare(tmp_path_factory.mktemp("sound")))
    day.chair.do("backup", "-o", day.at("day.backup"))
    return day


@pytest.fixture(scope="session")
def other_day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Another contest of another chair with judges of the same ids."""
    return small_day.all_scored(small_day.prepare(tmp_path_factory.mktemp("other")))


@pytest.fixture
def day(sound_day: Day, tmp_path: Path) -> Day:
    """A sound day of this test's own."""
    return sound_day.copied(tmp_path / "วัน")
