"""Which papers a round has, who signs each, and whose signature or which scan is still missing.

Order of the signatures: chair first, judges in their order, the judge who is secretary last (``methods.md``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.domain.panel import Judge, Role
from judge_desktop.domain.signatures import Paper, PaperKind, Scan, Signature
from judge_desktop.domain.view import CellState, View

_PLACES = {Role.CHAIR: 0, Role.JUDGE: 1, Role.JUDGE_AND_SECRETARY: 2, Role.SECRETARY: 3}
_AWAY = frozenset((CellState.RECUSED, CellState.ABSENT, CellState.EXCLUDED))


def papers_of(contest: Contest, view: View | None = None, absent: Collection[str] = ()) -> tuple[Paper, ...]:
    """Every paper of a round with who must sign it.

    Who was ``absent`` from the meeting or took no part in a category (``view``: recused, absent or set aside in all of
    it) does not sign its summary; who scored nothing at all has no scorecards to sign.
    """
    voting = sorted(contest.panel.voting, key=_order)
    away = _away(view) if view is not None else {}
    nowhere = {one.id for one in voting if view is not None and _took_no_part(one.id, view)}
    papers: list[Paper] = []
    for kind in (PaperKind.SCORECARDS, PaperKind.CERTIFIED_SCORES):
        papers += [Paper(kind=kind, about=one.id, signers=(one.id,)) for one in voting if one.id not in nowhere]
    for category in contest.categories:
        signers = [
            one.id for one in voting if one.id not in absent and category.id not in away.get(one.id, frozenset())
        ]
        papers.append(Paper(kind=PaperKind.SCORE_SUMMARY, about=category.id, signers=tuple(signers)))
    chair = _of_roles(contest, Role.CHAIR)
    both = (*chair, *_of_roles(contest, Role.JUDGE_AND_SECRETARY, Role.SECRETARY)[:1])
    papers.append(Paper(kind=PaperKind.RESULTS, signers=both))
    papers.append(Paper(kind=PaperKind.MINUTES, signers=both))
    papers.append(Paper(kind=PaperKind.ANNOUNCEMENT, signers=chair))
    return tuple(one for one in papers if one.signers)


def check_signatures(
    papers: Iterable[Paper], signatures: Iterable[Signature], scans: Iterable[Scan]
) -> tuple[Finding, ...]:
    """Warnings SIGNATURE_MISSING, one for each person who has still to sign a paper, and SCAN_MISSING for a paper all
    have signed and no scan is kept of. The place names the paper (``table``) and the judge.
    """
    signed = {(one.paper, one.judge) for one in signatures}
    scanned = {one.paper for one in scans}
    findings: list[Finding] = []
    for paper in papers:
        missing = [one for one in paper.signers if (paper.id, one) not in signed]
        category = paper.about if paper.kind is PaperKind.SCORE_SUMMARY else ""
        findings += [
            _warning(FindingCode.SIGNATURE_MISSING, Place(table=paper.id, category=category, judge=judge))
            for judge in missing
        ]
        if not missing and paper.id not in scanned:
            findings.append(_warning(FindingCode.SCAN_MISSING, Place(table=paper.id, category=category)))
    return tuple(findings)


def _order(judge: Judge) -> tuple[int, int, str]:
    return (_PLACES[judge.role], judge.order, judge.id)


def _of_roles(contest: Contest, *roles: Role) -> tuple[str, ...]:
    return tuple(one.id for one in sorted(contest.panel.judges, key=_order) if one.role in roles)


def _away(view: View) -> Mapping[str, frozenset[str]]:
    """Judge -> the categories in which she scored nothing because she was to take no part in them."""
    states: dict[tuple[str, str], set[CellState]] = {}
    for cell in view.cells:
        states.setdefault((cell.judge, cell.category), set()).add(cell.state)
    away: dict[str, frozenset[str]] = {}
    for (judge, category), found in states.items():
        if found <= _AWAY:
            away[judge] = away.get(judge, frozenset()) | {category}
    return away


def _took_no_part(judge: str, view: View) -> bool:
    found = {cell.state for cell in view.cells if cell.judge == judge}
    return bool(found) and found <= _AWAY


def _warning(code: FindingCode, where: Place) -> Finding:
    return Finding(code=code, severity=Severity.WARNS, where=where)
