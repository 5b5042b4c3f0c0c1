"""Notes and discussions of the chair's copy: kept, replaced, taken away, and gone with their contest."""

from __future__ import annotations

from pathlib import Path

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.text import Text
from judge_desktop.store import contests
from judge_desktop.store.chair_notes import Discussion, add_discussion, discussions_of, notes_of, set_note
from judge_desktop.store.contests import ContestPart, Part
from judge_desktop.store.database import open_database
from judge_desktop.store.removal import remove_contest

AT = "2023-09-08T15:00:00+07:00"


def test_notes_are_kept_replaced_and_taken_away(tmp_path: Path) -> None:
    with open_database(tmp_path, at=AT) as database, database.transaction() as connection:
        contests.add(connection, ContestPart(contest="c", part=Part.CHAIR, name=Text(th="ก")), at=AT)
        set_note(connection, "c", "A", "", "หนึ่ง", at=AT)
        set_note(connection, "c", "A", "A1", "สอง", at=AT)
        set_note(connection, "c", "A", "", "สาม", at=AT)
        assert notes_of(connection, "c") == {("A", ""): "สาม", ("A", "A1"): "สอง"}
        set_note(connection, "c", "A", "A1", "", at=AT)
        assert notes_of(connection, "c") == {("A", ""): "สาม"}
        assert notes_of(connection, "other") == {}


def test_discussions_stand_in_their_order_and_go_with_the_contest(tmp_path: Path) -> None:
    with open_database(tmp_path, at=AT) as database:
        with database.transaction() as connection:
            contests.add(connection, ContestPart(contest="c", part=Part.CHAIR, name=Text(th="ก")), at=AT)
            set_note(connection, "c", "A", "", "หนึ่ง", at=AT)
            for words in ("หนึ่ง", "สอง"):
                held = Discussion(submission="A1", spread="16", words=words, held_at=AT)
                add_discussion(connection, "c", "final", Mode.OFFICIAL, held)
            found = discussions_of(connection, "c", "final", Mode.OFFICIAL)
            assert [one.words for one in found] == ["หนึ่ง", "สอง"]
            assert discussions_of(connection, "c", "final", Mode.REHEARSAL) == ()
        remove_contest(database, "c", at=AT, who="chair")
        with database.reading() as connection:
            assert discussions_of(connection, "c", "final", Mode.OFFICIAL) == ()
            assert notes_of(connection, "c") == {}
