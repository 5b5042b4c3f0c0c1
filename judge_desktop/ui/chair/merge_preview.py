"""What a merge would do, file by file, before anything is kept; and after it, the files that changed nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from judge_desktop.config.help_places import help_place
from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.merging import MergeLine, MergeReport, Outcome
from judge_desktop.domain.package import Package
from judge_desktop.ui.chair.filtered_outcomes import FilteredOutcomes
from judge_desktop.ui.chair.merge_lines import file_line
from judge_desktop.ui.chair.merge_notes import missing_words, preview_words
from judge_desktop.ui.chair.outcome_row import OutcomeRow
from judge_desktop.ui.help.opening import open_help
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, IconButton
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.flow_layout import FlowLayout
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_12, Role, Type

NEEDS_HELP = frozenset({Outcome.REFUSED, Outcome.FORK, Outcome.AWAITING_CONFIRMATION, Outcome.LATE})
"""Outcomes that ask somebody to do something; the row of such a file leads to help."""

CHANGED_NOTHING = frozenset({Outcome.REFUSED, Outcome.ALREADY_PRESENT, Outcome.LATE})

_ORDER = (
    Outcome.REFUSED,
    Outcome.FORK,
    Outcome.AWAITING_CONFIRMATION,
    Outcome.LATE,
    Outcome.ACCEPTED,
    Outcome.SUPERSEDED,
    Outcome.ALREADY_PRESENT,
)


class PreviewCard(Card):
    """`merge_requested` and `cancel_requested` for its buttons, which stand above the files: there may be hundreds."""

    merge_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, report: MergeReport, package: Package, parent: QWidget | None = None) -> None:
        super().__init__(tr("If these files are merged"), parent=parent)
        self.setObjectName("preview")
        body = self.use_body()
        body.setSpacing(SPACE_4)
        body.addWidget(TextLabel(preview_words(report), Type.LABEL))
        body.addWidget(TextLabel(missing_words(report, package), Type.BODY, Role.INK2))
        body.addWidget(self._buttons(report))
        self.files = outcomes_of(report, package, tr("Files to be merged"))
        self.files.setContentsMargins(0, 0, 0, SPACE_4)
        self.add_row(self.files)

    def _buttons(self, report: MergeReport) -> QWidget:
        useful = sum(line.outcome not in (Outcome.REFUSED, Outcome.ALREADY_PRESENT) for line in report.files)
        holder = QWidget()
        row = FlowLayout(holder, gap=SPACE_12, line_gap=SPACE_4)
        if useful:
            words = trn("Merge {n} file", "Merge {n} files", useful)
            merge = Button(words, ButtonKind.PRIMARY, icon="merge")
            merge.setObjectName("merge_files")
            merge.clicked.connect(self.merge_requested)
            row.addWidget(merge)
        cancel = Button(tr("Cancel") if useful else tr("Close this list"), ButtonKind.QUIET)
        cancel.setObjectName("cancel_preview")
        cancel.clicked.connect(self.cancel_requested)
        row.addWidget(cancel)
        return holder


class UnchangedCard(Card):
    """The files of the last merge that changed nothing, and why; `close_requested` when they were read."""

    close_requested = Signal()

    def __init__(self, report: MergeReport, package: Package, parent: QWidget | None = None) -> None:
        super().__init__(tr("Files of the last merge that changed nothing"), parent=parent)
        self.setObjectName("refused")
        close = IconButton("x", tr("Close this list"))
        close.setObjectName("close_refused")
        close.clicked.connect(self.close_requested)
        self.add_to_header(close)
        some = MergeReport(
            files=tuple(line for line in report.files if line.outcome in CHANGED_NOTHING),
            missing=report.missing,
            view_sha256=report.view_sha256,
        )
        self.files = outcomes_of(some, package, tr("Files that changed nothing"))
        self.files.setContentsMargins(0, 0, 0, SPACE_4)
        self.add_row(self.files)


def outcomes_of(report: MergeReport, package: Package, name: str) -> FilteredOutcomes:
    """A list of the files of a report: what somebody has to look at first, what changes nothing last."""
    found = FilteredOutcomes(name)
    lines = sorted(enumerate(report.files), key=lambda one: _ORDER.index(one[1].outcome))
    found.set_rows([_row(n, line, package) for n, line in lines])
    found.action_requested.connect(lambda key: open_help(found, help_about(report.files[int(key)])))
    return found


def _row(number: int, line: MergeLine, package: Package) -> OutcomeRow:
    title, outcome, shape, tone, detail = file_line(line, package.contest)
    action = tr("See what to do") if line.outcome in NEEDS_HELP else ""
    return OutcomeRow(
        key=str(number), title=title, outcome=outcome, shape=shape, tone=tone, detail=detail, action=action
    )


def help_about(line: MergeLine) -> str:
    """The paragraph about why a file was refused, or about its outcome."""
    return help_place(line.code if line.outcome is Outcome.REFUSED and line.code is not None else line.outcome)
