"""Scoring the wrong submission is mended: what moves, what stays, what is refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from judge_desktop.domain.contest import Contest, Ground, RecusalScope
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.scorecard import OVERALL, Pin
from judge_desktop.store import audit_log
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.scoring_session import ScoreRefusedError, ScoringSession, open_session
from judge_desktop.workflow.session_moves import MoveTarget
from tests.helpers.drafts import save_contest
from tests.unit.workflow.conftest import Desks, score_everything


def scored(desks: Desks) -> ScoringSession:
    """A session in which ENV-01 was scored by mistake, with a pin, a flag and a private note."""
    desks.package()
    session = desks.session("J1")
    session.set_score("ENV-01", "D1", "7")
    session.set_score("ENV-01", "D3", "35")
    session.set_comment("ENV-01", "ดีมาก")
    session.add_pin(
        "ENV-01", Pin(criterion="D1", attachment=session.submission("ENV-01").attachments[0].sha256, page=2)
    )
    session.set_flag("ENV-01", flag=True)
    session.set_private_note("ENV-01", "ถามเรื่องงบ")
    return session


def test_scores_and_comment_move_and_what_is_about_the_documents_stays(desks: Desks) -> None:
    session = scored(desks)

    session.move_scores("ENV-01", "ENV-02")

    for copy in (session, open_session(desks.desk("J1"))):
        left, right = copy.scorecard("ENV-01"), copy.scorecard("ENV-02")
        assert (left.given, dict(left.comments), len(left.pins), left.flag) == ({}, {}, 1, True)
        assert right.given == {"D1": Decimal(7), "D3": Decimal(35)}
        assert (dict(right.comments), right.pins, right.flag) == ({OVERALL: "ดีมาก"}, (), False)
        assert (copy.private_note("ENV-01"), copy.private_note("ENV-02")) == ("ถามเรื่องงบ", "")


def test_moving_back_undoes_it_and_the_log_tells_both(desks: Desks) -> None:
    session = scored(desks)
    before = session.scorecards()

    session.move_scores("ENV-01", "ENV-02", note=True)
    assert (session.private_note("ENV-01"), session.private_note("ENV-02")) == ("", "ถามเรื่องงบ")
    session.move_scores("ENV-02", "ENV-01", note=True)

    assert session.scorecards() == before
    assert session.private_note("ENV-01") == "ถามเรื่องงบ"
    with desks.desk("J1").database.reading() as connection:
        told = [one.details for one in audit_log.entries(connection) if "from" in one.details]
    assert [(one["from"], one["submission"]) for one in told] == [("ENV-01", "ENV-02"), ("ENV-02", "ENV-01")]


def test_a_submission_with_scores_of_its_own_takes_them_only_in_exchange(desks: Desks) -> None:
    session = scored(desks)
    session.set_score("ENV-02", "D1", "4")

    with pytest.raises(JudgeDesktopError) as refused:
        session.move_scores("ENV-01", "ENV-02")
    assert refused.value.code is Code.MOVE_TARGET_NOT_EMPTY
    assert session.scorecard("ENV-02").given == {"D1": Decimal(4)}

    session.move_scores("ENV-01", "ENV-02", swap=True)
    assert session.scorecard("ENV-01").given == {"D1": Decimal(4)}
    assert session.scorecard("ENV-02").given == {"D1": Decimal(7), "D3": Decimal(35)}


def test_two_private_notes_are_never_mixed(desks: Desks) -> None:
    session = scored(desks)
    session.set_private_note("ENV-02", "อีกเรื่อง")

    with pytest.raises(JudgeDesktopError) as refused:
        session.move_scores("ENV-01", "ENV-02", note=True)

    assert refused.value.code is Code.MOVE_TARGET_NOT_EMPTY
    assert session.scorecard("ENV-01").given == {"D1": Decimal(7), "D3": Decimal(35)}


def test_what_cannot_move_says_why(desks: Desks) -> None:
    session = scored(desks)
    session.recuse("ENE", RecusalScope.CATEGORY, Ground.EMPLOYER)

    def refusal(from_id: str, to_id: str) -> Code:
        with pytest.raises(JudgeDesktopError) as refused:
            session.move_scores(from_id, to_id)
        return refused.value.code

    assert refusal("ENV-01", "ENV-01") is Code.MOVE_TO_ITSELF
    assert refusal("ENV-02", "ENV-01") is Code.MOVE_NOTHING
    assert refusal("ENV-01", "ENE-01") is Code.SCORECARD_RECUSED
    assert refusal("ENV-01", "ART-01") is Code.SUBMISSION_UNKNOWN
    session.set_absent("ENV-02")
    assert refusal("ENV-01", "ENV-02") is Code.MOVE_ABSENT
    session.withdraw_recusal("ENE", RecusalScope.CATEGORY)
    score_everything(session)
    session.seal()
    assert refusal("ENV-01", "ENE-01") is Code.MOVE_SEALED
    desks.export("J1")
    session = open_session(desks.desk("J1"))
    assert refusal("ENV-01", "ENE-01") is Code.SCORECARD_SEALED


def with_smaller_rubric(contest: Contest) -> Contest:
    """The other category scores its third criterion up to 30 only."""
    rubric = contest.rubrics[0]
    marks = {"D2": Decimal(40), "D3": Decimal(30)}
    criteria = tuple(replace(one, full_mark=marks.get(one.id, one.full_mark)) for one in rubric.criteria)
    other = replace(rubric, id="other", criteria=criteria)
    categories = tuple(replace(one, rubric="other") if one.id == "ENE" else one for one in contest.categories)
    return replace(contest, rubrics=(rubric, other), categories=categories)


def test_a_score_the_other_rubric_does_not_allow_is_refused_with_its_finding(desks: Desks) -> None:
    save_contest(desks.chair, with_smaller_rubric(chair_contest(desks.chair)))
    session = scored(desks)

    with pytest.raises(ScoreRefusedError) as refused:
        session.move_scores("ENV-01", "ENE-01")

    finding = refused.value.finding
    assert (finding.code, finding.where.submission, finding.where.criterion) == (
        FindingCode.SCORE_ABOVE_FULL_MARK,
        "ENE-01",
        "D3",
    )
    assert session.move_targets("ENV-01") == (MoveTarget("ENV-02", True),)
    session.set_score("ENV-01", "D3", "30")
    session.move_scores("ENV-01", "ENE-01")
    assert session.scorecard("ENE-01").given == {"D1": Decimal(7), "D3": Decimal(30)}


def test_the_empty_ones_are_offered_first(desks: Desks) -> None:
    session = scored(desks)
    session.set_score("ENV-02", "D1", "4")

    assert session.move_targets("ENV-01") == (MoveTarget("ENE-01", True), MoveTarget("ENV-02", False))
    assert session.move_targets("ENE-01") == (), "nothing is there to move"
    session.set_absent("ENE-01")
    assert session.move_targets("ENV-01") == (MoveTarget("ENV-02", False),)
