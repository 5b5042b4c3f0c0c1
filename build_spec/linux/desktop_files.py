"""What a Linux desktop is told about the program and its files: entry, MIME types, icons, description, manual page.

Written below a folder as they lie below `/usr`. The kinds of files come from `file_kinds.py`, so that all systems say
the same.
"""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path
from xml.sax.saxutils import escape

from build_spec.file_kinds import FILE_KINDS, FileKind
from build_spec.version import PROGRAM, ROOT, build_date, build_epoch, program_version

COMPONENT = "org.judge_desktop.JudgeDesktop"  # what software centres call it
TEMPLATES = Path(__file__).parent
DRAWINGS = ROOT / "resources" / "icons" / "program"

# A plain zip of ours begins in one way only: stored, dated 1980-01-01, and this entry first. Encrypted files begin as
# every file of age does: they are known by their ending alone.
FIRST_ENTRIES = {".judgepack": "manifest.json", ".judgecard": "card.json", ".judgeresults": "results.json"}
_ZIP_BEGINS = r"PK\x03\x04\x14\x00\x00\x08\x00\x00\x00\x00\x21\x00"
_NAME_AT = 30


def write_desktop_files(usr: Path, icons: Path) -> None:
    """Writes all of it below `usr`; `icons` is what `program_icons.py` has made."""
    share = usr / "share"
    kinds = ";".join(kind.mime for kind in FILE_KINDS)
    _write(share / "applications" / f"{PROGRAM}.desktop", _filled("judge-desktop.desktop", KINDS=kinds))
    _write(share / "mime" / "packages" / f"{PROGRAM}.xml", mime_types())
    provided = "\n".join(f"    <mediatype>{kind.mime}</mediatype>" for kind in FILE_KINDS)
    description = _filled("judge-desktop.metainfo.xml", COMPONENT=COMPONENT, MEDIATYPES=provided)
    _write(share / "metainfo" / f"{COMPONENT}.metainfo.xml", description)
    _write_compressed(share / "man" / "man1" / f"{PROGRAM}.1.gz", _filled("judge-desktop.1"))
    _write_compressed(share / "doc" / PROGRAM / "changelog.gz", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    _write_icons(share / "icons" / "hicolor", icons)


def mime_types() -> str:
    """The XML of shared-mime-info for all our files."""
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">',
            *(_mime_type(kind) for kind in FILE_KINDS),
            "</mime-info>\n",
        )
    )


def icon_name(kind: FileKind) -> str:
    """The name a desktop looks for."""
    return kind.mime.replace("/", "-")


def _mime_type(kind: FileKind) -> str:
    lines = [
        f'  <mime-type type="{kind.mime}">',
        f"    <comment>{escape(kind.english)} (Judge Desktop)</comment>",
        f'    <comment xml:lang="th">{escape(kind.thai)} (Judge Desktop)</comment>',
        f'    <icon name="{icon_name(kind)}"/>',
    ]
    if first := FIRST_ENTRIES.get(kind.ending):
        lines += [
            '    <magic priority="60">',
            f'      <match type="string" offset="0" value="{_ZIP_BEGINS}">',
            f'        <match type="string" offset="{_NAME_AT}" value="{first}{{"/>',
            "      </match>",
            "    </magic>",
        ]
    lines += [f'    <glob pattern="*{kind.ending}"/>', "  </mime-type>"]
    return "\n".join(lines)


def _write_icons(hicolor: Path, icons: Path) -> None:
    for drawn in sorted((icons / "png").iterdir(), key=lambda one: int(one.name)):
        _place_icons(hicolor / f"{drawn.name}x{drawn.name}", drawn, ".png")
    _place_icons(hicolor / "scalable", DRAWINGS, ".svg")


def _place_icons(into: Path, drawn: Path, ending: str) -> None:
    _copy(drawn / f"program{ending}", into / "apps", PROGRAM)
    for kind in FILE_KINDS:
        _copy(drawn / f"{kind.icon}{ending}", into / "mimetypes", icon_name(kind))


def _copy(source: Path, folder: Path, name: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, folder / f"{name}{source.suffix}")


def _filled(template: str, **values: str) -> str:
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    for name, value in {"VERSION": program_version(), "DATE": build_date(), **values}.items():
        text = text.replace(f"@{name}@", value)
    return text


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_compressed(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=build_epoch()))
