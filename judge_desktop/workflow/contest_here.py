"""The contest of a file that holds no words, in the words this computer knows from the very same package."""

from __future__ import annotations

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.scoring.corrections import corrected
from judge_desktop.scoring.decision_order import valid_decisions
from judge_desktop.workflow.packages_here import package_of
from judge_desktop.workflow.round_documents import read_decisions
from judge_desktop.workflow.workspace import Workspace


def contest_here(ws: Workspace, manifest: str) -> Contest | None:
    """The contest of the package with that manifest, names as decisions known here corrected them; None without it."""
    with ws.database.reading() as connection:
        try:
            package = package_of(connection, manifest)
        except JudgeDesktopError as refused:
            if refused.code is not Code.DOCUMENT_UNKNOWN:
                raise
            return None
        return corrected(package.contest, valid_decisions(package, read_decisions(connection, package)))
