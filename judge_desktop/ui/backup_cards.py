"""What is said of a backup before it comes back: whose it is, what is in it, and what will happen on this computer."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, trn
from judge_desktop.config.thai_dates import format_date, format_time
from judge_desktop.config.thai_digits import in_numerals
from judge_desktop.domain.contest import Mode
from judge_desktop.ui.judge.document_items import size_words
from judge_desktop.ui.widgets.card import Card, padded_row
from judge_desktop.ui.widgets.empty_state import IconMark
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_20, Role, Tone, Type
from judge_desktop.workflow.contests_here import ContestHere
from judge_desktop.workflow.restore_backup import BackupContent, Holding


def content_card(found: BackupContent, numerals: str) -> Card:
    """Whose backup it is, its contests and how far each is, when it was worked in last, how large it is."""
    holding = found.holding
    card = Card(tr("What is in this backup"))
    for one in holding.contests:
        icon = "layers" if one.is_chair else "clipboard-pen"
        card.add_row(_row(icon, one.name.in_language(current_language().value), _how_far(one, numerals)))
    if not holding.contests:
        card.add_row(_row("layers", tr("No contest"), ""))
    if holding.judge_key:
        locked = tr("locked with a passphrase") if holding.has_passphrase else tr("not locked with a passphrase")
        card.add_row(_row("lock", tr("The keys of {name}", name=holding.name), locked))
    files = trn("{n} attachment", "{n} attachments", found.attachments)
    about = f"{in_numerals(files, numerals)} · {size_words(found.bytes)}"
    if holding.last_change:
        card.add_row(_row("history", tr("Last work in it: {time}", time=moment(holding.last_change, numerals)), about))
    return card


def outcome_card(found: BackupContent, here: Holding | None, kept: Path, numerals: str) -> Card:
    """What will happen. ``here`` is what this computer holds, None when it cannot be read; ``kept`` where it goes."""
    card, holding = Card(tr("What happens now")), found.holding
    card.add_row(_place_row(here, kept))
    if here is not None and _is_newer(here, holding):
        times = {"here": moment(here.last_change, numerals), "there": moment(holding.last_change, numerals)}
        detail = tr("Last work here: {here}; in the backup: {there}", **times)
        card.add_row(
            StatusRow(Shape.TRIANGLE, tr("What is on this computer is newer than the backup"), Tone.WARN, detail=detail)
        )
    if holding.judge_key:
        detail = tr("The keys come along: if the other computer still works, please do not go on working on both.")
        card.add_row(StatusRow(Shape.DOT, tr("From now on this computer takes the other one's place"), detail=detail))
    if holding.has_passphrase:
        detail = tr("The program asks for it when it is needed. Without it nothing can be signed or opened.")
        card.add_row(StatusRow(Shape.DOT, tr("The passphrase is that of the other computer"), detail=detail))
    if holding.last_change:
        later = tr("What was done after {time} is not in it", time=moment(holding.last_change, numerals))
        card.add_row(StatusRow(Shape.DOT, later, detail=_to_do_later(holding)))
    return card


def moment(at: str, numerals: str) -> str:
    """A time of the log as people write it."""
    when, language = datetime.fromisoformat(at).astimezone(), current_language().value
    return f"{format_date(when.date(), language, numerals)} {format_time(when, language, numerals)}"


def _place_row(here: Holding | None, kept: Path) -> StatusRow:
    if here is not None and here.is_empty:
        return StatusRow(
            Shape.TICK,
            tr("Nothing was begun on this computer yet: the backup can move in at once"),
            Tone.OK,
            detail=tr("Every file in it is checked first. If one is damaged, nothing changes."),
        )
    how = tr(
        "The backup takes its place after every file was checked; what is here is kept whole in the folder {folder}",
        folder=kept.name,
    )
    if here is None:
        words = tr("What is on this computer cannot be read. It is not overwritten")
    elif here.contests:
        names = ", ".join(f"“{one.name.in_language(current_language().value)}”" for one in here.contests)
        words = tr("This computer holds {contests} already. Nothing of it is overwritten", contests=names)
    else:
        words = tr("This computer holds something already. Nothing of it is overwritten")
    return StatusRow(Shape.TRIANGLE, words, Tone.WARN, detail=how)


def _is_newer(here: Holding, backup: Holding) -> bool:
    return bool(here.judge_key) and here.judge_key == backup.judge_key and here.last_change > backup.last_change


def _to_do_later(holding: Holding) -> str:
    if any(one.is_chair for one in holding.contests):
        return tr("Please merge the score files that came later once more; merging twice changes nothing.")
    return tr("Please look through your scores before you send them.")


def _how_far(one: ContestHere, numerals: str) -> str:
    mode = tr("Rehearsal") if one.mode is Mode.REHEARSAL else ""
    if one.is_chair:
        who = tr("The chair's and secretary's copy")
        far = tr("{done} of {total} judges' scores merged", done=one.complete, total=one.assigned)
        far = far if one.revision else tr("Being prepared")
    else:
        who = one.judge_name.in_language(current_language().value)
        far = tr("{done} of {total} submissions complete", done=one.complete, total=one.assigned)
        far = far if one.judge else tr("No name chosen yet")
    return " · ".join(part for part in (who, mode, in_numerals(far, numerals)) if part)


def _row(icon: str, title: str, detail: str) -> QWidget:
    texts = QWidget()
    column = QVBoxLayout(texts)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(TextLabel(title, Type.STRONG))
    if detail:
        column.addWidget(TextLabel(detail, Type.CAPTION, Role.INK2))
    return padded_row(IconMark(icon, Role.INK2, 22), texts, stretch=1, spacing=SPACE_20)
