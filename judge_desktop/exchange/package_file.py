"""The package (``.judgepack``): a container with the signed manifest, the people beside it, score files that go back to
a judge's new laptop (each encrypted to that laptop alone) and the attachments.

Everything but manifest, people and those files is derived from the manifest and refused where it differs, so a reader
of this program and one with ``ssh-keygen`` and ``sha256sum`` see the same. The encryption around it is ``encryption``;
whether the copy that signed it is one to trust is decided by the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from judge_desktop.domain.contest import Attachment
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import HandedBack, Package
from judge_desktop.exchange import documents, signing
from judge_desktop.exchange.container import ContainerReader, ContainerWriter, blob_name
from judge_desktop.exchange.package_documents import (
    decode_known_package,
    decode_neutral_package,
    decode_package,
    encode_package,
)
from judge_desktop.exchange.signing import LONGEST_SIGNATURE, Namespace, PublicKey, Signer, SigningKey
from judge_desktop.exchange.verified_before import VerifiedBefore
from judge_desktop.exchange.words import sha256

FIRST_ENTRY = "manifest.json"
_LONGEST_LIST = 4 * 2**20
_CHAIR_MAY_SIGN = (Namespace.DECISION, Namespace.PACKAGE, Namespace.RESULTS)
_JUDGE_MAY_SIGN = (Namespace.PROGRESS, Namespace.SCORES)

Progress = Callable[[int, int], None]
"""Called with (bytes done, bytes in all); may raise to cancel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedPackage:
    """A package whose signature was verified, with the bytes it was read from."""

    package: Package
    manifest: bytes
    signature: bytes
    people: bytes  # b"": left out


def write_package(
    package: Package,
    attachments: Mapping[str, Path],
    signing_key: SigningKey,
    stream: BinaryIO,
    *,
    salt: str,
    handed_back: Mapping[str, bytes] | None = None,
    progress: Progress | None = None,
) -> SignedPackage:
    """Writes a package to an empty stream that can seek. ``attachments``: where the bytes of each of ``files`` lie;
    ``handed_back``: the bytes of each of the package's ``handed_back`` by hash.

    Refuses ``ATTACHMENT_CHANGED`` when a file is not the one that its hash names.
    """
    manifest, people = encode_package(package, salt)
    signature = signing.sign(manifest, Namespace.PACKAGE, signing_key)
    signed = _read_back(manifest, people, signature)
    sums = _sums(signed)
    writer = ContainerWriter(stream)
    writer.add(FIRST_ENTRY, manifest)
    writer.add("manifest.json.sig", signature)
    writer.add("people.json", people)
    writer.add("SHA256SUMS", sums)
    writer.add("SHA256SUMS.sig", signing.sign(sums, Namespace.PACKAGE, signing_key))
    writer.add("allowed_signers", _allowed_signers(signed.package))
    for one in signed.package.handed_back:
        writer.add(handed_back_name(one.sha256), (handed_back or {})[one.sha256])
    total = sum(attachment.size for attachment in signed.package.files)
    done = 0
    for attachment in signed.package.files:
        _add(writer, attachment, attachments[attachment.sha256])
        done += attachment.size
        if progress is not None:
            progress(done, total)
    writer.finish()
    return signed


def _add(writer: ContainerWriter, attachment: Attachment, path: Path) -> None:
    changed = JudgeDesktopError(Code.ATTACHMENT_CHANGED, attachment=attachment.name)
    if not path.is_file() or path.stat().st_size != attachment.size:
        raise changed
    with path.open("rb") as source:
        if writer.add_blob(source, attachment.size) != attachment.sha256:
            raise changed


def read_head(stream: BinaryIO) -> tuple[SignedPackage, ContainerReader]:
    """The verified manifest and people at the head of a package, and the reader standing before its attachments.

    Refuses what ``container``, ``signing`` and ``package_documents`` refuse, and ``SIGNER_NOT_NAMED`` when the
    signature is not by one of the copies that the manifest itself names.
    """
    reader = ContainerReader(stream)
    manifest = reader.read(FIRST_ENTRY, documents.MAX_BYTES)
    signature = reader.read("manifest.json.sig", LONGEST_SIGNATURE)
    public_key = signing.signer_of(signature, Namespace.PACKAGE)
    signing.verify(manifest, signature, Namespace.PACKAGE, public_key)
    signed = _read_back(manifest, reader.read("people.json", documents.MAX_BYTES), signature)
    sums = reader.read("SHA256SUMS", _LONGEST_LIST)
    sums_signature = reader.read("SHA256SUMS.sig", LONGEST_SIGNATURE)
    signing.verify(sums, sums_signature, Namespace.PACKAGE, public_key)
    allowed = reader.read("allowed_signers", _LONGEST_LIST)
    if sums != _sums(signed) or allowed != _allowed_signers(signed.package):
        raise JudgeDesktopError(Code.CONTAINER_DAMAGED, entry="SHA256SUMS")
    return signed, reader


def read_package(
    stream: BinaryIO,
    sink_for: Callable[[str], AbstractContextManager[BinaryIO]] | None,
    *,
    handed_back: Callable[[HandedBack, bytes], None] | None = None,
    progress: Progress | None = None,
) -> SignedPackage:
    """Reads and verifies a whole package. ``sink_for(sha256)`` opens the private place where an attachment goes
    (``None``: only check); ``handed_back`` is told of each score file that goes back to a judge, one at a time. What
    either was given may be used only after this returned.
    """
    signed, reader = read_head(stream)
    for one in signed.package.handed_back:
        content = reader.read(handed_back_name(one.sha256), one.size)
        if len(content) != one.size or sha256(content) != one.sha256:
            raise JudgeDesktopError(Code.CONTAINER_DAMAGED, entry=handed_back_name(one.sha256))
        if handed_back is not None:
            handed_back(one, content)
    total = sum(attachment.size for attachment in signed.package.files)
    done = 0
    for attachment in signed.package.files:
        if sink_for is None:
            reader.copy_blob(attachment.sha256, attachment.size, None)
        else:
            with sink_for(attachment.sha256) as sink:
                reader.copy_blob(attachment.sha256, attachment.size, sink)
        done += attachment.size
        if progress is not None:
            progress(done, total)
    reader.finish()
    return signed


def handed_back_name(content_sha256: str) -> str:
    """The entry that holds a score file on its way back to its judge."""
    return f"handed_back/{content_sha256}"


def verify_documents(manifest: bytes, people: bytes | None, signature: bytes) -> SignedPackage:
    """A package from its documents as they arrive, without attachments; ``people`` None: they were left out of what
    is published, ids stand in for their words. Refuses as ``read_head`` does.
    """
    signing.verify(manifest, signature, Namespace.PACKAGE, signing.signer_of(signature, Namespace.PACKAGE))
    if people is None:
        return _named(decode_neutral_package(manifest), manifest, b"", signature)
    return _read_back(manifest, people, signature)


def _verify_stored(manifest: bytes, people: bytes, signature: bytes) -> Package:
    public_key = signing.signer_of(signature, Namespace.PACKAGE)
    signing.verify(manifest, signature, Namespace.PACKAGE, public_key)
    return _named(decode_known_package(manifest, people), manifest, people, signature).package


verify_stored = VerifiedBefore(_verify_stored, most=8)
"""A package from the bytes that a data folder kept (manifest, people, signature): signature and hashes are verified
again as when they came; how the documents are spelled was settled then.
"""


def _read_back(manifest: bytes, people: bytes, signature: bytes) -> SignedPackage:
    """The package as every reader will see it, and who signed it."""
    return _named(decode_package(manifest, people), manifest, people, signature)


def _named(package: Package, manifest: bytes, people: bytes, signature: bytes) -> SignedPackage:
    """The package with who signed it. Refuses ``SIGNER_NOT_NAMED``."""
    sent_by = signing.fingerprint(signing.signer_of(signature, Namespace.PACKAGE))
    if sent_by not in {chair.keys.judge_key for chair in package.chairs}:
        raise JudgeDesktopError(Code.SIGNER_NOT_NAMED)
    return SignedPackage(
        package=replace(package, sent_by=sent_by), manifest=manifest, signature=signature, people=people
    )


def _sums(signed: SignedPackage) -> bytes:
    lines = [f"{sha256(signed.manifest)}  {FIRST_ENTRY}", f"{sha256(signed.people)}  people.json"]
    lines += [f"{one.sha256}  {handed_back_name(one.sha256)}" for one in signed.package.handed_back]
    lines += [f"{attachment.sha256}  {blob_name(attachment.sha256)}" for attachment in signed.package.files]
    return "".join(f"{line}\n" for line in lines).encode("ascii")


def may_sign(package: Package) -> tuple[Signer, ...]:
    """Who may sign what: the copies of the chair first, then the judges whose keys the manifest knows."""
    signers = [
        Signer(chair.id, _CHAIR_MAY_SIGN, PublicKey.from_line(chair.keys.signing_key)) for chair in package.chairs
    ]
    signers += [
        Signer(judge.id, _JUDGE_MAY_SIGN, PublicKey.from_line(known.keys.signing_key))
        for judge in package.contest.panel.judges
        for known in judge.known_keys
    ]
    return tuple(signers)


def _allowed_signers(package: Package) -> bytes:
    return signing.write_allowed_signers(may_sign(package))
