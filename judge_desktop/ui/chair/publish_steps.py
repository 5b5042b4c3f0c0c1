"""The lines around publishing: what blocks, with the page that solves it; that it closes the round; what went out."""

from __future__ import annotations

from collections.abc import Sequence

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Mode
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.merge_page import DEPUTIES
from judge_desktop.ui.chair.publish_wording import audience_words
from judge_desktop.ui.chair.wording import clock, finding_words, place_words
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.tokens import Tone

MERGE, STANDINGS = "merge", "standings"
MOST_OBSTACLES = 12  # of the same kind there may be one for every scorecard


def rows_before(state: ContestState, obstacles: Sequence[Finding]) -> list[tuple[StatusRow, str]]:
    """(row, page it leads to) of everything to know before publishing; what blocks stands first."""
    rows = []
    for one in obstacles[:MOST_OBSTACLES]:
        words, where = finding_words(one), place_words(one, state.judged)
        action = tr("Deliberate") if page_of_obstacle(one) == STANDINGS else tr("Merge scores")
        row = StatusRow(Shape.OCTAGON, words, Tone.BAD, detail=where, action=action)
        row.setObjectName("obstacle")
        row.button().setAccessibleName(f"{action}: {words}")
        rows.append((row, page_of_obstacle(one)))
    further = len(obstacles) - len(rows)
    if further:
        words = trn("{n} further thing stands in the way", "{n} further things stand in the way", further)
        rows.append((StatusRow(Shape.OCTAGON, words, Tone.BAD), ""))
    if state.mode is Mode.REHEARSAL:
        words = tr("Rehearsal: the files say that these are no official results")
        rows.append((_note("rehearsal_note", words), ""))
    open_ = sum(one.id not in state.awards for one in state.judged.categories)
    if open_:
        words = trn(
            "The award of {n} category is not decided: the file will hold none of it",
            "The awards of {n} categories are not decided: the file will hold none of them",
            open_,
        )
        row = StatusRow(Shape.TRIANGLE, words, Tone.WARN, action=tr("Deliberate"))
        row.setObjectName("undecided")
        rows.append((row, STANDINGS))
    if state.view is not None and not state.view.is_closed and not obstacles:
        words = tr("The round is still open: publishing closes it, and asks for the reason first")
        rows.append((_note("closes_note", words), ""))
    return rows


def page_of_obstacle(finding: Finding) -> str:
    """Where it is mended: files and their scorecards on the page of merging, decisions of deputies on a tab of it, what
    two copies decided against each other where it is decided again.
    """
    if finding.code is FindingCode.DECISIONS_CONTRADICT:
        return STANDINGS
    return f"{MERGE}:{DEPUTIES}" if finding.code is FindingCode.DOCUMENTS_NOT_RECEIVED else MERGE


def earlier_rows(state: ContestState) -> list[StatusRow]:
    """The files published earlier, the newest first."""
    rows = []
    for one in reversed(state.published):
        words = tr("says what holds now") if one.holds else tr("no longer says what holds now")
        rows.append(
            StatusRow(
                Shape.TICK if one.holds else Shape.TRIANGLE,
                audience_words(one.audience),
                Tone.OK if one.holds else Tone.WARN,
                detail=f"{clock(one.at)} · {words}",
            )
        )
    return rows


def _note(name: str, words: str) -> StatusRow:
    row = StatusRow(Shape.NOTE, words, Tone.ACCENT)
    row.setObjectName(name)
    return row
