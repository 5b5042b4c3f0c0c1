"""A document has one spelling: what is written reads back, and nothing else reads at all."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange import documents

SCORES = "judge-desktop-scores/1.0"


@dataclass(frozen=True)
class Card:
    """One scorecard as it may travel."""

    submission: str
    scores: dict[str, Decimal | None]


@dataclass(frozen=True)
class Scores:
    """A small document with a closed shape."""

    schema: str
    revision: int
    scorecards: tuple[Card, ...]


def refusal(content: bytes, schema: str = SCORES) -> tuple[Code, object]:
    with pytest.raises(JudgeDesktopError) as caught:
        documents.decode(content, schema)
    return caught.value.code, caught.value.details.get("reason")


def labelled(inner: str) -> bytes:
    return f'{{"a":{inner},"schema":"{SCORES}"}}'.encode()


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(
    lambda text: unicodedata.normalize("NFC", text)
)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-documents.MAX_INTEGER, documents.MAX_INTEGER) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abz_", max_size=3), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.text("abcdefghijklm", max_size=4), values, max_size=5))
def test_what_is_written_reads_back_and_is_the_canonical_json_of_the_standard_library(content: dict[str, Any]) -> None:
    document = {**content, "schema": SCORES}
    encoded = documents.encode(document)
    assert documents.decode(encoded, SCORES) == document
    assert encoded == json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def test_keys_are_sorted_and_thai_stays_thai() -> None:
    document = {"schema": SCORES, "name": "รศ. ดร.", "b": [True, None, -1], "a": {"z": "7", "y": "8.5"}}
    expected = '{"a":{"y":"8.5","z":"7"},"b":[true,null,-1],"name":"รศ. ดร.","schema":"judge-desktop-scores/1.0"}'
    assert documents.encode(document) == expected.encode()


def test_text_is_composed_when_written_and_refused_when_read_decomposed() -> None:
    assert documents.encode({"a": "e\u0301", "schema": SCORES}) == labelled('"é"')
    assert refusal(labelled('"e\u0301"')) == (Code.DOCUMENT_MALFORMED, "not NFC")


def test_a_mark_after_a_line_break_does_not_join_the_letter_of_the_escape() -> None:
    document = {"a": "\n\u0301\b\u0307", "schema": SCORES}
    assert documents.decode(documents.encode(document), SCORES) == document


@pytest.mark.parametrize(
    ("inner", "reason"),
    [
        ("1.5", "float"),
        ("1e2", "float"),
        ("-0.0", "float"),
        ("NaN", "DecodeError"),
        ("Infinity", "DecodeError"),
        ("-0", "not canonical"),
        ("01", "DecodeError"),
        (str(2**53), "integer"),
        (str(-(2**53)), "integer"),
        ("1" * 5000, "ValidationError"),
        ('"\\ud800"', "DecodeError"),
        ('"\\u0041"', "not canonical"),
        ('"\\/"', "not canonical"),
        ('"\\u001F"', "not canonical"),
        ('"\x01"', "DecodeError"),
        ('1,"a":1', "not canonical"),
        (" 1", "not canonical"),
        ('["e\u0301",' + "[" * 500 + "]" * 501, "depth"),
        ('{"é":1}', "key"),
        ('{"b":1,"a":2}', "not canonical"),
        ("[" * 31 + "]" * 31, None),
        ("[" * 32 + "]" * 32, "depth"),
        ("[" * 100_000 + "]" * 100_000, "depth"),
        ('{"a":' * 2000 + "1" + "}" * 2000, "depth"),
        ("[1,]", "DecodeError"),
        ("tru", "DecodeError"),
        ("", "DecodeError"),
    ],
)
def test_awkward_json_is_refused_with_a_reason(inner: str, reason: str | None) -> None:
    content = labelled(inner)
    if reason is None:
        assert documents.encode(documents.decode(content, SCORES)) == content
    else:
        assert refusal(content) == (Code.DOCUMENT_MALFORMED, reason)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{}", b"[]", b"null", b'"judge-desktop-scores/1.0"', b"\xff\xfe", b"PK\x03\x04",
        b"\xef\xbb\xbf" + labelled("1"), labelled("1") + b"\n", labelled("1") + labelled("1"),
        labelled('"\x80"').replace("\x80".encode(), b"\x80"), labelled('"x"').replace(b"x", b"\xed\xa0\x80"),
        b'{"schema":1}', b'{"schema":"judge-desktop-scores"}', b'{"schema":"judge-desktop-scores/1"}',
        b'{"schema":"judge-desktop-scores/01.0"}', '{"schema":"judge-desktop-scores/๑.0"}'.encode(),
    ],
)  # fmt: skip
def test_bytes_that_are_no_document_are_refused(content: bytes) -> None:
    assert refusal(content)[0] == Code.DOCUMENT_MALFORMED


def test_another_type_and_a_newer_version_have_their_own_codes() -> None:
    assert refusal(b'{"schema":"judge-desktop-card/1.0"}')[0] == Code.DOCUMENT_OF_OTHER_TYPE
    assert refusal(b'{"schema":"judge-desktop-scores/2.0"}')[0] == Code.DOCUMENT_FROM_NEWER_VERSION
    assert refusal(b'{"schema":"judge-desktop-scores/1.1"}')[0] == Code.DOCUMENT_FROM_NEWER_VERSION
    assert refusal(b'{"schema":"judge-desktop-scores/0.9"}') == (Code.DOCUMENT_MALFORMED, "version")
    assert documents.schema_of(b'{"schema":"judge-desktop-scores/2.13"}') == ("judge-desktop-scores", 2, 13)


def test_a_document_beyond_the_limit_is_refused_before_it_is_parsed() -> None:
    assert refusal(b"[" * (documents.MAX_BYTES + 1))[0] == Code.DOCUMENT_TOO_LARGE
    with pytest.raises(JudgeDesktopError) as caught:
        documents.encode({"schema": SCORES, "a": "x" * documents.MAX_BYTES})
    assert caught.value.code == Code.DOCUMENT_TOO_LARGE


@pytest.mark.parametrize("value", [1.5, float("nan"), 2**53, "\ud800", {1: 2}, {"é": 1}, object, {"a": {"b": 0.0}}])
def test_what_could_not_be_read_is_not_written(value: object) -> None:
    with pytest.raises((JudgeDesktopError, TypeError)):
        documents.encode({"a": value, "schema": SCORES})


def test_a_typed_document_reads_back_with_exact_decimals() -> None:
    scores = Scores(SCORES, 3, (Card("s1", {"d1": Decimal("8.5"), "d2": None}),))
    encoded = documents.encode(scores)
    assert encoded == (
        b'{"revision":3,"schema":"judge-desktop-scores/1.0",'
        b'"scorecards":[{"scores":{"d1":"8.5","d2":null},"submission":"s1"}]}'
    )
    assert documents.decode_as(encoded, SCORES, Scores) == scores


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"revision":3', b'"revision":"3"'),
        (b'"revision":3,', b""),
        (b'"revision":3', b'"extra":1,"revision":3'),
        (b'"revision":3', b'"revision":3.0'),
        (b'"revision":3', b'"revision":2,"revision":3'),
        (b'"8.5"', b"8.5"),
        (b'"8.5"', b'"x"'),
        (b'"8.5"', b'"+8.5"'),
        (b'"s1"', b'"s1","x":1'),
        (b'"s1"', b"[[[[[[[[1]]]]]]]]"),
        (b'"s1"', b"null"),
        (b'"s1"', b'"e\xcc\x81"'),
    ],
)
def test_a_typed_document_refuses_any_other_shape(old: bytes, new: bytes) -> None:
    encoded = documents.encode(Scores(SCORES, 3, (Card("s1", {"d1": Decimal("8.5")}),)))
    assert old in encoded
    with pytest.raises(JudgeDesktopError) as caught:
        documents.decode_as(encoded.replace(old, new), SCORES, Scores)
    assert caught.value.code == Code.DOCUMENT_MALFORMED
