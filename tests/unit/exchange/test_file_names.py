"""Names of saved files: safe on every system, never over another file."""

import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.file_names import create_file, name_key, safe_name, speaking_name, unique_names


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\x?.pdf", "C__x_.pdf"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("COM¹.pdf", "_COM¹.pdf"),
        ("console.txt", "console.txt"),
        ("a. . ", "a"),
        ("\u202efdp.exe", "fdp.exe"),
        ("", "file"),
        ("...", "file"),
        ("ใบสมัคร  เทศบาล.pdf", "ใบสมัคร เทศบาล.pdf"),
    ],
)
def test_names_become_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_thai_name_keeps_its_extension_and_whole_letters() -> None:
    name = safe_name("ที่" * 60 + ".pptx.pdf")

    assert name.endswith("ที่.pdf")
    assert len(name.encode()) <= 180


@given(st.text(max_size=200))
def test_every_name_is_safe_and_stays_as_it_is(text: str) -> None:
    name = safe_name(text)

    assert 0 < len(name.encode()) <= 180
    assert not set(name) & set('<>:"/\\|?*')
    assert name[0] not in ". "
    assert name[-1] not in ". "
    assert unicodedata.normalize("NFC", name) == name
    assert safe_name(name) == name


@given(st.lists(st.sampled_from(["a.pdf", "A.PDF", "ａ.pdf", "b", "a (2).pdf", "ก" * 80 + ".pdf"]), max_size=8))
def test_no_two_names_are_one_file(names: list[str]) -> None:
    unique = unique_names(names)

    assert len({name_key(name) for name in unique}) == len(names)
    assert all(len(name.encode()) <= 180 for name in unique)


def test_a_file_is_created_beside_those_that_are_there(tmp_path: Path) -> None:
    (tmp_path / "REPORT.pdf").write_text("old")

    made = []
    for _ in range(2):
        path, stream = create_file(tmp_path, "report.pdf")
        with stream:
            stream.write(b"new")
        made.append(path.name)

    assert made == ["report (2).pdf", "report (3).pdf"]
    assert (tmp_path / "REPORT.pdf").read_text() == "old"


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(JudgeDesktopError) as refusal:
        create_file(tmp_path / "gone", "a")
    expected = {Code.FOLDER_NOT_WRITABLE} | ({Code.DISK_FAILED} if sys.platform == "win32" else set())
    assert refusal.value.code in expected


def test_speaking_names_are_joined_from_what_is_there() -> None:
    assert speaking_name(["คะแนน", "ศ.ดร. อรุณ", "", "ENV-01"], ".judgescore") == "คะแนน-ศ ดร อรุณ-ENV-01.judgescore"
    assert speaking_name([], ".pdf") == "file.pdf"


def test_of_a_speaking_name_that_is_too_long_what_tells_files_apart_stays() -> None:
    contest = "การประกวดนวัตกรรมเมืองน่าอยู่อย่างยั่งยืน"
    first, second = (
        speaking_name(["ชุดผลงานสำหรับกรรมการ", "ซ้อมใช้งาน", contest, f"ครั้งที่ {n}"], ".judgepack", gives_way=contest)
        for n in (1, 2)
    )
    assert first == "ชุดผลงานสำหรับกรรมการ-ซ้อมใช้งาน-การประกวดนวัตกรร-ครั้งที่ 1.judgepack"
    assert (second, len(first.encode()) <= 180) == (first.replace("1", "2"), True)
    assert speaking_name(["a" * 300, "b"], ".pdf") == "a" * 174 + "-b.pdf"
    assert len(speaking_name(["ก"] * 300, ".pdf").encode()) <= 180
