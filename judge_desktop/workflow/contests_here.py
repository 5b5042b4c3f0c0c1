"""The contests on this computer and how far each is: what the home page and ``contest list`` show."""

from __future__ import annotations

from dataclasses import dataclass

from judge_desktop.domain.contest import Contest, Mode
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.text import Text
from judge_desktop.exchange.package_documents import decode_contest
from judge_desktop.store import contests, packages
from judge_desktop.store.contests import ContestPart, Part
from judge_desktop.store.packages import CurrentPackage
from judge_desktop.store.scoring_sessions import exports_of
from judge_desktop.workflow.packages_here import Where, package_of
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.scoring_session import ScoringSession, open_session
from judge_desktop.workflow.seal_and_send import is_everything_sent
from judge_desktop.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestHere:
    """One contest as this copy plays its part in it.

    ``complete`` of ``assigned``: scorecards of the chosen judge, or on the chair's part judges whose files count.
    ``revision`` is 0 before a package was built. ``sent_at`` is when the judge saved the last score file (ISO), ""
    before the first; ``is_all_sent`` that everything is in it as it stands.
    """

    contest: str
    part: Part
    name: Text
    mode: Mode | None
    rounds: tuple[str, ...]
    submissions: int
    judges: int
    judge: str = ""
    judge_name: Text = Text()
    revision: int = 0
    complete: int = 0
    assigned: int = 0
    last_opened: str = ""
    sent_at: str = ""
    is_all_sent: bool = False

    @property
    def is_chair(self) -> bool:
        """True when this copy runs the contest, False when it judges."""
        return self.part is Part.CHAIR


def find_contests(ws: Workspace) -> tuple[ContestHere, ...]:
    """Everything on this computer, what was opened last first."""
    found = [_contest(ws, part, current) for part, current in _parts(ws)]
    return tuple(sorted(found, key=lambda one: one.last_opened, reverse=True))


def name_contests(ws: Workspace) -> tuple[ContestHere, ...]:
    """The same at once: without what has to be read or counted for it (rounds, numbers, how far, a judge's name)."""
    found = [_named(part, current) for part, current in _parts(ws)]
    return tuple(sorted(found, key=lambda one: one.last_opened, reverse=True))


def _parts(ws: Workspace) -> list[tuple[ContestPart, CurrentPackage | None]]:
    with ws.database.reading() as connection:
        parts = contests.listed(connection)
        current = {(one.contest, one.part, one.mode): one for one in packages.listed(connection)}
    return [(part, current.get((part.contest, part.part, part.mode or Mode.OFFICIAL))) for part in parts]


def _named(part: ContestPart, current: CurrentPackage | None) -> ContestHere:
    return ContestHere(
        contest=part.contest,
        part=part.part,
        name=part.name,
        mode=part.mode,
        rounds=(),
        submissions=0,
        judges=0,
        judge=current.judge if current is not None else "",
        revision=current.revision if current is not None else 0,
        last_opened=max(part.changed, current.opened_at if current is not None else ""),
    )


def _contest(ws: Workspace, part: ContestPart, current: CurrentPackage | None) -> ContestHere:
    where = Where(part.contest, current.round if current is not None else "")
    contest = _content(ws, part, current)
    session = open_session(ws, where) if part.part is Part.JUDGE and current is not None and current.judge else None
    complete, assigned = session.progress() if session is not None else _how_far(ws, part, where, current)
    judge = contest.panel.judge(current.judge) if current is not None and current.judge else None
    return ContestHere(
        contest=part.contest,
        part=part.part,
        name=contest.name,
        mode=part.mode,
        rounds=tuple(one.id for one in contest.rounds),
        submissions=len(contest.finalists),
        judges=len(contest.panel.voting),
        judge=judge.id if judge is not None else "",
        judge_name=Text(th=judge.full_name("th"), en=judge.full_name("en")) if judge is not None else Text(),
        revision=current.revision if current is not None else 0,
        complete=complete,
        assigned=assigned,
        last_opened=max(part.changed, current.opened_at if current is not None else ""),
        sent_at=_sent_at(ws, session) if session is not None else "",
        is_all_sent=session is not None and is_everything_sent(session),
    )


def _sent_at(ws: Workspace, session: ScoringSession) -> str:
    with ws.database.reading() as connection:
        return max((one.created for one in exports_of(connection, session.session)), default="")


def _content(ws: Workspace, part: ContestPart, current: CurrentPackage | None) -> Contest:
    if part.part is Part.CHAIR:
        return decode_contest(part.definition)
    if current is None:
        raise JudgeDesktopError(Code.NO_PACKAGE)
    with ws.database.reading() as connection:
        return package_of(connection, current.manifest).contest


def _how_far(ws: Workspace, part: ContestPart, where: Where, current: CurrentPackage | None) -> tuple[int, int]:
    """Of a chair's part; a judge's part without a name is nowhere."""
    if current is None or part.part is Part.JUDGE:
        return 0, 0
    view = round_documents(ws, where).view
    judges = {cell.judge for cell in view.cells}
    return len(judges - set(view.missing)), len(judges)
