"""A judge's own scorecards: one row per score and comment, saved on every keystroke.

Every function works inside the transaction of its ``connection`` and needs a started session
(``scoring_sessions.start``). Whether a score is allowed is ``scoring.validation``; whether a scorecard may be changed
is ``workflow.scoring_session``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, func, literal_column, select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert

from judge_desktop.domain.scorecard import Pin, Scorecard, ScorecardState
from judge_desktop.store.database import Database, run
from judge_desktop.store.scoring_sessions import Session
from judge_desktop.store.tables import SCORECARD_COLUMNS, canonical, comments, pins, scorecards, scores


def _hot(statement: Any) -> str:
    """The SQL of a statement of every keystroke, compiled once: finding it again costs as much as running it."""
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="named")))


_NEW_SQL = _hot(
    insert(scorecards)
    .values(
        **{name: bindparam(name) for name in (*SCORECARD_COLUMNS, "changed_at")},
        state=literal_column(f"'{ScorecardState.DRAFT.value}'"),
        flag=literal_column("0"),
        reason=literal_column("''"),
        private_notes=literal_column("''"),
    )
    .on_conflict_do_nothing()
)
_SCORE = insert(scores).values(
    **{name: bindparam(name) for name in (*SCORECARD_COLUMNS, "criterion", "score", "changed_at")}
)
_SCORE_SQL = _hot(
    _SCORE.on_conflict_do_update(
        index_elements=list(scores.primary_key),
        set_={"score": _SCORE.excluded.score, "changed_at": _SCORE.excluded.changed_at},
    )
)
_STATE_SQL = _hot(
    select(scorecards.c.state, scorecards.c.sent_in).where(
        *(scorecards.c[name] == bindparam(name) for name in SCORECARD_COLUMNS)
    )
)


def save_score(
    database: Database, session: Session, submission: str, criterion: str, score: Decimal | None, *, at: str
) -> None:
    """``set_score`` in a transaction of its own: durable when it returns."""
    with database.transaction() as connection:
        set_score(connection, session, submission, criterion, score, at=at)


def set_score(
    connection: Connection, session: Session, submission: str, criterion: str, score: Decimal | None, *, at: str
) -> None:
    """Keeps one score (None = not given), making the scorecard if it is the first."""
    _make(connection, session, submission, at)
    _keep_score(connection, session, submission, criterion, score, at)


def state_of(connection: Connection, session: Session, submission: str) -> tuple[ScorecardState, int]:
    """State of one scorecard and the last revision that carried it as final (0 = never sent), for every keystroke."""
    row = run(connection, _STATE_SQL, {**session.key, "submission": submission}).fetchone()
    return (ScorecardState.DRAFT, 0) if row is None else (ScorecardState(row[0]), row[1] or 0)


def set_comment(
    connection: Connection, session: Session, submission: str, criterion: str, text: str, *, at: str
) -> None:
    """Keeps the comment on a criterion (or ``OVERALL``); an empty text removes it."""
    _make(connection, session, submission, at)
    if not text:
        here = [*_rows_of(comments, session, submission), comments.c.criterion == criterion]
        connection.execute(delete(comments).where(*here))
        return
    written = insert(comments).values(
        **session.key, submission=submission, criterion=criterion, text=text, changed_at=at
    )
    replaced = {"text": written.excluded.text, "changed_at": written.excluded.changed_at}
    connection.execute(written.on_conflict_do_update(index_elements=list(comments.primary_key), set_=replaced))


def set_state(
    connection: Connection, session: Session, submission: str, state: ScorecardState, *, at: str, reason: str = ""
) -> None:
    """Declares a scorecard draft, sealed, recused or absent. A draft is not sent any more, whatever went out before:
    sealed again, it waits for the next score file.

    ``reason`` says why a sent one was reopened; an empty one keeps what was said before.
    """
    changed: dict[str, str | None] = {"state": state.value, "changed_at": at}
    if state is ScorecardState.DRAFT:
        changed["sent_in"] = None
    if reason:
        changed["reason"] = reason
    _change(connection, session, submission, changed, at)


def set_flag(connection: Connection, session: Session, submission: str, *, flag: bool, at: str) -> None:
    """Sets or clears the mark "look again"."""
    _change(connection, session, submission, {"flag": int(flag), "changed_at": at}, at)


def set_private_notes(connection: Connection, session: Session, submission: str, text: str, *, at: str) -> None:
    """Keeps the judge's private notes, which never leave this computer."""
    _change(connection, session, submission, {"private_notes": text, "changed_at": at}, at)


def private_notes(connection: Connection, session: Session, submission: str) -> str:
    """The judge's private notes on a submission."""
    asked = select(scorecards.c.private_notes).where(*_rows_of(scorecards, session, submission))
    return connection.execute(asked).scalar() or ""


def set_pins(connection: Connection, session: Session, submission: str, kept: Iterable[Pin], *, at: str) -> None:
    """Makes these the pins of a scorecard, and no others; the same pin twice is one."""
    _make(connection, session, submission, at)
    connection.execute(delete(pins).where(*_rows_of(pins, session, submission)))
    for pin in dict.fromkeys(kept):
        values = {"criterion": pin.criterion, "attachment": pin.attachment, "page": pin.page, "second": pin.second}
        connection.execute(insert(pins).values(**session.key, submission=submission, **values))


def put(connection: Connection, session: Session, scorecard: Scorecard, *, at: str) -> None:
    """Makes a scorecard exactly this one, as when the chair hands received scorecards back to a new laptop.

    From here it has not been sent; the private notes stay.
    """
    for table in (scores, comments):
        connection.execute(delete(table).where(*_rows_of(table, session, scorecard.submission)))
    changed = {
        "state": scorecard.state.value,
        "flag": int(scorecard.flag),
        "reason": scorecard.reason,
        "sent_in": None,
        "changed_at": at,
    }
    _change(connection, session, scorecard.submission, changed, at)
    for criterion, score in scorecard.scores.items():
        _keep_score(connection, session, scorecard.submission, criterion, score, at)
    for criterion, comment in scorecard.comments.items():
        set_comment(connection, session, scorecard.submission, criterion, comment, at=at)
    set_pins(connection, session, scorecard.submission, scorecard.pins, at=at)


def scorecard(connection: Connection, session: Session, submission: str) -> Scorecard:
    """One scorecard with the scores and comments kept so far; an empty draft when nothing was."""
    found = _collected(connection, session, submission)
    return found[0] if found else Scorecard(submission=submission)


def scorecards_of(connection: Connection, session: Session) -> tuple[Scorecard, ...]:
    """All scorecards of a session that anything was kept for, by submission."""
    return _collected(connection, session)


def last_change(connection: Connection, session: Session) -> str:
    """When anything of the session's scorecards was kept last (ISO), "" before the first."""
    found = [
        connection.execute(select(func.max(table.c.changed_at)).where(*session.rows_of(table))).scalar()
        for table in (scorecards, scores, comments)
    ]
    return max((one for one in found if one), default="")


def sent(connection: Connection, session: Session) -> dict[str, int]:
    """The submissions whose scorecards went out as final and were not opened again, with the last revision that carried
    them.
    """
    here = [*session.rows_of(scorecards), scorecards.c.sent_in.is_not(None)]
    asked = select(scorecards.c.submission, scorecards.c.sent_in).where(*here).order_by(scorecards.c.submission)
    return {row.submission: row.sent_in for row in connection.execute(asked)}


def _collected(connection: Connection, session: Session, submission: str = "") -> tuple[Scorecard, ...]:
    values: dict[str, dict[str, Decimal | None]] = defaultdict(dict)
    for row in connection.execute(_asked(scores, session, submission)):
        values[row.submission][row.criterion] = row.score
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    for row in connection.execute(_asked(comments, session, submission)):
        texts[row.submission][row.criterion] = row.text
    pinned: dict[str, list[Pin]] = defaultdict(list)
    for row in connection.execute(_asked(pins, session, submission)):
        pin = Pin(criterion=row.criterion, attachment=row.attachment, page=row.page, second=row.second)
        pinned[row.submission].append(pin)
    return tuple(
        Scorecard(
            submission=row.submission,
            state=ScorecardState(row.state),
            scores=values[row.submission],
            comments=texts[row.submission],
            pins=tuple(pinned[row.submission]),
            flag=bool(row.flag),
            reason=row.reason,
        )
        for row in connection.execute(_asked(scorecards, session, submission))
    )


def _asked(table: Table, session: Session, submission: str) -> Any:
    here = _rows_of(table, session, submission) if submission else session.rows_of(table)
    return select(table).where(*here).order_by(*table.primary_key)


def _rows_of(table: Table, session: Session, submission: str) -> list[ColumnElement[bool]]:
    return [*session.rows_of(table), table.c.submission == submission]


def _change(connection: Connection, session: Session, submission: str, changed: dict[str, Any], at: str) -> None:
    _make(connection, session, submission, at)
    connection.execute(update(scorecards).where(*_rows_of(scorecards, session, submission)).values(**changed))


def _make(connection: Connection, session: Session, submission: str, at: str) -> None:
    run(connection, _NEW_SQL, {**session.key, "submission": submission, "changed_at": at})


def _keep_score(
    connection: Connection, session: Session, submission: str, criterion: str, score: Decimal | None, at: str
) -> None:
    text = None if score is None else canonical(score)
    values = {"submission": submission, "criterion": criterion, "score": text, "changed_at": at}
    run(connection, _SCORE_SQL, {**session.key, **values})
