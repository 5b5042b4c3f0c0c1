"""Findings: results of validation, each with a code, a severity and a place. Who finds them is
``scoring.validation``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """``blocks`` must be mended first; ``warns`` asks to look again."""

    BLOCKS = "blocks"
    WARNS = "warns"


class FindingCode(StrEnum):
    """Every validation result, in the order of the things they are about."""

    # a scorecard
    SCORE_MISSING = "score_missing"
    SCORE_NOT_A_NUMBER = "score_not_a_number"
    SCORE_BELOW_ZERO = "score_below_zero"
    SCORE_NEGATIVE = "score_negative"
    SCORE_ABOVE_FULL_MARK = "score_above_full_mark"
    SCORE_OFF_STEP = "score_off_step"
    SCORE_FOR_UNKNOWN_CRITERION = "score_for_unknown_criterion"
    COMMENT_MISSING = "comment_missing"
    COMMENT_TOO_SHORT = "comment_too_short"
    SAME_TOTAL_IN_CATEGORY = "same_total_in_category"
    SCORES_FOR_RECUSED = "scores_for_recused"
    SCORES_FOR_ABSENT = "scores_for_absent"

    # a contest
    CONTEST_NAME_MISSING = "contest_name_missing"
    NO_ROUND = "no_round"
    RULE_NOT_POSSIBLE = "rule_not_possible"
    METHOD_NEEDS_EVERYBODY = "method_needs_everybody"
    JUDGES_NOT_CONNECTED = "judges_not_connected"  # also of a round: no adjusted scores
    RANKS_NOT_COMPARABLE = "ranks_not_comparable"  # also of a round: no rank sums in a category
    LADDER_WITHOUT_DECISION = "ladder_without_decision"
    AWARD_SCORE_OUT_OF_REACH = "award_score_out_of_reach"
    AWARD_LEVEL_TWICE = "award_level_twice"
    AWARD_LEVEL_NAME_MISSING = "award_level_name_missing"
    TIMELINE_NAME_MISSING = "timeline_name_missing"
    TIMES_REVERSED = "times_reversed"
    NO_CATEGORY = "no_category"
    CATEGORY_NAME_MISSING = "category_name_missing"
    CATEGORY_WITHOUT_SUBMISSIONS = "category_without_submissions"
    CATEGORY_RUBRIC_UNKNOWN = "category_rubric_unknown"
    DUPLICATE_ID = "duplicate_id"
    DUPLICATE_NUMBER = "duplicate_number"
    ID_NOT_ALLOWED = "id_not_allowed"
    RUBRIC_WITHOUT_CRITERIA = "rubric_without_criteria"
    CRITERION_NAME_MISSING = "criterion_name_missing"
    LEVEL_OUT_OF_REACH = "level_out_of_reach"
    FULL_MARKS_DO_NOT_ADD_UP = "full_marks_do_not_add_up"
    FULL_MARK_NOT_POSITIVE = "full_mark_not_positive"
    STEP_DOES_NOT_FIT = "step_does_not_fit"
    SUBMISSION_CATEGORY_UNKNOWN = "submission_category_unknown"
    SUBMISSION_TITLE_MISSING = "submission_title_missing"
    SUBMISSION_WITHOUT_ATTACHMENTS = "submission_without_attachments"
    NO_SUBMISSIONS = "no_submissions"
    NO_JUDGES = "no_judges"
    NO_CHAIR = "no_chair"
    SEVERAL_CHAIRS = "several_chairs"
    CHAIR_MAY_NOT_JUDGE = "chair_may_not_judge"
    JUDGE_NAME_MISSING = "judge_name_missing"
    TOO_FEW_JUDGES = "too_few_judges"
    SCHEDULE_OVERLAPS = "schedule_overlaps"
    SCHEDULE_INCOMPLETE = "schedule_incomplete"
    SCHEDULE_RUNS_OVER = "schedule_runs_over"
    SCHEDULE_SUBMISSION_UNKNOWN = "schedule_submission_unknown"
    ASSIGNMENT_UNKNOWN = "assignment_unknown"

    # eligibility of a submission
    START_DATE_MISSING = "start_date_missing"
    STARTED_TOO_LATE = "started_too_late"
    APPLIED_LATE = "applied_late"
    FITS_CONCEPT_UNDECIDED = "fits_concept_undecided"
    DOES_NOT_FIT_CONCEPT = "does_not_fit_concept"
    REASON_MISSING = "reason_missing"
    SHORTLISTED_THOUGH_INELIGIBLE = "shortlisted_though_ineligible"

    # a table of a contest folder
    COLUMN_MISSING = "column_missing"
    COLUMN_TWICE = "column_twice"
    CELL_MISSING = "cell_missing"
    CELL_NOT_UNDERSTOOD = "cell_not_understood"
    CELL_IS_A_FORMULA = "cell_is_a_formula"
    CELL_IS_MERGED = "cell_is_merged"
    CATEGORY_NOT_KNOWN = "category_not_known"
    SEVERAL_CATEGORIES = "several_categories"
    SUBMISSION_TWICE = "submission_twice"
    ERA_MIXED = "era_mixed"
    ENGLISH_TITLE_MISSING = "english_title_missing"
    FILE_MISSING = "file_missing"
    FILE_NOT_READABLE = "file_not_readable"
    FILE_TWICE = "file_twice"
    TABLE_UNREADABLE = "table_unreadable"
    TABLE_TOO_LARGE = "table_too_large"
    TABLE_WITHOUT_SCORES = "table_without_scores"
    TOO_MANY_JUDGES = "too_many_judges"
    TOO_MANY_CATEGORIES = "too_many_categories"
    SCORE_ROW_TWICE = "score_row_twice"
    VOTE_COUNT_NOT_UNDERSTOOD = "vote_count_not_understood"
    VOTE_FOR_UNKNOWN_SUBMISSION = "vote_for_unknown_submission"
    VOTE_ROW_TWICE = "vote_row_twice"
    VOTER_TWICE = "voter_twice"
    SETTINGS_UNREADABLE = "settings_unreadable"
    SETTING_MISSING = "setting_missing"
    SETTING_NOT_UNDERSTOOD = "setting_not_understood"
    LOGO_DAMAGED = "logo_damaged"
    LOGO_IS_NO_PICTURE = "logo_is_no_picture"
    LOGO_TOO_LARGE = "logo_too_large"
    ATTACHMENT_FOLDER_UNKNOWN = "attachment_folder_unknown"
    ATTACHMENT_EMPTY = "attachment_empty"
    ATTACHMENT_IS_A_LINK = "attachment_is_a_link"
    ATTACHMENT_TOO_LARGE = "attachment_too_large"
    ATTACHMENT_TWICE = "attachment_twice"
    ATTACHMENT_UNREADABLE = "attachment_unreadable"

    # attachments of submissions, and the PDF renditions of office files
    ATTACHMENT_IS_A_FOLDER = "attachment_is_a_folder"
    ATTACHMENT_IS_A_PROGRAM = "attachment_is_a_program"
    ATTACHMENT_NAME_DECEIVES = "attachment_name_deceives"
    ATTACHMENT_SHARED = "attachment_shared"
    ATTACHMENT_FOLDER_FITS_SEVERAL = "attachment_folder_fits_several"
    RENDITION_FAILED = "rendition_failed"
    RENDITION_TIMED_OUT = "rendition_timed_out"
    RENDITION_NOTHING_WRITTEN = "rendition_nothing_written"
    RENDITION_NOT_A_PDF = "rendition_not_a_pdf"

    # papers that are signed by hand
    SIGNATURE_MISSING = "signature_missing"
    SCAN_MISSING = "scan_missing"

    # a letter to an applicant that may tell who of the judges wrote what
    LETTER_OF_ONE_JUDGE = "letter_of_one_judge"
    LETTER_COMMENTS_OF_ONE_JUDGE = "letter_comments_of_one_judge"
    LETTER_NAMES_JUDGE = "letter_names_judge"

    # a data folder, looked through
    DATABASE_NOT_SOUND = "database_not_sound"
    ROW_WITHOUT_PARENT = "row_without_parent"
    DOCUMENT_CHANGED = "document_changed"
    ATTACHMENT_CHANGED = "attachment_changed"
    ATTACHMENT_MISSING = "attachment_missing"
    ATTACHMENT_UNUSED = "attachment_unused"
    AUDIT_LOG_ALTERED = "audit_log_altered"
    AUDIT_LOG_CUT = "audit_log_cut"

    # a round at merging, tallying and closing
    BELOW_MINIMUM_SCORECARDS = "below_minimum_scorecards"
    QUORUM_NOT_REACHED = "quorum_not_reached"
    CHAIR_NOT_PRESENT = "chair_not_present"
    TIE_NEEDS_DECISION = "tie_needs_decision"
    AWARD_OUT_OF_RANK = "award_out_of_rank"
    PARTLY_SCORED_CATEGORY = "partly_scored_category"
    SCORES_WIDE_APART = "scores_wide_apart"
    DECISIONS_CONTRADICT = "decisions_contradict"
    SCORECARD_INCOMPLETE = "scorecard_incomplete"
    TOO_FEW_FOR_TRIMMED_MEAN = "too_few_for_trimmed_mean"
    DECISIONS_NOT_CHAINED = "decisions_not_chained"
    DOCUMENTS_NOT_RECEIVED = "documents_not_received"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a finding belongs; what does not apply is empty."""

    table: str = ""
    row: int = 0  # as a spreadsheet counts, the header is row 1; 0 = no row
    column: str = ""
    category: str = ""
    submission: str = ""
    criterion: str = ""
    judge: str = ""

    def __str__(self) -> str:
        parts = [self.table, f"row {self.row}" if self.row else "", self.column, self.category]
        parts += [self.submission, self.criterion, self.judge]
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One validation result. ``details`` fill the placeholders of its sentence (strings and numbers only)."""

    code: FindingCode
    severity: Severity
    where: Place = field(default_factory=Place)
    details: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def blocks(self) -> bool:
        """True when nothing may be sealed, built or counted before this is mended."""
        return self.severity is Severity.BLOCKS
