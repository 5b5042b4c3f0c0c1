"""Measuring side by side: the same minute, the same disk, turn by turn, and the medians of the turns.

A figure alone says more about the machine than about the program; a ratio of two that took turns says more about the
program. What is measured is in the modules beside this one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Turn = Callable[[], float]
"""One repetition; returns its seconds, without what had to be prepared for it."""

NOISY = 0.25
"""Half the distance between slowest and fastest turn, over the median: above this a line says that it is noisy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What the ratio of program to peer should be: at most or at least this."""

    ratio: float
    at_least: bool = False

    def is_met(self, ratio: float) -> bool:
        """Whether a ratio is on the right side."""
        return ratio >= self.ratio if self.at_least else ratio <= self.ratio

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.ratio:g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One benchmark's outcome. ``seconds`` and ``peer_seconds`` are medians; ``ratio`` as the aim counts it."""

    name: str
    seconds: float
    peer: str
    peer_seconds: float
    ratio: float
    aim: Aim | None
    is_noisy: bool
    note: str = ""

    @property
    def is_met(self) -> bool:
        """True when the aim is met or there is none."""
        return self.aim is None or self.aim.is_met(self.ratio)

    def __str__(self) -> str:
        aim = "" if self.aim is None else f"   aim {self.aim}{'' if self.is_met else ' MISSED'}"
        note = "".join(f"   {word}" for word in (self.note, "(noisy)" if self.is_noisy else "") if word)
        return (
            f"{self.name:28} {written(self.seconds):>9}   {self.peer} {written(self.peer_seconds)}"
            f"   ratio {self.ratio:.2f}{aim}{note}"
        )


def timed(work: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def side_by_side(
    name: str, program: Turn, peer_name: str, peer: Turn, *, turns: int, aim: Aim | None, warm_up: bool = True
) -> Line:
    """Program and peer in turn, ``turns`` times each, after one of each that does not count."""
    if warm_up:
        program()
        peer()
    own, others = [], []
    for _ in range(turns):
        own.append(program())
        others.append(peer())
    return line_of(name, own, peer_name, others, aim=aim)


def line_of(
    name: str, own: list[float], peer_name: str, others: list[float], *, aim: Aim | None, note: str = ""
) -> Line:
    """The line of turns that were taken already. The ratio is how often the slower side should contain the faster:
    program / peer, or peer / program when the aim is to be faster by so much.
    """
    seconds, peer_seconds = median(own), median(others)
    is_speed_up = aim is not None and aim.at_least
    return Line(
        name=name,
        seconds=seconds,
        peer=peer_name,
        peer_seconds=peer_seconds,
        ratio=peer_seconds / seconds if is_speed_up else seconds / peer_seconds,
        aim=aim,
        is_noisy=spread(own) > NOISY or spread(others) > NOISY,
        note=note,
    )


def expect(found: object, wanted: object) -> None:
    """Stops a benchmark that measured something else than it meant to."""
    if found != wanted:
        raise ValueError(f"found {found}, wanted {wanted}")


def spread(turns: list[float]) -> float:
    """Half of the distance between the extremes, relative to the median."""
    return (max(turns) - min(turns)) / 2 / median(turns)


def written(seconds: float) -> str:
    """A duration with three figures in the unit that suits it."""
    for unit, factor in (("s", 1.0), ("ms", 1e3)):
        if seconds * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"
