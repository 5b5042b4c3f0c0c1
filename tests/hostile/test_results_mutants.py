"""Results files that chance has changed: ``verify.py`` refuses each with a sentence.

It says the same as our program of documents that somebody with a chair's or a judge's key filled with nonsense.
"""

from __future__ import annotations

import io
import json
from random import Random
from typing import Any

import pytest

from judge_desktop.exchange.signing import Namespace, sign
from judge_desktop.exchange.words import sha256
from judge_desktop.workflow.results_checks import check_results
from tests.helpers import verify_program
from tests.helpers.forgery import Forgery, opened, spelled, written
from tests.helpers.generated_contests import identity, key_name
from tests.helpers.generated_days import Day
from tests.helpers.generated_results import results_file
from tests.helpers.generated_stories import day
from tests.helpers.verify_program import refusal

NONSENSE: tuple[Any, ...] = (
    None, True, 0, -1, 2**60, "", "x", "0", "0/0", "1/0", "9" * 5000, "SHA256:" + "A" * 43, "a" * 64, [], [None], {},
    {"a": 1}, [[]],
)  # fmt: skip


@pytest.fixture(scope="module")
def made() -> tuple[Day, bytes]:
    found = day(36)
    return found, results_file(found)


@pytest.fixture(autouse=True)
def _quick_signatures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify_program.program(), "is_signed", verify_program.signed_by_our_library)


@pytest.mark.parametrize("seed", range(4))
def test_no_changed_byte_is_accepted(made: tuple[Day, bytes], seed: int) -> None:
    chance = Random(seed)
    content = made[1]
    for _ in range(50):
        place = chance.randrange(len(content))
        changed = bytes([content[place] ^ 1 << chance.randrange(8)])
        for false in (
            content[:place] + changed + content[place + 1 :],
            content[:place],
            content[:place] + changed + content[place:],
        ):
            assert refusal(false) != "", place


@pytest.mark.parametrize("document", ["results", "manifest", "decision", "scores"])
def test_nonsense_that_was_signed_is_seen_alike(made: tuple[Day, bytes], document: str) -> None:
    chance = Random(document)
    different = []
    for number in range(25):
        forgery = opened(*made)
        _spoil(forgery, document, chance)
        false = written(forgery, signed=True)
        is_refused = refusal(false) != ""
        if is_refused == check_results(io.BytesIO(false)).is_genuine:
            different.append(number)
    assert different == []


def _spoil(forgery: Forgery, document: str, chance: Random) -> None:
    """Puts nonsense into one document, which its own signer signs again and the results name."""
    results, chair = forgery.results, identity("chair").signing_key
    if document == "results":
        _put_nonsense(results, chance)
    elif document == "manifest":
        body = _spoiled(forgery, "manifest.json", chance)
        forgery.rename("manifest", "manifest", body, sign(body, Namespace.PACKAGE, chair))
        results["manifest"] = sha256(body)
    elif document == "decision":
        place = chance.randint(1, len(results["decisions"]))
        body = _spoiled(forgery, f"decisions/{place}.json", chance)
        forgery.rename(f"decisions/{place}", f"decisions/{place}", body, sign(body, Namespace.DECISION, chair))
        results["decisions"][place - 1] = sha256(body)
    else:
        old = chance.choice(results["documents"])
        file = next(one.score_file for one in forgery.of.files if one.score_file.sha256 == old)
        own = (identity(key_name(file.judge, laptop)) for laptop in (1, 2, 9))
        key = next(one for one in own if one.public.judge_key == file.judge_key)
        body = _spoiled(forgery, f"documents/{old}.json", chance)
        signature = sign(body, Namespace.SCORES, key.signing_key)
        forgery.rename(f"documents/{old}", f"documents/{sha256(body)}", body, signature)
        results["documents"] = sorted(sha256(body) if one == old else one for one in results["documents"])


def _spoiled(forgery: Forgery, name: str, chance: Random) -> bytes:
    tree = json.loads(forgery.entries[name])
    _put_nonsense(tree, chance)
    return spelled(tree)


def _put_nonsense(tree: Any, chance: Random) -> None:
    """Somewhere in the tree another value, a name too many, or one too few."""
    places: list[str | int] = list(tree) if isinstance(tree, dict) else list(range(len(tree)))
    place = chance.choice(places)
    inner = tree[place]
    if isinstance(inner, (dict, list)) and inner and chance.random() < 0.75:
        _put_nonsense(inner, chance)
    elif isinstance(tree, dict) and chance.random() < 0.2:
        tree["zzz"] = tree.pop(place) if chance.random() < 0.5 else 1
    else:
        tree[place] = chance.choice(NONSENSE)
