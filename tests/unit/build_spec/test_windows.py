"""The installer for Windows, read as Inno Setup reads it: its files, kinds of files, and words in both languages."""

import ast
import re
from pathlib import Path

import pytest

from build_spec.file_kinds import FILE_KINDS, FileKind
from build_spec.program_icons import icon_names
from build_spec.windows.artefacts import compiler_command, find_compiler
from build_spec.windows.executables import executables, without_useless
from build_spec.windows.version_resource import version_resource
from judge_desktop import __version__
from judge_desktop.workflow.file_types import ALL_ENDINGS

FOLDER = Path(__file__).parents[3] / "build_spec" / "windows"
SCRIPT = (FOLDER / "judge_desktop.iss").read_text(encoding="utf-8-sig")
THAI = (FOLDER / "Thai.isl").read_text(encoding="utf-8-sig")


def section(text: str, name: str) -> list[str]:
    """The lines of a section without comments."""
    body = re.search(rf"^\[{name}\]\n(.*?)(?=^\[|\Z)", text, re.MULTILINE | re.DOTALL)
    assert body is not None, name
    return [line for line in body[1].splitlines() if line.strip() and not line.startswith(";")]


def settings(text: str, name: str) -> dict[str, str]:
    return dict(line.split("=", 1) for line in section(text, name))


def entries(name: str) -> list[dict[str, str]]:
    """The entries of a section, each as its parameters; quotes are taken off."""
    found = []
    for line in section(SCRIPT, name):
        parameters = re.findall(r'(\w+): (?:"((?:[^"]|"")*)"|([^;]*))(?:; |$)', line)
        found.append({key: (quoted or plain).replace('""', '"').strip() for key, quoted, plain in parameters})
    return found


def registry() -> dict[str, dict[str, str]]:
    """Key below `Software\\Classes` to its values; the default value is ''."""
    found: dict[str, dict[str, str]] = {}
    for entry in entries("Registry"):
        key = entry["Subkey"].removeprefix("Software\\Classes\\")
        found.setdefault(key, {})
        if "ValueData" in entry:
            found[key][entry.get("ValueName", "")] = entry["ValueData"]
    return found


def test_the_table_of_file_kinds_is_the_list_of_the_program() -> None:
    assert [kind.ending for kind in FILE_KINDS] == list(ALL_ENDINGS)
    assert sorted(["program", *(kind.icon for kind in FILE_KINDS)]) == sorted(icon_names())
    assert len({kind.mime for kind in FILE_KINDS}) == len(FILE_KINDS)


def test_the_person_who_installs_needs_no_administrator_and_is_asked_one_thing() -> None:
    found = settings(SCRIPT, "Setup")

    assert found["PrivilegesRequired"] == "lowest"
    assert "PrivilegesRequiredOverridesAllowed" not in found
    assert {entry["Root"] for entry in entries("Registry")} == {"HKA"}
    assert {name for name in found if name.startswith("Disable")} == {
        "DisableDirPage",
        "DisableProgramGroupPage",
        "DisableReadyPage",
    }
    assert found["DefaultDirName"].startswith("{localappdata}\\")
    assert [entry["Name"] for entry in entries("Tasks")] == ["desktop"]


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.icon)
def test_every_kind_of_file_opens_in_the_program_under_its_own_icon(kind: FileKind) -> None:
    ending, prog_id, icon, mime = kind.ending, kind.prog_id, kind.icon, kind.mime
    keys = registry()

    assert keys[ending] == {"": prog_id, "Content Type": mime}
    assert keys[f"{ending}\\OpenWithProgids"] == {prog_id: ""}
    assert keys[prog_id] == {"": f"{{cm:{icon}}}"}
    assert keys[f"{prog_id}\\DefaultIcon"] == {"": f"{{app}}\\icons\\{icon}.ico"}
    assert keys[f"{prog_id}\\shell\\open\\command"] == {"": '"{app}\\{#Exe}" "%1"'}
    assert keys["Applications\\{#Exe}\\SupportedTypes"][ending] == ""
    assert keys["Software\\Judge Desktop\\Capabilities\\FileAssociations"][ending] == prog_id
    words = settings(SCRIPT, "CustomMessages")
    assert (words[f"en.{icon}"], words[f"th.{icon}"]) == (
        f"{kind.english} of Judge Desktop",
        f"{kind.thai} (Judge Desktop)",
    )


def test_uninstalling_takes_every_key_of_its_own_and_leaves_the_data() -> None:
    swept = {
        entry["Subkey"].removeprefix("Software\\Classes\\")
        for entry in entries("Registry")
        if "uninsdeletekey" in entry.get("Flags", "").split()
    }
    own = {"Applications\\{#Exe}", "Software\\Judge Desktop", *(kind.prog_id for kind in FILE_KINDS)}

    assert swept == own
    for key, values in registry().items():
        if not any(key == one or key.startswith(f"{one}\\") for one in own):
            for name in values:
                assert "uninsdeletevalue" in flags_of(key, name), f"{key} {name}"
    assert "[UninstallDelete]" not in SCRIPT
    assert [entry["Name"] for entry in entries("InstallDelete")] == ["{app}\\_internal", "{app}\\icons"]


def flags_of(key: str, value_name: str) -> str:
    return next(
        entry["Flags"]
        for entry in entries("Registry")
        if entry["Subkey"].removeprefix("Software\\Classes\\") == key and entry.get("ValueName", "") == value_name
    )


def test_what_uninstalling_leaves_is_the_data_folder_of_the_program_and_it_is_said() -> None:
    assert "ExpandConstant('{localappdata}\\Judge Desktop')" in SCRIPT
    assert "CustomMessage('DataStays')" in SCRIPT
    words = settings(SCRIPT, "CustomMessages")
    assert "%1" in words["en.DataStays"]
    assert "ยังอยู่ในโฟลเดอร์นี้" in words["th.DataStays"]


def test_the_files_it_takes_are_those_the_build_makes() -> None:
    assert [entry["Source"] for entry in entries("Files")] == ["{#Program}\\*", "{#Icons}\\*.ico"]
    assert re.findall(r"#ifndef (\w+)", SCRIPT) == ["Version", "Program", "Icons"]
    named = re.findall(r"^\w+File=\{#Icons\}\\(.+)$", SCRIPT, re.MULTILINE)
    assert named == ["program.ico", "wizard-small-*.bmp", "wizard-large-*.bmp"]


def test_every_word_of_its_own_is_there_in_both_languages_and_every_one_used_is_defined() -> None:
    words = settings(SCRIPT, "CustomMessages") | settings(SCRIPT, "Messages")
    english = {name.removeprefix("en.") for name in words if name.startswith("en.")}
    thai = {name.removeprefix("th.") for name in words if name.startswith("th.")} | set(settings(THAI, "Messages"))
    used = set(re.findall(r"\{cm:(\w+)", SCRIPT)) | set(re.findall(r"CustomMessage\('(\w+)'\)", SCRIPT))

    assert english <= thai
    assert used == {name.removeprefix("en.") for name in settings(SCRIPT, "CustomMessages") if name.startswith("en.")}


def test_thai_words_keep_to_the_house_style() -> None:
    words = settings(THAI, "Messages") | {
        name: text for name, text in settings(SCRIPT, "CustomMessages").items() if name.startswith("th.")
    }

    assert [name for name, text in words.items() if "โปรด" in text] == []
    assert [name for name, text in words.items() if text.endswith(".") and not text.endswith("...")] == []


def test_the_compiler_is_told_every_place_as_a_whole_path(tmp_path: Path) -> None:
    told = compiler_command("iscc", tmp_path / "program", tmp_path / "icons", tmp_path / "out", "1.2.3")

    assert told == [
        "iscc",
        "/Qp",
        "/DVersion=1.2.3",
        f"/DProgram={tmp_path / 'program'}",
        f"/DIcons={tmp_path / 'icons'}",
        f"/O{tmp_path / 'out'}",
        str(FOLDER / "judge_desktop.iss"),
    ]


@pytest.mark.parametrize("place", ["ProgramFiles(x86)", "ProgramFiles"])
def test_inno_setup_is_found_where_it_is_usually_installed(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv(place, str(tmp_path / "here"))
    without = find_compiler()
    (tmp_path / "here" / "Inno Setup 6").mkdir(parents=True)
    (tmp_path / "here" / "Inno Setup 6" / "ISCC.exe").write_bytes(b"MZ")

    assert without is None
    assert find_compiler() == str(tmp_path / "here" / "Inno Setup 6" / "ISCC.exe")


def test_a_window_and_a_console_share_the_folder_and_our_files_open_the_window(tmp_path: Path) -> None:
    made = executables(tmp_path / "work", tmp_path / "icons", "1.2.3")

    assert {name: options["console"] for name, options in made.items()} == {
        "judge-desktop": False,
        "judge-desktop-console": True,
    }
    assert '#define Exe "judge-desktop.exe"' in SCRIPT
    for name, options in made.items():
        assert options["icon"] == str(tmp_path / "icons" / "program.ico")
        assert Path(options["version"]).read_text(encoding="utf-8") == version_resource("1.2.3", f"{name}.exe")


def test_what_nobody_uses_stays_behind_and_what_plays_reads_and_draws_comes_along() -> None:
    kept = (
        "PySide6\\Qt6Core.dll",
        "PySide6\\Qt6Pdf.dll",
        "PySide6\\avcodec-61.dll",
        "PySide6\\opengl32sw.dll",
        "PySide6\\plugins\\iconengines\\qsvgicon.dll",
        "PySide6\\plugins\\imageformats\\qjpeg.dll",
        "PySide6\\plugins\\imageformats\\qwebp.dll",
        "PySide6\\plugins\\multimedia\\ffmpegmediaplugin.dll",
        "PySide6\\plugins\\platforms\\qoffscreen.dll",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll",
    )
    left = (
        "PySide6\\Qt6Quick.dll",
        "PySide6\\Qt6VirtualKeyboardSettings.dll",
        "PySide6\\plugins\\platforminputcontexts\\qtvirtualkeyboardplugin.dll",
        "PySide6\\plugins\\tls\\qschannelbackend.dll",
        "PySide6\\translations\\qt_de.qm",
    )

    assert [name for name, _, _ in without_useless((name, "", "BINARY") for name in kept + left)] == list(kept)


def test_the_version_resource_carries_the_version_of_the_program() -> None:
    tree = ast.parse(version_resource(__version__), mode="eval")
    numbers = {
        node.arg: ast.literal_eval(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg in {"filevers", "prodvers"}
    }
    strings = {
        ast.literal_eval(node.args[0]): ast.literal_eval(node.args[1])
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "StringStruct"
    }
    expected = (*map(int, re.findall(r"\d+", __version__)), 0)

    assert numbers == {"filevers": expected, "prodvers": expected}
    assert strings["FileVersion"] == strings["ProductVersion"] == __version__
    assert strings["OriginalFilename"] == "judge-desktop.exe"


def test_a_preliminary_version_is_marked_and_a_strange_one_refused() -> None:
    assert "flags=0x2," in version_resource("1.2.3rc1")
    assert "filevers=(1, 2, 3, 0)" in version_resource("1.2.3rc1")
    with pytest.raises(ValueError, match="cannot number"):
        version_resource("1.2")
