"""Where the help explains each refusal, as ``page#anchor`` of the help pages.

What is one problem for the person in front of it shares a paragraph. Findings, outcomes and cautions have their places
in ``finding_places``; the words of the paragraphs are resources, showing them is left to windows and commands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from judge_desktop.config.finding_places import CAUTION_PLACES, FINDING_PLACES, OUTCOME_PLACES, PAGE
from judge_desktop.domain.errors import Code
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.merging import Outcome
from judge_desktop.domain.statistics import CautionCode

_REFUSALS: Mapping[str, Iterable[Code]] = {
    # files that are received
    "file-missing": (Code.FILE_NOT_FOUND,),
    "file-unreadable": (Code.FILE_NOT_READABLE,),
    "file-not-ours": (Code.DOCUMENT_OF_OTHER_TYPE, Code.FILE_NOT_OURS),
    "file-damaged": (
        Code.CONTAINER_DAMAGED,
        Code.DOCUMENT_MALFORMED,
        Code.ENCRYPTION_DAMAGED,
        Code.SIGNATURE_MALFORMED,
        Code.SIGNERS_MALFORMED,
    ),
    "file-not-genuine": (
        Code.SIGNATURE_OF_OTHER_KEY,
        Code.SIGNATURE_WRONG,
        Code.SIGNER_NOT_NAMED,
        Code.WRONG_JUDGE,
    ),
    "file-too-large": (Code.CONTAINER_TOO_LARGE, Code.DOCUMENT_TOO_LARGE, Code.FILE_TOO_LARGE),
    "newer-version": (Code.DATABASE_NEWER, Code.DOCUMENT_FROM_NEWER_VERSION),
    "locked-otherwise": (Code.ENCRYPTION_UNSUPPORTED, Code.KEY_UNUSABLE),
    "wrong-recipient": (Code.WRONG_RECIPIENT,),
    "other-contest": (Code.WRONG_CONTEST, Code.WRONG_ROUND),
    "rehearsal-or-official": (Code.WRONG_MODE,),
    # name, passphrase, check words
    "name-of-copy": (Code.IDENTITY_EXISTS, Code.NAME_NEEDED, Code.NO_IDENTITY),
    "keys-damaged": (Code.IDENTITY_MALFORMED,),
    "passphrase": (Code.PASSPHRASE_NEEDED, Code.PASSPHRASE_WRONG),
    "check-words": (Code.CHECK_WORDS_COUNT, Code.CHECK_WORD_UNKNOWN),
    "check-words-differ": (
        Code.CHECK_WORDS_OF_OTHER_PACKAGE,
        Code.CHECK_WORDS_OF_OWN_KEYS,
        Code.CHECK_WORDS_WRONG,
    ),
    # the package
    "no-package": (Code.NO_CONTEST, Code.NO_PACKAGE),
    "who-judges-here": (Code.JUDGE_NOT_CHOSEN,),
    "package-older": (Code.PACKAGE_OLDER,),
    "package-twice": (Code.PACKAGE_TWICE,),
    "update-incomplete": (Code.UPDATE_INCOMPLETE,),
    "chair-changed": (Code.CHAIR_CHANGED,),
    "attachment-lost": (Code.ATTACHMENT_LOST,),
    "attachment-not-shown": (
        Code.ATTACHMENT_DAMAGED,
        Code.ATTACHMENT_LOCKED,
        Code.ATTACHMENT_NOT_READ,
        Code.ATTACHMENT_TOO_LARGE,
    ),
    # scoring
    "score-refused": (Code.SCORE_REFUSED,),
    "seal-blocked": (Code.SEAL_BLOCKED,),
    "scorecard-sealed": (Code.MOVE_SEALED, Code.SCORECARD_SEALED),
    "recusal": (Code.GROUND_UNKNOWN, Code.SCORECARD_RECUSED),
    "not-assigned": (Code.NOT_ASSIGNED,),
    "move-scores": (Code.MOVE_ABSENT, Code.MOVE_NOTHING, Code.MOVE_TARGET_NOT_EMPTY, Code.MOVE_TO_ITSELF),
    "pin": (Code.PLACE_NOT_POSSIBLE,),
    "nothing-to-send": (Code.NOTHING_SCORED, Code.NOTHING_TO_EXPORT),
    "running-order": (Code.NOT_THE_DAY, Code.NO_RUNNING_ORDER, Code.SUBMISSION_NOT_PLANNED),
    "progress-code": (Code.PROGRESS_CODE_DAMAGED, Code.PROGRESS_CODE_OF_OTHERS),
    # what was typed or chosen
    "not-understood": (Code.DATE_NOT_UNDERSTOOD, Code.TIME_NOT_UNDERSTOOD, Code.VALUE_NOT_UNDERSTOOD),
    "text-too-long": (Code.TEXT_TOO_LONG,),
    "reason-needed": (Code.REASON_NEEDED,),
    "not-found-by-name": (
        Code.ATTACHMENT_UNKNOWN,
        Code.CATEGORY_UNKNOWN,
        Code.COLUMN_UNKNOWN,
        Code.CONTEST_UNKNOWN,
        Code.COMMENT_UNKNOWN,
        Code.CRITERION_UNKNOWN,
        Code.DEPUTY_UNKNOWN,
        Code.DOCUMENT_UNKNOWN,
        Code.FIELD_UNKNOWN,
        Code.HELP_UNKNOWN,
        Code.JUDGE_UNKNOWN,
        Code.LEVEL_UNKNOWN,
        Code.PAPER_UNKNOWN,
        Code.PROBLEM_UNKNOWN,
        Code.RECUSAL_UNKNOWN,
        Code.ROUND_UNKNOWN,
        Code.SIGNATURE_UNKNOWN,
        Code.SUBMISSION_UNKNOWN,
        Code.TEMPLATE_UNKNOWN,
    ),
    "which-contest": (Code.AMBIGUOUS_CONTEST,),
    "demo-size": (Code.DEMO_SIZE,),
    # preparing a contest
    "contest-name": (Code.CONTEST_EXISTS, Code.CONTEST_NAME_NEEDED, Code.CONTEST_NAME_TAKEN),
    "contest-findings": (Code.CONTEST_HAS_FINDINGS,),
    "id-taken": (Code.JUDGE_EXISTS, Code.SUBMISSION_EXISTS, Code.SUBMISSION_ID_NOT_ALLOWED),
    "table-findings": (Code.TABLE_HAS_FINDINGS,),
    "nothing-to-import": (Code.NOTHING_TO_IMPORT,),
    "attachments-added": (Code.ATTACHMENT_NAME_NEEDED, Code.NOTHING_TO_ADD),
    "attachment-changed": (Code.ATTACHMENT_CHANGED,),
    "office": (Code.OFFICE_NOT_FOUND,),
    "letterhead": (
        Code.LOGO_DAMAGED,
        Code.LOGO_IS_NO_PICTURE,
        Code.LOGO_TOO_LARGE,
        Code.TOO_MANY_SIGNATORIES,
    ),
    "assignments": (
        Code.ASSIGNMENT_FALLS_APART,
        Code.NOBODY_ASSIGNED,
        Code.NO_VOTE,
        Code.TOO_FEW_TO_ASSIGN,
    ),
    "schedule": (Code.NOTHING_PLANNED, Code.SCHEDULE_NOT_POSSIBLE),
    "judge-cards": (Code.CARDS_MISSING, Code.CARD_FITS_NOBODY),
    "backup-needed": (Code.BACKUP_NEEDED,),
    "nothing-to-update": (Code.NOTHING_TO_UPDATE,),
    # merging
    "old-criteria": (Code.MANIFEST_NOT_ACCEPTED, Code.WRONG_RUBRIC),
    "confirm-judge": (Code.NO_KEY_TO_CONFIRM, Code.SEVERAL_KEYS_TO_CONFIRM),
    "new-laptop": (Code.NOTHING_TO_HAND_BACK, Code.NO_NEW_LAPTOP),
    "typed-twice": (
        Code.NOTHING_TYPED,
        Code.SCORECARD_HAS_FINDINGS,
        Code.SECOND_PERSON_NEEDED,
        Code.TYPED_DIFFERENTLY,
    ),
    "paper-code": (Code.PAPER_CODE_UNKNOWN, Code.PAPER_OF_OTHER_ROUND, Code.SHEET_OF_OTHER_CONTEST),
    "scores-contradict": (Code.INVARIANT_BROKEN,),
    # deputies
    "not-the-chair": (Code.NOT_THE_CHAIR,),
    "deputy": (Code.DEPUTY_KNOWN, Code.NOTHING_RECEIVED, Code.NOT_A_DEPUTY),
    "decision-of-stranger": (Code.DECISION_OF_STRANGER,),
    # deliberation
    "acting-chair": (Code.ACTING_CHAIR_NEEDED, Code.ACTING_CHAIR_NOT_POSSIBLE, Code.DECIDED_BY_RECUSED),
    "decision-incomplete": (Code.AWARD_NOT_ALLOWED, Code.DECISION_INCOMPLETE, Code.DISCUSSION_NOT_ASKED),
    "tie": (Code.TIE_SETTLED_OTHERWISE,),
    "votes": (
        Code.VOTES_DECIDE_NOTHING,
        Code.VOTES_DO_NOT_ADD_UP,
        Code.VOTES_INCOMPLETE,
        Code.VOTES_MORE_THAN_PANEL,
        Code.VOTES_NOT_UNDERSTOOD,
    ),
    "closed": (Code.ALREADY_CLOSED, Code.ROUND_CLOSED),
    "not-closed": (Code.NOT_CLOSED, Code.ROUND_STILL_OPEN),
    "corrected-text": (Code.TEXT_NOT_CORRECTABLE, Code.TEXT_UNCHANGED),
    "meeting-times": (Code.MEETING_ENDS_BEFORE_START,),
    # paper and publishing
    "too-early-to-announce": (
        Code.ANNOUNCED_BEFORE_AWARDS,
        Code.ANNOUNCED_BEFORE_CLOSING,
        Code.NO_AWARD_DECIDED,
    ),
    "nothing-to-print": (Code.CHOICE_PRINTS_NOTHING, Code.NOBODY_SHORTLISTED, Code.NOTHING_TO_PRINT),
    "figures-covered": (Code.FIGURES_COVERED,),
    "printer": (Code.NO_PRINTER, Code.PRINTER_FAILED),
    "publishing-blocked": (Code.PUBLISHING_BLOCKED,),
    "signing": (Code.NOT_A_SIGNER, Code.SCAN_IS_NO_PICTURE),
    "keep-until": (Code.KEEP_UNTIL_PASSED,),
    # a results file that is checked
    "results-differ": (
        Code.AWARDS_DIFFER,
        Code.COUNTED_DIFFER,
        Code.DECISIONS_DIFFER,
        Code.KEY_OF_NOBODY,
        Code.RANKS_DIFFER,
        Code.RULES_DIFFER,
        Code.TIE_BREAKS_DIFFER,
        Code.TOTALS_DIFFER,
        Code.VOTES_DIFFER,
    ),
    "results-incomplete": (Code.DECISION_MISSING, Code.DOCUMENT_MISSING, Code.ROUND_OPEN),
    # computer and disk
    "already-running": (Code.ALREADY_RUNNING, Code.DATABASE_BUSY, Code.DATABASE_NOT_READY),
    "disk-full": (Code.DISK_FULL, Code.DISK_NEARLY_FULL),
    "disk-failed": (Code.DISK_FAILED,),
    "cannot-write": (Code.DATA_FOLDER_READ_ONLY, Code.FILE_IN_USE, Code.FOLDER_NOT_WRITABLE),
    "folder-not-empty": (Code.DATA_FOLDER_NOT_EMPTY, Code.FOLDER_NOT_EMPTY),
    "data-folder-place": (Code.DATA_FOLDER_ON_NETWORK, Code.DATA_FOLDER_SYNCHRONISED),
    "data-damaged": (Code.BACKUP_DAMAGED, Code.DATABASE_DAMAGED, Code.DATA_FOLDER_OF_OTHER_VERSION),
}

HELP_PLACES: Mapping[Code, str] = {code: f"{PAGE}#{anchor}" for anchor, codes in _REFUSALS.items() for code in codes}


def help_place(code: Code | FindingCode | Outcome | CautionCode) -> str:
    """The paragraph about ``code`` as ``page#anchor``. Every code of the four has one."""
    if isinstance(code, FindingCode):
        return FINDING_PLACES[code]
    if isinstance(code, Outcome):
        return OUTCOME_PLACES[code]
    return CAUTION_PLACES[code] if isinstance(code, CautionCode) else HELP_PLACES[code]
