"""Which categories keep their scores covered on paper while the round is open, and why: paper lies on the table."""

from __future__ import annotations

from judge_desktop.config.i18n import Translator
from judge_desktop.scoring.acting_chairs import is_chair_recused
from judge_desktop.workflow.results import Results
from judge_desktop.workflow.round_documents import RoundDocuments


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
