"""What one printed scorecard says, in one language, made from the contest and the scorecard. Setting it is
``scorecard_report``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from judge_desktop.config.i18n import Translator
from judge_desktop.config.pin_words import document_of, in_reading_order, place_of
from judge_desktop.config.role_words import role_words
from judge_desktop.domain.contest import Attachment, Contest, Submission
from judge_desktop.domain.panel import Judge
from judge_desktop.domain.rubric import Criterion
from judge_desktop.domain.scorecard import OVERALL, Scorecard, ScorecardState
from judge_desktop.domain.view import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPin:
    """A pin as printed: the document's name as it is, and the place in it ("page 7", "01:20"; empty = all of it)."""

    document: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardRow:
    """One criterion as printed. `score` is None when not given; `level` names the band of the scale it lies in."""

    criterion: str
    guidelines: tuple[str, ...]
    full_mark: Decimal
    score: Decimal | None
    comment: str = ""
    pins: tuple[PrintedPin, ...] = ()
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardSheet:
    """Everything one printed scorecard says, in one language; digits are as in the contest until they are printed."""

    round: str
    state: ScorecardState
    submission_number: int
    submission_code: str
    title: str
    applicant: str
    category: str
    judge: str
    position: str
    role: str
    rows: tuple[ScorecardRow, ...]
    full_mark: Decimal
    overall_comment: str = ""
    fingerprint: str = ""  # SHA-256 of the score file it stands in, or of the decision that took it in; "" before
    origin: Origin = Origin.FILE

    @property
    def total(self) -> Decimal | None:
        """Sum of the scores; None as long as one is missing."""
        scores = [row.score for row in self.rows if row.score is not None]
        return sum(scores, Decimal(0)) if scores and len(scores) == len(self.rows) else None


def sheet_of(
    contest: Contest,
    round_id: str,
    judge: Judge,
    submission: Submission,
    scorecard: Scorecard,
    tr: Translator,
    fingerprint: str = "",
    *,
    attachments: Sequence[Attachment] = (),
) -> ScorecardSheet:
    """The sheet of one scorecard. A blind contest prints no applicant. Raises LookupError without a rubric.

    `attachments` are all files that pins can be in; left out, those of the submission.
    """
    files = tuple(attachments) or submission.attachments
    language = tr.language.value
    rubric = contest.rubric_of(submission)
    category = contest.category(submission.category)
    round_ = contest.round(round_id)
    return ScorecardSheet(
        round=round_.name.in_language(language) if round_ else "",
        state=scorecard.state,
        submission_number=submission.number,
        submission_code=submission.id,
        title=submission.title.in_language(language),
        applicant=contest.applicant_for_judges(submission, language),
        category=category.name.in_language(language) if category else "",
        judge=judge.full_name(language),
        position=judge.position,
        role=role_words(judge.role, tr),
        rows=tuple(_row_of(criterion, scorecard, files, tr) for criterion in rubric.criteria),
        full_mark=rubric.total,
        overall_comment=scorecard.comments.get(OVERALL, ""),
        fingerprint=fingerprint,
    )


def _row_of(criterion: Criterion, scorecard: Scorecard, files: Sequence[Attachment], tr: Translator) -> ScorecardRow:
    language, score = tr.language.value, scorecard.scores.get(criterion.id)
    level = next((band.level for band in criterion.bands if score is not None and score in band), None)
    pins = in_reading_order((pin for pin in scorecard.pins if pin.criterion == criterion.id), files)
    return ScorecardRow(
        criterion=criterion.name.in_language(language),
        guidelines=tuple(text.in_language(language) for text in criterion.guidelines),
        full_mark=criterion.full_mark,
        score=score,
        comment=scorecard.comments.get(criterion.id, ""),
        pins=tuple(PrintedPin(document=document_of(pin, files, tr), place=place_of(pin, files, tr)) for pin in pins),
        level=level.name.in_language(language) if level is not None else "",
    )
