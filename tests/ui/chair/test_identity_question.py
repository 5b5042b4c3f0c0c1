"""Who runs the contest: asked once, when something is signed for the first time, with a passphrase that is proposed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language
from judge_desktop.ui.chair.identity_question import IdentityDialog, when_identified
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.home_page import HomePage
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.clipping import settled_faults
from tests.helpers.judge_pages import discard, looking
from tests.ui.chair.conftest import MakeDesk


@pytest.fixture
def fresh(tmp_path: Path, make_desk: MakeDesk) -> Desk:
    return make_desk(tmp_path / "home")


def asked(fresh: Desk, qtbot: QtBot, done: list[str]) -> IdentityDialog:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    when_identified(fresh, parent, lambda: done.append("done"))
    (dialog,) = parent.findChildren(IdentityDialog)
    return dialog


def test_the_passphrase_is_proposed_and_locks_the_keys(fresh: Desk, qtbot: QtBot) -> None:
    done: list[str] = []
    dialog = asked(fresh, qtbot, done)
    assert nameless_widgets(dialog) == []
    assert len(dialog.passphrase.text().split()) == 5
    dialog.answer.click()
    assert (dialog.finding(), done) == ("Please enter a name", [])
    dialog.name.setText("Secretary")
    dialog.answer.click()

    own = fresh.ws.own_name
    assert own is not None
    assert (own.name, own.has_passphrase, done) == ("Secretary", True, ["done"])


def test_a_short_passphrase_is_asked_again(fresh: Desk, qtbot: QtBot) -> None:
    done: list[str] = []
    dialog = asked(fresh, qtbot, done)
    dialog.name.setText("Secretary")
    dialog.passphrase.setText("short")
    dialog.answer.click()
    assert (fresh.ws.own_name, done) == (None, [])
    dialog.cancel.click()
    assert (fresh.ws.own_name, done) == (None, [])


def test_it_is_asked_once(fresh: Desk, qtbot: QtBot) -> None:
    done: list[str] = []
    dialog = asked(fresh, qtbot, done)
    dialog.name.setText("Secretary")
    dialog.answer.click()
    when_identified(fresh, dialog, lambda: done.append("again"))
    assert done == ["done", "again"]


@pytest.mark.parametrize(("language", "text_size"), [(Language.TH, 100), (Language.EN, 100), (Language.TH, 200)])
def test_it_fits(qapp: QApplication, fresh: Desk, language: Language, text_size: int) -> None:
    with looking(qapp, language, text_size):
        dialog = IdentityDialog(fresh)
        dialog.show()
        found = settled_faults(dialog)
        dialog.answer.click()
        found += settled_faults(dialog)
        assert found == []
        assert dialog.height() <= 690
        discard(dialog)


@pytest.mark.parametrize(
    ("language", "text_size", "size"),
    [(Language.TH, 100, (480, 768)), (Language.EN, 100, (911, 512)), (Language.TH, 200, (1366, 690))],
)
def test_the_first_start_fits(
    qapp: QApplication, fresh: Desk, language: Language, text_size: int, size: tuple[int, int]
) -> None:
    with looking(qapp, language, text_size):
        page = HomePage(fresh)
        page.resize(*size)
        page.show()
        assert page.asks_language()
        assert (settled_faults(page), nameless_widgets(page)) == ([], [])
        discard(page)
