"""The two documents of a score file: ``scores.json`` (numbers, signed) and ``remarks.json`` (words, bound by its hash).

Encryption, signature and container around them: ``score_file``. Whether the scores are allowed: ``scoring.validation``.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

import msgspec

from judge_desktop.domain.contest import Ground, Mode, Recusal, RecusalScope
from judge_desktop.domain.scorecard import Pin, Scorecard, ScorecardState, ScoreFile
from judge_desktop.exchange import documents
from judge_desktop.exchange.neutral_values import (
    Count,
    Fingerprint,
    Id,
    IdOrNone,
    Recipient,
    Remark,
    Revision,
    Salt,
    Score,
    Sha256,
    Sha256OrNone,
    check_moment,
    check_spellings,
    demand,
)
from judge_desktop.exchange.words import sha256
from judge_desktop.scoring.validation import canonical

SCORES = "judge-desktop-scores/1.0"
REMARKS = "judge-desktop-remarks/1.0"


class _Recusal(msgspec.Struct, kw_only=True, frozen=True):
    scope: RecusalScope
    target: Id
    ground: Ground


class _Scorecard(msgspec.Struct, kw_only=True, frozen=True, gc=False):
    submission: Id
    state: ScorecardState
    scores: dict[str, str | None]  # of Id and Score, of which a file has a few dozen: each is looked at once


class _Scores(msgspec.Struct, kw_only=True, frozen=True):
    schema: str
    contest: Id
    round: Id
    mode: Mode
    manifest: Sha256
    rubric: Sha256
    judge: Id
    judge_key: Fingerprint
    signing_key: str
    age_recipient: str
    recipients: tuple[Recipient, ...]
    revision: Revision
    previous: Sha256OrNone
    declaration: Literal["made", "not_made"]
    recusals: tuple[_Recusal, ...]
    scorecards: tuple[_Scorecard, ...]
    remarks: Sha256
    created: str


class _Pin(msgspec.Struct, kw_only=True, frozen=True):
    criterion: IdOrNone
    attachment: Sha256
    page: Count
    second: Count


class _Remark(msgspec.Struct, kw_only=True, frozen=True, gc=False):
    submission: str
    comments: dict[Id, Remark]
    pins: tuple[_Pin, ...]
    flag: bool
    reason: Remark


class _Remarks(msgspec.Struct, kw_only=True, frozen=True):
    schema: str
    salt: Salt
    notes: Remark
    recusal_reasons: tuple[Remark, ...]
    scorecards: tuple[_Remark, ...]


def encode_scores(score_file: ScoreFile, salt: str) -> tuple[bytes, bytes]:
    """(scores.json, remarks.json). ``salt``: 64 random hex digits. Scorecards are written in the order of their ids."""
    cards = sorted(score_file.scorecards, key=lambda card: card.submission)
    recusals = sorted(score_file.recusals, key=lambda recusal: (recusal.scope, recusal.target, recusal.ground))
    remarks = documents.encode(
        _Remarks(
            schema=REMARKS,
            salt=salt,
            notes=score_file.notes,
            recusal_reasons=tuple(recusal.reason for recusal in recusals),
            scorecards=tuple(_remark_of(card) for card in cards),
        )
    )
    scores = _Scores(
        schema=SCORES,
        contest=score_file.contest,
        round=score_file.round,
        mode=score_file.mode,
        manifest=score_file.manifest,
        rubric=score_file.rubric,
        judge=score_file.judge,
        judge_key=score_file.judge_key,
        signing_key=score_file.signing_key,
        age_recipient=score_file.age_recipient,
        recipients=score_file.recipients,
        revision=score_file.revision,
        previous=score_file.previous,
        declaration="made" if score_file.declaration_made else "not_made",
        recusals=tuple(_Recusal(scope=one.scope, target=one.target, ground=one.ground) for one in recusals),
        scorecards=tuple(
            _Scorecard(submission=card.submission, state=card.state, scores=_written(card)) for card in cards
        ),
        remarks=sha256(remarks),
        created=score_file.created,
    )
    return documents.encode(scores), remarks


def decode_scores(scores: bytes, remarks: bytes | None) -> ScoreFile:
    """The score file those two documents describe; the signature of ``scores`` was verified before.

    ``remarks`` None: its words were left out, as in what is published. Refuses ``DOCUMENT_MALFORMED`` when they do not
    belong together, a submission stands twice, or a value is not spelled as ``neutral_values`` says.
    """
    numbers = documents.decode_as(scores, SCORES, _Scores)
    words = _without_words(numbers) if remarks is None else documents.decode_as(remarks, REMARKS, _Remarks)
    demand(remarks is None or numbers.remarks == sha256(remarks), "remarks")
    demand(len(words.recusal_reasons) == len(numbers.recusals), "remarks")
    order = [card.submission for card in numbers.scorecards]
    demand([remark.submission for remark in words.scorecards] == order, "remarks")
    demand(order == sorted(set(order)), "scorecards")
    demand(bool(numbers.previous) == (numbers.revision > 1), "revision")
    demand(len(set(numbers.recipients)) == len(numbers.recipients) >= 1, "recipients")
    check_moment(numbers.created)
    return ScoreFile(
        contest=numbers.contest,
        round=numbers.round,
        mode=numbers.mode,
        manifest=numbers.manifest,
        rubric=numbers.rubric,
        judge=numbers.judge,
        judge_key=numbers.judge_key,
        recipients=numbers.recipients,
        revision=numbers.revision,
        previous=numbers.previous,
        declaration_made=numbers.declaration == "made",
        recusals=tuple(
            Recusal(judge=numbers.judge, scope=one.scope, target=one.target, ground=one.ground, reason=reason)
            for one, reason in zip(numbers.recusals, words.recusal_reasons, strict=True)
        ),
        scorecards=_scorecards(numbers.scorecards, words.scorecards),
        created=numbers.created,
        notes=words.notes,
        sha256=sha256(scores),
        signing_key=numbers.signing_key,
        age_recipient=numbers.age_recipient,
    )


def _without_words(numbers: _Scores) -> _Remarks:
    """Remarks that say nothing, for as many scorecards and recusals as there are."""
    return _Remarks(
        schema=REMARKS,
        salt="",
        notes="",
        recusal_reasons=("",) * len(numbers.recusals),
        scorecards=tuple(
            _Remark(submission=card.submission, comments={}, pins=(), flag=False, reason="")
            for card in numbers.scorecards
        ),
    )


def _written(card: Scorecard) -> dict[str, str | None]:
    return {criterion: None if score is None else canonical(score) for criterion, score in card.scores.items()}


def _remark_of(card: Scorecard) -> _Remark:
    return _Remark(
        submission=card.submission,
        comments=dict(card.comments),
        pins=tuple(_Pin(**{name: getattr(pin, name) for name in _Pin.__struct_fields__}) for pin in card.pins),
        flag=card.flag,
        reason=card.reason,
    )


def _scorecards(cards: Sequence[_Scorecard], remarks: Sequence[_Remark]) -> tuple[Scorecard, ...]:
    """Numbers and words of each scorecard together."""
    check_spellings({criterion for card in cards for criterion in card.scores}, Id)
    spellings = {text for card in cards for text in card.scores.values() if text is not None}
    check_spellings(spellings, Score)
    read: dict[str | None, Decimal | None] = {None: None, **{text: Decimal(text) for text in spellings}}
    return tuple(
        Scorecard(
            submission=card.submission,
            state=card.state,
            scores={criterion: read[text] for criterion, text in card.scores.items()},
            comments=remark.comments,
            pins=tuple(_pin_of(pin) for pin in remark.pins) if remark.pins else (),
            flag=remark.flag,
            reason=remark.reason,
        )
        for card, remark in zip(cards, remarks, strict=True)
    )


def _pin_of(pin: _Pin) -> Pin:
    return Pin(criterion=pin.criterion, attachment=pin.attachment, page=pin.page, second=pin.second)
