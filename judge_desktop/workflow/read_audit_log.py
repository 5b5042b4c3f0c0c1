"""The audit log for people: its lines in words, whether it is whole, and the whole of it as a table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from judge_desktop.config.audit_words import details_in_words, event_sentence
from judge_desktop.config.i18n import Translator
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.decisions import Decision
from judge_desktop.domain.findings import Finding, FindingCode, Severity
from judge_desktop.exchange.table_writing import write_table
from judge_desktop.scoring.decision_values import LOG
from judge_desktop.store import audit_log, documents
from judge_desktop.store.audit_log import BEGINNING, AuditEvent, Entry
from judge_desktop.store.database import Connection
from judge_desktop.store.documents import DocumentType
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_contest
from judge_desktop.workflow.round_documents import decision_in
from judge_desktop.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One line in words. ``sentence`` says what happened, ``details`` about what, ``who`` by whom; ``at`` ISO time."""

    sequence: int
    at: str
    event: AuditEvent
    sentence: str
    details: str
    who: str
    entry: Entry

    def holds(self, words: str) -> bool:
        """True when every word of ``words`` stands somewhere in the line."""
        whole = f"{self.at} {self.sentence} {self.details} {self.who} {self.event.value}".casefold()
        return all(word in whole for word in words.casefold().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLog:
    """The lines about a contest and about this copy, oldest first, and what is wrong with them."""

    lines: tuple[LogLine, ...]
    findings: tuple[Finding, ...]


def read_log(ws: Workspace, tr: Translator, where: Where = EVERYWHERE, *, contains: str = "") -> ReadLog:
    """The audit log of the chair's contest, with the lines that belong to no contest (backups, the keys).

    ``contains``: only lines that hold all of these words. Refuses as ``chair_contest`` does.
    """
    contest = chair_contest(ws, where)
    with ws.database.reading() as connection:
        entries = [one for one in audit_log.entries(connection) if one.contest in ("", contest.id)]
    names = _Names(ws, contest, tr)
    lines = [_line(entry, names, tr) for entry in entries]
    return ReadLog(
        lines=tuple(line for line in lines if line.holds(contains)), findings=check_log(ws, Where(contest.id))
    )


def check_log(ws: Workspace, where: Where = EVERYWHERE) -> tuple[Finding, ...]:
    """AUDIT_LOG_ALTERED for each line at which the chain does not hold, AUDIT_LOG_CUT for each own decision that was
    taken at a line which is gone.
    """
    with ws.database.reading() as connection:
        altered = [*audit_log.broken(connection, where.contest), *audit_log.broken(connection)]
        return (*map(_altered, sorted(set(altered))), *_cut(ws, connection, where.contest))


def export_log(ws: Workspace, path: Path, tr: Translator, where: Where = EVERYWHERE) -> int:
    """Writes the whole audit log as a table (CSV or XLSX by the name) and returns the number of lines.

    Refuses what the disk refuses.
    """
    read = read_log(ws, tr, where)
    header = (tr("Line"), tr("Time"), tr("What happened"), tr("About"), tr("Who"), "event", "details", "chain")
    rows = [
        (
            line.sequence,
            line.at,
            line.sentence,
            line.details,
            line.who,
            line.event.value,
            json.dumps(dict(line.entry.details), ensure_ascii=False, sort_keys=True),
            line.entry.chain,
        )
        for line in read.lines
    ]
    write_table(path, header, rows, tr("Audit log"))
    if ws.is_writing:
        with ws.database.transaction() as connection:
            who = ws.noted_as
            contest = chair_contest(ws, where).id
            details: Mapping[str, str | int] = {"rows": len(rows)}
            audit_log.record(
                connection, AuditEvent.TABLES_EXPORTED, at=ws.now(), who=who, contest=contest, details=details
            )
    return len(rows)


def _line(entry: Entry, names: _Names, tr: Translator) -> LogLine:
    return LogLine(
        sequence=entry.sequence,
        at=entry.at,
        event=entry.event,
        sentence=event_sentence(entry.event, tr),
        details=details_in_words(entry.details, tr, names.of_detail),
        who=names.of_person(entry.who),
        entry=entry,
    )


class _Names:
    """The words people know ids and keys by."""

    def __init__(self, ws: Workspace, contest: Contest, tr: Translator) -> None:
        self._contest, self._tr, self._language = contest, tr, tr.language.value
        own = ws.own_name
        self._keys = {own.keys.judge_key: own.name} if own is not None else {}
        for judge in contest.panel.judges:
            for known in judge.known_keys:
                self._keys.setdefault(known.keys.judge_key, judge.full_name(self._language))

    def of_person(self, who: str) -> str:
        """A person of the panel, the holder of a key, or this copy."""
        judge = self._contest.panel.judge(who)
        if judge is not None:
            return judge.full_name(self._language)
        return self._tr("The chair's copy") if who in ("chair", "nobody") else self._keys.get(who, who)

    def of_detail(self, name: str, value: str) -> str:
        """A submission, category or judge by its name; anything else as it is."""
        submission, category = self._contest.submission(value), self._contest.category(value)
        if submission is not None:
            return f"{submission.number} {submission.title.in_language(self._language)}"
        if category is not None:
            return category.name.in_language(self._language)
        return self.of_person(value) if name == "judge" else value


def _altered(sequence: int) -> Finding:
    return Finding(code=FindingCode.AUDIT_LOG_ALTERED, severity=Severity.BLOCKS, details={"sequence": sequence})


def _cut(ws: Workspace, connection: Connection, contest: str) -> Iterator[Finding]:
    own = ws.own_name
    if own is None or not contest:
        return
    chains = {one.chain for one in audit_log.entries(connection, contest)} | {BEGINNING}
    for document in documents.listed(connection, contest, type=DocumentType.DECISION):
        if document.signed_by == own.keys.judge_key and _log_of(decision_in(document)) not in chains:
            kind = decision_in(document).kind.value
            yield Finding(code=FindingCode.AUDIT_LOG_CUT, severity=Severity.BLOCKS, details={"kind": kind})


def _log_of(decision: Decision) -> str:
    return decision.values.get(LOG, BEGINNING)
