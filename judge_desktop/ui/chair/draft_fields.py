"""The fields of a part of the chair's draft: shown from the contest, kept when they are left, with what is found.

A field in which somebody is typing keeps what is typed when the contest is read again. A field never judges: what it
cannot read it says, everything else is found by ``scoring`` and shown below it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.text import Text
from judge_desktop.ui.chair.beside import LEAST_EACH, Beside
from judge_desktop.ui.chair.contest_edits import ContestEdits
from judge_desktop.ui.chair.ticked_field import TickedField
from judge_desktop.ui.chair.typed_values import WORDS, Reading, UnreadableError
from judge_desktop.ui.chair.wording import finding_words
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.comment_field import CommentField
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.focus_proxy import focus_proxy
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.workflow.edit_contest import ContestSection

Value = TypeVar("Value")
Belongs = Callable[[Finding], bool]
GetText = Callable[[Contest], Text]
PutText = Callable[[Contest, Text], Contest]


def nothing(_finding: Finding) -> bool:
    """For a field about which nothing can be found."""
    return False


def about(column: str) -> Belongs:
    """What is found about that setting of the contest."""
    return lambda finding: finding.where.column == column and not finding.where.category


class DraftFields:
    """Makes fields and keeps them up to date: `show` after every reading of the contest."""

    def __init__(self, edits: ContestEdits, section: ContestSection) -> None:
        self._edits, self._section = edits, section
        self._shown: list[_Shown] = []

    def show(self, contest: Contest, findings: Sequence[Finding], *, anew: bool = False) -> None:
        """Show the contest; with `anew` also where somebody is typing: the fields are about another thing now."""
        for field in self._shown:
            field.show(contest, findings, anew)

    def change(self, change: Callable[[Contest], Contest]) -> None:
        """Keep a change that comes from no field."""
        self._edits.change(self._section, change)

    def typed(
        self,
        name: str,
        label: str,
        reading: Reading[Value],
        get: Callable[[Contest], Value],
        put: Callable[[Contest, Value], Contest],
        *,
        lines: int = 0,
        hint: str = "",
        placeholder: str = "",
        belongs: Belongs = nothing,
    ) -> LabelledField:
        """A field for words (several `lines` high when given), a number, a date or a time."""
        field: TextField | CommentField
        if lines:
            field = CommentField(label, min_lines=lines, max_lines=max(lines, 12), placeholder=placeholder)
        else:
            field = TextField(label, placeholder=placeholder)
        field.setObjectName(name)
        labelled = LabelledField(label, field, hint=hint)
        kept = _Typed(labelled, field, belongs, reading, get, lambda value: self.change(lambda now: put(now, value)))
        self._shown.append(kept)
        return labelled

    def both(
        self,
        name: str,
        labels: tuple[str, str],
        get: GetText,
        put: PutText,
        *,
        lines: int = 0,
        least: int = LEAST_EACH,
        belongs: Belongs = nothing,
    ) -> Beside:
        """The Thai and the English form of a text beside each other; `name` is followed by `_th` and `_en`."""
        thai = self.typed(
            f"{name}_th",
            labels[0],
            WORDS,
            lambda contest: get(contest).th,
            lambda contest, words: put(contest, Text(th=words, en=get(contest).en)),
            lines=lines,
            belongs=belongs,
        )
        english = self.typed(
            f"{name}_en",
            labels[1],
            WORDS,
            lambda contest: get(contest).en,
            lambda contest, words: put(contest, Text(th=get(contest).th, en=words)),
            lines=lines,
            hint=tr("optional") if least >= LEAST_EACH else "",
        )
        return Beside(thai, english, least=least)

    def tick(
        self,
        name: str,
        words: str,
        get: Callable[[Contest], bool],
        put: Callable[[Contest, bool], Contest],
        *,
        belongs: Belongs = nothing,
    ) -> TickedField:
        """A yes or no."""
        field = TickedField(name, words)
        field.box.clicked.connect(lambda on: self.change(lambda now: put(now, bool(on))))
        self._shown.append(_Ticked(field, belongs, get))
        return field

    def choice(
        self,
        name: str,
        label: str,
        offered: Callable[[Contest], Sequence[tuple[str, str]]],
        get: Callable[[Contest], str],
        put: Callable[[Contest, str], Contest],
        *,
        belongs: Belongs = nothing,
    ) -> LabelledField:
        """One of several, as a drop-down."""
        field = ChoiceField(label, [("", "")])
        field.setObjectName(name)
        field.choice_changed.connect(lambda key: self.change(lambda now: put(now, key)))
        labelled = LabelledField(label, field)
        self._shown.append(_Chosen(labelled, field, belongs, offered, get))
        return labelled

    def finding_place(self, place: LabelledField, belongs: Belongs) -> None:
        """Show below `place` what is found about it, for a field that this object did not make."""
        self._shown.append(_Finds(place, belongs))


class _Shown:
    """A field with its finding."""

    def __init__(self, labelled: LabelledField | TickedField, belongs: Belongs) -> None:
        self._labelled, self._belongs = labelled, belongs
        self._found: tuple[Weight | None, str] = (None, "")

    def show(self, contest: Contest, findings: Sequence[Finding], anew: bool) -> None:
        """Show what the contest holds and what is found about it."""
        self.show_finding(findings)

    def show_finding(self, findings: Sequence[Finding]) -> None:
        """The heaviest of what is found."""
        found = sorted((one for one in findings if self._belongs(one)), key=lambda one: not one.blocks)
        if not found:
            self._say(None, "")
            return
        self._say(Weight.BLOCKS if found[0].blocks else Weight.WARNS, finding_words(found[0]))

    def _say(self, weight: Weight | None, sentence: str) -> None:
        if self._found != (weight, sentence):
            self._found = (weight, sentence)
            self._labelled.set_finding(weight, sentence)


class _Finds(_Shown):
    pass


class _Typed(_Shown):
    def __init__(
        self,
        labelled: LabelledField,
        field: TextField | CommentField,
        belongs: Belongs,
        reading: Reading[Value],
        get: Callable[[Contest], Value],
        keep: Callable[[Value], None],
    ) -> None:
        super().__init__(labelled, belongs)
        self._field, self._keep = field, keep
        self._reading, self._get = reading, get
        self._as_shown = ""
        self._refused = False
        if isinstance(field, CommentField):
            field.comment_finished.connect(lambda _: self._leave())
        else:
            field.editingFinished.connect(self._leave)

    def show(self, contest: Contest, findings: Sequence[Finding], anew: bool) -> None:
        is_typing = self._text() != self._as_shown and (_has_focus(self._field) or self._refused)
        if anew or not is_typing:
            self._refused = False
            self._as_shown = self._reading.shown(self._get(contest))
            self._set_text(self._as_shown)
        if not self._refused:
            self.show_finding(findings)

    def _leave(self) -> None:
        text = self._text()
        if text == self._as_shown:
            if self._refused:
                self._refused = False
                self._say(None, "")
            return
        try:
            value = self._reading.read(text)
        except UnreadableError as refused:
            self._refused = True
            self._say(Weight.BLOCKS, str(refused))
            return
        self._refused = False
        self._say(None, "")
        self._as_shown = self._reading.shown(value)
        self._set_text(self._as_shown)
        self._keep(value)

    def _text(self) -> str:
        return self._field.comment() if isinstance(self._field, CommentField) else self._field.text()

    def _set_text(self, text: str) -> None:
        if text == self._text():
            return
        if isinstance(self._field, CommentField):
            self._field.set_comment(text)
        else:
            self._field.setText(text)
            self._field.setCursorPosition(0)  # of a long name its beginning is seen


class _Ticked(_Shown):
    def __init__(self, field: TickedField, belongs: Belongs, get: Callable[[Contest], bool]) -> None:
        super().__init__(field, belongs)
        self._box, self._get = field.box, get

    def show(self, contest: Contest, findings: Sequence[Finding], anew: bool) -> None:
        self._box.setChecked(self._get(contest))
        self.show_finding(findings)


class _Chosen(_Shown):
    def __init__(
        self,
        labelled: LabelledField,
        field: ChoiceField,
        belongs: Belongs,
        offered: Callable[[Contest], Sequence[tuple[str, str]]],
        get: Callable[[Contest], str],
    ) -> None:
        super().__init__(labelled, belongs)
        self._field, self._offered, self._get = field, offered, get
        self._choices: list[tuple[str, str]] = []

    def show(self, contest: Contest, findings: Sequence[Finding], anew: bool) -> None:
        offered = list(self._offered(contest))
        if offered != self._choices:
            self._choices = offered
            self._field.set_choices(offered)
        self._field.set_choice(self._get(contest))
        self.show_finding(findings)


def _has_focus(field: QWidget) -> bool:
    inner = focus_proxy(field) or field
    return bool(inner.hasFocus())
