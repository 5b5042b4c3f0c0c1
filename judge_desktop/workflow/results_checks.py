"""Checks a results file thing by thing: who signed what, and whether the results follow from the documents.

Everything is computed again by the code that the chair's copy counts with; ``verify.py`` in the file does it without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, TypeVar

from judge_desktop.config.paths import resource
from judge_desktop.domain.decisions import Decision
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import Package
from judge_desktop.domain.publication import Publication, PublishedStanding
from judge_desktop.domain.scorecard import ScoreFile
from judge_desktop.domain.view import View
from judge_desktop.exchange.results_file import VERIFY_PROGRAM, OpenedResults, open_results_file
from judge_desktop.scoring.counting import count
from judge_desktop.scoring.publication import is_chained, missing_documents, published
from judge_desktop.scoring.round_validation import check_counted
from judge_desktop.scoring.rulings import known_keys
from judge_desktop.workflow.verification import WHOLE, Check, check

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recounted:
    """The content of a results file whose signatures are all in order, and the view that was counted from it again."""

    package: Package
    score_files: tuple[ScoreFile, ...]
    decisions: tuple[Decision, ...]
    view: View


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedResults:
    """What was found. ``publication`` is None when the file is not whole, ``recounted`` when a signature in it is
    not in order: then nothing was computed. ``has_our_program``: the verify.py in the file is the one
    of this version; whoever signs a file can put any other there.
    """

    checks: tuple[Check, ...]
    publication: Publication | None = None
    sha256: str = ""
    recounted: Recounted | None = None
    has_our_program: bool = True

    @property
    def is_genuine(self) -> bool:
        """True when nothing is wrong with it."""
        return self.recounted is not None and all(one.ok for one in self.checks)


def check_results(stream: BinaryIO) -> CheckedResults:
    """Checks a results file from a stream that can seek. What is wrong is a check that failed, never a refusal."""
    trial = _Trial()
    opened = trial.attempt(WHOLE, lambda: open_results_file(stream))
    if opened is None:
        return CheckedResults(checks=trial.checks)
    recounted = _recounted(trial, opened)
    if recounted is not None:
        trial.add(*_comparisons(opened.publication, recounted))
    return CheckedResults(
        checks=trial.checks,
        publication=opened.publication,
        sha256=opened.sha256,
        recounted=recounted,
        has_our_program=opened.entry(VERIFY_PROGRAM) == resource(f"verify/{VERIFY_PROGRAM}").read_bytes(),
    )


class _Trial:
    """The checks so far."""

    def __init__(self) -> None:
        self._checks: list[Check] = []

    @property
    def checks(self) -> tuple[Check, ...]:
        return tuple(self._checks)

    def attempt(self, name: str, look: Callable[[], Found]) -> Found | None:
        """What ``look`` finds; None when it refuses."""
        try:
            found = look()
        except JudgeDesktopError as refused:
            self.add(Check(name=name, ok=False, code=refused.code))
            return None
        self.add(Check(name=name, ok=True))
        return found

    def add(self, *checks: Check) -> None:
        self._checks += checks


def _recounted(trial: _Trial, opened: OpenedResults) -> Recounted | None:
    """All documents with their signatures, in the order in which each can be believed; None at the first that fails."""
    package = trial.attempt("signed_by_chair", opened.package)
    if package is None:
        return None
    score_files = trial.attempt("score_files_signed", opened.score_files)
    if score_files is None:
        return None
    decisions = trial.attempt("decisions_signed", lambda: _decisions(opened, package))
    if decisions is None:
        return None
    signers = trial.attempt("keys_listed", lambda: opened.allowed_signers(package, score_files, decisions))
    if signers is None:
        return None
    view = trial.attempt("counted_again", lambda: count(package, score_files, decisions, has_words=opened.has_words))
    if view is None:
        return None
    return Recounted(package=package, score_files=score_files, decisions=decisions, view=view)


def _decisions(opened: OpenedResults, package: Package) -> tuple[Decision, ...]:
    """All decisions; refuses ``DECISION_OF_STRANGER`` when one was signed by none of the chair's copies."""
    chairs = {chair.keys.judge_key for chair in package.chairs}
    decisions = opened.decisions()
    if any(one.signed_by not in chairs for one in decisions):
        raise JudgeDesktopError(Code.DECISION_OF_STRANGER)
    return decisions


def _comparisons(told: Publication, found: Recounted) -> Iterator[Check]:
    """What the file says beside what its documents say."""
    yield check("decisions_chained", Code.DECISION_MISSING, ok=is_chained(found.decisions))
    lacking = missing_documents(found.score_files, found.decisions)
    yield check("documents_there", Code.DOCUMENT_MISSING, ok=not lacking)
    broken = check_counted(found.view, found.package, found.score_files)
    yield check("scorecards_allowed", Code.INVARIANT_BROKEN, ok=not broken)
    yield check("keys_of_judges", Code.KEY_OF_NOBODY, ok=_are_keys_known(told, found))
    yield check("round_closed", Code.ROUND_OPEN, ok=found.view.is_closed)
    try:
        again = published(found.package, found.view, found.decisions, audience=told.audience, listed=told.listed)
    except JudgeDesktopError as refused:
        yield Check(name="results_computed", ok=False, code=refused.code)
        return
    yield check("results_computed", Code.RULES_DIFFER, ok=True)
    for name, code, of in _COMPARED:
        yield check(name, code, ok=of(told) == of(again))


def _are_keys_known(told: Publication, found: Recounted) -> bool:
    """True when every score file that is said to count is signed with a key that counts for its judge."""
    keys = known_keys(found.package, found.decisions)
    counted = set(told.documents)
    return all(one.judge_key in keys.get(one.judge, ()) for one in found.score_files if one.sha256 in counted)


def _rules(one: Publication) -> object:
    return one.method, one.decimals, one.minimum_scorecards, one.severity_penalty, one.ladder


def _counted(one: Publication) -> object:
    return one.documents, dict(one.not_counted)


def _totals(one: Publication) -> object:
    return {standing.submission: _total(standing) for standing in one.standings}


def _total(one: PublishedStanding) -> object:
    return one.category, None if one.score is None else str(one.score), one.exact, one.total, one.scorecards


def _ranks(one: Publication) -> object:
    return [(standing.submission, standing.rank, standing.tied) for standing in one.standings]


def _tie_breaks(one: Publication) -> object:
    return {standing.submission: standing.decided_by for standing in one.standings}


_COMPARED: tuple[tuple[str, Code, Callable[[Publication], object]], ...] = (
    ("rules", Code.RULES_DIFFER, _rules),
    ("counted_files", Code.COUNTED_DIFFER, _counted),
    ("decisions_in_order", Code.DECISIONS_DIFFER, lambda one: one.decisions),
    ("totals", Code.TOTALS_DIFFER, _totals),
    ("ranks", Code.RANKS_DIFFER, _ranks),
    ("tie_breaks", Code.TIE_BREAKS_DIFFER, _tie_breaks),
    ("awards", Code.AWARDS_DIFFER, lambda one: one.awards),
    ("popular_vote", Code.VOTES_DIFFER, lambda one: (one.popular_vote, one.popular_vote_decision)),
)
