"""The third-party notice: what is locked is in it, what is in it may be shipped, and nobody's files go along."""

import re
import sys
from pathlib import Path

import pytest

from build_spec.licence_terms import is_allowed, licences_in
from build_spec.notices import LOCK, NOTICE, locked, notice, works
from build_spec.shipped_files import wrong_files
from judge_desktop.config.licences import Work, third_party_works, works_in

SHIPPED = {f"{work.name} {work.version}".strip(): work for work in third_party_works()}


def test_the_notice_names_what_is_locked_and_nothing_else() -> None:
    pinned = set(re.findall(r"^(\S+==\S+) \\$", LOCK.read_text(encoding="utf-8"), re.MULTILINE))
    described = works()[: len(pinned)]

    assert {f"{name}=={version}" for name, version in locked().items()} == pinned
    assert {f"{work.name}=={work.version}" for work in described} == pinned
    assert [work for work in third_party_works() if f"{work.name}=={work.version}" in pinned] == list(described)


@pytest.mark.skipif(sys.platform != "linux", reason="wheels of other systems have other papers")
def test_the_notice_is_what_the_installed_papers_say() -> None:
    """After a change of the locks: python3 dev.py notices."""
    made = works()

    assert third_party_works() == made
    assert NOTICE.read_text(encoding="utf-8") == notice(made)
    assert tuple(works_in(notice(made))) == made


def test_every_licence_may_stand_beside_qt_under_the_lgpl() -> None:
    shared_texts = {"GPL-3.0-only"}  # the LGPL is a change of the GPL: its words are needed, nothing is under them
    assert {
        name for name, work in SHIPPED.items() if work.licence not in shared_texts and not is_allowed(work.licence)
    } == set()
    assert {work.name for work in SHIPPED.values() if work.licence in shared_texts} == {"The words of GPL-3.0-only"}


def test_every_work_has_words_and_the_lgpl_is_there_whole() -> None:
    assert {name for name, work in SHIPPED.items() if len(work.text) < 40 or not work.what} == set()
    for name, first, last in (
        ("LGPL-3.0-only", "GNU LESSER GENERAL PUBLIC LICENSE", "choose that version for the\nLibrary."),
        ("GPL-3.0-only", "GNU GENERAL PUBLIC LICENSE", "why-not-lgpl.html>."),
        ("LGPL-2.1-or-later", "GNU LESSER GENERAL PUBLIC LICENSE", "That's all there is to it!"),
    ):
        words = SHIPPED[f"The words of {name}"].text
        assert words.lstrip().startswith(first)
        assert words.endswith(last)
    assert "Copyright 2018 The Sarabun Project Authors" in SHIPPED["fontpkg-sarabun 1.0"].text
    assert "Lucide Icons and Contributors" in SHIPPED["Lucide"].text


def test_no_address_of_a_registry_is_in_the_notice() -> None:
    text = NOTICE.read_text(encoding="utf-8")
    assert re.findall(r"pypi\.org|pythonhosted\.org|npmjs|crates\.io", text) == []


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-or-later", False),
        ("GPL-2.0-only OR LGPL-3.0-only", True),
        ("MIT AND GPL-2.0-only", False),
        ("MIT AND (GPL-2.0-only OR BSD-3-Clause)", True),
        ("(MIT OR Apache-2.0) AND AGPL-3.0-only", False),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", True),
        ("GPL-3.0-or-later WITH Classpath-exception-2.0", False),
        ("MIT AND GPL-2.0-or-later WITH Bootloader-exception", True),
    ],
)
def test_an_expression_is_reckoned_through(expression: str, allowed: bool) -> None:
    assert is_allowed(expression) is allowed


@pytest.mark.parametrize("nonsense", ["", "MIT AND", "(MIT", "MIT)", "MIT BSD-3-Clause", "MIT, ISC", "AND MIT OR"])
def test_what_is_no_expression_is_refused(nonsense: str) -> None:
    with pytest.raises(ValueError):
        is_allowed(nonsense)


def test_the_licences_of_an_expression_are_named_once() -> None:
    assert licences_in("(MIT OR Apache-2.0) AND MIT AND GPL-3.0-or-later WITH GCC-exception-3.1") == (
        "MIT",
        "Apache-2.0",
        "GPL-3.0-or-later",
    )


def test_a_part_without_a_head_is_refused() -> None:
    rule = "=" * 100
    assert list(works_in(f"before\n{rule}\nA thing\nLicence: MIT\nWhat: it is\n{'-' * 100}\nwords\n")) == [
        Work("A thing", "", "MIT", "it is", "words")
    ]
    with pytest.raises(ValueError):
        list(works_in(f"{rule}\nA thing\nwords"))


def test_a_frozen_folder_is_looked_through(tmp_path: Path) -> None:
    for name in (
        "_internal/libQt6Core.so.6",
        "_internal/PySide6/Qt/plugins/platforms/libqxcb.so",
        "_internal/lib-dynload/math.cpython-311-x86_64-linux-gnu.so",
        "_internal/libicudata.so.73",
        "_internal/judge_desktop/_resources/licences/THIRD_PARTY.txt",
        "_internal/libQt6Charts.so.6",
        "_internal/readline.cpython-311-x86_64-linux-gnu.so",
        "_internal/reportlab/fonts/DarkGardenMK.pfb",
        "_internal/libstranger.so.1",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    assert list(wrong_files(tmp_path)) == [
        "_internal/libQt6Charts.so.6: a module of Qt that is under the GPL or a commercial licence only",
        "_internal/libstranger.so.1: no work in build_spec/licences/works.toml claims it",
        "_internal/readline.cpython-311-x86_64-linux-gnu.so: linked to a GPL library",
        "_internal/reportlab/fonts/DarkGardenMK.pfb: GPL with an exception for documents only",
    ]
    with pytest.raises(NotADirectoryError):
        list(wrong_files(tmp_path / "not there"))
