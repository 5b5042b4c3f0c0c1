"""A results file that was forged, even with the chair's own key: the check that fails names what is wrong."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.signing import Namespace, SigningKey, sign
from judge_desktop.exchange.words import sha256
from judge_desktop.workflow.deliberate import DecisionRequest, decide
from judge_desktop.workflow.verification import Verification
from judge_desktop.workflow.verify_file import verify_file
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.contests import STRANGER, spelled
from tests.helpers.published import PUBLIC, entries_of, forged, packed, publish, results_of_file
from tests.unit.workflow.conftest import Desks, clock

Results = dict[str, Any]


class Forger:
    """Somebody with a results file, the chair's key and a wish."""

    def __init__(self, root: Path, content: bytes, key: SigningKey) -> None:
        self.root, self.content, self.key = root, content, key
        self.results = results_of_file(content)
        self.entries = entries_of(content)

    def looked_at(self, content: bytes) -> Verification:
        """What the program says of a file of these bytes."""
        path = self.root / "forged"
        path.write_bytes(content)
        with Workspace(self.root / "anybody", writing=False, clock=clock) as ws:
            return verify_file(ws, path)

    def failing(self, content: bytes) -> list[tuple[str, Code | None]]:
        """(name, code) of every check that failed; then the file is not genuine."""
        found = self.looked_at(content)
        failed = [(one.name, one.code) for one in found.checks if not one.ok and one.name != "chair_known"]
        assert found.genuine == (not failed)
        return failed

    def again(self, change: Callable[[Results], None], **entries: bytes | None) -> list[tuple[str, Code | None]]:
        """What fails when ``results.json`` is changed and signed anew; "__" in a name of an entry stands for "/"."""
        named = {name.replace("__", "/"): entry for name, entry in entries.items()}
        return self.failing(forged(self.content, self.key, change, named))


@pytest.fixture(scope="module")
def forger(judged_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Forger:
    root = tmp_path_factory.mktemp("forger")
    shutil.copytree(judged_once, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("instance.lock"))
    desks = Desks(root)
    votes = {"ENV-01": "5", "ENV-02": "7"}
    decide(desks.chair, DecisionRequest(kind=DecisionKind.POPULAR_VOTE, reason="โหวต", values=votes))
    publish(desks.chair, root / "results", PUBLIC)
    key = desks.chair.identity.signing_key
    desks.desk("anybody")
    desks.close()
    return Forger(root, (root / "results").read_bytes(), key)


def standing(results: Results, submission: str = "ENV-01") -> Results:
    found: Results = next(one for one in results["standings"] if one["submission"] == submission)
    return found


def test_the_file_made_again_is_the_same(forger: Forger) -> None:
    assert forged(forger.content, forger.key) == forger.content
    assert forger.failing(forger.content) == []


def swap(results: Results) -> None:
    first, second = results["standings"][:2]
    first["rank"], second["rank"] = second["rank"], first["rank"]


SAID_OTHERWISE: dict[str, tuple[Callable[[Results], Any], list[str], Code]] = {
    "a higher score": (lambda r: standing(r).update(score="99.00"), ["totals"], Code.TOTALS_DIFFER),
    "a score with other zeros": (lambda r: standing(r).update(score="91.0"), ["totals"], Code.TOTALS_DIFFER),
    "another sum": (lambda r: standing(r).update(sum="274/1"), ["totals"], Code.TOTALS_DIFFER),
    "another exact figure": (lambda r: standing(r).update(exact="274/3"), ["totals"], Code.TOTALS_DIFFER),
    "no exact figure": (lambda r: standing(r).update(exact=None), ["totals"], Code.TOTALS_DIFFER),
    "fewer scorecards": (lambda r: standing(r).update(scorecards=2), ["totals"], Code.TOTALS_DIFFER),
    "another category": (lambda r: standing(r).update(category="ENE"), ["totals"], Code.TOTALS_DIFFER),
    "swapped ranks": (swap, ["ranks"], Code.RANKS_DIFFER),
    "another order": (lambda r: r["standings"].reverse(), ["ranks"], Code.RANKS_DIFFER),
    "a tie that is none": (lambda r: standing(r).update(tied=True), ["ranks"], Code.RANKS_DIFFER),
    "a forged tie-break": (lambda r: standing(r).update(decided_by="decision"), ["tie_breaks"], Code.TIE_BREAKS_DIFFER),
    "another winner": (lambda r: r["awards"][0].update(submission="ENV-02"), ["awards"], Code.AWARDS_DIFFER),
    "no award": (lambda r: r["awards"].clear(), ["awards"], Code.AWARDS_DIFFER),
    "a level": (lambda r: r["awards"][0].update(level="gold"), ["awards"], Code.AWARDS_DIFFER),
    "more votes": (lambda r: r["popular_vote"][0].update(votes=8), ["popular_vote"], Code.VOTES_DIFFER),
    "no votes": (lambda r: r.update(popular_vote=[], popular_vote_decision=""), ["popular_vote"], Code.VOTES_DIFFER),
    "another method": (lambda r: r.update(method="median"), ["rules"], Code.RULES_DIFFER),
    "fewer decimals": (lambda r: r.update(decimals=1), ["rules"], Code.RULES_DIFFER),
    "a lower minimum": (lambda r: r.update(minimum_scorecards=1), ["rules"], Code.RULES_DIFFER),
    "another penalty": (lambda r: r.update(severity_penalty="2"), ["rules"], Code.RULES_DIFFER),
    "a shorter ladder": (lambda r: r["ladder"].pop(), ["rules"], Code.RULES_DIFFER),
    "only winners": (lambda r: r.update(listed="awarded"), ["totals", "ranks", "tie_breaks"], Code.TOTALS_DIFFER),
}  # fmt: skip


@pytest.mark.parametrize("how", SAID_OTHERWISE)
def test_what_does_not_follow_from_the_documents_is_named(forger: Forger, how: str) -> None:
    change, names, code = SAID_OTHERWISE[how]
    failed = forger.again(change)
    assert [name for name, _ in failed] == names
    assert failed[0][1] is code


def without_document(results: Results, entries: dict[str, bytes | None], document: str) -> None:
    results["documents"] = [one for one in results["documents"] if one != document]
    for end in (".json", ".json.sig"):
        entries[f"documents/{document}{end}"] = None


def test_a_dropped_judge_is_missed_by_the_decision_that_closed_the_round(forger: Forger) -> None:
    document = forger.results["documents"][0]
    entries: dict[str, bytes | None] = {}
    without_document({"documents": []}, entries, document)
    content = forged(forger.content, forger.key, lambda r: without_document(r, {}, document), entries)
    failed = dict(forger.failing(content))
    assert failed["keys_listed"] is Code.SIGNERS_MALFORMED
    signers = [
        line
        for line in forger.entries["allowed_signers"].splitlines(keepends=True)
        if json.loads(forger.entries[f"documents/{document}.json"])["signing_key"].encode() not in line
    ]
    entries["allowed_signers"] = b"".join(signers)
    content = forged(forger.content, forger.key, lambda r: without_document(r, {}, document), entries)
    failed = dict(forger.failing(content))
    assert failed["documents_there"] is Code.DOCUMENT_MISSING
    assert failed["totals"] is Code.TOTALS_DIFFER


def test_a_judge_said_not_to_count(forger: Forger) -> None:
    def change(results: Results) -> None:
        results["not_counted"] = [{"sha256": results["documents"].pop(0), "why": "set_aside"}]

    assert forger.again(change) == [("counted_files", Code.COUNTED_DIFFER)]


def renumbered(forger: Forger, order: list[int]) -> bytes:
    """The file with its decisions in another order, or fewer of them; numbers from 1."""
    entries: dict[str, bytes | None] = {name: None for name in forger.entries if name.startswith("decisions/")}
    for place, number in enumerate(order, 1):
        for end in (".json", ".json.sig"):
            entries[f"decisions/{place}{end}"] = forger.entries[f"decisions/{number}{end}"]
    hashes = [forger.results["decisions"][number - 1] for number in order]
    return forged(forger.content, forger.key, lambda r: r.update(decisions=hashes), entries)


def test_decisions_in_another_order(forger: Forger) -> None:
    last = len(forger.results["decisions"])
    failed = forger.failing(renumbered(forger, [2, 1, *range(3, last + 1)]))
    assert failed == [("decisions_in_order", Code.DECISIONS_DIFFER)]


def test_a_decision_taken_out_breaks_the_chain(forger: Forger) -> None:
    last = len(forger.results["decisions"])
    failed = dict(forger.failing(renumbered(forger, [*range(1, last - 1), last])))
    assert (failed["decisions_chained"], failed["popular_vote"]) == (Code.DECISION_MISSING, Code.VOTES_DIFFER)


def test_results_of_an_open_round(forger: Forger) -> None:
    last = len(forger.results["decisions"])
    assert forger.failing(renumbered(forger, list(range(1, last)))) == [("round_closed", Code.ROUND_OPEN)]


def altered(entry: bytes, change: Callable[[Results], None]) -> bytes:
    tree = json.loads(entry)
    change(tree)
    return spelled(tree)


def resigned(forger: Forger, document: str, entry: bytes, key: SigningKey, namespace: Namespace) -> bytes:
    """The file with another document under the same number or in the place of a score file, signed by ``key``."""
    new = sha256(entry)
    entries: dict[str, bytes | None] = {f"{document}.json": None, f"{document}.json.sig": None}
    name = document if document.startswith("decisions/") else f"documents/{new}"
    entries |= {f"{name}.json": entry, f"{name}.json.sig": sign(entry, namespace, key)}
    old = sha256(forger.entries[f"{document}.json"])

    def change(results: Results) -> None:
        for part in ("documents", "decisions"):
            results[part] = [new if one == old else one for one in results[part]]
        results["documents"].sort()

    return forged(forger.content, forger.key, change, entries)


def test_a_score_that_the_judge_did_not_sign(forger: Forger) -> None:
    document = f"documents/{forger.results['documents'][0]}"
    entry = altered(forger.entries[f"{document}.json"], lambda s: s["scorecards"][0]["scores"].update(D1="1"))
    content = resigned(forger, document, entry, forger.key, Namespace.SCORES)
    assert forger.failing(content) == [("score_files_signed", Code.SIGNER_NOT_NAMED)]


def test_a_score_file_of_a_stranger_in_the_judges_name(forger: Forger) -> None:
    document = f"documents/{forger.results['documents'][0]}"
    own = STRANGER.public

    def strange(scores: Results) -> None:
        scores.update(judge_key=own.judge_key, signing_key=own.signing_key, age_recipient=own.age_recipient)

    entry = altered(forger.entries[f"{document}.json"], strange)
    content = resigned(forger, document, entry, STRANGER.signing_key, Namespace.SCORES)
    line = json.loads(forger.entries[f"{document}.json"])["signing_key"].encode()
    signers = b"".join(one for one in forger.entries["allowed_signers"].splitlines(keepends=True) if line not in one)
    content = forged(content, forger.key, entries={"allowed_signers": signers})
    failed = dict(forger.failing(content))
    assert failed["keys_of_judges"] is Code.KEY_OF_NOBODY
    assert failed["counted_files"] is Code.COUNTED_DIFFER


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"category": "ENV"}, Code.SIGNER_NOT_NAMED),  # in the chair's name
        ({"signed_by": STRANGER.public.judge_key}, Code.DECISION_OF_STRANGER),
    ],
)
def test_a_decision_that_the_chair_did_not_sign(forger: Forger, changed: Results, code: Code) -> None:
    number = len(forger.results["decisions"])
    entry = altered(forger.entries[f"decisions/{number}.json"], lambda d: d.update(changed))
    content = resigned(forger, f"decisions/{number}", entry, STRANGER.signing_key, Namespace.DECISION)
    assert forger.failing(content) == [("decisions_signed", code)]


def test_a_signature_for_another_purpose(forger: Forger) -> None:
    number = len(forger.results["decisions"])
    entry = forger.entries[f"decisions/{number}.json"]
    content = resigned(forger, f"decisions/{number}", entry, forger.key, Namespace.RESULTS)
    assert forger.failing(content) == [("decisions_signed", Code.SIGNATURE_MALFORMED)]


def test_results_signed_by_a_stranger(forger: Forger) -> None:
    other = STRANGER.public.judge_key
    content = forged(forger.content, STRANGER.signing_key)
    assert forger.failing(content) == [("whole_and_signed", Code.SIGNER_NOT_NAMED)]
    content = forged(forger.content, STRANGER.signing_key, lambda r: r.update(signed_by=other))
    assert forger.failing(content) == [("signed_by_chair", Code.SIGNER_NOT_NAMED)]


def test_another_list_of_keys(forger: Forger) -> None:
    signers = forger.entries["allowed_signers"] + b'eve namespaces="judge-desktop-scores-v1" '
    signers += STRANGER.public.signing_key.encode() + b"\n"
    assert forger.again(lambda _: None, allowed_signers=signers) == [("keys_listed", Code.SIGNERS_MALFORMED)]


def lying_size(results: Results) -> None:
    results["files"][0]["size"] += 1


def renamed(results: Results) -> None:
    results["files"][0]["name"] = "decisions/99.json"


MALFORMED: dict[str, tuple[Callable[[Results], Any], Code]] = {
    "a size that lies": (lying_size, Code.CONTAINER_DAMAGED),
    "a huge size": (lambda r: r["files"][0].update(size=2**31), Code.DOCUMENT_MALFORMED),
    "an entry renamed": (renamed, Code.DOCUMENT_MALFORMED),
    "a file not named": (lambda r: r["files"].pop(), Code.DOCUMENT_MALFORMED),
    "another document": (lambda r: r["documents"].__setitem__(0, "0" * 64), Code.DOCUMENT_MALFORMED),
    "a document twice": (lambda r: r["documents"].append(r["documents"][0]), Code.DOCUMENT_MALFORMED),
    "internal without words": (lambda r: r.update(audience="internal"), Code.DOCUMENT_MALFORMED),
    "another manifest": (lambda r: r.update(manifest="0" * 64), Code.DOCUMENT_MALFORMED),
    "another contest": (lambda r: r.update(contest="other"), Code.MANIFEST_NOT_ACCEPTED),
    "another mode": (lambda r: r.update(mode="rehearsal"), Code.WRONG_MODE),
    "a fraction not in lowest terms": (lambda r: standing(r).update(sum="546/2"), Code.DOCUMENT_MALFORMED),
    "a fraction over zero": (lambda r: standing(r).update(exact="1/0"), Code.DOCUMENT_MALFORMED),
    "an endless fraction": (lambda r: standing(r).update(sum="9" * 5000 + "/1"), Code.DOCUMENT_MALFORMED),
    "a score as a number": (lambda r: standing(r).update(score=91), Code.DOCUMENT_MALFORMED),
    "a word for a rank": (lambda r: standing(r).update(rank="first"), Code.DOCUMENT_MALFORMED),
    "a newer version": (lambda r: r.update(schema="judge-desktop-results/2.0"), Code.DOCUMENT_FROM_NEWER_VERSION),
    "a field more": (lambda r: r.update(note="x"), Code.DOCUMENT_MALFORMED),
    "a field less": (lambda r: r.pop("popular_vote"), Code.DOCUMENT_MALFORMED),
}


@pytest.mark.parametrize("how", MALFORMED)
def test_a_document_that_is_none_is_refused(forger: Forger, how: str) -> None:
    change, code = MALFORMED[how]
    failed = forger.again(change)
    assert [found for _, found in failed] == [code]


def test_without_its_manifest(forger: Forger) -> None:
    failed = forger.again(lambda _: None, **{"manifest.json": None})
    assert failed == [("whole_and_signed", Code.DOCUMENT_MALFORMED)]


def test_two_files_mixed(forger: Forger, prepared: Path, tmp_path: Path) -> None:
    """The same contest built once more: another package, the same chair's key."""
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("instance.lock"))
    desks = Desks(tmp_path)
    desks.package()
    publish(desks.chair, tmp_path / "other")
    other = entries_of((tmp_path / "other").read_bytes())
    desks.close()
    entries = {name: other[name] for name in ("manifest.json", "manifest.json.sig")}
    failed = forger.failing(forged(forger.content, forger.key, entries=entries))
    assert failed == [("whole_and_signed", Code.DOCUMENT_MALFORMED)]
    manifest = sha256(other["manifest.json"])
    failed = forger.failing(forged(forger.content, forger.key, lambda r: r.update(manifest=manifest), entries))
    assert ("counted_files", Code.COUNTED_DIFFER) in failed


def test_entries_in_another_order_or_more_of_them(forger: Forger) -> None:
    names = list(forger.entries)
    for order in ([*names[:2], *reversed(names[2:])], [*names, "more"]):
        content = packed({name: forger.entries.get(name, b"") for name in order})
        assert forger.failing(content) == [("whole_and_signed", Code.CONTAINER_DAMAGED)]


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content with a bit flipped, a part cut out, zeros put in, or its end lost."""
    at = chance.randrange(len(content))
    match chance.randrange(4):
        case 0:
            return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]
        case 1:
            return content[:at] + content[at + chance.randrange(1, 40) :]
        case 2:
            return content[:at] + bytes(chance.randrange(1, 9)) + content[at:]
        case _:
            return content[:at]


def test_no_damaged_byte_is_taken_for_the_chairs(forger: Forger) -> None:
    chance = random.Random(5)
    codes = set()
    for _ in range(60):
        try:
            failed = forger.failing(damaged(forger.content, chance))
        except JudgeDesktopError as refused:  # not even known as one of ours
            failed = [("", refused.code)]
        codes |= {code for _, code in failed}
        assert failed
    assert codes <= {Code.CONTAINER_DAMAGED, Code.SIGNATURE_WRONG, Code.SIGNATURE_MALFORMED, Code.FILE_NOT_OURS}
