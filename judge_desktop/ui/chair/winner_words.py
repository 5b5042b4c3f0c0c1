"""Would the winner change? The answer in plain words: one sentence for a category, and what belongs to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from judge_desktop.config.i18n import mark, tr, trn
from judge_desktop.config.statistics_words import share_words
from judge_desktop.domain.contest import Contest, Method
from judge_desktop.domain.statistics import CautionCode, LeftOut, Verdict
from judge_desktop.scoring.tally import mean, round_half_up
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.wording import decided_by_words, figure, method_words, numbers_of
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.workflow.category_figures import CategoryFigures

_MOST_NAMES = 3  # of more judges the sentence says how many; the details say who
_EXPLAINED = {
    Method.MEAN: mark("everybody's score counts alike"),
    Method.TRIMMED_MEAN: mark("without the highest and the lowest"),
    Method.MEDIAN: mark("the score in the middle"),
    Method.SEVERITY_ADJUSTED: mark("less how strict each judge is"),
    Method.RANK_SUM: mark("ranks added up; less is better"),
}
_WHY_NOT = {
    Method.TRIMMED_MEAN: (CautionCode.TOO_FEW_SCORECARDS, mark("needs 5 scorecards of every submission")),
    Method.SEVERITY_ADJUSTED: (
        CautionCode.GRAPH_NOT_CONNECTED,
        mark("not all judges are linked by common submissions"),
    ),
    Method.RANK_SUM: (
        CautionCode.RANK_SUM_INCOMPLETE,
        mark("every judge must score every submission"),
    ),
}
_NO_PANELS = {
    "rank_sum_incomplete": mark("every judge must score every submission"),
    "graph_not_connected": mark("not all judges are linked by common submissions"),
    "too_few_scorecards": mark("too few scorecards"),
    "no_panel_left": mark("every panel would leave a submission without scores"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A sentence, what belongs to it, and how heavy it is. ``about``: (judge, submission) of the total behind it, where
    there is one.
    """

    weight: Weight
    sentence: str
    detail: str = ""
    about: tuple[str, str] | None = None


def answer_of(
    figures: CategoryFigures,
    contest: Contest,
    names: JudgeNames,
    *,
    is_decided: bool = False,
    discussed: Collection[str] = (),
) -> Answer:
    """The sentence on top of a category. Every part of it is computed; nobody is asked to discuss what is decided, or
    a submission that was ``discussed``.
    """
    check = figures.check
    numbers = numbers_of(contest, check.winners)
    if check.verdict is Verdict.FIRM:
        sentence = tr(
            "The result is firm: submission {numbers} stays first whichever judge is left out", numbers=numbers
        )
        return Answer(weight=Weight.FINE, sentence=sentence, detail=_detail(figures, contest))
    if check.verdict is Verdict.ONE_JUDGE:
        cause = _cause(figures)
        is_settled = is_decided or (cause is not None and cause[1] in discussed)
        return Answer(
            weight=Weight.NOTE if is_decided else Weight.WARNS,
            sentence=_depends(check.without, contest, names),
            detail=_detail(figures, contest, *_why(cause, contest, names, is_settled=is_settled)),
            about=cause[:2] if cause is not None else None,
        )
    if check.verdict is Verdict.TIED and len(check.winners) == 1:
        sentence = tr("The scores are equal: a decision put submission {numbers} first", numbers=numbers)
        return Answer(weight=Weight.NOTE, sentence=sentence, detail=_detail(figures, contest))
    if check.verdict is Verdict.TIED and check.winners:
        sentence = tr("Whether the result is firm cannot be said while several submissions share the first place")
        return Answer(weight=Weight.NOTE, sentence=sentence)
    sentence = tr("Whether the result is firm cannot be said: too few judges or submissions")
    return Answer(weight=Weight.NOTE, sentence=sentence, detail=tr("It takes 3 judges and 2 submissions with scores"))


def _depends(without: tuple[LeftOut, ...], contest: Contest, names: JudgeNames) -> str:
    n = len(without)
    if n > _MOST_NAMES:
        return tr("The result depends on single judges: the first place changes without any one of {n} judges", n=n)
    if n != 1:
        judges = names.listed([one.judge for one in without])
        return tr(
            "The result depends on single judges: the first place changes without any one of {judges}", judges=judges
        )
    (one,) = without
    judge, numbers = names.full(one.judge), numbers_of(contest, one.winners)
    if len(one.winners) == 1:
        return tr(
            "The result depends on one judge. Without {judge}, submission {numbers} would be first",
            judge=judge,
            numbers=numbers,
        )
    return tr(
        "The result depends on one judge. Without {judge}, submissions {numbers} would share the first place",
        judge=judge,
        numbers=numbers,
    )


def _cause(figures: CategoryFigures) -> tuple[str, str, Fraction] | None:
    """(judge, submission, points) where the one judge lies farthest from the others: on the submission that is first,
    or on one that would be. None where it is not one judge.
    """
    if len(figures.check.without) != 1:
        return None
    (one,) = figures.check.without
    distances = {
        standing.submission: distance
        for standing in figures.standings
        if standing.submission in {*one.winners, *figures.check.winners}
        and (distance := _distance(standing.tally.totals, one.judge)) is not None
    }
    if not distances:
        return None
    submission, distance = max(distances.items(), key=lambda each: abs(each[1]))
    return one.judge, submission, distance


def _why(
    cause: tuple[str, str, Fraction] | None, contest: Contest, names: JudgeNames, *, is_settled: bool
) -> tuple[str, ...]:
    """What lies behind it in words, and what to do about it."""
    to_do = () if is_settled else (tr("Discuss it before deciding"),)
    if cause is None:
        return to_do
    judge, submission, distance = cause
    details = {
        "judge": names.full(judge),
        "numbers": numbers_of(contest, (submission,)),
        "points": figure(round_half_up(abs(distance), 1)),
    }
    if distance > 0:
        return (tr("{judge} gives submission {numbers} {points} points more than the others' mean", **details), *to_do)
    return (tr("{judge} gives submission {numbers} {points} points less than the others' mean", **details), *to_do)


def _distance(totals: Mapping[str, Decimal], judge: str) -> Fraction | None:
    """Points from the mean of the others to the total of that judge."""
    others = mean([total for one, total in totals.items() if one != judge])
    return Fraction(totals[judge]) - others if judge in totals and others is not None else None


def _detail(figures: CategoryFigures, contest: Contest, *first: str) -> str:
    n = len(figures.judges)
    by = trn("{method} of {n} judge", "{method} of {n} judges", n, method=method_words(figures.method))
    parts = (*first, by, _settled(figures, contest), _other_methods(figures, contest), _share(figures, contest))
    return " · ".join(part for part in parts if part)


def _settled(figures: CategoryFigures, contest: Contest) -> str:
    """What put the first before submissions with the same score; of a decision the sentence tells."""
    first = next((one for one in figures.standings if one.rank == 1), None)
    if first is None or first.decided_by in (None, "score", "decision"):
        return ""
    return tr("equal scores, decided by: {step}", step=decided_by_words(first, contest, figures.method))


def _other_methods(figures: CategoryFigures, contest: Contest) -> str:
    others = figures.others
    different = {method: winners for method, winners in others.items() if winners != figures.check.winners}
    if not others:
        return ""
    if not different:
        return "" if figures.check.verdict is not Verdict.FIRM else tr("Every other method says the same")
    return " · ".join(
        tr("{method}: submission {numbers} first", method=_either(methods), numbers=numbers_of(contest, winners))
        for winners, methods in _by_winners(different).items()
    )


def _by_winners(winners: Mapping[Method, tuple[str, ...]]) -> dict[tuple[str, ...], list[Method]]:
    found: dict[tuple[str, ...], list[Method]] = {}
    for method, ones in winners.items():
        found.setdefault(ones, []).append(method)
    return found


def _either(methods: Sequence[Method]) -> str:
    """One method or the other."""
    first, *others = map(method_words, methods)
    *middle, last = [first, *(words[:1].lower() + words[1:] for words in others)]
    return tr("{others} or {last}", others=", ".join(middle), last=last) if middle else last


def _share(figures: CategoryFigures, contest: Contest) -> str:
    if figures.bootstrap is None or len(figures.check.winners) != 1 or figures.check.verdict is Verdict.ONE_JUDGE:
        return ""  # one cause is enough beside a warning; the rest is in the details
    (winner,) = figures.check.winners
    share = figures.bootstrap.shares.get(winner)
    if share is None:
        return ""
    numbers = numbers_of(contest, (winner,))
    return tr("submission {numbers} is first in {share} of redrawn panels", numbers=numbers, share=share_words(share))


def explained(method: Method) -> str:
    """How a method combines scorecards, in a few words."""
    return tr(_EXPLAINED[method])


def why_not_computed(figures: CategoryFigures, method: Method) -> str:
    """Why a method has no winner here."""
    if figures.hides(method):
        return tr("shown when no category is covered any more")
    caution, words = _WHY_NOT.get(method, (None, ""))
    if caution is not None and (figures.has_caution(caution) or method is Method.TRIMMED_MEAN):
        return tr(words)
    if method is Method.SEVERITY_ADJUSTED and not figures.is_by_method(method):
        return tr("takes too long with so many judges")
    return tr("too few scorecards")


def why_no_panels(figures: CategoryFigures) -> str:
    """Why nobody can say how often each submission would be first with another panel."""
    cautions = [one for one in figures.cautions if one.code is CautionCode.NO_BOOTSTRAP]
    reasons = [tr(_NO_PANELS[why]) for one in cautions if (why := one.details.get("why")) in _NO_PANELS]
    return " · ".join([tr("cannot be computed"), *reasons])
