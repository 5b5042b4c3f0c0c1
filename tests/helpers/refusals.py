"""Refusals as a person meets them on the command line: a code, a Thai and an English sentence, nothing changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.helpers import small_day
from tests.helpers.small_day import Copy, Ran

JARGON = re.compile(
    r"\b(json|hash|sha-?256|signature|manifest|errno|exception|stanza|scrypt|sqlite|schema|utf-8|zip|age1|none|null)\b"
    r"|ลายมือชื่อดิจิทัล|แฮช",
    re.IGNORECASE,
)
DAMAGED = {
    "container_damaged", "encryption_damaged", "backup_damaged",
    "wrong_recipient", "encryption_unsupported",  # a changed lock looks like one for somebody else, or of another kind
}  # fmt: skip


def check_sentences(thai: str, english: str) -> None:
    """Both languages, nothing left to fill in, no jargon, and a second half that says what to do."""
    assert re.search(r"[\u0e00-\u0e7f]{4}", thai), thai
    assert not re.search(r"[\u0e00-\u0e7f]{4}", re.sub(r"“[^”]*”", "", english)), english
    for said in (thai, english):
        words = re.sub(r"“[^”]*”", "", said)  # names that people gave may say anything
        assert not re.search(r"[{}]|–", words), said
        assert not JARGON.search(words), said
    assert re.search(r"[.;,] \w.*\.$", english), english


def refused_by(run: Callable[[str], Ran], *homes: Path) -> str:
    """The code of a refusal in both languages, which left the data folders as they were."""
    before = [(small_day.state_of(home), small_day.listing(home)) for home in homes]
    said: dict[str, Any] = {}
    for language in ("th", "en"):
        ran = run(language)
        assert ran.code == 1, ran
        said[language] = ran.said["files"][0] if "files" in ran.said else ran.said["error"]
    check_sentences(said["th"]["message"], said["en"]["message"])
    assert [(small_day.state_of(home), small_day.listing(home)) for home in homes] == before
    assert said["th"]["code"] == said["en"]["code"]
    return str(said["en"]["code"])


def refusal(copy: Copy, *words: object) -> str:
    """The code that a command of this copy is refused with."""
    copy.run("contest", "list")
    return refused_by(lambda language: copy.run(*words, language=language), copy.home)


# --- files ------------------------------------------------------------------------------------------------------------
