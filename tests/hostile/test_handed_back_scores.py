"""Score files on their way back to a new laptop: bent, swapped, replayed or forged, they put in no score.

What goes back is named by the signed manifest with its hash and size, encrypted to one laptop, and signed by the judge.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import pytest

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import HandedBack, Package
from judge_desktop.exchange import encryption, signing
from judge_desktop.exchange.container import ContainerWriter
from judge_desktop.exchange.package_file import SignedPackage, handed_back_name, read_package, write_package
from judge_desktop.exchange.score_file import pack_again, write_score_file
from judge_desktop.exchange.signing import Namespace
from judge_desktop.workflow.handed_back import read_own
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.contests import (
    CHAIR,
    DEPUTY,
    FILES,
    JUDGE,
    SALT,
    STRANGER,
    digest,
    full_scorecard,
    package_of,
    score_file_of,
    small_contest,
    spelled,
    written_package,
)

NEW_LAPTOP = DEPUTY


@dataclass(frozen=True)
class Laptop:
    """The two things ``read_own`` asks of a data folder."""

    identity: Any
    own_name: str = "ใหม่"


def own(package: Package, content: bytes, judge: str = "j2", laptop: Any = NEW_LAPTOP) -> object:
    """What a laptop takes in of a package that carries only that."""
    entry = HandedBack(judge=judge, sha256=digest(content), size=len(content))
    workspace = cast(Workspace, Laptop(laptop))
    return read_own(workspace, replace(package, handed_back=(entry,)), judge, lambda _one: content)


def code_of(read: Any) -> Code | None:
    try:
        read()
    except JudgeDesktopError as refused:
        return refused.code
    return None


def taken(package: Package, content: bytes) -> object:
    """What a laptop takes in of it, None when it refuses."""
    try:
        return own(package, content)
    except JudgeDesktopError:
        return None


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return written_package(package_of(small_contest()), tmp_path_factory.mktemp("files"))[1].package


def back(package: Package, signer: Any = JUDGE, **changes: Any) -> bytes:
    """A score file of j2, encrypted to the new laptop; ``changes`` are what its signer wrote into it."""
    signed = write_score_file(replace(score_file_of(package, full_scorecard()), **changes), signer.signing_key, SALT)[1]
    return pack_again(signed.scores, signed.signature, signed.remarks, NEW_LAPTOP.public.age_recipient)


def test_only_what_is_hers_is_taken(package: Package) -> None:
    assert len(cast(tuple[object, ...], own(package, back(package)))) == 1
    assert own(package, back(package), laptop=STRANGER) == (), "encrypted to another laptop"
    said = {
        "contest": code_of(lambda: own(package, back(package, contest="f" * 32))),
        "round": code_of(lambda: own(package, back(package, round="other"))),
        "mode": code_of(lambda: own(package, back(package, mode=Mode.REHEARSAL))),
        "judge": code_of(lambda: own(package, back(package, judge="j1"))),
    }
    assert said == {
        "contest": Code.WRONG_CONTEST,
        "round": Code.WRONG_ROUND,
        "mode": Code.WRONG_MODE,
        "judge": Code.WRONG_JUDGE,
    }


def test_no_bent_score_file_is_taken(package: Package) -> None:
    """Without the age key of the laptop and the key of the judge nothing can be put in."""
    content = back(package)
    known = taken(package, content)
    for place in range(0, len(content), max(1, len(content) // 150)):
        bent = bytearray(content)
        bent[place] ^= 1
        assert taken(package, bytes(bent)) in (None, (), known)
    plain = encryption.decrypt(content, NEW_LAPTOP.age_key)
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    raised = json.loads(parts["scores.json"])
    card = raised["scorecards"][0]
    card["scores"] = dict.fromkeys(card["scores"], "1")
    forged = spelled(raised)
    for signature in (
        parts["scores.json.sig"],
        signing.sign(forged, Namespace.SCORES, STRANGER.signing_key),
        signing.sign(forged, Namespace.SCORES, CHAIR.signing_key),
        signing.sign(forged, Namespace.PACKAGE, JUDGE.signing_key),
    ):
        stream = io.BytesIO()
        writer = ContainerWriter(stream)
        for name, part in {**parts, "scores.json": forged, "scores.json.sig": signature}.items():
            writer.add(name, part)
        writer.finish()
        packed = encryption.encrypt(stream.getvalue(), (NEW_LAPTOP.public.age_recipient,))
        assert code_of(lambda: own(package, packed)) in {  # noqa: B023
            Code.SIGNATURE_WRONG,
            Code.SIGNATURE_OF_OTHER_KEY,
            Code.SIGNER_NOT_NAMED,
            Code.SIGNATURE_MALFORMED,
        }


# ── in the package ───────────────────────────────────────────────────────────────────────────────────────────────


def carried(folder: Path, contents: tuple[bytes, ...]) -> tuple[bytes, SignedPackage]:
    """A package with those files on their way back to j2."""
    entries = tuple(HandedBack(judge="j2", sha256=digest(one), size=len(one)) for one in contents)
    package = replace(package_of(small_contest()), handed_back=entries)
    places = {digest(content): folder / digest(content) for content in FILES.values()}
    for content in FILES.values():
        places[digest(content)].write_bytes(content)
    stream = io.BytesIO()
    packed = {digest(one): one for one in contents}
    signed = write_package(package, places, CHAIR.signing_key, stream, salt=SALT, handed_back=packed)
    return stream.getvalue(), signed


def rewritten(content: bytes, change: Any) -> bytes:
    """The entries as ``change`` leaves them, in a container that is canonical again."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = [(name, archive.read(name)) for name in archive.namelist()]
    stream = io.BytesIO()
    writer = ContainerWriter(stream)
    for name, part in change(entries):
        writer.add(name, part)
    writer.finish()
    return stream.getvalue()


def test_the_manifest_says_which_files_go_back_and_nothing_else_does(tmp_path: Path) -> None:
    one, other = b"age-encryption.org/v1 one", b"age-encryption.org/v1 two"
    content, signed = carried(tmp_path, (one, other))
    stranger = b"age-encryption.org/v1 xxx"
    names = [handed_back_name(digest(part)) for part in (one, other)]
    assert read_package(io.BytesIO(content), None) == signed
    assert rewritten(content, lambda entries: entries) == content

    def instead(name: str, part: bytes) -> Any:
        return lambda entries: [(known, part if known == name else kept) for known, kept in entries]

    def swapped(entries: list[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
        known = dict(entries)
        known[names[0]], known[names[1]] = known[names[1]], known[names[0]]
        return iter(known.items())

    changes = {
        "listed but missing": lambda entries: [entry for entry in entries if entry[0] != names[0]],
        "there but not listed": lambda entries: [
            *entries[:7],
            (handed_back_name(digest(stranger)), stranger),
            *entries[7:],
        ],
        "at the end": lambda entries: [*entries, (handed_back_name(digest(stranger)), stranger)],
        "another in its place": instead(names[0], stranger),
        "swapped": swapped,
        "the same twice": instead(names[0], other),
        "empty": instead(names[0], b""),
        "larger": instead(names[0], one + b"\0" * 100),
        "other order": lambda entries: [*entries[:6], entries[7], entries[6], *entries[8:]],
    }
    said = {what: refusal_of(rewritten(content, change)) for what, change in changes.items()}
    assert said == {**dict.fromkeys(changes, Code.CONTAINER_DAMAGED), "larger": Code.CONTAINER_TOO_LARGE}


def test_no_mutant_of_a_package_with_scores_on_their_way_back_is_read(tmp_path: Path) -> None:
    content, _ = carried(tmp_path, (b"age-encryption.org/v1 " + bytes(range(256)),))
    start = content.index(b"handed_back/") - 40
    mutants = [
        (place, mutant)
        for place in (*range(0, len(content), 389), *range(start, start + 250))
        for mutant in (
            content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :],
            content[:place] + content[place + 1 :],
            content[:place],
        )
    ]
    assert [place for place, mutant in mutants if refusal_of(mutant) is None] == []


def refusal_of(content: bytes) -> Code | None:
    return code_of(lambda: read_package(io.BytesIO(content), None))
