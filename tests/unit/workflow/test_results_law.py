"""Laws of results: a pure function of manifest, documents and decisions, whatever came when, from where, how often."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.contest import AwardLevel, Ground, Recusal, RecusalScope, Rules
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.scorecard import ScoreFile
from judge_desktop.domain.text import Text
from judge_desktop.scoring.counting import count
from judge_desktop.scoring.decision_order import AFTER, latest
from judge_desktop.workflow.results import results_in
from judge_desktop.workflow.results_as_plain import as_plain
from judge_desktop.workflow.round_documents import RoundDocuments
from judge_desktop.workflow.round_statistics import round_statistics
from tests.helpers.small_round import CHAIR, DEPUTY, card, contest, decision, package, score_file

ENGLISH = translator(Language.EN)
SUBMISSIONS = ("A1", "A2", "B1", "B2")
NEW_LAPTOP = "SHA256:new"
_OF = contest(rules=Rules(minimum_scorecards=1, joint_award_possible=True))
_LEVELS = (AwardLevel(id="good", name=Text(th="ดี"), lowest=Decimal(50)),)
PACKAGE = package(replace(_OF, categories=tuple(replace(one, award_levels=_LEVELS) for one in _OF.categories)))
ORDERS = (("A1", "A2"), ("A2", "A1"), ("A2",))


def printed(files: Iterable[ScoreFile], decisions: Iterable[Decision]) -> str:
    """Everything ``results --json`` prints."""
    known = RoundDocuments(PACKAGE, tuple(files), tuple(decisions))
    return json.dumps(as_plain(results_in(known), round_statistics(known), ENGLISH), allow_nan=False)


def uncovered(files: Iterable[ScoreFile], decisions: Iterable[Decision]) -> str:
    """The same with what stays covered until the chair has handed in her scores: closing shows it."""
    known = RoundDocuments(PACKAGE, tuple(files), tuple(decisions))
    results = replace(results_in(known), covered=())
    return json.dumps(as_plain(results, round_statistics(known), ENGLISH), allow_nan=False)


@dataclass
class ChairCopy:
    """What one copy of the chair has; it signs with its own key and knows what it knows."""

    key: str
    files: list[ScoreFile] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)

    def decide(self, kind: DecisionKind, **content: Any) -> None:
        values = dict(content.pop("values", {}))
        if after := latest(PACKAGE, self.decisions):
            values[AFTER] = " ".join(after)
        last = max((one.sequence for one in self.decisions if one.signed_by == self.key), default=0)
        self.decisions.append(decision(kind, by=self.key, sequence=last + 1, values=values, **content))

    def take_from(self, other: ChairCopy) -> None:
        self.files += [one for one in other.files if one not in self.files]
        self.decisions += [one for one in other.decisions if one not in self.decisions]


def a_file(copy: ChairCopy, judge: str, totals: Sequence[int], choice: int) -> None:
    """A score file of that judge: the next revision, a rival of the last one, or from another laptop."""
    key = NEW_LAPTOP if choice == 3 else f"SHA256:{judge}"
    before = [one for one in copy.files if (one.judge, one.judge_key) == (judge, key)]
    last = max(before, key=lambda one: one.revision, default=None)
    is_rival = choice == 2 and last is not None
    revision = (last.revision if last else 0) + (0 if is_rival else 1)
    cards = [card(one, total) for one, total in zip(SUBMISSIONS, totals, strict=True)]
    recusals = (Recusal(judge=judge, scope=RecusalScope.CATEGORY, target="B", ground=Ground.RELATIVE),)
    copy.files.append(
        score_file(
            judge,
            cards,
            key=key,
            revision=revision,
            previous=last.sha256 if last is not None and not is_rival else "",
            name=f"{copy.key} {len(copy.files)} {totals}",
            recusals=recusals if choice == 4 else (),
        )
    )


def a_decision(copy: ChairCopy, kind: DecisionKind, judge: str, choice: int) -> None:
    """A decision of that kind about what the copy has."""
    hashes = [one.sha256 for one in copy.files]
    some = hashes[choice % len(hashes)] if hashes else "0" * 64
    view = count(PACKAGE, copy.files, copy.decisions)
    order = ORDERS[choice % len(ORDERS)]
    taken_back = [one.sha256 for one in copy.decisions]
    content: dict[DecisionKind, dict[str, Any]] = {
        DecisionKind.CONFIRM_JUDGE: {"judge": judge, "documents": (NEW_LAPTOP,)},
        DecisionKind.REPLACE_KEY: {"judge": judge, "documents": (NEW_LAPTOP,)},
        DecisionKind.ATTENDANCE: {"judge": judge, "values": {"state": "joined", "at": f"0{choice}:00"}},
        DecisionKind.CORRECT_TEXT: {"submissions": ("A1",)},
        DecisionKind.PAPER_SCORECARD: {
            "judge": judge,
            "submissions": ("A1",),
            "values": {"state": "sealed", "origin": "paper", "scores": f"D1={choice} D2=3 D3=4 D4=5"},
        },
        DecisionKind.CHOOSE_REVISION: {"documents": (some,)},
        DecisionKind.SET_ASIDE: {"documents": (some,)},
        DecisionKind.RESTORE: {"documents": ((taken_back or [some])[choice % len(taken_back or [some])],)},
        DecisionKind.EXCLUDE: {"judge": judge, "category": "A"},
        DecisionKind.POPULAR_VOTE: {"values": {"A1": str(choice), "B1": "2"}},
        DecisionKind.ACTING_CHAIR: {"judge": judge, "category": "A"},
        DecisionKind.BREAK_TIE: {"category": "A", "submissions": order, "values": {"among": "A1 A2"}},
        DecisionKind.AWARD: {"category": "A", "submissions": order[:1], "values": {"levels": f"{order[0]}=good"}},
        DecisionKind.JOINT_AWARD: {"category": "A", "submissions": order},
        DecisionKind.NO_AWARD: {"category": "A"},
        DecisionKind.CLOSE: {"documents": (*view.counted_documents, *view.counted_papers)},
        DecisionKind.REOPEN: {},
    }
    copy.decide(kind, **content[kind])


judges = st.sampled_from(["j1", "j2", "j3"])
choices = st.integers(0, 5)
totals = st.lists(st.sampled_from([50, 60, 61]), min_size=4, max_size=4)
copies_at = st.integers(0, 1)
arriving = st.tuples(st.just("file"), copies_at, judges, totals, choices)
deciding = st.tuples(st.just("decide"), copies_at, st.sampled_from(DecisionKind), judges, choices)
merging = st.tuples(st.just("merge"), copies_at)


@st.composite
def histories(draw: st.DrawFn) -> tuple[ChairCopy, ChairCopy]:
    """Two copies of the chair after a day: files came, both decided, sometimes one took in what the other had."""
    copies = (ChairCopy(CHAIR), ChairCopy(DEPUTY))
    for place, judge in enumerate(("j1", "j2", "j3")):
        a_file(copies[place % 2], judge, draw(totals), 0)
    for event in draw(st.lists(arriving | deciding | merging, max_size=12)):
        at = copies[event[1]]
        if event[0] == "file":
            a_file(at, *event[2:])
        elif event[0] == "decide":
            a_decision(at, *event[2:])
        else:
            at.take_from(copies[1 - event[1]])
    return copies


@given(histories(), st.data())
@settings(max_examples=50)
def test_the_order_in_which_things_come_and_how_often_never_matters(
    copies: tuple[ChairCopy, ChairCopy], data: st.DataObject
) -> None:
    chair, deputy = copies
    chair.take_from(deputy)
    deputy.take_from(chair)
    results = printed(chair.files, chair.decisions)
    assert printed(deputy.files, deputy.decisions) == results
    files = data.draw(st.permutations(chair.files)) + data.draw(st.lists(st.sampled_from(chair.files), max_size=3))
    decisions = data.draw(st.permutations(chair.decisions))
    assert printed(files, [*decisions, *decisions[:2]]) == results


@given(histories())
@settings(max_examples=25)
def test_closing_and_reopening_change_nothing_but_that(copies: tuple[ChairCopy, ChairCopy]) -> None:
    chair, deputy = copies
    chair.take_from(deputy)
    chair.decisions = [one for one in chair.decisions if one.kind not in (DecisionKind.CLOSE, DecisionKind.REOPEN)]
    before = uncovered(chair.files, chair.decisions)
    a_decision(chair, DecisionKind.CLOSE, "j1", 0)
    closed = json.loads(uncovered(chair.files, chair.decisions))
    assert (closed.pop("closed"), closed["categories"]) == (True, json.loads(before)["categories"])
    late = ChairCopy(CHAIR, list(chair.files), list(chair.decisions))
    a_file(late, "j2", [1, 2, 3, 4], 0)
    after = json.loads(uncovered(late.files, late.decisions))
    assert (after.pop("closed"), after) == (True, closed)
    a_decision(chair, DecisionKind.REOPEN, "j1", 0)
    assert uncovered(chair.files, chair.decisions) == before


independent: list[dict[str, Any]] = [
    {"kind": DecisionKind.AWARD, "category": "A", "submissions": ("A2",)},
    {"kind": DecisionKind.NO_AWARD, "category": "B"},
    {"kind": DecisionKind.EXCLUDE, "judge": "j3", "category": "B"},
    {"kind": DecisionKind.POPULAR_VOTE, "values": {"A1": "3", "B2": "4"}},
    {"kind": DecisionKind.BREAK_TIE, "category": "A", "submissions": ("A2", "A1"), "values": {"among": "A1 A2"}},
    {"kind": DecisionKind.ACTING_CHAIR, "judge": "j2", "category": "A"},
    {"kind": DecisionKind.ATTENDANCE, "judge": "j2", "values": {"state": "joined", "at": "09:00"}},
    {"kind": DecisionKind.REPLACE_KEY, "judge": "j1", "documents": (NEW_LAPTOP,)},
]


@given(st.permutations(independent), st.lists(copies_at, min_size=len(independent), max_size=len(independent)))
@settings(max_examples=25)
def test_decisions_about_different_things_may_be_taken_in_any_order_by_any_copy(
    taken: list[dict[str, Any]], by: list[int]
) -> None:
    files = [score_file(judge, [card(one, 60) for one in SUBMISSIONS]) for judge in ("j1", "j2", "j3")]
    files.append(score_file("j1", [card(one, 70) for one in SUBMISSIONS], key=NEW_LAPTOP))
    told = []
    for order, copies in ((taken, by), (independent, [0] * len(by))):
        both = (ChairCopy(CHAIR), ChairCopy(DEPUTY))
        for content, at in zip(order, copies, strict=True):
            both[at].decide(**content)
        both[0].take_from(both[1])
        told.append(without_hashes(json.loads(printed(files, both[0].decisions))))
    assert told[0] == told[1]


def without_hashes(content: Any) -> Any:
    """The hash of a decision tells when it was taken; what it says must not."""
    if isinstance(content, dict):
        return {name: without_hashes(value) for name, value in content.items() if name != "decision"}
    return [without_hashes(one) for one in content] if isinstance(content, list) else content
