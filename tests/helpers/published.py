"""A published round, and ways to forge what came of it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from judge_desktop.domain.publication import Audience, Listed
from judge_desktop.exchange.container import ContainerWriter
from judge_desktop.exchange.signing import Namespace, SigningKey, sign
from judge_desktop.exchange.words import sha256
from judge_desktop.workflow.publish_results import Published, PublishOptions, publish_results
from judge_desktop.workflow.workspace import Workspace

PUBLIC = PublishOptions(audience=Audience.PUBLIC)
WINNERS_ONLY = PublishOptions(audience=Audience.PUBLIC, listed=Listed.AWARDED)

Change = Callable[[dict[str, Any]], None]


def publish(ws: Workspace, path: Path, options: PublishOptions | None = None) -> Published:
    """The results file of the only round there is."""
    return publish_results(ws, path, options)


def entries_of(content: bytes) -> dict[str, bytes]:
    """Entry name -> bytes, read by Python's own zip library."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def results_of_file(content: bytes) -> dict[str, Any]:
    """``results.json`` of a results file as plain JSON."""
    read: dict[str, Any] = json.loads(entries_of(content)["results.json"])
    return read


def packed(entries: Mapping[str, bytes]) -> bytes:
    """A container of these entries in this order."""
    stream = io.BytesIO()
    writer = ContainerWriter(stream)
    for name, entry in entries.items():
        writer.add(name, entry)
    writer.finish()
    return stream.getvalue()


def forged(
    content: bytes,
    key: SigningKey,
    change: Change = lambda _: None,
    entries: Mapping[str, bytes | None] | None = None,
) -> bytes:
    """The file again, as somebody who holds ``key`` would make it: ``results.json`` changed by ``change``, ``entries``
    put in the place of others (None = left out), every hash and size in order, signed anew.
    """
    found = {**entries_of(content), **(entries or {})}
    body = {
        name: entry
        for name, entry in found.items()
        if entry is not None and name not in ("results.json", "results.json.sig")
    }
    results = results_of_file(content)
    results["files"] = [{"name": name, "sha256": sha256(body[name]), "size": len(body[name])} for name in sorted(body)]
    change(results)
    spelled = json.dumps(results, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    signed = {"results.json": spelled, "results.json.sig": sign(spelled, Namespace.RESULTS, key)}
    return packed({**signed, **{name: body[name] for name in sorted(body)}})
