"""How the two processes talk: a header of JSON and bytes behind it, each with its length before.

What comes from the other side is not believed: lengths have bounds, and a parcel that is none raises `BadParcel`.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

MOST_HEADER = 8 * 1024 * 1024
MOST_PAYLOAD = 272 * 1024 * 1024  # a picture of the most pixels, and a little
MOST_MARKS = 600_000  # brackets and keys: what makes a header slow to take apart
_LENGTHS = struct.Struct(">II")

Parcel = tuple[dict[str, Any], bytes]


class BadParcel(ValueError):  # noqa: N818 -- what it is, not what went wrong
    """These bytes are not what the other side should say."""


def packed(header: Mapping[str, Any], payload_length: int = 0) -> bytes:
    """What goes before the payload. Raises `BadParcel` when it holds more than a header may, or what is no JSON."""
    try:
        words = json.dumps(header, allow_nan=False, ensure_ascii=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError) as bad:
        raise BadParcel from bad
    said = words.encode("utf-8", "surrogatepass")  # a path may hold what is no text
    if len(said) > MOST_HEADER or _marks(said) > MOST_MARKS or payload_length > MOST_PAYLOAD:
        raise BadParcel
    return _LENGTHS.pack(len(said), payload_length) + said


def read_parcel(stream: BinaryIO) -> Parcel | None:
    """The next parcel, waiting for it; None at the end of the stream."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    header, payload = _checked_lengths(lengths)
    words, behind = stream.read(header), stream.read(payload)
    return _unpacked(words, behind) if len(words) == header and len(behind) == payload else None


class Unpacking:
    """Takes bytes as they come and gives parcels when they are whole."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._held = 0
        self._wanted = _LENGTHS.size

    def take(self, piece: bytes) -> Iterator[Parcel]:
        """The parcels that are whole with this piece. Raises `BadParcel`; nothing more can be taken then."""
        self._pieces.append(piece)
        self._held += len(piece)
        while self._held >= self._wanted:
            whole = b"".join(self._pieces)
            header, payload = _checked_lengths(whole)
            end = _LENGTHS.size + header + payload
            if len(whole) < end:
                self._pieces, self._wanted = [whole], end
                return
            behind = _LENGTHS.size + header
            parcel = _unpacked(whole[_LENGTHS.size : behind], whole[behind:end])
            self._pieces, self._held, self._wanted = [whole[end:]], len(whole) - end, _LENGTHS.size
            yield parcel


def _checked_lengths(begin: bytes) -> tuple[int, int]:
    header, payload = _LENGTHS.unpack_from(begin)
    if header > MOST_HEADER or payload > MOST_PAYLOAD:
        raise BadParcel
    return header, payload


def _marks(words: bytes) -> int:
    return words.count(b"{") + words.count(b"[") + words.count(b'":')


def _unpacked(words: bytes, payload: bytes) -> Parcel:
    if _marks(words) > MOST_MARKS:
        raise BadParcel
    try:
        header = json.loads(words)
    except (ValueError, RecursionError) as bad:
        raise BadParcel from bad
    if not isinstance(header, dict):
        raise BadParcel
    return header, payload
