"""Canonical JSON: the only bytes that are ever signed, and the strict way back.

A document has exactly one spelling: UTF-8, sorted ASCII keys, no white space, integers and strings only, text in NFC.
Reading encodes again what was read and compares, so a second spelling of the same content is never accepted.
Who signed a document is the business of ``signing``; what it means, of the modules named after the types of files.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any, NamedTuple, NoReturn, TypeVar

import msgspec

from judge_desktop.domain.errors import Code, JudgeDesktopError

MAX_BYTES = 16 * 2**20
MAX_DEPTH = 32
MAX_PARTS = 500_000
"""Commas, and as many brackets: in memory a list costs twenty times its two letters."""
MAX_INTEGER = 2**53 - 1
"""The largest integer that every JSON reader keeps exactly (RFC 8785, section 3.2.2.3)."""

Shape = TypeVar("Shape")

_SCHEMA = re.compile(r"(judge-desktop-[a-z]+(?:-[a-z]+)*)/(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})", re.ASCII)


class Limits(NamedTuple):
    """How long a document may be, and of how many parts."""

    size: int = MAX_BYTES
    parts: int = MAX_PARTS


TRAVELS = Limits()
DRAFT = Limits(size=256 * 2**20, parts=5_000_000)
"""Of the chair's draft, which never travels: thousands of submissions with long texts fit."""


class Schema(NamedTuple):
    """Type and version of a document, as its ``schema`` says: ``judge-desktop-scores/1.0``."""

    type: str
    major: int
    minor: int


class _Labelled(msgspec.Struct):
    """The only field that is read before it is known how to read the rest."""

    schema: str


def encode(document: object, limits: Limits = TRAVELS) -> bytes:
    """Canonical bytes of a dictionary, dataclass or struct; text is brought to NFC.

    Refuses ``DOCUMENT_MALFORMED`` (floats, keys that are not ASCII text, other types, integers beyond 2^53, depth > 32)
    and ``DOCUMENT_TOO_LARGE``.
    """
    plain = msgspec.to_builtins(document, order="sorted")
    _check_values(plain, depth=1)
    try:
        encoded = msgspec.json.encode(plain, order="sorted")
        if not _is_composed(encoded):
            encoded = msgspec.json.encode(_composed(plain), order="sorted")
    except UnicodeEncodeError:
        _refuse("lone surrogate")
    _check_size(encoded, limits)
    return encoded


def decode(content: bytes, schema: str) -> dict[str, Any]:
    """The dictionary that ``content`` spells, if it is canonical and of type and version ``schema``.

    Refuses ``DOCUMENT_MALFORMED``, ``DOCUMENT_TOO_LARGE``, ``DOCUMENT_OF_OTHER_TYPE``, ``DOCUMENT_FROM_NEWER_VERSION``.
    """
    _check_spelling(content)
    _check_schema(content, schema)
    found = _decoded(content, dict[str, Any])
    _check_values(found, depth=1)
    if msgspec.json.encode(found, order="sorted") != content:
        _refuse("not canonical")
    return found


def decode_known(content: bytes, schema: str) -> dict[str, Any]:
    """The dictionary of a document that ``decode`` has read before, unchanged since: its spelling is not looked at.

    Refuses ``DOCUMENT_MALFORMED``, ``DOCUMENT_OF_OTHER_TYPE``, ``DOCUMENT_FROM_NEWER_VERSION``.
    """
    _check_schema(content, schema)
    return _decoded(content, dict[str, Any])


def decode_as(content: bytes, schema: str, shape: type[Shape], limits: Limits = TRAVELS) -> Shape:
    """The object of type ``shape`` (dataclass or struct) that ``content`` spells; refuses as ``decode`` does.

    A field too many, too few or of another type is refused, too. ``shape`` is closed (it says how deep it goes and has
    neither ``Any`` nor ``float``); it repeats ``schema`` as its field or as its tag.
    """
    _check_spelling(content, limits)
    try:
        found = _decoded(content, shape)
    except JudgeDesktopError:
        _check_schema(content, schema)  # another type or version says so; only then is it a fault of spelling
        raise
    if getattr(found, "schema", schema) != schema:
        _check_schema(content, schema)
    if msgspec.json.encode(found, order="sorted") != content:
        _refuse("not canonical")
    return found


def schema_of(content: bytes) -> Schema:
    """Type and version that a document claims, without judging the rest of it; refuses ``DOCUMENT_MALFORMED``."""
    labelled = _decoded(content, _Labelled)
    matched = _SCHEMA.fullmatch(labelled.schema)
    if matched is None:
        _refuse("schema")
    return Schema(matched[1], int(matched[2]), int(matched[3]))


def _check_schema(content: bytes, schema: str) -> None:
    expected = _SCHEMA.fullmatch(schema)
    if expected is None:
        raise ValueError(schema)
    wanted = Schema(expected[1], int(expected[2]), int(expected[3]))
    found = schema_of(content)
    if found.type != wanted.type:
        raise JudgeDesktopError(Code.DOCUMENT_OF_OTHER_TYPE, expected=wanted.type, found=found.type)
    if found[1:] > wanted[1:]:
        raise JudgeDesktopError(Code.DOCUMENT_FROM_NEWER_VERSION, version=f"{found.major}.{found.minor}")
    if found != wanted:
        _refuse("version")


def _check_spelling(content: bytes, limits: Limits = TRAVELS) -> None:
    _check_size(content, limits)
    try:
        is_composed = _is_composed(content)
    except UnicodeDecodeError:
        _refuse("not UTF-8")
    if not is_composed:
        found = _decoded(content, dict[str, Any])
        _check_values(found, depth=1)
        if _composed(found) != found:
            _refuse("not NFC")


def _check_size(content: bytes, limits: Limits) -> None:
    if len(content) > limits.size:
        raise JudgeDesktopError(Code.DOCUMENT_TOO_LARGE, limit=limits.size)
    if max(content.count(b","), content.count(b"[") + content.count(b"{")) > limits.parts:
        raise JudgeDesktopError(Code.DOCUMENT_TOO_LARGE, limit=limits.parts)


def _is_composed(encoded: bytes) -> bool:
    """True when every text in it is NFC for sure: any part of NFC text is NFC, so one look at the whole is enough.

    False also when only the letter of an escape such as \\n seems to join a following mark: look at the strings then.
    """
    return encoded.isascii() or unicodedata.is_normalized("NFC", encoded.decode())


def _composed(value: Any) -> Any:
    """The same value with every text in NFC."""
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case dict():
            return {key: _composed(item) for key, item in value.items()}
        case list() | tuple():
            return [_composed(item) for item in value]
        case _:
            return value


def _decoded(content: bytes, shape: type[Shape]) -> Shape:
    try:
        return msgspec.json.decode(content, type=shape)
    except RecursionError:
        _refuse("depth")
    except (msgspec.DecodeError, UnicodeDecodeError) as refused:
        _refuse(type(refused).__name__)


def _check_values(value: object, depth: int) -> None:
    if isinstance(value, dict):
        _check_depth(depth)
        for key, item in value.items():
            if not isinstance(key, str) or not key.isascii():
                _refuse("key")
            if type(item) is not str:  # most of a document: worth no call
                _check_values(item, depth + 1)
    elif isinstance(value, list | tuple):
        _check_depth(depth)
        for item in value:
            if type(item) is not str:
                _check_values(item, depth + 1)
    elif isinstance(value, int):
        if abs(value) > MAX_INTEGER:
            _refuse("integer")
    elif value is not None and not isinstance(value, str):
        _refuse(type(value).__name__)


def _check_depth(depth: int) -> None:
    if depth > MAX_DEPTH:
        _refuse("depth")


def _refuse(reason: str) -> NoReturn:
    raise JudgeDesktopError(Code.DOCUMENT_MALFORMED, reason=reason) from None
