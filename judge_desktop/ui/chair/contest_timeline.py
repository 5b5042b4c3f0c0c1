"""When things happen: the dated lines of a contest, and the dates and texts by which submissions are eligible.

Dates are typed and shown as the windows' language writes them, in the Buddhist era in Thai.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.config.thai_dates import format_date_range, format_time, format_time_range
from judge_desktop.domain.contest import Contest, Eligibility
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.domain.schedule import TimelineEntry
from judge_desktop.domain.text import Text
from judge_desktop.scoring.category_changes import new_id
from judge_desktop.ui.chair.beside import Beside
from judge_desktop.ui.chair.contest_edits import ContestEdits
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.draft_fields import Belongs, DraftFields, about
from judge_desktop.ui.chair.list_and_editor import ListAndEditor
from judge_desktop.ui.chair.typed_values import CLOCK_OR_NONE, DAY, DAY_OR_NONE, WHOLE_NUMBER, Reading
from judge_desktop.ui.widgets.buttons import IconButton
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.row_list import ListRow
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.text_field import LabelledField
from judge_desktop.ui.widgets.tokens import SPACE_16, Tone
from judge_desktop.workflow.edit_contest import ContestSection

_NOBODYS_DAY = date(2000, 1, 1)


class TimelineTab(QWidget):
    """The lines in order of their dates, the one chosen beside them, eligibility below."""

    def __init__(self, edits: ContestEdits) -> None:
        super().__init__()
        self._fields = DraftFields(edits, ContestSection.TIMELINE)
        self._eligibility = DraftFields(edits, ContestSection.ELIGIBILITY)
        self._state: ContestState | None = None
        self._findings: Sequence[Finding] = ()
        self.parts = ListAndEditor(
            tr("Timeline"),
            add=tr("Add date"),
            empty=tr("There is no date yet"),
            editor=self._editor(),
            first_field="entry_name_th",
        )
        self.list = self.parts.list
        self.list.setObjectName("timeline")
        self.list.current_row_changed.connect(lambda _: self._show_chosen(anew=True))
        self.list.remove_requested.connect(self._remove)
        self.parts.add_requested.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_16)
        column.addWidget(self.parts)
        column.addWidget(self._eligibility_card())

    def show_state(self, state: ContestState, findings: Sequence[Finding]) -> None:
        """Show the draft; `findings` are all that are known about it."""
        self._state, self._findings = state, findings
        entries = sorted(state.contest.timeline, key=lambda one: one.starts_on)
        is_another = self.parts.set_rows([_row(one, findings) for one in entries])
        self._eligibility.show(state.contest, findings)
        self._show_chosen(anew=is_another)
        self.parts.name_awaited()

    def _editor(self) -> Card:
        card = Card(tr("Date"))
        remove = IconButton("trash-2", tr("Remove this date"), key=tr("Delete"))
        remove.setObjectName("remove_entry")
        remove.clicked.connect(lambda: self._remove(self.list.current_key()))
        card.add_to_header(remove)
        self._card = card
        body = card.use_body()
        body.setSpacing(SPACE_16)
        body.addWidget(
            self._fields.both(
                "entry_name",
                (tr("Name in Thai"), tr("Name in English")),
                lambda contest: self._chosen(contest).name,
                lambda contest, name: self._with(contest, lambda one: replace(one, name=name)),
                belongs=self._belongs(FindingCode.TIMELINE_NAME_MISSING),
            )
        )
        starts = self._fields.typed(
            "starts_on",
            tr("Day"),
            DAY,
            lambda contest: self._chosen(contest).starts_on,
            lambda contest, day: self._with(contest, lambda one: replace(one, starts_on=day)),
            placeholder=_example_day(),
        )
        ends = self._fields.typed(
            "ends_on",
            tr("Last day"),
            DAY_OR_NONE,
            lambda contest: self._chosen(contest).ends_on,
            lambda contest, day: self._with(contest, lambda one: replace(one, ends_on=day)),
            hint=tr("optional"),
            belongs=self._reversed("ends_on"),
        )
        body.addWidget(Beside(starts, ends))
        begins = self._clock(
            "from_time", tr("From"), lambda one: one.from_time, lambda one, clock: replace(one, from_time=clock)
        )
        until = self._clock(
            "to_time", tr("Until"), lambda one: one.to_time, lambda one, clock: replace(one, to_time=clock)
        )
        body.addWidget(Beside(begins, until))
        body.addWidget(
            self._fields.both(
                "remark",
                (tr("Remark in Thai"), tr("Remark in English")),
                lambda contest: self._chosen(contest).remark,
                lambda contest, remark: self._with(contest, lambda one: replace(one, remark=remark)),
                lines=2,
            )
        )
        return card

    def _clock(
        self,
        name: str,
        label: str,
        get: Callable[[TimelineEntry], time | None],
        put: Callable[[TimelineEntry, time | None], TimelineEntry],
    ) -> LabelledField:
        return self._fields.typed(
            name,
            label,
            CLOCK_OR_NONE,
            lambda contest: get(self._chosen(contest)),
            lambda contest, clock: self._with(contest, lambda one: put(one, clock)),
            hint=tr("optional"),
            belongs=self._reversed(name),
        )

    def _eligibility_card(self) -> Card:
        card = Card(tr("Applications and eligibility"))
        body = card.use_body()
        body.setSpacing(SPACE_16)
        opens = self._rule("applications_open", tr("Applications open"), DAY_OR_NONE)
        closes = self._rule("applications_close", tr("Applications close"), DAY_OR_NONE)
        body.addWidget(Beside(opens, closes))
        months = self._rule("minimum_months", tr("Months a project must have run"), WHOLE_NUMBER)
        reference = self._rule("reference_date", tr("… on this day"), DAY_OR_NONE)
        body.addWidget(Beside(months, reference))
        body.addWidget(
            self._eligibility.both(
                "concept",
                (tr("Official definition in Thai"), tr("Official definition in English")),
                lambda contest: contest.eligibility.concept,
                lambda contest, text: _with_eligibility(contest, replace(contest.eligibility, concept=text)),
                lines=4,
            )
        )
        return card

    def _rule(self, name: str, label: str, reading: Reading[Any]) -> LabelledField:
        return self._eligibility.typed(
            name,
            label,
            reading,
            lambda contest: getattr(contest.eligibility, name),
            lambda contest, value: _with_eligibility(contest, replace(contest.eligibility, **{name: value})),
            belongs=about(name),
        )

    def _show_chosen(self, *, anew: bool) -> None:
        if self._state is None:
            return
        contest = self._state.contest
        chosen = next((one for one in contest.timeline if one.id == self.list.current_key()), None)
        self.parts.show_editor(chosen is not None)
        if chosen is not None:
            self._card.set_title(chosen.name.in_language(current_language().value) or tr("Date"))
            self._fields.show(contest, self._findings, anew=anew)

    def _chosen(self, contest: Contest) -> TimelineEntry:
        """The line chosen; an empty one when it was removed meanwhile."""
        key = self.list.current_key()
        none = TimelineEntry(id="", name=Text(), starts_on=_NOBODYS_DAY)
        return next((one for one in contest.timeline if one.id == key), none)

    def _with(self, contest: Contest, change: Callable[[TimelineEntry], TimelineEntry]) -> Contest:
        key = self.list.current_key()
        changed = (change(one) if one.id == key else one for one in contest.timeline)
        return replace(contest, timeline=tuple(sorted(changed, key=lambda one: one.starts_on)))

    def _belongs(self, code: FindingCode) -> Belongs:
        return lambda found: found.code is code and found.details.get("entry") == self.list.current_key()

    def _reversed(self, column: str) -> Belongs:
        is_it = self._belongs(FindingCode.TIMES_REVERSED)
        return lambda found: is_it(found) and found.where.column == column

    def _add(self) -> None:
        """A line on the day of the one chosen, or today."""
        if self._state is None:
            return
        contest = self._state.contest
        chosen = next((one for one in contest.timeline if one.id == self.list.current_key()), None)
        day = chosen.starts_on if chosen is not None else self._state.now.date()
        added = TimelineEntry(id=new_id("T", (one.id for one in contest.timeline)), name=Text(), starts_on=day)
        self.parts.await_row(added.id)
        self._fields.change(
            lambda now: replace(now, timeline=tuple(sorted((*now.timeline, added), key=lambda one: one.starts_on)))
        )

    def _remove(self, key: str) -> None:
        self._fields.change(
            lambda contest: replace(contest, timeline=tuple(one for one in contest.timeline if one.id != key))
        )


def _with_eligibility(contest: Contest, eligibility: Eligibility) -> Contest:
    return replace(contest, eligibility=eligibility)


def _example_day() -> str:
    return tr("for example {example}", example="15/8/2566")


def _row(entry: TimelineEntry, findings: Sequence[Finding]) -> ListRow:
    language = current_language().value
    when = format_date_range(entry.starts_on, entry.ends_on or entry.starts_on, language)
    if entry.from_time is not None and entry.to_time is not None:
        when += f" · {format_time_range(entry.from_time, entry.to_time, language)}"
    elif entry.from_time is not None:
        when += f" · {format_time(entry.from_time, language)}"
    blocks = any(one.details.get("entry") == entry.id and one.blocks for one in findings)
    shape, tone = (Shape.OCTAGON, Tone.BAD) if blocks else (Shape.NONE, Tone.NEUTRAL)
    return ListRow(entry.id, "", entry.name.in_language(language) or tr("No name yet"), when, shape, tone)
