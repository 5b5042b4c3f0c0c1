"""Where a package comes from, confirmed by the six words that the chair reads aloud: on opening or any time after."""

from __future__ import annotations

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import Package
from judge_desktop.domain.panel import Confirmation, KnownKey
from judge_desktop.domain.text import Text
from judge_desktop.exchange import check_words
from judge_desktop.exchange.judge_card import confirmed_digest
from judge_desktop.store import audit_log, known_keys, packages
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.contests import Part
from judge_desktop.store.database import Connection
from judge_desktop.workflow.packages_here import Where, current_package, earlier_packages, package_of
from judge_desktop.workflow.workspace import Workspace


def confirm_package_words(ws: Workspace, where: Where, words: str) -> Confirmation:
    """Confirms the package in force by the six words as the chair read them aloud, after it was opened without them.

    Refuses ``NO_PACKAGE``, ``CHECK_WORDS_COUNT``, ``CHECK_WORD_UNKNOWN``, ``CHECK_WORDS_WRONG``,
    ``CHECK_WORDS_OF_OTHER_PACKAGE``, ``CHECK_WORDS_OF_OWN_KEYS``.
    """
    with ws.database.reading() as connection:
        package = package_of(connection, current_package(connection, where, Part.JUDGE).manifest)
    demand_words(ws, package, words)
    at = ws.now()
    with ws.database.transaction() as connection:
        heard = keep_heard(connection, package, Confirmation.VOICE, at)
        packages.confirm(connection, package.manifest, Part.JUDGE, heard)
        audit_log.record(
            connection,
            AuditEvent.KEY_CONFIRMED,
            at=at,
            who="judge",
            contest=package.contest.id,
            details={"judge_key": package.sent_by, "confirmation": heard.value, "manifest": package.manifest},
        )
    return heard


def package_confirmation(ws: Workspace, where: Where) -> Confirmation:
    """How the origin of the package in force was confirmed. Refuses ``NO_PACKAGE``."""
    with ws.database.reading() as connection:
        return packages.confirmation(connection, current_package(connection, where, Part.JUDGE).manifest, Part.JUDGE)


def demand_words(ws: Workspace, package: Package, words: str) -> None:
    """Refuses words that are not those of this package, and says whose they are if that is known here."""
    if check_words.matches(words, package.manifest):
        return
    own = ws.own_name
    if own is not None and check_words.matches(words, confirmed_digest(own.keys)):
        raise JudgeDesktopError(Code.CHECK_WORDS_OF_OWN_KEYS)
    with ws.database.reading() as connection:
        others = earlier_packages(connection, package.contest.id, package.round, package.mode)
    for other in others:
        if check_words.matches(words, other.manifest):
            raise JudgeDesktopError(Code.CHECK_WORDS_OF_OTHER_PACKAGE, other=other.revision, revision=package.revision)
    raise JudgeDesktopError(Code.CHECK_WORDS_WRONG)


def keep_heard(connection: Connection, package: Package, confirmation: Confirmation, at: str) -> Confirmation:
    """A chair whose words were heard once stays confirmed, from rehearsal to official and to updates."""
    sender = next(chair for chair in package.chairs if chair.keys.judge_key == package.sent_by)
    before = known_keys.find(connection, package.sent_by)
    if confirmation is Confirmation.UNHEARD and before is not None:
        confirmation = before.key.confirmation
    key = KnownKey(keys=sender.keys, confirmation=confirmation)
    known_keys.add(connection, key, Text(th=sender.name), at=at)
    return confirmation
