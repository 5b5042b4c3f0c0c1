"""Decisions: signed, reasoned acts, chained per signing key. What they change is ``scoring.counting``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from judge_desktop.domain.contest import Mode


class DecisionKind(StrEnum):
    """Every kind of decision of the formats, in the order of a contest's day."""

    CONFIRM_JUDGE = "confirm_judge"
    REPLACE_KEY = "replace_key"
    ATTENDANCE = "attendance"
    CORRECT_TEXT = "correct_text"
    PAPER_SCORECARD = "paper_scorecard"
    CHOOSE_REVISION = "choose_revision"
    SET_ASIDE = "set_aside"
    RESTORE = "restore"
    EXCLUDE = "exclude"
    POPULAR_VOTE = "popular_vote"
    ACTING_CHAIR = "acting_chair"
    BREAK_TIE = "break_tie"
    AWARD = "award"
    JOINT_AWARD = "joint_award"
    NO_AWARD = "no_award"
    CLOSE = "close"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision. ``documents`` are SHA-256 of documents (or a ``judge_key`` for confirm_judge and replace_key).

    ``sequence`` counts from 1 per signing key; ``previous`` is the hash of that key's decision before ("" for none).
    ``decided_by`` and ``recorded_by`` are ids of people or copies; ``values`` hold what a kind needs beside (neutral
    strings); ``texts`` its words (names, titles, quotations) by a neutral name.
    ``reason`` and ``texts`` travel in the remarks beside the signed document, bound by its hash of them.
    """

    kind: DecisionKind
    contest: str
    round: str
    mode: Mode
    signed_by: str
    sequence: int
    previous: str
    decided_by: str
    recorded_by: str
    category: str = ""
    submissions: tuple[str, ...] = ()
    judge: str = ""
    documents: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    created: str = ""
    reason: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    sha256: str = ""
