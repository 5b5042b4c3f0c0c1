"""Words of the chair's pages that several of them use: modes, roles, outcomes, what decided, places of findings.

Sentences of refusals and findings are ``config.phrases``; here they only get their place in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from judge_desktop.config import cell_words, result_words
from judge_desktop.config.i18n import Language, current_language, mark, tr, translator, trn
from judge_desktop.config.result_words import Ranked
from judge_desktop.config.thai_dates import BUDDHIST_ERA, format_date, format_time
from judge_desktop.domain.contest import Category, Contest, Method, Mode, Submission
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.merging import Outcome
from judge_desktop.domain.panel import Confirmation, Judge, Role
from judge_desktop.domain.rubric import Criterion
from judge_desktop.domain.view import Origin, WhyNotCounted
from judge_desktop.ui.chair.contest_wording import rule_words
from judge_desktop.ui.help.said import said_of_finding
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.tokens import Tone

_MODES = {Mode.OFFICIAL: mark("Official"), Mode.REHEARSAL: mark("Rehearsal")}
_ROLES = {
    Role.CHAIR: mark("Chair"),
    Role.JUDGE: mark("Judge"),
    Role.JUDGE_AND_SECRETARY: mark("Judge and secretary"),
    Role.SECRETARY: mark("Secretary"),
}
_CONFIRMATIONS = {
    Confirmation.UNHEARD: mark("Not confirmed by voice"),
    Confirmation.VOICE: mark("Confirmed by voice"),
    Confirmation.PAPER: mark("Confirmed on paper"),
}
_OUTCOMES = {
    Outcome.ACCEPTED: (mark("Counted"), Shape.TICK, Tone.OK),
    Outcome.ALREADY_PRESENT: (mark("Same as before"), Shape.TICK, Tone.NEUTRAL),
    Outcome.SUPERSEDED: (mark("Kept, a newer one counts"), Shape.TICK, Tone.NEUTRAL),
    Outcome.FORK: (mark("Two versions, not counted"), Shape.TRIANGLE, Tone.WARN),
    Outcome.AWAITING_CONFIRMATION: (mark("Waiting for confirmation"), Shape.TRIANGLE, Tone.WARN),
    Outcome.LATE: (mark("Late, not counted"), Shape.TRIANGLE, Tone.WARN),
    Outcome.REFUSED: (mark("Refused"), Shape.OCTAGON, Tone.BAD),
}
_WHY_NOT = {
    WhyNotCounted.OLDER_REVISION: mark("Replaced by a later revision"),
    WhyNotCounted.EARLIER_KEY: mark("Replaced by another computer of the same judge"),
    WhyNotCounted.FORK: mark("One of two versions, not counted"),
    WhyNotCounted.NOT_CHOSEN: mark("The other version was chosen"),
    WhyNotCounted.AWAITING_CONFIRMATION: mark("Waiting for confirmation"),
    WhyNotCounted.SET_ASIDE: mark("Set aside"),
    WhyNotCounted.LATE: mark("Came after the round was closed"),
    WhyNotCounted.NOT_ACCEPTED: mark("Does not fit the present package"),
}
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MANY, _FEW = 20, 12
"""A sentence names so many things; of more only the first few."""


def mode_words(mode: Mode | None) -> str:
    """Official or rehearsal; before the first package nothing is settled."""
    return tr(_MODES[mode]) if mode is not None else tr("Being prepared")


def role_words(role: Role) -> str:
    """What a person is on the panel."""
    return tr(_ROLES[role])


def confirmation_words(confirmation: Confirmation) -> str:
    """How a key was tied to its person."""
    return tr(_CONFIRMATIONS[confirmation])


def outcome_words(outcome: Outcome) -> tuple[str, Shape, Tone]:
    """What became of a file: words, shape and tone."""
    words, shape, tone = _OUTCOMES[outcome]
    return tr(words), shape, tone


def why_not_words(why: WhyNotCounted | None) -> str:
    """Why a received file does not count; counted when there is no reason."""
    return tr(_WHY_NOT[why]) if why is not None else tr("Counted")


def origin_words(origin: Origin) -> str:
    """Where a scorecard comes from."""
    return cell_words.origin_words(origin, translator(current_language()))


def method_words(method: Method) -> str:
    """How scorecards are combined."""
    return result_words.method_words(method, translator(current_language()))


def decided_by_words(standing: Ranked, contest: Contest, method: Method) -> str:
    """What put a submission before the next one."""
    criteria = {one.id: criterion_words(one) for rubric in contest.rubrics for one in rubric.criteria}
    return result_words.decided_by_words(standing, method, translator(current_language()), criteria)


def name_of(judge: Judge | None, otherwise: str = "") -> str:
    """Title and name in the language of the windows."""
    return judge.full_name(_language()) if judge is not None else otherwise


def title_of(submission: Submission | None, otherwise: str = "") -> str:
    """The title in the language of the windows."""
    return submission.title.in_language(_language()) if submission is not None else otherwise


def numbered_title(submission: Submission) -> str:
    """Running number and title."""
    return f"{submission.number}  {title_of(submission)}"


def category_words(category: Category) -> str:
    """The name of a category without the English name that a Thai one repeats in brackets."""
    name = category.name.in_language(_language())
    return name.removesuffix(f" ({category.name.en})") if category.name.en else name


def criterion_words(criterion: Criterion) -> str:
    """The short name of a criterion in the language of the windows."""
    return criterion.short_name(_language())


def numbers_of(contest: Contest, submissions: Iterable[str]) -> str:
    """Running numbers, from the smallest: “3, 5, 12”; of very many only the first: “1–20, 25 and 4,000 more”."""
    known = (contest.submission(one) for one in submissions)
    numbers = sorted(one.number for one in known if one is not None)
    if len(numbers) <= _MANY:
        return ", ".join(str(number) for number in numbers)
    runs = _runs_of(numbers)
    shown = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs[:_FEW]]
    return shortened(shown, sum(len(run) for run in runs[_FEW:]))


def _runs_of(numbers: Iterable[int]) -> list[list[int]]:
    """Sorted numbers in groups without a gap; two neighbours are said one by one."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        elif not runs or number != runs[-1][-1]:
            runs.append([number])
    return [part for run in runs for part in ([run] if len(run) > 2 else [[one] for one in run])]


def few_of(parts: Iterable[str], between: str = ", ") -> str:
    """Parts of a sentence one after another; of very many only the first, and how many more there are."""
    every = tuple(parts)
    if len(every) <= _MANY:
        return between.join(every)
    return shortened(every[:_FEW], len(every) - _FEW, between)


def shortened(shown: Iterable[str], more: int, between: str = ", ") -> str:
    """What is shown of a list, and how many more there are."""
    words = between.join(shown)
    return trn("{shown} and {n} more", "{shown} and {n} more", more, shown=words) if more else words


def figure(value: Decimal) -> str:
    """A score without needless zeros."""
    return f"{value.normalize():f}"


def day(when: date, *, short: bool = False) -> str:
    """A date in words, in the Buddhist era when the windows are Thai."""
    return format_date(when, _language(), short=short)


def short_day(when: date) -> str:
    """The same with the month shortened: 15 พ.ย. 2565, 15 Nov 2022."""
    year = when.year + BUDDHIST_ERA if current_language() is Language.TH else when.year
    return f"{format_date(when, _language(), short=True)} {year}"


def clock(iso: str) -> str:
    """Day and time of day in an ISO text."""
    when = datetime.fromisoformat(iso)
    return f"{format_date(when.date(), _language(), short=True)} {format_time(when, _language())}"


def finding_words(finding: Finding) -> str:
    """The sentence of a finding, its dates in words."""
    details = {name: _in_words(name, value) for name, value in finding.details.items()}
    return said_of_finding(replace(finding, details=details))


def place_words(finding: Finding, contest: Contest | None = None) -> str:
    """Where a finding belongs, in words: table, row and column, submission, judge. A field that is in no table is not
    named: it has its name only in the program, and the sentence of the finding says which one is meant.
    """
    where = finding.where
    submission = contest.submission(where.submission) if contest is not None else None
    judge = contest.panel.judge(where.judge) if contest is not None else None
    category = contest.category(where.category) if contest is not None else None
    parts = [where.table]
    if where.row:
        parts.append(tr("row {n}", n=where.row))
    if where.column and (where.table or where.row):
        parts.append(where.column)
    parts.append(category_words(category) if category is not None else where.category)
    parts.append(numbered_title(submission) if submission is not None else where.submission)
    parts.append(name_of(judge, where.judge))
    return " · ".join(part for part in parts if part)


def short_names(judges: Sequence[Judge]) -> dict[str, str]:
    """Judge -> the Thai first name or the English surname alone where nobody else has it, for narrow columns."""
    place = 0 if current_language() is Language.TH else -1
    short = {one.id: one.name.in_language(_language()).split()[place] for one in judges}
    taken = list(short.values())
    return {one.id: short[one.id] if taken.count(short[one.id]) == 1 else name_of(one) for one in judges}


def size_words(size: int) -> str:
    """A file size."""
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{max(1, round(size / 1000))} kB"


def _in_words(name: str, value: str | int) -> str | int:
    """A detail of a finding as people say it: dates in words, rules by the label of their field."""
    if name == "setting" and isinstance(value, str):
        return rule_words(value)
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        return day(date.fromisoformat(value))
    return value


def _language() -> str:
    return current_language().value
