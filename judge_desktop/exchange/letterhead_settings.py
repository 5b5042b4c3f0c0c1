"""The letterhead in ``contest.toml``: ``[letterhead] logo`` names a file beside it, each ``[[signatory]]`` a person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.domain.letterhead import MOST_SIGNATORIES, Letterhead, Signatory
from judge_desktop.domain.text import Text
from judge_desktop.exchange.file_names import safe_name
from judge_desktop.exchange.logos import EXTENSIONS, check_logo, read_logo
from judge_desktop.exchange.settings_section import Section

_FOUND = {
    Code.FILE_NOT_FOUND: FindingCode.FILE_MISSING,
    Code.FILE_NOT_READABLE: FindingCode.FILE_NOT_READABLE,
    Code.LOGO_IS_NO_PICTURE: FindingCode.LOGO_IS_NO_PICTURE,
    Code.LOGO_DAMAGED: FindingCode.LOGO_DAMAGED,
    Code.LOGO_TOO_LARGE: FindingCode.LOGO_TOO_LARGE,
}


def read_letterhead(settings: Section, folder: Path) -> tuple[Letterhead, tuple[Finding, ...]]:
    """The letterhead of a contest in ``folder``, and what is wrong with its logo (then it has none).

    Findings: FILE_MISSING, FILE_NOT_READABLE, LOGO_IS_NO_PICTURE, LOGO_DAMAGED, LOGO_TOO_LARGE. What is wrong with
    the settings stands in ``settings``: more people than can sign, or a logo that lies elsewhere than in the folder.
    """
    part = settings.part("letterhead")
    name = part.string("logo")
    people = tuple(
        Signatory(name=one.text("name"), position=one.text("position")) for one in settings.parts("signatory")
    )
    if len(people) > MOST_SIGNATORIES:
        settings.refuse("signatory")
        people = people[:MOST_SIGNATORIES]
    if name and (safe_name(name) != name or (folder / name).is_symlink()):
        part.refuse("logo")  # a path, or a link, could bring any other file of this computer into what travels
        name = ""
    try:
        return Letterhead(logo=read_logo(folder / name) if name else b"", signatories=people), ()
    except JudgeDesktopError as refused:
        return Letterhead(signatories=people), (_finding(refused, name),)


def logo_name(letterhead: Letterhead) -> str:
    """The name its logo has in a contest folder; "" without one."""
    return f"logo{EXTENSIONS[check_logo(letterhead.logo).media_type]}" if letterhead.logo else ""


def signatory_values(signatory: Signatory) -> Iterator[tuple[str, str]]:
    """Key and value of each line of a ``[[signatory]]``."""
    for key, text in (("name", signatory.name), ("position", signatory.position)):
        yield from _forms(key, text)


def _forms(key: str, text: Text) -> Iterator[tuple[str, str]]:
    yield from ((f"{key}_th", text.th), (f"{key}_en", text.en))


def _finding(refused: JudgeDesktopError, file: str) -> Finding:
    details: dict[str, str | int] = {name: value for name, value in refused.details.items() if isinstance(value, int)}
    return Finding(
        code=_FOUND[refused.code],
        severity=Severity.BLOCKS,
        where=Place(table=file),
        details={"file": file, **details},
    )
