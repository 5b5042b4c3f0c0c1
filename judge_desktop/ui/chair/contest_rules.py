"""The rules of a contest: how scores are combined, who must be there, what settles ties, comments, awards, interest.

Each choice says in one sentence what it does; whether it fits the contest is found by ``scoring``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Contest, Method, RecusalScope
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.scoring.quorum import judges_needed
from judge_desktop.ui.chair.beside import Beside
from judge_desktop.ui.chair.contest_edits import ContestEdits
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.contest_wording import method_sentence
from judge_desktop.ui.chair.draft_fields import Belongs, DraftFields, about, nothing
from judge_desktop.ui.chair.explained_choice import ExplainedChoice
from judge_desktop.ui.chair.ladder_card import LadderCard
from judge_desktop.ui.chair.ticked_field import TickedField
from judge_desktop.ui.chair.two_columns import TwoColumns
from judge_desktop.ui.chair.typed_values import FIGURE, FIGURE_OR_NONE, WHOLE_NUMBER, Reading
from judge_desktop.ui.chair.wording import method_words
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.columns import stacked
from judge_desktop.ui.widgets.text_field import LabelledField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_16, Role, Type
from judge_desktop.workflow.edit_contest import ContestSection

_MOST_DECIMALS = 6
_EXAMPLE = Decimal("85.123456")


class RulesTab(QWidget):
    """Cards in two columns: what makes the score and settles ties, and everything around it."""

    def __init__(self, edits: ContestEdits) -> None:
        super().__init__()
        self._fields = DraftFields(edits, ContestSection.RULES)
        self.ladder = LadderCard(self._fields)
        self._methods = ExplainedChoice("method", tr("Method"))
        self._methods.choice_changed.connect(lambda key: self._keep("method", key))
        self._scopes = ExplainedChoice("recusal_scope", tr("A declared interest takes a judge out of"))
        self._scopes.choice_changed.connect(lambda key: self._keep("recusal_scope", key))
        self._restraint = self._restraint_field()
        self._quorum_note = TextLabel("", Type.CAPTION, Role.INK2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        left = stacked(self._score_card(), self.ladder, self._comment_card())
        right = stacked(self._people_card(), self._award_card(), self._interest_card())
        column.addWidget(TwoColumns(left, right))

    def show_state(self, state: ContestState, findings: Sequence[Finding]) -> None:
        """Show the draft; `findings` are all that are known about it."""
        contest = state.contest
        rules = contest.rules
        self._methods.set_choices(
            [(one.value, method_words(one), method_sentence(one)) for one in Method], rules.method.value
        )
        self._restraint.setVisible(rules.method is Method.SEVERITY_ADJUSTED)
        self._scopes.set_choices(_scopes(), rules.recusal_scope.value)
        self.ladder.show_contest(contest, findings)
        appointed = len(contest.panel.voting)
        needed = judges_needed(appointed, rules.quorum_percent)
        note = trn("At least {n} of {all} judges", "At least {n} of {all} judges", needed, all=appointed)
        self._quorum_note.setText(note if appointed else tr("No judge is appointed yet"))
        self._quorum_note.setVisible(needed <= max(appointed, 1))  # of a share that cannot be nothing is said
        self._fields.show(contest, findings)

    def _score_card(self) -> Card:
        card = Card(tr("How the score is made"))
        body = card.use_body()
        body.setSpacing(SPACE_16)
        method = LabelledField(tr("Method"), self._methods)
        self._fields.finding_place(method, about("method"))
        body.addWidget(method)
        body.addWidget(self._restraint)
        decimals = self._fields.choice(
            "decimals",
            tr("Decimals, rounded once"),
            lambda contest: _decimals(contest.rules.decimals),
            lambda contest: str(contest.rules.decimals),
            lambda contest, key: _with(contest, "decimals", int(key)),
            belongs=about("decimals"),
        )
        spread = self._rule("discussion_spread", tr("Points apart to discuss"), FIGURE)
        body.addWidget(Beside(decimals, spread))
        return card

    def _restraint_field(self) -> QWidget:
        field = self._rule("severity_penalty", tr("Restraint of the adjustment"), FIGURE)
        what = tr("0 adjusts in full; the larger, the less is adjusted; usually 1")
        return stacked(field, TextLabel(what, Type.CAPTION, Role.INK2), spacing=SPACE_4)

    def _people_card(self) -> Card:
        card = Card(tr("Who must be there"))
        body = card.use_body()
        body.setSpacing(SPACE_16)
        minimum = self._rule("minimum_scorecards", tr("Scorecards to be ranked"), WHOLE_NUMBER)
        quorum = self._rule("quorum_percent", tr("Quorum in per cent of the judges"), WHOLE_NUMBER)
        body.addWidget(Beside(minimum, stacked(quorum, self._quorum_note, spacing=SPACE_4)))
        words = tr("The chair may judge, and seals before others' scores show")
        body.addWidget(self._tick("chair_may_judge", words, lambda one: one.code is FindingCode.CHAIR_MAY_NOT_JUDGE))
        return card

    def _comment_card(self) -> Card:
        card = Card(tr("Comments for applicants"))
        body = card.use_body()
        body.addWidget(self._tick("comment_required", tr("A comment is required on every scorecard")))
        body.addWidget(self._rule("comment_minimum", tr("Characters a comment needs at least"), WHOLE_NUMBER))
        return card

    def _award_card(self) -> Card:
        card = Card(tr("Awards"))
        body = card.use_body()
        lowest = self._rule("minimum_award_score", tr("Least score for an award"), FIGURE_OR_NONE, hint=tr("optional"))
        body.addWidget(lowest)
        for name, words in (
            ("no_award_possible", tr("The panel may give no award in a category")),
            ("joint_award_possible", tr("Two submissions may share an award")),
            ("several_categories_possible", tr("One project may apply in several categories")),
        ):
            body.addWidget(self._tick(name, words))
        return card

    def _interest_card(self) -> Card:
        card = Card(tr("Interest and blind judging"))
        body = card.use_body()
        body.addWidget(LabelledField(tr("A declared interest takes a judge out of"), self._scopes))
        body.addWidget(self._tick("blind", tr("Blind judging")))
        what = tr("Names of applicants stay out of the judges' package. Names inside attachments are not removed.")
        body.addWidget(TextLabel(what, Type.CAPTION, Role.INK2))
        return card

    def _rule(self, name: str, label: str, reading: Reading[Any], *, hint: str = "") -> LabelledField:
        return self._fields.typed(
            name,
            label,
            reading,
            lambda contest: getattr(contest.rules, name),
            lambda contest, value: _with(contest, name, value),
            hint=hint,
            belongs=about(name),
        )

    def _tick(self, name: str, words: str, belongs: Belongs = nothing) -> TickedField:
        return self._fields.tick(
            name,
            words,
            lambda contest: bool(getattr(contest.rules, name)),
            lambda contest, on: _with(contest, name, on),
            belongs=belongs,
        )

    def _keep(self, name: str, key: str) -> None:
        kinds: dict[str, Callable[[str], Any]] = {"method": Method, "recusal_scope": RecusalScope}
        self._fields.change(lambda contest: _with(contest, name, kinds[name](key)))


def _with(contest: Contest, name: str, value: Any) -> Contest:
    return replace(contest, rules=replace(contest.rules, **{name: value}))


def _decimals(chosen: int) -> list[tuple[str, str]]:
    """0 to 6, and whatever a contest folder said."""
    shown = [(str(n), f"{n}  ({_EXAMPLE:.{n}f})") for n in range(_MOST_DECIMALS + 1)]
    return shown if 0 <= chosen <= _MOST_DECIMALS else [*shown, (str(chosen), str(chosen))]


def _scopes() -> list[tuple[str, str, str]]:
    return [
        (
            RecusalScope.CATEGORY.value,
            tr("the whole category"),
            tr("The judge scores nothing in it: no comparison is left to those who have an interest."),
        ),
        (
            RecusalScope.SUBMISSION.value,
            tr("the submission alone"),
            tr("The judge scores the others of the category."),
        ),
    ]
