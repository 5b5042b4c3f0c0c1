"""Tables that secretaries are sent: whatever lies at that place, all four imports answer at once and write nothing."""

from __future__ import annotations

import contextlib
import io
import os
import random
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest

from tests.helpers import small_day
from tests.helpers.small_day import Copy, Day

HEADER = ("ชื่อผลงาน", "ด้าน", "name_th", "role", "submission", "votes", "contest", "judge")
IMPORTS = (
    ("submissions", "import", "{}", "--preview"),
    ("panel", "import", "{}", "--preview"),
    ("popular-vote", "import", "{}", "--reason", "นับแล้ว"),
    ("paper", "take", "{}", "--by", "สมศรี"),
)


@pytest.fixture(scope="module")
def chair(sound_day: Day, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copy]:
    """The chair's copy that all tables are offered to; nothing of them may stay in it."""
    copy = sound_day.chair.copied(tmp_path_factory.mktemp("chair") / "home")
    before = small_day.state_of(copy.home)
    yield copy
    assert small_day.state_of(copy.home) == before


def csv_of(*cells: str, encoding: str = "utf-8") -> bytes:
    """The header and one row."""
    return "\n".join([",".join(HEADER), ",".join(cells), ""]).encode(encoding)


def xlsx_of(*rows: Sequence[object], merged: Sequence[str] = ()) -> bytes:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for one in merged:
        sheet.merge_cells(one)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def tables() -> dict[str, bytes]:
    """What is sent, by a name that says what is wrong with it."""
    wide = ["x"] * 16_384
    return {
        "empty.csv": b"",
        "header only.csv": ",".join(HEADER).encode(),
        "header only.xlsx": xlsx_of(HEADER),
        "nothing.xlsx": xlsx_of(),
        "wide.csv": csv_of(*wide),
        "wide.xlsx": xlsx_of(HEADER, wide),
        "formulas.csv": csv_of(*["=cmd|' /c calc'!A0"] * len(HEADER)),
        "formulas.xlsx": xlsx_of(HEADER, ["=1+1"] * len(HEADER)),
        "controls.csv": csv_of(*["a\x07b"] * len(HEADER)),
        "right to left.csv": csv_of(*["\u202egpj.exe\u200f"] * len(HEADER)),
        "long.csv": csv_of("ก" * 100_000, *["x"] * (len(HEADER) - 1)),
        "merged.xlsx": xlsx_of(HEADER, ["a"] * 8, ["b"] * 8, merged=("A1:H1", "A2:C3")),
        "thai.csv": csv_of(*["กขค"] * len(HEADER), encoding="cp874"),
        "utf16 without mark.csv": csv_of(*["กขค"] * len(HEADER), encoding="utf-16-le"),
        "utf32.csv": csv_of(*["กขค"] * len(HEADER), encoding="utf-32"),
        "half a letter.csv": csv_of("ก", encoding="utf-16") + b"\xd8",
        "open quotation.csv": b'a,b\n"x,y\n' + b"z" * 200_000,
        "one name for all.csv": (",".join(["ชื่อผลงาน"] * 8) + "\n" + ",".join("abcdefgh") + "\n").encode(),
    }


def check_answers(copy: Copy, path: Path) -> None:
    """All four imports refuse or show, in words."""
    for words in IMPORTS:
        ran = copy.run(*(str(path) if one == "{}" else one for one in words))
        assert ran.code in (0, 1), (words, path.name, ran)
        assert isinstance(ran.said, dict)


def test_four_imports_refuse_what_secretaries_are_sent(chair: Copy, tmp_path: Path) -> None:
    for name, content in tables().items():
        (tmp_path / name).write_bytes(content)
        check_answers(chair, tmp_path / name)


def test_four_imports_survive_changed_bytes(chair: Copy, tmp_path: Path) -> None:
    chance = random.Random(20231124)
    sound = (xlsx_of(HEADER, ["a"] * 8, ["b", 1, 2.5, True, *"cdef"], merged=("A2:C2",)), csv_of(*"abcdefgh"))
    for number in range(16):
        content = bytearray(sound[number % 2])
        for _ in range(chance.choice((1, 3, 10, 50))):
            place = chance.randrange(len(content))
            content[place : place + chance.randrange(3)] = chance.randbytes(chance.randrange(4))
        path = tmp_path / f"{number}.bin"
        path.write_bytes(content)
        check_answers(chair, path)


@contextlib.contextmanager
def pipe(path: Path, content: bytes) -> Iterator[Path]:
    """A pipe; whoever opens it gets that content, and the program must not."""
    os.mkfifo(path)
    opened = threading.Thread(target=lambda: path.write_bytes(content), daemon=True)
    opened.start()
    try:
        yield path
        assert opened.is_alive()
    finally:
        reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        opened.join(300)
        os.close(reader)


def test_a_place_that_is_no_file_keeps_nobody_waiting(chair: Copy, tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    undecodable = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe\n.csv"))
    undecodable.write_bytes(csv_of(*"abcdefgh"))
    for name in ("folder.xlsx", "loop.csv", "gone.csv", "folder.xlsx/inside.csv", "ก" * 300, "/dev/zero", undecodable):
        check_answers(chair, tmp_path / name)
    with pipe(tmp_path / "pipe.csv", csv_of(*"abcdefgh")) as path:
        check_answers(chair, path)
        assert chair.run("score", "import", path).code == 1
    (tmp_path / "contest").mkdir()
    with pipe(tmp_path / "contest" / "contest.toml", b"") as path:
        findings = chair.run("contest", "check", path.parent).said["findings"]
    assert "file_not_readable" in {one["code"] for one in findings}
