"""The letterhead in a contest folder: the logo beside the settings, and the people who sign."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.config.paths import resource
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.letterhead import Letterhead, Signatory
from judge_desktop.domain.text import Text
from judge_desktop.exchange.contest_folder_writing import write_contest_folder
from judge_desktop.exchange.contest_toml import read_contest_toml, read_rubric
from tests.helpers.contests import small_contest
from tests.helpers.logos import logo, png_that_says

TEMPLATE = resource("templates/smart-city-solution-awards/contest.toml").read_text(encoding="utf-8")
DIRECTOR = Signatory(
    name=Text(th="นางน้ำทิพย์ ธรรมรักษ์", en="Namthip Thammarak"),
    position=Text(th="ผู้อำนวยการสำนักงาน", en="Director"),
)
CHAIR = Signatory(position=Text(th="ประธานกรรมการ"))


def letterhead_of(folder: Path, settings: str) -> tuple[Letterhead, list[tuple[FindingCode, str, str]]]:
    """The letterhead of a folder whose settings end with these lines, and what is found wrong with it."""
    (folder / "contest.toml").write_text(f"{TEMPLATE}\n{settings}\n", encoding="utf-8")
    contest, findings = read_contest_toml(folder / "contest.toml", "0" * 32)
    assert contest is not None
    return contest.letterhead, [(one.code, one.where.table, one.where.column) for one in findings]


@pytest.mark.parametrize(("kind", "name"), [("PNG", "logo.png"), ("JPEG", "logo.jpg")])
def test_a_written_letterhead_is_read_back(tmp_path: Path, kind: str, name: str) -> None:
    letterhead = Letterhead(logo=logo(kind=kind), signatories=(DIRECTOR, CHAIR))
    folder = tmp_path / "contest"
    write_contest_folder(folder, replace(small_contest(), letterhead=letterhead), translator(Language.TH))
    assert (folder / name).read_bytes() == logo(kind=kind)
    contest, findings = read_contest_toml(folder / "contest.toml", "0" * 32)
    assert contest is not None
    assert (contest.letterhead, findings) == (letterhead, ())
    rubric, findings = read_rubric(folder / "contest.toml")
    assert (rubric is not None, findings) == (True, ())


def test_a_contest_without_a_letterhead_has_none(tmp_path: Path) -> None:
    assert letterhead_of(tmp_path, "") == (Letterhead(), [])


def test_a_logo_that_is_not_there_is_named(tmp_path: Path) -> None:
    found = letterhead_of(tmp_path, '[letterhead]\nlogo = "ตรา.png"')
    assert found == (Letterhead(), [(FindingCode.FILE_MISSING, "ตรา.png", "")])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", FindingCode.LOGO_IS_NO_PICTURE),
        (logo(kind="GIF"), FindingCode.LOGO_IS_NO_PICTURE),
        (logo()[:200], FindingCode.LOGO_DAMAGED),
        (png_that_says(9_000, 10), FindingCode.LOGO_TOO_LARGE),
        (bytes(2**20 + 1), FindingCode.LOGO_TOO_LARGE),
    ],
)
def test_a_logo_that_cannot_be_printed_is_named(tmp_path: Path, content: bytes, code: FindingCode) -> None:
    (tmp_path / "logo.png").write_bytes(content)
    settings = '[letterhead]\nlogo = "logo.png"\n[[signatory]]\nposition_th = "ประธานกรรมการ"'
    assert letterhead_of(tmp_path, settings) == (Letterhead(signatories=(CHAIR,)), [(code, "logo.png", "")])


def test_a_folder_is_no_logo(tmp_path: Path) -> None:
    (tmp_path / "logo.png").mkdir()
    found = letterhead_of(tmp_path, '[letterhead]\nlogo = "logo.png"')[1]
    assert found == [(FindingCode.FILE_NOT_READABLE, "logo.png", "")]


@pytest.mark.parametrize("name", ["../secret.png", "a/b.png", "/etc/hostname", "..", "C:\\secret.png", "link.png"])
def test_a_logo_comes_from_no_other_place(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "contest"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(logo())
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    found = letterhead_of(folder, f"[letterhead]\nlogo = '{name}'")
    assert found == (Letterhead(), [(FindingCode.SETTING_NOT_UNDERSTOOD, "contest.toml", "letterhead.logo")])


def test_more_people_than_can_sign_are_too_many(tmp_path: Path) -> None:
    five = '[[signatory]]\nposition_th = "ประธานกรรมการ"\n' * 5
    found = letterhead_of(tmp_path, five)
    wanted = Letterhead(signatories=(CHAIR,) * 4)
    assert found == (wanted, [(FindingCode.SETTING_NOT_UNDERSTOOD, "contest.toml", "signatory")])


def test_a_word_nobody_knows_is_named(tmp_path: Path) -> None:
    settings = '[letterhead]\nslogan = "x"\n[[signatory]]\nrank = "x"'
    columns = [column for _, _, column in letterhead_of(tmp_path, settings)[1]]
    assert columns == ["letterhead.slogan", "signatory[1].rank"]
