"""What a rubric may be: criteria with marks and steps that fit, adding up to the stated total."""

from __future__ import annotations

from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.domain.rubric import Criterion, Rubric
from judge_desktop.domain.scorecard import OVERALL
from judge_desktop.scoring.exact_sums import exact_sum
from judge_desktop.scoring.ids import check_ids
from judge_desktop.scoring.validation import canonical, is_multiple

_MOST_DIGITS = 9  # of a full mark or step, so that every score can be typed


def check_rubric(rubric: Rubric) -> tuple[Finding, ...]:
    """Findings of one rubric; all block but ``CRITERION_NAME_MISSING`` and ``LEVEL_OUT_OF_REACH``.

    Details: ``sum`` and ``total`` (FULL_MARKS_DO_NOT_ADD_UP), ``full_mark`` and ``step`` (FULL_MARK_NOT_POSITIVE,
    STEP_DOES_NOT_FIT), ``lowest`` and ``full_mark`` (LEVEL_OUT_OF_REACH), ``id`` (DUPLICATE_ID, ID_NOT_ALLOWED;
    "overall" is the comment's name). Place: the criterion.
    """
    if not rubric.criteria:
        return (_finding(FindingCode.RUBRIC_WITHOUT_CRITERIA, ""),)
    findings: list[Finding] = []
    findings += check_ids((criterion.id for criterion in rubric.criteria), "criterion")
    findings += check_ids((group.id for group in rubric.groups), "group")
    for criterion in rubric.criteria:
        if criterion.id.casefold() == OVERALL:
            findings.append(_finding(FindingCode.ID_NOT_ALLOWED, criterion.id, id=criterion.id))
        findings += _check_criterion(criterion)
    marks = [criterion.full_mark for criterion in rubric.criteria]
    if all(mark.is_finite() for mark in (*marks, rubric.total)) and exact_sum(marks) != rubric.total:
        details = {"sum": canonical(exact_sum(marks)), "total": canonical(rubric.total)}
        findings.append(_finding(FindingCode.FULL_MARKS_DO_NOT_ADD_UP, "", **details))
    return tuple(findings)


def _check_criterion(criterion: Criterion) -> list[Finding]:
    findings: list[Finding] = []
    if not criterion.name:
        code, where = FindingCode.CRITERION_NAME_MISSING, Place(criterion=criterion.id)
        findings.append(Finding(code=code, severity=Severity.WARNS, where=where))
    full_mark, step = criterion.full_mark, criterion.step
    if not full_mark.is_finite() or full_mark <= 0:
        findings.append(_finding(FindingCode.FULL_MARK_NOT_POSITIVE, criterion.id, full_mark=str(full_mark)))
    elif not step.is_finite() or len(canonical(step)) > _MOST_DIGITS or not is_multiple(full_mark, step):
        details = {"full_mark": canonical(full_mark), "step": str(step)}
        findings.append(_finding(FindingCode.STEP_DOES_NOT_FIT, criterion.id, **details))
    findings += [
        Finding(
            code=FindingCode.LEVEL_OUT_OF_REACH,
            severity=Severity.WARNS,
            where=Place(criterion=criterion.id),
            details={"lowest": canonical(level.lowest), "full_mark": canonical(full_mark)},
        )
        for level in criterion.levels
        if level.lowest.is_finite() and full_mark.is_finite() and level.lowest > full_mark
    ]
    return findings


def _finding(code: FindingCode, criterion: str, **details: str | int) -> Finding:
    return Finding(code=code, severity=Severity.BLOCKS, where=Place(criterion=criterion), details=details)
