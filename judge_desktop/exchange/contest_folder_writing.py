"""Writing a contest folder: a new one from a template, or a contest as it is, to be edited or used again next year.

Reading it back is ``contest_folder``. The folder must be empty: nothing of a person's is ever replaced.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.domain.contest import Attachment, Contest, Submission
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import Judge
from judge_desktop.exchange.attachment_folders import FOLDER_NAME
from judge_desktop.exchange.columns import Column
from judge_desktop.exchange.contest_folder import PANEL, SUBMISSIONS
from judge_desktop.exchange.contest_tables import PANEL_COLUMNS, ROLE_NAMES, SUBMISSION_COLUMNS, YES_OR_NO
from judge_desktop.exchange.contest_toml import FILE_NAME
from judge_desktop.exchange.contest_toml_writing import contest_toml
from judge_desktop.exchange.file_names import safe_name, unique_names
from judge_desktop.exchange.letterhead_settings import logo_name
from judge_desktop.exchange.table_writing import Cell, write_table
from judge_desktop.exchange.writing import disk_refusals, replacing

_BLOCK_BYTES = 2**20


def write_new_contest_folder(folder: Path, template: Path, tr: Translator) -> None:
    """A folder with the template's ``contest.toml``, comments and all, and tables that have only their header.

    ``template`` is the folder of the template. Refuses FOLDER_NOT_EMPTY (``folder``), FOLDER_NOT_WRITABLE, DISK_FULL,
    DISK_FAILED.
    """
    _begin(folder)
    with replacing(folder / FILE_NAME) as stream:
        stream.write((template / FILE_NAME).read_bytes())
    _write_tables(folder, (), (), tr)


def write_contest_folder(
    folder: Path, contest: Contest, tr: Translator, attachment_files: Mapping[str, Path] | None = None
) -> None:
    """The whole contest as a folder; reading it gives the contest back (keys of judges do not travel this way).

    ``attachment_files`` says where the bytes of each attachment lie; those it does not name are left out.
    Refuses as ``write_new_contest_folder``, and ATTACHMENT_CHANGED (``attachment``) for bytes that are no longer those.
    """
    _begin(folder)
    with replacing(folder / FILE_NAME) as stream:
        stream.write(contest_toml(contest).encode())
    if contest.letterhead.logo:
        with replacing(folder / logo_name(contest.letterhead)) as stream:
            stream.write(contest.letterhead.logo)
    _write_tables(folder, contest.submissions, contest.panel.judges, tr)
    for submission in contest.submissions:
        _write_attachments(folder / FOLDER_NAME, submission, attachment_files or {})


def _begin(folder: Path) -> None:
    with disk_refusals(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise JudgeDesktopError(Code.FOLDER_NOT_EMPTY, folder=str(folder))
        (folder / FOLDER_NAME).mkdir(parents=True)


def _write_tables(folder: Path, submissions: tuple[Submission, ...], judges: tuple[Judge, ...], tr: Translator) -> None:
    extra = list(dict.fromkeys(title for one in submissions for title, _ in one.extra_fields))
    header: list[Column | str] = [*SUBMISSION_COLUMNS, *extra]
    placed = any(one.order for one in submissions)  # without any place the order is that of the numbers: empty cells
    rows = [[*_submission_cells(one, placed), *_extra_cells(one, extra)] for one in submissions]
    write_table(folder / f"{SUBMISSIONS}.xlsx", header, rows, sheet=tr("Submissions"))
    write_table(
        folder / f"{PANEL}.xlsx", PANEL_COLUMNS, [_judge_cells(one) for one in judges], sheet=tr("Judging panel")
    )


def _submission_cells(one: Submission, placed: bool) -> Iterator[Cell]:
    """In the order of ``SUBMISSION_COLUMNS``."""
    yield from (one.id, one.number, one.category, one.title.th, one.title.en)
    yield from (one.applicant.name.th, one.applicant.name.en, one.applicant.type, one.start_date, one.applied_date)
    yield from (one.summary.th, one.summary.en, _yes_or_no(one.fits_concept), one.reason)
    yield from (_yes_or_no(one.shortlisted), one.order if placed else None)


def _extra_cells(one: Submission, titles: list[str]) -> Iterator[Cell]:
    values = dict(one.extra_fields)
    return (values.get(title) for title in titles)


def _judge_cells(one: Judge) -> list[Cell]:
    """In the order of ``PANEL_COLUMNS``."""
    role, votes = ROLE_NAMES[one.role], _yes_or_no(one.votes)
    name = (one.title, one.name.th, one.name.en, one.position)
    return [one.id, *name, role, votes, one.order, one.appointment]


def _yes_or_no(answer: bool | None) -> str | None:
    return None if answer is None else YES_OR_NO[0 if answer else 1]


def attachment_names(attachments: Iterable[Attachment]) -> list[str]:
    """The names these files of one submission get in its folder, in the same order.

    A rendition is called after the file it was made from, with .pdf added, so that reading knows it again.
    """
    files = list(attachments)
    originals = [one for one in files if not _original(one, files)]
    named = dict(zip((one.sha256 for one in originals), unique_names(one.name for one in originals), strict=True))
    wished = [
        f"{named[one.rendition_of]}.pdf" if one.rendition_of in named else named.get(one.sha256, one.name)
        for one in files
    ]
    return unique_names(wished)


def _original(attachment: Attachment, files: list[Attachment]) -> Attachment | None:
    """The file beside it that an attachment was made from."""
    return next((one for one in files if one.sha256 == attachment.rendition_of), None)


def _write_attachments(folder: Path, submission: Submission, files: Mapping[str, Path]) -> None:
    sent = [attachment for attachment in submission.attachments if attachment.sha256 in files]
    if not sent:
        return
    own = folder / submission.id
    if safe_name(submission.id) != submission.id:
        raise JudgeDesktopError(Code.FOLDER_NOT_WRITABLE, folder=str(own))
    with disk_refusals(own):
        own.mkdir()
        for attachment, name in zip(sent, attachment_names(sent), strict=True):
            _copy(files[attachment.sha256], own / name, attachment)


def _copy(source: Path, target: Path, attachment: Attachment) -> None:
    """Copies the attachment's bytes, and nothing else that may stand at ``source`` by now."""
    digest = hashlib.sha256()
    with source.open("rb") as origin, replacing(target) as stream:
        while block := origin.read(_BLOCK_BYTES):
            digest.update(block)
            stream.write(block)
        if digest.hexdigest() != attachment.sha256:
            raise JudgeDesktopError(Code.ATTACHMENT_CHANGED, attachment=attachment.name)
