"""What this version does with files of a later one: the sentence about it, for every type of file, and nothing else.

The files are the samples of version 1, signed again by their own keys with another version in them.
"""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from judge_desktop.exchange import documents, encryption, progress_code
from judge_desktop.exchange.container import ContainerWriter
from judge_desktop.exchange.signing import Namespace, sign
from judge_desktop.store.tables import SCHEMA_VERSION
from tests.helpers.generated_contests import identity
from tests.helpers.small_day import Copy
from tests.samples.stage import unlocked_once

V1 = Path(__file__).parents[1] / "files" / "v1"
CHAIR, JUDGE = identity("sample chair"), identity("sample J1")
Change = Callable[[dict[str, Any]], object]
VERSIONS: Mapping[str, Change] = {
    "1.1": lambda tree: tree.update(schema=tree["schema"].replace("/1.0", "/1.1"), colour="blue"),
    "2.0": lambda tree: tree.update(schema=tree["schema"].replace("/1.0", "/2.0")),
}
NEWER = "document_from_newer_version"
SENTENCE = "This file was made by a newer version of the program. Install the newer version to open it."


def entries(content: bytes) -> dict[str, bytes]:
    """What is in a container."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def changed(
    content: bytes, change: Change, namespace: Namespace | None, secret: encryption.AgeKey | None = None
) -> bytes:
    """A container whose first document was changed and, if it is signed, signed again by whoever signed it."""
    plain = encryption.decrypt(content, secret) if secret is not None else content
    inside = entries(plain)
    first = next(iter(inside))
    tree = json.loads(inside[first])
    change(tree)
    inside[first] = documents.encode(tree)
    if namespace is not None:
        key = JUDGE if namespace in (Namespace.CARD, Namespace.SCORES) else CHAIR
        inside[f"{first}.sig"] = sign(inside[first], namespace, key.signing_key)
    stream = io.BytesIO()
    writer = ContainerWriter(stream)
    for name, entry in inside.items():
        writer.add(name, entry)
    writer.finish()
    return encryption.encrypt(stream.getvalue(), [CHAIR.age_key.recipient]) if secret is not None else stream.getvalue()


@pytest.fixture(autouse=True, scope="module")
def unlocked() -> Iterator[None]:
    """The chair's passphrase, which takes half a second each time, is tried once."""
    with unlocked_once():
        yield


@pytest.fixture
def chair(tmp_path: Path) -> Copy:
    """The chair's copy of the samples."""
    with zipfile.ZipFile(V1 / "chair.zip") as packed:
        packed.extractall(tmp_path / "chair")
    return Copy(tmp_path / "chair", V1 / "chair-passphrase.txt")


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_of_a_later_version_is_refused_with_the_sentence_about_it(
    version: str, chair: Copy, tmp_path: Path
) -> None:
    change, secret, stranger = VERSIONS[version], CHAIR.age_key, Copy(tmp_path / "stranger")

    def later(name: str, namespace: Namespace | None, key: encryption.AgeKey | None = None) -> Path:
        path = tmp_path / name
        path.write_bytes(changed((V1 / name).read_bytes(), change, namespace, key))
        return path

    package = later("first.judgepack", Namespace.PACKAGE)
    said = stranger.run("package", "open", package, "--as", "J1")
    assert (said.refused, said.said["error"]["message"]) == (NEWER, SENTENCE)
    assert chair.run("panel", "add", later("J1.judgecard", Namespace.CARD), "--as", "J1").refused == NEWER
    files = (later("J1-2.judgescore", Namespace.SCORES, secret), later("received.judgedecisions", None, secret))
    merged = chair.run("merge", *files)
    assert (merged.code, [one["code"] for one in merged.said["files"]]) == (1, [NEWER, NEWER])
    results = later("public.judgeresults", Namespace.RESULTS)
    assert [one["code"] for one in stranger.run("verify", results).said["checks"]] == [NEWER]
    progress = json.loads(documents.encode(progress_code.read_progress_code((V1 / "J1-progress.txt").read_text())))
    change(progress)
    parts = (documents.encode(progress), sign(documents.encode(progress), Namespace.PROGRESS, JUDGE.signing_key))
    code = ".".join(("JD1", *map(progress_code._encoded, parts)))
    assert chair.run("progress", "read", code).refused == NEWER
    assert stranger.do("contest", "list")["contests"] == []


def test_a_key_that_this_version_does_not_know_is_not_passed_over(chair: Copy, tmp_path: Path) -> None:
    """Under a version it knows: a rule that is not understood would change a result."""

    def unknown(tree: dict[str, Any]) -> None:
        tree["colour"] = "blue"

    path = tmp_path / "unknown.judgepack"
    path.write_bytes(changed((V1 / "first.judgepack").read_bytes(), unknown, Namespace.PACKAGE))
    assert Copy(tmp_path / "stranger").run("package", "open", path, "--as", "J1").refused == "document_malformed"
    path.write_bytes(changed((V1 / "J1.judgecard").read_bytes(), unknown, Namespace.CARD))
    assert chair.run("panel", "add", path, "--as", "J1").refused == "document_malformed"


def test_a_data_folder_and_a_backup_of_a_later_version_are_refused(chair: Copy, tmp_path: Path) -> None:
    with closing(sqlite3.connect(chair.home / "judge-desktop.sqlite3")) as database:
        database.execute("UPDATE schema_version SET version_num = '9001'")
        database.commit()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    refused = chair.run("decisions")
    assert (refused.refused, refused.said["error"]["details"]) == (
        "database_newer", {"found": "9001", "known": SCHEMA_VERSION},
    )  # fmt: skip
    backup = tmp_path / "later.zip"
    with zipfile.ZipFile(V1 / "chair-backup.zip") as kept, zipfile.ZipFile(backup, "w") as made:
        database_bytes = (chair.home / "judge-desktop.sqlite3").read_bytes()
        sums = kept.read("SHA256SUMS").decode().splitlines()
        for name in kept.namelist()[:-1]:
            made.writestr(name, database_bytes if name.endswith(".sqlite3") else kept.read(name))
        lines = [
            f"{sha256(database_bytes).hexdigest()}  {one[66:]}" if one.endswith(".sqlite3") else one for one in sums
        ]
        made.writestr("SHA256SUMS", "\n".join(lines) + "\n")
    assert Copy(tmp_path / "restored").run("restore", backup).refused == "database_newer"
