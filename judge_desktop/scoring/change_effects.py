"""What the chair's draft would do to the scores that were given under the package that is out.

A pure function of package, draft and view, so that a person reads the cost before a change is sent. What it says is
what ``scoring.counting`` would do with the next package: a test holds both against each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from decimal import Decimal

from judge_desktop.domain.contest import Contest, Recusal, RecusalScope, Round, Rules, Submission
from judge_desktop.domain.effects import ChangeEffects, Effect, EffectKind
from judge_desktop.domain.package import Package
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.text import Text
from judge_desktop.domain.view import Cell, CellState, View
from judge_desktop.scoring.validation import blocks, canonical, check_scorecard

_COMMENT_RULES = frozenset({"comment_required", "comment_minimum"})
_SILENT_RULES = frozenset({"chair_may_judge", "several_categories_possible", "recusal_scope"})  # change no result


def scored_alike(before: Contest, after: Contest) -> bool:
    """True when scores given under one contest mean the same under the other.

    For every finalist of both: the same criteria with the same full marks and steps, required or not. Order, names,
    groups, guidelines and levels do not matter, nor do rubrics nobody is scored with.
    """
    return not _scored_otherwise(before, after)


def change_effects(package: Package, draft: Contest, view: View | None = None) -> ChangeEffects:
    """Every difference between the package and the draft that judges or results would notice, with its cost."""
    before = package.contest
    round_ = draft.round(package.round) or Round(id=package.round, name=Text())
    counted = [cell for cell in (view.cells if view is not None else ()) if cell.state is CellState.COUNTED]
    weighing = _Weighing(package, draft, round_, counted)
    effects = (
        *_marks(before, draft, counted),
        *_submissions(before, draft, weighing.by_submission),
        *_judges(before, draft, weighing.by_judge),
        *_assignments(package, draft, round_, counted),
        *_recusals(package.round_, round_, weighing),
        *_rules(before.rules, draft.rules, weighing),
        *_words(before, draft),
    )
    if package.round_.schedule != round_.schedule:
        effects = (*effects, Effect(kind=EffectKind.SCHEDULE_CHANGED))
    order = list(EffectKind)
    return ChangeEffects(
        effects=tuple(sorted(effects, key=lambda one: order.index(one.kind))),
        counted=len(counted),
        lost=sum(weighing.is_lost(cell) for cell in counted) if effects else 0,
    )


def scorecards_lost(package: Package, draft: Contest, view: View) -> int:
    """How many of the sealed scorecards that count now would not count under the draft."""
    round_ = draft.round(package.round) or Round(id=package.round, name=Text())
    counted = [cell for cell in view.cells if cell.state is CellState.COUNTED]
    weighing = _Weighing(package, draft, round_, counted)
    return sum(weighing.is_lost(cell) for cell in counted)


class _Weighing:
    """Which of the scorecards that count now would count under the draft."""

    def __init__(self, package: Package, draft: Contest, round_: Round, counted: Sequence[Cell]) -> None:
        self._draft = draft
        self._all_lost = not scored_alike(package.contest, draft)
        self._keeps_rules = all(
            getattr(package.contest.rules, name) == getattr(draft.rules, name) for name in _COMMENT_RULES
        )
        self._voting = {judge.id for judge in draft.panel.voting}
        self._assigned = {(one.judge, one.submission) for one in round_.assignments}
        self._recused = _recused(draft, round_.known_recusals)
        self.submissions = {one.id: one for one in draft.finalists}
        self._rubrics = {one.id: _rubric_of(draft, one) for one in draft.finalists}
        self.counted = counted
        self.by_judge = Counter(cell.judge for cell in counted)
        self.by_submission = Counter(cell.submission for cell in counted)

    def is_lost(self, cell: Cell) -> bool:
        """True when this scorecard would no longer count."""
        pair = (cell.judge, cell.submission)
        if self._all_lost or cell.judge not in self._voting or cell.submission not in self.submissions:
            return True
        if pair in self._recused or (self._assigned and pair not in self._assigned):
            return True
        return not self._keeps_rules and self.breaks_a_rule(cell, self._draft.rules)

    def breaks_a_rule(self, cell: Cell, rules: Rules) -> bool:
        """True when the rulebook would refuse a scorecard that was sealed before."""
        rubric = self._rubrics.get(cell.submission)
        if rubric is None or cell.scorecard is None:
            return True
        return blocks(check_scorecard(cell.scorecard, rubric, rules, sealing=True))


def _marks(before: Contest, draft: Contest, counted: Sequence[Cell]) -> list[Effect]:
    changed = _scored_otherwise(before, draft)
    return [Effect(kind=EffectKind.MARKS_CHANGED, rubric=rubric, sealed=len(counted)) for rubric in changed]


def _scored_otherwise(before: Contest, draft: Contest) -> list[str]:
    """The draft's rubrics under which a finalist of both would be scored otherwise than before."""
    earlier = {one.id: one for one in before.finalists}
    marks_before, marks_after = _scored_rows(before), _scored_rows(draft)
    changed: dict[str, None] = {}
    for submission in draft.finalists:
        was = earlier.get(submission.id)
        if was is None:
            continue
        if marks_before.get(was.category) != marks_after.get(submission.category):
            category = draft.category(submission.category)
            changed[category.rubric if category is not None else ""] = None
    return list(changed)


def _scored_rows(contest: Contest) -> dict[str, frozenset[object]]:
    """Category -> what a score of it means."""
    rubrics = {rubric.id: _rows(rubric) for rubric in contest.rubrics}
    return {one.id: rubrics[one.rubric] for one in contest.categories if one.rubric in rubrics}


def _rows(rubric: Rubric) -> frozenset[object]:
    return frozenset((row.id, row.full_mark, row.step, row.required) for row in rubric.criteria)


def _rubric_of(contest: Contest, submission: Submission) -> Rubric | None:
    category = contest.category(submission.category)
    return next((one for one in contest.rubrics if category is not None and one.id == category.rubric), None)


def _submissions(before: Contest, draft: Contest, counted: Mapping[str, int]) -> list[Effect]:
    earlier = {one.id: one for one in before.finalists}
    later = {one.id: one for one in draft.finalists}
    effects = [
        Effect(kind=EffectKind.SUBMISSION_REMOVED, submission=gone, sealed=counted.get(gone, 0))
        for gone in earlier
        if gone not in later
    ]
    effects += [Effect(kind=EffectKind.SUBMISSION_ADDED, submission=new) for new in later if new not in earlier]
    renditions = any(file.rendition_of for one in earlier.values() for file in one.attachments)
    for one in later.values():
        was = earlier.get(one.id)
        if was is None:
            continue
        if was.category != one.category:
            moved = counted.get(one.id, 0)
            effects.append(
                Effect(kind=EffectKind.SUBMISSION_MOVED, submission=one.id, category=one.category, count=moved)
            )
        if _files(was, renditions) != _files(one, renditions):
            effects.append(Effect(kind=EffectKind.ATTACHMENTS_CHANGED, submission=one.id))
    return effects


def _files(submission: Submission, renditions: bool) -> set[str]:
    """Its files by hash, without renditions where a package was built without them."""
    return {one.sha256 for one in submission.attachments if renditions or not one.rendition_of}


def _judges(before: Contest, draft: Contest, counted: Mapping[str, int]) -> list[Effect]:
    earlier = [one.id for one in before.panel.voting]
    later = [one.id for one in draft.panel.voting]
    gone = [
        Effect(kind=EffectKind.JUDGE_REMOVED, judge=judge, sealed=counted.get(judge, 0))
        for judge in earlier
        if judge not in later
    ]
    return gone + [Effect(kind=EffectKind.JUDGE_ADDED, judge=judge) for judge in later if judge not in earlier]


def _assignments(package: Package, draft: Contest, round_: Round, counted: Sequence[Cell]) -> list[Effect]:
    """Only between judges and finalists of both: what comes or goes with one of them is told with it."""
    if not package.round_.assignments and not round_.assignments:
        return []  # everybody scores everything, before and after
    earlier = {(one.judge, one.submission) for one in package.assignments}
    later = {(one.judge, one.submission) for one in draft.assignments_of(round_)}
    judges = {one.id for one in package.contest.panel.voting} & {one.id for one in draft.panel.voting}
    works = {one.id for one in package.contest.finalists} & {one.id for one in draft.finalists}
    gone = {pair for pair in earlier - later if pair[0] in judges and pair[1] in works}
    new = {pair for pair in later - earlier if pair[0] in judges and pair[1] in works}
    effects = []
    if gone:
        sealed = sum((cell.judge, cell.submission) in gone for cell in counted)
        effects.append(Effect(kind=EffectKind.ASSIGNMENT_REMOVED, count=len(gone), sealed=sealed))
    if new:
        effects.append(Effect(kind=EffectKind.ASSIGNMENT_ADDED, count=len(new)))
    return effects


def _recusals(before: Round, after: Round, weighing: _Weighing) -> list[Effect]:
    earlier = {(one.judge, one.scope, one.target): one for one in before.known_recusals}
    later = {(one.judge, one.scope, one.target): one for one in after.known_recusals}
    effects: list[Effect] = []
    for kind, some, others in (
        (EffectKind.RECUSAL_ADDED, later, earlier),
        (EffectKind.RECUSAL_REMOVED, earlier, later),
    ):
        effects += [_recusal_effect(kind, some[key], weighing) for key in sorted(some.keys() - others.keys())]
    return effects


def _recusal_effect(kind: EffectKind, recusal: Recusal, weighing: _Weighing) -> Effect:
    covered = {one.id for one in weighing.submissions.values() if _covers(recusal, one)}
    sealed = sum(cell.judge == recusal.judge and cell.submission in covered for cell in weighing.counted)
    is_category = recusal.scope is RecusalScope.CATEGORY
    return Effect(
        kind=kind,
        judge=recusal.judge,
        category=recusal.target if is_category else "",
        submission="" if is_category else recusal.target,
        sealed=sealed if kind is EffectKind.RECUSAL_ADDED else 0,
    )


def _covers(recusal: Recusal, submission: Submission) -> bool:
    is_category = recusal.scope is RecusalScope.CATEGORY
    return recusal.target == (submission.category if is_category else submission.id)


def _recused(contest: Contest, recusals: Iterable[Recusal]) -> set[tuple[str, str]]:
    return {(one.judge, work.id) for one in recusals for work in contest.submissions if _covers(one, work)}


def _rules(before: Rules, after: Rules, weighing: _Weighing) -> list[Effect]:
    changed = [one.name for one in fields(Rules) if getattr(before, one.name) != getattr(after, one.name)]
    effects = []
    if _COMMENT_RULES & set(changed):
        sealed = sum(
            weighing.breaks_a_rule(cell, after) and not weighing.breaks_a_rule(cell, _comments_of(after, before))
            for cell in weighing.counted
        )
        effects.append(Effect(kind=EffectKind.COMMENT_RULE_CHANGED, sealed=sealed))
    for name in changed:
        if name not in _COMMENT_RULES | _SILENT_RULES:
            was, now = (_rule_text(getattr(rules, name)) for rules in (before, after))
            effects.append(Effect(kind=EffectKind.RULE_CHANGED, rule=name, before=was, after=now))
    return effects


def _comments_of(rules: Rules, comments: Rules) -> Rules:
    return replace(rules, comment_required=comments.comment_required, comment_minimum=comments.comment_minimum)


def _rule_text(value: object) -> str:
    """A rule's value as a neutral text."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " ".join(str(one) for one in value)
    if isinstance(value, Decimal):
        return canonical(value)
    return "" if value is None else str(value)


def _words(before: Contest, draft: Contest) -> list[Effect]:
    effects = [
        Effect(kind=EffectKind.AWARDS_CHANGED, category=category.id)
        for category in draft.categories
        for was in [before.category(category.id)]
        if was is not None and (was.awards, was.award_levels) != (category.awards, category.award_levels)
    ]
    used = {category.rubric for category in draft.categories}
    earlier = {rubric.id: rubric for rubric in before.rubrics}
    for rubric in draft.rubrics:
        was_rubric = earlier.get(rubric.id)
        if rubric.id in used and was_rubric is not None and was_rubric != rubric and _rows(was_rubric) == _rows(rubric):
            effects.append(Effect(kind=EffectKind.RUBRIC_WORDS_CHANGED, rubric=rubric.id))
    told_before, told_after = _told(before), _told(draft)
    if any(told_before[one] != told_after[one] for one in told_before.keys() & told_after.keys()):
        effects.append(Effect(kind=EffectKind.WORDS_CHANGED))
    return effects


def _told(contest: Contest) -> dict[str, object]:
    """Names and titles as judges read them; of a blind contest without applicants, who stay out of the package."""
    told: dict[str, object] = {"": (contest.name, contest.organiser, contest.edition, contest.year)}
    told |= {f"category {one.id}": one.name for one in contest.categories}
    told |= {f"judge {one.id}": (one.name, one.title, one.position) for one in contest.panel.judges}
    for one in contest.finalists:
        told[f"submission {one.id}"] = (one.title, one.summary, None if contest.rules.blind else one.applicant)
    return told
