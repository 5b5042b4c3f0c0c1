#!/usr/bin/env python3
"""Checks a results file of a contest (``.judgeresults``) without the program that made it.

    python3 verify.py FILE.judgeresults [--chair-key SHA256:…] [--language th|en]

Needed: Python 3.8 or newer and the command ``ssh-keygen`` (OpenSSH 8.1 or newer). Nothing is sent anywhere, nothing is
written but temporary files. Exit code 0: everything agrees; 1: something is wrong, the first such thing is printed;
2: it was called wrongly, or ``ssh-keygen`` is missing or too old. It speaks Thai where the computer does, else English.

What it does. A results file holds the chair's signed definition of the contest (``manifest.json``), every judge's
signed scores (``documents/``), every signed decision of the chair (``decisions/``) and what follows from them
(``results.json``, signed). This program checks every signature, then works out the results once more from the signed
scores and decisions alone, with exact fractions, and compares them with what ``results.json`` says.

What the chair of a contest CANNOT do without this program noticing, even by signing a false ``results.json``:
change a score that a judge signed; count a scorecard nobody signed, or leave out one that counts, without a signed
decision that can be read here; print another total, rank, tie-break, level or number of votes than the one that follows
from the documents; leave a decision out from between two others, or one that a later decision names.

What the chair COULD do, and how people can notice it:
- leave out a whole score file together with every decision that names it, or the very last decisions. Each judge keeps
  the own signed score file, and a judge's copy of the program compares it with the results file; so do signed papers.
- declare a key of the chair's own making to be a judge's, or type a scorecard "from paper". Both take a signed
  decision; this program names them under "please look at".
- sign a new definition of the contest after scoring began. The judges' files name the one they were made for; this
  program says so when it is another one.
- send another results file to other people. Compare the SHA-256 that is printed here.
- not be the chair at all: anyone can make a contest of their own with the same title. That is why the fingerprint of
  the key must be compared with the printed announcement.

The text below goes from the file to the figures, in fourteen parts; each can be read by itself.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import functools
import hashlib
import itertools
import json
import locale
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unicodedata
import zlib
from fractions import Fraction
from typing import Any, Callable, Dict, FrozenSet, Iterable, List, NamedTuple, Optional, Sequence, Set, Tuple

# ---------------------------------------------------------------------------------------------------------------------
# 1. Words: every sentence is written twice, and one of the two is shown.
# ---------------------------------------------------------------------------------------------------------------------

THAI, ENGLISH = "th", "en"


class Sentence(NamedTuple):
    """One sentence in both languages."""

    th: str
    en: str

    def shown(self, language: str) -> str:
        """The sentence in that language."""
        return self.th if language == THAI else self.en


class Stopped(Exception):
    """The check goes no further; the sentence says why."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.sentence = Sentence(th, en)


class Wrong(Stopped):
    """Something in the file is not as it must be."""


class CannotCheck(Stopped):
    """The file could not even be looked at: ssh-keygen is missing, or the like."""


def language_of_this_computer() -> str:
    """Thai where the computer is set to Thai, else English."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    if not any(names):  # Windows has none of these
        try:
            locale.setlocale(locale.LC_ALL, "")
            names = [locale.getlocale()[0] or ""]
        except locale.Error:
            names = []
    first = next((name for name in names if name), "")
    return THAI if first.lower().startswith("th") else ENGLISH


# ---------------------------------------------------------------------------------------------------------------------
# 2. The file: a zip whose entries are stored as they are. It has exactly one spelling, so that nothing can hide in it.
# ---------------------------------------------------------------------------------------------------------------------

LARGEST_FILE = 160 * 2**20
MOST_ENTRIES = 20_016
LARGEST_ENTRY, LARGEST_TOGETHER = 16 * 2**20, 96 * 2**20
MOST_PARTS, MOST_PARTS_TOGETHER = 500_000, 2_000_000
ENTRY_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*", re.ASCII)


def read_file(path: str) -> bytes:
    """The bytes of the file."""
    try:
        if os.path.getsize(path) > LARGEST_FILE:
            raise Wrong("ไฟล์ใหญ่เกินกว่าที่ไฟล์ผลการตัดสินจะเป็นได้", "the file is larger than a results file can be")
        with open(path, "rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as refused:
        raise CannotCheck(f"เปิดไฟล์ไม่ได้: {path}", f"the file cannot be opened: {path}") from refused


def entries_of(content: bytes) -> Dict[str, bytes]:
    """Name -> content of every entry, in the order in which they stand. Nothing is unpacked to the disk.

    Read from the start, header by header. Whatever another zip program might see in these bytes instead is refused at
    the end: the file must be, byte for byte, the one zip that holds these entries.
    """
    not_ours = Wrong("ไฟล์นี้ไม่ใช่ไฟล์ผลการตัดสินที่สมบูรณ์", "this is not a whole results file")
    found: Dict[str, bytes] = {}
    place = 0
    while content[place : place + 4] == b"PK\x03\x04":
        header = content[place : place + 30].ljust(30, b"\0")
        size, length = struct.unpack("<LH", header[22:28])
        start = place + 30 + length
        name = content[place + 30 : start].decode("latin-1")
        if not ENTRY_NAME.fullmatch(name) or name in found or len(found) >= MOST_ENTRIES:
            raise not_ours
        found[name] = content[start : start + size]
        place = start + size
    if not found or content[-22:-18] != b"PK\x05\x06":
        raise not_ours
    if container_of(found) != content:
        raise Wrong(
            "ไฟล์ถูกบรรจุใหม่หรือมีสิ่งอื่นแทรกอยู่ ไม่ตรงกับที่โปรแกรมเขียนไว้",
            "the file was packed again, or holds something beside its entries",
        )
    return found


def container_of(entries: Dict[str, bytes]) -> bytes:
    """The one zip that holds exactly these entries in this order: stored, dated 1 January 1980, without comments."""
    body, directory = bytearray(), bytearray()
    for name, content in entries.items():
        described = (0x0800, 0, 0, 0x21, zlib.crc32(content), len(content), len(content), len(name), 0)
        place = len(body)
        body += struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, *described) + name.encode("ascii") + content
        directory += struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 0x0314, 20, *described, 0, 0, 0, 0o100644 << 16, place)
        directory += name.encode("ascii")
    count = len(entries)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def check_entries(entries: Dict[str, bytes], results: Dict[str, Any]) -> None:
    """The container holds exactly what the signed results name, each entry unchanged, in the fixed order."""
    named = {one["name"]: one for one in results["files"]}
    order = [one["name"] for one in results["files"]]
    if order != sorted(set(order)) or set(order) != expected_names(results):
        raise Wrong(
            "รายการสิ่งที่บรรจุใน results.json ไม่ครบหรือไม่ถูกต้อง",
            "the list of entries in results.json is not what a results file holds",
        )
    found = [name for name in entries if name not in ("results.json", "results.json.sig")]
    sizes = [len(entries[name]) for name in found]
    parts = sum(entries[name].count(b",") for name in found)  # what is signed costs memory by its parts, not letters
    if max(sizes, default=0) > LARGEST_ENTRY or sum(sizes) > LARGEST_TOGETHER or parts > MOST_PARTS_TOGETHER:
        raise Wrong("ไฟล์ใหญ่เกินกว่าที่ไฟล์ผลการตัดสินจะเป็นได้", "the file is larger than a results file can be")
    for name in found:
        if name not in named:
            raise Wrong(f"มีสิ่งที่ผู้ลงลายมือชื่อไม่ได้ระบุอยู่ในไฟล์: {name}", f"an entry that nobody signed: {name}")
    for name, one in named.items():
        if name not in entries:
            raise Wrong(f"ขาดสิ่งที่ต้องมีในไฟล์: {name}", f"an entry is missing: {name}")
        if len(entries[name]) != one["size"] or sha256(entries[name]) != one["sha256"]:
            raise Wrong(f"เนื้อหาถูกเปลี่ยน: {name}", f"an entry was changed: {name}")
    if list(entries) != ["results.json", "results.json.sig", *order]:
        raise Wrong("ลำดับสิ่งที่บรรจุในไฟล์ถูกเปลี่ยน", "the entries stand in another order than they were written in")


def expected_names(results: Dict[str, Any]) -> Set[str]:
    """The entries beside results.json. Only an internal file holds names and words (people.json, remarks)."""
    is_internal = results["audience"] == "internal"
    stems = [f"documents/{one}" for one in documents_in(results)]
    stems += [f"decisions/{place}" for place in range(1, len(results["decisions"]) + 1)]
    endings = (".json", ".json.sig", ".remarks.json") if is_internal else (".json", ".json.sig")
    names = {stem + ending for stem in stems for ending in endings}
    names |= {"manifest.json", "manifest.json.sig", "allowed_signers", "VERIFY.txt", "verify.py"}
    return names | {"people.json"} if is_internal else names


def documents_in(results: Dict[str, Any]) -> List[str]:
    """The score files, counted or not. (A decision about a paper that came too late is not counted either.)"""
    others = {one["sha256"] for one in results["not_counted"]}
    return sorted({*results["documents"], *others} - set(results["decisions"]))


def sha256(content: bytes) -> str:
    """SHA-256 in hexadecimal, as ``sha256sum`` prints it."""
    return hashlib.sha256(content).hexdigest()


# ---------------------------------------------------------------------------------------------------------------------
# 3. Documents: JSON that has exactly one spelling. A second spelling of the same content is refused, as is every name
#    that stands twice, so that two readers can never understand one document differently.
# ---------------------------------------------------------------------------------------------------------------------

LARGEST_INTEGER = 2**53 - 1
DEEPEST = 32


def read_document(content: bytes, schema: str, name: str) -> Dict[str, Any]:
    """What a document says. ``schema`` is the type and version it must be of; ``name`` is for the sentence."""
    malformed = Wrong(f"เอกสารเขียนไม่ถูกรูปแบบ: {name}", f"a document is not spelled as it must be: {name}")
    # A few letters of JSON cost many times their size in memory: how much there may be is looked at first.
    parts = max(content.count(b","), content.count(b"[") + content.count(b"{"))
    if len(content) > LARGEST_ENTRY or parts > MOST_PARTS:
        raise malformed
    try:
        tree = json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_without_doubles,
            parse_int=_whole_number,
            parse_float=_refused,
            parse_constant=_refused,
        )
    except (ValueError, RecursionError) as refused:
        raise malformed from refused
    if not isinstance(tree, dict) or not _is_plain(tree, 1) or spelled(tree) != content:
        raise malformed
    if tree.get("schema") != schema:
        raise Wrong(
            f"เอกสารเป็นชนิดหรือรุ่นที่โปรแกรมนี้ไม่รู้จัก: {name}",
            f"a document is of a type or version that this program does not know: {name}",
        )
    return tree


def spelled(tree: object) -> bytes:
    """The one spelling: names sorted, no white space, UTF-8."""
    return json.dumps(tree, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _without_doubles(pairs: List[Tuple[str, Any]]) -> Dict[str, Any]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a name stands twice")
    return dict(pairs)


def _whole_number(text: str) -> int:
    number = int(text) if len(text) <= 17 else LARGEST_INTEGER + 1
    if abs(number) > LARGEST_INTEGER:
        raise ValueError("a number that not every reader keeps exactly")
    return number


def _refused(text: str) -> Any:
    raise ValueError(f"a signed document holds no {text}")


def _is_plain(value: Any, depth: int) -> bool:
    """True for whole numbers, yes/no, nothing, texts in the usual composition (NFC), and lists and names of these."""
    if depth > DEEPEST + 1:
        return False
    if isinstance(value, dict):
        return all(name.isascii() and _is_plain(item, depth + 1) for name, item in value.items())
    if isinstance(value, list):
        return all(_is_plain(item, depth + 1) for item in value)
    return not isinstance(value, str) or value.isascii() or unicodedata.normalize("NFC", value) == value


# What a value in a document may look like. A shape says it for every name of a document.
Kind = Callable[[Any], bool]
Shape = Dict[str, Kind]


def spelled_as(pattern: str) -> Kind:
    """Texts of that pattern."""
    expression = re.compile(pattern, re.ASCII)
    return lambda value: isinstance(value, str) and expression.fullmatch(value) is not None


def list_of(kind: Kind) -> Kind:
    """Lists of such values."""
    return lambda value: isinstance(value, list) and all(map(kind, value))


def map_of(kind: Kind) -> Kind:
    """Names with such values."""
    return lambda value: isinstance(value, dict) and all(map(kind, value.values()))


def one_of(*choices: object) -> Kind:
    """One of these."""
    return lambda value: any(type(value) is type(choice) and value == choice for choice in choices)


def tree_of(shape: Shape, exact: bool = True) -> Kind:
    """A part of a document with these names, and no others where it must be ``exact``."""

    def has_shape(value: Any) -> bool:
        if not isinstance(value, dict) or (set(value) != set(shape) if exact else not set(shape) <= set(value)):
            return False
        return all(kind(value[name]) for name, kind in shape.items())

    return has_shape


def is_text(value: Any) -> bool:
    """True for a text."""
    return isinstance(value, str)


def is_anything(_value: Any) -> bool:
    """True always: this program has no use for it."""
    return True


def is_number(value: Any) -> bool:
    """True for a whole number from 0."""
    return type(value) is int and value >= 0


def is_whole(value: Any) -> bool:
    """True for a whole number."""
    return type(value) is int


def is_yes_or_no(value: Any) -> bool:
    """True for true and false."""
    return isinstance(value, bool)


def or_nothing(kind: Kind) -> Kind:
    """Such a value, or null."""
    return lambda value: value is None or kind(value)


HASH, FINGERPRINT, ID = "[0-9a-f]{64}", "SHA256:[A-Za-z0-9+/]{43}", "[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?"
MARK = r"(?:0|[1-9][0-9]{0,17})(?:[.][0-9]{0,17}[1-9])?"
is_hash, is_hash_or_empty = spelled_as(HASH), spelled_as(f"(?:{HASH})?")
is_fingerprint, is_hash_or_key = spelled_as(FINGERPRINT), spelled_as(f"{HASH}|{FINGERPRINT}")
is_id, is_id_or_empty = spelled_as(ID), spelled_as(f"(?:{ID})?")
is_mark, is_score = spelled_as(MARK), spelled_as(r"(?=.{1,12}\Z)(?:0|[1-9][0-9]*)(?:[.][0-9]*[1-9])?")
is_mode, is_state = one_of("rehearsal", "official"), one_of("draft", "sealed", "recused", "absent")
is_method = one_of("mean", "trimmed_mean", "median", "severity_adjusted", "rank_sum")
is_step = one_of("criteria_by_weight", "median", "head_to_head", "chair", "resolution")
is_fraction, is_count = spelled_as("-?[0-9]{1,4000}/[1-9][0-9]{0,3999}"), spelled_as("[0-9]{1,10}")

RECUSAL = {"scope": one_of("category", "submission"), "target": is_id, "ground": is_text}
SCORECARD = {"submission": is_id, "state": is_state, "scores": map_of(or_nothing(is_score))}
SCORES: Shape = {
    "schema": is_text, "contest": is_id, "round": is_id, "mode": is_mode, "manifest": is_hash, "rubric": is_hash,
    "judge": is_id, "judge_key": is_fingerprint, "signing_key": is_text, "age_recipient": is_text,
    "recipients": list_of(is_text), "revision": lambda value: is_number(value) and value >= 1,
    "previous": is_hash_or_empty, "declaration": one_of("made", "not_made"), "recusals": list_of(tree_of(RECUSAL)),
    "scorecards": list_of(tree_of(SCORECARD)), "remarks": is_hash, "created": is_text,
}  # fmt: skip
REMARKS: Shape = {
    "schema": is_text, "salt": is_hash, "notes": is_text, "recusal_reasons": list_of(is_text),
    "scorecards": list_of(tree_of({"submission": is_text, "comments": map_of(is_text)}, exact=False)),
}  # fmt: skip
REASON: Shape = {"schema": is_text, "salt": is_hash, "reason": is_text, "texts": map_of(is_text)}
is_kind = one_of(
    "confirm_judge", "replace_key", "attendance", "correct_text", "paper_scorecard", "choose_revision", "set_aside",
    "restore", "exclude", "popular_vote", "acting_chair", "break_tie", "award", "joint_award", "no_award", "close",
    "reopen",
)  # fmt: skip
DECISION: Shape = {
    "schema": is_text, "kind": is_kind, "contest": is_id, "round": is_id, "mode": is_mode, "signed_by": is_fingerprint,
    "sequence": lambda value: is_number(value) and value >= 1, "previous": is_hash_or_empty, "decided_by": is_id,
    "recorded_by": is_id, "category": is_id_or_empty, "submissions": list_of(is_id), "judge": is_id_or_empty,
    "documents": list_of(is_hash_or_key), "values": map_of(is_text), "created": is_text, "remarks": is_hash,
}  # fmt: skip
KEYS = {"judge_key": is_fingerprint, "signing_key": is_text, "age_recipient": is_text}
CRITERION = {"id": is_id, "full_mark": is_mark, "step": is_mark, "required": is_yes_or_no}
RULES = {
    "method": is_method, "decimals": one_of(*range(7)), "minimum_scorecards": is_number,
    "tie_break_ladder": list_of(is_step), "comment_required": is_yes_or_no, "comment_minimum": is_number,
}  # fmt: skip
MANIFEST: Shape = {
    "schema": is_text, "contest": is_id, "round": is_id, "mode": is_mode, "revision": is_number,
    "previous": is_hash_or_empty, "acceptable": list_of(is_hash), "rubric": is_hash, "people": is_hash,
    "chairs": list_of(tree_of({"id": is_id, "keys": tree_of(KEYS)})),
    "judges": list_of(tree_of(
        {"id": is_id, "votes": is_yes_or_no,
         "known_keys": list_of(tree_of({"keys": tree_of(KEYS), "confirmation": is_text}))}, exact=False)),
    "categories": list_of(tree_of(
        {"id": is_id, "rubric": is_id,
         "award_levels": list_of(tree_of({"id": is_id, "lowest": is_mark}))}, exact=False)),
    "rubrics": list_of(tree_of({"id": is_id, "criteria": list_of(tree_of(CRITERION, exact=False))}, exact=False)),
    "rules": tree_of(RULES, exact=False),
    "submissions": list_of(tree_of({"id": is_id, "number": is_whole, "category": is_id}, exact=False)),
    "assignments": list_of(tree_of({"judge": is_id, "submission": is_id})),
    "recusals": list_of(tree_of({"judge": is_id, **RECUSAL})),
    "eligibility": is_anything, "popular_vote": is_yes_or_no, "schedule": is_anything, "timeline": is_anything,
    "files": is_anything, "handed_back": is_anything, "about": is_anything, "round_words": is_anything,
}  # fmt: skip
STANDING = {
    "category": is_id, "submission": is_id, "rank": or_nothing(is_number), "tied": is_yes_or_no,
    "decided_by": or_nothing(is_text), "score": or_nothing(is_text), "sum": is_fraction,
    "exact": or_nothing(is_fraction), "scorecards": is_number,
}  # fmt: skip
AWARD = {"category": is_id, "submission": is_id_or_empty, "kind": is_text, "level": is_id_or_empty, "decision": is_hash}
VOTES = {"submission": is_id, "votes": is_number, "rank": is_number, "tied": is_yes_or_no}
RESULTS: Shape = {
    "schema": is_text, "audience": one_of("internal", "public"), "listed": one_of("all", "awarded"), "contest": is_id,
    "round": is_id, "mode": is_mode, "manifest": is_hash, "signed_by": is_fingerprint, "method": is_method,
    "decimals": is_number, "minimum_scorecards": is_number, "severity_penalty": is_mark, "ladder": list_of(is_step),
    "documents": list_of(is_hash), "not_counted": list_of(tree_of({"sha256": is_hash, "why": is_text})),
    "decisions": list_of(is_hash), "standings": list_of(tree_of(STANDING)), "awards": list_of(tree_of(AWARD)),
    "popular_vote": list_of(tree_of(VOTES)), "popular_vote_decision": is_hash_or_empty,
    "files": list_of(tree_of({"name": is_text, "sha256": is_hash, "size": is_number})),
}  # fmt: skip


def shaped(content: bytes, schema: str, shape: Shape, name: str) -> Dict[str, Any]:
    """A document of that type whose every part looks as it must."""
    tree = read_document(content, schema, name)
    if not tree_of(shape)(tree):
        for part, kind in shape.items():
            if part not in tree or not kind(tree[part]):
                raise Wrong(f"เอกสารเขียนไม่ถูกรูปแบบ: {name} ({part})", f"a document is malformed: {name} ({part})")
        raise Wrong(f"เอกสารมีส่วนที่ไม่รู้จัก: {name}", f"a document holds something unknown: {name}")
    return tree


# ---------------------------------------------------------------------------------------------------------------------
# 4. Keys and signatures: ssh-keygen checks them; this program only tells it which key must have signed what.
# ---------------------------------------------------------------------------------------------------------------------

PACKAGE_SIGNED, SCORES_SIGNED = "judge-desktop-package-v1", "judge-desktop-scores-v1"
DECISION_SIGNED, RESULTS_SIGNED = "judge-desktop-decision-v1", "judge-desktop-results-v1"
TOO_OLD = (b"unknown option", b"illegal option", b"invalid option")


def ssh_keygen() -> Optional[str]:
    """Where ssh-keygen lies. Only the folders of PATH are looked into: Windows would first take a program of that name
    that somebody put beside the results file.
    """
    name = "ssh-keygen.exe" if os.name == "nt" else "ssh-keygen"
    folders = [one for one in os.environ.get("PATH", os.defpath).split(os.pathsep) if os.path.isabs(one)]
    return next((one for one in (shutil.which(os.path.join(folder, name)) for folder in folders) if one), None)


def check_ssh_keygen() -> None:
    """Says so when ssh-keygen is missing or cannot check signatures."""
    program = ssh_keygen()
    if program is None:
        raise CannotCheck(
            "ไม่พบคำสั่ง ssh-keygen กรุณาติดตั้ง OpenSSH รุ่น 8.1 ขึ้นไป",
            "the command ssh-keygen was not found; please install OpenSSH 8.1 or newer",
        )
    said = subprocess.run([program, "-Y", "verify"], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if any(one in said.stderr.lower() for one in TOO_OLD):
        raise CannotCheck(
            "ssh-keygen ในเครื่องนี้เก่าเกินไป กรุณาติดตั้ง OpenSSH รุ่น 8.1 ขึ้นไป",
            "ssh-keygen on this computer is too old; please install OpenSSH 8.1 or newer",
        )


def is_signed(message: bytes, signature: bytes, namespace: str, key: str) -> bool:
    """True when ``key`` ("ssh-ed25519 AAAA…") signed exactly this message for that purpose.

    ssh-keygen is given a list of signers with this one key and this one purpose, whatever lists the file contains.
    """
    if signature != in_one_spelling(signature, namespace, key):
        return False
    with tempfile.TemporaryDirectory(prefix="verify-") as folder:
        signers, armor = os.path.join(folder, "allowed_signers"), os.path.join(folder, "signature")
        with open(signers, "w", encoding="ascii") as stream:
            stream.write(f'signer namespaces="{namespace}" {key}\n')
        with open(armor, "wb") as stream:
            stream.write(signature)
        command = [ssh_keygen() or "", "-Y", "verify", "-f", signers, "-I", "signer", "-n", namespace, "-s", armor]
        return subprocess.run(command, input=message, capture_output=True, check=False).returncode == 0


def in_one_spelling(signature: bytes, namespace: str, key: str) -> bytes:
    """The signature as ssh-keygen writes it (PROTOCOL.sshsig of OpenSSH), b"" when it cannot be that key's.

    ssh-keygen reads other spellings, too, and takes a second number for the same signature (RFC 8032 forbids it,
    section 5.1.7): anybody could make another file of an honest one.
    """
    first, last = b"-----BEGIN SSH SIGNATURE-----\n", b"-----END SSH SIGNATURE-----\n"
    try:
        bare = base64.b64decode(signature[len(first) : -len(last)])[-64:]
    except binascii.Error:
        return b""
    if int.from_bytes(bare[32:], "little") >= ORDER:
        return b""
    signed_by = base64.b64decode(key.partition(" ")[2])
    parts = (signed_by, namespace.encode(), b"", b"sha512", strings(b"ssh-ed25519", bare))
    text = base64.b64encode(b"SSHSIG" + struct.pack(">L", 1) + strings(*parts))
    return first + b"".join(text[place : place + 70] + b"\n" for place in range(0, len(text), 70)) + last


def strings(*parts: bytes) -> bytes:
    """Strings as SSH writes them (RFC 4251, section 5): each after its length in four bytes."""
    return b"".join(struct.pack(">L", len(part)) + part for part in parts)


def check_signature(entries: Dict[str, bytes], name: str, namespace: str, key: str) -> None:
    """The entry of that name is signed, by that key and for that purpose."""
    signature = entries.get(f"{name}.sig", b"")
    if not is_signed(entries[name], signature, namespace, key):
        raise Wrong(
            f"ลายมือชื่อของ {name} ไม่ถูกต้อง: เนื้อหาถูกแก้ไข หรือผู้อื่นเป็นผู้ลงลายมือชื่อ",
            f"the signature of {name} does not hold: it was changed, or somebody else signed it",
        )


def fingerprint(key: str) -> str:
    """``SHA256:…`` of a public key, as ``ssh-keygen -lf`` prints it; the key must be Ed25519 in its one spelling."""
    name, _, encoded = key.partition(" ")
    try:
        raw = base64.b64decode(encoded.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raw = b""
    is_spelled = raw == strings(b"ssh-ed25519", raw[-32:]) and base64.b64encode(raw).decode() == encoded
    if name != "ssh-ed25519" or len(raw) != 51 or not is_spelled or not is_sound(raw[-32:]):
        raise Wrong("กุญแจสาธารณะเขียนไม่ถูกรูปแบบ", "a public key is not spelled as it must be")
    return "SHA256:" + base64.b64encode(hashlib.sha256(raw).digest()).decode().rstrip("=")


# The curve of Ed25519 (RFC 8032, section 5.1): -x² + y² = 1 + d·x²·y² modulo FIELD; its points of use make a group of
# the prime ORDER. A point is kept as (X, Y, Z, T) with x = X/Z, y = Y/Z, x·y = T/Z.
FIELD, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
CURVE_D = -121665 * pow(121666, FIELD - 2, FIELD) % FIELD
Point = Tuple[int, int, int, int]


@functools.lru_cache(maxsize=1024)
def is_sound(raw: bytes) -> bool:
    """True for a key that only its owner can sign with. For a few points of the curve anybody can write a "signature"
    of anything, and ssh-keygen does not mind; such a point is not of the group, or ``raw`` is no point at all.
    """
    number = int.from_bytes(raw, "little")
    y, is_odd = number & (2**255 - 1), number >> 255
    square = (y * y - 1) * pow(CURVE_D * y * y + 1, FIELD - 2, FIELD) % FIELD
    x = pow(square, (FIELD + 3) // 8, FIELD)
    if x * x % FIELD != square:
        x = x * pow(2, (FIELD - 1) // 4, FIELD) % FIELD
    if y >= FIELD or x * x % FIELD != square or x == 0:
        return False
    if x & 1 != is_odd:
        x = FIELD - x
    end = times(ORDER, (x, y, 1, x * y % FIELD))
    return end[0] == 0 and end[1] == end[2]


def times(factor: int, point: Point) -> Point:
    """The point added to itself so many times."""
    found: Point = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            found = added(found, point)
        point = added(point, point)
        factor >>= 1
    return found


def added(one: Point, other: Point) -> Point:
    """The sum of two points (RFC 8032, section 5.1.4)."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % FIELD
    b = (one[1] + one[0]) * (other[1] + other[0]) % FIELD
    c = 2 * CURVE_D * one[3] * other[3] % FIELD
    d = 2 * one[2] * other[2] % FIELD
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % FIELD, g * h % FIELD, f * g % FIELD, e * h % FIELD


def check_keys(keys: Iterable[Dict[str, str]]) -> None:
    """Every key has the fingerprint that is written beside it."""
    for one in keys:
        if fingerprint(one["signing_key"]) != one["judge_key"]:
            raise Wrong("ลายนิ้วมือกุญแจไม่ตรงกับกุญแจที่อยู่คู่กัน", "a fingerprint is not that of the key beside it")


# ---------------------------------------------------------------------------------------------------------------------
# 5. Everything that was signed: results.json, the definition of the contest, the score files and the decisions.
# ---------------------------------------------------------------------------------------------------------------------


class Decision(NamedTuple):
    """One signed decision, as far as it can change a result."""

    sha256: str
    kind: str
    signed_by: str
    sequence: int
    previous: str
    category: str
    submissions: Tuple[str, ...]
    judge: str
    documents: Tuple[str, ...]
    values: Dict[str, str]


class Evidence(NamedTuple):
    """What the file holds, all of it verified. ``scores``: SHA-256 -> score file; ``decisions`` in their order;
    ``comments``: (score file or decision, submission) -> comment for the applicant, in an internal file only.
    """

    results: Dict[str, Any]
    manifest: Dict[str, Any]
    scores: Dict[str, Dict[str, Any]]
    decisions: List[Decision]
    comments: Dict[Tuple[str, str], str]

    @property
    def rules(self) -> Dict[str, Any]:
        """The rules of the contest."""
        rules: Dict[str, Any] = self.manifest["rules"]
        return rules


def read_results(entries: Dict[str, bytes]) -> Dict[str, Any]:
    """results.json; who signed it is checked once the manifest has been read."""
    if "results.json" not in entries or "manifest.json" not in entries:
        raise Wrong("ไฟล์นี้ไม่ใช่ไฟล์ผลการตัดสิน", "this is not a results file")
    return shaped(entries["results.json"], "judge-desktop-results/1.0", RESULTS, "results.json")


def read_manifest(entries: Dict[str, bytes], results: Dict[str, Any]) -> Dict[str, Any]:
    """The definition of the contest: the one that results.json names."""
    content = entries["manifest.json"]
    if sha256(content) != results["manifest"]:
        raise Wrong(
            "manifest.json ไม่ใช่ข้อกำหนดการประกวดที่ผลการตัดสินอ้างถึง",
            "manifest.json is not the definition of the contest that the results name",
        )
    manifest = shaped(content, "judge-desktop-package/1.0", MANIFEST, "manifest.json")
    check_keys(one["keys"] for one in manifest["chairs"])
    check_keys(known["keys"] for one in manifest["judges"] for known in one["known_keys"])
    check_consistent(manifest)
    return manifest


def signer_of_manifest(entries: Dict[str, bytes], manifest: Dict[str, Any]) -> str:
    """Which of the chair's copies that the definition of the contest names has signed it."""
    signature = entries["manifest.json.sig"]
    for one in manifest["chairs"]:
        if is_signed(entries["manifest.json"], signature, PACKAGE_SIGNED, one["keys"]["signing_key"]):
            return str(one["keys"]["judge_key"])
    raise Wrong(
        "ข้อกำหนดการประกวดไม่มีลายมือชื่อของประธานที่ระบุไว้ในข้อกำหนดนั้น",
        "the definition of the contest is not signed by a chair that it names",
    )


def check_consistent(manifest: Dict[str, Any]) -> None:
    """The definition of the contest fits together: every name it uses is there, once."""
    categories = {one["id"]: one for one in manifest["categories"]}
    rubrics = {one["id"]: one for one in manifest["rubrics"]}
    submissions = {one["id"] for one in manifest["submissions"]}
    judges = {one["id"] for one in manifest["judges"]}
    fits = (
        len(categories) == len(manifest["categories"])
        and len(rubrics) == len(manifest["rubrics"])
        and len(submissions) == len(manifest["submissions"])
        and len(judges) == len(manifest["judges"])
        and all(one["rubric"] in rubrics for one in categories.values())
        and all(one["category"] in categories for one in manifest["submissions"])
        and all(one["judge"] in judges and one["submission"] in submissions for one in manifest["assignments"])
        and all(len({c["id"] for c in one["criteria"]}) == len(one["criteria"]) for one in rubrics.values())
        and all(Fraction(c["step"]) > 0 for one in rubrics.values() for c in one["criteria"])
        and sha256(spelled(manifest["rubrics"])) == manifest["rubric"]
    )
    if not fits:
        raise Wrong("ข้อกำหนดการประกวดขัดแย้งกันเอง", "the definition of the contest contradicts itself")


def check_who_signed(entries: Dict[str, bytes], results: Dict[str, Any], manifest: Dict[str, Any]) -> None:
    """results.json is signed by a copy of the chair that the definition of the contest names, for this contest."""
    keys = {one["keys"]["judge_key"]: one["keys"]["signing_key"] for one in manifest["chairs"]}
    if results["signed_by"] not in keys:
        raise Wrong("ผู้ลงลายมือชื่อผลการตัดสินไม่ใช่ประธานของการประกวดนี้", "nobody who chairs this contest signed the results")
    check_signature(entries, "results.json", RESULTS_SIGNED, keys[results["signed_by"]])
    for name in ("contest", "round", "mode"):
        if results[name] != manifest[name]:
            raise Wrong(
                f"ผลการตัดสินเป็นของการประกวด รอบ หรือโหมดอื่น ({name})",
                f"the results are of another contest, round or mode ({name})",
            )


def check_rules(results: Dict[str, Any], manifest: Dict[str, Any]) -> None:
    """results.json counts by the rules that the definition of the contest settled."""
    rules = manifest["rules"]
    settled = {
        "method": rules["method"],
        "decimals": rules["decimals"],
        "minimum_scorecards": rules["minimum_scorecards"],
        "severity_penalty": rules.get("severity_penalty", "1"),
        "ladder": rules["tie_break_ladder"],
    }
    for name, value in settled.items():
        compare(results[name], value, f"กติกา {name}", f"the rule {name}")


def read_scores(entries: Dict[str, bytes], name: str) -> Dict[str, Any]:
    """A score file, signed by the key it names. Whether that key is the judge's, the decisions say."""
    tree = shaped(entries[name], "judge-desktop-scores/1.0", SCORES, name)
    submissions = [card["submission"] for card in tree["scorecards"]]
    if submissions != sorted(set(submissions)) or bool(tree["previous"]) != (tree["revision"] > 1):
        raise Wrong(f"ไฟล์คะแนนขัดแย้งกันเอง: {name}", f"a score file contradicts itself: {name}")
    check_keys([tree])
    check_signature(entries, name, SCORES_SIGNED, tree["signing_key"])
    return tree


def read_decision(entries: Dict[str, bytes], name: str, chairs: Dict[str, str]) -> Tuple[Decision, Dict[str, Any]]:
    """A decision, signed by a chair's copy. ``chairs``: fingerprint -> key."""
    tree = shaped(entries[name], "judge-desktop-decision/1.0", DECISION, name)
    if tree["signed_by"] not in chairs:
        raise Wrong(f"มติไม่มีลายมือชื่อของประธาน: {name}", f"a decision is signed by nobody who chairs: {name}")
    check_signature(entries, name, DECISION_SIGNED, chairs[tree["signed_by"]])
    decision = Decision(
        sha256=sha256(entries[name]),
        kind=tree["kind"],
        signed_by=tree["signed_by"],
        sequence=tree["sequence"],
        previous=tree["previous"],
        category=tree["category"],
        submissions=tuple(tree["submissions"]),
        judge=tree["judge"],
        documents=tuple(tree["documents"]),
        values=tree["values"],
    )
    return decision, tree


def read_evidence(entries: Dict[str, bytes], results: Dict[str, Any], manifest: Dict[str, Any]) -> Evidence:
    """All score files and decisions, each whole, signed, of this contest and named by the right hash."""
    counted, others = results["documents"], [one["sha256"] for one in results["not_counted"]]
    if counted != sorted(set(counted)) or others != sorted(set(others)) or set(counted) & set(others):
        raise Wrong("รายการไฟล์คะแนนไม่ถูกต้อง", "the lists of score files are not in order")
    trees: Dict[str, Dict[str, Any]] = {}
    scores: Dict[str, Dict[str, Any]] = {}
    for one in documents_in(results):
        name = f"documents/{one}.json"
        if sha256(entries[name]) != one:
            raise Wrong(f"ไฟล์คะแนนไม่ตรงกับชื่อ: {name}", f"a score file is not the one its name says: {name}")
        scores[one] = trees[f"documents/{one}"] = read_scores(entries, name)
    chairs = {one["keys"]["judge_key"]: one["keys"]["signing_key"] for one in manifest["chairs"]}
    decisions: List[Decision] = []
    for place, one in enumerate(results["decisions"], 1):
        decision, tree = read_decision(entries, f"decisions/{place}.json", chairs)
        if decision.sha256 != one:
            raise Wrong(f"มติที่ {place} ไม่ใช่ฉบับที่ผลการตัดสินอ้างถึง", f"decision {place} is not the one that the results name")
        decisions.append(decision)
        trees[f"decisions/{place}"] = tree
    for name, tree in trees.items():
        if any(tree[part] != manifest[part] for part in ("contest", "round", "mode")):
            raise Wrong(f"เอกสารของการประกวด รอบ หรือโหมดอื่น: {name}", f"of another contest, round or mode: {name}")
    comments: Dict[Tuple[str, str], str] = {}
    if results["audience"] == "internal":
        check_words(entries, manifest, trees)
        comments = read_comments(entries, scores, decisions)
    return Evidence(results, manifest, scores, decisions, comments)


def check_words(entries: Dict[str, bytes], manifest: Dict[str, Any], trees: Dict[str, Dict[str, Any]]) -> None:
    """Names and remarks of an internal file are those that the signed documents name by their hash."""
    bound = {"people.json": manifest["people"]}
    bound.update({f"{name}.remarks.json": tree["remarks"] for name, tree in trees.items()})
    for name, wanted in bound.items():
        if sha256(entries[name]) != wanted:
            raise Wrong(f"ถ้อยคำไม่ใช่ฉบับที่ลงลายมือชื่อ: {name}", f"these words are not the ones that were signed: {name}")


def read_comments(
    entries: Dict[str, bytes], scores: Iterable[str], decisions: List[Decision]
) -> Dict[Tuple[str, str], str]:
    """(score file or decision, submission) -> comment for the applicant: some contests ask for one."""
    found: Dict[Tuple[str, str], str] = {}
    for one in scores:
        name = f"documents/{one}.remarks.json"
        tree = shaped(entries[name], "judge-desktop-remarks/1.0", REMARKS, name)
        found.update({(one, card["submission"]): card["comments"].get("overall", "") for card in tree["scorecards"]})
    for place, decision in enumerate(decisions, 1):
        name = f"decisions/{place}.remarks.json"
        tree = shaped(entries[name], "judge-desktop-reason/1.0", REASON, name)
        found.update({(decision.sha256, one): tree["texts"].get("overall", "") for one in decision.submissions})
    return found


# ---------------------------------------------------------------------------------------------------------------------
# 6. The order of decisions. No clock is trusted: a decision comes after the earlier ones of its own key and after
#    those it names, and after whatever these come after. Two that do not know of each other stand side by side.
# ---------------------------------------------------------------------------------------------------------------------


class Order:
    """Which decision was taken in knowledge of which. A set of decisions is a number with a bit for each."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self.by_hash = {one.sha256: one for one in decisions}
        self._place = {one.sha256: place for place, one in enumerate(decisions)}
        self._known: Dict[str, int] = {}
        last: Dict[str, str] = {}  # signing key -> its decision before
        for one in decisions:
            direct = {last[one.signed_by]} if one.signed_by in last else set()
            direct |= {name for name in named_by(one) if name in self.by_hash}
            if any(name not in self._known for name in direct):
                raise Wrong("มติไม่ได้เรียงตามลำดับที่เกิดขึ้น", "the decisions do not stand in the order they were taken in")
            known = 0
            for name in direct:
                known |= self._known[name] | 1 << self._place[name]
            self._known[one.sha256] = known
            last[one.signed_by] = one.sha256

    def in_order(self) -> List[str]:
        """The decisions (SHA-256) by how many each comes after, then by hash: the one order they may stand in."""
        return sorted(self._known, key=lambda one: (bin(self._known[one]).count("1"), one))

    def is_after(self, later: Decision, earlier: Decision) -> bool:
        """True when ``later`` was taken in knowledge of ``earlier``."""
        return bool(self._known[later.sha256] >> self._place[earlier.sha256] & 1)

    def latest(self, some: Sequence[Decision]) -> List[Decision]:
        """Those among them that no other one comes after."""
        known = 0
        for one in some:
            known |= self._known[one.sha256]
        return [one for one in some if not known >> self._place[one.sha256] & 1]

    def settled(self, some: Sequence[Decision], says: Callable[[Decision], Any]) -> Any:
        """What the latest of them say about one subject; None without any, or when they contradict each other."""
        said = [says(one) for one in self.latest(some)]
        return said[0] if said and all(one == said[0] for one in said) else None


def named_by(decision: Decision) -> Set[str]:
    """The documents and decisions that a decision names."""
    return {*decision.values.get("after", "").split(), *decision.documents}


def check_chains(evidence: Evidence) -> None:
    """Each key's decisions are numbered from 1 and each names the one before: none was taken out or exchanged.

    And whatever a decision names is here: nothing that somebody decided about was left out.
    """
    last: Dict[str, Decision] = {}
    for one in evidence.decisions:
        before = last.get(one.signed_by)
        number, previous = (before.sequence + 1, before.sha256) if before else (1, "")
        if (one.sequence, one.previous) != (number, previous):
            raise Wrong(
                "ลำดับมติขาดตอน: มีมติที่ถูกนำออกหรือสับเปลี่ยน",
                "the chain of decisions is broken: one was taken out or exchanged",
            )
        last[one.signed_by] = one
    present = {*evidence.scores, *(one.sha256 for one in evidence.decisions)}
    for one in evidence.decisions:
        for name in named_by(one):
            if is_hash(name) and name not in present:
                raise Wrong(f"มติอ้างถึงสิ่งที่ไม่มีในไฟล์: {name}", f"a decision names something that is not here: {name}")


# ---------------------------------------------------------------------------------------------------------------------
# 7. What the decisions add up to: about each subject the latest holds; what contradicts itself is not applied.
# ---------------------------------------------------------------------------------------------------------------------

Subject = Tuple[str, ...]


class Rulings(NamedTuple):
    """The decisions' effects on the count."""

    keys: Dict[str, List[str]]  # judge -> the keys that count for her, oldest first
    out: Set[Subject]  # ("document", sha256) set aside, ("judge", judge, category) excluded
    choices: Dict[str, Tuple[str, FrozenSet[str]]]  # key -> (the version that counts, what it was chosen against)
    closed: FrozenSet[str]  # what counted when the round was closed


def rulings_of(evidence: Evidence, order: Order) -> Rulings:
    """The effects of all decisions together. The round must be closed."""
    turns = [one for one in evidence.decisions if one.kind in ("close", "reopen")]
    closed = order.settled(turns, lambda one: (one.kind, frozenset(one.documents)))
    if closed is None or closed[0] != "close":
        raise Wrong("การตัดสินยังไม่ปิด ผลจึงยังไม่เป็นที่สุด", "the round is not closed by a decision that holds")
    return Rulings(keys_of(evidence, order), taken_out(evidence, order), choices_of(evidence, order), closed[1])


def keys_of(evidence: Evidence, order: Order) -> Dict[str, List[str]]:
    """Judge -> her keys: those of the manifest, then what confirm_judge and replace_key say, in their order."""
    keys = {one["id"]: [key["keys"]["judge_key"] for key in one["known_keys"]] for one in evidence.manifest["judges"]}
    about = [one for one in evidence.decisions if one.kind in ("confirm_judge", "replace_key") and one.documents]
    contradicting = {one.sha256 for one in contradicting_keys(about, keys, order)}
    by_key: Dict[str, List[Decision]] = {}
    for one in about:
        by_key.setdefault(one.documents[0], []).append(one)
    owners = {key: order.settled(some, lambda one: one.judge) for key, some in by_key.items()}
    for one in about:
        judge, key = one.judge, one.documents[0]
        if judge not in keys or owners[key] != judge or one.sha256 in contradicting:
            continue  # a later decision says that this key is somebody else's, or two copies said different things
        if one.kind == "replace_key" and key in keys[judge]:
            keys[judge].remove(key)  # it becomes the newest
        if key not in keys[judge]:
            keys[judge].append(key)
    return keys


def contradicting_keys(about: List[Decision], keys: Dict[str, List[str]], order: Order) -> List[Decision]:
    """The latest decisions about one judge that name different keys and do not know of each other. To confirm a key
    that is hers by the manifest (``keys``) contradicts nothing.
    """
    found: List[Decision] = []
    for judge, hers in keys.items():
        some = [one for one in about if one.judge == judge]
        some = [one for one in some if one.kind != "confirm_judge" or one.documents[0] not in hers]
        if order.settled(some, lambda one: one.documents[0]) is None:
            found += order.latest(some)
    return found


def check_signers_list(entries: Dict[str, bytes], evidence: Evidence, rulings: Rulings) -> None:
    """``allowed_signers`` is for people who check by hand: it holds the chairs, then the judges' keys of the manifest,
    then those that decisions named for a judge, each once.
    """
    manifest = evidence.manifest
    may = f"{DECISION_SIGNED},{PACKAGE_SIGNED},{RESULTS_SIGNED}"
    lines = [(one["id"], may, one["keys"]["signing_key"]) for one in manifest["chairs"]]
    may = f"judge-desktop-progress-v1,{SCORES_SIGNED}"
    lines += [(one["id"], may, key["keys"]["signing_key"]) for one in manifest["judges"] for key in one["known_keys"]]
    listed = {key for _, _, key in lines}
    written = {one["judge_key"]: one["signing_key"] for one in evidence.scores.values()}
    for judge, keys in sorted(rulings.keys.items()):
        for key in [written[one] for one in keys if one in written]:
            if key not in listed:
                lines.append((judge, SCORES_SIGNED, key))
                listed.add(key)
    text = "".join(f'{name} namespaces="{purposes}" {key}\n' for name, purposes, key in lines)
    if entries["allowed_signers"] != text.encode("ascii"):
        raise Wrong(
            "allowed_signers ไม่ใช่รายการกุญแจของประธานและกรรมการของการประกวดนี้",
            "allowed_signers is not the list of keys of this contest's chairs and judges",
        )


def taken_out(evidence: Evidence, order: Order) -> Set[Subject]:
    """What set_aside and exclude took out and restore did not bring back."""
    about: Dict[Subject, List[Decision]] = {}
    for one in evidence.decisions:
        for subject in subjects_of(one, order):
            about.setdefault(subject, []).append(one)
    return {subject for subject, some in about.items() if order.settled(some, lambda one: one.kind != "restore")}


def subjects_of(decision: Decision, order: Order) -> Set[Subject]:
    """Which documents and exclusions a set_aside, exclude or restore is about."""
    if decision.kind == "set_aside":
        return {("document", one) for one in decision.documents}
    if decision.kind == "exclude":
        return {("judge", decision.judge, decision.category)}
    if decision.kind != "restore":
        return set()
    if not decision.documents:
        return {("judge", decision.judge, decision.category)}
    subjects: Set[Subject] = set()
    for one in decision.documents:
        taken_back = order.by_hash.get(one)
        if taken_back is not None and taken_back.kind in ("set_aside", "exclude"):
            subjects |= subjects_of(taken_back, order)
        else:
            subjects.add(("document", one))
    return subjects


def choices_of(evidence: Evidence, order: Order) -> Dict[str, Tuple[str, FrozenSet[str]]]:
    """Key -> which of its versions was chosen, and against which others: all that any such choice of it named."""
    about: Dict[str, List[Decision]] = {}
    for one in evidence.decisions:
        if one.kind == "choose_revision" and one.documents and one.documents[0] in evidence.scores:
            about.setdefault(evidence.scores[one.documents[0]]["judge_key"], []).append(one)
    choices = {}
    for key, some in about.items():
        chosen = order.settled(some, lambda one: one.documents[0])
        if chosen is not None:
            agreeing = [chosen_against(one) for one in some if one.documents[0] == chosen]
            choices[key] = (chosen, frozenset().union(*agreeing))
    return choices


def chosen_against(decision: Decision) -> FrozenSet[str]:
    """The versions that a choose_revision knew and did not choose."""
    return frozenset(decision.values.get("against", "").split()) | frozenset(decision.documents[1:])


# ---------------------------------------------------------------------------------------------------------------------
# 8. Which score files stand. A score file is a full snapshot with a revision; per key the end of its line counts. Two
#    ends are a fork, which counts only once a decision chose.
# ---------------------------------------------------------------------------------------------------------------------


class StandingFiles(NamedTuple):
    """``files``: judge -> her standing files (SHA-256), the newest key's first; ``needed``: those of them that are
    needed; ``why_not``: any other file -> why not.
    """

    files: Dict[str, List[str]]
    needed: Set[str]
    why_not: Dict[str, str]


def standing_files(evidence: Evidence, rulings: Rulings) -> StandingFiles:
    """The files that stand for somebody after closing: only what counted then counts now. A later file is late when it
    would change that if the round were open still: it would be needed, or it makes a fork with what counted.
    """
    is_open = standing_among(evidence, rulings, set(evidence.scores))
    closed = standing_among(evidence, rulings, set(evidence.scores) & rulings.closed)
    settled_keys = {evidence.scores[one]["judge_key"] for some in closed.files.values() for one in some}
    why_not = dict(closed.why_not)
    for one in set(evidence.scores) - rulings.closed:
        why = is_open.why_not.get(one, "late")
        is_rival = why == "fork" and evidence.scores[one]["judge_key"] in settled_keys
        why_not[one] = "late" if is_rival else why
    return StandingFiles(closed.files, closed.needed, why_not)


def standing_among(evidence: Evidence, rulings: Rulings, considered: Set[str]) -> StandingFiles:
    """The files that stand for somebody, when there are only those ``considered``."""
    files: Dict[str, List[str]] = {}
    accepted = {one for one in considered if is_accepted(evidence, rulings, evidence.scores[one])}
    why_not = dict.fromkeys(considered - accepted, "not_accepted")
    for judge, keys in rulings.keys.items():
        hers = {one for one in accepted if evidence.scores[one]["judge"] == judge}
        for key in reversed(keys):
            of_key = {one: evidence.scores[one] for one in hers if evidence.scores[one]["judge_key"] == key}
            counting, reasons = weigh(of_key, rulings, key)
            why_not.update(reasons)
            if counting:
                files.setdefault(judge, []).append(counting)
        waiting = [one for one in hers if evidence.scores[one]["judge_key"] not in keys]
        why_not.update(dict.fromkeys(waiting, "awaiting_confirmation"))
    needed = {one for some in files.values() for one in needed_files(evidence, some)}
    why_not.update({one: "earlier_key" for some in files.values() for one in some if one not in needed})
    return StandingFiles(files, needed, why_not)


def is_accepted(evidence: Evidence, rulings: Rulings, tree: Dict[str, Any]) -> bool:
    """Made for this definition of the contest or one that is still acceptable, by a judge who votes, with no key that
    belongs to other judges only.
    """
    manifest = evidence.manifest
    acceptable = {evidence.results["manifest"], *manifest["acceptable"]}
    votes = {one["id"] for one in manifest["judges"] if one["votes"]}
    owners = {judge for judge, keys in rulings.keys.items() if tree["judge_key"] in keys}
    is_hers = not owners or tree["judge"] in owners
    fits = tree["manifest"] in acceptable
    if tree["manifest"] == evidence.results["manifest"]:  # an earlier definition had its own rubric
        fits = tree["rubric"] == manifest["rubric"]
    return fits and tree["judge"] in votes and is_hers


def weigh(files: Dict[str, Dict[str, Any]], rulings: Rulings, key: str) -> Tuple[str, Dict[str, str]]:
    """(the file of one key that stands, "" for none; why the others do not)."""
    aside = {one for one in files if ("document", one) in rulings.out}
    parents = parents_of(files)
    alive = [one for one in files if one not in aside]
    continued: Set[str] = set()
    for one in alive:
        parent = parents[one]
        while parent and parent not in continued:
            continued.add(parent)
            parent = parents[parent]
    ends = [one for one in alive if one not in continued]
    choice = rulings.choices.get(key)
    chosen = ends
    if choice is not None and choice[0] in alive:  # a choice whose file was set aside since says nothing more
        chosen = ends_after_choice({one: line_of(one, parents) for one in ends}, files, *choice)
    why_not = dict.fromkeys(alive, "older_revision")
    why_not.update(dict.fromkeys(ends, "not_chosen"))
    why_not.update(dict.fromkeys(chosen, "fork"))
    why_not.update(dict.fromkeys(aside, "set_aside"))
    counting = chosen[0] if len(chosen) == 1 else ""
    why_not.pop(counting, None)
    return counting, why_not


def line_of(file: str, parents: Dict[str, str]) -> List[str]:
    """The file and everything it continues, newest first."""
    line = []
    while file:
        line.append(file)
        file = parents[file]
    return line


def parents_of(files: Dict[str, Dict[str, Any]]) -> Dict[str, str]:
    """File -> the file that it continues: of those of the next lower revision that is here the one it names, or after
    a gap the only one. "" for a first one and for a wrong parent.
    """
    by_revision: Dict[int, List[str]] = {}
    for one, tree in files.items():
        by_revision.setdefault(tree["revision"], []).append(one)
    revisions = sorted(by_revision)
    lower = dict(zip(revisions, [0, *revisions]))
    parents = {}
    for one, tree in files.items():
        next_lower = lower[tree["revision"]]
        before = by_revision.get(next_lower, [])
        is_gap = next_lower < tree["revision"] - 1
        parents[one] = before[0] if is_gap and len(before) == 1 else ""
        if tree["previous"] in before:
            parents[one] = tree["previous"]
    return parents


def ends_after_choice(
    lines: Dict[str, List[str]],
    files: Dict[str, Dict[str, Any]],
    document: str,
    against: FrozenSet[str],
) -> List[str]:
    """The ends that remain: those that continue the chosen file, and later rivals that the choice did not settle.
    ``lines``: end -> its line.
    """
    revision = files[document]["revision"]

    def is_settled(end: str) -> bool:
        """True for an end that was chosen against or is not newer. A choice that says against what it was made settles
        nothing else; one that does not say so settles also what continues nothing of the chosen file's revision.
        """
        if end in against or files[end]["revision"] <= revision:
            return True
        return not against and all(files[one]["revision"] != revision for one in lines[end])

    return [end for end, line in lines.items() if document in line or not is_settled(end)]


# ---------------------------------------------------------------------------------------------------------------------
# 9. The scorecards that count: declared by the judge (or typed from paper), complete, allowed, not recused or excluded.
# ---------------------------------------------------------------------------------------------------------------------

Scores = Dict[str, Fraction]  # criterion -> score
Pair = Tuple[str, str]  # (judge, submission)


class Counted(NamedTuple):
    """``cards``: (judge, submission) -> scores. ``documents``: the files needed; ``why_not``: why others are not."""

    cards: Dict[Pair, Scores]
    documents: Set[str]
    why_not: Dict[str, str]


def count(evidence: Evidence, order: Order, rulings: Rulings) -> Counted:
    """Every scorecard that counts."""
    standing = standing_files(evidence, rulings)
    papers = papers_of(evidence, order, rulings)
    recused = recused_pairs(evidence, standing)
    categories = {one["id"]: one["category"] for one in evidence.manifest["submissions"]}
    cards: Dict[Pair, Scores] = {}
    for judge, submission in assigned_pairs(evidence.manifest):
        paper = papers.get((judge, submission))
        card = speaking_card(evidence, standing.files.get(judge, []), paper, submission)
        category = categories[submission]
        is_out = ("judge", judge, category) in rulings.out or ("judge", judge, "") in rulings.out
        if card is None or card.scores is None or is_out or (judge, submission) in recused:
            continue
        scores = allowed_scores(evidence.manifest, category, card.scores)
        if scores is not None and has_needed_comment(evidence.rules, card.comment):
            cards[judge, submission] = scores
    why_not = {**standing.why_not, **dict.fromkeys(late_papers(evidence, order, rulings), "late")}
    return Counted(cards, standing.needed, why_not)


def assigned_pairs(manifest: Dict[str, Any]) -> List[Pair]:
    """(judge, submission) that is to be scored. Nothing listed = everybody who votes scores everything."""
    votes = [one["id"] for one in manifest["judges"] if one["votes"]]
    if manifest["assignments"]:
        listed = [(one["judge"], one["submission"]) for one in manifest["assignments"]]
        return [pair for pair in listed if pair[0] in votes]
    return [(judge, one["id"]) for judge in votes for one in manifest["submissions"]]


def cards_in(tree: Dict[str, Any]) -> Dict[str, Dict[str, Any]]:
    """Submission -> scorecard of a score file."""
    return {card["submission"]: card for card in tree["scorecards"]}


def declared(evidence: Evidence, files: List[str], submission: str, *, draft: bool) -> Tuple[str, Dict[str, Any]]:
    """The newest key's scorecard for the submission that was declared (or, with ``draft``, that is a draft)."""
    for file in files:
        card = cards_in(evidence.scores[file]).get(submission)
        if card is not None and (card["state"] == "draft") == draft:
            return file, card
    return "", {}


class Card(NamedTuple):
    """A declared scorecard. ``scores`` as they are written, None unless it is sealed; ``comment`` None in a public
    file, where nobody can see it.
    """

    scores: Optional[Dict[str, Optional[str]]]
    comment: Optional[str]


def speaking_card(evidence: Evidence, files: List[str], paper: Optional[Decision], submission: str) -> Optional[Card]:
    """What the judge declared in a file she signed speaks before what was typed from paper; a draft never counts."""
    file, card = declared(evidence, files, submission, draft=False)
    if file:
        comment = evidence.comments.get((file, submission))
        return Card(card["scores"] if card["state"] == "sealed" else None, comment)
    if paper is None:
        return None
    comment = evidence.comments.get((paper.sha256, submission))
    return Card(read_paper(paper) if paper.values["state"] == "sealed" else None, comment)


def needed_files(evidence: Evidence, files: List[str]) -> Set[str]:
    """Of one judge's standing files: the newest, those a scorecard is taken from, those with a recusal."""
    needed = {files[0]}
    for submission in {name for file in files for name in cards_in(evidence.scores[file])}:
        file, _ = declared(evidence, files, submission, draft=False)
        if not file:
            file, _ = declared(evidence, files, submission, draft=True)
        needed |= {file} if file else set()
    for file in files:
        tree = evidence.scores[file]
        if tree["recusals"] or any(card["state"] == "recused" for card in tree["scorecards"]):
            needed.add(file)
    return needed


def recused_pairs(evidence: Evidence, standing: StandingFiles) -> Set[Pair]:
    """Every recusal: known beforehand, or declared in any file that stands for one of the judge's keys."""
    found = {(one["judge"], one["scope"], one["target"]) for one in evidence.manifest["recusals"]}
    for judge, files in standing.files.items():
        for file in files:
            tree = evidence.scores[file]
            found |= {(judge, one["scope"], one["target"]) for one in tree["recusals"]}
            recused_cards = [card for card in tree["scorecards"] if card["state"] == "recused"]
            found |= {(judge, "submission", card["submission"]) for card in recused_cards}
    pairs: Set[Pair] = set()
    for judge, scope, target in found:
        part = "category" if scope == "category" else "id"
        pairs |= {(judge, one["id"]) for one in evidence.manifest["submissions"] if one[part] == target}
    return pairs


def papers_of(evidence: Evidence, order: Order, rulings: Rulings) -> Dict[Pair, Decision]:
    """(judge, submission) -> the scorecard on paper that holds, of those that counted when the round was closed."""
    about: Dict[Pair, List[Decision]] = {}
    for one in evidence.decisions:
        if is_paper(one) and one.sha256 in rulings.closed and ("document", one.sha256) not in rulings.out:
            about.setdefault((one.judge, one.submissions[0]), []).append(one)
    papers: Dict[Pair, Decision] = {}
    for pair, some in about.items():
        if order.settled(some, lambda one: (one.values["state"], one.values["scores"], one.values["origin"])):
            papers[pair] = order.latest(some)[0]
    return papers


def late_papers(evidence: Evidence, order: Order, rulings: Rulings) -> Set[str]:
    """Scorecards on paper that came after the round was closed. One that was known when it was closed is not late, it
    did not count then already: another scorecard spoke in its place.
    """
    papers = [one for one in evidence.decisions if is_paper(one) and one.sha256 not in rulings.closed]
    closing = [one for one in evidence.decisions if one.kind == "close" and set(one.documents) == rulings.closed]
    late = [one for one in papers if not any(order.is_after(close, one) for close in closing)]
    return {one.sha256 for one in late if ("document", one.sha256) not in rulings.out}


def is_paper(decision: Decision) -> bool:
    """True for a decision about a scorecard on paper that is written as the program writes it; else it is none."""
    values = decision.values
    fits = (
        decision.kind == "paper_scorecard"
        and values.get("state") in ("sealed", "absent")
        and values.get("origin") in ("paper", "sheet")
    )
    if not fits or not decision.judge or len(decision.submissions) != 1 or "scores" not in values:
        return False
    pairs = [part.split("=") for part in values["scores"].split(" ")] if values["scores"] else []
    if not all(len(pair) == 2 and is_id(pair[0]) and is_score(pair[1]) for pair in pairs):
        return False
    names = [pair[0] for pair in pairs]
    return names == sorted(set(names)) and (bool(pairs) == (values["state"] == "sealed"))


def read_paper(decision: Decision) -> Dict[str, Optional[str]]:
    """Criterion -> score, as it is written: "D1=7 D2=25"."""
    parts = [part.split("=") for part in decision.values["scores"].split(" ")]
    return {part[0]: part[1] for part in parts}


def has_needed_comment(rules: Dict[str, Any], comment: Optional[str]) -> bool:
    """True when the comment is as long as the contest asks for; also where comments were taken out of the file."""
    if comment is None:
        return True
    length = len(comment.strip())
    return length >= rules["comment_minimum"] if length else not rules["comment_required"]


def allowed_scores(manifest: Dict[str, Any], category: str, written: Dict[str, Optional[str]]) -> Optional[Scores]:
    """The scores of a sealed scorecard, or None when the rules refuse it: a criterion that is not there, a required
    one without a score, a score above the full mark or between two steps.
    """
    criteria = {one["id"]: one for one in rubric_of(manifest, category)["criteria"]}
    scores = {name: Fraction(text) for name, text in written.items() if text is not None}
    if not scores or not set(written) <= set(criteria):
        return None
    if any(one["required"] and name not in scores for name, one in criteria.items()):
        return None
    for name, score in scores.items():
        step, full_mark = Fraction(criteria[name]["step"]), Fraction(criteria[name]["full_mark"])
        if score > full_mark or (score / step).denominator != 1:
            return None
    return scores


def rubric_of(manifest: Dict[str, Any], category: str) -> Dict[str, Any]:
    """The rubric a category is scored with."""
    wanted = next(one["rubric"] for one in manifest["categories"] if one["id"] == category)
    rubric: Dict[str, Any] = next(one for one in manifest["rubrics"] if one["id"] == wanted)
    return rubric


# ---------------------------------------------------------------------------------------------------------------------
# 10. Figures: every method exactly, in fractions. Rounding happens once, at the end, half up.
# ---------------------------------------------------------------------------------------------------------------------

Totals = Dict[str, Fraction]  # judge -> total of one submission


class Tally(NamedTuple):
    """One submission: its counted scorecards and what follows from them."""

    submission: str
    category: str
    number: int
    cards: Dict[str, Scores]  # judge -> scores
    totals: Totals
    exact: Optional[Fraction]  # the official figure before rounding; None = no official figure
    score: Optional[Fraction]  # the same, rounded


def tallies_of(evidence: Evidence, cards: Dict[Pair, Scores]) -> List[Tally]:
    """One for every submission, in the order of the contest's categories."""
    rules = evidence.rules
    by_submission: Dict[str, Dict[str, Scores]] = {one["id"]: {} for one in evidence.manifest["submissions"]}
    for (judge, submission), scores in sorted(cards.items()):
        by_submission[submission][judge] = scores
    totals = {
        submission: {judge: sum(scores.values(), Fraction(0)) for judge, scores in some.items()}
        for submission, some in by_submission.items()
    }
    figures = official_figures(evidence, totals)
    places = {one["id"]: place for place, one in enumerate(evidence.manifest["categories"])}
    tallies = []
    for one in sorted(evidence.manifest["submissions"], key=lambda one: places[one["category"]]):
        exact = figures[one["id"]]
        if len(totals[one["id"]]) < rules["minimum_scorecards"]:
            exact = None  # too few scorecards: not ranked
        score = None if exact is None else rounded(exact, rules["decimals"])
        tallies.append(
            Tally(one["id"], one["category"], one["number"], by_submission[one["id"]], totals[one["id"]], exact, score)
        )
    return tallies


def official_figures(evidence: Evidence, totals: Dict[str, Totals]) -> Dict[str, Optional[Fraction]]:
    """Submission -> its figure by the contest's method, not yet rounded."""
    method = evidence.rules["method"]
    if method == "severity_adjusted":
        return severity_adjusted(totals, Fraction(evidence.results["severity_penalty"]))
    if method == "rank_sum":
        return rank_sums(evidence.manifest, totals)
    by_method = {"mean": mean, "median": median, "trimmed_mean": trimmed_mean}
    return {submission: by_method[method](list(some.values())) for submission, some in totals.items()}


def mean(values: Sequence[Fraction]) -> Optional[Fraction]:
    """The arithmetic mean."""
    return sum(values, Fraction(0)) / len(values) if values else None


def median(values: Sequence[Fraction]) -> Optional[Fraction]:
    """The value in the middle, or the mean of the two in the middle."""
    ordered, half = sorted(values), len(values) // 2
    if not ordered:
        return None
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def trimmed_mean(values: Sequence[Fraction]) -> Optional[Fraction]:
    """The mean without one highest and one lowest value; it needs five."""
    return mean(sorted(values)[1:-1]) if len(values) >= 5 else None


def rank_sums(manifest: Dict[str, Any], totals: Dict[str, Totals]) -> Dict[str, Optional[Fraction]]:
    """The sum of the ranks that the judges give within the category (1 = best, equal totals share the average rank).

    Only where every judge who scored in the category scored all of it that was scored at all: otherwise the sums cannot
    be compared.
    """
    sums: Dict[str, Optional[Fraction]] = dict.fromkeys(totals)
    for category in manifest["categories"]:
        listed = [one["id"] for one in manifest["submissions"] if one["category"] == category["id"]]
        here = [one for one in listed if totals[one]]
        judges = {judge for submission in here for judge in totals[submission]}
        if all(judge in totals[submission] for submission in here for judge in judges):
            by_judge = [{one: totals[one][judge] for one in here} for judge in judges]
            for submission in here:
                sums[submission] = sum((average_rank(submission, given) for given in by_judge), Fraction(0))
    return sums


def average_rank(submission: str, given: Totals) -> Fraction:
    """The rank that one judge's totals give the submission: 1 + those above it + half of the others equal to it."""
    own = given[submission]
    above = sum(total > own for total in given.values())
    equal = sum(total == own for total in given.values()) - 1
    return 1 + above + Fraction(equal, 2)


def severity_adjusted(totals: Dict[str, Totals], penalty: Fraction) -> Dict[str, Optional[Fraction]]:
    """The q of: minimise the sum of (total − q of the submission − b of the judge)² + penalty · the sum of b².

    b is how lenient a judge is, q the score without it; all categories together. For given b, q is the mean of
    (total − b) over the submission's judges. Put in, one equation for each judge j remains:

        (number of j's scorecards + penalty) · b_j − Σ over j's submissions of the mean of b over its judges
            = Σ over j's submissions of (j's total − the mean total)

    With penalty 0 these leave one b free; then the b of all judges must add up to 0.
    """
    scored = {submission: some for submission, some in totals.items() if some}
    judges = sorted({judge for some in scored.values() for judge in some})
    adjusted: Dict[str, Optional[Fraction]] = dict.fromkeys(totals)
    if not judges or not is_connected(scored):
        return adjusted  # groups that no judge links cannot be compared: no official scores at all
    rows = [severity_equation(judge, judges, scored, penalty) for judge in judges]
    if penalty == 0:
        rows[-1] = [Fraction(1)] * len(judges) + [Fraction(0)]
    lenient = dict(zip(judges, solved(rows)))
    for submission, some in scored.items():
        adjusted[submission] = mean([total - lenient[judge] for judge, total in some.items()])
    return adjusted


def severity_equation(judge: str, judges: List[str], scored: Dict[str, Totals], penalty: Fraction) -> List[Fraction]:
    """The equation of one judge: a factor for each judge's b, then the right side."""
    factors = dict.fromkeys(judges, Fraction(0))
    right = Fraction(0)
    factors[judge] += penalty
    for some in scored.values():
        if judge in some:
            factors[judge] += 1
            for other in some:
                factors[other] -= Fraction(1, len(some))
            right += some[judge] - sum(some.values(), Fraction(0)) / len(some)
    return [*(factors[one] for one in judges), right]


def solved(rows: List[List[Fraction]]) -> List[Fraction]:
    """The solution of as many equations as unknowns, by elimination (Gauss and Jordan), exactly."""
    rows = [list(row) for row in rows]
    for column in range(len(rows)):
        pivot = next(place for place in range(column, len(rows)) if rows[place][column])
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for place, row in enumerate(rows):
            if place != column and row[column]:
                rows[place] = [value - row[column] * lead for value, lead in zip(row, rows[column])]
    return [row[-1] for row in rows]


def is_connected(scored: Dict[str, Totals]) -> bool:
    """True when every two submissions are linked by judges who scored both ends of each step of the way."""
    left = set(scored)
    reached = {left.pop()}
    while True:
        judges = {judge for submission in reached for judge in scored[submission]}
        more = {submission for submission in left if judges & set(scored[submission])}
        if not more:
            return not left
        reached, left = reached | more, left - more


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Rounded half up, away from zero."""
    scale = 10**decimals
    units = (abs(value) * scale + Fraction(1, 2)).__floor__()
    return Fraction(units if value >= 0 else -units, scale)


def score_text(score: Fraction, decimals: int) -> str:
    """A rounded score as it is printed, with all its decimals: "7.50"."""
    units = abs(score * 10**decimals).numerator
    digits = str(units).rjust(decimals + 1, "0")
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return f"-{text}" if score < 0 else text


def fraction_text(value: Fraction) -> str:
    """Written "numerator/denominator", in lowest terms."""
    return f"{value.numerator}/{value.denominator}"


# ---------------------------------------------------------------------------------------------------------------------
# 11. Ranks: by the rounded score, equal ones by the tie-break ladder, which compares exactly. 1, 2, 2, 4.
# ---------------------------------------------------------------------------------------------------------------------


class TieOrder(NamedTuple):
    """A break_tie decision: ``order`` from the best; ``among`` are all that were equal (empty: not said)."""

    order: Tuple[str, ...]
    among: FrozenSet[str]


class Step(NamedTuple):
    """One rung of the ladder: the group in parts, best first (one part: it settles nothing)."""

    name: str
    split: Callable[[List[Tally]], List[List[Tally]]]
    stays: bool = False  # people may decide who comes first and then who comes second


Block = Tuple[List[Tally], Optional[str]]  # submissions that stay equal; the step that sets them before the next block


def standings_of(evidence: Evidence, order: Order, tallies: List[Tally]) -> List[Dict[str, Any]]:
    """Every submission's standing, as results.json writes it."""
    standings: List[Dict[str, Any]] = []
    orders = tie_orders(evidence, order)
    for category in evidence.manifest["categories"]:
        here = [one for one in tallies if one.category == category["id"]]
        steps = ladder_of(evidence, category["id"], orders)
        standings += ranked(evidence, [one for one in here if one.score is not None], steps)
        unranked = sorted((one for one in here if one.score is None), key=by_number)
        standings += [described(evidence, one, None, False, None) for one in unranked]
    return standings


def ranked(evidence: Evidence, tallies: List[Tally], steps: List[Step]) -> List[Dict[str, Any]]:
    """The standings of one category's submissions that have a score."""
    found: List[Dict[str, Any]] = []
    rank = 1
    for group, decided_by in in_blocks(tallies, steps):
        is_tied = len(group) > 1
        in_order = sorted(group, key=by_number)
        found += [described(evidence, one, rank, is_tied, None if is_tied else decided_by) for one in in_order]
        rank += len(group)
    return found


def by_number(tally: Tally) -> Tuple[int, str]:
    """Equals stand by their running number; it decides nothing."""
    return tally.number, tally.submission


def described(
    evidence: Evidence, tally: Tally, rank: Optional[int], is_tied: bool, decided_by: Optional[str]
) -> Dict[str, Any]:
    """A standing as results.json writes it."""
    decimals = evidence.rules["decimals"]
    return {
        "category": tally.category,
        "submission": tally.submission,
        "rank": rank,
        "tied": is_tied,
        "decided_by": decided_by,
        "score": None if tally.score is None else score_text(tally.score, decimals),
        "sum": fraction_text(sum(tally.totals.values(), Fraction(0))),
        "exact": None if tally.exact is None else fraction_text(tally.exact),
        "scorecards": len(tally.totals),
    }


def in_blocks(group: List[Tally], steps: List[Step]) -> List[Block]:
    """The group in blocks, best first. After a step splits it, each part goes on at the next step."""
    if len(group) <= 1 or not steps:
        return [(group, None)] if group else []
    step = steps[0]
    parts = step.split(group)
    if len(parts) == 1:
        return in_blocks(group, steps[1:])
    blocks: List[Block] = []
    for place, part in enumerate(parts):
        inner = in_blocks(part, steps if step.stays else steps[1:])
        if place < len(parts) - 1:
            inner[-1] = (inner[-1][0], step.name)
        blocks += inner
    return blocks


def ladder_of(evidence: Evidence, category: str, orders: Dict[str, List[TieOrder]]) -> List[Step]:
    """The score first, then the steps that the contest settled."""
    fewest_first = evidence.rules["method"] == "rank_sum"
    steps = [by_value("score", lambda one: -one.score if fewest_first and one.score is not None else one.score)]
    for name in evidence.rules["tie_break_ladder"]:
        if name == "criteria_by_weight":
            steps += criteria_steps(rubric_of(evidence.manifest, category))
        elif name == "median":
            steps.append(by_value("median", lambda one: median(list(one.totals.values()))))
        elif name == "head_to_head":
            steps.append(Step("head_to_head", split_by_preference))
        else:  # the chair, or the panel by a vote: both leave a break_tie decision
            steps.append(decision_step(orders.get(category, [])))
    return steps


def by_value(name: str, value_of: Callable[[Tally], Optional[Fraction]]) -> Step:
    """A step that puts higher values first; it settles nothing where one has no value."""

    def split(group: List[Tally]) -> List[List[Tally]]:
        values = {one.submission: value_of(one) for one in group}
        if None in values.values():
            return [group]
        distinct = sorted({value for value in values.values() if value is not None}, reverse=True)
        return [[one for one in group if values[one.submission] == value] for value in distinct]

    return Step(name, split)


def criteria_steps(rubric: Dict[str, Any]) -> List[Step]:
    """The heaviest criterion first; criteria of equal weight are added together."""
    weights = {one["id"]: Fraction(one["full_mark"]) for one in rubric["criteria"]}
    steps = []
    for weight in sorted(set(weights.values()), reverse=True):
        criteria = [one for one in weights if weights[one] == weight]
        steps.append(by_value("criterion:" + "+".join(criteria), mean_of_criteria(criteria)))
    return steps


def mean_of_criteria(criteria: List[str]) -> Callable[[Tally], Optional[Fraction]]:
    """The means of these criteria over the scorecards that score them, added together; None where one has no score."""

    def value_of(tally: Tally) -> Optional[Fraction]:
        means = [mean([card[one] for card in tally.cards.values() if one in card]) for one in criteria]
        known = [one for one in means if one is not None]
        return sum(known, Fraction(0)) if len(known) == len(means) else None

    return value_of


def split_by_preference(group: List[Tally]) -> List[List[Tally]]:
    """The one that more judges prefer to each of the others goes first, if there is one."""
    for one in group:
        others = [other for other in group if other is not one]
        if all(prefers(one, other) > prefers(other, one) for other in others):
            return [[one], others]
    return [group]


def prefers(one: Tally, other: Tally) -> int:
    """How many of the judges who scored both gave the one more."""
    return sum(one.totals[judge] > other.totals[judge] for judge in one.totals if judge in other.totals)


def decision_step(orders: List[TieOrder]) -> Step:
    """People decided. A decision holds only for submissions that it was about."""

    def split(group: List[Tally]) -> List[List[Tally]]:
        names = {one.submission for one in group}
        said = {one.order for one in orders if fits(one, names)}
        if len(said) != 1:
            return [group]
        first = [tally for name in said.pop() for tally in group if tally.submission == name]
        rest = [one for one in group if one not in first]
        return [[one] for one in first] + ([rest] if rest else [])

    return Step("decision", split, stays=True)


def fits(decision: TieOrder, names: Set[str]) -> bool:
    """True when a decision is about this group: all of it was equal then, and the decision orders all of it or puts
    some of it first. Where it is not written what was equal, only a single name is put first.
    """
    order = set(decision.order)
    if not decision.among:
        return names <= order or (order <= names and len(order) == 1)
    return names <= decision.among and (names <= order or order <= names)


def tie_orders(evidence: Evidence, order: Order) -> Dict[str, List[TieOrder]]:
    """Category -> the break_tie decisions that hold. One that was taken back does not, nor one that a later one
    replaced. Two that do not know of each other and differ contradict each other; neither holds.
    """
    taken_back = {name for one in evidence.decisions if one.kind == "restore" for name in one.documents}
    found: Dict[str, List[TieOrder]] = {}
    ties = [one for one in evidence.decisions if one.kind == "break_tie" and one.submissions]
    for one in ties:
        others = [other for other in ties if other is not one and other.category == one.category]
        later = [other for other in others if order.is_after(other, one)]
        if one.sha256 in taken_back or any(is_about(other, one) for other in later):
            continue
        rivals = [other for other in others if other not in later and (is_about(other, one) or is_about(one, other))]
        rivals = [other for other in order.latest([one, *rivals]) if other.submissions != one.submissions]
        if not rivals and tie_in(one) not in found.setdefault(one.category, []):
            found[one.category].append(tie_in(one))
    return found


def is_about(decision: Decision, earlier: Decision) -> bool:
    """True when a break_tie decision is about a submission that the earlier one gave its place."""
    return bool(tie_in(decision).among.union(decision.submissions) & set(earlier.submissions))


def tie_in(decision: Decision) -> TieOrder:
    """What a break_tie decision says."""
    return TieOrder(decision.submissions, frozenset(decision.values.get("among", "").split()))


# ---------------------------------------------------------------------------------------------------------------------
# 12. Awards and the popular vote: decisions, of which the latest holds.
# ---------------------------------------------------------------------------------------------------------------------

AWARD_KINDS = ("award", "joint_award", "no_award")


def awards_of(evidence: Evidence, order: Order) -> List[Dict[str, Any]]:
    """The awards in force, as results.json writes them."""
    found: List[Dict[str, Any]] = []
    for category in evidence.manifest["categories"]:
        given = [one for one in evidence.decisions if one.kind in AWARD_KINDS and one.category == category["id"]]
        about = given + [one for one in evidence.decisions if takes_award_back(one, given, order)]
        award = order.settled(about, award_in)
        if award is None or award[0] == "restore":
            continue  # nobody decided, it was taken back, or two copies said different things
        one = min(order.latest(about), key=lambda one: one.sha256)
        for submission in one.submissions if one.kind != "no_award" else ("",):
            level = levels_in(one).get(submission, "")
            told = {"category": one.category, "submission": submission, "kind": one.kind, "level": level}
            found.append({**told, "decision": one.sha256})
    return found


def takes_award_back(decision: Decision, given: List[Decision], order: Order) -> bool:
    """True for a restore that names the award of the category that was in force as far as it knew."""
    known = [one for one in given if order.is_after(decision, one)]
    return decision.kind == "restore" and any(one.sha256 in decision.documents for one in order.latest(known))


def award_in(decision: Decision) -> Tuple[str, Tuple[str, ...], Dict[str, str]]:
    """What a decision says about the award of a category; a restore: that it is open."""
    if decision.kind == "restore":
        return "restore", (), {}
    return decision.kind, decision.submissions, levels_in(decision)


def levels_in(decision: Decision) -> Dict[str, str]:
    """Submission -> the level an award decision gives it: "ENV-01=gold ENV-02=silver"."""
    parts = (part.partition("=") for part in decision.values.get("levels", "").split())
    return {submission: level for submission, _, level in parts}


def earned_level(category: Dict[str, Any], score: Optional[Fraction]) -> str:
    """The highest level whose band begins at or below the score."""
    reached = [one for one in category["award_levels"] if score is not None and Fraction(one["lowest"]) <= score]
    return max(reached, key=lambda one: Fraction(one["lowest"]))["id"] if reached else ""


def popular_vote_of(evidence: Evidence, order: Order) -> Tuple[List[Dict[str, Any]], str]:
    """(the votes by rank as results.json writes them, the decision that recorded them)."""
    submissions = {one["id"] for one in evidence.manifest["submissions"]}
    recorded = [one for one in evidence.decisions if one.kind == "popular_vote"]

    def votes_in(decision: Decision) -> Dict[str, int]:
        return {name: int(text) for name, text in decision.values.items() if name in submissions and is_count(text)}

    votes = order.settled(recorded, votes_in)
    if votes is None:
        return [], ""
    places = []
    for submission in sorted(votes, key=lambda one: (-votes[one], one)):
        rank = 1 + sum(other > votes[submission] for other in votes.values())
        is_tied = list(votes.values()).count(votes[submission]) > 1
        places.append({"submission": submission, "votes": votes[submission], "rank": rank, "tied": is_tied})
    return places, min(one.sha256 for one in order.latest(recorded))


# ---------------------------------------------------------------------------------------------------------------------
# 13. Comparing: what was worked out here against what results.json says.
# ---------------------------------------------------------------------------------------------------------------------


def compare(said: Any, worked_out: Any, th: str, en: str) -> None:
    """Says what is wrong unless both are the same, true not being 1."""
    if spelled(said) != spelled(worked_out):
        raise Wrong(
            f"{th}: ไฟล์ระบุ {short(said)} แต่เอกสารที่ลงลายมือชื่อให้ผลเป็น {short(worked_out)}",
            f"{en}: the file says {short(said)}, the signed documents say {short(worked_out)}",
        )


def printable(text: str) -> str:
    """The text with whatever would steer a terminal or turn the direction of writing spelled out: what a file says must
    not be able to hide what this program says about it.
    """
    return "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in text)


def short(value: Any) -> str:
    """A value for a sentence, not longer than a line."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 120 else text[:117] + "…"


def compare_documents(evidence: Evidence, counted: Counted) -> None:
    """Which score files count, and why the others do not."""
    results = evidence.results
    compare(results["documents"], sorted(counted.documents), "ไฟล์คะแนนที่นับ", "the score files that count")
    others = {one["sha256"]: one["why"] for one in results["not_counted"]}
    for one in sorted({*others, *counted.why_not}):
        th, en = f"เหตุที่ไม่นับไฟล์คะแนน {one[:12]}…", f"why score file {one[:12]}… does not count"
        compare(others.get(one), counted.why_not.get(one), th, en)


def compare_standings(evidence: Evidence, standings: List[Dict[str, Any]], awards: List[Dict[str, Any]]) -> None:
    """Totals, figures, ranks and what decided, submission by submission."""
    results = evidence.results
    if results["listed"] == "awarded":
        awarded = {one["submission"] for one in awards if one["submission"]}
        standings = [one for one in standings if one["submission"] in awarded]
    nothing: Dict[str, Any] = {}
    for said, worked_out in itertools.zip_longest(results["standings"], standings, fillvalue=nothing):
        name = str(worked_out.get("submission") or said.get("submission"))
        for part in STANDING:
            compare(said.get(part), worked_out.get(part), f"{name} ({part})", f"{name} ({part})")


def compare_awards(evidence: Evidence, awards: List[Dict[str, Any]]) -> None:
    """The awards in force with their levels, in the contest's order of categories."""
    compare(evidence.results["awards"], awards, "รางวัล", "the awards")


def compare_votes(evidence: Evidence, votes: List[Dict[str, Any]], decision: str) -> None:
    """The popular vote."""
    compare(evidence.results["popular_vote_decision"], decision, "มติคะแนนนิยม", "the decision about the popular vote")
    compare(evidence.results["popular_vote"], votes, "คะแนนนิยม", "the popular vote")


# ---------------------------------------------------------------------------------------------------------------------
# 14. The whole check, and what it says.
# ---------------------------------------------------------------------------------------------------------------------

Say = Callable[[str, str], None]  # shows a sentence, given in Thai and in English


def passed(say: Say, th: str, en: str) -> None:
    """Says that a check found nothing wrong."""
    say(f"[ผ่าน] {th}", f"[ok] {en}")


def check(content: bytes, chair_key: str, say: Say) -> None:
    """Checks the bytes of a results file. Says a line for each check; raises ``Wrong`` at the first thing amiss."""
    entries = entries_of(content)
    results = read_results(entries)
    manifest = read_manifest(entries, results)
    check_who_signed(entries, results, manifest)
    check_rules(results, manifest)
    passed(
        say,
        "ประธานหรือผู้ปฏิบัติหน้าที่แทนลงลายมือชื่อในผลการตัดสิน และผลใช้กติกาที่กำหนดไว้",
        "The results are signed by the chair or a deputy and follow the rules",
    )
    check_entries(entries, results)
    passed(say, "ไฟล์ครบถ้วน ไม่มีสิ่งใดถูกเพิ่ม นำออก หรือเปลี่ยน", "The file is whole: nothing was added, taken out or changed")
    defined_by = signer_of_manifest(entries, manifest)
    passed(
        say,
        "ประธานหรือผู้ปฏิบัติหน้าที่แทนลงลายมือชื่อในข้อกำหนดการประกวด",
        "The definition of the contest is signed by its chair or a deputy",
    )
    if chair_key not in ("", defined_by, results["signed_by"]):  # a deputy named by the trusted chair may sign as well
        raise Wrong(
            f"ผู้ลงลายมือชื่อคือ {results['signed_by']} ไม่ใช่กุญแจที่ท่านระบุ",
            f"the results are signed by {results['signed_by']}, not by the key you gave",
        )
    evidence = read_evidence(entries, results, manifest)
    passed(
        say,
        f"ลายมือชื่อของไฟล์คะแนน {len(evidence.scores)} ไฟล์ และมติ {len(evidence.decisions)} ฉบับถูกต้อง",
        f"The signatures of {len(evidence.scores)} score files and {len(evidence.decisions)} decisions hold",
    )
    compare_everything(evidence, entries, say)
    say_kind(results, say)
    say_keys(results["signed_by"], defined_by, chair_key, say)
    say_more(evidence, entries, say)


def compare_everything(evidence: Evidence, entries: Dict[str, bytes], say: Say) -> None:
    """Works everything out again and compares."""
    check_chains(evidence)
    order = Order(evidence.decisions)
    compare(evidence.results["decisions"], order.in_order(), "ลำดับมติ", "the order of the decisions")
    rulings = rulings_of(evidence, order)
    check_signers_list(entries, evidence, rulings)
    passed(
        say,
        "มติต่อเนื่องกันครบถ้วน และการตัดสินปิดแล้ว",
        "The decisions follow each other without a gap, and the round is closed",
    )
    counted = count(evidence, order, rulings)
    compare_documents(evidence, counted)
    passed(
        say,
        f"แบบให้คะแนนที่นับมี {len(counted.cards)} ฉบับ ตรงตามกติกาและมติ",
        f"The {len(counted.cards)} scorecards that count are those that rules and decisions say",
    )
    awards = awards_of(evidence, order)
    standings = standings_of(evidence, order, tallies_of(evidence, counted.cards))
    compare_standings(evidence, standings, awards)
    passed(
        say,
        f"คำนวณคะแนนและลำดับของ {len(standings)} ผลงานใหม่แล้วตรงกันทุกผลงาน",
        f"Scores and ranks of {len(standings)} submissions were worked out again and agree",
    )
    compare_awards(evidence, awards)
    compare_votes(evidence, *popular_vote_of(evidence, order))
    passed(say, "รางวัล ระดับรางวัล และคะแนนนิยมตรงกับมติ", "Awards, levels and the popular vote are those that were decided")


def say_kind(results: Dict[str, Any], say: Say) -> None:
    """What kind of file it is."""
    if results["mode"] == "rehearsal":
        say("!! เป็นการซ้อม ไม่ใช่ผลการตัดสินจริง", "!! THIS IS A REHEARSAL, not an official result")
    if results["audience"] == "internal":
        say("ฉบับภายใน: มีชื่อและถ้อยคำ กรุณาอย่าเผยแพร่", "Internal file: it holds names and words; please do not publish it")
    else:
        say("ฉบับเผยแพร่: ไม่มีชื่อและถ้อยคำของกรรมการ", "Public file: without names and words of judges")


def say_keys(signed_by: str, defined_by: str, chair_key: str, say: Say) -> None:
    """Whose signatures these are. A deputy may have signed the results, and then the chair's key is the other one."""
    if signed_by == defined_by:
        say(f"ลายนิ้วมือกุญแจของประธาน: {signed_by}", f"Key of the chair: {signed_by}")
    else:
        say(f"ลายนิ้วมือกุญแจที่ลงลายมือชื่อในผลการตัดสิน: {signed_by}", f"Key that signed the results: {signed_by}")
        th, en = "ลายนิ้วมือกุญแจที่ลงลายมือชื่อในข้อกำหนดการประกวด", "Key that signed the definition of the contest"
        say(f"{th}: {defined_by}", f"{en}: {defined_by}")
    if chair_key:
        return
    if signed_by == defined_by:
        say(
            "กรุณาเทียบกับที่พิมพ์ไว้ในประกาศผล หากไม่ตรงกัน ไฟล์นี้ไม่ใช่ของผู้จัดการประกวด",
            "Compare it with the printed announcement: if it differs, this file is not the organiser's",
        )
    else:
        say(
            "กรุณาเทียบกับที่พิมพ์ไว้ในประกาศผล หากไม่ตรงกับทั้งสองรายการ ไฟล์นี้ไม่ใช่ของผู้จัดการประกวด",
            "Compare them with the printed announcement: if both differ, this file is not the organiser's",
        )


def say_more(evidence: Evidence, entries: Dict[str, bytes], say: Say) -> None:
    """Which results these are, the awards, and what a reader should look at."""
    results = evidence.results
    told = sha256(entries["results.json"])
    say(f"SHA-256 ของ results.json: {told}", f"SHA-256 of results.json: {told}")
    for one in results["awards"]:
        text = " ".join(one[part] for part in ("category", "submission", "level") if one[part])
        kind = {"award": "รางวัล", "joint_award": "รางวัลร่วม", "no_award": "ไม่มีผู้ได้รับรางวัล"}.get(one["kind"], "")
        say(f"{kind}: {text}", f"{one['kind'].replace('_', ' ').capitalize()}: {text}")
    for th, en in things_to_look_at(evidence, entries):
        say(f"โปรดดู: {th}", f"Please look at: {en}")


TELLING_KINDS = {
    "confirm_judge": ("ยืนยันกุญแจของกรรมการ", "a judge's key confirmed"),
    "replace_key": ("กรรมการใช้เครื่องใหม่", "a judge's new computer"),
    "choose_revision": ("เลือกฉบับของไฟล์คะแนน", "one of two versions of a score file chosen"),
    "set_aside": ("ไม่นำไฟล์หรือแบบให้คะแนนมานับ", "a score file or scorecard set aside"),
    "exclude": ("ไม่นับคะแนนของกรรมการ", "a judge left out"),
    "paper_scorecard": ("แบบให้คะแนนที่พิมพ์จากกระดาษ", "a scorecard typed from paper"),
    "reopen": ("เปิดการตัดสินอีกครั้ง", "the round opened again"),
}
REASONS = {
    "older_revision": ("มีฉบับใหม่กว่า", "there is a newer version"),
    "earlier_key": ("กรรมการใช้เครื่องใหม่แล้ว", "the judge's new computer speaks instead"),
    "fork": ("มีสองฉบับ ยังไม่ได้เลือก", "there are two versions and nobody chose"),
    "not_chosen": ("เลือกอีกฉบับ", "the other version was chosen"),
    "awaiting_confirmation": ("ยังไม่ได้ยืนยันว่าเป็นของกรรมการ", "nobody confirmed that it is the judge's"),
    "set_aside": ("มีมติไม่นำมานับ", "it was set aside"),
    "late": ("มาหลังปิดการตัดสิน", "it came after the round was closed"),
    "not_accepted": ("ไม่ตรงกับการประกวดฉบับนี้", "it does not fit this contest"),
}


def things_to_look_at(evidence: Evidence, entries: Dict[str, bytes]) -> List[Tuple[str, str]]:
    """What is no fault, but what people should know of: see the limits at the top of this file."""
    found: List[Tuple[str, str]] = []
    kinds = [one.kind for one in evidence.decisions]
    for kind, (th, en) in TELLING_KINDS.items():
        if kind in kinds:
            found.append((f"มติ: {th} ({kinds.count(kind)})", f"decided: {en} ({kinds.count(kind)})"))
    found += unconfirmed_keys(evidence)
    older = sum(one["manifest"] != evidence.results["manifest"] for one in evidence.scores.values())
    if older:
        th = f"ไฟล์คะแนนที่ทำจากข้อกำหนดการประกวดฉบับก่อน: {older} ไฟล์"
        found.append((th, f"score files made for an earlier definition of the contest: {older}"))
    for one in evidence.results["not_counted"]:
        th, en = REASONS.get(one["why"], (one["why"], one["why"]))
        found.append((f"{one['sha256'][:12]}… ไม่นับ: {th}", f"{one['sha256'][:12]}… does not count: {en}"))
    found += levels_to_look_at(evidence)
    if own_bytes() not in (None, entries["verify.py"]):
        th = "verify.py ในไฟล์ไม่ใช่โปรแกรมนี้ กรุณาใช้ฉบับจากแหล่งที่เชื่อถือได้"
        found.append((th, "the verify.py inside the file is not this program; use one from a source you trust"))
    return found


def unconfirmed_keys(evidence: Evidence) -> List[Tuple[str, str]]:
    """Judges whose key nobody has confirmed by reading its words aloud, or by a signed paper."""
    heard = {
        known["keys"]["judge_key"]
        for one in evidence.manifest["judges"]
        for known in one["known_keys"]
        if known["confirmation"] in ("voice", "paper")
    }
    for one in evidence.decisions:
        if one.kind == "confirm_judge" and one.values.get("confirmation") in ("voice", "paper"):
            heard |= set(one.documents)
    counted = [evidence.scores[one] for one in evidence.results["documents"]]
    judges = sorted({one["judge"] for one in counted if one["judge_key"] not in heard})
    th, en = "กุญแจของกรรมการที่ยังไม่ได้ยืนยันด้วยวาจาหรือเอกสาร", "keys of judges that were not confirmed by voice or on paper"
    return [(f"{th}: {', '.join(judges)}", f"{en}: {', '.join(judges)}")] if judges else []


def own_bytes() -> Optional[bytes]:
    """This program, as it lies on the disk."""
    try:
        with open(__file__, "rb") as stream:
            return stream.read()
    except OSError:
        return None


def levels_to_look_at(evidence: Evidence) -> List[Tuple[str, str]]:
    """Awards of a level that the score does not earn: a decision may give it, but people should see it."""
    categories = {one["id"]: one for one in evidence.manifest["categories"]}
    scores = {one["submission"]: one["score"] for one in evidence.results["standings"]}
    found = []
    for one in evidence.results["awards"]:
        submission, given, score = one["submission"], one["level"], scores.get(one["submission"])
        earned = earned_level(categories[one["category"]], None if score is None else Fraction(score))
        if submission and given != earned:
            th = f"{submission} ได้รับระดับ {given or '-'} แต่คะแนนอยู่ในระดับ {earned or '-'}"
            found.append((th, f"{submission} was given the level {given or '-'}; its score earns {earned or '-'}"))
    return found


def main(arguments: Optional[List[str]] = None) -> int:
    """The command. Exit codes: see the top of this file."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    parser = argparse.ArgumentParser(prog="verify.py", description="Checks a results file. ตรวจสอบไฟล์ผลการตัดสิน")
    parser.add_argument("file", metavar="FILE", help="a .judgeresults file")
    parser.add_argument("--chair-key", metavar="SHA256:…", default="", help="the chair's key as it was announced")
    parser.add_argument("--language", choices=(THAI, ENGLISH), default=language_of_this_computer())
    given = parser.parse_args(arguments)
    if given.chair_key and not is_fingerprint(given.chair_key):
        parser.error("--chair-key: SHA256:… (43 letters and digits after the colon)")

    def say(th: str, en: str) -> None:
        print(printable(Sentence(th, en).shown(given.language)))

    try:
        check_ssh_keygen()
        content = read_file(given.file)
        check(content, given.chair_key, say)
    except Wrong as wrong:
        print(("ไม่ถูกต้อง: " if given.language == THAI else "WRONG: ") + printable(wrong.sentence.shown(given.language)))
        return 1
    except CannotCheck as refused:
        print(refused.sentence.shown(given.language), file=sys.stderr)
        return 2
    say("ทุกอย่างถูกต้องตรงกัน", "EVERYTHING AGREES")
    return 0


if __name__ == "__main__":
    sys.exit(main())
