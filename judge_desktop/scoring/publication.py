"""What is published of a round: a pure function of package, score files and decisions, like everything it rests on.

The chair's copy computes it to publish, and whoever checks a results file computes it again and compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.fingerprint import FINGERPRINT_PREFIX
from judge_desktop.domain.package import Package
from judge_desktop.domain.publication import (
    Audience,
    Listed,
    Publication,
    PublishedAward,
    PublishedStanding,
    PublishedVotes,
)
from judge_desktop.domain.scorecard import ScoreFile
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.view import View
from judge_desktop.scoring.awards import awards_in_force, read_levels
from judge_desktop.scoring.counting import count
from judge_desktop.scoring.decision_order import AFTER, DecisionOrder, valid_decisions
from judge_desktop.scoring.exact_sums import exact_sum
from judge_desktop.scoring.popular_vote import popular_vote_of
from judge_desktop.scoring.standings import standings_of


def publication_of(
    package: Package,
    score_files: Iterable[ScoreFile],
    decisions: Iterable[Decision],
    *,
    audience: Audience,
    listed: Listed = Listed.ALL,
) -> Publication:
    """What is published, without ``signed_by`` and ``files``. Public: nothing in it depends on a word."""
    view = count(package, score_files, decisions, has_words=audience is Audience.INTERNAL)
    return published(package, view, decisions, audience=audience, listed=listed)


def published(
    package: Package, view: View, decisions: Iterable[Decision], *, audience: Audience, listed: Listed = Listed.ALL
) -> Publication:
    """The same of a view that was counted already."""
    valid = valid_decisions(package, decisions)
    rules = package.contest.rules
    awards = _awards(package, valid)
    standings = standings_of(package, view, valid)
    if listed is Listed.AWARDED:
        awarded = {award.submission for award in awards}
        standings = tuple(one for one in standings if one.submission in awarded)
    vote = popular_vote_of(package, valid)
    return Publication(
        audience=audience,
        listed=listed,
        contest=package.contest.id,
        round=package.round,
        mode=package.mode,
        manifest=package.manifest,
        method=rules.method,
        decimals=rules.decimals,
        minimum_scorecards=rules.minimum_scorecards,
        severity_penalty=rules.severity_penalty,
        ladder=rules.tie_break_ladder,
        documents=view.counted_documents,
        not_counted=view.not_counted,
        decisions=tuple(one.sha256 for one in DecisionOrder(valid).in_order(valid)),
        standings=tuple(_standing(one) for one in standings),
        awards=awards,
        popular_vote=tuple(
            PublishedVotes(submission=one.submission, votes=one.votes, rank=one.rank, tied=one.tied)
            for one in vote.ranking
        ),
        popular_vote_decision=vote.decision.sha256 if vote.decision is not None else "",
    )


def is_chained(decisions: Iterable[Decision]) -> bool:
    """True when each key's decisions count from 1 without a gap and each names the one before: none was taken out,
    exchanged or made twice.
    """
    last: dict[str, Decision] = {}
    for one in sorted(decisions, key=lambda one: one.sequence):
        before = last.get(one.signed_by)
        number, previous = (before.sequence + 1, before.sha256) if before is not None else (1, "")
        if (one.sequence, one.previous) != (number, previous):
            return False
        last[one.signed_by] = one
    return True


def missing_documents(score_files: Iterable[ScoreFile], decisions: Sequence[Decision]) -> tuple[str, ...]:
    """SHA-256 of the score files and decisions that decisions name and that are not there, sorted."""
    here = {one.sha256 for one in score_files} | {one.sha256 for one in decisions}
    named = {name for one in decisions for name in (*one.documents, *one.values.get(AFTER, "").split())}
    return tuple(sorted(name for name in named - here if not name.startswith(FINGERPRINT_PREFIX)))


def _standing(one: Standing) -> PublishedStanding:
    return PublishedStanding(
        category=one.category or "",
        submission=one.submission,
        rank=one.rank,
        tied=one.tied,
        decided_by=one.decided_by,
        score=one.tally.score,
        exact=one.tally.official,
        total=Fraction(exact_sum(one.tally.totals.values())),
        scorecards=one.tally.scorecards,
    )


def _awards(package: Package, decisions: Iterable[Decision]) -> tuple[PublishedAward, ...]:
    """By category in the contest's order, then as the decision names them."""
    decided = awards_in_force(package, decisions)
    found: list[PublishedAward] = []
    for category in package.contest.categories:
        one = decided.get(category.id)
        if one is None:
            continue
        levels = read_levels(one)
        submissions = one.submissions if one.kind is not DecisionKind.NO_AWARD else ("",)
        found += [
            PublishedAward(
                category=category.id,
                submission=submission,
                kind=one.kind,
                decision=one.sha256,
                level=levels.get(submission, ""),
            )
            for submission in submissions
        ]
    return tuple(found)
