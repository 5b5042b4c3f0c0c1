"""What stands in ``contest.toml``: names, rules, categories, rubrics, rounds, timeline. Keys are fields of the nouns.

A rubric is a ``[rubric]`` with its ``[[criterion]]``; a contest with several writes ``[[rubric]]`` and names one in
each ``[[category]]`` and ``[[criterion]]`` (``rubric = "…"``). Whether all of it fits together is
``scoring.contest_validation``; writing the file is ``contest_toml_writing``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from decimal import Decimal
from pathlib import Path

from judge_desktop.domain.contest import (
    Assignment,
    AwardLevel,
    Category,
    Contest,
    Eligibility,
    Ground,
    Method,
    Recusal,
    RecusalScope,
    Round,
    Rules,
)
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.rubric import Criterion, CriterionGroup, Level, Rubric
from judge_desktop.domain.schedule import Break, Schedule, Slot, TimelineEntry
from judge_desktop.exchange.letterhead_settings import read_letterhead
from judge_desktop.exchange.settings_section import Section, read_settings

FILE_NAME = "contest.toml"
ONLY_RUBRIC = "main"
"""Id of the rubric that has none."""

_CONTEST_KEYS = (
    "contest",
    "eligibility",
    "rules",
    "applicant_type",
    "timeline",
    "category",
    "round",
    "letterhead",
    "signatory",
)
_MINUTES_OF_A_DAY = 24 * 60


def read_contest_toml(path: Path, contest_id: str) -> tuple[Contest | None, tuple[Finding, ...]]:
    """The contest without submissions and panel; None only when the file is missing or no TOML.

    Findings: those of ``read_settings`` and ``read_letterhead`` (the logo lies beside the file), SETTING_MISSING,
    SETTING_NOT_UNDERSTOOD (also for unknown keys).
    """
    settings = read_settings(path)
    if isinstance(settings, Finding):
        return None, (settings,)
    about = settings.part("contest")
    letterhead, about_logo = read_letterhead(settings, path.parent)
    contest = Contest(
        id=contest_id,
        name=about.text("name"),
        edition=about.string("edition"),
        year=about.string("year"),
        organiser=about.text("organiser"),
        contact=about.text("contact"),
        description=about.text("description"),
        objectives=about.texts("objectives"),
        applicant_types=tuple(one.text("name") for one in settings.parts("applicant_type")),
        popular_vote=about.flag("popular_vote", False),
        eligibility=_eligibility(settings.part("eligibility")),
        rules=_rules(settings.part("rules")),
        rubrics=_rubrics(settings),
        rounds=tuple(_round(part) for part in settings.parts("round")),
        timeline=tuple(entry for part in settings.parts("timeline") if (entry := _timeline_entry(part))),
        letterhead=letterhead,
    )
    first = contest.rubrics[0].id if contest.rubrics else ONLY_RUBRIC
    contest = replace(contest, categories=tuple(_category(part, first) for part in settings.parts("category")))
    return contest, (*settings.all_findings(), *about_logo)


def read_rubric(path: Path) -> tuple[Rubric | None, tuple[Finding, ...]]:
    """The only rubric of a file that holds at least its ``[[criterion]]`` tables (a whole ``contest.toml`` will do).

    Findings as for ``read_contest_toml``; SETTING_MISSING without any criterion, SETTING_NOT_UNDERSTOOD for ``rubric``
    when there are several.
    """
    settings = read_settings(path)
    if isinstance(settings, Finding):
        return None, (settings,)
    settings.pass_over(*_CONTEST_KEYS)
    rubrics = _rubrics(settings)
    if not any(rubric.criteria for rubric in rubrics):
        settings.needed_string("criterion")
    if len(rubrics) > 1:
        settings.refuse("rubric")
    return (rubrics[0] if len(rubrics) == 1 else None), settings.all_findings()


def _eligibility(part: Section) -> Eligibility:
    return Eligibility(
        reference_date=part.day("reference_date"),
        minimum_months=part.integer("minimum_months", 6, highest=1200),
        applications_open=part.day("applications_open"),
        applications_close=part.day("applications_close"),
        concept=part.text("concept"),
    )


def _rules(part: Section) -> Rules:
    usual = Rules()
    spread, penalty = part.decimal("discussion_spread"), part.decimal("severity_penalty")
    return Rules(
        method=part.choice("method", Method.MEAN),
        decimals=part.integer("decimals", usual.decimals, highest=6),
        severity_penalty=usual.severity_penalty if penalty is None else penalty,
        minimum_scorecards=part.integer("minimum_scorecards", usual.minimum_scorecards, highest=1000),
        quorum_percent=part.integer("quorum_percent", usual.quorum_percent, highest=100),
        tie_break_ladder=part.choices("tie_break_ladder", usual.tie_break_ladder),
        recusal_scope=part.choice("recusal_scope", usual.recusal_scope),
        chair_may_judge=part.flag("chair_may_judge", usual.chair_may_judge),
        comment_required=part.flag("comment_required", usual.comment_required),
        comment_minimum=part.integer("comment_minimum", usual.comment_minimum),
        discussion_spread=usual.discussion_spread if spread is None else spread,
        minimum_award_score=part.decimal("minimum_award_score"),
        no_award_possible=part.flag("no_award_possible", usual.no_award_possible),
        joint_award_possible=part.flag("joint_award_possible", usual.joint_award_possible),
        several_categories_possible=part.flag("several_categories_possible", usual.several_categories_possible),
        blind=part.flag("blind", usual.blind),
    )


def _category(part: Section, first_rubric: str) -> Category:
    return Category(
        id=part.needed_string("id"),
        name=part.text("name"),
        rubric=part.string("rubric") or first_rubric,
        awards=part.integer("awards", 1, highest=1000),
        award_levels=tuple(
            AwardLevel(id=level.needed_string("id"), name=level.text("name"), lowest=level.needed_decimal("lowest"))
            for level in part.parts("award_levels")
        ),
    )


def _timeline_entry(part: Section) -> TimelineEntry | None:
    name, starts_on = part.text("name"), part.needed_day("starts_on")
    ends_on, remark = part.day("ends_on"), part.text("remark")
    from_time, to_time, entry_id = part.clock("from_time"), part.clock("to_time"), part.needed_string("id")
    if starts_on is None:
        return None
    return TimelineEntry(
        id=entry_id,
        name=name,
        starts_on=starts_on,
        ends_on=ends_on,
        from_time=from_time,
        to_time=to_time,
        remark=remark,
    )


# rubrics


def _rubrics(settings: Section) -> tuple[Rubric, ...]:
    """The declared rubrics in their order, then those only a criterion names. Without a total: the sum of marks."""
    declared = [(part.string("id") or ONLY_RUBRIC, part) for part in settings.parts("rubric")]
    first = declared[0][0] if declared else ONLY_RUBRIC
    if len({rubric for rubric, _ in declared}) < len(declared):
        settings.refuse("rubric")
    groups = [
        (part.string("rubric") or first, CriterionGroup(id=part.needed_string("id"), name=part.text("name")))
        for part in settings.parts("group")
    ]
    headings = {(rubric, group.id) for rubric, group in groups}
    criteria = [
        (rubric, _criterion(part, {group for owner, group in headings if owner == rubric}))
        for part in settings.parts("criterion")
        for rubric in [part.string("rubric") or first]
    ]
    totals = {rubric: part.decimal("total") for rubric, part in declared}
    versions = {rubric: part.integer("version", 1, lowest=1) for rubric, part in declared}
    order = dict.fromkeys([rubric for rubric, _ in declared] + [rubric for rubric, _ in criteria])
    return tuple(
        _rubric(
            rubric,
            tuple(criterion for owner, criterion in criteria if owner == rubric),
            tuple(group for owner, group in groups if owner == rubric),
            totals.get(rubric),
            versions.get(rubric, 1),
        )
        for rubric in order
    )


def _rubric(
    rubric: str,
    criteria: tuple[Criterion, ...],
    groups: tuple[CriterionGroup, ...],
    total: Decimal | None,
    version: int,
) -> Rubric:
    marks = sum((criterion.full_mark for criterion in criteria), Decimal(0))
    return Rubric(id=rubric, criteria=criteria, groups=groups, total=marks if total is None else total, version=version)


def _criterion(part: Section, groups: set[str]) -> Criterion:
    step = part.decimal("step")
    if part.string("group") and part.string("group") not in groups:
        part.refuse("group")
    return Criterion(
        id=part.needed_string("id"),
        name=part.text("name"),
        full_mark=part.needed_decimal("full_mark"),
        step=Decimal(1) if step is None else step,
        group=part.string("group"),
        required=part.flag("required", True),
        guidelines=part.texts("guidelines"),
        levels=tuple(
            Level(lowest=level.needed_decimal("lowest"), name=level.text("name"), description=level.text("description"))
            for level in part.parts("levels")
        ),
    )


# rounds


def _round(part: Section) -> Round:
    schedule = Schedule(
        day=part.day("day"),
        starts_at=part.clock("starts_at"),
        ends_at=part.clock("ends_at"),
        talk_minutes=part.integer("talk_minutes", Schedule().talk_minutes, highest=_MINUTES_OF_A_DAY),
        question_minutes=part.integer("question_minutes", Schedule().question_minutes, highest=_MINUTES_OF_A_DAY),
        breaks=tuple(pause for one in part.parts("break") if (pause := _break(one))),
        lot=part.string("lot"),
    )
    return Round(
        id=part.needed_string("id"),
        name=part.text("name"),
        schedule=replace(schedule, slots=tuple(slot for one in part.parts("slot") if (slot := _slot(one, schedule)))),
        assignments=tuple(
            Assignment(judge=one.needed_string("judge"), submission=one.needed_string("submission"))
            for one in part.parts("assignment")
        ),
        known_recusals=tuple(_recusal(one) for one in part.parts("known_recusal")),
    )


def _break(part: Section) -> Break | None:
    starts_at: time | None = part.needed_clock("starts_at")
    ends_at: time | None = part.needed_clock("ends_at")
    name = part.text("name")
    return None if starts_at is None or ends_at is None else Break(starts_at=starts_at, ends_at=ends_at, name=name)


def _slot(part: Section, schedule: Schedule) -> Slot | None:
    submission, starts_at = part.needed_string("submission"), part.needed_clock("starts_at")
    talk = part.integer("talk_minutes", schedule.talk_minutes, highest=_MINUTES_OF_A_DAY)
    questions = part.integer("question_minutes", schedule.question_minutes, highest=_MINUTES_OF_A_DAY)
    if starts_at is None:
        return None
    return Slot(
        submission=submission,
        starts_at=starts_at,
        talk_minutes=talk,
        question_minutes=questions,
        pinned=part.flag("pinned", default=False),
    )


def _recusal(part: Section) -> Recusal:
    part.needed_string("ground")
    return Recusal(
        judge=part.needed_string("judge"),
        scope=part.choice("scope", RecusalScope.CATEGORY),
        target=part.needed_string("target"),
        ground=part.choice("ground", Ground.OTHER),
        reason=part.string("reason"),
    )
