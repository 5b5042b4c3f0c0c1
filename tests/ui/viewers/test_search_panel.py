"""All attachments of a submission are searched together, in the background, and forgotten when they must be."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.ui.viewers import search_reading
from judge_desktop.ui.viewers.reading.answers import Failure
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.viewers.search_index import MOST_HITS, Hit
from judge_desktop.ui.viewers.search_list import DocumentRow
from judge_desktop.ui.viewers.search_panel import SearchPanel
from judge_desktop.ui.viewers.search_place import SearchPlace
from judge_desktop.ui.viewers.search_reading import SearchSource, SourceKind
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.held_reader import HeldReader
from tests.helpers.keyboard import press, type_text
from tests.helpers.turns import settle
from tests.ui.viewers.conftest import PASSWORD

Asked = tuple[str, int, str, int]


def make_panel(qtbot: QtBot, papers: Path, *names: str, reader: InstantReader | None = None) -> SearchPanel:
    panel = SearchPanel(reader or InstantReader())
    qtbot.addWidget(panel)
    panel.resize(300, 600)
    panel.set_documents([SearchSource(name, f"The {name}", papers / f"{name}.pdf") for name in names])
    return panel


def open_and_read(qtbot: QtBot, panel: SearchPanel) -> None:
    panel.open()
    qtbot.waitUntil(lambda: not panel.is_reading())


def documents(panel: SearchPanel) -> list[tuple[str, str]]:
    return [(row.name, row.note) for row in panel.list.rows() if isinstance(row, DocumentRow)]


def asked(panel: SearchPanel) -> list[Asked]:
    told: list[Asked] = []
    panel.hit_requested.connect(lambda *what: told.append(what))
    return told


def test_places_are_listed_below_their_documents(qtbot: QtBot, papers: Path) -> None:
    panel = make_panel(qtbot, papers, "report", "long")
    open_and_read(qtbot, panel)
    panel.find_words("water")
    assert panel.count_words() == "4 places in one document"
    panel.find_words("PAGE")
    assert panel.count_words() == "More than 500 places. Please type more letters."
    assert len(panel.hits()) == MOST_HITS
    panel.find_words("page 1")
    assert panel.count_words() == "111 places in one document"
    panel.find_words("last page")
    assert documents(panel) == [("The report", "1")]
    panel.find_words("งบประมาณ ของ")
    assert [(one.key, one.page, one.nth) for one in panel.hits()] == [("report", 1, 0)]
    panel.find_words("zzz")
    assert panel.count_words() == "Not found"
    panel.find_words("z")
    assert (panel.count_words(), panel.words()) == ("Type at least two letters", "")


def test_keys_go_from_place_to_place_and_round(qtbot: QtBot, papers: Path) -> None:
    panel = make_panel(qtbot, papers, "report")
    told = asked(panel)
    open_and_read(qtbot, panel)
    type_text(panel.field, "water")
    for _ in range(2):
        press(panel.field, Qt.Key.Key_Return)
    assert told == [("report", 1, "water", 0), ("report", 2, "water", 0)]
    for _ in range(3):
        panel.go_to_hit(1)
    assert [one[1:] for one in told[2:]] == [(2, "water", 1), (2, "water", 2), (1, "water", 0)]
    panel.go_to_hit(-1)
    assert told[-1] == ("report", 2, "water", 2)
    chosen = panel.list.rows()[panel.list.currentIndex().row()]
    assert isinstance(chosen, Hit)
    assert (chosen.page, chosen.nth) == (2, 2)

    press(panel.list, Qt.Key.Key_Up)
    assert told[-1] == ("report", 2, "water", 1)
    press(panel.list, Qt.Key.Key_Return)
    assert told[-1] == ("report", 2, "water", 1)


def test_nothing_is_read_before_the_search_is_opened_and_then_a_few_pages_at_a_time(qtbot: QtBot, papers: Path) -> None:
    reader = HeldReader("pdf.texts")
    panel = make_panel(qtbot, papers, "long", reader=reader)
    settle()
    assert reader.asked == []
    panel.open()
    panel.find_words("page 1")
    assert panel.count_words() == "Not found yet"
    qtbot.waitUntil(lambda: len(reader.waiting) == 1)
    assert reader.waiting[0].arguments["count"] <= 10
    reader.answer()
    qtbot.waitUntil(lambda: len(panel.hits()) == 1)
    assert panel._progress.isVisible()
    assert panel._progress.accessibleName() == "Reading the attachments: 1 %"
    qtbot.waitUntil(lambda: len(reader.waiting) == 1)

    panel.close_search()
    panel.set_documents([])
    assert reader.waiting == []
    assert panel.hits() == ()


def test_a_place_stays_chosen_while_more_are_found(qtbot: QtBot, papers: Path) -> None:
    reader = HeldReader("pdf.texts")
    panel = make_panel(qtbot, papers, "report", reader=reader)
    panel.set_documents(
        [
            SearchSource("report", "The report", papers / "report.pdf"),
            SearchSource("n", "Notes", Path(), SourceKind.GIVEN),
        ]
    )
    told = asked(panel)
    panel.open()
    panel.add_text("n", 1, "water and more water")
    panel.find_words("water")
    panel.go_to_hit(1)
    panel.go_to_hit(1)
    qtbot.waitUntil(lambda: len(reader.waiting) == 1)
    reader.answer()
    qtbot.waitUntil(lambda: len(panel.hits()) == 6)
    assert panel.count_words() == "6 places in 2 documents"
    assert documents(panel) == [("The report", "4"), ("Notes", "2")]
    panel.go_to_hit(-1)
    assert told == [("n", 1, "water", 0), ("n", 1, "water", 1), ("n", 1, "water", 0)]


def test_what_cannot_be_searched_says_why(qtbot: QtBot, papers: Path) -> None:
    panel = make_panel(qtbot, papers, "scan", "locked", "broken", "report")
    open_and_read(qtbot, panel)
    panel.find_words("water")
    assert documents(panel) == [
        ("The scan", "no text in this document"),
        ("The locked", "locked"),
        ("The broken", "cannot be read"),
        ("The report", "4"),
    ]
    panel.set_password("locked", PASSWORD)
    qtbot.waitUntil(lambda: len(panel.hits()) == 8)
    assert documents(panel)[1] == ("The locked", "4")
    panel.set_password("unknown", "x")


def test_of_an_endless_document_the_beginning_is_searched(
    qtbot: QtBot, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_reading, "_MOST_LETTERS", 300)
    panel = make_panel(qtbot, papers, "long", "report")
    open_and_read(qtbot, panel)
    panel.find_words("page 499")
    assert documents(panel) == [("The long", "only its beginning is searched")]
    panel.find_words("page 3 of")
    assert documents(panel) == [("The long", "1")]
    panel.find_words("water")
    assert len(panel.hits()) == 4


def test_a_document_that_kills_its_reader_does_not_end_the_search(qtbot: QtBot, papers: Path) -> None:
    reader = HeldReader("pdf.open")
    panel = make_panel(qtbot, papers, "long", "report", reader=reader)
    panel.open()
    panel.find_words("water")
    qtbot.waitUntil(lambda: len(reader.waiting) == 1)
    reader.fail(Failure.DIED)
    qtbot.waitUntil(lambda: len(reader.waiting) == 1)
    reader.answer()
    qtbot.waitUntil(lambda: len(panel.hits()) == 4)
    assert documents(panel) == [("The long", "cannot be read"), ("The report", "4")]


def test_of_a_recused_submission_nothing_is_kept(qtbot: QtBot, papers: Path) -> None:
    panel = make_panel(qtbot, papers, "report")
    open_and_read(qtbot, panel)
    panel.find_words("water")
    assert len(panel.hits()) == 4
    panel.set_documents([])
    assert (panel.hits(), panel.list.rows(), panel.field.text(), panel._index.keys()) == ((), (), "", ())


def test_what_was_read_is_not_read_again_for_the_same_documents(qtbot: QtBot, papers: Path) -> None:
    reader = HeldReader()
    panel = make_panel(qtbot, papers, "report", reader=reader)
    open_and_read(qtbot, panel)
    count = len(reader.asked)
    panel.find_words("water")
    panel.set_documents([SearchSource(name, f"The {name}", papers / f"{name}.pdf") for name in ("report", "scan")])
    qtbot.waitUntil(lambda: not panel.is_reading())
    assert [arguments["path"] for _, arguments in reader.asked[count:]] == [str(papers / "scan.pdf")] * 2
    assert len(panel.hits()) == 4


def test_escape_closes_and_the_words_stay(qtbot: QtBot, papers: Path) -> None:
    panel = make_panel(qtbot, papers, "report")
    marked: list[str] = []
    panel.words_changed.connect(marked.append)
    open_and_read(qtbot, panel)
    panel.find_words("water")
    panel.activateWindow()
    qtbot.waitUntil(panel.field.hasFocus)
    with qtbot.waitSignal(panel.closed):
        press(panel.field, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert marked[-2:] == ["water", ""]
    panel.open()
    assert (panel.field.selectedText(), marked[-1]) == ("water", "water")


@pytest.mark.parametrize(("width", "beside"), [(1000, True), (420, False), (300, False)])
def test_the_panel_stands_beside_or_above(qtbot: QtBot, papers: Path, width: int, beside: bool) -> None:
    panel = SearchPanel(InstantReader())
    panel.set_documents([SearchSource("report", "The report", papers / "report.pdf")])
    told = asked(panel)
    content = QLabel("content")
    content.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    column.addWidget(SearchPlace(panel, content))
    host.resize(width, 700)
    host.show()
    assert panel.isHidden()
    open_and_read(qtbot, panel)
    panel.find_words("water")
    QApplication.processEvents()
    assert (panel.geometry().right() < content.geometry().left()) is beside
    assert (panel.geometry().bottom() < content.geometry().top()) is not beside
    assert nameless_widgets(panel) == []

    host.activateWindow()
    content.setFocus()
    qtbot.waitUntil(content.hasFocus)
    press(content, Qt.Key.Key_F3)
    press(content, Qt.Key.Key_F3)
    press(content, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert [one[1] for one in told] == [1, 2, 1]
