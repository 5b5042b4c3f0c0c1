"""Words of results: methods, what decided a rank; outside the windows also how firm a winner is.

Sentences about cautions are ``caution_phrases``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from judge_desktop.config.i18n import Translator, mark
from judge_desktop.domain.contest import Method
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.publication import Audience
from judge_desktop.domain.statistics import Verdict, WinnerCheck

_METHODS: Mapping[Method, str] = {
    Method.MEAN: mark("Mean score"),
    Method.TRIMMED_MEAN: mark("Trimmed mean"),
    Method.MEDIAN: mark("Median score"),
    Method.SEVERITY_ADJUSTED: mark("Adjusted score"),
    Method.RANK_SUM: mark("Sum of ranks"),
}
_DECIDED_BY: Mapping[str, str] = {
    "median": mark("Median"),
    "head_to_head": mark("Head to head"),
    "decision": mark("By a decision"),
}
_VERDICTS: Mapping[Verdict, str] = {
    Verdict.FIRM: mark("Firm: {winners} stays first whichever judge is left out"),
    Verdict.ONE_JUDGE: mark("Depends on one judge: {without}"),
    Verdict.TIED: mark("No single winner yet, so nothing can be said about how firm it is"),
    Verdict.UNKNOWN: mark("Too few judges or submissions to say how firm the winner is"),
}
_FOR: Mapping[Audience, str] = {
    Audience.INTERNAL: mark("Judges and the organiser only. Never put it on a website"),
    Audience.PUBLIC: mark("Everybody. Anyone can work out the result again from it"),
}
NOTHING_DECIDED = "—"  # the last of a ranking: nothing put it before another one
_SINGLE_JUDGES = mark("Depends on single judges: {without}")
_BY_DECISION = mark("The scores are equal; a decision put {winners} first")


class Ranked(Protocol):
    """Where a submission stands: in a round as it is counted here, or in a results file."""

    @property
    def rank(self) -> int | None:
        """Its rank, None without one."""

    @property
    def tied(self) -> bool:
        """Whether it shares the rank."""

    @property
    def decided_by(self) -> str | None:
        """What put it before the next one."""


def method_words(method: Method, tr: Translator) -> str:
    """How scorecards are combined."""
    return tr(_METHODS[method])


def for_words(audience: Audience, tr: Translator) -> str:
    """Who may get a version of the results file."""
    return tr(_FOR[audience])


def decided_by_words(
    standing: Ranked, method: Method, tr: Translator, criteria: Mapping[str, str] | None = None
) -> str:
    """What put a submission before the next one. ``criteria``: id -> name; one without a name is called by its id."""
    if standing.rank is None:
        return tr("Not ranked")
    if standing.decided_by is None:
        return tr("Equal") if standing.tied else NOTHING_DECIDED
    kind, _, names = standing.decided_by.partition(":")
    if kind == "score":
        return method_words(method, tr)
    if kind == "criterion":
        return " + ".join((criteria or {}).get(name, name) for name in names.split("+"))
    return tr(_DECIDED_BY[kind])


def _verdict_words(check: WinnerCheck) -> str:
    match check.verdict:
        case Verdict.TIED if len(check.winners) == 1:
            return _BY_DECISION
        case Verdict.ONE_JUDGE if len(check.without) > 1:
            return _SINGLE_JUDGES
        case _:
            return _VERDICTS[check.verdict]


def award_words(kind: DecisionKind, winners: Iterable[str], levels: Mapping[str, str], tr: Translator) -> str:
    """What was decided about the award of a category."""
    named = ", ".join(f"{one} ({levels[one]})" if one in levels else one for one in winners)
    match kind:
        case DecisionKind.NO_AWARD:
            return tr("Decided: no submission gets the award")
        case DecisionKind.JOINT_AWARD:
            return tr("Decided: the award is shared by {winners}", winners=named)
        case _:
            return tr("Decided: the award goes to {winners}", winners=named)


def firmness_sentences(check: WinnerCheck, method: Method, tr: Translator) -> list[str]:
    """Would the winner of the category change? Without one judge, by other methods, with other panels."""
    without = "; ".join(
        tr("without {judge} the first would be {winners}", judge=one.judge, winners=_listed(one.winners, tr))
        for one in check.without
    )
    sentences = [tr(_verdict_words(check), winners=_listed(check.winners, tr), without=without)]
    others = [
        f"{method_words(other, tr)} {_listed(winners, tr)}"
        for other, winners in check.by_method.items()
        if other is not method and winners and set(winners) != set(check.winners)
    ]
    if others:
        sentences.append(tr("Other methods put others first: {others}", others="; ".join(others)))
    if check.shares:
        most = sorted(check.shares.items(), key=lambda one: (-one[1], one[0]))[:5]
        shares = ", ".join(f"{submission} {share:.1%}" for submission, share in most if share > 0)
        sentences.append(tr("First with another panel of these judges: {shares}", shares=shares))
    return sentences


def _listed(winners: Iterable[str], tr: Translator) -> str:
    return ", ".join(winners) or tr("nobody")
