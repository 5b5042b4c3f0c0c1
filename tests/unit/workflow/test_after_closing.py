"""A closed round: what may still be decided changes nothing that was closed, and reopening lets the rest in again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.config.phrases import sentence_of_error
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import Confirmation
from judge_desktop.domain.view import WhyNotCounted
from judge_desktop.workflow.after_closing import AFTER_CLOSING
from judge_desktop.workflow.deliberate import (
    DecisionRequest,
    awards_of,
    close_round,
    decide,
    decisions_of,
    reopen_round,
)
from judge_desktop.workflow.deliberation import deliberation_of
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.panel import confirm_judge
from judge_desktop.workflow.popular_vote import record_popular_vote
from judge_desktop.workflow.results import results_of
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from tests.unit.workflow.conftest import JUDGES, Desks, score_everything


@pytest.fixture(scope="module")
def closed_folders(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everybody's scores are merged and the round is closed. All submissions come out equal. Not to be changed."""
    root = tmp_path_factory.mktemp("closed")
    shutil.copytree(prepared, root, dirs_exist_ok=True)
    desks = Desks(root)
    desks.package()
    paths = []
    for judge in JUDGES:
        session = desks.session(judge)
        session.declare()
        score_everything(session)
        session.seal()
        paths.append(desks.export(judge).path)
    merge_scores(desks.chair, paths)
    for judge in JUDGES:
        confirm_judge(desks.chair, judge, Confirmation.UNHEARD)
    close_round(desks.chair, "ครบแล้ว")
    desks.close()
    return root


@pytest.fixture
def closed(closed_folders: Path, tmp_path: Path) -> Iterator[Desks]:
    """A closed round of this test's own."""
    shutil.copytree(closed_folders, tmp_path, dirs_exist_ok=True)
    desks = Desks(tmp_path)
    yield desks
    desks.close()


def known(desks: Desks) -> RoundDocuments:
    return round_documents(desks.chair)


def asking(desks: Desks, kind: DecisionKind) -> DecisionRequest:
    """A request of that kind that an open round would take."""
    file = known(desks).score_files[0]
    winner = ("ENV-01",)
    asked = {
        DecisionKind.REPLACE_KEY: {"judge": file.judge, "documents": (file.judge_key,)},
        DecisionKind.CHOOSE_REVISION: {"documents": (file.sha256,)},
        DecisionKind.SET_ASIDE: {"documents": (file.sha256,)},
        DecisionKind.RESTORE: {"documents": (file.sha256,)},
        DecisionKind.EXCLUDE: {"judge": "J2", "category": "ENV"},
        DecisionKind.POPULAR_VOTE: {"values": {"ENV-01": "7"}},
        DecisionKind.ACTING_CHAIR: {"judge": "J2", "category": "ENV"},
        DecisionKind.BREAK_TIE: {"submissions": winner, "category": "ENV"},
        DecisionKind.AWARD: {"submissions": winner, "category": "ENV"},
        DecisionKind.JOINT_AWARD: {"submissions": ("ENV-01", "ENV-02"), "category": "ENV"},
        DecisionKind.NO_AWARD: {"category": "ENV"},
        DecisionKind.CLOSE: {},
    }[kind]
    return DecisionRequest(kind=kind, reason="เหตุผล", **asked)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", Language)
def test_the_sentence_asks_to_reopen(language: Language) -> None:
    said = sentence_of_error(JudgeDesktopError(Code.ROUND_CLOSED, kind="award"), translator(language))
    assert {Language.EN: "Reopen the round", Language.TH: "กรุณาเปิดรอบนี้อีกครั้ง"}[language] in said
    assert "“award”" in said


def test_whatever_would_change_a_closed_round_is_refused(closed: Desks) -> None:
    before = known(closed)
    refused = {}
    for kind in DecisionKind:
        if kind not in AFTER_CLOSING:
            with pytest.raises(JudgeDesktopError) as refusal:
                decide(closed.chair, asking(closed, kind))
            refused[kind] = refusal.value.code
    assert refused.pop(DecisionKind.CLOSE) is Code.ALREADY_CLOSED
    assert set(refused.values()) == {Code.ROUND_CLOSED}
    assert len(refused) == len(DecisionKind) - len(AFTER_CLOSING) - 1
    with pytest.raises(JudgeDesktopError) as refusal:
        record_popular_vote(closed.chair, {"ENV-01": 3}, "นับแล้ว")
    assert refusal.value.code is Code.ROUND_CLOSED
    assert known(closed).documents == before.documents


def test_minutes_spelling_and_papers_are_finished_afterwards(closed: Desks) -> None:
    before = known(closed).view
    for request in (
        DecisionRequest(
            kind=DecisionKind.ATTENDANCE, judge="J2", values={"state": "joined", "at": "09:00"}, reason="ลืมบันทึก"
        ),
        DecisionRequest(
            kind=DecisionKind.CORRECT_TEXT, submissions=("ENV-01",), texts={"title_th": "ชื่อที่ถูก"}, reason="พิมพ์ผิด"
        ),
        DecisionRequest(
            kind=DecisionKind.PAPER_SCORECARD,
            judge="J2",
            submissions=("ENV-01",),
            category="ENV",
            values={"state": "sealed", "origin": "paper", "scores": "D1=1 D2=1 D3=1 D4=1"},
            texts={"_typed_by": "สมศรี", "_confirmed_by": "สมชาย"},
            reason="มาช้า",
        ),
    ):
        decide(closed.chair, request)
    after = known(closed)
    assert (after.view.cells, after.view.counted_documents) == (before.cells, before.counted_documents)
    assert WhyNotCounted.LATE in after.view.not_counted.values()
    submission = after.package.contest.submission("ENV-01")
    assert submission is not None
    assert submission.title.th == "ชื่อที่ถูก"


def test_a_key_may_be_confirmed_but_not_given_to_somebody_else(closed: Desks) -> None:
    file = known(closed).score_files[0]
    again = DecisionRequest(
        kind=DecisionKind.CONFIRM_JUDGE, judge=file.judge, documents=(file.judge_key,), reason="paper"
    )
    before = known(closed).view
    decide(closed.chair, again)
    assert known(closed).view == before

    other = next(judge for judge in JUDGES if judge != file.judge)
    packaged = DecisionRequest(
        kind=DecisionKind.CONFIRM_JUDGE,
        judge=other,
        documents=(file.judge_key,),
        values={"signing_key": file.signing_key},
        reason="voice",
    )
    with pytest.raises(JudgeDesktopError) as refusal:
        decide(closed.chair, packaged)
    assert refusal.value.code is Code.ROUND_CLOSED


def test_reopening_lets_decide_and_the_undone_award_stays_visible(closed: Desks) -> None:
    reopen_round(closed.chair, "พิจารณาใหม่")
    given = decide(closed.chair, asking(closed, DecisionKind.NO_AWARD))
    undone = DecisionRequest(kind=DecisionKind.RESTORE, documents=(given.sha256,), reason="กดผิด")
    decide(closed.chair, undone)
    close_round(closed.chair, "ครบแล้ว")

    assert results_of(closed.chair).is_closed
    assert awards_of(known(closed)) == {}
    room = deliberation_of(closed.chair).room("ENV")
    assert (room.taken_back, [one.kind.value for one in room.decisions]) == (
        frozenset({given.sha256}),
        ["restore", "no_award"],
    )
    assert [one.kind.value for one in decisions_of(closed.chair)][-5:] == [
        "close",
        "reopen",
        "no_award",
        "restore",
        "close",
    ]
