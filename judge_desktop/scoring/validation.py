"""The rulebook of scores and scorecards: one for typing, for sealing and for the merge.

Reading what a person typed, spelling a score, and the findings about a score, a scorecard and a judge's session.
What a contest or a rubric may be is ``scoring.contest_validation``; what counts is ``scoring.counting``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from judge_desktop.domain.contest import Contest, Rules
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.domain.rubric import Criterion, Rubric
from judge_desktop.domain.scorecard import OVERALL, Scorecard, ScorecardState

_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙−", "0123456789-")
_NUMBER = re.compile(r"-?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)")
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+")
LONGEST_NUMBER = 12  # characters; no contest has scores of a billion


def canonical(value: Decimal) -> str:
    """The one spelling of a score in files and tables: "7", "8.5", "0"; never "7.0", "-0" or an exponent.

    Raises ValueError for what is not a finite number.
    """
    if not value.is_finite():
        raise ValueError(value)
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def read_number(text: str, longest: int = LONGEST_NUMBER) -> Decimal | None:
    """The number a person wrote, or None when it is none.

    Understood: Thai and Arabic digits, a decimal point or comma, spaces around. Not understood: letters, exponents,
    "inf", "nan", more than ``longest`` characters, and a comma before exactly three digits ("1,000": thousand or one?).
    """
    plain = text.strip().translate(_DIGITS)
    if len(plain) > longest or not _NUMBER.fullmatch(plain) or _THOUSANDS.fullmatch(plain):
        return None
    number = Decimal(plain.replace(",", "."))
    return number or Decimal(0)


def read_score(text: str, criterion: Criterion) -> tuple[Decimal | None, tuple[Finding, ...]]:
    """What was typed into a score field: (score, findings). An empty field is None without a finding.

    Finds ``SCORE_NOT_A_NUMBER`` (the score is then None) and everything ``check_score`` finds.
    """
    if not text.strip():
        return None, ()
    score = read_number(text)
    if score is None:
        return None, (_about_score(FindingCode.SCORE_NOT_A_NUMBER, criterion),)
    return score, check_score(score, criterion)


def check_score(value: Decimal, criterion: Criterion) -> tuple[Finding, ...]:
    """At most one finding, which blocks: not finite, below zero, above the full mark, or no multiple of the step.

    Details: ``full_mark``, ``step`` (canonical).
    """
    if not value.is_finite():
        return (_about_score(FindingCode.SCORE_NOT_A_NUMBER, criterion),)
    if _is_allowed(value, criterion.full_mark, criterion.step):
        return ()
    if value < 0:
        return (_about_score(FindingCode.SCORE_BELOW_ZERO, criterion),)
    if value > criterion.full_mark:
        return (_about_score(FindingCode.SCORE_ABOVE_FULL_MARK, criterion),)
    return (_about_score(FindingCode.SCORE_OFF_STEP, criterion),)


@lru_cache(maxsize=4096)
def _is_allowed(value: Decimal, full_mark: Decimal, step: Decimal) -> bool:
    """True for a score the rulebook has nothing to say about; the same few dozens are met again and again."""
    return 0 <= value <= full_mark and is_multiple(value, step)


def is_multiple(value: Decimal, step: Decimal) -> bool:
    """True when ``value`` is a whole number of ``step``; never for a step that is not above zero. Exact."""
    if step == 1:
        return value == value.to_integral_value()
    return step > 0 and (Fraction(value) / Fraction(step)).denominator == 1


def check_scorecard(
    scorecard: Scorecard, rubric: Rubric, rules: Rules, *, sealing: bool, has_words: bool = True
) -> tuple[Finding, ...]:
    """Everything the rulebook says about one scorecard, in the order of the rubric.

    Always: scores that are not allowed, criteria that are not in the rubric, scores beside a recusal or an absence.
    Only ``sealing``: required criteria without a score (all of them when nothing was scored), a missing comment.
    A comment that is too short warns while typing and blocks the seal. ``has_words`` False leaves the rules of
    comments out, for published documents whose remarks were taken away.
    """
    if scorecard.state in (ScorecardState.RECUSED, ScorecardState.ABSENT):
        return _check_declared(scorecard)
    scores = scorecard.scores
    if not sealing and not scores and not scorecard.comments:
        return ()
    findings: list[Finding] = []
    known = 0
    for criterion in rubric.criteria:
        score = scores.get(criterion.id)
        if score is not None:
            known += 1
            findings += check_score(score, criterion)
        elif sealing and (criterion.required or not scorecard.given):
            findings.append(_about_score(FindingCode.SCORE_MISSING, criterion))
    if known < len(scores):
        findings += _check_unknown(scores, rubric)
    if has_words and (rules.comment_required or rules.comment_minimum):
        findings += _check_comment(scorecard, rules, sealing=sealing)
    if not findings:
        return ()
    return tuple(_in_submission(finding, scorecard.submission) for finding in findings)


def blocks(findings: Iterable[Finding]) -> bool:
    """True when one of them must be mended first."""
    return any(finding.blocks for finding in findings)


def check_session(scorecards: Iterable[Scorecard], contest: Contest) -> tuple[Finding, ...]:
    """Warnings across one judge's scorecards: ``SAME_TOTAL_IN_CATEGORY`` for complete scorecards with equal totals.

    Details: ``others`` (ids, comma separated), ``total``. Sorted by category and submission.
    """
    submissions = {submission.id: submission for submission in contest.submissions}
    alike: dict[tuple[str, Decimal], list[str]] = defaultdict(list)
    for card in scorecards:
        submission = submissions.get(card.submission)
        scored = card.state in (ScorecardState.DRAFT, ScorecardState.SEALED) and card.is_complete
        if submission is not None and scored:
            alike[submission.category, card.total].append(card.submission)
    return tuple(
        Finding(
            code=FindingCode.SAME_TOTAL_IN_CATEGORY,
            severity=Severity.WARNS,
            where=Place(category=category, submission=one),
            details={"others": ", ".join(sorted(set(together) - {one})), "total": canonical(total)},
        )
        for (category, total), together in sorted(alike.items())
        if len(together) > 1
        for one in sorted(together)
    )


def _check_declared(scorecard: Scorecard) -> tuple[Finding, ...]:
    if all(score is None for score in scorecard.scores.values()):
        return ()
    recused = scorecard.state is ScorecardState.RECUSED
    code = FindingCode.SCORES_FOR_RECUSED if recused else FindingCode.SCORES_FOR_ABSENT
    return (Finding(code=code, severity=Severity.BLOCKS, where=Place(submission=scorecard.submission)),)


def _check_unknown(scores: Mapping[str, Decimal | None], rubric: Rubric) -> list[Finding]:
    return [
        Finding(
            code=FindingCode.SCORE_FOR_UNKNOWN_CRITERION, severity=Severity.BLOCKS, where=Place(criterion=criterion)
        )
        for criterion in sorted(scores.keys() - {criterion.id for criterion in rubric.criteria})
    ]


def _check_comment(scorecard: Scorecard, rules: Rules, *, sealing: bool) -> list[Finding]:
    length = len(scorecard.comments.get(OVERALL, "").strip())
    severity = Severity.BLOCKS if sealing else Severity.WARNS
    where = Place(criterion=OVERALL)
    if not length:
        missing = sealing and rules.comment_required
        return [Finding(code=FindingCode.COMMENT_MISSING, severity=severity, where=where)] if missing else []
    if length >= rules.comment_minimum:
        return []
    details = {"minimum": rules.comment_minimum, "count": length}
    return [Finding(code=FindingCode.COMMENT_TOO_SHORT, severity=severity, where=where, details=details)]


def _about_score(code: FindingCode, criterion: Criterion) -> Finding:
    details = {"full_mark": canonical(criterion.full_mark), "step": canonical(criterion.step)}
    return Finding(code=code, severity=Severity.BLOCKS, where=Place(criterion=criterion.id), details=details)


def _in_submission(finding: Finding, submission: str) -> Finding:
    where = Place(submission=submission, criterion=finding.where.criterion)
    return Finding(code=finding.code, severity=finding.severity, where=where, details=finding.details)
