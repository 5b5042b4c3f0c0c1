"""Who scores what, as a table of judges × submissions, and what comes of it: loads, counts, islands.

Every judge's row is one number whose bits stand for the submissions, so that 200 judges × 5,000 submissions are
looked over in milliseconds. Sharing submissions out is ``scoring.assigning``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from judge_desktop.domain.contest import Assignment, Contest, Recusal, RecusalScope, Round


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentTable:
    """``rows[n]`` holds the submissions of ``judges[n]``: bit ``m`` stands for ``submissions[m]``."""

    judges: tuple[str, ...]
    submissions: tuple[str, ...]
    rows: tuple[int, ...]

    @property
    def whole(self) -> int:
        """The row of a judge who scores everything."""
        return (1 << len(self.submissions)) - 1

    @property
    def is_everything(self) -> bool:
        """True when everybody scores everything."""
        return all(row == self.whole for row in self.rows)

    def holds(self, judge: int, submission: int) -> bool:
        """Whether that judge (by place) scores that submission (by place)."""
        return bool(self.rows[judge] >> submission & 1)

    def with_rows(self, rows: Mapping[int, int]) -> AssignmentTable:
        """The table with other rows for some judges (by place)."""
        return replace(self, rows=tuple(rows.get(n, row) for n, row in enumerate(self.rows)))

    def assignments(self) -> tuple[Assignment, ...]:
        """As a round keeps them: none when everybody scores everything, else by judge and running order."""
        if self.is_everything:
            return ()
        return tuple(
            Assignment(judge=judge, submission=self.submissions[place])
            for judge, row in zip(self.judges, self.rows, strict=True)
            for place in places(row)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What comes of assignments and known recusals.

    ``loads``: judge -> scorecards to give; ``counts``: submission -> scorecards to expect. ``islands``: groups of
    judges and submissions that share nothing, empty while everything hangs together; a judge without a scorecard to
    give is no island.
    """

    loads: Mapping[str, int]
    counts: Mapping[str, int]
    islands: tuple[tuple[str, ...], ...]

    def below(self, minimum: int) -> tuple[str, ...]:
        """The submissions that too few judges score, in running order."""
        return tuple(submission for submission, count in self.counts.items() if count < minimum)


def empty_table(contest: Contest) -> AssignmentTable:
    """The voting judges in printed order and the finalists in running order; nobody scores anything."""
    judges = tuple(one.id for one in sorted(contest.panel.voting, key=lambda one: (one.order, one.id)))
    return AssignmentTable(
        judges=judges, submissions=tuple(one.id for one in contest.finalists), rows=(0,) * len(judges)
    )


def table_of(contest: Contest, round_: Round) -> AssignmentTable:
    """The assignments of a round; those of people without a vote or of submissions that are no finalists left out."""
    table = empty_table(contest)
    if not round_.assignments:
        return replace(table, rows=(table.whole,) * len(table.judges))
    bits = {one: 1 << place for place, one in enumerate(table.submissions)}
    rows = dict.fromkeys(table.judges, 0)
    for one in round_.assignments:
        if one.judge in rows:
            rows[one.judge] |= bits.get(one.submission, 0)
    return replace(table, rows=tuple(rows.values()))


def recused_rows(contest: Contest, recusals: Iterable[Recusal], judges: Sequence[str]) -> tuple[int, ...]:
    """For each of ``judges`` the finalists that a known recusal takes out, as bits."""
    recusals = tuple(recusals)
    if not recusals:
        return (0,) * len(judges)
    bit_of: dict[tuple[RecusalScope, str], int] = {}
    for place, one in enumerate(contest.finalists):
        bit_of[RecusalScope.SUBMISSION, one.id] = 1 << place
        category = (RecusalScope.CATEGORY, one.category)
        bit_of[category] = bit_of.get(category, 0) | 1 << place
    rows = dict.fromkeys(judges, 0)
    for recusal in recusals:
        if recusal.judge in rows:
            rows[recusal.judge] |= bit_of.get((recusal.scope, recusal.target), 0)
    return tuple(rows.values())


def coverage_of(contest: Contest, round_: Round, table: AssignmentTable | None = None) -> Coverage:
    """What comes of the assignments of a round (or of ``table``) less its known recusals."""
    table = table or table_of(contest, round_)
    recused = recused_rows(contest, round_.known_recusals, table.judges)
    return coverage(table, recused)


def coverage(table: AssignmentTable, recused: Sequence[int]) -> Coverage:
    """The same of a table and the recused bits of each judge."""
    rows = [row & ~out for row, out in zip(table.rows, recused, strict=True)]
    return Coverage(
        loads={judge: row.bit_count() for judge, row in zip(table.judges, rows, strict=True)},
        counts=dict(zip(table.submissions, column_counts(rows, len(table.submissions)), strict=True)),
        islands=_named_islands(table, rows),
    )


def column_counts(rows: Iterable[int], width: int) -> list[int]:
    """How many of the rows hold each bit: a counter for all columns at once, one number per binary digit."""
    planes: list[int] = []
    for row in rows:
        carry = row
        for place, plane in enumerate(planes):
            planes[place], carry = plane ^ carry, plane & carry
            if not carry:
                break
        if carry:
            planes.append(carry)
    texts = [f"{plane:0{width}b}"[::-1] for plane in planes]
    counts = [0] * width
    for place, text in enumerate(texts):
        for column, digit in enumerate(text):
            if digit == "1":
                counts[column] += 1 << place
    return counts


def islands(rows: Sequence[int]) -> list[tuple[list[int], int]]:
    """(judges by place, submissions as bits) of each group that hangs together; judges with an empty row in none."""
    groups: list[tuple[list[int], int]] = []
    for place, row in enumerate(rows):
        if not row:
            continue
        judges, bits, apart = [place], row, []
        for group in groups:
            if group[1] & bits:
                judges += group[0]
                bits |= group[1]
            else:
                apart.append(group)
        groups = [*apart, (sorted(judges), bits)]
    return sorted(groups)


def places(row: int) -> Iterator[int]:
    """The places of the bits that are set, from the lowest."""
    while row:
        lowest = row & -row
        yield lowest.bit_length() - 1
        row ^= lowest


def _named_islands(table: AssignmentTable, rows: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    """The islands by id; a submission that nobody scores is one by itself. None while there is only one."""
    found = islands(rows)
    alone = table.whole & ~sum_of_bits(rows)
    if len(found) + alone.bit_count() < 2:
        return ()
    named = [
        (*(table.judges[judge] for judge in judges), *(table.submissions[place] for place in places(bits)))
        for judges, bits in found
    ]
    return (*named, *((table.submissions[place],) for place in places(alone)))


def sum_of_bits(rows: Iterable[int]) -> int:
    """All bits that any row holds."""
    every = 0
    for row in rows:
        every |= row
    return every
