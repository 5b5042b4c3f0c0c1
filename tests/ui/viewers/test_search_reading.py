"""Reading documents for the search: what becomes of an answer that nobody waits for any more."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from judge_desktop.ui.viewers.reading.answers import Answer, Failure
from judge_desktop.ui.viewers.search_reading import SearchReading, SearchSource
from tests.helpers.held_reader import HeldReader


@pytest.mark.parametrize("is_answer", [True, False])
def test_an_answer_after_the_window_was_closed_is_passed_over(qtbot: QtBot, *, is_answer: bool) -> None:
    reader, window = HeldReader("pdf.open"), QObject()
    reading = SearchReading(reader, window)
    reading.start([SearchSource(key="a", name="a.pdf", path=Path("a.pdf"))])
    qtbot.waitUntil(lambda: bool(reader.waiting))
    (ticket,) = reader.waiting
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    assert ticket.done is not None
    assert ticket.failed is not None
    if is_answer:
        ticket.done(Answer({"pages": [1, 2]}, b""))
    else:
        ticket.failed(Failure.DIED, "")
