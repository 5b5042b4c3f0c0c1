"""The right side of the merge page: what needs a person. Two versions, check words, the files of one judge, decisions
of two copies that contradict each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.panel import Confirmation
from judge_desktop.domain.scorecard import ScoreFile
from judge_desktop.domain.view import Cell, Fork, Origin, WhyNotCounted
from judge_desktop.ui.chair.check_words_field import ConfirmKeys
from judge_desktop.ui.chair.merge_lines import closed_words, files_of, gap_words
from judge_desktop.ui.chair.merge_notes import Contradiction, contradictions, differences_of
from judge_desktop.ui.chair.versions_panel import VersionsPanel
from judge_desktop.ui.chair.wording import clock, name_of, numbers_of, origin_words, why_not_words
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_12, Role, Tone, Type
from judge_desktop.workflow.round_documents import RoundDocuments


class MergeSide(QWidget):
    """`version_requested(fork, sha256)` when one of two versions is to count, `set_aside_requested(file, aside)` with
    whether it is set aside now, `confirm_requested(judge, confirmation, words)`, `judge_requested(judge)`.
    """

    version_requested = Signal(object, str)
    set_aside_requested = Signal(object, bool)
    confirm_requested = Signal(str, object, str)
    judge_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("merge_side")
        self.confirm: ConfirmKeys | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_12)

    def set_top(self, offset: int) -> None:
        """Begin so far down: beside the row it is about, in a long list."""
        self._column.setContentsMargins(0, max(0, offset), 0, 0)

    def is_being_typed(self) -> bool:
        """Whether somebody has begun to type check words: nothing may move under the hand."""
        return self.confirm is not None and bool(self.confirm.field.text())

    def show_nothing(self) -> None:
        """Leave the side empty."""
        clear_layout(self._column)
        self.confirm = None

    def show_judge(self, documents: RoundDocuments, judge: str) -> None:
        """What there is about a judge (empty: only what concerns the whole round)."""
        typed = self.confirm.field.text() if self.confirm is not None else ""
        confirmed = self.confirm.objectName() if self.confirm is not None else ""
        self.show_nothing()
        for group in contradictions(documents):
            self._column.addWidget(self._contradiction_card(group))
        if not judge:
            return
        fork = next((one for one in documents.view.forks if one.judge == judge), None)
        if fork is not None:
            self._column.addWidget(self._versions(fork, documents))
        elif documents.view.awaiting.get(judge):
            self._column.addWidget(self._confirm_card(judge, documents))
            if typed and self.confirm is not None and confirmed == self.confirm.objectName():
                self.confirm.field.setText(typed)
        self._column.addWidget(self._files_card(judge, documents))

    def _versions(self, fork: Fork, documents: RoundDocuments) -> VersionsPanel:
        panel = VersionsPanel(fork, documents)
        panel.version_requested.connect(lambda sha256: self.version_requested.emit(fork, sha256))
        return panel

    def _confirm_card(self, judge: str, documents: RoundDocuments) -> Card:
        name = name_of(documents.package.contest.panel.judge(judge), judge)
        card = Card(tr("Is this file from {judge}?", judge=name))
        card.setObjectName("confirm")
        body = card.use_body()
        sentence = tr("Ask the judge to read aloud the six check words shown after sending, and type them here.")
        body.addWidget(TextLabel(sentence, Type.BODY, Role.INK2))
        self.confirm = ConfirmKeys(name)
        self.confirm.setObjectName(f"confirm_{judge}")
        self.confirm.confirm_requested.connect(
            lambda way, words: self.confirm_requested.emit(judge, Confirmation(way), words)
        )
        body.addWidget(self.confirm)
        return card

    def _files_card(self, judge: str, documents: RoundDocuments) -> Card:
        name = name_of(documents.package.contest.panel.judge(judge), judge)
        card = Card(tr("Files of {judge}", judge=name))
        card.setObjectName("files")
        files = files_of(documents, judge)
        for file in files:
            card.add_row(self._file_row(file, documents))
        papers = [cell for cell in documents.view.cells if cell.judge == judge and cell.origin is not Origin.FILE]
        for origin in (Origin.PAPER, Origin.SHEET):
            came = [cell for cell in papers if cell.origin is origin]
            if came:
                card.add_row(self._paper_row(came, origin, documents))
        gaps = gap_words(files, documents.view)
        if gaps:
            words = tr("It is not needed: each file holds all scores. Ask for it if the judge knows of it.")
            card.add_row(StatusRow(Shape.NOTE, gaps, Tone.ACCENT, detail=words))
        for submission, words in differences_of(judge, documents):
            card.add_row(StatusRow(Shape.TRIANGLE, submission, Tone.WARN, detail=words))
        if not files and not papers:
            card.add_row(StatusRow(Shape.RING, tr("No file has come yet")))
        return card

    def _paper_row(self, cells: Sequence[Cell], origin: Origin, documents: RoundDocuments) -> StatusRow:
        numbers = numbers_of(documents.package.contest, [cell.submission for cell in cells])
        words = trn("{n} scorecard", "{n} scorecards", len(cells))
        detail = tr("Submissions {numbers}", numbers=numbers) + f" · {origin_words(origin)}"
        return StatusRow(Shape.PAGE, words, Tone.OK, detail=detail, outcome=tr("Counted"))

    def _file_row(self, file: ScoreFile, documents: RoundDocuments) -> StatusRow:
        why = documents.view.not_counted.get(file.sha256)
        arrival = documents.arrivals.get(file.sha256)
        aside = why is WhyNotCounted.SET_ASIDE
        shape, tone = (Shape.TICK, Tone.OK) if why is None else (Shape.STRUCK, Tone.NEUTRAL)
        if why is WhyNotCounted.LATE:
            shape, tone = Shape.TRIANGLE, Tone.WARN
        parts = [tr("made {time}", time=clock(file.created))]
        if arrival is not None:
            parts.append(tr("received {time}", time=clock(arrival.at)))
            parts.append(arrival.file_name)
        title = tr("Revision {n}", n=file.revision)
        row = StatusRow(shape, title, tone, detail=" · ".join(parts), outcome=why_not_words(why))
        words = tr("Take it back") if aside else tr("Set aside…")
        button = Button(words, ButtonKind.QUIET, size=ButtonSize.SMALL)
        button.setObjectName("restore" if aside else "set_aside")
        button.setAccessibleName(f"{words} {title}")
        button.clicked.connect(lambda: self.set_aside_requested.emit(file, aside))
        button.set_disabled_reason(closed_words(documents))
        row.add_trailing(button)
        return row

    def _contradiction_card(self, group: Sequence[Contradiction]) -> Card:
        card = Card(tr("Decisions that contradict each other"))
        card.setObjectName("contradiction")
        words = tr("None of them holds. Decide about it once more: what is decided in knowledge of all of them counts.")
        card.use_body().addWidget(TextLabel(words, Type.BODY, Role.INK2))
        for one in group:
            row = StatusRow(
                Shape.TRIANGLE,
                one.title,
                Tone.WARN,
                detail=one.detail,
                action=tr("Show the files") if one.judge else "",
            )
            row.action_requested.connect(lambda judge=one.judge: self.judge_requested.emit(judge))
            card.add_row(row)
        return card
