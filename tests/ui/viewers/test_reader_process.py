"""The second process, which files may kill, hang or take over: each costs its own request, and the next one works."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from judge_desktop.__main__ import main
from judge_desktop.ui.viewers.reading import reader as reader_module
from judge_desktop.ui.viewers.reading import serving
from judge_desktop.ui.viewers.reading.answers import Answer
from judge_desktop.ui.viewers.reading.child import reading_command
from judge_desktop.ui.viewers.reading.reader import Reader
from tests.helpers import breaking_reader
from tests.helpers.asking import DIED, HUNG, Asked, outcome, read, refused
from tests.helpers.turns import settle

DEMO = Path(__file__).parents[3] / "resources" / "demo" / "contest" / "attachments"

MakeReader = Callable[[str], Reader]


@pytest.fixture
def make_reader() -> Iterator[MakeReader]:
    """Readers of breaking processes, closed at the end."""
    made: list[Reader] = []

    def make(way: str) -> Reader:
        made.append(Reader(command=breaking_reader.command(way)))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def reader(make_reader: MakeReader) -> Reader:
    """The real process, with tasks that break it."""
    return make_reader("tasks")


def said(found: object) -> object:
    """What was echoed."""
    assert isinstance(found, Answer), found
    return found.content["said"]


def process_of(qtbot: QtBot, reader: Reader) -> int:
    found = outcome(qtbot, reader, "echo", said="")
    assert isinstance(found, Answer)
    return int(found.content["process"])


def test_the_program_itself_reads_files(qtbot: QtBot) -> None:
    reader = Reader()
    pdf = str(next(DEMO.glob("ECO-01/*.pdf")))
    for task, arguments in (
        ("pdf.open", {}),
        ("pdf.page", {"page": 0, "scale": 0.5, "rotation": 90}),
        ("pdf.texts", {"first": 0, "count": 3}),
        ("pdf.hits", {"page": 0, "words": "ข้อเสนอ"}),
    ):
        assert outcome(qtbot, reader, task, path=pdf, **arguments) == read(task, path=pdf, **arguments)
    assert outcome(qtbot, reader, "pdf.open", path="/nowhere.pdf") == refused("missing")
    assert outcome(qtbot, reader, "no.such.task") == refused("unsupported")
    reader.close()


def test_a_frozen_program_starts_itself_with_the_word_that_its_beginning_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "read_files", lambda: sys.exit("it reads files"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    program, *words = reading_command()
    assert program == sys.executable

    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == "it reads files"


def test_thai_and_bytes_come_through_whole(qtbot: QtBot, reader: Reader) -> None:
    found = outcome(qtbot, reader, "echo", said="น้ำ \ud800 \x00", bytes=3_000_000)
    assert said(found) == "น้ำ \ud800 \x00"
    assert isinstance(found, Answer)
    assert found.payload == bytes(3_000_000)


def test_a_file_that_kills_its_reader_costs_its_own_request(qtbot: QtBot, reader: Reader) -> None:
    asked = Asked(reader)
    asked.ask("before", "echo", said=1)
    asked.ask("killer", "die")
    asked.ask("behind", "echo", said=2)
    asked.wait(qtbot, 3)
    assert asked.labels() == ["before", "killer", "behind"]
    assert asked.outcomes[1][1] == DIED
    assert said(asked.outcomes[2][1]) == 2


def test_a_reader_that_leaves_by_itself_has_died(qtbot: QtBot, reader: Reader) -> None:
    assert outcome(qtbot, reader, "leave") == DIED
    assert said(outcome(qtbot, reader, "echo", said=1)) == 1


def test_many_deaths_in_a_row_end(qtbot: QtBot, reader: Reader) -> None:
    asked = Asked(reader)
    for number in range(4):
        asked.ask(str(number), "die")
    asked.ask("last", "echo", said="alive")
    asked.wait(qtbot, 5)
    assert [found for _, found in asked.outcomes[:4]] == [DIED] * 4
    assert said(asked.outcomes[4][1]) == "alive"


def test_a_file_that_hangs_its_reader_is_given_up_after_its_time(qtbot: QtBot, reader: Reader) -> None:
    asked = Asked(reader)
    asked.ask("hangs", "hang", timeout_ms=200)
    asked.ask("behind", "echo", said=2)
    asked.wait(qtbot, 2)
    assert asked.outcomes[0] == ("hangs", HUNG)
    assert said(asked.outcomes[1][1]) == 2


def test_the_window_waits_for_nothing(qtbot: QtBot, reader: Reader) -> None:
    process_of(qtbot, reader)
    asked = Asked(reader)
    asked.ask("slow", "wait", seconds=0.3)
    assert asked.labels() == []
    asked.wait(qtbot)
    assert asked.labels() == ["slow"]


@pytest.mark.skipif(sys.platform != "linux", reason="the system limits the memory of a process on Linux only")
def test_a_file_that_wants_all_memory_does_not_get_it(qtbot: QtBot, reader: Reader) -> None:
    assert outcome(qtbot, reader, "grow") == refused("too_large")


def test_what_libraries_print_is_no_answer(qtbot: QtBot, reader: Reader) -> None:
    assert outcome(qtbot, reader, "shout") == Answer({})
    assert said(outcome(qtbot, reader, "echo", said=1)) == 1


def test_what_is_forgotten_is_never_called(qtbot: QtBot, reader: Reader) -> None:
    process_of(qtbot, reader)  # it runs: what is asked now is under way at once
    asked = Asked(reader)
    under_way = asked.ask("under way", "wait", seconds=0.1)
    asked.ask("kept", "echo", said=1)
    waiting = asked.ask("waiting", "die")
    reader.forget(waiting)
    reader.forget(under_way)
    reader.forget(under_way)
    asked.wait(qtbot)
    assert said(outcome(qtbot, reader, "echo", said=2)) == 2
    assert asked.labels() == ["kept"]


def test_nobody_waits_long_for_what_nobody_wants(qtbot: QtBot, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_module, "FORGOTTEN_MS", 100)
    process_of(qtbot, reader)
    asked = Asked(reader)
    under_way = asked.ask("a document of the submission before", "hang", timeout_ms=600_000)
    asked.ask("kept", "echo", said=1)

    reader.forget(under_way)

    asked.wait(qtbot)
    assert asked.labels() == ["kept"]


def test_pages_come_before_texts(qtbot: QtBot, reader: Reader) -> None:
    asked = Asked(reader)
    for first in range(3):
        asked.ask(f"text {first}", "pdf.texts", path="/nowhere.pdf", first=first, count=1)
    asked.ask("page", "pdf.page", path="/nowhere.pdf", page=0, scale=1)
    asked.wait(qtbot, 4)
    assert asked.labels() == ["page", "text 0", "text 1", "text 2"]


def test_what_an_answer_asks_for_comes_before_what_waits(qtbot: QtBot, reader: Reader) -> None:
    asked = Asked(reader)
    reader.ask("echo", {"said": 1}, lambda _: asked.ask("page", "echo", said=2), lambda *_: None)
    asked.ask("text", "pdf.texts", path="/nowhere.pdf", first=0, count=1)
    asked.wait(qtbot, 2)
    assert asked.labels() == ["page", "text"]


def test_a_viewer_that_stumbles_over_an_answer_stops_nothing(qtbot: QtBot, reader: Reader) -> None:
    def stumble(_: Answer) -> None:
        raise ValueError("a viewer's bug")

    asked = Asked(reader)
    with qtbot.captureExceptions() as caught:
        reader.ask("echo", {"said": 1}, stumble, lambda *_: None)
        asked.ask("next", "echo", said=2)
        asked.wait(qtbot)
    assert [str(bug) for _, bug, _ in caught] == ["a viewer's bug"]


@pytest.mark.parametrize(
    ("way", "task"),
    [
        ("rubbish", "echo"),
        ("endless", "echo"),
        ("no-json", "echo"),
        ("deep", "echo"),
        ("list", "echo"),
        ("stranger", "echo"),
        ("no-content", "echo"),
        ("unknown-refusal", "echo"),
        ("few-pixels", "pdf.page"),
        ("no-pixels", "picture.read"),
        ("vast", "pdf.page"),
    ],
)
def test_a_process_that_was_taken_over_is_not_believed(
    qtbot: QtBot, make_reader: MakeReader, way: str, task: str
) -> None:
    reader = make_reader(way)
    assert [outcome(qtbot, reader, task) for _ in range(2)] == [DIED, DIED]


def test_an_answer_nobody_asked_for_ends_the_process(qtbot: QtBot, make_reader: MakeReader) -> None:
    reader = make_reader("twice")
    assert [outcome(qtbot, reader, "echo") for _ in range(2)] == [refused("damaged"), refused("damaged")]


def test_without_a_process_every_request_fails_and_none_waits(
    qtbot: QtBot, make_reader: MakeReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_module, "START_MS", 300)
    missing = Reader(command=["/no/such/program"])
    for reader in (make_reader("stillborn"), make_reader("mute"), missing):
        asked = Asked(reader)
        for number in range(3):
            asked.ask(str(number), "echo", said=1)
        asked.wait(qtbot, 3)
        assert asked.outcomes == [("0", DIED), ("1", DIED), ("2", DIED)]
    missing.close()


def test_warming_up_makes_the_first_answer_come_from_the_same_process(qtbot: QtBot, reader: Reader) -> None:
    reader.warm_up()
    reader.warm_up()
    first = process_of(qtbot, reader)
    assert process_of(qtbot, reader) == first


def test_nothing_is_called_after_closing(qtbot: QtBot, reader: Reader) -> None:
    process = process_of(qtbot, reader)
    asked = Asked(reader)
    asked.ask("under way", "wait", seconds=5)
    asked.ask("waiting", "echo", said=1)
    reader.close()
    asked.ask("late", "echo", said=1)
    reader.warm_up()
    qtbot.waitUntil(lambda: is_gone(process))
    settle()
    assert asked.outcomes == []


def test_a_window_that_goes_takes_its_reader_along(qtbot: QtBot) -> None:
    window = QObject()
    reader = Reader(window, command=breaking_reader.command("tasks"))
    process = process_of(qtbot, reader)
    window.deleteLater()
    qtbot.waitUntil(lambda: is_gone(process))


PARENT = """
import sys
from PySide6.QtCore import QCoreApplication
from judge_desktop.ui.viewers.reading.reader import Reader
from tests.helpers import breaking_reader

app = QCoreApplication([])
reader = Reader(command=breaking_reader.command("tasks"))
def told(answer):
    print(answer.content["process"], flush=True)
    if sys.argv[1] == "busy":
        reader.ask("hang", {}, told, print, timeout_ms=500)
reader.ask("echo", {"said": 1}, told, print)
app.exec()
"""


@pytest.mark.parametrize("state", ["idle", "busy"])
def test_a_reader_ends_when_its_window_was_killed(state: str) -> None:
    settled = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen([sys.executable, "-c", PARENT, state], stdout=subprocess.PIPE, text=True, env=settled) as one:
        assert one.stdout is not None
        process = int(one.stdout.readline())
        assert not is_gone(process)
        one.kill()
    deadline = time.monotonic() + 60
    while not is_gone(process) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert is_gone(process)


def is_gone(process: int) -> bool:
    """Whether it has ended, even if nobody has asked for its exit code yet."""
    stat = Path(f"/proc/{process}/stat")
    if stat.parent.parent.exists() and Path("/proc/self/stat").exists():
        try:
            return stat.read_text().rpartition(")")[2].split()[0] in {"Z", "X"}
        except OSError:
            return True
    try:
        os.kill(process, 0)
    except OSError:
        return True
    return False
