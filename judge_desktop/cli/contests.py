"""Commands before the day: identity, contest, panel, package."""

from __future__ import annotations

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, REFUSED, Plain
from judge_desktop.domain.contest import Mode
from judge_desktop.domain.panel import Confirmation
from judge_desktop.workflow.build_package import BuiltPackage, Encryption, PackageOptions, build_package
from judge_desktop.workflow.contests_here import find_contests
from judge_desktop.workflow.create_contest import (
    TakenContest,
    check_contest_folder,
    create_contest,
    new_contest_folder,
    update_contest,
)
from judge_desktop.workflow.hand_back import HandBack
from judge_desktop.workflow.identity import OwnKeys, create_identity, save_judge_card, show_identity
from judge_desktop.workflow.open_package import open_package
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
        return _tell_panel(context, list_panel(ws, context.where))


def panel_list(context: Context) -> int:
    """``panel list``."""
    with context.reading() as ws:
        return _tell_panel(context, list_panel(ws, context.where))


def panel_confirm(context: Context) -> int:
    """``panel confirm``."""
    options = context.options
    confirmation = Confirmation.PAPER if options.paper else Confirmation.UNHEARD
    if options.words:
        confirmation = Confirmation.VOICE
    with context.writing() as ws:
        confirm_judge(ws, options.judge, confirmation, options.words or "", context.where)
        return _tell_panel(context, list_panel(ws, context.where))


def _tell_panel(context: Context, panel: tuple[PanelLine, ...]) -> int:
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


def package_build(context: Context) -> int:
    """``package build``."""
    options = context.options
    wished = PackageOptions(
        mode=Mode.REHEARSAL if options.rehearsal else Mode.OFFICIAL,
        encryption=Encryption(options.encrypt),
        passphrase=context.package_passphrase(),
        is_update=options.update,
        with_renditions=not options.no_renditions,
        hand_back=tuple(HandBack(judge=judge, judge_key=key) for judge, key in options.hand_back),
    )
    with context.writing() as ws:
        built = build_package(ws, options.out, wished, context.where)
    context.speaker.tell(_built(context, built), _built_lines(context, built))
    return DONE


def _built(context: Context, built: BuiltPackage) -> Plain:
    content: Plain = {
        "path": str(built.path.absolute()),
        "manifest_sha256": built.manifest_sha256,
        "revision": built.revision,
        "check_words": context.words(built.check_words),
        "attachments": built.attachments,
        "bytes": built.size,
        "handed_back": list(built.handed_back),
    }
    if built.passphrase:
        content["passphrase"] = built.passphrase
    return content


def _built_lines(context: Context, built: BuiltPackage) -> list[str]:
    lines = [str(built.path.absolute()), " ".join(context.words(built.check_words))]
    return [*lines, built.passphrase] if built.passphrase else lines


def package_open(context: Context) -> int:
    """``package open``."""
    options = context.options
    with context.writing() as ws:
        opened = open_package(
            ws,
            options.file,
            judge=options.judge or "",
            words=options.words or "",
            passphrase=context.package_passphrase() or context.passphrase,
        )
    changes: list[Plain] = [
        {"kind": change.kind.value, "submission": change.submission or None, "name": change.name or None}
        for change in opened.changes
    ]
    content = {
        "contest": opened.package.contest.id,
        "round": opened.package.round,
        "mode": opened.package.mode.value,
        "judge": opened.judge or None,
        "submissions": opened.submissions,
        "attachments": opened.attachments,
        "confirmed": opened.confirmed is not Confirmation.UNHEARD,
        "changes": changes,
        "taken_back": list(opened.taken_back.taken),
        "kept": list(opened.taken_back.kept),
    }
    name = opened.package.contest.name.in_language(context.tr.language)
    summary = context.tr("{name}: {submissions} submissions", name=name, submissions=opened.submissions)
    context.speaker.tell(content, (summary, *(f"{one['kind']} {one['submission']} {one['name']}" for one in changes)))
    return DONE


COMMANDS = {
    "identity create": identity_create,
    "identity show": identity_show,
    "identity card": identity_card,
    "contest new": contest_new,
    "contest check": contest_check,
    "contest create": contest_create,
    "contest update": contest_update,
    "contest list": contest_list,
    "panel add": panel_add,
    "panel list": panel_list,
    "panel confirm": panel_confirm,
    "package build": package_build,
    "package open": package_open,
}
