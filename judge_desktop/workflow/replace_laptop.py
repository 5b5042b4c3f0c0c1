"""A judge with more than one computer: her keys side by side, which counts first, and the decision that settles it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import Confirmation, KnownKey, PublicKeys
from judge_desktop.domain.scorecard import Scorecard, ScorecardState
from judge_desktop.scoring.decision_values import AGE_RECIPIENT, SIGNING_KEY
from judge_desktop.scoring.rulings import known_keys as keys_that_count
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.workflow.deliberate import DecisionRequest, decide
from judge_desktop.workflow.edit_panel import demand_person
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_contest
from judge_desktop.workflow.panel import keep_key
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.workspace import Workspace


class KeyStanding(StrEnum):
    """Where a key of a judge stands: it counts before the others, after them, or not yet."""

    FIRST = "first"
    EARLIER = "earlier"
    CARD_ONLY = "card_only"  # her card is here, no package and no decision names it
    WAITING = "waiting"  # a score file came under it, nobody confirmed it


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLine:
    """One computer of a judge. ``revision`` is that of her newest file from it, 0 without one.

    ``confirmation`` is None for a key of which only files are here.
    """

    keys: PublicKeys
    standing: KeyStanding
    confirmation: Confirmation | None
    scorecards: int = 0
    revision: int = 0
    arrived: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A submission for which two computers of a judge sealed different values; ``counted`` is the one that counts.

    A total is None where she recused or was absent.
    """

    submission: str
    counted: Decimal | None
    other: Decimal | None


def keys_of(contest: Contest, known: RoundDocuments | None, judge: str) -> tuple[KeyLine, ...]:
    """A judge's computers: the one that counts first, the earlier ones, then those that do not count yet."""
    person = demand_person(contest, judge)
    cards = {one.keys.judge_key: one for one in person.known_keys}
    if known is None:
        newest_first = list(reversed(person.known_keys))
        return tuple(
            KeyLine(
                keys=one.keys,
                standing=KeyStanding.EARLIER if place else KeyStanding.FIRST,
                confirmation=one.confirmation,
            )
            for place, one in enumerate(newest_first)
        )
    counting = list(reversed(keys_that_count(known.package, known.decisions).get(judge, ())))
    waiting = list(known.view.awaiting.get(judge, ()))
    rest = [key for key in cards if key not in counting and key not in waiting]
    standing = dict.fromkeys(rest, KeyStanding.CARD_ONLY)
    standing |= dict.fromkeys(waiting, KeyStanding.WAITING)
    standing |= {key: KeyStanding.EARLIER if place else KeyStanding.FIRST for place, key in enumerate(counting)}
    named = {one.keys.judge_key: one for each in known.package.contest.panel.judges for one in each.known_keys} | cards
    found = (_line(known, named.get(key), judge, key, standing[key]) for key in (*counting, *waiting, *rest))
    return tuple(line for line in found if line is not None)


def differences_of(known: RoundDocuments, judge: str) -> tuple[Differing, ...]:
    """What the judge's computers say differently, in running order."""
    files = {one.sha256: one for one in known.score_files}
    places = {one.id: place for place, one in enumerate(known.package.contest.finalists)}

    def total(document: str, submission: str) -> Decimal | None:
        cards = files[document].scorecards if document in files else ()
        return next((_total(card) for card in cards if card.submission == submission), None)

    found = [
        Differing(
            submission=one.submission,
            counted=total(one.counted_document, one.submission),
            other=total(one.other_document, one.submission),
        )
        for one in known.view.differences
        if one.judge == judge
    ]
    return tuple(sorted(found, key=lambda one: places.get(one.submission, len(places))))


def replace_key(ws: Workspace, judge: str, judge_key: str, reason: str, where: Where = EVERYWHERE) -> None:
    """Decides that a key is the judge's newest computer: where both sealed something, that one counts.

    Refuses ``JUDGE_UNKNOWN``, ``NO_KEY_TO_CONFIRM`` (no such key of hers is here), ``REASON_NEEDED``, ``NO_PACKAGE``
    (before one, the card taken in last counts), ``PASSPHRASE_NEEDED``.
    """
    contest = chair_contest(ws, where)
    known = round_documents(ws, where)
    line = next((one for one in keys_of(contest, known, judge) if one.keys.judge_key == judge_key), None)
    if line is None:
        raise JudgeDesktopError(Code.NO_KEY_TO_CONFIRM, judge=judge)
    request = DecisionRequest(
        kind=DecisionKind.REPLACE_KEY,
        reason=reason,
        judge=judge,
        documents=(judge_key,),
        values={SIGNING_KEY: line.keys.signing_key, AGE_RECIPIENT: line.keys.age_recipient},
    )
    key = KnownKey(keys=line.keys, confirmation=line.confirmation or Confirmation.UNHEARD)
    decide(
        ws,
        request,
        where,
        along=lambda connection: keep_key(ws, connection, judge, key, AuditEvent.KEY_CONFIRMED, where),
    )


def _line(
    known: RoundDocuments, key: KnownKey | None, judge: str, judge_key: str, standing: KeyStanding
) -> KeyLine | None:
    """The line of a key; None when neither a card nor a file of it is here."""
    files = [one for one in known.score_files if one.judge == judge and one.judge_key == judge_key]
    newest = max(files, key=lambda one: one.revision, default=None)
    if newest is None:
        return KeyLine(keys=key.keys, standing=standing, confirmation=key.confirmation) if key is not None else None
    keys = PublicKeys(judge_key=judge_key, signing_key=newest.signing_key, age_recipient=newest.age_recipient)
    arrival = known.arrivals.get(newest.sha256)
    return KeyLine(
        keys=keys,
        standing=standing,
        confirmation=key.confirmation if key is not None else None,
        scorecards=sum(card.state is not ScorecardState.DRAFT for card in newest.scorecards),
        revision=newest.revision,
        arrived=arrival.at if arrival is not None else "",
    )


def _total(card: Scorecard) -> Decimal | None:
    given = [one for one in card.scores.values() if one is not None]
    return sum(given, Decimal(0)) if given and card.state is ScorecardState.SEALED else None
