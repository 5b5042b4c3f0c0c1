"""How a scorecard stands and which way it came, in the words of papers, tables and the chair's window."""

from __future__ import annotations

from collections.abc import Mapping

from judge_desktop.config.i18n import Translator, mark
from judge_desktop.domain.view import CellState, Origin

_STATES: Mapping[CellState, str] = {
    CellState.COUNTED: mark("Is counted"),
    CellState.MISSING: mark("Not received"),
    CellState.DRAFT: mark("Not declared final"),
    CellState.BLOCKED: mark("Not accepted: the rules do not allow these scores"),
    CellState.RECUSED: mark("Recused"),
    CellState.ABSENT: mark("Took no part in judging it"),
    CellState.EXCLUDED: mark("Not counted by decision"),
}
_SHORT: Mapping[CellState, str] = {
    CellState.COUNTED: "",
    CellState.MISSING: mark("none yet"),
    CellState.DRAFT: mark("draft"),
    CellState.BLOCKED: mark("refused"),
    CellState.RECUSED: mark("recused here"),
    CellState.ABSENT: mark("not there"),
    CellState.EXCLUDED: mark("not counted here"),
}
_ORIGINS: Mapping[Origin, str] = {
    Origin.FILE: mark("From the judge's score file"),
    Origin.PAPER: mark("From paper, typed twice"),
    Origin.SHEET: mark("From a spreadsheet, typed again"),
}


def cell_words(state: CellState, tr: Translator) -> str:
    """How the scorecard of one judge for one submission stands."""
    return tr(_STATES[state])


def short_cell_words(state: CellState, tr: Translator) -> str:
    """The same in a column no wider than a figure; "" where the figure itself stands."""
    return tr(_SHORT[state]) if _SHORT[state] else ""


def origin_words(origin: Origin, tr: Translator) -> str:
    """Which way it came."""
    return tr(_ORIGINS[origin])
