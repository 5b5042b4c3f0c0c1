"""Two copies of the chair: whatever one received and decided reaches the other in any order, byte for byte."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.merging import Outcome
from judge_desktop.domain.panel import Confirmation
from judge_desktop.workflow.deliberate import DecisionRequest, decide
from judge_desktop.workflow.deputies import enrol_deputy, list_deputies
from judge_desktop.workflow.export_received import export_received
from judge_desktop.workflow.identity import create_identity, save_judge_card
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.panel import confirm_judge
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.take_over_contest import take_over_contest
from judge_desktop.workflow.verify_file import verify_file
from judge_desktop.workflow.workspace import Workspace
from tests.unit.workflow.conftest import Desks, clock, score_everything

THAI = translator(Language.TH)


def with_deputy(desks: Desks) -> Workspace:
    """A deputy who was enrolled before the package was built."""
    deputy = desks.desk("deputy")
    create_identity(deputy, "ผู้ช่วยเลขานุการ", None)
    save_judge_card(deputy, desks.root / "deputy.judgecard")
    enrol_deputy(desks.chair, desks.root / "deputy.judgecard", "ผู้ช่วยเลขานุการ")
    desks.package()
    return deputy


def eventful(desks: Desks) -> list[Path]:
    """The chair's copy has two versions of J1, an old and a new revision of J2, a file of J3 that nobody confirmed;
    a version was chosen, a file set aside and taken back.
    """
    for judge in ("J1", "J2", "J3"):
        session = desks.session(judge)
        score_everything(session)
        session.seal()
    desks.desk("J1").close()
    shutil.copytree(desks.root / "J1", desks.root / "J1 copy", ignore=shutil.ignore_patterns("instance.lock"))
    desks._open.pop("J1")
    session = open_session(desks.desk("J1 copy"))
    session.set_score("ENV-01", "D1", "2")
    session.seal()
    paths = [desks.export(name).path for name in ("J1", "J1 copy", "J2", "J3")]
    session = open_session(desks.desk("J2"))
    session.reopen("ENV-02", "แก้คะแนน")
    session.seal()
    paths.append(desks.export("J2", "J2 again.judgescore").path)
    chair = desks.chair
    lines = merge_scores(chair, paths).files
    for judge in ("J1", "J2"):
        confirm_judge(chair, judge, Confirmation.UNHEARD)
    for kind, line in ((DecisionKind.CHOOSE_REVISION, 0), (DecisionKind.SET_ASIDE, 4), (DecisionKind.RESTORE, 4)):
        decide(chair, DecisionRequest(kind=kind, reason="ตรวจแล้ว", documents=(lines[line].sha256,)))
    return paths


def handed_on(desks: Desks) -> list[Path]:
    return list(export_received(desks.chair, desks.root / "received", THAI).files)


def test_any_order_of_what_was_handed_on_gives_the_same_view(desks: Desks) -> None:
    with_deputy(desks)
    eventful(desks)
    files = handed_on(desks)
    take_over_contest(desks.desk("deputy"), desks.root / "one.judgepack")
    there = round_documents(desks.chair)
    desks.close()
    for seed in range(8):
        order = [*files, *random.Random(seed).sample(files, 2)]
        random.Random(seed).shuffle(order)
        home = desks.root / f"deputy{seed}"
        shutil.copytree(desks.root / "deputy", home, ignore=shutil.ignore_patterns("instance.lock"))
        with Workspace(home, clock=clock) as deputy:
            for one in _parts(order, seed):
                merge_scores(deputy, one)
            here = round_documents(deputy)
        assert (here.view, here.view_sha256) == (there.view, there.view_sha256), seed


def _parts(order: Sequence[Path], seed: int) -> list[list[Path]]:
    """The files in one go, one by one, or in two parts."""
    size = (len(order), 1, 3)[seed % 3]
    return [list(order[at : at + size]) for at in range(0, len(order), size)]


def test_a_preview_of_decisions_says_what_they_would_change_and_keeps_nothing(desks: Desks) -> None:
    deputy = with_deputy(desks)
    eventful(desks)
    files = handed_on(desks)
    take_over_contest(deputy, desks.root / "one.judgepack")

    preview = merge_scores(deputy, files, is_preview=True)

    assert preview.view_sha256 == round_documents(desks.chair).view_sha256
    assert [line.decisions for line in preview.files if not line.judge] == [5]
    assert round_documents(deputy).decisions == ()


def test_the_draft_of_the_deputy_is_the_contest_of_the_package(desks: Desks) -> None:
    deputy = with_deputy(desks)
    taken = take_over_contest(deputy, desks.root / "one.judgepack")

    draft, sent = chair_contest(deputy), taken.package.contest
    assert (draft.panel, draft.rubrics, draft.submissions) == (sent.panel, sent.rubrics, sent.submissions)
    assert [one.copy.id for one in list_deputies(deputy)] == ["chair"]
    assert [one.copy.name for one in list_deputies(desks.chair)] == ["ผู้ช่วยเลขานุการ"]
    assert verify_file(deputy, desks.root / "one.judgepack").chair_known


def decisions_file(files: list[Path]) -> Path:
    return next(one for one in files if one.suffix == ".judgedecisions")


def test_a_file_of_decisions_says_what_it_is_and_whose(desks: Desks) -> None:
    deputy = with_deputy(desks)
    eventful(desks)
    path = decisions_file(handed_on(desks))
    renamed = path.rename(desks.root / "from the chat.bin")

    found = verify_file(deputy, renamed)

    own = desks.chair.own_name
    assert own is not None
    assert (found.type.value, found.genuine, found.signed_by) == ("decisions", True, own.keys.judge_key)


def test_an_export_that_is_stopped_leaves_nothing(desks: Desks) -> None:
    with_deputy(desks)
    eventful(desks)

    def stop(done: int, total: int) -> None:
        if done == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        export_received(desks.chair, desks.root / "received", THAI, progress=stop)
    assert list((desks.root / "received").iterdir()) == []


def test_a_merge_that_is_stopped_keeps_nothing(desks: Desks) -> None:
    desks.package()
    session = desks.session("J1")
    score_everything(session)
    session.seal()
    path = desks.export("J1").path

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        merge_scores(desks.chair, [path], progress=stop)
    assert round_documents(desks.chair).score_files == ()
    assert list((desks.chair.home / "backups").iterdir()) == []


def test_nothing_received_is_nothing_to_hand_on(desks: Desks) -> None:
    desks.package()
    with pytest.raises(JudgeDesktopError) as refused:
        export_received(desks.chair, desks.root / "received", THAI)
    assert refused.value.code is Code.NOTHING_RECEIVED


def test_scores_that_came_before_the_decision_about_their_key_are_not_lost(desks: Desks) -> None:
    """A key first confirmed for the wrong judge: the file that was refused then counts when that is mended."""
    desks.package()
    session = desks.session("J1")
    score_everything(session)
    session.seal()
    path = desks.export("J1").path
    key = desks.desk("J1").own_name
    assert key is not None
    values = {"signing_key": key.keys.signing_key, "age_recipient": key.keys.age_recipient}

    def confirm(judge: str) -> None:
        decide(
            desks.chair,
            DecisionRequest(
                kind=DecisionKind.CONFIRM_JUDGE,
                reason="ได้ยินเสียง",
                judge=judge,
                documents=(key.keys.judge_key,),
                values=values,
            ),
        )

    confirm("J2")
    line = merge_scores(desks.chair, [path]).files[0]
    assert (line.outcome, line.code) == (Outcome.REFUSED, Code.WRONG_JUDGE)
    confirm("J1")
    assert round_documents(desks.chair).view.counted_documents == (line.sha256,)
