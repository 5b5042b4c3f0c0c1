"""The chair's copy gives a judge's received score files back to her new laptop, inside the next package.

Each file goes as it came and was signed, encrypted again to the age key of the new laptop and to nobody else, so that
no other judge can read it. Taking it in on that laptop is ``handed_back``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from judge_desktop.domain.contest import Contest, Mode
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import HandedBack
from judge_desktop.domain.panel import Judge, KnownKey
from judge_desktop.exchange.score_file import pack_again
from judge_desktop.exchange.words import sha256
from judge_desktop.scoring.rulings import known_keys
from judge_desktop.store import documents
from judge_desktop.store.database import Connection
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_contest
from judge_desktop.workflow.round_documents import RoundDocuments, read_round
from judge_desktop.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class HandBack:
    """Whose score files go back. ``judge_key``: the new laptop's; empty = that of the judge card taken in last."""

    judge: str
    judge_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandBackOffer:
    """A judge whose score files could go back: how many scorecards, and whether a card of a new laptop is here."""

    judge: Judge
    scorecards: int
    new_key: KnownKey | None


def hand_back_offers(ws: Workspace, where: Where = EVERYWHERE) -> tuple[HandBackOffer, ...]:
    """Every judge of whom a score file counts, in printed order. Refuses ``NO_PACKAGE``."""
    with ws.database.reading() as connection:
        known = read_round(connection, where)
    return offers_in(known, chair_contest(ws, where))


def offers_in(known: RoundDocuments, contest: Contest) -> tuple[HandBackOffer, ...]:
    """The same, from what was read already."""
    offers = []
    for judge in contest.panel.voting:
        counted = _counted(known, judge.id)
        if counted:
            cells = [cell for cell in known.view.by_judge.get(judge.id, ()) if cell.document]
            new = _new_keys(judge, known, counted)
            offers.append(HandBackOffer(judge=judge, scorecards=len(cells), new_key=new[-1] if new else None))
    return tuple(offers)


def pack_handed_back(
    connection: Connection, contest: Contest, wishes: Sequence[HandBack], mode: Mode, where: Where = EVERYWHERE
) -> Mapping[HandedBack, bytes]:
    """The encrypted files for the next package of that mode, of each judge the newest key's first.

    Refuses ``JUDGE_UNKNOWN``, ``NOTHING_TO_HAND_BACK`` (no file of that judge counts), ``NO_NEW_LAPTOP`` (no judge
    card of another laptop than the one that made the files was taken in).
    """
    if not wishes:
        return {}
    known = read_round(connection, where)
    packed: dict[HandedBack, bytes] = {}
    for wish in wishes:
        judge = contest.panel.judge(wish.judge)
        if judge is None or not judge.votes:
            raise JudgeDesktopError(Code.JUDGE_UNKNOWN, judge=wish.judge)
        counted = _counted(known, judge.id) if known.package.mode is mode else []
        if not counted:
            raise JudgeDesktopError(Code.NOTHING_TO_HAND_BACK, judge=judge.id)
        recipient = _new_key(judge, known, counted, wish.judge_key).keys.age_recipient
        for document in counted:
            kept = documents.stored(connection, document)
            content = pack_again(kept.body, kept.signature.encode("ascii"), kept.companion, recipient)
            packed[HandedBack(judge=judge.id, sha256=sha256(content), size=len(content))] = content
    return packed


def _known_keys(known: RoundDocuments) -> dict[str, tuple[str, ...]]:
    return known_keys(known.package, known.decisions)


def _counted(known: RoundDocuments, judge: str) -> list[str]:
    """The judge's files that count, the newest key's first."""
    keys = known.once(_known_keys).get(judge, ())
    counted = known.view.counted_documents
    mine = [one for one in known.score_files if one.judge == judge and one.sha256 in counted]
    return [one.sha256 for one in sorted(mine, key=lambda one: (-keys.index(one.judge_key), one.sha256))]


def _new_key(judge: Judge, known: RoundDocuments, counted: Sequence[str], judge_key: str) -> KnownKey:
    found = _new_keys(judge, known, counted)
    if judge_key:
        found = [one for one in found if one.keys.judge_key == judge_key]
    if not found:
        raise JudgeDesktopError(Code.NO_NEW_LAPTOP, judge=judge.id)
    return found[-1]


def _new_keys(judge: Judge, known: RoundDocuments, counted: Sequence[str]) -> list[KnownKey]:
    """The keys whose cards were taken in for the judge and that made none of those files, oldest first."""
    made = {one.judge_key for one in known.score_files if one.sha256 in counted}
    return [one for one in judge.known_keys if one.keys.judge_key not in made]
