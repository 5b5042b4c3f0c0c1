"""A judge card: whose keys these are, in the same words on the card and on every score file."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from judge_desktop.config.i18n import Language
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange import check_words
from judge_desktop.exchange.container import ContainerWriter
from judge_desktop.exchange.judge_card import confirmed_digest, read_judge_card, write_judge_card
from judge_desktop.exchange.keys import Identity
from judge_desktop.exchange.score_file import keys_of
from judge_desktop.exchange.signing import Namespace, sign
from tests.helpers import stock_tools
from tests.helpers.contests import CREATED, JUDGE, STRANGER, package_of, score_file_of, small_contest, spelled

NAME = "รศ.ดร.น้ำฝน 🌧"


def card(identity: Identity = JUDGE) -> bytes:
    return write_judge_card(NAME, identity.public, identity.signing_key, CREATED)


def signed(body: bytes, identity: Identity = JUDGE, namespace: Namespace = Namespace.CARD) -> bytes:
    stream = io.BytesIO()
    writer = ContainerWriter(stream)
    writer.add("card.json", body)
    writer.add("card.json.sig", sign(body, namespace, identity.signing_key))
    writer.finish()
    return stream.getvalue()


def refusal(content: bytes) -> Code:
    with pytest.raises(JudgeDesktopError) as caught:
        read_judge_card(content)
    return caught.value.code


def test_a_card_says_what_went_in() -> None:
    found = read_judge_card(card())
    assert (found.name, found.keys, found.created) == (NAME, JUDGE.public, CREATED)
    assert card() == card() == signed(found.body)


def test_card_and_score_file_are_confirmed_by_the_same_words() -> None:
    of_card = confirmed_digest(read_judge_card(card()).keys)
    score_file = score_file_of(package_of(small_contest()))
    assert of_card == confirmed_digest(keys_of(score_file)) != confirmed_digest(STRANGER.public)
    assert check_words.matches(" ".join(check_words.words(of_card, Language.TH)), of_card)


def test_stock_tools_check_a_card(tmp_path: Path) -> None:
    assert stock_tools.unzipped(card(), tmp_path) == ["card.json", "card.json.sig"]
    (tmp_path / "allowed_signers").write_text(
        f"j2 {json.loads((tmp_path / 'card.json').read_bytes())['signing_key']}\n"
    )
    assert stock_tools.signed_by(tmp_path, "card.json", "j2", Namespace.CARD)
    assert not stock_tools.signed_by(tmp_path, "card.json", "j2", Namespace.SCORES)


def test_a_card_is_signed_by_the_key_it_names() -> None:
    body = read_judge_card(card()).body
    assert refusal(signed(body, STRANGER)) == Code.SIGNER_NOT_NAMED
    assert refusal(signed(body, namespace=Namespace.SCORES)) == Code.SIGNATURE_MALFORMED
    assert refusal(signed(body).replace(b"j", b"k", 1)) == Code.CONTAINER_DAMAGED


BAD: dict[str, tuple[Any, ...]] = {
    "name": (None, 1),
    "judge_key": (STRANGER.public.judge_key, "", "x"),
    "signing_key": (STRANGER.public.signing_key, JUDGE.public.signing_key + " x", ""),
    "age_recipient": ("", "age1x", "age1" + "q" * 58),
    "created": ("", "today"),
    "schema": ("judge-desktop-scores/1.0", "judge-desktop-card/2.0", "judge-desktop-card/1.1", "x"),
    "more": (1,),
}


@pytest.mark.parametrize("field", BAD)
def test_a_signed_card_that_makes_no_sense_is_refused(field: str) -> None:
    body = json.loads(read_judge_card(card()).body)
    said = {refusal(signed(spelled({**body, field: value}))) for value in BAD[field]}
    newer = {Code.DOCUMENT_OF_OTHER_TYPE, Code.DOCUMENT_FROM_NEWER_VERSION}
    assert said <= {Code.DOCUMENT_MALFORMED, Code.SIGNER_NOT_NAMED, Code.KEY_UNUSABLE, *newer}
    assert (field == "schema") == (newer <= said)
    del body["name"]
    assert refusal(signed(spelled(body))) == Code.DOCUMENT_MALFORMED
