"""Finds the form a paper is typed into by the code that was printed on it."""

from __future__ import annotations

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.paper_code import read_paper_code
from judge_desktop.workflow.round_documents import RoundDocuments


def form_of_code(known: RoundDocuments, text: str) -> tuple[str, str]:
    """(judge, submission) of a scorecard whose code was scanned.

    Refuses ``PAPER_CODE_UNKNOWN``, ``PAPER_OF_OTHER_ROUND`` (of a package whose criteria no longer hold, too) and
    ``NOT_ASSIGNED``.
    """
    code = read_paper_code(text)
    if code is None:
        raise JudgeDesktopError(Code.PAPER_CODE_UNKNOWN)
    package = known.package
    if code.round != package.round or code.manifest not in (package.manifest, *package.acceptable):
        raise JudgeDesktopError(Code.PAPER_OF_OTHER_ROUND)
    if known.view.cell(code.judge, code.submission) is None:
        raise JudgeDesktopError(Code.NOT_ASSIGNED, submission=code.submission)
    return code.judge, code.submission
