"""The identity of one copy of the program: a key that signs and a key that opens, in one file.

The file is text that stock tools read: an OpenSSH private key and an age identity, one after the other; with a
passphrase the whole is an age file. Where it lies and who may read it there is the store's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_ssh_private_key

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import PublicKeys
from judge_desktop.exchange.encryption import AgeKey, Passphrase, check_recipient, decrypt, encrypt, is_encrypted
from judge_desktop.exchange.signing import PublicKey, SigningKey, fingerprint

_END = "-----END OPENSSH PRIVATE KEY-----\n"
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Identity:
    """Both secret keys of a copy. They never show themselves."""

    signing_key: SigningKey
    age_key: AgeKey

    @property
    def public(self) -> PublicKeys:
        """The halves that others may know."""
        public_key = self.signing_key.public_key
        return PublicKeys(
            judge_key=fingerprint(public_key), signing_key=public_key.line, age_recipient=self.age_key.recipient
        )

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The identity in the text that ``to_text`` writes; refuses ``IDENTITY_MALFORMED``."""
        pem, end, secret = text.partition(_END)
        try:
            key = load_ssh_private_key((pem + end).encode("ascii"), None)
            age_key = AgeKey(secret.strip())
        except (ValueError, UnsupportedAlgorithm, JudgeDesktopError):
            raise JudgeDesktopError(Code.IDENTITY_MALFORMED) from None
        if not isinstance(key, Ed25519PrivateKey):
            raise JudgeDesktopError(Code.IDENTITY_MALFORMED)
        return cls(SigningKey(key.private_bytes_raw()), age_key)

    def to_text(self) -> str:
        """OpenSSH private key and age identity, without a passphrase."""
        key = Ed25519PrivateKey.from_private_bytes(self.signing_key.seed)
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()).decode("ascii")
        return f"{pem}{self.age_key.secret}\n"


@lru_cache(maxsize=1024)
def check_public_keys(keys: PublicKeys) -> None:
    """Returns if both keys are sound and ``judge_key`` is the name of the one that signs; refuses ``KEY_UNUSABLE``."""
    check_recipient(keys.age_recipient)
    if fingerprint(PublicKey.from_line(keys.signing_key)) != keys.judge_key:
        raise JudgeDesktopError(Code.KEY_UNUSABLE)


def create_identity() -> Identity:
    """A new identity from the randomness of the system."""
    seed = Ed25519PrivateKey.generate().private_bytes_raw()
    return Identity(SigningKey(seed), AgeKey.generate())


def seal_identity(identity: Identity, passphrase: str | None) -> bytes:
    """The content of an identity's file: locked by ``passphrase``, or in clear for this account's eyes only."""
    content = identity.to_text().encode("ascii")
    return content if passphrase is None else encrypt(content, Passphrase(passphrase))


def open_identity(content: bytes, passphrase: str | None) -> Identity:
    """The identity in a file; a passphrase is ignored where none is needed.

    Refuses ``PASSPHRASE_NEEDED``, ``PASSPHRASE_WRONG``, ``IDENTITY_MALFORMED``, and damage as ``decrypt`` does.
    """
    if len(content) > _LONGEST:
        raise JudgeDesktopError(Code.IDENTITY_MALFORMED)
    if is_encrypted(content):
        if passphrase is None:
            raise JudgeDesktopError(Code.PASSPHRASE_NEEDED)
        content = decrypt(content, Passphrase(passphrase))
    try:
        return Identity.from_text(content.decode("ascii"))
    except UnicodeDecodeError:
        raise JudgeDesktopError(Code.IDENTITY_MALFORMED) from None
