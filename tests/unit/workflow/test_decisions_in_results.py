"""What each kind of decision changes in the results, one after the other, and that every kind is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.contest import AwardLevel, Contest, Rules
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.scorecard import ScoreFile
from judge_desktop.domain.text import Text
from judge_desktop.workflow.results import results_in
from judge_desktop.workflow.results_as_plain import as_plain
from judge_desktop.workflow.round_documents import RoundDocuments
from judge_desktop.workflow.round_statistics import round_statistics
from tests.helpers.small_round import CHAIR, DEPUTY, card, contest, decision, package, score_file

ENGLISH = translator(Language.EN)
LEVELS = (AwardLevel(id="good", name=Text(th="ดี"), lowest=Decimal(60)),)


def levelled() -> Contest:
    of = contest(rules=Rules(minimum_scorecards=2, joint_award_possible=True))
    return replace(of, categories=tuple(replace(one, award_levels=LEVELS) for one in of.categories))


PACKAGE = package(levelled())
TOTALS = {"j1": (70, 60, 50, 50), "j2": (80, 65, 50, 50), "j3": (75, 70, 50, 50)}


def file_of(judge: str, totals: Sequence[int], **more: Any) -> ScoreFile:
    submissions = ("A1", "A2", "B1", "B2")
    return score_file(judge, [card(one, total) for one, total in zip(submissions, totals, strict=True)], **more)


FILES = {judge: file_of(judge, totals) for judge, totals in TOTALS.items()}


def said(decisions: Iterable[Decision] = (), files: Iterable[ScoreFile] = tuple(FILES.values())) -> Any:
    known = RoundDocuments(PACKAGE, tuple(files), tuple(decisions))
    return as_plain(results_in(known), round_statistics(known), ENGLISH)


def category(content: Any, name: str) -> Any:
    return next(one for one in content["categories"] if one["category"] == name)


def standing(content: Any, submission: str) -> Any:
    return next(one for one in category(content, submission[0])["standings"] if one["submission"] == submission)


def codes(content: Any) -> list[str]:
    return [one["code"] for one in content["warnings"]]


def test_confirm_judge() -> None:
    waiting = file_of("j2", (0, 0, 0, 0), key="SHA256:new")
    files = (FILES["j1"], waiting, FILES["j3"])
    confirmed = decision(DecisionKind.CONFIRM_JUDGE, judge="j2", documents=("SHA256:new",))
    assert standing(said(files=files), "A1")["mean"] == 72.5
    assert standing(said([confirmed], files), "A1")["mean"] == pytest.approx(145 / 3)


def test_replace_key() -> None:
    laptop = file_of("j1", (10, 60, 50, 50), key="SHA256:new")
    files = (*FILES.values(), laptop)
    replaced = decision(DecisionKind.REPLACE_KEY, judge="j1", documents=("SHA256:new",))
    assert standing(said(files=files), "A1")["score"] == "75.00"
    assert standing(said([replaced], files), "A1")["score"] == "55.00"


def test_attendance() -> None:
    """Nobody is counted or left out by it; the quorum is."""
    gone = [
        decision(DecisionKind.ATTENDANCE, judge=judge, values={"state": "absent"}, sequence=place)
        for place, judge in enumerate(("j1", "j2", "j3"), 1)
    ]
    before, after = said(), said(gone)
    assert after["categories"] == before["categories"]
    assert set(codes(after)) - set(codes(before)) == {"quorum_not_reached", "chair_not_present"}


def test_correct_text() -> None:
    mended = decision(DecisionKind.CORRECT_TEXT, submissions=("A1",))
    mended = replace(mended, texts={"title_th": "ใหม่", "was_title_th": "A1"})
    assert said([mended]) == said()


def test_paper_scorecard() -> None:
    paper = decision(
        DecisionKind.PAPER_SCORECARD,
        judge="j3",
        submissions=("A1",),
        values={"state": "sealed", "origin": "paper", "scores": "D1=10 D2=30 D3=40 D4=20"},
    )
    files = (FILES["j1"], FILES["j2"])
    assert standing(said(files=files), "A1")["scorecards"] == 2
    assert standing(said([paper], files), "A1")["score"] == "83.33"


def test_choose_revision() -> None:
    other = file_of("j2", (100, 100, 100, 100), name="other")
    files = (*FILES.values(), other)
    chosen = decision(DecisionKind.CHOOSE_REVISION, documents=(other.sha256,))
    assert standing(said(files=files), "A1")["scorecards"] == 2
    assert standing(said([chosen], files), "A1")["score"] == "81.67"


def test_set_aside() -> None:
    aside = decision(DecisionKind.SET_ASIDE, documents=(FILES["j2"].sha256,))
    assert standing(said([aside]), "A1")["score"] == "72.50"


def test_restore() -> None:
    aside = decision(DecisionKind.SET_ASIDE, documents=(FILES["j2"].sha256,))
    back = decision(DecisionKind.RESTORE, documents=(aside.sha256,), sequence=2)
    assert said([aside, back]) == said()
    given = decision(DecisionKind.NO_AWARD, category="A")
    undone = decision(DecisionKind.RESTORE, documents=(given.sha256,), sequence=2)
    assert category(said([given]), "A")["award"]["kind"] == "no_award"
    assert said([given, undone]) == said()


def test_exclude() -> None:
    out = decision(DecisionKind.EXCLUDE, judge="j2", category="A")
    content = said([out])
    assert (standing(content, "A1")["score"], standing(content, "B1")["scorecards"]) == ("72.50", 3)


def test_popular_vote() -> None:
    votes = decision(DecisionKind.POPULAR_VOTE, values={"A1": "3", "A2": "9", "B1": "9", "B2": "0"})
    content = said([votes])
    assert content["popular_vote"] == {
        "decision": votes.sha256,
        "winners": ["A2", "B1"],
        "ranking": [
            {"submission": "A2", "votes": 9, "rank": 1, "tied": True},
            {"submission": "B1", "votes": 9, "rank": 1, "tied": True},
            {"submission": "A1", "votes": 3, "rank": 3, "tied": False},
            {"submission": "B2", "votes": 0, "rank": 4, "tied": False},
        ],
    }
    assert (said()["popular_vote"], content["categories"]) == (None, said()["categories"])


def test_acting_chair() -> None:
    """Who presides changes no figure; the chair's absence is no longer asked about."""
    gone = decision(DecisionKind.ATTENDANCE, judge="j1", values={"state": "absent"})
    acting = decision(DecisionKind.ACTING_CHAIR, judge="j2", sequence=2)
    assert "chair_not_present" in codes(said([gone]))
    content = said([gone, acting])
    assert ("chair_not_present" in codes(content), content["categories"]) == (False, said()["categories"])


def test_break_tie() -> None:
    before = said()
    assert (standing(before, "B1")["tied"], category(before, "B")["winners"]) == (True, [])
    settled = said([decision(DecisionKind.BREAK_TIE, category="B", submissions=("B2",), values={"among": "B1 B2"})])
    best = category(settled, "B")["standings"][0]
    assert (best["submission"], best["rank"], best["decided_by"]) == ("B2", 1, "decision")
    assert (category(settled, "B")["winners"], "tie_needs_decision" in codes(settled)) == (["B2"], False)


def test_award() -> None:
    given = decision(DecisionKind.AWARD, category="A", submissions=("A2",), values={"levels": "A2=good"})
    part = category(said([given]), "A")
    assert part["award"] == {
        "kind": "award",
        "submissions": ["A2"],
        "levels": {"A2": "good"},
        "decision": given.sha256,
        "decided_by": "j1",
        "reason": "มีเหตุผล",
    }
    assert part["winners"] == ["A2"]
    assert "award_out_of_rank" in codes(said([given]))  # whoever is first by the scores
    assert (category(said(), "A")["award"], category(said(), "A")["winners"]) == (None, ["A1"])


def test_joint_award() -> None:
    given = decision(DecisionKind.JOINT_AWARD, category="B", submissions=("B1", "B2"))
    content = said([given])
    part = category(content, "B")
    assert (part["award"]["kind"], part["winners"]) == ("joint_award", ["B1", "B2"])
    assert "tie_needs_decision" not in codes(content)


def test_no_award() -> None:
    part = category(said([decision(DecisionKind.NO_AWARD, category="A")]), "A")
    assert (part["award"]["kind"], part["award"]["submissions"], part["winners"]) == ("no_award", [], [])


def closing(*files: ScoreFile) -> Decision:
    return decision(DecisionKind.CLOSE, documents=tuple(one.sha256 for one in files), sequence=5)


def test_close() -> None:
    closed = said([closing(FILES["j1"], FILES["j2"])])
    assert (closed["closed"], standing(closed, "A1")["scorecards"]) == (True, 2)
    assert closed["categories"] == said(files=(FILES["j1"], FILES["j2"]))["categories"]


def test_reopen() -> None:
    close_ = closing(FILES["j1"], FILES["j2"])
    opened = decision(DecisionKind.REOPEN, sequence=6)
    assert said([close_, opened]) == said()
    again = replace(closing(*FILES.values()), sequence=7, sha256="f" * 64)
    content = said([close_, opened, again])
    assert (content["closed"], content["categories"]) == (True, said()["categories"])


def test_no_kind_is_without_its_test() -> None:
    assert {f"test_{kind.value}" for kind in DecisionKind} <= globals().keys()


@pytest.mark.parametrize(
    "kind", [DecisionKind.AWARD, DecisionKind.POPULAR_VOTE, DecisionKind.ACTING_CHAIR, DecisionKind.BREAK_TIE]
)
def test_two_copies_that_contradict_each_other_are_named_and_neither_holds(kind: DecisionKind) -> None:
    apart = {
        DecisionKind.AWARD: ({"category": "A", "submissions": ("A1",)}, {"category": "A", "submissions": ("A2",)}),
        DecisionKind.POPULAR_VOTE: ({"values": {"A1": "3"}}, {"values": {"A1": "4"}}),
        DecisionKind.ACTING_CHAIR: ({"judge": "j2"}, {"judge": "j3"}),
        DecisionKind.BREAK_TIE: (
            {"category": "B", "submissions": ("B1", "B2")},
            {"category": "B", "submissions": ("B2", "B1")},
        ),
    }[kind]
    mine, theirs = (decision(kind, by=by, **some) for by, some in zip((CHAIR, DEPUTY), apart, strict=True))  # type: ignore[arg-type]
    content = said([mine, theirs])
    (named,) = [one["details"]["decisions"] for one in content["warnings"] if one["code"] == "decisions_contradict"]
    assert sorted(named.split(", ")) == sorted([mine.sha256, theirs.sha256])
    assert (content["categories"], content["popular_vote"]) == (said()["categories"], None)
