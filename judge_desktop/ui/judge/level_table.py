"""The described levels of a criterion as a small table; the one that the score stands in is marked."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.rubric import Band, Criterion
from judge_desktop.ui.judge.card_status import written
from judge_desktop.ui.widgets.finding_row import mark_on_first_line
from judge_desktop.ui.widgets.shapes import Shape, ShapeMark
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, Role, Tone, Type


class LevelTable(QWidget):
    """A row for each level: from–to, name, description; the best first. Marked by a shape and heavier type."""

    def __init__(self, criterion: Criterion, language: str, numerals: Numerals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bands = criterion.bands
        self._marked: int | None = None
        self._rows = [_LevelRow(band, language, numerals) for band in self._bands]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(SPACE_8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        for place, row in enumerate(self._rows):
            grid.addWidget(mark_on_first_line(row.mark, Type.CAPTION), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(row.range, place, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(row.words, place, 2)
        self.setAccessibleName(tr("Levels"))

    def set_score(self, score: Decimal | None) -> None:
        """Mark the level of a score, or none."""
        marked = None
        if score is not None:
            marked = next((place for place, band in enumerate(self._bands) if score in band), None)
        if marked != self._marked:
            self._marked = marked
            for place, row in enumerate(self._rows):
                row.set_marked(place == marked)

    def marked(self) -> str:
        """The name of the level that is marked, empty when none is."""
        return "" if self._marked is None else self._rows[self._marked].name


class _LevelRow:
    """The parts of one row."""

    def __init__(self, band: Band, language: str, numerals: Numerals) -> None:
        lowest, highest = written(band.lowest, numerals), written(band.highest, numerals)
        self.name = band.level.name.in_language(language)
        self.mark = ShapeMark(Shape.NONE, Tone.ACCENT, 14)
        self.mark.ground = Role.SOFT
        self._spread = lowest if lowest == highest else f"{lowest}–{highest}"
        self.range = TextLabel(self._spread, Type.CAPTION, Role.INK2, wraps=False)
        description = band.level.description.in_language(language)
        self._all = ": ".join(part for part in (self.name, description) if part)
        self.words = TextLabel(self._all, Type.CAPTION, Role.INK2)
        self.set_marked(False)

    def set_marked(self, marked: bool) -> None:
        line, role = (Type.CAPTION_STRONG, Role.INK) if marked else (Type.CAPTION, Role.INK2)
        self.mark.set_shape(Shape.DOT if marked else Shape.NONE, Tone.ACCENT)
        for label in (self.range, self.words):
            label.set_line(line)
            label.set_role(role)
        self.words.setAccessibleName(tr("{level}: your score", level=self._all) if marked else self._all)
