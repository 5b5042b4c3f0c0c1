"""The rules of a contest in plain words, for somebody who wants to know how a result came about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from judge_desktop.config.exact_figures import written
from judge_desktop.config.i18n import Translator, mark
from judge_desktop.domain.contest import Category, Method, RecusalScope, Rules, TieBreakStep

_METHODS: Mapping[Method, str] = {
    Method.MEAN: mark(
        "The score of a submission is the mean of its totals: they are added, and the sum is divided by the number of "
        "scorecards."
    ),
    Method.TRIMMED_MEAN: mark(
        "One highest and one lowest total of a submission are left out. The others are added, and the sum is divided "
        "by how many they are."
    ),
    Method.MEDIAN: mark(
        "The totals of a submission are put in order. The score is the one in the middle, or half the sum of the two "
        "in the middle."
    ),
    Method.SEVERITY_ADJUSTED: mark(
        "Judges differ in how strict they are. How many points a judge gives above (+) or below (−) the others is "
        "worked out from all scorecards of the round together and taken off her totals. The score is the mean of the "
        "totals so adjusted."
    ),
    Method.RANK_SUM: mark(
        "The totals of each judge put the submissions in order: her best has rank 1, equals share the mean of their "
        "places. The score of a submission is the sum of its ranks; the lowest sum is the best."
    ),
}
_STEPS: Mapping[TieBreakStep, str] = {
    TieBreakStep.MEDIAN: mark("the higher median of the totals (the one in the middle)"),
    TieBreakStep.HEAD_TO_HEAD: mark("which of the two more judges gave the higher total"),
    TieBreakStep.CHAIR: mark("the casting decision of the chair, with a reason"),
    TieBreakStep.RESOLUTION: mark("a resolution of the panel by vote, with a reason"),
}
_SCOPES: Mapping[RecusalScope, str] = {
    RecusalScope.CATEGORY: mark("A judge with an interest in a submission scored nothing in its whole category."),
    RecusalScope.SUBMISSION: mark("A judge with an interest in a submission did not score that submission."),
}


def scoring_sentences(rules: Rules, total: str, tr: Translator) -> tuple[str, ...]:
    """From the single scores to the official one. ``total``: the highest possible total."""
    penalty = written(rules.severity_penalty)
    method = [tr(_METHODS[rules.method])]
    if rules.method is Method.SEVERITY_ADJUSTED:
        method.append(tr("These points are found by least squares, with a restraint of {penalty}.", penalty=penalty))
    return (
        tr(
            "Every judge scored alone, criterion by criterion. The total of a scorecard is the sum of its scores, at "
            "most {total}.",
            total=total,
        ),
        *method,
        tr("Nothing is rounded on the way. The score is rounded once, at the end, to a whole number; a half goes up.")
        if not rules.decimals
        else tr.n(
            "Nothing is rounded on the way. The score is rounded once, at the end, to {n} decimal; a half goes up.",
            "Nothing is rounded on the way. The score is rounded once, at the end, to {n} decimals; a half goes up.",
            rules.decimals,
        ),
        tr.n(
            "A submission needs at least {n} complete scorecard to be ranked.",
            "A submission needs at least {n} complete scorecards to be ranked.",
            rules.minimum_scorecards,
        ),
        tr(_SCOPES[rules.recusal_scope]),
    )


def ladder_sentences(steps: Sequence[tuple[TieBreakStep, str]], tr: Translator) -> tuple[str, ...]:
    """What settles equal scores, numbered. ``steps``: kind, and for criteria their mark, e.g. "(2) + (3)"."""
    if not steps:
        return (tr("Submissions with equal scores share their rank."),)
    sentences = [
        tr("Equal scores are told apart step by step, never by lot; what no step tells apart shares its rank:")
    ]
    criteria = [name for kind, name in steps if kind is TieBreakStep.CRITERIA_BY_WEIGHT]
    for place, (kind, name) in enumerate(steps, start=1):
        if kind is not TieBreakStep.CRITERIA_BY_WEIGHT:
            sentences.append(tr("Step {n}: {what}", n=place, what=tr(_STEPS[kind])))
        elif name == criteria[0]:
            last = place + len(criteria) - 1
            numbers = str(place) if last == place else f"{place}–{last}"
            what = tr(
                "the higher mean for a criterion, from the highest full mark down: {criteria}",
                criteria=", ".join(criteria),
            )
            sentences.append(tr("Step {n}: {what}", n=numbers, what=what))
    return tuple(sentences)


def award_sentence(rules: Rules, category: Category, language: str, tr: Translator) -> str:
    """Who may get an award."""
    sentences = [
        tr.n(
            "There is {n} award in this category, for the first of the ranking.",
            "There are {n} awards in this category, for the first of the ranking.",
            category.awards,
        )
    ]
    if rules.minimum_award_score is not None:
        least = written(rules.minimum_award_score)
        sentences.append(tr("An award needs at least {points} points.", points=least))
    if category.award_levels:
        levels = sorted(category.award_levels, key=lambda one: one.lowest, reverse=True)
        named = "; ".join(
            tr("{level} from {points} points", level=one.name.in_language(language), points=written(one.lowest))
            for one in levels
        )
        sentences.append(tr("Levels of the award: {levels}.", levels=named))
    if rules.no_award_possible:
        sentences.append(tr("The panel may decide that no submission gets the award."))
    return " ".join(sentences)
