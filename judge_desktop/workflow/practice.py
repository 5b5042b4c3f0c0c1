"""The practice submission that comes with the program: a PDF and a short film, clearly named, for rehearsals only.

When a rehearsal needs it is ``scoring.rehearsal_contest``; how its files were made, ``build_spec/practice``.
"""

from __future__ import annotations

import shutil
from functools import cache

from judge_desktop.config.paths import resource
from judge_desktop.domain.contest import Applicant, Attachment, Contest, Submission
from judge_desktop.domain.text import Text
from judge_desktop.exchange.media_types import media_type
from judge_desktop.scoring.rehearsal_contest import PRACTICE, Rehearsed, rehearsed
from judge_desktop.store import attachments, data_folder
from judge_desktop.workflow.workspace import Workspace

_FOLDER = "practice"
_FILES = {
    "practice.pdf": "เอกสารสำหรับทดลองใช้ (practice).pdf",
    "practice.mp4": "วีดิทัศน์สำหรับทดลองใช้ (practice).mp4",
}
"""File of the program -> the name under which a judge sees it."""

# Words of a document that both languages read, not of a window: they travel in the package as they are.
TITLE = Text(th="ผลงานสำหรับทดลองใช้ (ไม่ใช่ผลงานในการประกวด)", en="Practice submission (not part of the contest)")
CATEGORY = Text(th="สำหรับทดลองใช้", en="For practice")
_APPLICANT = Text(th="มาพร้อมกับโปรแกรม Judge Desktop", en="Comes with Judge Desktop")
_SUMMARY = Text(
    th="ผลงานนี้มีไว้ให้กรรมการทดลองเปิดเอกสาร เล่นวีดิทัศน์ ให้คะแนน และส่งไฟล์คะแนนก่อนวันจริง จะไม่อยู่ในชุดผลงานที่ใช้จริง",
    en="With this submission judges try to open a document, play a film, score and send a score file before the day. "
    "It is not in the official package.",
)


def rehearsed_contest(draft: Contest) -> Rehearsed:
    """What of a draft can be rehearsed now, with the practice submission where the contest needs it."""
    return rehearsed(draft, practice_submission(), CATEGORY)


@cache
def practice_submission() -> Submission:
    """The practice submission with its files; number and place in the running order are the contest's to give."""
    return Submission(
        id=PRACTICE,
        number=1,
        category=PRACTICE,
        title=TITLE,
        applicant=Applicant(name=_APPLICANT),
        summary=_SUMMARY,
        attachments=tuple(_attachment(file, name) for file, name in _FILES.items()),
    )


def keep_practice_files(ws: Workspace, contest: Contest) -> None:
    """Puts the files of the practice submission beside the other attachments, if a contest holds it and they are not
    there. Refuses what the disk refuses.
    """
    practice = contest.submission(PRACTICE)
    wanted = {one.sha256 for one in practice.attachments} if practice is not None else set()
    sources = {attachments.hash_of(path): path for path in (resource(_FOLDER) / file for file in _FILES)}
    missing = attachments.missing(ws.home, sorted(wanted & sources.keys()))
    if not missing:
        return
    with data_folder.staging_folder(ws.home) as staging:
        with data_folder.disk_refusals(ws.home):
            for sha256 in missing:
                shutil.copyfile(sources[sha256], staging / sha256)
        attachments.adopt(ws.home, [(sha256, staging / sha256) for sha256 in missing])


def _attachment(file: str, name: str) -> Attachment:
    path = resource(_FOLDER) / file
    return Attachment(
        sha256=attachments.hash_of(path), name=name, media_type=media_type(path), size=path.stat().st_size
    )
