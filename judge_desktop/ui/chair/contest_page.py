"""Information about the contest, in four tabs: what it says of itself, its categories, its rules, its timeline.

Every change is kept when a field is left and can be taken back. What judges have changes only with a package.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.checklist import page_of
from judge_desktop.ui.chair.contest_categories import CategoriesTab
from judge_desktop.ui.chair.contest_edits import ContestEdits
from judge_desktop.ui.chair.contest_information import InformationTab
from judge_desktop.ui.chair.contest_rules import RulesTab
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.contest_timeline import TimelineTab
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.tabs import Tab, TabStrip
from judge_desktop.ui.widgets.tokens import SPACE_16, SPACE_28
from judge_desktop.workflow.packages_here import Where

INFORMATION, CATEGORIES, RULES, TIMELINE = "information", "categories", "rules", "timeline"


class ContestPage(ChairPage):
    """`show_tab` opens one of the tabs. Undo stands in the header."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Contest information"))
        self.setObjectName("contest")
        self._state: ContestState | None = None
        self.edits = ContestEdits(desk, where, self)
        self.edits.saved.connect(lambda _: self.contest_changed.emit())
        self.edits.refused.connect(self.show_refusal)
        self.edits.kept_back.connect(self._show_again)
        undo = Button(tr("Undo"), ButtonKind.QUIET, icon="undo-2")
        undo.setObjectName("undo")
        undo.set_tooltip(tr("Take the last change back") + " (Ctrl+Z)")
        undo.clicked.connect(self.edits.undo)
        nothing = tr("Nothing was changed here yet")
        undo.set_disabled_reason(nothing)
        self.edits.undo_changed.connect(lambda can: undo.set_disabled_reason("" if can else nothing))
        self.header.add_action(undo)
        self.shy.append(undo)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.edits.undo)
        self.tabs = TabStrip(tr("Parts of the contest"), tr("{n} more"), _tabs())
        self.tabs.tab_changed.connect(self.show_tab)
        self.outside.insertWidget(1, self.tabs)
        self.body.setSpacing(SPACE_16)
        self.body.setContentsMargins(SPACE_28, SPACE_16, 24, SPACE_28)
        self._package_news = QVBoxLayout()
        self.body.addLayout(self._package_news)
        self._sent: Notice | None = None
        self.information = InformationTab(desk, self.edits)
        self.categories = CategoriesTab(self.edits)
        self.rules = RulesTab(self.edits)
        self.timeline = TimelineTab(self.edits)
        self._parts: dict[str, QWidget] = {
            INFORMATION: self.information,
            CATEGORIES: self.categories,
            RULES: self.rules,
            TIMELINE: self.timeline,
        }
        for part in self._parts.values():
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.show_tab(INFORMATION)

    def show_tab(self, name: str) -> None:
        """Show one tab; an unknown name changes nothing."""
        if name in self._parts:
            self.tabs.set_tab(name)
            for key, part in self._parts.items():
                part.setVisible(key == name)
            self.scroller.verticalScrollBar().setValue(0)

    def show_state(self, state: ContestState) -> None:
        self._state = state
        self.edits.weigh_against(state.documents)
        self.header.set_title(tr("Contest information"), tr("Every change is saved when you leave its field"))
        self._tell_of_package(state)
        own = tuple(one for one in state.findings if one.where.category or not one.where.submission)
        self.tabs.set_tabs(_tabs(own))
        for part in (self.information, self.categories, self.rules, self.timeline):
            part.show_state(state, own)

    def _show_again(self) -> None:
        if self._state is not None:
            self.show_state(self._state)

    def _tell_of_package(self, state: ContestState) -> None:
        """Whoever changes what is out already must know who still has the earlier state."""
        package = state.package
        sentence = detail = ""
        if package is not None:
            sentence = tr("Judges have the contest as package {n} brought it", n=package.revision)
            if _edited_here(state.contest) != _edited_here(state.judged):
                sentence = tr("Judges still have the earlier state, until a new package is built")
            detail = tr(
                "Changes of rubric, method, decimals and categories touch scores that were already given; "
                "names, texts and dates do not."
            )
        if self._sent is not None and self._sent.sentence() == sentence:
            return
        if self._sent is not None:
            self._package_news.removeWidget(self._sent)
            self._sent.hide()
            self._sent.deleteLater()
            self._sent = None
        if sentence:
            self._sent = Notice(Weight.NOTE, sentence, detail=detail, action=tr("Packages"))
            self._sent.setObjectName("package_is_out")
            self._sent.action_requested.connect(lambda: self.page_requested.emit("package"))
            self._package_news.addWidget(self._sent)


def _edited_here(contest: Contest) -> tuple[object, ...]:
    """What of a contest is edited on this page and travels to the judges."""
    about = (contest.name, contest.edition, contest.year, contest.organiser, contest.contact, contest.description)
    texts = (contest.objectives, contest.applicant_types, contest.eligibility, contest.timeline)
    return (*about, *texts, contest.letterhead.logo, contest.categories, contest.popular_vote, contest.rules)


def _tabs(findings: Sequence[Finding] = ()) -> list[Tab]:
    """The tabs, each with the number of its problems that block the package."""
    blocked = Counter(_tab_of(one) for one in findings if one.blocks)
    return [
        Tab(key, words, icon, trn("{n} problem", "{n} problems", blocked[key]) if blocked[key] else "")
        for key, words, icon in (
            (INFORMATION, tr("Information"), "info"),
            (CATEGORIES, tr("Categories and awards"), "award"),
            (RULES, tr("Rules"), "scale"),
            (TIMELINE, tr("Timeline"), "calendar"),
        )
    ]


def _tab_of(finding: Finding) -> str:
    """The tab that shows a finding, empty when it is about something that is not edited here."""
    if page_of(finding) != "contest":
        return ""
    if finding.code is FindingCode.CONTEST_NAME_MISSING:
        return INFORMATION
    if finding.where.category or finding.code is FindingCode.NO_CATEGORY:
        return CATEGORIES
    if "entry" in finding.details or finding.where.column == "minimum_months":
        return TIMELINE
    return RULES
