"""Scorecards on paper or in a sheet that one person has typed and a second has not confirmed yet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, and_, delete, select
from sqlalchemy.dialects.sqlite import insert

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.domain.view import Origin
from judge_desktop.store.tables import SCORECARD_COLUMNS, typed_scorecards


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedScorecard:
    """One first typing. ``scores`` is spelled as a decision will hold it ("D1=7 D2=25")."""

    contest: str
    round: str
    mode: Mode
    judge: str
    submission: str
    origin: Origin
    state: ScorecardState
    scores: str
    typed_by: str
    comments: Mapping[str, str] = field(default_factory=dict)
    typed_at: str = ""


def keep(connection: Connection, one: TypedScorecard, *, at: str) -> None:
    """Keeps a first typing; an earlier one of the same scorecard is replaced."""
    values = {
        "contest": one.contest,
        "round": one.round,
        "mode": one.mode.value,
        "judge": one.judge,
        "submission": one.submission,
        "origin": one.origin.value,
        "state": one.state.value,
        "scores": one.scores,
        "comments": json.dumps(dict(one.comments), ensure_ascii=False, sort_keys=True),
        "typed_by": one.typed_by,
        "typed_at": at,
    }
    written = insert(typed_scorecards).values(values)
    replaced = {name: written.excluded[name] for name in values if name not in SCORECARD_COLUMNS}
    connection.execute(written.on_conflict_do_update(index_elements=list(SCORECARD_COLUMNS), set_=replaced))


def listed(connection: Connection, contest: str, round_: str, mode: Mode) -> tuple[TypedScorecard, ...]:
    """All first typings of a round, by judge and submission."""
    place = (typed_scorecards.c.contest == contest, typed_scorecards.c.round == round_)
    asked = (
        select(typed_scorecards)
        .where(*place, typed_scorecards.c.mode == mode.value)
        .order_by(typed_scorecards.c.judge, typed_scorecards.c.submission)
    )
    return tuple(
        TypedScorecard(
            contest=row.contest,
            round=row.round,
            mode=Mode(row.mode),
            judge=row.judge,
            submission=row.submission,
            origin=Origin(row.origin),
            state=ScorecardState(row.state),
            scores=row.scores,
            comments=json.loads(row.comments),
            typed_by=row.typed_by,
            typed_at=row.typed_at,
        )
        for row in connection.execute(asked)
    )


def forget(connection: Connection, one: TypedScorecard) -> None:
    """Drops a first typing: it was confirmed, or taken back."""
    connection.execute(delete(typed_scorecards).where(_place(one)))


def _place(one: TypedScorecard) -> ColumnElement[bool]:
    columns = typed_scorecards.c
    return and_(
        columns.contest == one.contest,
        columns.round == one.round,
        columns.mode == one.mode.value,
        columns.judge == one.judge,
        columns.submission == one.submission,
    )
