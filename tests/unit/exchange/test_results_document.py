"""``results.json``: what went in comes out, in one spelling only."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge_desktop.domain.contest import Method, Mode, TieBreakStep
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.publication import (
    Audience,
    Listed,
    Publication,
    PublishedAward,
    PublishedStanding,
    PublishedVotes,
)
from judge_desktop.domain.view import WhyNotCounted
from judge_desktop.exchange.results_document import LONGEST_NUMBER, decode_results, encode_results
from judge_desktop.scoring.awards import AWARD_KINDS
from tests.helpers.contests import CHAIR, digest, ids, spelled

hashes = st.integers(0, 30).map(str).map(digest)
ranks = st.integers(1, 300)
decided_by = st.sampled_from(["score", "median", "head_to_head", "decision", "criterion:D1", "criterion:D1+D2.5", None])
figures = st.decimals(-1000, 1000, places=2)


@st.composite
def standings(draw: st.DrawFn, submission: str) -> PublishedStanding:
    """Any standing of a submission."""
    return PublishedStanding(
        category=draw(ids),
        submission=submission,
        rank=draw(ranks | st.none()),
        tied=draw(st.booleans()),
        decided_by=draw(decided_by),
        score=draw(figures | st.none()),
        exact=draw(st.fractions() | st.none()),
        total=draw(st.fractions()),
        scorecards=draw(ranks),
    )


@st.composite
def publications(draw: st.DrawFn) -> Publication:
    """Any publication."""
    named = draw(st.lists(ids, max_size=4, unique=True))
    documents = sorted(draw(st.sets(hashes, max_size=4)))
    others = draw(st.dictionaries(hashes, st.sampled_from(WhyNotCounted), max_size=3))
    return Publication(
        audience=draw(st.sampled_from(Audience)),
        listed=draw(st.sampled_from(Listed)),
        contest=draw(ids),
        round=draw(ids),
        mode=draw(st.sampled_from(Mode)),
        manifest=draw(hashes),
        method=draw(st.sampled_from(Method)),
        decimals=draw(st.integers(0, 6)),
        minimum_scorecards=draw(ranks),
        severity_penalty=draw(st.sampled_from([Decimal(0), Decimal(1), Decimal("2.5")])),
        ladder=tuple(draw(st.lists(st.sampled_from(TieBreakStep), unique=True))),
        documents=tuple(documents),
        not_counted={name: why for name, why in sorted(others.items()) if name not in documents},
        decisions=tuple(draw(st.lists(hashes, unique=True, max_size=4))),
        standings=tuple(draw(standings(one)) for one in named),
        awards=tuple(
            PublishedAward(
                category=draw(ids),
                submission=draw(ids | st.just("")),
                kind=draw(st.sampled_from(sorted(AWARD_KINDS))),
                decision=draw(hashes),
                level=draw(ids | st.just("")),
            )
            for _ in range(draw(st.integers(0, 2)))
        ),
        popular_vote=tuple(
            PublishedVotes(submission=one, votes=draw(ranks), rank=draw(ranks), tied=draw(st.booleans()))
            for one in named
        ),
        popular_vote_decision=draw(hashes | st.just("")),
        signed_by=CHAIR.public.judge_key,
        files={f"f{place}.json": draw(hashes) for place in range(draw(st.integers(0, 3)))},
    )


def sizes_of(publication: Publication) -> dict[str, int]:
    """Some size for every entry."""
    return {name: len(name) for name in publication.files}


@settings(max_examples=60, deadline=None)
@given(publications())
def test_a_publication_comes_back(publication: Publication) -> None:
    content = encode_results(publication, sizes_of(publication))
    assert decode_results(content) == (publication, sizes_of(publication))
    assert encode_results(*decode_results(content)) == content


def written() -> dict[str, Any]:
    """A publication with one standing, as JSON."""
    one = PublishedStanding(
        category="ENV",
        submission="ENV-01",
        rank=1,
        tied=False,
        decided_by=None,
        score=Decimal("7.50"),
        exact=Fraction(15, 2),
        total=Fraction(15),
        scorecards=2,
    )
    publication = Publication(
        audience=Audience.PUBLIC,
        listed=Listed.ALL,
        contest="c0ffee",
        round="final",
        mode=Mode.OFFICIAL,
        manifest=digest("manifest"),
        method=Method.MEAN,
        decimals=2,
        minimum_scorecards=1,
        severity_penalty=Decimal("1.0"),
        ladder=(TieBreakStep.MEDIAN,),
        documents=tuple(sorted((digest("a"), digest("b")))),
        not_counted={},
        decisions=(),
        standings=(one,),
        awards=(),
        popular_vote=(),
        signed_by=CHAIR.public.judge_key,
    )
    tree: dict[str, Any] = json.loads(encode_results(publication, {}))
    return tree


def test_how_figures_are_spelled() -> None:
    tree = written()
    standing = tree["standings"][0]
    assert (standing["score"], standing["exact"], standing["sum"]) == ("7.50", "15/2", "15/1")
    assert (tree["severity_penalty"], tree["popular_vote_decision"]) == ("1", "")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("score", "7,5"),
        ("score", "07.5"),
        ("score", "1E3"),
        ("score", "7.5 "),
        ("sum", "15"),
        ("sum", "30/2"),
        ("sum", "-0/1"),
        ("sum", "1/-2"),
        ("sum", "15.0/1"),
        ("exact", "0/2"),
        ("exact", f"{'9' * (LONGEST_NUMBER + 1)}/1"),
        ("exact", 7.5),
        ("rank", 0),
        ("rank", True),
        ("rank", "1"),
        ("tied", 0),
        ("tied", None),
        ("decided_by", "chance"),
        ("decided_by", "criterion:"),
        ("decided_by", "criterion:D1+"),
        ("submission", "ENV 01"),
        ("submission", ""),
        ("category", "สิ่งแวดล้อม"),
        ("scorecards", -1),
        ("scorecards", "2"),
    ],
)
def test_another_spelling_of_a_standing_is_refused(name: str, value: object) -> None:
    tree = written()
    tree["standings"][0][name] = value
    with pytest.raises(JudgeDesktopError) as refused:
        decode_results(spelled(tree))
    assert refused.value.code is Code.DOCUMENT_MALFORMED


@pytest.mark.parametrize(
    "changed",
    [
        {"documents": [digest("b")] * 2},
        {"documents": sorted((digest("a"), digest("b")), reverse=True)},
        {"not_counted": [{"sha256": digest("a"), "why": "late"}]},
        {"not_counted": [{"sha256": digest("z"), "why": "because"}]},
        {"decisions": [digest("d")] * 2},
        {"ladder": ["median", "median"]},
        {"ladder": ["chance"]},
        {"awards": [{"category": "E", "submission": "", "kind": "close", "level": "", "decision": digest("d")}]},
        {"severity_penalty": "1.0"},
        {"severity_penalty": "-1"},
        {"decimals": 7},
        {"audience": "everybody"},
        {"signed_by": "SHA256:short"},
        {"files": [{"name": "../x", "sha256": digest("a"), "size": 1}] * 2},
        {"files": [{"name": "a b", "sha256": digest("a"), "size": 1}]},
        {"files": [{"name": "a", "sha256": digest("a"), "size": 2**30}]},
    ],
)
def test_what_no_publication_says_is_refused(changed: dict[str, object]) -> None:
    decode_results(spelled(written()))
    with pytest.raises(JudgeDesktopError) as refused:
        decode_results(spelled({**written(), **changed}))
    assert refused.value.code is Code.DOCUMENT_MALFORMED


def test_a_second_spelling_of_the_same_is_refused() -> None:
    for content in (
        json.dumps(written(), sort_keys=True).encode(),
        spelled(written()) + b"\n",
        spelled(written()).replace(b'"tied":false', b'"tied":false,"tied":false'),
    ):
        with pytest.raises(JudgeDesktopError) as refused:
            decode_results(content)
        assert refused.value.code is Code.DOCUMENT_MALFORMED
