"""What the merge page says about each judge, each file and two versions side by side: pure, from documents and view."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from judge_desktop.config.i18n import current_language, tr, translator, trn
from judge_desktop.config.phrases import sentence
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import Code
from judge_desktop.domain.merging import MergeLine, Outcome
from judge_desktop.domain.scorecard import Scorecard, ScoreFile
from judge_desktop.domain.view import CellState, Fork, View, WhyNotCounted
from judge_desktop.ui.chair.wording import criterion_words, figure, name_of, outcome_words, why_not_words
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


def judge_lines(documents: RoundDocuments) -> list[JudgeLine]:
    """One line for every judge who scores in this round, in the order of the panel."""
    contest, view = documents.package.contest, documents.view
    judges = {cell.judge for cell in view.cells}
    return [_judge_line(one.id, documents) for one in contest.panel.voting if one.id in judges]


def files_of(documents: RoundDocuments, judge: str) -> list[ScoreFile]:
    """The files of a judge, the latest revision of each computer first."""
    found = [one for one in documents.score_files if one.judge == judge]
    return sorted(found, key=lambda one: (one.judge_key, -one.revision, one.sha256))


def _judge_line(judge: str, documents: RoundDocuments) -> JudgeLine:
    view = documents.view
    name = name_of(documents.package.contest.panel.judge(judge), judge)
    if any(fork.judge == judge for fork in view.forks):
        words, shape, tone = outcome_words(Outcome.FORK)
        detail, action = tr("Choose the right one beside"), COMPARE
    elif view.awaiting.get(judge):
        words, shape, tone = outcome_words(Outcome.AWAITING_CONFIRMATION)
        detail = tr("Sent from a computer that nobody has confirmed. Ask for the six check words")
        action = CONFIRM
    elif judge not in view.missing:
        return _counted_line(judge, name, documents)
    else:
        return _missing_line(judge, name, documents)
    return JudgeLine(judge=judge, name=name, shape=shape, tone=tone, outcome=words, detail=detail, action=action)


def _counted_line(judge: str, name: str, documents: RoundDocuments) -> JudgeLine:
    view = documents.view
    file = next(one for one in files_of(documents, judge) if one.sha256 in view.counted_documents)
    cells = [cell for cell in view.cells if cell.judge == judge]
    counted = sum(cell.state is CellState.COUNTED for cell in cells)
    open_ = sum(cell.state in (CellState.DRAFT, CellState.MISSING, CellState.BLOCKED) for cell in cells)
    recused = sum(cell.state is CellState.RECUSED for cell in cells)
    parts = [trn("{n} scorecard", "{n} scorecards", counted)]
    if recused:
        parts.append(trn("recused from {n}", "recused from {n}", recused))
    if open_:
        parts.append(trn("{n} not sealed", "{n} not sealed", open_))
    parts.append(tr("revision {n}", n=file.revision))
    changed = _changed_words(file, documents)
    if changed:
        parts = [changed]
    parts += [part for part in (gap_words(judge, documents), late_words(judge, documents)) if part]
    words = tr("Counted, replaces revision {n}", n=file.revision - 1) if file.revision > 1 else tr("Counted")
    shape, tone = (Shape.HALF, Tone.WARN) if open_ else (Shape.TICK, Tone.OK)
    outcome = tr("Counted in part") if open_ else words
    return JudgeLine(judge=judge, name=name, shape=shape, tone=tone, outcome=outcome, detail=" · ".join(parts))


def _missing_line(judge: str, name: str, documents: RoundDocuments) -> JudgeLine:
    whys = [documents.view.not_counted.get(one.sha256) for one in files_of(documents, judge)]
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


def gap_words(judge: str, documents: RoundDocuments) -> str:
    """Which revisions never came, empty when none is missing."""
    keys = {one.judge_key for one in documents.score_files if one.judge == judge}
    missing = sorted({n for key in keys for n in documents.view.gaps.get(key, ())})
    if not missing:
        return ""
    numbers = ", ".join(str(n) for n in missing[:_MOST_GAPS]) + (" …" if len(missing) > _MOST_GAPS else "")
    return tr("revision {numbers} never came", numbers=numbers)


def late_words(judge: str, documents: RoundDocuments) -> str:
    """How many files came after the round was closed, empty when none did."""
    why = documents.view.not_counted
    late = sum(why.get(one.sha256) is WhyNotCounted.LATE for one in documents.score_files if one.judge == judge)
    return trn("{n} late file does not count", "{n} late files do not count", late) if late else ""


def _changed_words(file: ScoreFile, documents: RoundDocuments) -> str:
    """What a later revision changed: “Revision 2 changes 1 scorecard: 14 D3 from 30 to 32”."""
    before = next((one for one in documents.score_files if one.sha256 == file.previous), None)
    if before is None:
        return ""
    changes = changes_between(before, file)
    cards = len({one.submission for one in changes})
    if not changes:
        return tr("Revision {n} changes no score", n=file.revision)
    words = trn("{n} scorecard changed", "{n} scorecards changed", cards)
    if len(changes) > 2:
        return words
    contest = documents.package.contest
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
