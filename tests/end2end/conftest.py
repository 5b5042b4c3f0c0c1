"""Days prepared once and copied for every test that changes one."""

from pathlib import Path

import pytest

from judge_desktop.workflow import care
from tests.helpers import small_day
from tests.helpers.small_day import Day


@pytest.fixture(autouse=True, scope="module")
def quick_data_folders(copied_databases: None) -> None:
    """How a database comes about is not asked here."""


@pytest.fixture(autouse=True)
def roomy_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """How full the disk of this machine is belongs to nobody's health here."""
    monkeypatch.setattr(care, "LEAST_FREE_BYTES", 0)


@pytest.fixture(scope="session")
def built_day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """The package is built, no judge has opened it. Not to be changed."""
    return small_day.prepare(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def scored_day(built_day: Day, tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Every judge has sealed and exported, nothing is merged. Not to be changed."""
    return small_day.all_scored(built_day.copied(tmp_path_factory.mktemp("scored")))


@pytest.fixture
def day(built_day: Day, tmp_path: Path) -> Day:
    """A built day of this test's own."""
    return built_day.copied(tmp_path / "วัน 1")


@pytest.fixture
def sent_day(scored_day: Day, tmp_path: Path) -> Day:
    """A scored day of this test's own."""
    return scored_day.copied(tmp_path / "วัน 2")
