"""Applicants' files, bent in every way, read by the process that reads them: answered or refused, each in its time.

Whatever a file does there, this process goes on, and the reader reads the next file.
"""

import random
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from judge_desktop.ui.viewers.reading.answers import Answer, Failure
from judge_desktop.ui.viewers.reading.reader import Reader
from tests.helpers.asking import Asked, Outcome, outcome

DEMO = Path(__file__).parents[2] / "resources" / "demo" / "contest" / "attachments"
VARIANTS = 200
TIMEOUT_MS = 4_000
SEED = 20260523

Mutation = Callable[[bytes, random.Random], bytes]
Asking = tuple[str, dict[str, Any]]

TASKS: dict[str, tuple[Asking, ...]] = {
    ".pdf": (
        ("pdf.open", {}),
        ("pdf.page", {"page": 0, "scale": 0.7, "rotation": 0}),
        ("pdf.texts", {"first": 0, "count": 3}),
        ("pdf.links", {"page": 0}),
        ("pdf.hits", {"page": 0, "words": "โครงการ"}),
        ("pdf.selection", {"page": 0, "from": [0, 0], "to": [600, 800]}),
    ),
    ".jpg": (("picture.read", {"largest_side": 600}),),
    ".docx": (("office.read", {"name": "a.docx"}),),
    ".pptx": (("office.read", {"name": "a.pptx"}),),
    ".xlsx": (("office.read", {"name": "a.xlsx"}),),
}


def truncated(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def flipped(content: bytes, chance: random.Random) -> bytes:
    mutant = bytearray(content)
    for _ in range(chance.choice((1, 8, 64, 512))):
        mutant[chance.randrange(len(mutant))] ^= 1 << chance.randrange(8)
    return bytes(mutant)


def zeroed(content: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.sample(range(len(content)), 2))
    end = min(end, start + len(content) // 10)
    return content[:start] + bytes(end - start) + content[end:]


def spliced(content: bytes, chance: random.Random) -> bytes:
    """A piece of it in another place, over what stood there or before it."""
    start, place = (chance.randrange(len(content)) for _ in range(2))
    piece = content[start : start + chance.randrange(1, 4096)]
    return content[:place] + piece + content[place + chance.choice((0, len(piece))) :]


def grown(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content))
    return content[:place] + chance.randbytes(chance.randrange(1, 20_000)) + content[place:]


def only_its_header(content: bytes, chance: random.Random) -> bytes:
    kept = chance.randrange(4, 600)
    return content[:kept] + chance.randbytes(len(content) - kept)


def swollen_numbers(content: bytes, chance: random.Random) -> bytes:
    """Numbers of a PDF made other numbers, of anything else a length made a huge one."""
    digits = [place for place, sign in enumerate(content) if sign in b"123456789"]
    mutant = bytearray(content)
    for _ in range(chance.choice((1, 5, 50))):
        mutant[chance.choice(digits)] = chance.choice(b"0789-")
    for _ in range(chance.choice((0, 1, 3))):
        place = chance.randrange(len(content) - 4)
        mutant[place : place + 4] = b"\xff\xff\xff\x7f"
    return bytes(mutant)


MUTATIONS: tuple[Mutation, ...] = (truncated, flipped, zeroed, spliced, grown, only_its_header, swollen_numbers)


def originals() -> dict[str, list[Path]]:
    """The demo's attachments by kind, the smallest of each first."""
    found = {kind: sorted(DEMO.glob(f"*/*{kind}"), key=lambda path: path.stat().st_size) for kind in TASKS}
    assert all(found.values()), found
    return found


def variants(folder: Path) -> Iterator[Path]:
    """Damaged files of every kind in every way; every second one is a PDF."""
    chance, files = random.Random(SEED), originals()
    kinds = [kind for others in (".jpg", ".docx", ".pptx", ".xlsx") for kind in (".pdf", others)]
    for number in range(VARIANTS):
        kind = kinds[number % len(kinds)]
        mutation = MUTATIONS[number // len(kinds) % len(MUTATIONS)]
        path = folder / f"{number:03} {mutation.__name__}{kind}"
        path.write_bytes(mutation(chance.choice(files[kind][:6]).read_bytes(), chance))
        yield path


@pytest.fixture
def reader() -> Iterator[Reader]:
    """The real one."""
    made = Reader()
    yield made
    made.close()


def test_damaged_attachments_are_answered_or_refused_and_the_reader_goes_on(
    qtbot: QtBot, reader: Reader, tmp_path: Path
) -> None:
    asked = Asked(reader)
    expected: list[str] = []
    for path in variants(tmp_path):
        for task, arguments in TASKS[path.suffix]:
            expected.append(f"{path.name}: {task}")
            asked.ask(expected[-1], task, path=str(path), timeout_ms=TIMEOUT_MS, **arguments)
    qtbot.waitUntil(lambda: len(asked.outcomes) == len(expected), timeout=60_000)
    assert sorted(asked.labels()) == sorted(expected)
    refusals = {"damaged", "missing", "password", "protected", "too_large", "unsupported"}
    wrong = [
        (label, found)
        for label, found in asked.outcomes
        if not isinstance(found, Answer) and found[0] is Failure.REFUSED and found[1] not in refusals
    ]
    assert wrong == []
    assert len({kind_of(found) for _, found in asked.outcomes} & {"answer", "refused"}) == 2
    for kind, paths in originals().items():
        for task, arguments in TASKS[kind]:
            found = outcome(qtbot, reader, task, path=str(paths[0]), **arguments)
            assert isinstance(found, Answer), (paths[0], task, found)


def kind_of(found: Outcome) -> str:
    return "answer" if isinstance(found, Answer) else found[0].value


def broken_streams(content: bytes, chance: random.Random) -> bytes:
    """A PDF whose packed streams were unpacked, damaged and packed again: the damage gets past the packing."""
    mutant, at = b"", 0
    while (start := content.find(b"stream\n", at)) >= 0:
        start += 7
        end = content.find(b"endstream", start)
        try:
            plain = zlib.decompress(content[start:end])
        except zlib.error:
            plain = b""
        if plain and chance.random() < 0.5:
            mutant += content[at:start] + zlib.compress(flipped(plain, chance)) + b"\n"
        else:
            mutant += content[at:end]
        at = end
    return mutant + content[at:]


def test_damage_inside_the_streams_of_a_pdf_stays_in_its_process(qtbot: QtBot, reader: Reader, tmp_path: Path) -> None:
    chance = random.Random(SEED)
    asked = Asked(reader)
    count = 0
    for number, original in enumerate(originals()[".pdf"][:8]):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(broken_streams(original.read_bytes(), chance))
        for task, arguments in TASKS[".pdf"]:
            asked.ask(task, task, path=str(path), timeout_ms=TIMEOUT_MS, **arguments)
            count += 1
    qtbot.waitUntil(lambda: len(asked.outcomes) == count, timeout=60_000)
    sound = outcome(qtbot, reader, "pdf.open", path=str(originals()[".pdf"][0]))
    assert isinstance(sound, Answer)
