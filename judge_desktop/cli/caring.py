"""Commands that look after the data folder, and the demo."""

from __future__ import annotations

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, REFUSED
from judge_desktop.config.phrases import sentence_of_error
from judge_desktop.workflow.care import backup, examine, risks
from judge_desktop.workflow.demo import DemoOptions, run_demo
from judge_desktop.workflow.kept_folders import go_back_to, list_kept
from judge_desktop.workflow.restore_backup import look_into_backup, restore_backup


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
    if context.options.look:
        return _look_into(context)
    summary = restore_backup(context.home, context.options.file, keeps=context.options.keep)
    content = {
        "home": str(context.home),
        "files": summary.files,
        "bytes": summary.bytes,
        "attachments": summary.attachments,
        "kept": str(summary.kept) if summary.kept is not None else None,
    }
    lines = [str(context.home)]
    if summary.kept is not None:
        lines.append(context.tr("What stood there before is kept in {folder}", folder=str(summary.kept)))
    context.speaker.tell(content, lines)
    return DONE


def _look_into(context: Context) -> int:
    """``restore --look``."""
    found, language = look_into_backup(context.options.file), context.tr.language.value
    holding = found.holding
    content = {
        "name": holding.name or None,
        "has_passphrase": holding.has_passphrase,
        "last_change": holding.last_change or None,
        "contests": [
            {
                "contest": one.contest,
                "name": {"th": one.name.th, "en": one.name.en},
                "part": one.part.value,
                "mode": one.mode.value if one.mode is not None else None,
                "judge": one.judge or None,
            }
            for one in holding.contests
        ],
        "attachments": found.attachments,
        "bytes": found.bytes,
    }
    contests = [f"{one.name.in_language(language)}  {one.part.value}  {one.judge}".rstrip() for one in holding.contests]
    context.speaker.tell(content, [line for line in (holding.name, holding.last_change, *contests) if line])
    return DONE


def kept(context: Context) -> int:
    """``kept``: the former data folders, or back to one of them."""
    name = context.options.folder
    if name:
        where = go_back_to(context.home, name)
        words = context.tr("What stood there before is kept in {folder}", folder=str(where))
        context.speaker.tell({"home": str(context.home), "kept": str(where)}, (str(context.home), words))
        return DONE
    found, language = list_kept(context.home), context.tr.language.value
    content = [
        {
            "folder": one.name,
            "kept_at": one.kept_at or None,
            "last_change": (one.holding.last_change or None) if one.holding is not None else None,
            "contests": [each.contest for each in one.holding.contests] if one.holding is not None else None,
        }
        for one in found
    ]
    lines = []
    for one in found:
        contests = one.holding.contests if one.holding is not None else ()
        lines.append("  ".join((one.name, *(each.name.in_language(language) for each in contests))))
    context.speaker.tell({"kept": content}, lines)
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


COMMANDS = {"demo": demo, "backup": back_up, "restore": bring_back, "kept": kept, "doctor": doctor}
