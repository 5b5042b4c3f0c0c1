"""One sentence for every code: what happened, what to do. English stands here, Thai is its translation.

`{placeholders}` are names of the details that come with the code. Which code applies is left to the rooms that raise
it; where a finding stands (row, submission, criterion) is said by its place, not by its sentence. The sentences of
cautions stand in ``caution_phrases``.
"""

from collections.abc import Mapping
from decimal import Decimal

from judge_desktop.config.caution_phrases import CAUTIONS, told
from judge_desktop.config.i18n import Translator
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.domain.statistics import Caution, CautionCode

_REFUSALS: Mapping[Code, str] = {
    Code.ASSIGNMENT_FALLS_APART: (
        "With these numbers the judges fall apart into {count} groups that share no submission, so their scores could "
        "not be compared. Give each submission more judges, or take back recusals."
    ),
    Code.JUDGE_EXISTS: "There is already a person with the id “{judge}”. Choose another id.",
    Code.NOBODY_ASSIGNED: "Nobody would score anything then. Leave at least one assignment.",
    Code.NO_VOTE: "“{judge}” has no vote, so nothing can be assigned to this person. Give the vote first.",
    Code.RECUSAL_UNKNOWN: "There is no such known recusal of “{judge}”. Look at the list of recusals.",
    Code.TOO_FEW_TO_ASSIGN: (
        "Only {possible} judges may score submission “{submission}”, but {wanted} are wanted for each. "
        "Choose a smaller number from 1 up, or take back recusals."
    ),
    Code.VALUE_NOT_UNDERSTOOD: "“{value}” is not understood for the field “{field}”. Enter it in another way.",
    Code.AMBIGUOUS_CONTEST: (
        "There is more than one contest or round in this data folder. Say which one with --contest and --round."
    ),
    Code.CATEGORY_UNKNOWN: (
        "There is no category “{category}” in this contest. Use the id or the name of one of its categories."
    ),
    Code.CONTEST_EXISTS: (
        "The contest “{contest}” is already in this data folder. Update it instead of creating it again."
    ),
    Code.CONTEST_NAME_NEEDED: "A contest needs a name. Please enter one in Thai or English.",
    Code.CONTEST_NAME_TAKEN: "There is already a contest of this name on this computer. Give the new one another name.",
    Code.CONTEST_UNKNOWN: "There is no contest “{contest}” in this data folder. Check its id in the list of contests.",
    Code.CRITERION_UNKNOWN: (
        "There is no criterion “{criterion}” in the rubric of this submission. Use the id of one of its criteria."
    ),
    Code.DEMO_SIZE: (
        "The demo contest has {fewest} to {judges} judges and 1 to {submissions} submissions. Choose numbers in "
        "that range."
    ),
    Code.COLUMN_UNKNOWN: "The table has no column “{column}”. Write its title as it stands in the header row.",
    Code.FIELD_UNKNOWN: "There is no field “{field}” here. Use one of: {known}.",
    Code.NOTHING_TO_IMPORT: "The table brings nothing new, or every row has a problem to solve first.",
    Code.PROBLEM_UNKNOWN: "Row {row} has no problem that is solved by “{how}”. Look at the preview again.",
    Code.SUBMISSION_EXISTS: "There is a submission “{submission}” in this contest already. Choose another id.",
    Code.SUBMISSION_ID_NOT_ALLOWED: (
        "The id “{submission}” cannot be used. Use English letters, digits, hyphens and points, at most 64, without "
        "spaces."
    ),
    Code.DATE_NOT_UNDERSTOOD: "The date “{value}” is not understood. Write it as 2023-11-23 or 23/11/2566.",
    Code.GROUND_UNKNOWN: (
        "“{ground}” is no ground of recusal. Choose one of the listed grounds, or “other” with a reason."
    ),
    Code.IDENTITY_EXISTS: (
        "This copy of the program already belongs to {name}, and that is never replaced. Use another data folder "
        "for another person."
    ),
    Code.JUDGE_UNKNOWN: "There is no judge “{judge}” on this panel. Check the list of the panel.",
    Code.NAME_NEEDED: "A name is needed to tell this copy of the program from others. Please enter one.",
    Code.NOTHING_TO_EXPORT: (
        "Nothing has been scored or declared yet, so there is nothing to send. Score at least one submission first."
    ),
    Code.NOT_THE_DAY: (
        "The running order can follow the clock on the scheduled day only. Go on by hand on any other day."
    ),
    Code.NO_RUNNING_ORDER: (
        "The package has no running order. Ask the secretary for a package with a schedule, or judge without it."
    ),
    Code.SUBMISSION_NOT_PLANNED: (
        "The submission “{submission}” is not in the running order. Check the running order of the day."
    ),
    Code.NO_CONTEST: "There is no contest in this data folder yet. Create one or open a file first.",
    Code.NO_IDENTITY: "This copy of the program has no name yet. Create a judge card first.",
    Code.NO_PACKAGE: (
        "There is no package on this computer yet. "
        "Build it if you run the contest, or open the file that the secretary sent if you judge."
    ),
    Code.PASSPHRASE_NEEDED: "This needs a passphrase. Enter it to go on.",
    Code.REASON_NEEDED: "This is recorded with a reason. Please give a reason.",
    Code.ROUND_UNKNOWN: "There is no round “{round}” in this contest. Check the list of its rounds.",
    Code.SCHEDULE_NOT_POSSIBLE: (
        "These times do not fit together. A day and a break end after they begin, and a slot lasts at least a minute."
    ),
    Code.SUBMISSION_UNKNOWN: "There is no submission “{submission}” in this contest. Check the list of submissions.",
    Code.TEMPLATE_UNKNOWN: "There is no contest template “{template}”. Choose one of those that come with the program.",
    Code.TEXT_TOO_LONG: "This text has {count} characters; at most {most} can be kept. Shorten it and save it again.",
    Code.ATTACHMENT_UNKNOWN: (
        "No attachment of the submission “{submission}” is called “{attachment}”. Check its name, or write the "
        "beginning of its hash."
    ),
    Code.MOVE_ABSENT: (
        "The submission “{submission}” is marked as not attended, so no scores can be moved. Give it a score first, "
        "or choose another one."
    ),
    Code.MOVE_NOTHING: "There are no scores and no comment to move yet. Nothing was changed for “{submission}”.",
    Code.MOVE_SEALED: "The scorecard of “{submission}” is sealed. Open it again before you move scores.",
    Code.MOVE_TARGET_NOT_EMPTY: (
        "The submission “{submission}” has scores, a comment or a note of its own, so nothing was moved. Exchange "
        "the two, or choose another one."
    ),
    Code.MOVE_TO_ITSELF: "The scores belong to “{submission}” already. Choose another submission.",
    Code.PLACE_NOT_POSSIBLE: "A pin marks one page or one second of a file. Say one of the two.",
    Code.NOT_ASSIGNED: "The submission “{submission}” is not assigned to this judge, so it cannot be scored here.",
    Code.SECOND_PERSON_NEEDED: (
        "{name} typed this scorecard first. Ask another person to type it again from the paper."
    ),
    Code.TYPED_DIFFERENTLY: (
        "The two typings differ at {criteria}. Look at the paper again; if the first typing was wrong, take it back "
        "and begin anew."
    ),
    Code.NOTHING_TYPED: "This scorecard has not been typed for the first time yet. Type it before it is confirmed.",
    Code.SCORECARD_HAS_FINDINGS: "This scorecard cannot be taken in as it is typed. Correct what is marked first.",
    Code.SHEET_OF_OTHER_CONTEST: (
        "“{file}” is a scorecard sheet of another contest or of no judge of this panel. Nothing was taken in."
    ),
    Code.SCORECARD_RECUSED: (
        "This judge has recused from the submission “{submission}”. Withdraw the recusal first if it was a mistake."
    ),
    Code.SCORECARD_SEALED: "The scorecard of “{submission}” is sealed and sent. Reopen it with a reason to change it.",
    Code.SCORE_REFUSED: "This score was not taken over. Correct what is marked and enter it again.",
    Code.SEAL_BLOCKED: "Nothing was sealed. Correct what is marked first.",
    Code.ACTING_CHAIR_NEEDED: (
        "The chair is recused in “{category}” and does not decide there. Name an acting chair first; she decides it."
    ),
    Code.ACTING_CHAIR_NOT_POSSIBLE: (
        "“{judge}” cannot act as chair here. Choose a voting member of the panel who is not recused in this category."
    ),
    Code.ALREADY_CLOSED: "This round is already closed. Reopen it with a reason to change what counts.",
    Code.AWARD_NOT_ALLOWED: (
        "The rules of this contest do not provide for the decision “{kind}”. Choose another decision."
    ),
    Code.CARD_FITS_NOBODY: (
        "The judge card of “{name}” fits nobody on the panel. Say whose card it is, or correct the name in the panel."
    ),
    Code.DECIDED_BY_RECUSED: (
        "“{judge}” is recused in “{category}” and cannot decide there. Let the chair or the acting chair decide."
    ),
    Code.DECISION_INCOMPLETE: (
        "Something is still missing for the decision “{kind}”: {needs}. Add it and record the decision again."
    ),
    Code.DISCUSSION_NOT_ASKED: (
        "The scores of submission “{submission}” do not ask for a discussion. Write a note instead."
    ),
    Code.LEVEL_UNKNOWN: "There is no award level “{level}” in this category. Use the id of one of its levels.",
    Code.NOT_CLOSED: "This round is not closed, so there is nothing to reopen. Go on working in it.",
    Code.ROUND_CLOSED: (
        "The round is closed, so “{kind}” cannot be decided now. Reopen the round with a reason, decide, and close it "
        "again."
    ),
    Code.TEXT_NOT_CORRECTABLE: ("A decision cannot correct “{name}” here. It can correct: {possible}."),
    Code.TEXT_UNCHANGED: "The words are the same as before. Change what is to be corrected and save it again.",
    Code.NOTHING_TO_HAND_BACK: (
        "No score file of “{judge}” counts here, so there is nothing to hand back. Merge the judge's score file first."
    ),
    Code.NO_NEW_LAPTOP: (
        "No judge card of a new computer of “{judge}” is here. Ask for the card made on the new computer and take it "
        "in first."
    ),
    Code.NO_KEY_TO_CONFIRM: (
        "No judge card or score file of “{judge}” waits for confirmation. Take in the judge card or the score "
        "file first."
    ),
    Code.SEVERAL_KEYS_TO_CONFIRM: (
        "{count} cards or computers wait for confirmation under “{judge}”. Type the six check words to say which "
        "one is meant."
    ),
    Code.TIE_SETTLED_OTHERWISE: (
        "The rules of this contest do not let a tie be settled this way. Settle it as the tie-break rules say."
    ),
    Code.VOTES_DECIDE_NOTHING: (
        "The most votes went to more than one submission, so the vote decides nothing. Let the panel vote again."
    ),
    Code.VOTES_DO_NOT_ADD_UP: (
        "Votes and abstentions together are {cast}, but {present} people were present. Correct the figures."
    ),
    Code.VOTES_INCOMPLETE: "Give the votes for each of the equal submissions, and for no other: {submissions}.",
    Code.VOTES_MORE_THAN_PANEL: (
        "{present} people cannot have voted here: only {most} of the panel may vote. Correct the figures."
    ),
    Code.VOTES_NOT_UNDERSTOOD: (
        "The votes are not understood. Give a whole number of votes for at least one submission of this contest."
    ),
    Code.DECISION_OF_STRANGER: (
        "Decisions in this file were signed by somebody who is not the chair of this contest and does not stand in "
        "for the chair. Do not use it; ask the chair by telephone."
    ),
    Code.DEPUTY_KNOWN: "This copy of the program already acts for the chair in this contest. Nothing was changed.",
    Code.DEPUTY_UNKNOWN: "Nobody stands in for the chair under “{deputy}”. Check the list and try again.",
    Code.NOTHING_RECEIVED: "No score file has come and nothing was decided yet. Merge the score files first.",
    Code.NOT_A_DEPUTY: (
        "This package does not name this copy of the program among those who stand in for the chair. Send the chair "
        "the card of this copy and ask for a new package."
    ),
    Code.INVARIANT_BROKEN: (
        "The counted scores contradict each other in {count} places, so no results are shown. Restore the latest "
        "backup, or merge the score files again."
    ),
    Code.BACKUP_NEEDED: (
        "No backup outside this computer holds the contest as it is now. Back it up to a memory stick or a shared "
        "folder first, or give the reason why an official package is built without one."
    ),
    Code.CARDS_MISSING: (
        "The judge cards of these judges are missing: {judges}. Take in their cards, or lock the package with a "
        "passphrase."
    ),
    Code.CHAIR_CHANGED: (
        "This package was made on a computer that the earlier packages of this contest do not name. Do not use "
        "it; ask the chair by telephone."
    ),
    Code.CONTEST_HAS_FINDINGS: "The contest was not taken over. Correct what is marked in its folder first.",
    Code.JUDGE_NOT_CHOSEN: "This package is for several judges. Say which judge works on this computer.",
    Code.NOTHING_TO_PRINT: "There is no scorecard to print yet. Merge the judges' score files first.",
    Code.NOTHING_TO_UPDATE: (
        "No package of this round has been built yet, so there is nothing to update. Build a whole package first."
    ),
    Code.PUBLISHING_BLOCKED: (
        "The results cannot be published yet: {count} things stand in the way. Settle them and publish again; nothing "
        "was written."
    ),
    Code.AWARDS_DIFFER: (
        "The awards in this file are not those that the decisions give. Do not use it; ask the chair for the file "
        "again."
    ),
    Code.COUNTED_DIFFER: (
        "The scorecards that this file counts are not those that count by its documents. Do not use it; ask the chair "
        "for the file again."
    ),
    Code.DECISIONS_DIFFER: (
        "The decisions in this file do not stand in the order in which they were taken. Do not use it; ask the chair "
        "for the file again."
    ),
    Code.DECISION_MISSING: (
        "The decisions in this file do not follow each other without a gap. Do not use it; ask the chair for the file "
        "again."
    ),
    Code.DOCUMENT_MISSING: (
        "A decision names a score file or a decision that is not in this file. Do not use it; ask the chair for the "
        "file again."
    ),
    Code.KEY_OF_NOBODY: (
        "This file counts a score file whose key belongs to no judge of the panel. Do not use it; ask the chair for "
        "the file again."
    ),
    Code.RANKS_DIFFER: (
        "The ranks in this file are not those that the scores give. Do not use it; ask the chair for the file again."
    ),
    Code.ROUND_OPEN: (
        "The results in this file were taken before the round was closed. Ask the chair for the file of the closed "
        "round."
    ),
    Code.RULES_DIFFER: (
        "The rules in this file are not those of the contest. Do not use it; ask the chair for the file again."
    ),
    Code.TIE_BREAKS_DIFFER: (
        "What decided between equal scores is not what this file says. Do not use it; ask the chair for the file again."
    ),
    Code.TOTALS_DIFFER: (
        "The scores in this file are not those that the judges' score files add up to. Do not use it; ask the chair "
        "for the file again."
    ),
    Code.VOTES_DIFFER: (
        "The popular vote in this file is not the one that was recorded. Do not use it; ask the chair for the file "
        "again."
    ),
    Code.NOT_THE_CHAIR: "Only the chair's copy of the program can do this. Open it with the chair's data folder.",
    Code.PACKAGE_OLDER: (
        "This package (revision {revision}) is older than the one on this computer (revision {current}). Go on "
        "with the newer one; nothing was changed."
    ),
    Code.PACKAGE_TWICE: (
        "There are two different packages of revision {revision}. Ask the chair which one is right; this one was "
        "not opened."
    ),
    Code.UPDATE_INCOMPLETE: (
        "This update (revision {revision}) builds on {count} attachments that are not on this computer. Open the "
        "earlier packages first, or ask for the whole package."
    ),
    Code.ATTACHMENT_CHANGED: (
        "The attachment “{attachment}” was changed or removed after it was added. Add it again and repeat this."
    ),
    Code.ATTACHMENT_DAMAGED: "This file is damaged or not what its name says; save a copy and open it elsewhere.",
    Code.ATTACHMENT_LOCKED: "This file is locked with a password; save a copy and open it with the password.",
    Code.ATTACHMENT_NOT_READ: "This kind of file is not shown here; save a copy and open it elsewhere.",
    Code.ATTACHMENT_TOO_LARGE: "This file is too large to be shown here; save a copy and open it elsewhere.",
    Code.ATTACHMENT_NAME_NEEDED: "The judges know a file by its name. Please enter one.",
    Code.NOTHING_TO_ADD: "None of these files can be added. Look at the reasons and choose other files.",
    Code.NOT_A_SIGNER: "“{judge}” does not sign this paper. Choose one of the people who sign it.",
    Code.OFFICE_NOT_FOUND: (
        "LibreOffice was not found on this computer, so no PDF can be made here. Install LibreOffice, or save each "
        "office file as PDF elsewhere and add it under the same name with .pdf behind it; without one the judges "
        "read the words of the file only."
    ),
    Code.PAPER_UNKNOWN: "There is no paper “{paper}” to sign in this contest. Use a name from the list of signatures.",
    Code.SCAN_IS_NO_PICTURE: "The scan “{file}” is no PDF, JPEG or PNG. Save the scan in one of these formats.",
    Code.SIGNATURE_UNKNOWN: "That is not on this paper. Look at the list of signatures.",
    Code.FILE_NOT_FOUND: "There is no file “{file}”. Check its name and folder, and that the drive is connected.",
    Code.FILE_NOT_OURS: "The file “{file}” is not a file of this program. Ask the sender for the right one.",
    Code.FILE_NOT_READABLE: (
        "The file “{file}” cannot be read. Close it in other programs, or ask for permission to read it."
    ),
    Code.FILE_TOO_LARGE: (
        "The file “{file}” is larger than any file of this kind can be. Ask the sender for the right one."
    ),
    Code.PROGRESS_CODE_OF_OTHERS: (
        "This progress code is of another contest, or of a person who is not known as a judge here. "
        "Ask the judge to copy the code again from the contest of today."
    ),
    Code.PROGRESS_CODE_DAMAGED: "This progress code is incomplete or was changed. Copy the whole code again.",
    Code.SIGNER_NOT_NAMED: (
        "This file was not made by the person or computer that it names. Do not use it; ask the sender to send "
        "it again."
    ),
    Code.WRONG_CONTEST: (
        "This file belongs to another contest. Open the contest it belongs to, or ask the sender for the right file."
    ),
    Code.WRONG_JUDGE: "This file was made by another judge than the one it names. Ask the judge to send it again.",
    Code.WRONG_MODE: "A rehearsal and an official contest never mix. Use a file of the same mode.",
    Code.WRONG_RECIPIENT: "This file was locked for another person. Ask the sender for one made with your judge card.",
    Code.WRONG_ROUND: "This file belongs to another round of the contest. Ask the sender for the file of this round.",
    Code.WRONG_RUBRIC: (
        "This file was scored with another version of the criteria. "
        "Ask the judge to open the latest package and send the scores again."
    ),
    Code.ALREADY_RUNNING: (
        "Judge Desktop is already open on this data folder. Use the window that is open, or close it and try again."
    ),
    Code.ATTACHMENT_LOST: "An attachment is missing on this computer. Open the package file again to bring it back.",
    Code.BACKUP_DAMAGED: (
        "The backup “{file}” is damaged or is no backup of this program. Nothing was changed; use another backup."
    ),
    Code.DATABASE_BUSY: "Another program is using the data folder at this moment. Wait a moment and try again.",
    Code.DATABASE_DAMAGED: (
        "The data in “{folder}” is damaged and was left as it is. Restore the latest backup into a new folder."
    ),
    Code.DATABASE_NEWER: (
        "This data was written by a newer version of the program (data version {found}, this program reads up to "
        "{known}). Install the newer version."
    ),
    Code.DATABASE_NOT_READY: (
        "The data folder is still being prepared or updated by another window. Wait a moment and try again."
    ),
    Code.DATA_FOLDER_NOT_EMPTY: (
        "The folder “{folder}” already holds data. Choose an empty folder, or say that it may be replaced."
    ),
    Code.DATA_FOLDER_ON_NETWORK: (
        "The data folder “{folder}” is on a network drive, where data can be lost. Move it to a disk of this computer."
    ),
    Code.DATA_FOLDER_READ_ONLY: (
        "Nothing can be written into “{folder}”. Allow writing there, or choose another folder."
    ),
    Code.DATA_FOLDER_SYNCHRONISED: (
        "The data folder “{folder}” is synchronised with the cloud, which can damage it. "
        "Move it to a folder that is not synchronised."
    ),
    Code.DISK_FAILED: ("The disk could not be read or written. Nothing was half-saved; check the disk and try again."),
    Code.DISK_FULL: "The disk is full, so this was not saved. Free some space and try again.",
    Code.DOCUMENT_UNKNOWN: "There is no document “{sha256}” in this data folder. Check the list of documents.",
    Code.MANIFEST_NOT_ACCEPTED: (
        "This file was scored with a package that no longer counts. Ask the judge to open the latest "
        "package and send the scores again."
    ),
    Code.FOLDER_NOT_EMPTY: "The folder “{folder}” is not empty. Choose a new or an empty folder.",
    Code.FOLDER_NOT_WRITABLE: "Nothing can be saved in the folder “{folder}”. Choose another folder.",
    Code.TABLE_HAS_FINDINGS: "Nothing was taken over from “{file}”. Correct what is marked in it first.",
    Code.CHECK_WORDS_COUNT: "Six check words are needed, but {count} were typed. Type all six as they are read aloud.",
    Code.CHECK_WORDS_OF_OTHER_PACKAGE: (
        "These are the check words of another package that is on this computer (revision {other}). "
        "Ask for the words of revision {revision}."
    ),
    Code.CHECK_WORDS_OF_OWN_KEYS: (
        "These are the check words that you read to the secretary. Type the six words that the secretary reads to you."
    ),
    Code.CHECK_WORDS_WRONG: (
        "These check words belong to another file. "
        "Have them read aloud again; if they still differ, do not use this file."
    ),
    Code.CHECK_WORD_UNKNOWN: (
        "“{word}” is not one of the check words. Ask for it again and choose a word that is offered while typing."
    ),
    Code.CONTAINER_DAMAGED: "This file is incomplete or was changed on its way. Ask the sender to send it again.",
    Code.CONTAINER_TOO_LARGE: (
        "This file is larger or has more parts than the program allows. Use fewer or smaller attachments."
    ),
    Code.DOCUMENT_FROM_NEWER_VERSION: (
        "This file was made by a newer version of the program. Install the newer version to open it."
    ),
    Code.DOCUMENT_MALFORMED: (
        "The content of this file is not as this program writes it. Ask the sender to make the file again."
    ),
    Code.DOCUMENT_OF_OTHER_TYPE: "This is another kind of file than the one expected here. Choose the right file.",
    Code.DOCUMENT_TOO_LARGE: (
        "A part of this file is larger than the program allows. Ask the sender to make the file again."
    ),
    Code.ENCRYPTION_DAMAGED: (
        "This locked file is incomplete or was changed on its way. Ask the sender to send it again."
    ),
    Code.ENCRYPTION_UNSUPPORTED: (
        "This file is locked in a way that this program does not open. Ask the sender to make it with this program."
    ),
    Code.IDENTITY_MALFORMED: "The file with the keys of this copy is damaged. Restore it from a backup.",
    Code.KEY_UNUSABLE: "A key in this file cannot be trusted. Ask its owner for a new judge card.",
    Code.PASSPHRASE_WRONG: (
        "The passphrase is not right. Check the spelling and the keyboard language and enter it again."
    ),
    Code.SIGNATURE_MALFORMED: "The proof of who made this file is damaged. Ask the sender to send the file again.",
    Code.SIGNATURE_OF_OTHER_KEY: (
        "This file was made by another person or computer than it says. Ask the sender to check and send it again."
    ),
    Code.SIGNATURE_WRONG: "This file was changed after it was signed. Do not use it; ask the sender to send it again.",
    Code.SIGNERS_MALFORMED: (
        "The list of those who may sign in this file is not as this program writes it. "
        "Ask the sender to make the file again."
    ),
}

_FINDINGS: Mapping[FindingCode, str] = {
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


def english(code: Code | FindingCode | CautionCode) -> str:
    """The English sentence of `code` with its placeholders, the key of its translation. KeyError if it has none."""
    if isinstance(code, CautionCode):
        return CAUTIONS[code]
    return _REFUSALS[code] if isinstance(code, Code) else _FINDINGS[code]


def sentence(code: Code | FindingCode | CautionCode, tr: Translator, /, **details: object) -> str:
    """The sentence of `code` in the language of `tr`, with `details` filled in.

    A detail that did not come is shown as a dash: a sentence never fails over a missing number. Sequences are
    joined with commas. Raises KeyError for a code that has no sentence.
    """
    return tr(english(code)).format_map(_Details({name: _shown(value) for name, value in details.items()}))


def sentence_of_error(error: JudgeDesktopError, tr: Translator) -> str:
    """The sentence of a refusal."""
    return sentence(error.code, tr, **error.details)


def sentence_of_finding(finding: Finding, tr: Translator) -> str:
    """The sentence of a finding, without its place."""
    return sentence(finding.code, tr, **finding.details)


def sentence_of_caution(caution: Caution, tr: Translator) -> str:
    """The sentence of a caution, without its category."""
    return sentence(caution.code, tr, **told(caution.details, tr))


class _Details(dict[str, str]):
    """The details of one sentence; whatever did not come reads as a dash."""

    def __missing__(self, name: str) -> str:
        return "–"


def _shown(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(_shown(one) for one in value)
    return str(value)
