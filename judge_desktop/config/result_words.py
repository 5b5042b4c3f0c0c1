"""Words of results outside the windows: methods, what decided a rank, how firm a winner is. Sentences about cautions
are ``caution_phrases``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from judge_desktop.config.i18n import Translator, mark
from judge_desktop.domain.contest import Method
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.standings import Standing
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
_SINGLE_JUDGES = mark("Depends on single judges: {without}")
_BY_DECISION = mark("The scores are equal; a decision put {winners} first")


def method_words(method: Method, tr: Translator) -> str:
    """How scorecards are combined."""
    return tr(_METHODS[method])


def decided_by_words(standing: Standing, method: Method, tr: Translator) -> str:
    """What put a submission before the next one; a dash for the last one."""
    if standing.rank is None:
        return tr("Not ranked")
    if standing.decided_by is None:
        return tr("Equal") if standing.tied else "–"
    kind, _, criteria = standing.decided_by.partition(":")
    if kind == "score":
        return method_words(method, tr)
    return tr(_DECIDED_BY[kind]) if kind in _DECIDED_BY else criteria


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
