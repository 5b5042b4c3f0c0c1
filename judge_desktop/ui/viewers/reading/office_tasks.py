"""The task on files that are read, not shown: text, tables, office files. The reading itself is the workflow's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.ui.viewers.reading.answers import Answer, Refusal, Refused

_REFUSALS = {
    Code.ATTACHMENT_LOCKED: Refusal.PASSWORD,
    Code.ATTACHMENT_NOT_READ: Refusal.UNSUPPORTED,
    Code.ATTACHMENT_TOO_LARGE: Refusal.TOO_LARGE,
    Code.FILE_NOT_FOUND: Refusal.MISSING,
    Code.FILE_NOT_READABLE: Refusal.MISSING,
}


def read_office(arguments: Mapping[str, Any]) -> Answer:
    """The words of the file at `path`, called `name` by its sender, as `workflow.read_attachment` makes them plain."""
    from judge_desktop.workflow.read_attachment import plain_reading

    try:
        return Answer(plain_reading(Path(str(arguments["path"])), str(arguments["name"])))
    except JudgeDesktopError as refusal:
        raise Refused(_REFUSALS.get(refusal.code, Refusal.DAMAGED)) from refusal
