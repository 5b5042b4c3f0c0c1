"""Files of decisions that a copy of the chair must refuse: of strangers, of another contest or mode, cut, altered."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.container import ContainerWriter
from judge_desktop.exchange.decision_documents import SignedDecision, sign_decision
from judge_desktop.exchange.decisions_file import (
    DecisionsFile,
    read_decisions,
    read_decisions_file,
    write_decisions_file,
)
from judge_desktop.exchange.encryption import decrypt
from judge_desktop.exchange.keys import Identity, create_identity
from judge_desktop.workflow.received_decisions import check_decisions
from tests.helpers import small_round

MANIFEST = "a" * 64
SALT = "0" * 64


@cache
def someone(name: str) -> Identity:
    """The keys of somebody."""
    return create_identity()


def signed(by: str = "chair", sequence: int = 1, **changed: object) -> SignedDecision:
    """A decision of the small round, really signed."""
    own = someone(by).public.judge_key
    decision = small_round.decision(DecisionKind.SET_ASIDE, by=own, sequence=sequence, documents=("b" * 64,))
    previous = "c" * 64 if sequence > 1 else ""
    decision = replace(decision, previous=previous, created="2023-09-08T10:00:00", sha256="", **changed)  # type: ignore[arg-type]
    return sign_decision(decision, someone(by).signing_key, SALT)


def together(*decisions: SignedDecision, **changed: object) -> DecisionsFile:
    """Those decisions in one file."""
    file = DecisionsFile(contest="c0ffee", round="final", mode=Mode.OFFICIAL, manifest=MANIFEST, decisions=decisions)
    return replace(file, **changed)  # type: ignore[arg-type]


def written(file: DecisionsFile) -> bytes:
    """The file, encrypted to the deputy."""
    return write_decisions_file(file, (someone("deputy").public.age_recipient,))


def refusal(content: bytes) -> Code | None:
    """Why reading refuses, or why the file may not enter the round."""
    package = small_round.package()
    chairs = tuple(
        replace(chair, keys=someone(name).public)
        for chair, name in zip(package.chairs, ("chair", "deputy"), strict=True)
    )
    try:
        return check_decisions(replace(package, chairs=chairs), read_decisions_file(content, someone("deputy").age_key))
    except JudgeDesktopError as refused:
        return refused.code


def test_what_the_chair_and_the_deputy_signed_is_taken() -> None:
    file = together(signed(), signed(sequence=2), signed("deputy"))
    assert refusal(written(file)) is None
    assert read_decisions_file(written(file), someone("deputy").age_key) == file


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (lambda: together(signed("stranger")), Code.DECISION_OF_STRANGER),
        (lambda: together(signed(), signed("stranger")), Code.DECISION_OF_STRANGER),
        (lambda: together(signed(contest="beef"), contest="beef"), Code.WRONG_CONTEST),
        (lambda: together(signed(round="first"), round="first"), Code.WRONG_ROUND),
        (lambda: together(signed(mode=Mode.REHEARSAL), mode=Mode.REHEARSAL), Code.WRONG_MODE),
        (lambda: together(signed(contest="beef")), Code.DOCUMENT_MALFORMED),  # replayed under another head
        (lambda: together(signed(round="first")), Code.DOCUMENT_MALFORMED),
        (lambda: together(signed(mode=Mode.REHEARSAL)), Code.DOCUMENT_MALFORMED),
        (lambda: together(signed(), signed()), Code.DOCUMENT_MALFORMED),
        (lambda: together(replace(signed(), signature=signed("stranger").signature)), Code.SIGNATURE_WRONG),
        (lambda: together(replace(signed(), remarks=signed("deputy", reason="อื่น").remarks)), Code.DOCUMENT_MALFORMED),
    ],
)
def test_what_does_not_belong_is_refused(file: object, code: Code) -> None:
    assert callable(file)
    assert refusal(written(file())) is code


def test_nobody_else_opens_it() -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        read_decisions_file(written(together(signed())), someone("stranger").age_key)
    assert refused.value.code is Code.WRONG_RECIPIENT


def test_every_cut_and_every_altered_byte_is_refused() -> None:
    plain = decrypt(written(together(signed(), signed("deputy"))), someone("deputy").age_key)
    chance = random.Random(4)
    for content in _mutants(plain, chance):
        with pytest.raises(JudgeDesktopError):
            read_decisions(content)


def _mutants(plain: bytes, chance: random.Random) -> Iterator[bytes]:
    for _ in range(150):
        at = chance.randrange(len(plain))
        yield plain[:at]
        yield plain[:at] + bytes([plain[at] ^ (1 << chance.randrange(8))]) + plain[at + 1 :]
        yield plain[:at] + b"\0" + plain[at:]


def test_a_head_that_promises_more_or_millions_is_refused_in_little_time() -> None:
    import io

    for count in (b"2", b"5000", b"5001", b"999999999999", b"0", b"-1"):
        stream = io.BytesIO()
        writer = ContainerWriter(stream)
        head = b'{"contest":"c0ffee","count":%b,"manifest":"%b","mode":"official","round":"final",' % (count, b"a" * 64)
        writer.add("decisions.json", head + b'"schema":"judge-desktop-decisions/1.0"}')
        one = signed()
        writer.add("decisions/1.json", one.body)
        writer.add("decisions/1.json.sig", one.signature)
        writer.add("decisions/1.remarks.json", one.remarks)
        writer.finish()
        with pytest.raises(JudgeDesktopError) as refused:
            read_decisions(stream.getvalue())
        assert refused.value.code in (Code.CONTAINER_DAMAGED, Code.DOCUMENT_MALFORMED)
