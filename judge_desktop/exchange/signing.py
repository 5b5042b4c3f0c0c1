"""Signatures that anyone can check with ``ssh-keygen -Y verify``: SSHSIG, Ed25519, SHA-512, one namespace per type.

Every envelope is derived again from key, namespace and the 64 bytes of the signature and compared, never searched
through, so it has one spelling. A signature counts only if OpenSSL and libsodium both accept it; keys on which honest
verifiers may disagree (low order, not canonical) are refused when they are first met.
Which key may sign what, and whose it is, is decided elsewhere. Format: PROTOCOL.sshsig of OpenSSH.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from nacl.bindings import crypto_core_ed25519_is_valid_point, crypto_sign_open
from nacl.exceptions import BadSignatureError

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.fingerprint import FINGERPRINT_PREFIX

_ALGORITHM = b"ssh-ed25519"
_BEGIN = "-----BEGIN SSH SIGNATURE-----\n"
_END = "-----END SSH SIGNATURE-----\n"
_LINE_LENGTH = 70
_KEY_AT = slice(33, 65)
"""Where the 32 bytes of the public key lie in an envelope: after magic, version and two lengths."""
LONGEST_SIGNATURE = 1024
"""Bytes that are read of a signature anywhere; it has about 300."""
_LONGEST_SIGNERS = 2**20
_PRINCIPAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,63}", re.ASCII)
_SIGNER = re.compile(r"([^ ]+) namespaces=\"([a-z0-9,-]+)\" (ssh-ed25519 [A-Za-z0-9+/]{68})\n", re.ASCII)


class Namespace(StrEnum):
    """What a signature is for; a signature of one type never counts as another's."""

    CARD = "judge-desktop-card-v1"
    DECISION = "judge-desktop-decision-v1"
    PACKAGE = "judge-desktop-package-v1"
    PROGRESS = "judge-desktop-progress-v1"
    RESULTS = "judge-desktop-results-v1"
    SCORES = "judge-desktop-scores-v1"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """An Ed25519 public key (32 bytes) on which all verifiers agree; any other is refused: ``KEY_UNUSABLE``."""

    raw: bytes

    def __post_init__(self) -> None:
        if not _is_sound(self.raw):
            raise JudgeDesktopError(Code.KEY_UNUSABLE)

    @classmethod
    def from_line(cls, line: str) -> Self:
        """The key in ``ssh-ed25519 AAAA…`` (no comment); refuses ``KEY_UNUSABLE``."""
        name, _, encoded = line.partition(" ")
        try:
            blob = base64.b64decode(encoded.encode("ascii"), validate=True)
        except (binascii.Error, UnicodeEncodeError):
            raise JudgeDesktopError(Code.KEY_UNUSABLE) from None
        raw = blob[-32:]
        if name != _ALGORITHM.decode() or blob != _strings(_ALGORITHM, raw) or line != _line(raw):
            raise JudgeDesktopError(Code.KEY_UNUSABLE)
        return cls(raw)

    @property
    def line(self) -> str:
        """The key as OpenSSH writes it, without a comment: ``ssh-ed25519 AAAA…``."""
        return _line(self.raw)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """An Ed25519 secret key (seed of 32 bytes). It never shows itself."""

    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.seed) != 32:
            raise JudgeDesktopError(Code.KEY_UNUSABLE)

    @property
    def public_key(self) -> PublicKey:
        """The half of the key that others may know."""
        return PublicKey(Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw())


@dataclass(frozen=True, slots=True)
class Signer:
    """A line of ``allowed_signers``: who (an ASCII id) may sign what with which key."""

    principal: str
    namespaces: tuple[Namespace, ...]
    public_key: PublicKey


def sign(message: bytes, namespace: Namespace, signing_key: SigningKey) -> bytes:
    """The armored signature, byte for byte what ``ssh-keygen -Y sign`` writes; the same input gives the same bytes."""
    secret = Ed25519PrivateKey.from_private_bytes(signing_key.seed)
    signature = secret.sign(_signed_part(message, namespace))
    return _armored(_envelope(signing_key.public_key.raw, namespace, signature))


def verify(message: bytes, signature: bytes, namespace: Namespace, public_key: PublicKey) -> None:
    """Returns if ``public_key`` signed exactly ``message`` for ``namespace``.

    Refuses ``SIGNATURE_MALFORMED``, ``SIGNATURE_OF_OTHER_KEY`` and ``SIGNATURE_WRONG`` (message or signature changed).
    """
    signer, bare = _opened(signature, namespace)
    if signer != public_key.raw:
        raise JudgeDesktopError(Code.SIGNATURE_OF_OTHER_KEY)
    signed = _signed_part(message, namespace)
    try:
        Ed25519PublicKey.from_public_bytes(signer).verify(bare, signed)
        crypto_sign_open(bare + signed, signer)
    except (InvalidSignature, BadSignatureError):
        raise JudgeDesktopError(Code.SIGNATURE_WRONG) from None


def signer_of(signature: bytes, namespace: Namespace) -> PublicKey:
    """The key that a signature claims to be of, not verified; refuses ``SIGNATURE_MALFORMED``, ``KEY_UNUSABLE``."""
    return PublicKey(_opened(signature, namespace)[0])


def fingerprint(public_key: PublicKey) -> str:
    """``SHA256:…`` as ``ssh-keygen -lf`` prints it: the name of a key everywhere in this program."""
    digest = hashlib.sha256(_strings(_ALGORITHM, public_key.raw)).digest()
    return FINGERPRINT_PREFIX + base64.b64encode(digest).decode().rstrip("=")


def write_allowed_signers(signers: Iterable[Signer]) -> bytes:
    """The file that ``ssh-keygen -Y verify -f`` reads, lines in the order given; refuses ``SIGNERS_MALFORMED``."""
    lines = []
    for signer in signers:
        if not _PRINCIPAL.fullmatch(signer.principal) or not signer.namespaces:
            raise JudgeDesktopError(Code.SIGNERS_MALFORMED, principal=signer.principal)
        namespaces = ",".join(sorted(set(signer.namespaces)))
        lines.append(f'{signer.principal} namespaces="{namespaces}" {signer.public_key.line}\n')
    return "".join(lines).encode("ascii")


def read_allowed_signers(content: bytes) -> tuple[Signer, ...]:
    """The signers of a file, which must be spelled as ``write_allowed_signers`` does.

    Refuses ``SIGNERS_MALFORMED`` and ``KEY_UNUSABLE``.
    """
    signers = []
    if len(content) > _LONGEST_SIGNERS or not content.isascii():
        raise JudgeDesktopError(Code.SIGNERS_MALFORMED)
    for line in content.decode("ascii").splitlines(keepends=True):
        matched = _SIGNER.fullmatch(line)
        try:
            namespaces = tuple(Namespace(name) for name in matched[2].split(",")) if matched else ()
        except ValueError:
            raise JudgeDesktopError(Code.SIGNERS_MALFORMED) from None
        if matched is None:
            raise JudgeDesktopError(Code.SIGNERS_MALFORMED)
        signers.append(Signer(matched[1], namespaces, PublicKey.from_line(matched[3])))
    if not signers or write_allowed_signers(signers) != content:
        raise JudgeDesktopError(Code.SIGNERS_MALFORMED)
    return tuple(signers)


@lru_cache(maxsize=1024)
def _is_sound(raw: bytes) -> bool:
    """Whether the point is canonical, on the curve and in the subgroup of prime order."""
    return len(raw) == 32 and crypto_core_ed25519_is_valid_point(raw)


def _strings(*parts: bytes) -> bytes:
    """SSH strings (RFC 4251, section 5): each its length in four bytes, then itself."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def _line(raw: bytes) -> str:
    return f"{_ALGORITHM.decode()} {base64.b64encode(_strings(_ALGORITHM, raw)).decode()}"


def _signed_part(message: bytes, namespace: Namespace) -> bytes:
    return b"SSHSIG" + _strings(namespace.encode(), b"", b"sha512", hashlib.sha512(message).digest())


def _envelope(raw_key: bytes, namespace: Namespace, signature: bytes) -> bytes:
    key = _strings(_ALGORITHM, raw_key)
    version = (1).to_bytes(4, "big")
    return b"SSHSIG" + version + _strings(key, namespace.encode(), b"", b"sha512", _strings(_ALGORITHM, signature))


def _armored(envelope: bytes) -> bytes:
    text = base64.b64encode(envelope).decode()
    lines = [text[start : start + _LINE_LENGTH] + "\n" for start in range(0, len(text), _LINE_LENGTH)]
    return (_BEGIN + "".join(lines) + _END).encode()


def _opened(signature: bytes, namespace: Namespace) -> tuple[bytes, bytes]:
    """Key and bare signature of an armored envelope that is spelled exactly as ``sign`` spells it."""
    if len(signature) > LONGEST_SIGNATURE:
        raise JudgeDesktopError(Code.SIGNATURE_MALFORMED)
    body = signature.removeprefix(_BEGIN.encode()).removesuffix(_END.encode())
    try:
        envelope = base64.b64decode(body)
    except binascii.Error:
        raise JudgeDesktopError(Code.SIGNATURE_MALFORMED) from None
    signer, bare = envelope[_KEY_AT], envelope[-64:]
    if _armored(_envelope(signer, namespace, bare)) != signature:
        raise JudgeDesktopError(Code.SIGNATURE_MALFORMED)
    return signer, bare
