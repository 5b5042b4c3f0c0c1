"""How long something may move: 120 ms, or not at all where the system asks for calm."""

from PySide6.QtWidgets import QApplication, QStyle

from judge_desktop.ui.widgets.tokens import MOTION_MS


def motion_ms() -> int:
    """Milliseconds for a finding that opens or a strip that arrives; 0 when motion is unwanted."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    wanted = QApplication.style().styleHint(hint)
    return MOTION_MS if wanted > 0 else 0
