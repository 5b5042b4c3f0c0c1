"""Reads a judge's own scores from a table, to be taken into her session (``ScoringSession.import_scores``)."""

from __future__ import annotations

from pathlib import Path

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.score_tables import read_scores
from judge_desktop.workflow.scoring_session import written_score


def read_own_scores(path: Path, judge: str) -> list[tuple[str, str, str]]:
    """(submission, criterion, score as written) per row; of a whole panel's table those of ``judge``.

    Refuses ``TABLE_HAS_FINDINGS`` (details: ``findings``), ``NOTHING_TO_IMPORT`` when no row is hers.
    """
    read = read_scores(path, judge)
    if any(finding.blocks for finding in read.findings):
        raise JudgeDesktopError(
            Code.TABLE_HAS_FINDINGS, findings=read.findings, count=len(read.findings), file=path.name
        )
    if not read.scores:
        raise JudgeDesktopError(Code.NOTHING_TO_IMPORT)
    return [
        (row.submission, row.criterion, "" if row.score is None else written_score(row.score)) for row in read.scores
    ]
