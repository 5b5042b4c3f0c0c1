"""The progress code: one line for a chat, signed, without a score in it."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.progress_code import Progress, is_progress_code, read_progress_code, write_progress_code
from judge_desktop.exchange.signing import Namespace, sign
from tests.helpers.contests import JUDGE, STRANGER, spelled

PROGRESS = Progress(
    contest="c0ffee",
    round="final",
    mode=Mode.OFFICIAL,
    judge="j2",
    judge_key=JUDGE.public.judge_key,
    complete=20,
    sealed=12,
    assigned=21,
)
CODE = write_progress_code(PROGRESS, JUDGE.signing_key)


def refusal(text: str) -> Code:
    with pytest.raises(JudgeDesktopError) as caught:
        read_progress_code(text)
    return caught.value.code


def encoded(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).decode().rstrip("=")


def code_of(body: bytes, namespace: Namespace = Namespace.PROGRESS) -> str:
    return ".".join(("JD1", encoded(body), encoded(sign(body, namespace, JUDGE.signing_key))))


def test_a_code_says_what_went_in_even_when_a_chat_broke_its_line() -> None:
    assert read_progress_code(CODE) == PROGRESS
    broken = "\r\n".join(CODE[start : start + 60] for start in range(0, len(CODE), 60))
    assert read_progress_code(f" {broken} \n") == PROGRESS
    assert (is_progress_code(CODE), is_progress_code("JD2."), is_progress_code("")) == (True, False, False)
    assert len(CODE) < 1000


@settings(max_examples=300)
@given(st.integers(0, len(CODE) - 1), st.characters(exclude_categories=["Cs"]))
def test_no_altered_code_is_read_as_something_else(place: int, letter: str) -> None:
    altered = CODE[:place] + letter + CODE[place + 1 :]
    if "".join(altered.split()) != CODE:
        assert refusal(altered) in {
            Code.PROGRESS_CODE_DAMAGED, Code.SIGNATURE_MALFORMED, Code.SIGNATURE_WRONG, Code.KEY_UNUSABLE,
        }  # fmt: skip
    for cut in (CODE[:place], CODE[:place] + CODE[place + 1 :], CODE[:place] + letter + CODE[place:]):
        if "".join(cut.split()) != CODE:
            assert refusal(cut) is not None


def test_what_is_no_code_is_refused() -> None:
    body = json.loads(base64.urlsafe_b64decode(CODE.split(".")[1] + "=="))
    texts = ("", "JD1", "JD1..", "JD1.a.b", "JD1.a.b.c", CODE + "=", CODE + "x" * 5000, "JD1." + "ก", CODE[:-4])
    assert {refusal(text) for text in texts} <= {Code.PROGRESS_CODE_DAMAGED, Code.SIGNATURE_MALFORMED}
    assert refusal(code_of(spelled(body), Namespace.SCORES)) == Code.SIGNATURE_MALFORMED
    assert refusal(write_progress_code(PROGRESS, STRANGER.signing_key)) == Code.SIGNER_NOT_NAMED


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("contest", "สม"), ("round", ""), ("mode", "x"), ("judge", "a b"), ("complete", -1), ("sealed", 2**50),
        ("assigned", 2**70), ("assigned", "21"), ("more", 1), ("schema", "judge-desktop-progress/1.1"),
    ],
)  # fmt: skip
def test_a_signed_code_that_makes_no_sense_is_refused(field: str, value: Any) -> None:
    body = json.loads(base64.urlsafe_b64decode(CODE.split(".")[1] + "=="))
    said = refusal(code_of(spelled({**body, field: value})))
    assert said == (Code.DOCUMENT_FROM_NEWER_VERSION if field == "schema" else Code.DOCUMENT_MALFORMED)
