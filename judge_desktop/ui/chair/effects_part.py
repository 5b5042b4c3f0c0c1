"""What a change does to scores already given, said in the page and asked before it is made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.effect_words import balance_words, cost_words, effect_sentence
from judge_desktop.config.i18n import current_language, tr, translator, trn
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.effects import Effect, EffectKind
from judge_desktop.scoring.change_effects import scored_alike
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.tokens import SPACE_8

MOST_SHOWN = 6


class RubricWarning(QWidget):
    """Says on the rubric page that a package is out, and what changing the rubric would mean."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rubric_warning")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[Weight, str, str] | None = None
        self.hide()

    def show_state(self, state: ContestState) -> None:
        """Show what holds now; nothing before a package is out."""
        said = _rubric_words(state) if state.package is not None else None
        if said == self._shown:
            return
        self._shown = said
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if said is not None:
            weight, sentence, detail = said
            self._column.addWidget(Notice(weight, sentence, detail=detail))
        self.setVisible(said is not None)


class EffectsList(QWidget):
    """The changes of a draft as findings, the heaviest first; a long list ends with how many more there are."""

    def __init__(self, state: ContestState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("effects")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        sentences = effect_lines(state)
        for weight, sentence in sentences[:MOST_SHOWN]:
            column.addWidget(FindingRow(weight, sentence))
        more = len(sentences) - MOST_SHOWN
        if more > 0:
            column.addWidget(FindingRow(Weight.NOTE, trn("and {n} more change", "and {n} more changes", more)))


def effect_lines(state: ContestState) -> list[tuple[Weight, str]]:
    """Every change with its cost in a sentence."""
    return [(_weight(one), _sentence(one, state)) for one in state.effects.effects]


def balance_of(state: ContestState) -> str:
    """What stays and what is lost if the draft goes out."""
    return balance_words(state.effects, translator(current_language()))


def loses_all(state: ContestState, before: Contest, after: Contest) -> bool:
    """Whether a change of the draft is the one after which no score given so far would count."""
    if not state.effects.counted or state.package is None:
        return False
    return scored_alike(state.judged, before) and not scored_alike(state.judged, after)


def ask_before_losing(
    parent: QWidget, state: ContestState, then: Callable[[], object], otherwise: Callable[[], object]
) -> Dialog:
    """Ask before a change that costs every scorecard; `otherwise()` when it is not made."""
    n = state.effects.counted
    dialog = Dialog(
        tr("Change how it is scored?"),
        trn(
            "{n} sealed scorecard counts now. It stops counting when a package with this change is built, and the "
            "judge scores again. Names, guidelines and levels can be changed without that.",
            "{n} sealed scorecards count now. They stop counting when a package with this change is built, and judges "
            "score again. Names, guidelines and levels can be changed without that.",
            n,
        ),
        tr("Change it"),
        tr("Keep it as it is"),
        dangerous=True,
        parent=parent,
    )
    dialog.setObjectName("losing_question")
    dialog.accepted.connect(then)
    dialog.rejected.connect(otherwise)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    dialog.fit()
    return dialog


def _rubric_words(state: ContestState) -> tuple[Weight, str, str]:
    kinds = {one.kind for one in state.effects.effects}
    if EffectKind.MARKS_CHANGED in kinds:
        sentence = tr("The draft scores otherwise than the package that is out")
        return Weight.WARNS, sentence, balance_of(state)
    sentence = tr("A package is out: judges score with the rubric as it is there until they open an update")
    n = state.effects.counted
    detail = tr("Names, guidelines and levels can be changed; other criteria, full marks or steps need a new scoring")
    if n:
        detail = trn(
            "Other criteria, full marks or steps cost {n} sealed scorecard; names, guidelines and levels cost none",
            "Other criteria, full marks or steps cost {n} sealed scorecards; names, guidelines and levels cost none",
            n,
        )
    return Weight.NOTE if EffectKind.RUBRIC_WORDS_CHANGED not in kinds else Weight.WARNS, sentence, detail


def _weight(effect: Effect) -> Weight:
    return Weight.WARNS if effect.sealed else Weight.NOTE


def _sentence(effect: Effect, state: ContestState) -> str:
    words = translator(current_language())
    sentence = effect_sentence(effect, state.judged, state.contest, words)
    cost = cost_words(effect, words)
    return f"{sentence}: {cost}" if cost else sentence
