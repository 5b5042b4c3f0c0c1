"""Commands that look after files and the data folder, and the demo."""

from __future__ import annotations

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, REFUSED
from judge_desktop.config.phrases import sentence_of_error
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.workflow.care import backup, examine, restore
from judge_desktop.workflow.demo import DemoOptions, run_demo
from judge_desktop.workflow.verify_file import verify_file


def demo(context: Context) -> int:
    """``demo``."""
    options = context.options
    wished = DemoOptions(judges=options.judges, submissions=options.submissions)
    done = run_demo(options.out, wished, context.tr, context.speaker.progress)
    files = [str(path) for path in done.files]
    content = {
        "out": str(done.out),
        "judges": done.judges,
        "submissions": done.submissions,
        "winners": {category: winners[0] for category, winners in done.winners.items() if winners},
        "files": files,
    }
    lines = [f"{category}  {' '.join(winners)}" for category, winners in done.winners.items()]
    context.speaker.tell(content, (*lines, *files))
    return DONE


def verify(context: Context) -> int:
    """``verify``."""
    options = context.options
    with context.reading() as ws:
        try:
            found = verify_file(ws, options.file, options.chair_key or "", context.passphrase)
        except JudgeDesktopError as refused:
            return _tell_unknown(context, refused)
    content = {
        "type": found.type.value,
        "signed_by": found.signed_by or None,
        "genuine": found.genuine,
        "chair_known": found.chair_known,
        "checks": [
            {"name": check.name, "ok": check.ok, "code": check.code.value if check.code is not None else None}
            for check in found.checks
        ],
    }
    lines = [f"{'✓' if check.ok else '✗'} {check.name} {check.code or ''}".rstrip() for check in found.checks]
    context.speaker.tell(content, (f"{found.type.value}  {found.signed_by}", *lines))
    return DONE if found.genuine else REFUSED


def _tell_unknown(context: Context, refused: JudgeDesktopError) -> int:
    """What cannot be known as one of our files is not genuine: the same object, with nothing in it but why."""
    check = {"name": "one_of_our_files", "ok": False, "code": refused.code.value}
    if not context.speaker.as_json:
        return context.speaker.refuse(refused)
    error = {"code": refused.code.value, "message": sentence_of_error(refused, context.tr)}
    content = {"type": None, "signed_by": None, "genuine": False, "chair_known": False, "checks": [check]}
    context.speaker.tell({**content, "error": error}, ())
    return REFUSED


def back_up(context: Context) -> int:
    """``backup``."""
    with context.recording() as ws:
        summary = backup(ws, context.options.out)
    path = str(context.options.out.absolute())
    content = {"path": path, "files": summary.files, "bytes": summary.bytes, "attachments": summary.attachments}
    context.speaker.tell(content, (path,))
    return DONE


def bring_back(context: Context) -> int:
    """``restore``."""
    summary = restore(context.home, context.options.file)
    content = {
        "home": str(context.home),
        "files": summary.files,
        "bytes": summary.bytes,
        "attachments": summary.attachments,
    }
    context.speaker.tell(content, (str(context.home),))
    return DONE


def doctor(context: Context) -> int:
    """``doctor``."""
    findings = examine(context.home)
    content = {"healthy": not findings, "findings": [context.finding(finding) for finding in findings]}
    lines = [context.finding_line(finding) for finding in findings]
    context.speaker.tell(content, lines or [context.tr("Everything is sound")])
    return REFUSED if any(finding.blocks for finding in findings) else DONE


COMMANDS = {"demo": demo, "verify": verify, "backup": back_up, "restore": bring_back, "doctor": doctor}
