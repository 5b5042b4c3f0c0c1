"""Stands ids in the places of names, so that a signed manifest can be read where its words were left out."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import inspect

from judge_desktop.domain.text import Text
from judge_desktop.exchange.words import WORD_KEYS

_NAMES = ("name", "title")  # said by the id of what they name; any other words are empty


def with_neutral_words(numbers: Any, shape: type[msgspec.Struct]) -> Any:
    """The tree of ``shape`` that ``words.separate`` gave, with every word that the shape demands.

    A tree of another shape is given back as it is, for ``msgspec.convert`` to refuse.
    """
    return _filled(numbers, inspect.type_info(shape), "")


def _filled(tree: Any, kind: inspect.Type, own: str) -> Any:
    if isinstance(kind, inspect.StructType | inspect.DataclassType) and isinstance(tree, dict):
        own = _own_name(tree) or own
        filled = dict(tree)
        for field in kind.fields:
            key = field.encode_name
            if key in WORD_KEYS:
                if field.required and key not in tree:
                    filled[key] = _neutral(field.type, own if key in _NAMES else "")
            elif key in tree:
                filled[key] = _filled(tree[key], field.type, own)
        return filled
    if isinstance(kind, inspect.VarTupleType) and isinstance(tree, list):
        return [_filled(item, kind.item_type, own) for item in tree]
    return tree


def _own_name(tree: dict[str, Any]) -> str:
    """What is unique about a thing of a contest: its id, or the hash of an attachment; "" when it has neither."""
    return next((tree[key] for key in ("id", "sha256", "contest") if isinstance(tree.get(key), str)), "")


def _neutral(kind: inspect.Type, own: str) -> Any:
    if isinstance(kind, inspect.DataclassType):
        if kind.cls is Text:
            return {"th": own, "en": own}
        return {field.encode_name: _neutral(field.type, "") for field in kind.fields if field.required}
    return [] if isinstance(kind, inspect.VarTupleType) else own
