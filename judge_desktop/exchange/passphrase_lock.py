"""An age file locked by one passphrase, as a stream.

pyrage locks by passphrase only what lies in memory and chooses how much of it scrypt takes (often 512 MiB); packages
of gigabytes must pass through little. So the scrypt header and the stream of chunks are done here, from the primitives
of ``cryptography``; the result is what ``age -d`` opens. Format: age-encryption.org/v1, "scrypt recipient stanza" and
"Payload". Which files may be opened at all is checked by ``encryption``.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from judge_desktop.domain.errors import Code, JudgeDesktopError

WORK_FACTOR = 17
"""Base-2 logarithm of the rounds we write: 128 MiB for some tenths of a second."""
MAX_WORK_FACTOR = 18
"""What ``age -p`` writes: 256 MiB. A file that demands more would break the promise of 300 MiB."""

_VERSION = b"age-encryption.org/v1\n"
_CHUNK = 64 * 1024
_TAG = 16
_MAX_MEMORY = 2**MAX_WORK_FACTOR * 1024 + 2**20


def lock(source: BinaryIO, sink: BinaryIO, passphrase: str) -> None:
    """Writes ``source`` to ``sink`` as an age file that ``passphrase`` opens."""
    file_key, salt = os.urandom(16), os.urandom(16)
    wrapped = ChaCha20Poly1305(_wrapping_key(passphrase, salt, WORK_FACTOR)).encrypt(bytes(12), file_key, None)
    stanza = b"-> scrypt %b %d\n%b\n" % (_encoded(salt), WORK_FACTOR, _encoded(wrapped))
    signed = _VERSION + stanza + b"---"
    nonce = os.urandom(16)
    sink.write(signed + b" " + _encoded(_mac(file_key, signed)) + b"\n" + nonce)
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    chunk, counter, last = source.read(_CHUNK), 0, False
    while not last:
        following = source.read(_CHUNK)
        last = not following
        sink.write(cipher.encrypt(_chunk_nonce(counter, last), chunk, None))
        chunk, counter = following, counter + 1


def unlock(header: bytes, source: BinaryIO, sink: BinaryIO, passphrase: str) -> None:
    """Writes to ``sink`` what is locked in ``source``, which stands after ``header`` (checked: one scrypt stanza).

    Refuses ``PASSPHRASE_WRONG`` and ``ENCRYPTION_DAMAGED``; then the sink holds a part that must not be kept.
    """
    file_key = _file_key(header, passphrase)
    nonce = source.read(16)
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    chunk, counter, last = source.read(_CHUNK + _TAG), 0, False
    while not last:
        following = source.read(_CHUNK + _TAG)
        last = not following
        if len(chunk) <= _TAG and (counter or len(chunk) < _TAG):
            raise JudgeDesktopError(Code.ENCRYPTION_DAMAGED)
        try:
            sink.write(cipher.decrypt(_chunk_nonce(counter, last), chunk, None))
        except InvalidTag:
            raise JudgeDesktopError(Code.ENCRYPTION_DAMAGED) from None
        chunk, counter = following, counter + 1


def _file_key(header: bytes, passphrase: str) -> bytes:
    _, stanza, body, last = header.splitlines()
    _, _, salt, work_factor = stanza.split(b" ")
    wrapping_key = _wrapping_key(passphrase, _decoded(salt), int(work_factor))
    try:
        file_key = ChaCha20Poly1305(wrapping_key).decrypt(bytes(12), _decoded(body), None)
    except InvalidTag:
        raise JudgeDesktopError(Code.PASSPHRASE_WRONG) from None
    signed = header[: header.rindex(b"---") + 3]
    if not hmac.compare_digest(_mac(file_key, signed), _decoded(last.removeprefix(b"--- "))):
        raise JudgeDesktopError(Code.ENCRYPTION_DAMAGED)
    return file_key


def _wrapping_key(passphrase: str, salt: bytes, work_factor: int) -> bytes:
    label = b"age-encryption.org/v1/scrypt" + salt
    return hashlib.scrypt(
        passphrase.encode(), salt=label, n=2**work_factor, r=8, p=1, maxmem=_MAX_MEMORY, dklen=32
    )  # fmt: skip


def _mac(file_key: bytes, signed: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), signed, "sha256")


def _derived(file_key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, purpose).derive(file_key)


def _chunk_nonce(counter: int, last: bool) -> bytes:
    return counter.to_bytes(11, "big") + bytes([last])


def _encoded(content: bytes) -> bytes:
    return base64.b64encode(content).rstrip(b"=")


def _decoded(content: bytes) -> bytes:
    decoded = base64.b64decode(content + b"=" * (-len(content) % 4), validate=True)
    if _encoded(decoded) != content:
        raise JudgeDesktopError(Code.ENCRYPTION_DAMAGED)
    return decoded
