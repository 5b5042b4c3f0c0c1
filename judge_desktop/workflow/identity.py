"""Who this copy of the program is: its keys, its name, its judge card.

A judge never meets this: her identity is made when she chooses her name in a package (``open_package``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from judge_desktop.config.i18n import Language
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import PublicKeys
from judge_desktop.exchange import check_words
from judge_desktop.exchange import keys as key_files
from judge_desktop.exchange.judge_card import confirmed_digest, write_judge_card
from judge_desktop.exchange.writing import replacing
from judge_desktop.store import audit_log
from judge_desktop.workflow.workspace import Workspace
from judge_desktop.workflow.written_text import demand_name

Words = Mapping[str, tuple[str, ...]]
"""Check words by language: six in Thai, six in English, for the same thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKeys:
    """The public side of this copy's identity."""

    name: str
    keys: PublicKeys
    check_words: Words


def create_identity(ws: Workspace, name: str, passphrase: str | None) -> OwnKeys:
    """Makes the keys of this copy.

    Refuses ``IDENTITY_EXISTS`` (keys are never overwritten), ``NAME_NEEDED``, ``TEXT_TOO_LONG``.
    """
    demand_name(name)
    if ws.own_name is not None:
        raise JudgeDesktopError(Code.IDENTITY_EXISTS, name=ws.own_name.name)
    ws.keep_identity(key_files.create_identity(), name, passphrase)
    own = show_identity(ws)
    with ws.database.transaction() as connection:
        audit_log.record(connection, audit_log.AuditEvent.IDENTITY_CREATED, at=ws.now(), who=own.keys.judge_key)
    return own


def show_identity(ws: Workspace) -> OwnKeys:
    """Name, public keys and check words. Refuses ``NO_IDENTITY``; asks for no passphrase."""
    own = ws.own_name
    if own is None:
        raise JudgeDesktopError(Code.NO_IDENTITY)
    return OwnKeys(name=own.name, keys=own.keys, check_words=words_of_judge(own.keys))


def save_judge_card(ws: Workspace, path: Path) -> OwnKeys:
    """Saves the judge card that a chair takes in. Refuses ``NO_IDENTITY``, ``PASSPHRASE_NEEDED``, ``DISK_FULL`` …"""
    own = show_identity(ws)
    card = write_judge_card(own.name, own.keys, ws.identity.signing_key, ws.now())
    with replacing(path) as stream:
        stream.write(card)
    return own


def proposed_passphrase(language: Language) -> str:
    """Five generated words for somebody who runs a contest."""
    return check_words.generate_passphrase(language)


def unknown_check_word(typed: str) -> str:
    """The first word in what was typed that is on neither list of check words; empty when there is none."""
    try:
        check_words.parse(typed)
    except JudgeDesktopError as refused:
        if refused.code is Code.CHECK_WORD_UNKNOWN:
            return str(refused.details["word"])
    return ""


def offered_check_words(beginning: str) -> tuple[str, ...]:
    """Check words that begin with what was typed of one so far, for choosing instead of typing."""
    if not beginning:
        return ()
    language = Language.EN if beginning.isascii() else Language.TH
    return check_words.completions(beginning, language)


def words_of_judge(keys: PublicKeys) -> Words:
    """The check words that confirm a judge's keys; the same on her card and her score files."""
    return words_of(confirmed_digest(keys))


def words_of(sha256: str) -> Words:
    """The check words of a SHA-256 (hexadecimal), in both languages; computed when they are first looked at."""
    return _WordsWhenAsked(sha256)


class _WordsWhenAsked(Mapping[str, tuple[str, ...]]):
    """Check words cost a tenth of a second, and most of what has them is not read aloud."""

    def __init__(self, sha256: str) -> None:
        self._sha256 = sha256

    def __getitem__(self, language: str) -> tuple[str, ...]:
        if language not in tuple(self):
            raise KeyError(language)
        return check_words.words(self._sha256, Language(language))

    def __iter__(self) -> Iterator[str]:
        return (language.value for language in Language)

    def __len__(self) -> int:
        return len(Language)
