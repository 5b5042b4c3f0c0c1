"""``build_spec/verify-without-us.md`` is true: every command on it runs and answers what the page says."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

from judge_desktop.config.paths import resource

ROOT = Path(__file__).parents[2]
V1 = ROOT / "tests/files/v1"
PAGE = (ROOT / "build_spec/verify-without-us.md").read_text(encoding="utf-8")
FILES = {
    "results.judgeresults": "public.judgeresults",
    "package.judgepack": "first.judgepack",
    "judge.judgecard": "J1.judgecard",
    "scores.judgescore": "J1-2.judgescore",
}
"""What the page calls a file -> which one is meant."""


def test_every_command_answers_as_the_page_says(tmp_path: Path) -> None:
    for name, kept in FILES.items():
        shutil.copyfile(V1 / kept, tmp_path / name)
    shutil.copyfile(resource("verify/verify.py"), tmp_path / "verify.py")
    with zipfile.ZipFile(V1 / "J1.zip") as folder:
        (tmp_path / "identity.key").write_bytes(folder.read("identity/identity.key"))
    acts = re.findall(r"```sh\n(.*?)```\n\n```text\n(.*?)\n```", PAGE, re.DOTALL)
    assert len(acts) == PAGE.count("```sh")
    for commands, answer in acts:
        done = subprocess.run(
            ["bash", "-eu", "-o", "pipefail", "-c", commands],
            cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stdout.rstrip("\n")) == (0, answer), commands + done.stderr
