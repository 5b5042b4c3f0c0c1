"""The popular vote, apart from the judges' scores: a table is looked at, recorded, and shown with its winner."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Contest
from judge_desktop.scoring.popular_vote import PopularVote, VotePlace
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.wording import clock, finding_words, numbered_title, numbers_of
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.table import Table, TableCell, TableColumn, TableRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_20, Role, Tone, Type
from judge_desktop.workflow.popular_vote import VotePreview

VOTE = "popular vote"  # the key of its row: no id of a category holds a blank
MOST_TYPED = 60  # finalists for whom a field each is still a form
_MOST_FINDINGS = 12


def vote_words(vote: PopularVote, contest: Contest) -> tuple[str, Shape, Tone]:
    """How the popular vote stands, for its row in the list."""
    if vote.conflicts:
        return tr("Two copies differ"), Shape.TRIANGLE, Tone.WARN
    if vote.votes is None:
        return tr("No votes yet"), Shape.RING, Tone.NEUTRAL
    if not vote.winners:
        return tr("No vote was given"), Shape.RING, Tone.NEUTRAL
    if len(vote.winners) > 1:
        numbers = numbers_of(contest, vote.winners)
        return tr("Equal votes: {numbers}", numbers=numbers), Shape.TRIANGLE, Tone.WARN
    return tr("Won by submission {numbers}", numbers=numbers_of(contest, vote.winners)), Shape.TICK, Tone.OK


class VoteView(QWidget):
    """What stands in the middle of the page. `import_requested`, `type_requested`, `record_requested` (what is looked
    at), `forget_requested` (it is dropped).
    """

    import_requested = Signal()
    type_requested = Signal()
    record_requested = Signal()
    forget_requested = Signal()

    def __init__(self, state: ContestState, preview: VotePreview | None, names: JudgeNames) -> None:
        super().__init__()
        self.setObjectName("popular_vote")
        self._state, self._names = state, names
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self._heading())
        vote = state.deliberation.popular_vote if state.deliberation is not None else PopularVote()
        if vote.conflicts:
            detail = tr("Neither is applied. Record the votes once more; the new decision takes their place")
            column.addWidget(Notice(Weight.WARNS, tr("Two copies recorded different votes"), detail=detail))
        if preview is not None:
            column.addWidget(self._preview(preview))
        elif vote.votes is None:
            column.addWidget(self._empty(), 1)
        else:
            for widget in self._recorded(vote):
                column.addWidget(widget)
        column.addStretch(1)

    def _heading(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        row.addWidget(TextLabel(tr("Popular vote"), Type.HEADING, wraps=False))
        row.addWidget(TextLabel(tr("Apart from the judges' scores"), Type.BODY, Role.INK2, max_lines=1), 1)
        return holder

    def _empty(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        how = tr(
            "A table with the votes of each submission, or one row a ballot: voter and submission. Of several ballots"
            " of a voter the first counts"
        )
        empty = EmptyState("vote", tr("No popular vote has been recorded"), how)
        column.addWidget(empty)
        column.addWidget(self._ways(ButtonKind.PRIMARY, centred=True))
        column.addStretch(1)
        return holder

    def _ways(self, kind: ButtonKind, *, centred: bool = False) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        if centred:
            row.addStretch(1)
        closed = self._state.view is not None and self._state.view.is_closed
        why = tr("The round is closed. Reopen it to change a decision") if closed else ""
        nothing = why or ("" if self._state.view is not None else tr("There is no package yet"))
        many = nothing or (
            "" if len(self._state.judged.finalists) <= MOST_TYPED else tr("Too many to type: use a table")
        )
        for name, words, icon, signal, reason in (
            ("import_votes", tr("Import a table…"), "file-input", self.import_requested, nothing),
            ("type_votes", tr("Type in the votes…"), "pencil", self.type_requested, many),
        ):
            button = Button(words, kind if name == "import_votes" else ButtonKind.SECONDARY, icon=icon)
            button.setObjectName(name)
            button.set_disabled_reason(reason)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        return holder

    def _preview(self, preview: VotePreview) -> Card:
        card = Card(tr("Not recorded yet: {file}", file=preview.file_name))
        card.setObjectName("vote_preview")
        total = sum(preview.votes.values())
        words = trn("{n} vote", "{n} votes", total)
        if preview.ballots:
            words = trn("{n} ballot read", "{n} ballots read", preview.ballots) + " · " + words
        card.add_row(StatusRow(Shape.NOTE, words, Tone.ACCENT, detail=self._double_words(preview)))
        for finding in preview.findings[:_MOST_FINDINGS]:
            place = tr("row {n}", n=finding.where.row) if finding.where.row else finding.where.table
            card.add_row(StatusRow(Shape.TRIANGLE, place, Tone.WARN, detail=finding_words(finding)))
        further = len(preview.findings) - _MOST_FINDINGS
        if further > 0:
            words = trn("{n} further row was left out", "{n} further rows were left out", further)
            card.add_row(StatusRow(Shape.TRIANGLE, words, Tone.WARN))
        card.add_row(self._inset(self._table(preview.ranking)))
        card.add_row(self._answers())
        return card

    def _double_words(self, preview: VotePreview) -> str:
        if not preview.doubles:
            return ""
        n = len(preview.doubles)
        return trn("{n} ballot is a second one: the first counts", "{n} ballots are second ones: the first counts", n)

    def _answers(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(SPACE_20, SPACE_12, SPACE_20, SPACE_12)
        row.setSpacing(SPACE_12)
        row.addStretch(1)
        forget = Button(tr("Do not record"))
        forget.setObjectName("forget_votes")
        forget.clicked.connect(self.forget_requested)
        record = Button(tr("Record these votes…"), ButtonKind.PRIMARY, icon="check")
        record.setObjectName("record_votes")
        record.clicked.connect(self.record_requested)
        row.addWidget(forget)
        row.addWidget(record)
        return holder

    def _recorded(self, vote: PopularVote) -> list[QWidget]:
        widgets: list[QWidget] = []
        numbers = numbers_of(self._state.judged, vote.winners)
        if len(vote.winners) > 1:
            words = tr("Submissions {numbers} have equally many votes", numbers=numbers)
            detail = tr("The rules of the popular vote say who wins; the judges' scores do not decide it")
            widgets.append(Notice(Weight.WARNS, words, detail=detail))
        card = Card()
        card.body.setContentsMargins(0, 2, 0, 2)
        self.ranking = self._table(vote.ranking)
        card.body.addWidget(self.ranking)
        widgets.append(card)
        if vote.decision is not None:
            said = f"{self._names.told(vote.decision.reason)} · {clock(vote.decision.created)}"
            widgets.append(TextLabel(said, Type.CAPTION, Role.INK2))
        widgets.append(self._ways(ButtonKind.SECONDARY))
        return widgets

    def _table(self, ranking: tuple[VotePlace, ...]) -> Table:
        columns = [
            TableColumn(tr("Rank"), 70, numeric=True),
            TableColumn(tr("Submission")),
            TableColumn(tr("Votes"), 110, numeric=True),
            TableColumn("", 90),
        ]
        table = Table(tr("Popular vote"), columns, fits_rows=True)
        table.setObjectName("vote_ranking")
        numbers = {one.id: one.number for one in self._state.judged.submissions}
        by_number = sorted(ranking, key=lambda one: (one.rank, numbers.get(one.submission, 0)))
        table.set_rows([self._row(one) for one in by_number])
        return table

    def _row(self, one: VotePlace) -> TableRow:
        found = self._state.judged.submission(one.submission)
        first = one.rank == 1 and one.votes > 0
        return TableRow(
            one.submission,
            (
                TableCell(str(one.rank), line=Type.STRONG, role=Role.ACCENT if first else Role.INK2),
                TableCell(numbered_title(found) if found is not None else one.submission),
                TableCell(f"{one.votes:,}", line=Type.STRONG if first else Type.BODY),
                TableCell(tr("Equal") if one.tied and one.votes else "", role=Role.INK2),
            ),
        )

    def _inset(self, table: Table) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(SPACE_12, 0, SPACE_12, 0)
        column.addWidget(table)
        return holder


def options_of(state: ContestState) -> list[tuple[str, str, str]]:
    """(id, words, votes so far) of every finalist, by running number."""
    vote = state.deliberation.popular_vote if state.deliberation is not None else PopularVote()
    known = vote.votes or {}
    finalists = sorted(state.judged.finalists, key=lambda one: one.number)
    return [(one.id, numbered_title(one), str(known[one.id]) if one.id in known else "") for one in finalists]
