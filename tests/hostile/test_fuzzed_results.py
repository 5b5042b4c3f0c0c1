"""A results file whose documents say anything at all, with every signature and hash in order: checks, no crash."""

from __future__ import annotations

import copy
import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from judge_desktop.exchange.signing import Namespace, SigningKey, sign
from judge_desktop.exchange.words import sha256
from judge_desktop.workflow.results_checks import check_results
from tests.helpers.contests import spelled
from tests.helpers.published import PUBLIC, entries_of, packed, publish
from tests.unit.workflow.conftest import JUDGES, Desks, judge_everything, prepared  # noqa: F401 -- a fixture

ODD: tuple[Any, ...] = (
    None, True, 0, -1, 2**53, "", "0", "x", "A" * 65, "ENV-01", "ENV", "J1", "D1", "9" * 13, "1E9", "-0", "๗",
    "0" * 64, "SHA256:" + "A" * 43, [], {}, [None], {"D1": "7"}, "close", "award", "sealed", "median", "2023-09-08",
)  # fmt: skip


@pytest.fixture(scope="module")
def whole(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, SigningKey]]:  # noqa: F811
    """The entries of a published file, and the keys of everybody who signed in it."""
    root = tmp_path_factory.mktemp("fuzzed")
    shutil.copytree(prepared, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("instance.lock"))
    desks = Desks(root)
    desks.package()
    judge_everything(desks)
    publish(desks.chair, root / "results", PUBLIC)
    keys = {"chair": desks.chair.identity.signing_key, **{one: desks.desk(one).identity.signing_key for one in JUDGES}}
    desks.close()
    return entries_of((root / "results").read_bytes()), keys


def places(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path to every value of a JSON tree."""
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [path, *(place for key, value in inner for place in places(value, (*path, key)))]


def changed(tree: Any, chance: random.Random) -> Any:
    """The tree with one value exchanged, taken out, or put in twice."""
    tree = copy.deepcopy(tree)
    *way, last = chance.choice([path for path in places(tree) if path])
    inside = tree
    for key in way:
        inside = inside[key]
    act = chance.randrange(4)
    if act == 0:
        del inside[last]
    elif act == 1 and isinstance(inside, list):
        inside.append(copy.deepcopy(inside[last]))
    elif act == 2 and len(inside) > 1:
        other = chance.choice(list(inside) if isinstance(inside, dict) else range(len(inside)))
        inside[last], inside[other] = inside[other], inside[last]
    else:
        inside[last] = copy.deepcopy(chance.choice(ODD))
    return tree


def made_again(entries: dict[str, bytes], keys: dict[str, SigningKey], chance: random.Random) -> bytes:
    """The file with one or two documents changed and everything that names them brought in line and signed."""
    results = json.loads(entries["results.json"])
    bodies = {name: entry for name, entry in entries.items() if not name.startswith("results.json")}
    new_names: dict[str, str] = {}
    for name in chance.sample([one for one in bodies if one.endswith(".json")], chance.choice((0, 1, 1, 2))):
        tree = json.loads(bodies.pop(name))
        del bodies[f"{name}.sig"]
        entry = spelled(changed(tree, chance))
        new_names[sha256(entries[name])] = sha256(entry)
        key, namespace = keys["chair"], Namespace.PACKAGE
        if name.startswith("documents/"):
            key, namespace = keys[tree["judge"]], Namespace.SCORES
            name = f"documents/{sha256(entry)}.json"  # noqa: PLW2901
        elif name.startswith("decisions/"):
            namespace = Namespace.DECISION
        bodies |= {name: entry, f"{name}.sig": sign(entry, namespace, key)}
    text = json.dumps(results)
    for old, new in new_names.items():
        text = text.replace(old, new)
    results = json.loads(text)
    results["documents"].sort()
    if not new_names or chance.random() < 0.3:
        results = changed(results, chance)
    listed = [(name, bodies[name]) for name in sorted(bodies)]
    results["files"] = [{"name": name, "sha256": sha256(entry), "size": len(entry)} for name, entry in listed]
    content = spelled(results)
    signed = {"results.json": content, "results.json.sig": sign(content, Namespace.RESULTS, keys["chair"])}
    return packed({**signed, **dict(listed)})


@pytest.mark.parametrize("seed", range(3))
def test_any_signed_nonsense_is_answered_with_checks(
    whole: tuple[dict[str, bytes], dict[str, SigningKey]], tmp_path: Path, seed: int
) -> None:
    entries, keys = whole
    chance = random.Random(seed)
    path = tmp_path / "fuzzed"
    failed = set()
    for _ in range(40):
        path.write_bytes(made_again(entries, keys, chance))
        with path.open("rb") as stream:
            found = check_results(stream)
        assert found.checks
        failed |= {one.name for one in found.checks if not one.ok}
    assert "whole_and_signed" in failed
    assert len(failed) > 2
