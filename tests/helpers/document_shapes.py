"""The shapes of all documents as the page about the formats spells them: objects, their keys and the types of those."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import inspect

from judge_desktop.exchange import (
    decision_documents,
    decisions_file,
    judge_card,
    neutral_values,
    package_documents,
    progress_code,
    results_document,
    score_documents,
)

SHAPES: dict[str, Any] = {
    judge_card.CARD: judge_card._Card,
    package_documents.MANIFEST: package_documents._Manifest,
    package_documents.CONTEST: package_documents._Definition,
    score_documents.SCORES: score_documents._Scores,
    score_documents.REMARKS: score_documents._Remarks,
    decision_documents.DECISION: decision_documents._Decision,
    decision_documents.REASON: decision_documents._Reason,
    decisions_file.DECISIONS: decisions_file._Decisions,
    results_document.RESULTS: results_document._Results,
    progress_code.PROGRESS: progress_code.Progress,
}
"""Schema -> what is read of it. ``people`` has the shape of the manifest's words."""
_NEUTRAL = {
    "Id": "Id", "IdOrNone": "Id or empty", "Sha256": "Sha256", "Sha256OrNone": "Sha256 or empty",
    "Fingerprint": "Fingerprint", "HashOrFingerprint": "Sha256 or Fingerprint", "Recipient": "Recipient",
    "Score": "Score", "NeutralText": "NeutralText", "Words": "Words", "Remark": "Remark", "Revision": "Positive",
    "Count": "Count",
}  # fmt: skip
_OF_RESULTS = {"_Ratio": "Ratio", "_Figure": "Figure", "_DecidedBy": "DecidedBy", "_Size": "Size"}


@cache
def objects() -> dict[str, dict[str, str]]:
    """Name of every object in any document -> key -> type. Those with a schema are called by it."""
    found: dict[str, dict[str, str]] = {}
    waiting = [(name, inspect.type_info(shape)) for name, shape in SHAPES.items()]
    while waiting:
        name, kind = waiting.pop(0)
        assert isinstance(kind, inspect.StructType | inspect.DataclassType)
        if name not in found:
            found[name] = {one.encode_name: spelled(one.type) for one in kind.fields}
            waiting += [(_name_of(inner), inner) for one in kind.fields for inner in _inside(one.type)]
    return found


@cache
def enums() -> dict[str, list[str]]:
    """Name of every enumeration in any document -> its values."""
    found: dict[str, list[str]] = {}
    seen: set[Any] = set()
    waiting = [inspect.type_info(shape) for shape in SHAPES.values()]
    while waiting:
        kind = waiting.pop()
        assert isinstance(kind, inspect.StructType | inspect.DataclassType)
        if kind.cls in seen:
            continue
        seen.add(kind.cls)
        for one in kind.fields:
            found |= {inner.cls.__name__: [value.value for value in inner.cls] for inner in _enums_in(one.type)}
            waiting += _inside(one.type)
    return found


def spelled(kind: inspect.Type) -> str:
    """A type in the words of the page."""
    match kind:
        case inspect.StructType() | inspect.DataclassType():
            return _name_of(kind)
        case inspect.EnumType():
            return kind.cls.__name__
        case inspect.VarTupleType():
            return f"[{spelled(kind.item_type)}]"
        case inspect.TupleType():
            return f"[{', '.join(map(spelled, kind.item_types))}]"
        case inspect.DictType():
            return f"{{{spelled(kind.key_type)}: {spelled(kind.value_type)}}}"
        case inspect.UnionType():
            return " or ".join(spelled(one) for one in kind.types)
        case inspect.LiteralType():
            return " or ".join(f'"{one}"' for one in kind.values)
        case inspect.NoneType():
            return "null"
        case _:
            return _plain(kind)


def _plain(kind: inspect.Type) -> str:
    for known, name in _named_types():
        if kind == known:
            return name
    words = {
        inspect.StrType: "text", inspect.IntType: "integer", inspect.BoolType: "boolean", inspect.DecimalType: "Mark",
        inspect.DateType: "Date", inspect.TimeType: "Time", inspect.BytesType: "Base64",
    }  # fmt: skip
    word = words[type(kind)]
    low, high = getattr(kind, "ge", None), getattr(kind, "le", None)
    return f"{word} {low} to {high}" if low is not None else word


@cache
def _named_types() -> list[tuple[inspect.Type, str]]:
    named = [(inspect.type_info(getattr(neutral_values, own)), name) for own, name in _NEUTRAL.items()]
    return named + [(inspect.type_info(getattr(results_document, own)), name) for own, name in _OF_RESULTS.items()]


def _name_of(kind: Any) -> str:
    named = {**{shape: name for name, shape in SHAPES.items()}, **_OTHERWISE}
    return str(named.get(kind.cls, kind.cls.__name__.removeprefix("_")))


_OTHERWISE = {
    score_documents._Recusal: "DeclaredRecusal",
    score_documents._Remark: "ScorecardRemarks",
    results_document._File: "Entry",
    results_document._Award: "GivenAward",
    package_documents._Round: "RoundWords",
}
"""Objects whose name in the code another one has, too."""


def _inside(kind: Any) -> Iterator[Any]:
    """The objects in a type."""
    if isinstance(kind, inspect.StructType | inspect.DataclassType):
        yield kind
    for one in _parts(kind):
        yield from _inside(one)


def _enums_in(kind: Any) -> Iterator[inspect.EnumType]:
    if isinstance(kind, inspect.EnumType):
        yield kind
    for one in _parts(kind):
        yield from _enums_in(one)


def _parts(kind: Any) -> Iterator[Any]:
    for name in ("item_type", "key_type", "value_type"):
        if hasattr(kind, name):
            yield getattr(kind, name)
    if isinstance(kind, inspect.UnionType):
        yield from kind.types
