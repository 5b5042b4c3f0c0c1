"""Merging many score files, beside the least that could be done with them and beside a folder of Excel workbooks."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from judge_desktop.domain.merging import MergeReport, Outcome
from judge_desktop.domain.scorecard import Scorecard
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.workspace import Workspace
from tests.bench.measuring import Aim, Line, Turn, expect, side_by_side, timed
from tests.bench.rounds import MadeRound, cards_of, make_round, write_score_files

Row = dict[str, str | float]

FULL = (100, 300)
TINY = (3, 8)
MERGE_AIM = Aim(ratio=4)
EXCEL_AIM = Aim(ratio=12, at_least=True)


def merge(folder: Path, *, is_tiny: bool) -> list[Line]:
    """Score files into the store, against the bare sum of decrypting, verifying and parsing them."""
    made, paths = _made(folder, is_tiny=is_tiny)
    with Workspace(made.home) as ws:
        secret = ws.identity.age_key.secret
    program = _merging(folder, made, paths)
    turns = 1 if is_tiny else 7
    return [
        side_by_side(
            "merge",
            program,
            "decrypt + verify + parse",
            lambda: timed(lambda: _bare_sum(paths, secret)),
            turns=turns,
            aim=MERGE_AIM,
        )
    ]


def merge_excel(folder: Path, *, is_tiny: bool) -> list[Line]:
    """The same merge against reading the same scores from workbooks with pandas and openpyxl, one per judge: with a
    row per score, as score tables are written here, and with a row per scorecard, which is the least to read.
    """
    made, paths = _made(folder, is_tiny=is_tiny)
    program = _merging(folder, made, paths)
    lines = []
    for name, rows_of in (("row per score", _row_per_score), ("row per scorecard", _row_per_scorecard)):
        books = _write_workbooks(made, folder / name, rows_of)
        lines.append(
            side_by_side(
                f"merge-excel, {name}",
                program,
                "pandas + openpyxl",
                lambda books=books: timed(lambda: _read_workbooks(books)),  # type: ignore[misc]
                turns=1 if is_tiny else 3,
                aim=EXCEL_AIM,
            )
        )
    return lines


def _made(folder: Path, *, is_tiny: bool) -> tuple[MadeRound, tuple[Path, ...]]:
    judges, submissions = TINY if is_tiny else FULL
    made = make_round(folder, judges=judges, submissions=submissions)
    return made, write_score_files(made, folder / "scores")


def _merging(folder: Path, made: MadeRound, paths: Sequence[Path]) -> Turn:
    """Each turn in a data folder of its own, as it was before the first merge; opening it is not counted."""
    home = folder / "turn"

    def turn() -> float:
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(made.home, home)
        with Workspace(home) as ws:
            _ = ws.identity
            reports: list[MergeReport] = []
            seconds = timed(lambda: reports.append(merge_scores(ws, paths)))
        expect([line.outcome for line in reports[0].files], [Outcome.ACCEPTED] * len(paths))
        return seconds

    return turn


def _bare_sum(paths: Sequence[Path], secret: str) -> None:
    for path in paths:
        _bare(path, secret)


def _bare(path: Path, secret: str) -> None:
    """What cannot be left out: decrypt, check one Ed25519 signature over SHA-512, parse both documents."""
    plain = pyrage.decrypt(path.read_bytes(), [pyrage.x25519.Identity.from_str(secret)])
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        scores, signature, remarks = (archive.read(name) for name in ("scores.json", "scores.json.sig", "remarks.json"))
    envelope = base64.b64decode(b"".join(signature.splitlines()[1:-1]))
    signed = envelope[65:].split(b"ssh-ed25519")[0]
    message = b"SSHSIG" + signed[:-8] + (64).to_bytes(4, "big") + hashlib.sha512(scores).digest()
    Ed25519PublicKey.from_public_bytes(envelope[33:65]).verify(envelope[-64:], message)
    json.loads(scores)
    json.loads(remarks)


def _row_per_score(card: Scorecard) -> list[Row]:
    place: Row = {"submission": card.submission}
    comments = card.comments
    return [
        {**place, "criterion": name, "score": float(score), "comment": comments.get(name, "")}
        for name, score in card.given.items()
    ]


def _row_per_scorecard(card: Scorecard) -> list[Row]:
    scores = {name: float(score) for name, score in card.given.items()}
    return [{"submission": card.submission, **scores, "comment": "".join(card.comments.values())}]


def _write_workbooks(made: MadeRound, folder: Path, rows_of: Callable[[Scorecard], list[Row]]) -> list[Path]:
    import pandas

    folder.mkdir()
    paths = []
    for place, judge in enumerate(made.identities):
        rows = [row for card in cards_of(made.package, place) for row in rows_of(card)]
        path = folder / f"{judge}.xlsx"
        pandas.DataFrame(rows).to_excel(path, index=False, engine="xlsxwriter")
        paths.append(path)
    return paths


def _read_workbooks(paths: Sequence[Path]) -> list[object]:
    import pandas

    return [pandas.read_excel(path, engine="openpyxl") for path in paths]
