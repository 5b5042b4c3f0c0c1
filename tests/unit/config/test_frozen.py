"""Programs of the system that a frozen program starts find their own libraries, and everything else stays."""

import os
import sys

import pytest

from judge_desktop.config.frozen import is_frozen, libraries_of_system

VARIABLES = ("LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG")


def seen_inside() -> str | None:
    """What a program started now would be told."""
    with libraries_of_system():
        return os.environ.get("LD_LIBRARY_PATH")


@pytest.mark.parametrize(
    ("frozen", "own", "before", "wanted"),
    [
        (True, "/opt/judge-desktop", None, None),
        (True, "/opt/judge-desktop", "/usr/local/lib", "/usr/local/lib"),
        (True, None, None, None),
        (False, "/mine", "/other", "/mine"),
    ],
)
def test_the_libraries_of_the_program_are_hidden_for_a_moment(
    monkeypatch: pytest.MonkeyPatch, frozen: bool, own: str | None, before: str | None, wanted: str | None
) -> None:
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    for name, value in zip(VARIABLES, (own, before), strict=True):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    assert is_frozen() is frozen
    assert seen_inside() == wanted
    assert os.environ.get("LD_LIBRARY_PATH") == own
