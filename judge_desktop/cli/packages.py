"""Commands of the package: the chair builds it, a judge opens it, says who she is and confirms where it comes from."""

from __future__ import annotations

from collections.abc import Iterable

from judge_desktop.cli.chair_packages import effects, package_list
from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, Plain
from judge_desktop.domain.contest import Mode
from judge_desktop.domain.panel import Confirmation
from judge_desktop.workflow.build_package import BuiltPackage, Encryption, PackageOptions, build_package
from judge_desktop.workflow.confirm_package import confirm_package_words
from judge_desktop.workflow.hand_back import HandBack
from judge_desktop.workflow.handed_back import take_over
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.package_changes import Change, package_news
from judge_desktop.workflow.scoring_session import choose_judge, open_session


def package_build(context: Context) -> int:
    """``package build``."""
    options = context.options
    wished = PackageOptions(
        mode=Mode.REHEARSAL if options.rehearsal else Mode.OFFICIAL,
        encryption=Encryption(options.encrypt),
        passphrase=context.package_passphrase(),
        is_update=options.update,
        with_renditions=not options.no_renditions,
        without_backup=options.without_backup or context.tr("Built from the command line"),
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
    }
    if built.handed_back:
        content["handed_back"] = list(built.handed_back)
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
    changes = _changes(opened.changes)
    content: Plain = {
        "contest": opened.package.contest.id,
        "round": opened.package.round,
        "mode": opened.package.mode.value,
        "judge": opened.judge or None,
        "submissions": opened.submissions,
        "attachments": opened.attachments,
        "confirmed": opened.confirmed is not Confirmation.UNHEARD,
        "changes": changes,
    }
    if opened.package.handed_back:
        content |= {"taken_back": list(opened.taken_back.taken), "kept": list(opened.taken_back.kept)}
    if opened.reopened:
        content["reopened"] = list(opened.reopened)
    name = opened.package.contest.name.in_language(context.tr.language)
    summary = context.tr("{name}: {submissions} submissions", name=name, submissions=opened.submissions)
    context.speaker.tell(content, (summary, *(f"{one['kind']} {one['submission']} {one['name']}" for one in changes)))
    return DONE


def package_choose(context: Context) -> int:
    """``package choose``."""
    with context.writing() as ws:
        choose_judge(ws, context.options.judge, context.where)
        session = open_session(ws, context.where)
    name = session.judge.full_name(context.tr.language.value)
    content = {"contest": session.contest.id, "judge": session.judge.id, "name": name}
    context.speaker.tell(content, (f"{session.judge.id}  {name}",))
    return DONE


def package_confirm(context: Context) -> int:
    """``package confirm``."""
    with context.writing() as ws:
        heard = confirm_package_words(ws, context.where, context.options.words)
    context.speaker.tell({"confirmed": heard is not Confirmation.UNHEARD}, (heard.value,))
    return DONE


def package_changes(context: Context) -> int:
    """``package changes``."""
    with context.reading() as ws:
        news = package_news(ws, open_session(ws, context.where))
    packages: list[Plain] = [
        {"revision": one.revision, "received_at": one.received_at, "changes": _changes(one.changes)} for one in news
    ]
    lines = [
        f"{one.revision}  {one.received_at}  {change.kind.value} {change.submission} {change.name}".rstrip()
        for one in news
        for change in one.changes
    ]
    context.speaker.tell({"packages": packages}, lines)
    return DONE


def package_take_over(context: Context) -> int:
    """``package take-over``."""
    submission = context.options.submission
    with context.writing() as ws:
        session = open_session(ws, context.where)
        take_over(ws, session, submission)
        state = session.scorecard(submission).state.value
    context.speaker.tell({"submission": submission, "state": state}, (f"{submission}  {state}",))
    return DONE


def _changes(changes: Iterable[Change]) -> list[Plain]:
    return [
        {"kind": change.kind.value, "submission": change.submission or None, "name": change.name or None}
        for change in changes
    ]


COMMANDS = {
    "package build": package_build,
    "package open": package_open,
    "package choose": package_choose,
    "package confirm": package_confirm,
    "package changes": package_changes,
    "package effects": effects,
    "package list": package_list,
    "package take-over": package_take_over,
}
