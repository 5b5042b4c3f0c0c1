"""The list of submissions: found by words, category and state, and counted. A page and a command ask the same."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from judge_desktop.config.thai import arabic_digits
from judge_desktop.domain.contest import Contest, Submission
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.scoring.contest_validation import check_contest
from judge_desktop.scoring.eligibility import EligibilityCounts, applied_late, count_eligibility, is_eligible


class ListState(StrEnum):
    """What a submission in the list must be."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not-eligible"
    OPEN = "open"
    SHORTLISTED = "shortlisted"
    NOT_SHORTLISTED = "not-shortlisted"
    LATE = "late"
    PROBLEMS = "problems"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for; empty = everything. ``words`` must all be found in the names and numbers."""

    words: str = ""
    category: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line. ``problems`` are the findings that ask for another look, ``blocking`` those that must be mended."""

    submission: Submission
    eligible: bool | None
    is_late: bool
    problems: int = 0
    blocking: int = 0

    @property
    def words(self) -> str:
        """Everything it is found by."""
        one = self.submission
        names = (one.title.th, one.title.en, one.applicant.name.th, one.applicant.name.en, one.id, str(one.number))
        return folded("\n".join((*names, one.applicant.type, *(text for _, text in one.extra_fields))))


def list_submissions(
    contest: Contest, wanted: Wanted | None = None, findings: Iterable[Finding] | None = None
) -> tuple[Listed, ...]:
    """The submissions that are wanted: finalists in running order, then the others by number.

    ``findings`` are those of the contest when they are known already. Refuses ``CATEGORY_UNKNOWN``.
    """
    wanted = wanted or Wanted()
    if wanted.category and contest.category(wanted.category) is None:
        raise JudgeDesktopError(Code.CATEGORY_UNKNOWN, category=wanted.category)
    found = check_contest(contest) if findings is None else tuple(findings)
    rest = sorted((one for one in contest.submissions if not one.shortlisted), key=lambda one: (one.number, one.id))
    all_, blocking = Counter[str](), Counter[str]()
    for finding in found:
        all_[finding.where.submission] += 1
        blocking[finding.where.submission] += finding.blocks
    lines = (_listed(one, contest, all_[one.id], blocking[one.id]) for one in (*contest.finalists, *rest))
    return filtered(lines, wanted)


def filtered(lines: Iterable[Listed], wanted: Wanted) -> tuple[Listed, ...]:
    """The lines that fit."""
    words = folded(wanted.words).split()
    state = ListState(wanted.state) if wanted.state else None
    return tuple(
        one
        for one in lines
        if (not wanted.category or one.submission.category == wanted.category)
        and (state is None or _is(one, state))
        and _has(one, words)
    )


def counts_of(contest: Contest) -> EligibilityCounts:
    """How many submissions stand how."""
    return count_eligibility(contest.submissions, contest.eligibility)


@lru_cache(maxsize=16_384)
def folded(text: str) -> str:
    """Text as it is searched: case, width and the kind of digits do not count."""
    return unicodedata.normalize("NFKC", arabic_digits(text)).casefold()


def _listed(one: Submission, contest: Contest, problems: int, blocking: int) -> Listed:
    return Listed(
        submission=one,
        eligible=is_eligible(one, contest.eligibility),
        is_late=applied_late(one, contest.eligibility),
        problems=problems,
        blocking=blocking,
    )


def _has(one: Listed, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = one.words
    return all(word in text for word in words)


def _is(one: Listed, state: ListState) -> bool:
    return {
        ListState.ELIGIBLE: one.eligible is True,
        ListState.NOT_ELIGIBLE: one.eligible is False,
        ListState.OPEN: one.eligible is None,
        ListState.SHORTLISTED: one.submission.shortlisted,
        ListState.NOT_SHORTLISTED: not one.submission.shortlisted,
        ListState.LATE: one.is_late,
        ListState.PROBLEMS: bool(one.problems),
    }[state]
