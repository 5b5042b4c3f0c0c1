"""Eligibility and shortlist of the chosen submissions: what the dates say, what a person decides, the definition."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, trn
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.submission_words import eligibility_words
from judge_desktop.ui.chair.wording import category_words, day, finding_words, title_of
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.card import Card, Hairline
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.flow_layout import FlowLayout
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_chip import StatusChip
from judge_desktop.ui.widgets.text_label import SelectableText, TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, Role, Tone, Type
from judge_desktop.workflow.submission_list import Listed

_SHORT_DEFINITION = 3
Act = Callable[[], object]


class DecisionsCard(Card):
    """`fit_requested(bool | None)`, `shortlist_requested(bool)` about all submissions that are chosen."""

    fit_requested = Signal(object)
    shortlist_requested = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("submission_detail")
        self._is_open = False
        self.buttons: dict[str, Button] = {}
        body = self.use_body()
        body.setSpacing(0)
        self._head = QVBoxLayout()
        self._head.setSpacing(2)
        body.addLayout(self._head)
        body.addSpacing(SPACE_8)
        body.addWidget(Hairline())
        body.addSpacing(SPACE_8)
        body.addWidget(TextLabel(tr("Fits the concept?"), Type.LABEL))
        self._definition = TextLabel("", Type.CAPTION, Role.INK2, max_lines=_SHORT_DEFINITION)
        self._more = Button("", ButtonKind.LINK, size=ButtonSize.CAPTION)
        self._more.setObjectName("definition")
        self._more.clicked.connect(self._open_definition)
        self._whole = TextLabel("", Type.CAPTION, Role.INK2)
        for widget in (self._definition, self._whole):
            body.addWidget(widget)
        body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        body.addSpacing(SPACE_4)
        body.addWidget(self._fit_row())
        body.addSpacing(SPACE_8)
        body.addWidget(TextLabel(tr("Goes on to the final round?"), Type.LABEL))
        body.addSpacing(SPACE_4)
        body.addWidget(self._shortlist_row())
        self._reason = TextLabel("", Type.CAPTION)
        body.addSpacing(SPACE_4)
        body.addWidget(self._reason)

    def show_chosen(self, chosen: Sequence[Listed], state: ContestState) -> None:
        """Show one submission with everything about it, or how many are chosen."""
        submissions = [each.submission for each in chosen]
        clear_layout(self._head)
        concept = state.contest.eligibility.concept.in_language(_language())
        self._definition.setText(concept)
        self._whole.setText(concept)
        self._show_definition()
        if len(chosen) == 1:
            self._show_one(chosen[0], state)
        else:
            words = trn("{n} submission chosen", "{n} submissions chosen", len(chosen))
            self._head.addWidget(TextLabel(words, Type.TITLE))
            said = tr("What you decide here holds for all of them")
            self._head.addWidget(TextLabel(said, Type.CAPTION, Role.INK2))
        fits = {one.fits_concept for one in submissions}
        listed = {one.shortlisted for one in submissions}
        for name, on in (
            ("fits_yes", fits == {True}),
            ("fits_no", fits == {False}),
            ("fits_open", fits == {None}),
            ("shortlist_in", listed == {True}),
            ("shortlist_out", listed == {False}),
        ):
            self.buttons[name].setChecked(on)
        reasons = {one.reason for one in submissions if one.reason}
        self._reason.setText(tr("Reason: {reason}", reason=next(iter(reasons))) if len(reasons) == 1 else "")
        self._reason.setVisible(len(reasons) == 1)

    def _show_one(self, listed: Listed, state: ContestState) -> None:
        contest, one = state.contest, listed.submission
        category = contest.category(one.category)
        self._head.addWidget(TextLabel(f"{one.number} · {one.id}", Type.CAPTION, Role.INK2))
        self._head.addWidget(SelectableText(title_of(one) or tr("Without a title"), Type.TITLE))
        for text in (one.applicant.name.in_language(_language()), category_words(category) if category else ""):
            if text:
                self._head.addWidget(TextLabel(text, Type.BODY, Role.INK2))
        self._head.addSpacing(SPACE_8)
        self._head.addWidget(_chips(listed))
        self._head.addSpacing(SPACE_4)
        rules = contest.eligibility
        if one.start_date is not None:
            words = tr("Started on {date}", date=day(one.start_date))
            self._head.addWidget(TextLabel(words, Type.CAPTION, Role.INK2))
        if rules.reference_date is not None:
            words = tr(
                "Must have run for {months} months on {date}",
                months=rules.minimum_months,
                date=day(rules.reference_date),
            )
            self._head.addWidget(TextLabel(words, Type.CAPTION, Role.INK2))
        for finding in state.findings:
            if finding.where.submission == one.id:
                weight = Weight.BLOCKS if finding.blocks else Weight.WARNS
                self._head.addWidget(FindingRow(weight, finding_words(finding)))

    def _fit_row(self) -> QWidget:
        return self._row(
            ("fits_yes", tr("Fits"), "Ctrl+Shift+Y", lambda: self.fit_requested.emit(True)),
            ("fits_no", tr("Does not fit…"), "Ctrl+Shift+N", lambda: self.fit_requested.emit(False)),
            ("fits_open", tr("Still open"), "Ctrl+Shift+O", lambda: self.fit_requested.emit(None)),
        )

    def _shortlist_row(self) -> QWidget:
        return self._row(
            ("shortlist_in", tr("Shortlisted"), "Ctrl+Shift+S", lambda: self.shortlist_requested.emit(True)),
            ("shortlist_out", tr("Not shortlisted…"), "Ctrl+Shift+D", lambda: self.shortlist_requested.emit(False)),
        )

    def _row(self, *specs: tuple[str, str, str, Act]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=SPACE_8, line_gap=SPACE_4)
        for name, words, key, act in specs:
            button = Button(words, size=ButtonSize.SMALL)
            button.setObjectName(name)
            button.setCheckable(True)
            button.set_tooltip(f"{words.rstrip('…')} ({key})")
            button.clicked.connect(lambda _=False, act=act, button=button: self._press(button, act))
            self.buttons[name] = button
            flow.addWidget(button)
        return holder

    def _press(self, button: Button, act: Act) -> None:
        """What is on is shown again when the contest was read again; until then nothing has been decided."""
        button.setChecked(not button.isChecked())
        act()

    def _open_definition(self) -> None:
        self._is_open = not self._is_open
        self._show_definition()

    def _show_definition(self) -> None:
        has = bool(self._whole.text())
        self._definition.setVisible(has and not self._is_open)
        self._whole.setVisible(has and self._is_open)
        self._more.setVisible(has)
        self._more.set_words(tr("Shorten") if self._is_open else tr("Read the whole definition"))


def _chips(one: Listed) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, gap=SPACE_8, line_gap=SPACE_4)
    words, shape, tone = eligibility_words(one)
    flow.addWidget(StatusChip(shape, words, tone))
    if one.submission.shortlisted:
        flow.addWidget(StatusChip(Shape.TICK, tr("Shortlisted"), Tone.OK))
    else:
        flow.addWidget(StatusChip(Shape.NONE, tr("Not shortlisted")))
    if one.is_late:
        flow.addWidget(StatusChip(Shape.TRIANGLE, tr("Applied late"), Tone.WARN))
    return holder


def _language() -> str:
    return current_language().value
