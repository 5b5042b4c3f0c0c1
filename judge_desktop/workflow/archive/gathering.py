"""How a part of an archive comes about: where it is put, in which words, and what had to be left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from judge_desktop.config.i18n import Language, Translator, translator
from judge_desktop.config.phrases import sentence_of_error
from judge_desktop.domain.archive import ArchivedFile, LeftOut
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.text import Text
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.round_documents import RoundDocuments
from judge_desktop.workflow.workspace import Workspace

THAI, ENGLISH = translator(Language.TH), translator(Language.EN)
FATAL = frozenset({Code.DISK_FULL, Code.DISK_FAILED, Code.FOLDER_NOT_WRITABLE})
"""What ends the whole archive, whichever part met it."""


def both(said: Callable[[Translator], str]) -> Text:
    """The same words in both languages: an archive is read by whoever finds it."""
    return Text(th=said(THAI), en=said(ENGLISH))


class Steps(Protocol):
    """How far an archive is. Both may raise to stop it."""

    def look(self, *_: int) -> None:
        """Whether to go on; verbs that tell their own progress are handed it."""

    def step(self) -> None:
        """One thing more begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """One archive in the making. Everything is put below ``root``."""

    ws: Workspace
    where: Where
    known: RoundDocuments
    covered: bool
    root: Path
    tr: Translator
    steps: Steps
    left_out: list[LeftOut] = field(default_factory=list)

    def leave_out(self, what: Text, why: JudgeDesktopError | Text) -> None:
        """Something is not in the archive; what the disk refuses ends it."""
        if isinstance(why, JudgeDesktopError):
            if why.code in FATAL:
                raise why
            refused = why
            why = both(lambda tr: sentence_of_error(refused, tr))
        self.left_out.append(LeftOut(what=what, why=why))

    def listed(self, paths: Iterable[Path], words: Text) -> tuple[ArchivedFile, ...]:
        """Files that lie below ``root`` now."""
        return tuple(ArchivedFile(path=path.relative_to(self.root).as_posix(), words=words) for path in paths)
