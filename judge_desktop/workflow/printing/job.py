"""One print: what is printed from, in which words, and where to. The modules of the reports are handed one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.contest import Contest, Mode, Round
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.letterhead import Letterhead
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.exchange.file_names import speaking_name
from judge_desktop.reports.imprint import Imprint, imprint_of
from judge_desktop.workflow.applicants import naming_contest
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_contest, round_of
from judge_desktop.workflow.printing.kinds import AS_USUAL, PrintOptions, usual_numerals
from judge_desktop.workflow.printing.printable import Sight, is_own
from judge_desktop.workflow.results import Results, results_in
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.scoring_session import ScoringSession, open_session
from judge_desktop.workflow.workspace import Progress, Workspace


@dataclass(frozen=True, kw_only=True)  # without slots: it remembers what was read
class PrintJob:
    """``folder`` exists. ``progress`` is called with (papers done, in all) and may raise to cancel."""

    ws: Workspace
    kind: ReportKind
    folder: Path
    tr: Translator
    options: PrintOptions = AS_USUAL
    where: Where = EVERYWHERE
    progress: Progress | None = None

    @property
    def language(self) -> str:
        """ "th" or "en"."""
        return self.tr.language.value

    @property
    def numerals(self) -> Numerals:
        """The digits asked for, else those usual for the report."""
        return self.options.numerals or usual_numerals(self.kind)

    @cached_property
    def known(self) -> RoundDocuments:
        """What the chair's copy has of the round. Refuses ``NO_PACKAGE``."""
        return round_documents(self.ws, self.where)

    @cached_property
    def results(self) -> Results:
        """What it adds up to. Refuses ``NO_PACKAGE``, ``INVARIANT_BROKEN``."""
        return results_in(self.known)

    @cached_property
    def draft(self) -> Contest:
        """The chair's contest as it can be edited now: for papers of before the package. Refuses ``NO_CONTEST``."""
        return chair_contest(self.ws, self.where)

    @property
    def draft_round(self) -> Round:
        """The round of the draft."""
        return round_of(self.draft, self.where)

    @cached_property
    def sight(self) -> Sight:
        """What says whether the report can be printed. Refuses ``NO_CONTEST`` on a copy that runs no contest."""
        known = self.known if self.mode is not None else None
        has_identity = self.ws.own_name is not None
        return Sight(self.draft, self.draft_round, known, has_identity, self.options.categories)

    @cached_property
    def own(self) -> ScoringSession | None:
        """Of a judge who prints hers from her own copy; None on the chair's."""
        return open_session(self.ws, self.where) if is_own(self.ws, self.kind, self.where) else None

    @property
    def contest(self) -> Contest:
        """The contest of the package in force, its texts as later decisions corrected them. Refuses ``NO_PACKAGE``."""
        return self.own.contest if self.own is not None else self.known.package.contest

    @property
    def round_name(self) -> str:
        """The round of the package, in the language of the print."""
        return self.known.package.round_.name.in_language(self.language)

    @cached_property
    def applicants(self) -> Contest | None:
        """The contest that says who sent what; None as long as nobody may be told (``workflow.applicants``)."""
        return naming_contest(self.ws, self.known, self.where)

    @property
    def mode(self) -> Mode | None:
        """The mode of the package built last, None before the first."""
        if self.own is not None:
            return self.own.mode
        try:
            return self.known.package.mode
        except JudgeDesktopError as refused:
            if refused.code is not Code.NO_PACKAGE:
                raise
            return None

    @cached_property
    def letterhead(self) -> Letterhead:
        """Logo and signatories as the chair has them now: who signs is often settled after the package is out."""
        if self.own is not None:
            return self.contest.letterhead
        try:
            return self.draft.letterhead
        except JudgeDesktopError as refused:
            if refused.code not in (Code.NO_CONTEST, Code.CONTEST_UNKNOWN):
                raise
            return self.contest.letterhead

    def imprint(self, contest: Contest | None = None) -> Imprint:
        """What every page of this print carries; ``contest`` is another one than that of the package (the draft)."""
        contest = contest or replace(self.contest, letterhead=self.letterhead)
        return imprint_of(contest, self.mode, self.tr, self.numerals.value, self.ws.today())

    def path(self, *name: str) -> Path:
        """A file of this print by a name that speaks, e.g. ("Standings", "Smart Mobility")."""
        return self.folder / speaking_name(name, ".pdf")

    def chooses(self, *, judge: str = "", submission: str = "", category: str = "") -> bool:
        """True when nothing was chosen that leaves this judge, submission or category out."""
        wanted = self.options
        pairs = ((judge, wanted.judges), (submission, wanted.submissions), (category, wanted.categories))
        return all(not one or not chosen or one in chosen for one, chosen in pairs)
