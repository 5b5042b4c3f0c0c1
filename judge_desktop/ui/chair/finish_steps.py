"""What is left until the round is closed and printed: score files, confirmations, discussions, ties, awards, closing,
publishing.

Pure: a contest's state in, steps out; showing them is the overview's and the finish page's.
"""

from __future__ import annotations

from collections.abc import Collection

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.domain.publication import Audience
from judge_desktop.ui.chair.checklist_step import CLOSE, PUBLISH, Step
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.publish_wording import audience_words
from judge_desktop.ui.chair.wording import category_words, clock, figure, name_of, numbers_of
from judge_desktop.ui.printing.ways import SCORECARDS
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
        *_ranking_steps(state),
        _awards_step(state),
        _close_step(state),
        _print_step(state),
        _publish_step(state),
    ]


def _files_steps(state: ContestState) -> list[Step]:
    view = state.view
    if view is None:
        return []
    waiting = {fork.judge for fork in view.forks} | set(view.awaiting)
    voting = len({cell.judge for cell in view.cells})
    missing = [one for one in view.missing if one not in waiting]
    if view.is_closed and (missing or waiting):
        return [_closed_without_step([*missing, *sorted(waiting)], state)]
    steps = []
    if missing:
        steps.append(_missing_step(missing, voting, state))
    elif not waiting:
        words = trn("The score file of {n} judge is counted", "Score files of all {n} judges are counted", voting)
        steps.append(Step(title=words))
    steps += _attention_steps(view.awaiting, tr("Confirm the judges whose file waits"), tr("Type check words"), state)
    forked = [fork.judge for fork in view.forks]
    return steps + _attention_steps(forked, tr("Choose between two versions"), tr("Compare"), state)


def _missing_step(missing: list[str], voting: int, state: ContestState) -> Step:
    came = voting - len(missing)
    names = _names_of(missing, state)
    return Step(
        title=tr("Merge the score files"),
        detail=tr("Received from {n} of {total} judges. Missing: {names}", n=came, total=voting, names=names),
        shape=Shape.HALF if came else Shape.RING,
        tone=Tone.ACCENT if came else Tone.NEUTRAL,
        action=tr("Merge scores"),
        target="merge",
        icon="merge",
        asks=True,
    )


def _closed_without_step(judges: list[str], state: ContestState) -> Step:
    """Nothing is asked for any more: what comes now is late."""
    words = trn(
        "Closed without the score file of {n} judge", "Closed without the score files of {n} judges", len(judges)
    )
    return Step(title=words, detail=_names_of(judges, state))


def _names_of(judges: Collection[str], state: ContestState) -> str:
    return ", ".join(name_of(state.judged.panel.judge(one), one) for one in judges)


def _attention_steps(judges: Collection[str], title: str, action: str, state: ContestState) -> list[Step]:
    if not judges:
        return []
    return [
        Step(
            title=title,
            detail=_names_of(judges, state),
            shape=Shape.TRIANGLE,
            tone=Tone.WARN,
            action=action,
            target="merge",
            icon="user-check",
            asks=True,
        )
    ]


def _contradiction_steps(state: ContestState) -> list[Step]:
    """What two copies noted against each other about attendance: it is settled by noting it once more."""
    if not state.attendance.conflicts:
        return []
    count = len(state.attendance.conflicts)
    return [
        Step(
            title=tr("Settle what was noted about attendance"),
            detail=trn("{n} note says different things", "{n} notes say different things", count),
            shape=Shape.TRIANGLE,
            tone=Tone.WARN,
            action=tr("Presentation day"),
            target="day",
            icon="calendar-clock",
            asks=True,
        )
    ]


def _discussion_steps(state: ContestState) -> list[Step]:
    findings = state.results.shown_findings if state.results is not None else ()
    wide = [
        one.where.submission
        for one in findings
        if one.code is FindingCode.SCORES_WIDE_APART and not _is_closed_to_chair(state, one.where.category)
    ]
    if not wide:
        return []
    limit = figure(state.judged.rules.discussion_spread)
    open_ = [one for one in wide if one not in state.discussed]
    if not open_:
        return [
            Step(
                title=trn(
                    "{n} submission with totals {limit} points or more apart was discussed",
                    "{n} submissions with totals {limit} points or more apart were discussed",
                    len(wide),
                    limit=limit,
                )
            )
        ]
    if _is_closed(state):  # nobody discusses a closed round; what was held stands in the records
        return []
    title = trn(
        "{n} submission has totals {limit} points or more apart",
        "{n} submissions have totals {limit} points or more apart",
        len(open_),
        limit=limit,
    )
    return [
        Step(
            title=title,
            detail=tr("Discuss before deciding: {numbers}", numbers=numbers_of(state.judged, open_)),
            shape=Shape.NOTE,
            tone=Tone.ACCENT,
            action=tr("Show"),
            target="standings",
            icon="message-square",
        )
    ]


def _ranking_steps(state: ContestState) -> list[Step]:
    findings = state.results.shown_findings if state.results is not None else ()
    asked = (FindingCode.TIE_NEEDS_DECISION, FindingCode.AWARD_OUT_OF_RANK)
    return [_ranking_step(one, state) for one in findings if one.code in asked]


def _ranking_step(finding: Finding, state: ContestState) -> Step:
    """Where the chair may not look, the submissions stay unnamed: the acting chair sees them."""
    contest = state.judged
    submissions = str(finding.details.get("submissions", "")).split(", ")
    category = contest.category(finding.where.category)
    name = category_words(category) if category is not None else finding.where.category
    numbers = numbers_of(contest, submissions)
    is_closed = _is_closed_to_chair(state, finding.where.category)
    is_tie = finding.code is FindingCode.TIE_NEEDS_DECISION
    if is_tie:
        title = tr("Settle a tie")
        words = tr("{category}: submissions {numbers} are equal", category=name, numbers=numbers)
    else:
        title = tr("Look at an award again")
        words = tr(
            "{category}: the award to submission {numbers} does not follow the ranking", category=name, numbers=numbers
        )
    return Step(
        title=title,
        detail=name if is_closed else words,
        shape=Shape.TRIANGLE,
        tone=Tone.WARN,
        action=tr("Open this category"),
        target="standings",
        icon="scale",
        asks=is_tie,
    )


def _awards_step(state: ContestState) -> Step:
    categories = [one.id for one in state.judged.categories]
    decided = [state.awards[one] for one in categories if one in state.awards]
    if categories and len(decided) == len(categories):
        words = trn(
            "The award of {n} category is decided", "The awards of all {n} categories are decided", len(decided)
        )
        return Step(title=words)
    none = sum(one.kind is DecisionKind.NO_AWARD for one in decided)
    parts = [trn("{n} given", "{n} given", len(decided) - none)]
    parts += [trn("{n} not given", "{n} not given", none)] if none else []
    parts.append(trn("{n} left", "{n} left", len(categories) - len(decided)))
    return Step(
        title=tr("Decide the awards"),
        detail=" · ".join(parts),
        shape=Shape.HALF if decided else Shape.RING,
        tone=Tone.ACCENT if decided else Tone.NEUTRAL,
        action=tr("Deliberate"),
        target="standings",
        icon="award",
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
        action=tr("Close the round…"),
        target=CLOSE,
        icon="lock",
        asks=True,
    )


def _print_step(state: ContestState) -> Step:
    judges = {cell.judge for cell in state.view.cells if cell.document} if state.view is not None else set()
    return Step(
        title=tr("Print the scorecards"),
        detail=trn("{n} PDF, one for each judge", "{n} PDFs, one for each judge", len(judges))
        if judges
        else tr("As soon as score files have come"),
        shape=Shape.RING,
        tone=Tone.NEUTRAL,
        action=tr("Print…"),
        target=SCORECARDS,
        icon="printer",
    )


def _publish_step(state: ContestState) -> Step:
    """Done while the files sent out say what holds; a decision or an opened round makes it something to do again."""
    last = {one.audience: one for one in state.published}
    if state.is_published:
        when = max(one.at for one in last.values())
        versions = " · ".join(audience_words(one) for one in Audience if one in last)
        return Step(
            title=tr("The results file is published"),
            detail=f"{clock(when)} · {versions}",
            action=tr("Show"),
            target=PUBLISH,
            icon="megaphone",
        )
    return Step(
        title=tr("Publish the results file again") if last else tr("Publish the results file"),
        detail=tr("What was published before no longer says what holds now")
        if last
        else tr("An internal version, and one that anyone can check"),
        shape=Shape.TRIANGLE if last else Shape.RING,
        tone=Tone.WARN if last else Tone.NEUTRAL,
        action=tr("Publish…"),
        target=PUBLISH,
        icon="megaphone",
        asks=True,
    )


def _is_closed_to_chair(state: ContestState, category: str) -> bool:
    return state.deliberation is not None and state.deliberation.room(category).is_closed_to_chair


def _is_closed(state: ContestState) -> bool:
    return state.view is not None and state.view.is_closed
