"""Figures about a table of scores beside its standings: secondary scores, judges, agreement, stability.

Statistics are floating point; None means that a figure cannot be computed, and a caution says why. Nothing here is
official. Computing them is ``scoring.statistics``; the definitions are in ``methods.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from judge_desktop.domain.contest import Method

FAR_OFF = 10.0
"""Points of severity beyond which a judge is asked about …"""
STANDARD_ERRORS = 2.0
"""… and of its standard errors, both exceeded."""


class CautionCode(StrEnum):
    """Why a figure is missing or should be read with care, in the order of the things they are about."""

    # the table
    SCORECARD_INCOMPLETE = "scorecard_incomplete"  # an empty cell is never zero, so the scorecard does not count
    # secondary figures of submissions
    TOO_FEW_SCORECARDS = "too_few_scorecards"  # trimmed mean below 5 complete scorecards
    GRAPH_NOT_CONNECTED = "graph_not_connected"  # details: islands = [{judges, submissions}, …]
    RANK_SUM_INCOMPLETE = "rank_sum_incomplete"  # judges ranked different submissions, the sums cannot be compared
    NO_Z_SCORE = "no_z_score"  # a judge with fewer than two submissions or without any spread
    Z_SCORE_ROUGH = "z_score_rough"  # a judge with fewer than 8 submissions or an SD below 1 point
    HEAD_TO_HEAD_TOO_LARGE = "head_to_head_too_large"  # above 200 submissions in a category
    # judges and agreement
    TOO_FEW_SUBMISSIONS = "too_few_submissions"  # details: figure, needed, found
    TOO_FEW_JUDGES = "too_few_judges"  # details: figure, needed, found
    TOO_FEW_COMPLETE = "too_few_complete"  # submissions scored by every judge; details: figure, needed, found
    NO_VARIATION = "no_variation"  # details: figure
    TOO_LITTLE_BETWEEN = "too_little_between"  # submissions differ less than judges do; details: figure, forms
    P_VALUE_ROUGH = "p_value_rough"  # Kendall's W below 8 complete submissions
    # stability
    PANELS_LEFT_OUT = "panels_left_out"  # they leave a submission without scores; details: panels, share
    PANELS_DRAWN = "panels_drawn"  # above 11 judges: draws with a fixed seed instead of all panels
    NO_BOOTSTRAP = "no_bootstrap"  # details: why


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """One thing to know before a figure is relied on. ``category`` is "" where it is about the whole table."""

    code: CautionCode
    category: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionFigures:
    """Secondary scores of one submission; ``severity_adjusted`` by the model over all categories pooled."""

    submission: str
    category: str | None
    trimmed_mean: float | None = None
    severity_adjusted: float | None = None
    rank_sum: float | None = None
    z_score_mean: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeFigures:
    """How one judge scores beside the others, in points; positive = lenient. For the chair only.

    ``severity_error`` is the standard error of ``severity``; ``residual_sd`` the spread of her totals around the
    adjusted model. ``is_far_off``: severity beyond 10 points and 2 standard errors.
    """

    judge: str
    scorecards: int
    mean: float | None = None
    severity: float | None = None
    severity_error: float | None = None
    severity_adjusted_effect: float | None = None
    spearman_rest: float | None = None
    residual_sd: float | None = None
    is_far_off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlier:
    """A total more than 15 points and 2.5 robust standard deviations off the adjusted model: a question, no more."""

    judge: str
    submission: str
    category: str | None
    residual: float  # points, positive = higher than expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Icc:
    """One form of the intraclass correlation with its 95 % confidence interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class KendallW:
    """Agreement on order, corrected for ties; ``p`` from the chi-square approximation."""

    w: float
    chi2: float
    df: int
    p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Agreement of the judges over all submissions pooled.

    ``krippendorff_alpha`` by level of measurement (nominal, ordinal, interval, ratio); ``icc`` by form (``ICC(1,1)`` …
    ``ICC(3,k)``). ``complete`` are the submissions scored by every judge, of ``submissions`` in all.
    """

    krippendorff_alpha: Mapping[str, float | None]
    icc: Mapping[str, Icc | None]
    kendall_w: KendallW | None
    submissions: int
    complete: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """The winners of a category without one of its judges; ``changed`` when they are others than with everybody."""

    judge: str
    category: str | None
    winners: tuple[str, ...]
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bootstrap:
    """Share of redrawn panels in which each submission of a category ranks first (they sum to 1).

    ``panels`` were looked at, all there are when ``is_exact``; ``left_out`` of them left a submission without scores.
    """

    category: str | None
    shares: Mapping[str, float]
    panels: int
    left_out: int = 0
    is_exact: bool = True


class Verdict(StrEnum):
    """What leaving out any one judge does to the winner of a category."""

    FIRM = "firm"  # nobody's absence changes the winner
    ONE_JUDGE = "one_judge"  # the absence of one particular judge, or of any of several, changes it
    TIED = "tied"  # by the scores there is no single winner; a decision may have named one of the equals
    UNKNOWN = "unknown"  # fewer than two submissions or three judges with scores, or no winner at all without one


@dataclass(frozen=True, slots=True, kw_only=True)
class WinnerCheck:
    """Would the winner change? ``without`` are the judges whose absence changes the winners; ``by_method`` the winners
    by every method (none where a method cannot be computed); ``shares`` those of the bootstrap, None without one.
    """

    category: str | None
    winners: tuple[str, ...]
    verdict: Verdict
    without: tuple[LeftOut, ...] = ()
    by_method: Mapping[Method, tuple[str, ...]] = field(default_factory=dict)
    shares: Mapping[str, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """Everything beside the standings. ``figures`` in the order of the table, ``judges`` sorted by id."""

    figures: tuple[SubmissionFigures, ...]
    judges: tuple[JudgeFigures, ...]
    agreement: Agreement
    outliers: tuple[Outlier, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    bootstraps: tuple[Bootstrap, ...] = ()
    cautions: tuple[Caution, ...] = ()
