"""The deeds of ``paper``: typing scorecards twice, sheets out and in."""

from __future__ import annotations

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, Plain
from judge_desktop.domain.scorecard import OVERALL
from judge_desktop.workflow.paper_scorecards import (
    PaperEntry,
    TypedScorecard,
    confirm_scorecard,
    forget_typing,
    papers_wanted,
    save_sheet,
    take_sheet,
    type_scorecard,
    waiting_scorecards,
)
from judge_desktop.workflow.round_documents import round_documents


def list_papers(context: Context) -> int:
    """``paper list``."""
    with context.reading() as ws:
        known = round_documents(ws, context.where)
        waiting = waiting_scorecards(ws, context.where)
    typed = {(one.judge, one.submission) for one in waiting}
    missing = [
        (cell.judge, cell.submission)
        for judge in known.package.contest.panel.voting
        for cell in papers_wanted(known, judge.id)
        if (cell.judge, cell.submission) not in typed
    ]
    content: Plain = {
        "typed": [_plain(one) for one in waiting],
        "missing": [{"judge": judge, "submission": submission} for judge, submission in missing],
    }
    lines = [_line(context, one) for one in waiting] + [f"{judge}  {submission}  —" for judge, submission in missing]
    context.speaker.tell(content, lines)
    return DONE


def type_paper(context: Context) -> int:
    """``paper type``."""
    with context.writing() as ws:
        typed = type_scorecard(ws, _entry(context), context.where)
    context.speaker.tell(_plain(typed), [_line(context, typed)])
    return DONE


def confirm_paper(context: Context) -> int:
    """``paper confirm``."""
    with context.writing() as ws:
        decision = confirm_scorecard(ws, _entry(context), context.where)
    content: Plain = {"sha256": decision.sha256, "judge": decision.judge, "submission": decision.submissions[0]}
    context.speaker.tell(content, [decision.sha256])
    return DONE


def forget_paper(context: Context) -> int:
    """``paper forget``."""
    options = context.options
    with context.writing() as ws:
        forget_typing(ws, options.judge, options.submission, context.where)
    context.speaker.tell({"judge": options.judge, "submission": options.submission}, ())
    return DONE


def save_paper_sheet(context: Context) -> int:
    """``paper sheet``."""
    options = context.options
    with context.reading() as ws:
        count = save_sheet(ws, options.judge, options.out, context.tr.language.value, context.where)
    path = str(options.out.absolute())
    context.speaker.tell({"path": path, "submissions": count}, (path,))
    return DONE


def take_paper_sheet(context: Context) -> int:
    """``paper take``."""
    with context.writing() as ws:
        typed = take_sheet(ws, context.options.file, context.options.by, context.where)
    context.speaker.tell({"typed": [_plain(one) for one in typed]}, [_line(context, one) for one in typed])
    return DONE


def _entry(context: Context) -> PaperEntry:
    options = context.options
    pairs = [written.partition("=") for written in options.scores]
    return PaperEntry(
        judge=options.judge,
        submission=options.submission,
        by=options.by,
        scores={criterion: value for criterion, _, value in pairs},
        comments={OVERALL: options.comment} if options.comment else {},
        is_absent=options.absent,
    )


def _plain(typed: TypedScorecard) -> Plain:
    return {
        "judge": typed.judge,
        "submission": typed.submission,
        "state": typed.state.value,
        "origin": typed.origin.value,
        "scores": dict(part.split("=") for part in typed.scores.split()),
        "typed_by": typed.typed_by,
    }


def _line(context: Context, typed: TypedScorecard) -> str:
    waits = context.tr("waits for a second person")
    return f"{typed.judge}  {typed.submission}  {typed.scores}  ({typed.typed_by}; {waits})"


COMMANDS = {
    "paper list": list_papers,
    "paper type": type_paper,
    "paper confirm": confirm_paper,
    "paper forget": forget_paper,
    "paper sheet": save_paper_sheet,
    "paper take": take_paper_sheet,
}
