"""The locks: exact versions with hashes, no addresses, and nothing left out for another system or Python."""

import importlib.metadata
import itertools
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ROOT / "build_spec" / "requirements"
BACKEND = {"pip", "setuptools"}
ENVIRONMENTS = [
    {"python_version": version, "python_full_version": f"{version}.1", "sys_platform": platform, "os_name": os_name}
    | {"platform_system": system, "platform_machine": machine, "implementation_name": "cpython"}
    | {"platform_python_implementation": "CPython"}
    for version, (platform, os_name, system, machine) in itertools.product(
        ("3.11", "3.12", "3.13"),
        (
            ("linux", "posix", "Linux", "x86_64"),
            ("darwin", "posix", "Darwin", "arm64"),
            ("win32", "nt", "Windows", "AMD64"),
        ),
    )
]


def pins(name: str) -> dict[str, str]:
    """Package and exact version of every line of a lock."""
    text = (LOCKS / name).read_text(encoding="utf-8")
    lines = re.findall(r"^([\w.-]+)==(\S+) \\$", text, re.MULTILINE)
    return {canonicalize_name(package): version for package, version in lines}


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt", "build.txt"])
def test_a_lock_holds_names_versions_and_hashes_only(name: str) -> None:
    lines = (LOCKS / name).read_text(encoding="utf-8").splitlines()
    allowed = re.compile(r"[\w.-]+==[\w.+!]+ \\|    --hash=sha256:[0-9a-f]{64}( \\)?|#.*|")
    assert [line for line in lines if not allowed.fullmatch(line) or "://" in line] == []


def test_the_tests_run_on_what_users_get() -> None:
    assert pins("runtime.txt").items() <= pins("dev.txt").items()
    assert pins("runtime.txt").items() <= pins("build.txt").items()


def test_the_locks_fit_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, wanted in [
        ("runtime.txt", project["dependencies"]),
        ("dev.txt", project["dependencies"] + project["optional-dependencies"]["dev"]),
        ("build.txt", project["dependencies"] + project["optional-dependencies"]["build"]),
    ]:
        locked = pins(name)
        unfit = [
            line
            for line, asked in ((line, Requirement(line)) for line in wanted)
            if not asked.specifier.contains(locked.get(canonicalize_name(asked.name), "0"))
        ]
        assert (name, unfit) == (name, [])


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt"])
def test_nothing_is_left_out_for_another_system_or_python(name: str) -> None:
    locked = pins(name)
    left_out = {
        f"{package} asks for {asked}"
        for package in locked
        for asked in map(Requirement, importlib.metadata.requires(package) or [])
        for environment in ENVIRONMENTS
        if (asked.marker is None or asked.marker.evaluate({**environment, "extra": ""}))
        and canonicalize_name(asked.name) not in locked.keys() | BACKEND
    }
    assert left_out == set()
