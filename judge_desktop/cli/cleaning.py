"""Commands about what stays on this computer: the audit log, and taking a contest off."""

from __future__ import annotations

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, REFUSED, Plain
from judge_desktop.workflow.clean_up import Removal, look_at_removal, remove_contest
from judge_desktop.workflow.read_audit_log import export_log, read_log


def log(context: Context) -> int:
    """``log``."""
    options = context.options
    with context.recording() as ws:
        if options.out is not None:
            export_log(ws, options.out, context.tr, context.where)
        read = read_log(ws, context.tr, context.where, contains=options.search)
    content: Plain = {
        "lines": [
            {
                "sequence": line.sequence,
                "at": line.at,
                "event": line.event.value,
                "message": line.sentence,
                "about": line.details,
                "who": line.who,
                "details": dict(line.entry.details),
            }
            for line in read.lines
        ],
        "whole": not read.findings,
        "findings": [context.finding(finding) for finding in read.findings],
    }
    lines = [
        f"{line.at}  {line.sentence}{' · ' + line.details if line.details else ''}  ({line.who})" for line in read.lines
    ]
    context.speaker.tell(content, [*lines, *map(context.finding_line, read.findings)])
    return REFUSED if read.findings else DONE


def remove(context: Context) -> int:
    """``remove``."""
    if not context.options.yes:
        with context.reading() as ws:
            return _tell(context, look_at_removal(ws, context.where), is_removed=False)
    with context.writing() as ws:
        return _tell(context, remove_contest(ws, context.where), is_removed=True)


def _tell(context: Context, removal: Removal, *, is_removed: bool) -> int:
    tr = context.tr
    content: Plain = {
        "removed": is_removed,
        "contest": removal.contest,
        "packages": removal.packages,
        "score_files": removal.score_files,
        "decisions": removal.decisions,
        "scorecards": removal.scorecards,
        "attachments": removal.attachments,
        "bytes": removal.bytes,
        "backups": list(removal.backups),
        "files": list(removal.files),
    }
    name = removal.name.in_language(tr.language.value)
    lines = [
        tr("Removed from this computer: {contest}", contest=name)
        if is_removed
        else tr("This would be removed with --yes: {contest}", contest=name),
        tr("Attachments: {n}", n=removal.attachments),
        tr("Packages: {n}", n=removal.packages),
        tr("Received score files: {n}", n=removal.score_files),
        tr("Decisions: {n}", n=removal.decisions),
        tr("Scorecards of this computer: {n}", n=removal.scorecards),
        *(tr("Backup {name}", name=one) for one in removal.backups),
        *removal.files,
    ]
    context.speaker.tell(content, lines)
    return DONE


COMMANDS = {"log": log, "remove": remove}
