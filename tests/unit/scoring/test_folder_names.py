"""A folder goes to the submission it is named after, and to none when that is not certain."""

from __future__ import annotations

import unicodedata

import pytest

from judge_desktop.domain.contest import Applicant, Submission
from judge_desktop.domain.text import Text
from judge_desktop.scoring.folder_names import FolderMatch, MatchedBy, match_folders


def submission(id_: str, number: int, title: str, applicant: str, english: str = "") -> Submission:
    named = Applicant(name=Text(th=applicant))
    return Submission(id=id_, number=number, category="GOV", title=Text(th=title, en=english), applicant=named)


SUBMISSIONS = (
    submission("GOV-01", 7, "ศูนย์ข้อมูลเมืองน่าอยู่", "เทศบาลตำบลทดสอบ", "Liveable city data"),
    submission("GOV-02", 8, "แอปแจ้งเหตุชุมชน", "มหาวิทยาลัยตัวอย่าง"),
    submission("GOV-010", 12, "ไฟถนนอัจฉริยะ", "มหาวิทยาลัยตัวอย่าง"),
)


@pytest.mark.parametrize(
    ("name", "submission_id", "by"),
    [
        ("GOV-01", "GOV-01", MatchedBy.ID),
        ("gov_01", "GOV-01", MatchedBy.ID),
        ("ＧＯＶ-01", "GOV-01", MatchedBy.ID),
        ("GOV-010 ไฟถนน", "GOV-010", MatchedBy.ID),
        ("7", "GOV-01", MatchedBy.NUMBER),
        ("007", "GOV-01", MatchedBy.NUMBER),
        ("๗", "GOV-01", MatchedBy.NUMBER),
        ("ผลงานที่ ๑๒", "GOV-010", MatchedBy.NUMBER),
        ("No. 8", "GOV-02", MatchedBy.NUMBER),
        ("8 - เอกสารแก้ไข", "GOV-02", MatchedBy.NUMBER),
        ("แอปแจ้งเหตุชุมชน", "GOV-02", MatchedBy.NAME),
        ("liveable  City data (final)", "GOV-01", MatchedBy.NAME),
        ("เทศบาลตำบลทดสอบ", "GOV-01", MatchedBy.NAME),
        (unicodedata.normalize("NFD", "ไฟถนนอัจฉริยะ"), "GOV-010", MatchedBy.NAME),
    ],
)
def test_a_folder_is_known_by_id_number_or_name(name: str, submission_id: str, by: MatchedBy) -> None:
    assert match_folders((name,), SUBMISSIONS) == (FolderMatch(name, submission_id, by),)


@pytest.mark.parametrize("name", ["99", "0", "เอกสารอื่น", "ไฟ", "", "..", "GOV", "2566"])
def test_what_fits_nothing_belongs_to_nobody(name: str) -> None:
    assert match_folders((name,), SUBMISSIONS) == (FolderMatch(name),)


def test_what_fits_several_belongs_to_nobody_and_says_so() -> None:
    assert match_folders(("มหาวิทยาลัยตัวอย่าง",), SUBMISSIONS) == (
        FolderMatch("มหาวิทยาลัยตัวอย่าง", fits=("GOV-02", "GOV-010")),
    )
