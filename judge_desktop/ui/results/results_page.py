"""A results file, opened by anybody: whether it is genuine, a judge's own scorecards in it, standings and decisions.

Nothing is taken in. A file that is not as it was signed shows what is wrong, and nothing of what it claims.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.domain.contest import Contest, Mode
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.publication import Audience, Listed
from judge_desktop.ui.chair.publish_wording import audience_words
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.results.chair_key import ChairKey
from judge_desktop.ui.results.check_sentences import looked_at, wrong_card
from judge_desktop.ui.results.checked_page import refused_card
from judge_desktop.ui.results.counting_card import CountingCard
from judge_desktop.ui.results.decisions_card import DecisionsCard
from judge_desktop.ui.results.looking_page import LookingPage
from judge_desktop.ui.results.own_card import OwnCard
from judge_desktop.ui.results.shown_results import ShownResults
from judge_desktop.ui.results.standings_card import StandingsCard, VotesCard
from judge_desktop.ui.results.verdict_card import VerdictCard
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_chip import StatusChip
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import Tone, Type
from judge_desktop.workflow.contest_here import contest_here
from judge_desktop.workflow.read_results import ResultsRead, read_results
from judge_desktop.workflow.verification import Verification
from judge_desktop.workflow.verification_words import verdict_words
from judge_desktop.workflow.verify_file import verify_file
from judge_desktop.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What came of reading a file. ``read`` is None when it is not as it was signed; ``words`` come from a package."""

    verification: Verification
    read: ResultsRead | None = None
    words: Contest | None = None


class ResultsPage(LookingPage):
    """`back_requested` on the way back."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(desk, path, tr("Results file"), tr("Checking the results file"), parent)
        self.setObjectName("results_page")
        self.verdict: VerdictCard | None = None
        self.who: ChairKey | None = None
        self.shown: ShownResults | None = None
        self.mode = StatusChip(Shape.HALF, tr("Rehearsal"), Tone.WARN)
        self.mode.setObjectName("mode_chip")
        self.audience = StatusChip(Shape.NONE, "")
        self.audience.setObjectName("audience_chip")
        for chip in (self.mode, self.audience):
            self.header.add_action(chip)
            chip.hide()
        ws = desk.ws
        desk.tasks.run(lambda _: _read(ws, path), self._show, self._refuse)

    def _refuse(self, error: JudgeDesktopError) -> None:
        self.verdict = refused_card(error)
        self.show_cards(self.verdict)

    def _show(self, found: _Found) -> None:
        if found.read is None:
            self.verdict = wrong_card(found.verification)
            self.show_cards(self.verdict)
            return
        publication = found.read.publication
        contest = found.words or found.read.contest
        self.shown = shown = ShownResults(
            publication=publication,
            contest=contest,
            decisions=found.read.decisions,
            taken_back=found.read.taken_back,
            numerals=self.desk.settings.numerals,
            sha256=found.read.sha256,
        )
        self._show_head(shown)
        verification = found.verification
        self.who = ChairKey(verification)
        self.verdict = VerdictCard(
            Weight.FINE,
            verdict_words(verification, translator(current_language())),
            who=self.who,
            checks=looked_at(verification),
        )
        self.show_cards(*self._cards(found, shown))

    def _show_head(self, shown: ShownResults) -> None:
        publication, contest = shown.publication, shown.contest
        name = contest.name.in_language(current_language().value)
        if name != contest.id:  # else nobody wrote it down, and the title stays what it is
            self.header.set_title(name, f"{tr('Results file')} · {self.path.name}")
        self.mode.setVisible(publication.mode is Mode.REHEARSAL)
        self.audience.set_status(
            Shape.NONE,
            audience_words(publication.audience),
            Tone.NEUTRAL if publication.audience is Audience.PUBLIC else Tone.ACCENT,
        )
        self.audience.show()

    def _cards(self, found: _Found, shown: ShownResults) -> Iterator[QWidget]:
        publication = shown.publication
        if publication.mode is Mode.REHEARSAL:
            notice = Notice(Weight.WARNS, tr("This is the result of a rehearsal, not the official one"))
            notice.setObjectName("rehearsal_notice")
            yield notice
        if self.verdict is not None:
            yield self.verdict
        if found.verification.brings_other_program:
            words = tr("verify.py in this file is not the one of this version; use one from a source you trust")
            yield _note("other_program", words)
        if found.read is not None and found.read.own is not None and found.read.own.scorecards:
            yield OwnCard(found.read.own, shown)
        yield TextLabel(tr("Standings"), Type.TITLE)
        yield from self._notes(found, shown)
        for category in shown.contest.categories:
            if shown.standings_of(category.id) or shown.is_without_award(category.id):
                yield StandingsCard(shown, category)
        if publication.popular_vote:
            yield VotesCard(shown)
        if shown.decisions:
            yield DecisionsCard(shown)
        yield CountingCard(shown)

    def _notes(self, found: _Found, shown: ShownResults) -> Iterator[QWidget]:
        """What to know about the standings before reading them."""
        if found.words is not None:
            note = tr("The file holds no names. They are shown from the same contest on this computer")
            yield _note("words_from_here", note)
        elif shown.publication.audience is Audience.PUBLIC:
            yield _note("no_words", tr("The public version holds no names: submissions are shown by their numbers"))
        if shown.publication.listed is Listed.AWARDED:
            yield _note("only_awarded", tr("Only submissions with an award are listed"))


def _note(name: str, words: str) -> FindingRow:
    row = FindingRow(Weight.NOTE, words)
    row.setObjectName(name)
    return row


def _read(ws: Workspace, path: Path) -> _Found:
    """The results with the words for them; of a file that is not as it was signed only what is wrong."""
    try:
        read = read_results(ws, path)
    except JudgeDesktopError:  # which check failed is said by looking at it as at any file
        return _Found(verification=verify_file(ws, path))
    if not read.verification.genuine:
        return _Found(verification=read.verification)
    is_public = read.publication.audience is Audience.PUBLIC
    words = contest_here(ws, read.publication.manifest) if is_public else None
    return _Found(verification=read.verification, read=read, words=words)
