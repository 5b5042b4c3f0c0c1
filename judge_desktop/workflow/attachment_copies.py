"""Copies of attachments for other programs. The attachment itself stays where it is and is never changed."""

from __future__ import annotations

import shutil
from pathlib import Path

from judge_desktop.exchange.file_names import safe_name
from judge_desktop.exchange.reading import opened
from judge_desktop.exchange.writing import replacing
from judge_desktop.store import attachments
from judge_desktop.workflow.scoring_session import ScoringSession
from judge_desktop.workflow.workspace import Workspace


def save_attachment_copy(session: ScoringSession, sha256: str, path: Path) -> None:
    """Saves a copy of an attachment. Refuses ``FILE_NOT_FOUND``, ``FOLDER_NOT_WRITABLE``, ``DISK_FULL``."""
    with opened(session.attachment_path(sha256)) as source, replacing(path) as copy:
        shutil.copyfileobj(source, copy)


def kept_file(ws: Workspace, sha256: str) -> Path:
    """Where this copy of the program keeps a file, to be shown and never changed. Refuses ``ATTACHMENT_LOST``."""
    return attachments.path_of(ws.home, sha256)


def save_kept_copy(ws: Workspace, sha256: str, path: Path) -> None:
    """Saves a copy of a kept file. Refuses ``ATTACHMENT_LOST``, ``FOLDER_NOT_WRITABLE``, ``DISK_FULL``."""
    with opened(kept_file(ws, sha256)) as source, replacing(path) as copy:
        shutil.copyfileobj(source, copy)


def copy_name(name: str) -> str:
    """The name under which a copy of the attachment ``name`` is proposed: safe on every system."""
    return safe_name(name)
