"""An identity is made once, kept with or without a passphrase, and never locks its owner in."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.encryption import decrypt, encrypt
from judge_desktop.exchange.keys import Identity, check_public_keys, create_identity, open_identity, seal_identity
from judge_desktop.exchange.signing import Namespace, PublicKey, sign, verify

IDENTITY = create_identity()


def refusal(content: bytes, passphrase: str | None = None) -> Code:
    with pytest.raises(JudgeDesktopError) as caught:
        open_identity(content, passphrase)
    return caught.value.code


def test_an_identity_is_kept_with_and_without_a_passphrase() -> None:
    clear, locked = seal_identity(IDENTITY, None), seal_identity(IDENTITY, "ห้า คำ นี้ ไม่ ลืม")
    assert open_identity(clear, None) == open_identity(clear, "unasked") == IDENTITY
    assert open_identity(locked, "ห้า  คำ นี้ ไม่ ลืม\n") == IDENTITY
    assert refusal(locked) == Code.PASSPHRASE_NEEDED
    assert refusal(locked, "") == Code.PASSPHRASE_NEEDED
    assert refusal(locked, "ห้า คำ นี้ ลืม") == Code.PASSPHRASE_WRONG
    assert IDENTITY.age_key.secret.encode() in clear
    assert IDENTITY.age_key.secret.encode() not in locked


def test_every_identity_is_another() -> None:
    assert create_identity().public != IDENTITY.public


def test_the_reopened_identity_signs_and_opens_as_before() -> None:
    again = open_identity(seal_identity(IDENTITY, None), None)
    signature = sign(b"x", Namespace.CARD, again.signing_key)
    verify(b"x", signature, Namespace.CARD, PublicKey.from_line(IDENTITY.public.signing_key))
    assert decrypt(encrypt(b"x", [IDENTITY.public.age_recipient]), again.age_key) == b"x"


def test_stock_tools_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "identity"
    path.write_bytes(seal_identity(IDENTITY, None))
    path.chmod(0o600)
    public = subprocess.run(["ssh-keygen", "-y", "-f", path], capture_output=True, text=True, check=True).stdout
    assert public.strip() == IDENTITY.public.signing_key
    listed = subprocess.run(["ssh-keygen", "-lf", path], capture_output=True, text=True, check=True).stdout
    assert listed.split()[1] == IDENTITY.public.judge_key


def test_secrets_never_show() -> None:
    assert repr(IDENTITY) == "Identity(signing_key=SigningKey(), age_key=AgeKey())"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x" * 5000,
        "ก".encode(),
        seal_identity(IDENTITY, None)[1:],
        seal_identity(IDENTITY, None)[:-10],
        IDENTITY.to_text().split("AGE")[0].encode(),
        IDENTITY.age_key.secret.encode(),
        IDENTITY.to_text().replace("b3BlbnNzaC1rZXktdjE", "b3BlbnNzaC1rZXktdjI").encode(),
    ],
    ids=["nothing", "too long", "no keys", "no beginning", "no end", "no age key", "no signing key", "unknown kind"],
)
def test_a_file_that_holds_no_identity_is_refused(content: bytes) -> None:
    assert refusal(content) == Code.IDENTITY_MALFORMED


def test_a_key_of_another_kind_is_no_identity(tmp_path: Path) -> None:
    subprocess.run(["ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", tmp_path / "key"], check=True)
    text = (tmp_path / "key").read_text() + IDENTITY.age_key.secret
    assert refusal(text.encode()) == Code.IDENTITY_MALFORMED


def test_a_damaged_file_with_a_passphrase_is_told() -> None:
    locked = seal_identity(IDENTITY, "one two")
    assert refusal(locked[:-1], "one two") == Code.ENCRYPTION_DAMAGED


def test_public_halves_are_checked() -> None:
    public = IDENTITY.public
    assert Identity.from_text(IDENTITY.to_text()).public == public
    check_public_keys(public)
    other = create_identity().public
    for wrong in (
        replace(public, signing_key="ssh-ed25519 x"),
        replace(public, signing_key=other.signing_key),
        replace(public, judge_key=other.judge_key),
        replace(public, age_recipient="age1x"),
    ):
        with pytest.raises(JudgeDesktopError) as caught:
            check_public_keys(wrong)
        assert caught.value.code == Code.KEY_UNUSABLE
