"""The small choices of a person: they come back, and a broken file costs a few clicks and nothing else."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from judge_desktop.config.i18n import Language
from judge_desktop.config.settings import (
    FILE_NAME,
    Purpose,
    Settings,
    TextSize,
    Theme,
    load_settings,
    save_settings,
)
from judge_desktop.config.thai_digits import Numerals

CHOSEN = Settings(
    language=Language.EN, theme=Theme.DARK, text_size=TextSize.LARGER, numerals=Numerals.THAI, day_sound=True
).with_folder(Purpose.SAVE, Path("ผลงาน"))


def test_a_new_copy_speaks_thai_at_normal_size() -> None:
    assert load_settings() == Settings(Language.TH, Theme.SYSTEM, TextSize.NORMAL, Numerals.ARABIC)


def test_choices_come_back(data_home: Path) -> None:
    save_settings(CHOSEN)
    assert load_settings() == CHOSEN
    assert [path.name for path in data_home.iterdir()] == [FILE_NAME]


def test_the_data_folder_is_made_when_the_first_choice_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "new" / FILE_NAME
    save_settings(CHOSEN, path)
    assert load_settings(path) == CHOSEN


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b"\xff\xfe", b'"th"'])
def test_a_broken_file_is_put_aside_and_the_defaults_hold(data_home: Path, broken: bytes) -> None:
    (data_home / FILE_NAME).write_bytes(broken)
    assert load_settings() == Settings()
    assert (data_home / "settings.broken.json").read_bytes() == broken
    save_settings(CHOSEN)
    assert load_settings() == CHOSEN


def test_a_file_that_cannot_be_read_now_stays(data_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another copy is replacing it, on Windows."""
    save_settings(CHOSEN)

    def held(*_: object, **__: object) -> str:
        raise PermissionError

    with monkeypatch.context() as held_by_another:
        held_by_another.setattr(Path, "read_text", held)
        assert load_settings() == Settings()
    assert load_settings() == CHOSEN


def test_one_unknown_value_does_not_cost_the_others(data_home: Path) -> None:
    save_settings(CHOSEN)
    written = json.loads((data_home / FILE_NAME).read_text(encoding="utf-8"))
    written |= {"theme": "pink", "text_size": 117, "last_folders": {"save": "ผลงาน", "elsewhere": "x", "open": 3}}
    (data_home / FILE_NAME).write_text(json.dumps(written), encoding="utf-8")
    kept = Settings(language=Language.EN, numerals=Numerals.THAI, day_sound=True)
    assert load_settings() == kept.with_folder(Purpose.SAVE, Path("ผลงาน"))


def test_a_full_disk_leaves_the_old_choices(data_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_settings(CHOSEN)

    def no_space(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", no_space)
    with pytest.raises(OSError, match="No space left"):
        save_settings(Settings())
    assert load_settings() == CHOSEN
    assert [path.name for path in data_home.iterdir()] == [FILE_NAME]


def test_a_remembered_folder_that_is_gone_gives_the_home(tmp_path: Path) -> None:
    folder = tmp_path / "scores"
    folder.mkdir()
    settings = Settings().with_folder(Purpose.OPEN, folder)
    assert settings.folder(Purpose.OPEN) == folder
    folder.rmdir()
    assert settings.folder(Purpose.OPEN) == Path.home()
    assert settings.folder(Purpose.PRINT) == Path.home()


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
NAMES = st.sampled_from(["language", "theme", "text_size", "numerals", "day_sound", "last_folders"])


@hypothesis_settings(max_examples=50)
@given(st.dictionaries(NAMES, ANY_JSON))
def test_no_object_whatever_stops_the_program(
    tmp_path_factory: pytest.TempPathFactory, written: dict[str, object]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any settings" / FILE_NAME
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(written), encoding="utf-8")
    loaded = load_settings(path)
    save_settings(loaded, path)
    assert load_settings(path) == loaded
