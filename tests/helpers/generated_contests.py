"""Small contests made from a number: every seed gives another one, the same seed always the same.

Here the contest and its package; the day that is judged by it is ``generated_days``. Everything is signed with real
keys and made by the program's own functions, in memory.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from hashlib import sha256
from random import Random

from judge_desktop.domain.contest import (
    Applicant,
    Assignment,
    AwardLevel,
    Category,
    Contest,
    Ground,
    Method,
    Mode,
    Recusal,
    RecusalScope,
    Round,
    Rules,
    Submission,
    TieBreakStep,
)
from judge_desktop.domain.package import Package
from judge_desktop.domain.panel import ChairCopy, Confirmation, Judge, KnownKey, Panel, PublicKeys, Role
from judge_desktop.domain.rubric import Criterion, Rubric
from judge_desktop.domain.text import Text
from judge_desktop.exchange.encryption import AgeKey
from judge_desktop.exchange.keys import Identity
from judge_desktop.exchange.package_file import SignedPackage, write_package
from judge_desktop.exchange.signing import SigningKey

LADDERS = (
    (TieBreakStep.CRITERIA_BY_WEIGHT, TieBreakStep.MEDIAN, TieBreakStep.HEAD_TO_HEAD, TieBreakStep.CHAIR),
    (TieBreakStep.HEAD_TO_HEAD, TieBreakStep.MEDIAN, TieBreakStep.CRITERIA_BY_WEIGHT, TieBreakStep.RESOLUTION),
    (TieBreakStep.MEDIAN, TieBreakStep.HEAD_TO_HEAD, TieBreakStep.CRITERIA_BY_WEIGHT, TieBreakStep.CHAIR),
    (TieBreakStep.MEDIAN, TieBreakStep.CRITERIA_BY_WEIGHT),
    (TieBreakStep.RESOLUTION, TieBreakStep.CHAIR),
    (TieBreakStep.CHAIR, TieBreakStep.HEAD_TO_HEAD),
    (),
)
MARKS = (("10", "30", "40", "20"), ("25", "25", "25", "25"), ("60", "40"), ("12.5", "7.5", "30"), ("5",))
STEPS = ("1", "0.5", "0.25", "2.5")
ALL_METHODS = tuple(Method)


@cache
def identity(name: str) -> Identity:
    """The keys of somebody of that name; the same in every run."""
    seed = sha256(name.encode()).digest()
    return Identity(SigningKey(seed), AgeKey(_age_secret(sha256(seed).digest())))


@cache
def public(name: str) -> PublicKeys:
    """The halves of these keys that others may know."""
    return identity(name).public


def _age_secret(content: bytes) -> str:
    """An age identity of these bytes: Bech32 (BIP 173), which nothing at hand writes."""
    alphabet, prefix = "qpzry9x8gf2tvdw0s3jn54khce6mua7l", "age-secret-key-"
    bits = f"{int.from_bytes(content, 'big'):0256b}".ljust(260, "0")
    values = [int(bits[at : at + 5], 2) for at in range(0, 260, 5)]
    expanded = [ord(one) >> 5 for one in prefix] + [0] + [ord(one) & 31 for one in prefix]
    checksum = 1
    for value in [*expanded, *values, *[0] * 6]:
        top = checksum >> 25
        checksum = (checksum & 0x1FFFFFF) << 5 ^ value
        for place, part in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            checksum ^= part if top >> place & 1 else 0
    tail = [(checksum ^ 1) >> 5 * (5 - place) & 31 for place in range(6)]
    return f"{prefix}1{''.join(alphabet[one] for one in values + tail)}".upper()


@dataclass(frozen=True)
class Made:
    """A contest with its signed package and the keys of its people: a judge's are ``identity(key_name(judge, n))``."""

    signed: SignedPackage
    seed: int

    @property
    def package(self) -> Package:
        """The package as every reader sees it."""
        return self.signed.package


def key_name(judge: str, laptop: int = 1) -> str:
    """Whose keys are on a judge's first, second, … laptop."""
    return f"{judge} on laptop {laptop}"


def made(seed: int, earlier: str = "") -> Made:
    """The contest of that number. ``earlier``: a manifest that stays acceptable, which makes it a package update."""
    chance = Random(seed)
    contest = _contest(chance, seed)
    package = Package(
        contest=contest,
        round="final",
        mode=Mode.REHEARSAL if seed % 7 == 3 else Mode.OFFICIAL,
        revision=2 if earlier else 1,
        previous=earlier,
        acceptable=(earlier,) if earlier else (),
        chairs=tuple(ChairCopy(id=name, keys=public(name), name=name) for name in ("chair", "deputy")),
        rubric="",
        files=(),
    )
    signed = write_package(package, {}, identity("chair").signing_key, io.BytesIO(), salt=f"{seed:064x}")
    return Made(signed, seed)


def _contest(chance: Random, seed: int) -> Contest:
    rubrics = tuple(_rubric(chance, name) for name in ("main", "other")[: chance.randint(1, 2)])
    categories = tuple(_category(chance, letter, rubrics) for letter in "ABCD"[: chance.randint(1, 3)])
    if seed % 10 == 0:
        categories = tuple(_category(chance, letter, rubrics) for letter in "ABCD")
    submissions = _submissions(chance, categories)
    fewest = 5 if ALL_METHODS[seed % len(ALL_METHODS)] is Method.TRIMMED_MEAN else 3
    judges = tuple(_judge(chance, place) for place in range(1, chance.randint(fewest, 7) + 1))
    round_ = Round(
        id="final",
        name=Text(th="รอบตัดสิน", en="Final"),
        assignments=() if fewest == 5 and chance.random() < 0.7 else _assignments(chance, judges, submissions),
        known_recusals=_recusals(chance, judges, submissions),
    )
    return Contest(
        id=f"{seed:032x}",
        name=Text(th=f"การประกวดที่ {seed}", en=f"Contest {seed}"),
        popular_vote=chance.random() < 0.5,
        rules=_rules(chance, seed),
        categories=categories,
        rubrics=rubrics,
        submissions=submissions,
        panel=Panel(judges=judges),
        rounds=(round_,),
    )


def _rules(chance: Random, seed: int) -> Rules:
    return Rules(
        method=ALL_METHODS[seed % len(ALL_METHODS)],
        decimals=chance.choice((0, 1, 2, 2, 3)),
        severity_penalty=Decimal(chance.choice(("1", "1", "0", "0.5", "2"))),
        minimum_scorecards=chance.choice((1, 2, 2, 3)),
        tie_break_ladder=chance.choice(LADDERS[:3] if chance.random() < 0.7 else LADDERS),
        comment_required=chance.random() < 0.15,
        comment_minimum=chance.choice((0, 0, 5)),
        joint_award_possible=True,
    )


def _rubric(chance: Random, name: str) -> Rubric:
    marks = [Decimal(one) for one in chance.choice(MARKS)]
    steps = [Decimal(one) for one in STEPS]
    criteria = tuple(
        Criterion(
            id=f"D{place}",
            name=Text(th=f"มิติที่ {place}"),
            full_mark=mark,
            step=chance.choice([step for step in steps if mark % step == 0]),
            required=len(marks) == 1 or chance.random() < 0.85,
        )
        for place, mark in enumerate(marks, 1)
    )
    return Rubric(id=name, criteria=criteria, total=sum(marks, Decimal(0)))


def _category(chance: Random, letter: str, rubrics: Sequence[Rubric]) -> Category:
    rubric = chance.choice(rubrics)
    bands = {"bronze": "0.5", "silver": "0.7", "gold": "0.85"}
    levels = tuple(
        AwardLevel(id=name, name=Text(en=name), lowest=(rubric.total * Decimal(share)).normalize())
        for name, share in bands.items()
    )
    return Category(
        id=letter, name=Text(th=f"ด้าน {letter}"), rubric=rubric.id, award_levels=levels if chance.random() < 0.5 else ()
    )


def _submissions(chance: Random, categories: Sequence[Category]) -> tuple[Submission, ...]:
    """Two to five in each category; their running numbers are not the order of their ids."""
    counts = [chance.choice((2, 2, 2, 3, 3, 3, 4, 5)) for _ in categories]
    ids = [f"{one.id}{place}" for one, count in zip(categories, counts, strict=True) for place in range(1, count + 1)]
    numbers = list(range(1, len(ids) + 1))
    chance.shuffle(numbers)
    return tuple(
        Submission(
            id=one,
            number=number,
            category=one[0],
            title=Text(th=f"ผลงาน {one}"),
            applicant=Applicant(name=Text(th=f"ผู้สมัคร {one}")),
            order=number,
        )
        for one, number in zip(ids, numbers, strict=True)
    )


def _judge(chance: Random, place: int) -> Judge:
    """Most judges' keys are in the package; the others' wait for a decision. A seventh may be there without a vote."""
    name = f"j{place}"
    known = KnownKey(keys=public(key_name(name)), confirmation=chance.choice(tuple(Confirmation)))
    return Judge(
        id=name,
        name=Text(th=f"กรรมการที่ {place}"),
        role=Role.CHAIR if place == 1 else Role.JUDGE,
        votes=place != 7,
        order=place,
        known_keys=(known,) if place < 3 or chance.random() < 0.8 else (),
    )


def _assignments(chance: Random, judges: Sequence[Judge], submissions: Sequence[Submission]) -> tuple[Assignment, ...]:
    """Mostly everybody scores everything; else each submission has a part of the panel, now and then in two islands."""
    if chance.random() < 0.6:
        return ()
    voting = [one.id for one in judges if one.votes]
    found = []
    for place, submission in enumerate(submissions):
        own = chance.sample(voting, min(len(voting), chance.randint(2, 4)))
        if len(voting) > 3 and chance.random() < 0.1:
            own = voting[:2] if place % 2 else voting[2:]
        found += [Assignment(judge=judge, submission=submission.id) for judge in sorted(own)]
    return tuple(found)


def _recusals(chance: Random, judges: Sequence[Judge], submissions: Sequence[Submission]) -> tuple[Recusal, ...]:
    if chance.random() < 0.7:
        return ()
    return (recusal(chance, chance.choice(judges).id, submissions),)


def recusal(chance: Random, judge: str, submissions: Sequence[Submission]) -> Recusal:
    """A recusal from a submission or from its category."""
    target = chance.choice(submissions)
    scope = chance.choice(tuple(RecusalScope))
    return Recusal(
        judge=judge,
        scope=scope,
        target=target.category if scope is RecusalScope.CATEGORY else target.id,
        ground=chance.choice([one for one in Ground if one is not Ground.OTHER]),
        reason="",
    )


def updated(seed: int) -> tuple[Made, Made]:
    """(the first package of a contest, its update that still accepts what was scored for the first)."""
    first = made(seed)
    return first, made(seed, earlier=first.package.manifest)


def renamed(of: Made, name: str) -> Made:
    """The same contest under another title: another manifest by the same chair."""
    contest = replace(of.package.contest, name=Text(th=name, en=name), panel=of.package.contest.panel)
    package = replace(of.package, contest=contest, rubric="", manifest="", sent_by="")
    signed = write_package(package, {}, identity("chair").signing_key, io.BytesIO(), salt=f"{of.seed + 1:064x}")
    return Made(signed, of.seed)
