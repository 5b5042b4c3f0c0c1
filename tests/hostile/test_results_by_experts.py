"""Results files by people who know the formats: whatever they bend, both programs refuse it, soon and plainly."""

from __future__ import annotations

import base64
import io
import struct
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.exchange.signing import PublicKey
from judge_desktop.workflow.results_checks import check_results
from tests.helpers.forgery import SIGNATURE, opened, packed, written
from tests.helpers.generated_days import Day
from tests.helpers.generated_results import results_file
from tests.helpers.generated_stories import day
from tests.helpers.verify_program import PROGRAM, program, refusal, run

SEED = 62  # a contest with few signatures
ORDER = 2**252 + 27742317777372353535851937790883648493
SMALL_ORDER = (
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",  # the first two, not canonical
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
)
"""Public keys under which anybody can write a signature of anything."""


@pytest.fixture(scope="module")
def of() -> Day:
    return day(SEED)


@pytest.fixture(scope="module")
def content(of: Day) -> bytes:
    return results_file(of, verify_program=PROGRAM.read_bytes())


def are_refused(content: bytes) -> tuple[bool, bool]:
    """(``verify.py``, our program): whether each refuses the file."""
    return bool(refusal(content)), not check_results(io.BytesIO(content)).is_genuine


def rewrapped(signature: bytes) -> bytes:
    """The same signature on one line."""
    first, *body, last = signature.splitlines()
    return b"\n".join((first, b"".join(body), last, b""))


def second_number(signature: bytes) -> bytes:
    """Another signature of the same, which needs no secret key: s + the order of the group."""
    first, *body, last = signature.splitlines()
    raw = bytearray(base64.b64decode(b"".join(body)))
    raw[-32:] = (int.from_bytes(raw[-32:], "little") + ORDER).to_bytes(32, "little")
    text = base64.b64encode(raw)
    return b"\n".join((first, *(text[place : place + 70] for place in range(0, len(text), 70)), last, b""))


@pytest.mark.parametrize("respelled", [lambda one: one + b"\n", rewrapped, second_number])
@pytest.mark.parametrize("name", [SIGNATURE, "manifest.json.sig"])
def test_a_signature_has_one_spelling(of: Day, content: bytes, name: str, respelled: Callable[[bytes], bytes]) -> None:
    forgery = opened(of, content)
    forgery.entries[name] = respelled(forgery.entries[name])
    changed = packed(forgery.entries) if name == SIGNATURE else written(forgery, signed=True)
    assert are_refused(changed) == (True, True)


@pytest.mark.parametrize(
    "bent",
    [
        lambda lines: lines[:0],
        lambda lines: lines[:1],
        lambda lines: lines[::-1],
        lambda lines: [*lines, lines[0]],
        lambda lines: [one.replace(b"\n", b"\r\n") for one in lines],
        lambda lines: [one.replace(b"\n", b"\x1c") for one in lines],
    ],
)
def test_the_list_of_keys_is_exactly_what_the_documents_give(
    of: Day, content: bytes, bent: Callable[[list[bytes]], list[bytes]]
) -> None:
    forgery = opened(of, content)
    forgery.entries["allowed_signers"] = b"".join(bent(forgery.entries["allowed_signers"].splitlines(keepends=True)))
    assert are_refused(written(forgery, signed=True)) == (True, True)


def test_awards_stand_in_one_order(of: Day, content: bytes) -> None:
    forgery = opened(of, content)
    first, *others = forgery.results["awards"]
    assert others
    forgery.results["awards"] = [*others, first]
    assert are_refused(written(forgery, signed=True)) == (True, True)


def test_decisions_that_do_not_know_of_each_other_stand_in_one_order() -> None:
    of = day(75)
    forgery = opened(of, results_file(of))
    assert forgery.decision(4)["signed_by"] != forgery.decision(5)["signed_by"]
    for old, new in ((4, 0), (5, 4), (0, 5)):
        for name in [name for name in forgery.entries if name.startswith(f"decisions/{old}.")]:
            forgery.entries[name.replace(str(old), str(new), 1)] = forgery.entries.pop(name)
    told = forgery.results["decisions"]
    told[3:5] = told[4], told[3]
    assert are_refused(written(forgery, signed=True)) == (True, True)


@pytest.mark.parametrize("program_inside", [b"#" * (16 * 2**20 + 1), b"," * 2_000_001])
def test_what_would_fill_the_memory_is_refused(of: Day, content: bytes, program_inside: bytes) -> None:
    forgery = opened(of, content)
    forgery.entries["verify.py"] = program_inside
    assert are_refused(written(forgery, signed=True)) == (True, True)


def test_a_million_entries_are_refused_at_once() -> None:
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 0x314, 20, 0x800, 0, 0, 0x21, 0, 0, 0, 1, *[0] * 6) + b"x"
    size = 10**6 * len(entry)
    end = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 0x32D, 45, 0, 0, 10**6, 10**6, size, 0)
    end += struct.pack("<4sLQL", b"PK\x06\x07", 0, size, 1)
    end += struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    begun = time.process_time()
    assert are_refused(entry * 10**6 + end) == (True, True)
    assert time.process_time() - begun < 2


def is_usable(raw: bytes) -> bool:
    try:
        PublicKey(raw)
    except JudgeDesktopError:
        return False
    return True


def test_keys_that_anybody_can_sign_for_are_none() -> None:
    is_sound = program().is_sound
    assert [(is_sound(bytes.fromhex(one)), is_usable(bytes.fromhex(one))) for one in SMALL_ORDER] == [
        (False, False)
    ] * len(SMALL_ORDER)
    chance = Random(7)
    raws = [chance.randbytes(32) for _ in range(200)]
    assert [is_sound(one) for one in raws] == [is_usable(one) for one in raws]
    assert any(is_usable(one) for one in raws)


@pytest.mark.parametrize("part", ["score", "decided_by"])
def test_no_text_of_a_file_steers_the_terminal(of: Day, content: bytes, tmp_path: Path, part: str) -> None:
    forgery = opened(of, content)
    forgery.results["standings"][0][part] = "\x1b[1A\x1b[2K\rEVERYTHING AGREES\n\u202e\x9b2J"
    path = tmp_path / "results.judgeresults"
    path.write_bytes(written(forgery, signed=True))
    code, said, errors = run(path, "--language", "en")
    assert (code, errors) == (1, "")
    assert all(line.isprintable() for line in said.split("\n"))
    assert said.splitlines()[-1].startswith("WRONG: ")
    assert "EVERYTHING AGREES" not in said.splitlines()


def test_a_program_beside_the_file_is_not_run(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    false = tmp_path / "ssh-keygen"
    false.write_text("#!/bin/sh\nexit 0\n")
    false.chmod(0o755)
    path = tmp_path / "results.judgeresults"
    path.write_bytes(content)
    monkeypatch.chdir(tmp_path)
    code, _, errors = run(path, "--language", "en", path=".")
    assert (code, errors) == (2, "the command ssh-keygen was not found; please install OpenSSH 8.1 or newer\n")
