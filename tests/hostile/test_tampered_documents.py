"""Each field of each document, changed by somebody who cannot sign for it: nothing is ever accepted.

For every value in a document there are eight attacks: the value changed with the signature kept, removed, made by a
stranger, by another person of the same contest, for another type of document, of the unchanged document by a stranger,
of another document of the same signer, and the stranger's key written into the document in place of the signer's.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.container import ContainerWriter
from judge_desktop.exchange.decision_documents import sign_decision, verify_decision
from judge_desktop.exchange.encryption import encrypt
from judge_desktop.exchange.judge_card import read_judge_card, write_judge_card
from judge_desktop.exchange.keys import Identity
from judge_desktop.exchange.package_file import read_package, verify_documents
from judge_desktop.exchange.score_file import read_score_file, verify_scores, write_score_file
from judge_desktop.exchange.signing import Namespace, sign
from tests.helpers.contests import (
    CHAIR,
    CREATED,
    DEPUTY,
    JUDGE,
    SALT,
    STRANGER,
    decision_of,
    full_scorecard,
    package_of,
    score_file_of,
    small_contest,
    spelled,
    written_package,
)

REFUSED = {
    Code.CONTAINER_DAMAGED,
    Code.CONTAINER_TOO_LARGE,
    Code.DOCUMENT_FROM_NEWER_VERSION,
    Code.DOCUMENT_MALFORMED,
    Code.DOCUMENT_OF_OTHER_TYPE,
    Code.KEY_UNUSABLE,
    Code.SIGNATURE_MALFORMED,
    Code.SIGNATURE_OF_OTHER_KEY,
    Code.SIGNATURE_WRONG,
    Code.SIGNER_NOT_NAMED,
}
Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Signed:
    """A document with what lies beside it, its rightful signer, and how a reader of it is called."""

    body: bytes
    companion: bytes
    signature: bytes
    namespace: Namespace
    signer: Identity
    other: Identity
    read: Callable[[bytes, bytes, bytes], object]


def as_card(body: bytes, companion: bytes, signature: bytes) -> object:
    return read_judge_card(zipped(("card.json", body), ("card.json.sig", signature)))


def zipped(*entries: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    writer = ContainerWriter(stream)
    for name, content in entries:
        writer.add(name, content)
    writer.finish()
    return stream.getvalue()


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Signed]:
    folder = tmp_path_factory.mktemp("package")
    package = written_package(package_of(small_contest()), folder)[1]
    made = score_file_of(package.package, full_scorecard(), recusals=package.package.round_.known_recusals)
    scores = write_score_file(made, JUDGE.signing_key, SALT)[1]
    decision = sign_decision(decision_of(package.package, texts={"title_th": "ชื่อผลงาน"}), CHAIR.signing_key, SALT)
    card = read_judge_card(write_judge_card("ก", JUDGE.public, JUDGE.signing_key, CREATED))
    return {
        "package": Signed(
            package.manifest, package.people, package.signature, Namespace.PACKAGE, CHAIR, JUDGE, verify_documents
        ),
        "scores": Signed(
            scores.scores, scores.remarks, scores.signature, Namespace.SCORES, JUDGE, CHAIR, verify_scores
        ),
        "decision": Signed(
            decision.body, decision.remarks, decision.signature, Namespace.DECISION, CHAIR, JUDGE, verify_decision
        ),
        "card": Signed(card.body, b"", card.signature, Namespace.CARD, JUDGE, CHAIR, as_card),
    }


def places(tree: Any, before: Path_ = ()) -> Iterator[Path_]:
    """Where every value stands, and every list and dictionary."""
    if before:
        yield before
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in parts:
        yield from places(value, (*before, step))


def changed(tree: Any, place: Path_) -> Any:
    """A copy with another value of the same kind there."""
    copied = json.loads(json.dumps(tree))
    part = copied
    for step in place[:-1]:
        part = part[step]
    value = part[place[-1]]
    match value:
        case bool():
            part[place[-1]] = not value
        case int():
            part[place[-1]] = value + 1
        case str():
            part[place[-1]] = value[:-1] + ("1" if value[-1:] == "0" else "0")
        case None:
            part[place[-1]] = "0"
        case list():
            part[place[-1]] = value[:-1] if value else ["0"]
        case dict():
            del part[place[-1]]
    return copied


def refusal(read: Callable[[], object]) -> Code | None:
    try:
        read()
    except JudgeDesktopError as refused:
        return refused.code
    return None


def attacks(signed: Signed, body: bytes) -> Iterator[tuple[str, bytes, bytes]]:
    """(name, body, signature) of everything somebody without the key can do with a changed body."""
    yield "signature kept", body, signed.signature
    yield "no signature", body, b""
    yield "stranger", body, sign(body, signed.namespace, STRANGER.signing_key)
    yield "another person", body, sign(body, signed.namespace, signed.other.signing_key)
    for namespace in set(Namespace) - {signed.namespace}:
        yield "other type", body, sign(body, namespace, signed.signer.signing_key)
    yield "other document", body, sign(signed.companion + b"x", signed.namespace, signed.signer.signing_key)
    mine = body.replace(signed.signer.public.judge_key.encode(), STRANGER.public.judge_key.encode())
    mine = mine.replace(signed.signer.public.signing_key.encode(), STRANGER.public.signing_key.encode())
    yield "key replaced, signature kept", mine, signed.signature


@pytest.mark.parametrize("name", ["package", "scores", "decision", "card"])
def test_no_field_can_be_changed(documents: dict[str, Signed], name: str) -> None:
    signed = documents[name]
    tree = json.loads(signed.body)
    assert signed.read(signed.body, signed.companion, signed.signature) is not None
    tried, accepted = 0, []
    for place in places(tree):
        body = spelled(changed(tree, place))
        assert body != signed.body
        for attack, content, signature in attacks(signed, body):
            tried += 1
            said = refusal(lambda: signed.read(content, signed.companion, signature))  # noqa: B023
            if said not in REFUSED:
                accepted.append((place, attack, said))
    assert accepted == []
    assert tried > {"package": 2000, "scores": 300, "decision": 200, "card": 60}[name]


@pytest.mark.parametrize("name", ["package", "scores", "decision"])
def test_no_word_beside_can_be_changed(documents: dict[str, Signed], name: str) -> None:
    signed = documents[name]
    tree = json.loads(signed.companion)
    for place in places(tree):
        companion = spelled(changed(tree, place))
        assert refusal(lambda: signed.read(signed.body, companion, signed.signature)) in REFUSED  # noqa: B023
    assert refusal(lambda: signed.read(signed.body, b"{}", signed.signature)) in REFUSED


@pytest.mark.parametrize("name", ["package", "scores", "decision", "card"])
def test_a_document_has_one_spelling(documents: dict[str, Signed], name: str) -> None:
    """Even the rightful signer cannot make a second document of the same content."""
    signed = documents[name]
    body = signed.body
    others = (
        json.dumps(json.loads(body), indent=1).encode(),
        json.dumps(json.loads(body), sort_keys=False, separators=(",", ":"), ensure_ascii=True).encode() + b"\n",
        b"\xef\xbb\xbf" + body,
        body[:-1] + b',"schema":"' + json.loads(body)["schema"].encode() + b'"}',
        body.replace(b'"', b'"\\u0000', 1),
        b" " + body,
        body + b"\0",
        body.decode().encode("utf-16"),
        b"[" * 20_000,
        b"",
        b"null",
    )
    for other in others:
        signature = sign(other, signed.namespace, signed.signer.signing_key)
        assert refusal(lambda: signed.read(other, signed.companion, signature)) == Code.DOCUMENT_MALFORMED  # noqa: B023


def test_documents_never_stand_for_each_other(documents: dict[str, Signed]) -> None:
    said = {}
    for name, signed in documents.items():
        for other_name, other in documents.items():
            if name == other_name:
                continue
            own = sign(other.body, signed.namespace, signed.signer.signing_key)
            said[name, other_name, "re-signed"] = refusal(lambda: signed.read(other.body, other.companion, own))  # noqa: B023
            said[name, other_name, "as is"] = refusal(lambda: signed.read(other.body, other.companion, other.signature))  # noqa: B023
    assert {said[key] for key in said if key[2] == "re-signed"} == {Code.DOCUMENT_OF_OTHER_TYPE}
    assert {said[key] for key in said if key[2] == "as is"} == {Code.SIGNATURE_MALFORMED}


def test_a_newer_version_is_told_as_such(documents: dict[str, Signed]) -> None:
    for signed in documents.values():
        for version in (b"/1.1", b"/2.0"):
            body = signed.body.replace(b'/1.0"', version + b'"')
            signature = sign(body, signed.namespace, signed.signer.signing_key)
            said = refusal(lambda: signed.read(body, signed.companion, signature))  # noqa: B023
            assert said == Code.DOCUMENT_FROM_NEWER_VERSION


def test_parts_of_two_files_never_make_a_third(tmp_path: Path) -> None:
    """A file whose every part is genuine, but not from one file."""
    first = score_file_of(written_package(package_of(small_contest()), tmp_path)[1].package, full_scorecard())
    one = write_score_file(first, JUDGE.signing_key, SALT)[1]
    other = write_score_file(first, JUDGE.signing_key, "00" * 32)[1]
    for scores, signature, remarks in (
        (one.scores, one.signature, other.remarks),
        (one.scores, other.signature, one.remarks),
        (other.scores, one.signature, one.remarks),
    ):
        mixed = zipped(("scores.json", scores), ("scores.json.sig", signature), ("remarks.json", remarks))
        locked = encrypt(mixed, first.recipients)
        assert refusal(lambda: read_score_file(locked, CHAIR.age_key)) in REFUSED  # noqa: B023


def test_nothing_derived_in_a_package_can_be_changed(tmp_path: Path) -> None:
    """The lists beside the manifest are the manifest's, even when a chair's copy signs others."""
    content, _ = written_package(package_of(small_contest()), tmp_path)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    sums, signers = entries["SHA256SUMS"], entries["allowed_signers"]

    def package(sums: bytes, signers: bytes) -> bytes:
        signature = sign(sums, Namespace.PACKAGE, CHAIR.signing_key)
        parts = {**entries, "SHA256SUMS": sums, "SHA256SUMS.sig": signature, "allowed_signers": signers}
        return zipped(*parts.items())

    assert package(sums, signers) == content
    last = sums.splitlines(keepends=True)[-1]
    stranger = signers.replace(CHAIR.public.signing_key.encode(), STRANGER.public.signing_key.encode())
    for other in (
        package(sums.removesuffix(last), signers),
        package(sums + last, signers),
        package(sums.replace(b"  people", b" *people"), signers),
        package(sums, stranger),
        package(sums, signers + b"# note\n"),
        package(sums, signers.splitlines(keepends=True)[0]),
        package(sums, signers.replace(b"judge-desktop-scores-v1", b"judge-desktop-package-v1")),
    ):
        assert refusal(lambda: read_package(io.BytesIO(other), None)) == Code.CONTAINER_DAMAGED  # noqa: B023
    strangers_sums = {**entries, "SHA256SUMS.sig": sign(sums, Namespace.PACKAGE, DEPUTY.signing_key)}
    said = refusal(lambda: read_package(io.BytesIO(zipped(*strangers_sums.items())), None))
    assert said == Code.SIGNATURE_OF_OTHER_KEY
