"""A contest of this copy as a contest folder, so that everything in it can be edited in files and taken back.

Taking the changes back is ``create_contest.update_contest``.
"""

from __future__ import annotations

from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.exchange.contest_folder_writing import write_contest_folder
from judge_desktop.store import attachments
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_contest
from judge_desktop.workflow.workspace import Workspace


def write_contest(ws: Workspace, folder: Path, tr: Translator, where: Where = EVERYWHERE) -> tuple[Path, ...]:
    """Writes ``contest.toml``, both tables and every attachment into an empty folder; returns the files.

    Keys of judges do not travel this way. Refuses ``FOLDER_NOT_EMPTY``, ``ATTACHMENT_LOST`` (before anything is
    written), what the disk refuses and as ``chair_contest`` does.
    """
    contest = chair_contest(ws, where)
    everything = {one.sha256 for submission in contest.submissions for one in submission.attachments}
    files = {sha256: attachments.path_of(ws.home, sha256) for sha256 in sorted(everything)}
    write_contest_folder(folder, contest, tr, files)
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))
