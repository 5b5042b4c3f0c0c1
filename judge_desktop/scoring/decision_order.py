"""Which decision comes after which, without a clock.

The rule. A decision comes after all earlier ones of its own signing key (by ``sequence``), after every decision whose
SHA-256 it names in ``values["after"]`` (separated by spaces) or in ``documents``, and after everything those come
after. A copy that records a decision writes the ``latest`` decisions it has seen into ``values["after"]``; so a deputy
who takes over overrules knowingly, and only decisions that two copies took without knowing of each other stand side by
side. About one subject the latest decisions hold; when they do not say the same they contradict each other: they are
shown and none of them is applied. What arrived first never matters.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from judge_desktop.domain.decisions import Decision
from judge_desktop.domain.package import Package

AFTER = "after"  # name in ``Decision.values``

Subject = TypeVar("Subject", bound=Hashable)
Effect = TypeVar("Effect", bound=Hashable)


def valid_decisions(package: Package, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions of this contest, round and mode signed by a chair's copy of the package; each once, by hash."""
    chairs = {chair.keys.judge_key for chair in package.chairs}
    subject = (package.contest.id, package.round, package.mode)
    kept = {
        one.sha256: one
        for one in decisions
        if one.signed_by in chairs and (one.contest, one.round, one.mode) == subject
    }
    return tuple(kept[sha256] for sha256 in sorted(kept))


@dataclass(frozen=True, slots=True)
class DecisionOrder:
    """The order among some decisions, each there once."""

    decisions: tuple[Decision, ...]
    _clocks: Mapping[str, Mapping[str, int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_clocks", _clocks_of(self.decisions))

    def is_after(self, later: Decision, earlier: Decision) -> bool:
        """True when ``later`` was taken in knowledge of ``earlier``."""
        return self._clocks[later.sha256].get(earlier.signed_by, 0) >= earlier.sequence

    def latest(self, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
        """Those among them that no other one comes after, sorted by hash."""
        some = tuple(decisions)
        return tuple(
            sorted(
                (one for one in some if not any(self.is_after(other, one) for other in some if other is not one)),
                key=lambda one: one.sha256,
            )
        )

    def in_order(self, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
        """One order that keeps every "comes after"; side by side they stand by hash."""
        return tuple(sorted(decisions, key=lambda one: (sum(self._clocks[one.sha256].values()), one.sha256)))


def latest(package: Package, decisions: Iterable[Decision]) -> tuple[str, ...]:
    """SHA-256 of the decisions that none comes after: what a new decision writes into ``values["after"]``."""
    order = DecisionOrder(valid_decisions(package, decisions))
    return tuple(one.sha256 for one in order.latest(order.decisions))


def settle(
    order: DecisionOrder, said: Mapping[Subject, Sequence[tuple[Decision, Effect]]]
) -> tuple[dict[Subject, Effect], tuple[tuple[str, ...], ...]]:
    """What holds about each subject, and the groups of decisions that contradict each other (hashes, sorted)."""
    held: dict[Subject, Effect] = {}
    conflicts: set[tuple[str, ...]] = set()
    for subject, sayings in said.items():
        effects = {decision.sha256: effect for decision, effect in sayings}
        newest = [one.sha256 for one in order.latest({one.sha256: one for one, _ in sayings}.values())]
        if len({effects[sha256] for sha256 in newest}) == 1:
            held[subject] = effects[newest[0]]
        else:
            conflicts.add(tuple(newest or sorted(effects)))
    return held, tuple(sorted(conflicts))


def _clocks_of(decisions: Iterable[Decision]) -> dict[str, dict[str, int]]:
    """Decision -> signing key -> the highest sequence of that key it comes after."""
    by_hash = {one.sha256: one for one in decisions}
    chains: dict[str, list[Decision]] = {}
    for one in sorted(by_hash.values(), key=lambda one: (one.sequence, one.sha256)):
        chains.setdefault(one.signed_by, []).append(one)
    clocks: dict[str, dict[str, int]] = {sha256: {} for sha256 in by_hash}
    changed = True
    while changed:  # a few rounds: knowledge travels along the chains and the named hashes
        changed = False
        for chain in chains.values():
            seen: dict[str, int] = {}
            for one in chain:
                clock = clocks[one.sha256]
                before = dict(clock)
                _take_over(clock, {**seen, one.signed_by: one.sequence - 1})
                for named in _named(one, by_hash):
                    _take_over(clock, {**clocks[named.sha256], named.signed_by: named.sequence})
                clock[one.signed_by] = min(clock[one.signed_by], one.sequence - 1)
                changed = changed or clock != before
                seen = clock
    return clocks


def _named(decision: Decision, by_hash: Mapping[str, Decision]) -> list[Decision]:
    names = {*decision.values.get(AFTER, "").split(), *decision.documents}
    return [by_hash[name] for name in sorted(names) if name in by_hash and name != decision.sha256]


def _take_over(clock: dict[str, int], known: Mapping[str, int]) -> None:
    for signing_key, sequence in known.items():
        if sequence > clock.get(signing_key, 0):
            clock[signing_key] = sequence
    for signing_key in known:
        clock.setdefault(signing_key, 0)
