"""Writing ``contest.toml``: a contest's settings as a person edits them. Reading them back is ``contest_toml``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, time
from decimal import Decimal

from judge_desktop.domain.contest import AwardLevel, Category, Contest, Eligibility, Round, Rules
from judge_desktop.domain.letterhead import Letterhead
from judge_desktop.domain.rubric import Criterion, Level, Rubric
from judge_desktop.domain.schedule import TimelineEntry
from judge_desktop.domain.text import Text
from judge_desktop.exchange.cell_values import cleaned
from judge_desktop.exchange.letterhead_settings import logo_name, signatory_values
from judge_desktop.scoring.validation import canonical

Value = str | bool | int | Decimal | date | time | list[str] | None


def contest_toml(contest: Contest) -> str:
    """The text of ``contest.toml`` for everything but submissions and panel. What is not given is left out."""
    lines: list[str] = []
    lines += _table("contest", _about(contest))
    lines += _letterhead(contest.letterhead)
    lines += _table("eligibility", _eligibility(contest.eligibility))
    lines += _table("rules", _rules(contest.rules))
    for applicant_type in contest.applicant_types:
        lines += _table("applicant_type", _text("name", applicant_type), repeated=True)
    for entry in contest.timeline:
        lines += _table("timeline", _timeline_entry(entry), repeated=True)
    for category in contest.categories:
        lines += _category(category)
    for one in contest.rounds:
        lines += _round(one)
    for rubric in contest.rubrics:
        lines += _rubric(rubric, alone=len(contest.rubrics) == 1)
    return "\n".join(lines).lstrip("\n") + "\n"


_Values = Iterable[tuple[str, Value]]


def rubric_toml(rubric: Rubric) -> str:
    """One rubric by itself, as ``read_rubric`` reads it."""
    return "\n".join(_rubric(rubric, alone=True)) + "\n"


def _about(contest: Contest) -> Iterator[tuple[str, Value]]:
    yield from _text("name", contest.name)
    yield from (("edition", contest.edition), ("year", contest.year))
    yield from _text("organiser", contest.organiser)
    yield from _text("contact", contest.contact)
    yield from _text("description", contest.description)
    yield from _texts("objectives", contest.objectives)
    yield ("popular_vote", contest.popular_vote)


def _letterhead(letterhead: Letterhead) -> Iterator[str]:
    if letterhead.logo:
        yield from _table("letterhead", [("logo", logo_name(letterhead))])
    for signatory in letterhead.signatories:
        yield from _table("signatory", signatory_values(signatory), repeated=True)


def _eligibility(eligibility: Eligibility) -> Iterator[tuple[str, Value]]:
    yield ("reference_date", eligibility.reference_date)
    yield ("minimum_months", eligibility.minimum_months)
    yield ("applications_open", eligibility.applications_open)
    yield ("applications_close", eligibility.applications_close)
    yield from _text("concept", eligibility.concept)


def _rules(rules: Rules) -> Iterator[tuple[str, Value]]:
    yield ("method", rules.method.value)
    yield ("decimals", rules.decimals)
    yield ("severity_penalty", rules.severity_penalty)
    yield ("minimum_scorecards", rules.minimum_scorecards)
    yield ("quorum_percent", rules.quorum_percent)
    yield ("tie_break_ladder", [step.value for step in rules.tie_break_ladder])
    yield ("recusal_scope", rules.recusal_scope.value)
    yield ("chair_may_judge", rules.chair_may_judge)
    yield ("comment_required", rules.comment_required)
    yield ("comment_minimum", rules.comment_minimum)
    yield ("discussion_spread", rules.discussion_spread)
    yield ("minimum_award_score", rules.minimum_award_score)
    yield ("no_award_possible", rules.no_award_possible)
    yield ("joint_award_possible", rules.joint_award_possible)
    yield ("several_categories_possible", rules.several_categories_possible)
    yield ("blind", rules.blind)


def _timeline_entry(entry: TimelineEntry) -> Iterator[tuple[str, Value]]:
    yield ("id", entry.id)
    yield from _text("name", entry.name)
    yield from (("starts_on", entry.starts_on), ("ends_on", entry.ends_on))
    yield from (("from_time", entry.from_time), ("to_time", entry.to_time))
    yield from _text("remark", entry.remark)


def _category(category: Category) -> Iterator[str]:
    values: list[tuple[str, Value]] = [("id", category.id), *_text("name", category.name)]
    yield from _table("category", [*values, ("rubric", category.rubric), ("awards", category.awards)], repeated=True)
    for level in category.award_levels:
        yield from _table("category.award_levels", _award_level(level), repeated=True)


def _award_level(level: AwardLevel) -> _Values:
    return [("id", level.id), *_text("name", level.name), ("lowest", level.lowest)]


def _round(one: Round) -> Iterator[str]:
    plan = one.schedule
    days: list[tuple[str, Value]] = [("day", plan.day), ("starts_at", plan.starts_at), ("ends_at", plan.ends_at)]
    minutes: list[tuple[str, Value]] = [
        ("talk_minutes", plan.talk_minutes),
        ("question_minutes", plan.question_minutes),
        *([("lot", plan.lot)] if plan.lot else []),
    ]
    yield from _table("round", [("id", one.id), *_text("name", one.name), *days, *minutes], repeated=True)
    for pause in plan.breaks:
        times: list[tuple[str, Value]] = [("starts_at", pause.starts_at), ("ends_at", pause.ends_at)]
        yield from _table("round.break", [*_text("name", pause.name), *times], repeated=True)
    for slot in plan.slots:
        place: list[tuple[str, Value]] = [("submission", slot.submission), ("starts_at", slot.starts_at)]
        lengths: list[tuple[str, Value]] = [
            ("talk_minutes", slot.talk_minutes),
            ("question_minutes", slot.question_minutes),
            *([("pinned", True)] if slot.pinned else []),
        ]
        yield from _table("round.slot", place + lengths, repeated=True)
    for task in one.assignments:
        pair: list[tuple[str, Value]] = [("judge", task.judge), ("submission", task.submission)]
        yield from _table("round.assignment", pair, repeated=True)
    for recusal in one.known_recusals:
        interest: list[tuple[str, Value]] = [
            ("judge", recusal.judge),
            ("scope", recusal.scope.value),
            ("target", recusal.target),
            ("ground", recusal.ground.value),
            ("reason", recusal.reason),
        ]
        yield from _table("round.known_recusal", interest, repeated=True)


def _rubric(rubric: Rubric, alone: bool) -> Iterator[str]:
    """``alone``: the only rubric needs no name in its criteria."""
    head: list[tuple[str, Value]] = [("id", rubric.id), ("version", rubric.version), ("total", rubric.total)]
    yield from _table("rubric", head, repeated=not alone)
    owner: list[tuple[str, Value]] = [] if alone else [("rubric", rubric.id)]
    for group in rubric.groups:
        yield from _table("group", [("id", group.id), *_text("name", group.name), *owner], repeated=True)
    for criterion in rubric.criteria:
        yield from _table("criterion", [*_criterion(criterion), *owner], repeated=True)
        for level in criterion.levels:
            yield from _table("criterion.levels", _level(level), repeated=True)


def _criterion(criterion: Criterion) -> Iterator[tuple[str, Value]]:
    yield ("id", criterion.id)
    yield from _text("name", criterion.name)
    yield from (("full_mark", criterion.full_mark), ("step", criterion.step))
    yield from (("group", criterion.group), ("required", criterion.required))
    yield from _texts("guidelines", criterion.guidelines)


def _level(level: Level) -> _Values:
    return [("lowest", level.lowest), *_text("name", level.name), *_text("description", level.description)]


def _text(key: str, text: Text) -> list[tuple[str, Value]]:
    return [(f"{key}_th", text.th), (f"{key}_en", text.en)]


def _texts(key: str, texts: tuple[Text, ...]) -> list[tuple[str, Value]]:
    return [(f"{key}_th", [text.th for text in texts]), (f"{key}_en", [text.en for text in texts])]


def _table(name: str, values: _Values, repeated: bool = False) -> list[str]:
    written = [f"{key} = {_written(value)}" for key, value in values if value is not None and value not in ("", [])]
    return ["", f"[[{name}]]" if repeated else f"[{name}]", *written]


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return _quoted(canonical(value))
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, list):
        return "[\n" + "".join(f"  {_quoted(one)},\n" for one in value) + "]"
    return _quoted(value or "")


def _quoted(text: str) -> str:
    """A basic string of TOML: the escapes of JSON are among its own. Lines of a long text stand below each other."""
    lines = [json.dumps(line, ensure_ascii=False)[1:-1] for line in cleaned(text).split("\n")]
    return f'"{lines[0]}"' if len(lines) == 1 else '"""\n' + "\n".join(lines) + '"""'
