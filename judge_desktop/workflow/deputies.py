"""Deputies: other copies of the program that may merge and sign for the contest when the chair's computer fails.

They are enrolled in the draft from a card of their copy and act from the next package on, which names them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import Package
from judge_desktop.domain.panel import ChairCopy, Confirmation, KnownKey
from judge_desktop.domain.text import Text
from judge_desktop.exchange import check_words
from judge_desktop.exchange.judge_card import LARGEST_FILE, confirmed_digest, read_judge_card
from judge_desktop.exchange.reading import read_whole
from judge_desktop.store import known_keys
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.file_types import FileType, demand_type
from judge_desktop.workflow.identity import Words, words_of_judge
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_contest, chair_package
from judge_desktop.workflow.workspace import Workspace
from judge_desktop.workflow.written_text import demand_name


@dataclass(frozen=True, slots=True, kw_only=True)
class DeputyLine:
    """One other copy. ``in_package``: the package sent last names it, so it may act now."""

    copy: ChairCopy
    confirmation: Confirmation
    in_package: bool
    check_words: Words


def enrol_deputy(ws: Workspace, card: Path, name: str = "", words: str = "", where: Where = EVERYWHERE) -> DeputyLine:
    """Enrols the copy that made ``card``. ``name`` empty = the name on the card; ``words``: the six check words as
    they were read aloud from that copy.

    Refuses ``DEPUTY_KNOWN``, ``CHECK_WORDS_WRONG``, ``CHECK_WORD_UNKNOWN``, ``TEXT_TOO_LONG`` and what reading a card
    refuses.
    """
    demand_type(card, FileType.CARD)
    read = read_judge_card(read_whole(card, LARGEST_FILE))
    called = name.strip() or read.name
    demand_name(called)
    if words and not check_words.matches(words, confirmed_digest(read.keys)):
        raise JudgeDesktopError(Code.CHECK_WORDS_WRONG)
    own = ws.own_name

    def enrolled(contest: Contest) -> Contest:
        known = {one.keys.judge_key for one in contest.deputies} | ({own.keys.judge_key} if own else set())
        if read.keys.judge_key in known:
            raise JudgeDesktopError(Code.DEPUTY_KNOWN)
        copy = ChairCopy(id=_free_id(contest), keys=read.keys, name=called)
        return replace(contest, deputies=(*contest.deputies, copy))

    edit_contest(ws, ContestSection.DEPUTIES, enrolled, where)
    key = KnownKey(keys=read.keys, confirmation=Confirmation.VOICE if words else Confirmation.UNHEARD)
    with ws.database.transaction() as connection:
        known_keys.add(connection, key, Text(th=called), at=ws.now())
    return next(one for one in list_deputies(ws, where) if one.copy.keys.judge_key == read.keys.judge_key)


def remove_deputy(ws: Workspace, deputy: str, where: Where = EVERYWHERE) -> None:
    """Takes a copy off the list: the next package names it no more. Refuses ``DEPUTY_UNKNOWN``."""

    def without(contest: Contest) -> Contest:
        kept = tuple(one for one in contest.deputies if one.id != deputy)
        if len(kept) == len(contest.deputies):
            raise JudgeDesktopError(Code.DEPUTY_UNKNOWN, deputy=deputy)
        return replace(contest, deputies=kept)

    edit_contest(ws, ContestSection.DEPUTIES, without, where)


def list_deputies(ws: Workspace, where: Where = EVERYWHERE) -> tuple[DeputyLine, ...]:
    """The other copies that may act for the chair, in the order they were enrolled."""
    contest, package = chair_contest(ws, where), _package(ws, where)
    named = {one.keys.judge_key for one in package.chairs} if package is not None else set()
    own = ws.own_name
    with ws.database.reading() as connection:
        heard = {one.key.keys.judge_key: one.key.confirmation for one in known_keys.listed(connection)}
    return tuple(
        DeputyLine(
            copy=one,
            confirmation=heard.get(one.keys.judge_key, Confirmation.UNHEARD),
            in_package=one.keys.judge_key in named,
            check_words=words_of_judge(one.keys),
        )
        for one in contest.deputies
        if own is None or one.keys.judge_key != own.keys.judge_key
    )


def _free_id(contest: Contest) -> str:
    """``deputy1``, ``deputy2`` …: never an id of a person or of another copy."""
    taken = {one.id.casefold() for one in contest.deputies} | {one.id.casefold() for one in contest.panel.judges}
    return next(name for name in (f"deputy{n}" for n in range(1, len(taken) + 2)) if name not in taken)


def _package(ws: Workspace, where: Where) -> Package | None:
    try:
        return chair_package(ws, where)
    except JudgeDesktopError as refused:
        if refused.code is not Code.NO_PACKAGE:
            raise
        return None
