"""Real files, bent in every way mail, memory sticks and ill will can bend them: refused, or read as what they were.

The package is mutated as a container, the score file decrypted and as it travels. Nothing but refusals may come out,
nothing is written but under the names of hashes in the folder of the sink, and no plaintext stays.
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

import pytest

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.container import ContainerReader
from judge_desktop.exchange.encryption import decrypt, decrypt_file, decrypted, encrypt
from judge_desktop.exchange.judge_card import read_judge_card, write_judge_card
from judge_desktop.exchange.package_file import read_head, read_package
from judge_desktop.exchange.score_file import read_score_file, verify_scores, write_score_file
from tests.helpers.contests import (
    CHAIR,
    CREATED,
    FILES,
    JUDGE,
    SALT,
    STRANGER,
    digest,
    full_scorecard,
    package_of,
    score_file_of,
    small_contest,
    written_package,
)

Reading = Callable[[bytes], object]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return written_package(package_of(small_contest()), tmp_path_factory.mktemp("attachments"))[0]


@pytest.fixture(scope="module")
def score_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """As it travels: encrypted."""
    signed = written_package(package_of(small_contest()), tmp_path_factory.mktemp("attachments"))[1]
    return write_score_file(score_file_of(signed.package, full_scorecard()), JUDGE.signing_key, SALT)[0]


def whole_package(content: bytes) -> object:
    return read_package(io.BytesIO(content), None)


def plain_scores(content: bytes) -> object:
    """A score file without its encryption, as ``read_score_file`` reads it once decrypted."""
    reader = ContainerReader(io.BytesIO(content))
    scores, signature = reader.read("scores.json", 2**20), reader.read("scores.json.sig", 1024)
    remarks = reader.read("remarks.json", 2**20)
    reader.finish()
    return verify_scores(scores, remarks, signature)


def accepted(read: Reading, mutants: Iterable[bytes]) -> tuple[int, list[bytes]]:
    """(how many were tried, those that were read). Anything that is raised but a refusal fails the test."""
    tried, found = 0, []
    for mutant in mutants:
        tried += 1
        try:
            read(mutant)
        except JudgeDesktopError:
            continue
        found.append(mutant)
    return tried, found


def flipped(content: bytes, step: int = 1) -> Iterator[bytes]:
    for place in range(0, len(content) * 8, step):
        mutant = bytearray(content)
        mutant[place // 8] ^= 1 << place % 8
        yield bytes(mutant)


def cut_and_grown(content: bytes, step: int) -> Iterator[bytes]:
    for place in range(0, len(content), step):
        yield content[:place]
        yield content[place + 1 :]
        yield content[:place] + content[place + 1 :]
        yield content[:place] + b"\0" + content[place:]
        yield content[:place] + content[place : place + 40] + content[place:]
    yield from (content + b"\0", content + content, content + b"PK\5\6" + bytes(18), b"MZ" + content)


def shuffled(content: bytes, count: int) -> Iterator[bytes]:
    """Pieces removed, moved, doubled, or overwritten by numbers that headers use."""
    chance = random.Random(11)
    numbers = [struct.pack("<L", one) for one in (0, 1, 0xFFFF, 0xFFFFFFFF, 0x04034B50, 0x02014B50, 0x7FFFFFFF)]
    while count:
        start, end = sorted(chance.sample(range(len(content) + 1), 2))
        place = chance.randrange(len(content) - 4)
        rest, piece = content[:start] + content[end:], content[start:end]
        mutant = chance.choice(
            (
                rest,
                rest[:place] + piece + rest[place:],
                content[:place] + piece[:4096] + content[place:],
                content[:place] + chance.choice(numbers) + content[place + 4 :],
            )
        )
        if mutant != content:
            count -= 1
            yield mutant


def test_no_mutant_of_a_package_is_read(package: bytes) -> None:
    assert whole_package(package) is not None
    for mutants in (flipped(package, 29), cut_and_grown(package, 31), shuffled(package, 2000)):
        tried, found = accepted(whole_package, mutants)
        assert (tried > 1500, found) == (True, [])


def test_no_mutant_of_a_decrypted_score_file_is_read(score_file: bytes) -> None:
    plain = decrypt(score_file, CHAIR.age_key)
    assert plain_scores(plain) == read_score_file(score_file, CHAIR.age_key)
    for mutants in (flipped(plain, 5), cut_and_grown(plain, 3), shuffled(plain, 3000)):
        tried, found = accepted(plain_scores, mutants)
        assert (tried > 2000, found) == (True, [])


def test_a_mutant_of_an_encrypted_score_file_is_refused_or_read_as_it_was(score_file: bytes) -> None:
    known = read_score_file(score_file, CHAIR.age_key)
    for mutants in (flipped(score_file, 7), cut_and_grown(score_file, 11), shuffled(score_file, 1500)):
        tried, found = accepted(lambda mutant: read_score_file(mutant, CHAIR.age_key), mutants)
        assert tried > 1000
        assert [one for one in found if read_score_file(one, CHAIR.age_key) != known] == []


def test_no_mutant_of_a_card_is_read() -> None:
    card = write_judge_card("รศ.ดร.น้ำฝน", JUDGE.public, JUDGE.signing_key, CREATED)
    for mutants in (flipped(card, 3), cut_and_grown(card, 1), shuffled(card, 2000)):
        tried, found = accepted(read_judge_card, mutants)
        assert (tried > 1000, found) == (True, [])


def foreign(package: bytes, change: str) -> bytes:
    """The same entries, or dangerous ones, as some other program would zip them."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        entries = [(name, archive.read(name)) for name in archive.namelist()]
    at, bomb = entries[-1][0], bytes(10_000_000)
    changes: dict[str, Callable[[], object]] = {
        "deflate": lambda: None,
        "stored": lambda: None,
        "twice": lambda: entries.append(entries[0]),
        "one more": lambda: entries.append(("README.txt", b"")),
        "one less": entries.pop,
        "folder": lambda: entries.insert(0, ("attachments/", b"")),
        "other order": entries.reverse,
        "up": lambda: entries.append(("../../evil", b"evil")),
        "absolute": lambda: entries.append(("/tmp/evil", b"evil")),
        "windows": lambda: entries.append(("C:\\evil", b"evil")),
        "renamed up": lambda: entries.__setitem__(-1, ("attachments/../../evil", entries[-1][1])),
        "capitals": lambda: entries.append(("MANIFEST.JSON", entries[0][1])),
        "bomb": lambda: entries.__setitem__(-1, (at, bomb)),
        "bomb first": lambda: entries.insert(0, ("manifest.json", bomb)),
        "bomb as a list": lambda: entries.__setitem__(3, ("SHA256SUMS", bomb)),
    }
    changes[change]()
    stream = io.BytesIO()
    compression = zipfile.ZIP_STORED if change == "stored" else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return stream.getvalue()


FOREIGN = (
    "deflate", "stored", "twice", "one more", "one less", "folder", "other order", "up", "absolute", "windows",
    "renamed up", "capitals", "bomb", "bomb first", "bomb as a list",
)  # fmt: skip


@pytest.mark.parametrize("change", FOREIGN)
@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_a_foreign_zip_is_refused_and_writes_nothing(package: bytes, change: str, tmp_path: Path) -> None:
    there = tmp_path / "a" / "sink"
    there.mkdir(parents=True)
    content = foreign(package, change)
    with pytest.raises(JudgeDesktopError) as caught:
        read_package(io.BytesIO(content), sink_in(there))
    assert caught.value.code == Code.CONTAINER_DAMAGED
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []
    assert accepted(read_judge_card, [content]) == (1, [])
    assert accepted(plain_scores, [content]) == (1, [])


def sink_in(folder: Path) -> Callable[[str], AbstractContextManager[BinaryIO]]:
    return lambda sha256: (folder / sha256).open("xb")


def test_an_attachment_is_written_under_its_hash_and_nowhere_else(package: bytes, tmp_path: Path) -> None:
    """However a package is bent, the names of files on this disk come from the signed manifest alone."""
    allowed = {digest(content) for content in FILES.values()}
    end_of_lists = package.index(b"attachments/" + min(allowed).encode(), package.index(b"allowed_signers"))
    for number, mutant in enumerate(flipped(package[end_of_lists - 30 :], 97)):
        there = tmp_path / str(number)
        there.mkdir()
        with pytest.raises(JudgeDesktopError):
            read_package(io.BytesIO(package[: end_of_lists - 30] + mutant), sink_in(there))
        assert {one.name for one in there.iterdir()} <= allowed
    assert {one.name for one in tmp_path.iterdir() if not one.name.isdigit()} == set()


@pytest.mark.parametrize("cut", [1, 16, 100, 1000])
def test_a_truncated_or_grown_locked_package_leaves_no_plaintext(package: bytes, tmp_path: Path, cut: int) -> None:
    locked = encrypt(package * 40, [CHAIR.public.age_recipient])  # several chunks, so that a part could be decrypted
    for content in (locked[:-cut], locked[: len(locked) // 2 + cut], locked + bytes(cut), locked + locked[-cut:]):
        (tmp_path / "locked").write_bytes(content)
        with pytest.raises(JudgeDesktopError) as caught:
            decrypt_file(tmp_path / "locked", tmp_path / "plain", CHAIR.age_key)
        assert caught.value.code == Code.ENCRYPTION_DAMAGED
        with (
            pytest.raises(JudgeDesktopError),
            (tmp_path / "locked").open("rb") as stream,
            decrypted(stream, tmp_path, CHAIR.age_key) as plain,
        ):
            read_head(plain)
        assert [one.name for one in tmp_path.iterdir()] == ["locked"]


def test_a_score_file_of_the_right_lock_but_another_content_is_refused(package: bytes, score_file: bytes) -> None:
    """Anybody can encrypt for the chair: what is inside must still be signed, of its type and whole."""
    plain = decrypt(score_file, CHAIR.age_key)
    card = write_judge_card("ก", STRANGER.public, STRANGER.signing_key, CREATED)
    for inside in (b"", b"x", package, card, score_file, plain[:-1], plain + b"x", zlib.compress(plain)):
        locked = encrypt(inside, [CHAIR.public.age_recipient])
        with pytest.raises(JudgeDesktopError) as caught:
            read_score_file(locked, CHAIR.age_key)
        assert caught.value.code == Code.CONTAINER_DAMAGED
