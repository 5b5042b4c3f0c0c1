"""What a worker does until it is killed: one operation after the other, each acknowledged when it has returned."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from judge_desktop.cli import caring, chairing, contests, packages, publishing, scoring
from judge_desktop.config.i18n import Language, translator
from judge_desktop.config.whole_files import replacing, unfinished_folder
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.workflow.add_attachments import add_attachments
from judge_desktop.workflow.archive import export_archive, papers
from judge_desktop.workflow.clean_up import remove_contest
from judge_desktop.workflow.deliberate import close_round, reopen_round
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.export_scores import export_scores
from judge_desktop.workflow.import_submissions import import_submissions, look_at_table
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.paper_scorecards import PaperEntry, confirm_scorecard, type_scorecard
from judge_desktop.workflow.printing.print_report import print_report
from judge_desktop.workflow.publish_results import publish_results
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace

LOADED = (caring, chairing, contests, packages, publishing, scoring)
Acknowledge = Callable[[str], None]
CRITERIA = {"D1": 10, "D2": 30, "D3": 40, "D4": 20}


def score(given: Mapping[str, Any], acknowledge: Acknowledge) -> None:
    """Gives score after score, each another than before."""
    with Workspace(Path(given["home"])) as ws:
        session = open_session(ws)
        for count in itertools.count(int(given["start"])):
            submission = session.submissions[count % len(session.submissions)].id
            criterion, most = list(CRITERIA.items())[count // len(session.submissions) % len(CRITERIA)]
            value = str(count % (most + 1))
            session.set_score(submission, criterion, value)
            acknowledge(f"{submission} {criterion} {value}")


def merge(given: Mapping[str, Any], acknowledge: Acknowledge) -> None:
    """Merges file after file."""
    with Workspace(Path(given["home"])) as ws:
        for path in map(Path, given["files"]):
            merge_scores(ws, [path])
            acknowledge(path.name)


def opening(given: Mapping[str, Any], acknowledge: Acknowledge) -> None:
    """Opens a package."""
    with Workspace(Path(given["home"])) as ws:
        acknowledge("started")
        open_package(ws, Path(given["package"]), judge=given["judge"])
        acknowledge("opened")


def export(given: Mapping[str, Any], acknowledge: Acknowledge) -> None:
    """Changes a score and saves the score file, over and over."""
    with Workspace(Path(given["home"])) as ws:
        session = open_session(ws)
        for count in itertools.count(int(given["start"])):
            session.set_score(session.submissions[0].id, "D3", str(count % 41))
            saved = export_scores(ws, session, Path(given["path"]))
            acknowledge(f"{saved.revision} {saved.sha256}")


def preparing(given: Mapping[str, Any], acknowledge: Acknowledge) -> None:
    """Brings a table in, adds a file, edits the contest, over and over."""
    folder = Path(given["folder"])
    with Workspace(Path(given["home"])) as ws:
        for count in itertools.count(int(given["start"])):
            table = folder / "table.csv"
            table.write_text(f"id,title_th,category\nNEW-{count},ผลงาน {count},ENV\n", encoding="utf-8")
            import_submissions(ws, look_at_table(ws, table), remember=True)
            acknowledge(f"submission NEW-{count}")
            file = folder / f"{count}.pdf"
            file.write_bytes(f"%PDF-1.7 {count} ".encode() * 50_000)
            add_attachments(ws, "ENV-01", [file])
            acknowledge(f"file {count}")
            edit_contest(ws, ContestSection.INFORMATION, lambda contest: replace(contest, edition=str(count)))  # noqa: B023
            acknowledge(f"edition {count}")


def deciding(given: Mapping[str, Any], acknowledge: Acknowledge) -> None:
    """Types a paper twice, closes and opens the round again, over and over."""
    with Workspace(Path(given["home"])) as ws:
        for count in itertools.count(int(given["start"])):
            scores = {one: str(count % 10) for one in CRITERIA}
            one, other = (PaperEntry(judge="J3", submission="ENV-01", by=by, scores=scores) for by in ("ก", "ข"))
            if round_documents(ws).view.is_closed:
                reopen_round(ws, "เปิดอีกครั้ง")
            type_scorecard(ws, one)
            acknowledge("typed")
            confirm_scorecard(ws, other)
            acknowledge("confirmed")
            close_round(ws, "ปิด")
            acknowledge("closed")


def publishing_results(given: Mapping[str, Any], acknowledge: Acknowledge) -> None:
    """Opens the round and publishes it, into one file, over and over."""
    with Workspace(Path(given["home"])) as ws:
        for _ in itertools.count():
            if round_documents(ws).view.is_closed:
                reopen_round(ws, "เปิดอีกครั้ง")
                acknowledge("reopened")
            acknowledge(publish_results(ws, Path(given["path"])).sha256)


def removing(given: Mapping[str, Any], acknowledge: Acknowledge) -> None:
    """Takes the contest off this computer."""
    with Workspace(Path(given["home"])) as ws:
        acknowledge("started")
        remove_contest(ws, Where())
        acknowledge("removed")


def printing(given: Mapping[str, Any], acknowledge: Acknowledge) -> None:
    """Prints report after report into one folder."""
    kinds = (ReportKind.BLANK, ReportKind.SCHEDULE, ReportKind.SCORECARDS, ReportKind.DECLARATION, ReportKind.STANDINGS)
    with Workspace(Path(given["home"])) as ws:
        for kind in itertools.islice(itertools.cycle(kinds), int(given["start"]), None):
            print_report(ws, kind, Path(given["folder"]), translator(Language.TH))
            acknowledge(kind.value)


def archiving(given: Mapping[str, Any], acknowledge: Acknowledge) -> None:
    """Makes an archive of a few papers."""
    some = {ReportKind.SCHEDULE: "schedule", ReportKind.STANDINGS: "standings"}
    with patch.object(papers, "MODULES", some), Workspace(Path(given["home"])) as ws:
        export_archive.export_archive(ws, Path(given["folder"]), translator(Language.TH))
        acknowledge("archived")


def beginning_files(given: Mapping[str, Any], acknowledge: Acknowledge) -> None:
    """Begins a file and a folder beside it; killed with its acknowledgment it ends neither."""
    folder = Path(given["folder"])
    with replacing(folder / "never.pdf") as stream, unfinished_folder(folder) as begun:
        stream.write(b"%PDF-1.7 half")
        stream.flush()
        (begun / "half.pdf").touch()
        acknowledge("begun")


WORKERS = {
    "begin": beginning_files,
    "print": printing,
    "archive": archiving,
    "score": score,
    "merge": merge,
    "open": opening,
    "export": export,
    "prepare": preparing,
    "decide": deciding,
    "publish": publishing_results,
    "remove": removing,
}
