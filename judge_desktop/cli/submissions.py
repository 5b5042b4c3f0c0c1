"""Commands about submissions: list, bring in a table, change by hand, eligibility and shortlist."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, REFUSED, Plain
from judge_desktop.config.phrases import sentence_of_finding
from judge_desktop.domain.contest import Contest, Submission
from judge_desktop.domain.importing import ImportPlan, PlannedRow, RowOutcome, RowProblem
from judge_desktop.scoring.submission_edits import LostWith, field_words
from judge_desktop.workflow.edit_submissions import (
    add_submission,
    check_submissions,
    decide_fit,
    decide_shortlist,
    lost_by_removing,
    remove_submissions,
    set_values,
)
from judge_desktop.workflow.import_submissions import (
    ImportPreview,
    import_submissions,
    look_at_table,
    matching_by_titles,
    solutions_of,
    solved_with,
)
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.submission_list import Listed, Wanted, counts_of, list_submissions


def submissions_list(context: Context) -> int:
    """``submissions list``."""
    options = context.options
    wanted = Wanted(words=options.search, category=options.category, state=options.state)
    with context.reading() as ws:
        contest = chair_contest(ws, context.where)
    return _tell_list(context, contest, list_submissions(contest, wanted))


def submissions_set(context: Context) -> int:
    """``submissions set``."""
    options = context.options
    with context.writing() as ws:
        contest = set_values(ws, options.submission, dict(options.values), context.where)
    return _tell_some(context, contest, (options.submission,))


def submissions_add(context: Context) -> int:
    """``submissions add``."""
    options = context.options
    with context.writing() as ws:
        added = add_submission(ws, dict(options.values), context.where, options.submission)
        contest = chair_contest(ws, context.where)
    return _tell_some(context, contest, (added.id,))


def submissions_remove(context: Context) -> int:
    """``submissions remove``."""
    options = context.options
    if options.preview:
        with context.reading() as ws:
            return _tell_lost(context, lost_by_removing(chair_contest(ws, context.where), options.submissions))
    with context.writing() as ws:
        return _tell_lost(context, remove_submissions(ws, options.submissions, context.where))


def submissions_eligible(context: Context) -> int:
    """``submissions eligible``."""
    options = context.options
    fits = {"yes": True, "no": False, "open": None}[options.fits]
    with context.writing() as ws:
        contest = decide_fit(ws, options.submissions, fits, options.reason, context.where)
    return _tell_some(context, contest, options.submissions)


def submissions_shortlist(context: Context) -> int:
    """``submissions shortlist``."""
    options = context.options
    with context.writing() as ws:
        contest = decide_shortlist(ws, options.submissions, options.shortlisted, options.reason, context.where)
    return _tell_some(context, contest, options.submissions)


def submissions_check(context: Context) -> int:
    """``submissions check``."""
    with context.reading() as ws:
        findings = check_submissions(ws, context.where)
    lines = [context.finding_line(finding) for finding in findings]
    content = {"findings": [context.finding(finding) for finding in findings]}
    context.speaker.tell(content, lines or [context.tr("Nothing to mend")])
    return REFUSED if any(finding.blocks for finding in findings) else DONE


def submissions_import(context: Context) -> int:
    """``submissions import``."""
    options = context.options
    opened = context.reading() if options.preview else context.writing()
    with opened as ws:
        preview = matching_by_titles(look_at_table(ws, options.file, context.where), dict(options.match))
        for row, how in options.solve:
            number = int(row) if row.isdecimal() else 0
            preview = solved_with(preview, solutions_of(preview, number, how))
        useful = bool(preview.plan.taken) and not preview.lacking
        if not options.preview and useful:
            import_submissions(ws, preview, context.where, remember=options.remember or preview.is_remembered)
    _tell_preview(context, options.file, preview)
    nothing_new = preview.plan.rows and all(one.outcome is RowOutcome.SAME for one in preview.plan.rows)
    return DONE if useful or nothing_new else REFUSED


def _tell_preview(context: Context, file: Path, preview: ImportPreview) -> None:
    plan = preview.plan
    titles = preview.table.titles
    columns: list[Plain] = [
        {
            "title": title,
            "field": preview.matching[column].value if column in preview.matching else None,
            "samples": list(preview.table.samples(column)),
        }
        for column, title in enumerate(titles)
    ]
    content: Plain = {
        "path": str(file.absolute()),
        "columns": columns,
        "lacking": [one.value for one in preview.lacking],
        "remembered": preview.is_remembered,
        "new": plan.count(RowOutcome.NEW),
        "changed": plan.count(RowOutcome.CHANGED),
        "same": plan.count(RowOutcome.SAME),
        "blocked": plan.count(RowOutcome.BLOCKED),
        "left_out": plan.count(RowOutcome.LEFT_OUT),
        "missing": list(plan.missing),
        "rows": [_row(one) for one in plan.rows],
        "problems": [_problem(context, one) for one in plan.problems],
    }
    context.speaker.tell(content, tuple(_preview_lines(context, preview, plan)))


def _preview_lines(context: Context, preview: ImportPreview, plan: ImportPlan) -> Iterable[str]:
    for column, title in enumerate(preview.table.titles):
        yield f"{title}  →  {preview.matching[column].value if column in preview.matching else '–'}"
    for field in preview.lacking:
        yield context.tr("No column is “{field}”. Say which one it is", field=field.value)
    for problem in plan.problems:
        mark = "✗" if problem.finding.blocks else "!"
        place = context.tr("row {n}", n=problem.row)
        ways = ", ".join(f"{one.how.value}{':' if one.value else ''}{one.value}" for one in problem.solutions)
        sentence = sentence_of_finding(problem.finding, context.tr)
        yield f"{mark} {place} · {problem.finding.where.column}: {sentence}  [{ways}]"
    yield context.tr(
        "{new} new, {changed} changed, {same} the same, {blocked} blocked, {left} left out",
        new=plan.count(RowOutcome.NEW),
        changed=plan.count(RowOutcome.CHANGED),
        same=plan.count(RowOutcome.SAME),
        blocked=plan.count(RowOutcome.BLOCKED),
        left=plan.count(RowOutcome.LEFT_OUT),
    )
    if plan.missing:
        yield context.tr("Not in this table, and kept: {submissions}", submissions=", ".join(plan.missing))


def _row(one: PlannedRow) -> Plain:
    return {
        "row": one.row,
        "outcome": one.outcome.value,
        "submission": one.submission.id,
        "changes": [{"field": field.value, "before": before, "after": after} for field, before, after in one.changes],
    }


def _problem(context: Context, problem: RowProblem) -> Plain:
    finding = problem.finding
    return {
        "row": problem.row,
        "field": finding.where.column,
        "code": finding.code.value,
        "severity": finding.severity.value,
        "message": sentence_of_finding(finding, context.tr),
        "solutions": [f"{one.how.value}:{one.value}" if one.value else one.how.value for one in problem.solutions],
    }


def _tell_some(context: Context, contest: Contest, ids: Iterable[str]) -> int:
    wanted = frozenset(ids)
    return _tell_list(context, contest, [one for one in list_submissions(contest) if one.submission.id in wanted])


def _tell_list(context: Context, contest: Contest, listed: Iterable[Listed]) -> int:
    rows = list(listed)
    counts = counts_of(contest)
    content = {
        "submissions": [_listed(one) for one in rows],
        "counts": {
            "submissions": counts.submissions,
            "eligible": counts.eligible,
            "not_eligible": counts.not_eligible,
            "open": counts.open,
            "late": counts.late,
            "shortlisted": counts.shortlisted,
        },
    }
    context.speaker.tell(content, [_line(context, one) for one in rows])
    return DONE


def _listed(one: Listed) -> Plain:
    return {
        "id": one.submission.id,
        **{field.value: text for field, text in field_words(one.submission).items()},
        "eligible": one.eligible,
        "late": one.is_late,
        "attachments": len(one.submission.attachments),
        "extra": dict(one.submission.extra_fields),
        "problems": one.problems,
    }


def _line(context: Context, one: Listed) -> str:
    submission: Submission = one.submission
    marks = {True: "✓", False: "✗", None: "?"}[one.eligible] + ("*" if submission.shortlisted else " ")
    title = submission.title.in_language(context.tr.language)
    return f"{submission.number:>4} {marks} {submission.id}  {submission.category}  {title}"


def _tell_lost(context: Context, lost: LostWith) -> int:
    content = {
        "submissions": lost.submissions,
        "attachments": lost.attachments,
        "slots": lost.slots,
        "assignments": lost.assignments,
        "recusals": lost.recusals,
    }
    sentence = context.tr(
        "{submissions} submissions with {attachments} attachments, {slots} places in the schedule, {assignments} "
        "assignments and {recusals} known recusals",
        **content,
    )
    context.speaker.tell(dict(content), (sentence,))
    return DONE


COMMANDS = {
    "submissions list": submissions_list,
    "submissions import": submissions_import,
    "submissions set": submissions_set,
    "submissions add": submissions_add,
    "submissions remove": submissions_remove,
    "submissions eligible": submissions_eligible,
    "submissions shortlist": submissions_shortlist,
    "submissions check": submissions_check,
}
