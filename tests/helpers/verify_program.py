"""``resources/verify/verify.py``, which nothing of the program imports, run from where it lies."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType

from judge_desktop.config.paths import resource
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.exchange import signing

PROGRAM = resource("verify/verify.py")
IsSigned = Callable[[bytes, bytes, str, str], bool]


@cache
def program() -> ModuleType:
    """The program as a module; it is no part of any package."""
    spec = importlib.util.spec_from_file_location("verify_program", PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["verify_program"] = module  # named tuples of the module look for it there
    spec.loader.exec_module(module)
    return module


def signed_by_our_library(message: bytes, signature: bytes, namespace: str, key: str) -> bool:
    """What ``ssh-keygen`` would say, a hundred times as fast: for tests in which signatures are not the point."""
    try:
        public_key = signing.PublicKey.from_line(key)
        signing.verify(message, signature, signing.Namespace(namespace), public_key)
    except JudgeDesktopError:
        return False
    return True


def refusal(content: bytes) -> str:
    """The first thing that is wrong with a results file, in English; "" when everything agrees."""
    found = program()
    try:
        found.check(content, "", lambda _th, _en: None)
    except found.Wrong as wrong:
        return str(wrong)
    return ""


def run(*arguments: str | Path, path: str | None = None, language: str = "C.UTF-8") -> tuple[int, str, str]:
    """(exit code, stdout, stderr) of the program in a Python of its own, which finds nothing but the standard library.

    ``path``: where commands are looked for, instead of where they are.
    """
    environment = {"LANG": language, "PATH": path if path is not None else "/usr/bin:/bin"}
    command = [sys.executable, "-I", "-S", "-X", "utf8", PROGRAM, *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, timeout=300, check=False
    )
    return done.returncode, done.stdout, done.stderr
