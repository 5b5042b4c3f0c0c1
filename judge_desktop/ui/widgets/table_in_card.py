"""Tables inside cards: the words of their cells stand below the title of the card, at every text size."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.ui.widgets.table import CELL_PADDING
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_20


def sides_of_table() -> int:
    """Pixels that a card leaves beside a table, whose cells bring the rest of the 20 along."""
    return SPACE_20 - look().px(CELL_PADDING)


def beside_cells(*widgets: QWidget) -> QVBoxLayout:
    """A column of what stands above or below a table: as far in as the words of its cells."""
    column = QVBoxLayout()
    column.setContentsMargins(look().px(CELL_PADDING), 0, look().px(CELL_PADDING), 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return column
