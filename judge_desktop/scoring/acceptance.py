"""May a verified score file enter this round at all? Whether it then counts is ``scoring.counting``."""

from __future__ import annotations

from collections.abc import Mapping

from judge_desktop.domain.errors import Code
from judge_desktop.domain.package import Package
from judge_desktop.domain.scorecard import ScoreFile
from judge_desktop.scoring.rulings import known_keys


def check_score_file(
    package: Package,
    score_file: ScoreFile,
    *,
    keys: Mapping[str, tuple[str, ...]] | None = None,
    own_recipient: str = "",
) -> Code | None:
    """Why the whole file is refused, or None.

    In this order: ``WRONG_CONTEST``, ``WRONG_ROUND``, ``WRONG_MODE``, ``WRONG_RUBRIC`` (a file made for an earlier
    package that stays acceptable names that package's rubric: it is scored alike), ``MANIFEST_NOT_ACCEPTED``,
    ``WRONG_JUDGE`` (nobody of the panel who votes, or signed with a key that belongs to another judge only),
    ``WRONG_RECIPIENT`` (not made for the copy whose age recipient is ``own_recipient``; "" = do not check).
    ``keys`` are those of ``known_keys`` with the decisions; left out, the manifest's.
    """
    if score_file.contest != package.contest.id:
        return Code.WRONG_CONTEST
    if score_file.round != package.round:
        return Code.WRONG_ROUND
    if score_file.mode is not package.mode:
        return Code.WRONG_MODE
    if score_file.rubric != package.rubric and score_file.manifest not in package.acceptable:
        return Code.WRONG_RUBRIC
    if not package.accepts(score_file.manifest):
        return Code.MANIFEST_NOT_ACCEPTED
    if not _may_be_of(package, score_file, known_keys(package) if keys is None else keys):
        return Code.WRONG_JUDGE
    if own_recipient and own_recipient not in score_file.recipients:
        return Code.WRONG_RECIPIENT
    return None


def _may_be_of(package: Package, score_file: ScoreFile, keys: Mapping[str, tuple[str, ...]]) -> bool:
    judge = package.contest.panel.judge(score_file.judge)
    if judge is None or not judge.votes:
        return False
    if score_file.judge_key in keys.get(score_file.judge, ()):
        return True
    return not any(score_file.judge_key in others for others in keys.values())
