"""A file that was made: its name and what there is to say about it, on a ground of its own."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from judge_desktop.ui.widgets.card import Panel
from judge_desktop.ui.widgets.empty_state import IconMark
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import ICON_LARGE, RADIUS_ROW, SPACE_16, SPACE_20, Role, Type


class FileBox(Panel):
    """Icon, name and a second line; `name` and `detail` may be given other words."""

    def __init__(self, icon: str, name: str = "", detail: str = "") -> None:
        super().__init__(Role.CANVAS, radius=RADIUS_ROW)
        self.name = TextLabel(name, Type.LABEL)
        self.detail = TextLabel(detail, Type.CAPTION, Role.INK2)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_20, 8, SPACE_16, 8)
        row.setSpacing(SPACE_16)
        row.addWidget(IconMark(icon, Role.ACCENT, ICON_LARGE - 6))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.name)
        texts.addWidget(self.detail)
        row.addLayout(texts, 1)
