"""What a copy says about printing a report now."""

from __future__ import annotations

from judge_desktop.domain.errors import Code
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.workflow.packages_here import EVERYWHERE
from judge_desktop.workflow.printing.printable import read_sight, why_not
from judge_desktop.workflow.workspace import Workspace


def why_not_now(ws: Workspace, kind: ReportKind) -> Code | None:
    """The code of what stands in the way of printing it, None when nothing does."""
    refused = why_not(kind, read_sight(ws, EVERYWHERE))
    return None if refused is None else refused.code
