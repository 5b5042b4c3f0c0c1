"""What a package update changed, in words: a line for the whole contest, a line for each submission."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.config.thai_digits import Numerals, in_numerals
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.ui.help.said import said_of_finding
from judge_desktop.ui.judge.card_status import HIDDEN, unless_hidden, written
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.workflow.package_changes import Change, ChangeKind
from judge_desktop.workflow.scoring_session import ScoringSession


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One line; `submission` is empty when there is nothing to open, `place` the criterion it leads to."""

    weight: Weight
    title: str
    detail: str = ""
    submission: str = ""
    place: str = ""


def change_lines(session: ScoringSession, changes: Sequence[Change], numerals: Numerals) -> tuple[ChangeLine, ...]:
    """The contest first, then each submission once, in running order."""
    lines = [ChangeLine(Weight.WARNS, *_about_contest(one)) for one in changes if not one.submission]
    by_submission: dict[str, list[Change]] = {}
    for one in changes:
        if one.submission:
            by_submission.setdefault(one.submission, []).append(one)
    for submission, some in by_submission.items():
        lines.append(_about_submission(session, submission, some, numerals))
    return tuple(lines)


def broken_lines(session: ScoringSession, numerals: Numerals, *, is_hidden: bool = False) -> tuple[ChangeLine, ...]:
    """The scores kept from before that the criteria of today do not allow, each with the way to its field."""
    lines = []
    for submission in session.submissions:
        if session.scorecard(submission.id).state is not ScorecardState.DRAFT:
            continue
        name = named(session, submission.id, numerals)
        for finding in session.findings(submission.id):
            if finding.blocks and finding.code is not FindingCode.SCORE_MISSING:
                said = said_of_finding(finding)
                sentence = unless_hidden(said, is_hidden=is_hidden)
                lines.append(ChangeLine(Weight.BLOCKS, name, sentence, submission.id, finding.where.criterion))
        gone = session.scores_without_criterion(submission.id)
        if gone:
            scores = ", ".join(HIDDEN if is_hidden else written(one, numerals) for one in gone.values())
            sentence = tr("Not counted any more, because the criterion is gone: {scores}", scores=scores)
            lines.append(ChangeLine(Weight.WARNS, name, sentence, submission.id))
    return tuple(lines)


def named(session: ScoringSession, submission_id: str, numerals: Numerals) -> str:
    """Number and title; of a recused submission the number alone, of one that is gone its id."""
    submission = session.contest.submission(submission_id)
    if submission is None:
        return tr("Submission {name}", name=submission_id)
    number = in_numerals(str(submission.number), numerals.value)
    if _is_hidden(session, submission_id):
        return tr("Submission {name}", name=number)
    return f"{number} {submission.title.in_language(current_language().value)}"


def _about_contest(change: Change) -> tuple[str, str]:
    if change.kind is ChangeKind.RUBRIC_CHANGED:
        return tr("The criteria have changed"), tr("Your scores are kept; what is no longer allowed stands above")
    return tr("The running order has changed"), ""


def _about_submission(
    session: ScoringSession, submission: str, changes: Sequence[Change], numerals: Numerals
) -> ChangeLine:
    title = named(session, submission, numerals)
    if _is_hidden(session, submission):
        return ChangeLine(Weight.NOTE, title, tr("You have recused from it, so its content is not shown"))
    said = " · ".join(_words(one) for one in changes)
    is_mine = submission in {one.id for one in session.submissions}
    return ChangeLine(Weight.NOTE, title, said, submission if is_mine else "")


def _words(change: Change) -> str:
    return {
        ChangeKind.SUBMISSION_ADDED: tr("New in this contest"),
        ChangeKind.SUBMISSION_REMOVED: tr("Taken out of this contest"),
        ChangeKind.ATTACHMENT_ADDED: tr("New file “{name}”", name=change.name),
        ChangeKind.ATTACHMENT_REMOVED: tr(
            "“{name}” is replaced or taken out; the earlier file can still be read", name=change.name
        ),
        ChangeKind.WORDS_CHANGED: tr("Title, applicant or summary corrected"),
    }.get(change.kind, "")


def _is_hidden(session: ScoringSession, submission: str) -> bool:
    return submission in {one.id for one in session.submissions} and session.is_recused(submission)
