"""Reading processes that files have taken over: run as ``python -P -m tests.helpers.breaking_reader WAY``.

The way ``tasks`` is the real process with tasks that break it; every PDF breaks ``pdf-dies`` and ``pdf-hangs``;
``lie-N`` answers whatever it likes, by chance; the others speak for themselves.
"""

from __future__ import annotations

import os
import random
import re
import struct
import sys
import time
from collections.abc import Callable, Mapping
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


BREAKING = {"pdf-dies": {"pdf.open": die}, "pdf-hangs": {"pdf.open": hang}}
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
        "many": _said(b'{"id":%d,"content":{"x":[%s0]}}' % (number, b"{}," * 2_500_000)),
    }
    return replies[way]


def _said(words: bytes) -> bytes:
    return struct.pack(">II", len(words), 0) + words


def lie(number: int, task: str, chance: random.Random) -> bytes:
    """What looks like an answer to that task and is as large, small, long, deep or wrong as can be written."""
    is_mild = chance.random() < 0.7  # or nothing of it would be believed
    numbers = [1, 2, 5, 6] if is_mild else [0, 1, -1, 20_000, 2**31 - 1, 2**40, 0.5, -3.7, 1e300, True, None, "7"]
    wild = ("", "a\ud800", "น้ำ" * 9_000, None)

    def some(most: int, make: Callable[[], Any]) -> Any:
        return [make() for _ in range(chance.choice((0, 1, 2, most)))]

    def one() -> Any:
        return chance.choice(numbers)

    def text() -> Any:
        return chance.choice(("ก", "\x00\u202e", "<img src=x>", "น้ำ" * 300, *(() if is_mild else wild)))

    def rect() -> Any:
        return [chance.choice((one, chance.random))() for _ in range(4 if is_mild else 3)]

    def rows() -> Any:
        return [[text() for _ in range(3 if is_mild else chance.choice((0, 1)))] for _ in range(chance.choice((1, 40)))]

    def block() -> Any:
        kind = chance.choice(("heading", "paragraph", "item", "table"))
        words = some(3, lambda: {"text": text(), "bold": chance.random() < 0.5})
        return {
            "kind": kind,
            "level": one(),
            "number": one(),
            **({"rows": rows()} if kind == "table" else {"words": words}),
        }

    side = chance.choice((1, 2, 90, 700, 4_000))
    picture = {"width": side, "height": side, "bytes_per_line": 4 * side}
    contents: dict[str, Callable[[], dict[str, Any]]] = {
        "pdf.open": lambda: {
            "pages": some(3_000, lambda: chance.choice(([595, 842], [1, 20_000], [one(), one()]))),
            "outline": some(500, lambda: [one(), text(), one(), one()]),
        },
        "pdf.page": lambda: picture,
        "picture.read": lambda: {**picture, "natural": [one(), one()], "frames": one()},
        "pdf.texts": lambda: {"texts": some(9, text)},
        "pdf.hits": lambda: {"rects": some(300, lambda: some(3, rect))},
        "pdf.selection": lambda: {"text": text(), "rects": some(900, rect)},
        "pdf.word": lambda: {"text": text(), "rects": some(9, rect)},
        "pdf.links": lambda: {"links": some(90, lambda: {"rect": rect(), "page": one(), "y": one(), "url": text()})},
        "office.read": lambda: {
            "kind": chance.choice(("text", "document", "sheets", "slides")),
            "plain": text(),
            "blocks": some(90, block),
            "sheets": some(9, lambda: {"name": text(), "rows": rows()}),
            "slides": some(90, lambda: {"number": one(), "title": text(), "blocks": some(9, block)}),
            "formulas_without_value": one(),
        },
    }
    content = contents[task]()
    payload = bytes(4 * side * side) if task in {"pdf.page", "picture.read"} else b""
    return packed({"id": number, "content": content}, len(payload)) + payload


def main(way: str) -> None:
    if way == "tasks":
        read_files(TASKS)
    if way in BREAKING:
        read_files(BREAKING[way])
    if way == "stillborn":
        sys.exit(1)
    if way == "mute":
        time.sleep(60)
    _speak(packed({"ready": True}))
    if way == "drip":
        while True:
            _speak(b"\0\1")
            time.sleep(0.01)
    if way == "flood":
        while True:
            _speak(struct.pack(">II", 9, 0) + b'{"a":[1]}')
    chance = random.Random(int(way[4:])) if way.startswith("lie-") else random.Random()
    while (parcel := read_parcel(sys.stdin.buffer)) is not None:
        if way.startswith("lie-"):
            _speak(lie(parcel[0]["id"], parcel[0]["task"], chance))
            continue
        _speak(_reply(parcel[0]["id"], way))


if __name__ == "__main__":
    main(sys.argv[1])
