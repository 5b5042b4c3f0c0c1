"""Commands before the day: identity, contest, panel. The package: ``packages``."""

from __future__ import annotations

from judge_desktop.cli.beginning import begun, contest_write
from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, REFUSED, Plain
from judge_desktop.domain.panel import Confirmation
from judge_desktop.workflow.contests_here import find_contests
from judge_desktop.workflow.create_contest import (
    TakenContest,
    check_contest_folder,
    create_contest,
    new_contest_folder,
    update_contest,
)
from judge_desktop.workflow.identity import OwnKeys, create_identity, save_judge_card, show_identity
from judge_desktop.workflow.panel import PanelLine, add_card, confirm_judge, list_panel


def identity_create(context: Context) -> int:
    """``identity create``."""
    with context.writing() as ws:
        own = create_identity(ws, context.options.name, context.passphrase)
    return _tell_identity(context, own)


def identity_show(context: Context) -> int:
    """``identity show``."""
    with context.reading() as ws:
        own = show_identity(ws)
    return _tell_identity(context, own)


def identity_card(context: Context) -> int:
    """``identity card``."""
    with context.reading() as ws:
        own = save_judge_card(ws, context.options.out)
    return _tell_identity(context, own)


def _tell_identity(context: Context, own: OwnKeys) -> int:
    words = context.words(own.check_words)
    content = {
        "judge_key": own.keys.judge_key,
        "age_recipient": own.keys.age_recipient,
        "name": own.name,
        "check_words": words,
    }
    context.speaker.tell(content, (own.name, own.keys.judge_key, own.keys.age_recipient, " ".join(words)))
    return DONE


def contest_new(context: Context) -> int:
    """``contest new``."""
    folder = context.options.folder
    new_contest_folder(folder, context.options.template, context.tr)
    files = sorted(str(path.absolute()) for path in folder.rglob("*") if path.is_file())
    context.speaker.tell({"folder": str(folder.absolute()), "files": files}, files)
    return DONE


def contest_check(context: Context) -> int:
    """``contest check``."""
    findings = check_contest_folder(context.options.folder)
    lines = [context.finding_line(finding) for finding in findings]
    content = {"findings": [context.finding(finding) for finding in findings]}
    context.speaker.tell(content, lines or [context.tr("Nothing to mend")])
    return REFUSED if any(finding.blocks for finding in findings) else DONE


def contest_create(context: Context) -> int:
    """``contest create``."""
    with context.writing() as ws:
        taken = create_contest(ws, context.options.folder)
    return _tell_contest(context, taken)


def contest_update(context: Context) -> int:
    """``contest update``."""
    with context.writing() as ws:
        taken = update_contest(ws, context.options.folder, context.where)
    return _tell_contest(context, taken)


def contest_begin(context: Context) -> int:
    """``contest begin``."""
    return _tell_contest(context, begun(context))


def _tell_contest(context: Context, taken: TakenContest) -> int:
    contest = taken.contest
    rounds = [one.id for one in contest.rounds]
    content = {
        "contest": contest.id,
        "round": rounds[0] if len(rounds) == 1 else rounds,
        "submissions": len(contest.finalists),
        "judges": len(contest.panel.voting),
        "findings": [context.finding(finding) for finding in taken.findings],
    }
    summary = context.tr(
        "{name}: {submissions} submissions, {judges} judges",
        name=contest.name.in_language(context.tr.language),
        submissions=len(contest.finalists),
        judges=len(contest.panel.voting),
    )
    context.speaker.tell(content, (summary, *(context.finding_line(finding) for finding in taken.findings)))
    return DONE


def contest_list(context: Context) -> int:
    """``contest list``."""
    with context.reading() as ws:
        found = find_contests(ws)
    contests: list[Plain] = [
        {
            "contest": one.contest,
            "part": one.part.value,
            "name": {"th": one.name.th, "en": one.name.en},
            "mode": one.mode.value if one.mode is not None else None,
            "rounds": list(one.rounds),
            "submissions": one.submissions,
            "judges": one.judges,
            "judge": one.judge or None,
            "revision": one.revision,
            "complete": one.complete,
            "assigned": one.assigned,
            "sent_at": one.sent_at or None,
            "all_sent": one.is_all_sent,
        }
        for one in found
    ]
    lines = [f"{one.contest}  {one.part.value}  {one.name.in_language(context.tr.language)}" for one in found]
    context.speaker.tell({"contests": contests}, lines)
    return DONE


def panel_add(context: Context) -> int:
    """``panel add``."""
    with context.writing() as ws:
        add_card(ws, context.options.card, context.options.judge or "", context.where)
        return tell_panel(context, list_panel(ws, context.where))


def panel_list(context: Context) -> int:
    """``panel list``."""
    with context.reading() as ws:
        return tell_panel(context, list_panel(ws, context.where))


def panel_confirm(context: Context) -> int:
    """``panel confirm``."""
    options = context.options
    confirmation = Confirmation.PAPER if options.paper else Confirmation.UNHEARD
    if options.words:
        confirmation = Confirmation.VOICE
    with context.writing() as ws:
        confirm_judge(ws, options.judge, confirmation, options.words or "", context.where)
        return tell_panel(context, list_panel(ws, context.where))


def tell_panel(context: Context, panel: tuple[PanelLine, ...]) -> int:
    """Prints everybody with their keys."""
    judges: list[Plain] = []
    lines = []
    for line in panel:
        newest = line.known_keys[-1] if line.known_keys else None
        confirmed = newest.confirmation.value if newest is not None else None
        judges.append(
            {
                "id": line.judge.id,
                "name": line.judge.full_name(context.tr.language),
                "role": line.judge.role.value,
                "key": newest.keys.judge_key if newest is not None else None,
                "confirmed": confirmed,
                "awaiting": [keys.judge_key for keys in line.awaiting],
            }
        )
        lines.append(f"{line.judge.id}  {line.judge.full_name(context.tr.language)}  {confirmed or '–'}")
    context.speaker.tell({"judges": judges}, lines)
    return DONE


COMMANDS = {
    "identity create": identity_create,
    "identity show": identity_show,
    "identity card": identity_card,
    "contest new": contest_new,
    "contest check": contest_check,
    "contest create": contest_create,
    "contest update": contest_update,
    "contest begin": contest_begin,
    "contest write": contest_write,
    "contest list": contest_list,
    "panel add": panel_add,
    "panel list": panel_list,
    "panel confirm": panel_confirm,
}
