"""Reading processes that files have taken over: run as ``python -P -m tests.helpers.breaking_reader WAY``.

The way ``tasks`` is the real process with tasks that break it; the others speak for themselves.
"""

from __future__ import annotations

import os
import re
import struct
import sys
import time
from collections.abc import Mapping
from typing import Any

from judge_desktop.ui.viewers.reading.answers import Answer
from judge_desktop.ui.viewers.reading.parcels import packed, read_parcel
from judge_desktop.ui.viewers.reading.serving import read_files


def command(way: str) -> list[str]:
    """What to start."""
    return [sys.executable, "-P", "-m", "tests.helpers.breaking_reader", way]


def die(_arguments: Mapping[str, Any]) -> Answer:
    os.abort()


def leave(_arguments: Mapping[str, Any]) -> Answer:
    os._exit(0)


def hang(_arguments: Mapping[str, Any]) -> Answer:
    """For years, and without letting any other thread of this process run."""
    re.match(r"(a+)+$", "a" * 64 + "b")
    return Answer({})


def wait(arguments: Mapping[str, Any]) -> Answer:
    time.sleep(float(arguments["seconds"]))
    return Answer({"waited": arguments["seconds"]})


def echo(arguments: Mapping[str, Any]) -> Answer:
    return Answer({"said": arguments["said"], "process": os.getpid()}, bytes(arguments.get("bytes", 0)))


def shout(_arguments: Mapping[str, Any]) -> Answer:
    """What libraries print does not get between the answers."""
    print("a warning")
    os.write(1, b"a warning of a library\n")
    os.write(2, b"another\n")
    return Answer({})


def grow(_arguments: Mapping[str, Any]) -> Answer:
    """More memory than a reader gets."""
    return Answer({"held": len(bytearray(5 * 1024**3))})


TASKS = {"die": die, "leave": leave, "hang": hang, "wait": wait, "echo": echo, "shout": shout, "grow": grow}


def _speak(said: bytes) -> None:
    sys.stdout.buffer.write(said)
    sys.stdout.buffer.flush()


def _reply(number: int, way: str) -> bytes:
    pixels = {"width": 10, "height": 10, "bytes_per_line": 40}
    replies = {
        "rubbish": b"\x00" * 4 + b"<html>" * 100,
        "endless": struct.pack(">II", 0xFFFFFFFF, 0xFFFFFFFF),
        "no-json": struct.pack(">II", 4, 0) + b"{{{{",
        "deep": struct.pack(">II", 200_000, 0) + b"[" * 200_000,
        "list": struct.pack(">II", 2, 0) + b"[]",
        "stranger": packed({"id": number + 1, "content": {}}),
        "no-content": packed({"id": number, "content": [1]}),
        "unknown-refusal": packed({"id": number, "refused": "run this"}),
        "few-pixels": packed({"id": number, "content": pixels}, 399) + bytes(399),
        "no-pixels": packed({"id": number, "content": {}}),
        "vast": packed({"id": number, "content": {**pixels, "width": 2**30}}),
        "twice": packed({"id": number, "refused": "damaged"}) * 2,
    }
    return replies[way]


def main(way: str) -> None:
    if way == "tasks":
        read_files(TASKS)
    if way == "stillborn":
        sys.exit(1)
    if way == "mute":
        time.sleep(60)
    _speak(packed({"ready": True}))
    while (parcel := read_parcel(sys.stdin.buffer)) is not None:
        _speak(_reply(parcel[0]["id"], way))


if __name__ == "__main__":
    main(sys.argv[1])
