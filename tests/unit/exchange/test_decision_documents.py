"""Decisions: signed, chained, with their reasons beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.decision_documents import (
    decode_decision,
    encode_decision,
    sign_decision,
    verify_decision,
)
from judge_desktop.exchange.signing import Namespace, sign
from judge_desktop.exchange.words import sha256
from tests.helpers import stock_tools
from tests.helpers.contests import (
    CHAIR,
    DEPUTY,
    JUDGE,
    SALT,
    decision_of,
    digest,
    ids,
    package_of,
    small_contest,
    spelled,
    words,
    written_package,
)

PACKAGE = package_of(small_contest())


VALUES: dict[DecisionKind, dict[str, str]] = {
    DecisionKind.CONFIRM_JUDGE: {"confirmation": "voice", "signing_key": JUDGE.public.signing_key},
    DecisionKind.ATTENDANCE: {"state": "left", "at": "15:30"},
    DecisionKind.PAPER_SCORECARD: {"state": "sealed", "origin": "paper", "scores": "D1=7 D2=25.5"},
    DecisionKind.CHOOSE_REVISION: {"against": f"{digest('one')} {digest('two')}"},
    DecisionKind.POPULAR_VOTE: {"ENV-01": "120", "ENV-02": "0"},
    DecisionKind.BREAK_TIE: {"among": "ENV-01 ENV-02", "by": "resolution", "votes": "ENV-01=3", "abstained": "0"},
    DecisionKind.AWARD: {"levels": "ENV-01=gold"},
}


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    """Any decision of any kind."""
    sequence = draw(st.integers(1, 3))
    kind = draw(st.sampled_from(DecisionKind))
    values = {"after": " ".join(draw(st.lists(st.sampled_from([digest("a"), digest("b")]), max_size=2)))}
    return decision_of(
        PACKAGE,
        kind=kind,
        sequence=sequence,
        previous=digest("before") if sequence > 1 else "",
        category=draw(ids | st.just("")),
        judge=draw(ids | st.just("")),
        submissions=tuple(draw(st.lists(ids, max_size=2))),
        values={**values, **(VALUES.get(kind, {}) if draw(st.booleans()) else {})},
        reason=draw(words),
        texts=draw(st.dictionaries(ids, words, max_size=2)),
    )


@settings(max_examples=40)
@given(decisions())
def test_a_decision_says_what_went_in(decision: Decision) -> None:
    signed = sign_decision(decision, CHAIR.signing_key, SALT)
    found = signed.decision
    assert found.sha256 == digest(signed.body)
    assert found == decode_decision(signed.body, signed.remarks)
    assert encode_decision(found, SALT) == encode_decision(decision, SALT) == (signed.body, signed.remarks)
    assert verify_decision(signed.body, signed.remarks, signed.signature) == signed
    assert (found.kind, found.values) == (decision.kind, decision.values)
    assert (found.reason, found.texts) == (decision.reason, decision.texts)


def test_no_word_of_the_reason_is_signed_in_clear() -> None:
    for said in ({"reason": "PLANTED เหตุผล"}, {"texts": {"title_th": "PLANTED ชื่อผลงาน"}}):
        body, remarks = encode_decision(decision_of(PACKAGE, **said), SALT)
        assert (b"PLANTED" in body, body.isascii(), b"PLANTED" in remarks) == (False, True, True)
        assert encode_decision(decision_of(PACKAGE, **said), "00" * 32)[0] != body


@pytest.mark.parametrize("kind", DecisionKind)
@pytest.mark.parametrize(
    "values",
    [
        {"note": "Somchai is tired"},
        {"after": "not a hash"},
        {"log": "PLANTED"},
        {"by": "Somchai"},
        {"votes": "PLANTED"},
        {"levels": "ENV-01=gold because"},
        {"confirmation": "by Somchai"},
        {"at": "15:30 or so"},
        {"scores": "D1=7 PLANTED"},
        {"ENV-01": "many"},
    ],
)
def test_the_values_of_a_decision_have_no_place_for_words(kind: DecisionKind, values: dict[str, str]) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        sign_decision(decision_of(PACKAGE, kind=kind, values=values), CHAIR.signing_key, SALT)
    assert refused.value.code is Code.DOCUMENT_MALFORMED


def test_a_decision_without_other_words_has_none() -> None:
    assert sign_decision(decision_of(PACKAGE), CHAIR.signing_key, SALT).decision.texts == {}


def test_stock_tools_check_a_decision(tmp_path: Path) -> None:
    stock_tools.unzipped(written_package(PACKAGE, tmp_path)[0], tmp_path)
    for identity, principal in ((CHAIR, "chair"), (DEPUTY, "deputy")):
        made = decision_of(PACKAGE, signed_by=identity.public.judge_key)
        signed = sign_decision(made, identity.signing_key, SALT)
        (tmp_path / "1.json").write_bytes(signed.body)
        (tmp_path / "1.json.sig").write_bytes(signed.signature)
        assert stock_tools.signed_by(tmp_path, "1.json", principal, Namespace.DECISION)
        assert not stock_tools.signed_by(tmp_path, "1.json", principal, Namespace.PACKAGE)
        assert not stock_tools.signed_by(tmp_path, "1.json", "j2", Namespace.DECISION)


def test_a_decision_is_signed_by_the_key_it_names() -> None:
    with pytest.raises(JudgeDesktopError) as caught:
        sign_decision(decision_of(PACKAGE), JUDGE.signing_key, SALT)
    assert caught.value.code == Code.SIGNER_NOT_NAMED
    signed = sign_decision(decision_of(PACKAGE), CHAIR.signing_key, SALT)
    for namespace in set(Namespace) - {Namespace.DECISION}:
        with pytest.raises(JudgeDesktopError) as caught:
            verify_decision(signed.body, signed.remarks, sign(signed.body, namespace, CHAIR.signing_key))
        assert caught.value.code == Code.SIGNATURE_MALFORMED


BAD: dict[str, tuple[Any, ...]] = {
    "kind": ("coup", 1),
    "contest": ("", "สม"),
    "round": ("", "a b"),
    "mode": ("real",),
    "signed_by": ("", "x"),
    "sequence": (0, 2, -1, 2**50, 2**70, "1", True),
    "previous": ("1" * 64, "x"),
    "decided_by": ("", "นาย ก"),
    "recorded_by": ("", "a b"),
    "category": ("ด้าน",),
    "submissions": (["ผลงาน"], [""], "ENV-01"),
    "judge": ("นาย ก",),
    "documents": (["x"], [""], ["A" * 64]),
    "values": ({"after": "คำ"}, {"": "x"}, {"a": "\n"}, {"a": "x" * (2**16 + 1)}, {"a": 1}, []),
    "created": ("", "today"),
    "remarks": ("", "0" * 64),
    "more": (1,),
}


@pytest.mark.parametrize("field", BAD)
def test_a_signed_decision_that_makes_no_sense_is_refused(field: str) -> None:
    body, remarks = encode_decision(decision_of(PACKAGE), SALT)
    for value in BAD[field]:
        with pytest.raises(JudgeDesktopError) as caught:
            decode_decision(spelled({**json.loads(body), field: value}), remarks)
        assert (value, caught.value.code) == (value, Code.DOCUMENT_MALFORMED)


def test_its_words_are_bound_to_the_decision() -> None:
    body, remarks = encode_decision(decision_of(PACKAGE, texts={"title_th": "ชื่อผลงาน"}), SALT)

    def refusal(change: dict[str, Any], *, bound: bool) -> Code:
        other = spelled({**json.loads(remarks), **change})
        decision = spelled({**json.loads(body), "remarks": sha256(other)}) if bound else body
        with pytest.raises(JudgeDesktopError) as caught:
            decode_decision(decision, other)
        return caught.value.code

    other_words: tuple[dict[str, Any], ...] = (
        {"reason": "อีกเหตุผล"},
        {"salt": "00" * 32},
        {"texts": {"title_th": "ชื่ออื่น"}},
        {"texts": {"title_en": "ชื่อผลงาน"}},
        {"texts": {}},
    )
    for change in other_words:
        assert refusal(change, bound=False) == Code.DOCUMENT_MALFORMED
    unfit: tuple[dict[str, Any], ...] = (
        {"salt": "x"},
        {"reason": 1},
        {"more": 1},
        {"reason": "x" * (2**20 + 1)},
        {"texts": None},
        {"texts": []},
        {"texts": {"ชื่อ": "x"}},
        {"texts": {"": "x"}},
        {"texts": {"a": 1}},
        {"texts": {"a": "x" * (2**16 + 1)}},
        {"texts": {f"n{place}": "" for place in range(101)}},
    )
    assert {refusal(change, bound=True) for change in unfit} == {Code.DOCUMENT_MALFORMED}
