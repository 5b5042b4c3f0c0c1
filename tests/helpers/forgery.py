"""A results file that is changed by somebody who should not: opened, its parts put in other places, written again."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from judge_desktop.exchange.container import ContainerWriter
from judge_desktop.exchange.signing import Namespace, SigningKey, sign
from judge_desktop.exchange.words import sha256
from tests.helpers.generated_contests import identity
from tests.helpers.generated_days import Day

RESULTS, SIGNATURE = "results.json", "results.json.sig"
Tree = dict[str, Any]


def spelled(tree: object) -> bytes:
    """Canonical JSON by another hand."""
    return json.dumps(tree, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass
class Forgery:
    """A results file on its way to another content."""

    of: Day
    entries: dict[str, bytes]
    results: Tree
    chance: Random
    key: SigningKey = field(default_factory=lambda: identity("chair").signing_key)
    namespace: Namespace = Namespace.RESULTS
    body: bytes = b""  # results.json as it is, instead of what ``results`` says
    packed: Callable[[dict[str, bytes]], bytes] | None = None
    keeps_files: bool = False

    def rename(self, old: str, new: str, body: bytes, signature: bytes | None = None) -> None:
        """Puts another document in the place of one, with its companions."""
        for name in [name for name in self.entries if name.startswith(f"{old}.")]:
            self.entries[new + name[len(old) :]] = self.entries.pop(name)
        self.entries[f"{new}.json"] = body
        if signature is not None:
            self.entries[f"{new}.json.sig"] = signature

    def tree(self, name: str) -> Tree:
        """The JSON of an entry."""
        found: Tree = json.loads(self.entries[name])
        return found

    def decision(self, place: int) -> Tree:
        """The decision at that place, from 1."""
        return self.tree(f"decisions/{place}.json")


def opened(of: Day, content: bytes, chance: Random | None = None) -> Forgery:
    """An honest file, ready to be changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        entries = {name: container.read(name) for name in container.namelist()}
    return Forgery(of=of, entries=entries, results=json.loads(entries[RESULTS]), chance=chance or Random(0))


def written(forgery: Forgery, *, signed: bool) -> bytes:
    """The false file."""
    entries = {name: body for name, body in forgery.entries.items() if name not in (RESULTS, SIGNATURE)}
    if signed and not forgery.keeps_files:
        forgery.results["files"] = [
            {"name": name, "sha256": sha256(entries[name]), "size": len(entries[name])} for name in sorted(entries)
        ]
    body = forgery.body or spelled(forgery.results)
    signature = sign(body, forgery.namespace, forgery.key) if signed else forgery.entries[SIGNATURE]
    ordered = {RESULTS: body, SIGNATURE: signature, **{name: entries[name] for name in sorted(entries)}}
    return (forgery.packed or packed)(ordered)


def packed(entries: dict[str, bytes]) -> bytes:
    """A container as the program writes it."""
    stream = io.BytesIO()
    writer = ContainerWriter(stream)
    for name, body in entries.items():
        writer.add(name, body)
    writer.finish()
    return stream.getvalue()


def pick(forgery: Forgery, part: str) -> Tree | None:
    listed: list[Tree] = forgery.results[part]
    return forgery.chance.choice(listed) if listed else None


def drop(forgery: Forgery, stem: str) -> None:
    for name in [name for name in forgery.entries if name.startswith(f"{stem}.")]:
        del forgery.entries[name]
