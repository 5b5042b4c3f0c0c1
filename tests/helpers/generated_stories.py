"""What happens on the days of generated contests: revisions, forks, new laptops, paper, ties, awards, votes.

What the program itself works out on the way (who is equal, what counts at closing) is asked of it as the chair's copy
does; whether it is right is not asked here.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from random import Random
from typing import Any

from judge_desktop.domain.contest import Submission
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.scorecard import ScorecardState, ScoreFile
from judge_desktop.domain.standings import Standing
from tests.helpers.generated_contests import key_name, made, public, updated
from tests.helpers.generated_days import STYLES, Day


def day(seed: int) -> Day:
    """A whole day up to its last decision, the round closed."""
    chance = Random(seed * 7919 + 1)
    first, of = updated(seed) if seed % 5 == 1 else (made(seed),) * 2
    found = Day(of=of, first=first.package, chance=chance, style=STYLES[seed % len(STYLES)])
    for judge in found.package.contest.panel.voting:
        _judge_scores(found, judge.id)
    _manage(found)
    close(found)
    if chance.random() < 0.25:
        _later(found)
    for category in found.package.contest.categories:
        _settle(found, category.id)
        _award(found, category.id)
    if chance.random() < 0.2:  # scores change after people settled ties by them
        _later(found, reopens=True)
        for category in found.package.contest.categories[:1]:
            _settle(found, category.id)
    _vote(found)
    return found


def _judge_scores(of: Day, judge: str) -> None:
    """One judge's files: mostly one, else revisions, gaps, a fork, a new laptop, a stranger, nothing at all."""
    chance = of.chance
    story = chance.choices(
        ("one", "revisions", "gap", "fork", "laptop", "stranger", "nothing", "paper"), (60, 8, 4, 8, 8, 3, 3, 6)
    )[0]
    if story == "paper":
        _papers(of, judge)
    if story in ("nothing", "paper"):
        return
    first = of.add_file(judge)
    if of.package.contest.panel.judge(judge).known_keys == () and chance.random() < 0.8:  # type: ignore[union-attr]
        of.decide(DecisionKind.CONFIRM_JUDGE, judge=judge, documents=(first.judge_key,), values=_voice(first))
    if story == "revisions":
        of.add_file(judge, like=of.add_file(judge, like=first))
    elif story == "gap":
        of.add_file(judge, revision=3, previous="f" * 64)
    elif story == "fork":
        _fork(of, judge, first)
    elif story == "laptop":
        second = of.add_file(judge, 2, recusals=())
        kind = chance.choice((DecisionKind.REPLACE_KEY, DecisionKind.CONFIRM_JUDGE))
        of.decide(kind, judge=judge, documents=(second.judge_key,), values=_voice(second))
    elif story == "stranger":
        of.add_file(judge, 9)


def _voice(score_file: ScoreFile) -> dict[str, str]:
    return {
        "confirmation": "voice",
        "signing_key": score_file.signing_key,
        "age_recipient": score_file.age_recipient,
    }


def _fork(of: Day, judge: str, first: ScoreFile) -> None:
    """Two versions, of which one may be chosen; the other branch may go on."""
    other = of.add_file(judge, recusals=(), scorecards=tuple(of.card(judge, one) for one in of.finalists))
    if other.sha256 == first.sha256:
        return
    choice = of.chance.random()
    if choice < 0.55:
        chosen, rival = (first, other) if of.chance.random() < 0.5 else (other, first)
        by = of.chance.choice(("chair", "deputy"))
        against = {"against": rival.sha256}
        of.decide(DecisionKind.CHOOSE_REVISION, by=by, documents=(chosen.sha256,), values=against)
        if of.chance.random() < 0.4:
            of.add_file(judge, like=of.chance.choice((chosen, rival)))
    elif choice < 0.7:
        of.decide(DecisionKind.SET_ASIDE, documents=(first.sha256,))
    elif choice < 0.8:
        of.side_by_side({"documents": (first.sha256,)}, {"documents": (other.sha256,)}, DecisionKind.CHOOSE_REVISION)


def _papers(of: Day, judge: str) -> None:
    """The judge's scorecards came on paper; one of them may be typed again, set aside, or be an absence."""
    assigned = [one for one in of.package.assignments if one.judge == judge]
    for assignment in assigned:
        submission = of.package.contest.submission(assignment.submission)
        assert submission is not None
        for _ in range(1 + (of.chance.random() < 0.2)):
            last = paper(of, judge, submission)
        if of.chance.random() < 0.1:
            aside = of.decide(DecisionKind.SET_ASIDE, documents=(last.sha256,))
            if of.chance.random() < 0.5:
                of.decide(DecisionKind.RESTORE, documents=(of.chance.choice((last, aside)).sha256,))


def paper(of: Day, judge: str, submission: Submission) -> Decision:
    """A judge's scorecard, or her absence, as two people typed it from paper."""
    card = of.card(judge, submission)
    is_absent = card.state is ScorecardState.ABSENT
    given = sorted(card.given.items()) or [(of.package.contest.rubric_of(submission).criteria[0].id, Decimal(0))]
    scores = " ".join(f"{name}={_spelled(score)}" for name, score in given)
    return of.decide(
        DecisionKind.PAPER_SCORECARD,
        judge=judge,
        category=submission.category,
        submissions=(submission.id,),
        values={
            "state": "absent" if is_absent else "sealed",
            "origin": of.chance.choice(("paper", "sheet")),
            "scores": "" if is_absent else scores,
        },
        texts={**card.comments, "typed_by": "สมศรี", "confirmed_by": "สมชาย"},
    )


def _spelled(score: Decimal) -> str:
    text = f"{score.normalize():f}"
    return "0" if text == "-0" else text


def _manage(of: Day) -> None:
    """What the chair does before closing: sets aside, takes back, excludes, notes who was there."""
    chance = of.chance
    counted = [one.score_file for one in of.files]
    if counted and chance.random() < 0.25:
        aside = of.decide(DecisionKind.SET_ASIDE, documents=(chance.choice(counted).sha256,))
        if chance.random() < 0.5:
            target = chance.choice((aside.sha256, aside.documents[0]))
            of.decide(DecisionKind.RESTORE, by="deputy", documents=(target,))
    if chance.random() < 0.25:
        judge = chance.choice(of.package.contest.panel.voting).id
        category = chance.choice(("", of.finalists[0].category))
        excluded = of.decide(DecisionKind.EXCLUDE, judge=judge, category=category)
        if chance.random() < 0.4:
            by_name = {"judge": judge, "category": category}
            by_hash = {"documents": (excluded.sha256,)}
            of.decide(DecisionKind.RESTORE, **(by_name if chance.random() < 0.5 else by_hash))
    if chance.random() < 0.2:
        of.decide(DecisionKind.ATTENDANCE, judge="j2", values={"state": "left", "at": "11:30"})
    if chance.random() < 0.1:
        _papers(of, chance.choice(of.package.contest.panel.voting).id)


def close(of: Day, by: str = "chair") -> None:
    """The round is closed with what counts now."""
    view = of.known.view
    of.decide(DecisionKind.CLOSE, by=by, documents=(*view.counted_documents, *view.counted_papers))


def _later(of: Day, *, reopens: bool = False) -> None:
    """Something comes after closing: it is late, unless the round is opened and closed again."""
    judge = of.chance.choice(of.package.contest.panel.voting).id
    own = [one.score_file for one in of.files if one.score_file.judge_key == public(key_name(judge)).judge_key]
    of.add_file(judge, like=max(own, key=lambda one: one.revision, default=None))
    if of.chance.random() < 0.3:
        submission = of.chance.choice(of.finalists)
        paper(of, judge, submission)
    if reopens or of.chance.random() < 0.5:
        by = of.chance.choice(("chair", "deputy"))
        of.decide(DecisionKind.REOPEN, by=by)
        close(of, by)


def _tied(of: Day, category: str) -> list[list[Standing]]:
    """The groups that share a rank."""
    groups: dict[int, list[Standing]] = {}
    for one in of.known.standings:
        if one.category == category and one.tied and one.rank is not None:
            groups.setdefault(one.rank, []).append(one)
    return list(groups.values())


def _settle(of: Day, category: str) -> None:
    """Ties that stand are settled by people, or stay."""
    chance = of.chance
    for group in _tied(of, category):
        if chance.random() < 0.3:
            continue
        names = [one.submission for one in group]
        chance.shuffle(names)
        more = [one.id for one in of.finalists if one.category == category and one.id not in names]
        among = " ".join(sorted([*names, *more[: chance.random() < 0.1]]))  # now and then about more than are equal
        order = tuple(names[: chance.randint(1, len(names))])
        by = chance.choice(("chair", "deputy"))
        fields: dict[str, Any] = {"category": category, "values": {"among": among, "by": "chair"}}
        settled = of.decide(DecisionKind.BREAK_TIE, by=by, submissions=order, **fields)
        chosen = chance.random()
        if chosen < 0.15:
            of.decide(DecisionKind.RESTORE, documents=(settled.sha256,))
        elif chosen < 0.3:
            of.decide(DecisionKind.BREAK_TIE, submissions=tuple(reversed(names)), **fields)
        elif chosen < 0.4:
            one, other = ({"submissions": (name,), **fields} for name in names[:2])
            of.side_by_side(one, other, DecisionKind.BREAK_TIE)
    rest = _tied(of, category)
    if rest and chance.random() < 0.5:
        names = [one.submission for one in rest[0]]
        values = {"among": " ".join(sorted(names))}
        of.decide(DecisionKind.BREAK_TIE, category=category, submissions=(names[0],), values=values)


def _award(of: Day, category: str) -> None:
    """An award, a joint one, none; taken back, given again, or given by two copies at once."""
    chance = of.chance
    names = [one.submission for one in of.known.standings if one.category == category]
    kind = chance.choices(
        (DecisionKind.AWARD, DecisionKind.JOINT_AWARD, DecisionKind.NO_AWARD, None), (60, 15, 10, 15)
    )[0]
    if kind is None:
        return
    given = {DecisionKind.AWARD: names[:1], DecisionKind.JOINT_AWARD: names[:2], DecisionKind.NO_AWARD: []}[kind]
    fields: dict[str, Any] = {
        "category": category,
        "submissions": tuple(given),
        "values": _levels(of, category, given),
    }
    first = of.decide(kind, by=chance.choice(("chair", "deputy")), **fields)
    chosen = chance.random()
    if chosen < 0.1:
        of.decide(DecisionKind.RESTORE, documents=(first.sha256,), category=category)
    elif chosen < 0.2:
        second: dict[str, Any] = {
            "category": category,
            "submissions": (names[-1],),
            "values": _levels(of, category, names[-1:]),
        }
        of.decide(DecisionKind.AWARD, **second)
        if chance.random() < 0.3:
            of.decide(DecisionKind.RESTORE, documents=(first.sha256,), category=category)
    elif chosen < 0.3:
        other = {"category": category, "submissions": (names[-1],)}
        of.side_by_side(fields, fields if chance.random() < 0.5 else other, kind)


def _levels(of: Day, category: str, given: Sequence[str]) -> dict[str, str]:
    """Levels as scores earn them, now and then another one."""
    levels = of.package.contest.category(category).award_levels  # type: ignore[union-attr]
    scores = {one.submission: one.tally.score for one in of.known.standings}
    found = []
    for submission in given:
        score = scores[submission]
        reached = [one for one in levels if score is not None and one.lowest <= score]
        if levels and of.chance.random() < 0.1:
            reached = [of.chance.choice(levels)]
        if reached:
            found.append(f"{submission}={max(reached, key=lambda one: one.lowest).id}")
    return {"levels": " ".join(found)} if found else {}


def _vote(of: Day) -> None:
    chance = of.chance
    if chance.random() < 0.5:
        return
    votes = {one.id: str(chance.randint(0, 3)) for one in of.finalists}
    of.decide(DecisionKind.POPULAR_VOTE, values=votes)
    if chance.random() < 0.3:
        of.decide(DecisionKind.POPULAR_VOTE, by="deputy", values={**votes, of.finalists[0].id: "7"})
    elif chance.random() < 0.2:
        of.side_by_side({"values": votes}, {"values": {of.finalists[0].id: "9"}}, DecisionKind.POPULAR_VOTE)
