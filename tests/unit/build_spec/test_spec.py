"""The spec as PyInstaller reads it on each system, with stand-ins for PyInstaller's words: what it asks to be made."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from build_spec.frozen_contents import Entry
from build_spec.macos.info_plist import icon_files

ROOT = Path(__file__).parents[3]
SPEC = ROOT / "build_spec" / "judge_desktop.spec"
BINARIES: list[Entry] = [
    ("PySide6\\plugins\\tls\\qschannelbackend.dll", "here", "BINARY"),
    ("PySide6/Qt/plugins/tls/libqopensslbackend.so", "here", "BINARY"),
    ("python312.dll", "here", "BINARY"),
]


@dataclass
class Asked:
    """What the spec asked PyInstaller to make."""

    programs: dict[str, dict[str, Any]] = field(default_factory=dict)
    collected: tuple[Any, ...] = ()
    bundles: list[tuple[tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)


class Analysed:
    """What PyInstaller's analysis gives."""

    def __init__(self, scripts: list[str], **_: object) -> None:
        self.scripts, self.pure = scripts, list[Entry]()
        self.binaries, self.datas = list(BINARIES), list[Entry]()


def read_spec(system: str, monkeypatch: pytest.MonkeyPatch) -> Asked:
    hooks = ModuleType("PyInstaller.utils.hooks")
    hooks.__dict__["copy_metadata"] = lambda _: []
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(sys, "path", list(sys.path))
    asked = Asked()

    def exe(*parts: object, name: str, **options: Any) -> str:
        asked.programs[name] = options
        return name

    def collect(*parts: Any, **options: Any) -> str:
        asked.collected = parts
        return "folder"

    words = {
        "SPECPATH": str(SPEC.parent),
        "Analysis": Analysed,
        "PYZ": lambda pure: pure,
        "EXE": exe,
        "COLLECT": collect,
        "BUNDLE": lambda *parts, **options: asked.bundles.append((parts, options)),
    }
    exec(compile(SPEC.read_text(encoding="utf-8"), str(SPEC), "exec"), words)
    return asked


def test_windows_gets_a_window_and_a_console_without_what_nobody_uses(monkeypatch: pytest.MonkeyPatch) -> None:
    written: dict[str, Path] = {}
    monkeypatch.setattr(
        "build_spec.windows.executables.write_version_resource",
        lambda path, _, executable: written.setdefault(executable, path),
    )
    asked = read_spec("win32", monkeypatch)

    assert {name: options["console"] for name, options in asked.programs.items()} == {
        "judge-desktop": False,
        "judge-desktop-console": True,
    }
    assert asked.collected[:2] == ("judge-desktop", "judge-desktop-console")
    assert [name for name, _, _ in asked.collected[2]] == ["python312.dll"]
    assert {f"{name}.exe": Path(options["version"]) for name, options in asked.programs.items()} == written
    assert asked.bundles == []


def test_the_mac_gets_a_bundle_with_its_document_icons(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = read_spec("darwin", monkeypatch)
    ((parts, options),) = asked.bundles

    assert [(name, one["console"]) for name, one in asked.programs.items()] == [("judge-desktop", False)]
    assert parts[0] == "folder"
    assert [name for name, _, _ in parts[1]] == icon_files()
    assert options["name"] == "Judge Desktop.app"


@pytest.mark.skipif(sys.platform != "linux", reason="looks for libraries of Linux")
def test_linux_gets_one_program_and_no_bundle(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = read_spec("linux", monkeypatch)

    assert [(name, one["console"]) for name, one in asked.programs.items()] == [("judge-desktop", True)]
    assert asked.bundles == []
