"""Sealing and sending: what to look at before, one button that seals and saves, and what to do with the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.domain.contest import Mode
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.ui import choose_files
from judge_desktop.ui.desk import Desk, SavedScores
from judge_desktop.ui.hand_over import copy_file, show_folder
from judge_desktop.ui.judge.card_status import mode_words, time_words
from judge_desktop.ui.judge.hiding_page import HidingPage
from judge_desktop.ui.judge.judge_questions import reopening_dialog
from judge_desktop.ui.judge.safety_copy import save_safety_copy
from judge_desktop.ui.judge.seal_card import SealCard, SentFile
from judge_desktop.ui.judge.seal_cards_list import ScorecardsCard
from judge_desktop.ui.judge.seal_findings import SealFindings
from judge_desktop.ui.judge.seal_lists import LinesCard, blocking_card, saved_mark, sent_card, warning_card
from judge_desktop.ui.judge.seal_rehearsal import rehearsal_card
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.running import Running
from judge_desktop.ui.unlock import when_unlocked
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.dialog import ask
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_20, SPACE_28, Role, Type
from judge_desktop.workflow.export_scores import ExportedScores, next_revision, suggested_file_name
from judge_desktop.workflow.identity import show_identity
from judge_desktop.workflow.scoring_session import ScoringSession
from judge_desktop.workflow.seal_and_send import is_everything_sent, is_sealing_blocked, seal_and_export

_ONE_COLUMN_BELOW = 900
_WORDS_FROM = 600


class SealPage(HidingPage):
    """`back_requested`; `submission_requested(id, show_missing, place)` for the link of a line; `papers_requested` to
    look at own papers; `hiding_requested` for the numbers; `file_saved`, and `file_taken` when it was copied or its
    folder shown, to be sent.
    """

    papers_requested = Signal()
    submission_requested = Signal(str, bool, str)
    file_saved = Signal()
    file_taken = Signal()

    def __init__(
        self, desk: Desk, session: ScoringSession, *, is_hidden: bool = False, parent: QWidget | None = None
    ) -> None:
        language = current_language().value
        parts = (
            session.judge.full_name(language),
            session.contest.name.in_language(language),
            mode_words(session.mode),
        )
        super().__init__(tr("Seal and send scores"), " · ".join(parts), is_hidden=is_hidden, parent=parent)
        self._desk, self._session = desk, session
        self._shows_all = False
        self.all_cards: ScorecardsCard | None = None
        self.findings = self._find()
        self.safety = Button(tr("Safety copy"), icon="save")
        self.safety.setObjectName("safety_copy")
        self.safety.set_tooltip(tr("Save a copy of everything on this computer, for a second disk"))
        self.safety.clicked.connect(self.save_safety_copy)
        self.saved = saved_mark(session, desk.settings.numerals)
        self.header.add_action(self.saved)
        self.header.add_action(self.safety)
        self.card = SealCard(show_identity(desk.ws).check_words[language])
        self._connect_card()
        self._lay_out()
        self.refresh()

    def is_sent(self) -> bool:
        """Whether everything was sent as it stands."""
        return is_everything_sent(self._session)

    def refresh(self) -> None:
        """Show the session as it stands now."""
        self.findings = self._find()
        _empty(self._left)
        sent = self.is_sent()
        words = _sent_words() if sent else _unsent_words(next_revision(self._desk.ws, self._session))
        self._left.addWidget(TextLabel(words[0], Type.TITLE))
        self._left.addWidget(TextLabel(words[1], Type.BODY, Role.INK2))
        self._left.addSpacing(SPACE_12)
        if sent:
            card = sent_card(self._session, self._desk.settings.numerals)
            card.view_requested.connect(self.back_requested)
            card.reopen_requested.connect(self._show_one_by_one)
            self._left.addWidget(card)
        else:
            self._left.addWidget(self._linked(self._blocking_card(), blocks=True))
            if self.findings.warnings:
                self._left.addSpacing(SPACE_12)
                self._left.addWidget(self._linked(warning_card(self.findings.warnings), blocks=False))
        self._left.addSpacing(SPACE_12)
        self._left.addLayout(self._one_by_one())
        self._left.addStretch(1)
        self._show_file(sent=sent)
        QTimer.singleShot(0, self, self._scroll.settle)

    def seal_and_save(self) -> None:
        """Seal all, then save the score file where the judge says; blocked, jump to the first problem."""
        self._notices.clear()
        if is_sealing_blocked(self._session):
            self.submission_requested.emit(self.findings.blocking[0].submission, True, "")
            return
        name = suggested_file_name(self._desk.ws, self._session, translator(current_language()))
        path = choose_files.ask_save(self, self._desk, tr("Save the score file"), name)
        if path is not None:
            when_unlocked(self._desk, self, lambda: self._seal_into(path))

    def _seal_into(self, path: Path) -> None:
        ws, session = self._desk.ws, self._session

        self._running.run(
            tr("Saving the score file"),
            lambda _control: seal_and_export(ws, session, path),
            self._show_saved,
            self._show_refusal,
        )

    def seal_one(self, submission: str) -> None:
        """Declare one scorecard final; it is sent with the file."""
        self._do(lambda: self._session.seal((submission,)))

    def reopen_one(self, submission: str) -> None:
        """Open one again: at once while it was not sent, afterwards with a reason."""
        if not self._session.is_sent(submission):
            self._do(lambda: self._session.reopen(submission, ""))
            return
        dialog = reopening_dialog(self)
        ask(dialog, lambda: self._do(lambda: self._session.reopen(submission, dialog.reason.text().strip())))

    def copy_file(self) -> None:
        """Put the score file on the clipboard, to be pasted into a chat or a mail."""
        saved = self._saved()
        if saved is None:
            return
        if not saved.path.is_file():
            self._forget_file()
            return
        copy_file(saved.path)
        self.file_taken.emit()
        self._notices.show_notice(
            Notice(Weight.FINE, tr("The file was copied. Paste it into the meeting chat or a mail"), leaves=True)
        )

    def show_folder(self) -> None:
        """Open the folder of the score file in the system's own program."""
        saved = self._saved()
        if saved is not None:
            show_folder(saved.path)
            self.file_taken.emit()

    def save_safety_copy(self) -> None:
        """Save a copy of the whole data folder."""
        save_safety_copy(self, self._desk, self._notices, self._running)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        one_column = self.width() < look().px(_ONE_COLUMN_BELOW)
        direction = QBoxLayout.Direction.TopToBottom if one_column else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        self._columns.setStretch(2, 1 if one_column else 0)
        has_room = self.width() >= look().px(_WORDS_FROM)
        self.safety.set_words_shown(has_room)
        self.saved.setVisible(has_room and bool(self._session.last_saved()))

    def _connect_card(self) -> None:
        self.card.seal_requested.connect(self.seal_and_save)
        self.card.copy_requested.connect(self.copy_file)
        self.card.folder_requested.connect(self.show_folder)
        self.card.print_requested.connect(self.papers_requested)

    def _lay_out(self) -> None:
        self._scroll = ScrollArea()
        self._columns = QHBoxLayout()
        self._columns.setContentsMargins(0, SPACE_20, 0, SPACE_12)
        self._columns.setSpacing(SPACE_28)
        self._left = QVBoxLayout()
        self._left.setSpacing(0)
        right = QVBoxLayout()
        right.addWidget(self.card)
        right.addStretch(1)
        self._columns.addLayout(self._left, 678)
        self._columns.addLayout(right, 604)
        self._columns.addStretch(0)
        self._scroll.column.addLayout(self._columns)
        notices = QVBoxLayout()
        notices.setContentsMargins(SPACE_28, SPACE_12, SPACE_28, 0)
        self._notices = NoticePlace(notices)
        self._running = Running(self._desk.tasks, notices, self)
        self._running.running_changed.connect(self._rest)
        self.outside.addLayout(notices)
        self.outside.addWidget(self._scroll, 1)

    def _blocking_card(self) -> LinesCard:
        if self._session.mode is Mode.REHEARSAL:
            return rehearsal_card(self._session, self.findings.blocking, self._desk.settings.numerals)
        return blocking_card(self._session, self.findings.blocking)

    def _linked(self, card: LinesCard, *, blocks: bool) -> LinesCard:
        card.line_requested.connect(lambda one, place: self.submission_requested.emit(one, blocks, place))
        return card

    def _one_by_one(self) -> QVBoxLayout:
        """The list of all scorecards, opened by a button: twenty rows would hide what matters before."""
        column = QVBoxLayout()
        self.opener = Button(
            tr("Hide the list") if self._shows_all else tr("Show each scorecard"),
            ButtonKind.LINK_QUIET,
            icon_after="chevron-up" if self._shows_all else "chevron-down",
            size=ButtonSize.SMALL,
        )
        self.opener.setObjectName("one_by_one")
        self.opener.clicked.connect(self._toggle_one_by_one)
        column.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignLeft)
        self.all_cards = None
        if self._shows_all:
            numerals = self._desk.settings.numerals
            self.all_cards = ScorecardsCard(self._session, numerals, is_hidden=self._is_hidden)
            self.all_cards.seal_requested.connect(self.seal_one)
            self.all_cards.reopen_requested.connect(self.reopen_one)
            self.all_cards.open_requested.connect(lambda one: self.submission_requested.emit(one, False, ""))
            column.addWidget(self.all_cards)
        return column

    def _show_one_by_one(self) -> None:
        self._shows_all = True
        self.refresh()

    def _toggle_one_by_one(self) -> None:
        self._shows_all = not self._shows_all
        self.refresh()
        self.opener.setFocus()

    def _do(self, verb: Callable[[], object]) -> None:
        self._notices.clear()
        try:
            verb()
        except JudgeDesktopError as refusal:
            self._notices.show_refusal(refusal)
        self.refresh()

    def _rest(self, is_running: bool) -> None:
        self.card.set_busy(is_running)
        self.safety.setEnabled(not is_running)

    def _show_file(self, *, sent: bool) -> None:
        name = suggested_file_name(self._desk.ws, self._session, translator(current_language()))
        count = sum(one.state is not ScorecardState.RECUSED for one in self._session.scorecards())
        self.card.show_file(name, count, self._saved() if sent else None, sent=sent)

    def _show_saved(self, exported: ExportedScores) -> None:
        at = self._desk.ws.today().astimezone()
        self._desk.saved_scores[_whose(self._session)] = SavedScores(exported.path, exported.revision, at)
        self.refresh()
        self.card.copy_big.setFocus()  # what is to be done next; the button that had it is gone
        self.file_saved.emit()

    def _saved(self) -> SentFile | None:
        """The file saved last, in the words of today's language."""
        saved = self._desk.saved_scores.get(_whose(self._session))
        if saved is None:
            return None
        return SentFile(saved.path, saved.revision, time_words(saved.at, self._desk.settings.numerals))

    def _forget_file(self) -> None:
        """The file was moved or deleted outside: say so, and offer to save it again."""
        self._desk.saved_scores.pop(_whose(self._session), None)
        self.refresh()
        sentence = tr("The file is not where it was saved any more")
        detail = tr("Save it again; nothing of your scores is lost")
        self._notices.show_notice(Notice(Weight.WARNS, sentence, detail=detail, close_name=tr("Close this notice")))

    def _find(self) -> SealFindings:
        return SealFindings(self._session, self._desk.settings.numerals, is_hidden=self._is_hidden)

    def _show_refusal(self, refusal: JudgeDesktopError) -> None:
        self._notices.show_refusal(refusal)
        self.refresh()

    def _tell(self, sentence: str) -> None:
        self._notices.show_notice(Notice(Weight.FINE, sentence, leaves=True))


def _whose(session: ScoringSession) -> str:
    """Tells judges, contests, rounds and modes on one computer apart."""
    own = session.session
    return f"{own.contest}/{own.round}/{own.mode.value}/{own.judge}"


def _unsent_words(revision: int) -> tuple[str, str]:
    return tr("Check before sending"), tr(
        "Once sealed, scorecards can only be read. To change one later, give a reason and send revision {n}",
        n=revision + 1,
    )


def _sent_words() -> tuple[str, str]:
    return tr("Sent, so it can only be read"), tr(
        "You can look at every scorecard. To correct one, open it, choose to reopen it and give the reason; "
        "sealing again makes a new file that replaces this one"
    )


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QVBoxLayout):
            _empty(inner)
