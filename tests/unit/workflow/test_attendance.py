"""Attendance is decided, corrected and signed; what was told on the day is kept beside; the provisional result."""

from datetime import time
from pathlib import Path

import pytest
from msgspec import structs

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import Confirmation
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.exchange.progress_code import Progress, write_progress_code
from judge_desktop.scoring.attendance import PresenceState, Presented
from judge_desktop.scoring.day_progress import Done
from judge_desktop.scoring.running_order import Act
from judge_desktop.workflow.attendance import attendance_here, note_judge, note_submission, quorum_in
from judge_desktop.workflow.build_package import PackageOptions, build_package
from judge_desktop.workflow.day_told import progress_of, read_progress, tick, told_here
from judge_desktop.workflow.export_scores import export_scores, progress_code
from judge_desktop.workflow.identity import create_identity
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.packages_here import chair_package
from judge_desktop.workflow.panel import confirm_judge
from judge_desktop.workflow.presentation_day import demand_day
from judge_desktop.workflow.printing.kinds import PrintOptions
from judge_desktop.workflow.printing.print_report import print_report
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.scoring_session import ScoringSession, open_session
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.pdf_text import pages_by_poppler, squeezed
from tests.unit.workflow.conftest import Desks, score_everything

JOINED, LEFT, ABSENT = PresenceState.JOINED, PresenceState.LEFT, PresenceState.ABSENT
WHY = "บันทึกในวันนำเสนอผลงาน"


@pytest.fixture
def chair(desks: Desks) -> Workspace:
    """The chair's copy after the package was built."""
    ws = desks.desk("chair")
    build_package(ws, desks.root / "day.judgepack", PackageOptions(without_backup="ทดสอบ"))
    return ws


def history(ws: Workspace, judge: str = "J2") -> list[str]:
    noted = attendance_here(ws).judges.get(judge, ())
    return [f"{one.state} {one.at:%H:%M}" if one.at else str(one.state) for one in noted]


def judge_of(desks: Desks, judge: str) -> tuple[Workspace, ScoringSession]:
    own = desks.desk(judge)
    create_identity(own, judge, None)
    open_package(own, desks.root / "day.judgepack", judge=judge)
    session = open_session(own)
    session.declare()
    return own, session


def test_a_judge_joins_now_leaves_at_two_and_comes_back(chair: Workspace) -> None:
    assert note_judge(chair, "J2", JOINED, WHY) is not None
    assert history(chair) == ["joined 10:00"]
    assert note_judge(chair, "J2", JOINED, WHY, time(10)) is None
    note_judge(chair, "J2", LEFT, WHY, time(14))
    note_judge(chair, "J2", JOINED, WHY, time(15))
    assert history(chair) == ["joined 10:00", "left 14:00", "joined 15:00"]


def test_what_was_noted_is_corrected_later(chair: Workspace) -> None:
    note_judge(chair, "J2", JOINED, WHY, time(9, 50))
    note_judge(chair, "J2", JOINED, WHY, time(9, 55))
    assert history(chair) == ["joined 09:55"]
    note_judge(chair, "J2", LEFT, WHY, time(14))
    note_judge(chair, "J2", LEFT, WHY, time(14, 30))
    assert history(chair) == ["joined 09:55", "left 14:30"]
    note_judge(chair, "J2", JOINED, WHY, time(14, 30))  # she had not left at all
    assert history(chair) == ["joined 09:55"]
    note_judge(chair, "J2", ABSENT, WHY)
    assert history(chair) == ["absent"]
    note_judge(chair, "J2", JOINED, WHY, time(11))
    assert history(chair) == ["joined 11:00"]


def test_who_leaves_in_the_minute_she_joined_was_not_there(chair: Workspace) -> None:
    note_judge(chair, "J2", JOINED, WHY)
    note_judge(chair, "J2", LEFT, WHY)
    assert history(chair) == ["absent"]


def test_a_submission_is_judged_on_documents(chair: Workspace) -> None:
    assert note_submission(chair, "ENV-01", Presented.YES, WHY) is None
    note_submission(chair, "ENV-01", Presented.NO, WHY)
    note_submission(chair, "ENV-01", Presented.DOCUMENTS, WHY)
    assert attendance_here(chair).submissions == {"ENV-01": Presented.DOCUMENTS}
    note_submission(chair, "ENV-01", Presented.YES, WHY)
    assert attendance_here(chair).presented("ENV-01") is Presented.YES
    with pytest.raises(JudgeDesktopError) as no_submission:
        note_submission(chair, "nobody", Presented.NO, WHY)
    with pytest.raises(JudgeDesktopError) as no_judge:
        note_judge(chair, "J9", JOINED, WHY)
    assert (no_submission.value.code, no_judge.value.code) == (Code.SUBMISSION_UNKNOWN, Code.JUDGE_UNKNOWN)


def test_the_quorum_of_each_category_follows_who_is_there(chair: Workspace) -> None:
    assert [one.reached for one in quorum_in(round_documents(chair))] == [False, False]
    for judge in ("J1", "J2"):
        note_judge(chair, judge, JOINED, WHY, time(9, 50))
    assert [(one.category, one.present, one.reached) for one in quorum_in(round_documents(chair))] == [
        ("ENV", ("J1", "J2"), True),
        ("ENE", ("J1", "J2"), True),
    ]


def test_a_progress_code_of_this_contest_is_read_and_any_other_refused(chair: Workspace, desks: Desks) -> None:
    own, session = judge_of(desks, "J2")
    score_everything(session)
    judge, said = read_progress(chair, f"\n{progress_code(own, session)} ")
    assert (judge, said.complete, said.assigned) == ("J2", 3, 3)
    progress = progress_of(chair, round_documents(chair))
    assert (progress.done("J2"), progress.missing()) == (3, ("J1", "J3"))
    for code in ("JD1.abc.def", "hello", progress_code(own, session)[:-4]):
        assert _refusal(chair, code) is Code.PROGRESS_CODE_DAMAGED
    here = Progress(
        contest=session.contest.id,
        round=session.package.round,
        mode=session.package.mode,
        judge="J2",
        judge_key=own.identity.public.judge_key,
        complete=1,
        sealed=0,
        assigned=3,
    )
    other = (
        structs.replace(here, contest="f" * 32),
        structs.replace(here, judge="J9"),
        structs.replace(here, judge="J1"),
    )
    merge_scores(chair, [_exported(desks, "J1")])
    confirm_judge(chair, "J1", Confirmation.UNHEARD)
    for progress_ in other:
        code = write_progress_code(progress_, own.identity.signing_key)
        assert _refusal(chair, code) is Code.PROGRESS_CODE_OF_OTHERS


def _refusal(ws: Workspace, code: str) -> Code:
    with pytest.raises(JudgeDesktopError) as refused:
        read_progress(ws, code)
    return refused.value.code


def _exported(desks: Desks, judge: str) -> Path:
    own, session = judge_of(desks, judge)
    score_everything(session)
    session.seal()
    path = desks.root / f"{judge}.judgescore"
    export_scores(own, session, path)
    return path


def test_ticks_are_kept_until_the_file_comes(chair: Workspace, desks: Desks) -> None:
    package = chair_package(chair)
    tick(chair, package, "J1", "ENV-01", done=True)
    tick(chair, package, "J1", "ENV-02", done=True)
    tick(chair, package, "J1", "ENV-02", done=False)
    assert told_here(chair, package).ticks == {("J1", "ENV-01")}
    assert progress_of(chair, round_documents(chair)).cells["J1", "ENV-01"] is Done.TOLD
    merge_scores(chair, [_exported(desks, "J1")])
    cells = progress_of(chair, round_documents(chair)).cells
    assert cells["J1", "ENV-01"] in (Done.RECEIVED, Done.TOLD)
    (path,) = (chair.home / "presentation").glob("told~*.json")
    path.write_text("nonsense")
    assert told_here(chair, package).ticks == frozenset()


def test_the_chair_moves_and_prolongs_and_it_is_kept(chair: Workspace) -> None:
    day = demand_day(chair, chair_package(chair))
    day.do(Act.STEP)
    day.do(Act.LONGER)
    day.move("ENE-01", 1)
    again = demand_day(chair, chair_package(chair))
    assert (again.order, again.order.extra, again.order.order[1]) == (day.order, 60, "ENE-01")
    with pytest.raises(JudgeDesktopError) as refused:
        day.move("nobody", 1)
    assert refused.value.code is Code.SUBMISSION_NOT_PLANNED


def test_the_provisional_result_is_one_page_that_names_what_is_missing(chair: Workspace, desks: Desks) -> None:
    merge_scores(chair, [_exported(desks, "J1")])
    for language, wanted in (
        (Language.TH, ("ผลเบื้องต้น", "ร่าง ยังไม่รับรอง", "สิ่งที่ยังขาด", "ไฟล์คะแนนของ", "การปิดการตัดสิน", "องค์ประชุม")),
        (Language.EN, ("Provisional result", "Draft, not certified", "Still missing", "Score files of", "not closed")),
    ):
        (path,) = print_report(
            chair,
            ReportKind.PROVISIONAL,
            desks.root / language.value,
            Translator(language),
            PrintOptions(numerals=Numerals.ARABIC),
        )
        (text,) = pages_by_poppler(path)
        missing = [chair_package(chair).contest.panel.judge(one) for one in ("J2", "J3")]
        names = [one.full_name(language.value) for one in missing if one is not None]
        assert [word for word in (*wanted, *names) if squeezed(word) not in text] == []
