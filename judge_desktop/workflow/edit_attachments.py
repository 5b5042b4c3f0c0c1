"""The attachments of a submission put in order, renamed and taken away; their bytes stay until the contest goes.

A rendition follows its office file: it stands behind it, is called like it and goes with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

from judge_desktop.domain.contest import Attachment, Contest, Submission
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.cell_values import cleaned
from judge_desktop.exchange.file_names import safe_name
from judge_desktop.workflow.add_attachments import in_order, submission_of, without_renditions_of
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.packages_here import EVERYWHERE, Where
from judge_desktop.workflow.workspace import Workspace

Listed = tuple[Attachment, ...]
_LEAST_OF_A_HASH = 6


def remove_attachment(ws: Workspace, submission: str, attachment: str, where: Where = EVERYWHERE) -> Contest:
    """Takes an attachment (hash, beginning of it, or name) away, and the rendition made from it.

    Refuses ``SUBMISSION_UNKNOWN``, ``ATTACHMENT_UNKNOWN`` and as ``edit_contest`` does.
    """
    return _edit(ws, submission, attachment, lambda listed, one: without_renditions_of(listed, one.sha256), where)


def move_attachment(ws: Workspace, submission: str, attachment: str, by: int, where: Where = EVERYWHERE) -> Contest:
    """Moves an attachment ``by`` places down (up if negative) among the files the judges see; stops at the ends."""
    return _edit(ws, submission, attachment, lambda listed, one: _moved(listed, one, by), where)


def rename_attachment(ws: Workspace, submission: str, attachment: str, name: str, where: Where = EVERYWHERE) -> Contest:
    """Gives an attachment the name the judges see; the ending that says its kind is kept.

    Refuses ``ATTACHMENT_NAME_NEEDED`` for an empty name, and as ``remove_attachment``.
    """
    return _edit(ws, submission, attachment, lambda listed, one: _renamed(listed, one, name), where)


def named(submission: Submission, attachment: str) -> Attachment:
    """The attachment of that SHA-256, of the only one that begins so, or of that name. Refuses ATTACHMENT_UNKNOWN."""
    listed = submission.attachments
    exact = [one for one in listed if attachment in (one.sha256, one.name)]
    begun = [one for one in listed if len(attachment) >= _LEAST_OF_A_HASH and one.sha256.startswith(attachment)]
    if exact:
        return exact[0]
    if len(begun) != 1:
        raise JudgeDesktopError(Code.ATTACHMENT_UNKNOWN, submission=submission.id, attachment=attachment)
    return begun[0]


def new_name(attachment: Attachment, name: str) -> str:
    """``name`` as the judges will see it: without signs nobody sees, with the ending of the file it belongs to."""
    wanted = cleaned(name).replace("\n", " ")
    if not wanted:
        raise JudgeDesktopError(Code.ATTACHMENT_NAME_NEEDED)
    wanted = safe_name(wanted)
    ending = PurePosixPath(attachment.name).suffix
    return wanted if wanted.casefold().endswith(ending.casefold()) else safe_name(wanted + ending)


def _edit(
    ws: Workspace, submission: str, attachment: str, change: Callable[[Listed, Attachment], Listed], where: Where
) -> Contest:
    def edited(contest: Contest) -> Contest:
        found = submission_of(contest, submission)
        changed = change(found.attachments, named(found, attachment))
        after = replace(found, attachments=in_order(changed))
        return replace(contest, submissions=tuple(after if one is found else one for one in contest.submissions))

    return edit_contest(ws, ContestSection.ATTACHMENTS, edited, where)


def _moved(listed: Listed, moving: Attachment, by: int) -> Listed:
    """Originals change places; the renditions are put behind them afterwards."""
    originals = [one for one in listed if not one.rendition_of]
    if moving not in originals:
        return listed
    place = originals.index(moving)
    originals.remove(moving)
    originals.insert(min(len(originals), max(0, place + by)), moving)
    return (*originals, *(one for one in listed if one.rendition_of))


def _renamed(listed: Listed, renamed: Attachment, name: str) -> Listed:
    wanted = new_name(renamed, name)
    renditions = {one.sha256: f"{wanted}.pdf" for one in listed if one.rendition_of == renamed.sha256}
    names = {renamed.sha256: wanted, **renditions}
    return tuple(replace(one, name=names.get(one.sha256, one.name)) for one in listed)
