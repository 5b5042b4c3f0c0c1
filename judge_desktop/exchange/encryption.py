"""Files that only some may read: age (version 1), for X25519 recipients or for one passphrase.

The header is checked before any of it is believed: pyrage would follow one that demands gigabytes. Decryption proves
that a file is whole, not who made it: signatures do that (``signing``). Plaintext goes to memory, to a nameless
temporary that the system removes whatever happens, or to a target that appears only when all of it was right.
"""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import BinaryIO, Self

import pyrage
from nacl.bindings import crypto_scalarmult
from nacl.exceptions import RuntimeError as SodiumError

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange import passphrase_lock
from judge_desktop.exchange.writing import disk_refusals, replacing

MAX_HEADER = 64 * 1024
MAX_RECIPIENTS = 200

_MAGIC = b"age-encryption.org/v1\n"
_TEXT = rb"[A-Za-z0-9+/]"
_STANZA = rb"-> [!-~]+(?: [!-~]+)*\n(?:" + _TEXT + rb"{64}\n)*" + _TEXT + rb"{0,63}\n"
_HEADER = re.compile(re.escape(_MAGIC) + rb"((?:" + _STANZA + rb")+)--- " + _TEXT + rb"{43}\n")
_ONE_STANZA = re.compile(_STANZA)
_RECIPIENT_STANZA = re.compile(rb"-> X25519 " + _TEXT + rb"{43}\n" + _TEXT + rb"{43}\n")
_GREASE_STANZA = re.compile(rb"-> [!-~]*-grease[ \n]")
_PASSPHRASE_STANZA = re.compile(rb"-> scrypt " + _TEXT + rb"{22} ([1-9][0-9]?)\n" + _TEXT + rb"{43}\n")
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_FIELD = 2**255 - 19


class Lock(Enum):
    """What an encrypted file asks for."""

    PASSPHRASE = auto()
    RECIPIENTS = auto()


@dataclass(frozen=True, slots=True)
class AgeKey:
    """An age identity (``AGE-SECRET-KEY-1…``). It never shows itself. Refuses ``KEY_UNUSABLE``."""

    secret: str = field(repr=False)

    def __post_init__(self) -> None:
        try:
            identity = pyrage.x25519.Identity.from_str(self.secret)
        except pyrage.IdentityError:
            raise JudgeDesktopError(Code.KEY_UNUSABLE) from None
        if str(identity) != self.secret:
            raise JudgeDesktopError(Code.KEY_UNUSABLE)

    @classmethod
    def generate(cls) -> Self:
        """A new identity from the randomness of the system."""
        return cls(str(pyrage.x25519.Identity.generate()))

    @property
    def recipient(self) -> str:
        """The public half, ``age1…``, to which others encrypt."""
        return str(pyrage.x25519.Identity.from_str(self.secret).to_public())


@dataclass(frozen=True, slots=True)
class Passphrase:
    """A passphrase in NFC with single spaces, however it was typed or pasted. It never shows itself."""

    text: str = field(repr=False)

    def __post_init__(self) -> None:
        text = " ".join(unicodedata.normalize("NFC", self.text).split())
        if not text:
            raise JudgeDesktopError(Code.PASSPHRASE_NEEDED)
        object.__setattr__(self, "text", text)


def check_recipient(recipient: str) -> None:
    """Returns if ``recipient`` is the one spelling of a sound ``age1…`` key; refuses ``KEY_UNUSABLE``.

    A key of low order, to which nothing can be kept secret, is refused here: pyrage would end the program over it.
    """
    try:
        spelled = str(pyrage.x25519.Recipient.from_str(recipient))
    except pyrage.RecipientError:
        raise JudgeDesktopError(Code.KEY_UNUSABLE) from None
    if spelled != recipient:
        raise JudgeDesktopError(Code.KEY_UNUSABLE)
    number = 0
    for letter in recipient.removeprefix("age1")[:52]:
        number = number << 5 | _BECH32.index(letter)
    raw = (number >> 4).to_bytes(32, "big")
    try:
        crypto_scalarmult(bytes(32), raw)
    except SodiumError:
        raise JudgeDesktopError(Code.KEY_UNUSABLE) from None
    if int.from_bytes(raw, "little") >= _FIELD:
        raise JudgeDesktopError(Code.KEY_UNUSABLE)


def is_encrypted(head: bytes) -> bool:
    """Whether a file that begins so is an age file (in binary form: armor is none of ours)."""
    return head.startswith(_MAGIC)


def lock_of(head: bytes) -> Lock:
    """What a file asks for, from its first ``MAX_HEADER`` bytes; refuses as ``decrypt`` does."""
    return _checked_header(head)[0]


def encrypt(content: bytes, to: Sequence[str] | Passphrase) -> bytes:
    """The age file of ``content`` for these recipients (1 to 200) or this passphrase; refuses ``KEY_UNUSABLE``."""
    if isinstance(to, Passphrase):
        sink = io.BytesIO()
        encrypt_stream(io.BytesIO(content), sink, to)
        return sink.getvalue()
    return bytes(pyrage.encrypt(content, _recipients(to)))


def decrypt(content: bytes, key: AgeKey | Passphrase) -> bytes:
    """What is in an age file.

    Refuses ``ENCRYPTION_DAMAGED``, ``ENCRYPTION_UNSUPPORTED`` (stanzas we never write, too much scrypt),
    ``WRONG_RECIPIENT`` (not for this key), ``PASSPHRASE_NEEDED`` and ``PASSPHRASE_WRONG``.
    """
    if isinstance(key, Passphrase):
        sink = io.BytesIO()
        decrypt_stream(io.BytesIO(content), sink, key)
        return sink.getvalue()
    _check_opener(content[:MAX_HEADER], key)
    with _pyrage_refusals():
        return bytes(pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(key.secret)]))


def encrypt_stream(source: BinaryIO, sink: BinaryIO, to: Sequence[str] | Passphrase) -> None:
    """Like ``encrypt``, in little memory."""
    if isinstance(to, Passphrase):
        passphrase_lock.lock(source, sink, to.text)
    else:
        pyrage.encrypt_io(source, sink, _recipients(to))


def decrypt_stream(source: BinaryIO, sink: BinaryIO, key: AgeKey | Passphrase) -> None:
    """Like ``decrypt``, in little memory, from a stream that can seek. A refusal leaves a part in the sink."""
    header = _check_opener(source.read(MAX_HEADER), key)
    if isinstance(key, Passphrase):
        source.seek(len(header))
        passphrase_lock.unlock(header, source, sink, key.text)
    else:
        source.seek(0)
        with _pyrage_refusals():
            pyrage.decrypt_io(source, sink, [pyrage.x25519.Identity.from_str(key.secret)])


def encrypt_file(source: Path, target: Path, to: Sequence[str] | Passphrase) -> None:
    """Like ``encrypt``, from file to file; the target appears whole or not at all."""
    with source.open("rb") as opened, replacing(target) as sink:
        encrypt_stream(opened, sink, to)


def decrypt_file(source: Path, target: Path, key: AgeKey | Passphrase) -> None:
    """Like ``decrypt``, from file to file (readable by this account only); no plaintext stays after a refusal."""
    with source.open("rb") as opened, replacing(target, private=True) as sink:
        decrypt_stream(opened, sink, key)


@contextlib.contextmanager
def decrypted(source: BinaryIO, folder: Path, key: AgeKey | Passphrase) -> Iterator[BinaryIO]:
    """A stream of what is in the age file ``source``, whole and checked, from a temporary in ``folder``.

    The temporary has no name (or the system deletes it): nothing is left behind, not even by a killed program.
    Refuses as ``decrypt`` and ``disk_refusals`` do.
    """
    with contextlib.ExitStack() as stack:
        with disk_refusals(folder):
            plain = stack.enter_context(tempfile.TemporaryFile(dir=folder))
            decrypt_stream(source, plain, key)
            plain.seek(0)
        yield plain


def _recipients(to: Sequence[str]) -> list[pyrage.x25519.Recipient]:
    if not 1 <= len(to) <= MAX_RECIPIENTS:
        raise JudgeDesktopError(Code.KEY_UNUSABLE)
    for recipient in to:
        check_recipient(recipient)
    return [pyrage.x25519.Recipient.from_str(recipient) for recipient in to]


def _check_opener(head: bytes, key: AgeKey | Passphrase) -> bytes:
    """The checked header of a file that this kind of key may open."""
    lock, header = _checked_header(head)
    if lock is Lock.PASSPHRASE and isinstance(key, AgeKey):
        raise JudgeDesktopError(Code.PASSPHRASE_NEEDED)
    if lock is Lock.RECIPIENTS and isinstance(key, Passphrase):
        raise JudgeDesktopError(Code.WRONG_RECIPIENT)
    return header


def _checked_header(head: bytes) -> tuple[Lock, bytes]:
    matched = _HEADER.match(head[:MAX_HEADER])
    if matched is None:
        raise JudgeDesktopError(Code.ENCRYPTION_DAMAGED)
    stanzas = _ONE_STANZA.findall(matched[1])
    passphrase = _PASSPHRASE_STANZA.fullmatch(stanzas[0])
    if passphrase is not None and len(stanzas) == 1 and int(passphrase[1]) <= passphrase_lock.MAX_WORK_FACTOR:
        return Lock.PASSPHRASE, matched[0]
    # Writers of age add a stanza named "…-grease" that stands for nothing, so that readers learn to skip strangers.
    known = [stanza for stanza in stanzas if not _GREASE_STANZA.match(stanza)]
    if len(known) >= 1 and len(stanzas) <= MAX_RECIPIENTS + 1 and all(map(_RECIPIENT_STANZA.fullmatch, known)):
        return Lock.RECIPIENTS, matched[0]
    raise JudgeDesktopError(Code.ENCRYPTION_UNSUPPORTED)


@contextlib.contextmanager
def _pyrage_refusals() -> Iterator[None]:
    """Turns what pyrage says into our codes; what the disk says passes."""
    try:
        yield
    except pyrage.DecryptError as refused:
        wrong = "No matching keys" in str(refused)
        raise JudgeDesktopError(Code.WRONG_RECIPIENT if wrong else Code.ENCRYPTION_DAMAGED) from None
    except OSError as refused:
        if refused.errno is not None:
            raise
        raise JudgeDesktopError(Code.ENCRYPTION_DAMAGED) from None
