"""Commands that print: one report, all of them, and which can be printed as things stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, Plain
from judge_desktop.config.phrases import sentence_of_error
from judge_desktop.config.report_words import purpose_words, report_name
from judge_desktop.config.thai_dates import parse_date
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.family import Family
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.report_kinds import READERS, ReportKind
from judge_desktop.workflow.printing.kinds import PrintOptions
from judge_desktop.workflow.printing.letter_list import list_comments, named_comments
from judge_desktop.workflow.printing.own_font import font_notice
from judge_desktop.workflow.printing.print_everything import print_everything
from judge_desktop.workflow.printing.print_report import print_report
from judge_desktop.workflow.printing.printable import printable, read_sight
from judge_desktop.workflow.printing.report_findings import report_findings
from judge_desktop.workflow.workspace import Workspace


def report(context: Context) -> int:
    """``report KIND``."""
    options = context.options
    _tell_font(context)
    with context.recording() as ws:
        kind, chosen = ReportKind(options.kind), _chosen(context, ws)
        files = print_report(ws, kind, options.out, context.tr, chosen, context.where)
        findings = report_findings(ws, kind, chosen, context.where)
    return _tell_files(context, files, findings)


def report_everything(context: Context) -> int:
    """``report everything``."""
    _tell_font(context)
    with context.recording() as ws:
        chosen = _chosen(context, ws)
        done = print_everything(ws, context.options.out, context.tr, chosen, context.where)
        findings = [one for kind in done.files for one in report_findings(ws, kind, chosen, context.where)]
    for kind, why in done.left_out.items():
        context.speaker.progress(f"{kind.value}: {sentence_of_error(why, context.tr)}")
    return _tell_files(context, done.paths, findings)


def report_list(context: Context) -> int:
    """``report list``."""
    with context.reading() as ws:
        answers = printable(read_sight(ws, context.where))
    width = max(len(kind.value) for kind in answers)
    lines = [f"{kind.value:<{width}}  {_state(context, kind, why)}" for kind, why in answers.items()]
    context.speaker.tell({"reports": [_plain(context, *answer) for answer in answers.items()]}, lines)
    return DONE


def report_comments(context: Context) -> int:
    """``report comments``."""
    options = context.options
    chosen = PrintOptions(submissions=tuple(options.submissions), categories=tuple(options.categories))
    with context.reading() as ws:
        found = list_comments(ws, chosen, context.where)
    language = context.tr.language.value
    content = [
        {
            "id": one.id,
            "number": one.number,
            "title": one.title.in_language(language),
            "criterion": one.criterion.in_language(language) or None,
            "text": one.comment.text,
            "names": one.name or None,
        }
        for one in found
    ]
    lines = [f"{one.id}  {'! ' if one.name else ''}{' '.join(one.comment.text.split())}" for one in found]
    context.speaker.tell({"comments": content}, lines)
    return DONE


def _chosen(context: Context, ws: Workspace) -> PrintOptions:
    options = context.options
    return PrintOptions(
        numerals=Numerals(options.numerals) if options.numerals else None,
        judges=tuple(options.judges),
        submissions=tuple(options.submissions),
        categories=tuple(options.categories),
        with_rank=options.with_rank,
        day=parse_date(options.date) if options.date else None,
        names_judges=options.names,
        font=Family(options.font),
        left_out=named_comments(ws, options.left_out, context.where),
    )


def _tell_font(context: Context) -> None:
    """Says before anything is printed that it comes in another font than asked for."""
    notice = font_notice(Family(context.options.font), context.tr)
    if notice:
        context.speaker.progress(notice)


def _tell_files(context: Context, files: tuple[Path, ...], findings: Sequence[Finding] = ()) -> int:
    """The files, and what should be looked at before they leave the house."""
    paths = [str(path.absolute()) for path in files]
    told = {"findings": [context.finding(one) for one in findings]} if findings else {}
    context.speaker.tell({"files": paths, **told}, paths)
    for one in findings:
        context.speaker.progress(context.finding_line(one))
    return DONE


def _state(context: Context, kind: ReportKind, why: JudgeDesktopError | None) -> str:
    return purpose_words(kind, context.tr) if why is None else f"✗ {sentence_of_error(why, context.tr)}"


def _plain(context: Context, kind: ReportKind, why: JudgeDesktopError | None) -> Plain:
    return {
        "kind": kind.value,
        "name": report_name(kind, context.tr),
        "purpose": purpose_words(kind, context.tr),
        "reader": READERS[kind].value,
        "printable": why is None,
        "code": why.code.value if why is not None else None,
        "message": sentence_of_error(why, context.tr) if why is not None else None,
    }


COMMANDS = {
    **{f"report {kind.value}": report for kind in ReportKind},
    "report everything": report_everything,
    "report list": report_list,
    "report comments": report_comments,
}
