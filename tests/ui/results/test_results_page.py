"""A results file opened by a judge, by the chair and by a stranger: what each sees of it, and what of a forged one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.results.decisions_card import DecisionsCard
from judge_desktop.ui.results.own_card import OwnCard
from judge_desktop.ui.results.results_page import ResultsPage
from judge_desktop.ui.results.standings_card import StandingsCard, VotesCard
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.table import Table
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.scoring_session import open_session
from tests.helpers.evening import Evening, altered
from tests.helpers.published import forged
from tests.helpers.small_day import state_of
from tests.ui.chair.find import one, seen, words
from tests.ui.results.conftest import DeskOf


def opened(qtbot: QtBot, desk: Desk, path: Path) -> ResultsPage:
    """The page of that file, shown."""
    page = ResultsPage(desk, path)
    qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    return page


def verdict(page: ResultsPage) -> tuple[str, str]:
    """The verdict and what stands below it."""
    assert page.verdict is not None
    return page.verdict.verdict(), page.verdict.detail()


def rows_of(table: Table) -> list[tuple[str, ...]]:
    """The words of every row."""
    return [tuple(cell.text for cell in row.cells) for row in table.rows()]


def test_a_judge_finds_her_scorecards_unchanged(qtbot: QtBot, desk_of: DeskOf, evening: Evening) -> None:
    page = opened(qtbot, desk_of("J1"), evening.internal)

    assert verdict(page) == (
        "Genuine: nothing was changed, and every total and rank comes out the same again",
        "",
    )
    assert page.header.title() == "The Smart City Solution Awards 2023 (demo)"
    assert page.audience.words() == "Internal version"
    assert not page.mode.isVisible()
    assert one(page, FindingRow, "chair_known").shape() is Weight.FINE.shape
    own = one(page, OwnCard, "own_scorecards")
    assert own.sentence.text() == "Your 4 scorecards are all in this file, unchanged"
    assert not own.list.is_open()
    own.list.fold.click()
    assert [row[1:] for row in rows_of(own.table)] == [
        ("unchanged", "100"),
        ("unchanged", "92"),
        ("unchanged", "100"),
        ("unchanged", "100"),
    ]


def test_standings_awards_and_what_decided(qtbot: QtBot, desk_of: DeskOf, evening: Evening) -> None:
    page = opened(qtbot, desk_of("chair"), evening.internal)

    gov, liv = (one(page, StandingsCard, f"standings_{category}") for category in ("GOV", "LIV"))
    assert [(row[0], row[2], row[3], row[4]) for row in rows_of(gov.table)] == [
        ("1", "96.00", "Mean score", "Award"),
        ("2", "88.00", "—", ""),
    ]
    assert [(row[0], row[2], row[3]) for row in rows_of(liv.table)] == [
        ("1", "96.00", "By a decision"),
        ("2", "96.00", "—"),
    ]
    assert "No award" in [chip.accessibleName() for chip in liv.findChildren(type(page.audience))]
    assert seen(page, OwnCard) == []


def test_the_popular_vote(qtbot: QtBot, desk_of: DeskOf, evening: Evening) -> None:
    page = opened(qtbot, desk_of("stranger"), evening.public)
    rows = rows_of(one(page, VotesCard, "popular_vote").table)
    assert rows == [
        ("1", "Submission 10", "1,204"),
        ("2", "Submission 11", "87"),
        ("2", "Submission 19", "87"),
        ("4", "Submission 20", "0"),
    ]


def test_a_decision_that_was_taken_back_stays_in_sight(qtbot: QtBot, desk_of: DeskOf, evening: Evening) -> None:
    page = opened(qtbot, desk_of("chair"), evening.internal)
    decisions = one(page, DecisionsCard, "decisions")
    decisions.set_open(True)

    assert [(row.title(), row.outcome()) for row in seen(decisions, StatusRow)] == [
        ("Awarded to submission 10", "Taken back"),
        ("A decision was taken back", ""),
        ("Awarded to submission 10", ""),
        ("The tie was settled: 20 goes first", ""),
        ("No award", ""),
        ("The popular vote was taken in", ""),
        ("The round was closed", ""),
    ]
    assert "คณะกรรมการเห็นพ้องกัน" in seen(decisions, StatusRow)[0].detail()


def test_a_stranger_compares_the_fingerprint_by_typing(qtbot: QtBot, desk_of: DeskOf, evening: Evening) -> None:
    page = opened(qtbot, desk_of("stranger"), evening.public)

    assert one(page, FindingRow, "chair_known").sentence() == (
        "This computer does not know the chair's key. Compare this fingerprint with the printed announcement"
    )
    assert page.who is not None
    field = page.who.typed
    assert page.who.fingerprint.key.text() == evening.key
    typed = evening.key.removeprefix("SHA256:")
    for letter in "sha256:":
        QTest.keyClicks(field, letter)
        assert page.who.compared.finding() == ""
    QTest.keyClicks(field, typed[:8])
    assert page.who.compared.finding() == ""
    QTest.keyClicks(field, typed[8:])
    assert page.who.compared.finding() == "The same: it is the chair of the announcement who signed"
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClicks(field, "?")
    assert page.who.compared.finding().startswith("Not the same.")


def test_a_fingerprint_is_understood_as_people_write_it(qtbot: QtBot, desk_of: DeskOf, evening: Evening) -> None:
    page = opened(qtbot, desk_of("stranger"), evening.public)
    assert page.who is not None
    field, compared = page.who.typed, page.who.compared
    for typed in evening.key:  # key by key, nothing alarms on the way
        assert compared.finding() == ""
        QTest.keyClicks(field, typed)
    same = "The same: it is the chair of the announcement who signed"
    assert compared.finding() == same
    bare = evening.key.removeprefix("SHA256:")
    for written in (bare, f" sha256: {bare[:20]} {bare[20:]}", f"SHA256:{bare[:9]}\u200b{bare[9:]}\u00a0"):
        field.clear()
        field.insert(written)
        page.who.compare()
        assert compared.finding() == same, written
    for written in ("หฟก", f"SHA256:{bare[:5]}ด"):
        field.setText(written)
        page.who.compare()
        assert compared.finding() == "A fingerprint has no Thai letters; type it in English letters"


def test_a_public_file_shows_numbers_and_no_name(qtbot: QtBot, desk_of: DeskOf, evening: Evening) -> None:
    page = opened(qtbot, desk_of("stranger"), evening.public)
    decisions = one(page, DecisionsCard, "decisions")
    decisions.set_open(True)

    assert page.header.title() == "Results file"
    assert one(page, FindingRow, "no_words").shape() is Weight.NOTE.shape
    gov = one(page, StandingsCard, "standings_GOV")
    assert [row[1] for row in rows_of(gov.table)] == ["Submission 10", "Submission 11"]
    shown = " ".join([*words(page), *[" ".join(row) for row in rows_of(gov.table)]])
    assert "คณะกรรมการเห็นพ้องกัน" not in shown
    assert "Municipality" not in shown


def test_a_narrow_page_says_what_decided_only_where_something_did(
    qtbot: QtBot, desk_of: DeskOf, evening: Evening
) -> None:
    page = opened(qtbot, desk_of("stranger"), evening.public)
    page.resize(640, 768)
    QApplication.processEvents()
    table = one(page, StandingsCard, "standings_GOV").table

    assert table.is_narrow
    assert [row.cells[2].detail for row in table.rows()] == ["Mean score", ""]


def test_a_judge_sees_names_from_her_own_package(qtbot: QtBot, desk_of: DeskOf, evening: Evening) -> None:
    desk = desk_of("J2")
    page = opened(qtbot, desk, evening.public)

    assert one(page, FindingRow, "words_from_here").sentence() == (
        "The file holds no names. They are shown from the same contest on this computer"
    )
    title = open_session(desk.ws).submission("GOV-01").title.en
    assert rows_of(one(page, StandingsCard, "standings_GOV").table)[0][1] == f"10  {title}"
    assert one(page, OwnCard, "own_scorecards").sentence.text().endswith("unchanged")


def test_only_awarded_submissions(qtbot: QtBot, desk_of: DeskOf, evening: Evening) -> None:
    page = opened(qtbot, desk_of("stranger"), evening.awarded)

    assert one(page, FindingRow, "only_awarded").sentence() == "Only submissions with an award are listed"
    assert [row[0] for row in rows_of(one(page, StandingsCard, "standings_GOV").table)] == ["1"]
    assert rows_of(one(page, StandingsCard, "standings_LIV").table) == []


def test_a_file_that_waits_for_confirmation_is_in_it_and_not_counted(
    qtbot: QtBot, desk_of: DeskOf, evening: Evening
) -> None:
    page = opened(qtbot, desk_of("J4"), evening.internal)
    own = one(page, OwnCard, "own_scorecards")

    assert own.sentence.text() == "In this file, but not counted: 4 of your 4 scorecards"
    assert own.list.is_open()
    assert [row[0].split()[0] for row in rows_of(own.table)] == ["10", "11", "19", "20"]
    assert {row[1] for row in rows_of(own.table)} == {"in this file, not counted: Waiting for confirmation"}


def test_scores_sealed_after_sending_are_told(qtbot: QtBot, desk_of: DeskOf, evening: Evening) -> None:
    """Her later revision never reached the chair: other scores count than those she sealed last."""
    page = opened(qtbot, desk_of("J3"), evening.internal)
    own = one(page, OwnCard, "own_scorecards")

    assert own.sentence.text() == "3 of your 4 scorecards are in this file unchanged"
    assert [row[1] for row in rows_of(own.table)].count("other scores than you sealed") == 1


def test_a_rehearsal_says_so_twice(qtbot: QtBot, desk_of: DeskOf, evening: Evening) -> None:
    page = opened(qtbot, desk_of("stranger"), evening.rehearsal)

    assert page.mode.isVisible()
    assert page.mode.words() == "Rehearsal"
    assert "This is the result of a rehearsal, not the official one" in words(page)


@pytest.mark.parametrize("forged", ["score", "results", "cut"])
def test_a_forged_file_shows_what_is_wrong_and_nothing_it_claims(
    qtbot: QtBot, desk_of: DeskOf, evening: Evening, tmp_path: Path, forged: str
) -> None:
    path = tmp_path / "forged.judgeresults"
    if forged == "score":
        altered(evening.internal, path, b'"D2":"30"', b'"D2":"29"')
    elif forged == "results":
        altered(evening.internal, path, b'"rank":1', b'"rank":2')
    else:
        path.write_bytes(evening.internal.read_bytes()[:-300])
    desk = desk_of("J1")
    before = state_of(desk.ws.home)
    page = opened(qtbot, desk, path)

    assert page.verdict is not None
    assert page.verdict.weight is Weight.BLOCKS
    assert verdict(page)[1].endswith("Nothing was taken in.")
    assert not page.verdict.checks or page.verdict.fold.is_open()
    assert seen(page, StandingsCard) == []
    assert seen(page, OwnCard) == []
    assert page.shown is None
    assert state_of(desk.ws.home) == before


def test_another_file_is_not_taken_for_one(qtbot: QtBot, desk_of: DeskOf, tmp_path: Path) -> None:
    path = tmp_path / "letter.judgeresults"
    path.write_text("Dear committee")
    page = opened(qtbot, desk_of("stranger"), path)

    assert "letter.judgeresults" in verdict(page)[0]
    assert [card.objectName() for card in seen(page, Card)] == ["verdict"]


def test_opening_changes_nothing(qtbot: QtBot, desk_of: DeskOf, evening: Evening) -> None:
    desk = desk_of("chair")
    before, known = state_of(desk.ws.home), round_documents(desk.ws).documents
    opened(qtbot, desk, evening.internal)
    assert (state_of(desk.ws.home), round_documents(desk.ws).documents) == (before, known)


def test_words_of_a_file_are_plain_text(qtbot: QtBot, desk_of: DeskOf, evening: Evening) -> None:
    page = opened(qtbot, desk_of("chair"), evening.internal)
    one(page, DecisionsCard, "decisions").set_open(True)
    QApplication.processEvents()
    assert {label.textFormat() for label in page.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_it_speaks_thai(qtbot: QtBot, desk_of: DeskOf, evening: Evening) -> None:
    set_language(Language.TH)
    page = opened(qtbot, desk_of("J1"), evening.internal)

    assert verdict(page)[0] == "ไฟล์แท้ ไม่มีการแก้ไข และคำนวณคะแนนรวมกับลำดับซ้ำได้ตรงกันทั้งหมด"
    assert one(page, OwnCard, "own_scorecards").sentence.text() == ("แบบให้คะแนนของท่าน 4 ฉบับอยู่ในไฟล์นี้ครบถ้วน ไม่มีการแก้ไข")
    assert page.audience.words() == "ฉบับภายใน"
    assert page.verdict is not None
    assert page.verdict.fold.fold.words() == "ตรวจสอบแล้ว 20 ข้อ"
    assert all("ก" <= one.sentence[0] <= "๙" for one in page.verdict.checks)


def test_another_program_inside_a_genuine_file_is_noted(
    qtbot: QtBot, desk_of: DeskOf, evening: Evening, tmp_path: Path
) -> None:
    key = desk_of("chair").ws.identity.signing_key
    path = tmp_path / "other.judgeresults"
    path.write_bytes(forged(evening.public.read_bytes(), key, entries={"verify.py": b"print('EVERYTHING AGREES')"}))
    page = opened(qtbot, desk_of("J1"), path)
    assert verdict(page)[0].startswith("Genuine")
    assert one(page, FindingRow, "other_program").sentence() == (
        "verify.py in this file is not the one of this version; use one from a source you trust"
    )
    honest = opened(qtbot, desk_of("J2"), evening.public)
    assert "other_program" not in [row.objectName() for row in seen(honest, FindingRow)]
