"""A contest folder, read as a whole: ``contest.toml``, ``submissions``, ``panel`` and ``attachments`` become a contest.

What the rulebook says about that contest is ``scoring.contest_validation``, asked by the caller; ``placed`` says where
in the folder its findings belong. Writing a folder is ``contest_folder_writing``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.exchange.attachment_folders import FOLDER_NAME, read_attachment_folders
from judge_desktop.exchange.contest_tables import read_panel, read_submissions
from judge_desktop.exchange.contest_toml import FILE_NAME, read_contest_toml
from judge_desktop.exchange.spreadsheets import Table, read_table

SUBMISSIONS = "submissions"
PANEL = "panel"
EXTENSIONS = (".xlsx", ".csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestFolder:
    """What a folder holds. ``contest`` is None when its settings cannot be read at all.

    ``attachment_files`` says where the bytes of each attachment (SHA-256) lie now; whoever copies them hashes again.
    ``submission_places`` and ``judge_places`` are the table and row of each id.
    """

    contest: Contest | None
    findings: tuple[Finding, ...] = ()
    attachment_files: Mapping[str, Path] = field(default_factory=dict)
    submission_places: Mapping[str, Place] = field(default_factory=dict)
    judge_places: Mapping[str, Place] = field(default_factory=dict)

    def placed(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Findings about the contest with the table and row they come from, without those found while reading."""
        known = {(finding.code, finding.where.table, finding.where.row) for finding in self.findings}
        located = (replace(finding, where=self._place(finding)) for finding in findings)
        return tuple(
            finding
            for finding in located
            if not finding.where.row or (finding.code, finding.where.table, finding.where.row) not in known
        )

    def _place(self, finding: Finding) -> Place:
        where = finding.where
        row = self.submission_places.get(where.submission) or self.judge_places.get(where.judge)
        if finding.code is FindingCode.ID_NOT_ALLOWED:  # an id that is none names no place: its column says of what
            places = {"submission": self.submission_places, "judge": self.judge_places}.get(where.column, {})
            row = places.get(str(finding.details.get("id", "")))
        return where if row is None or where.table else replace(where, table=row.table, row=row.row)


def read_contest_folder(folder: Path, contest_id: str, on_bytes: Callable[[int], None] | None = None) -> ContestFolder:
    """Reads everything, hashing every attachment; ``on_bytes`` is told the size of each block read (and may raise).

    Never refuses: what is missing or wrong is a finding (FILE_MISSING, FILE_TWICE and those of ``read_contest_toml``,
    ``read_table``, ``read_submissions``, ``read_panel`` and ``read_attachment_folders``).
    """
    contest, findings = read_contest_toml(folder / FILE_NAME, contest_id)
    if contest is None:
        return ContestFolder(contest=None, findings=findings)
    submission_table, doubled_submissions = _read_either(folder, SUBMISSIONS)
    panel_table, doubled_panel = _read_either(folder, PANEL)
    submissions = read_submissions(submission_table, contest.categories)
    panel = read_panel(panel_table, contest.rules)
    attachments = read_attachment_folders(folder / FOLDER_NAME, submissions.rows, on_bytes)
    with_attachments = tuple(
        replace(submission, attachments=attachments.attachments.get(submission.id, ()))
        for submission in submissions.submissions
    )
    return ContestFolder(
        contest=replace(contest, submissions=with_attachments, panel=panel.panel),
        findings=(
            *findings,
            *doubled_submissions,
            *submissions.findings,
            *doubled_panel,
            *panel.findings,
            *attachments.findings,
        ),
        attachment_files=attachments.files,
        submission_places={one: Place(table=submission_table.name, row=row) for one, row in submissions.rows.items()},
        judge_places={one: Place(table=panel_table.name, row=row) for one, row in panel.rows.items()},
    )


def _read_either(folder: Path, name: str) -> tuple[Table, tuple[Finding, ...]]:
    """The XLSX or else the CSV of that name; FILE_TWICE when both are there; the table knows if none is."""
    paths = [folder / f"{name}{extension}" for extension in EXTENSIONS]
    there = [path for path in paths if path.exists()] or paths[:1]
    doubled = tuple(
        Finding(
            code=FindingCode.FILE_TWICE,
            severity=Severity.BLOCKS,
            where=Place(table=there[0].name),
            details={"file": there[0].name, "other": other.name},
        )
        for other in there[1:]
    )
    return read_table(there[0]), doubled
