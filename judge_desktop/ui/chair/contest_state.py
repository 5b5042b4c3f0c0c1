"""Everything the chair's pages show about one contest, read at once so that all pages tell the same story.

Reading is done in the lane for data; showing is left to the pages. No rule is applied here: what counts, what blocks
and who leads is answered by ``workflow``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from judge_desktop.domain.contest import Contest, Mode
from judge_desktop.domain.decisions import Decision
from judge_desktop.domain.effects import ChangeEffects
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.package import Package
from judge_desktop.domain.view import View
from judge_desktop.scoring.attendance import Attendance, attendance_of
from judge_desktop.scoring.quorum import Quorum
from judge_desktop.scoring.rehearsal_contest import Rehearsed
from judge_desktop.workflow.attendance import quorum_in
from judge_desktop.workflow.build_package import check_draft
from judge_desktop.workflow.create_contest import eligibility_of
from judge_desktop.workflow.deliberate import awards_of
from judge_desktop.workflow.deliberation import Deliberation, deliberation_in
from judge_desktop.workflow.discussion import discussed_in, discussions_in, notes
from judge_desktop.workflow.outside_backup import has_outside_backup
from judge_desktop.workflow.package_effects import effects_of
from judge_desktop.workflow.packages_here import Where, chair_contest
from judge_desktop.workflow.panel import PanelLine, panel_in
from judge_desktop.workflow.practice import rehearsed_contest
from judge_desktop.workflow.printing.printable import Sight
from judge_desktop.workflow.published_here import PublishedHere, published_here
from judge_desktop.workflow.results import Results, results_in
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents, without_search_for_cycles
from judge_desktop.workflow.submission_list import Listed, list_submissions
from judge_desktop.workflow.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class ContestState:
    """One contest at one moment. ``documents`` is None before a package was built.

    ``results`` is None then too, and when the counted scores contradict each other (``broken`` says so). ``awards``
    maps a category to the decision about its award that holds; ``deliberation`` is what the room shows beside them.
    ``effects``: what the draft would do to the scores given under the package. ``is_backed_up``: a backup outside this
    computer holds the contest as it is.
    """

    contest: Contest
    now: datetime
    findings: tuple[Finding, ...] = ()
    eligible: Mapping[str, bool | None] = field(default_factory=dict)
    panel: tuple[PanelLine, ...] = ()
    documents: RoundDocuments | None = None
    results: Results | None = None
    broken: JudgeDesktopError | None = None
    awards: Mapping[str, Decision] = field(default_factory=dict)
    effects: ChangeEffects = field(default_factory=ChangeEffects)
    is_backed_up: bool = False
    attendance: Attendance = field(default_factory=Attendance)
    quorum: tuple[Quorum, ...] = ()  # of each category
    discussed: frozenset[str] = frozenset()  # submissions the panel has discussed as they stand now
    deliberation: Deliberation | None = None
    published: tuple[PublishedHere, ...] = ()  # the results files of this copy, oldest first

    @property
    def is_published(self) -> bool:
        """Whether the round is closed and the last file of every version that went out says what holds now."""
        last = {one.audience: one for one in self.published}
        is_closed = self.view is not None and self.view.is_closed
        return is_closed and bool(last) and all(one.holds for one in last.values())

    @property
    def package(self) -> Package | None:
        """The package built last, None before the first."""
        return self.documents.package if self.documents is not None else None

    @property
    def view(self) -> View | None:
        """What counts, None before the first package."""
        return self.documents.view if self.documents is not None else None

    @property
    def mode(self) -> Mode | None:
        """Rehearsal or official, None before the first package."""
        return self.package.mode if self.package is not None else None

    @property
    def judged(self) -> Contest:
        """The contest as the judges have it; before a package was built, as it stands here."""
        return self.package.contest if self.package is not None else self.contest

    def sight(self, where: Where, *, has_identity: bool) -> Sight:
        """What says which reports can be printed."""
        return Sight(self.contest, self.contest.round(where.round), self.documents, has_identity)

    @property
    def is_something_covered(self) -> bool:
        """Whether the chair may not see the scores of some category, so that no figure of the whole round is shown."""
        rooms = self.deliberation.rooms.values() if self.deliberation is not None else ()
        return any(room.is_covered for room in rooms)

    @cached_property
    def listed(self) -> tuple[Listed, ...]:
        """The submissions of the draft as the list shows them."""
        return list_submissions(self.contest, findings=self.findings)

    @cached_property
    def rehearsed(self) -> Rehearsed:
        """What of the draft can be rehearsed now."""
        return rehearsed_contest(self.contest)

    @cached_property
    def blocking(self) -> tuple[Finding, ...]:
        """What must be mended before a package can be built."""
        return tuple(finding for finding in self.findings if finding.blocks)


def read_contest_state(ws: Workspace, where: Where) -> ContestState:
    """Reads and verifies everything. Refuses what ``chair_contest`` and ``round_documents`` refuse."""
    with without_search_for_cycles():
        state = _read(ws, where)
        _ = state.listed, state.blocking, state.rehearsed  # made here, off the main thread
        return state


def _read(ws: Workspace, where: Where) -> ContestState:
    contest = chair_contest(ws, where)
    documents = _documents(ws, where)
    results, broken = _results(documents) if documents is not None else (None, None)
    attendance = attendance_of(documents.package, documents.decisions) if documents is not None else Attendance()
    return ContestState(
        contest=contest,
        now=ws.today(),
        findings=check_draft(contest),
        eligible=eligibility_of(contest),
        panel=panel_in(contest, documents),
        documents=documents,
        results=results,
        broken=broken,
        awards=awards_of(documents) if documents is not None else {},
        effects=effects_of(documents, contest) if documents is not None else ChangeEffects(),
        is_backed_up=has_outside_backup(ws, where),
        attendance=attendance,
        quorum=quorum_in(documents) if documents is not None else (),
        discussed=discussed_in(ws, documents) if documents is not None else frozenset(),
        deliberation=_deliberation(ws, where, documents, results),
        published=published_here(ws, contest.id),
    )


def _deliberation(
    ws: Workspace, where: Where, documents: RoundDocuments | None, results: Results | None
) -> Deliberation | None:
    if documents is None:
        return None
    standings = results.standings if results is not None else ()
    return deliberation_in(documents, standings, notes(ws, where), discussions_in(ws, documents))


def _documents(ws: Workspace, where: Where) -> RoundDocuments | None:
    try:
        documents = round_documents(ws, where)
    except JudgeDesktopError as refused:
        if refused.code is not Code.NO_PACKAGE:
            raise
        return None
    _ = documents.view  # counted here, off the main thread
    return documents


def _results(documents: RoundDocuments) -> tuple[Results | None, JudgeDesktopError | None]:
    try:
        return results_in(documents), None
    except JudgeDesktopError as refused:
        if refused.code is not Code.INVARIANT_BROKEN:
            raise
        return None, refused
