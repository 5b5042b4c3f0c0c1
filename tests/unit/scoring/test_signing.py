"""Which papers a round has, who signs them, and what is still missing."""

from __future__ import annotations

from judge_desktop.domain.contest import Category, Contest
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.panel import Judge, Panel, Role
from judge_desktop.domain.signatures import Paper, PaperKind, Scan, Signature
from judge_desktop.domain.text import Text
from judge_desktop.domain.view import Cell, CellState, View
from judge_desktop.scoring.signing import check_signatures, papers_of


def judge(id_: str, role: Role = Role.JUDGE, *, votes: bool = True, order: int = 0) -> Judge:
    return Judge(id=id_, name=Text(th=id_), role=role, votes=votes, order=order)


CONTEST = Contest(
    id="0" * 32,
    name=Text(th="ประกวด"),
    categories=tuple(Category(id=one, name=Text(th=one), rubric="R") for one in ("GOV", "LIV")),
    panel=Panel(
        judges=(
            judge("S", Role.SECRETARY, votes=False),
            judge("B", order=2),
            judge("A", order=1),
            judge("C", Role.CHAIR),
        )
    ),
)


def view(states: dict[tuple[str, str], CellState]) -> View:
    cells = tuple(
        Cell(judge=who, submission=f"{category}-1", category=category, state=state)
        for (who, category), state in states.items()
    )
    return View(
        cells=cells, counted_documents=(), not_counted={}, forks=(), awaiting={}, gaps={}, differences=(), missing=(),
        is_closed=False,
    )  # fmt: skip


def signers(papers: tuple[Paper, ...]) -> dict[str, tuple[str, ...]]:
    return {one.id: one.signers for one in papers}


def test_chair_signs_first_and_the_secretary_only_what_a_secretary_signs() -> None:
    assert signers(papers_of(CONTEST)) == {
        "scorecards:C": ("C",),
        "scorecards:A": ("A",),
        "scorecards:B": ("B",),
        "certified-scores:C": ("C",),
        "certified-scores:A": ("A",),
        "certified-scores:B": ("B",),
        "score-summary:GOV": ("C", "A", "B"),
        "score-summary:LIV": ("C", "A", "B"),
        "results": ("C", "S"),
        "minutes": ("C", "S"),
        "announcement": ("C",),
    }


def test_who_took_no_part_does_not_sign() -> None:
    counted, recused, absent = CellState.COUNTED, CellState.RECUSED, CellState.ABSENT
    seen = view(
        {
            ("C", "GOV"): counted, ("C", "LIV"): counted,
            ("A", "GOV"): recused, ("A", "LIV"): CellState.MISSING,
            ("B", "GOV"): absent, ("B", "LIV"): absent,
        }
    )  # fmt: skip
    found = signers(papers_of(CONTEST, seen))
    assert found["score-summary:GOV"] == ("C",)
    assert found["score-summary:LIV"] == ("C", "A")
    assert "scorecards:B" not in found
    assert "certified-scores:A" in found
    assert signers(papers_of(CONTEST, seen, absent=("A",)))["score-summary:LIV"] == ("C",)


def test_every_missing_signature_and_scan_is_a_warning() -> None:
    papers = (
        Paper(kind=PaperKind.SCORE_SUMMARY, about="GOV", signers=("C", "A")),
        Paper(kind=PaperKind.MINUTES, signers=("C",)),
    )
    signed = (Signature(paper="score-summary:GOV", judge="C"), Signature(paper="minutes", judge="C"))
    found = check_signatures(papers, signed, ())
    assert [(one.code, one.where.table, one.where.category, one.where.judge, one.blocks) for one in found] == [
        (FindingCode.SIGNATURE_MISSING, "score-summary:GOV", "GOV", "A", False),
        (FindingCode.SCAN_MISSING, "minutes", "", "", False),
    ]
    scan = Scan(paper="minutes", sha256="a" * 64, name="scan.pdf", media_type="application/pdf", size=1)
    everybody = (*signed, Signature(paper="score-summary:GOV", judge="A"))
    assert [one.code for one in check_signatures(papers, everybody, (scan,))] == [FindingCode.SCAN_MISSING]
