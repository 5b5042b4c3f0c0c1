"""A secretary prepares the submissions by commands alone: table, mistakes, decisions, list."""

import json
from pathlib import Path

import pytest

from judge_desktop.cli import run
from judge_desktop.config.paths import resource
from judge_desktop.workflow.create_contest import DEMO_FOLDER
from tests.helpers.form_exports import write_csv

HEAD = ("ประทับเวลา", "ชื่อผลงาน", "Project title", "หน่วยงาน", "สมัครด้าน", "เริ่มใช้งานเมื่อ", "ผู้ส่ง")
ROWS = (
    ("14/8/2566, 10:22:31", "น้ำใส", "Clear Water", "เทศบาลหนึ่ง", "Smart Peopel", "1/4/2564", "ก"),
    ("16/8/2566, 11:00:00", "ฟ้าสวย", "Blue Sky", "เทศบาลสอง", "Smart Living", "1/7/2566", "ข"),
)


class Terminal:
    """Commands in one data folder; what they print and how they end."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._home, self._capsys = str(home), capsys

    def run(self, *words: str, json_: bool = True) -> tuple[int, dict]:  # type: ignore[type-arg]
        self._capsys.readouterr()
        options = ["--home", self._home, "--language", "th", *(["--json"] if json_ else [])]
        code = run([*options, *words], lambda *_: 0)
        out = self._capsys.readouterr().out
        return code, json.loads(out) if json_ else {"text": out}


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    made = Terminal(tmp_path / "home", capsys)
    assert made.run("identity", "create", "--name", "ฝ่ายเลขานุการ")[0] == 0
    assert made.run("contest", "create", str(resource(DEMO_FOLDER)))[0] == 0
    return made


def test_a_table_is_previewed_mended_and_imported(terminal: Terminal, tmp_path: Path) -> None:
    path = str(write_csv(tmp_path / "คำตอบ.csv", [HEAD, *ROWS], encoding="cp874"))
    code, seen = terminal.run("submissions", "import", path, "--preview")
    assert (code, seen["new"], seen["blocked"]) == (1, 0, 2)
    assert [(one["row"], one["code"], one["solutions"]) for one in seen["problems"]] == [
        (2, "category_not_known", ["category:PEO", "leave_out"]),
        (3, "started_too_late", ["not_eligible", "noted"]),
        (3, "applied_late", ["noted", "leave_out"]),
    ]

    ways = ("--solve", "2=category", "--solve", "3=not_eligible", "--match", "ผู้ส่ง=extra", "--remember")
    code, done = terminal.run("submissions", "import", path, *ways)
    assert (code, done["new"], done["blocked"], len(done["missing"])) == (0, 2, 0, 23)
    ids = [one["submission"] for one in done["rows"]]
    code, again = terminal.run("submissions", "import", path)
    assert (code, again["same"], again["remembered"]) == (0, 2, True)

    code, listed = terminal.run("submissions", "list", "--search", "น้ำใส เทศบาลหนึ่ง")
    assert (code, [one["id"] for one in listed["submissions"]]) == (0, ids[:1])
    assert listed["submissions"][0]["extra"] == {"ผู้ส่ง": "ก"}
    assert listed["counts"]["submissions"] == 25


def test_decisions_and_changes(terminal: Terminal) -> None:
    assert terminal.run("submissions", "set", "GOV-01", "reason=")[0] == 0
    code, refused = terminal.run("submissions", "shortlist", "GOV-01", "--out")
    assert (code, refused["error"]["code"]) == (1, "reason_needed")
    code, said = terminal.run("submissions", "eligible", "GOV-01", "--no", "--reason", "ไม่ใช่เมืองอัจฉริยะ")
    assert (code, said["submissions"][0]["eligible"]) == (0, False)
    code, said = terminal.run("submissions", "set", "GOV-01", "start_date=๑ เม.ย. ๒๕๖๓", "extra:หมายเหตุ=ก=ข")
    assert (said["submissions"][0]["start_date"], said["submissions"][0]["extra"]) == ("2020-04-01", {"หมายเหตุ": "ก=ข"})
    code, said = terminal.run("submissions", "add", "title_th=มาทีหลัง", "category=LIV", "--id", "LATE-1")
    assert (code, said["submissions"][0]["category"]) == (0, "LIV")
    code, lost = terminal.run("submissions", "remove", "LATE-1", "--preview")
    assert (code, lost["submissions"], lost["attachments"]) == (0, 1, 0)
    assert terminal.run("submissions", "remove", "LATE-1")[0] == 0
    code, refused = terminal.run("submissions", "set", "LATE-1", "number=1")
    assert refused["error"]["message"] == "ไม่มีผลงาน “LATE-1” ในการประกวดนี้ กรุณาตรวจสอบรายการผลงาน"
    code, checked = terminal.run("submissions", "check")
    assert "does_not_fit_concept" in {one["code"] for one in checked["findings"]}


def test_people_read_the_preview(terminal: Terminal, tmp_path: Path) -> None:
    path = str(write_csv(tmp_path / "a.csv", [HEAD, *ROWS]))
    _, seen = terminal.run("submissions", "import", path, "--preview", json_=False)

    lines = seen["text"].splitlines()
    assert lines[0] == "ประทับเวลา  →  applied_date"
    assert "✗ แถว 2 · category: ไม่รู้จักประเภทรางวัล “Smart Peopel”  [category:PEO, leave_out]" in lines
    assert lines[-2] == "ใหม่ 0 เปลี่ยนแปลง 0 เหมือนเดิม 0 ติดปัญหา 2 ไม่นำเข้า 0"
