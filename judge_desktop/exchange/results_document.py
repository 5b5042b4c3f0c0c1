"""``results.json``: what a results file says, in one spelling. Signature and container around it: ``results_file``.

Whether it is true is not looked at here: ``workflow.verify_file`` computes everything again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import gcd
from typing import Annotated, Any

import msgspec

from judge_desktop.domain.contest import Method, Mode, TieBreakStep
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.publication import (
    Audience,
    Listed,
    Publication,
    PublishedAward,
    PublishedStanding,
    PublishedVotes,
)
from judge_desktop.domain.view import WhyNotCounted
from judge_desktop.exchange import documents
from judge_desktop.exchange.neutral_values import (
    Count,
    Fingerprint,
    Id,
    IdOrNone,
    Score,
    Sha256,
    Sha256OrNone,
    demand,
    mark_text,
)
from judge_desktop.scoring.awards import AWARD_KINDS
from judge_desktop.scoring.ids import ID_SPELLING

RESULTS = "judge-desktop-results/1.0"
LONGEST_NUMBER = 4000
"""Digits of an exact figure's numerator or denominator; Python converts 4,300 at most."""

_WHOLE = f"(?:0|[1-9][0-9]{{0,{LONGEST_NUMBER - 1}}})"
_NATURAL = f"[1-9][0-9]{{0,{LONGEST_NUMBER - 1}}}"
_Ratio = Annotated[str, msgspec.Meta(pattern=rf"\A-?{_WHOLE}/{_NATURAL}\Z")]
_Figure = Annotated[str, msgspec.Meta(pattern=r"\A-?(?:0|[1-9][0-9]*)(?:[.][0-9]{1,6})?\Z", max_length=40)]
_DecidedBy = Annotated[
    str,
    msgspec.Meta(
        pattern=rf"\A(?:score|median|head_to_head|decision|criterion:{ID_SPELLING}(?:[+]{ID_SPELLING})*)\Z",
        max_length=2**16,
    ),
]
_Rank = Annotated[int, msgspec.Meta(ge=1, le=10**6)]
_Size = Annotated[int, msgspec.Meta(ge=0, le=documents.MAX_BYTES)]


class _NotCounted(msgspec.Struct, kw_only=True, frozen=True):
    sha256: Sha256
    why: WhyNotCounted


class _Standing(msgspec.Struct, kw_only=True, frozen=True):
    category: Id
    submission: Id
    rank: _Rank | None
    tied: bool
    decided_by: _DecidedBy | None
    score: _Figure | None
    sum: _Ratio
    exact: _Ratio | None
    scorecards: Count


class _Award(msgspec.Struct, kw_only=True, frozen=True):
    category: Id
    submission: IdOrNone
    kind: DecisionKind
    level: IdOrNone
    decision: Sha256


class _Votes(msgspec.Struct, kw_only=True, frozen=True):
    submission: Id
    votes: Count
    rank: _Rank
    tied: bool


class _File(msgspec.Struct, kw_only=True, frozen=True):
    name: Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9._/]{1,90}\Z")]
    sha256: Sha256
    size: _Size


class _Results(msgspec.Struct, kw_only=True, frozen=True):
    schema: str
    audience: Audience
    listed: Listed
    contest: Id
    round: Id
    mode: Mode
    manifest: Sha256
    signed_by: Fingerprint
    method: Method
    decimals: Annotated[int, msgspec.Meta(ge=0, le=6)]
    minimum_scorecards: _Rank
    severity_penalty: Score
    ladder: tuple[TieBreakStep, ...]
    documents: tuple[Sha256, ...]
    not_counted: tuple[_NotCounted, ...]
    decisions: tuple[Sha256, ...]
    standings: tuple[_Standing, ...]
    awards: tuple[_Award, ...]
    popular_vote: tuple[_Votes, ...]
    popular_vote_decision: Sha256OrNone
    files: tuple[_File, ...]


def encode_results(publication: Publication, sizes: Mapping[str, int]) -> bytes:
    """``results.json``; ``sizes`` of the entries in ``publication.files``."""
    not_counted, files = sorted(publication.not_counted.items()), sorted(publication.files.items())
    spelled: dict[str, Any] = {
        "schema": RESULTS,
        "severity_penalty": mark_text(publication.severity_penalty),
        "not_counted": tuple(_NotCounted(sha256=name, why=why) for name, why in not_counted),
        "standings": tuple(_written_standing(one) for one in publication.standings),
        "awards": tuple(_Award(**_fields(one, _Award)) for one in publication.awards),
        "popular_vote": tuple(_Votes(**_fields(one, _Votes)) for one in publication.popular_vote),
        "files": tuple(_File(name=name, sha256=sha256, size=sizes[name]) for name, sha256 in files),
    }
    return documents.encode(_Results(**_fields(publication, _Results, without=spelled), **spelled))


def decode_results(content: bytes) -> tuple[Publication, dict[str, int]]:
    """(what ``content`` says, the sizes of the entries it names).

    Refuses ``DOCUMENT_MALFORMED`` and what ``documents`` refuses.
    """
    read = documents.decode_as(content, RESULTS, _Results)
    _check(read)
    meant: dict[str, Any] = {
        "severity_penalty": Decimal(read.severity_penalty),
        "not_counted": {one.sha256: one.why for one in read.not_counted},
        "standings": tuple(_read_standing(one) for one in read.standings),
        "awards": tuple(PublishedAward(**_fields(one, _Award)) for one in read.awards),
        "popular_vote": tuple(PublishedVotes(**_fields(one, _Votes)) for one in read.popular_vote),
        "files": {one.name: one.sha256 for one in read.files},
    }
    publication = Publication(**_fields(read, _Results, without={"schema", *meant}), **meant)
    return publication, {one.name: one.size for one in read.files}


def _check(read: _Results) -> None:
    """What the shape alone does not say: every list in its order, nothing in it twice."""
    _demand_sorted(read.documents, "documents")
    _demand_sorted((one.sha256 for one in read.not_counted), "not_counted")
    _demand_sorted((one.name for one in read.files), "files")
    demand({one.sha256 for one in read.not_counted}.isdisjoint(read.documents), "not_counted")
    _demand_different(read.decisions, "decisions")
    _demand_different(read.ladder, "ladder")
    _demand_different((one.submission for one in read.standings), "standings")
    _demand_different((one.submission for one in read.popular_vote), "popular_vote")
    demand(all(one.kind in AWARD_KINDS for one in read.awards), "awards")


def _written_standing(one: PublishedStanding) -> _Standing:
    spelled: dict[str, Any] = {
        "score": None if one.score is None else f"{one.score:f}",
        "sum": _ratio_text(one.total),
        "exact": None if one.exact is None else _ratio_text(one.exact),
    }
    return _Standing(**_fields(one, _Standing, without=spelled), **spelled)


def _read_standing(one: _Standing) -> PublishedStanding:
    meant: dict[str, Any] = {
        "score": None if one.score is None else Decimal(one.score),
        "total": _ratio(one.sum),
        "exact": None if one.exact is None else _ratio(one.exact),
    }
    return PublishedStanding(**_fields(one, _Standing, without={"sum", *meant}), **meant)


def _fields(one: object, shape: type[msgspec.Struct], without: Iterable[str] = ()) -> dict[str, Any]:
    """The fields that a document and what it means have in common, by name: those of ``shape``, but some."""
    left_out = set(without)
    return {name: getattr(one, name) for name in shape.__struct_fields__ if name not in left_out}


def _ratio_text(value: Fraction) -> str:
    demand(max(abs(value.numerator), value.denominator) < 10**LONGEST_NUMBER, "ratio")
    return f"{value.numerator}/{value.denominator}"


def _ratio(text: str) -> Fraction:
    """The fraction, which must stand in lowest terms."""
    above, below = (int(part) for part in text.split("/"))
    demand(gcd(above, below) == 1 and text[:2] != "-0", "ratio")
    return Fraction(above, below)


def _demand_sorted(names: Iterable[str], reason: str) -> None:
    known = list(names)
    demand(known == sorted(set(known)), reason)


def _demand_different(names: Iterable[str], reason: str) -> None:
    known = list(names)
    demand(len(set(known)) == len(known), reason)
