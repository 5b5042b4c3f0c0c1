"""Commands of the rehearsal: the chair makes one and looks who came through, a judge looks at her list."""

from __future__ import annotations

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, Plain
from judge_desktop.config.rehearsal_words import came_words, heard_words, step_words
from judge_desktop.workflow.build_package import Encryption, PackageOptions
from judge_desktop.workflow.rehearsal import make_rehearsal_folder, rehearsal_progress
from judge_desktop.workflow.rehearsal_steps import RehearsalStep, RehearsalSteps
from judge_desktop.workflow.scoring_session import open_session


def rehearsal_make(context: Context) -> int:
    """``rehearsal make``."""
    options, tr = context.options, context.tr
    wished = PackageOptions(encryption=Encryption(options.encrypt), passphrase=context.package_passphrase())
    with context.writing() as ws:
        made, letter = make_rehearsal_folder(ws, options.out, tr, wished, context.where)
    built = made.built
    content: Plain = {
        "path": str(built.path.absolute()),
        "letter": str(letter.absolute()),
        "manifest_sha256": built.manifest_sha256,
        "revision": built.revision,
        "check_words": context.words(built.check_words),
        "practice": made.has_practice,
        "left_out": list(made.left_out),
    }
    lines = [content["path"], content["letter"], " ".join(content["check_words"])]
    if built.passphrase:
        content["passphrase"] = built.passphrase
        lines.append(built.passphrase)
    if made.has_practice:
        lines.append(tr("A practice submission with a PDF and a film is in it; the official package will not have it"))
    if made.left_out:
        lines.append(tr("Left out, because they are not ready: {submissions}", submissions=", ".join(made.left_out)))
    context.speaker.tell(content, lines)
    return DONE


def rehearsal_show(context: Context) -> int:
    """``rehearsal show``."""
    with context.reading() as ws:
        mode, judges = rehearsal_progress(ws, context.where)
    tr, language = context.tr, context.tr.language.value
    told: list[Plain] = [
        {
            "judge": one.judge.id,
            "name": one.judge.full_name(language),
            "came": one.came.value,
            "confirmed": one.heard.value,
        }
        for one in judges
    ]
    lines = [
        f"{one.judge.id}  {one.judge.full_name(language)}  {came_words(one.came.value, tr)}  "
        f"{heard_words(one.heard, tr)}"
        for one in judges
    ]
    context.speaker.tell({"mode": mode.value, "judges": told}, lines)
    return DONE


def rehearsal_steps(context: Context) -> int:
    """``rehearsal steps``."""
    with context.reading() as ws:
        steps = RehearsalSteps(ws, open_session(ws, context.where))
        done = steps.done()
    told: list[Plain] = [{"step": one.value, "done": one in done} for one in RehearsalStep]
    lines = [f"{'✓' if one in done else '·'}  {step_words(one.value, context.tr)[0]}" for one in RehearsalStep]
    if not steps.is_rehearsal:
        lines = [context.tr("This is no rehearsal")]
    context.speaker.tell({"rehearsal": steps.is_rehearsal, "steps": told}, lines)
    return DONE


COMMANDS = {
    "rehearsal make": rehearsal_make,
    "rehearsal show": rehearsal_show,
    "rehearsal steps": rehearsal_steps,
}
