"""The words of ``publish`` and ``verify``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from judge_desktop.domain.fingerprint import is_fingerprint, typed_fingerprint

Leaf = Callable[..., argparse.ArgumentParser]


def add_publishing(commands: Any, leaf: Leaf) -> None:
    """What writes a results file, and what checks any file of ours."""
    publish = leaf(commands, "publish", "publish", "write the results file, which anybody can check; closes the round")
    publish.add_argument("-o", "--out", type=Path, required=True, metavar="FILE")
    publish.add_argument("--public", action="store_true", help="without names, comments and reasons")
    publish.add_argument("--winners-only", action="store_true", help="list only the submissions with an award")
    verify = leaf(commands, "verify", "verify", "check any of our files")
    verify.add_argument("file", type=Path, metavar="FILE")
    verify.add_argument(
        "--chair-key", type=_key, metavar="SHA256:…", help="the chair's fingerprint as it is printed on paper"
    )


def _key(written: str) -> str:
    """The fingerprint of a key, with or without what it begins with."""
    key = typed_fingerprint(written)
    if not is_fingerprint(key):
        raise argparse.ArgumentTypeError(f"“{written}” is no fingerprint: 43 letters and digits after SHA256:")
    return key
