"""A logo is a PNG or JPEG that can be drawn: everything else is told apart before it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.letterhead import MOST_LOGO_BYTES, MOST_LOGO_SIDE
from judge_desktop.exchange.logos import LogoMeasures, check_logo, read_logo
from tests.helpers.logos import logo, png_that_says

REFUSALS = {Code.LOGO_IS_NO_PICTURE, Code.LOGO_DAMAGED, Code.LOGO_TOO_LARGE}


def refusal(content: bytes) -> Code:
    with pytest.raises(JudgeDesktopError) as caught:
        check_logo(content)
    return caught.value.code


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_kind_of_png_is_measured(mode: str) -> None:
    assert check_logo(logo(120, 61, mode=mode)) == LogoMeasures("image/png", 120, 61)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_kind_of_jpeg_is_measured(mode: str) -> None:
    assert check_logo(logo(120, 61, "JPEG", mode)) == LogoMeasures("image/jpeg", 120, 61)


@pytest.mark.parametrize("content", [b"", b"logo", b"%PDF-1.7\n%%EOF", b"<svg/>", logo(kind="GIF"), logo(kind="WEBP")])
def test_anything_else_is_no_picture(content: bytes) -> None:
    assert refusal(content) is Code.LOGO_IS_NO_PICTURE


def test_the_bounds_are_inclusive() -> None:
    assert check_logo(logo(MOST_LOGO_SIDE, 3)).width == MOST_LOGO_SIDE
    assert refusal(logo(MOST_LOGO_SIDE + 1, 3)) is Code.LOGO_TOO_LARGE
    assert refusal(logo(3, MOST_LOGO_SIDE + 1, "JPEG")) is Code.LOGO_TOO_LARGE
    assert refusal(logo() + bytes(MOST_LOGO_BYTES)) is Code.LOGO_TOO_LARGE


@pytest.mark.parametrize("size", [(2**31 - 1, 2**31 - 1), (60_000, 60_000), (4_001, 1)])
def test_a_head_that_claims_too_much_is_refused_before_anything_is_unpacked(size: tuple[int, int]) -> None:
    assert refusal(png_that_says(*size)) is Code.LOGO_TOO_LARGE


def test_a_head_that_claims_more_than_follows_is_damage() -> None:
    assert refusal(png_that_says(4_000, 4_000)) is Code.LOGO_DAMAGED


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_file_cut_in_half_is_damaged(kind: str) -> None:
    content = logo(kind=kind)
    assert refusal(content[: len(content) // 2]) is Code.LOGO_DAMAGED


@given(
    st.sampled_from(("PNG", "JPEG")),
    st.integers(0, 2**20),
    st.binary(max_size=6),
    st.sampled_from(("put in", "put over", "cut")),
)
@settings(max_examples=150, deadline=None)
def test_whatever_is_done_to_a_picture_it_is_measured_or_refused(kind: str, at: int, found: bytes, how: str) -> None:
    content = logo(kind=kind)
    at %= len(content)
    after = {"put in": content[at:], "put over": content[at + len(found) :], "cut": b""}[how]
    try:
        measures = check_logo(content[:at] + found + after)
        said: Code | None = None
    except JudgeDesktopError as refused:
        measures, said = LogoMeasures("", 0, 0), refused.code
    assert (said in REFUSALS) != (0 < measures.width <= MOST_LOGO_SIDE and 0 < measures.height <= MOST_LOGO_SIDE)


def test_a_file_is_read_or_says_why_not(tmp_path: Path) -> None:
    path = tmp_path / "ตรา.png"
    with pytest.raises(JudgeDesktopError) as caught:
        read_logo(path)
    assert caught.value.code is Code.FILE_NOT_FOUND
    path.write_bytes(logo())
    assert read_logo(path) == logo()
    path.write_bytes(bytes(MOST_LOGO_BYTES + 1))
    with pytest.raises(JudgeDesktopError) as caught:
        read_logo(path)
    assert (caught.value.code, caught.value.details) == (Code.LOGO_TOO_LARGE, {"side": 4_000, "megabytes": 1})
