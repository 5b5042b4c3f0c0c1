"""Commands that look after the data folder, and the demo."""

from __future__ import annotations

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, REFUSED
from judge_desktop.config.phrases import sentence_of_error
from judge_desktop.workflow.care import backup, examine, restore, risks
from judge_desktop.workflow.demo import DemoOptions, run_demo


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
    findings, found_risks = examine(context.home), risks(context.home)
    content = {
        "healthy": not findings,
        "findings": [context.finding(finding) for finding in findings],
        "risks": [{"code": one.code.value, "message": sentence_of_error(one, context.tr)} for one in found_risks],
    }
    lines = [context.finding_line(finding) for finding in findings] or [context.tr("Everything is sound")]
    context.speaker.tell(content, [*lines, *(f"! {sentence_of_error(one, context.tr)}" for one in found_risks)])
    return REFUSED if any(finding.blocks for finding in findings) else DONE


COMMANDS = {"demo": demo, "backup": back_up, "restore": bring_back, "doctor": doctor}
