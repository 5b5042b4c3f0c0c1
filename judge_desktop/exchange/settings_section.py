"""One table of a settings file, read key by key with the type each key must have.

What is wrong becomes a finding that names the setting; which keys there are is ``contest_toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from itertools import zip_longest
from pathlib import Path
from typing import TypeVar

from judge_desktop.config.thai import arabic_digits
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.domain.text import Text
from judge_desktop.exchange.cell_values import cleaned, date_of, decimal_of
from judge_desktop.exchange.reading import opened

MAX_FILE_BYTES = 2**20
LARGEST_NUMBER = 10**6

_Kind = TypeVar("_Kind", bound=StrEnum)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?: ?น\.)?")


class Section:
    """A table of the file. Every reader takes a key, remembers it as known, and answers a default when it is wrong."""

    def __init__(self, file: str, table: Mapping[str, object], path: str = "") -> None:
        self.findings: list[Finding] = []
        self._file = file
        self._table = table
        self._path = path
        self._known: set[str] = set()
        self._parts: list[Section] = []

    def string(self, key: str, default: str = "") -> str:
        """Text, or a whole number taken as text."""
        value = self._value(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, str):
            return cleaned(value)
        return self._otherwise(key, value, default)

    def needed_string(self, key: str) -> str:
        """Text that must be there: SETTING_MISSING when it is not."""
        text = self.string(key)
        if not text and self._value(key) in (None, ""):
            self._find(FindingCode.SETTING_MISSING, key)
        return text

    def text(self, key: str) -> Text:
        """The Thai and English forms ``key_th`` and ``key_en``."""
        return Text(th=self.string(f"{key}_th"), en=self.string(f"{key}_en"))

    def texts(self, key: str) -> tuple[Text, ...]:
        """Two lists of equal meaning, ``key_th`` and ``key_en``; the shorter one is filled with nothing."""
        pairs = zip_longest(self._strings(f"{key}_th"), self._strings(f"{key}_en"), fillvalue="")
        return tuple(Text(th=th, en=en) for th, en in pairs)

    def integer(self, key: str, default: int, lowest: int = 0, highest: int = LARGEST_NUMBER) -> int:
        """A whole number within limits, both inclusive."""
        value = self._value(key)
        if isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= highest:
            return value
        return self._otherwise(key, value, default)

    def decimal(self, key: str) -> Decimal | None:
        """An exact number, written as text or as a number."""
        value = self._value(key)
        if isinstance(value, str | int | Decimal) and not isinstance(value, bool):
            number = decimal_of(f"{value:f}" if isinstance(value, Decimal) else str(value))
            return self._otherwise(key, value, None) if number is None else number
        return self._otherwise(key, value, None)

    def needed_decimal(self, key: str) -> Decimal:
        """An exact number that must be there: SETTING_MISSING when it is not."""
        if self._value(key) is None:
            self._find(FindingCode.SETTING_MISSING, key)
        return self.decimal(key) or Decimal(0)

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        value = self._value(key)
        return value if isinstance(value, bool) else self._otherwise(key, value, default)

    def day(self, key: str) -> date | None:
        """A date of TOML, or one as people write it, in either era."""
        value = self._value(key)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return date_of(value.isoformat()) or self._otherwise(key, value, None)
        if isinstance(value, str):
            return date_of(value) or self._otherwise(key, value, None)
        return self._otherwise(key, value, None)

    def needed_day(self, key: str) -> date | None:
        """A date that must be there: SETTING_MISSING when it is not."""
        if self._value(key) is None:
            self._find(FindingCode.SETTING_MISSING, key)
        return self.day(key)

    def clock(self, key: str) -> time | None:
        """A time of TOML, or text as 10:00 or 10.00."""
        value = self._value(key)
        if isinstance(value, time):
            return value
        match = _CLOCK.fullmatch(arabic_digits(value.strip())) if isinstance(value, str) else None
        if match is not None and int(match[1]) < 24 and int(match[2]) < 60 and int(match[3] or 0) < 60:
            return time(int(match[1]), int(match[2]), int(match[3] or 0))
        return self._otherwise(key, value, None)

    def needed_clock(self, key: str) -> time | None:
        """A time that must be there: SETTING_MISSING when it is not."""
        if self._value(key) is None:
            self._find(FindingCode.SETTING_MISSING, key)
        return self.clock(key)

    def choice(self, key: str, default: _Kind) -> _Kind:
        """One of the words of an enumeration, that of ``default``."""
        value = self._value(key)
        kind = type(default)
        if isinstance(value, str) and value in [one.value for one in kind]:
            return kind(value)
        return self._otherwise(key, value, default)

    def choices(self, key: str, default: tuple[_Kind, ...]) -> tuple[_Kind, ...]:
        """Several different words of an enumeration, in order."""
        value = self._value(key)
        kind = type(default[0])
        words = [one.value for one in kind]
        if isinstance(value, list) and all(one in words for one in value) and len(set(value)) == len(value):
            return tuple(kind(one) for one in value)
        return self._otherwise(key, value, default)

    def part(self, key: str) -> Section:
        """The table under ``key``, empty when it is not there."""
        value = self._value(key)
        table = value if isinstance(value, dict) else self._otherwise(key, value, {})
        return self._opened(table, key)

    def parts(self, key: str) -> list[Section]:
        """The tables under ``key`` in their order; a single table counts as one."""
        value = self._value(key)
        if isinstance(value, dict):
            return [self._opened(value, key)]
        if isinstance(value, list) and all(isinstance(one, dict) for one in value):
            return [self._opened(one, f"{key}[{number}]") for number, one in enumerate(value, start=1)]
        return self._otherwise(key, value, [])

    def refuse(self, key: str) -> None:
        """Says that the value of ``key`` does not fit, for reasons only the caller knows."""
        self._find(FindingCode.SETTING_NOT_UNDERSTOOD, key)

    def pass_over(self, *keys: str) -> None:
        """Takes keys as known without reading them."""
        self._known.update(keys)

    def all_findings(self) -> tuple[Finding, ...]:
        """What was wrong here and in every part that was opened, and every key that nobody asked for."""
        own = list(self.findings)
        own += [self._finding(FindingCode.SETTING_NOT_UNDERSTOOD, key) for key in self._table if key not in self._known]
        return (*own, *(finding for part in self._parts for finding in part.all_findings()))

    def _value(self, key: str) -> object:
        self._known.add(key)
        return self._table.get(key)

    def _strings(self, key: str) -> list[str]:
        value = self._value(key)
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return [cleaned(one) for one in value]
        return self._otherwise(key, value, [])

    def _opened(self, table: Mapping[str, object], key: str) -> Section:
        part = Section(self._file, table, self._named(key))
        self._parts.append(part)
        return part

    def _otherwise(self, key: str, value: object, default: _Default) -> _Default:
        """The default; with a finding unless the key is simply not there."""
        if value is not None:
            self._find(FindingCode.SETTING_NOT_UNDERSTOOD, key)
        return default

    def _find(self, code: FindingCode, key: str) -> None:
        self.findings.append(self._finding(code, key))

    def _finding(self, code: FindingCode, key: str) -> Finding:
        where = Place(table=self._file, column=self._named(key))
        return Finding(code=code, severity=Severity.BLOCKS, where=where, details={"setting": self._named(key)})

    def _named(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key


_Default = TypeVar("_Default")
_UNREAD = {Code.FILE_NOT_FOUND: FindingCode.FILE_MISSING, Code.FILE_NOT_READABLE: FindingCode.FILE_NOT_READABLE}


def read_settings(path: Path) -> Section | Finding:
    """The whole settings file, or the finding why it cannot be read.

    FILE_MISSING, FILE_NOT_READABLE, SETTINGS_UNREADABLE (``line``).
    """
    try:
        with opened(path) as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except JudgeDesktopError as refused:
        return _unreadable(path, _UNREAD[refused.code])
    if len(content) > MAX_FILE_BYTES:
        return _unreadable(path, FindingCode.SETTINGS_UNREADABLE, content.count(b"\n") + 1)
    try:
        return Section(path.name, tomllib.loads(content.decode("utf-8-sig"), parse_float=Decimal))
    except UnicodeDecodeError as broken:
        return _unreadable(path, FindingCode.SETTINGS_UNREADABLE, content[: broken.start].count(b"\n") + 1)
    except tomllib.TOMLDecodeError as broken:
        said = re.search(r"at line (\d+)", str(broken))
        line = int(said[1]) if said else content.count(b"\n") + 1
        return _unreadable(path, FindingCode.SETTINGS_UNREADABLE, line)
    except (RecursionError, ValueError, ArithmeticError):
        return _unreadable(path, FindingCode.SETTINGS_UNREADABLE, 1)


def _unreadable(path: Path, code: FindingCode, line: int = 0) -> Finding:
    details: dict[str, str | int] = {"file": path.name} | ({"line": line} if line else {})
    where = Place(table=path.name, row=line)
    return Finding(code=code, severity=Severity.BLOCKS, where=where, details=details)
