"""What macOS is told about the program and its files, and what its disk image shows; nothing here needs a Mac."""

import plistlib
import sys
from pathlib import Path

import pytest

from build_spec.file_kinds import FILE_KINDS
from build_spec.macos.artefacts import image_name
from build_spec.macos.bundle import bundle_options, document_icons, executable_options
from build_spec.macos.disk_image import stage
from build_spec.macos.info_plist import BUNDLE_NAME, icon_files, info_plist
from judge_desktop import __version__
from judge_desktop.workflow.file_types import ALL_ENDINGS

FOLDER = Path(__file__).parents[3] / "build_spec" / "macos"
# The keys Apple documents for the hardened runtime; a misspelt one is ignored without a word.
HARDENED_RUNTIME = {
    f"com.apple.security.cs.{name}"
    for name in (
        "allow-jit",
        "allow-unsigned-executable-memory",
        "allow-dyld-environment-variables",
        "disable-library-validation",
        "disable-executable-page-protection",
        "debugger",
    )
}


def test_the_property_list_survives_being_written() -> None:
    found = info_plist(__version__)

    assert plistlib.loads(plistlib.dumps(found)) == found
    assert found["CFBundleShortVersionString"] == found["CFBundleVersion"] == __version__
    assert found["CFBundleLocalizations"] == ["th", "en"]


def test_every_kind_of_file_is_declared_and_opened_as_its_owner() -> None:
    found = info_plist("1.2.3")
    declared = {
        one["UTTypeIdentifier"]: one["UTTypeTagSpecification"]["public.filename-extension"]
        for one in found["UTExportedTypeDeclarations"]
    }
    opened = {one["LSItemContentTypes"][0]: one for one in found["CFBundleDocumentTypes"]}

    assert sorted(ending for (ending,) in declared.values()) == sorted(one.removeprefix(".") for one in ALL_ENDINGS)
    assert set(opened) == set(declared)
    assert {one["LSHandlerRank"] for one in opened.values()} == {"Owner"}
    assert all(identifier.startswith(f"{found['CFBundleIdentifier']}.") for identifier in declared)


def test_the_document_icons_it_names_are_those_the_build_makes() -> None:
    found = info_plist("1.2.3")
    named = {one["CFBundleTypeIconFile"] for one in found["CFBundleDocumentTypes"]}

    assert named == {one["UTTypeIconFile"] for one in found["UTExportedTypeDeclarations"]} == set(icon_files())
    assert set(icon_files()) == {f"{kind.icon}.icns" for kind in FILE_KINDS}


def test_the_bundle_has_no_console_and_carries_the_document_icons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JUDGE_DESKTOP_SIGN", raising=False)
    unsigned = executable_options()
    monkeypatch.setenv("JUDGE_DESKTOP_SIGN", "Developer ID Application: Somebody (TEAM)")
    made = bundle_options(tmp_path, "1.2.3")

    assert unsigned == {"console": False, "codesign_identity": None, "entitlements_file": None}
    assert executable_options() == {
        "console": False,
        "codesign_identity": "Developer ID Application: Somebody (TEAM)",
        "entitlements_file": str(FOLDER / "entitlements.plist"),
    }
    assert [place for place, _, _ in document_icons(tmp_path)] == icon_files()
    assert made["info_plist"] == info_plist("1.2.3")
    assert made["bundle_identifier"] == info_plist("1.2.3")["CFBundleIdentifier"]
    assert image_name("1.2.3", "arm64") == "judge-desktop-1.2.3-macos-arm64.dmg"


def test_the_entitlements_are_two_that_python_needs_and_nothing_else() -> None:
    found = plistlib.loads((FOLDER / "entitlements.plist").read_bytes())

    assert found == {
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.disable-library-validation": True,
    }
    assert set(found) <= HARDENED_RUNTIME


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few accounts make links, and no disk image")
def test_the_disk_image_shows_the_program_the_applications_and_a_page_to_read(tmp_path: Path) -> None:
    bundle = tmp_path / "dist" / BUNDLE_NAME
    (bundle / "Contents" / "MacOS").mkdir(parents=True)
    (bundle / "Contents" / "MacOS" / "judge-desktop").write_bytes(b"\xcf\xfa\xed\xfe")
    (tmp_path / "image").mkdir()

    stage(bundle, tmp_path / "image")

    assert sorted(path.name for path in (tmp_path / "image").iterdir()) == ["Applications", BUNDLE_NAME, "READ ME.txt"]
    assert (tmp_path / "image" / "Applications").readlink() == Path("/Applications")
    words = (tmp_path / "image" / "READ ME.txt").read_text(encoding="utf-8")
    assert "Open Anyway" in words
    assert "เปิดต่อไป" in words
