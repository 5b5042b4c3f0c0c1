"""Thousands of submissions: short sentences, rows that are made when they are seen, a round that is counted once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.exchange import documents
from judge_desktop.exchange.package_documents import decode_contest, encode_contest
from judge_desktop.ui.chair.wording import few_of, numbers_of
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.home_page import HomePage
from judge_desktop.ui.widgets.table import RowsWhenSeen, Table, TableCell, TableColumn, TableRow
from judge_desktop.workflow.contests_here import find_contests, name_contests
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.round_documents import round_documents
from tests.helpers import small_round


@pytest.fixture(autouse=True)
def english() -> None:
    set_language(Language.EN)


def test_a_sentence_names_a_few_of_very_many_submissions() -> None:
    contest = small_round.contest(submissions=[f"A{place}" for place in range(1, 5001)])
    ids = [one.id for one in contest.submissions]
    assert numbers_of(contest, ids[4:0:-2]) == "3, 5"
    assert numbers_of(contest, ids[:12]) == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12"
    assert numbers_of(contest, [*ids[:20], ids[24]]) == "1–20, 25"
    assert numbers_of(contest, ids) == "1–5000"
    assert numbers_of(contest, ids[::2]) == "1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 and 2488 more"
    assert few_of("abc", " / ") == "a / b / c"
    assert few_of(map(str, range(30)), " / ").endswith("10 / 11 and 18 more")


def test_a_long_table_makes_the_rows_that_are_seen(qtbot: QtBot) -> None:
    made: list[str] = []

    def make(key: str) -> TableRow:
        made.append(key)
        return TableRow(key, (TableCell(key),))

    table = Table("Long", [TableColumn("Name")])
    qtbot.addWidget(table)
    table.resize(300, 400)
    table.set_rows(RowsWhenSeen([str(place) for place in range(5000)], make))
    table.show()
    qtbot.waitExposed(table)
    table.grab()
    assert 0 < len(set(made)) < 30
    table.set_current_key("4000")
    table.grab()
    assert (table.current_key(), table.key(4999), len(table.rows())) == ("4000", "4999", 5000)
    assert len(set(made)) < 60
    assert [row.key for row in table.rows()[2:4]] == ["2", "3"]


def test_the_draft_may_be_longer_than_what_travels() -> None:
    contest = replace(small_round.contest(), organiser=replace(small_round.contest().name, th="ก" * 6_000_000))
    written = encode_contest(contest)
    assert len(written) > documents.MAX_BYTES
    assert decode_contest(written) == contest


def test_an_edit_of_the_draft_does_not_count_the_round_again(merged_desk: Desk) -> None:
    where = Where(name_contests(merged_desk.ws)[0].contest)
    first, again = round_documents(merged_desk.ws, where), round_documents(merged_desk.ws, where)
    assert again.view is first.view
    assert again.standings is first.standings


def test_the_home_page_is_there_before_anything_is_counted(merged_desk: Desk, qtbot: QtBot) -> None:
    page = HomePage(merged_desk)
    qtbot.addWidget(page)
    assert [one.name for one in page.contests] == [one.name for one in find_contests(merged_desk.ws)]
    qtbot.waitUntil(lambda: page.contests == find_contests(merged_desk.ws))
