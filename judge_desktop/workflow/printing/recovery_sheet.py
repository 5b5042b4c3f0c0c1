"""The recovery sheet of the copy that runs a contest: from its public keys, its backups and its deputies.

It needs no passphrase and never shows one.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from judge_desktop.config.i18n import Translator, mark
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.recovery_report import OtherCopy, RecoverySheet, RecoveryStep, recovery_sheet
from judge_desktop.store import audit_log
from judge_desktop.store.audit_log import AuditEvent, Entry
from judge_desktop.workflow.deputies import list_deputies
from judge_desktop.workflow.identity import show_identity
from judge_desktop.workflow.outside_backup import OUTSIDE, has_outside_backup
from judge_desktop.workflow.printing.job import PrintJob

_PASSPHRASE = mark("Passphrase")
_STEPS: tuple[tuple[str, str], ...] = (
    (mark("Install Judge Desktop on the other computer."), ""),
    (
        mark("Double-click the backup and bring it back; every file in it is checked first. Or by the command:"),
        "judge-desktop restore backup.judgebackup",
    ),
    (mark("Open the program, choose the contest and give the passphrase when it asks."), ""),
    (
        mark("Compare the fingerprint that the program shows with the one on this sheet: they must be equal."),
        "judge-desktop identity show",
    ),
    (
        mark("Ask the judges for score files that came after the backup, and take them in again: twice does no harm."),
        "",
    ),
)
_WITHOUT: tuple[tuple[str, str], ...] = (
    (mark("Take the key out of the backup."), "unzip backup.judgebackup identity/identity.key"),
    (mark("Unlock it with the passphrase."), "age -d -o key.txt identity/identity.key"),
    (mark("Its last line opens the score files."), "tail -n 1 key.txt > age.txt"),
    (mark("Open a score file."), "age -d -i age.txt -o scores.zip J1.judgescore"),
)
_WITHOUT_LOCK: tuple[tuple[str, str], ...] = (
    _WITHOUT[0],
    (_WITHOUT[2][0], "tail -n 1 identity/identity.key > age.txt"),
    _WITHOUT[3],
)
_KEPT: tuple[tuple[str, str], ...] = (
    (mark("This sheet"), mark("In a sealed envelope under lock, apart from the computer and from the backup")),
    (_PASSPHRASE, mark("In the memory of two people, or on this sheet in its envelope; never in a file or a mail")),
    (
        mark("Backup file"),
        mark("On a drive outside this computer, made again after every change and on the evening of the day"),
    ),
    (
        mark("Package file and score files as they were received"),
        mark("Where they were sent from and to, until the results are published"),
    ),
    (mark("Signed papers"), mark("With the organiser, and as scans in the program")),
)


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """One file. Refuses ``NO_IDENTITY`` and as ``contest_part`` does."""
    imprint, title = job.imprint(job.draft), job.tr("Recovery sheet")
    path = job.path(title, show_identity(job.ws).name)
    imprint.write(path, title, [recovery_sheet(sheet_of_copy(job, imprint), imprint)])
    return (path,)


def sheet_of_copy(job: PrintJob, imprint: Imprint) -> RecoverySheet:
    """What is said of this copy, in the language of the print."""
    ws, tr, own = job.ws, job.tr, show_identity(job.ws)
    named = ws.own_name
    has_passphrase = named is not None and named.has_passphrase
    with ws.database.reading() as connection:
        entries = audit_log.entries(connection)
    is_saved = has_outside_backup(ws, job.where)
    return RecoverySheet(
        name=own.name,
        key=own.keys.judge_key,
        recipient=own.keys.age_recipient,
        check_words=own.check_words[job.language],
        made=_day(_last(entries, AuditEvent.IDENTITY_CREATED), imprint),
        folder=str(ws.home.absolute()),
        lock=tr("with a passphrase") if has_passphrase else tr("by the account of this computer only"),
        has_passphrase=has_passphrase,
        backup=_backup(entries, imprint, is_saved=is_saved),
        needs_backup=not is_saved,
        steps=_steps(_STEPS, tr),
        without_program=_steps(_WITHOUT if has_passphrase else _WITHOUT_LOCK, tr),
        copies=tuple(
            OtherCopy(
                name=one.copy.name or one.copy.id,
                key=one.copy.keys.judge_key,
                standing=tr("now") if one.in_package else tr("from the next package on"),
            )
            for one in list_deputies(ws, job.where)
        ),
        kept=tuple((tr(what), tr(where)) for what, where in _KEPT if has_passphrase or what != _PASSPHRASE),
    )


def _steps(steps: tuple[tuple[str, str], ...], tr: Translator) -> tuple[RecoveryStep, ...]:
    return tuple(RecoveryStep(words=tr(words), command=command) for words, command in steps)


def _last(entries: tuple[Entry, ...], event: AuditEvent, *, outside: bool = False) -> Entry | None:
    found = [one for one in entries if one.event is event and (not outside or one.details.get(OUTSIDE))]
    return found[-1] if found else None


def _day(entry: Entry | None, imprint: Imprint) -> str:
    return imprint.date(datetime.fromisoformat(entry.at).date()) if entry is not None else ""


def _backup(entries: tuple[Entry, ...], imprint: Imprint, *, is_saved: bool) -> str:
    """When the contest was last saved outside this computer, and whether it was changed since."""
    last = _last(entries, AuditEvent.BACKUP_MADE, outside=True)
    if last is None:
        return imprint.tr("There is no backup outside this computer yet. Without one this sheet restores nothing.")
    if is_saved:
        return imprint.tr(
            "Last saved outside this computer on {date}; the contest is as it was then.", date=_day(last, imprint)
        )
    return imprint.tr(
        "Last saved outside this computer on {date}; the contest was changed since.", date=_day(last, imprint)
    )
