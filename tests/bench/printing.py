"""Scorecards on paper: all of the bundled contest in one file, and one on demand, beside those who also print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from judge_desktop.config.i18n import Language, translator
from judge_desktop.config.paths import resource
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.contest import Contest
from judge_desktop.exchange.contest_folder import read_contest_folder
from judge_desktop.reports.scorecard_sheet import ScorecardRow, ScorecardSheet, sheet_of
from judge_desktop.reports.thai_font import Face, font
from judge_desktop.workflow.create_contest import DEMO_FOLDER
from tests.bench.measuring import Aim, Line, line_of, timed
from tests.bench.paper_peers import (
    LIBREOFFICE,
    WEASYPRINT,
    convert,
    print_with_weasyprint,
    words_as_docx,
    words_as_html,
)
from tests.bench.rounds import card_of
from tests.unit.reports.sheets import SHEET, write_scorecards

WHEN = date(2023, 9, 8)
A_SECOND = 60  # scorecards
_SLOW_PEER = 20  # so many cards tell enough of one that takes a quarter of a second each


def paper(folder: Path, *, is_tiny: bool) -> list[Line]:
    """Every judge and every submission, each with its own scores, comments and code."""
    folder.mkdir()
    sheets = sheets_of(contest(), 3 if is_tiny else 147)
    turns = 1 if is_tiny else 3
    _print(sheets[:1], folder / "warm.pdf")
    lines = _beside_floors(folder, sheets, turns)
    if LIBREOFFICE and not is_tiny:  # it takes seconds to start
        lines += _beside_libreoffice(folder, sheets, turns)
    if WEASYPRINT:
        lines += _beside_weasyprint(folder, sheets[:_SLOW_PEER], turns)
    return lines


def _beside_floors(folder: Path, sheets: list[ScorecardSheet], turns: int) -> list[Line]:
    """The page library alone, and how long a person should wait for the papers of a day."""
    words = _words(sheets[0])
    own, bare = _turns(
        turns,
        lambda: _print(sheets, folder / "own.pdf"),
        lambda: _draw(folder / "bare.pdf", len(sheets), words),
    )
    each = [seconds / len(sheets) for seconds in own]
    rate = f"{len(sheets) / sorted(own)[len(own) // 2]:.0f} scorecards/s"
    return [
        line_of("paper, per scorecard", each, f"1/{A_SECOND} s", [1 / A_SECOND] * turns, aim=Aim(ratio=1), note=rate),
        line_of("paper, per scorecard", each, "bare unshaped page", [one / len(sheets) for one in bare], aim=None),
    ]


def _beside_libreoffice(folder: Path, sheets: list[ScorecardSheet], turns: int) -> list[Line]:
    """It converts documents that are made already and hold the same words in the same table, without the QR code."""
    one, all_of_them = folder / "one.docx", folder / "all.docx"
    words_as_docx(sheets[:1], one)
    words_as_docx(sheets, all_of_them)
    convert(one, folder)
    single, single_peer = _turns(turns, lambda: _print(sheets[:1], folder / "one.pdf"), lambda: convert(one, folder))
    own, peer = _turns(turns, lambda: _print(sheets, folder / "own.pdf"), lambda: convert(all_of_them, folder))
    faster = Aim(ratio=30, at_least=True)
    return [
        line_of("paper, one on demand", single, "LibreOffice", single_peer, aim=faster),
        line_of(f"paper, {len(sheets)} in one file", own, "LibreOffice", peer, aim=Aim(ratio=1, at_least=True)),
    ]


def _beside_weasyprint(folder: Path, sheets: list[ScorecardSheet], turns: int) -> list[Line]:
    """Its own process is asked for each count once before; loading it is left out."""
    lines = []
    for name, some in (("paper, one on demand", sheets[:1]), (f"paper, {len(sheets)} in one file", sheets)):
        page = folder / "words.html"
        words_as_html(some, page)
        peer = print_with_weasyprint(page, folder / "weasy.pdf", turns)
        own = [timed(lambda some=some: _print(some, folder / "own.pdf")) for _ in range(turns)]  # type: ignore[misc]
        lines.append(line_of(name, own, "WeasyPrint", peer, aim=Aim(ratio=1, at_least=True)))
    return lines


def _turns(count: int, own: Callable[[], object], peer: Callable[[], object]) -> tuple[list[float], list[float]]:
    """Seconds of both, turn by turn."""
    pairs = [(timed(own), timed(peer)) for _ in range(count)]
    return [one for one, _ in pairs], [other for _, other in pairs]


def _print(sheets: list[ScorecardSheet], path: Path) -> None:
    write_scorecards(sheets, path, translator(Language.TH), Numerals.ARABIC.value, WHEN)


def contest() -> Contest:
    """The bundled contest."""
    read = read_contest_folder(resource(DEMO_FOLDER), "0" * 32)
    if read.contest is None:
        raise ValueError(read.findings)
    return read.contest


def sheets_of(contest: Contest, limit: int) -> list[ScorecardSheet]:
    """What the scorecards say, by judge and then by submission. No two have a comment in common."""
    round_id = contest.rounds[0].id
    found = [
        sheet_of(
            contest,
            round_id,
            judge,
            submission,
            card_of(submission.id, [criterion.id for criterion in contest.rubric_of(submission).criteria], place),
            translator(Language.TH),
            f"{seat:02x}" * 32,
        )
        for seat, judge in enumerate(contest.panel.voting, start=1)
        for place, submission in enumerate(contest.finalists)
    ]
    return [replace(one, rows=_commented(one.rows, number)) for number, one in enumerate(found[:limit], start=1)]


def _commented(rows: tuple[ScorecardRow, ...], number: int) -> tuple[ScorecardRow, ...]:
    comments = [row.comment for row in SHEET.rows]
    return tuple(
        replace(row, comment=f"{comments[place % len(comments)]} ({number}.{place})") for place, row in enumerate(rows)
    )


def _words(sheet: ScorecardSheet) -> list[str]:
    texts = [sheet.round, sheet.title, sheet.applicant, sheet.judge, sheet.position]
    for row in sheet.rows:
        texts += [row.criterion, *row.guidelines, row.comment, str(row.score)]
    return texts


def _draw(path: Path, pages: int, words: list[str]) -> None:
    """Each text on a line of its own: neither shaped nor broken, no tables, no code to scan."""
    from reportlab.pdfgen.canvas import Canvas

    font(Face.REGULAR)
    canvas = Canvas(str(path), pageCompression=1)
    for _ in range(pages):
        canvas.setFont(Face.REGULAR.value, 10)
        for place, text in enumerate(words):
            canvas.drawString(50, 800 - 15 * place, text)
        canvas.showPage()
    canvas.save()
