"""A contest held again: what stays from one edition to the next, what goes, and where its dates move to.

Pure: the new name, year and edition are told from outside; ``proposed`` only suggests them. Keeping the outcome is
``workflow.begin_contest``.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from judge_desktop.domain.contest import Contest, Round
from judge_desktop.domain.panel import Judge
from judge_desktop.domain.schedule import TimelineEntry
from judge_desktop.domain.text import Text

_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_THAI_ZERO = ord("๐")
_BUDDHIST_ERA = 543
_FIRST_BUDDHIST_YEAR = 2343


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What a contest is called and which one it is."""

    name: Text
    year: str = ""
    edition: str = ""


def year_of(written: str) -> int | None:
    """The Christian year in “2566/2023”, “พ.ศ. ๒๕๖๖” or “2023”; None without one of four digits."""
    found = _YEAR.search(written)
    if found is None:
        return None
    year = int(found[0])
    return year - _BUDDHIST_ERA if year >= _FIRST_BUDDHIST_YEAR else year


def years_between(before: str, after: str) -> int:
    """How many years lie between two written years; 0 when one of them cannot be read."""
    first, second = year_of(before), year_of(after)
    return second - first if first is not None and second is not None else 0


def proposed(contest: Contest, years: int) -> Naming:
    """What the edition ``years`` later would be called: years in the name and the year go on, so does the edition."""
    name = Text(th=_later(contest.name.th, years), en=_later(contest.name.en, years))
    edition = _NUMBER.sub(lambda found: _raised(found[0], years), contest.edition, count=1)
    return Naming(name=name, year=_later(contest.year, years), edition=edition)


def next_edition(contest: Contest, contest_id: str, naming: Naming) -> Contest:
    """The contest to be held again under ``contest_id``.

    Rubrics, texts, categories, rules and rounds stay, and the panel with titles, positions, order and known keys;
    appointments are of one year, and so is who may act for the chair. Submissions, what was planned for them,
    assignments and known recusals go. Every date moves by the years between the two editions (29 February becomes
    28 February where there is none).
    """
    moved = _mover(years_between(contest.year, naming.year))
    rules = contest.eligibility
    return replace(
        contest,
        id=contest_id,
        name=naming.name,
        year=naming.year,
        edition=naming.edition,
        eligibility=replace(
            rules,
            reference_date=moved(rules.reference_date),
            applications_open=moved(rules.applications_open),
            applications_close=moved(rules.applications_close),
        ),
        submissions=(),
        deputies=(),
        panel=replace(contest.panel, judges=tuple(map(_without_appointment, contest.panel.judges))),
        rounds=tuple(_round(one, moved) for one in contest.rounds),
        timeline=tuple(_entry(one, moved) for one in contest.timeline),
    )


_Mover = Callable[[date | None], date | None]


def _mover(years: int) -> _Mover:
    def moved(day: date | None) -> date | None:
        if day is None:
            return None
        year = day.year + years
        if not date.min.year <= year <= date.max.year:
            return day
        return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) and not isleap(year) else day.day)

    return moved


def _round(one: Round, moved: _Mover) -> Round:
    """The round with its day, its lengths and its breaks, and nothing about anybody's submission."""
    schedule = replace(one.schedule, day=moved(one.schedule.day), slots=(), lot="")
    return replace(one, schedule=schedule, assignments=(), known_recusals=())


def _entry(entry: TimelineEntry, moved: _Mover) -> TimelineEntry:
    return replace(entry, starts_on=moved(entry.starts_on) or entry.starts_on, ends_on=moved(entry.ends_on))


def _without_appointment(judge: Judge) -> Judge:
    return replace(judge, appointment="")


def _later(text: str, years: int) -> str:
    """The text with every year in it raised, in the digits it is written in."""
    return _YEAR.sub(lambda found: _raised(found[0], years), text)


def _raised(number: str, by: int) -> str:
    raised = str(max(0, int(number) + by))
    if number.isascii():
        return raised
    return "".join(chr(_THAI_ZERO + int(digit)) for digit in raised)
