"""A tie settled by the panel's vote: votes for each submission, abstentions, and whether they decide anything.

In a ``break_tie`` decision ``values["by"]`` says who settled it (``chair`` or ``resolution``). A resolution holds
``votes`` (``submission=count``, separated by spaces), ``abstained`` and ``present`` as whole numbers; dissent with its
reasons stands in ``texts["dissent"]``. Source: ``methods.md``, "Ranking, ties, missing scores, recusal, quorum" 4.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from judge_desktop.domain.contest import Rules, TieBreakStep
from judge_desktop.domain.errors import Code

BY, VOTES, ABSTAINED, PRESENT = "by", "votes", "abstained", "present"  # names in ``Decision.values``
DISSENT = "dissent"  # name in ``Decision.texts``
_PEOPLE = (TieBreakStep.CHAIR, TieBreakStep.RESOLUTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """A vote. ``present`` are those who could vote on the item: every vote and abstention is one of theirs."""

    votes: Mapping[str, int]  # submission -> votes
    abstained: int
    present: int

    @property
    def cast(self) -> int:
        """Votes and abstentions together."""
        return sum(self.votes.values()) + self.abstained

    @property
    def order(self) -> tuple[str, ...]:
        """From the most votes, as far as the votes tell the submissions apart; empty when the first two are equal."""
        counts = list(self.votes.values())
        ranked = sorted(self.votes, key=lambda one: (-self.votes[one], one))
        order: list[str] = []
        for one in ranked:
            if counts.count(self.votes[one]) > 1:
                break
            order.append(one)
        return tuple(order)

    @property
    def against(self) -> int:
        """Votes for another submission than the first."""
        return sum(self.votes.values()) - max(self.votes.values(), default=0)


def written_resolution(resolution: Resolution) -> dict[str, str]:
    """A resolution as it stands in a decision's values."""
    votes = " ".join(f"{submission}={count}" for submission, count in sorted(resolution.votes.items()))
    return {
        BY: TieBreakStep.RESOLUTION.value,
        VOTES: votes,
        ABSTAINED: str(resolution.abstained),
        PRESENT: str(resolution.present),
    }


def read_resolution(values: Mapping[str, str]) -> Resolution | None:
    """The resolution in a decision's values; None when there is none, or its figures are not whole numbers."""
    if values.get(BY) != TieBreakStep.RESOLUTION.value:
        return None
    votes = dict(word.split("=", 1) for word in values.get(VOTES, "").split() if "=" in word)
    figures = [*votes.values(), values.get(ABSTAINED, "0"), values.get(PRESENT, "")]
    if not votes or not all(figure.isascii() and figure.isdigit() for figure in figures):
        return None
    return Resolution(
        votes={submission: int(count) for submission, count in votes.items()},
        abstained=int(values.get(ABSTAINED, "0")),
        present=int(values[PRESENT]),
    )


def who_settles(rules: Rules) -> tuple[TieBreakStep, ...]:
    """The chair, the panel by resolution, both or nobody: as the ladder says, in its order."""
    return tuple(step for step in rules.tie_break_ladder if step in _PEOPLE)


def check_resolution(resolution: Resolution, tied: Collection[str], may_vote: int) -> Code | None:
    """Why that vote settles nothing, or None.

    ``VOTES_INCOMPLETE``: a tied submission has no count, or another one has. ``VOTES_MORE_THAN_PANEL``: more people
    than may vote there. ``VOTES_DO_NOT_ADD_UP``: votes and abstentions are not as many as the people present.
    ``VOTES_DECIDE_NOTHING``: the most votes went to more than one.
    """
    if set(resolution.votes) != set(tied):
        return Code.VOTES_INCOMPLETE
    if resolution.present > may_vote:
        return Code.VOTES_MORE_THAN_PANEL
    if resolution.cast != resolution.present:
        return Code.VOTES_DO_NOT_ADD_UP
    return None if resolution.order else Code.VOTES_DECIDE_NOTHING
