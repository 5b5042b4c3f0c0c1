"""Days on which nothing goes by the book: any file under any key, any decision of two copies that often do not know of
each other. No panel would do so, but two programs must understand even this alike.
"""

from __future__ import annotations

from random import Random
from typing import Any

from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.scorecard import ScoreFile
from tests.helpers.generated_contests import key_name, made, public, recusal, updated
from tests.helpers.generated_days import STYLES, Day
from tests.helpers.generated_stories import close, paper

ABOUT_KEYS = (DecisionKind.CONFIRM_JUDGE, DecisionKind.REPLACE_KEY, DecisionKind.CLOSE)
KINDS = (
    *ABOUT_KEYS, DecisionKind.CHOOSE_REVISION, DecisionKind.SET_ASIDE, DecisionKind.RESTORE, DecisionKind.EXCLUDE,
    DecisionKind.BREAK_TIE, DecisionKind.AWARD, DecisionKind.NO_AWARD, DecisionKind.JOINT_AWARD,
    DecisionKind.POPULAR_VOTE, DecisionKind.REOPEN,
)  # fmt: skip
ABOUT_FILES = (*[DecisionKind.CHOOSE_REVISION] * 2, DecisionKind.SET_ASIDE, DecisionKind.RESTORE, *ABOUT_KEYS[:2])
UNSEEN = ("e" * 64, "d" * 64)


def quarrel(seed: int) -> Day:
    """A day of that number; the round is closed in the end by a chair who has seen everything."""
    chance = Random(seed * 31 + 7)
    first, of = updated(seed) if seed % 4 == 1 else (made(seed),) * 2
    found = Day(of=of, first=first.package, chance=chance, style=STYLES[seed % len(STYLES)])
    for _ in range(chance.randint(4, 14)):
        _any_file(found)
    for _ in range(chance.randint(3, 22)):
        _any_decision(found, KINDS if seed % 3 else ABOUT_KEYS)
    found.unseen["chair"].clear()
    if found.known.view.is_closed and chance.random() < 0.4:
        found.decide(DecisionKind.REOPEN)
    if not found.known.view.is_closed:
        close(found)
    if chance.random() < 0.3:
        found.decide(DecisionKind.SET_ASIDE, documents=(chance.choice(found.files).score_file.sha256,))
    return found


def tangle(seed: int) -> Day:
    """A day on which two judges signed files of any revision that name any other one as the one before, as only a
    changed program would; the chair chose among them, set some aside and closed the round.
    """
    chance, of = Random(seed * 977 + 5), made(seed)
    found = Day(of=of, first=of.package, chance=chance, style=STYLES[seed % len(STYLES)])
    judges = [one.id for one in of.package.contest.panel.voting]
    for _ in range(chance.randint(3, 9)):
        judge, laptop = judges[int(chance.random() > 0.7)], chance.choice((1, 1, 1, 2))
        key = public(key_name(judge, laptop)).judge_key
        own = [one.score_file.sha256 for one in found.files if one.score_file.judge_key == key]
        revision = chance.randint(1, 6)
        _add_once(found, judge, laptop, revision=revision, previous=chance.choice([*own, *UNSEEN]) * (revision > 1))
    for _ in range(chance.randint(0, 5)):
        _any_decision(found, ABOUT_FILES)
    found.unseen["chair"].clear()
    if not found.known.view.is_closed:
        close(found)
    return found


def _any_file(of: Day) -> None:
    """A file of anybody's first, second or third laptop, which may continue any other one of that key."""
    chance = of.chance
    judge = chance.choice(of.package.contest.panel.judges).id
    laptop = chance.choice((1, 1, 1, 2, 3))
    own = [one.score_file for one in of.files if one.score_file.judge_key == public(key_name(judge, laptop)).judge_key]
    parent = chance.choice([*own, None])
    changes: dict[str, Any] = {}
    if parent is not None and chance.random() < 0.15:
        changes["revision"] = parent.revision + chance.randint(1, 3)
    for name in ("manifest", "rubric"):
        if chance.random() < 0.05:
            changes[name] = "0" * 64
    if chance.random() < 0.15:
        changes["recusals"] = (recusal(chance, judge, of.finalists),)
    elif chance.random() < 0.06:
        changes |= {"judge": chance.choice(of.package.contest.panel.judges).id, "recusals": ()}
    _add_once(of, judge, laptop, like=parent, **changes)


def _add_once(of: Day, judge: str, laptop: int, /, **changes: Any) -> None:
    before = {one.score_file.sha256 for one in of.files}
    of.add_file(judge, laptop, **changes)
    if of.files[-1].score_file.sha256 in before:
        of.files.pop()


def _any_decision(of: Day, kinds: tuple[DecisionKind, ...]) -> None:
    """By either copy, which has seen what the other one decided, or has not."""
    chance = of.chance
    by, other = chance.choice((("chair", "deputy"), ("deputy", "chair")))
    if chance.random() < 0.5:
        of.unseen[by].clear()
    file = chance.choice(of.files).score_file
    if chance.random() < 0.1:
        decision = paper(of, file.judge, chance.choice(of.finalists))
        of.unseen["deputy"].add(decision.sha256)
        return
    kind = chance.choice(kinds)
    decision = of.decide(kind, by=by, **_about(of, kind, file))
    of.unseen[other].add(decision.sha256)


def _about(of: Day, kind: DecisionKind, file: ScoreFile) -> dict[str, Any]:
    """What such a decision may be about."""
    if kind in ABOUT_KEYS[:2]:
        judge = file.judge if of.chance.random() < 0.75 else of.chance.choice(of.package.contest.panel.judges).id
        return {"judge": judge, "documents": (file.judge_key,)}
    if kind is DecisionKind.CLOSE:
        return {"documents": (*of.known.view.counted_documents, *of.known.view.counted_papers)}
    if kind is DecisionKind.POPULAR_VOTE:
        return {"values": {one.id: str(of.chance.randint(0, 2)) for one in of.finalists}}
    if kind in (DecisionKind.CHOOSE_REVISION, DecisionKind.SET_ASIDE, DecisionKind.RESTORE):
        return _about_documents(of, kind, file)
    category = of.chance.choice(of.package.contest.categories).id
    if kind is DecisionKind.EXCLUDE:
        return {"judge": file.judge, "category": of.chance.choice((category, ""))}
    return {} if kind is DecisionKind.REOPEN else _about_category(of, kind, category)


def _about_documents(of: Day, kind: DecisionKind, file: ScoreFile) -> dict[str, Any]:
    chance, decided = of.chance, [one.decision for one in of.decided]
    if kind is DecisionKind.CHOOSE_REVISION:
        own = [one.score_file for one in of.files if one.score_file.judge_key == file.judge_key]
        rivals = [one.sha256 for one in own if one.sha256 != file.sha256]
        return {"documents": (file.sha256,), "values": {"against": " ".join(rivals[: chance.randint(0, 2)])}}
    if kind is DecisionKind.RESTORE and chance.random() < 0.15:
        return {"judge": file.judge, "category": chance.choice((of.finalists[0].category, ""))}
    if decided and kind is DecisionKind.RESTORE and chance.random() < 0.8:
        return {"documents": (chance.choice(decided).sha256,)}
    papers = [one.sha256 for one in decided if one.kind is DecisionKind.PAPER_SCORECARD]
    return {"documents": (chance.choice([file.sha256, *papers[-1:]]),)}


def _about_category(of: Day, kind: DecisionKind, category: str) -> dict[str, Any]:
    here = [one.id for one in of.finalists if one.category == category]
    of.chance.shuffle(here)
    if kind is DecisionKind.BREAK_TIE:
        among = {"among": " ".join(sorted(here[: of.chance.randint(1, 4)]))} if of.chance.random() < 0.8 else {}
        return {"category": category, "submissions": tuple(here[: of.chance.randint(1, 3)]), "values": among}
    counts = {DecisionKind.AWARD: 1, DecisionKind.JOINT_AWARD: 2, DecisionKind.NO_AWARD: 0}
    return {"category": category, "submissions": tuple(here[: counts[kind]])}
