"""The people of the chair's draft, by hand: added, changed, moved in the printed order, taken away.

Each function gives the contest as it is then; keeping it is ``edit_contest``. From a spreadsheet: ``import_panel``;
cards and keys: ``panel``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from judge_desktop.domain.contest import Contest, Rules
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import Judge, Panel, Role
from judge_desktop.domain.text import Text
from judge_desktop.exchange.cell_values import cleaned, role_of, whole_number_of, yes_or_no
from judge_desktop.scoring.ids import is_id
from judge_desktop.workflow.round_documents import RoundDocuments
from judge_desktop.workflow.written_text import LONGEST_NAME, LONGEST_TEXT, demand_text

FIELDS = ("title", "name_th", "name_en", "position", "role", "votes", "order", "appointment")
"""What a person has, by the names of the columns of ``panel.xlsx``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What goes with a person: keys, assignments that are listed, known recusals.

    ``score_files`` were received from her; they stay in the record, and count until a package without her is built.
    """

    keys: int = 0
    assignments: int = 0
    recusals: int = 0
    score_files: int = 0


def with_new_person(contest: Contest, values: Mapping[str, str], judge: str = "") -> Contest:
    """A further person, last in the printed order (or at ``order``); without ``judge`` the next free id.

    Refuses ``JUDGE_EXISTS``, ``FIELD_UNKNOWN``, ``VALUE_NOT_UNDERSTOOD``.
    """
    judge = judge or free_id(contest)
    if not is_id(judge):
        raise JudgeDesktopError(Code.VALUE_NOT_UNDERSTOOD, field="id", value=judge)
    if judge.casefold() in {one.id.casefold() for one in contest.panel.judges}:
        raise JudgeDesktopError(Code.JUDGE_EXISTS, judge=judge)
    last = max((one.order for one in contest.panel.judges), default=0)
    person = Judge(id=judge, name=Text(), order=last + 1)
    added = replace(contest, panel=Panel(judges=(*contest.panel.judges, person)))
    return with_person(added, judge, values)


def with_person(contest: Contest, judge: str, values: Mapping[str, str]) -> Contest:
    """The person with other values; what is not named stays.

    A role that does not score (เลขานุการ, a chair who may not judge) takes the vote unless ``votes`` is given; whoever
    loses the vote loses her assignments and known recusals. Refuses ``JUDGE_UNKNOWN``, ``FIELD_UNKNOWN``,
    ``VALUE_NOT_UNDERSTOOD``, ``TEXT_TOO_LONG``.
    """
    before = demand_person(contest, judge)
    changes = {name: _value(name, text) for name, text in values.items()}
    place = changes.pop("order", None)
    name = Text(th=changes.pop("name_th", before.name.th), en=changes.pop("name_en", before.name.en))
    if "role" in changes and "votes" not in changes:
        changes["votes"] = votes_in(changes["role"], before, contest.rules)
    after = replace(before, name=name, **changes)
    judges = tuple(after if one.id == judge else one for one in contest.panel.judges)
    changed = replace(contest, panel=Panel(judges=judges))
    if before.votes and not after.votes:
        changed = _without_work(changed, judge)
    return with_person_moved(changed, judge, place - 1) if place is not None else changed


def with_person_moved(contest: Contest, judge: str, place: int) -> Contest:
    """The person at that place (from 0) of the printed order; beyond the ends is at the end.

    Refuses ``JUDGE_UNKNOWN``.
    """
    person = demand_person(contest, judge)
    others = [one for one in in_order(contest) if one.id != judge]
    others.insert(min(max(place, 0), len(others)), person)
    ordered = tuple(replace(one, order=n) for n, one in enumerate(others, 1))
    return replace(contest, panel=Panel(judges=ordered))


def without_person(contest: Contest, judge: str) -> Contest:
    """The contest without that person, her assignments and known recusals. Refuses ``JUDGE_UNKNOWN``."""
    demand_person(contest, judge)
    kept = tuple(one for one in contest.panel.judges if one.id != judge)
    return _without_work(replace(contest, panel=Panel(judges=kept)), judge)


def lost_with(contest: Contest, judge: str, known: RoundDocuments | None) -> Loss:
    """What would go with that person. Refuses ``JUDGE_UNKNOWN``."""
    person = demand_person(contest, judge)
    return Loss(
        keys=len(person.known_keys),
        assignments=sum(one.judge == judge for round_ in contest.rounds for one in round_.assignments),
        recusals=sum(one.judge == judge for round_ in contest.rounds for one in round_.known_recusals),
        score_files=sum(one.judge == judge for one in known.score_files) if known is not None else 0,
    )


def in_order(contest: Contest) -> tuple[Judge, ...]:
    """Everybody in printed order."""
    return tuple(sorted(contest.panel.judges, key=lambda one: (one.order, one.id)))


def demand_person(contest: Contest, judge: str) -> Judge:
    """The person of that id. Refuses ``JUDGE_UNKNOWN``."""
    found = contest.panel.judge(judge)
    if found is None:
        raise JudgeDesktopError(Code.JUDGE_UNKNOWN, judge=judge)
    return found


def free_id(contest: Contest) -> str:
    """J1, J2 …: the first that nobody has."""
    taken = {one.id.casefold() for one in contest.panel.judges}
    return next(f"J{n}" for n in count(1) if f"j{n}" not in taken)


def votes_in(role: Role, before: Judge, rules: Rules) -> bool:
    """Whether a person scores after her role changed to ``role``."""
    if role is Role.SECRETARY or (role is Role.CHAIR and not rules.chair_may_judge):
        return False
    return before.votes or before.role is Role.SECRETARY


def _value(field: str, text: str) -> Any:
    """What is kept for the text of a field."""
    if field not in FIELDS:
        raise JudgeDesktopError(Code.FIELD_UNKNOWN, field=field, known=", ".join(FIELDS))
    readers = {"role": role_of, "votes": yes_or_no, "order": whole_number_of}
    read = readers.get(field)
    demand_text(text, LONGEST_NAME if field.startswith("name") else LONGEST_TEXT)
    value: Any = cleaned(text) if read is None else read(text)
    if field.startswith("name"):
        value = " ".join(line for line in value.splitlines() if line)
    if value is None:
        raise JudgeDesktopError(Code.VALUE_NOT_UNDERSTOOD, field=field, value=text)
    return value


def _without_work(contest: Contest, judge: str) -> Contest:
    rounds = tuple(
        replace(
            one,
            assignments=tuple(each for each in one.assignments if each.judge != judge),
            known_recusals=tuple(each for each in one.known_recusals if each.judge != judge),
        )
        for one in contest.rounds
    )
    return replace(contest, rounds=rounds)
