"""How each judge scores, to look at: strictness, spread, and every total. The tables below and in the categories say
the same to whoever reads or listens. For the chair's eyes only, as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal

from judge_desktop.config.i18n import tr
from judge_desktop.domain.plot import Picture
from judge_desktop.domain.statistics import Statistics
from judge_desktop.scoring.score_table import ScoreTable
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.plot_view import PlotView
from judge_desktop.ui.widgets.reading_order import follow_layout
from judge_desktop.ui.widgets.switcher import Switcher
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, Role, Type
from judge_desktop.workflow.plot_names import PlotNames
from judge_desktop.workflow.round_plots import distribution_picture, heat_pictures, severity_picture

STRICTNESS, SPREAD, TOTALS = "strictness", "spread", "totals"


class JudgePictures(Card):
    """One picture at a time. `choice_changed(key)` when somebody looks at another one; each is made when it is looked
    at.
    """

    choice_changed = Signal(str)

    def __init__(self, statistics: Statistics, table: ScoreTable, names: PlotNames, chosen: str = "") -> None:
        super().__init__(tr("To look at"))
        self.setObjectName("judge_pictures")
        self._makes: Mapping[str, Callable[[], Sequence[Picture | None]]] = {
            STRICTNESS: lambda: [severity_picture(statistics.judges, names)],
            SPREAD: lambda: [distribution_picture(table, names)],
            TOTALS: lambda: heat_pictures(table, statistics.outliers, names),
        }
        self._views: list[PlotView] = []
        is_compared = any(one.severity is not None for one in statistics.judges)
        choices = [(SPREAD, tr("Spread of totals")), (TOTALS, tr("Every total"))]
        if is_compared:  # a lone judge has nobody to be compared with
            choices.insert(0, (STRICTNESS, tr("Strictness")))
        self.switcher = Switcher(tr("What to look at"), choices, chosen)
        self.switcher.choice_changed.connect(self._show)
        self.switcher.choice_changed.connect(self.choice_changed)
        self.add_to_header(self.switcher)
        self.use_body().setSpacing(SPACE_8)
        self._show()

    def views(self) -> tuple[PlotView, ...]:
        """What is shown."""
        return tuple(self._views)

    def _show(self) -> None:
        clear_layout(self.body)
        self._views.clear()
        pictures = [one for one in self._makes[self.switcher.choice()]() if one is not None]
        for picture in pictures:
            if picture.how:
                self.body.addWidget(TextLabel(picture.how, Type.CAPTION, Role.INK2))
            if len(pictures) > 1:
                self.body.addWidget(TextLabel(picture.title, Type.CAPTION_STRONG))
            view = PlotView(picture)
            view.setObjectName(f"plot_{self.switcher.choice()}")
            self.body.addWidget(view)
            self._views.append(view)
        follow_layout(self)
