"""What is to be mended or looked at: the English words of every finding. Sentences are made of them in ``phrases``."""

from collections.abc import Mapping

from judge_desktop.domain.findings import FindingCode

FINDINGS: Mapping[FindingCode, str] = {
    FindingCode.SCORES_FOR_ABSENT: (
        "There are scores although the judge is marked absent. Remove the scores or the mark"
    ),
    FindingCode.NO_ROUND: "The contest has no round. Add one",
    FindingCode.RULE_NOT_POSSIBLE: "The rule “{setting}” cannot be {value}. Choose another value",
    FindingCode.CATEGORY_NAME_MISSING: "This category has no name. Give it one in Thai or English",
    FindingCode.CRITERION_NAME_MISSING: "This criterion has no name. Give it one in Thai or English",
    FindingCode.LEVEL_OUT_OF_REACH: "No score reaches the level from {lowest} points: the full mark is {full_mark}",
    FindingCode.CHAIR_MAY_NOT_JUDGE: (
        "The chair has a vote, but the rules of this contest do not let the chair judge. Change one of them"
    ),
    FindingCode.SCHEDULE_RUNS_OVER: (
        "The presentations end at {time}, after the end of the day at {ends_at}. Shorten or move them"
    ),
    FindingCode.SCHEDULE_SUBMISSION_UNKNOWN: (
        "The schedule names a submission that is not a finalist. Remove it or correct it"
    ),
    FindingCode.CHAIR_NOT_PRESENT: "Neither the chair nor an acting chair is present. Name an acting chair",
    FindingCode.DECISIONS_CONTRADICT: (
        "Two decisions contradict each other and neither was applied. Record one decision that settles it"
    ),
    FindingCode.SCORECARD_INCOMPLETE: "The scorecard of {judge} for this submission is incomplete and was not counted",
    FindingCode.TOO_FEW_FOR_TRIMMED_MEAN: (
        "Only {count} scorecards: leaving out the highest and the lowest needs at least {minimum}"
    ),
    FindingCode.DECISIONS_NOT_CHAINED: (
        "The decisions of one copy of the chair do not follow each other without a gap. Ask it for all its decisions "
        "and merge them"
    ),
    FindingCode.DOCUMENTS_NOT_RECEIVED: (
        "Decisions name {count} score files or other decisions that have not come to this copy. Ask the other copy of "
        "the chair for them and merge them"
    ),
    FindingCode.SCORE_MISSING: "Please enter a score",
    FindingCode.SCORE_NOT_A_NUMBER: "Please enter numbers only",
    FindingCode.SCORE_BELOW_ZERO: "The score must be between 0 and {full_mark}",
    FindingCode.SCORE_NEGATIVE: "A score cannot be less than 0. Correct it in the table",
    FindingCode.SCORE_ABOVE_FULL_MARK: "The score exceeds the full mark of {full_mark}",
    FindingCode.SCORE_OFF_STEP: "The score must be a multiple of {step}",
    FindingCode.SCORE_FOR_UNKNOWN_CRITERION: "There is a score for a criterion that is not in the rubric. Remove it",
    FindingCode.COMMENT_MISSING: "Please write a comment",
    FindingCode.COMMENT_TOO_SHORT: "The comment needs at least {minimum} characters",
    FindingCode.SAME_TOTAL_IN_CATEGORY: (
        "Another submission of this category has the same total. Look again whether they are equal"
    ),
    FindingCode.SCORES_FOR_RECUSED: "There are scores although the judge has recused. Remove the scores or the recusal",
    FindingCode.CONTEST_NAME_MISSING: "The contest has no name. Give it one in Thai or English",
    FindingCode.METHOD_NEEDS_EVERYBODY: (
        "This method is fair only when every judge scores every submission, and the assignments leave some out. "
        "Consider the adjusted score"
    ),
    FindingCode.JUDGES_NOT_CONNECTED: (
        "The judges fall into groups that share no submission, so no score can be adjusted and nothing is ranked. "
        "Let some judges score in several groups, or choose another method"
    ),
    FindingCode.RANKS_NOT_COMPARABLE: (
        "Sums of ranks compare only where every judge scores the whole category. A category with gaps is not ranked: "
        "let every judge score all of it, or choose another method"
    ),
    FindingCode.LADDER_WITHOUT_DECISION: (
        "Equal scores may remain: the steps against ties end without the chair or a resolution of the panel"
    ),
    FindingCode.AWARD_SCORE_OUT_OF_REACH: "No submission can reach {lowest} points: the full mark is {total}",
    FindingCode.AWARD_LEVEL_TWICE: "Two award levels begin at {lowest} points. Change one of them",
    FindingCode.AWARD_LEVEL_NAME_MISSING: "This award level has no name. Give it one in Thai or English",
    FindingCode.TIMELINE_NAME_MISSING: "This date has no name. Give it one in Thai or English",
    FindingCode.TIMES_REVERSED: "The end comes before the beginning. Correct one of them",
    FindingCode.NO_CATEGORY: "The contest has no category. Add at least one",
    FindingCode.CATEGORY_WITHOUT_SUBMISSIONS: "This category has no submission in this round",
    FindingCode.CATEGORY_RUBRIC_UNKNOWN: (
        "This category names a rubric that does not exist. Choose one of the contest's rubrics"
    ),
    FindingCode.DUPLICATE_ID: "The id “{id}” is used twice. Give each its own",
    FindingCode.DUPLICATE_NUMBER: "The number “{number}” is used twice. Give each submission its own",
    FindingCode.ID_NOT_ALLOWED: (
        "The id “{id}” cannot be used. Use English letters, digits, hyphens and points, at most 64, without spaces"
    ),
    FindingCode.RUBRIC_WITHOUT_CRITERIA: "This rubric has no criterion. Add at least one",
    FindingCode.FULL_MARKS_DO_NOT_ADD_UP: (
        "The full marks add up to {sum}, but the rubric says {total}. Correct one of them"
    ),
    FindingCode.FULL_MARK_NOT_POSITIVE: "A full mark must be greater than 0",
    FindingCode.STEP_DOES_NOT_FIT: "The step of {step} does not divide the full mark of {full_mark}",
    FindingCode.SUBMISSION_CATEGORY_UNKNOWN: (
        "This submission is in a category that the contest does not have. Choose one of its categories"
    ),
    FindingCode.SUBMISSION_TITLE_MISSING: "This submission has no title. Give it one in Thai or English",
    FindingCode.SUBMISSION_WITHOUT_ATTACHMENTS: "This submission has no attachment. Judges will see only its summary",
    FindingCode.NO_SUBMISSIONS: "The round has no submission. Add the finalists",
    FindingCode.NO_JUDGES: "The panel has no voting judge. Add the judges",
    FindingCode.NO_CHAIR: "The panel has no chair. Name one judge as chair",
    FindingCode.SEVERAL_CHAIRS: "The panel has more than one chair. Leave only one",
    FindingCode.JUDGE_NAME_MISSING: "This judge has no name. Give one in Thai or English",
    FindingCode.TOO_FEW_JUDGES: "There are fewer judges than the contest's minimum of {minimum}",
    FindingCode.SCHEDULE_OVERLAPS: "Two presentations overlap in time. Move one of them",
    FindingCode.SCHEDULE_INCOMPLETE: "Not every submission has a place in the schedule",
    FindingCode.ASSIGNMENT_UNKNOWN: (
        "An assignment names a judge or a submission that does not exist. Remove or correct it"
    ),
    FindingCode.START_DATE_MISSING: "The start date of operation is missing, so eligibility cannot be checked",
    FindingCode.STARTED_TOO_LATE: "The project has run for less than {months} months on {date}",
    FindingCode.APPLIED_LATE: "The application arrived after the closing date {date}",
    FindingCode.FITS_CONCEPT_UNDECIDED: "Nobody has checked yet whether the project fits the concept of a smart city",
    FindingCode.DOES_NOT_FIT_CONCEPT: "The project was found not to fit the concept of a smart city",
    FindingCode.REASON_MISSING: "Please give a reason",
    FindingCode.SHORTLISTED_THOUGH_INELIGIBLE: (
        "This submission is shortlisted although it is not eligible. Look again, or give the reason"
    ),
    FindingCode.COLUMN_MISSING: "The column “{column}” is missing. Add it to the header row",
    FindingCode.COLUMN_TWICE: "The column “{column}” stands there twice. Remove one",
    FindingCode.CELL_MISSING: "This cell must not be empty. Fill it in",
    FindingCode.CELL_NOT_UNDERSTOOD: "“{value}” is not understood here. Correct the cell",
    FindingCode.CELL_IS_A_FORMULA: "This cell holds a formula. Replace it with its value",
    FindingCode.CELL_IS_MERGED: "This cell is merged with others that say “{value}”. Say whether that holds here, too",
    FindingCode.CATEGORY_NOT_KNOWN: "The category “{value}” is not known",
    FindingCode.SEVERAL_CATEGORIES: "Several categories are named: “{value}”. Choose one of them",
    FindingCode.SUBMISSION_TWICE: "The same title and applicant stand in row {other}, too",
    FindingCode.ERA_MIXED: "The year of “{value}” is of another era than the rest of its column. It is read as {date}",
    FindingCode.ENGLISH_TITLE_MISSING: "There is no English title",
    FindingCode.FILE_MISSING: "There is no file “{file}”. Check its name and its folder",
    FindingCode.FILE_NOT_READABLE: (
        "The file “{file}” cannot be read. Close it in other programs, or ask for permission to read it"
    ),
    FindingCode.TABLE_UNREADABLE: "The table “{file}” cannot be read. Save it again as an Excel or CSV file",
    FindingCode.FILE_TWICE: "There are both “{file}” and “{other}”. Remove one of them",
    FindingCode.TABLE_TOO_LARGE: (
        "The table “{file}” is too large: at most {rows} rows and {columns} columns are read. Make it smaller"
    ),
    FindingCode.TABLE_WITHOUT_SCORES: "The table “{file}” holds no score. Write a row for each score under the header",
    FindingCode.TOO_MANY_JUDGES: (
        "The table has {count} judges. Beside so many submissions at most {limit} can be compared; make it smaller"
    ),
    FindingCode.TOO_MANY_CATEGORIES: (
        "The table has {count} categories. At most {limit} can be tallied; make it smaller"
    ),
    FindingCode.SCORE_ROW_TWICE: "This score stands in the table twice. Remove one of the rows",
    FindingCode.VOTE_COUNT_NOT_UNDERSTOOD: "“{value}” is no whole number of votes",
    FindingCode.VOTE_FOR_UNKNOWN_SUBMISSION: "There is no submission “{submission}”; use its id, number or title",
    FindingCode.VOTE_ROW_TWICE: "This submission already has its votes in a row above. Keep one of the two rows",
    FindingCode.VOTER_TWICE: (
        "This voter already voted in row {counted_row}; the first ballot counts, this one does not"
    ),
    FindingCode.SETTINGS_UNREADABLE: "“{file}” cannot be read from line {line} on. Correct that line",
    FindingCode.SETTING_MISSING: "The setting “{setting}” is missing. Add it to contest.toml",
    FindingCode.SETTING_NOT_UNDERSTOOD: "The setting “{setting}” is not understood. Correct it in contest.toml",
    FindingCode.LOGO_DAMAGED: "The picture “{file}” is damaged and cannot be printed. Use another file for the logo",
    FindingCode.LOGO_IS_NO_PICTURE: "“{file}” is neither a PNG nor a JPEG picture. Use another file for the logo",
    FindingCode.LOGO_TOO_LARGE: (
        "“{file}” is too large for a logo. Make it smaller: at most {megabytes} MB, and at most {side} pixels on its "
        "longer side"
    ),
    FindingCode.ATTACHMENT_FOLDER_UNKNOWN: (
        "The attachment folder “{folder}” belongs to no submission. Rename it to a submission's id"
    ),
    FindingCode.ATTACHMENT_EMPTY: "The attachment “{file}” is empty. Replace it",
    FindingCode.ATTACHMENT_IS_A_LINK: "“{file}” is a link and not a file. Put the file itself there",
    FindingCode.ATTACHMENT_TOO_LARGE: "The attachment “{file}” is larger than 4 GB. Replace it by a smaller file",
    FindingCode.ATTACHMENT_TWICE: "The attachments “{file}” and “{other}” are the same. Only one of them is sent",
    FindingCode.ATTACHMENT_IS_A_FOLDER: "“{file}” is a folder. Choose the files in it",
    FindingCode.ATTACHMENT_IS_A_PROGRAM: (
        "“{file}” is a program and not a document. Programs are not sent to the judges; ask for a document"
    ),
    FindingCode.ATTACHMENT_NAME_DECEIVES: (
        "“{file}” is not what its name says. Ask the applicant for the file, or rename it if you know what it is"
    ),
    FindingCode.ATTACHMENT_SHARED: (
        "The attachment “{file}” is also an attachment of submission {other}. Make sure that it belongs to both"
    ),
    FindingCode.ATTACHMENT_FOLDER_FITS_SEVERAL: (
        "The attachment folder “{folder}” fits several submissions. Rename it to a submission's id"
    ),
    FindingCode.RENDITION_FAILED: (
        "LibreOffice could not make a PDF of “{file}”. Save it as PDF yourself and add it under the same name with "
        ".pdf behind it"
    ),
    FindingCode.RENDITION_TIMED_OUT: (
        "LibreOffice did not finish the PDF of “{file}” in time. Save it as PDF yourself and add it under the same "
        "name with .pdf behind it"
    ),
    FindingCode.RENDITION_NOTHING_WRITTEN: (
        "LibreOffice wrote nothing for “{file}”; the file may be damaged or locked by a password. Open it and save "
        "it again without a password"
    ),
    FindingCode.RENDITION_NOT_A_PDF: (
        "What LibreOffice wrote for “{file}” is no PDF, so it was not taken. Save it as PDF yourself"
    ),
    FindingCode.SIGNATURE_MISSING: "The signature of this person is still missing",
    FindingCode.LETTER_OF_ONE_JUDGE: "Only one scorecard counts, so the letter tells what one judge gave and wrote",
    FindingCode.LETTER_COMMENTS_OF_ONE_JUDGE: "All comments in the letter were written by the same judge",
    FindingCode.LETTER_NAMES_JUDGE: "A comment in the letter tells who is meant or who wrote it: “{name}”",
    FindingCode.SCAN_MISSING: "The paper is signed, but no scan of it is kept yet",
    FindingCode.ATTACHMENT_UNREADABLE: (
        "The attachment “{file}” cannot be read. Close it in other programs, or replace it"
    ),
    FindingCode.BELOW_MINIMUM_SCORECARDS: "Only {count} complete scorecards; the contest asks for at least {minimum}",
    FindingCode.QUORUM_NOT_REACHED: "The quorum is not reached: {count} of at least {minimum} judges",
    FindingCode.TIE_NEEDS_DECISION: "These submissions are equal after every step. The chair decides, with a reason",
    FindingCode.AWARD_OUT_OF_RANK: (
        "The award of this category does not follow the ranking: {submissions}. Check that the decision still holds"
    ),
    FindingCode.PARTLY_SCORED_CATEGORY: "In this category some submissions were scored by fewer judges than others",
    FindingCode.SCORES_WIDE_APART: "The judges' totals for this submission lie far apart. Look again",
    FindingCode.DATABASE_NOT_SOUND: "The database is damaged ({problem}). Restore the latest backup into a new folder",
    FindingCode.ROW_WITHOUT_PARENT: (
        "{count} entries of the table {table} belong to nothing. Restore the latest backup into a new folder"
    ),
    FindingCode.DOCUMENT_CHANGED: "The stored document {sha256} is not what was received. Restore the latest backup",
    FindingCode.ATTACHMENT_CHANGED: "The stored attachment {sha256} was changed. Open its package file again",
    FindingCode.ATTACHMENT_MISSING: "The stored attachment {sha256} is missing. Open its package file again",
    FindingCode.ATTACHMENT_UNUSED: "The stored file {sha256} belongs to no contest. It can be left where it is",
    FindingCode.AUDIT_LOG_ALTERED: (
        "The audit log was altered by something other than this program at line {sequence}. What stands there cannot "
        "be relied on; compare it with a backup"
    ),
    FindingCode.AUDIT_LOG_CUT: (
        "The audit log lacks lines that were there when a decision was signed ({kind}). Compare it with a backup"
    ),
}
