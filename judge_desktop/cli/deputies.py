"""Commands with which several copies of the program share a contest: deputies, taking over, handing on what came."""

from __future__ import annotations

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, Plain
from judge_desktop.workflow.deputies import DeputyLine, enrol_deputy, list_deputies, remove_deputy
from judge_desktop.workflow.export_received import export_received
from judge_desktop.workflow.take_over_contest import take_over_contest


def deputy_add(context: Context) -> int:
    """``deputy add``."""
    options = context.options
    with context.writing() as ws:
        enrol_deputy(ws, options.card, options.name, options.words, context.where)
        return _tell(context, list_deputies(ws, context.where))


def deputy_list(context: Context) -> int:
    """``deputy list``."""
    with context.reading() as ws:
        return _tell(context, list_deputies(ws, context.where))


def deputy_remove(context: Context) -> int:
    """``deputy remove``."""
    with context.writing() as ws:
        remove_deputy(ws, context.options.deputy, context.where)
        return _tell(context, list_deputies(ws, context.where))


def contest_take_over(context: Context) -> int:
    """``contest take-over``."""
    passphrase = context.package_passphrase() or context.passphrase
    with context.writing() as ws:
        taken = take_over_contest(ws, context.options.file, passphrase)
    package = taken.package
    content: Plain = {
        "contest": package.contest.id,
        "round": package.round,
        "mode": package.mode.value,
        "revision": package.revision,
        "submissions": taken.submissions,
        "attachments": taken.attachments,
        "judges": len(package.contest.panel.judges),
        "new": taken.is_new,
    }
    context.speaker.tell(content, (package.contest.name.in_language(context.tr.language.value),))
    return DONE


def export_what_came(context: Context) -> int:
    """``export received``."""
    with context.writing() as ws:
        done = export_received(ws, context.options.out, context.tr, context.where)
    paths = [str(path.absolute()) for path in done.files]
    context.speaker.tell({"files": paths, "score_files": done.score_files, "decisions": done.decisions}, paths)
    return DONE


def _tell(context: Context, deputies: tuple[DeputyLine, ...]) -> int:
    content: Plain = {
        "deputies": [
            {
                "id": one.copy.id,
                "name": one.copy.name,
                "key": one.copy.keys.judge_key,
                "confirmed": one.confirmation.value,
                "in_package": one.in_package,
                "check_words": context.words(one.check_words),
            }
            for one in deputies
        ]
    }
    lines = [f"{one.copy.id}  {one.copy.name}  {one.confirmation.value}" for one in deputies]
    context.speaker.tell(content, lines)
    return DONE


COMMANDS = {
    "deputy add": deputy_add,
    "deputy list": deputy_list,
    "deputy remove": deputy_remove,
    "contest take-over": contest_take_over,
    "export received": export_what_came,
}
