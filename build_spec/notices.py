"""Writes `resources/licences/THIRD_PARTY.txt`: whose work is in the program and under which licences.

From the locked requirements of the running program, the papers of the distributions installed here, and `works.toml`
for what those do not say. Refuses a licence that must not be shipped beside Qt. Standard library only.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

from build_spec.licence_terms import is_allowed
from judge_desktop.config.licences import RULE, THIN_RULE, Work

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "build_spec" / "requirements" / "runtime.txt"
FOLDER = ROOT / "build_spec" / "licences"
NOTICE = ROOT / "resources" / "licences" / "THIRD_PARTY.txt"
_PAPERS = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
_BILLS = frozenset({"cryptography-rust.cyclonedx.json", "pyrage.cyclonedx.json"})
_PREFACE = """\
Judge Desktop is built with the work of many others. This file names them, with the licences under which they let
everybody use it, in the words of those licences. It is made from the locked requirements by `python3 dev.py notices`.

Qt and Qt for Python are used under the GNU Lesser General Public License, version 3; FFmpeg, libthai and libdatrie
under the same licence, version 2.1 or later. They are used as they come, unchanged, and lie as files of their own
beside the program, so that anyone may put other versions in their place (how: build_spec/licences/lgpl.md in the
sources of Judge Desktop, and REPLACING.txt beside this file). Nothing in the terms of Judge Desktop forbids changing
these libraries for one's own use, or taking the program apart to find out why a changed one does not work with it.
"""


@dataclass(frozen=True)
class Paper:
    """What `works.toml` says of one work or distribution."""

    told: dict[str, Any]

    def word(self, name: str, otherwise: str = "") -> str:
        """One of its words, on one line."""
        return " ".join(str(self.told.get(name, otherwise)).split())

    def texts(self) -> list[str]:
        """The shared texts it needs."""
        return list(self.told.get("texts", ()))


def locked() -> dict[str, str]:
    """Name and version of every distribution the running program is locked to."""
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", LOCK.read_text(encoding="utf-8"), flags=re.MULTILINE))


def told() -> dict[str, Any]:
    """`works.toml`."""
    return tomllib.loads((FOLDER / "works.toml").read_text(encoding="utf-8"))


def works() -> tuple[Work, ...]:
    """Everything in the notice: distributions by name, other works in the order of `works.toml`, shared texts."""
    papers = told()
    known = {name: Paper(one) for name, one in papers["distribution"].items()}
    strangers = known.keys() - locked().keys()
    if strangers:
        raise SystemExit(f"works.toml speaks of distributions that are not locked: {', '.join(sorted(strangers))}")
    found = [_distribution(name, version, known.get(name, Paper({}))) for name, version in sorted(locked().items())]
    others = [Paper(one) for one in papers["work"]]
    found += [_other(one) for one in others]
    needed = {text for paper in (*known.values(), *others) for text in paper.texts()}
    return (*found, *(_shared(name) for name in sorted(needed)))


def notice(all_works: Iterable[Work]) -> str:
    """The file."""
    listed = list(all_works)
    width = max(len(f"{one.name} {one.version}") for one in listed)
    contents = "\n".join(f"  {f'{one.name} {one.version}'.strip():{width}}  {one.licence}" for one in listed)
    return f"{_PREFACE}\n{contents}\n\n" + "".join(_part(one) for one in listed)


def _part(work: Work) -> str:
    head = f"{work.name} {work.version}".strip()
    return f"{RULE}\n{head}\nLicence: {work.licence}\nWhat: {work.what}\n{THIN_RULE}\n{work.text}\n\n"


def _distribution(name: str, version: str, paper: Paper) -> Work:
    installed = distribution(name)
    if _same(installed.version) != _same(version):
        raise SystemExit(f"{name} {installed.version} is installed, {version} is locked: run `python3 dev.py setup`")
    licence = paper.word("licence") or _said(installed, "License-Expression")
    _demand_allowed(name, licence)
    parts = [paper.word("copyright"), *_own_texts(installed, paper.told.get("leaves_out", ())), *_inside(installed)]
    parts += _see(paper, has_own=any(parts[1:]))
    what = paper.word("what") or _said(installed, "Summary").rstrip(".")
    return Work(name, version, licence, what, "\n\n".join(part for part in parts if part))


def _said(installed: Distribution, name: str) -> str:
    """What a distribution's papers say under `name`, on one line."""
    return " ".join(str((installed.metadata.get_all(name) or [""])[0]).split())


def _same(version: str) -> str:
    """1.0 and 1.000 are the same version."""
    return re.sub(r"(\.0+)+$", "", version)


def _other(paper: Paper) -> Work:
    name, licence = paper.word("name"), paper.word("licence")
    _demand_allowed(name, licence)
    own = paper.word("own_text")
    text = (ROOT / own).read_text(encoding="utf-8").strip("\n") if own else _paragraphs(paper.told["copyright"])
    parts = [text, *_see(paper, has_own=bool(own))]
    return Work(name, paper.word("version"), licence, paper.word("what"), "\n\n".join(part for part in parts if part))


def _shared(name: str) -> Work:
    text = (FOLDER / "texts" / f"{name}.txt").read_text(encoding="utf-8").strip("\n")
    return Work(f"The words of {name}", "", name.replace("AGG", "LicenseRef-AGG"), "Text of a licence", _tidy(text))


def _demand_allowed(name: str, licence: str) -> None:
    if not licence or not is_allowed(licence):
        raise SystemExit(f"{name}: the licence “{licence}” is not on the list of those that may be shipped")


def _own_texts(installed: Distribution, leaves_out: Iterable[str]) -> Iterator[str]:
    """The papers a distribution brings, each text once."""
    seen: set[str] = set()
    for file in sorted(installed.files or (), key=str):
        name = file.as_posix()
        if not _PAPERS.search(name) or file.suffix in {".py", ".pyc"} or any(one in name for one in leaves_out):
            continue
        text = _tidy(file.read_text(encoding="utf-8").strip("\n"))
        if text not in seen:
            seen.add(text)
            yield f"[{name.partition('.dist-info/')[2] or name}]\n\n{text}"


def _inside(installed: Distribution) -> Iterator[str]:
    """What a distribution says to be compiled into it (PEP 770): name, version, licence, one a line."""
    for file in sorted(installed.files or (), key=str):
        if ".dist-info/sboms/" in file.as_posix() and file.name in _BILLS:
            yield from _crates(json.loads(file.read_text(encoding="utf-8")), installed.name)


def _crates(bill: dict[str, Any], name: str) -> Iterator[str]:
    lines = []
    for one in bill.get("components", ()):
        spelled = " AND ".join(_licence_of(each) for each in one.get("licenses", ())) or "Unicode-3.0"
        _demand_allowed(f"{name}: {one['name']}", spelled)
        lines.append(f"  {one['name']} {one.get('version', '')}  {spelled}")
    if lines:
        yield "[Rust crates compiled into it]\n\n" + "\n".join(sorted(set(lines)))


def _licence_of(told_: dict[str, Any]) -> str:
    """A crate that brings the words of its licence instead of a name brings those of Unicode: the only ones so far."""
    return str(told_.get("expression") or told_.get("license", {}).get("id") or "Unicode-3.0")


def _see(paper: Paper, *, has_own: bool) -> list[str]:
    if not paper.texts():
        return []
    also = "The words of further licences it names" if has_own else "The words of its licence"
    return [f"{also} stand at the end of this file: {', '.join(paper.texts())}"]


def _paragraphs(words: str) -> str:
    return _tidy("\n\n".join(_filled(paragraph) for paragraph in words.split("\n\n")))


def _filled(words: str, width: int = 116) -> str:
    lines, line = [], ""
    for word in words.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def _tidy(text: str) -> str:
    """Without what only printers of fifty years ago need, and without a line that would end a part of the notice."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\f", "").split("\n")]
    return "\n".join(line[:-1] if line in {RULE, THIN_RULE} else line for line in lines).strip("\n")


def main() -> None:
    """Writes the notice."""
    NOTICE.parent.mkdir(parents=True, exist_ok=True)
    found = works()
    NOTICE.write_text(notice(found), encoding="utf-8", newline="\n")
    print(f"── {NOTICE.relative_to(ROOT)}: {len(found)} works, {NOTICE.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
