"""A judge's session in a round: declaration, recusals, notes to the chair, and the score files that went out.

The scorecards of the session are ``scorecards``; what may be done when is ``workflow.scoring_session``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from judge_desktop.domain.contest import Ground, Mode, Recusal, RecusalScope
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.store.tables import exports, recusals, scorecards, scoring_sessions


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Whose work it is: one judge in one round of one contest, in one mode."""

    contest: str
    round: str
    mode: Mode
    judge: str

    @property
    def key(self) -> dict[str, str]:
        """The columns that every row of the session starts with."""
        return {"contest": self.contest, "round": self.round, "mode": self.mode.value, "judge": self.judge}

    def rows_of(self, table: Table) -> list[ColumnElement[bool]]:
        """The condition that picks the session's rows of a table."""
        return [table.c[name] == value for name, value in self.key.items()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One score file that went out. ``file_name`` is what the person was shown, without its folder."""

    judge_key: str
    revision: int
    sha256: str
    file_name: str
    created: str


def start(connection: Connection, session: Session, *, at: str) -> bool:
    """Opens a session unless it is open; True when it is new. Everything else of a session needs this first."""
    values = {**session.key, "declaration_made": 0, "notes": "", "started_at": at, "changed_at": at}
    return connection.execute(insert(scoring_sessions).on_conflict_do_nothing(), values).rowcount == 1


def listed(connection: Connection, contest: str) -> tuple[Session, ...]:
    """The sessions on this computer of a contest, by round, mode and judge."""
    columns = [scoring_sessions.c[name] for name in ("contest", "round", "mode", "judge")]
    asked = select(*columns).where(scoring_sessions.c.contest == contest).order_by(*columns)
    return tuple(
        Session(contest=row.contest, round=row.round, mode=Mode(row.mode), judge=row.judge)
        for row in connection.execute(asked)
    )


def count_scorecards(connection: Connection, contest: str) -> int:
    """How many scorecards were begun on this computer, in all rounds and modes."""
    asked = select(func.count()).select_from(scorecards).where(scorecards.c.contest == contest)
    return int(connection.execute(asked).scalar_one())


def declare(connection: Connection, session: Session, *, made: bool, at: str) -> None:
    """Notes whether the declaration of interest was made."""
    changed = update(scoring_sessions).where(*session.rows_of(scoring_sessions))
    connection.execute(changed.values(declaration_made=int(made), changed_at=at))


def declaration_made(connection: Connection, session: Session) -> bool:
    """True once the declaration of interest was made."""
    asked = select(scoring_sessions.c.declaration_made).where(*session.rows_of(scoring_sessions))
    return bool(connection.execute(asked).scalar())


def set_notes(connection: Connection, session: Session, notes: str, *, at: str) -> None:
    """Keeps the notes to the chair, which travel in the next score file."""
    changed = update(scoring_sessions).where(*session.rows_of(scoring_sessions))
    connection.execute(changed.values(notes=notes, changed_at=at))


def notes(connection: Connection, session: Session) -> str:
    """The notes to the chair."""
    asked = select(scoring_sessions.c.notes).where(*session.rows_of(scoring_sessions))
    return connection.execute(asked).scalar() or ""


def set_recusals(connection: Connection, session: Session, declared: Iterable[Recusal], *, at: str) -> None:
    """Makes these the session's recusals, and no others."""
    connection.execute(delete(recusals).where(*session.rows_of(recusals)))
    for recusal in declared:
        add_recusal(connection, session, recusal, at=at)


def add_recusal(connection: Connection, session: Session, recusal: Recusal, *, at: str) -> None:
    """Adds a recusal, or replaces ground and reason of the same scope and target."""
    written = insert(recusals).values(
        **session.key,
        scope=recusal.scope.value,
        target=recusal.target,
        ground=recusal.ground.value,
        reason=recusal.reason,
        declared_at=at,
    )
    replaced = {name: written.excluded[name] for name in ("ground", "reason", "declared_at")}
    connection.execute(written.on_conflict_do_update(index_elements=list(recusals.primary_key), set_=replaced))


def withdraw_recusal(connection: Connection, session: Session, scope: RecusalScope, target: str) -> bool:
    """Takes a recusal back; False when there was none."""
    here = [*session.rows_of(recusals), recusals.c.scope == scope.value, recusals.c.target == target]
    return connection.execute(delete(recusals).where(*here)).rowcount == 1


def recusals_of(connection: Connection, session: Session) -> tuple[Recusal, ...]:
    """The session's recusals by scope and target."""
    asked = select(recusals).where(*session.rows_of(recusals)).order_by(recusals.c.scope, recusals.c.target)
    return tuple(
        Recusal(
            judge=session.judge,
            scope=RecusalScope(row.scope),
            target=row.target,
            ground=Ground(row.ground),
            reason=row.reason,
        )
        for row in connection.execute(asked)
    )


def record_export(connection: Connection, session: Session, export: Export) -> None:
    """Notes a score file that went out; what is sealed, recused or absent counts as sent with it."""
    connection.execute(
        insert(exports).values(
            **session.key,
            judge_key=export.judge_key,
            revision=export.revision,
            sha256=export.sha256,
            file_name=export.file_name,
            created=export.created,
        )
    )
    is_declared = scorecards.c.state != ScorecardState.DRAFT.value
    sent = update(scorecards).where(*session.rows_of(scorecards), is_declared)
    connection.execute(sent.values(sent_in=export.revision))


def exports_of(connection: Connection, session: Session, judge_key: str = "") -> tuple[Export, ...]:
    """The score files that went out (of one key when given), by key and revision."""
    asked = select(exports).where(*session.rows_of(exports)).order_by(exports.c.judge_key, exports.c.revision)
    if judge_key:
        asked = asked.where(exports.c.judge_key == judge_key)
    return tuple(
        Export(
            judge_key=row.judge_key,
            revision=row.revision,
            sha256=row.sha256,
            file_name=row.file_name,
            created=row.created,
        )
        for row in connection.execute(asked)
    )


def last_export(connection: Connection, session: Session, judge_key: str) -> Export | None:
    """The key's last score file, None before the first: the next has its revision + 1 and names its hash."""
    found = exports_of(connection, session, judge_key)
    return found[-1] if found else None
