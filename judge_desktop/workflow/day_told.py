"""What the secretary was told on the day: ticks "is done" and progress codes out of the meeting's chat.

It lies in one small file per contest, round and mode, beside the database: nothing of it is evidence and losing it
costs no score. What it adds up to is ``scoring.day_progress``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import Package
from judge_desktop.exchange.progress_code import read_progress_code
from judge_desktop.exchange.reading import read_whole
from judge_desktop.exchange.writing import disk_refusals, replacing
from judge_desktop.scoring.day_progress import DayProgress, Reported, Told, day_progress
from judge_desktop.scoring.rulings import known_keys
from judge_desktop.workflow.packages_here import EVERYWHERE, Where
from judge_desktop.workflow.presentation_day import FOLDER, open_day
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.workspace import Workspace

_LARGEST = 50_000_000  # bytes; 200 judges × 5,000 submissions, all ticked


def told_here(ws: Workspace, package: Package) -> Told:
    """What was told so far. A file that cannot be read or understood counts as none."""
    try:
        written = json.loads(read_whole(_file(ws, package), _LARGEST).decode())
        ticks = frozenset((str(judge), str(submission)) for judge, submission in written["ticks"])
        reported = {str(judge): Reported(**said) for judge, said in written["reported"].items()}
    except (JudgeDesktopError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Told()
    return Told(ticks=ticks, reported=reported)


def tick(ws: Workspace, package: Package, judge: str, submission: str, *, done: bool) -> Told:
    """Notes that a judge says she is done with a submission, or that she is not."""
    before = told_here(ws, package)
    pair = (judge, submission)
    after = replace(before, ticks=before.ticks | {pair} if done else before.ticks - {pair})
    if after != before:
        _save(_file(ws, package), after)
    return after


def read_progress(ws: Workspace, code: str, where: Where = EVERYWHERE) -> tuple[str, Reported]:
    """Takes a progress code in; the judge and what she said.

    Refuses ``PROGRESS_CODE_DAMAGED``, ``SIGNER_NOT_NAMED``, ``PROGRESS_CODE_OF_OTHERS`` (another contest, round or
    mode, nobody who votes, or a key that is not known as hers), and what ``signing`` refuses.
    """
    progress = read_progress_code(code.strip())
    known = round_documents(ws, where)
    package = known.package
    is_here = (progress.contest, progress.round, progress.mode) == (package.contest.id, package.round, package.mode)
    if not is_here or not _is_of(known, progress.judge, progress.judge_key):
        raise JudgeDesktopError(Code.PROGRESS_CODE_OF_OTHERS)
    said = Reported(complete=progress.complete, sealed=progress.sealed, assigned=progress.assigned, at=ws.now())
    before = told_here(ws, package)
    _save(_file(ws, package), replace(before, reported={**before.reported, progress.judge: said}))
    return progress.judge, said


def progress_of(ws: Workspace, known: RoundDocuments) -> DayProgress:
    """Judges × submissions as far as they are known, in the order of the day."""
    day = open_day(ws, known.package)
    order = [one for one in day.order.order if one] if day is not None else []
    return day_progress(known.package, known.view, told_here(ws, known.package), order)


def _is_of(known: RoundDocuments, judge_id: str, judge_key: str) -> bool:
    """Hers by the package or a decision, or a key that is nobody else's of a judge who sent no card."""
    judge = known.package.contest.panel.judge(judge_id)
    keys: Mapping[str, tuple[str, ...]] = known_keys(known.package, known.decisions)
    if judge is None or not judge.votes:
        return False
    own = keys.get(judge_id, ())
    return judge_key in own or (not own and not any(judge_key in others for others in keys.values()))


def _file(ws: Workspace, package: Package) -> Path:
    return ws.home / FOLDER / f"told~{package.contest.id}~{package.round}~{package.mode.value}.json"


def _save(file: Path, told: Told) -> None:
    with disk_refusals(file.parent):
        file.parent.mkdir(exist_ok=True)
    written = {
        "ticks": sorted(told.ticks),
        "reported": {judge: asdict(said) for judge, said in sorted(told.reported.items())},
    }
    with replacing(file, private=True) as stream:
        stream.write(json.dumps(written, ensure_ascii=False).encode())
