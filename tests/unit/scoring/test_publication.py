"""What is published is a pure function of package, files and decisions; and what must be there before."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.package import Package
from judge_desktop.domain.publication import Audience, Listed, Publication
from judge_desktop.domain.scorecard import ScoreFile
from judge_desktop.domain.view import WhyNotCounted
from judge_desktop.scoring.publication import is_chained, missing_documents, publication_of
from tests.helpers.small_round import CHAIR, DEPUTY, card, contest, decision, package, score_file, sha

FILES = tuple(
    score_file(judge, [card("A1", 80 + place), card("A2", 70), card("B1", 60), card("B2", 60)])
    for place, judge in enumerate(("j1", "j2", "j3"))
)


def chain(*decisions: Decision) -> list[Decision]:
    """The decisions numbered by key, each naming the one before."""
    last: dict[str, Decision] = {}
    found = []
    for one in decisions:
        before = last.get(one.signed_by)
        number = before.sequence + 1 if before else 1
        chained = replace(one, sequence=number, previous=before.sha256 if before else "")
        last[one.signed_by] = replace(chained, sha256=sha(f"{one.signed_by} {number} {one.kind}"))
        found.append(last[one.signed_by])
    return found


AWARD = decision(DecisionKind.AWARD, category="A", submissions=("A1",), values={"levels": "A1=best"})
NO_AWARD = decision(DecisionKind.NO_AWARD, category="B")
CLOSE = decision(DecisionKind.CLOSE, documents=tuple(one.sha256 for one in FILES))
DECISIONS = chain(AWARD, NO_AWARD, CLOSE)


def published(
    *,
    of: Package | None = None,
    files: tuple[ScoreFile, ...] = FILES,
    decisions: list[Decision] | None = None,
    listed: Listed = Listed.ALL,
) -> Publication:
    return publication_of(
        of or package(), files, DECISIONS if decisions is None else decisions, audience=Audience.PUBLIC, listed=listed
    )


def test_everything_that_holds_is_told() -> None:
    told = published()
    assert [(one.submission, one.rank, one.tied, str(one.score)) for one in told.standings] == [
        ("A1", 1, False, "81.00"),
        ("A2", 2, False, "70.00"),
        ("B1", 1, True, "60.00"),
        ("B2", 1, True, "60.00"),
    ]
    assert (told.standings[0].total, told.standings[0].exact) == (Fraction(243), Fraction(81))
    assert [(one.category, one.submission, one.kind.value, one.level) for one in told.awards] == [
        ("A", "A1", "award", "best"),
        ("B", "", "no_award", ""),
    ]
    assert told.decisions == tuple(one.sha256 for one in DECISIONS)
    assert (told.documents, dict(told.not_counted)) == (tuple(sorted(one.sha256 for one in FILES)), {})
    assert (told.signed_by, told.files) == ("", {})


def test_a_joint_award_names_all_with_the_levels_given() -> None:
    joint = decision(
        DecisionKind.JOINT_AWARD, category="A", submissions=("A2", "A1"), values={"levels": "A1=best A2=good"}
    )
    told = published(decisions=chain(AWARD, joint))
    assert [(one.submission, one.kind.value, one.level, one.decision) for one in told.awards] == [
        ("A2", "joint_award", "good", told.decisions[1]),
        ("A1", "joint_award", "best", told.decisions[1]),
    ]


def test_any_order_of_what_came_gives_the_same() -> None:
    chance = random.Random(3)
    for _ in range(10):
        files, decisions = chance.sample(FILES, 3), chance.sample(DECISIONS, 3)
        assert published(files=tuple(files), decisions=decisions) == published()


def test_below_the_minimum_nothing_is_official() -> None:
    few = package(contest(rules=replace(contest().rules, minimum_scorecards=4)))
    standing = published(of=few).standings[0]
    assert (standing.rank, standing.score, standing.exact, standing.total) == (None, None, None, Fraction(243))


def test_only_winners_are_listed_and_everything_else_stays() -> None:
    told, whole = published(listed=Listed.AWARDED), published()
    assert [one.submission for one in told.standings] == ["A1"]
    assert replace(told, listed=Listed.ALL, standings=whole.standings) == whole


def test_a_late_file_is_named_with_its_reason() -> None:
    late = score_file("j1", [card("A1", 1)], revision=2, previous=FILES[0].sha256)
    assert dict(published(files=(*FILES, late)).not_counted) == {late.sha256: WhyNotCounted.LATE}


def test_a_chain_has_no_gap_no_fork_and_no_stranger_in_it() -> None:
    assert is_chained([])
    assert is_chained(DECISIONS)
    both = chain(AWARD, replace(NO_AWARD, signed_by=DEPUTY), CLOSE, replace(CLOSE, signed_by=DEPUTY))
    assert is_chained(both)
    first, second, third = DECISIONS
    assert not is_chained([first, third])
    assert not is_chained([second, third])
    assert not is_chained([*DECISIONS, replace(second, sha256=sha("twin"))])
    assert not is_chained([first, replace(second, previous=sha("other")), third])
    assert not is_chained([first, replace(second, signed_by=DEPUTY), third])


def test_what_decisions_name_must_be_there() -> None:
    assert missing_documents(FILES, DECISIONS) == ()
    assert missing_documents(FILES[1:], DECISIONS) == (FILES[0].sha256,)
    after = decision(DecisionKind.REOPEN, by=CHAIR, values={"after": f"{sha('gone')} {DECISIONS[0].sha256}"})
    assert missing_documents(FILES, [*DECISIONS, after]) == (sha("gone"),)
    key = decision(DecisionKind.CONFIRM_JUDGE, judge="j1", documents=("SHA256:j1",))
    assert missing_documents((), [key]) == ()
