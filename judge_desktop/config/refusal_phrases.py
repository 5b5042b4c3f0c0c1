"""What happened and what to do: the English words of every refusal. Sentences are made of them in ``phrases``."""

from collections.abc import Mapping

from judge_desktop.domain.errors import Code

REFUSALS: Mapping[Code, str] = {
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
    Code.COMMENT_UNKNOWN: (
        "No comment in the letters is called “{comment}”. The command report comments lists what each is called."
    ),
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
    Code.TIME_NOT_UNDERSTOOD: "The time “{value}” is not understood. Write it as 13:30 or 13.30.",
    Code.GROUND_UNKNOWN: (
        "“{ground}” is no ground of recusal. Choose one of the listed grounds, or “other” with a reason."
    ),
    Code.HELP_UNKNOWN: "There is nothing called “{page}” in help. Use the code of an error or one of: {known}.",
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
    Code.NO_AWARD_DECIDED: (
        "No award has been decided yet, so there is no certificate to print. Decide the awards first."
    ),
    Code.LOGO_DAMAGED: "This picture is damaged and cannot be printed. Choose another file for the logo.",
    Code.LOGO_IS_NO_PICTURE: "A logo is a PNG or JPEG picture. Save it as one of these and choose it again.",
    Code.LOGO_TOO_LARGE: (
        "This picture is too large for a logo. Make it smaller: at most {megabytes} MB, and at most {side} pixels on "
        "its longer side."
    ),
    Code.TOO_MANY_SIGNATORIES: "At most {most} people can sign beside each other. Leave the others out.",
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
    Code.PAPER_CODE_UNKNOWN: (
        "This is not the code of a scorecard that was printed to be filled in by hand. Scan the square code at its "
        "head again, or choose judge and submission yourself."
    ),
    Code.PAPER_OF_OTHER_ROUND: (
        "This scorecard was printed for another contest or round, or with criteria that hold no longer. Ask for a new "
        "paper."
    ),
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
    Code.MEETING_ENDS_BEFORE_START: (
        "The meeting would end before it began. Please enter the times of its beginning and its end again."
    ),
    Code.ROUND_STILL_OPEN: (
        "The round is still open, so its results may change and cannot go out yet. Close the round first."
    ),
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
    Code.CONTEST_HAS_FINDINGS: (
        "The contest still has something to mend. Correct what is marked first; nothing was done so far."
    ),
    Code.JUDGE_NOT_CHOSEN: "This package is for several judges. Say which judge works on this computer.",
    Code.ANNOUNCED_BEFORE_AWARDS: (
        "The award is not decided yet for: {categories}. Decide it, or decide that there is no award, and then print "
        "the announcement."
    ),
    Code.ANNOUNCED_BEFORE_CLOSING: (
        "The round is still open, so its result cannot be announced. Close the round first. Until then print the "
        "summary of results, which is marked as a draft."
    ),
    Code.NOBODY_SHORTLISTED: (
        "No submission is shortlisted, so there is no shortlist to announce. Choose the submissions that go on first."
    ),
    Code.NOTHING_TO_PRINT: (
        "There is no sealed scorecard yet, so there is nothing to print. "
        "Merge the judges' score files; drafts do not count."
    ),
    Code.FIGURES_COVERED: (
        "The scores of some category are still covered, and figures of the whole round would give something of them "
        "away. Print them when no category is covered any more."
    ),
    Code.NOTHING_TO_UPDATE: (
        "No package of this round has been built yet, so there is nothing to update. Build a whole package first."
    ),
    Code.NOTHING_PLANNED: (
        "The running order is not planned yet, so there is none to print. Plan it on the page “Presentation day” first."
    ),
    Code.CHOICE_PRINTS_NOTHING: (
        "This report says nothing about what was chosen. Choose other judges, submissions or categories, or none of "
        "them to print all of it."
    ),
    Code.NOTHING_SCORED: "You stepped aside from everything here, so there is no scorecard of yours to print.",
    Code.NO_PRINTER: (
        "No printer is set up on this computer. Save the file and print it elsewhere, or set up a printer in the "
        "settings of the system."
    ),
    Code.PRINTER_FAILED: (
        "The printer “{printer}” did not take the pages. Check that it is switched on and has paper, then print again."
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
        "The data in “{folder}” is damaged and was left as it is. "
        "Open the latest backup with this program: it is brought back, and what is damaged is kept beside it."
    ),
    Code.DATABASE_NEWER: (
        "This data was written by a newer version of the program (data version {found}, this program reads up to "
        "{known}). Install the newer version."
    ),
    Code.DATABASE_NOT_READY: (
        "The data folder is still being prepared or updated by another window. Wait a moment and try again."
    ),
    Code.DATA_FOLDER_NOT_EMPTY: (
        "The folder “{folder}” already holds data, which is never overwritten. Choose an empty folder, or add --keep: "
        "then it is kept beside the new data."
    ),
    Code.DATA_FOLDER_ON_NETWORK: (
        "The data folder “{folder}” is on a network drive, where data can be lost. Move it to a disk of this computer."
    ),
    Code.DATA_FOLDER_OF_OTHER_VERSION: (
        "This contest was kept by another version of the program, or what was kept is damaged. Open it with the "
        "version that kept it, or restore the latest backup into a new folder."
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
    Code.DISK_NEARLY_FULL: (
        "Only {megabytes} MB are left on the disk of the data folder. Free some space before the work goes on."
    ),
    Code.DOCUMENT_UNKNOWN: "There is no document “{sha256}” in this data folder. Check the list of documents.",
    Code.MANIFEST_NOT_ACCEPTED: (
        "This file was scored with a package that no longer counts. Ask the judge to open the latest "
        "package and send the scores again."
    ),
    Code.FOLDER_NOT_EMPTY: "The folder “{folder}” is not empty. Choose a new or an empty folder.",
    Code.KEEP_UNTIL_PASSED: "The archive cannot be kept until {date}: that day has passed. Give a later day.",
    Code.FILE_IN_USE: (
        "The file “{name}” cannot be replaced. Close the program that shows it, or save in another folder."
    ),
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
