"""What to know before a figure is relied on: the words of every caution. Sentences are made of them in ``phrases``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized
from typing import Any

from judge_desktop.config.i18n import Translator, mark
from judge_desktop.domain.statistics import CautionCode

CAUTIONS: Mapping[CautionCode, str] = {
    CautionCode.SCORECARD_INCOMPLETE: mark(
        "Incomplete scorecards are not counted: {count}. A score that was not given is never zero"
    ),
    CautionCode.TOO_FEW_SCORECARDS: mark(
        "Leaving out the highest and the lowest total needs 5 complete scorecards (submissions with fewer: {count})"
    ),
    CautionCode.GRAPH_NOT_CONNECTED: mark(
        "The judges fall apart into {count} groups that share no submission, so how strict they are cannot be compared"
        " and no score is adjusted for it: {groups}"
    ),
    CautionCode.RANK_SUM_INCOMPLETE: mark(
        "Not every judge scored every submission of this category, so rank sums cannot be compared"
    ),
    CautionCode.NO_Z_SCORE: mark(
        "A judge with fewer than two submissions or with equal totals throughout has no z-scores (submissions without"
        " a mean of them: {count})"
    ),
    CautionCode.Z_SCORE_ROUGH: mark(
        "The z-scores are rough: some judges scored fewer than 8 submissions or spread them by less than 1 point"
    ),
    CautionCode.HEAD_TO_HEAD_TOO_LARGE: mark(
        "The table of who was preferred to whom is left out: the category has {found} submissions, more than {most}"
    ),
    CautionCode.TOO_FEW_SUBMISSIONS: mark("{figure} needs at least {needed} submissions (found: {found})"),
    CautionCode.TOO_FEW_JUDGES: mark("{figure} needs at least {needed} judges (found: {found})"),
    CautionCode.TOO_FEW_COMPLETE: mark(
        "{figure} needs at least {needed} submissions that every judge scored (found: {found})"
    ),
    CautionCode.NO_VARIATION: mark("{figure} cannot be computed, because the scores do not differ"),
    CautionCode.TOO_LITTLE_BETWEEN: mark(
        "{figure} is not defined in every form, because the submissions differ too little beside the differences"
        " among the judges: {forms} cannot be computed"
    ),
    CautionCode.P_VALUE_ROUGH: mark(
        "The p-value of Kendall's W is rough with fewer than 8 submissions that every judge scored"
    ),
    CautionCode.PANELS_LEFT_OUT: mark(
        "Of the redrawn panels, {panels} leave a submission without scores and were left out ({share} of all)"
    ),
    CautionCode.PANELS_DRAWN: mark(
        "There are more than 11 judges, so 10,000 panels were drawn with a fixed seed instead of looking at all"
    ),
    CautionCode.NO_BOOTSTRAP: mark(
        "How often each submission would be first with another panel cannot be computed: {why}"
    ),
}
_FIGURES: Mapping[str, str] = {
    "krippendorff_alpha": mark("Krippendorff's alpha"),
    "icc": mark("The intraclass correlation (ICC)"),
    "kendall_w": mark("Kendall's W"),
    "spearman_rest": mark("The agreement of a judge with the others"),
    "severity": mark("The severity of a judge"),
    "severity_error": mark("The standard error of a judge's severity"),
    "residual_sd": mark("The spread of a judge around the model"),
    "trimmed_mean": mark("The trimmed mean"),
}
_WHYS: Mapping[str, str] = {
    "rank_sum_incomplete": mark("not every judge scored every submission of the category"),
    "graph_not_connected": mark("the judges fall apart into groups that share no submission"),
    "too_few_scorecards": mark("no submission has enough scorecards"),
    "no_panel_left": mark("every redrawn panel leaves a submission without scores"),
}


def told(details: Mapping[str, Any], tr: Translator) -> dict[str, object]:
    """The details as they stand in a sentence: figures by name, shares in per cent, things counted."""
    said: dict[str, object] = dict(details)
    if "figure" in details:
        judges = f" ({_group(details['judges'])})" if "judges" in details else ""
        figure = _FIGURES[details["figure"]]
        said["figure"] = tr(figure) + judges
    if "forms" in details:
        said["forms"] = ", ".join(details["forms"])
    if "why" in details:
        why = _WHYS[details["why"]]
        said["why"] = tr(why)
    if "share" in details:
        said["share"] = f"{float(details['share']):.1%}"
    for counted in ("islands", "submissions", "scorecards"):
        if isinstance(details.get(counted), Sized) and not isinstance(details[counted], str):
            said.setdefault("count", len(details[counted]))
    if "islands" in details:
        said["groups"] = "; ".join(_group(island["judges"]) for island in details["islands"])
    return said


def _group(names: Iterable[str], shown: int = 6) -> str:
    listed = tuple(names)
    return ", ".join(listed[:shown]) + (" …" if len(listed) > shown else "")
