"""The workflow file for the three systems, read as text: what it runs exists, and it needs no secret and no address.

Its grammar is `actionlint`'s business (see `build_spec/windows/README.md` for what never ran).
"""

import re
from pathlib import Path

import dev
from judge_desktop.workflow.file_types import ALL_ENDINGS

WORKFLOW = Path(__file__).parents[3] / ".github" / "workflows" / "build.yml"
TEXT = WORKFLOW.read_text(encoding="utf-8")


def test_it_builds_and_smokes_on_all_three_systems() -> None:
    parts = re.split(r"^  (\w+):\n(?=    (?:# .*\n    )*name:)", TEXT[TEXT.index("\njobs:") :], flags=re.MULTILINE)
    jobs, bodies = parts[1::2], dict(zip(parts[1::2], parts[2::2], strict=True))

    assert jobs == ["test", "linux", "windows", "macos"]
    for job in jobs[1:]:
        assert len(re.findall(r"dev\.py build\b", bodies[job])) == 1, job
        assert "--smoke" in bodies[job], job
        assert "if-no-files-found: error" in bodies[job], job


def test_every_command_of_dev_py_it_calls_is_there() -> None:
    called = set(re.findall(r"dev\.py (\w+)", TEXT))

    assert called == {"test", "build"}
    assert called <= set(
        re.findall(r'^        "(\w+)": \(', Path(dev.__file__).read_text(encoding="utf-8"), re.MULTILINE)
    )


def test_its_python_is_one_the_program_supports() -> None:
    (version,) = re.findall(r'PYTHON_VERSION: "(\d+)\.(\d+)"', TEXT)

    assert (int(version[0]), int(version[1])) in dev.SUPPORTED


def test_it_asks_for_no_secret_and_names_no_address() -> None:
    assert "secrets." not in TEXT
    assert re.findall(r"https?://|--index-url|--extra-index-url", TEXT) == []
    assert re.search(r"^permissions:\n  contents: read\n", TEXT, re.MULTILINE)


def test_on_windows_it_looks_at_every_ending_after_installing() -> None:
    (listed,) = re.findall(r"foreach \(\$ending in ([^)]+)\)", TEXT)

    assert [f".{ending}" for ending in re.findall(r'"(\w+)"', listed)] == list(ALL_ENDINGS)
