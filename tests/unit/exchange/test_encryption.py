"""Age files go both ways between us and Debian's age; anything else is refused and leaves nothing behind."""

from __future__ import annotations

import io
import os
import pty
import stat
import string
import subprocess
from pathlib import Path

import pyrage
import pytest

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange import passphrase_lock
from judge_desktop.exchange.encryption import (
    AgeKey,
    Lock,
    Passphrase,
    check_recipient,
    decrypt,
    decrypt_file,
    decrypt_stream,
    decrypted,
    encrypt,
    encrypt_file,
    is_encrypted,
    lock_of,
)

KEY = AgeKey.generate()
OTHER = AgeKey.generate()
WORDS = Passphrase("ถูกต้อง horse battery")
CHUNK = 64 * 1024
CONTENT = os.urandom(3 * CHUNK)
REAL_FACTOR = passphrase_lock.WORK_FACTOR  # before the tests make it cheap


def refusal(content: bytes, key: AgeKey | Passphrase = KEY) -> Code:
    with pytest.raises(JudgeDesktopError) as caught:
        decrypt(content, key)
    with pytest.raises(JudgeDesktopError) as streamed:
        decrypt_stream(io.BytesIO(content), io.BytesIO(), key)
    assert streamed.value.code == caught.value.code
    return caught.value.code


def age(*arguments: str | Path, given: bytes = b"") -> tuple[int, bytes]:
    done = subprocess.run(["age", *arguments], input=given, capture_output=True, check=False)
    return done.returncode, done.stdout


def age_by_hand(*arguments: str | Path, typed: str, lines: int) -> int:
    """Runs age with a terminal of its own and types a passphrase when it asks, ``lines`` times."""
    terminal, inner = pty.openpty()
    with subprocess.Popen(["setsid", "--ctty", "--wait", "age", *arguments], stdin=inner, stderr=inner) as running:
        os.close(inner)
        for _ in range(lines):
            asked = b""
            while b": " not in asked:  # it may come in pieces
                asked += os.read(terminal, 1024)
            os.write(terminal, typed.encode() + b"\n")
        code = running.wait(timeout=300)
    os.close(terminal)
    return code


def test_debians_age_opens_what_we_encrypt_and_the_other_way_round(tmp_path: Path) -> None:
    identity = tmp_path / "identity"
    identity.write_text(KEY.secret + "\n")
    (tmp_path / "ours").write_bytes(encrypt(CONTENT, [OTHER.recipient, KEY.recipient]))
    assert age("-d", "-i", identity, tmp_path / "ours") == (0, CONTENT)
    code, theirs = age("-r", KEY.recipient, "-r", OTHER.recipient, given=CONTENT)
    assert code == 0
    assert decrypt(theirs, KEY) == decrypt(theirs, OTHER) == CONTENT


def test_debians_age_opens_a_passphrase_of_ours_and_the_other_way_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passphrase_lock, "WORK_FACTOR", REAL_FACTOR)
    ours, plain, theirs = tmp_path / "ours", tmp_path / "plain", tmp_path / "theirs"
    plain.write_bytes(CONTENT)
    ours.write_bytes(encrypt(CONTENT, WORDS))
    assert age_by_hand("-d", "-o", tmp_path / "opened", ours, typed=WORDS.text, lines=1) == 0
    assert (tmp_path / "opened").read_bytes() == CONTENT
    assert age_by_hand("-p", "-o", theirs, plain, typed=WORDS.text, lines=2) == 0
    assert decrypt(theirs.read_bytes(), WORDS) == CONTENT


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 5])
def test_every_length_passes_through_both_locks(length: int) -> None:
    content = CONTENT[:length]
    locked = encrypt(content, WORDS)
    assert decrypt(locked, WORDS) == bytes(pyrage.passphrase.decrypt(locked, WORDS.text)) == content
    assert decrypt(encrypt(content, [KEY.recipient]), KEY) == content
    assert (lock_of(locked), lock_of(encrypt(content, [KEY.recipient]))) == (Lock.PASSPHRASE, Lock.RECIPIENTS)


def test_each_way_of_not_opening_has_its_code() -> None:
    for_other, locked = encrypt(CONTENT, [OTHER.recipient]), encrypt(CONTENT, WORDS)
    assert refusal(for_other) == Code.WRONG_RECIPIENT
    assert refusal(for_other, WORDS) == Code.WRONG_RECIPIENT
    assert refusal(locked, Passphrase("another")) == Code.PASSPHRASE_WRONG
    assert refusal(locked) == Code.PASSPHRASE_NEEDED
    for content in (b"", b"PK\x03\x04", b"age-encryption.org/v1\n", b"age-encryption.org/v2\n" + locked[22:]):
        assert refusal(content) == Code.ENCRYPTION_DAMAGED
    armored = bytes(pyrage.encrypt(CONTENT, [pyrage.x25519.Recipient.from_str(KEY.recipient)], armored=True))
    assert refusal(armored) == Code.ENCRYPTION_DAMAGED
    assert [is_encrypted(content) for content in (for_other, locked, armored, b"")] == [True, True, False, False]


@pytest.mark.parametrize("place", [-1, -17, -CHUNK, -CHUNK - 16, -2 * CHUNK - 16, 250])
def test_cut_grown_or_changed_files_are_damaged(place: int) -> None:
    for content, key in ((encrypt(CONTENT, [KEY.recipient]), KEY), (encrypt(CONTENT, WORDS), WORDS)):
        assert refusal(content[:place], key) == Code.ENCRYPTION_DAMAGED
        flipped = bytearray(content)
        flipped[place] ^= 1
        assert refusal(bytes(flipped), key) == Code.ENCRYPTION_DAMAGED
        assert refusal(content + b"\0", key) == Code.ENCRYPTION_DAMAGED
        assert refusal(content + content[-16:], key) == Code.ENCRYPTION_DAMAGED


def test_chunks_that_change_places_are_refused() -> None:
    locked = encrypt(CONTENT, WORDS)
    start = len(locked) - 3 * (CHUNK + 16)
    first, second = locked[start : start + CHUNK + 16], locked[start + CHUNK + 16 : start + 2 * (CHUNK + 16)]
    swapped = locked[:start] + second + first + locked[start + 2 * (CHUNK + 16) :]
    assert refusal(swapped, WORDS) == Code.ENCRYPTION_DAMAGED
    assert refusal(locked[: -CHUNK - 16], WORDS) == Code.ENCRYPTION_DAMAGED


def altered(old: bytes, new: bytes) -> bytes:
    locked = encrypt(b"small", WORDS)
    assert locked.count(old) == 1
    return locked.replace(old, new)


def test_no_header_makes_us_spend_more_memory_than_promised() -> None:
    assert refusal(altered(b" 10\n", b" 19\n"), WORDS) == Code.ENCRYPTION_UNSUPPORTED
    assert refusal(altered(b" 10\n", b" 99\n"), WORDS) == Code.ENCRYPTION_UNSUPPORTED
    assert refusal(altered(b" 10\n", b" 010\n"), WORDS) == Code.ENCRYPTION_UNSUPPORTED
    assert refusal(altered(b" 10\n", b" -1\n"), WORDS) == Code.ENCRYPTION_UNSUPPORTED
    assert refusal(altered(b" 10\n", b" 11\n"), WORDS) == Code.PASSPHRASE_WRONG


def test_only_our_kinds_of_stanza_are_opened() -> None:
    locked, sealed = encrypt(b"small", WORDS), encrypt(b"small", [KEY.recipient])
    stanza = locked[22 : locked.index(b"---")]
    recipient = sealed[22 : sealed.index(b"\n", sealed.index(b"\n", 22) + 1) + 1]
    for extra in (stanza, b"-> ssh-ed25519 abcd AAAA\nAAAA\n", b"-> X25519 AAAA\nAAAA\n"):
        assert refusal(locked.replace(stanza, stanza + extra), WORDS) == Code.ENCRYPTION_UNSUPPORTED
        assert refusal(sealed.replace(recipient, extra + recipient)) == Code.ENCRYPTION_UNSUPPORTED
    assert refusal(sealed.replace(recipient, recipient * 202)) == Code.ENCRYPTION_UNSUPPORTED
    assert refusal(sealed.replace(recipient, recipient * 700)) == Code.ENCRYPTION_DAMAGED
    assert refusal(sealed.replace(recipient, b"-> a-grease\n\n")) == Code.ENCRYPTION_UNSUPPORTED
    assert refusal(sealed.replace(recipient, recipient * 2)) == Code.ENCRYPTION_DAMAGED


def test_the_header_of_a_passphrase_has_one_spelling() -> None:
    locked = encrypt(b"small", WORDS)
    body, mac = locked.split(b"\n", 4)[2:4]
    alphabet = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
    same_bytes = alphabet[alphabet.index(chr(body[-1])) ^ 1].encode()
    assert refusal(locked.replace(body, body[:-1] + same_bytes), WORDS) == Code.ENCRYPTION_DAMAGED
    other_mac = (b"A" if mac[10:11] != b"A" else b"B").join([mac[:10], mac[11:]])
    assert refusal(locked.replace(mac, other_mac), WORDS) == Code.ENCRYPTION_DAMAGED


def test_a_failed_decryption_leaves_no_file(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(encrypt(CONTENT, [KEY.recipient])[:-1])
    with pytest.raises(JudgeDesktopError) as caught:
        decrypt_file(source, target, KEY)
    assert (caught.value.code, sorted(tmp_path.iterdir())) == (Code.ENCRYPTION_DAMAGED, [source])


def test_files_go_to_files_that_only_their_owner_reads(tmp_path: Path) -> None:
    plain, locked, opened = tmp_path / "plain", tmp_path / "locked", tmp_path / "opened"
    plain.write_bytes(CONTENT)
    for to, key in (([KEY.recipient], KEY), (WORDS, WORDS)):
        encrypt_file(plain, locked, to)
        decrypt_file(locked, opened, key)
        assert opened.read_bytes() == CONTENT
        assert stat.S_IMODE(opened.stat().st_mode) == 0o600
    assert sorted(tmp_path.iterdir()) == [locked, opened, plain]


def test_a_decrypted_stream_has_no_name_on_the_disk(tmp_path: Path) -> None:
    locked = io.BytesIO(encrypt(CONTENT, [KEY.recipient]))
    with decrypted(locked, tmp_path, KEY) as plain:
        assert plain.read() == CONTENT
        assert list(tmp_path.iterdir()) == []
    with pytest.raises(JudgeDesktopError) as caught, decrypted(locked, tmp_path / "nowhere", KEY):
        pass
    assert caught.value.code == Code.FOLDER_NOT_WRITABLE


@pytest.mark.parametrize(
    "recipient",
    [
        "",
        "age1",
        KEY.recipient.upper(),
        KEY.recipient + " ",
        KEY.recipient[:-1] + ("q" if KEY.recipient[-1] != "q" else "p"),
        KEY.secret,
        "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z",
    ],
    ids=["nothing", "beginning only", "capitals", "space", "wrong check", "secret", "no point"],
)
def test_recipients_that_are_none_are_refused(recipient: str) -> None:
    with pytest.raises(JudgeDesktopError) as caught:
        check_recipient(recipient)
    assert caught.value.code == Code.KEY_UNUSABLE


def test_a_file_has_between_one_and_two_hundred_recipients() -> None:
    for recipients in ([], [KEY.recipient] * 201):
        with pytest.raises(JudgeDesktopError) as caught:
            encrypt(b"", recipients)
        assert caught.value.code == Code.KEY_UNUSABLE
    assert decrypt(encrypt(b"x", [KEY.recipient] * 200), KEY) == b"x"


def test_secrets_never_show_and_have_one_spelling() -> None:
    assert (repr(KEY), repr(WORDS)) == ("AgeKey()", "Passphrase()")
    assert Passphrase(" e\u0301  x\n") == Passphrase("é x")
    for secret in ("", KEY.secret.lower(), KEY.secret + "\n", KEY.recipient):
        with pytest.raises(JudgeDesktopError) as caught:
            AgeKey(secret)
        assert caught.value.code == Code.KEY_UNUSABLE
    with pytest.raises(JudgeDesktopError) as caught:
        Passphrase("")
    assert caught.value.code == Code.PASSPHRASE_NEEDED


class FullDisk(io.BytesIO):
    """A disk without room."""

    def write(self, _content: object, /) -> int:
        raise OSError(28, "No space left on device")


def test_a_full_disk_is_not_mistaken_for_a_damaged_file() -> None:
    for content, key in ((encrypt(CONTENT, [KEY.recipient]), KEY), (encrypt(CONTENT, WORDS), WORDS)):
        with pytest.raises(OSError, match="No space"):
            decrypt_stream(io.BytesIO(content), FullDisk(), key)
