"""What a desktop is told about our files: one table for the installers of all three systems.

Standard library only. Held against `judge_desktop/workflow/file_types.py` and the icons by a test.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file: its ending with the full stop, its name in English and Thai, and what Windows, macOS and the
    freedesktop call it. The icon is the ending without the full stop (`resources/icons/program`).
    """

    ending: str
    english: str
    thai: str
    mime: str

    @property
    def icon(self) -> str:
        return self.ending.removeprefix(".")

    @property
    def prog_id(self) -> str:
        """Its key below `Software\\Classes` on Windows."""
        return f"JudgeDesktop{self.ending}"

    @property
    def uti(self) -> str:
        """Its uniform type identifier on macOS."""
        return f"org.judge-desktop{self.ending}"


FILE_KINDS = (
    FileKind(".judgepack", "Package", "ชุดผลงานสำหรับกรรมการ", "application/vnd.judge-desktop.package"),
    FileKind(".judgescore", "Score file", "ไฟล์คะแนน", "application/vnd.judge-desktop.scores"),
    FileKind(".judgecard", "Judge card", "บัตรกรรมการ", "application/vnd.judge-desktop.card"),
    FileKind(".judgeresults", "Results file", "ไฟล์ผลการตัดสิน", "application/vnd.judge-desktop.results"),
    FileKind(".judgedecisions", "Decisions of a round", "มติของรอบ", "application/vnd.judge-desktop.decisions"),
    FileKind(".judgebackup", "Backup", "ไฟล์สำรองข้อมูล", "application/vnd.judge-desktop.backup"),
)
