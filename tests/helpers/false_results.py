"""False figures in ``results.json``, false signatures on it, and containers that are not as the program writes them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

from judge_desktop.exchange.signing import Namespace
from tests.helpers.forgery import Forgery, packed, pick, spelled
from tests.helpers.generated_contests import identity, key_name


def changed_standing(name: str, change: Callable[[Any], Any]) -> Callable[[Forgery], None]:
    """One field of one standing says something else."""

    def corrupt(forgery: Forgery) -> None:
        one = pick(forgery, "standings")
        if one is not None:
            one[name] = change(one[name])

    return corrupt


def changed_rule(name: str, *values: object) -> Callable[[Forgery], None]:
    """The results were counted by another rule than the contest's."""

    def corrupt(forgery: Forgery) -> None:
        others = [value for value in values if value != forgery.results[name]]
        forgery.results[name] = forgery.chance.choice(others)

    return corrupt


def moved_document(forgery: Forgery) -> None:
    """A file that counts stands among those that do not, or the other way round."""
    counted, others = forgery.results["documents"], forgery.results["not_counted"]
    files = [one for one in others if one["sha256"] not in forgery.results["decisions"]]
    if files and forgery.chance.random() < 0.5:
        one = forgery.chance.choice(files)
        others.remove(one)
        counted.append(one["sha256"])
    elif counted:
        gone = forgery.chance.choice(counted)
        counted.remove(gone)
        others.append({"sha256": gone, "why": "late"})
    counted.sort()
    others.sort(key=lambda one: one["sha256"])


def other_reason(forgery: Forgery) -> None:
    """Another reason why a file does not count."""
    one = pick(forgery, "not_counted")
    if one is not None:
        one["why"] = "set_aside" if one["why"] != "set_aside" else "late"


def forged_tie_break(forgery: Forgery) -> None:
    """A tie that stands is told as if people had settled it."""
    tied = [one for one in forgery.results["standings"] if one["tied"]]
    group = [one for one in tied if (one["category"], one["rank"]) == (tied[0]["category"], tied[0]["rank"])]
    for place, one in enumerate(group):
        is_last = place == len(group) - 1
        one |= {"rank": one["rank"] + place, "tied": False, "decided_by": None if is_last else "decision"}


def swapped_ranks(forgery: Forgery) -> None:
    """Two submissions of a category change places, with everything that shows."""
    standings = forgery.results["standings"]
    for place in range(len(standings) - 1):
        one, other = standings[place : place + 2]
        if one["category"] == other["category"] and None not in (one["rank"], other["rank"]):
            for part in ("rank", "decided_by", "tied"):
                one[part], other[part] = other[part], one[part]
            standings[place], standings[place + 1] = other, one
            return


def dropped_standing(forgery: Forgery) -> None:
    """A submission is not told of."""
    one = pick(forgery, "standings")
    if one is not None:
        forgery.results["standings"].remove(one)


def other_level(forgery: Forgery) -> None:
    """An award of another level than was decided."""
    one = next((one for one in forgery.results["awards"] if one["submission"]), None)
    if one is not None:
        one["level"] = "gold" if one["level"] != "gold" else "silver"


def other_winner(forgery: Forgery) -> None:
    """The award goes to another submission of the category."""
    for one in forgery.results["awards"]:
        others = [other.id for other in forgery.of.finalists if other.category == one["category"] != other.id]
        others = [other for other in others if other != one["submission"]]
        if one["submission"] and others:
            one["submission"] = forgery.chance.choice(others)
            return


def dropped_award(forgery: Forgery) -> None:
    """An award in force is not told of."""
    one = pick(forgery, "awards")
    if one is not None:
        forgery.results["awards"].remove(one)


def other_kind_of_award(forgery: Forgery) -> None:
    """A joint award as if it were one alone, or the other way round."""
    one = pick(forgery, "awards")
    if one is not None:
        one["kind"] = "joint_award" if one["kind"] != "joint_award" else "award"


def changed_votes(forgery: Forgery) -> None:
    """More votes than were recorded, the rank as it was."""
    one = pick(forgery, "popular_vote")
    if one is not None:
        one["votes"] += 1


def other_vote_decision(forgery: Forgery) -> None:
    """The votes are said to come from another decision."""
    if forgery.results["popular_vote_decision"]:
        forgery.results["popular_vote_decision"] = forgery.results["decisions"][0]


def extra_entry(forgery: Forgery) -> None:
    """Something more in the file."""
    forgery.entries["documents/more.txt"] = b"hello"


def missing_entry(forgery: Forgery) -> None:
    """Something less."""
    del forgery.entries[forgery.chance.choice(("VERIFY.txt", "allowed_signers", "manifest.json.sig"))]


def signed_by_a_judge(forgery: Forgery) -> None:
    """A judge signs the results in her own name."""
    who = identity(key_name("j1"))
    forgery.key = who.signing_key
    forgery.results["signed_by"] = who.public.judge_key


def signed_by_a_stranger(forgery: Forgery) -> None:
    """A stranger signs in the chair's name."""
    forgery.key = identity("stranger").signing_key


def signed_for_another_purpose(forgery: Forgery) -> None:
    """The chair's signature of another type of document."""
    forgery.namespace = Namespace.DECISION


def other_round(forgery: Forgery) -> None:
    """The results of another round."""
    forgery.results["round"] = "first"


def name_twice(forgery: Forgery) -> None:
    """A name stands twice in results.json: which one counts depends on the reader."""
    forgery.body = b'{"audience":"internal",' + spelled(forgery.results)[1:]


def other_spelling(forgery: Forgery) -> None:
    """The same content with white space."""
    forgery.body = json.dumps(forgery.results, sort_keys=True, ensure_ascii=False).encode()


def other_order(forgery: Forgery) -> None:
    """Packed again, the entries in another order."""
    forgery.packed = lambda entries: packed(dict(reversed(entries.items())))


def compressed(forgery: Forgery) -> None:
    """Packed again by a common zip program."""

    def pack(entries: dict[str, bytes]) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as container:
            for name, body in entries.items():
                container.writestr(name, body)
        return stream.getvalue()

    forgery.packed = pack


def appended(forgery: Forgery) -> None:
    """Bytes after the end."""
    forgery.packed = lambda entries: packed(entries) + b"\0"


ALL = (
    moved_document, other_reason, forged_tie_break, swapped_ranks, dropped_standing, other_level, other_winner,
    dropped_award, other_kind_of_award, changed_votes, other_vote_decision, extra_entry, missing_entry,
    signed_by_a_judge, signed_by_a_stranger, signed_for_another_purpose, other_round, name_twice,
    other_spelling, other_order, compressed, appended,
)  # fmt: skip

CHANGED = {
    "changed_printed_score": changed_standing("score", lambda score: "77.77" if score != "77.77" else None),
    "changed_sum": changed_standing("sum", lambda text: f"{int(text.split('/')[0]) + 2 * int(text.split('/')[1])}/1"),
    "changed_exact": changed_standing("exact", lambda text: "1/3" if text != "1/3" else "2/3"),
    "changed_decided_by": changed_standing("decided_by", lambda text: "median" if text != "median" else "head_to_head"),
    "changed_count": changed_standing("scorecards", lambda count: count + 1),
    "changed_tied": changed_standing("tied", lambda tied: not tied),
    "changed_rank": changed_standing("rank", lambda rank: (rank or 0) + 1),
    "changed_method": changed_rule("method", "mean", "median"),
    "changed_decimals": changed_rule("decimals", 1, 2, 3),
    "changed_minimum": changed_rule("minimum_scorecards", 1, 2, 3),
    "changed_penalty": changed_rule("severity_penalty", "0", "1", "3"),
    "changed_ladder": changed_rule("ladder", ["median", "chair"], ["chair", "median"]),
    "changed_mode": changed_rule("mode", "rehearsal", "official"),
    "changed_audience": changed_rule("audience", "internal", "public"),
}
