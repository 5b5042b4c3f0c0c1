"""What is asked before tables are exported and before the archive is made."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.config.thai_dates import format_date, parse_date
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.chair.explained_choice import ExplainedChoice
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.widgets.choices import CheckBox
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import Role, Type
from judge_desktop.workflow.archive.retention import demand_later

WORKBOOK, FOLDER = "xlsx", "csv"


class TablesDialog(Dialog):
    """In which form, and whether the judges are named."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            tr("How should the tables be saved?"),
            tr("They hold single scores and comments: for the panel and the organiser only."),
            tr("Choose where…"),
            tr("Cancel"),
            parent=parent,
        )
        self.setObjectName("tables_question")
        self.form = ExplainedChoice("tables_form", tr("Form of the tables"))
        choices = (
            (WORKBOOK, tr("One workbook"), tr("For Excel and LibreOffice; a sheet for each table")),
            (FOLDER, tr("A folder of CSV files"), tr("Plain text that every program reads; a file for each table")),
        )
        self.form.set_choices(choices, WORKBOOK)
        self.hidden = CheckBox(tr("Letters in the place of the judges' names"))
        self.hidden.setObjectName("tables_hidden")
        self.body.addWidget(self.form)
        self.body.addWidget(self.hidden)


class ArchiveDialog(Dialog):
    """Until when it is to be kept; the day that is proposed may be changed."""

    def __init__(self, proposed: date, today: date, parent: QWidget | None) -> None:
        super().__init__(
            tr("Make the archive?"),
            tr(
                "Papers, tables, results files, received files and scans, in one folder with an index in Thai and "
                "English. What cannot be in it is named there."
            ),
            tr("Choose where…"),
            tr("Cancel"),
            parent=parent,
        )
        self.setObjectName("archive_question")
        self._proposed, self._today = proposed, today
        self.day = TextField(tr("To be kept until"))
        self.day.setObjectName("keep_until")
        self.day.setText(format_date(proposed, current_language().value))
        self._labelled = LabelledField(tr("To be kept until"), self.day)
        self.body.addWidget(self._labelled)
        rule = tr("Proposed: five years after the presentations. If your rules ask for longer, give the later day.")
        self.body.addWidget(TextLabel(rule, Type.CAPTION, Role.INK2))

    def keep_until(self) -> date | None:
        """The day somebody chose, None for the one that was proposed."""
        chosen = parse_date(self.day.text())
        return None if chosen == self._proposed else chosen

    def finding(self) -> str:
        """What is wrong with the day."""
        return self._labelled.finding()

    def accept(self) -> None:
        try:
            demand_later(parse_date(self.day.text()), self._today)
        except JudgeDesktopError as refused:
            sentence = said_of_error(refused)
            self._labelled.set_finding(Weight.BLOCKS, sentence)
            self.fit()
            self.day.setFocus()
            return
        super().accept()
