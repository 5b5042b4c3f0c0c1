"""The revisions of one key: which of its score files stands for it, and why the others do not.

Every score file is a full snapshot that names its parent (``previous``, revision - 1). Following the parents gives
lines; a file that no other one continues is the end of a line. One end: it counts. Several ends are a fork: two files
with one revision, or a file whose parent is not the stored one. Missing revisions are gaps and break nothing, as long
as only one file stands before the gap.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from judge_desktop.domain.scorecard import ScoreFile
from judge_desktop.domain.view import WhyNotCounted
from judge_desktop.scoring.rulings import Choice

_MOST_GAPS = 1000  # listed; a forged revision of a billion is not a billion lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The files of one key after weighing. ``counting`` is None when there is a fork or everything was set aside."""

    counting: ScoreFile | None
    fork: tuple[str, ...]
    revision: int  # the highest of the fork or of what counts, 0 = nothing
    why_not: Mapping[str, WhyNotCounted]


def weigh(files: Collection[ScoreFile], set_aside: Collection[str] = (), choice: Choice | None = None) -> Weighed:
    """Weighs all files of one key, in any order.

    A set-aside file counts for nothing, but still links parent and child. A choice prefers its document, and whatever
    continues it, to the ends it was chosen against, to those of the same or an earlier revision and to those that
    follow from none of its revision; an end that continues a rejected file opens the fork again.
    """
    by_hash = {file.sha256: file for file in files}
    parents = _parents(by_hash)
    alive = [file for sha256, file in sorted(by_hash.items()) if sha256 not in set_aside]
    continued = _continued(alive, parents)
    ends = [file for file in alive if file.sha256 not in continued]
    candidates = ends
    if choice is not None and choice.document in by_hash and choice.document not in set_aside:
        candidates = _chosen(ends, by_hash[choice.document], choice, by_hash, parents)
    why_not = {file.sha256: WhyNotCounted.OLDER_REVISION for file in alive}
    why_not |= {file.sha256: WhyNotCounted.NOT_CHOSEN for file in ends}
    why_not |= {sha256: WhyNotCounted.SET_ASIDE for sha256 in by_hash if sha256 in set_aside}
    if len(candidates) == 1:
        del why_not[candidates[0].sha256]
    else:
        why_not |= {file.sha256: WhyNotCounted.FORK for file in candidates}
    return Weighed(
        counting=candidates[0] if len(candidates) == 1 else None,
        fork=tuple(file.sha256 for file in candidates) if len(candidates) > 1 else (),
        revision=max((file.revision for file in candidates), default=0),
        why_not=why_not,
    )


def gaps(files: Iterable[ScoreFile]) -> tuple[int, ...]:
    """The revisions below the highest that were never received; the lowest thousand of them."""
    received = {file.revision for file in files}
    missing: list[int] = []
    for revision in range(1, max(received, default=0)):
        if len(missing) == _MOST_GAPS:
            break
        if revision not in received:
            missing.append(revision)
    return tuple(missing)


def _parents(by_hash: Mapping[str, ScoreFile]) -> dict[str, str]:
    """File -> the stored file it continues. Nothing for a first one, a wrong parent, or several files before a gap."""
    levels: dict[int, set[str]] = {}
    for sha256, file in by_hash.items():
        levels.setdefault(file.revision, set()).add(sha256)
    ordered = sorted(levels)
    below = dict(zip(ordered[1:], ordered, strict=False))
    parents: dict[str, str] = {}
    for sha256, file in by_hash.items():
        lower = below.get(file.revision)
        if lower is None:
            continue
        before = levels[lower]
        if file.previous in before:
            parents[sha256] = file.previous
        elif lower < file.revision - 1 and len(before) == 1:
            parents[sha256] = next(iter(before))
    return parents


def _continued(files: Iterable[ScoreFile], parents: Mapping[str, str]) -> set[str]:
    """Everything that the files continue. Each is looked at once: a key may have signed thousands."""
    continued: set[str] = set()
    for file in files:
        parent = parents.get(file.sha256)
        while parent is not None and parent not in continued:
            continued.add(parent)
            parent = parents.get(parent)
    return continued


def _line(sha256: str, parents: Mapping[str, str]) -> list[str]:
    """The file and everything it continues, newest first."""
    line = [sha256]
    while line[-1] in parents:
        line.append(parents[line[-1]])
    return line


def _chosen(
    ends: list[ScoreFile],
    chosen: ScoreFile,
    choice: Choice,
    by_hash: Mapping[str, ScoreFile],
    parents: Mapping[str, str],
) -> list[ScoreFile]:
    """The ends that remain: those that continue the chosen file, and rivals the choice did not settle."""
    remaining: list[ScoreFile] = []
    for end in ends:
        line = _line(end.sha256, parents)
        if chosen.sha256 in line:
            remaining.append(end)
            continue
        follows_rejected = any(by_hash[one].revision == chosen.revision for one in line)
        is_settled = end.revision <= chosen.revision or end.sha256 in choice.against
        if not is_settled and (choice.against or follows_rejected):
            remaining.append(end)
    return remaining
