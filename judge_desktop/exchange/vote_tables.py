"""Tables of the popular vote as people send them: tallies (``submission,votes``) or ballots (``voter,submission``).

Which table it is, its columns say. A submission is known by its id, its running number or its title. Counting ballots
is ``scoring.popular_vote``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from judge_desktop.config.thai import arabic_digits
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.exchange.cell_values import spelling_key, whole_number_of
from judge_desktop.exchange.columns import Column, MatchedColumns, match_columns
from judge_desktop.exchange.spreadsheets import Row, Table, read_table
from judge_desktop.scoring.popular_vote import Ballot

VOTE_COLUMNS = (
    Column(name="submission", label="รหัสผลงาน", other_names=("id", "ผลงาน", "ผลงานที่เลือก", "choice", "vote for")),
    Column(name="votes", label="คะแนนเสียง", other_names=("จำนวนคะแนนเสียง", "จำนวนโหวต", "คะแนนโหวต", "count")),
    Column(
        name="voter",
        label="รหัสผู้ลงคะแนน",
        other_names=("ผู้ลงคะแนน", "ผู้โหวต", "voter key", "email", "email address", "ที่อยู่อีเมล", "อีเมล"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteTable:
    """What a table holds: votes by submission, or ballots (then ``votes`` is empty), and what is wrong with its rows.

    A row with a finding is left out.
    """

    name: str
    votes: dict[str, int] = field(default_factory=dict)
    ballots: tuple[Ballot, ...] = ()
    is_ballots: bool = False
    findings: tuple[Finding, ...] = ()


def read_votes(path: Path, contest: Contest) -> VoteTable:
    """Reads a CSV or XLSX of tallies or of ballots.

    Findings: those of ``read_table``, COLUMN_MISSING, COLUMN_TWICE, CELL_MISSING, VOTE_FOR_UNKNOWN_SUBMISSION,
    VOTE_COUNT_NOT_UNDERSTOOD, VOTE_ROW_TWICE (a tally of the same submission again).
    """
    table = read_table(path)
    columns = match_columns(table.header, VOTE_COLUMNS, [("submission",), ("votes", "voter")], table=path.name)
    is_unread = any(finding.where.row == 0 for finding in table.findings)
    found = [*table.findings, *(() if is_unread else columns.findings)]
    if is_unread or any(finding.code is FindingCode.COLUMN_MISSING for finding in columns.findings):
        return VoteTable(name=path.name, findings=tuple(found))
    reading = _Reading(table, columns, contest)
    if "votes" in columns.positions:
        votes = dict(reading.tallies())
        return VoteTable(name=path.name, votes=votes, findings=(*found, *reading.findings))
    ballots = tuple(reading.ballots())
    return VoteTable(name=path.name, ballots=ballots, is_ballots=True, findings=(*found, *reading.findings))


class _Reading:
    """One pass over the rows that could be read."""

    def __init__(self, table: Table, columns: MatchedColumns, contest: Contest) -> None:
        flawed = {finding.where.row for finding in table.findings}
        self._rows = [row for row in table.body if row.number not in flawed]
        self._columns, self._table = columns, table.name
        self._names = _names_of(contest)
        self.findings: list[Finding] = []

    def tallies(self) -> Iterator[tuple[str, int]]:
        """Submission and votes of every row that is understood."""
        seen: set[str] = set()
        for row in self._rows:
            submission = self._submission(row)
            words = self._needed(row, "votes") if submission else ""
            count = whole_number_of(words.replace(",", "")) if words else None
            if words and count is None:
                self._find(FindingCode.VOTE_COUNT_NOT_UNDERSTOOD, row, "votes", value=words[:80])
            elif submission in seen:
                self._find(FindingCode.VOTE_ROW_TWICE, row, "submission")
            elif count is not None:
                seen.add(submission)
                yield submission, count

    def ballots(self) -> Iterator[Ballot]:
        """Every ballot that is understood. Voter keys that differ in capitals or blanks only are one voter."""
        for row in self._rows:
            voter, submission = self._needed(row, "voter"), ""
            if voter:
                submission = self._submission(row)
            if submission:
                yield Ballot(voter=spelling_key(voter), submission=submission, row=row.number)

    def _submission(self, row: Row) -> str:
        words = self._needed(row, "submission")
        known = self._names.get(spelling_key(arabic_digits(words)), "") if words else ""
        if words and not known:
            self._find(FindingCode.VOTE_FOR_UNKNOWN_SUBMISSION, row, "submission", submission=words[:80])
        return known

    def _needed(self, row: Row, name: str) -> str:
        words = self._columns.cell(row, name)
        if not words:
            self._find(FindingCode.CELL_MISSING, row, name)
        return words

    def _find(self, code: FindingCode, row: Row, name: str, **details: str) -> None:
        where = Place(table=self._table, row=row.number, column=name)
        self.findings.append(Finding(code=code, severity=Severity.WARNS, where=where, details=details))


def _names_of(contest: Contest) -> dict[str, str]:
    """Spelling -> id: an id wins over a number, a number over a title; a title that two share names neither."""
    names: dict[str, str] = {}
    for spellings in (
        [(one.id, one.id) for one in contest.submissions],
        [(str(one.number), one.id) for one in contest.submissions],
        [(title, one.id) for one in contest.submissions for title in {one.title.th, one.title.en} if title],
    ):
        fresh: dict[str, set[str]] = {}
        for spelling, submission in spellings:
            fresh.setdefault(spelling_key(arabic_digits(spelling)), set()).add(submission)
        for key, submissions in fresh.items():
            if len(submissions) == 1:
                names.setdefault(key, next(iter(submissions)))
    return names
