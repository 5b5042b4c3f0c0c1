"""A judge opens the results file: her own sealed scorecards are in it, or what became of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.publication import Audience
from judge_desktop.exchange.reading import opened
from judge_desktop.workflow.deliberate import DecisionRequest, decide
from judge_desktop.workflow.deliberation import deliberation_of
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.read_results import OwnPart, OwnState, read_results
from judge_desktop.workflow.results_checks import check_results
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.verification import PROGRAM_KNOWN
from judge_desktop.workflow.verify_file import verification_of_results
from tests.helpers.published import PUBLIC, forged, publish
from tests.unit.workflow.conftest import Desks, score_everything


def own(desks: Desks, judge: str) -> OwnPart:
    """What the judge's computer finds of her in the published file."""
    found = read_results(desks.desk(judge), desks.root / "results").own
    assert found is not None
    return found


def states(part: OwnPart) -> dict[str, OwnState]:
    """Submission -> what became of her scorecard."""
    return {one.submission: one.state for one in part.scorecards}


def of_judge(desks: Desks, judge: str) -> tuple[str, ...]:
    """The hashes of the judge's score files that the chair's copy has."""
    return tuple(one.sha256 for one in round_documents(desks.chair).score_files if one.judge == judge)


@pytest.mark.parametrize("audience", Audience)
def test_every_scorecard_is_in_it_unchanged(judged: Desks, audience: Audience) -> None:
    publish(judged.chair, judged.root / "results", PUBLIC if audience is Audience.PUBLIC else None)
    part = own(judged, "J2")
    assert states(part) == dict.fromkeys(("ENE-01", "ENV-01", "ENV-02"), OwnState.UNCHANGED)
    assert [one.total for one in part.scorecards] == [Decimal(88), Decimal(91), Decimal(88)]
    assert (part.is_unchanged, part.judge, part.documents) == (True, "J2", of_judge(judged, "J2"))


def test_scores_that_were_changed_here_since(judged: Desks) -> None:
    publish(judged.chair, judged.root / "results")
    session = open_session(judged.desk("J1"))
    session.reopen("ENV-01", "แก้คะแนน")
    session.set_score("ENV-01", "D1", "1")
    session.seal()
    part = own(judged, "J1")
    assert states(part) == {
        "ENE-01": OwnState.UNCHANGED,
        "ENV-01": OwnState.CHANGED,
        "ENV-02": OwnState.UNCHANGED,
    }
    assert not part.is_unchanged


def test_a_file_that_was_set_aside_or_a_judge_who_was_excluded_does_not_count(judged: Desks) -> None:
    aside = DecisionRequest(kind=DecisionKind.SET_ASIDE, documents=of_judge(judged, "J1"), reason="ผิดฉบับ")
    decide(judged.chair, aside)
    decide(judged.chair, DecisionRequest(kind=DecisionKind.EXCLUDE, judge="J3", category="ENV", reason="ออกก่อน"))
    publish(judged.chair, judged.root / "results")
    assert set(states(own(judged, "J1")).values()) == {OwnState.NOT_COUNTED}
    assert (own(judged, "J1").documents, len(of_judge(judged, "J1"))) == (of_judge(judged, "J1"), 1)
    assert states(own(judged, "J3")) == {
        "ENE-01": OwnState.UNCHANGED,
        "ENV-01": OwnState.NOT_COUNTED,
        "ENV-02": OwnState.NOT_COUNTED,
    }


def test_decisions_that_a_later_one_undid_are_named_however_it_did(judged: Desks) -> None:
    """Naming the judge instead of the decision takes her exclusion back too."""
    out = DecisionRequest(kind=DecisionKind.EXCLUDE, judge="J3", category="ENV", reason="ออกก่อน")
    undone = decide(judged.chair, out)
    back = DecisionRequest(kind=DecisionKind.RESTORE, judge="J3", category="ENV", reason="กลับมาแล้ว")
    decide(judged.chair, back)
    assert undone.sha256 in deliberation_of(judged.chair).room("ENV").taken_back
    publish(judged.chair, judged.root / "results")
    found = read_results(judged.desk("J3"), judged.root / "results")
    assert found.taken_back == {undone.sha256}
    assert set(states(own(judged, "J3")).values()) == {OwnState.UNCHANGED}


def test_a_file_that_never_arrived_is_not_in_it(desks: Desks) -> None:
    desks.package()
    for judge in ("J1", "J2"):
        session = desks.session(judge)
        score_everything(session)
        session.seal(["ENV-01"])
        desks.export(judge)
    merge_scores(desks.chair, [desks.root / "J1.judgescore"])
    open_session(desks.desk("J1")).seal()  # and did not send again
    publish(desks.chair, desks.root / "results")
    assert states(own(desks, "J2")) == {"ENV-01": OwnState.NOT_IN_IT}
    assert states(own(desks, "J1")) == {
        "ENE-01": OwnState.NOT_IN_IT,
        "ENV-01": OwnState.NOT_COUNTED,  # nobody confirmed whose key it is
        "ENV-02": OwnState.NOT_IN_IT,
    }


def test_what_a_reader_gets_to_see(judged: Desks) -> None:
    publish(judged.chair, judged.root / "results")
    publish(judged.chair, judged.root / "public", PUBLIC)
    anybody = judged.desk("anybody")
    internal, public = (read_results(anybody, judged.root / name) for name in ("results", "public"))
    assert (internal.own, public.own) == (None, None)
    here = round_documents(judged.chair).package.contest
    assert internal.contest.submissions == here.submissions
    assert [one.title.th for one in public.contest.submissions] == [one.id for one in here.submissions]
    assert [one.full_name("th") for one in public.contest.panel.judges] == ["J1", "J2", "J3"]
    assert public.contest.rules == here.rules
    assert {one.reason for one in public.decisions} == {""}
    assert {one.reason for one in internal.decisions} == {one.reason for one in round_documents(judged.chair).decisions}
    assert (internal.publication.standings, internal.publication.awards) == (
        public.publication.standings,
        public.publication.awards,
    )


def test_the_chairs_key_is_known_where_her_package_was_opened(judged: Desks) -> None:
    publish(judged.chair, judged.root / "results")
    chair = judged.chair.identity.public.judge_key
    found = [
        read_results(judged.desk(desk), judged.root / "results", key).verification.chair_known
        for desk, key in (("J1", ""), ("anybody", ""), ("anybody", chair), ("J1", "SHA256:other"))
    ]
    assert found == [True, False, True, False]


def test_what_is_not_true_is_shown_as_untrue(judged: Desks) -> None:
    path = judged.root / "results"
    publish(judged.chair, path)
    key = judged.chair.identity.signing_key
    path.write_bytes(forged(path.read_bytes(), key, lambda results: results.update(awards=[])))
    read = read_results(judged.desk("J1"), path)
    assert (read.verification.genuine, read.verification.chair_known) == (False, False)
    assert [one.code for one in read.verification.checks if not one.ok] == [Code.AWARDS_DIFFER]
    assert set(states(own(judged, "J1")).values()) == {OwnState.UNCHANGED}


def test_files_that_are_no_results(judged: Desks) -> None:
    path = judged.root / "results"
    publish(judged.chair, path)
    whole = path.read_bytes()
    for content, code in (
        (whole[:-1], Code.CONTAINER_DAMAGED),
        (b"letter", Code.FILE_NOT_OURS),
        ((judged.root / "one.judgepack").read_bytes(), Code.DOCUMENT_OF_OTHER_TYPE),
    ):
        path.write_bytes(content)
        with pytest.raises(JudgeDesktopError) as refused:
            read_results(judged.desk("J1"), path)
        assert refused.value.code is code


def test_the_chair_of_another_contest_is_not_known_for_this_one(judged: Desks) -> None:
    publish(judged.chair, judged.root / "results")
    with opened(judged.root / "results") as stream:
        found = check_results(stream)
    assert found.publication is not None
    of_another = replace(found, publication=replace(found.publication, contest="another"))
    told = [verification_of_results(judged.desk("J1"), one) for one in (found, of_another)]
    assert [(one.genuine, one.chair_known) for one in told] == [(True, True), (True, False)]


def test_another_program_inside_is_told_and_makes_nothing_false(judged: Desks) -> None:
    path = judged.root / "results"
    publish(judged.chair, path)
    other = {"verify.py": b"print('EVERYTHING AGREES')"}
    key = judged.chair.identity.signing_key
    told = []
    for content in (path.read_bytes(), forged(path.read_bytes(), key, entries=other)):
        path.write_bytes(content)
        found = read_results(judged.desk("J1"), path).verification
        told += [(found.genuine, one.ok) for one in found.checks if one.name == PROGRAM_KNOWN]
    assert told == [(True, True), (True, False)]
