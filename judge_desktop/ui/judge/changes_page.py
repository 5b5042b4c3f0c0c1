"""What the package updates brought: scores that came back, scores no longer allowed, and every change with its link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, trn
from judge_desktop.config.thai_dates import format_date, format_time
from judge_desktop.config.thai_digits import in_numerals
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.scorecard import Scorecard
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.card_status import HIDDEN, listed, written
from judge_desktop.ui.judge.change_lines import ChangeLine, broken_lines, change_lines, named
from judge_desktop.ui.judge.hiding_page import HidingPage
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card, padded_row
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_12, Role, Tone, Type
from judge_desktop.workflow.handed_back import differing, take_over
from judge_desktop.workflow.open_package import OpenedPackage
from judge_desktop.workflow.package_changes import PackageNews, package_news
from judge_desktop.workflow.scoring_session import ScoringSession

_WIDTH = 860


class ChangesPage(HidingPage):
    """`back_requested`; `submission_requested(id, criterion)` for the link of a line (the criterion may be empty);
    `card_replaced(id)` when the scorecard that came back took the place of the one here;
    `hiding_requested` for the numbers.
    """

    submission_requested = Signal(str, str)
    card_replaced = Signal(str)

    def __init__(
        self,
        desk: Desk,
        session: ScoringSession,
        opened: OpenedPackage | None = None,
        *,
        is_hidden: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        contest = session.contest.name.in_language(current_language().value)
        super().__init__(tr("What changed"), contest, is_hidden=is_hidden, parent=parent)
        self._desk, self._session, self._opened = desk, session, opened
        column = self.add_column(_WIDTH)
        self.notices = column.notices
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_12)
        column.body.addLayout(self._rows)
        self.refresh()

    def refresh(self) -> None:
        """Show everything as it stands now."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        back, news = differing(self._desk.ws, self._session), package_news(self._desk.ws, self._session)
        self._tell_opened()
        if back:
            self._rows.addWidget(self._differing_card(back))
        broken = broken_lines(self._session, self._desk.settings.numerals, is_hidden=self._is_hidden)
        if broken:
            self._rows.addWidget(self._lines_card(tr("Scores to be mended"), "", broken))
        for one in news:
            self._rows.addWidget(self._news_card(one))
        if not (back or broken or news):
            sentence = tr("Nothing has changed since the first package")
            self._rows.addWidget(EmptyState("package", sentence, tr("Late files and corrections will stand here")))
        begin = Button(tr("Go on to the scorecards"), ButtonKind.PRIMARY, icon_after="arrow-right")
        begin.setObjectName("go_on")
        begin.clicked.connect(self.back_requested)
        self._rows.addWidget(begin, 0, Qt.AlignmentFlag.AlignRight)
        self.setFocusProxy(begin)

    def _tell_opened(self) -> None:
        """What this opening of a package did beside its changes."""
        opened = self._opened
        if opened is None:
            return
        taken, numerals = opened.taken_back.taken, self._desk.settings.numerals.value
        details = []
        if opened.reopened:
            numbers = listed([self._number(one) for one in opened.reopened])
            details.append(tr("No longer sealed, because the criteria have changed: {numbers}", numbers=numbers))
        if taken:
            words = trn(
                "{n} scorecard came back from the secretary's copy",
                "{n} scorecards came back from the secretary's copy",
                len(taken),
            )
            details.append(tr("They are not sent from this computer yet: seal and send when you are done"))
            self.notices.show_notice(Notice(Weight.FINE, in_numerals(words, numerals), detail=". ".join(details)))
        elif details:
            self.notices.show_notice(Notice(Weight.WARNS, details[0]))

    def _differing_card(self, back: dict[str, Scorecard]) -> Card:
        card = Card(tr("Your scores on this computer differ from those that came back"))
        for submission, other in back.items():
            here = self._session.scorecard(submission)
            numerals = self._desk.settings.numerals
            detail = tr(
                "Here {here}, from the secretary's copy {other}. Those here stay",
                here=HIDDEN if self._is_hidden else written(here.total, numerals),
                other=HIDDEN if self._is_hidden else written(other.total, numerals),
            )
            title = named(self._session, submission, numerals)
            row = StatusRow(Weight.WARNS.shape, title, Tone.WARN, detail=detail, action=tr("Take the secretary's copy"))
            row.setObjectName(f"differing_{submission}")
            row.button().setAccessibleName(f"{row.button().words()} · {title}")
            row.action_requested.connect(lambda key=submission: self._take_over(key))
            card.add_row(row)
        return card

    def _take_over(self, submission: str) -> None:
        try:
            take_over(self._desk.ws, self._session, submission)
        except JudgeDesktopError as refusal:
            self.notices.show_refusal(refusal)
            return
        self.card_replaced.emit(submission)
        self.refresh()

    def _news_card(self, news: PackageNews) -> Card:
        numerals, language = self._desk.settings.numerals.value, current_language().value
        at = datetime.fromisoformat(news.received_at).astimezone()
        day = format_date(at.date(), language, numerals)
        title = tr(
            "Package of revision {n}, opened {day} {time}",
            n=in_numerals(str(news.revision), numerals),
            day=day,
            time=format_time(at, language, numerals),
        )
        lines = change_lines(self._session, news.changes, self._desk.settings.numerals)
        return self._lines_card(title, tr("No change for you"), lines)

    def _lines_card(self, title: str, nothing: str, lines: Sequence[ChangeLine]) -> Card:
        card = Card(title)
        for line in lines:
            action = tr("Open") if line.submission else ""
            row = StatusRow(line.weight.shape, line.title, line.weight.tone, detail=line.detail, action=action)
            if action:
                row.button().setAccessibleName(f"{action} {line.title}")
            row.action_requested.connect(self._opening(line))
            card.add_row(row)
        if not lines:
            card.add_row(padded_row(TextLabel(nothing, Type.BODY, Role.INK2)))
        return card

    def _opening(self, line: ChangeLine) -> Callable[[], None]:
        return lambda: self.submission_requested.emit(line.submission, line.place)

    def _number(self, submission: str) -> str:
        return in_numerals(str(self._session.submission(submission).number), self._desk.settings.numerals.value)
