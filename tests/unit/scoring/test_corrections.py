"""Typing errors are mended by decisions: in every order the same, and never where two copies contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.text import Text
from judge_desktop.scoring.corrections import WAS, corrected, corrections_of, texts_of
from judge_desktop.scoring.counting import count
from judge_desktop.workflow.round_documents import view_sha256
from tests.helpers.small_round import CHAIR, DEPUTY, card, contest, decision, package, score_file


def title(
    words: str, was: str, *, sequence: int = 1, by: str = CHAIR, after: Sequence[Decision] = (), work: str = "A1"
) -> Decision:
    """The Thai title of a submission corrected, in knowledge of the decisions named."""
    made = decision(
        DecisionKind.CORRECT_TEXT,
        by=by,
        sequence=sequence,
        submissions=(work,),
        values={"after": " ".join(one.sha256 for one in after)} if after else None,
    )
    texts = {"title_th": words, WAS + "title_th": was}
    return replace(made, texts=texts, sha256=f"{made.sha256[:40]}{words.encode().hex():0<24.24}")


def title_of(of: Contest, *decisions: Decision) -> str:
    found = corrected(of, decisions).submission("A1")
    assert found is not None
    return found.title.th


def test_a_title_is_corrected_and_nothing_else() -> None:
    of = contest()
    found = corrected(of, (title("ผลงานหนึ่ง", "A1"),))
    first, *others = found.submissions
    assert (first.title.th, first.applicant) == ("ผลงานหนึ่ง", of.submissions[0].applicant)
    assert (tuple(others), found.panel) == (of.submissions[1:], of.panel)
    assert corrected(of, ()) is of


def test_a_judge_is_corrected() -> None:
    of = contest()
    made = decision(DecisionKind.CORRECT_TEXT, judge="j2")
    new = {"name_th": "สมใจ", "title": "ศ. ดร.", "position": "อาจารย์"}
    was = {WAS + name: texts_of(of, judge="j2")[name] for name in new}
    found = corrected(of, (replace(made, texts={**new, **was}),)).panel.judge("j2")
    assert found is not None
    assert (found.name.th, found.title, found.position) == ("สมใจ", "ศ. ดร.", "อาจารย์")


def test_the_latest_of_a_line_holds_in_whatever_order_they_come() -> None:
    first = title("B", "A1")
    second = title("C", "B", sequence=2)
    third = title("D", "C", by=DEPUTY, after=(second,))
    assert {title_of(contest(), *some) for some in permutations((first, second, third))} == {"D"}


def test_contradicting_copies_are_shown_and_not_applied() -> None:
    one, other = title("B", "A1"), title("C", "A1", by=DEPUTY)
    held, conflicts = corrections_of((one, other))
    assert (held, conflicts) == ({}, (tuple(sorted((one.sha256, other.sha256))),))
    assert title_of(contest(), one, other) == "A1"
    settled = title("C", "A1", sequence=2, after=(one, other))
    assert title_of(contest(), one, other, settled) == "C"
    assert corrections_of((one, other, settled))[1] == ()


def test_what_held_before_a_contradiction_holds_on() -> None:
    first = title("B", "A1")
    one, other = title("C", "B", sequence=2), title("D", "B", by=DEPUTY, after=(first,))
    assert title_of(contest(), first, one, other) == "B"


def test_two_copies_that_agree_do_not_contradict() -> None:
    one, other = title("B", "A1"), title("B", "A1", by=DEPUTY)
    assert (title_of(contest(), one, other), corrections_of((one, other))[1]) == ("B", ())


def test_a_later_package_with_other_words_keeps_them() -> None:
    line = (title("B", "A1"), title("C", "B", sequence=2))
    titles = {}
    for now in ("A1", "B", "C", "ชื่อใหม่ในชุดผลงานถัดไป"):
        of = contest()
        of = replace(of, submissions=tuple(replace(one, title=Text(th=now)) for one in of.submissions))
        titles[now] = title_of(of, *line)
    assert titles == {"A1": "C", "B": "C", "C": "C", "ชื่อใหม่ในชุดผลงานถัดไป": "ชื่อใหม่ในชุดผลงานถัดไป"}


def test_what_makes_no_sense_corrects_nothing() -> None:
    """Even a rightful signer's odd decision: nobody, two at once, a text nobody has, an empty title."""
    of = contest()
    good = title("B", "A1")
    odd = (
        replace(good, submissions=()),
        replace(good, submissions=("A1", "A2")),
        replace(good, judge="j1"),
        replace(good, submissions=("Z9",)),
        replace(good, texts={"number": "7", WAS + "number": "1"}),
        replace(good, texts={"title_th": ""}),
        replace(good, texts={}),
        replace(good, kind=DecisionKind.AWARD),
        title("", "A1"),
    )
    assert [corrected(of, (one,)) for one in odd] == [of] * len(odd)


def test_a_blind_contest_is_told_no_applicant() -> None:
    of = contest()
    blind = replace(of, rules=replace(of.rules, blind=True))
    assert set(texts_of(blind, submission="A1")) == {"title_th", "title_en"}
    made = replace(title("B", "A1"), texts={"applicant_th": "เทศบาล", WAS + "applicant_th": "ผู้สมัคร A1"})
    assert corrected(blind, (made,)) == blind
    assert corrected(of, (made,)).submissions[0].applicant.name.th == "เทศบาล"
    assert texts_of(of, submission="Z9") == texts_of(of, judge="j9") == {}


def test_the_view_does_not_depend_on_words() -> None:
    of, files = package(), [score_file("j1", [card("A1", 80)])]
    one, other = title("B", "A1"), title("C", "A1", by=DEPUTY)
    quiet, told = count(of, files, ()), count(of, files, (one, other))
    corrected_package = replace(of, contest=corrected(of.contest, (one,)))
    assert view_sha256(count(corrected_package, files, (one,))) == view_sha256(quiet) == view_sha256(told)
    assert told.decision_conflicts == (tuple(sorted((one.sha256, other.sha256))),)
