"""The audit log: what was done in this contest and on this copy, newest first, searched, and exported as a table."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from judge_desktop.config.audit_words import event_sentence
from judge_desktop.config.i18n import Language, current_language, tr, translator, trn
from judge_desktop.domain.audit_events import AuditEvent
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.wording import finding_words, short_day
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.table import Table, TableCell, TableColumn, TableRow
from judge_desktop.ui.widgets.text_field import TextField
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_16, SPACE_28, Role, Tone
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.read_audit_log import LogLine, ReadLog, export_log, read_log

_PAUSE_MS = 150  # after the last key, before a long log is searched
_WIDE_FROM = 900


class LogPage(ChairPage):
    """Lines of the log; nothing on this page can be changed."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Audit log"), scrolls=False)
        self.setObjectName("log")
        self._lines: tuple[LogLine, ...] = ()
        export = Button(tr("Export as a table…"), icon="download")
        export.setObjectName("export_log")
        export.clicked.connect(self._choose_file)
        self.header.add_action(export)
        self.shy.append(export)
        self.search = TextField(tr("Search the audit log"), placeholder=tr("Words, people, submissions"), icon="search")
        self.search.setObjectName("search_log")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._show_lines)
        self.search.textChanged.connect(lambda _: self._pause.start())
        everything = [("", tr("Everything"))]
        self.kind = ChoiceField(tr("What happened"), everything)
        self.kind.setObjectName("event")
        self.kind.choice_changed.connect(lambda _: self._show_lines())
        self._is_narrow = False
        self.table = Table(tr("Audit log"), _columns(narrow=False))
        self.table.setObjectName("log_table")
        self._arrange()

    def show_state(self, state: ContestState) -> None:
        ws, where, words = self.desk.ws, self.where, translator(current_language())
        self.desk.tasks.run(lambda _: read_log(ws, words, where), self._show_log, self.show_refusal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window each line has two: what it is about and who did it stand below what happened."""
        super().resizeEvent(event)
        narrow = event.size().width() < look().px(_WIDE_FROM)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self.table.set_columns(_columns(narrow=narrow))
            self.table.set_high_rows(narrow)
            self._show_lines()

    def lines_shown(self) -> list[LogLine]:
        """What the search and the choice leave, newest first."""
        event, words = self.kind.choice(), self.search.text()
        return [one for one in reversed(self._lines) if event in ("", one.event.value) and one.holds(words)]

    def _arrange(self) -> None:
        body = QVBoxLayout()
        body.setContentsMargins(SPACE_28, 0, 24, SPACE_16)
        body.setSpacing(SPACE_12)
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        row.addWidget(self.search, 1)
        row.addWidget(self.kind, 1)
        body.addLayout(row)
        card = Card()
        card.body.setContentsMargins(0, 2, 0, 2)
        card.body.addWidget(self.table)
        body.addWidget(card, 1)
        self.outside.addLayout(body, 1)

    def _show_log(self, read: ReadLog) -> None:
        self._lines = read.lines
        self._offer_events()
        self._show_lines()
        if read.findings:
            sentences = "\n".join(finding_words(one) for one in read.findings)
            self.show_notice(Notice(Weight.BLOCKS, tr("The audit log is not whole"), detail=sentences))

    def _offer_events(self) -> None:
        words = translator(current_language())
        there = {one.event for one in self._lines}
        events = [(one.value, event_sentence(one, words)) for one in AuditEvent if one in there]
        self.kind.set_choices([("", tr("Everything")), *events])

    def _show_lines(self) -> None:
        shown = self.lines_shown()
        self.table.set_rows([_row(one, narrow=self._is_narrow) for one in shown])
        count = trn("{n} line", "{n} lines", len(shown))
        promise = tr("It can be read and exported, never changed")
        self.header.set_title(tr("Audit log"), f"{count} · {promise}")

    def _choose_file(self) -> None:
        path = choose_files.ask_save(
            self,
            self.desk,
            tr("Export the audit log"),
            tr("Audit log") + ".xlsx",
            kinds=tr("Tables") + " (*.xlsx *.csv)",
        )
        if path is None:
            return
        ws, where, words = self.desk.ws, self.where, translator(current_language())
        self.run(
            tr("Exporting the audit log"),
            lambda _: export_log(ws, path, words, where),
            lambda count: self.say(trn("{n} line is exported", "{n} lines are exported", count), path.name),
        )


def _columns(*, narrow: bool) -> list[TableColumn]:
    time = TableColumn(tr("Time"), 192)
    if narrow:
        return [time, TableColumn(tr("What happened"))]
    return [time, TableColumn(tr("What happened")), TableColumn(tr("About")), TableColumn(tr("Who"), 140)]


def _row(line: LogLine, *, narrow: bool) -> TableRow:
    when = datetime.fromisoformat(line.at)
    clock = f"{when:%H.%M.%S} น." if current_language() is Language.TH else f"{when:%H:%M:%S}"
    time = TableCell(f"{short_day(when.date())} {clock}", role=Role.INK2)
    about = " · ".join(part for part in (line.details, line.who) if part)
    cells: tuple[TableCell, ...] = (
        time,
        TableCell(line.sentence),
        TableCell(line.details, role=Role.INK2),
        TableCell(line.who, role=Role.INK2),
    )
    if narrow:
        cells = (time, TableCell(line.sentence, detail=about, tip=f"{line.sentence}\n{about}"))
    tone = Tone.WARN if line.event in (AuditEvent.FILE_REFUSED, AuditEvent.BACKUP_WAIVED) else Tone.NEUTRAL
    return TableRow(str(line.sequence), cells, tone)
