"""What a contest may be, before a package is built of it: ids, categories, submissions, panel, assignments.

Rules, award levels and dates are ``scoring.contest_rules``, the rubric itself is ``scoring.rubric_validation``, the
running order ``scoring.schedule_validation``, the formal conditions of a submission ``scoring.eligibility``.
"""

from __future__ import annotations

from collections import Counter

from judge_desktop.domain.contest import Category, Contest, Method, RecusalScope, Round
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.domain.panel import Role
from judge_desktop.scoring.attachment_validation import check_attachments
from judge_desktop.scoring.contest_rules import check_award_levels, check_dates, check_rules
from judge_desktop.scoring.eligibility import check_eligibility
from judge_desktop.scoring.ids import check_ids
from judge_desktop.scoring.rubric_validation import check_rubric
from judge_desktop.scoring.schedule_validation import check_schedule
from judge_desktop.scoring.tally import TRIMMED_MEAN_NEEDS


def check_contest(contest: Contest) -> tuple[Finding, ...]:
    """Everything that must be mended (``blocks``) or looked at (``warns``) before a package is built.

    Details, by code: ``id`` (DUPLICATE_ID, ID_NOT_ALLOWED), ``number`` (DUPLICATE_NUMBER), ``setting`` and ``value``
    (RULE_NOT_POSSIBLE), ``minimum`` and ``count`` (TOO_FEW_JUDGES), ``rubric`` (CATEGORY_RUBRIC_UNKNOWN), ``category``
    (SUBMISSION_CATEGORY_UNKNOWN), ``judge`` and ``submission`` (ASSIGNMENT_UNKNOWN), and those of ``contest_rules``.
    """
    findings: list[Finding] = []
    if not contest.name:
        findings.append(_blocking(FindingCode.CONTEST_NAME_MISSING, Place(column="name")))
    if not contest.rounds:
        findings.append(_blocking(FindingCode.NO_ROUND, Place()))
    findings += _check_all_ids(contest)
    findings += check_rules(contest)
    findings += check_dates(contest)
    findings += _check_categories(contest)
    for rubric in contest.rubrics:
        findings += check_rubric(rubric)
    findings += _check_submissions(contest)
    findings += check_attachments(contest)
    findings += _check_panel(contest)
    for round_ in contest.rounds:
        findings += _check_assignments(contest, round_)
        findings += check_schedule(contest, round_.schedule)
    return tuple(findings)


def _check_all_ids(contest: Contest) -> list[Finding]:
    findings = check_ids((one.id for one in contest.categories), "category")
    findings += check_ids((one.id for one in contest.submissions), "submission", as_folders=True)
    findings += check_ids((one.id for one in contest.panel.judges), "judge")
    findings += check_ids((one.id for one in contest.rounds), "round")
    findings += check_ids((one.id for one in contest.rubrics), "rubric")
    findings += check_ids((one.id for one in contest.timeline), "timeline")
    for category in contest.categories:
        findings += check_ids((one.id for one in category.award_levels), "award_level")
    return findings


def _check_categories(contest: Contest) -> list[Finding]:
    if not contest.categories:
        return [_blocking(FindingCode.NO_CATEGORY, Place())]
    rubrics = {rubric.id for rubric in contest.rubrics}
    used = {submission.category for submission in contest.finalists}
    findings: list[Finding] = []
    for category in contest.categories:
        where = Place(category=category.id)
        if not category.name:
            findings.append(_blocking(FindingCode.CATEGORY_NAME_MISSING, where))
        if category.rubric not in rubrics:
            findings.append(_blocking(FindingCode.CATEGORY_RUBRIC_UNKNOWN, where, rubric=category.rubric))
        if contest.submissions and category.id not in used:
            findings.append(_warning(FindingCode.CATEGORY_WITHOUT_SUBMISSIONS, where))
        findings += _check_awards(category)
        findings += check_award_levels(contest, category)
    return findings


def _check_awards(category: Category) -> list[Finding]:
    if category.awards >= 0:
        return []
    where = Place(category=category.id, column="awards")
    return [_blocking(FindingCode.RULE_NOT_POSSIBLE, where, setting="awards", value=str(category.awards))]


def _check_submissions(contest: Contest) -> list[Finding]:
    findings = [] if contest.finalists else [_blocking(FindingCode.NO_SUBMISSIONS, Place())]
    categories = {category.id for category in contest.categories}
    numbers = Counter(submission.number for submission in contest.submissions)
    for submission in contest.submissions:
        where = Place(submission=submission.id)
        if numbers[submission.number] > 1:
            numbered = Place(submission=submission.id, column="number")
            findings.append(_blocking(FindingCode.DUPLICATE_NUMBER, numbered, number=submission.number))
        if submission.category not in categories:
            findings.append(_blocking(FindingCode.SUBMISSION_CATEGORY_UNKNOWN, where, category=submission.category))
        if not submission.title:
            findings.append(_blocking(FindingCode.SUBMISSION_TITLE_MISSING, where))
        if submission.shortlisted and not submission.attachments:
            findings.append(_warning(FindingCode.SUBMISSION_WITHOUT_ATTACHMENTS, where))
        findings += check_eligibility(submission, contest.eligibility)
    return findings


def _check_panel(contest: Contest) -> list[Finding]:
    panel, rules = contest.panel, contest.rules
    findings: list[Finding] = []
    if not panel.voting:
        findings.append(_blocking(FindingCode.NO_JUDGES, Place()))
    chairs = [judge for judge in panel.judges if judge.role is Role.CHAIR]
    if not chairs:
        findings.append(_blocking(FindingCode.NO_CHAIR, Place()))
    if len(chairs) > 1:
        findings.append(_blocking(FindingCode.SEVERAL_CHAIRS, Place(judge=chairs[1].id)))
    if chairs and chairs[0].votes and not rules.chair_may_judge:
        findings.append(_blocking(FindingCode.CHAIR_MAY_NOT_JUDGE, Place(judge=chairs[0].id)))
    findings += [
        _blocking(FindingCode.JUDGE_NAME_MISSING, Place(judge=judge.id)) for judge in panel.judges if not judge.name
    ]
    trimmed = rules.method is Method.TRIMMED_MEAN
    needed = max(rules.minimum_scorecards, TRIMMED_MEAN_NEEDS if trimmed else 1)
    if 0 < len(panel.voting) < needed:
        where = Place(column="minimum_scorecards" if needed == rules.minimum_scorecards else "method")
        findings.append(_warning(FindingCode.TOO_FEW_JUDGES, where, minimum=needed, count=len(panel.voting)))
    return findings


def _check_assignments(contest: Contest, round_: Round) -> list[Finding]:
    """Assignments and known recusals must name voting judges and finalists (or a category) of this contest."""
    voting = {judge.id for judge in contest.panel.voting}
    finalists = {submission.id for submission in contest.finalists}
    categories = {category.id for category in contest.categories}
    wrong = {
        (one.judge, one.submission)
        for one in round_.assignments
        if one.judge not in voting or one.submission not in finalists
    }
    wrong |= {
        (one.judge, one.target)
        for one in round_.known_recusals
        if one.judge not in voting
        or one.target not in (categories if one.scope is RecusalScope.CATEGORY else finalists)
    }
    return [
        _blocking(FindingCode.ASSIGNMENT_UNKNOWN, Place(judge=judge, submission=target), judge=judge, submission=target)
        for judge, target in sorted(wrong)
    ]


def _blocking(code: FindingCode, where: Place, **details: str | int) -> Finding:
    return Finding(code=code, severity=Severity.BLOCKS, where=where, details=details)


def _warning(code: FindingCode, where: Place, **details: str | int) -> Finding:
    return Finding(code=code, severity=Severity.WARNS, where=where, details=details)
