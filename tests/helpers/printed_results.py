"""Papers about results, made of a round in memory, and a calculator that does again what is printed on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.decisions import Decision
from judge_desktop.domain.package import Package
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.domain.scorecard import Scorecard, ScoreFile
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.kinds import AS_USUAL, PrintOptions
from judge_desktop.workflow.round_documents import RoundDocuments
from judge_desktop.workflow.workspace import Workspace

TH, EN = Translator(Language.TH), Translator(Language.EN)
_FIGURE = r"[−-]?\d+(?:\.\d+)?"
_QUOTIENT = re.compile(rf"(?P<sign>[+−]?)\s*\(?(?P<first>{_FIGURE})(?: ÷ (?P<by>\d+))?")


def known_round(package: Package, files: Sequence[ScoreFile], decisions: Sequence[Decision] = ()) -> RoundDocuments:
    """What a chair's copy would read of that round."""
    return RoundDocuments(package=package, score_files=tuple(files), decisions=tuple(decisions))


def job_of(
    ws: Workspace,
    known: RoundDocuments,
    folder: Path,
    kind: ReportKind,
    tr: Translator = EN,
    options: PrintOptions = AS_USUAL,
) -> PrintJob:
    """A print of a round that no data folder holds."""
    job = PrintJob(ws=ws, kind=kind, folder=folder, tr=tr, options=options)
    job.__dict__["known"] = known  # what the print would read first
    return job


def with_contest(package: Package, **changes: object) -> Package:
    """The same package with other fields of its contest."""
    contest: Contest = replace(package.contest, **changes)  # type: ignore[arg-type]
    return replace(package, contest=contest)


def scored(submission: str, *scores: Decimal | int) -> Scorecard:
    """A sealed scorecard with scores for D1, D2 …"""
    from judge_desktop.domain.scorecard import ScorecardState

    given: dict[str, Decimal | None] = {f"D{place}": Decimal(one) for place, one in enumerate(scores, 1)}
    return Scorecard(submission=submission, state=ScorecardState.SEALED, scores=given)


def figure(written: str) -> Fraction:
    """A printed figure, without the … of one that was cut off."""
    return Fraction(written.rstrip("…").replace("−", "-"))


def worked_out(expression: str) -> Fraction:
    """A printed sum of figures and quotients, done again: "83 + 79.5", "231 ÷ 7 + 140 ÷ 7", "(83 + 85) ÷ 2"."""
    inner = re.fullmatch(r"\((.*)\) ÷ (\d+)", expression)
    if inner is not None:
        return worked_out(inner[1]) / int(inner[2])
    total = Fraction(0)
    for sign, first, by in _QUOTIENT.findall(expression):
        part = figure(first) / int(by or 1)
        total += -part if sign == "−" else part
    return total


def is_so(exact: Fraction, written: str) -> bool:
    """Whether a printed figure is that one: all of it, or cut off where … stands, never rounded."""
    if not written.endswith("…"):
        return figure(written) == exact
    decimals = len(written.rstrip("…").partition(".")[2])
    return 0 < abs(exact) - abs(figure(written)) < Fraction(1, 10**decimals)


def half_up(exact: Fraction, decimals: int) -> str:
    """Rounded as people round, with all its decimals."""
    units = (2 * abs(exact.numerator) * 10**decimals + exact.denominator) // (2 * exact.denominator)
    digits = str(units).rjust(decimals + 1, "0")
    sign = "-" if exact < 0 and units else ""
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}" if decimals else f"{sign}{digits}"
