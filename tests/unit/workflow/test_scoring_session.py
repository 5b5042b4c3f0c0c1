"""A judge's scorecard, verb by verb: what is kept, what is refused, what survives closing the program."""

from __future__ import annotations

from decimal import Decimal

import pytest

from judge_desktop.domain.contest import Ground, RecusalScope
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.scorecard import OVERALL, ScorecardState
from judge_desktop.workflow.declare_interest import Interest, declare_interests
from judge_desktop.workflow.scoring_session import ScoreRefusedError, choose_judge, open_session
from tests.unit.workflow.conftest import Desks, score_everything


def refusal(error: pytest.ExceptionInfo[JudgeDesktopError]) -> Code:
    return error.value.code


def test_a_score_is_there_after_the_program_was_closed(desks: Desks) -> None:
    desks.package()
    session = desks.session("J1")

    session.set_score("ENV-01", "D3", "๓๕")
    session.set_comment("ENV-01", "ดี", OVERALL)
    desks.close()

    again = open_session(desks.desk("J1")).scorecard("ENV-01")
    assert again.scores == {"D1": None, "D2": None, "D3": Decimal(35), "D4": None}
    assert again.comments == {OVERALL: "ดี"}
    assert again.total == 35


def test_a_refused_score_changes_nothing(desks: Desks) -> None:
    desks.package()
    session = desks.session("J1")
    session.set_score("ENV-01", "D1", "7")

    with pytest.raises(ScoreRefusedError) as refused:
        session.set_score("ENV-01", "D1", "11")

    assert refused.value.finding.code is FindingCode.SCORE_ABOVE_FULL_MARK
    assert session.scorecard("ENV-01").scores["D1"] == 7


def test_while_typing_a_blocking_value_counts_as_not_given(desks: Desks) -> None:
    desks.package()
    session = desks.session("J1")
    session.type_score("ENV-01", "D1", "7")

    findings = session.type_score("ENV-01", "D1", "35,5")

    assert [finding.code for finding in findings] == [FindingCode.SCORE_ABOVE_FULL_MARK]
    assert session.scorecard("ENV-01").scores["D1"] is None
    assert open_session(desks.desk("J1")).scorecard("ENV-01").scores["D1"] is None


def test_sealing_is_all_or_nothing_and_names_what_is_missing(desks: Desks) -> None:
    desks.package()
    session = desks.session("J1")
    score_everything(session)
    session.set_score("ENV-02", "D2", "")

    with pytest.raises(JudgeDesktopError) as refused:
        session.seal()

    assert refusal(refused) is Code.SEAL_BLOCKED
    assert refused.value.details["submissions"] == "ENV-02"
    assert {card.state for card in session.scorecards()} == {ScorecardState.DRAFT}


def test_before_sending_a_sealed_score_may_be_changed_and_must_be_sealed_again(desks: Desks) -> None:
    desks.package()
    session = desks.session("J1")
    score_everything(session)
    session.seal()

    session.set_score("ENV-01", "D1", "1")

    assert session.scorecard("ENV-01").state is ScorecardState.DRAFT
    assert session.scorecard("ENV-02").state is ScorecardState.SEALED


def test_after_sending_a_change_needs_a_reason_and_makes_a_new_revision(desks: Desks) -> None:
    desks.package()
    score_everything(desks.session("J1"))
    open_session(desks.desk("J1")).seal()
    assert desks.export("J1").revision == 1
    session = open_session(desks.desk("J1"))

    with pytest.raises(JudgeDesktopError) as sealed:
        session.set_score("ENV-01", "D1", "1")
    with pytest.raises(JudgeDesktopError) as unreasoned:
        session.reopen("ENV-01", "  ")
    session.reopen("ENV-01", "พิมพ์ผิดช่อง")
    session.set_score("ENV-01", "D1", "1")
    session.seal()

    assert refusal(sealed) is Code.SCORECARD_SEALED
    assert refusal(unreasoned) is Code.REASON_NEEDED
    assert session.scorecard("ENV-01").reason == "พิมพ์ผิดช่อง"
    assert desks.export("J1").revision == 2


def test_sealed_again_after_reopening_it_is_not_sent_until_the_next_file(desks: Desks) -> None:
    desks.package()
    score_everything(desks.session("J1"))
    open_session(desks.desk("J1")).seal()
    desks.export("J1")
    session = open_session(desks.desk("J1"))
    session.reopen("ENV-01", "พิมพ์ผิดช่อง")
    session.set_score("ENV-01", "D1", "1")

    session.seal()

    for one in (session, open_session(desks.desk("J1"))):
        assert (one.is_sent("ENV-01"), one.sent_in("ENV-01")) == (False, 0)
        assert (one.is_sent("ENV-02"), one.sent_in("ENV-02")) == (True, 1)
    session.set_score("ENV-01", "D1", "2")  # no reason is asked for what nobody has seen
    session.seal()
    desks.export("J1")
    assert open_session(desks.desk("J1")).sent_in("ENV-01") == 2


def test_a_transaction_that_fails_leaves_the_interests_as_the_disk_has_them(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    desks.package()
    session = desks.session("J1")

    def full(*_: object, **__: object) -> None:
        raise JudgeDesktopError(Code.DISK_FULL)

    monkeypatch.setattr("judge_desktop.store.audit_log.record", full)
    with pytest.raises(JudgeDesktopError):
        session.recuse("ENV", RecusalScope.CATEGORY, Ground.EMPLOYER)

    assert [session.is_recused(one.id) for one in session.submissions] == [False, False, False]


def test_an_interest_takes_the_whole_category_away_and_gives_it_back(desks: Desks) -> None:
    desks.package()
    session = desks.session("J1")
    session.set_score("ENV-01", "D1", "7")

    session.recuse("ENV", RecusalScope.CATEGORY, Ground.EMPLOYER)

    assert [session.is_recused(one.id) for one in session.submissions] == [True, True, False]
    assert session.scorecard("ENV-01").state is ScorecardState.RECUSED
    assert session.scorecard("ENV-01").scores["D1"] is None
    with pytest.raises(JudgeDesktopError) as refused:
        session.set_score("ENV-01", "D1", "8")
    assert refusal(refused) is Code.SCORECARD_RECUSED

    session.withdraw_recusal("ENV", RecusalScope.CATEGORY)

    assert session.scorecard("ENV-01").scores["D1"] == 7


def test_interests_declared_together_are_declared_all_or_none(desks: Desks) -> None:
    desks.package()
    score_everything(desks.session("J1"))
    open_session(desks.desk("J1")).seal(("ENE-01",))
    desks.export("J1")
    session = open_session(desks.desk("J1"))
    env, ene = (Interest(scope=RecusalScope.CATEGORY, target=one, ground=Ground.EMPLOYER) for one in ("ENV", "ENE"))

    with pytest.raises(JudgeDesktopError) as refused:
        declare_interests(session, (env, ene))

    assert refusal(refused) is Code.SCORECARD_SEALED
    assert [session.is_recused(one.id) for one in session.submissions] == [False, False, False]
    declare_interests(session, (env,))
    assert [session.is_recused(one.id) for one in session.submissions] == [True, True, False]
    assert session.declaration_made


def test_another_interest_needs_words(desks: Desks) -> None:
    desks.package()
    session = desks.session("J1")

    with pytest.raises(JudgeDesktopError) as refused:
        session.recuse("ENV-01", RecusalScope.SUBMISSION, Ground.OTHER)

    assert refusal(refused) is Code.REASON_NEEDED
    assert session.recusals == ()


def test_who_missed_a_presentation_gives_no_score_until_she_does(desks: Desks) -> None:
    desks.package()
    session = desks.session("J1")
    session.set_absent("ENV-01")
    assert session.scorecard("ENV-01").state is ScorecardState.ABSENT
    assert session.progress() == (1, 3)

    session.set_score("ENV-01", "D1", "5")

    assert session.scorecard("ENV-01").state is ScorecardState.DRAFT
    assert session.progress() == (0, 3)


def test_a_table_of_scores_is_taken_whole_or_not_at_all(desks: Desks) -> None:
    desks.package()
    session = desks.session("J1")

    with pytest.raises(ScoreRefusedError) as refused:
        session.import_scores([("ENV-01", "D1", "7"), ("ENV-02", "D1", "7.25")])

    assert refused.value.finding.where.submission == "ENV-02"
    assert session.scorecard("ENV-01").given == {}


def test_scores_stay_with_the_name_they_were_given_under(desks: Desks) -> None:
    desks.package()
    desks.session("J1").set_score("ENV-01", "D1", "7")

    choose_judge(desks.desk("J1"), "J2")
    assert open_session(desks.desk("J1")).judge.id == "J2"
    assert open_session(desks.desk("J1")).scorecard("ENV-01").given == {}

    choose_judge(desks.desk("J1"), "J1")
    assert open_session(desks.desk("J1")).scorecard("ENV-01").given == {"D1": Decimal(7)}


@pytest.mark.parametrize(
    ("submission", "criterion", "code"),
    [
        ("ART-01", "D1", Code.SUBMISSION_UNKNOWN),
        ("ENV-01", "D9", Code.CRITERION_UNKNOWN),
    ],
)
def test_what_is_not_there_cannot_be_scored(desks: Desks, submission: str, criterion: str, code: Code) -> None:
    desks.package()
    session = desks.session("J1")

    with pytest.raises(JudgeDesktopError) as refused:
        session.set_score(submission, criterion, "7")

    assert refusal(refused) is code


def test_two_equal_totals_in_a_category_ask_for_another_look(desks: Desks) -> None:
    desks.package()
    session = desks.session("J1")
    score_everything(session)

    found = session.check_before_sealing()

    assert [(one.code, one.where.submission) for one in found] == [
        (FindingCode.SAME_TOTAL_IN_CATEGORY, "ENV-01"),
        (FindingCode.SAME_TOTAL_IN_CATEGORY, "ENV-02"),
    ]
