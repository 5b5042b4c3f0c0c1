"""The annex of the minutes: every decision of the round in its order, with who took it, why, and what became of it.

Attendance stands in the lists of the minutes themselves.
"""

from __future__ import annotations

from judge_desktop.config.audit_words import details_in_words
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.panel import Confirmation
from judge_desktop.reports.minutes_report import RegisteredDecision
from judge_desktop.scoring.awards import AWARD_KINDS
from judge_desktop.scoring.taking_back import taken_back
from judge_desktop.workflow.printing.minutes_told import correction_words, in_their_order, subject_words
from judge_desktop.workflow.printing.print_words import PrintWords


def registered_decisions(words: PrintWords) -> tuple[RegisteredDecision, ...]:
    """Each decision but attendance, whether it stands or not."""
    undone = taken_back(words.known.package, words.known.decisions)
    contradicting = {sha256 for group in words.known.view.decision_conflicts for sha256 in group}
    lines = []
    for one in in_their_order(words):
        if one.kind is DecisionKind.ATTENDANCE:
            continue
        state = ""
        if one.sha256 in undone:
            state = words.tr("Taken back")
        elif one.sha256 in contradicting:
            state = words.tr("Contradicts another one; neither is applied")
        lines.append(
            RegisteredDecision(
                when=words.moment(one.created),
                what=_what(one, words),
                who=_who(one, words),
                reason=_reason(one, words),
                state=state,
            )
        )
    return tuple(lines)


def _reason(one: Decision, words: PrintWords) -> str:
    """As typed; how a key was confirmed is kept as a neutral word."""
    if one.kind in (DecisionKind.CONFIRM_JUDGE, DecisionKind.REPLACE_KEY) and one.reason in set(Confirmation):
        return details_in_words({"confirmation": one.reason}, words.tr, lambda _, value: value)
    return one.reason


def _who(one: Decision, words: PrintWords) -> str:
    """Who decided; and the copy that recorded it when it is a deputy's."""
    person = words.person(one.decided_by)
    copies = words.known.package.chairs
    if not copies or one.recorded_by == copies[0].id:
        return person
    return words.tr("{judge}; recorded by the deputy {copy}", judge=person, copy=words.person(one.recorded_by))


def _what(one: Decision, words: PrintWords) -> str:
    if one.kind in AWARD_KINDS or one.kind is DecisionKind.BREAK_TIE:
        return _about_category(one, words)
    if one.documents and one.kind in (DecisionKind.SET_ASIDE, DecisionKind.CHOOSE_REVISION, DecisionKind.RESTORE):
        return _about_documents(one, words)
    tr, judge = words.tr, words.person(one.judge)
    match one.kind:
        case DecisionKind.CONFIRM_JUDGE:
            return tr("Score files under a key are those of {judge}", judge=judge)
        case DecisionKind.REPLACE_KEY:
            return tr("{judge} goes on with another computer", judge=judge)
        case DecisionKind.CORRECT_TEXT:
            return tr(
                "Correction. {subject}: {changes}",
                subject=subject_words(one, words),
                changes=correction_words(one, words),
            )
        case DecisionKind.PAPER_SCORECARD:
            submissions = words.numbers(one.submissions)
            return tr("A scorecard of {judge} was typed: {submissions}", judge=judge, submissions=submissions)
        case DecisionKind.EXCLUDE:
            return tr("The scores of {judge} are left out: {category}", judge=judge, category=_where(one, words))
        case DecisionKind.RESTORE:
            return tr("The scores of {judge} count again: {category}", judge=judge, category=_where(one, words))
        case DecisionKind.ACTING_CHAIR:
            return tr("{judge} acts as chair: {category}", judge=judge, category=_where(one, words))
        case DecisionKind.POPULAR_VOTE:
            return tr("The popular vote was recorded")
        case DecisionKind.REOPEN:
            return tr("The round was opened again")
        case _:
            return tr("The round was closed")


def _where(one: Decision, words: PrintWords) -> str:
    return words.named_category(one.category) if one.category else words.tr("every category")


def _about_category(one: Decision, words: PrintWords) -> str:
    tr = words.tr
    said = {"category": words.named_category(one.category), "submissions": words.numbers(one.submissions)}
    match one.kind:
        case DecisionKind.NO_AWARD:
            return tr("{category}: no award", category=said["category"])
        case DecisionKind.JOINT_AWARD:
            return tr("{category}: the award is shared by {submissions}", **said)
        case DecisionKind.BREAK_TIE:
            return tr("{category}: equal submissions stand in this order: {submissions}", **said)
        case _:
            return tr("{category}: the award goes to {submissions}", **said)


def _about_documents(one: Decision, words: PrintWords) -> str:
    """What a decision about files or earlier decisions names, by whose they are."""
    tr, known = words.tr, words.known
    files = {file.sha256: file.judge for file in known.score_files}
    earlier = {decision.sha256: decision for decision in known.decisions}
    judges = [files.get(sha256) or (earlier[sha256].judge if sha256 in earlier else "") for sha256 in one.documents]
    names = words.people(dict.fromkeys(judge for judge in judges if judge))
    if one.kind is DecisionKind.SET_ASIDE:
        return tr("A score file or scorecard was set aside: {names}", names=names)
    if one.kind is DecisionKind.CHOOSE_REVISION:
        return tr("One of several versions of a score file was chosen: {names}", names=names)
    undone = [_what(earlier[sha256], words) for sha256 in one.documents if sha256 in earlier]
    return tr("Taken back: {what}", what="; ".join(undone) or names)
