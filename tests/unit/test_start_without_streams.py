"""A frozen window on Windows has no console: the program starts, refuses and answers all the same."""

import sys
from pathlib import Path

import pytest

from judge_desktop.__main__ import main


@pytest.mark.parametrize(
    ("words", "code"),
    [(["--version"], 0), (["contest", "list"], 0), (["verify", "nothing-here.judgepack"], 1), (["no-such-word"], 2)],
)
def test_commands_end_with_their_code_though_nobody_can_read_them(
    words: list[str], code: int, data_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    assert ended_with(words) == code


def ended_with(words: list[str]) -> int:
    try:
        return main(words)
    except SystemExit as end:  # how argparse says its version and what it does not understand
        return end.code if isinstance(end.code, int) else -1
    finally:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.close()
