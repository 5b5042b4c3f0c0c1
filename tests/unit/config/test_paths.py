"""Where things lie: in the checkout, inside an installed package, and in the data folder of this person."""

from pathlib import Path

import platformdirs
import pytest

from judge_desktop.config import paths
from judge_desktop.config.settings import Purpose, Settings


def test_resources_and_migrations_of_the_checkout_are_found() -> None:
    root = Path(__file__).parents[3]
    assert paths.resource("translations/th/phrases.po") == root / "resources" / "translations" / "th" / "phrases.po"
    assert paths.resource("translations/th/phrases.po").is_file()
    assert paths.migrations_folder() == root / "db"


def test_an_installed_package_carries_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "judge_desktop"
    (package / "_resources").mkdir(parents=True)
    (package / "_db").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert paths.resource("templates") == package / "_resources" / "templates"
    assert paths.migrations_folder() == package / "_db"


def test_the_variable_names_the_data_folder(data_home: Path) -> None:
    assert paths.data_folder() == data_home
    assert paths.log_folder() == data_home / "log"


def test_a_relative_data_folder_is_taken_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JUDGE_DESKTOP_HOME", "chair")
    assert paths.data_folder() == tmp_path / "chair"


FROZEN = [
    ("win32", "stick/Judge Desktop/judge-desktop.exe", "stick/Judge Desktop"),
    ("linux", "stick/judge-desktop/judge-desktop", "stick/judge-desktop"),
    ("darwin", "stick/Judge Desktop.app/Contents/MacOS/judge-desktop", "stick"),
]


@pytest.mark.parametrize(("system", "program", "beside"), FROZEN)
def test_a_program_that_is_carried_about_keeps_its_data_beside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, program: str, beside: str
) -> None:
    _freeze(monkeypatch, system, tmp_path / program)
    monkeypatch.delenv("JUDGE_DESKTOP_HOME")
    installed = paths.data_folder()
    (tmp_path / beside / "Judge Desktop Data").mkdir(parents=True)

    assert installed == Path(platformdirs.user_data_dir("Judge Desktop", appauthor=False))
    assert paths.data_folder() == tmp_path / beside / "Judge Desktop Data"
    monkeypatch.setenv("JUDGE_DESKTOP_HOME", str(tmp_path / "chosen"))
    assert paths.data_folder() == tmp_path / "chosen"


def test_a_program_run_from_its_source_is_never_portable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Judge Desktop Data").mkdir()
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    monkeypatch.delenv("JUDGE_DESKTOP_HOME")

    assert paths.portable_folder() is None
    assert paths.data_folder() == Path(platformdirs.user_data_dir("Judge Desktop", appauthor=False))


def _freeze(monkeypatch: pytest.MonkeyPatch, system: str, program: Path) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", str(program))


def test_without_the_variable_the_system_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JUDGE_DESKTOP_HOME")
    assert paths.data_folder() == Path(platformdirs.user_data_dir("Judge Desktop", appauthor=False))


def test_an_account_without_a_home_works_where_it_was_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> str:
        raise RuntimeError("no home")

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JUDGE_DESKTOP_HOME")
    monkeypatch.setattr(platformdirs, "user_data_dir", nowhere)
    monkeypatch.setattr(Path, "home", nowhere)
    assert paths.data_folder() == tmp_path / "Judge Desktop"
    assert paths.font_folders()[0] == tmp_path / ".local" / "share" / "fonts"
    assert Settings().folder(Purpose.SAVE) == tmp_path


def test_the_home_of_nobody_is_a_folder_like_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JUDGE_DESKTOP_HOME", "~nobody-of-that-name/data")
    assert paths.data_folder() == tmp_path / "~nobody-of-that-name" / "data"


@pytest.mark.parametrize(
    ("system", "variables", "wanted"),
    [
        (
            "win32",
            {"LOCALAPPDATA": "/users/a/local", "WINDIR": "/windows"},
            ("/users/a/local/Microsoft/Windows/Fonts", "/windows/Fonts"),
        ),
        ("darwin", {"HOME": "/users/a"}, ("/users/a/Library/Fonts", "/Library/Fonts", "/System/Library/Fonts")),
        (
            "linux",
            {"HOME": "/home/a", "XDG_DATA_HOME": "", "XDG_DATA_DIRS": "/opt/share:/usr/share"},
            ("/home/a/.local/share/fonts", "/home/a/.fonts", "/opt/share/fonts", "/usr/share/fonts"),
        ),
    ],
)
def test_fonts_of_the_user_come_before_those_of_the_system(
    monkeypatch: pytest.MonkeyPatch, system: str, variables: dict[str, str], wanted: tuple[str, ...]
) -> None:
    monkeypatch.setattr("sys.platform", system)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert tuple(str(folder) for folder in paths.font_folders()) == wanted
