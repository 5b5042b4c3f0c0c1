"""A judged day of a generated contest as it goes on: score files and decisions, signed with real keys.

What happens on it is ``generated_stories``; the results file in the end ``generated_results``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random
from typing import Any

from judge_desktop.domain.contest import Recusal, Submission
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.package import Package
from judge_desktop.domain.rubric import Criterion
from judge_desktop.domain.scorecard import OVERALL, Scorecard, ScorecardState, ScoreFile
from judge_desktop.exchange.decision_documents import SignedDecision, sign_decision
from judge_desktop.exchange.score_documents import encode_scores
from judge_desktop.exchange.score_file import SignedScores, verify_scores
from judge_desktop.exchange.signing import Namespace, sign
from judge_desktop.scoring.decision_order import latest
from judge_desktop.workflow.round_documents import RoundDocuments
from tests.helpers.generated_contests import Made, identity, key_name, public, recusal

CREATED = "2023-09-08T10:00:00+07:00"
SALT = "5a" * 32
STYLES = ("flat", "two levels", "three levels", "shifted", "wide", "wide", "ring")


@dataclass
class Day:
    """What has happened so far. ``first`` is the package the judges opened, ``of`` the one in force."""

    of: Made
    first: Package
    chance: Random
    style: str
    files: list[SignedScores] = field(default_factory=list)
    decided: list[SignedDecision] = field(default_factory=list)
    unseen: dict[str, set[str]] = field(default_factory=lambda: {"chair": set(), "deputy": set()})
    _last: tuple[tuple[int, int], RoundDocuments] | None = None

    @property
    def package(self) -> Package:
        """The package in force."""
        return self.of.package

    @property
    def known(self) -> RoundDocuments:
        """Everything there is; worked out once as long as nothing comes."""
        count = (len(self.files), len(self.decided))
        if self._last is None or self._last[0] != count:
            known = RoundDocuments(
                package=self.package,
                score_files=tuple(one.score_file for one in self.files),
                decisions=tuple(one.decision for one in self.decided),
            )
            self._last = (count, known)
        return self._last[1]

    @property
    def finalists(self) -> tuple[Submission, ...]:
        """All submissions."""
        return self.package.contest.finalists

    def decide(self, kind: DecisionKind, *, by: str = "chair", **fields: Any) -> Decision:
        """Signs a decision by one copy of the chair, in knowledge of all that this copy has seen."""
        seen = [one.decision for one in self.decided if one.decision.sha256 not in self.unseen[by]]
        own = [one for one in seen if one.signed_by == public(by).judge_key]
        values = dict(fields.pop("values", {}))
        after = latest(self.package, seen)
        texts = fields.pop("texts", {})
        decision = Decision(
            kind=kind,
            contest=self.package.contest.id,
            round=self.package.round,
            mode=self.package.mode,
            signed_by=public(by).judge_key,
            sequence=len(own) + 1,
            previous=own[-1].sha256 if own else "",
            decided_by="j1",
            recorded_by=by,
            values={**values, **({"after": " ".join(after)} if after else {}), "log": "0" * 64},
            created=CREATED,
            reason="มีเหตุผล",
            texts=texts,
            **fields,
        )
        signed = sign_decision(decision, identity(by).signing_key, SALT)
        self.decided.append(signed)
        return signed.decision

    def side_by_side(self, one: Mapping[str, Any], other: Mapping[str, Any], kind: DecisionKind) -> None:
        """The chair and the deputy decide without knowing of each other."""
        mine = self.decide(kind, **one)
        self.unseen["deputy"].add(mine.sha256)
        self.decide(kind, by="deputy", **other)
        self.unseen["deputy"].clear()

    def add_file(self, judge: str, laptop: int = 1, /, *, like: ScoreFile | None = None, **changes: Any) -> ScoreFile:
        """A score file of a judge; ``like``: the next revision of that one."""
        who = key_name(judge, laptop)
        own = public(who)
        made_for = self.first if self.chance.random() < 0.7 else self.package
        score_file = ScoreFile(
            contest=self.package.contest.id,
            round=self.package.round,
            mode=self.package.mode,
            manifest=made_for.manifest,
            rubric=self.package.rubric,
            judge=judge,
            judge_key=own.judge_key,
            recipients=(public("chair").age_recipient, own.age_recipient),
            revision=1 if like is None else like.revision + 1,
            previous="" if like is None else like.sha256,
            declaration_made=True,
            recusals=self._declared(judge),
            scorecards=self._cards(judge),
            created=CREATED,
            signing_key=own.signing_key,
            age_recipient=own.age_recipient,
        )
        score_file = replace(score_file, **changes)
        scores, remarks = encode_scores(score_file, f"{len(self.files) + 1:064x}")
        signed = verify_scores(scores, remarks, sign(scores, Namespace.SCORES, identity(who).signing_key))
        self.files.append(signed)
        return signed.score_file

    def _declared(self, judge: str) -> tuple[Recusal, ...]:
        if self.chance.random() < 0.9:
            return ()
        return (recusal(self.chance, judge, self.finalists),)

    def _cards(self, judge: str) -> tuple[Scorecard, ...]:
        assigned = {one.submission for one in self.package.assignments if one.judge == judge}
        return tuple(self.card(judge, one) for one in self.finalists if one.id in assigned)

    def card(self, judge: str, submission: Submission) -> Scorecard:
        """A scorecard in some state, mostly sealed and complete."""
        rubric = self.package.contest.rubric_of(submission)
        state = self.chance.choices(tuple(ScorecardState), (4, 90, 2, 4))[0]
        if state in (ScorecardState.RECUSED, ScorecardState.ABSENT):
            return Scorecard(submission=submission.id, state=state)
        scores: dict[str, Decimal | None] = {}
        for place, criterion in enumerate(rubric.criteria):
            is_left_out = not criterion.required and self.chance.random() < 0.2
            scores[criterion.id] = None if is_left_out else self._score(judge, submission, criterion, place)
        if not any(score is not None for score in scores.values()):
            scores[rubric.criteria[0].id] = Decimal(0)
        if self.chance.random() < 0.02 and rubric.criteria[0].required:
            scores[rubric.criteria[0].id] = rubric.criteria[0].full_mark + 1  # the rulebook refuses it
        words = "ดีมากและชัดเจน"
        comments = {OVERALL: words} if self.package.contest.rules.comment_required or self.chance.random() < 0.3 else {}
        return Scorecard(submission=submission.id, state=state, scores=scores, comments=comments, reason="")

    def _score(self, judge: str, submission: Submission, criterion: Criterion, place: int) -> Decimal:
        """By the style of the day: from everything equal to anything goes."""
        steps = int(criterion.full_mark / criterion.step)
        number, person = int(submission.id[1:]), int(judge[1:])
        if self.style == "flat":
            level = steps // 2
        elif self.style == "two levels":
            level = steps - self.chance.randint(0, 1)
        elif self.style == "three levels":
            level = max(0, steps - self.chance.randint(0, 2))
        elif self.style == "shifted":  # the same totals, made of other criteria
            level = max(0, steps // 2 + (1 if (place + number + person) % 2 else -1))
        elif self.style == "ring":  # each judge prefers another one
            level = max(0, steps // 2 + (number + person) % 3)
        else:
            level = self.chance.randint(0, steps)
        return criterion.step * min(level, steps)
