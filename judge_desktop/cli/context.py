"""What a command gets: its options, the data folder, how to speak."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from judge_desktop.cli.output import Plain, Speaker
from judge_desktop.config.i18n import Translator
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.workflow.identity import Words
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.workspace import Workspace


def passphrase_in(path: Path) -> str:
    """The passphrase in a file, without its line end. Refuses ``FILE_NOT_FOUND``, ``FILE_NOT_READABLE``."""
    try:
        return path.read_text(encoding="utf-8-sig").rstrip("\r\n")
    except (FileNotFoundError, NotADirectoryError) as refused:
        raise JudgeDesktopError(Code.FILE_NOT_FOUND, file=path.name) from refused
    except (OSError, UnicodeDecodeError) as refused:
        raise JudgeDesktopError(Code.FILE_NOT_READABLE, file=path.name) from refused


@dataclass(frozen=True, slots=True)
class Context:
    """One run of one command."""

    options: argparse.Namespace
    speaker: Speaker
    home: Path
    passphrase: str | None

    @property
    def tr(self) -> Translator:
        """The language of the messages."""
        return self.speaker.tr

    @property
    def where(self) -> Where:
        """The contest and round the options name."""
        return Where(self.options.contest or "", self.options.round or "")

    @contextmanager
    def writing(self) -> Iterator[Workspace]:
        """The data folder, to change it. Refuses ``ALREADY_RUNNING`` while a window is open on it."""
        with Workspace(self.home, passphrase=self.passphrase) as ws:
            yield ws

    @contextmanager
    def reading(self) -> Iterator[Workspace]:
        """The data folder, to look; also while a window is open on it, and without keeping anybody out.

        A folder that must be made or brought up to date first is opened for writing.
        """
        try:
            ws = Workspace(self.home, writing=False, passphrase=self.passphrase)
        except JudgeDesktopError as refused:
            if refused.code is not Code.DATABASE_NOT_READY:
                raise
            ws = Workspace(self.home, passphrase=self.passphrase)
        with ws:
            yield ws

    @contextmanager
    def recording(self) -> Iterator[Workspace]:
        """The data folder, to look and to note in the audit log that it was done, unless a window is open on it."""
        try:
            ws = Workspace(self.home, passphrase=self.passphrase)
        except JudgeDesktopError as refused:
            if refused.code not in (Code.ALREADY_RUNNING, Code.DATA_FOLDER_READ_ONLY):
                raise
            ws = Workspace(self.home, writing=False, passphrase=self.passphrase)
        with ws:
            yield ws

    def package_passphrase(self) -> str:
        """The passphrase of a package, when one was named apart from the identity's."""
        named = self.options.package_passphrase_file
        return passphrase_in(named) if named is not None else ""

    def words(self, words: Words) -> list[str]:
        """The six check words in the language of the messages."""
        return list(words[self.tr.language.value])

    def finding(self, finding: Finding) -> Plain:
        """A finding for JSON."""
        return self.speaker.finding(finding)

    def finding_line(self, finding: Finding) -> str:
        """A finding for people."""
        return self.speaker.finding_line(finding)
