"""Which column of a table is which: English names, Thai labels, or both as ``รหัสผลงาน (id)``.

Reading the cells is ``spreadsheets``; what the columns of a contest folder are called is ``contest_tables``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.exchange.cell_values import spelling_key
from judge_desktop.exchange.spreadsheets import Row

_BOTH_NAMES = re.compile(r"(.*?)\s*[(（]([^()（）]*)[)）]", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A known column: its English name, its Thai label, what else people call it. ``width`` in characters.

    ``choices`` are offered in the cells of a written table; other words may be typed.
    """

    name: str
    label: str
    other_names: tuple[str, ...] = ()
    width: int = 16
    choices: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The header cell of a written table."""
        return f"{self.label} ({self.name})"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedColumns:
    """Where the known columns stand (index from 0), the titles of the others, and what is wrong with the header."""

    positions: Mapping[str, int]
    extra: tuple[tuple[int, str], ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    def cell(self, row: Row, name: str) -> str:
        """The text in that column, "" when the table lacks the column or the row is short."""
        return row.cell(self.positions.get(name, len(row.cells)))

    def extra_fields(self, row: Row) -> tuple[tuple[str, str], ...]:
        """Title and text of the unknown columns that are not empty in this row."""
        return tuple((title, row.cell(index)) for index, title in self.extra if row.cell(index))


def match_columns(
    header: Row | None,
    columns: Sequence[Column],
    needed: Sequence[tuple[str, ...]] = (),
    wished: Sequence[tuple[str, ...]] = (),
    table: str = "",
) -> MatchedColumns:
    """Finds the known columns in a header row.

    Of each tuple in ``needed`` (``wished``) at least one column must be there, otherwise COLUMN_MISSING blocks
    (warns) and names the first of them. A column that stands there twice is COLUMN_TWICE, its first place counts; an
    unknown one without a title is passed over.
    """
    positions: dict[str, int] = {}
    extra: list[tuple[int, str]] = []
    findings: list[Finding] = []
    names = _names(columns)
    for index, title in enumerate(header.cells if header else ()):
        name = _known_name(title, names)
        if name is None:
            extra += [(index, title)] if title else []
        elif name in positions:
            findings.append(_about(FindingCode.COLUMN_TWICE, Severity.BLOCKS, table, header, name))
        else:
            positions[name] = index
    for severity, groups in ((Severity.BLOCKS, needed), (Severity.WARNS, wished)):
        lacking = [group[0] for group in groups if not positions.keys() & set(group)]
        findings += [_about(FindingCode.COLUMN_MISSING, severity, table, header, name) for name in lacking]
    return MatchedColumns(positions=positions, extra=tuple(extra), findings=tuple(findings))


def fitting(columns: Sequence[Column], needed: Sequence[str]) -> Callable[[Sequence[str]], int]:
    """How many of the columns a header has; 0 when one of the needed is not among them."""

    def fits(header: Sequence[str]) -> int:
        found = match_columns(Row(1, tuple(header)), columns).positions
        return len(found) if set(needed) <= found.keys() else 0

    return fits


def _names(columns: Sequence[Column]) -> dict[str, str]:
    """Spelling → English name of the column; an English name wins over a label, a label over another name."""
    names: dict[str, str] = {}
    for spellings in (
        [(column.name, column.name) for column in columns],
        [(column.label, column.name) for column in columns],
        [(other, column.name) for column in columns for other in column.other_names],
    ):
        for spelling, name in spellings:
            names.setdefault(spelling_key(spelling), name)
    return names


def _known_name(title: str, names: Mapping[str, str]) -> str | None:
    """The column's name for ``id``, ``รหัสผลงาน``, ``รหัสผลงาน (id)`` and ``id (รหัสผลงาน)``."""
    whole = names.get(spelling_key(title))
    both = _BOTH_NAMES.fullmatch(title)
    if whole is not None or both is None:
        return whole
    outer, inner = names.get(spelling_key(both[1])), names.get(spelling_key(both[2]))
    if inner is not None and (inner == outer or spelling_key(inner) == spelling_key(both[2])):
        return inner
    return None


def _about(code: FindingCode, severity: Severity, table: str, header: Row | None, name: str) -> Finding:
    where = Place(table=table, row=header.number if header else 1, column=name)
    return Finding(code=code, severity=severity, where=where, details={"column": name})
