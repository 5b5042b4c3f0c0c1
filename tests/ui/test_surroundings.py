"""No test of a window begins with what another one left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier] * 2)
def test_no_key_is_held(modifier: Qt.KeyboardModifier, qtbot: QtBot) -> None:
    assert QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
    field = QLineEdit()
    qtbot.addWidget(field)
    QTest.keyClick(field, Qt.Key.Key_A, modifier)
    assert QApplication.keyboardModifiers() == modifier
