"""A package file: written once, read the same by us and by those who have only stock tools."""

from __future__ import annotations

import io
import zipfile
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import HandedBack, Package
from judge_desktop.exchange.encryption import encrypt
from judge_desktop.exchange.keys import Identity
from judge_desktop.exchange.package_file import SignedPackage, read_head, read_package, verify_stored, write_package
from judge_desktop.exchange.signing import Namespace, sign
from tests.helpers import stock_tools
from tests.helpers.contests import (
    CHAIR,
    DEPUTY,
    FILES,
    JUDGE,
    SALT,
    STRANGER,
    digest,
    package_of,
    small_contest,
    written_package,
)

PACKAGE = package_of(small_contest())


def sink_in(folder: Path) -> AbstractContextManager[BinaryIO]:
    raise AssertionError(folder)


def test_a_package_is_read_as_it_was_written(tmp_path: Path) -> None:
    content, signed = written_package(PACKAGE, tmp_path)
    arrived = tmp_path / "arrived"
    arrived.mkdir()
    steps: list[tuple[int, int]] = []
    found = read_package(
        io.BytesIO(content), lambda name: (arrived / name).open("xb"), progress=lambda *step: steps.append(step)
    )
    assert found == signed
    assert found.package.sent_by == CHAIR.public.judge_key
    assert {one.name: one.read_bytes() for one in arrived.iterdir()} == {digest(one): one for one in FILES.values()}
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert steps[-1] == (sum(map(len, FILES.values())),) * 2
    assert read_package(io.BytesIO(content), None) == signed
    assert read_head(io.BytesIO(content))[0] == signed
    assert verify_stored(signed.manifest, signed.people, signed.signature) == signed.package


def test_the_same_package_gives_the_same_bytes(tmp_path: Path) -> None:
    content, signed = written_package(PACKAGE, tmp_path)
    assert written_package(PACKAGE, tmp_path)[0] == content
    assert written_package(signed.package, tmp_path)[0] == content


@pytest.mark.parametrize(("identity", "principal"), [(CHAIR, "chair"), (DEPUTY, "deputy")])
def test_stock_tools_check_a_package(tmp_path: Path, identity: Identity, principal: str) -> None:
    content, signed = written_package(PACKAGE, tmp_path, identity)
    recipients = [JUDGE.public.age_recipient, CHAIR.public.age_recipient]
    assert stock_tools.age_decrypted(encrypt(content, recipients), JUDGE.age_key, tmp_path) == content
    there = tmp_path / "there"
    there.mkdir()
    names = stock_tools.unzipped(content, there)
    assert names == [
        "manifest.json", "manifest.json.sig", "people.json", "SHA256SUMS", "SHA256SUMS.sig", "allowed_signers",
        *sorted(f"attachments/{digest(one)}" for one in FILES.values()),
    ]  # fmt: skip
    assert (there / "manifest.json").read_bytes() == signed.manifest
    for document in ("manifest.json", "SHA256SUMS"):
        assert stock_tools.signed_by(there, document, principal, Namespace.PACKAGE)
        assert stock_tools.sound_signature(there, document, Namespace.PACKAGE)
        assert not stock_tools.signed_by(there, document, "j2", Namespace.PACKAGE)
        assert not stock_tools.signed_by(there, document, principal, Namespace.DECISION)
    assert stock_tools.sums_agree(there)
    (there / "people.json").write_bytes(b"{}")
    assert not stock_tools.sums_agree(there)


def test_the_shipped_list_lets_a_judge_sign_scores_and_nothing_else(tmp_path: Path) -> None:
    content, _ = written_package(PACKAGE, tmp_path)
    stock_tools.unzipped(content, tmp_path)
    first = (tmp_path / "allowed_signers").read_text().splitlines()[0]
    assert first.startswith("chair ")
    assert CHAIR.public.signing_key in first
    allowed = {
        namespace.name
        for namespace in Namespace
        if _verifies(tmp_path, "j2", JUDGE, namespace) and not _verifies(tmp_path, "chair", JUDGE, namespace)
    }
    assert allowed == {"SCORES", "PROGRESS"}
    assert {one.name for one in Namespace if _verifies(tmp_path, "chair", CHAIR, one)} == {
        "PACKAGE",
        "DECISION",
        "RESULTS",
    }


def _verifies(folder: Path, principal: str, identity: Identity, namespace: Namespace) -> bool:
    (folder / "document").write_bytes(b"{}")
    (folder / "document.sig").write_bytes(sign(b"{}", namespace, identity.signing_key))
    return stock_tools.signed_by(folder, "document", principal, namespace)


def test_an_update_carries_only_what_is_new(tmp_path: Path) -> None:
    _, first = written_package(PACKAGE, tmp_path)
    fresh = next(one for one in PACKAGE.files if one.name == "photo.jpg")
    contest = small_contest()
    submissions = tuple(
        replace(
            submission,
            attachments=tuple(
                replace(one, revision=2) if one.sha256 == fresh.sha256 else one for one in submission.attachments
            ),
        )
        for submission in contest.submissions
    )
    manifest = first.package.manifest
    changes = {"revision": 2, "previous": manifest, "acceptable": (manifest,), "files": (replace(fresh, revision=2),)}
    content, second = written_package(package_of(replace(contest, submissions=submissions), **changes), tmp_path)
    there = tmp_path / "there"
    there.mkdir()
    assert stock_tools.unzipped(content, there)[6:] == [f"attachments/{fresh.sha256}"]
    assert stock_tools.sums_agree(there)
    assert second.package.accepts(manifest)
    assert read_package(io.BytesIO(content), None).package.files == second.package.files
    assert len(second.package.contest.submissions[0].attachments) == 3


def refusal(package: Package, folder: Path, identity: Identity = CHAIR) -> Code:
    with pytest.raises(JudgeDesktopError) as caught:
        written_package(package, folder, identity)
    return caught.value.code


def test_only_a_copy_that_the_package_names_may_sign_it(tmp_path: Path) -> None:
    assert refusal(PACKAGE, tmp_path, STRANGER) == Code.SIGNER_NOT_NAMED
    assert refusal(PACKAGE, tmp_path, JUDGE) == Code.SIGNER_NOT_NAMED


def test_what_no_reader_would_take_is_not_written(tmp_path: Path) -> None:
    assert refusal(replace(PACKAGE, revision=0), tmp_path) == Code.DOCUMENT_MALFORMED
    assert refusal(replace(PACKAGE, chairs=()), tmp_path) == Code.DOCUMENT_MALFORMED


def test_an_attachment_that_changed_since_it_was_added_is_told(tmp_path: Path) -> None:
    def said(change: bytes | None) -> tuple[Code, object]:
        places = {}
        for content in FILES.values():
            places[digest(content)] = tmp_path / digest(content)
            places[digest(content)].write_bytes(content)
        photo = places[digest(FILES["photo.jpg"])]
        if change is None:
            photo.unlink()
        else:
            photo.write_bytes(change)
        with pytest.raises(JudgeDesktopError) as caught:
            write_package(PACKAGE, places, CHAIR.signing_key, io.BytesIO(), salt=SALT)
        return caught.value.code, caught.value.details["attachment"]

    photo = FILES["photo.jpg"]
    for change in (photo[:-1], photo + b"x", photo[:-1] + b"x", None):
        assert said(change) == (Code.ATTACHMENT_CHANGED, "photo.jpg")


def test_a_cancelled_reading_stops(tmp_path: Path) -> None:
    content, _ = written_package(PACKAGE, tmp_path)

    def cancel(done: int, in_all: int) -> None:
        raise InterruptedError(done, in_all)

    with pytest.raises(InterruptedError):
        read_package(io.BytesIO(content), None, progress=cancel)
    with pytest.raises(AssertionError):
        read_package(io.BytesIO(content), lambda name: sink_in(tmp_path / name))


HANDED_BACK = b"age-encryption.org/v1 what only one laptop opens"


def with_handed_back(folder: Path, **changes: Any) -> tuple[bytes, SignedPackage]:
    """The package with one score file on its way back to j2."""
    entry = HandedBack(judge="j2", sha256=digest(HANDED_BACK), size=len(HANDED_BACK))
    package = replace(PACKAGE, handed_back=(replace(entry, **changes),))
    places = {digest(content): folder / digest(content) for content in FILES.values()}
    for content in FILES.values():
        places[digest(content)].write_bytes(content)
    stream = io.BytesIO()
    contents = dict.fromkeys((one.sha256 for one in package.handed_back), HANDED_BACK)
    signed = write_package(package, places, CHAIR.signing_key, stream, salt=SALT, handed_back=contents)
    return stream.getvalue(), signed


def test_what_goes_back_to_a_judge_is_bound_by_the_signed_manifest(tmp_path: Path) -> None:
    content, signed = with_handed_back(tmp_path)
    told: list[tuple[HandedBack, bytes]] = []

    found = read_package(io.BytesIO(content), None, handed_back=lambda *one: told.append(one))

    assert (found, told) == (signed, [(signed.package.handed_back[0], HANDED_BACK)])
    sums = zipfile.ZipFile(io.BytesIO(content)).read("SHA256SUMS").decode()
    assert f"{digest(HANDED_BACK)}  handed_back/{digest(HANDED_BACK)}\n" in sums


def test_a_changed_score_file_on_its_way_back_refuses_the_package(tmp_path: Path) -> None:
    content, _ = with_handed_back(tmp_path)
    place = content.index(HANDED_BACK) + 30
    mutant = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]

    with pytest.raises(JudgeDesktopError) as refused:
        read_package(io.BytesIO(mutant), None)

    assert refused.value.code is Code.CONTAINER_DAMAGED


@pytest.mark.parametrize("changes", [{"judge": "j9"}, {"judge": "j3"}, {"size": 0}, {"size": 2**30}, {"sha256": "x"}])
def test_a_signed_nonsense_of_what_goes_back_is_refused(tmp_path: Path, changes: dict[str, object]) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        with_handed_back(tmp_path, **changes)

    assert refused.value.code is Code.DOCUMENT_MALFORMED


def test_a_stored_package_is_proved_anew_each_time_it_is_read(tmp_path: Path) -> None:
    """What it says is remembered, but never for other bytes."""
    _, signed = written_package(PACKAGE, tmp_path)
    assert verify_stored(signed.manifest, signed.people, signed.signature) == signed.package
    for manifest, people, signature in (
        (signed.manifest.replace(b'"revision":1', b'"revision":2'), signed.people, signed.signature),
        (signed.manifest, signed.people.replace(b"0", b"1", 1), signed.signature),
        (signed.manifest, signed.people, signed.signature.replace(b"A", b"B", 1)),
    ):
        with pytest.raises(JudgeDesktopError):
            verify_stored(manifest, people, signature)
