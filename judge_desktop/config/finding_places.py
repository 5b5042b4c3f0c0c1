"""Where the help explains findings, outcomes of a merge and cautions, as ``page#anchor`` of the help pages.

Asked through ``help_places``, where the refusals have theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.merging import Outcome
from judge_desktop.domain.statistics import CautionCode

PAGE = "problems"

_FINDINGS: Mapping[str, Iterable[FindingCode]] = {
    # a scorecard
    "score-refused": (
        FindingCode.SCORE_ABOVE_FULL_MARK,
        FindingCode.SCORE_BELOW_ZERO,
        FindingCode.SCORE_FOR_UNKNOWN_CRITERION,
        FindingCode.SCORE_NEGATIVE,
        FindingCode.SCORE_NOT_A_NUMBER,
        FindingCode.SCORE_OFF_STEP,
    ),
    "seal-blocked": (FindingCode.COMMENT_MISSING, FindingCode.COMMENT_TOO_SHORT, FindingCode.SCORE_MISSING),
    "same-total": (FindingCode.SAME_TOTAL_IN_CATEGORY,),
    "recusal": (FindingCode.SCORES_FOR_RECUSED,),
    "not-attended": (FindingCode.SCORES_FOR_ABSENT,),
    "reason-needed": (FindingCode.REASON_MISSING,),
    # a contest
    "names-missing": (
        FindingCode.AWARD_LEVEL_NAME_MISSING,
        FindingCode.CATEGORY_NAME_MISSING,
        FindingCode.CONTEST_NAME_MISSING,
        FindingCode.CRITERION_NAME_MISSING,
        FindingCode.ENGLISH_TITLE_MISSING,
        FindingCode.JUDGE_NAME_MISSING,
        FindingCode.SUBMISSION_TITLE_MISSING,
        FindingCode.TIMELINE_NAME_MISSING,
    ),
    "id-taken": (FindingCode.DUPLICATE_ID, FindingCode.DUPLICATE_NUMBER, FindingCode.ID_NOT_ALLOWED),
    "contest-unfinished": (
        FindingCode.CATEGORY_RUBRIC_UNKNOWN,
        FindingCode.CATEGORY_WITHOUT_SUBMISSIONS,
        FindingCode.NO_CATEGORY,
        FindingCode.NO_ROUND,
        FindingCode.NO_SUBMISSIONS,
        FindingCode.RUBRIC_WITHOUT_CRITERIA,
        FindingCode.SUBMISSION_CATEGORY_UNKNOWN,
        FindingCode.SUBMISSION_WITHOUT_ATTACHMENTS,
    ),
    "full-marks": (
        FindingCode.FULL_MARKS_DO_NOT_ADD_UP,
        FindingCode.FULL_MARK_NOT_POSITIVE,
        FindingCode.LEVEL_OUT_OF_REACH,
        FindingCode.STEP_DOES_NOT_FIT,
    ),
    "award-levels": (FindingCode.AWARD_LEVEL_TWICE, FindingCode.AWARD_SCORE_OUT_OF_REACH),
    "rules-of-scoring": (
        FindingCode.JUDGES_NOT_CONNECTED,
        FindingCode.LADDER_WITHOUT_DECISION,
        FindingCode.METHOD_NEEDS_EVERYBODY,
        FindingCode.RANKS_NOT_COMPARABLE,
        FindingCode.RULE_NOT_POSSIBLE,
    ),
    "panel-unfinished": (
        FindingCode.CHAIR_MAY_NOT_JUDGE,
        FindingCode.NO_CHAIR,
        FindingCode.NO_JUDGES,
        FindingCode.SEVERAL_CHAIRS,
        FindingCode.TOO_FEW_JUDGES,
    ),
    "assignments": (FindingCode.ASSIGNMENT_UNKNOWN,),
    "schedule": (
        FindingCode.SCHEDULE_INCOMPLETE,
        FindingCode.SCHEDULE_OVERLAPS,
        FindingCode.SCHEDULE_RUNS_OVER,
        FindingCode.SCHEDULE_SUBMISSION_UNKNOWN,
        FindingCode.TIMES_REVERSED,
    ),
    "eligibility": (
        FindingCode.APPLIED_LATE,
        FindingCode.DOES_NOT_FIT_CONCEPT,
        FindingCode.FITS_CONCEPT_UNDECIDED,
        FindingCode.SHORTLISTED_THOUGH_INELIGIBLE,
        FindingCode.STARTED_TOO_LATE,
        FindingCode.START_DATE_MISSING,
    ),
    # tables, settings and files of a contest folder
    "table-columns": (FindingCode.COLUMN_MISSING, FindingCode.COLUMN_TWICE),
    "table-cells": (
        FindingCode.CATEGORY_NOT_KNOWN,
        FindingCode.CELL_IS_A_FORMULA,
        FindingCode.CELL_IS_MERGED,
        FindingCode.CELL_MISSING,
        FindingCode.CELL_NOT_UNDERSTOOD,
        FindingCode.ERA_MIXED,
        FindingCode.SEVERAL_CATEGORIES,
        FindingCode.SUBMISSION_TWICE,
    ),
    "table-file": (
        FindingCode.FILE_MISSING,
        FindingCode.FILE_NOT_READABLE,
        FindingCode.FILE_TWICE,
        FindingCode.TABLE_TOO_LARGE,
        FindingCode.TABLE_UNREADABLE,
    ),
    "table-of-scores": (
        FindingCode.SCORE_ROW_TWICE,
        FindingCode.TABLE_WITHOUT_SCORES,
        FindingCode.TOO_MANY_CATEGORIES,
        FindingCode.TOO_MANY_JUDGES,
    ),
    "table-of-votes": (
        FindingCode.VOTER_TWICE,
        FindingCode.VOTE_COUNT_NOT_UNDERSTOOD,
        FindingCode.VOTE_FOR_UNKNOWN_SUBMISSION,
        FindingCode.VOTE_ROW_TWICE,
    ),
    "settings-file": (
        FindingCode.SETTINGS_UNREADABLE,
        FindingCode.SETTING_MISSING,
        FindingCode.SETTING_NOT_UNDERSTOOD,
    ),
    "letterhead": (FindingCode.LOGO_DAMAGED, FindingCode.LOGO_IS_NO_PICTURE, FindingCode.LOGO_TOO_LARGE),
    "attachment-folders": (
        FindingCode.ATTACHMENT_FOLDER_FITS_SEVERAL,
        FindingCode.ATTACHMENT_FOLDER_UNKNOWN,
        FindingCode.ATTACHMENT_IS_A_FOLDER,
    ),
    "attachments-added": (
        FindingCode.ATTACHMENT_EMPTY,
        FindingCode.ATTACHMENT_IS_A_LINK,
        FindingCode.ATTACHMENT_IS_A_PROGRAM,
        FindingCode.ATTACHMENT_NAME_DECEIVES,
        FindingCode.ATTACHMENT_SHARED,
        FindingCode.ATTACHMENT_TOO_LARGE,
        FindingCode.ATTACHMENT_TWICE,
        FindingCode.ATTACHMENT_UNREADABLE,
    ),
    "rendition": (
        FindingCode.RENDITION_FAILED,
        FindingCode.RENDITION_NOTHING_WRITTEN,
        FindingCode.RENDITION_NOT_A_PDF,
        FindingCode.RENDITION_TIMED_OUT,
    ),
    # papers
    "signing": (FindingCode.SCAN_MISSING, FindingCode.SIGNATURE_MISSING),
    "letter-tells": (
        FindingCode.LETTER_COMMENTS_OF_ONE_JUDGE,
        FindingCode.LETTER_NAMES_JUDGE,
        FindingCode.LETTER_OF_ONE_JUDGE,
    ),
    # a data folder, looked through
    "data-damaged": (
        FindingCode.DATABASE_NOT_SOUND,
        FindingCode.DOCUMENT_CHANGED,
        FindingCode.ROW_WITHOUT_PARENT,
    ),
    "attachment-lost": (
        FindingCode.ATTACHMENT_CHANGED,
        FindingCode.ATTACHMENT_MISSING,
        FindingCode.ATTACHMENT_UNUSED,
    ),
    "audit-log": (FindingCode.AUDIT_LOG_ALTERED, FindingCode.AUDIT_LOG_CUT),
    # a round at merging, tallying and closing
    "scorecards-missing": (
        FindingCode.BELOW_MINIMUM_SCORECARDS,
        FindingCode.PARTLY_SCORED_CATEGORY,
        FindingCode.SCORECARD_INCOMPLETE,
        FindingCode.TOO_FEW_FOR_TRIMMED_MEAN,
    ),
    "quorum": (FindingCode.CHAIR_NOT_PRESENT, FindingCode.QUORUM_NOT_REACHED),
    "tie": (FindingCode.TIE_NEEDS_DECISION,),
    "award-out-of-rank": (FindingCode.AWARD_OUT_OF_RANK,),
    "discussion": (FindingCode.SCORES_WIDE_APART,),
    "decisions-contradict": (FindingCode.DECISIONS_CONTRADICT,),
    "decisions-missing": (FindingCode.DECISIONS_NOT_CHAINED, FindingCode.DOCUMENTS_NOT_RECEIVED),
}
_OUTCOMES: Mapping[str, Iterable[Outcome]] = {
    "merge-outcomes": (Outcome.ACCEPTED, Outcome.ALREADY_PRESENT, Outcome.REFUSED, Outcome.SUPERSEDED),
    "two-versions": (Outcome.FORK,),
    "confirm-judge": (Outcome.AWAITING_CONFIRMATION,),
    "late": (Outcome.LATE,),
}
_CAUTIONS: Mapping[str, Iterable[CautionCode]] = {
    "figures-missing": (
        CautionCode.HEAD_TO_HEAD_TOO_LARGE,
        CautionCode.NO_BOOTSTRAP,
        CautionCode.NO_VARIATION,
        CautionCode.NO_Z_SCORE,
        CautionCode.SCORECARD_INCOMPLETE,
        CautionCode.TOO_FEW_COMPLETE,
        CautionCode.TOO_FEW_JUDGES,
        CautionCode.TOO_FEW_SCORECARDS,
        CautionCode.TOO_FEW_SUBMISSIONS,
        CautionCode.TOO_LITTLE_BETWEEN,
    ),
    "figures-rough": (
        CautionCode.PANELS_DRAWN,
        CautionCode.PANELS_LEFT_OUT,
        CautionCode.P_VALUE_ROUGH,
        CautionCode.Z_SCORE_ROUGH,
    ),
    "rules-of-scoring": (CautionCode.GRAPH_NOT_CONNECTED, CautionCode.RANK_SUM_INCOMPLETE),
}

FINDING_PLACES: Mapping[FindingCode, str] = {
    code: f"{PAGE}#{anchor}" for anchor, codes in _FINDINGS.items() for code in codes
}
OUTCOME_PLACES: Mapping[Outcome, str] = {
    outcome: f"{PAGE}#{anchor}" for anchor, outcomes in _OUTCOMES.items() for outcome in outcomes
}
CAUTION_PLACES: Mapping[CautionCode, str] = {
    code: f"{PAGE}#{anchor}" for anchor, codes in _CAUTIONS.items() for code in codes
}
