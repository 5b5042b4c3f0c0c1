"""What is asked of the sample files when they are made, and again for ever after: the answers must stay the same.

Questions change nothing in a data folder. ``{files}`` stands for the folder of the samples, whose place may differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from judge_desktop.domain.contest import Method
from tests.helpers.small_day import Copy

METHODS = tuple(method.value for method in Method)
FOLDERS = ("chair", "deputy", "J1", "J3", "J4-new")
"""The data folders that are kept, each as ``<name>.zip``; whoever is asked as ``stranger`` has an empty one."""
PACKAGES = ("rehearsal-passphrase", "rehearsal-cards", "first", "update", "handed-back")
RESULTS = ("internal", "public", "winners", "rehearsal")
SCORES = (
    "J1-1", "J1-2", "J2-1", "J2-2", "J2-copied-2", "J3-1", "J3-late", "J4-1", "J4-new-1", "J5-other-1",
)  # fmt: skip
_FOR_PEOPLE = frozenset({"message", "words_of_state"})
"""Keys of sentences: a later version may say it better."""
_OF_THIS_PROGRAM = "program_known"
"""The check whether the ``verify.py`` in a file is the one of the program that looks at it."""


class Question(NamedTuple):
    """A command on a data folder. Its passphrase stands in ``chair-passphrase.txt`` if it has one."""

    folder: str
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """The question as it is kept beside its answer."""
        return f"{self.folder}: {' '.join(self.words)}"


def questions() -> Iterator[Question]:
    """All of them, in the order in which they are asked."""
    for folder in FOLDERS:
        for words in ("identity show", "contest list", "package list", "doctor", "log"):
            yield Question(folder, tuple(words.split()))
    for words in (
        "panel list", "deputy list", "decisions", "popular-vote show", "deliberation show", "meeting show",
        "attendance show", "schedule show", "signatures list", "attachments list", "submissions list", "recusal list",
        "assignments list", "paper list",
    ):  # fmt: skip
        yield Question("chair", tuple(words.split()))
    for method in METHODS:
        yield Question("chair", ("results", "--method", method))
    received = (*(f"{{files}}/{name}.judgescore" for name in SCORES), "{files}/received.judgedecisions")
    yield Question("chair", ("merge", "--preview", *received))
    yield Question("deputy", ("decisions",))
    yield Question("deputy", ("results",))
    for folder in ("J1", "J3", "J4-new"):
        yield Question(folder, ("score", "show"))
    yield Question("J1", ("score", "consistency"))
    yield from _verifications()
    yield Question("stranger", ("contest", "check", "{files}/contest"))
    yield Question("stranger", ("contest", "check", "{files}/written"))
    yield Question("stranger", ("tally", "{files}/tables/per-criterion.csv"))


def _verifications() -> Iterator[Question]:
    for name in PACKAGES[2:]:
        yield Question("stranger", ("verify", f"{{files}}/{name}.judgepack"))
    for name in ("J1", "deputy"):
        yield Question("stranger", ("verify", f"{{files}}/{name}.judgecard"))
    yield Question("chair", ("verify", "{files}/J3-1.judgescore"))
    yield Question("stranger", ("verify", "{files}/J1-progress.txt"))
    yield Question("chair", ("verify", "{files}/received.judgedecisions"))
    for name in RESULTS:
        yield Question("stranger", ("verify", f"{{files}}/{name}.judgeresults"))
    for folder in ("chair", "J1", "J3", "J4-new"):
        yield Question(folder, ("verify", "{files}/internal.judgeresults"))


def answer(question: Question, copies: Path, files: Path) -> Any:
    """What the program says now; data folders lie in ``copies``. Sentences are left out."""
    has_passphrase = question.folder == "chair"
    copy = Copy(copies / question.folder, files / "chair-passphrase.txt" if has_passphrase else None)
    ran = copy.run(*(word.replace("{files}", str(files)) for word in question.words))
    return {"exit": ran.code, "said": _kept(ran.said, {str(files): "{files}", str(copies): "{copies}"})}


def _kept(said: Any, places: Mapping[str, str]) -> Any:
    """The same without sentences, places of this machine by name."""
    match said:
        case {"checks": [*checks], **others} if others:
            by_name = {one["name"]: one["ok"] for one in checks if one["name"] != _OF_THIS_PROGRAM}
            return {**_kept(others, places), "checks": by_name}
        case dict():
            return {key: _kept(value, places) for key, value in said.items() if key not in _FOR_PEOPLE}
        case list():
            return [_kept(one, places) for one in said]
        case str():
            for place, name in places.items():
                said = said.replace(place, name)
            return said
        case _:
            return said
