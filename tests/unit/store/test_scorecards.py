"""A judge's work: every score is kept as it was given, and what went out is known."""

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from judge_desktop.domain.contest import Ground, Mode, Recusal, RecusalScope
from judge_desktop.domain.scorecard import OVERALL, Pin, Scorecard, ScorecardState
from judge_desktop.store import data_folder, scorecards, scoring_sessions
from judge_desktop.store.database import Database
from judge_desktop.store.scoring_sessions import Export, Session
from judge_desktop.store.tables import canonical
from tests.unit.store.conftest import AT, CONTEST

LATER = "2023-11-23T10:00:00+07:00"
FILM = "f" * 64


def full_card(submission: str = "s-1") -> Scorecard:
    return Scorecard(
        submission=submission,
        state=ScorecardState.SEALED,
        scores={"D1": Decimal(7), "D2": Decimal("8.5"), "D3": None},
        comments={"D1": "ดีมาก", OVERALL: "น่าสนใจ"},
        pins=(
            Pin(criterion="D1", attachment=FILM, page=0, second=75),
            Pin(criterion="D2", attachment=FILM, page=3),
        ),
        flag=True,
        reason="พิมพ์ผิด",
    )


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**6, places=4))
def test_a_score_has_one_spelling(score: Decimal) -> None:
    text = canonical(score)
    assert Decimal(text) == score
    assert canonical(score + Decimal("0.00000")) == text
    with closing(sqlite3.connect(":memory:")) as connection:
        glob = "SELECT ?1 NOT GLOB '0[0-9]*' AND (?1 NOT GLOB '*.*' OR ?1 GLOB '*.*[1-9]') AND ?1 NOT GLOB '*[^0-9.]*'"
        assert connection.execute(glob, (text,)).fetchone() == (1,)


@pytest.mark.parametrize(
    ("score", "text"), [("7.0", "7"), ("1E+1", "10"), ("-0.0", "0"), ("0.50", "0.5"), ("100", "100"), ("8.25", "8.25")]
)
def test_spellings(score: str, text: str) -> None:
    assert canonical(Decimal(score)) == text


@pytest.mark.parametrize("text", ["7.0", "07", ".5", "-1", "1e1", "", "7.", "1.2.3", "ten", "๗"])
def test_the_table_takes_no_other_spelling(database: Database, session: Session, text: str) -> None:
    scorecards.save_score(database, session, "s-1", "D1", Decimal(1), at=AT)
    with pytest.raises(IntegrityError, match="CHECK"), database.transaction() as connection:
        connection.exec_driver_sql("UPDATE scores SET score = ?", (text,))


def test_a_score_is_set_changed_and_taken_back(database: Database, session: Session) -> None:
    for score in (Decimal(7), Decimal("8.50"), None):
        scorecards.save_score(database, session, "s-1", "D1", score, at=AT)
        with database.reading() as connection:
            assert scorecards.scorecard(connection, session, "s-1").scores == {"D1": score}


def test_a_saved_score_is_in_the_files_at_once(database: Database, home: Path, session: Session) -> None:
    scorecards.save_score(database, session, "s-1", "D1", Decimal("8.5"), at=AT)
    with closing(sqlite3.connect(home / data_folder.DATABASE)) as other:
        assert other.execute("SELECT submission, criterion, score FROM scores").fetchall() == [("s-1", "D1", "8.5")]


def test_what_was_never_touched_is_an_empty_draft(database: Database, session: Session) -> None:
    with database.reading() as connection:
        assert scorecards.scorecard(connection, session, "s-9") == Scorecard(submission="s-9")
        assert scorecards.scorecards_of(connection, session) == ()
        assert scorecards.state_of(connection, session, "s-9") == (ScorecardState.DRAFT, 0)


def test_a_whole_scorecard_comes_back_as_it_was_put(database: Database, session: Session) -> None:
    with database.transaction() as connection:
        scorecards.put(connection, session, full_card("s-2"), at=AT)
        scorecards.put(connection, session, full_card("s-1"), at=AT)
        scorecards.put(connection, session, full_card("s-1"), at=LATER)
    with database.reading() as connection:
        assert scorecards.scorecards_of(connection, session) == (full_card("s-1"), full_card("s-2"))
        assert scorecards.scorecard(connection, session, "s-2") == full_card("s-2")


def test_putting_replaces_everything(database: Database, session: Session) -> None:
    with database.transaction() as connection:
        scorecards.put(connection, session, full_card(), at=AT)
        scorecards.put(connection, session, Scorecard(submission="s-1", scores={"D1": Decimal(3)}), at=LATER)
        assert scorecards.scorecard(connection, session, "s-1") == Scorecard(
            submission="s-1", scores={"D1": Decimal(3)}
        )


def test_piece_by_piece(database: Database, session: Session) -> None:
    with database.transaction() as connection:
        for criterion, score in full_card().scores.items():
            scorecards.set_score(connection, session, "s-1", criterion, score, at=AT)
        for criterion, text in full_card().comments.items():
            scorecards.set_comment(connection, session, "s-1", criterion, "ร่าง", at=AT)
            scorecards.set_comment(connection, session, "s-1", criterion, text, at=AT)
        scorecards.set_comment(connection, session, "s-1", "D2", "ลบทิ้ง", at=AT)
        scorecards.set_comment(connection, session, "s-1", "D2", "", at=AT)
        scorecards.set_pins(connection, session, "s-1", full_card().pins * 2, at=AT)
        scorecards.set_flag(connection, session, "s-1", flag=True, at=AT)
        scorecards.set_state(connection, session, "s-1", ScorecardState.DRAFT, at=AT, reason="พิมพ์ผิด")
        scorecards.set_state(connection, session, "s-1", ScorecardState.SEALED, at=AT)
        scorecards.set_private_notes(connection, session, "s-1", "ถามเรื่องงบ", at=AT)
    with database.reading() as connection:
        assert scorecards.scorecard(connection, session, "s-1") == full_card()
        assert scorecards.private_notes(connection, session, "s-1") == "ถามเรื่องงบ"
        assert scorecards.private_notes(connection, session, "s-2") == ""


def test_two_judges_rounds_and_modes_never_mix(database: Database, session: Session) -> None:
    others = [
        Session(contest=CONTEST, round="final", mode=Mode.OFFICIAL, judge="judge-2"),
        Session(contest=CONTEST, round="final", mode=Mode.REHEARSAL, judge="judge-1"),
        Session(contest=CONTEST, round="first", mode=Mode.OFFICIAL, judge="judge-1"),
    ]
    for number, one in enumerate([session, *others]):
        with database.transaction() as connection:
            scoring_sessions.start(connection, one, at=AT)
        scorecards.save_score(database, one, "s-1", "D1", Decimal(number), at=AT)
    with database.reading() as connection:
        kept = [scorecards.scorecard(connection, one, "s-1").total for one in [session, *others]]
        assert kept == [Decimal(number) for number in range(4)]
        assert scoring_sessions.listed(connection, CONTEST) == (session, *others)


def test_recusals_declaration_and_notes(database: Database, session: Session) -> None:
    kin = Recusal(judge="judge-1", scope=RecusalScope.CATEGORY, target="energy", ground=Ground.RELATIVE)
    friend = Recusal(
        judge="judge-1", scope=RecusalScope.SUBMISSION, target="s-1", ground=Ground.OTHER, reason="เพื่อนสนิท"
    )
    with database.transaction() as connection:
        assert scoring_sessions.start(connection, session, at=LATER) is False
        assert scoring_sessions.declaration_made(connection, session) is False
        scoring_sessions.declare(connection, session, made=True, at=AT)
        scoring_sessions.set_notes(connection, session, "ขอบคุณครับ", at=AT)
        scoring_sessions.set_recusals(connection, session, [friend, kin], at=AT)
        assert scoring_sessions.recusals_of(connection, session) == (kin, friend)
        assert scoring_sessions.withdraw_recusal(connection, session, RecusalScope.CATEGORY, "energy") is True
        assert scoring_sessions.withdraw_recusal(connection, session, RecusalScope.CATEGORY, "energy") is False
        scoring_sessions.add_recusal(connection, session, friend, at=LATER)
    with database.reading() as connection:
        assert scoring_sessions.recusals_of(connection, session) == (friend,)
        assert scoring_sessions.declaration_made(connection, session) is True
        assert scoring_sessions.notes(connection, session) == "ขอบคุณครับ"


def test_what_went_out_is_known_per_key(database: Database, session: Session) -> None:
    def export(key: str, revision: int) -> Export:
        sha256 = f"{key[-1]}{revision}".ljust(64, "0")
        return Export(judge_key=key, revision=revision, sha256=sha256, file_name=f"{revision}.judgescore", created=AT)

    with database.transaction() as connection:
        assert scoring_sessions.last_export(connection, session, "SHA256:a") is None
        scorecards.put(connection, session, full_card("s-1"), at=AT)
        scorecards.set_score(connection, session, "s-2", "D1", Decimal(5), at=AT)
        scoring_sessions.record_export(connection, session, export("SHA256:a", 1))
        assert scorecards.sent(connection, session) == {"s-1": 1}
        assert scorecards.state_of(connection, session, "s-1") == (ScorecardState.SEALED, 1)
        scorecards.set_state(connection, session, "s-1", ScorecardState.DRAFT, at=LATER, reason="พิมพ์ผิด")
        scorecards.set_state(connection, session, "s-2", ScorecardState.ABSENT, at=LATER)
        scoring_sessions.record_export(connection, session, export("SHA256:a", 2))
        assert scorecards.sent(connection, session) == {"s-2": 2}
        assert scorecards.state_of(connection, session, "s-1") == (ScorecardState.DRAFT, 0)
        scorecards.put(connection, session, full_card("s-2"), at=LATER)
        assert scorecards.sent(connection, session) == {}
        scoring_sessions.record_export(connection, session, export("SHA256:b", 1))
    with database.reading() as connection:
        assert scoring_sessions.last_export(connection, session, "SHA256:a") == export("SHA256:a", 2)
        assert scoring_sessions.last_export(connection, session, "SHA256:b") == export("SHA256:b", 1)
        revisions = [one.revision for one in scoring_sessions.exports_of(connection, session)]
        assert revisions == [1, 2, 1]


def test_a_revision_goes_out_once(database: Database, session: Session) -> None:
    first = Export(judge_key="SHA256:a", revision=1, sha256="a" * 64, file_name="1.judgescore", created=AT)
    with database.transaction() as connection:
        scoring_sessions.record_export(connection, session, first)
    with pytest.raises(IntegrityError, match="UNIQUE"), database.transaction() as connection:
        scoring_sessions.record_export(connection, session, first)
