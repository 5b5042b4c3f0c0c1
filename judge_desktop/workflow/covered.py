"""Which categories keep their scores covered while the round is open: on paper, which lies on the table, and in what
scripts are told, which is printed on the same screens.
"""

from __future__ import annotations

from dataclasses import replace

from judge_desktop.config.i18n import Translator
from judge_desktop.domain.statistics import Agreement, Statistics
from judge_desktop.scoring.acting_chairs import is_chair_recused
from judge_desktop.workflow.results import Results
from judge_desktop.workflow.round_documents import RoundDocuments
from judge_desktop.workflow.round_statistics import RoundStatistics


def covered_words(known: RoundDocuments, results: Results, tr: Translator) -> dict[str, str]:
    """Category -> why its scores are not printed; none in a closed round."""
    package, view = known.package, known.view
    if view.is_closed:
        return {}
    recused = [
        one.id
        for one in package.contest.categories
        if one.id not in results.awards and is_chair_recused(package, view, one.id)
    ]
    why = dict.fromkeys(recused, tr("The chair is recused here: the acting chair sees the scores"))
    return {**why, **dict.fromkeys(results.covered, tr("Scores stay covered until the chair has handed in hers"))}


def without_covered(results: Results, found: RoundStatistics) -> tuple[Results, RoundStatistics]:
    """The same without what would give away a score of a category that stays covered until the chair has handed in
    hers: its places and figures, and everything about the judges, which is pooled over all categories.
    """
    hidden = set(results.covered)
    if not hidden:
        return results, found
    shown = replace(
        results,
        standings=tuple(one for one in results.standings if one.category not in hidden),
        findings=results.shown_findings,
        awards={category: award for category, award in results.awards.items() if category not in hidden},
    )
    checks = {category: check for category, check in found.checks.items() if category not in hidden}
    return shown, replace(found, statistics=_uncovered(found.statistics, hidden), checks=checks)


def _uncovered(statistics: Statistics, hidden: set[str]) -> Statistics:
    agreement = statistics.agreement
    nothing = Agreement(
        krippendorff_alpha=dict.fromkeys(agreement.krippendorff_alpha),
        icc=dict.fromkeys(agreement.icc),
        kendall_w=None,
        submissions=agreement.submissions,
        complete=agreement.complete,
    )
    return replace(
        statistics,
        figures=tuple(one for one in statistics.figures if one.category not in hidden),
        judges=(),
        agreement=nothing,
        outliers=(),
        left_out=tuple(one for one in statistics.left_out if one.category not in hidden),
        bootstraps=tuple(one for one in statistics.bootstraps if one.category not in hidden),
    )
