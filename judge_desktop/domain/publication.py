"""What a results file says: the results of a closed round in neutral ids, with everything they rest on named by hash.

The bytes are ``exchange.results_file``; computing them ``workflow.publish_results``; the format ``formats.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from judge_desktop.domain.contest import Method, Mode, TieBreakStep
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.view import WhyNotCounted


class Audience(StrEnum):
    """Who a results file is for: ``internal`` holds words and names, ``public`` neither."""

    INTERNAL = "internal"
    PUBLIC = "public"


class Listed(StrEnum):
    """Which standings a results file spells out."""

    ALL = "all"
    AWARDED = "awarded"  # only submissions with an award


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedStanding:
    """One standing. ``score`` is the official figure as printed, ``exact`` the same before rounding, ``total`` the
    exact sum of the counted totals.
    """

    category: str
    submission: str
    rank: int | None
    tied: bool
    decided_by: str | None
    score: Decimal | None
    exact: Fraction | None
    total: Fraction
    scorecards: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedAward:
    """What holds about the awards of a category. ``submission`` is "" for ``no_award``; ``level`` "" without levels."""

    category: str
    submission: str
    kind: DecisionKind
    decision: str
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedVotes:
    """Rank of a submission in the popular vote."""

    submission: str
    votes: int
    rank: int
    tied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The content of ``results.json``. ``decisions`` stand in the order in which they follow each other."""

    audience: Audience
    listed: Listed
    contest: str
    round: str
    mode: Mode
    manifest: str
    method: Method
    decimals: int
    minimum_scorecards: int
    severity_penalty: Decimal
    ladder: tuple[TieBreakStep, ...]
    documents: tuple[str, ...]
    not_counted: Mapping[str, WhyNotCounted]
    decisions: tuple[str, ...]
    standings: tuple[PublishedStanding, ...]
    awards: tuple[PublishedAward, ...]
    popular_vote: tuple[PublishedVotes, ...]
    popular_vote_decision: str = ""
    signed_by: str = ""
    files: Mapping[str, str] = field(default_factory=dict)  # entry name -> SHA-256
