"""Scorecards that came on paper or in a spreadsheet, typed by one person and again by a second: decisions about them.

A ``paper_scorecard`` decision holds ``judge``, one of ``submissions``, and in its values ``state`` (sealed or absent),
``origin`` (paper or sheet) and ``scores`` ("D1=7 D2=25", canonical); comments and the names of the two who typed are
its texts. The latest about a judge and a submission holds; where two copies said different things, none does. Setting
the decision aside takes the scorecard out. A scorecard the judge herself declared in a signed file counts before it:
that is ``counting``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.scorecard import Scorecard, ScorecardState
from judge_desktop.domain.view import Origin
from judge_desktop.scoring.decision_order import DecisionOrder, settle
from judge_desktop.scoring.validation import canonical, read_number

STATE, ORIGIN, SCORES = "state", "origin", "scores"  # names in ``Decision.values``
TYPED_BY, CONFIRMED_BY = "_typed_by", "_confirmed_by"  # names in ``Decision.texts``; the others are comments
_STATES = {ScorecardState.SEALED.value: ScorecardState.SEALED, ScorecardState.ABSENT.value: ScorecardState.ABSENT}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperScorecard:
    """One scorecard that a decision brought in. ``decision`` is the decision's SHA-256."""

    judge: str
    card: Scorecard
    decision: str
    origin: Origin
    typed_by: str = ""
    confirmed_by: str = ""


def is_same_person(first: str, second: str) -> bool:
    """True when two typed names are one, whatever their spaces and capitals."""
    return first.casefold().split() == second.casefold().split()


def scores_text(scores: Mapping[str, Decimal]) -> str:
    """The scores as a decision holds them: "D1=7 D2=25", by criterion."""
    return " ".join(f"{criterion}={canonical(score)}" for criterion, score in sorted(scores.items()))


def paper_scorecards(
    order: DecisionOrder, set_aside: Collection[str], closed: frozenset[str] | None
) -> tuple[dict[tuple[str, str], PaperScorecard], tuple[tuple[str, ...], ...], frozenset[str]]:
    """(judge, submission) -> the scorecard that holds; the groups of decisions that contradict each other; and the
    decisions that came after the round was closed (``closed``: what counted then, None while it is open). One that was
    known at closing and did not count then is not late: another scorecard spoke in its place.
    """
    said: dict[tuple[str, str], list[tuple[Decision, str]]] = defaultdict(list)
    closing = [one for one in order.decisions if one.kind is DecisionKind.CLOSE and frozenset(one.documents) == closed]
    late = set()
    for one in order.decisions:
        if one.kind is not DecisionKind.PAPER_SCORECARD or len(one.submissions) != 1 or one.sha256 in set_aside:
            continue
        if closed is not None and one.sha256 not in closed:
            if not any(order.is_after(close, one) for close in closing):
                late.add(one.sha256)
        else:
            said[one.judge, one.submissions[0]].append((one, _effect(one)))
    held, conflicts = settle(order, said)
    found = {}
    for subject in held:
        newest = order.latest(decision for decision, _ in said[subject])[0]
        scorecard = _read(newest)
        if scorecard is not None:
            found[subject] = scorecard
    return found, conflicts, frozenset(late)


def _effect(decision: Decision) -> str:
    return f"{decision.values.get(STATE)} {decision.values.get(ORIGIN)} {decision.values.get(SCORES)}"


def _read(decision: Decision) -> PaperScorecard | None:
    """The scorecard of a decision; None when it is not spelled as this program spells it."""
    scores = _scores(decision.values.get(SCORES, ""))
    if scores is None or not is_scorecard(decision.values):
        return None
    comments = {name: text for name, text in decision.texts.items() if name not in (TYPED_BY, CONFIRMED_BY)}
    return PaperScorecard(
        judge=decision.judge,
        card=Scorecard(
            submission=decision.submissions[0],
            state=_STATES[decision.values[STATE]],
            scores=scores,
            comments=comments,
        ),
        decision=decision.sha256,
        origin=Origin(decision.values[ORIGIN]),
        typed_by=decision.texts.get(TYPED_BY, ""),
        confirmed_by=decision.texts.get(CONFIRMED_BY, ""),
    )


def is_scorecard(values: Mapping[str, str]) -> bool:
    """True when the values of a decision are spelled as this program spells a scorecard."""
    is_known = values.get(STATE) in _STATES and values.get(ORIGIN) in (Origin.PAPER, Origin.SHEET)
    return is_known and _scores(values.get(SCORES, "")) is not None


def _scores(text: str) -> dict[str, Decimal | None] | None:
    scores: dict[str, Decimal | None] = {}
    for part in text.split():
        criterion, _, written = part.partition("=")
        score = read_number(written)  # never by Decimal alone: 1E999999999 would fill the memory
        if score is None or canonical(score) != written or criterion in scores:
            return None
        scores[criterion] = score
    return scores
