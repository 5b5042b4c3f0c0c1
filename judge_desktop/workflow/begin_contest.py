"""A new contest in this copy without a folder: from a template, from a contest that was held here, or empty.

It may be incomplete: what is missing blocks the package, not the beginning. Taking in a folder is ``create_contest``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from judge_desktop.config.paths import resource
from judge_desktop.domain.contest import Contest, Round
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.text import Text
from judge_desktop.exchange.contest_toml import FILE_NAME, ONLY_RUBRIC, read_contest_toml
from judge_desktop.exchange.package_documents import decode_contest, encode_contest
from judge_desktop.scoring.contest_validation import check_contest
from judge_desktop.scoring.next_edition import Naming, next_edition, proposed, year_of
from judge_desktop.store import audit_log, contests
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.contests import ContestPart, Part
from judge_desktop.workflow.create_contest import TakenContest, templates
from judge_desktop.workflow.packages_here import Where, chair_contest
from judge_desktop.workflow.workspace import Workspace

_FINAL = Text(th="รอบตัดสิน", en="Final round")
_USUAL_TOTAL = Decimal(100)


@dataclass(frozen=True, slots=True)
class FromTemplate:
    """The texts, categories, rules, dates and rubric of a template that comes with the program."""

    template: str


@dataclass(frozen=True, slots=True)
class FromContest:
    """What stays from a contest of this copy (``scoring.next_edition``)."""

    contest: str


@dataclass(frozen=True, slots=True)
class Empty:
    """One round, one rubric without criteria, nothing else."""


Source = FromTemplate | FromContest | Empty


def begin_contest(ws: Workspace, source: Source, naming: Naming) -> TakenContest:
    """Makes the contest and keeps it; the findings say what is still missing before a package.

    ``naming.year`` and ``naming.edition`` left empty are those that ``proposed_naming`` gives. Refuses
    ``CONTEST_NAME_NEEDED``, ``CONTEST_NAME_TAKEN``, ``TEMPLATE_UNKNOWN``, ``CONTEST_UNKNOWN``.
    """
    if not (naming.name.th.strip() or naming.name.en.strip()):
        raise JudgeDesktopError(Code.CONTEST_NAME_NEEDED)
    naming = _completed(naming, proposed_naming(ws, source))
    contest = _begun(ws, source, naming)
    with ws.database.transaction() as connection:
        for one in contests.listed(connection, Part.CHAIR):
            if one.name == contest.name:
                raise JudgeDesktopError(Code.CONTEST_NAME_TAKEN, contest=one.contest)
        part = ContestPart(contest=contest.id, part=Part.CHAIR, name=contest.name, definition=encode_contest(contest))
        contests.add(connection, part, at=ws.now())
        audit_log.record(
            connection,
            AuditEvent.CONTEST_CREATED,
            at=ws.now(),
            who=ws.noted_as,
            contest=contest.id,
            details={"submissions": 0, "judges": len(contest.panel.judges)},
        )
    return TakenContest(contest=contest, findings=check_contest(contest))


def proposed_naming(ws: Workspace, source: Source) -> Naming:
    """What the new contest would be called: the next edition of a contest, this year's of a template.

    Refuses ``TEMPLATE_UNKNOWN``, ``CONTEST_UNKNOWN``.
    """
    match source:
        case FromTemplate(template):
            contest = _template(template, "")
            year = year_of(contest.year)
            return proposed(contest, max(0, ws.today().year - year) if year is not None else 0)
        case FromContest(before):
            return proposed(chair_contest(ws, Where(before)), 1)
        case Empty():
            return Naming(name=Text())


def contests_held_here(ws: Workspace) -> tuple[Contest, ...]:
    """The contests of this copy that another one may begin from, the latest year first."""
    with ws.database.reading() as connection:
        found = [decode_contest(one.definition) for one in contests.listed(connection, Part.CHAIR)]
    return tuple(sorted(found, key=lambda one: year_of(one.year) or 0, reverse=True))


def _completed(naming: Naming, proposal: Naming) -> Naming:
    name = Text(th=naming.name.th.strip(), en=naming.name.en.strip())
    year, edition = naming.year.strip() or proposal.year, naming.edition.strip() or proposal.edition
    return Naming(name=name, year=year, edition=edition)


def _begun(ws: Workspace, source: Source, naming: Naming) -> Contest:
    contest_id = ws.new_id()
    match source:
        case FromTemplate(template):
            return next_edition(_template(template, contest_id), contest_id, naming)
        case FromContest(before):
            return next_edition(chair_contest(ws, Where(before)), contest_id, naming)
        case Empty():
            return replace(_empty(contest_id), name=naming.name, year=naming.year, edition=naming.edition)


def _template(template: str, contest_id: str) -> Contest:
    if template not in templates():
        raise JudgeDesktopError(Code.TEMPLATE_UNKNOWN, template=template, known=", ".join(templates()))
    contest, _ = read_contest_toml(resource(f"templates/{template}") / FILE_NAME, contest_id)
    if contest is None:
        raise JudgeDesktopError(Code.TEMPLATE_UNKNOWN, template=template, known=", ".join(templates()))
    return contest


def _empty(contest_id: str) -> Contest:
    return Contest(
        id=contest_id,
        name=Text(),
        rubrics=(Rubric(id=ONLY_RUBRIC, criteria=(), total=_USUAL_TOTAL),),
        rounds=(Round(id="final", name=_FINAL),),
    )
