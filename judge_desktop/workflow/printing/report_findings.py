"""What should be looked at before a report leaves the house. Nothing of it keeps anybody from printing."""

from __future__ import annotations

from judge_desktop.domain.findings import Finding
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.scoring.letter_anonymity import check_letters
from judge_desktop.workflow.packages_here import EVERYWHERE, Where
from judge_desktop.workflow.printing.kinds import AS_USUAL, PrintOptions
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.workspace import Workspace


def report_findings(
    ws: Workspace, kind: ReportKind, options: PrintOptions = AS_USUAL, where: Where = EVERYWHERE
) -> tuple[Finding, ...]:
    """Warnings about the papers that are chosen; so far about letters to applicants only. Refuses ``NO_PACKAGE``."""
    if kind is not ReportKind.FEEDBACK:
        return ()
    return findings_of(round_documents(ws, where), options)


def findings_of(known: RoundDocuments, options: PrintOptions = AS_USUAL) -> tuple[Finding, ...]:
    """Where an applicant could tell from a letter who of the judges it was (``scoring.letter_anonymity``)."""
    contest = known.package.contest
    chosen = {one.id for one in contest.finalists if options.chooses(one.id, one.category)}
    found = check_letters(known.package, known.view, left_out=options.left_out)
    return tuple(one for one in found if one.where.submission in chosen)
