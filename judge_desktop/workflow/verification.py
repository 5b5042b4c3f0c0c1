"""What looking at a file found out. Looking is ``verify_file``, saying it ``verification_words``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from judge_desktop.domain.errors import Code
from judge_desktop.workflow.file_types import FileType

WHOLE = "whole_and_signed"
CHAIR_KNOWN, PROGRAM_KNOWN = "chair_known", "program_known"
"""What a genuine file may lack: a chair whom this copy knows, our own verify.py."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at; ``code`` says what is wrong with it, ``details`` what its sentence has to name."""

    name: str
    ok: bool
    code: Code | None = None
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a file is. ``genuine``: whole and signed, and what it says follows from what is in it. ``chair_known``:
    signed by a chair's copy that is trusted here.
    """

    type: FileType
    signed_by: str
    genuine: bool
    chair_known: bool
    checks: tuple[Check, ...]

    @property
    def brings_other_program(self) -> bool:
        """True when the verify.py in a results file is not the one of this version."""
        return any(one.name == PROGRAM_KNOWN and not one.ok for one in self.checks)


def check(name: str, code: Code, *, ok: bool) -> Check:
    """The check of that name; ``code`` is what is wrong when it is not ``ok``."""
    return Check(name=name, ok=ok, code=None if ok else code)
