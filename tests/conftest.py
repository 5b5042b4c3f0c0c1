"""Settles the surroundings of every test before Qt is imported: no screen, a fixed seed, a data folder of its own."""

import gc
import os

USUAL = gc.get_threshold()
gc.set_threshold(100_000)  # what is imported stays: Python walked through it for a second, over and over
os.environ["QT_QPA_PLATFORM"] = os.environ.get("JUDGE_DESKTOP_TEST_PLATFORM", "offscreen")
os.environ["QT_LOGGING_RULES"] = "qt.pdf.*=false;qt.multimedia.*=false"
os.environ["QT_SCALE_FACTOR"] = "1"

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.exchange import passphrase_lock
from tests.helpers.first_database import copied_first_databases

pytest.register_assert_rewrite("tests.helpers.printed_pages")
settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("desk"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_collection_finish() -> None:
    """What many tests share is made in English too, whichever test comes first.

    What was imported and collected stays: Python need not walk through it whenever it looks for cycles.
    """
    set_language(Language.EN)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*USUAL)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A new path with every call, in a folder of their own: pytest reads through all names beside a new one."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def data_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test alone, empty; nothing is read from or written to the user's own."""
    home = next(homes)
    home.mkdir()
    monkeypatch.setenv("JUDGE_DESKTOP_HOME", str(home))
    monkeypatch.delenv("JUDGE_DESKTOP_PASSPHRASE_FILE", raising=False)
    return home


@pytest.fixture(autouse=True, scope="session")
def quick_passphrases() -> Iterator[None]:
    """What tests lock with a passphrase opens at once.

    The price of one is met in the tests of encryption, in the first version's files and in every process of its own.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrase_lock, "WORK_FACTOR", 10)
        yield


@pytest.fixture(scope="session")
def first_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the database of new data folders is kept for copying."""
    return tmp_path_factory.mktemp("first")


@pytest.fixture(scope="module")
def copied_databases(first_database: Path) -> Iterator[None]:
    """New data folders get a copy of a database that was migrated once."""
    with copied_first_databases(first_database):
        yield


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test starts in English and leaves no language behind."""
    set_language(Language.EN)
    yield
    set_language(Language.EN)
