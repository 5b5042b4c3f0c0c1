"""The letterhead on the page about the contest: logo and signatories."""

from __future__ import annotations

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Contest
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.contest_edits import ContestEdits
from judge_desktop.ui.chair.logo_field import LogoField
from judge_desktop.ui.chair.signatories_part import SignatoriesPart
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.text_field import LabelledField
from judge_desktop.ui.widgets.tokens import SPACE_16
from judge_desktop.workflow.edit_contest import ContestSection
from judge_desktop.workflow.letterhead import with_logo, without_logo


class LetterheadCard(Card):
    """Chooses and shows the logo, and edits who signs."""

    def __init__(self, desk: Desk, edits: ContestEdits) -> None:
        super().__init__(tr("Logo and signatories"))
        self._desk, self._edits = desk, edits
        self.logo = LogoField()
        self.logo.choose_requested.connect(self._choose)
        self.logo.remove_requested.connect(lambda: edits.change(ContestSection.LETTERHEAD, without_logo))
        self.signatories = SignatoriesPart(edits)
        body = self.use_body()
        body.setSpacing(SPACE_16)
        body.addWidget(LabelledField(tr("Logo of the organiser"), self.logo, hint=tr("optional")))
        body.addWidget(
            LabelledField(
                tr("Who signs the certificates"), self.signatories, hint=tr("the chair of the panel when left out")
            )
        )

    def show_contest(self, contest: Contest) -> None:
        """Show the letterhead of the draft."""
        self.logo.show_logo(contest.letterhead.logo)
        self.signatories.show_contest(contest)

    def _choose(self) -> None:
        kinds = tr("Pictures") + " (*.png *.jpg *.jpeg)"
        path = choose_files.ask_open(self, self._desk, tr("Choose the logo"), kinds)
        if path is not None:
            self._edits.change(ContestSection.LETTERHEAD, lambda contest: with_logo(contest, path))
