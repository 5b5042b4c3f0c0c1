"""What the decisions of a round add up to: whose key, which document, who is left out, closed or open.

Only the kinds that change the count, and break_tie. The order of decisions is ``scoring.decision_order``, applying
them is ``scoring.counting``. Effects, by kind:

- ``confirm_judge``: ``documents[0]`` is a key of ``judge``; it joins the end of that judge's keys, unless it is there.
- ``replace_key``: ``documents[0]`` becomes the newest key of ``judge`` (and needs no other confirmation).
- ``set_aside``: ``documents`` do not count. ``exclude``: ``judge`` does not count in ``category`` ("" = anywhere).
- ``restore``: takes back both; ``documents`` are score files or the decisions that are taken back; without documents
  it takes back the exclusion of ``judge`` in ``category``.
- ``choose_revision``: ``documents[0]`` is the version of its key that counts; ``values["against"]`` (hashes separated
  by spaces) names what it was chosen against.
- ``close``: only ``documents`` count from now on. ``reopen``: everything counts again.
- ``paper_scorecard``: a scorecard of ``judge`` (``paper_scorecards``); ``set_aside`` of the decision takes it out.
- ``break_tie``: ``submissions`` of ``category`` from the best; ``values["among"]`` (ids) names all that were equal. A
  ``restore`` that names it takes it back: the tie stands again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.package import Package
from judge_desktop.scoring.corrections import corrections_of
from judge_desktop.scoring.decision_order import DecisionOrder, settle, valid_decisions
from judge_desktop.scoring.paper_scorecards import PaperScorecard, paper_scorecards
from judge_desktop.scoring.ranking import TieOrder, TieOrders

AGAINST = "against"  # names in ``Decision.values``
AMONG = "among"

_Conflicts = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A version that a decision prefers, and the others it was preferred to."""

    document: str
    against: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """The decisions' effects. ``closed`` are the documents counted at closing, None while the round is open."""

    keys: Mapping[str, tuple[str, ...]]  # judge -> known judge_keys, newest last
    set_aside: frozenset[str]
    excluded: frozenset[tuple[str, str]]  # (judge, category)
    choices: Mapping[str, Choice]  # judge_key -> what was chosen
    closed: frozenset[str] | None
    ties: TieOrders
    papers: Mapping[tuple[str, str], PaperScorecard]  # (judge, submission) -> a scorecard on paper or in a sheet
    late_papers: frozenset[str]  # decisions about such scorecards that came after closing
    conflicts: _Conflicts

    def is_excluded(self, judge: str, category: str) -> bool:
        """True when a decision leaves the judge out there."""
        return (judge, category) in self.excluded or (judge, "") in self.excluded


def rule(package: Package, decisions: Iterable[Decision], key_of: Mapping[str, str] | None = None) -> Rulings:
    """The effects of all valid decisions together. ``key_of``: score file -> its judge_key, for ``choose_revision``."""
    order = DecisionOrder(valid_decisions(package, decisions))
    keys, key_conflicts = _keys(package, order)
    set_aside, excluded, aside_conflicts = _left_out(order)
    choices, choice_conflicts = _choices(order, key_of or {})
    closed, closing_conflicts = _closing(order)
    ties, tie_conflicts = _ties(order)
    papers, paper_conflicts, late_papers = paper_scorecards(order, set_aside, closed)
    _, text_conflicts = corrections_of(order.decisions)
    conflicts = {
        *paper_conflicts,
        *text_conflicts,
        *key_conflicts,
        *aside_conflicts,
        *choice_conflicts,
        *closing_conflicts,
        *tie_conflicts,
    }
    return Rulings(
        keys=keys,
        set_aside=set_aside,
        excluded=excluded,
        choices=choices,
        closed=closed,
        ties=ties,
        papers=papers,
        late_papers=late_papers,
        conflicts=tuple(sorted(conflicts)),
    )


def known_keys(package: Package, decisions: Iterable[Decision] = ()) -> dict[str, tuple[str, ...]]:
    """Judge -> the keys the manifest or a decision names for her, newest last."""
    return _keys(package, DecisionOrder(valid_decisions(package, decisions)))[0]


def tie_orders(package: Package, decisions: Iterable[Decision]) -> dict[str, tuple[TieOrder, ...]]:
    """Category -> the break_tie decisions that hold there."""
    return _ties(DecisionOrder(valid_decisions(package, decisions)))[0]


def _of(order: DecisionOrder, *kinds: DecisionKind) -> list[Decision]:
    return [one for one in order.decisions if one.kind in kinds]


def _keys(package: Package, order: DecisionOrder) -> tuple[dict[str, tuple[str, ...]], _Conflicts]:
    """A key belongs to the judge that the latest decision about it names; the manifest's keys stay where they are."""
    manifest = {
        judge.id: [known.keys.judge_key for known in judge.known_keys] for judge in package.contest.panel.judges
    }
    naming = [one for one in _of(order, DecisionKind.CONFIRM_JUDGE, DecisionKind.REPLACE_KEY) if one.documents]
    owners: dict[str, list[tuple[Decision, str]]] = defaultdict(list)
    newest: dict[str, list[tuple[Decision, str]]] = defaultdict(list)
    for one in naming:
        key = one.documents[0]
        owners[key].append((one, one.judge))
        if one.kind is DecisionKind.REPLACE_KEY or key not in manifest.get(one.judge, ()):
            newest[one.judge].append((one, key))
    owner_of, contested = settle(order, owners)
    _, unordered = settle(order, newest)
    set_back = {sha256 for group in (*contested, *unordered) for sha256 in group}
    for one in order.in_order(naming):
        key, keys = one.documents[0], manifest.get(one.judge)
        if keys is None or one.sha256 in set_back or owner_of.get(key) != one.judge:
            continue
        if one.kind is DecisionKind.REPLACE_KEY and key in keys:
            keys.remove(key)
        if key not in keys:
            keys.append(key)
    return {judge: tuple(keys) for judge, keys in sorted(manifest.items())}, (*contested, *unordered)


def _left_out(order: DecisionOrder) -> tuple[frozenset[str], frozenset[tuple[str, str]], _Conflicts]:
    by_hash = {one.sha256: one for one in order.decisions}
    documents: dict[str, list[tuple[Decision, bool]]] = defaultdict(list)
    judges: dict[tuple[str, str], list[tuple[Decision, bool]]] = defaultdict(list)
    for one in _of(order, DecisionKind.SET_ASIDE, DecisionKind.EXCLUDE, DecisionKind.RESTORE):
        is_out = one.kind is not DecisionKind.RESTORE
        for target in _targets(one, by_hash):
            if isinstance(target, str):
                documents[target].append((one, is_out))
            else:
                judges[target].append((one, is_out))
    set_aside, document_conflicts = settle(order, documents)
    excluded, judge_conflicts = settle(order, judges)
    return (
        frozenset(sha256 for sha256, is_out in set_aside.items() if is_out),
        frozenset(target for target, is_out in excluded.items() if is_out),
        (*document_conflicts, *judge_conflicts),
    )


def _targets(decision: Decision, by_hash: Mapping[str, Decision]) -> set[str | tuple[str, str]]:
    """Score files (hashes) and exclusions (judge, category) that a set_aside, exclude or restore is about."""
    if decision.kind is DecisionKind.EXCLUDE:
        return {(decision.judge, decision.category)}
    if decision.kind is DecisionKind.SET_ASIDE:
        return set(decision.documents)
    if not decision.documents:
        return {(decision.judge, decision.category)}
    targets: set[str | tuple[str, str]] = set()
    for sha256 in decision.documents:
        taken_back = by_hash.get(sha256)
        if taken_back is None or taken_back.kind is DecisionKind.PAPER_SCORECARD:
            targets.add(sha256)
        elif taken_back.kind in (DecisionKind.SET_ASIDE, DecisionKind.EXCLUDE):
            targets |= _targets(taken_back, by_hash)
    return targets


def _choices(order: DecisionOrder, key_of: Mapping[str, str]) -> tuple[dict[str, Choice], _Conflicts]:
    said: dict[str, list[tuple[Decision, Choice]]] = defaultdict(list)
    for one in _of(order, DecisionKind.CHOOSE_REVISION):
        if one.documents and one.documents[0] in key_of:
            against = frozenset(one.values.get(AGAINST, "").split()) | frozenset(one.documents[1:])
            said[key_of[one.documents[0]]].append((one, Choice(document=one.documents[0], against=against)))
    chosen = {key: [(one, choice.document) for one, choice in sayings] for key, sayings in said.items()}
    held, conflicts = settle(order, chosen)
    choices = {}
    for key, document in held.items():
        agreeing = [choice for _, choice in said[key] if choice.document == document]
        choices[key] = Choice(document=document, against=frozenset().union(*(one.against for one in agreeing)))
    return choices, conflicts


def _closing(order: DecisionOrder) -> tuple[frozenset[str] | None, _Conflicts]:
    said = [
        (one, frozenset(one.documents) if one.kind is DecisionKind.CLOSE else None)
        for one in _of(order, DecisionKind.CLOSE, DecisionKind.REOPEN)
    ]
    held, conflicts = settle(order, {"round": said} if said else {})
    return held.get("round"), conflicts


def _ties(order: DecisionOrder) -> tuple[dict[str, tuple[TieOrder, ...]], _Conflicts]:
    """Those that no later one replaces: one about a submission that they gave its place. Two side by side of which one
    is about what the other placed, and which differ, contradict each other.
    """
    held: dict[str, set[TieOrder]] = defaultdict(set)
    conflicts: set[tuple[str, ...]] = set()
    taken_back = {sha256 for one in _of(order, DecisionKind.RESTORE) for sha256 in one.documents}
    for one in _of(order, DecisionKind.BREAK_TIE):
        others = [
            other
            for other in _of(order, DecisionKind.BREAK_TIE)
            if other.category == one.category and other.submissions and other is not one
        ]
        later = [other for other in others if order.is_after(other, one)]
        rivals = [other for other in others if other not in later and (_is_about(other, one) or _is_about(one, other))]
        if not one.submissions or one.sha256 in taken_back or any(_is_about(other, one) for other in later):
            continue
        differing = [
            other for other in order.latest([one, *rivals]) if other.submissions != one.submissions and other is not one
        ]
        if differing:
            conflicts.add(tuple(sorted({one.sha256, *(other.sha256 for other in differing)})))
        else:
            among = frozenset(one.values.get(AMONG, "").split())
            held[one.category].add(TieOrder(order=one.submissions, among=among))
    ties = {category: tuple(sorted(orders, key=lambda order: order.order)) for category, orders in sorted(held.items())}
    return ties, tuple(sorted(conflicts))


def _is_about(decision: Decision, earlier: Decision) -> bool:
    """True when a break_tie is about a submission that the earlier one gave its place."""
    among = decision.values.get(AMONG, "").split()
    return not {*decision.submissions, *among}.isdisjoint(earlier.submissions)
