"""What we sign, ssh-keygen verifies; what ssh-keygen signs, we verify; anything else is refused."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_ssh_private_key

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.signing import (
    Namespace,
    PublicKey,
    Signer,
    SigningKey,
    fingerprint,
    read_allowed_signers,
    sign,
    signer_of,
    verify,
    write_allowed_signers,
)

MESSAGE = "คะแนน {}".encode()
KEY = SigningKey(bytes(range(32)))
OTHER = SigningKey(bytes(32))


def refusal(message: bytes, signature: bytes, namespace: Namespace, key: PublicKey) -> Code:
    with pytest.raises(JudgeDesktopError) as caught:
        verify(message, signature, namespace, key)
    return caught.value.code


def keygen(*arguments: str, given: bytes = b"", folder: Path) -> tuple[int, str]:
    done = subprocess.run(["ssh-keygen", *arguments], input=given, capture_output=True, cwd=folder, check=False)
    return done.returncode, done.stdout.decode()


def test_ssh_keygen_verifies_our_signature_and_names_the_signer(tmp_path: Path) -> None:
    (tmp_path / "signers").write_bytes(
        write_allowed_signers([Signer("judge-7", (Namespace.SCORES, Namespace.CARD), KEY.public_key)])
    )
    (tmp_path / "sig").write_bytes(sign(MESSAGE, Namespace.SCORES, KEY))
    arguments = ("-Y", "verify", "-f", "signers", "-I", "judge-7", "-s", "sig", "-n")
    code, said = keygen(*arguments, Namespace.SCORES, given=MESSAGE, folder=tmp_path)
    assert (code, said) == (
        0,
        f'Good "{Namespace.SCORES}" signature for judge-7 with ED25519 key {fingerprint(KEY.public_key)}\n',
    )
    assert keygen(*arguments, Namespace.SCORES, given=MESSAGE + b"x", folder=tmp_path)[0] != 0
    assert keygen(*arguments, Namespace.CARD, given=MESSAGE, folder=tmp_path)[0] != 0
    (tmp_path / "sig").write_bytes(sign(MESSAGE, Namespace.PACKAGE, KEY))
    assert keygen(*arguments, Namespace.PACKAGE, given=MESSAGE, folder=tmp_path)[0] != 0


def test_our_bytes_are_those_of_ssh_keygen(tmp_path: Path) -> None:
    assert keygen("-q", "-t", "ed25519", "-N", "", "-C", "", "-f", "key", folder=tmp_path) == (0, "")
    secret = load_ssh_private_key((tmp_path / "key").read_bytes(), None)
    assert isinstance(secret, Ed25519PrivateKey)
    key = SigningKey(secret.private_bytes_raw())
    assert (tmp_path / "key.pub").read_text().strip() == key.public_key.line
    _, listed = keygen("-l", "-f", "key.pub", folder=tmp_path)
    assert listed.split()[1] == fingerprint(key.public_key)
    (tmp_path / "message").write_bytes(MESSAGE)
    assert keygen("-Y", "sign", "-q", "-f", "key", "-n", Namespace.DECISION, "message", folder=tmp_path)[0] == 0
    theirs = (tmp_path / "message.sig").read_bytes()
    assert sign(MESSAGE, Namespace.DECISION, key) == theirs
    verify(MESSAGE, theirs, Namespace.DECISION, key.public_key)
    assert signer_of(theirs, Namespace.DECISION) == key.public_key


def test_each_way_of_being_wrong_has_its_code() -> None:
    signature = sign(MESSAGE, Namespace.SCORES, KEY)
    assert refusal(MESSAGE + b" ", signature, Namespace.SCORES, KEY.public_key) == Code.SIGNATURE_WRONG
    assert refusal(MESSAGE, signature, Namespace.SCORES, OTHER.public_key) == Code.SIGNATURE_OF_OTHER_KEY
    assert refusal(MESSAGE, signature, Namespace.CARD, KEY.public_key) == Code.SIGNATURE_MALFORMED
    for bad in (b"", signature * 4, signature[:-1], signature + b"\n", b" " + signature, signature.replace(b"\n", b"")):
        assert refusal(MESSAGE, bad, Namespace.SCORES, KEY.public_key) == Code.SIGNATURE_MALFORMED


def test_no_flipped_bit_of_a_signature_is_accepted() -> None:
    signature = sign(MESSAGE, Namespace.SCORES, KEY)
    codes = set()
    for place in range(len(signature) * 8):
        changed = bytearray(signature)
        changed[place // 8] ^= 1 << place % 8
        codes.add(refusal(MESSAGE, bytes(changed), Namespace.SCORES, KEY.public_key))
    assert codes == {Code.SIGNATURE_MALFORMED, Code.SIGNATURE_OF_OTHER_KEY, Code.SIGNATURE_WRONG}


def test_a_signature_that_only_one_library_could_accept_does_not_count() -> None:
    """S + L is the same signature to a careless verifier."""
    signature = sign(MESSAGE, Namespace.SCORES, KEY)
    body = b"".join(signature.splitlines()[1:-1])
    envelope = base64.b64decode(body)
    order = 2**252 + 27742317777372353535851937790883648493
    shifted = int.from_bytes(envelope[-32:], "little") + order
    envelope = envelope[:-32] + shifted.to_bytes(32, "little")
    text = base64.b64encode(envelope)
    lines = b"".join(text[at : at + 70] + b"\n" for at in range(0, len(text), 70))
    armored = b"-----BEGIN SSH SIGNATURE-----\n" + lines + b"-----END SSH SIGNATURE-----\n"
    assert refusal(MESSAGE, armored, Namespace.SCORES, KEY.public_key) == Code.SIGNATURE_WRONG


PRIME = 2**255 - 19
EIGHTH = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7


@pytest.mark.parametrize("sign_bit", [0, 1])
@pytest.mark.parametrize("y", [0, 1, PRIME - 1, PRIME, PRIME + 1, EIGHTH, PRIME - EIGHTH, 2**255 - 1, 2, PRIME + 3])
def test_keys_on_which_verifiers_disagree_are_refused(y: int, sign_bit: int) -> None:
    raw = (y | sign_bit << 255).to_bytes(32, "little")
    with pytest.raises(JudgeDesktopError) as caught:
        PublicKey(raw)
    assert caught.value.code == Code.KEY_UNUSABLE


@pytest.mark.parametrize(
    "line",
    [
        "",
        "ssh-ed25519",
        "ssh-rsa " + KEY.public_key.line.split()[1],
        KEY.public_key.line + " comment",
        KEY.public_key.line + "\n",
        KEY.public_key.line.replace(" ", "  "),
        KEY.public_key.line[:-1],
        KEY.public_key.line[:-4],
        "ssh-ed25519 ก",
    ],
)
def test_a_line_that_is_no_key_is_refused(line: str) -> None:
    with pytest.raises(JudgeDesktopError) as caught:
        PublicKey.from_line(line)
    assert caught.value.code == Code.KEY_UNUSABLE


def test_keys_read_back_from_their_line_and_secrets_never_show() -> None:
    assert PublicKey.from_line(KEY.public_key.line) == KEY.public_key
    assert repr(KEY) == "SigningKey()"
    with pytest.raises(JudgeDesktopError):
        SigningKey(b"short")
    pem = Ed25519PrivateKey.from_private_bytes(KEY.seed).private_bytes(
        Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()
    )
    assert pem.startswith(b"-----BEGIN OPENSSH PRIVATE KEY-----")


def test_allowed_signers_read_back() -> None:
    signers = (
        Signer("chair", (Namespace.DECISION, Namespace.PACKAGE), KEY.public_key),
        Signer("judge-1", (Namespace.SCORES,), OTHER.public_key),
        Signer("judge-1", (Namespace.SCORES,), KEY.public_key),
    )
    written = write_allowed_signers(signers)
    assert written.splitlines()[0].decode() == (
        f'chair namespaces="judge-desktop-decision-v1,judge-desktop-package-v1" {KEY.public_key.line}'
    )
    assert read_allowed_signers(written) == signers


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"judge-1", b"*"),
        (b"judge-1", b"judge-1,judge-2"),
        (b"judge-1", b"# judge-1"),
        (b"judge-1 ", b""),
        (b"judge-1", "กรรมการ".encode()),
        (b'namespaces="judge-desktop-scores-v1" ', b""),
        (b"judge-desktop-scores-v1", b"*"),
        (b"judge-desktop-scores-v1", b"judge-desktop-scores-v1,judge-desktop-card-v1"),
        (b"judge-desktop-scores-v1", b"judge-desktop-scores-v1,judge-desktop-scores-v1"),
        (b"judge-1", b"cert-authority judge-1"),
        (b"\n", b"\r\n"),
        (b"\n", b"\n\n"),
        (b"\n", b""),
        (b"\n", b" comment\n"),
    ],
)
def test_allowed_signers_have_one_spelling(old: bytes, new: bytes) -> None:
    written = write_allowed_signers([Signer("judge-1", (Namespace.SCORES,), KEY.public_key)])
    assert old in written
    with pytest.raises(JudgeDesktopError) as caught:
        read_allowed_signers(written.replace(old, new))
    assert caught.value.code == Code.SIGNERS_MALFORMED


@pytest.mark.parametrize("principal", ["", "two words", "a*", "!a", "ก", "a,b", "-a", "x" * 65])
def test_only_plain_ids_are_written_as_signers(principal: str) -> None:
    with pytest.raises(JudgeDesktopError):
        write_allowed_signers([Signer(principal, (Namespace.SCORES,), KEY.public_key)])
    with pytest.raises(JudgeDesktopError):
        write_allowed_signers([Signer("judge-1", (), KEY.public_key)])


def test_an_empty_list_of_signers_is_refused() -> None:
    for content in (b"", b"\n", b"x" * (2**20 + 1)):
        with pytest.raises(JudgeDesktopError):
            read_allowed_signers(content)
