"""Commands about the people of a contest, who scores what, and known recusals."""

from __future__ import annotations

from collections.abc import Callable

from judge_desktop.cli.contests import tell_panel
from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, REFUSED, Plain
from judge_desktop.domain.contest import Contest, Ground, Recusal, RecusalScope
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.workflow.assign import (
    Assigned,
    assigned_in,
    list_assignments,
    with_balanced,
    with_categories,
    with_everything,
    with_pairs,
)
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.edit_panel import lost_with, with_new_person, with_person, without_person
from judge_desktop.workflow.import_panel import (
    PeoplePreview,
    PeopleTable,
    RowKind,
    import_people,
    preview_people,
    read_people,
)
from judge_desktop.workflow.invitation import invitation
from judge_desktop.workflow.known_recusals import with_recusal, without_recusal
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.panel import add_person_of_card, forget_key, known_round, list_panel
from judge_desktop.workflow.replace_laptop import differences_of, keys_of, replace_key


def panel_set(context: Context) -> int:
    """``panel set``."""
    options = context.options
    with context.writing() as ws:
        edit_contest(
            ws, ContestSection.PANEL, lambda one: with_person(one, options.judge, dict(options.values)), context.where
        )
        return tell_panel(context, list_panel(ws, context.where))


def panel_new(context: Context) -> int:
    """``panel new``."""
    options = context.options
    with context.writing() as ws:
        edit_contest(
            ws,
            ContestSection.PANEL,
            lambda one: with_new_person(one, dict(options.values), options.judge),
            context.where,
        )
        return tell_panel(context, list_panel(ws, context.where))


def panel_remove(context: Context) -> int:
    """``panel remove``."""
    judge = context.options.judge
    with context.writing() as ws:
        loss = lost_with(chair_contest(ws, context.where), judge, known_round(ws, context.where))
        edit_contest(ws, ContestSection.PANEL, lambda one: without_person(one, judge), context.where)
    lost = {
        "keys": loss.keys,
        "assignments": loss.assignments,
        "recusals": loss.recusals,
        "score_files": loss.score_files,
    }
    context.speaker.tell({"removed": judge, "lost": lost}, [f"{judge}  {name}: {n}" for name, n in lost.items() if n])
    return DONE


def panel_import(context: Context) -> int:
    """``panel import``; exit 1 when no row could be taken in."""
    options = context.options
    people = read_people(options.file)
    matching = {**people.matching, **_chosen_columns(people, options.column)}
    if options.preview:
        with context.reading() as ws:
            preview = preview_people(chair_contest(ws, context.where), people, matching)
    else:
        with context.writing() as ws:
            preview = import_people(ws, people, matching, context.where)
    return _tell_people(context, people, matching, preview)


def _chosen_columns(people: PeopleTable, chosen: list[tuple[str, str]]) -> dict[str, int]:
    found = {}
    for field, title in chosen:
        if title not in people.titles:
            raise JudgeDesktopError(Code.VALUE_NOT_UNDERSTOOD, field=field, value=title)
        found[field] = people.titles.index(title)
    return found


def _tell_people(context: Context, people: PeopleTable, matching: dict[str, int], preview: PeoplePreview) -> int:
    rows: list[Plain] = [
        {
            "row": row.number,
            "outcome": row.kind.value,
            "judge": row.judge.id or None,
            "name": row.judge.full_name(context.tr.language),
            "findings": [context.finding(one) for one in row.findings],
        }
        for row in preview.rows
    ]
    content = {
        "columns": {name: people.titles[index] for name, index in matching.items()},
        "rows": rows,
        "findings": [context.finding(one) for one in (*preview.findings, *preview.after)],
    }
    lines = [f"{row.number}  {row.kind.value}  {row.judge.full_name(context.tr.language)}" for row in preview.rows]
    lines += [context.finding_line(one) for row in preview.rows for one in row.findings]
    lines += [context.finding_line(one) for one in (*preview.findings, *preview.after)]
    context.speaker.tell(content, lines)
    return DONE if any(row.kind is not RowKind.PROBLEM for row in preview.rows) else REFUSED


def panel_add_person(context: Context) -> int:
    """``panel add-person``."""
    with context.writing() as ws:
        add_person_of_card(ws, context.options.card, context.where)
        return tell_panel(context, list_panel(ws, context.where))


def panel_keys(context: Context) -> int:
    """``panel keys``."""
    judge = context.options.judge
    with context.reading() as ws:
        known = known_round(ws, context.where)
        keys = keys_of(chair_contest(ws, context.where), known, judge)
        differing = differences_of(known, judge) if known is not None else ()
    content = {
        "keys": [
            {
                "key": one.keys.judge_key,
                "standing": one.standing.value,
                "confirmed": one.confirmation.value if one.confirmation is not None else None,
                "scorecards": one.scorecards,
                "revision": one.revision or None,
            }
            for one in keys
        ],
        "differences": [
            {
                "submission": one.submission,
                "counted": str(one.counted) if one.counted is not None else None,
                "other": str(one.other) if one.other is not None else None,
            }
            for one in differing
        ],
    }
    lines = [f"{one.keys.judge_key}  {one.standing.value}  {one.scorecards}" for one in keys]
    lines += [f"{one.submission}  {one.counted} / {one.other}" for one in differing]
    context.speaker.tell(content, lines)
    return DONE


def panel_replace_key(context: Context) -> int:
    """``panel replace-key``."""
    options = context.options
    with context.writing() as ws:
        replace_key(ws, options.judge, options.key, options.reason, context.where)
    return panel_keys(context)


def panel_forget_card(context: Context) -> int:
    """``panel forget-card``."""
    options = context.options
    with context.writing() as ws:
        forget_key(ws, options.judge, options.key, context.where)
        return tell_panel(context, list_panel(ws, context.where))


def panel_invite(context: Context) -> int:
    """``panel invite``."""
    with context.reading() as ws:
        text = invitation(chair_contest(ws, context.where), context.options.judge, context.tr)
    context.speaker.tell({"text": text}, text.split("\n"))
    return DONE


def assign_all(context: Context) -> int:
    """``assign all``."""
    return _assign(context, lambda one: with_everything(one, context.where))


def assign_by_category(context: Context) -> int:
    """``assign by-category``."""
    wishes: dict[str, list[str]] = {}
    for judge, categories in context.options.wishes:
        wishes.setdefault(judge, []).extend(filter(None, categories.split(",")))
    return _assign(context, lambda one: with_categories(one, wishes, context.where))


def assign_balanced(context: Context) -> int:
    """``assign balanced``."""
    options = context.options
    return _assign(context, lambda one: with_balanced(one, options.each, options.seed, context.where))


def assign_hand(context: Context) -> int:
    """``assign hand``."""
    options = context.options
    pairs = [(judge, one) for judge, listed in options.pairs for one in listed.split(",") if one]
    return _assign(context, lambda one: with_pairs(one, pairs, context.where, assigned=not options.remove))


def assignments_list(context: Context) -> int:
    """``assignments list``."""
    with context.reading() as ws:
        return _tell_assigned(context, list_assignments(ws, context.where))


def _assign(context: Context, change: Callable[[Contest], Contest]) -> int:
    with context.writing() as ws:
        contest = edit_contest(ws, ContestSection.ASSIGNMENTS, change, context.where)
    return _tell_assigned(context, assigned_in(contest, context.where))


def _tell_assigned(context: Context, found: Assigned) -> int:
    coverage = found.coverage
    content = {
        "everything": found.table.is_everything,
        "assignments": sum(row.bit_count() for row in found.table.rows),
        "loads": dict(coverage.loads),
        "submissions": dict(coverage.counts),
        "below_minimum": list(found.too_few),
        "islands": [list(one) for one in coverage.islands],
    }
    lines = [f"{judge}  {load}" for judge, load in coverage.loads.items()]
    lines += [f"{submission}  {count}" for submission, count in coverage.counts.items()]
    lines += ["◌ " + " ".join(island) for island in coverage.islands]
    context.speaker.tell(content, lines)
    return DONE


def recusal_add(context: Context) -> int:
    """``recusal add``."""
    options = context.options
    recusal = Recusal(
        judge=options.judge,
        scope=RecusalScope.CATEGORY if options.category else RecusalScope.SUBMISSION,
        target=options.category or options.submission,
        ground=Ground(options.ground),
        reason=options.reason,
    )
    return _recuse(context, lambda one: with_recusal(one, recusal, context.where))


def recusal_remove(context: Context) -> int:
    """``recusal remove``."""
    options = context.options
    target = options.category or options.submission
    return _recuse(context, lambda one: without_recusal(one, options.judge, target, context.where))


def recusal_list(context: Context) -> int:
    """``recusal list``."""
    with context.reading() as ws:
        return _tell_recusals(context, list_assignments(ws, context.where))


def _recuse(context: Context, change: Callable[[Contest], Contest]) -> int:
    with context.writing() as ws:
        contest = edit_contest(ws, ContestSection.RECUSALS, change, context.where)
    return _tell_recusals(context, assigned_in(contest, context.where))


def _tell_recusals(context: Context, found: Assigned) -> int:
    recusals: list[Plain] = [
        {
            "judge": one.judge,
            "scope": one.scope.value,
            "target": one.target,
            "ground": one.ground.value,
            "reason": one.reason,
        }
        for one in found.round.known_recusals
    ]
    content = {
        "recusals": recusals,
        "submissions": dict(found.coverage.counts),
        "below_minimum": list(found.too_few),
    }
    lines = [f"{one['judge']}  {one['target']}  {one['ground']}  {one['reason']}".rstrip() for one in recusals]
    lines += [f"! {one}  {found.coverage.counts[one]}" for one in found.too_few]
    context.speaker.tell(content, lines)
    return DONE


COMMANDS = {
    "panel set": panel_set,
    "panel new": panel_new,
    "panel remove": panel_remove,
    "panel import": panel_import,
    "panel add-person": panel_add_person,
    "panel keys": panel_keys,
    "panel replace-key": panel_replace_key,
    "panel forget-card": panel_forget_card,
    "panel invite": panel_invite,
    "assign all": assign_all,
    "assign by-category": assign_by_category,
    "assign balanced": assign_balanced,
    "assign hand": assign_hand,
    "assignments list": assignments_list,
    "recusal add": recusal_add,
    "recusal remove": recusal_remove,
    "recusal list": recusal_list,
}
