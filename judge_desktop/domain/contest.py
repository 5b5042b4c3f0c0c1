"""A contest: categories, submissions, panel and rules. Values only; checks are ``scoring.validation`` and
``scoring.eligibility``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from judge_desktop.domain.letterhead import Letterhead
from judge_desktop.domain.panel import ChairCopy, Panel
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.schedule import Schedule, TimelineEntry
from judge_desktop.domain.text import Text


class Mode(StrEnum):
    """Rehearsal (ซ้อมใช้งาน) or official (ใช้จริง). Carried in every file; the modes never mix."""

    REHEARSAL = "rehearsal"
    OFFICIAL = "official"


class Method(StrEnum):
    """How scorecards are combined into the official score of a submission."""

    MEAN = "mean"
    TRIMMED_MEAN = "trimmed_mean"
    MEDIAN = "median"
    SEVERITY_ADJUSTED = "severity_adjusted"
    RANK_SUM = "rank_sum"

    @property
    def lowest_is_best(self) -> bool:
        """True when the smaller official figure wins."""
        return self is Method.RANK_SUM

    @property
    def is_in_points(self) -> bool:
        """True when the official figure is on the scale of the totals, so that it can be held against a score."""
        return self is not Method.RANK_SUM


class TieBreakStep(StrEnum):
    """One step of the tie-break ladder, tried in the contest's order."""

    CRITERIA_BY_WEIGHT = "criteria_by_weight"
    MEDIAN = "median"
    HEAD_TO_HEAD = "head_to_head"
    CHAIR = "chair"  # a break_tie decision of the chair
    RESOLUTION = "resolution"  # a break_tie decision by vote of the panel


class RecusalScope(StrEnum):
    """What a declared interest takes a judge out of."""

    CATEGORY = "category"
    SUBMISSION = "submission"


class Ground(StrEnum):
    """Grounds of recusal: Administrative Procedure Act B.E. 2539, section 13, and anything else with a reason."""

    PARTY = "party"
    SPOUSE = "spouse"
    RELATIVE = "relative"
    REPRESENTATIVE = "representative"
    CREDITOR_DEBTOR = "creditor_debtor"
    EMPLOYER = "employer"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the source leaves open, settled before scoring starts. Defaults: ``case.md`` of the first contest."""

    method: Method = Method.MEAN
    decimals: int = 2
    severity_penalty: Decimal = Decimal(1)  # lambda of the severity-adjusted method; 0 = no penalty
    minimum_scorecards: int = 3  # complete scorecards a submission needs to be ranked
    quorum_percent: int = 50  # of the appointed judges, at least
    tie_break_ladder: tuple[TieBreakStep, ...] = (
        TieBreakStep.CRITERIA_BY_WEIGHT,
        TieBreakStep.MEDIAN,
        TieBreakStep.HEAD_TO_HEAD,
        TieBreakStep.CHAIR,
    )
    recusal_scope: RecusalScope = RecusalScope.CATEGORY
    chair_may_judge: bool = True
    comment_required: bool = False
    comment_minimum: int = 0  # characters
    discussion_spread: Decimal = Decimal(15)  # points between highest and lowest total that ask for a discussion
    minimum_award_score: Decimal | None = None
    no_award_possible: bool = True
    joint_award_possible: bool = False
    several_categories_possible: bool = False  # may one project apply in several areas
    blind: bool = False  # applicants stay out of the judges' package


@dataclass(frozen=True, slots=True, kw_only=True)
class Eligibility:
    """Formal conditions. A start date on or before ``reference_date`` less ``minimum_months`` passes."""

    reference_date: date | None = None  # usually the closing date of applications
    minimum_months: int = 6
    applications_open: date | None = None
    applications_close: date | None = None
    concept: Text = Text()  # the official definition beside the second check


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardLevel:
    """An award level by score band: from ``lowest`` points (inclusive)."""

    id: str
    name: Text
    lowest: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A part of the contest ranked by itself (ด้าน)."""

    id: str
    name: Text
    rubric: str
    awards: int = 1
    award_levels: tuple[AwardLevel, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """Who sent a submission."""

    name: Text
    type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file of a submission, known by its SHA-256 (lower-case hex). ``size`` in bytes.

    ``rendition_of`` is the SHA-256 of the office file this PDF was made from; ``revision`` the package revision it
    first came with.
    """

    sha256: str
    name: str
    media_type: str
    size: int
    rendition_of: str = ""
    revision: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One finalist's work. ``number`` is the running number said aloud, ``order`` the place in the running order."""

    id: str
    number: int
    category: str
    title: Text
    applicant: Applicant
    summary: Text = Text()
    start_date: date | None = None
    applied_date: date | None = None
    fits_concept: bool | None = None  # the second eligibility check; None = nobody has decided
    reason: str = ""
    shortlisted: bool = True
    order: int = 0
    attachments: tuple[Attachment, ...] = ()
    extra_fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recusal:
    """A declared interest: those assignments will not be scored. ``target`` is a category's or a submission's id."""

    judge: str
    scope: RecusalScope
    target: str
    ground: Ground
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Judge × submission that is to be scored."""

    judge: str
    submission: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round of judging with its running order. No listed assignments = everybody scores everything."""

    id: str
    name: Text
    schedule: Schedule = field(default_factory=Schedule)
    assignments: tuple[Assignment, ...] = ()
    known_recusals: tuple[Recusal, ...] = ()


@dataclass(frozen=True, kw_only=True)  # without slots: it remembers what is looked up in it
class Contest:
    """One award competition. ``id`` is a neutral random name (32 hex digits) that travels in every file.

    ``deputies`` are the other copies of the program that may merge and sign for it; only the chair's draft holds
    them, a package names them among its chairs.
    """

    id: str
    name: Text
    edition: str = ""
    year: str = ""
    organiser: Text = Text()
    contact: Text = Text()
    description: Text = Text()
    objectives: tuple[Text, ...] = ()
    applicant_types: tuple[Text, ...] = ()
    popular_vote: bool = False
    eligibility: Eligibility = field(default_factory=Eligibility)
    rules: Rules = field(default_factory=Rules)
    categories: tuple[Category, ...] = ()
    rubrics: tuple[Rubric, ...] = ()
    submissions: tuple[Submission, ...] = ()
    panel: Panel = field(default_factory=Panel)
    rounds: tuple[Round, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    deputies: tuple[ChairCopy, ...] = ()
    letterhead: Letterhead = field(default_factory=Letterhead)

    def category(self, category_id: str) -> Category | None:
        """The category of that id, or None."""
        return next((category for category in self.categories if category.id == category_id), None)

    def submission(self, submission_id: str) -> Submission | None:
        """The submission of that id, or None."""
        return self._by_id.get(submission_id)

    def round(self, round_id: str) -> Round | None:
        """The round of that id, or None."""
        return next((one for one in self.rounds if one.id == round_id), None)

    def rubric_of(self, submission: Submission) -> Rubric:
        """The rubric a submission is scored with. Raises LookupError when the contest is not consistent."""
        category = self.category(submission.category)
        for rubric in self.rubrics:
            if category is not None and rubric.id == category.rubric:
                return rubric
        raise LookupError(submission.id)

    def applicant_for_judges(self, submission: Submission, language: str) -> str:
        """Who sent it, on what judges see before they score; "" in a blind contest."""
        return "" if self.rules.blind else submission.applicant.name.in_language(language)

    @cached_property
    def _by_id(self) -> Mapping[str, Submission]:
        """Submission by id; of two with the same id the first."""
        return {one.id: one for one in reversed(self.submissions)}

    @cached_property
    def finalists(self) -> tuple[Submission, ...]:
        """The shortlisted submissions in running order."""
        chosen = (submission for submission in self.submissions if submission.shortlisted)
        return tuple(sorted(chosen, key=lambda submission: (submission.order, submission.number, submission.id)))

    def assignments_of(self, round_: Round) -> tuple[Assignment, ...]:
        """What is to be scored in a round, known recusals left in: they are states of the scorecard, not gaps."""
        if round_.assignments:
            return round_.assignments
        finalists = self.finalists
        return tuple(
            Assignment(judge=judge.id, submission=submission.id)
            for judge in self.panel.voting
            for submission in finalists
        )
