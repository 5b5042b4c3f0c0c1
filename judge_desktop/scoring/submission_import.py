"""What a table of submissions would change in a contest: every row new, changed, the same, or blocked by a problem.

Nothing is ever taken away: an empty cell leaves what is here, and a submission the table lacks stays.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from judge_desktop.domain.contest import Applicant, Contest, Submission
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.domain.importing import (
    Candidate,
    ImportField,
    ImportPlan,
    PlannedRow,
    RowOutcome,
    RowProblem,
    Solution,
    Solved,
)
from judge_desktop.domain.text import Text
from judge_desktop.scoring.eligibility import check_eligibility
from judge_desktop.scoring.submission_edits import field_words, with_numbers

_F = ImportField
_LETTERS = "23456789BCDFGHJKMNPQRTVWXZ"  # without vowels no word comes out, without 0 O 1 I L no mistake on the phone
_LENGTH = 6
_INELIGIBLE = frozenset((FindingCode.STARTED_TOO_LATE, FindingCode.DOES_NOT_FIT_CONCEPT))
_TOLD = frozenset((*_INELIGIBLE, FindingCode.APPLIED_LATE, FindingCode.START_DATE_MISSING, FindingCode.REASON_MISSING))
_COMING = (RowOutcome.NEW, RowOutcome.CHANGED)
Words = Callable[[Finding], str]


def neutral_id(contest: str, key: str, taken: Collection[str] = ()) -> str:
    """An id that says nothing about the submission and is the same whenever the same row comes again."""
    number = int.from_bytes(hashlib.sha256(f"{contest}\n{key}".encode()).digest(), "big")
    letters = ""
    while len(letters) < _LENGTH or f"P-{letters}" in taken:
        number, place = divmod(number, len(_LETTERS))
        letters += _LETTERS[place]
    return f"P-{letters}"


def plan_import(
    contest: Contest,
    candidates: Iterable[Candidate],
    fields: Collection[ImportField],
    solved: Iterable[Solved],
    words: Words,
) -> ImportPlan:
    """Compares the rows with the contest. ``fields`` are those the table has, ``words`` makes the reason that is
    recorded when somebody says that a row is not eligible.
    """
    candidates = tuple(candidates)
    planning = _Planning(contest, fields, tuple(solved), words)
    planning.look_ahead(candidates)
    rows = [planning.planned(candidate) for candidate in candidates]
    coming = [row.submission for row in rows if row.outcome in _COMING]
    numbered = iter(with_numbers(coming, taken=planning.numbers_kept()))
    placed = tuple(replace(row, submission=next(numbered)) if row.outcome in _COMING else row for row in rows)
    missing = tuple(one.id for one in contest.submissions if one.id not in planning.matched)
    return ImportPlan(rows=placed, missing=missing, counts=Counter(one.outcome for one in placed))


def brought_in(contest: Contest, plan: ImportPlan) -> Contest:
    """The contest with what the plan brings; everything else stays as it is."""
    coming = {one.submission.id: one.submission for one in plan.taken}
    kept = [coming.pop(one.id, one) for one in contest.submissions]
    return replace(contest, submissions=(*kept, *coming.values()))


class _Planning:
    """One comparison of a table with a contest."""

    def __init__(self, contest: Contest, fields: Collection[ImportField], solved: tuple[Solved, ...], words: Words):
        self._contest, self._fields, self._words = contest, fields, words
        self._solved = {(one.row, one.column, one.how) for one in solved}
        self._left_out = {one.row for one in solved if one.how is Solution.LEAVE_OUT}
        self._kept = {one.row for one in solved if one.how is Solution.KEEP_OURS}
        self._ineligible = {one.row for one in solved if one.how is Solution.NOT_ELIGIBLE}
        self._here = {one.id: one for one in contest.submissions}
        self._folded = {one.casefold(): one for one in self._here}
        self._by_name = _only_once((name_key(one), one.id) for one in contest.submissions)
        self._numbers = {one.number: one.id for one in contest.submissions if one.number}
        self._highest = max((one.order for one in contest.submissions), default=0)
        self._taken = set(self._here)
        self._rows_by_id: dict[str, int] = {}
        self._rows_by_name: dict[str, int] = {}
        self._table_numbers: dict[int, int] = {}
        self._given_numbers: dict[str, int] = {}
        self.matched: set[str] = set()

    def look_ahead(self, candidates: Iterable[Candidate]) -> None:
        """Which submissions here get a number of the table: their own is free for a row that comes before theirs."""
        rows = [one for one in candidates if one.submission.number and one.row not in self._left_out | self._kept]
        self._given_numbers = {known: one.submission.number for one in rows if (known := self._known(one))}

    def numbers_kept(self) -> frozenset[int]:
        """The running numbers of the submissions the table does not touch."""
        return frozenset(number for number, one in self._numbers.items() if one not in self.matched)

    def planned(self, candidate: Candidate) -> PlannedRow:
        if candidate.row in self._left_out:
            return self._without_effect(candidate)
        problems = list(candidate.problems)
        one = self._identified(candidate, problems)
        before = self._here.get(one)
        if before is not None:
            self.matched.add(one)
        if candidate.row in self._kept:
            return self._without_effect(candidate)
        after = _merged(before, replace(candidate.submission, id=one), candidate)
        self._check_number(candidate, after, problems)
        after = self._check_rules(candidate, before, after, problems)
        if before is None and self._highest and not after.order:
            self._highest += 1
            after = replace(after, order=self._highest)
        outcome = _outcome(before, after, problems)
        changes = _changes(before, after) if outcome is RowOutcome.CHANGED and before is not None else ()
        shown = tuple(problems) if outcome is not RowOutcome.SAME else ()
        return PlannedRow(row=candidate.row, outcome=outcome, submission=after, changes=changes, problems=shown)

    def _without_effect(self, candidate: Candidate) -> PlannedRow:
        """A row that somebody left out; what it is about here does not count as missing."""
        one = self._known(candidate)
        if one:
            self.matched.add(one)
        return PlannedRow(row=candidate.row, outcome=RowOutcome.LEFT_OUT, submission=candidate.submission)

    def _known(self, candidate: Candidate) -> str:
        """The submission here that the row is about, "" when there is none."""
        given = candidate.submission.id
        if given:
            return self._folded.get(given.casefold(), "")
        made = neutral_id(self._contest.id, candidate.key) if candidate.key else ""
        if made in self._here:
            return made
        return self._by_name.get(name_key(candidate.submission), "")

    def _identified(self, candidate: Candidate, problems: list[RowProblem]) -> str:
        given = candidate.submission.id
        known = self._known(candidate)
        one = known or given
        if one and one in self._rows_by_id:
            if given:
                problems.append(self._duplicate_id(candidate, one))
                return given
            one = ""
        if not one:
            one = neutral_id(self._contest.id, candidate.key or f"row {candidate.row}", self._taken)
        self._taken.add(one)
        self._rows_by_id[one] = candidate.row
        self._check_twice(candidate, problems)
        return one

    def _duplicate_id(self, candidate: Candidate, one: str) -> RowProblem:
        return self._problem(
            candidate, FindingCode.DUPLICATE_ID, Severity.BLOCKS, _F.ID, (Solution.LEAVE_OUT, Solution.NEW_ID), id=one
        )

    def _check_twice(self, candidate: Candidate, problems: list[RowProblem]) -> None:
        name = name_key(candidate.submission)
        first = self._rows_by_name.setdefault(name, candidate.row) if name else candidate.row
        if first == candidate.row or self._noted(candidate, _F.TITLE_TH):
            return
        solutions = (Solution.LEAVE_OUT, Solution.NOTED)
        problems.append(
            self._problem(
                candidate, FindingCode.SUBMISSION_TWICE, Severity.WARNS, _F.TITLE_TH, solutions, other=str(first)
            )
        )

    def _check_number(self, candidate: Candidate, after: Submission, problems: list[RowProblem]) -> None:
        number = candidate.submission.number
        if not number:
            return
        owner = self._numbers.get(number, after.id)
        first = self._table_numbers.setdefault(number, candidate.row)
        stays = self._given_numbers.get(owner, number) == number
        if first != candidate.row or (owner != after.id and owner not in self._rows_by_id and stays):
            solutions = (Solution.CLEAR,)
            code = FindingCode.DUPLICATE_NUMBER
            problems.append(self._problem(candidate, code, Severity.BLOCKS, _F.NUMBER, solutions, number=str(number)))

    def _check_rules(
        self, candidate: Candidate, before: Submission | None, after: Submission, problems: list[RowProblem]
    ) -> Submission:
        if before is not None and _facts(before) == _facts(after):
            return after
        findings = [one for one in check_eligibility(after, self._contest.eligibility) if one.code in _TOLD]
        if candidate.row in self._ineligible:
            reason = after.reason or ". ".join(self._words(one) for one in findings if one.code in _TOLD)
            return replace(after, shortlisted=False, reason=reason)
        for finding in findings:
            column = ImportField(finding.where.column)
            if finding.code is FindingCode.START_DATE_MISSING and _F.START_DATE not in self._fields:
                continue
            if self._noted(candidate, column) or any(one.finding.where.column == column.value for one in problems):
                continue
            fails = finding.code in _INELIGIBLE and after.shortlisted
            solutions = (Solution.NOT_ELIGIBLE, Solution.NOTED) if fails else (Solution.NOTED, Solution.LEAVE_OUT)
            severity = Severity.BLOCKS if fails and not after.reason.strip() else finding.severity
            problems.append(self._problem(candidate, finding.code, severity, column, solutions, **finding.details))
        return after

    def _noted(self, candidate: Candidate, column: ImportField) -> bool:
        ways = (Solution.NOTED, Solution.CLEAR)
        return any((candidate.row, column.value, how) in self._solved for how in ways)

    def _problem(
        self,
        candidate: Candidate,
        code: FindingCode,
        severity: Severity,
        column: ImportField,
        solutions: Iterable[Solution],
        **details: str | int,
    ) -> RowProblem:
        where = Place(row=candidate.row, column=column.value)
        ways = tuple(Solved(row=candidate.row, column=column.value, how=how) for how in solutions)
        finding = Finding(code=code, severity=severity, where=where, details=details)
        return RowProblem(finding=finding, solutions=ways)


def name_key(submission: Submission) -> str:
    """Equal for two rows that are the same work of the same applicant in the same category; "" without a title."""
    title = submission.title.th or submission.title.en
    if not title:
        return ""
    name = submission.applicant.name
    parts = (title, name.th or name.en, submission.category)
    return "\n".join("".join(unicodedata.normalize("NFKC", part).casefold().split()) for part in parts)


def _only_once(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    listed = [pair for pair in pairs if pair[0]]
    times = Counter(name for name, _ in listed)
    return {name: one for name, one in listed if times[name] == 1}


def _outcome(before: Submission | None, after: Submission, problems: Iterable[RowProblem]) -> RowOutcome:
    if before == after:
        return RowOutcome.SAME
    if any(problem.finding.blocks for problem in problems):
        return RowOutcome.BLOCKED
    return RowOutcome.NEW if before is None else RowOutcome.CHANGED


def _merged(before: Submission | None, row: Submission, candidate: Candidate) -> Submission:
    """What is here with what the row gives over it."""
    if before is None:
        return row
    given = candidate.given

    def text(ours: Text, theirs: Text, thai: ImportField, english: ImportField) -> Text:
        return Text(th=theirs.th if thai in given else ours.th, en=theirs.en if english in given else ours.en)

    return replace(
        before,
        number=row.number if _F.NUMBER in given else before.number,
        category=row.category if _F.CATEGORY in given and row.category else before.category,
        title=text(before.title, row.title, _F.TITLE_TH, _F.TITLE_EN),
        applicant=Applicant(
            name=text(before.applicant.name, row.applicant.name, _F.APPLICANT_TH, _F.APPLICANT_EN),
            type=row.applicant.type if _F.APPLICANT_TYPE in given else before.applicant.type,
        ),
        summary=text(before.summary, row.summary, _F.SUMMARY_TH, _F.SUMMARY_EN),
        start_date=row.start_date if _F.START_DATE in given else before.start_date,
        applied_date=row.applied_date if _F.APPLIED_DATE in given else before.applied_date,
        fits_concept=row.fits_concept if _F.FITS_CONCEPT in given else before.fits_concept,
        reason=row.reason if _F.REASON in given else before.reason,
        shortlisted=row.shortlisted if _F.SHORTLISTED in given else before.shortlisted,
        order=row.order if _F.ORDER in given else before.order,
        extra_fields=tuple({**dict(before.extra_fields), **dict(row.extra_fields)}.items()),
    )


def _facts(one: Submission) -> tuple[object, ...]:
    """What the rules look at."""
    return one.start_date, one.applied_date, one.fits_concept, one.shortlisted, one.reason


def _changes(before: Submission, after: Submission) -> tuple[tuple[ImportField, str, str], ...]:
    ours, theirs = field_words(before), field_words(after)
    changed = [(one, ours[one], theirs[one]) for one in ours if ours[one] != theirs[one]]
    if before.extra_fields != after.extra_fields:
        old = dict(before.extra_fields)
        changed += [
            (_F.EXTRA, old.get(title, ""), text) for title, text in after.extra_fields if old.get(title) != text
        ]
    return tuple(changed)
