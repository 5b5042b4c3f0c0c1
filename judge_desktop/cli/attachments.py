"""Commands about attachments of submissions, their PDF renditions, and papers signed by hand with their scans."""

from __future__ import annotations

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, REFUSED, Plain
from judge_desktop.domain.contest import Contest, Submission
from judge_desktop.workflow.add_attachments import (
    AttachmentPlan,
    plan_files,
    plan_folder,
    submission_of,
    take_attachments,
)
from judge_desktop.workflow.edit_attachments import (
    move_attachment,
    named,
    remove_attachment,
    rename_attachment,
)
from judge_desktop.workflow.make_renditions import make_renditions, rendition_state
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.signatures import (
    SignatureBook,
    keep_scans,
    read_signatures,
    scan_named,
    sign_paper,
    take_scan_away,
    take_signature_back,
)


def attachments_add(context: Context) -> int:
    """``attachments add``."""
    options = context.options
    with context.writing() as ws:
        replaces = options.replace
        if replaces:
            replaces = named(submission_of(chair_contest(ws, context.where), options.submission), replaces).sha256
        plan = plan_files(ws, options.submission, options.files, context.where, replaces=replaces)
        take_attachments(ws, plan, context.where)
    return _tell_plan(context, plan)


def attachments_take(context: Context) -> int:
    """``attachments take``."""
    options = context.options
    if options.preview:
        with context.reading() as ws:
            return _tell_plan(context, plan_folder(ws, options.folder, context.where))
    with context.writing() as ws:
        plan = plan_folder(ws, options.folder, context.where)
        take_attachments(ws, plan, context.where)
    return _tell_plan(context, plan)


def _tell_plan(context: Context, plan: AttachmentPlan) -> int:
    files: list[Plain] = [
        {
            "submission": one.submission,
            "name": one.attachment.name,
            "sha256": one.attachment.sha256,
            "media_type": one.attachment.media_type,
            "bytes": one.attachment.size,
            "outcome": one.outcome.value,
        }
        for one in plan.files
    ]
    folders: list[Plain] = [
        {
            "folder": one.folder,
            "submission": one.submission or None,
            "by": one.by.value if one.by is not None else None,
        }
        for one in plan.matches
    ]
    content = {
        "files": files,
        "folders": folders,
        "without": list(plan.without),
        "findings": [context.finding(one) for one in plan.findings],
    }
    lines = [f"{one.folder} → {one.submission or '–'}" for one in plan.matches]
    lines += [f"{one.submission}  {one.attachment.name}  {one.outcome.value}" for one in plan.files]
    lines += [context.finding_line(one) for one in plan.findings]
    if plan.without:
        lines.append(context.tr("Without attachments: {submissions}", submissions=", ".join(plan.without)))
    context.speaker.tell(content, lines)
    return REFUSED if plan.refused and not plan.files else DONE


def attachments_list(context: Context) -> int:
    """``attachments list``."""
    with context.reading() as ws:
        contest = chair_contest(ws, context.where)
    return _tell_submissions(context, contest, context.options.submission)


def attachments_remove(context: Context) -> int:
    """``attachments remove``."""
    options = context.options
    with context.writing() as ws:
        contest = remove_attachment(ws, options.submission, options.attachment, context.where)
    return _tell_submissions(context, contest, options.submission)


def attachments_move(context: Context) -> int:
    """``attachments move``."""
    options = context.options
    with context.writing() as ws:
        contest = move_attachment(ws, options.submission, options.attachment, options.by, context.where)
    return _tell_submissions(context, contest, options.submission)


def attachments_rename(context: Context) -> int:
    """``attachments rename``."""
    options = context.options
    with context.writing() as ws:
        contest = rename_attachment(ws, options.submission, options.attachment, options.name, context.where)
    return _tell_submissions(context, contest, options.submission)


def attachments_render(context: Context) -> int:
    """``attachments render``."""
    options = context.options
    limit = {"timeout": options.timeout} if options.timeout > 0 else {}
    with context.writing() as ws:
        contest = chair_contest(ws, context.where)
        for submission in options.submissions:
            submission_of(contest, submission)
        done = make_renditions(ws, context.where, tuple(options.submissions), **limit)
    findings = [finding for _, finding in done.failed]
    content = {"made": list(done.made), "findings": [context.finding(one) for one in findings]}
    made = context.tr("PDFs made: {n}", n=len(done.made))
    context.speaker.tell(content, (made, *(context.finding_line(one) for one in findings)))
    return REFUSED if findings and not done.made else DONE


def _tell_submissions(context: Context, contest: Contest, submission: str) -> int:
    chosen = (submission_of(contest, submission),) if submission else contest.submissions
    lines = [f"{one.id}  {file.name}  {file.sha256[:12]}  {file.size}" for one in chosen for file in one.attachments]
    context.speaker.tell({"submissions": [_plain(one) for one in chosen]}, lines)
    return DONE


def _plain(submission: Submission) -> Plain:
    return {
        "submission": submission.id,
        "attachments": [
            {
                "name": one.name,
                "sha256": one.sha256,
                "media_type": one.media_type,
                "bytes": one.size,
                "rendition_of": one.rendition_of or None,
                "rendition": rendition_state(one, submission).value,
            }
            for one in submission.attachments
        ],
    }


def signatures_list(context: Context) -> int:
    """``signatures list``."""
    with context.reading() as ws:
        return _tell_book(context, read_signatures(ws, context.where))


def signatures_sign(context: Context) -> int:
    """``signatures sign``."""
    options = context.options
    with context.writing() as ws:
        judges = tuple(options.judges)
        if not judges:
            papers = read_signatures(ws, context.where).papers
            judges = next((one.signers for one in papers if one.id == options.paper), ())
        if options.scans:
            book = keep_scans(ws, (options.paper,), tuple(options.scans), context.where, signed_by=judges)
        else:
            book = sign_paper(ws, options.paper, judges, context.where)
        return _tell_book(context, book)


def signatures_remove(context: Context) -> int:
    """``signatures remove``."""
    options = context.options
    with context.writing() as ws:
        if options.judge is not None:
            book = take_signature_back(ws, options.paper, options.judge, options.reason, context.where)
        else:
            sha256 = scan_named(read_signatures(ws, context.where), options.paper, options.scan)
            book = take_scan_away(ws, options.paper, sha256, options.reason, context.where)
        return _tell_book(context, book)


def _tell_book(context: Context, book: SignatureBook) -> int:
    papers: list[Plain] = []
    lines = []
    for paper in book.papers:
        missing = book.missing(paper)
        scans = book.scans_of(paper)
        papers.append(
            {
                "paper": paper.id,
                "kind": paper.kind.value,
                "signers": list(paper.signers),
                "signed": [one for one in paper.signers if one not in missing],
                "missing": list(missing),
                "scans": [{"sha256": one.sha256, "name": one.name, "bytes": one.size} for one in scans],
            }
        )
        signed = len(paper.signers) - len(missing)
        lines.append(f"{paper.id}  {signed}/{len(paper.signers)}  {', '.join(missing) or '–'}  {len(scans)}")
    content = {"papers": papers, "findings": [context.finding(one) for one in book.findings]}
    context.speaker.tell(content, lines)
    return DONE


COMMANDS = {
    "attachments add": attachments_add,
    "attachments take": attachments_take,
    "attachments list": attachments_list,
    "attachments remove": attachments_remove,
    "attachments move": attachments_move,
    "attachments rename": attachments_rename,
    "attachments render": attachments_render,
    "signatures list": signatures_list,
    "signatures sign": signatures_sign,
    "signatures remove": signatures_remove,
}
