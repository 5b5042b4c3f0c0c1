"""Everything the deliberation room shows of a round beside its standings, read at once.

The rules are ``scoring``'s; here they meet what the chair's copy holds: who presides, whose scores stay covered, what
was discussed, who scored a part only and left when, the decisions about each category, the popular vote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.view import CellState, View
from judge_desktop.scoring.acting_chairs import CATEGORY_KINDS, is_chair_recused, may_act, presiding, recused_people
from judge_desktop.scoring.attendance import Attendance, attendance_of
from judge_desktop.scoring.awards import AWARD_KINDS, award_conflicts
from judge_desktop.scoring.counting import count
from judge_desktop.scoring.decision_order import DecisionOrder, valid_decisions
from judge_desktop.scoring.discussions import Prompt, discussion_prompts
from judge_desktop.scoring.popular_vote import PopularVote, popular_vote_of
from judge_desktop.scoring.round_validation import means_with_and_without, partly_scored
from judge_desktop.scoring.rulings import rule
from judge_desktop.scoring.score_table import ScoreTable, table_of
from judge_desktop.scoring.sealing_first import still_to_seal
from judge_desktop.scoring.taking_back import taken_back
from judge_desktop.scoring.validation import canonical
from judge_desktop.workflow.discussion import Discussion, Notes, discussions_in, notes
from judge_desktop.workflow.packages_here import EVERYWHERE, Where
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.workspace import Workspace

_ABOUT_A_CATEGORY = CATEGORY_KINDS | {DecisionKind.ACTING_CHAIR}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialJudge:
    """A judge of whom only some submissions of a category count, or who was set aside there after that.

    ``means``: submission -> (mean with her, mean without her). ``left_at`` is ``HH:MM``, "" when nobody noted it.
    ``is_out``: a decision sets her aside here; ``aside_in`` is the category it names ("" = everywhere).
    """

    judge: str
    scored: tuple[str, ...]
    not_scored: tuple[str, ...]
    means: Mapping[str, tuple[Fraction | None, Fraction | None]]
    left_at: str = ""
    is_out: bool = False
    aside_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryRoom:
    """One category as it may be shown and decided.

    ``is_closed_to_chair``: the chair is recused here. ``presides`` decides here ("" = nobody yet). ``still_to_seal``:
    submissions the judging chair has not handed in, so that no score is shown. ``prompts`` ask for a discussion,
    ``discussed`` are those of them that were discussed as the scores stand now. ``decisions``: newest first;
    ``taken_back`` and ``in_force`` are hashes among them.
    """

    category: str
    presides: str = ""
    is_closed_to_chair: bool = False
    may_act: tuple[str, ...] = ()
    may_vote: int = 0
    still_to_seal: tuple[str, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    discussed: Mapping[str, Discussion] = field(default_factory=dict)
    partial: tuple[PartialJudge, ...] = ()
    decisions: tuple[Decision, ...] = ()
    taken_back: frozenset[str] = frozenset()
    in_force: frozenset[str] = frozenset()
    conflicts: tuple[tuple[str, ...], ...] = ()

    @property
    def is_covered(self) -> bool:
        """True when no score of the category may be shown to the chair."""
        return self.is_closed_to_chair or bool(self.still_to_seal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliberation:
    """The rooms by category, the notes of this copy, who was there, and the popular vote."""

    rooms: Mapping[str, CategoryRoom]
    notes: Notes
    attendance: Attendance
    popular_vote: PopularVote

    def room(self, category: str) -> CategoryRoom:
        """The room of a category; an empty one for a category nobody knows."""
        return self.rooms.get(category) or CategoryRoom(category=category)


def deliberation_of(ws: Workspace, where: Where = EVERYWHERE) -> Deliberation:
    """The deliberation as it stands. Refuses what ``round_documents`` refuses."""
    known = round_documents(ws, where)
    standings = known.standings
    return deliberation_in(known, standings, notes(ws, where), discussions_in(ws, known))


def deliberation_in(
    known: RoundDocuments, standings: Iterable[Standing], kept: Notes, discussions: Iterable[Discussion]
) -> Deliberation:
    """The same from what is read already."""
    package, view = known.package, known.view
    attendance = attendance_of(package, known.decisions)
    held = tuple(discussions)
    everything = tuple(standings)
    by_category: dict[str, list[Standing]] = {one.id: [] for one in package.contest.categories}
    for standing in everything:
        by_category.setdefault(standing.category or "", []).append(standing)
    partial = _partial_judges(known, known.table, attendance)
    order = DecisionOrder(valid_decisions(package, known.decisions))
    undone = frozenset(taken_back(package, known.decisions))
    awards = award_conflicts(package, known.decisions)
    rooms = {}
    for category in package.contest.categories:
        name = category.id
        recused = recused_people(package, view, name)
        prompts = discussion_prompts(by_category[name], package.contest.rules)
        decided = _history(order, name)
        about = {one.sha256 for one in decided}
        rooms[name] = CategoryRoom(
            category=name,
            presides=presiding(package, view, known.decisions, name),
            is_closed_to_chair=is_chair_recused(package, view, name),
            may_act=may_act(package, view, name),
            may_vote=sum(one.id not in recused for one in package.contest.panel.voting),
            still_to_seal=still_to_seal(package, view, known.decisions, name),
            prompts=prompts,
            discussed=_discussed(prompts, held),
            partial=partial.get(name, ()),
            decisions=decided,
            taken_back=frozenset(one.sha256 for one in decided if one.sha256 in undone),
            in_force=frozenset(one.sha256 for one in decided if _may_be_taken_back(one, decided, undone)),
            conflicts=tuple(group for group in (*awards, *view.decision_conflicts) if about & set(group)),
        )
    return Deliberation(
        rooms=rooms,
        notes=kept,
        attendance=attendance,
        popular_vote=popular_vote_of(package, known.decisions),
    )


def _discussed(prompts: Iterable[Prompt], held: Iterable[Discussion]) -> dict[str, Discussion]:
    """The latest discussion of each prompt; one held when the totals lay differently far apart does not count."""
    spreads = {one.submission: canonical(one.spread) for one in prompts}
    return {one.submission: one for one in held if spreads.get(one.submission) == one.spread}


def _partial_judges(
    known: RoundDocuments, table: ScoreTable, attendance: Attendance
) -> dict[str, tuple[PartialJudge, ...]]:
    """Category -> the judges who scored a part of it, those set aside among them: their means are counted as if
    they were not.
    """
    found: dict[str, list[PartialJudge]] = {}
    for part in partly_scored(known.view):
        found.setdefault(part.category, []).append(
            PartialJudge(
                judge=part.judge,
                scored=part.counted,
                not_scored=part.not_counted,
                means=means_with_and_without(table, part.judge, part.category),
                left_at=_left_at(attendance, part.judge),
            )
        )
    for judge, categories in _excluded(known).items():
        table, view = _with_her(known, judge)
        for category, aside_in in categories.items():
            cells = [one for one in view.cells if one.judge == judge and one.category == category]
            if not cells:
                continue
            counted = tuple(one.submission for one in cells if one.state is CellState.COUNTED)
            found.setdefault(category, []).append(
                PartialJudge(
                    judge=judge,
                    scored=counted,
                    not_scored=tuple(one.submission for one in cells if one.submission not in counted),
                    means=means_with_and_without(table, judge, category) if counted else {},
                    left_at=_left_at(attendance, judge),
                    is_out=True,
                    aside_in=aside_in,
                )
            )
    return {category: tuple(some) for category, some in found.items()}


def _excluded(known: RoundDocuments) -> dict[str, dict[str, str]]:
    """Judge -> category -> the category her exclusion names ("" = everywhere)."""
    key_of = {file.sha256: file.judge_key for file in known.score_files}
    found: dict[str, dict[str, str]] = {}
    for judge, named in sorted(rule(known.package, known.decisions, key_of).excluded):
        for category in [named] if named else [one.id for one in known.package.contest.categories]:
            found.setdefault(judge, {})[category] = named
    return found


def _with_her(known: RoundDocuments, judge: str) -> tuple[ScoreTable, View]:
    """The round as if nobody had set that judge aside."""
    others = tuple(one for one in known.decisions if one.kind is not DecisionKind.EXCLUDE or one.judge != judge)
    view = count(known.package, known.score_files, others)
    return table_of(known.package, view), view


def _left_at(attendance: Attendance, judge: str) -> str:
    left = attendance.left_at(judge)
    return left.strftime("%H:%M") if left is not None else ""


def _history(order: DecisionOrder, category: str) -> tuple[Decision, ...]:
    """Decisions about a category, newest first."""
    here = [one for one in order.decisions if one.kind in _ABOUT_A_CATEGORY and one.category == category]
    return tuple(reversed(order.in_order(here)))


def _may_be_taken_back(one: Decision, newest_first: tuple[Decision, ...], undone: frozenset[str]) -> bool:
    """An award as long as it is the newest about the category, a settled tie and a judge set aside as long as they
    stand.
    """
    if one.sha256 in undone:
        return False
    if one.kind in AWARD_KINDS:
        return next(other for other in newest_first if other.kind in AWARD_KINDS) is one
    if one.kind is DecisionKind.BREAK_TIE:
        later = newest_first[: newest_first.index(one)]
        return not any(
            other.kind is DecisionKind.BREAK_TIE and set(other.submissions) & set(one.submissions) for other in later
        )
    return False
