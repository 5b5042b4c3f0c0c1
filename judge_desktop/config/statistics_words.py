"""How a judge scores beside the others, and how well the panel agrees, in words a chair can repeat: in the window and
on paper.

The bounds of the words: Krippendorff (2004) for alpha, Koo and Li (2016) for the intraclass correlation. Those for the
order of a judge are this program's own and say only how to read the figure that stands beside them.
"""

from __future__ import annotations

from judge_desktop.config.i18n import Translator, mark
from judge_desktop.domain.statistics import JudgeFigures, Outlier

FIRM, TENTATIVE = 0.80, 0.667
_ALMOST_NOTHING = 0.05  # points that would be written as 0.0
_HARDLY_CHANCE = 0.05  # a probability, the usual bound
_ORDER = (
    (0.8, mark("much the same order")),
    (0.5, mark("a similar order")),
    (0.2, mark("a partly similar order")),
    (-0.2, mark("a different order")),
    (-2.0, mark("rather the opposite order")),
)
_RELIABLE = (
    (0.9, mark("excellent")),
    (0.75, mark("good")),
    (0.5, mark("moderate")),
    (-float("inf"), mark("poor")),
)


def severity_words(figures: JudgeFigures, tr: Translator) -> str:
    """How much she gives beside the others on the same submissions."""
    if figures.severity is None:
        return tr("Nobody else scored the same submissions")
    if abs(figures.severity) < _ALMOST_NOTHING:
        return tr("Gives as much as the others on average")
    points = f"{abs(figures.severity):.1f}"
    if figures.severity > 0:
        return tr("Gives {points} points more on average", points=points)
    return tr("Gives {points} points less on average", points=points)


def signed(points: float | None) -> str:
    """Points above or below, with one decimal and a real minus; a dash where there is nothing to say."""
    if points is None:
        return "—"
    if abs(points) < _ALMOST_NOTHING:
        return "0.0"
    return f"{'+' if points > 0 else '−'}{abs(points):.1f}"


def order_words(correlation: float | None, tr: Translator, *, are_few: bool = False) -> str:
    """Whether she puts the submissions in the order of the others; without a figure, why there is none."""
    if correlation is None:
        return tr("needs 5 submissions scored by all") if are_few else tr("all scores are equal")
    return tr(next(words for least, words in _ORDER if correlation >= least))


def question_words(outlier: Outlier, tr: Translator) -> str:
    """A total that lies far from what was to be expected, as a question."""
    points = f"{abs(outlier.residual):.0f}"
    if outlier.residual > 0:
        return tr("This total lies {points} points above what was to be expected. Please ask about it", points=points)
    return tr("This total lies {points} points below what was to be expected. Please ask about it", points=points)


def alpha_words(alpha: float, tr: Translator) -> str:
    """How far conclusions can rest on the agreement."""
    if alpha >= FIRM:
        return tr("firm")
    return tr("tentative") if alpha >= TENTATIVE else tr("weak")


def alpha_bounds(alpha: float, tr: Translator) -> str:
    """Between which figures that is said."""
    if alpha >= FIRM:
        return tr("0.80 and above")
    return tr("0.667 to 0.80") if alpha >= TENTATIVE else tr("below 0.667")


def reliability_words(icc: float, tr: Translator) -> str:
    """The bands of the intraclass correlation."""
    return tr(next(words for least, words in _RELIABLE if icc >= least))


def share_words(share: float) -> str:
    """A share in whole percent that never says “all” or “none” of what is only nearly so."""
    if 0 < share < 0.01:
        return "< 1 %"
    if 0.99 < share < 1:
        return "> 99 %"
    return f"{share * 100:.0f} %"


def alpha_meaning(alpha: float, tr: Translator) -> str:
    """What the agreement on points allows to conclude."""
    if alpha >= FIRM:
        return tr("The points of the judges agree so well that conclusions may rest on them")
    if alpha >= TENTATIVE:
        return tr("The points of the judges agree well enough for tentative conclusions; look at close ranks again")
    return tr("The points of the judges agree weakly: small differences between submissions say little")


def icc_meaning(form: str, icc: float, tr: Translator) -> str:
    """What an intraclass correlation says of one judge, of the panel's mean, of its order."""
    sentence = {
        "ICC(2,1)": mark("The points of one judge alone would be reliable to this degree: {words}"),
        "ICC(2,k)": mark("The mean of this panel is reliable to this degree: {words}"),
        "ICC(3,k)": mark("The order this panel gives, strictness aside, is reliable to this degree: {words}"),
    }[form]
    return tr(sentence, words=reliability_words(icc, tr))


def order_meaning(p: float, tr: Translator) -> str:
    """Whether so much agreement on the order would come about by chance."""
    if p < _HARDLY_CHANCE:
        return tr("0 is no agreement on the order, 1 is the same order. So much would hardly come about by chance")
    return tr("0 is no agreement on the order, 1 is the same order. So much may have come about by chance")


def p_words(p: float) -> str:
    """A probability that never says it is nought."""
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}"
