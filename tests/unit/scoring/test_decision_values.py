"""The neutral values of decisions: what this program writes is known, and there is no place for a word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.scoring.awards import LEVELS, written_levels
from judge_desktop.scoring.decision_values import unknown_value
from judge_desktop.scoring.resolutions import Resolution, written_resolution
from tests.helpers.small_round import sha

KNOWN = {
    DecisionKind.CONFIRM_JUDGE: {
        "confirmation": "paper",
        "signing_key": "ssh-ed25519 " + "A" * 68,
        "age_recipient": "age1" + "q" * 58,
    },
    DecisionKind.ATTENDANCE: {"state": "joined", "at": "09:05"},
    DecisionKind.PAPER_SCORECARD: {"state": "absent", "origin": "sheet", "scores": ""},
    DecisionKind.CHOOSE_REVISION: {"against": f"{sha('a')} {sha('b')}"},
    DecisionKind.POPULAR_VOTE: {"ENV-01": "12", "ENV-02": "0"},
    DecisionKind.BREAK_TIE: {
        "among": "ENV-01 ENV-02",
        **written_resolution(Resolution(votes={"ENV-01": 3, "ENV-02": 1}, abstained=1, present=5)),
    },
    DecisionKind.AWARD: {LEVELS: written_levels({"ENV-01": "gold", "ENV-02": "silver"})},
    DecisionKind.CLOSE: {},
}


@pytest.mark.parametrize("kind", KNOWN)
def test_what_this_program_writes_is_known(kind: DecisionKind) -> None:
    everywhere = {"log": sha("log"), "after": f"{sha('one')} {sha('two')}"}
    assert unknown_value(kind, {**KNOWN[kind], **everywhere}) is None
    assert unknown_value(kind, {**KNOWN[kind], "log": "", "after": ""}) is None


@settings(max_examples=80)
@given(
    kind=st.sampled_from(DecisionKind),
    name=st.sampled_from(sorted({name for values in KNOWN.values() for name in values} | {"log", "after", "note"})),
    word=st.sampled_from(["Somchai", "a note", "because", "ฝังไว้", "1 2 three"]),
    before=st.booleans(),
)
def test_a_word_beside_what_is_known_is_found(kind: DecisionKind, name: str, word: str, before: bool) -> None:
    known = KNOWN.get(kind, {}).get(name, "")
    values = {**KNOWN.get(kind, {}), name: f"{word} {known}" if before else f"{known} {word}"}
    is_list_of_ids = kind is DecisionKind.BREAK_TIE and name == "among"
    assert is_list_of_ids or unknown_value(kind, values) == name


def test_a_value_of_another_kind_is_unknown() -> None:
    assert unknown_value(DecisionKind.CLOSE, {"votes": "ENV-01=3"}) == "votes"
    assert unknown_value(DecisionKind.NO_AWARD, {"levels": "ENV-01=gold"}) == "levels"
    assert unknown_value(DecisionKind.AWARD, {"ENV-01": "3"}) == "ENV-01"
