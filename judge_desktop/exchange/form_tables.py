"""A table as a form service exports it, brought into one shape: one title for each column, one row for each answer.

Some services write a second header row with the choices of a question, one column for each choice: such columns are
put together. Which column is what is ``form_columns``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from judge_desktop.domain.findings import Finding
from judge_desktop.exchange.cell_values import spelling_key
from judge_desktop.exchange.spreadsheets import Row, Table

SAMPLES = 3
MOST_MERGED = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTable:
    """``titles`` by column, the answers, the range of merged cells each merged cell takes its value from."""

    name: str
    titles: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = ()
    merged_from: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    @property
    def is_unread(self) -> bool:
        """True when nothing of the file could be read."""
        return any(finding.where.row == 0 for finding in self.findings)

    def values(self, column: int) -> list[str]:
        """What is not empty in a column."""
        return [text for row in self.rows if (text := row.cell(column))]

    def samples(self, column: int) -> tuple[str, ...]:
        """The first different values of a column."""
        return tuple(list(dict.fromkeys(" ".join(text.split()) for text in self.values(column)))[:SAMPLES])


def form_table(table: Table) -> FormTable:
    """The table with the title of each column in one line, every title once."""
    header, body = table.header, table.body
    if header is None:
        return FormTable(name=table.name, findings=table.findings)
    width = max([len(header.cells), *(len(row.cells) for row in body)])
    titles = [" ".join(header.cell(column).split()) for column in range(width)]
    if body and _is_second_header(body[0], titles):
        titles, body = _joined(titles, body[1:])
    return FormTable(
        name=table.name,
        titles=_told_apart(titles),
        rows=tuple(body),
        findings=table.findings,
        merged_from=_merged_from(table, header, width),
    )


def _is_second_header(row: Row, titles: Sequence[str]) -> bool:
    """A row of choices under the questions: what the service writes of itself has nothing there."""
    filled = [spelling_key(text) for text in row.cells if text]
    service = [
        column for column, title in enumerate(titles) if spelling_key(title) in ("respondent id", "collector id")
    ]
    return bool(service and filled) and not any(row.cell(column) for column in service)


def _joined(titles: Sequence[str], rows: Sequence[Row]) -> tuple[list[str], tuple[Row, ...]]:
    """Columns without a title belong to the question before them; their answers are put together with semicolons."""
    groups: list[list[int]] = []
    for column, title in enumerate(titles):
        if title or not groups:
            groups.append([column])
        else:
            groups[-1].append(column)
    joined = [
        Row(row.number, tuple(";".join(text for column in group if (text := row.cell(column))) for group in groups))
        for row in rows
    ]
    return [titles[group[0]] for group in groups], tuple(joined)


def _told_apart(titles: Sequence[str]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    told: list[str] = []
    for title in titles:
        seen[title] += 1
        told.append(f"{title} ({seen[title]})" if title and seen[title] > 1 else title)
    return tuple(told)


def _merged_from(table: Table, header: Row, width: int) -> dict[tuple[int, int], tuple[int, int]]:
    """(row, column) -> (row, column) of the cell that holds the value, for merged cells below the header.

    Only cells of rows that are there, and no more than a person can have merged: a few bytes can claim a whole sheet.
    """
    numbers = [row.number for row in table.body]
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for first_row, first_column, last_row, last_column in table.merged:
        if first_row <= header.number:
            continue
        for row in numbers[bisect_left(numbers, first_row) : bisect_right(numbers, last_row)]:
            for column in range(first_column, min(last_column, width - 1) + 1):
                found.setdefault((row, column), (first_row, first_column))
            if len(found) > MOST_MERGED:
                return found
    return found


def clean_title(title: str) -> str:
    """A title without the number of its question, the star of a required one and the colon at its end."""
    plain = re.sub(r"^\s*(?:ข้อ(?:ที่)?\s*)?[(]?[0-9๐-๙]{1,2}(?:[.][0-9๐-๙]{1,2})*[.):]\s*", "", title)
    return plain.strip().rstrip("*:：?").strip()
