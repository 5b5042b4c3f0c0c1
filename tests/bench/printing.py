"""Scorecards on paper, beside drawing as many pages of the same words with the bare page library, unshaped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from judge_desktop.config.i18n import Language, translator
from judge_desktop.config.paths import resource
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.contest import Contest
from judge_desktop.exchange.contest_folder import read_contest_folder
from judge_desktop.reports.scorecard_sheet import ScorecardSheet, sheet_of
from judge_desktop.reports.thai_font import Face, font
from judge_desktop.workflow.create_contest import DEMO_FOLDER
from tests.bench.measuring import Line, line_of, timed
from tests.bench.rounds import card_of
from tests.unit.reports.sheets import write_scorecards

WHEN = date(2023, 9, 8)


def paper(folder: Path, *, is_tiny: bool) -> list[Line]:
    """The scorecards of the bundled contest, every judge and every submission, as one PDF."""
    folder.mkdir()
    sheets = _sheets(_contest(), 4 if is_tiny else 147)
    tr = translator(Language.TH)
    pages = write_scorecards(sheets[:1], folder / "warm.pdf", tr, Numerals.ARABIC.value, WHEN) * len(sheets)
    words = [row for sheet in sheets[:1] for row in _words(sheet)]
    own, others = [], []
    for _ in range(1 if is_tiny else 3):
        own.append(
            timed(lambda: write_scorecards(sheets, folder / "own.pdf", tr, Numerals.ARABIC.value, WHEN)) / len(sheets)
        )
        others.append(timed(lambda: _draw(folder / "bare.pdf", pages, words)) / len(sheets))
    line = line_of("paper, per scorecard", own, "bare unshaped page", others, aim=None)
    return [replace(line, note=f"{1 / line.seconds:.0f} scorecards/s")]


def _contest() -> Contest:
    read = read_contest_folder(resource(DEMO_FOLDER), "0" * 32)
    if read.contest is None:
        raise ValueError(read.findings)
    return read.contest


def _sheets(contest: Contest, limit: int) -> list[ScorecardSheet]:
    round_id = contest.rounds[0].id
    found = [
        sheet_of(
            contest,
            round_id,
            judge,
            submission,
            card_of(submission.id, [criterion.id for criterion in contest.rubric_of(submission).criteria], place),
            translator(Language.TH),
            "ab" * 32,
        )
        for judge in contest.panel.voting
        for place, submission in enumerate(contest.finalists)
    ]
    return found[:limit]


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
