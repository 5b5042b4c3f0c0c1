"""What the chair's copy keeps of a deliberation for itself: notes, and which submissions were discussed.

None of it is signed, travels or is counted. An empty note is no note.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or_replace

from judge_desktop.domain.contest import Mode
from judge_desktop.store.tables import chair_notes, discussions


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """One discussion that was held: about which submission, at which spread of its totals, with what words."""

    submission: str
    spread: str
    words: str
    held_at: str


def set_note(connection: Connection, contest: str, category: str, submission: str, text: str, *, at: str) -> None:
    """Keeps a note of a category (``submission`` "") or of a submission; an empty one is taken away."""
    place = {"contest": contest, "category": category, "submission": submission}
    if not text:
        here = [chair_notes.c[name] == value for name, value in place.items()]
        connection.execute(delete(chair_notes).where(*here))
        return
    written = insert_or_replace(chair_notes).values(**place, text=text, changed_at=at)
    replaced = {name: written.excluded[name] for name in ("text", "changed_at")}
    connection.execute(written.on_conflict_do_update(index_elements=list(chair_notes.primary_key), set_=replaced))


def notes_of(connection: Connection, contest: str) -> Mapping[tuple[str, str], str]:
    """(category, submission) -> note; submission "" for the note of the category itself."""
    asked = select(chair_notes).where(chair_notes.c.contest == contest)
    asked = asked.order_by(chair_notes.c.category, chair_notes.c.submission)
    return {(row.category, row.submission): row.text for row in connection.execute(asked)}


def add_discussion(connection: Connection, contest: str, round_: str, mode: Mode, held: Discussion) -> None:
    """Keeps that a discussion was held."""
    values = {
        "contest": contest,
        "round": round_,
        "mode": mode.value,
        "submission": held.submission,
        "spread": held.spread,
        "words": held.words,
        "held_at": held.held_at,
    }
    connection.execute(insert(discussions), values)


def discussions_of(connection: Connection, contest: str, round_: str, mode: Mode) -> tuple[Discussion, ...]:
    """The discussions of a round, oldest first."""
    here = (discussions.c.contest == contest, discussions.c.round == round_, discussions.c.mode == mode.value)
    return tuple(
        Discussion(submission=row.submission, spread=row.spread, words=row.words, held_at=row.held_at)
        for row in connection.execute(select(discussions).where(*here).order_by(discussions.c.sequence))
    )
