"""What a signed manifest must keep to before any other module meets it: names that fit, numbers in their bounds.

Its signature says who wrote it, not that the rest of the program can live with it. These are bounds of the format,
looser than the rulebook (``scoring.contest_validation``), which the chair's copy asks before it builds a package.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import time

from judge_desktop.domain.contest import Category, Contest, RecusalScope, Round, Rules, Submission
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.letterhead import MOST_SIGNATORIES, Letterhead
from judge_desktop.domain.package import Package
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.schedule import Schedule
from judge_desktop.domain.scorecard import OVERALL
from judge_desktop.exchange.container import MAX_BLOB, MAX_CONTAINER
from judge_desktop.exchange.keys import check_public_keys
from judge_desktop.exchange.logos import check_logo
from judge_desktop.exchange.neutral_values import demand, is_sha256
from judge_desktop.exchange.score_file import LARGEST_FILE as LARGEST_SCORES
from judge_desktop.scoring.exact_sums import exact_sum
from judge_desktop.scoring.ids import is_id
from judge_desktop.scoring.validation import is_multiple

MAX_ATTACHMENTS = 20_000
MAX_COPIES = 100
"""Copies that may sign for a contest, keys of one judge."""
MAX_HANDED_BACK = 10
"""Score files that go back to one judge: one for each laptop she had."""

_MOST = 10**6
_MOST_MINUTES = 24 * 60
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,99}/[a-z0-9][a-z0-9.+-]{0,99}")


def check_package(package: Package) -> None:
    """Refuses ``DOCUMENT_MALFORMED`` (``reason``: of what), ``KEY_UNUSABLE``, ``CONTAINER_TOO_LARGE``, and a logo
    as ``check_logo`` does.
    """
    contest = package.contest
    demand(is_id(contest.id) and is_id(package.round), "id")
    demand(1 <= package.revision <= _MOST, "revision")
    demand(is_sha256(package.previous) if package.revision > 1 else not package.previous, "previous")
    demand(all(map(is_sha256, package.acceptable)), "acceptable")
    demand(list(package.acceptable) == sorted(set(package.acceptable)), "acceptable")
    _check_keys(package)
    _check_rules(contest.rules)
    demand(0 <= contest.eligibility.minimum_months <= _MOST, "eligibility")
    _check_ids((one.id for one in contest.rubrics), "rubric")
    for rubric in contest.rubrics:
        _check_rubric(rubric)
    _check_ids((one.id for one in contest.categories), "category")
    for category in contest.categories:
        _check_category(category, contest)
    _check_ids((one.id for one in contest.submissions), "submission")
    for submission in contest.submissions:
        _check_submission(submission, package)
    _check_attachments(package)
    _check_handed_back(package)
    _check_round(package.round_, contest)
    _check_letterhead(contest.letterhead)
    _check_ids((one.id for one in contest.timeline), "timeline")
    for entry in contest.timeline:
        _check_times((entry.from_time, entry.to_time))


def _check_ids(ids: Iterable[str], reason: str) -> None:
    """Ids are spelled as ids are, and differ by more than capitals."""
    known = list(ids)
    demand(all(map(is_id, known)) and len({one.casefold() for one in known}) == len(known), reason)


def _check_keys(package: Package) -> None:
    judges = package.contest.panel.judges
    demand(1 <= len(package.chairs) <= MAX_COPIES, "chairs")
    _check_ids((copy.id for copy in package.chairs), "chairs")
    _check_ids((judge.id for judge in judges), "judges")
    for copy in package.chairs:
        check_public_keys(copy.keys)
    _demand_different((copy.keys.judge_key for copy in package.chairs), "chairs")
    for judge in judges:
        demand(len(judge.known_keys) <= MAX_COPIES and abs(judge.order) <= _MOST, "judges")
        _demand_different((known.keys.judge_key for known in judge.known_keys), "judges")
        for known in judge.known_keys:
            check_public_keys(known.keys)


def _check_letterhead(letterhead: Letterhead) -> None:
    demand(len(letterhead.signatories) <= MOST_SIGNATORIES, "signatories")
    if letterhead.logo:
        check_logo(letterhead.logo)


def _demand_different(names: Iterable[str], reason: str) -> None:
    known = list(names)
    demand(len(set(known)) == len(known), reason)


def _check_rules(rules: Rules) -> None:
    demand(0 <= rules.decimals <= 6, "decimals")
    demand(rules.severity_penalty >= 0, "severity_penalty")
    demand(1 <= rules.minimum_scorecards <= _MOST, "minimum_scorecards")
    demand(0 <= rules.quorum_percent <= 100, "quorum_percent")
    demand(0 <= rules.comment_minimum <= _MOST, "comment_minimum")
    demand(rules.discussion_spread >= 0, "discussion_spread")
    _demand_different(rules.tie_break_ladder, "tie_break_ladder")


def _check_rubric(rubric: Rubric) -> None:
    demand(bool(rubric.criteria) and 1 <= rubric.version <= _MOST, "rubric")
    _check_ids((one.id for one in rubric.criteria), "criterion")
    _check_ids((one.id for one in rubric.groups), "group")
    groups = {"", *(one.id for one in rubric.groups)}
    for one in rubric.criteria:
        demand(one.id.casefold() != OVERALL and one.group in groups, "criterion")
        demand(one.full_mark > 0 and is_multiple(one.full_mark, one.step), "criterion")
    demand(exact_sum([one.full_mark for one in rubric.criteria]) == rubric.total, "total")


def _check_category(category: Category, contest: Contest) -> None:
    demand(category.rubric in {rubric.id for rubric in contest.rubrics}, "category")
    demand(0 <= category.awards <= _MOST, "awards")
    _check_ids((one.id for one in category.award_levels), "award_level")


def _check_submission(submission: Submission, package: Package) -> None:
    demand(package.contest.category(submission.category) is not None, "submission")
    demand(abs(submission.number) <= _MOST and abs(submission.order) <= _MOST, "submission")
    listed = {one.sha256 for one in submission.attachments}
    demand(len(listed) == len(submission.attachments), "attachment")
    for one in submission.attachments:
        demand(is_sha256(one.sha256) and one.size >= 0, "attachment")
        demand(bool(_MEDIA_TYPE.fullmatch(one.media_type)), "media_type")
        demand(not one.rendition_of or one.rendition_of in listed - {one.sha256}, "rendition")
        demand(1 <= one.revision <= package.revision, "attachment")


def _check_attachments(package: Package) -> None:
    """One size for one hash, and no more of them than a reader has room for."""
    sizes: dict[str, int] = {}
    for submission in package.contest.submissions:
        for one in submission.attachments:
            demand(sizes.setdefault(one.sha256, one.size) == one.size, "attachment")
    for limit, found in (
        (MAX_ATTACHMENTS, len(sizes)),
        (MAX_BLOB, max(sizes.values(), default=0)),
        (MAX_CONTAINER, sum(one.size for one in package.files)),
    ):
        if found > limit:
            raise JudgeDesktopError(Code.CONTAINER_TOO_LARGE, limit=limit)


def _check_handed_back(package: Package) -> None:
    """Each file once, for a judge who votes, and no larger than a score file can be."""
    voting = {judge.id for judge in package.contest.panel.voting}
    count = Counter(one.judge for one in package.handed_back)
    demand(max(count.values(), default=0) <= MAX_HANDED_BACK, "handed_back")
    _demand_different((one.sha256 for one in package.handed_back), "handed_back")
    for one in package.handed_back:
        demand(one.judge in voting and is_sha256(one.sha256), "handed_back")
        demand(0 < one.size <= LARGEST_SCORES, "handed_back")


def _check_round(round_: Round, contest: Contest) -> None:
    judges = {judge.id for judge in contest.panel.judges}
    submissions = {submission.id for submission in contest.submissions}
    categories = {category.id for category in contest.categories}
    assigned = {(one.judge, one.submission) for one in round_.assignments}
    demand(len(assigned) == len(round_.assignments), "assignment")
    demand(all(judge in judges and submission in submissions for judge, submission in assigned), "assignment")
    for one in round_.known_recusals:
        targets = categories if one.scope is RecusalScope.CATEGORY else submissions
        demand(one.judge in judges and one.target in targets, "recusal")
    demand(all(slot.submission in submissions for slot in round_.schedule.slots), "schedule")
    _check_times(_times_of(round_.schedule))
    demand(all(0 <= minutes <= _MOST_MINUTES for minutes in _minutes_of(round_.schedule)), "schedule")


def _times_of(schedule: Schedule) -> Iterator[time | None]:
    yield from (schedule.starts_at, schedule.ends_at)
    for slot in schedule.slots:
        yield slot.starts_at
    for pause in schedule.breaks:
        yield from (pause.starts_at, pause.ends_at)


def _minutes_of(schedule: Schedule) -> Iterator[int]:
    yield from (schedule.talk_minutes, schedule.question_minutes)
    for slot in schedule.slots:
        yield from (slot.talk_minutes, slot.question_minutes)


def _check_times(times: Iterable[time | None]) -> None:
    """A time of day has no zone: it could not be compared with one that has none."""
    demand(all(one is None or one.tzinfo is None for one in times), "time")
