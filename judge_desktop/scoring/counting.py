"""What counts in a round: a pure function of package, score files and decisions (``formats.md``, "Merge" 2-9).

Any order, any repetition and any split over several copies of the same files and decisions gives the same view. No
clock decides. Which decision holds is ``scoring.rulings``, which revision stands for a key ``scoring.revisions``;
tallying what counts is ``scoring.tally``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from judge_desktop.domain.contest import Contest, Recusal, RecusalScope, Rules
from judge_desktop.domain.decisions import Decision
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.package import Package
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.scorecard import Scorecard, ScorecardState, ScoreFile
from judge_desktop.domain.view import Cell, CellState, Difference, Fork, Origin, View, WhyNotCounted
from judge_desktop.scoring.acceptance import check_score_file
from judge_desktop.scoring.paper_scorecards import PaperScorecard
from judge_desktop.scoring.revisions import gaps, weigh
from judge_desktop.scoring.rulings import Rulings, rule
from judge_desktop.scoring.validation import blocks, check_scorecard

_DECLARED = (ScorecardState.SEALED, ScorecardState.RECUSED, ScorecardState.ABSENT)


def count(
    package: Package, score_files: Iterable[ScoreFile], decisions: Iterable[Decision], *, has_words: bool = True
) -> View:
    """The view of the round.

    - A key counts for a judge when the manifest, ``confirm_judge`` or ``replace_key`` names it for her; files under
      other keys await confirmation.
    - Per key the end of its line of revisions counts; a fork does not until ``choose_revision`` (``revisions.weigh``).
    - Per submission the newest key's declared scorecard (sealed, recused or absent) counts, else the earlier key's.
    - A recusal in any file that stands for one of her keys, or known in the round, holds whatever was scored.
    - Sealed scorecards that the rulebook refuses are ``blocked``; drafts are shown, never counted.
    - After ``close`` only the files it lists count; whatever would change that is ``late``.
    - Decisions hold by the rule of ``scoring.decision_order``: only those signed by a chair's copy, the latest about a
      subject, and none where two contradict each other.

    ``has_words`` False: the remarks were taken out of the files, so the rules of comments are left out.
    """
    by_hash = {file.sha256: file for file in score_files}
    files = [by_hash[sha256] for sha256 in sorted(by_hash)]
    rulings = rule(package, decisions, {file.sha256: file.judge_key for file in files})
    selection = _select_open_or_closed(package, files, rulings)
    cells = _cells(package, selection.standing, rulings, has_words=has_words)
    late = dict.fromkeys(rulings.late_papers, WhyNotCounted.LATE)
    return View(
        cells=cells,
        counted_documents=tuple(sorted(selection.counted)),
        not_counted=dict(sorted({**selection.why_not, **late}.items())),
        forks=selection.forks,
        awaiting=selection.awaiting,
        gaps=selection.gaps,
        differences=_differences(selection.standing),
        is_closed=rulings.closed is not None,
        missing=_missing(cells, selection.standing),
        counted_papers=tuple(sorted({cell.document for cell in cells if cell.origin is not Origin.FILE})),
        decision_conflicts=rulings.conflicts,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Selection:
    """Which files stand for whom: judge -> her files, newest key first."""

    standing: Mapping[str, list[ScoreFile]] = field(default_factory=dict)
    why_not: Mapping[str, WhyNotCounted] = field(default_factory=dict)
    forks: tuple[Fork, ...] = ()
    awaiting: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    gaps: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def counted(self) -> set[str]:
        """The files that stand for somebody and are needed for that."""
        return {file.sha256 for files in self.standing.values() for file in files} - self.why_not.keys()


def _select_open_or_closed(package: Package, files: Sequence[ScoreFile], rulings: Rulings) -> _Selection:
    everything = _select(package, files, rulings)
    if rulings.closed is None:
        return everything
    listed = _select(package, [file for file in files if file.sha256 in rulings.closed], rulings)
    settled_keys = {file.judge_key for files_of_judge in listed.standing.values() for file in files_of_judge}
    late = everything.counted
    untouched: list[Fork] = []
    for fork in everything.forks:
        if fork.judge_key in settled_keys:
            late.update(fork.documents)
        else:
            untouched.append(fork)
    why_not = {
        sha256: WhyNotCounted.LATE if sha256 in late else everything.why_not[sha256]
        for sha256 in (file.sha256 for file in files)
        if sha256 not in rulings.closed
    }
    return _Selection(
        standing=listed.standing,
        why_not={**why_not, **listed.why_not},
        forks=tuple(sorted({*listed.forks, *untouched}, key=_fork_order)),
        awaiting=everything.awaiting,
        gaps=everything.gaps,
    )


def _select(package: Package, files: Sequence[ScoreFile], rulings: Rulings) -> _Selection:
    by_key: dict[tuple[str, str], list[ScoreFile]] = defaultdict(list)
    why_not: dict[str, WhyNotCounted] = {}
    awaiting: dict[str, set[str]] = defaultdict(set)
    for file in files:
        if check_score_file(package, file, keys=rulings.keys) is not None:
            why_not[file.sha256] = WhyNotCounted.NOT_ACCEPTED
            continue
        by_key[file.judge, file.judge_key].append(file)
        if file.judge_key not in rulings.keys.get(file.judge, ()):
            why_not[file.sha256] = WhyNotCounted.AWAITING_CONFIRMATION
            awaiting[file.judge].add(file.judge_key)
    standing: dict[str, list[ScoreFile]] = {}
    forks: list[Fork] = []
    for judge, keys in rulings.keys.items():
        for key in reversed(keys):
            weighed = weigh(by_key.get((judge, key), ()), rulings.set_aside, rulings.choices.get(key))
            why_not.update(weighed.why_not)
            if weighed.counting is not None:
                standing.setdefault(judge, []).append(weighed.counting)
            if weighed.fork:
                forks.append(Fork(judge=judge, judge_key=key, revision=weighed.revision, documents=weighed.fork))
    for files_of_judge in standing.values():
        needed = _needed(files_of_judge)
        why_not |= {one.sha256: WhyNotCounted.EARLIER_KEY for one in files_of_judge if one.sha256 not in needed}
    missing = {key: gaps(some) for (_, key), some in sorted(by_key.items(), key=lambda item: item[0][1])}
    return _Selection(
        standing=standing,
        why_not=why_not,
        forks=tuple(sorted(forks, key=_fork_order)),
        awaiting={judge: tuple(sorted(keys)) for judge, keys in sorted(awaiting.items())},
        gaps={key: revisions for key, revisions in missing.items() if revisions},
    )


def _fork_order(fork: Fork) -> tuple[str, str, int]:
    return (fork.judge, fork.judge_key, fork.revision)


def _needed(files: Sequence[ScoreFile]) -> set[str]:
    """Of one judge's files, newest key first: the newest, those a scorecard is taken from, those with a recusal."""
    if len(files) == 1:
        return {files[0].sha256}
    speaking = {sheet.file.sha256 for sheet in _sheets(files).values()}
    recusing = {
        file.sha256
        for file in files
        if file.recusals or any(card.state is ScorecardState.RECUSED for card in file.scorecards)
    }
    return {files[0].sha256, *speaking, *recusing}


class _Sheet(NamedTuple):
    """What one judge's files say about one submission: the scorecard that speaks, and where it comes from."""

    card: Scorecard
    file: ScoreFile


class _Source(NamedTuple):
    """The scorecard that speaks for a cell, and what it rests on."""

    card: Scorecard
    document: str
    judge_key: str
    origin: Origin


def _source(sheet: _Sheet | None, paper: PaperScorecard | None) -> _Source | None:
    """What the judge declared in a file she signed, else the paper, else her draft."""
    if paper is not None and (sheet is None or sheet.card.state not in _DECLARED):
        return _Source(paper.card, paper.decision, "", paper.origin)
    return _Source(sheet.card, sheet.file.sha256, sheet.file.judge_key, Origin.FILE) if sheet is not None else None


def _cells(
    package: Package, standing: Mapping[str, list[ScoreFile]], rulings: Rulings, *, has_words: bool
) -> tuple[Cell, ...]:
    """All cells, sorted by judge and submission."""
    contest = package.contest
    categories = {submission.id: submission.category for submission in contest.submissions}
    rubrics = rubrics_by_category(contest)
    recused = recused_submissions(package, [file for files in standing.values() for file in files])
    sheets = {judge: _sheets(files) for judge, files in standing.items()}
    cells: list[Cell] = []
    for judge, submission in sorted({(one.judge, one.submission) for one in package.assignments}):
        category = categories.get(submission, "")
        source = _source(sheets.get(judge, {}).get(submission), rulings.papers.get((judge, submission)))
        state: CellState | None = None
        if (judge, submission) in recused:
            state = CellState.RECUSED
        elif rulings.is_excluded(judge, category):
            state = CellState.EXCLUDED
        if source is None:
            cells.append(Cell(judge=judge, submission=submission, category=category, state=state or CellState.MISSING))
            continue
        findings = _findings(source.card, state, rubrics.get(category), contest.rules, has_words=has_words)
        cells.append(
            Cell(
                judge=judge,
                submission=submission,
                category=category,
                state=state or _state(source.card, findings, has_rubric=category in rubrics),
                scorecard=source.card,
                document=source.document,
                judge_key=source.judge_key,
                findings=findings,
                origin=source.origin,
            )
        )
    return tuple(cells)


def _findings(
    card: Scorecard, decided: CellState | None, rubric: Rubric | None, rules: Rules, *, has_words: bool
) -> tuple[Finding, ...]:
    """What the rulebook says about the scorecard; for a recused judge only whether there are scores all the same."""
    if rubric is None:
        return ()
    if decided is CellState.RECUSED:
        card = replace(card, state=ScorecardState.RECUSED)
    is_sealed = card.state is ScorecardState.SEALED
    return check_scorecard(card, rubric, rules, sealing=is_sealed, has_words=has_words)


def _state(card: Scorecard, findings: tuple[Finding, ...], *, has_rubric: bool) -> CellState:
    if card.state is not ScorecardState.SEALED:
        return CellState(card.state)
    return CellState.COUNTED if has_rubric and not (findings and blocks(findings)) else CellState.BLOCKED


def rubrics_by_category(contest: Contest) -> dict[str, Rubric]:
    """Category -> its rubric, for the categories that have one."""
    rubrics = {rubric.id: rubric for rubric in contest.rubrics}
    return {one.id: rubrics[one.rubric] for one in contest.categories if one.rubric in rubrics}


def recused_submissions(package: Package, score_files: Iterable[ScoreFile]) -> set[tuple[str, str]]:
    """(judge, submission) for every recusal known in the round or declared in those files; a category stands for all
    of its submissions. A scorecard in the state ``recused`` is a declaration too.
    """
    members: dict[str, list[str]] = defaultdict(list)
    for submission in package.contest.submissions:
        members[submission.category].append(submission.id)
    recused: set[tuple[str, str]] = set()
    declared: list[tuple[str, Recusal]] = [(one.judge, one) for one in package.round_.known_recusals]
    for file in score_files:
        declared += [(file.judge, one) for one in file.recusals]
        recused |= {(file.judge, card.submission) for card in file.scorecards if card.state is ScorecardState.RECUSED}
    for judge, recusal in declared:
        is_category = recusal.scope is RecusalScope.CATEGORY
        targets = members[recusal.target] if is_category else [recusal.target]
        recused |= {(judge, submission) for submission in targets}
    return recused


def _sheets(files: Sequence[ScoreFile]) -> dict[str, _Sheet]:
    """Submission -> the newest declared scorecard, else the newest draft."""
    sheets: dict[str, _Sheet] = {}
    for file in files:
        for card in file.scorecards:
            known = sheets.get(card.submission)
            if known is None or (known.card.state not in _DECLARED and card.state in _DECLARED):
                sheets[card.submission] = _Sheet(card, file)
    return sheets


def _differences(standing: Mapping[str, list[ScoreFile]]) -> tuple[Difference, ...]:
    differences: list[Difference] = []
    for judge, files in sorted(standing.items()):
        if len(files) == 1:
            continue
        newest: dict[str, _Sheet] = {}
        for file in files:
            for card in file.scorecards:
                if card.state is not ScorecardState.SEALED:
                    continue
                counted = newest.setdefault(card.submission, _Sheet(card, file))
                if counted.card.given != card.given:
                    differences.append(
                        Difference(
                            judge=judge,
                            submission=card.submission,
                            counted_document=counted.file.sha256,
                            other_document=file.sha256,
                        )
                    )
    return tuple(sorted(differences, key=lambda one: (one.judge, one.submission, one.other_document)))


def _missing(cells: Iterable[Cell], standing: Mapping[str, list[ScoreFile]]) -> tuple[str, ...]:
    """Judges with something to score (neither recused, excluded nor on paper) of whom no file stands."""
    return tuple(
        sorted({cell.judge for cell in cells if cell.state is CellState.MISSING and cell.judge not in standing})
    )
