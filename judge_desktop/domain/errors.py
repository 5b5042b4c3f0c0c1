"""Expected failures: one family, one code each. The sentences a person reads belong to ``config.phrases``."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Why something was refused. A block per room; alphabetical inside a block."""

    # what a person typed or asked for
    AMBIGUOUS_CONTEST = "ambiguous_contest"
    CATEGORY_UNKNOWN = "category_unknown"
    COLUMN_UNKNOWN = "column_unknown"
    CONTEST_EXISTS = "contest_exists"
    CONTEST_NAME_NEEDED = "contest_name_needed"
    CONTEST_NAME_TAKEN = "contest_name_taken"
    CONTEST_UNKNOWN = "contest_unknown"
    CRITERION_UNKNOWN = "criterion_unknown"
    COMMENT_UNKNOWN = "comment_unknown"
    DEMO_SIZE = "demo_size"
    DATE_NOT_UNDERSTOOD = "date_not_understood"
    TIME_NOT_UNDERSTOOD = "time_not_understood"
    FIELD_UNKNOWN = "field_unknown"
    GROUND_UNKNOWN = "ground_unknown"
    HELP_UNKNOWN = "help_unknown"
    JUDGE_UNKNOWN = "judge_unknown"
    NAME_NEEDED = "name_needed"
    NOT_THE_DAY = "not_the_day"
    NO_RUNNING_ORDER = "no_running_order"
    SUBMISSION_NOT_PLANNED = "submission_not_planned"
    NOTHING_TO_EXPORT = "nothing_to_export"
    NOTHING_TO_IMPORT = "nothing_to_import"
    PROBLEM_UNKNOWN = "problem_unknown"
    NO_CONTEST = "no_contest"
    IDENTITY_EXISTS = "identity_exists"
    NO_IDENTITY = "no_identity"
    NO_PACKAGE = "no_package"
    PASSPHRASE_NEEDED = "passphrase_needed"
    REASON_NEEDED = "reason_needed"
    ROUND_UNKNOWN = "round_unknown"
    SCHEDULE_NOT_POSSIBLE = "schedule_not_possible"
    SUBMISSION_EXISTS = "submission_exists"
    SUBMISSION_ID_NOT_ALLOWED = "submission_id_not_allowed"
    SUBMISSION_UNKNOWN = "submission_unknown"
    TEMPLATE_UNKNOWN = "template_unknown"
    TEXT_TOO_LONG = "text_too_long"

    # scoring session
    ATTACHMENT_UNKNOWN = "attachment_unknown"
    MOVE_ABSENT = "move_absent"
    MOVE_NOTHING = "move_nothing"
    MOVE_SEALED = "move_sealed"
    MOVE_TARGET_NOT_EMPTY = "move_target_not_empty"
    MOVE_TO_ITSELF = "move_to_itself"
    NOT_ASSIGNED = "not_assigned"
    PLACE_NOT_POSSIBLE = "place_not_possible"
    SCORECARD_RECUSED = "scorecard_recused"
    SCORECARD_SEALED = "scorecard_sealed"
    SCORE_REFUSED = "score_refused"
    SEAL_BLOCKED = "seal_blocked"

    # people, assignments, known recusals
    ASSIGNMENT_FALLS_APART = "assignment_falls_apart"
    JUDGE_EXISTS = "judge_exists"
    NOBODY_ASSIGNED = "nobody_assigned"
    NO_VOTE = "no_vote"
    RECUSAL_UNKNOWN = "recusal_unknown"
    TOO_FEW_TO_ASSIGN = "too_few_to_assign"
    VALUE_NOT_UNDERSTOOD = "value_not_understood"

    # panel and deliberation
    ACTING_CHAIR_NEEDED = "acting_chair_needed"
    ACTING_CHAIR_NOT_POSSIBLE = "acting_chair_not_possible"
    ALREADY_CLOSED = "already_closed"
    AWARD_NOT_ALLOWED = "award_not_allowed"
    CARD_FITS_NOBODY = "card_fits_nobody"
    DECIDED_BY_RECUSED = "decided_by_recused"
    DECISION_INCOMPLETE = "decision_incomplete"
    DISCUSSION_NOT_ASKED = "discussion_not_asked"
    LEVEL_UNKNOWN = "level_unknown"
    MEETING_ENDS_BEFORE_START = "meeting_ends_before_start"
    NOT_CLOSED = "not_closed"
    TEXT_NOT_CORRECTABLE = "text_not_correctable"
    TEXT_UNCHANGED = "text_unchanged"
    NOTHING_TO_HAND_BACK = "nothing_to_hand_back"
    NO_KEY_TO_CONFIRM = "no_key_to_confirm"
    NO_NEW_LAPTOP = "no_new_laptop"
    ROUND_CLOSED = "round_closed"
    SEVERAL_KEYS_TO_CONFIRM = "several_keys_to_confirm"
    ROUND_STILL_OPEN = "round_still_open"
    TIE_SETTLED_OTHERWISE = "tie_settled_otherwise"
    VOTES_DECIDE_NOTHING = "votes_decide_nothing"
    VOTES_DO_NOT_ADD_UP = "votes_do_not_add_up"
    VOTES_INCOMPLETE = "votes_incomplete"
    VOTES_MORE_THAN_PANEL = "votes_more_than_panel"
    VOTES_NOT_UNDERSTOOD = "votes_not_understood"

    # copies of the program that share a contest
    DECISION_OF_STRANGER = "decision_of_stranger"
    DEPUTY_KNOWN = "deputy_known"
    DEPUTY_UNKNOWN = "deputy_unknown"
    NOTHING_RECEIVED = "nothing_received"
    NOT_A_DEPUTY = "not_a_deputy"

    # results
    ANNOUNCED_BEFORE_AWARDS = "announced_before_awards"
    ANNOUNCED_BEFORE_CLOSING = "announced_before_closing"
    NOBODY_SHORTLISTED = "nobody_shortlisted"
    INVARIANT_BROKEN = "invariant_broken"
    NO_AWARD_DECIDED = "no_award_decided"
    PUBLISHING_BLOCKED = "publishing_blocked"

    # a results file that says other things than the documents in it
    AWARDS_DIFFER = "awards_differ"
    COUNTED_DIFFER = "counted_differ"
    DECISIONS_DIFFER = "decisions_differ"
    DECISION_MISSING = "decision_missing"
    DOCUMENT_MISSING = "document_missing"
    KEY_OF_NOBODY = "key_of_nobody"
    RANKS_DIFFER = "ranks_differ"
    ROUND_OPEN = "round_open"
    RULES_DIFFER = "rules_differ"
    TIE_BREAKS_DIFFER = "tie_breaks_differ"
    TOTALS_DIFFER = "totals_differ"
    VOTES_DIFFER = "votes_differ"

    # contest and package
    BACKUP_NEEDED = "backup_needed"
    CARDS_MISSING = "cards_missing"
    CHAIR_CHANGED = "chair_changed"
    CONTEST_HAS_FINDINGS = "contest_has_findings"
    JUDGE_NOT_CHOSEN = "judge_not_chosen"
    NOTHING_TO_PRINT = "nothing_to_print"
    FIGURES_COVERED = "figures_covered"
    NOTHING_TO_UPDATE = "nothing_to_update"
    NOT_THE_CHAIR = "not_the_chair"
    PACKAGE_OLDER = "package_older"
    PACKAGE_TWICE = "package_twice"
    UPDATE_INCOMPLETE = "update_incomplete"

    # the letterhead
    LOGO_DAMAGED = "logo_damaged"
    LOGO_IS_NO_PICTURE = "logo_is_no_picture"
    LOGO_TOO_LARGE = "logo_too_large"
    TOO_MANY_SIGNATORIES = "too_many_signatories"

    # attachments that are read
    ATTACHMENT_DAMAGED = "attachment_damaged"
    ATTACHMENT_LOCKED = "attachment_locked"
    ATTACHMENT_NOT_READ = "attachment_not_read"
    ATTACHMENT_TOO_LARGE = "attachment_too_large"

    # attachments that are added, their renditions, and papers signed by hand
    ATTACHMENT_NAME_NEEDED = "attachment_name_needed"
    NOTHING_TO_ADD = "nothing_to_add"
    NOT_A_SIGNER = "not_a_signer"
    OFFICE_NOT_FOUND = "office_not_found"
    PAPER_UNKNOWN = "paper_unknown"
    SCAN_IS_NO_PICTURE = "scan_is_no_picture"
    SIGNATURE_UNKNOWN = "signature_unknown"

    # paper
    CHOICE_PRINTS_NOTHING = "choice_prints_nothing"
    NOTHING_PLANNED = "nothing_planned"
    NOTHING_SCORED = "nothing_scored"
    NO_PRINTER = "no_printer"
    PRINTER_FAILED = "printer_failed"

    # files that travel
    ATTACHMENT_CHANGED = "attachment_changed"
    FILE_NOT_FOUND = "file_not_found"
    FILE_NOT_OURS = "file_not_ours"
    FILE_NOT_READABLE = "file_not_readable"
    FILE_TOO_LARGE = "file_too_large"
    PROGRESS_CODE_DAMAGED = "progress_code_damaged"
    PROGRESS_CODE_OF_OTHERS = "progress_code_of_others"
    SIGNER_NOT_NAMED = "signer_not_named"
    MANIFEST_NOT_ACCEPTED = "manifest_not_accepted"
    WRONG_CONTEST = "wrong_contest"
    WRONG_JUDGE = "wrong_judge"
    WRONG_MODE = "wrong_mode"
    WRONG_RECIPIENT = "wrong_recipient"
    WRONG_ROUND = "wrong_round"
    WRONG_RUBRIC = "wrong_rubric"

    # foundations of the exchange: documents, signatures, encryption, containers, check words
    CHECK_WORDS_OF_OTHER_PACKAGE = "check_words_of_other_package"
    CHECK_WORDS_OF_OWN_KEYS = "check_words_of_own_keys"
    CHECK_WORDS_COUNT = "check_words_count"
    CHECK_WORDS_WRONG = "check_words_wrong"
    CHECK_WORD_UNKNOWN = "check_word_unknown"
    CONTAINER_DAMAGED = "container_damaged"
    CONTAINER_TOO_LARGE = "container_too_large"
    DOCUMENT_FROM_NEWER_VERSION = "document_from_newer_version"
    DOCUMENT_MALFORMED = "document_malformed"
    DOCUMENT_OF_OTHER_TYPE = "document_of_other_type"
    DOCUMENT_TOO_LARGE = "document_too_large"
    ENCRYPTION_DAMAGED = "encryption_damaged"
    ENCRYPTION_UNSUPPORTED = "encryption_unsupported"
    IDENTITY_MALFORMED = "identity_malformed"
    KEY_UNUSABLE = "key_unusable"
    PASSPHRASE_WRONG = "passphrase_wrong"
    SIGNATURE_MALFORMED = "signature_malformed"
    SIGNATURE_OF_OTHER_KEY = "signature_of_other_key"
    SIGNATURE_WRONG = "signature_wrong"
    SIGNERS_MALFORMED = "signers_malformed"

    # store: the data folder, its database and its backups
    ALREADY_RUNNING = "already_running"
    ATTACHMENT_LOST = "attachment_lost"
    BACKUP_DAMAGED = "backup_damaged"
    DATABASE_BUSY = "database_busy"
    DATABASE_DAMAGED = "database_damaged"
    DATABASE_NEWER = "database_newer"
    DATABASE_NOT_READY = "database_not_ready"
    DATA_FOLDER_NOT_EMPTY = "data_folder_not_empty"
    DATA_FOLDER_ON_NETWORK = "data_folder_on_network"
    DATA_FOLDER_OF_OTHER_VERSION = "data_folder_of_other_version"
    DATA_FOLDER_READ_ONLY = "data_folder_read_only"
    DATA_FOLDER_SYNCHRONISED = "data_folder_synchronised"
    DISK_FAILED = "disk_failed"
    DISK_FULL = "disk_full"
    DISK_NEARLY_FULL = "disk_nearly_full"
    DOCUMENT_UNKNOWN = "document_unknown"

    # tables and folders that people make
    SECOND_PERSON_NEEDED = "second_person_needed"
    TYPED_DIFFERENTLY = "typed_differently"
    NOTHING_TYPED = "nothing_typed"
    SCORECARD_HAS_FINDINGS = "scorecard_has_findings"
    PAPER_CODE_UNKNOWN = "paper_code_unknown"
    PAPER_OF_OTHER_ROUND = "paper_of_other_round"
    SHEET_OF_OTHER_CONTEST = "sheet_of_other_contest"
    FILE_IN_USE = "file_in_use"
    FOLDER_NOT_EMPTY = "folder_not_empty"
    FOLDER_NOT_WRITABLE = "folder_not_writable"
    KEEP_UNTIL_PASSED = "keep_until_passed"
    TABLE_HAS_FINDINGS = "table_has_findings"


class JudgeDesktopError(Exception):
    """An expected failure. ``details`` fill the placeholders of its sentence; they never hold scores or secrets."""

    def __init__(self, code: Code, **details: object) -> None:
        super().__init__(code.value, details)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.details.items())
        return f"{self.code.value}({shown})"
