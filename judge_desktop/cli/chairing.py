"""Commands of the chair's copy on the day: merge, decide, close, print. Results are ``tallying``."""

from __future__ import annotations

from pathlib import Path

from judge_desktop.cli.context import Context
from judge_desktop.cli.deliberating import votes_of
from judge_desktop.cli.output import DONE, REFUSED, Plain
from judge_desktop.config.phrases import sentence
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.merging import MergeLine, Outcome
from judge_desktop.scoring.taking_back import taken_back
from judge_desktop.workflow.deliberate import DecisionRequest, close_round, decide, reopen_round
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.round_documents import round_documents


def merge(context: Context) -> int:
    """``merge``."""
    options = context.options
    with context.writing() as ws:
        report = merge_scores(ws, options.files, context.where, is_preview=options.preview)
    content = {
        "files": [_merge_line(context, line, path) for line, path in zip(report.files, options.files, strict=True)],
        "missing": list(report.missing),
        "view_sha256": report.view_sha256,
    }
    lines = [f"{line.path}  {line.outcome.value}  {_why(context, line)}".rstrip() for line in report.files]
    if report.missing:
        lines.append(context.tr("Still missing: {judges}", judges=", ".join(report.missing)))
    context.speaker.tell(content, lines)
    return REFUSED if all(line.outcome is Outcome.REFUSED for line in report.files) else DONE


def _merge_line(context: Context, line: MergeLine, path: Path) -> Plain:
    return {
        "path": str(path),
        "outcome": line.outcome.value,
        "code": line.code.value if line.code is not None else None,
        "judge": line.judge or None,
        "revision": line.revision or None,
        "sha256": line.sha256 or None,
        "message": _why(context, line) or None,
    }


def _why(context: Context, line: MergeLine) -> str:
    return sentence(line.code, context.tr, file=line.path) if line.code is not None else ""


def decide_something(context: Context) -> int:
    """``decide``."""
    options = context.options
    values, texts = votes_of(options)
    request = DecisionRequest(
        kind=DecisionKind(options.kind),
        reason=options.reason,
        category=options.category,
        submissions=tuple(options.submissions),
        judge=options.judge,
        documents=tuple(options.documents),
        values={**values, **dict(options.values)},
        texts={**texts, **dict(options.texts)},
        decided_by=options.decided_by,
    )
    with context.writing() as ws:
        return _tell_decision(context, decide(ws, request, context.where))


def close(context: Context) -> int:
    """``close``."""
    reason = context.options.reason or context.tr("The chair closed the round")
    with context.writing() as ws:
        return _tell_decision(context, close_round(ws, reason, context.where))


def reopen(context: Context) -> int:
    """``reopen``."""
    with context.writing() as ws:
        return _tell_decision(context, reopen_round(ws, context.options.reason, context.where))


def decisions(context: Context) -> int:
    """``decisions``."""
    with context.reading() as ws:
        known = round_documents(ws, context.where)
    undone = taken_back(known.package, known.decisions)
    content = {"decisions": [_decision(one) for one in known.decisions], "taken_back": undone}
    lines = []
    for one in known.decisions:
        mark = f"  ({context.tr('Taken back')})" if one.sha256 in undone else ""
        lines.append(f"{one.sequence}  {one.kind.value}  {one.sha256}  {one.reason}{mark}")
    context.speaker.tell(content, lines)
    return DONE


def _tell_decision(context: Context, decision: Decision) -> int:
    context.speaker.tell({"decision": _decision(decision)}, (f"{decision.kind.value}  {decision.sha256}",))
    return DONE


def _decision(decision: Decision) -> Plain:
    return {
        "kind": decision.kind.value,
        "sha256": decision.sha256,
        "sequence": decision.sequence,
        "signed_by": decision.signed_by,
        "decided_by": decision.decided_by,
        "recorded_by": decision.recorded_by,
        "category": decision.category or None,
        "submissions": list(decision.submissions),
        "judge": decision.judge or None,
        "documents": list(decision.documents),
        "values": dict(decision.values),
        "reason": decision.reason,
        "texts": dict(decision.texts),
        "created": decision.created,
    }


COMMANDS = {
    "merge": merge,
    "decide": decide_something,
    "close": close,
    "reopen": reopen,
    "decisions": decisions,
}
