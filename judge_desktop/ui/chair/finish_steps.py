"""What is left until the round is closed and printed: score files, confirmations, discussions, ties, awards, closing.

Pure: a contest's state in, steps out; showing them is the overview's and the finish page's.
"""

from __future__ import annotations

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.ui.chair.checklist_step import CLOSE, PRINT, Step
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.wording import figure, name_of, numbers_of, place_words
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.tokens import Tone


def finish_steps(state: ContestState) -> list[Step]:
    """The lines in order of work; none before a package was built."""
    if state.view is None:
        return []
    return [
        *_files_steps(state),
        *_contradiction_steps(state),
        *_discussion_steps(state),
        *_tie_steps(state),
        _awards_step(state),
        _close_step(state),
        _print_step(state),
    ]


def _files_steps(state: ContestState) -> list[Step]:
    view = state.view
    if view is None:
        return []
    waiting = {fork.judge for fork in view.forks} | set(view.awaiting)
    steps = _attention_steps(len(view.awaiting), tr("Confirm the judges whose file waits"), tr("Type check words"))
    steps += _attention_steps(len(view.forks), tr("Choose between two versions"), tr("Compare"))
    voting = len({cell.judge for cell in view.cells})
    missing = [one for one in view.missing if one not in waiting]
    if missing:
        steps.append(_missing_step(missing, voting, state))
    elif not waiting:
        words = trn("The score file of {n} judge is counted", "Score files of all {n} judges are counted", voting)
        steps.append(Step(title=words))
    return steps


def _missing_step(missing: list[str], voting: int, state: ContestState) -> Step:
    came = voting - len(missing)
    names = ", ".join(name_of(state.judged.panel.judge(one), one) for one in missing)
    return Step(
        title=tr("Merge the score files"),
        detail=tr("Received from {n} of {total} judges. Missing: {names}", n=came, total=voting, names=names),
        shape=Shape.HALF if came else Shape.RING,
        tone=Tone.ACCENT if came else Tone.NEUTRAL,
        action=tr("Merge scores"),
        target="merge",
        asks=True,
    )


def _attention_steps(count: int, title: str, action: str) -> list[Step]:
    if not count:
        return []
    return [
        Step(
            title=title,
            detail=trn("{n} judge", "{n} judges", count),
            shape=Shape.TRIANGLE,
            tone=Tone.WARN,
            action=action,
            target="merge",
            asks=True,
        )
    ]


def _deciding_steps(state: ContestState) -> list[Step]:
    steps = []
    findings = state.results.findings if state.results is not None else ()
    wide = [one for one in findings if one.code is FindingCode.SCORES_WIDE_APART]
    ties = [one for one in findings if one.code is FindingCode.TIE_NEEDS_DECISION]
    if wide and not _is_closed(state):
        limit = figure(state.judged.rules.discussion_spread)
        title = trn(
            "{n} submission has totals {limit} points or more apart",
            "{n} submissions have totals {limit} points or more apart",
            len(wide),
            limit=limit,
        )
        numbers = numbers_of(state.judged, (one.where.submission for one in wide))
        steps.append(
            Step(
                title=title,
                detail=tr("Discuss before deciding: {numbers}", numbers=numbers),
                shape=Shape.NOTE,
                tone=Tone.ACCENT,
                action=tr("Show"),
                target="standings",
            )
        )
    return [*steps, *(_tie_step(one, state.judged) for one in ties), _awards_step(state)]


def _tie_step(finding: Finding, contest: Contest) -> Step:
    return Step(
        title=tr("Settle a tie"),
        detail=place_words(finding, contest),
        shape=Shape.TRIANGLE,
        tone=Tone.WARN,
        action=tr("Deliberate"),
        target="standings",
        asks=True,
    )


def _awards_step(state: ContestState) -> Step:
    categories = [one.id for one in state.judged.categories]
    decided = sum(one in state.awards for one in categories)
    if categories and decided == len(categories):
        words = trn("The award of {n} category is decided", "The awards of all {n} categories are decided", decided)
        return Step(title=words)
    return Step(
        title=tr("Decide the awards"),
        detail=tr("{n} of {total} categories are decided", n=decided, total=len(categories)),
        shape=Shape.HALF if decided else Shape.RING,
        tone=Tone.ACCENT if decided else Tone.NEUTRAL,
        action=tr("Deliberate"),
        target="standings",
        asks=True,
    )


def _close_step(state: ContestState) -> Step:
    if _is_closed(state):
        return Step(title=tr("The round is closed"))
    return Step(
        title=tr("Close the round"),
        detail=tr("Files that come later are kept and not counted"),
        shape=Shape.RING,
        tone=Tone.NEUTRAL,
        action=tr("Deliberate"),
        target="standings",
        asks=True,
    )


def _print_step() -> Step:
    return Step(
        title=tr("Print the scorecards"),
        detail=tr("One PDF for each judge"),
        shape=Shape.RING,
        tone=Tone.NEUTRAL,
        action=tr("Print…"),
        target=PRINT,
    )


def _is_closed(state: ContestState) -> bool:
    return state.view is not None and state.view.is_closed
