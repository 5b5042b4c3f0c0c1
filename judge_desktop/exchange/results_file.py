"""The results file (``.judgeresults``): a container with the signed results and everything they rest on.

``results.json`` names every other entry by hash, so its one signature binds them all; manifest, score files and
decisions stand there as their signers signed them, so that nobody has to take the chair's word. What is public leaves
out ``people.json`` and all remarks. Whether the results follow from the documents is ``workflow.verify_file``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from judge_desktop.domain.decisions import Decision
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import Package
from judge_desktop.domain.publication import Audience, Publication
from judge_desktop.domain.scorecard import ScoreFile
from judge_desktop.exchange import documents, signing
from judge_desktop.exchange.container import ContainerReader, ContainerWriter
from judge_desktop.exchange.decision_documents import SignedDecision, verify_decision
from judge_desktop.exchange.package_file import SignedPackage, may_sign, verify_documents
from judge_desktop.exchange.results_document import decode_results, encode_results
from judge_desktop.exchange.score_file import SignedScores, verify_scores
from judge_desktop.exchange.signing import LONGEST_SIGNATURE, Namespace, PublicKey, Signer, SigningKey
from judge_desktop.exchange.words import sha256
from judge_desktop.scoring.rulings import known_keys

FIRST_ENTRY = "results.json"
SIGNATURE_ENTRY = "results.json.sig"
VERIFY_TEXT, VERIFY_PROGRAM = "VERIFY.txt", "verify.py"
LARGEST_CONTENT = 96 * 2**20
"""Bytes of all entries together: all of them are read to compute the results again."""
MOST_PARTS = 2_000_000
"""Commas of all documents together: in memory a score costs many times its few letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsContent:
    """Everything that goes into a results file but ``results.json``. Remarks and people that are empty are left out.

    ``decisions`` stand in the order of the publication.
    """

    package: SignedPackage
    scores: Sequence[SignedScores]
    decisions: Sequence[SignedDecision]
    verify_text: bytes
    verify_program: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    start: int
    size: int
    sha256: str


class OpenedResults:
    """A results file that is whole: its signature fits the key it names, its entries are exactly those it names.

    ``publication.signed_by`` signed it; whether that is a chair of the contest is ``package``'s to say. Entries are
    read again when they are asked for and proved again, so that a large file is never in memory at once.
    """

    def __init__(self, stream: BinaryIO, results: bytes, publication: Publication, entries: Mapping[str, _Entry]):
        self.publication = publication
        self.sha256 = sha256(results)
        self._stream = stream
        self._entries = entries

    @property
    def has_words(self) -> bool:
        """True when it holds people.json and the remarks."""
        return self.publication.audience is Audience.INTERNAL

    def package(self) -> Package:
        """The package of the round. Refuses ``SIGNER_NOT_NAMED`` when none of its chairs signed the results, and what
        ``package_file`` refuses.
        """
        manifest, signature = self.entry("manifest.json"), self.entry("manifest.json.sig")
        people = self.entry("people.json") if self.has_words else None
        package = verify_documents(manifest, people, signature).package
        told = self.publication
        if package.manifest != told.manifest or (package.contest.id, package.round) != (told.contest, told.round):
            raise JudgeDesktopError(Code.MANIFEST_NOT_ACCEPTED)
        if package.mode is not told.mode:
            raise JudgeDesktopError(Code.WRONG_MODE)
        if told.signed_by not in {chair.keys.judge_key for chair in package.chairs}:
            raise JudgeDesktopError(Code.SIGNER_NOT_NAMED)
        return package

    def score_files(self) -> tuple[ScoreFile, ...]:
        """Every score file, each whole and signed by the key it names, all of this round.

        Refuses ``WRONG_CONTEST``, ``WRONG_ROUND``, ``WRONG_MODE`` and what ``score_file`` refuses.
        """
        stems = map(_score_file_stem, documents_in(self.publication))
        found = tuple(verify_scores(*self._signed(stem)).score_file for stem in stems)
        self._demand_of_this_round(found)
        return found

    def decisions(self) -> tuple[Decision, ...]:
        """The decisions in their order, each whole and signed by the key it names, all of this round.

        Refuses as ``score_files`` does.
        """
        stems = map(_decision_stem, range(1, len(self.publication.decisions) + 1))
        found = tuple(verify_decision(*self._signed(stem)).decision for stem in stems)
        self._demand_of_this_round(found)
        return found

    def allowed_signers(
        self, package: Package, scores: Iterable[ScoreFile], decisions: Iterable[Decision]
    ) -> tuple[Signer, ...]:
        """The list of keys for ``ssh-keygen``, which must be the one that these documents give; refuses
        ``SIGNERS_MALFORMED``.
        """
        signers = _signers(package, scores, decisions)
        if self.entry("allowed_signers") != signing.write_allowed_signers(signers):
            raise JudgeDesktopError(Code.SIGNERS_MALFORMED)
        return signers

    def entry(self, name: str) -> bytes:
        """The bytes of an entry, proved again. Refuses ``CONTAINER_DAMAGED``."""
        known = self._entries[name]
        self._stream.seek(known.start)
        content = self._stream.read(known.size)
        if sha256(content) != known.sha256:
            raise JudgeDesktopError(Code.CONTAINER_DAMAGED, entry=name)
        return content

    def _signed(self, stem: str) -> tuple[bytes, bytes | None, bytes]:
        """(document, its remarks or None where they were left out, signature)."""
        remarks = self.entry(f"{stem}.remarks.json") if self.has_words else None
        return self.entry(f"{stem}.json"), remarks, self.entry(f"{stem}.json.sig")

    def _demand_of_this_round(self, found: Iterable[ScoreFile | Decision]) -> None:
        told = self.publication
        for one in found:
            for is_same, code in (
                (one.contest == told.contest, Code.WRONG_CONTEST),
                (one.round == told.round, Code.WRONG_ROUND),
                (one.mode is told.mode, Code.WRONG_MODE),
            ):
                if not is_same:
                    raise JudgeDesktopError(code)


def write_results_file(
    publication: Publication, content: ResultsContent, signing_key: SigningKey, stream: BinaryIO
) -> str:
    """Writes a results file to an empty stream that can seek; the SHA-256 of its ``results.json``.

    ``signed_by`` and ``files`` of the publication are results, not inputs. Refuses ``CONTAINER_TOO_LARGE``.
    """
    entries = _entries_of(content)
    hashes = {name: sha256(entry) for name, entry in entries.items()}
    publication = replace(publication, signed_by=signing.fingerprint(signing_key.public_key), files=hashes)
    sizes = {name: len(entry) for name, entry in entries.items()}
    _check_sizes(sizes)
    _check_parts(sum(entry.count(b",") for entry in entries.values()))
    results = encode_results(publication, sizes)
    _check_names(publication)
    writer = ContainerWriter(stream)
    writer.add(FIRST_ENTRY, results)
    writer.add(SIGNATURE_ENTRY, signing.sign(results, Namespace.RESULTS, signing_key))
    for name in sorted(entries):
        writer.add(name, entries[name])
    writer.finish()
    return sha256(results)


def open_results_file(stream: BinaryIO) -> OpenedResults:
    """A results file that is whole, from a stream that can seek and stays open. Nothing is kept in memory of it.

    Refuses ``SIGNER_NOT_NAMED`` (the signature is another key's than ``signed_by``), ``DOCUMENT_MALFORMED``,
    ``CONTAINER_DAMAGED``, ``CONTAINER_TOO_LARGE`` and what ``signing`` refuses.
    """
    reader = ContainerReader(stream)
    results = reader.read(FIRST_ENTRY, documents.MAX_BYTES)
    signature = reader.read(SIGNATURE_ENTRY, LONGEST_SIGNATURE)
    signer = signing.signer_of(signature, Namespace.RESULTS)
    signing.verify(results, signature, Namespace.RESULTS, signer)
    publication, sizes = decode_results(results)
    if publication.signed_by != signing.fingerprint(signer):
        raise JudgeDesktopError(Code.SIGNER_NOT_NAMED)
    _check_names(publication)
    _check_sizes(sizes)
    entries: dict[str, _Entry] = {}
    parts = 0
    for name, size in sizes.items():
        content = reader.read(name, size)
        if len(content) != size or sha256(content) != publication.files[name]:
            raise JudgeDesktopError(Code.CONTAINER_DAMAGED, entry=name)
        entries[name] = _Entry(start=stream.tell() - size, size=size, sha256=publication.files[name])
        parts += content.count(b",")
        _check_parts(parts)
    reader.finish()
    return OpenedResults(stream, results, publication, entries)


def documents_in(publication: Publication) -> list[str]:
    """All score files, counted or not. A decision about a paper that came too late is among what is not counted."""
    return sorted({*publication.documents, *publication.not_counted} - set(publication.decisions))


def _score_file_stem(document: str) -> str:
    """How the names of the entries begin that hold a score file of that hash."""
    return f"documents/{document}"


def _decision_stem(number: int) -> str:
    """How the names of the entries begin that hold the decision of that number, from 1."""
    return f"decisions/{number}"


def _check_names(publication: Publication) -> None:
    """The entries are exactly those that the results call for, each document under its own hash."""
    hashes = {_score_file_stem(one): one for one in documents_in(publication)}
    hashes |= {_decision_stem(number): one for number, one in enumerate(publication.decisions, 1)}
    words = {"people.json", *(f"{stem}.remarks.json" for stem in hashes)}
    hashes["manifest"] = publication.manifest
    names = {f"{stem}{ending}" for stem in hashes for ending in (".json", ".json.sig")}
    names |= {"allowed_signers", VERIFY_TEXT, VERIFY_PROGRAM}
    if publication.audience is Audience.INTERNAL:
        names |= words
    are_bound = all(publication.files.get(f"{stem}.json") == named for stem, named in hashes.items())
    if publication.files.keys() != names or not are_bound:
        raise JudgeDesktopError(Code.DOCUMENT_MALFORMED, reason="files")


def _check_sizes(sizes: Mapping[str, int]) -> None:
    if max(sizes.values(), default=0) > documents.MAX_BYTES or sum(sizes.values()) > LARGEST_CONTENT:
        raise JudgeDesktopError(Code.CONTAINER_TOO_LARGE, limit=LARGEST_CONTENT)


def _check_parts(parts: int) -> None:
    if parts > MOST_PARTS:
        raise JudgeDesktopError(Code.CONTAINER_TOO_LARGE, limit=MOST_PARTS)


def _entries_of(content: ResultsContent) -> dict[str, bytes]:
    package = content.package
    scores, decisions = (one.score_file for one in content.scores), (one.decision for one in content.decisions)
    signers = _signers(package.package, scores, decisions)
    entries = {
        "manifest.json": package.manifest,
        "manifest.json.sig": package.signature,
        "allowed_signers": signing.write_allowed_signers(signers),
        VERIFY_TEXT: content.verify_text,
        VERIFY_PROGRAM: content.verify_program,
    }
    signed = {
        _score_file_stem(one.score_file.sha256): (one.scores, one.signature, one.remarks) for one in content.scores
    }
    for number, decided in enumerate(content.decisions, 1):
        signed[_decision_stem(number)] = decided.body, decided.signature, decided.remarks
    words = {"people.json": package.people}
    for stem, (body, signature, remarks) in signed.items():
        entries |= {f"{stem}.json": body, f"{stem}.json.sig": signature}
        words[f"{stem}.remarks.json"] = remarks
    return entries | {name: entry for name, entry in words.items() if entry}


def _signers(package: Package, scores: Iterable[ScoreFile], decisions: Iterable[Decision]) -> tuple[Signer, ...]:
    """Who may sign what: as in the package, then the keys that decisions named for a judge."""
    signers = list(may_sign(package))
    listed = {signer.public_key for signer in signers}
    lines = {one.judge_key: one.signing_key for one in scores}
    for judge, keys in known_keys(package, decisions).items():
        for judge_key in keys:
            public_key = PublicKey.from_line(lines[judge_key]) if judge_key in lines else None
            if public_key is not None and public_key not in listed:
                signers.append(Signer(judge, (Namespace.SCORES,), public_key))
                listed.add(public_key)
    return tuple(signers)
