"""The wheel carries the resources and the migrations to where the program looks for them."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from judge_desktop.ui.viewers.reading.child import READ_FILES
from judge_desktop.ui.viewers.reading.parcels import packed, read_parcel

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel of the checkout as it stands."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True)
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def tracked(folder: str) -> set[str]:
    """The files of a folder that belong to the repository."""
    done = subprocess.run(
        ["git", "-c", "core.quotePath=false", "ls-files", "-z", folder],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return {name.removeprefix(f"{folder}/") for name in done.stdout.split("\0") if name and (ROOT / name).exists()}


@pytest.mark.parametrize(("folder", "inside"), [("resources", "judge_desktop/_resources"), ("db", "judge_desktop/_db")])
def test_everything_beside_the_package_travels_inside_it(wheel: zipfile.ZipFile, folder: str, inside: str) -> None:
    carried = {name.removeprefix(f"{inside}/") for name in wheel.namelist() if name.startswith(f"{inside}/")}
    assert tracked(folder) - carried == set()


def test_the_command_comes_with_it(wheel: zipfile.ZipFile) -> None:
    (entry_points,) = [name for name in wheel.namelist() if name.endswith("entry_points.txt")]
    assert wheel.read(entry_points).decode() == "[console_scripts]\njudge-desktop = judge_desktop.__main__:main\n"


def test_tests_and_tools_stay_at_home(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert sorted(top.split("-")[0] for top in tops) == ["judge_desktop", "judge_desktop"]


def test_an_unpacked_wheel_finds_its_own_resources(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    script = (
        "from judge_desktop.config import paths, i18n;"
        "print(paths.resource(), paths.migrations_folder(), i18n.translator(i18n.Language.TH)('Please enter a score'))"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    package = tmp_path / "judge_desktop"
    assert done.stdout.split() == [str(package / "_resources"), str(package / "_db"), "กรุณากรอกคะแนน"]


def test_an_unpacked_wheel_reads_files_in_a_second_process(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    attachments = tmp_path / "judge_desktop" / "_resources" / "demo" / "contest" / "attachments"
    pdf = min(attachments.glob("*/*.pdf"))
    asked = [("pdf.open", {"path": str(pdf)}), ("office.read", {"path": str(pdf), "name": pdf.name})]
    requests = b"".join(
        packed({"id": number, "task": task, "arguments": arguments, "within_ms": 60_000})
        for number, (task, arguments) in enumerate(asked)
    )

    done = subprocess.run(
        [sys.executable, "-P", "-m", "judge_desktop", READ_FILES],
        input=requests,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        timeout=300,
        check=True,
    )

    answers = io.BytesIO(done.stdout)
    ready, opened, refused = (read_parcel(answers) for _ in range(3))
    assert ready == ({"ready": True}, b"")
    assert opened is not None
    assert len(opened[0]["content"]["pages"]) > 0
    assert refused == ({"id": 1, "refused": "unsupported"}, b"")
    assert (done.stderr, answers.read()) == (b"", b"")
