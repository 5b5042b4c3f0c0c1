"""False documents in a results file: scores, decisions and words that nobody signed like that, or that are gone.

The strongest liar works everything out anew from them, so that the figures fit.
"""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

from judge_desktop.domain.contest import Contest, Method
from judge_desktop.domain.package import Package
from judge_desktop.exchange.results_document import encode_results
from judge_desktop.exchange.score_documents import encode_scores
from judge_desktop.exchange.signing import Namespace, SigningKey, sign
from judge_desktop.exchange.words import sha256
from judge_desktop.scoring.publication import publication_of
from judge_desktop.workflow.round_documents import RoundDocuments
from tests.helpers.forgery import Forgery, Tree, drop, spelled
from tests.helpers.generated_contests import identity, key_name, renamed
from tests.helpers.generated_results import audience_of


def _recounted(forgery: Forgery, package: Package, known: RoundDocuments) -> None:
    """The results as the program would work them out from something else than lies in the file."""
    audience, listed = audience_of(forgery.of.of.seed)
    told = publication_of(package, known.score_files, known.decisions, audience=audience, listed=listed)
    told = replace(told, signed_by=forgery.results["signed_by"])
    recounted: Tree = json.loads(encode_results(told, {}))
    for part in ("documents", "not_counted", "standings", "awards", "popular_vote", "popular_vote_decision"):
        forgery.results[part] = recounted[part]


def recounted_without_a_judge(forgery: Forgery) -> None:
    """A judge's file is gone and everything is worked out anew without it."""
    known = forgery.of.known
    gone = forgery.chance.choice(forgery.results["documents"])
    left = replace(known, score_files=tuple(one for one in known.score_files if one.sha256 != gone))
    key = next(one.signing_key for one in known.score_files if one.sha256 == gone)
    known_before = {one.keys.signing_key for judge in known.package.contest.panel.judges for one in judge.known_keys}
    if key not in known_before:  # the key of nobody else: it leaves the list of those who may sign, too
        lines = forgery.entries["allowed_signers"].decode().splitlines(keepends=True)
        forgery.entries["allowed_signers"] = "".join(line for line in lines if key not in line).encode()
    drop(forgery, f"documents/{gone}")
    _recounted(forgery, known.package, left)


def recounted_by_another_method(forgery: Forgery) -> None:
    """Everything is worked out anew by a method that the contest did not settle."""
    known = forgery.of.known
    rules = known.package.contest.rules
    other = Method.MEDIAN if rules.method is not Method.MEDIAN else Method.MEAN
    contest = known.package.contest
    changed = {name: getattr(contest, name) for name in Contest.__dataclass_fields__} | {
        "rules": replace(rules, method=other)
    }
    _recounted(forgery, replace(known.package, contest=Contest(**changed)), known)


def recounted_with_a_stranger(forgery: Forgery) -> None:
    """A stranger's scores count in the place of a judge's, and everything is worked out anew."""
    known, key = forgery.of.known, identity("stranger")
    gone = forgery.chance.choice(forgery.results["documents"])
    honest = next(one for one in known.score_files if one.sha256 == gone)
    false = replace(
        honest,
        scorecards=tuple(
            replace(card, scores=dict.fromkeys(card.scores, Decimal(0))) if card.is_complete else card
            for card in honest.scorecards
        ),
    )
    scores, remarks = encode_scores(
        replace(false, judge_key=key.public.judge_key, signing_key=key.public.signing_key), "6b" * 32
    )
    signature = sign(scores, Namespace.SCORES, key.signing_key)
    forgery.rename(f"documents/{gone}", f"documents/{sha256(scores)}", scores, signature)
    if f"documents/{sha256(scores)}.remarks.json" in forgery.entries:
        forgery.entries[f"documents/{sha256(scores)}.remarks.json"] = remarks
    others = [one for one in known.score_files if one.sha256 != gone]
    _recounted(forgery, known.package, replace(known, score_files=(*others, false)))
    listed = [sha256(scores) if one == gone else one for one in forgery.results["documents"]]
    forgery.results["documents"] = sorted(listed)


def changed_score(forgery: Forgery) -> None:
    """A judge's signed document with another score, named by its new hash."""
    _changed_document(forgery, None)


def score_signed_by_the_chair(forgery: Forgery) -> None:
    """The same, signed by the chair in the judge's place."""
    _changed_document(forgery, identity("chair").signing_key)


def score_of_a_stranger(forgery: Forgery) -> None:
    """The same under the key of a stranger whom no decision ties to the judge."""
    _changed_document(forgery, identity("stranger").signing_key)


def _changed_document(forgery: Forgery, key: SigningKey | None) -> None:
    for old in forgery.chance.sample(forgery.results["documents"], len(forgery.results["documents"])):
        tree = forgery.tree(f"documents/{old}.json")
        sealed = [card for card in tree["scorecards"] if card["state"] == "sealed"]
        if not sealed:
            continue
        scores = forgery.chance.choice(sealed)["scores"]
        criterion = next(name for name, score in scores.items() if score is not None)
        scores[criterion] = "0" if scores[criterion] != "0" else "1"
        if key is identity("stranger").signing_key:
            tree["judge_key"] = identity("stranger").public.judge_key
            tree["signing_key"] = identity("stranger").public.signing_key
        body = spelled(tree)
        signature = None if key is None else sign(body, Namespace.SCORES, key)
        forgery.rename(f"documents/{old}", f"documents/{sha256(body)}", body, signature)
        listed = [sha256(body) if one == old else one for one in forgery.results["documents"]]
        forgery.results["documents"] = sorted(listed)
        return


def dropped_judge(forgery: Forgery) -> None:
    """A judge's file is not there, as if it had never come."""
    if forgery.results["documents"]:
        gone = forgery.chance.choice(forgery.results["documents"])
        forgery.results["documents"].remove(gone)
        drop(forgery, f"documents/{gone}")


def dropped_last_decision(forgery: Forgery) -> None:
    """The last decision that the results rest on is gone: the close, an award, the votes."""
    last = len(forgery.results["decisions"])
    if last and forgery.decision(last)["kind"] in ("close", "award", "joint_award", "popular_vote"):
        is_used = forgery.decision(last)["kind"] == "close" or forgery.results["decisions"][-1] in _used(forgery)
        if is_used:
            forgery.results["decisions"].pop()
            drop(forgery, f"decisions/{last}")


def _used(forgery: Forgery) -> set[str]:
    return {one["decision"] for one in forgery.results["awards"]} | {forgery.results["popular_vote_decision"]}


def dropped_middle_decision(forgery: Forgery) -> None:
    """A decision between two others is gone; the later ones move up."""
    places = len(forgery.results["decisions"])
    if places < 3:
        return
    gone = forgery.chance.randint(1, places - 1)
    forgery.results["decisions"].pop(gone - 1)
    drop(forgery, f"decisions/{gone}")
    for place in range(gone + 1, places + 1):
        for name in [name for name in forgery.entries if name.startswith(f"decisions/{place}.")]:
            forgery.entries[name.replace(f"/{place}.", f"/{place - 1}.")] = forgery.entries.pop(name)


def swapped_decisions(forgery: Forgery) -> None:
    """Two decisions of the chair stand in the wrong order."""
    places = len(forgery.results["decisions"])
    own = [place for place in range(1, places + 1) if forgery.decision(place)["recorded_by"] == "chair"]
    if len(own) < 2:
        return
    first, second = own[-2:]
    decided = forgery.results["decisions"]
    decided[first - 1], decided[second - 1] = decided[second - 1], decided[first - 1]
    for ending in (".json", ".json.sig", ".remarks.json"):
        one, other = f"decisions/{first}{ending}", f"decisions/{second}{ending}"
        if one in forgery.entries:
            forgery.entries[one], forgery.entries[other] = forgery.entries[other], forgery.entries[one]


def altered_decision(forgery: Forgery) -> None:
    """A decision says something else; nobody signed it anew."""
    _altered_decision(forgery, None)


def decision_signed_anew(forgery: Forgery) -> None:
    """The same, signed anew by the chair, while later decisions still name the old one."""
    _altered_decision(forgery, identity("chair").signing_key)


def _altered_decision(forgery: Forgery, key: SigningKey | None) -> None:
    places = [one for one in range(1, len(forgery.results["decisions"])) if key is None or _is_chairs(forgery, one)]
    if not places:
        return
    place = forgery.chance.choice(places)
    tree = forgery.decision(place)
    tree["submissions"] = [*tree["submissions"][1:], forgery.of.finalists[-1].id]
    tree["created"] = "2023-09-08T11:11:11+07:00"
    body = spelled(tree)
    signature = None if key is None else sign(body, Namespace.DECISION, key)
    forgery.rename(f"decisions/{place}", f"decisions/{place}", body, signature)
    forgery.results["decisions"][place - 1] = sha256(body)


def _is_chairs(forgery: Forgery, place: int) -> bool:
    """True when a later decision of the chair itself names it as the one before."""
    places = range(1, len(forgery.results["decisions"]) + 1)
    return place in [one for one in places if forgery.decision(one)["recorded_by"] == "chair"][:-1]


def foreign_decision(forgery: Forgery) -> None:
    """A decision in the chair's name by somebody who chairs nothing: it is added at the end."""
    places = len(forgery.results["decisions"])
    tree = forgery.decision(places)
    who = forgery.chance.choice(("stranger", key_name("j1")))
    tree |= {"kind": "break_tie", "signed_by": identity(who).public.judge_key, "sequence": 1, "previous": ""}
    tree |= {"category": "A", "submissions": ["A2"], "values": {"among": "A1 A2"}, "documents": []}
    body = spelled(tree)
    forgery.entries[f"decisions/{places + 1}.json"] = body
    forgery.entries[f"decisions/{places + 1}.json.sig"] = sign(body, Namespace.DECISION, identity(who).signing_key)
    remarks = forgery.entries.get(f"decisions/{places}.remarks.json")
    if remarks is not None:
        forgery.entries[f"decisions/{places + 1}.remarks.json"] = remarks
    forgery.results["decisions"].append(sha256(body))


def other_manifest(forgery: Forgery) -> None:
    """The same chair's definition of the contest under another title; some judge signed that which is here."""
    manifest = forgery.results["manifest"]
    scored = [name for name in forgery.entries if name.startswith("documents/") and name.endswith(".json")]
    if manifest not in [forgery.tree(name).get("manifest") for name in scored]:
        return
    other = renamed(forgery.of.of, "การประกวดอื่น")
    forgery.entries["manifest.json"] = other.signed.manifest
    forgery.entries["manifest.json.sig"] = other.signed.signature
    if "people.json" in forgery.entries:
        forgery.entries["people.json"] = other.signed.people
    forgery.results["manifest"] = other.package.manifest


def manifest_of_a_stranger(forgery: Forgery) -> None:
    """The definition of the contest signed by somebody whom it does not name."""
    body = forgery.entries["manifest.json"]
    forgery.entries["manifest.json.sig"] = sign(body, Namespace.PACKAGE, identity("stranger").signing_key)


def foreign_signer_listed(forgery: Forgery) -> None:
    """A stranger's key in the list for those who check by hand."""
    line = f'chair namespaces="judge-desktop-results-v1" {identity("stranger").public.signing_key}\n'
    forgery.entries["allowed_signers"] += line.encode()


def changed_words(forgery: Forgery) -> None:
    """Names or remarks that nobody signed."""
    names = [name for name in forgery.entries if name.endswith(".remarks.json") or name == "people.json"]
    if names:
        name = forgery.chance.choice(names)
        tree = forgery.tree(name)
        tree["salt"] = "0" * 64
        forgery.entries[name] = spelled(tree)


def swapped_signatures(forgery: Forgery) -> None:
    """Two documents with each other's signature."""
    names = sorted(name for name in forgery.entries if name.startswith("documents/") and name.endswith(".sig"))
    if len(names) > 1:
        one, other = forgery.chance.sample(names, 2)
        forgery.entries[one], forgery.entries[other] = forgery.entries[other], forgery.entries[one]


ALL = (
    recounted_without_a_judge, recounted_by_another_method, recounted_with_a_stranger, changed_score,
    score_signed_by_the_chair, score_of_a_stranger, dropped_judge, dropped_last_decision,
    dropped_middle_decision, swapped_decisions, altered_decision, decision_signed_anew, foreign_decision,
    other_manifest, manifest_of_a_stranger, foreign_signer_listed, changed_words, swapped_signatures,
)  # fmt: skip
