"""The one list of what is done and what is left, computed from the contest. Before the package it is here, the day's
is ``finish_steps``.

Pure: a contest's state in, steps out. Showing them and pressing their buttons is the overview's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from judge_desktop.config.i18n import current_language, tr, trn
from judge_desktop.config.thai_dates import format_time_range
from judge_desktop.domain.contest import Contest, Mode
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.domain.panel import Confirmation
from judge_desktop.domain.schedule import Schedule
from judge_desktop.ui.chair.checklist_step import BACKUP, Step
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.finish_steps import finish_steps
from judge_desktop.ui.chair.wording import (
    few_of,
    figure,
    finding_words,
    mode_words,
    numbers_of,
    place_words,
)
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.tokens import Tone
from judge_desktop.workflow.rehearsal import Came, progress_in

_RUBRIC = frozenset(
    {
        FindingCode.CRITERION_NAME_MISSING,
        FindingCode.FULL_MARKS_DO_NOT_ADD_UP,
        FindingCode.FULL_MARK_NOT_POSITIVE,
        FindingCode.LEVEL_OUT_OF_REACH,
        FindingCode.RUBRIC_WITHOUT_CRITERIA,
        FindingCode.STEP_DOES_NOT_FIT,
    }
)
_CONTEST = frozenset(
    {
        FindingCode.AWARD_LEVEL_NAME_MISSING,
        FindingCode.AWARD_LEVEL_TWICE,
        FindingCode.AWARD_SCORE_OUT_OF_REACH,
        FindingCode.CATEGORY_NAME_MISSING,
        FindingCode.CATEGORY_RUBRIC_UNKNOWN,
        FindingCode.CONTEST_NAME_MISSING,
        FindingCode.JUDGES_NOT_CONNECTED,
        FindingCode.LADDER_WITHOUT_DECISION,
        FindingCode.METHOD_NEEDS_EVERYBODY,
        FindingCode.NO_CATEGORY,
        FindingCode.RANKS_NOT_COMPARABLE,
        FindingCode.RULE_NOT_POSSIBLE,
        FindingCode.TIMELINE_NAME_MISSING,
        FindingCode.TIMES_REVERSED,
    }
)
_PANEL = frozenset(
    {
        FindingCode.CHAIR_MAY_NOT_JUDGE,
        FindingCode.JUDGE_NAME_MISSING,
        FindingCode.NO_CHAIR,
        FindingCode.NO_JUDGES,
        FindingCode.SEVERAL_CHAIRS,
        FindingCode.TOO_FEW_JUDGES,
    }
)
_SCHEDULE = frozenset(
    {
        FindingCode.SCHEDULE_INCOMPLETE,
        FindingCode.SCHEDULE_OVERLAPS,
        FindingCode.SCHEDULE_RUNS_OVER,
        FindingCode.SCHEDULE_SUBMISSION_UNKNOWN,
    }
)


def steps_of(state: ContestState) -> tuple[Step, ...]:
    """The list of the phase the contest is in, in order of work."""
    if state.documents is None:
        return (
            *preparing_steps(state),
            *_card_steps(state),
            _rehearsal_step(state),
            _backup_step(),
            _package_step(state),
        )
    rehearsed = (_rehearsal_step(state),) if state.mode is Mode.REHEARSAL else ()
    return (*_problem_steps(state), _package_step(state), *rehearsed, *finish_steps(state))


def preparing_steps(state: ContestState) -> tuple[Step, ...]:
    """What has to be right before a package is built: problems in words, the rest as grey lines."""
    contest = state.contest
    problems = defaultdict(list)
    for finding in shown_findings(state):
        problems[page_of(finding)].append(finding)
    steps: list[Step] = []
    for page, fine in (
        ("contest", None),
        ("submissions", _submissions_fine(state)),
        ("rubric", _rubric_fine(contest)),
        ("panel", _panel_fine(contest)),
        ("day", _schedule_fine(contest)),
    ):
        found = problems.pop(page, [])
        if found:
            steps += problem_steps(found, contest, page)
        elif fine is not None:
            steps.append(fine)
    return tuple(steps)


def shown_findings(state: ContestState) -> tuple[Finding, ...]:
    """The findings that ask for something: what is known of submissions that were not shortlisted is no problem."""
    contest = state.contest
    out = {one.id for one in contest.submissions if not one.shortlisted}
    return tuple(finding for finding in state.findings if finding.blocks or finding.where.submission not in out)


def page_of(finding: Finding) -> str:
    """The page that shows what a finding is about."""
    sections = (("contest", _CONTEST), ("rubric", _RUBRIC), ("panel", _PANEL), ("day", _SCHEDULE))
    for page, codes in sections:
        if finding.code in codes:
            return page
    return "submissions"


def problem_steps(findings: Iterable[Finding], contest: Contest, page: str = "") -> list[Step]:
    """One line for each kind of problem, with all its places."""
    words_of: dict[tuple[object, ...], str] = {}  # thousands may say the same
    by_words: dict[tuple[str, bool], list[Finding]] = defaultdict(list)
    for finding in findings:
        said = (finding.code, *finding.details.items())
        if said not in words_of:
            words_of[said] = finding_words(finding)
        by_words[words_of[said], finding.blocks].append(finding)
    steps = []
    for (words, blocks), found in sorted(by_words.items(), key=lambda one: not one[0][1]):
        steps.append(
            Step(
                title=words,
                detail=_places(found, contest),
                shape=Shape.OCTAGON if blocks else Shape.TRIANGLE,
                tone=Tone.BAD if blocks else Tone.WARN,
                action=tr("Show") if page else "",
                target=page,
                asks=blocks,
            )
        )
    return steps


def _places(found: list[Finding], contest: Contest) -> str:
    submissions = {finding.where.submission for finding in found}
    if len(found) > 1 and "" not in submissions:
        return tr("Submissions {numbers}", numbers=numbers_of(contest, submissions))
    return few_of(dict.fromkeys(place for place in (place_words(one, contest) for one in found) if place), " / ")


def _submissions_fine(state: ContestState) -> Step:
    return Step(
        title=trn(
            "{n} submission is eligible and has attachments",
            "{n} submissions are eligible and have attachments",
            len(state.contest.finalists),
        )
    )


def _rubric_fine(contest: Contest) -> Step | None:
    if not contest.rubrics:
        return None
    rubric = contest.rubrics[0]
    if len(contest.rubrics) > 1:
        return Step(title=trn("{n} rubric adds up", "{n} rubrics add up", len(contest.rubrics)))
    count = len(rubric.criteria)
    total = figure(rubric.total)
    return Step(title=trn("{n} criterion, {total} points", "{n} criteria, {total} points in all", count, total=total))


def _panel_fine(contest: Contest) -> Step:
    return Step(title=trn("{n} judge, one chair", "{n} judges, one chair", len(contest.panel.voting)))


def _schedule_fine(contest: Contest) -> Step | None:
    schedule = contest.rounds[0].schedule if contest.rounds else Schedule()
    if not schedule.slots or schedule.starts_at is None or schedule.ends_at is None:
        return None
    times = format_time_range(schedule.starts_at, schedule.ends_at, current_language().value)
    return Step(title=tr("Presentations {times} do not overlap", times=times))


def _card_steps(state: ContestState) -> list[Step]:
    voting = [line for line in state.panel if line.judge.votes]
    confirmed = [
        line for line in voting if any(key.confirmation is not Confirmation.UNHEARD for key in line.known_keys)
    ]
    if len(confirmed) == len(voting):
        return [Step(title=tr("All judges are confirmed by their cards"))] if voting else []
    return [
        Step(
            title=tr("{n} of {total} judges are confirmed by their cards", n=len(confirmed), total=len(voting)),
            detail=tr("Not needed for the package: a judge can also be confirmed when the scores come"),
            shape=Shape.RING,
            tone=Tone.NEUTRAL,
            action=tr("Judge cards"),
            target="panel",
        )
    ]


def _rehearsal_step(state: ContestState) -> Step:
    """Before any package an offer; while one is rehearsed, who came through."""
    if state.documents is None:
        return Step(
            title=tr("Rehearse with the judges"),
            detail=tr("Ten minutes on each judge's own computer; possible before everything is ready"),
            shape=Shape.RING,
            tone=Tone.NEUTRAL,
            action=tr("Rehearse…"),
            target="package",
        )
    judges = progress_in(state.documents, state.panel)
    through = sum(one.came is Came.THROUGH for one in judges)
    title = tr("{n} of {total} judges came through the rehearsal", n=through, total=len(judges))
    if through == len(judges):
        return Step(title=title)
    return Step(title=title, shape=Shape.RING, tone=Tone.NEUTRAL, action=tr("Show"), target="package")


def _backup_step() -> Step:
    return Step(
        title=tr("Keep a copy outside this computer"),
        detail=tr("One file with everything, before the package is built"),
        shape=Shape.RING,
        tone=Tone.NEUTRAL,
        action=tr("Back up…"),
        target=BACKUP,
    )


def _package_step(state: ContestState) -> Step:
    package = state.package
    if package is None:
        return Step(
            title=tr("Build the package and send it to the judges"),
            detail=tr("Signed; any channel will do"),
            shape=Shape.RING,
            tone=Tone.NEUTRAL,
            action=tr("Build package"),
            target="package",
            asks=True,
        )
    mode = mode_words(package.mode)
    return Step(title=tr("Package revision {n} is built · {mode}", n=package.revision, mode=mode))


def _problem_steps(state: ContestState) -> list[Step]:
    return problem_steps(state.blocking, state.contest, "submissions")
