"""What the merge page says about each judge, each file and two versions side by side: pure, from documents and view."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from judge_desktop.config.i18n import current_language, tr, translator, trn
from judge_desktop.config.phrases import sentence
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import Code
from judge_desktop.domain.merging import MergeLine, Outcome
from judge_desktop.domain.panel import Judge
from judge_desktop.domain.scorecard import Scorecard, ScoreFile
from judge_desktop.domain.view import Cell, CellState, Fork, Origin, View, WhyNotCounted
from judge_desktop.ui.chair.wording import criterion_words, figure, name_of, origin_words, outcome_words, why_not_words
from judge_desktop.ui.notices import what_and_how
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.tokens import Tone
from judge_desktop.workflow.round_documents import RoundDocuments

CONFIRM, COMPARE, REMIND = "confirm", "compare", "remind"
_MOST_GAPS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeLine:
    """How one judge stands. ``action`` is what helps: confirm, compare, remind or nothing."""

    judge: str
    name: str
    shape: Shape
    tone: Tone
    outcome: str
    detail: str
    action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A score that differs between two files of a judge."""

    submission: str
    criterion: str
    before: Decimal | None
    after: Decimal | None


class _Sorted:
    """The documents of a round by judge, sorted once: of two hundred judges each is asked about."""

    def __init__(self, documents: RoundDocuments) -> None:
        self.documents, self.view = documents, documents.view
        self.files: dict[str, list[ScoreFile]] = defaultdict(list)
        self.cells: dict[str, list[Cell]] = defaultdict(list)
        for file in sorted(documents.score_files, key=lambda one: (one.judge_key, -one.revision, one.sha256)):
            self.files[file.judge].append(file)
        for cell in self.view.cells:
            self.cells[cell.judge].append(cell)
        self.by_hash = {one.sha256: one for one in documents.score_files}
        self.counted = frozenset(self.view.counted_documents)
        self.missing = frozenset(self.view.missing)
        self.forked = frozenset(fork.judge for fork in self.view.forks)


def judge_lines(documents: RoundDocuments) -> list[JudgeLine]:
    """One line for every judge who scores in this round, in the order of the panel."""
    known = _Sorted(documents)
    return [_judge_line(one, known) for one in documents.package.contest.panel.voting if one.id in known.cells]


def files_of(documents: RoundDocuments, judge: str) -> list[ScoreFile]:
    """The files of a judge, the latest revision of each computer first."""
    found = [one for one in documents.score_files if one.judge == judge]
    return sorted(found, key=lambda one: (one.judge_key, -one.revision, one.sha256))


def _judge_line(one: Judge, known: _Sorted) -> JudgeLine:
    judge, name = one.id, name_of(one)
    if judge in known.forked:
        words, shape, tone = outcome_words(Outcome.FORK)
        detail, action = tr("Choose the right one beside"), COMPARE
    elif known.view.awaiting.get(judge):
        words, shape, tone = outcome_words(Outcome.AWAITING_CONFIRMATION)
        detail = tr("Sent from a computer that nobody has confirmed. Ask for the six check words")
        action = CONFIRM
    elif judge not in known.missing:
        return _counted_line(judge, name, known)
    else:
        return _missing_line(judge, name, known)
    return JudgeLine(judge=judge, name=name, shape=shape, tone=tone, outcome=words, detail=detail, action=action)


def _counted_line(judge: str, name: str, known: _Sorted) -> JudgeLine:
    file = next((one for one in known.files[judge] if one.sha256 in known.counted), None)
    papers = paper_words(known.cells[judge])
    if file is None and papers:
        return _paper_line(judge, name, papers, known.cells[judge])
    if file is None:  # recused from everything, or left out everywhere
        words = tr("Has nothing to score")
        return JudgeLine(judge=judge, name=name, shape=Shape.STRUCK, tone=Tone.NEUTRAL, outcome=words, detail="")
    cells = known.cells[judge]
    counted = sum(cell.state is CellState.COUNTED and cell.origin is Origin.FILE for cell in cells)
    open_ = _open_in(cells)
    recused = sum(cell.state is CellState.RECUSED for cell in cells)
    parts = [trn("{n} scorecard", "{n} scorecards", counted)]
    if recused:
        parts.append(trn("recused from {n}", "recused from {n}", recused))
    if open_:
        parts.append(trn("{n} not sealed", "{n} not sealed", open_))
    parts.append(tr("revision {n}", n=file.revision))
    changed = _changed_words(file, known)
    if changed:
        parts = [changed]
    files = known.files[judge]
    parts += papers
    parts += [part for part in (gap_words(files, known.view), late_words(files, known.view)) if part]
    words = tr("Counted, replaces revision {n}", n=file.revision - 1) if file.revision > 1 else tr("Counted")
    shape, tone = (Shape.HALF, Tone.WARN) if open_ else (Shape.TICK, Tone.OK)
    outcome = tr("Counted in part") if open_ else words
    return JudgeLine(judge=judge, name=name, shape=shape, tone=tone, outcome=outcome, detail=" · ".join(parts))


def _open_in(cells: Sequence[Cell]) -> int:
    return sum(cell.state in (CellState.DRAFT, CellState.MISSING, CellState.BLOCKED) for cell in cells)


def paper_words(cells: Sequence[Cell]) -> list[str]:
    """“From paper, typed twice: 2 scorecards”, and the same of spreadsheets; empty when all came in score files."""
    parts = []
    for origin in (Origin.PAPER, Origin.SHEET):
        count = sum(cell.origin is origin for cell in cells)
        if count:
            parts.append(f"{origin_words(origin)}: {trn('{n} scorecard', '{n} scorecards', count)}")
    return parts


def _paper_line(judge: str, name: str, papers: Sequence[str], cells: Sequence[Cell]) -> JudgeLine:
    """A judge who sent no file: what came on paper stands for her."""
    open_ = _open_in(cells)
    missing = [trn("{n} scorecard not received", "{n} scorecards not received", open_)] if open_ else []
    shape, tone = (Shape.HALF, Tone.WARN) if open_ else (Shape.PAGE, Tone.OK)
    outcome = tr("Counted in part") if open_ else tr("Counted")
    detail = " · ".join([*papers, *missing])
    return JudgeLine(judge=judge, name=name, shape=shape, tone=tone, outcome=outcome, detail=detail)


def _missing_line(judge: str, name: str, known: _Sorted) -> JudgeLine:
    whys = [known.view.not_counted.get(one.sha256) for one in known.files[judge]]
    papers = paper_words(known.cells[judge])
    if not whys and papers:
        return replace(_paper_line(judge, name, papers, known.cells[judge]), action=REMIND)
    if not whys:
        return JudgeLine(
            judge=judge,
            name=name,
            shape=Shape.RING,
            tone=Tone.NEUTRAL,
            outcome=tr("Not received"),
            detail=tr("Remind the judge in the chat of the meeting"),
            action=REMIND,
        )
    why = WhyNotCounted.SET_ASIDE if WhyNotCounted.SET_ASIDE in whys else whys[0]
    return JudgeLine(
        judge=judge,
        name=name,
        shape=Shape.STRUCK,
        tone=Tone.WARN,
        outcome=tr("Nothing counts"),
        detail=why_not_words(why),
    )


def gap_words(files: Sequence[ScoreFile], view: View) -> str:
    """Which revisions of a judge's files never came, empty when none is missing."""
    missing = sorted({n for key in {one.judge_key for one in files} for n in view.gaps.get(key, ())})
    if not missing:
        return ""
    numbers = ", ".join(str(n) for n in missing[:_MOST_GAPS]) + (" …" if len(missing) > _MOST_GAPS else "")
    return tr("revision {numbers} never came", numbers=numbers)


def late_words(files: Sequence[ScoreFile], view: View) -> str:
    """How many of a judge's files came after the round was closed, empty when none did."""
    late = sum(view.not_counted.get(one.sha256) is WhyNotCounted.LATE for one in files)
    return trn("{n} late file does not count", "{n} late files do not count", late) if late else ""


def _changed_words(file: ScoreFile, known: _Sorted) -> str:
    """What a later revision changed: “Revision 2 changes 1 scorecard: 14 D3 from 30 to 32”."""
    before = known.by_hash.get(file.previous)
    if before is None:
        return ""
    changes = changes_between(before, file)
    cards = len({one.submission for one in changes})
    if not changes:
        return tr("Revision {n} changes no score", n=file.revision)
    words = trn("{n} scorecard changed", "{n} scorecards changed", cards)
    if len(changes) > 2:
        return words
    contest = known.documents.package.contest
    return f"{words}: " + ", ".join(_change_words(one, contest) for one in changes)


def _change_words(change: Change, contest: Contest) -> str:
    submission = contest.submission(change.submission)
    number = submission.number if submission is not None else change.submission
    criterion = contest.rubric_of(submission).criterion(change.criterion) if submission is not None else None
    return tr(
        "submission {number} {criterion} from {before} to {after}",
        number=number,
        criterion=criterion_words(criterion) if criterion is not None else change.criterion,
        before=score_words(change.before),
        after=score_words(change.after),
    )


def score_words(score: Decimal | None) -> str:
    """A score, or a dash when none was given."""
    return figure(score) if score is not None else "—"


def changes_between(before: ScoreFile, after: ScoreFile) -> list[Change]:
    """Every score that differs, in the order of the later file."""
    changes = []
    for card in after.scorecards:
        old = before.scorecard(card.submission)
        names = dict.fromkeys([*(old.scores if old is not None else ()), *card.scores])
        for name in names:
            was = old.scores.get(name) if old is not None else None
            if was != card.scores.get(name):
                changes.append(
                    Change(submission=card.submission, criterion=name, before=was, after=card.scores.get(name))
                )
    return changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One of two or more files that stand against each other, and the scorecards in which they differ."""

    file: ScoreFile
    cards: tuple[Scorecard, ...]
    differing: frozenset[tuple[str, str]]  # (submission, criterion)
    alike: int


def versions_of(fork: Fork, documents: RoundDocuments) -> list[Version]:
    """The versions of a fork, the one created first at the left; equal scorecards are only counted."""
    files = [one for one in documents.score_files if one.sha256 in fork.documents]
    files.sort(key=lambda one: (one.created, one.sha256))
    differing = {
        (change.submission, change.criterion)
        for other in files[1:]
        for change in (*changes_between(files[0], other), *changes_between(other, files[0]))
    }
    submissions = {submission for submission, _ in differing}
    return [
        Version(
            file=one,
            cards=tuple(card for card in one.scorecards if card.submission in submissions),
            differing=frozenset(differing),
            alike=sum(card.submission not in submissions for card in one.scorecards),
        )
        for one in files
    ]


def file_line(line: MergeLine, contest: Contest) -> tuple[str, str, Shape, Tone, str]:
    """Title, outcome, shape, tone and detail of one file of a merge or its preview."""
    outcome, shape, tone = outcome_words(line.outcome)
    judge = contest.panel.judge(line.judge)
    title = name_of(judge, line.path)
    parts = [line.path] if judge is not None else []
    if line.outcome is Outcome.REFUSED and line.code is not None:
        parts += _refusal_words(line.code, line.path)
    elif line.decisions:
        words = trn(
            "{n} decision of another copy of the chair", "{n} decisions of other copies of the chair", line.decisions
        )
        outcome = tr("Decisions are taken in") if line.outcome is Outcome.ACCEPTED else outcome
        parts.append(words)
    else:
        parts += [trn("{n} scorecard", "{n} scorecards", line.scorecards), tr("revision {n}", n=line.revision)]
    return title, outcome, shape, tone, " · ".join(part for part in parts if part)


def _refusal_words(code: Code, file: str) -> tuple[str, str]:
    """What happened and what to do. A score file for somebody else cannot be looked into: it may be of any contest."""
    if code is Code.WRONG_RECIPIENT:
        return (
            tr("This file was made for another contest or for another chair's copy."),
            tr("If it belongs here, ask the judge to open the latest package of this contest and send again."),
        )
    return what_and_how(sentence(code, translator(current_language()), file=file))


def closed_words(documents: RoundDocuments) -> str:
    """Why nothing that changes the count can be decided now; "" while the round is open."""
    return tr("The round is closed. Reopen it to change a decision") if documents.view.is_closed else ""


def summary(view: View) -> str:
    """“Counted 4 of 7 judges · 2 wait · 1 not received”."""
    judges = {cell.judge for cell in view.cells}
    waiting = {fork.judge for fork in view.forks} | set(view.awaiting)
    counted = judges - set(view.missing) - waiting
    missing = set(view.missing) - waiting
    parts = [tr("{n} of {total} judges are counted", n=len(counted), total=len(judges))]
    if waiting:
        parts.append(trn("{n} waits", "{n} wait", len(waiting)))
    if missing:
        parts.append(trn("{n} not received", "{n} not received", len(missing)))
    return " · ".join(parts)
