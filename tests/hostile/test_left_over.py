"""What a killed program left half-written goes when anything is written beside it; what is being written now stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from judge_desktop.config.whole_files import replacing, unfinished_folder
from tests.helpers.nursery import Nursery
from tests.helpers.small_day import JUDGES, Day

WRITERS = (
    ("J1", ("score", "export", "-o", "J1.judgescore")),
    ("J1", ("identity", "card", "-o", "J1.judgecard")),
    ("J1", ("report", "scorecards", "-o", ".")),
    ("chair", ("package", "build", "-o", "day.judgepack")),
    ("chair", ("publish", "-o", "results.judgeresults")),
    ("chair", ("export", "received", "-o", ".")),
    ("chair", ("export", "tables", "-o", "tables.xlsx")),
    ("chair", ("export", "tables", "-o", ".")),
)


@pytest.fixture(scope="module")
def scored(sound_day: Day, tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Everybody scored and everything is merged."""
    day = sound_day.copied(tmp_path_factory.mktemp("left over") / "day")
    day.chair.do("merge", *(day.at(f"{judge}.judgescore") for judge in JUDGES))
    return day


def begun(folder: Path) -> set[str]:
    """What is not whole."""
    return {path.name for path in folder.iterdir() if path.name.endswith(".part")}


@pytest.mark.parametrize(("whose", "words"), WRITERS)
def test_every_writer_removes_it(
    whose: str, words: tuple[str, ...], scored: Day, nursery: Nursery, tmp_path: Path
) -> None:
    with replacing(tmp_path / "now.pdf"), unfinished_folder(tmp_path):
        now = begun(tmp_path)
        assert nursery.kill_at("begin", 1, folder=str(tmp_path)) == ["begun"]
        assert len(begun(tmp_path) - now) == 2
        copy = scored.chair if whose == "chair" else scored.judge(whose)
        copy.do(*words[:-1], tmp_path / words[-1])
        assert begun(tmp_path) == now
    assert begun(tmp_path) == set()
