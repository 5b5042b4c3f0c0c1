"""A judge who has only a keyboard: every key goes to whatever holds the focus, and every key is counted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


class Mouse(QObject):
    """Counts what a mouse would do in the whole program: by keyboard alone it stays at nothing."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.clicks = 0
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
            self.clicks += 1
        return False


class Typist:
    """Types into the focused widget. `presses` counts keys (a chord such as Ctrl+Enter is one), `letters` the letters
    of running text, which nobody could save.
    """

    def __init__(self) -> None:
        self.presses = 0
        self.letters = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """A key that is no letter, as often as asked."""
        for _ in range(times):
            self.presses += 1
            QTest.keyClick(self.focused(), key, modifiers)
            QApplication.processEvents()

    def digits(self, text: str) -> None:
        """Digits and signs of a score, in any script; each counts as a key."""
        for letter in text:
            self.presses += 1
            self._send(letter)

    def words(self, text: str) -> None:
        """Running text; its letters are counted apart."""
        for letter in text:
            self.letters += 1
            self._send(letter)

    def tab_to(self, name: str, *, most: int = 60) -> QWidget:
        """Tab until the widget of that object name holds the focus."""
        for _ in range(most):
            if self.focused().objectName() == name:
                return self.focused()
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name}")

    def focused(self) -> QWidget:
        """Where the keyboard is now."""
        window = QApplication.activeModalWidget() or QApplication.activeWindow()
        found = QApplication.focusWidget() or window
        assert found is not None, "nothing holds the keyboard"
        return found

    def _send(self, letter: str) -> None:
        """Any letter: QTest aborts the process on a Thai one."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.focused(), QKeyEvent(kind, 0, NONE, letter))
