"""What is to be decided, before it is signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from judge_desktop.domain.decisions import DecisionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRequest:
    """What is to be decided. ``decided_by`` empty = the chair; ``documents`` are hashes, or a ``judge_key``;
    ``values`` neutral strings and ``texts`` words, both by a neutral name.
    """

    kind: DecisionKind
    reason: str
    category: str = ""
    submissions: tuple[str, ...] = ()
    judge: str = ""
    documents: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    decided_by: str = ""
