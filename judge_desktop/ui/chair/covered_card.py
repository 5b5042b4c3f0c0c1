"""A category whose scores are not shown to the chair: why, and what helps."""

from __future__ import annotations

from PySide6.QtCore import Qt

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Contest
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.wording import numbers_of
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.empty_state import IconMark
from judge_desktop.ui.widgets.stacking_row import StackingRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import ICON_LARGE, SPACE_8, SPACE_12, Role, Type
from judge_desktop.workflow.deliberation import CategoryRoom


class CoveredCard(Card):
    """A plain card with an icon, a sentence, what to do, and up to two buttons."""

    def __init__(self, icon: str, sentence: str, how: str, buttons: tuple[Button, ...] = ()) -> None:
        super().__init__()
        self.setObjectName("covered")
        column = self.use_body()
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addSpacing(SPACE_12)
        column.addWidget(IconMark(icon, Role.INK3, ICON_LARGE), 0, centre)
        column.addWidget(TextLabel(sentence, Type.STRONG, align=centre))
        column.addWidget(TextLabel(how, Type.BODY, Role.INK2, align=centre))
        column.addSpacing(SPACE_8)
        column.addWidget(StackingRow(*buttons), 0, centre)
        column.addSpacing(SPACE_12)


def closed_to_chair(room: CategoryRoom, names: JudgeNames, name: Button, show: Button | None) -> CoveredCard:
    """The chair is recused: somebody acts as chair, or has to be named. `name` and, where somebody acts, `show`
    are the buttons offered.
    """
    sentence = tr("The chair is recused in this category")
    name.setObjectName("name_acting_chair")
    if show is None:
        hidden = tr("Show the judges' names first") if names.is_hidden else ""
        nobody = "" if room.may_act else tr("Nobody of the panel may act as chair here")
        name.set_disabled_reason(hidden or nobody)
        name.set_kind(ButtonKind.PRIMARY)
        how = tr("The chair neither sees its scores nor decides. The panel names somebody who acts as chair here")
        return CoveredCard("user-x", sentence, how, (name,))
    show.setObjectName("show_to_acting_chair")
    acting = tr("The acting chair") if names.is_hidden else names.full(room.presides)
    how = tr("{judge} acts as chair here and decides. The chair does not look at the screen meanwhile", judge=acting)
    name.set_words(tr("Name somebody else…"))
    name.set_disabled_reason(tr("Show the judges' names first") if names.is_hidden else "")
    return CoveredCard("user-check", sentence, how, (name, show))


def chair_seals_first(contest: Contest, room: CategoryRoom, merge: Button, aside: Button) -> CoveredCard:
    """The judging chair's own scores are not in: no score of others is shown. `merge` and `aside` release it."""
    merge.setObjectName("to_merging")
    aside.setObjectName("chair_does_not_score")
    n = len(room.still_to_seal)
    numbers = numbers_of(contest, room.still_to_seal)
    how = trn(
        "Her scorecard of submission {numbers} is not in yet, so the others' scores stay covered: nobody should score"
        " in their light. Merge her score file, or record that she does not score here.",
        "Her scorecards of submissions {numbers} are not in yet, so the others' scores stay covered: nobody should"
        " score in their light. Merge her score file, or record that she does not score here.",
        n,
        numbers=numbers,
    )
    return CoveredCard("lock", tr("The chair hands in her own scores first"), how, (merge, aside))
