"""What pictures call the judges on the page that gets shared: as the page does now."""

from __future__ import annotations

from judge_desktop.config.i18n import current_language, translator
from judge_desktop.domain.contest import Contest
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.workflow.plot_names import PlotNames


def plot_names(contest: Contest, names: JudgeNames) -> PlotNames:
    """Names, or letters while names are hidden."""
    return PlotNames(
        tr=translator(current_language()),
        contest=contest,
        judge=names.full,
        letter=names.letter,
        order=lambda judges: names.order(tuple(judges)),
    )
