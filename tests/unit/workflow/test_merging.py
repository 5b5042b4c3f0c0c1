"""Merging at the chair's copy: outcomes, confirmation, versions, lateness, and the same view from any order."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import pytest

from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.merging import Outcome
from judge_desktop.domain.panel import Confirmation
from judge_desktop.workflow.deliberate import DecisionRequest, close_round, decide, reopen_round
from judge_desktop.workflow.identity import show_identity
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.panel import confirm_judge, list_panel
from judge_desktop.workflow.results import results_of
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.scoring_session import open_session
from tests.unit.workflow.conftest import JUDGES, Desks, score_everything


@pytest.fixture(scope="module")
def scored(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package and three judges who sealed and exported everything, made once. Not to be changed."""
    root = shutil.copytree(prepared, tmp_path_factory.mktemp("scored"), dirs_exist_ok=True)
    desks = Desks(root)
    desks.package()
    for place, judge in enumerate(JUDGES):
        session = desks.session(judge)
        score_everything(session, {"D3": str(30 + place)})
        session.seal()
        desks.export(judge)
    desks.close()
    return root


@pytest.fixture
def played(desks: Desks, scored: Path) -> list[Path]:
    """The judges' files, and copies of all data folders; keys are still unknown to the chair."""
    shutil.copytree(scored, desks.root, dirs_exist_ok=True)
    return [desks.root / f"{judge}.judgescore" for judge in JUDGES]


@pytest.fixture
def confirmed(desks: Desks, played: list[Path]) -> list[Path]:
    """The same, merged and confirmed by voice."""
    merge_scores(desks.chair, played)
    for judge in JUDGES:
        words = " ".join(show_identity(desks.desk(judge)).check_words["th"])
        confirm_judge(desks.chair, judge, Confirmation.VOICE, words)
    return played


def outcomes(desks: Desks, paths: list[Path], *, is_preview: bool = False) -> list[Outcome]:
    return [line.outcome for line in merge_scores(desks.chair, paths, is_preview=is_preview).files]


def test_files_under_unknown_keys_wait_until_somebody_heard_the_words(desks: Desks, played: list[Path]) -> None:
    assert outcomes(desks, played) == [Outcome.AWAITING_CONFIRMATION] * 3
    assert round_documents(desks.chair).view.missing == JUDGES

    for judge in JUDGES:
        words = " ".join(show_identity(desks.desk(judge)).check_words["en"])
        confirm_judge(desks.chair, judge, Confirmation.VOICE, words)

    assert round_documents(desks.chair).view.missing == ()
    assert [line.known_keys[0].confirmation for line in list_panel(desks.chair)] == [Confirmation.VOICE] * 3
    assert {one.tally.scorecards for one in results_of(desks.chair).standings} == {3}


def test_wrong_words_confirm_nobody(desks: Desks, played: list[Path]) -> None:
    merge_scores(desks.chair, played)
    words = " ".join(show_identity(desks.desk("J2")).check_words["th"])

    with pytest.raises(JudgeDesktopError) as refused:
        confirm_judge(desks.chair, "J1", Confirmation.VOICE, words)

    assert refused.value.code is Code.CHECK_WORDS_WRONG
    assert round_documents(desks.chair).decisions == ()


def test_a_preview_writes_nothing(desks: Desks, confirmed: list[Path]) -> None:
    session = open_session(desks.desk("J1"))
    session.reopen("ENV-01", "แก้คะแนน")
    session.set_score("ENV-01", "D1", "1")
    session.seal()
    second = desks.export("J1", "J1-2.judgescore").path
    before = round_documents(desks.chair)

    preview = merge_scores(desks.chair, [second], is_preview=True)

    assert preview.files[0].outcome is Outcome.ACCEPTED
    assert round_documents(desks.chair).score_files == before.score_files
    assert merge_scores(desks.chair, [second]).view_sha256 == preview.view_sha256
    assert outcomes(desks, confirmed[:1]) == [Outcome.ALREADY_PRESENT]


def test_an_older_revision_that_arrives_later_is_kept_without_effect(desks: Desks) -> None:
    desks.package()
    session = desks.session("J1")
    score_everything(session)
    session.seal()
    first = desks.export("J1", "first.judgescore").path
    session = open_session(desks.desk("J1"))
    session.reopen("ENV-01", "แก้คะแนน")
    session.seal()
    second = desks.export("J1", "second.judgescore").path
    merge_scores(desks.chair, [second])
    confirm_judge(desks.chair, "J1", Confirmation.UNHEARD)

    assert outcomes(desks, [first]) == [Outcome.SUPERSEDED]
    assert len(round_documents(desks.chair).score_files) == 2


def test_any_order_and_any_repetition_gives_the_same_view(desks: Desks, played: list[Path], prepared: Path) -> None:
    desks.close()
    views = set()
    for number, order in enumerate(itertools.permutations(played)):
        home = desks.root / f"chair{number}"
        shutil.copytree(desks.root / "chair", home)
        chair = desks.desk(home.name)
        for path in (*order, order[0]):
            report = merge_scores(chair, [path])
        views.add(report.view_sha256)
    assert len(views) == 1


def test_two_versions_do_not_count_until_one_is_chosen(desks: Desks, confirmed: list[Path]) -> None:
    desks.close()
    shutil.copytree(desks.root / "J1", desks.root / "J1-copy")
    versions = []
    for name, score in (("J1", "1"), ("J1-copy", "2")):
        session = open_session(desks.desk(name))
        session.reopen("ENV-01", "แก้คะแนน")
        session.set_score("ENV-01", "D1", score)
        session.seal()
        versions.append(desks.export(name, f"{name}-2.judgescore").path)

    assert outcomes(desks, versions)[-1] is Outcome.FORK
    (fork,) = round_documents(desks.chair).view.forks
    assert (fork.judge, fork.revision, len(fork.documents)) == ("J1", 2, 2)
    assert {one.tally.scorecards for one in results_of(desks.chair).standings} == {2}

    chosen = fork.documents[0]
    decide(desks.chair, DecisionRequest(kind=DecisionKind.CHOOSE_REVISION, documents=(chosen,), reason="ถามแล้ว"))

    view = round_documents(desks.chair).view
    assert (view.forks, chosen in view.counted_documents) == ((), True)
    assert outcomes(desks, confirmed) == [Outcome.ALREADY_PRESENT] * 3


def test_after_closing_a_file_is_late_until_the_round_is_reopened(desks: Desks, played: list[Path]) -> None:
    merge_scores(desks.chair, played[:2])
    for judge in JUDGES[:2]:
        confirm_judge(desks.chair, judge, Confirmation.UNHEARD)
    before = results_of(desks.chair).standings
    close_round(desks.chair, "ครบกำหนด")

    merge_scores(desks.chair, played[2:])
    confirm_judge(desks.chair, "J3", Confirmation.UNHEARD)
    assert results_of(desks.chair).standings == before
    assert "late" in round_documents(desks.chair).view.not_counted.values()
    with pytest.raises(JudgeDesktopError) as refused:
        close_round(desks.chair, "อีกครั้ง")
    assert refused.value.code is Code.ALREADY_CLOSED

    reopen_round(desks.chair, "รับไฟล์ที่มาช้า")
    assert {one.tally.scorecards for one in results_of(desks.chair).standings} == {3}


def test_a_bad_file_refuses_itself_and_not_the_others(desks: Desks, confirmed: list[Path]) -> None:
    damaged = desks.root / "damaged.judgescore"
    damaged.write_bytes(confirmed[0].read_bytes()[:-1])

    report = merge_scores(desks.chair, [damaged, confirmed[1], desks.root / "nowhere.judgescore"])

    assert [(line.outcome, line.code) for line in report.files] == [
        (Outcome.REFUSED, Code.ENCRYPTION_DAMAGED),
        (Outcome.ALREADY_PRESENT, None),
        (Outcome.REFUSED, Code.FILE_NOT_FOUND),
    ]


def test_setting_a_file_aside_is_itself_reversible(desks: Desks, confirmed: list[Path]) -> None:
    document = next(one.sha256 for one in round_documents(desks.chair).score_files if one.judge == "J2")

    aside = decide(
        desks.chair, DecisionRequest(kind=DecisionKind.SET_ASIDE, documents=(document,), reason="ตรวจสอบก่อน")
    )
    assert round_documents(desks.chair).view.missing == ("J2",)
    decide(desks.chair, DecisionRequest(kind=DecisionKind.RESTORE, documents=(aside.sha256,), reason="ตรวจแล้ว"))

    assert round_documents(desks.chair).view.missing == ()
    assert [one.sequence for one in sorted(round_documents(desks.chair).decisions, key=lambda one: one.sequence)] == [
        1,
        2,
        3,
        4,
        5,
    ]


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (DecisionRequest(kind=DecisionKind.NO_AWARD, category="ENV", reason=" "), Code.REASON_NEEDED),
        (DecisionRequest(kind=DecisionKind.NO_AWARD, reason="r"), Code.DECISION_INCOMPLETE),
        (DecisionRequest(kind=DecisionKind.NO_AWARD, category="ART", reason="r"), Code.CATEGORY_UNKNOWN),
        (DecisionRequest(kind=DecisionKind.EXCLUDE, judge="J9", category="ENV", reason="r"), Code.JUDGE_UNKNOWN),
        (
            DecisionRequest(kind=DecisionKind.AWARD, category="ENV", submissions=("ENE-01",), reason="r"),
            Code.SUBMISSION_UNKNOWN,
        ),
        (DecisionRequest(kind=DecisionKind.SET_ASIDE, documents=("0" * 64,), reason="r"), Code.DOCUMENT_UNKNOWN),
    ],
)
def test_an_incomplete_decision_is_not_signed(desks: Desks, request_: DecisionRequest, code: Code) -> None:
    desks.package()

    with pytest.raises(JudgeDesktopError) as refused:
        decide(desks.chair, request_)

    assert refused.value.code is code
    assert round_documents(desks.chair).decisions == ()
