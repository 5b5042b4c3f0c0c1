"""The people of the chair's contest and their keys: cards taken in, keys confirmed by voice, by paper or left
unheard.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import Confirmation, Judge, KnownKey, PublicKeys
from judge_desktop.domain.scorecard import ScoreFile
from judge_desktop.exchange import check_words
from judge_desktop.exchange.judge_card import LARGEST_FILE, confirmed_digest, read_judge_card
from judge_desktop.exchange.package_documents import decode_contest, encode_contest
from judge_desktop.exchange.reading import read_whole
from judge_desktop.scoring.decision_values import AGE_RECIPIENT, CONFIRMATION, SIGNING_KEY
from judge_desktop.scoring.rulings import known_keys as keys_that_count
from judge_desktop.store import audit_log, contests, known_keys
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.contests import Part
from judge_desktop.store.database import Connection
from judge_desktop.workflow.deliberate import DecisionRequest, decide
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.edit_panel import demand_person, free_id, with_new_person
from judge_desktop.workflow.file_types import FileType, demand_type
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_contest, contest_part
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.workspace import Workspace
from judge_desktop.workflow.written_text import demand_name


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelLine:
    """One person with the keys known for her, oldest first; ``awaiting``: keys of received files nobody confirmed."""

    judge: Judge
    known_keys: tuple[KnownKey, ...]
    awaiting: tuple[PublicKeys, ...] = ()


def list_panel(ws: Workspace, where: Where = EVERYWHERE) -> tuple[PanelLine, ...]:
    """Everybody in printed order."""
    return panel_in(chair_contest(ws, where), known_round(ws, where))


def panel_in(contest: Contest, known: RoundDocuments | None) -> tuple[PanelLine, ...]:
    """The same for what was read already; ``known`` is None before a package was built."""
    counting = keys_that_count(known.package, known.decisions) if known is not None else {}
    files = {one.judge_key: one for one in known.score_files} if known is not None else {}
    return tuple(
        PanelLine(
            judge=judge,
            known_keys=_known_keys(judge, counting.get(judge.id, ()), files),
            awaiting=_awaiting(judge.id, known),
        )
        for judge in sorted(contest.panel.judges, key=lambda judge: (judge.order, judge.id))
    )


def add_card(ws: Workspace, path: Path, judge: str = "", where: Where = EVERYWHERE) -> PanelLine:
    """Takes in a judge card. Without ``judge`` it goes to the person of that name who has no card yet.

    A confirmation heard in an earlier contest carries over. Refuses ``FILE_NOT_OURS``,
    ``DOCUMENT_OF_OTHER_TYPE`` …, ``JUDGE_UNKNOWN``, ``CARD_FITS_NOBODY``.
    """
    demand_type(path, FileType.CARD)
    card = read_judge_card(read_whole(path, LARGEST_FILE))
    contest = chair_contest(ws, where)
    person = _person_of(contest, judge, card.name)
    with ws.database.transaction() as connection:
        before = known_keys.find(connection, card.keys.judge_key)
        confirmation = before.key.confirmation if before is not None else Confirmation.UNHEARD
        key = KnownKey(keys=card.keys, confirmation=confirmation)
        keep_key(ws, connection, person.id, key, AuditEvent.CARD_ADDED, where)
    return next(line for line in list_panel(ws, where) if line.judge.id == person.id)


def add_person_of_card(ws: Workspace, path: Path, where: Where = EVERYWHERE) -> PanelLine:
    """Takes in the card of somebody who is not on the panel yet, as a new person of the name on it.

    Refuses ``FILE_NOT_OURS``, ``DOCUMENT_OF_OTHER_TYPE`` …, and ``NAME_NEEDED`` for a card without a name that can be
    read.
    """
    demand_type(path, FileType.CARD)
    name = read_judge_card(read_whole(path, LARGEST_FILE)).name
    demand_name(name)
    judge = free_id(chair_contest(ws, where))
    values = {"name_en" if name.isascii() else "name_th": name}
    edit_contest(ws, ContestSection.PANEL, lambda contest: with_new_person(contest, values, judge), where)
    return add_card(ws, path, judge, where)


def forget_key(ws: Workspace, judge: str, judge_key: str, where: Where = EVERYWHERE) -> PanelLine:
    """Takes back a card that was taken in for the wrong person. What a package or a decision says stays.

    Refuses ``JUDGE_UNKNOWN``, ``NO_KEY_TO_CONFIRM``.
    """

    def without(contest: Contest) -> Contest:
        person = demand_person(contest, judge)
        kept = tuple(one for one in person.known_keys if one.keys.judge_key != judge_key)
        if kept == person.known_keys:
            raise JudgeDesktopError(Code.NO_KEY_TO_CONFIRM, judge=judge)
        judges = tuple(replace(one, known_keys=kept) if one.id == judge else one for one in contest.panel.judges)
        return replace(contest, panel=replace(contest.panel, judges=judges))

    edit_contest(ws, ContestSection.PANEL, without, where)
    return next(line for line in list_panel(ws, where) if line.judge.id == judge)


def confirm_judge(
    ws: Workspace, judge: str, confirmation: Confirmation, words: str = "", where: Where = EVERYWHERE
) -> PanelLine:
    """Confirms that a key is this judge's.

    By voice the six words pick the key; without words there must be only one candidate. When a package is out, the
    confirmation is a signed decision. Refuses ``JUDGE_UNKNOWN``, ``NO_KEY_TO_CONFIRM``, ``SEVERAL_KEYS_TO_CONFIRM``,
    ``CHECK_WORD_UNKNOWN``, ``CHECK_WORDS_WRONG``.
    """
    contest = chair_contest(ws, where)
    person = contest.panel.judge(judge)
    if person is None:
        raise JudgeDesktopError(Code.JUDGE_UNKNOWN, judge=judge)
    known = known_round(ws, where)
    keys = _key_to_confirm(person, known, confirmation, words)
    key = KnownKey(keys=keys, confirmation=confirmation)

    def keep(connection: Connection) -> None:
        keep_key(ws, connection, judge, key, AuditEvent.KEY_CONFIRMED, where)

    if known is not None:
        request = DecisionRequest(
            kind=DecisionKind.CONFIRM_JUDGE,
            reason=confirmation.value,
            judge=judge,
            documents=(keys.judge_key,),
            values={
                CONFIRMATION: confirmation.value,
                SIGNING_KEY: keys.signing_key,
                AGE_RECIPIENT: keys.age_recipient,
            },
        )
        decide(ws, request, where, along=keep)
    else:
        with ws.database.transaction() as connection:
            keep(connection)
    return next(line for line in list_panel(ws, where) if line.judge.id == judge)


def known_round(ws: Workspace, where: Where = EVERYWHERE) -> RoundDocuments | None:
    """The round's documents, or None before a package was built."""
    try:
        return round_documents(ws, where)
    except JudgeDesktopError as refused:
        if refused.code is not Code.NO_PACKAGE:
            raise
        return None


def _known_keys(judge: Judge, counting: Iterable[str], files: Mapping[str, ScoreFile]) -> tuple[KnownKey, ...]:
    """The keys that count for a judge, each with its best confirmation; ``files``: key -> a file signed with it."""
    found = {key.keys.judge_key: key for key in judge.known_keys}
    for judge_key in counting:
        if judge_key not in found and judge_key in files:
            one = files[judge_key]
            keys = PublicKeys(judge_key=judge_key, signing_key=one.signing_key, age_recipient=one.age_recipient)
            found[judge_key] = KnownKey(keys=keys)
    return tuple(found.values())


def _awaiting(judge: str, known: RoundDocuments | None) -> tuple[PublicKeys, ...]:
    if known is None:
        return ()
    waiting = known.view.awaiting.get(judge, ())
    found = {
        one.judge_key: PublicKeys(judge_key=one.judge_key, signing_key=one.signing_key, age_recipient=one.age_recipient)
        for one in known.score_files
        if one.judge == judge and one.judge_key in waiting
    }
    return tuple(found[judge_key] for judge_key in sorted(found))


def _key_to_confirm(judge: Judge, known: RoundDocuments | None, confirmation: Confirmation, words: str) -> PublicKeys:
    waiting = _awaiting(judge.id, known)
    unheard = [one.keys for one in judge.known_keys if one.confirmation is Confirmation.UNHEARD]
    candidates = [*waiting, *unheard]
    if words:
        everything = {one.judge_key: one for one in (*candidates, *(one.keys for one in judge.known_keys))}
        if not everything:
            raise JudgeDesktopError(Code.NO_KEY_TO_CONFIRM, judge=judge.id)
        for keys in everything.values():
            if check_words.matches(words, confirmed_digest(keys)):
                return keys
        raise JudgeDesktopError(Code.CHECK_WORDS_WRONG)
    if confirmation is Confirmation.UNHEARD:
        candidates = list(waiting)
    return _only(candidates, judge.id)


def _only(candidates: Iterable[PublicKeys], judge: str) -> PublicKeys:
    found = list(candidates)
    if not found:
        raise JudgeDesktopError(Code.NO_KEY_TO_CONFIRM, judge=judge)
    if len(found) > 1:
        raise JudgeDesktopError(Code.SEVERAL_KEYS_TO_CONFIRM, judge=judge, count=len(found))
    return found[0]


def _person_of(contest: Contest, judge: str, card_name: str) -> Judge:
    if judge:
        found = contest.panel.judge(judge)
        if found is None:
            raise JudgeDesktopError(Code.JUDGE_UNKNOWN, judge=judge)
        return found
    wanted = "".join(card_name.split())
    for person in contest.panel.judges:
        names = {person.name.th, person.name.en, person.full_name("th"), person.full_name("en"), person.id}
        if wanted in {"".join(name.split()) for name in names if name}:
            return person
    raise JudgeDesktopError(Code.CARD_FITS_NOBODY, name=card_name)


def keep_key(
    ws: Workspace, connection: Connection, judge: str, key: KnownKey, event: AuditEvent, where: Where = EVERYWHERE
) -> None:
    """A key becomes a judge's newest in the draft, is known here and is told in the audit log: all in the caller's
    transaction. Refuses ``JUDGE_UNKNOWN`` and as ``contest_part`` does.
    """
    part = contest_part(connection, where, Part.CHAIR)
    draft = decode_contest(part.definition)
    known_keys.add(connection, key, demand_person(draft, judge).name, at=ws.now())
    contests.add(connection, replace(part, definition=encode_contest(with_key(draft, judge, key))), at=ws.now())
    details: dict[str, str | int] = {"judge": judge, "judge_key": key.keys.judge_key}
    if event is AuditEvent.KEY_CONFIRMED:
        details["confirmation"] = key.confirmation.value
    audit_log.record(connection, event, at=ws.now(), who="chair", contest=draft.id, details=details)


def with_key(contest: Contest, judge: str, key: KnownKey) -> Contest:
    """The contest with that key as the newest of a judge."""

    def changed(person: Judge) -> Judge:
        if person.id != judge:
            return person
        kept = tuple(one for one in person.known_keys if one.keys.judge_key != key.keys.judge_key)
        return replace(person, known_keys=(*kept, key))

    judges = tuple(changed(person) for person in contest.panel.judges)
    return replace(contest, panel=replace(contest.panel, judges=judges))
