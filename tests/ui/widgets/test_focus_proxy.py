"""Asking for a focus proxy leaves every widget with its parent."""

import gc
from pathlib import Path

from PySide6.QtWidgets import QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import judge_desktop
from judge_desktop.ui.widgets.focus_proxy import focus_proxy
from tests.helpers import accessibility

ROOT = Path(judge_desktop.__file__).parent


def test_a_table_keeps_its_heads_when_their_parts_were_asked(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    table = QTableWidget(3, 3)
    QVBoxLayout(page).addWidget(table)
    page.show()
    gone: list[str] = []
    for header in (table.horizontalHeader(), table.verticalHeader()):
        header.destroyed.connect(lambda: gone.append("a header"))
        assert focus_proxy(header.viewport()) is header
    del header
    gc.collect()
    assert gone == []
    page.resize(600, 400)
    assert focus_proxy(table) is None
    assert focus_proxy(table.viewport()) is table


def test_nobody_asks_qt_itself() -> None:
    asking = [path.name for path in ROOT.rglob("*.py") if ".focusProxy()" in path.read_text(encoding="utf-8")]
    assert asking == ["focus_proxy.py"]
    assert ".focusProxy()" not in Path(accessibility.__file__).read_text(encoding="utf-8")
