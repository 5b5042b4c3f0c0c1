"""A score file: the judge's snapshot, readable for those it names, checkable by anybody."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge_desktop.domain.contest import Ground, Recusal, RecusalScope
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import Package
from judge_desktop.domain.scorecard import Scorecard, ScorecardState, ScoreFile
from judge_desktop.exchange.score_documents import decode_scores, encode_scores
from judge_desktop.exchange.score_file import keys_of, read_score_file, verify_scores, write_score_file
from judge_desktop.exchange.signing import Namespace
from judge_desktop.exchange.words import sha256
from tests.helpers import stock_tools
from tests.helpers.contests import (
    CHAIR,
    CREATED,
    DEPUTY,
    JUDGE,
    SALT,
    STRANGER,
    digest,
    distinct_ids,
    full_scorecard,
    package_of,
    score_file_of,
    scorecards,
    small_contest,
    spelled,
    words,
    written_package,
)

PACKAGE = replace(package_of(small_contest()), manifest="1" * 64, rubric="2" * 64)
RECUSAL = Recusal(judge="j2", scope=RecusalScope.CATEGORY, target="GOV", ground=Ground.OTHER, reason="เคยเป็นที่ปรึกษา")


@st.composite
def score_files(draw: st.DrawFn) -> ScoreFile:
    """Any score file of the small package, scorecards in the order of their ids."""
    revision = draw(st.integers(1, 3))
    cards = tuple(draw(scorecards(one)) for one in sorted(draw(distinct_ids(3))))
    reasons = draw(st.lists(words, max_size=1))
    return score_file_of(
        PACKAGE,
        *cards,
        revision=revision,
        previous=digest("before") if revision > 1 else "",
        declaration_made=draw(st.booleans()),
        recusals=tuple(replace(RECUSAL, reason=reason) for reason in reasons),
        notes=draw(words),
    )


@settings(max_examples=40)
@given(score_files())
def test_a_score_file_says_what_went_in(score_file: ScoreFile) -> None:
    scores, remarks = encode_scores(score_file, SALT)
    assert decode_scores(scores, remarks) == replace(score_file, sha256=sha256(scores))
    assert encode_scores(decode_scores(scores, remarks), SALT) == (scores, remarks)


def test_all_who_are_named_can_open_it_and_nobody_else() -> None:
    content, signed = write_score_file(score_file_of(PACKAGE, full_scorecard()), JUDGE.signing_key, SALT)
    for identity in (CHAIR, DEPUTY, JUDGE):
        assert read_score_file(content, identity.age_key) == signed
    with pytest.raises(JudgeDesktopError) as caught:
        read_score_file(content, STRANGER.age_key)
    assert caught.value.code == Code.WRONG_RECIPIENT
    assert verify_scores(signed.scores, signed.remarks, signed.signature) == signed
    assert keys_of(signed.score_file) == JUDGE.public


def test_the_same_scores_give_the_same_documents_in_any_order() -> None:
    one, other = full_scorecard("ENV-01"), full_scorecard("ENV-02")
    second = replace(RECUSAL, target="ENV")
    first = score_file_of(PACKAGE, one, other, recusals=(RECUSAL, second))
    turned = score_file_of(PACKAGE, other, one, recusals=(second, RECUSAL))
    assert encode_scores(first, SALT) == encode_scores(turned, SALT)


def test_stock_tools_check_a_score_file(tmp_path: Path) -> None:
    package, signed_package = written_package(PACKAGE, tmp_path)
    content, signed = write_score_file(score_file_of(signed_package.package, full_scorecard()), JUDGE.signing_key, SALT)
    stock_tools.unzipped(package, tmp_path)
    plain = stock_tools.age_decrypted(content, DEPUTY.age_key, tmp_path)
    assert stock_tools.unzipped(plain, tmp_path) == ["scores.json", "scores.json.sig", "remarks.json"]
    assert stock_tools.signed_by(tmp_path, "scores.json", "j2", Namespace.SCORES)
    assert not stock_tools.signed_by(tmp_path, "scores.json", "chair", Namespace.SCORES)
    assert not stock_tools.signed_by(tmp_path, "scores.json", "j2", Namespace.PACKAGE)
    scores = json.loads((tmp_path / "scores.json").read_bytes())
    assert scores["scorecards"][0]["scores"] == {"D1": "7", "D2": "0", "D3": "59.5"}
    assert scores["remarks"] == digest((tmp_path / "remarks.json").read_bytes())
    (tmp_path / "scores.json").write_bytes(signed.scores.replace(b'"7"', b'"8"'))
    assert not stock_tools.sound_signature(tmp_path, "scores.json", Namespace.SCORES)


def test_no_word_is_in_the_scores() -> None:
    card = replace(full_scorecard(), comments={"overall": "PLANTED", "D1": "PLANTED"}, reason="PLANTED", flag=True)
    planted = score_file_of(PACKAGE, card, recusals=(replace(RECUSAL, reason="PLANTED"),), notes="PLANTED")
    scores, remarks = encode_scores(planted, SALT)
    assert (scores.count(b"PLANTED"), remarks.count(b"PLANTED")) == (0, 5)
    assert b"flag" not in scores
    assert encode_scores(planted, "00" * 32)[0] != scores


@pytest.mark.parametrize("state", ScorecardState)
def test_every_state_travels(state: ScorecardState) -> None:
    card = Scorecard(submission="ENV-01", state=state, scores={"D1": None, "D2": Decimal("0.50")})
    found = decode_scores(*encode_scores(score_file_of(PACKAGE, card), SALT)).scorecards[0]
    assert (found.state, found.scores) == (state, {"D1": None, "D2": Decimal("0.5")})


def altered(change: Callable[[dict[str, Any], dict[str, Any]], None]) -> Code:
    """What is said when the signer wrote other documents, their hashes made right."""
    made = score_file_of(PACKAGE, full_scorecard(), full_scorecard("ENV-02"), recusals=(RECUSAL,))
    scores, remarks = map(json.loads, encode_scores(made, SALT))
    before = scores["remarks"]
    change(scores, remarks)
    if scores["remarks"] == before:
        scores["remarks"] = sha256(spelled(remarks))
    with pytest.raises(JudgeDesktopError) as caught:
        decode_scores(spelled(scores), spelled(remarks))
    return caught.value.code


BAD_IDS = ("", "สม", "a b", "..", "x" * 65)
BAD_HASHES = ("", "x", "A" * 64)
CARD, CARD_REMARKS = ("scorecards", 0), ("scorecards", 0)
BAD_SCORES: dict[tuple[str | int, ...], tuple[Any, ...]] = {
    ("contest",): BAD_IDS,
    ("round",): BAD_IDS,
    ("mode",): ("real",),
    ("manifest",): BAD_HASHES,
    ("rubric",): BAD_HASHES,
    ("judge",): BAD_IDS,
    ("judge_key",): ("", "SHA256:x", "MD5:" + "A" * 43),
    ("recipients",): ([], ["age1x"], [CHAIR.public.age_recipient] * 2, ["chair"]),
    ("revision",): (0, -1, 2, 2**50, 2**70, True),
    ("previous",): ("1" * 64, "x"),
    ("declaration",): ("maybe", True),
    ("recusals", 0, "target"): BAD_IDS,
    ("recusals", 0, "ground"): ("bored",),
    ("recusals", 0, "reason"): ("words",),
    ("recusals",): ([],),
    ("scorecards",): ([],),
    (*CARD, "submission"): (*BAD_IDS, "ENV-02", "ENV-03"),
    (*CARD, "state"): ("done",),
    (*CARD, "scores"): ({"": "1"}, {"มิติ": "1"}, {"D1": 7}),
    (*CARD, "scores", "D1"): (
        "7.0", "07", "+7", "-7", "-0", ".5", "5.", "1e1", "NaN", "Infinity", "", " 7", "๗", "7\n", "1" * 13, 7,
    ),
    (*CARD, "comments"): ({},),
    ("created",): (
        "", "yesterday", "2023-13-01T10:00:00", "2023-09-08", "2023-09-08T10:00:00+99:99", "2023-W01-1T10:00",
        CREATED + " ",
    ),
    ("remarks",): (*BAD_HASHES, "0" * 64),
}  # fmt: skip
BAD_REMARKS: dict[tuple[str | int, ...], tuple[Any, ...]] = {
    ("salt",): BAD_HASHES,
    ("notes",): ("x" * (2**20 + 1), None),
    ("recusal_reasons",): ([], ["a", "b"]),
    ("scorecards",): ([],),
    (*CARD_REMARKS, "submission"): ("ENV-02", "X"),
    (*CARD_REMARKS, "comments"): ({"": "x"}, {"มิติ": "x"}, {"D1": 1}),
    (*CARD_REMARKS, "pins", 0, "attachment"): BAD_HASHES,
    (*CARD_REMARKS, "pins", 0, "criterion"): BAD_IDS[1:],
    (*CARD_REMARKS, "pins", 0, "page"): (-1, 2**50),
    (*CARD_REMARKS, "pins", 0, "second"): (-1, 2**50),
    (*CARD_REMARKS, "flag"): (1, "yes"),
    (*CARD_REMARKS, "scores"): ({},),
}
PLACES = [(0, place) for place in BAD_SCORES] + [(1, place) for place in BAD_REMARKS]


@pytest.mark.parametrize(("which", "place"), PLACES, ids=str)
def test_signed_scores_that_make_no_sense_are_refused(which: int, place: tuple[Any, ...]) -> None:
    def put(value: Any) -> Callable[[dict[str, Any], dict[str, Any]], None]:
        def change(*both: dict[str, Any]) -> None:
            part: Any = both[which]
            for step in place[:-1]:
                part = part[step]
            part[place[-1]] = value

        return change

    values = (BAD_SCORES, BAD_REMARKS)[which][place]
    said = {str(value)[:40]: altered(put(value)) for value in values}
    assert {value: code for value, code in said.items() if code != Code.DOCUMENT_MALFORMED} == {}


def made_by(package: Package, **changes: object) -> Code:
    with pytest.raises(JudgeDesktopError) as caught:
        write_score_file(score_file_of(package, **changes), JUDGE.signing_key, SALT)  # type: ignore[arg-type]
    return caught.value.code


def test_a_score_file_names_the_key_that_signs_it() -> None:
    assert made_by(PACKAGE, judge_key=CHAIR.public.judge_key) == Code.SIGNER_NOT_NAMED
    assert made_by(PACKAGE, signing_key=CHAIR.public.signing_key) == Code.SIGNER_NOT_NAMED
    assert made_by(PACKAGE, signing_key="ssh-ed25519 x") == Code.SIGNER_NOT_NAMED
    assert made_by(PACKAGE, age_recipient="age1x") == Code.KEY_UNUSABLE
    assert made_by(PACKAGE, recipients=("age1x",)) == Code.KEY_UNUSABLE
