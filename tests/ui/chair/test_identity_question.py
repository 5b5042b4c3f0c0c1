"""Who runs the contest: asked once, when something is signed for the first time, with a passphrase that is proposed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.ui.chair.identity_question import IdentityDialog, when_identified
from judge_desktop.ui.desk import Desk
from tests.helpers.accessibility import nameless_widgets
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
