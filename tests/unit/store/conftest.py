"""A data folder as a judge's computer has it: one contest, one session."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.text import Text
from judge_desktop.store import contests, scoring_sessions
from judge_desktop.store.contests import ContestPart, Part
from judge_desktop.store.database import Database, open_database
from judge_desktop.store.scoring_sessions import Session

AT = "2023-11-23T09:00:00+07:00"
CONTEST = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "ข้อมูล 100% #1?"


@pytest.fixture
def session() -> Session:
    return Session(contest=CONTEST, round="final", mode=Mode.OFFICIAL, judge="judge-1")


@pytest.fixture
def database(home: Path, session: Session) -> Iterator[Database]:
    with open_database(home, at=AT) as opened:
        with opened.transaction() as connection:
            part = ContestPart(contest=CONTEST, part=Part.JUDGE, name=Text(th="รางวัล", en="Awards"))
            contests.add(connection, part, at=AT)
            scoring_sessions.start(connection, session, at=AT)
        yield opened
