"""What a change costs is said before it is made, and what is said is what the next package does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from judge_desktop.domain.contest import (
    Assignment,
    Category,
    Contest,
    Ground,
    Method,
    Recusal,
    RecusalScope,
    Round,
    Rules,
    Submission,
)
from judge_desktop.domain.effects import Effect, EffectKind
from judge_desktop.domain.package import Package
from judge_desktop.domain.rubric import Criterion, CriterionGroup, Level, Rubric
from judge_desktop.domain.scorecard import ScoreFile
from judge_desktop.domain.text import Text
from judge_desktop.domain.view import CellState, View
from judge_desktop.scoring.change_effects import change_effects, scored_alike
from judge_desktop.scoring.counting import count
from tests.helpers.small_round import card, package, rubric, score_file

WORKS = ("A1", "A2", "B1", "B2")
FILES = tuple(score_file(judge, [card(work, 80) for work in WORKS]) for judge in ("j1", "j2"))
"""Two of three judges scored everything: eight sealed scorecards count."""


def view(of: Package, files: tuple[ScoreFile, ...] = FILES) -> View:
    return count(of, files, ())


def next_package(of: Package, draft: Contest) -> Package:
    """The package that would be built of the draft, as ``build_package`` makes it acceptable."""
    alike = scored_alike(of.contest, draft)
    return replace(
        of,
        contest=replace(draft, submissions=draft.finalists),
        revision=2,
        previous=of.manifest,
        manifest="manifest-2",
        rubric="another-hash",
        acceptable=(of.manifest,) if alike else (),
    )


def with_rubric(of: Contest, change: Callable[[Rubric], Rubric]) -> Contest:
    return replace(of, rubrics=tuple(change(one) for one in of.rubrics))


def with_criterion(of: Contest, **changes: object) -> Contest:
    """The first criterion changed."""

    def change(one: Rubric) -> Rubric:
        first, *rest = one.criteria
        return replace(one, criteria=(replace(first, **changes), *rest))  # type: ignore[arg-type]

    return with_rubric(of, change)


def with_work(of: Contest, work: str, **changes: object) -> Contest:
    def change(one: Submission) -> Submission:
        return replace(one, **changes) if one.id == work else one  # type: ignore[arg-type]

    return replace(of, submissions=tuple(change(one) for one in of.submissions))


def with_final(of: Contest, **changes: object) -> Contest:
    return replace(of, rounds=(replace(of.rounds[0], **changes),))  # type: ignore[arg-type]


def with_rules(of: Contest, **changes: object) -> Contest:
    return replace(of, rules=replace(of.rules, **changes))  # type: ignore[arg-type]


def without_judge(of: Contest, judge: str) -> Contest:
    kept = tuple(one for one in of.panel.judges if one.id != judge)
    return replace(of, panel=replace(of.panel, judges=kept))


def unseated(of: Contest, judge: str) -> Contest:
    seats = tuple(replace(one, votes=one.id != judge) for one in of.panel.judges)
    return replace(of, panel=replace(of.panel, judges=seats))


def grown(of: Contest) -> Contest:
    new = replace(of.submissions[0], id="A9", number=9)
    person = replace(of.panel.judges[-1], id="j9", known_keys=())
    panel = replace(of.panel, judges=(*of.panel.judges, person))
    return replace(of, submissions=(*of.submissions, new), panel=panel)


RECUSED = Recusal(judge="j1", scope=RecusalScope.CATEGORY, target="A", ground=Ground.OTHER, reason="ญาติ")
HALF = tuple(Assignment(judge=judge, submission=work) for judge in ("j1", "j2", "j3") for work in ("A1", "B1"))

CHANGES: dict[str, tuple[Callable[[Contest], Contest], list[tuple[EffectKind, int]], int]] = {
    "nothing": (lambda one: one, [], 0),
    "full mark": (
        lambda one: with_criterion(one, full_mark=Decimal(15)),
        [(EffectKind.MARKS_CHANGED, 8)],
        8,
    ),
    "step": (lambda one: with_criterion(one, step=Decimal("0.5")), [(EffectKind.MARKS_CHANGED, 8)], 8),
    "optional": (lambda one: with_criterion(one, required=False), [(EffectKind.MARKS_CHANGED, 8)], 8),
    "criterion gone": (
        lambda one: with_rubric(one, lambda r: replace(r, criteria=r.criteria[1:])),
        [(EffectKind.MARKS_CHANGED, 8)],
        8,
    ),
    "other order": (
        lambda one: with_rubric(one, lambda r: replace(r, criteria=r.criteria[::-1])),
        [(EffectKind.RUBRIC_WORDS_CHANGED, 0)],
        0,
    ),
    "wording, groups, levels": (
        lambda one: with_rubric(
            with_criterion(
                one,
                name=Text(th="มิติที่ 1"),
                group="g",
                guidelines=(Text(th="ข้อ 1"),),
                levels=(Level(lowest=Decimal(5), name=Text(th="ดี")),),
            ),
            lambda r: replace(r, groups=(CriterionGroup(id="g", name=Text(th="กลุ่ม")),)),
        ),
        [(EffectKind.RUBRIC_WORDS_CHANGED, 0)],
        0,
    ),
    "a rubric nobody uses": (lambda one: replace(one, rubrics=(*one.rubrics, replace(rubric(), id="spare"))), [], 0),
    "submission not shortlisted": (
        lambda one: with_work(one, "A1", shortlisted=False),
        [(EffectKind.SUBMISSION_REMOVED, 2)],
        2,
    ),
    "submission moved": (lambda one: with_work(one, "A1", category="B"), [(EffectKind.SUBMISSION_MOVED, 0)], 0),
    "title": (lambda one: with_work(one, "A1", title=Text(th="ชื่อใหม่")), [(EffectKind.WORDS_CHANGED, 0)], 0),
    "files": (lambda one: with_work(one, "A1", attachments=()), [(EffectKind.ATTACHMENTS_CHANGED, 0)], 0),
    "judge gone": (
        lambda one: without_judge(one, "j2"),
        [(EffectKind.JUDGE_REMOVED, 4)],
        4,
    ),
    "judge without a vote": (lambda one: unseated(one, "j1"), [(EffectKind.JUDGE_REMOVED, 4)], 4),
    "judge who did not score": (lambda one: unseated(one, "j3"), [(EffectKind.JUDGE_REMOVED, 0)], 0),
    "more of both": (
        grown,
        [(EffectKind.SUBMISSION_ADDED, 0), (EffectKind.JUDGE_ADDED, 0)],
        0,
    ),
    "half the assignments": (
        lambda one: with_final(one, assignments=HALF),
        [(EffectKind.ASSIGNMENT_REMOVED, 4)],
        4,
    ),
    "recusal": (lambda one: with_final(one, known_recusals=(RECUSED,)), [(EffectKind.RECUSAL_ADDED, 2)], 2),
    "comments": (lambda one: with_rules(one, comment_required=True), [(EffectKind.COMMENT_RULE_CHANGED, 8)], 8),
    "method and minimum": (
        lambda one: with_rules(one, method=Method.MEDIAN, minimum_scorecards=2),
        [(EffectKind.RULE_CHANGED, 0), (EffectKind.RULE_CHANGED, 0)],
        0,
    ),
    "a rule that changes no result": (lambda one: with_rules(one, chair_may_judge=False), [], 0),
    "awards": (
        lambda one: replace(one, categories=tuple(replace(c, awards=2) for c in one.categories)),
        [(EffectKind.AWARDS_CHANGED, 0), (EffectKind.AWARDS_CHANGED, 0)],
        0,
    ),
    "running order": (
        lambda one: with_final(one, schedule=replace(one.rounds[0].schedule, talk_minutes=5)),
        [(EffectKind.SCHEDULE_CHANGED, 0)],
        0,
    ),
    "two at once, in common": (
        lambda one: with_work(without_judge(one, "j2"), "A1", shortlisted=False),
        [(EffectKind.SUBMISSION_REMOVED, 2), (EffectKind.JUDGE_REMOVED, 4)],
        5,
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_told_with_its_cost(name: str) -> None:
    change, expected, lost = CHANGES[name]
    of = package()
    found = change_effects(of, change(of.contest), view(of))
    assert [(one.kind, one.sealed) for one in found.effects] == expected
    assert (found.counted, found.lost, found.kept) == (8, lost, 8 - lost)


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_told_is_what_the_next_package_does(name: str) -> None:
    change, _, _ = CHANGES[name]
    of = package()
    draft = change(of.contest)
    after = view(next_package(of, draft))
    counted = sum(cell.state is CellState.COUNTED for cell in after.cells)
    assert change_effects(of, draft, view(of)).kept == counted


def test_a_category_with_another_rubric_scores_otherwise() -> None:
    of = package()
    other = replace(rubric(), id="other", criteria=(Criterion(id="X", name=Text(th="X"), full_mark=Decimal(100)),))
    first, second = of.contest.categories
    draft = replace(
        of.contest, rubrics=(*of.contest.rubrics, other), categories=(first, replace(second, rubric="other"))
    )
    assert change_effects(of, draft, view(of)).effects == (
        Effect(kind=EffectKind.MARKS_CHANGED, rubric="other", sealed=8),
    )
    same = replace(other, criteria=rubric().criteria)
    assert scored_alike(of.contest, replace(draft, rubrics=(*of.contest.rubrics, same)))


def test_a_category_that_comes_or_goes_does_not_touch_the_others() -> None:
    of = package()
    new = Category(id="C", name=Text(th="C"), rubric="another")
    odd = replace(rubric(), id="another", criteria=())
    assert scored_alike(
        of.contest, replace(of.contest, categories=(*of.contest.categories, new), rubrics=(rubric(), odd))
    )


def test_rules_tell_their_values() -> None:
    of = package()
    draft = with_rules(
        of.contest, severity_penalty=Decimal(0), quorum_percent=60, discussion_spread=Decimal("12.50"), blind=True
    )
    told = [(one.rule, one.before, one.after) for one in change_effects(of, draft).effects if one.rule]
    assert told == [
        ("severity_penalty", "1", "0"),
        ("quorum_percent", "50", "60"),
        ("discussion_spread", "15", "12.5"),
        ("blind", "no", "yes"),
    ]


def test_before_anything_came_nothing_is_lost() -> None:
    of = package()
    found = change_effects(of, with_criterion(of.contest, full_mark=Decimal(15)), view(of, ()))
    assert (found.counted, found.lost, bool(found)) == (0, 0, True)


def test_a_round_that_is_gone_loses_no_scores_by_itself() -> None:
    of = package()
    draft = replace(of.contest, rounds=(Round(id="other", name=Text(th="รอบอื่น")),))
    assert change_effects(of, draft, view(of)).effects == ()


def test_rules_of_a_contest_stay_comparable() -> None:
    """Every rule is told when it changes, or is known to change no result."""
    of = package()
    told = set()
    for name in Rules.__dataclass_fields__:
        value = getattr(of.contest.rules, name)
        other = {bool: not value, int: 4, tuple: (), Decimal: Decimal(3)}.get(type(value), value)
        if name == "minimum_award_score":
            other = Decimal(50)
        if name == "method":
            other = Method.MEDIAN
        if name == "recusal_scope":
            other = RecusalScope.SUBMISSION
        if change_effects(of, with_rules(of.contest, **{name: other})).effects:
            told.add(name)
    assert set(Rules.__dataclass_fields__) - told == {"chair_may_judge", "several_categories_possible", "recusal_scope"}
