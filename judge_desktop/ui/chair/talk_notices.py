"""What stands above the ranking of a category: ties, what to discuss first, who is missing, who scored a part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Category, Contest, TieBreakStep
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.view import CellState, View
from judge_desktop.scoring.awards import below_minimum
from judge_desktop.scoring.discussions import Prompt
from judge_desktop.scoring.resolutions import who_settles
from judge_desktop.scoring.tally import round_half_up
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.ranking_lines import tie_for_an_award
from judge_desktop.ui.chair.wording import figure, numbers_of
from judge_desktop.ui.widgets.buttons import Button, ButtonSize
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.workflow.deliberation import CategoryRoom

MOST_PROMPTS = 3
_OUTSTANDING = (CellState.MISSING, CellState.DRAFT, CellState.BLOCKED)


def notices_of(
    state: ContestState,
    category: Category,
    standings: Sequence[Standing],
    names: JudgeNames,
    discuss: Callable[[str], object],
) -> list[QWidget]:
    """The notices in the order in which they matter; `discuss(submission)` when a talk is to be recorded."""
    contest = state.judged
    room = state.deliberation.room(category.id) if state.deliberation is not None else CategoryRoom(category="")
    found: list[QWidget] = [*_conflicts(room)]
    found += _tie(contest, category, standings)
    if category.id not in state.awards:
        found += _prompts(contest, room, names, discuss)
    found += _low(contest, category, standings)
    found += _few(contest, standings)
    found += _part(room, names)
    found += _missing(state.view, category, names)
    return found


def _conflicts(room: CategoryRoom) -> list[Notice]:
    if not room.conflicts:
        return []
    words = tr("Two copies of the program decided differently about this category")
    detail = tr("None of these decisions is applied. Decide once more; the new decision takes their place")
    return [Notice(Weight.WARNS, words, detail=detail)]


def _tie(contest: Contest, category: Category, standings: Sequence[Standing]) -> list[Notice]:
    tie = tie_for_an_award(standings, category.awards)
    if tie is None:
        return []
    numbers = numbers_of(contest, tie.submissions)
    words = tr("Submissions {numbers} are equal after every step of the rules", numbers=numbers)
    if not tie.is_at_edge:
        return [Notice(Weight.NOTE, words, detail=tr("There are award places for all of them; the tie may stay"))]
    ways = who_settles(contest.rules)
    details = {
        (): tr("The rules let nobody decide between them"),
        (TieBreakStep.CHAIR,): tr("The chair decides, with a reason"),
        (TieBreakStep.RESOLUTION,): tr("The panel decides by vote"),
    }
    detail = details.get(ways, tr("The chair decides with a reason, or the panel by vote"))
    return [Notice(Weight.WARNS, words, detail=detail)]


def _prompts(contest: Contest, room: CategoryRoom, names: JudgeNames, discuss: Callable[[str], object]) -> list[Notice]:
    found = [_prompt(contest, one, names, discuss) for one in prompts_of(room)]
    further = sum(one.submission not in room.discussed for one in room.prompts) - len(found)
    if further:
        words = trn(
            "{n} further submission should be discussed", "{n} further submissions should be discussed", further
        )
        found.append(Notice(Weight.WARNS, words, detail=tr("They carry the triangle in the column of the spread")))
    return found


def prompts_of(room: CategoryRoom) -> list[Prompt]:
    """What is to be discussed first, each in a notice of its own."""
    return [one for one in room.prompts if one.submission not in room.discussed][:MOST_PROMPTS]


def _prompt(contest: Contest, prompt: Prompt, names: JudgeNames, discuss: Callable[[str], object]) -> Notice:
    words = tr("Discuss before deciding: submission {numbers}", numbers=numbers_of(contest, (prompt.submission,)))
    details = {
        "judge": names.full(prompt.judge),
        "points": figure(round_half_up(prompt.distance, 1)),
        "spread": figure(prompt.spread),
    }
    if prompt.is_higher:
        detail = tr(
            "{judge} gives {points} points more than the others' mean · highest and lowest lie {spread} apart",
            **details,
        )
    else:
        detail = tr(
            "{judge} gives {points} points less than the others' mean · highest and lowest lie {spread} apart",
            **details,
        )
    notice = Notice(Weight.WARNS, words, detail=detail)
    notice.setObjectName(prompt_name(prompt.submission))
    add_discussed(notice, prompt.submission, discuss)
    return notice


def prompt_name(submission: str) -> str:
    """The object name of the notice that asks for the talk about a submission."""
    return f"prompt_{submission}"


def add_discussed(notice: Notice, submission: str, discuss: Callable[[str], object]) -> None:
    """The button that records the talk about a submission."""
    button = Button(tr("Record that it was discussed"), icon="message-square", size=ButtonSize.SMALL)
    notice.add_button(button, f"discussed_{submission}")
    button.clicked.connect(lambda: discuss(submission))


def _low(contest: Contest, category: Category, standings: Sequence[Standing]) -> list[Notice]:
    low = set(below_minimum(contest.rules, standings))
    places = [one.submission for one in standings if one.rank is not None and one.rank <= category.awards]
    reached = [one for one in places if one in low]
    if not reached:
        return []
    least = figure(contest.rules.minimum_award_score or Decimal(0))
    numbers = numbers_of(contest, reached)
    words = tr("Submission {numbers} lies below the least score for an award, {points}", numbers=numbers, points=least)
    return [Notice(Weight.WARNS, words, detail=tr("No award can be given, or an award with a reason"))]


def _few(contest: Contest, standings: Sequence[Standing]) -> list[Notice]:
    few = [one.submission for one in standings if one.rank is None]
    if not few:
        return []
    numbers = numbers_of(contest, few)
    minimum = contest.rules.minimum_scorecards
    return [
        Notice(
            Weight.WARNS,
            tr("Not ranked: submission {numbers} has fewer than {n} scorecards", numbers=numbers, n=minimum),
        )
    ]


def _part(room: CategoryRoom, names: JudgeNames) -> list[FindingRow]:
    """Who scored a part only: the card with the means stands below the figures."""
    return [
        FindingRow(
            Weight.WARNS,
            tr(
                "{judge} scored {n} of {total} submissions; the means with and without stand below",
                judge=names.full(one.judge),
                n=len(one.scored),
                total=len(one.scored) + len(one.not_scored),
            ),
        )
        for one in room.partial
        if not one.is_out
    ]


def _missing(view: View | None, category: Category, names: JudgeNames) -> list[FindingRow]:
    """The judges of whom nothing is in for the category; those who scored a part have a card of their own."""
    if view is None:
        return []
    here = [cell for cell in view.cells if cell.category == category.id]
    some = {cell.judge for cell in here if cell.state is CellState.COUNTED}
    missing = sorted({cell.judge for cell in here if cell.state in _OUTSTANDING and cell.judge not in some})
    if not missing:
        return []
    words = trn("{n} judge's scores are not in", "{n} judges' scores are not in", len(missing))
    return [FindingRow(Weight.NOTE, f"{words}: {names.listed(missing)}")]
