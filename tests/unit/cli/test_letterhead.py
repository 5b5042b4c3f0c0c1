"""``contest letterhead`` shows and changes the logo and the people who sign."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.logos import logo
from tests.helpers.small_day import Copy

NOBODY = {"name_en": "", "position_en": ""}


def chair(tmp_path: Path) -> Copy:
    copy = Copy(tmp_path / "chair")
    copy.do("contest", "begin", "--empty", "--name-th", "ประกวด")
    return copy


def test_it_is_set_shown_and_taken_away(tmp_path: Path) -> None:
    copy, picture = chair(tmp_path), tmp_path / "ตรา.jpg"
    picture.write_bytes(logo(kind="JPEG"))
    assert copy.do("contest", "letterhead") == {"logo": None, "signatories": []}
    people = ("--signatory", "นางหนึ่ง", "ผู้อำนวยการ", "--signatory", "", "ประธานกรรมการ", "", "Chair")
    said = copy.do("contest", "letterhead", "--logo", picture, *people)
    assert said == {
        "logo": {"media_type": "image/jpeg", "width": 120, "height": 60, "bytes": len(logo(kind="JPEG"))},
        "signatories": [
            {"name_th": "นางหนึ่ง", "position_th": "ผู้อำนวยการ", **NOBODY},
            {"name_th": "", "position_th": "ประธานกรรมการ", "name_en": "", "position_en": "Chair"},
        ],
    }
    assert copy.do("contest", "letterhead") == said
    lines = copy.run("contest", "letterhead", language="th", as_json=False).out.splitlines()
    assert lines == ["image/jpeg 120 × 60", "นางหนึ่ง  ผู้อำนวยการ", "ประธานกรรมการ"]
    assert copy.do("contest", "letterhead", "--no-logo")["signatories"] == said["signatories"]
    assert copy.do("contest", "letterhead", "--no-signatories") == {"logo": None, "signatories": []}


def test_what_is_refused_changes_nothing(tmp_path: Path) -> None:
    copy = chair(tmp_path)
    (tmp_path / "logo.png").write_bytes(b"GIF89a")
    assert copy.run("contest", "letterhead", "--logo", tmp_path / "logo.png").refused == "logo_is_no_picture"
    assert copy.run("contest", "letterhead", "--logo", tmp_path / "none.png").refused == "file_not_found"
    assert copy.run("contest", "letterhead", *("--signatory", "x") * 5).refused == "too_many_signatories"
    assert copy.run("contest", "letterhead", "--logo", "a", "--no-logo").code == 2
    assert copy.do("contest", "letterhead") == {"logo": None, "signatories": []}
