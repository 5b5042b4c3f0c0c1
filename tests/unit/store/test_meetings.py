"""What was typed about a meeting: kept by round and mode, replaced as a whole, gone with its contest."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.meeting import Meeting
from judge_desktop.domain.text import Text
from judge_desktop.store import contests
from judge_desktop.store.contests import ContestPart, Part
from judge_desktop.store.database import open_database
from judge_desktop.store.meetings import keep_meeting, meeting_of
from judge_desktop.store.removal import remove_contest
from judge_desktop.store.signatures import RoundKey

AT = "2023-09-08T15:00:00+07:00"
KEY = RoundKey(contest="c", round="final", mode=Mode.OFFICIAL)
MEETING = Meeting(
    body="คณะกรรมการ",
    number="1/2566",
    held_on=date(2023, 9, 8),
    place="ห้อง 5",
    starts_at=time(0, 0),
    ends_at=time(16, 30),
    also_present=("นาย ก", "นาง ข"),
    announcements="หนึ่ง\nสอง",
    earlier_minutes="สาม",
    information="สี่",
    consideration="ห้า",
    other_matters="หก",
    recorder="นางสาว ค",
    recorder_position="เลขานุการ",
    checker="นาย ง",
    checker_position="ประธาน",
)


def test_a_meeting_comes_back_as_it_was_kept_and_goes_with_its_contest(tmp_path: Path) -> None:
    with open_database(tmp_path, at=AT) as database:
        with database.transaction() as connection:
            contests.add(connection, ContestPart(contest="c", part=Part.CHAIR, name=Text(th="ก")), at=AT)
            assert meeting_of(connection, KEY).is_empty
            keep_meeting(connection, KEY, MEETING, at=AT)
            assert meeting_of(connection, KEY) == MEETING
            keep_meeting(connection, KEY, Meeting(place="ห้อง 6"), at=AT)
            assert meeting_of(connection, KEY) == Meeting(place="ห้อง 6")
            assert meeting_of(connection, RoundKey(contest="c", round="final", mode=Mode.REHEARSAL)).is_empty
        remove_contest(database, "c", at=AT, who="chair")
        with database.reading() as connection:
            assert meeting_of(connection, KEY).is_empty
