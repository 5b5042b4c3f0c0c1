"""What a Linux desktop is told, held against real files of the program."""

from __future__ import annotations

import configparser
import gzip
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from build_spec.file_kinds import FILE_KINDS
from build_spec.linux.desktop_files import COMPONENT, icon_name, mime_types, write_desktop_files
from judge_desktop import __version__
from judge_desktop.exchange import decisions_file, judge_card, package_file, results_file
from judge_desktop.exchange.container import ContainerWriter

MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
FIRST_ENTRIES = {
    ".judgecard": judge_card.FIRST_ENTRY,
    ".judgepack": package_file.FIRST_ENTRY,
    ".judgeresults": results_file.FIRST_ENTRY,
}


@pytest.fixture
def usr(tmp_path: Path) -> Path:
    """All of it, with blank icons."""
    for size in ("16", "256"):
        (tmp_path / "icons" / "png" / size).mkdir(parents=True)
        for name in ("program", *(kind.icon for kind in FILE_KINDS)):
            (tmp_path / "icons" / "png" / size / f"{name}.png").write_bytes(b"\x89PNG")
    write_desktop_files(tmp_path / "usr", tmp_path / "icons")
    return tmp_path / "usr"


def entry_of(usr: Path) -> configparser.SectionProxy:
    """The desktop entry."""
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",), strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(usr / "share" / "applications" / "judge-desktop.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def recognised(magic: ET.Element, content: bytes) -> bool:
    """Whether a file with that content is found by the rules below ``magic``."""
    return any(matches(one, content) for one in magic)


def matches(match: ET.Element, content: bytes) -> bool:
    value = match.attrib["value"].encode().decode("unicode_escape").encode("latin-1")
    at = int(match.attrib["offset"])
    return content[at : at + len(value)] == value and (len(match) == 0 or any(matches(one, content) for one in match))


def test_the_entry_opens_every_kind_of_file_and_is_found_by_the_window(usr: Path) -> None:
    entry = entry_of(usr)
    assert entry["Exec"] == "judge-desktop %f"
    assert entry["MimeType"].rstrip(";").split(";") == [kind.mime for kind in FILE_KINDS]
    assert entry["StartupWMClass"] == "judge-desktop"  # the name that app.py gives its window
    assert [name for name in entry if name.endswith("[th]")] == ["GenericName[th]", "Comment[th]", "Keywords[th]"]


def test_every_kind_has_its_ending_its_names_and_its_icons(usr: Path) -> None:
    root = ET.fromstring((usr / "share" / "mime" / "packages" / "judge-desktop.xml").read_bytes())
    found = {one.attrib["type"]: one for one in root}
    hicolor = usr / "share" / "icons" / "hicolor"
    for kind in FILE_KINDS:
        told = found.pop(kind.mime)
        assert [one.attrib["pattern"] for one in told.iter(f"{MIME}glob")] == [f"*{kind.ending}"]
        assert [one.text for one in told.iter(f"{MIME}comment")] == [
            f"{kind.english} (Judge Desktop)",
            f"{kind.thai} (Judge Desktop)",
        ]
        for folder, ending in (("16x16", "png"), ("256x256", "png"), ("scalable", "svg")):
            assert (hicolor / folder / "mimetypes" / f"{icon_name(kind)}.{ending}").is_file()
    assert found == {}


@pytest.mark.parametrize("ending", FIRST_ENTRIES)
def test_a_file_that_lost_its_ending_is_known_by_how_it_begins(ending: str, tmp_path: Path) -> None:
    kinds = {kind.mime: kind.ending for kind in FILE_KINDS}
    path = tmp_path / "sent by chat.bin"
    with path.open("w+b") as stream:
        writer = ContainerWriter(stream)
        writer.add(FIRST_ENTRIES[ending], b'{"schema":"of any kind"}')
        writer.add("more.json", b"{}")
        writer.finish()
    content = path.read_bytes()
    known = [
        kinds[one.attrib["type"]]
        for one in ET.fromstring(mime_types())
        for magic in one.iter(f"{MIME}magic")
        if recognised(magic, content)
    ]
    assert known == [ending]


def test_what_is_always_encrypted_has_no_magic() -> None:
    assert decisions_file.FIRST_ENTRY not in mime_types()
    assert "age-encryption" not in mime_types()


def test_software_centres_are_told_the_version_and_that_no_network_is_needed(usr: Path) -> None:
    root = ET.fromstring((usr / "share" / "metainfo" / f"{COMPONENT}.metainfo.xml").read_bytes())
    assert root.findtext("id") == COMPONENT
    release = root.find("releases/release")
    assert release is not None
    assert release.attrib["version"] == __version__
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", release.attrib["date"])
    assert root.findtext("requires/internet") == "offline-only"
    assert [one.text for one in root.iter("mediatype")] == [kind.mime for kind in FILE_KINDS]


def test_the_manual_page_says_the_version(usr: Path) -> None:
    page = gzip.decompress((usr / "share" / "man" / "man1" / "judge-desktop.1.gz").read_bytes()).decode()
    assert f"Judge Desktop {__version__}" in page.splitlines()[0]
    assert "@" not in page
