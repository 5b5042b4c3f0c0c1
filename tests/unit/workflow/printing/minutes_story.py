"""A round in which everything happens that minutes have to tell, made with the real verbs.

J1, the chair, declares an interest in ENE; J2 acts there. In ENV two submissions are equal and the panel votes.
J3 comes late, leaves and comes back; her last score file arrives after the round was closed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from judge_desktop.domain.contest import Contest, Ground, RecusalScope, TieBreakStep
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.meeting import Meeting
from judge_desktop.domain.panel import Confirmation
from judge_desktop.scoring.attendance import PresenceState, Presented
from judge_desktop.scoring.resolutions import Resolution, written_resolution
from judge_desktop.workflow.attendance import note_judge, note_submission
from judge_desktop.workflow.deliberate import DecisionRequest, close_round, decide
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.meeting import describe_meeting
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.panel import confirm_judge
from tests.unit.workflow.conftest import JUDGES, Desks, score_everything

MEETING = Meeting(
    number="1/2566",
    held_on=date(2023, 9, 8),
    place="ห้องประชุม 5 ชั้น 80",
    starts_at=time(10, 0),
    ends_at=time(16, 30),
    also_present=("นายสมชาย ใจกว้าง", "น.ส.มาลี รักดี"),
    announcements="ประธานกล่าวเปิดการประชุม\nมีผลงาน 3 ผลงาน",
    recorder="นางสาวฟ้า รุ่งเรือง",
    recorder_position="นักวิชาการ",
)
DISSENT = "ผลงานที่สองมีผู้ได้รับประโยชน์มากกว่า"


def score(desks: Desks, settles: TieBreakStep = TieBreakStep.RESOLUTION) -> None:
    """The package goes out, everybody scores and sends. Only people settle ties; two scorecards make a rank."""

    def by_people(contest: Contest) -> Contest:
        rules = replace(contest.rules, tie_break_ladder=(settles,), minimum_scorecards=2)
        return replace(contest, rules=rules)

    edit_contest(desks.chair, ContestSection.RULES, by_people)
    desks.package()
    paths = []
    for judge in JUDGES:
        session = desks.session(judge)
        if judge == "J1":
            session.recuse("ENE", RecusalScope.CATEGORY, Ground.OTHER, "เคยเป็นที่ปรึกษาของผู้สมัคร")
        session.declare()
        score_everything_left(desks, judge)
        paths.append(desks.export(judge).path)
    merge_scores(desks.chair, paths)
    for judge in JUDGES:
        confirm_judge(desks.chair, judge, Confirmation.UNHEARD)


def score_everything_left(desks: Desks, judge: str) -> None:
    """All that she is not recused from."""
    session = desks.session(judge)
    if judge != "J1":
        score_everything(session)
    else:
        session.import_scores(
            [(s, c.id, str(c.full_mark - 3)) for s in ("ENV-01", "ENV-02") for c in session.rubric(s).criteria]
        )
    session.set_comment("ENV-01", f"ข้อเสนอแนะที่ {4 - int(judge[1])} ของผลงาน")
    session.seal()


def meet(desks: Desks) -> None:
    """Attendance, a correction, the vote, the awards."""
    chair = desks.chair
    note_judge(chair, "J1", PresenceState.JOINED, "มา", time(9, 50))
    note_judge(chair, "J2", PresenceState.JOINED, "มา", time(9, 55))
    for state, at in (("joined", time(10, 15)), ("left", time(12, 0)), ("joined", time(13, 0)), ("left", time(16, 40))):
        note_judge(chair, "J3", PresenceState(state), "บันทึก", at)
    note_submission(chair, "ENV-02", Presented.DOCUMENTS, "สัญญาณขัดข้อง")
    decide(
        chair,
        DecisionRequest(
            kind=DecisionKind.CORRECT_TEXT,
            submissions=("ENV-02",),
            texts={"applicant_th": "เทศบาลตำบลที่แก้ไขแล้ว"},
            reason="พิมพ์ผิดในใบสมัคร",
        ),
    )
    decide(chair, DecisionRequest(kind=DecisionKind.ACTING_CHAIR, judge="J2", reason="มีอาวุโสสูงสุด"))
    votes = written_resolution(Resolution(votes={"ENV-01": 2, "ENV-02": 1}, abstained=0, present=3))
    settled = DecisionRequest(
        kind=DecisionKind.BREAK_TIE,
        category="ENV",
        values=votes,
        texts={"dissent": DISSENT},
        reason="หลักฐานผลลัพธ์ชัดเจนกว่า",
    )
    decide(chair, settled)
    award = DecisionRequest(kind=DecisionKind.AWARD, category="ENV", submissions=("ENV-02",), reason="ลงผิดผลงาน")
    wrong = decide(chair, award)
    decide(chair, DecisionRequest(kind=DecisionKind.RESTORE, documents=(wrong.sha256,), reason="แก้ไขการบันทึก"))
    decide(chair, replace(award, submissions=("ENV-01",), reason="คะแนนสูงสุดและมติที่ประชุม"))
    decide(chair, DecisionRequest(kind=DecisionKind.NO_AWARD, category="ENE", reason="ไม่ถึงเกณฑ์คุณภาพ"))


def close(desks: Desks) -> None:
    """The round is closed; then J3's second file comes."""
    close_round(desks.chair, "ครบทุกด้านแล้ว")
    session = desks.session("J3")
    session.reopen("ENE-01", "อ่านอีกครั้ง")
    session.set_score("ENE-01", "D1", "9")
    session.seal()
    merge_scores(desks.chair, [desks.export("J3", "late.judgescore").path])


def told(desks: Desks) -> None:
    """Everything, and what the secretary typed."""
    score(desks)
    meet(desks)
    close(desks)
    describe_meeting(desks.chair, MEETING)
