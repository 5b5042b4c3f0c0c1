"""What the host reads: in the order of the ceremony, in whole words, and no winner before the pause."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.domain.text import Text
from judge_desktop.reports.host_script_report import Cue, CueKind, HostPage, HostScript, host_script_sheets
from judge_desktop.workflow.deliberate import DecisionRequest, close_round, decide
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.printing.host_script import host_script
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.print_report import print_report
from tests.helpers.printed_pages import assert_looks_like, check_pages, setting_recorded
from tests.unit.workflow.conftest import Desks, judge_everything

TH, EN = Translator(Language.TH), Translator(Language.EN)
WELCOME = (
    "ขอต้อนรับทุกท่านเข้าสู่พิธีมอบรางวัล โครงการ The Smart City Solution Awards 2023 (ตัวอย่าง) จัดโดย สำนักงานส่งเสริมเศรษฐกิจดิจิทัล"
)
WINNER = "“ลำน้ำมีชีวิต: ระบบเฝ้าระวังคุณภาพน้ำคลองธารฟ้าใสแบบทันเวลา”"


def job(desks: Desks, tr: Translator = TH) -> PrintJob:
    return PrintJob(ws=desks.chair, kind=ReportKind.HOST_SCRIPT, folder=desks.root, tr=tr)


def decided(desks: Desks, kind: DecisionKind, **fields: object) -> None:
    decide(desks.chair, DecisionRequest(kind=kind, reason="มีเหตุผล", **fields))  # type: ignore[arg-type]


def told(page: HostPage) -> list[tuple[str, str]]:
    return [(one.kind.value, one.text) for one in page.cues]


def test_the_ceremony_in_its_order(judged: Desks) -> None:
    decided(judged, DecisionKind.NO_AWARD, category="ENE")
    decided(judged, DecisionKind.POPULAR_VOTE, values={"ENE-01": "7", "ENV-02": "3"})
    close_round(judged.chair, "ปิดการตัดสิน")
    opening, env, ene, vote, end = host_script(job(judged)).pages
    assert [page.place for page in (opening, env, ene, vote, end)] == [
        "", "รางวัลที่ 1 จาก 3", "รางวัลที่ 2 จาก 3", "รางวัลที่ 3 จาก 3", "",
    ]  # fmt: skip
    assert told(opening)[:3] == [
        ("say", WELCOME),
        ("say", "มีผลงานผ่านเข้ารอบตัดสิน สามผลงาน"),
        ("say", "คณะกรรมการตัดสิน ประกอบด้วย"),
    ]
    assert told(opening)[3] == ("listed", "ศาสตราจารย์ ดอกเตอร์ อรุณรัศมิ์ เวียงพิรุณ")
    assert [kind for kind, _ in told(env)] == [
        "say", "say", "listed", "listed", "pause", "say", "pause", "reveal", "say", "pause",
    ]  # fmt: skip
    assert told(env)[0] == ("say", "รางวัลแรก ขอประกาศผลรางวัลด้านสิ่งแวดล้อมอัจฉริยะ (Smart Environment)")
    assert told(env)[1] == ("say", "ผลงานที่เข้ารอบตัดสิน สองผลงาน ได้แก่")
    assert told(env)[7:9] == [("reveal", WINNER), ("say", "ขอเรียนเชิญผู้แทนเทศบาลเมืองธารฟ้าใส ขึ้นรับรางวัล")]
    assert told(ene)[-1] == ("say", "คณะกรรมการตัดสินมีมติว่า ไม่มีผลงานได้รับรางวัลนี้")
    assert told(vote)[0][1].endswith("ซึ่งตัดสินโดยคะแนนเสียงของประชาชน")
    assert [one.kind for one in vote.cues].count(CueKind.REVEAL) == 1
    assert end.cues[-1].text.startswith("สำนักงานส่งเสริมเศรษฐกิจดิจิทัล\nเลขที่ 80")
    assert not host_script(job(judged)).is_draft


def test_no_winner_before_its_place(judged: Desks) -> None:
    """Neither a heading nor the outline tells; on its page a winner stands in the list of all, then below the pause."""
    close_round(judged.chair, "ปิดการตัดสิน")
    script = host_script(job(judged))
    before_reveal = [
        one.text
        for page in script.pages
        for one in page.cues[: next((at for at, cue in enumerate(page.cues) if cue.kind is CueKind.REVEAL), 99)]
        if one.kind is not CueKind.LISTED
    ]
    assert [text for text in before_reveal if "ลำน้ำ" in text or "ธารฟ้าใส" in text] == []
    assert [page.title for page in script.pages if "ธารฟ้าใส" in page.title] == []
    (path,) = print_report(judged.chair, ReportKind.HOST_SCRIPT, judged.root / "pdf", TH)
    reader = pypdf.PdfReader(path)
    titles = [str(one.title) for one in reader.outline if not isinstance(one, list)]
    assert titles == [page.title for page in script.pages]
    pages = ["".join(page.extract_text().split()) for page in reader.pages]
    assert [number for number, text in enumerate(pages) if "ขึ้นรับรางวัล" in text] == [1]
    assert all("ห้ามเปิดเผยก่อนประกาศบนเวที" in text for text in pages)


def test_before_anything_is_decided_it_can_be_rehearsed(desks: Desks) -> None:
    with pytest.raises(JudgeDesktopError) as caught:
        print_report(desks.chair, ReportKind.HOST_SCRIPT, desks.root / "pdf", TH)
    assert caught.value.code is Code.NO_PACKAGE
    desks.package()
    script = host_script(job(desks))
    assert script.is_draft
    assert [told(page)[-1] for page in script.pages[1:-1]] == [
        ("note", "ยังไม่ได้ตัดสินรางวัล"),
        ("note", "ยังไม่ได้ตัดสินรางวัล"),
        ("note", script.pages[3].cues[-1].text),
    ]
    assert [one for page in script.pages for one in page.cues if one.kind is CueKind.REVEAL] == []


def test_a_shared_award_calls_everybody(desks: Desks) -> None:
    def change(contest: Contest) -> Contest:
        return replace(contest, rules=replace(contest.rules, joint_award_possible=True))

    edit_contest(desks.chair, ContestSection.RULES, change)
    desks.package()
    judge_everything(desks)
    decided(desks, DecisionKind.JOINT_AWARD, category="ENV", submissions=("ENV-01", "ENV-02"))
    page = host_script(job(desks, EN)).pages[1]
    assert [text for kind, text in told(page) if kind == "say"][2:] == [
        "The award is shared by",
        "We invite Than Fa Sai Town Municipality to the stage",
        "We invite Phu Phirun Provincial Administrative Organization to the stage",
    ]
    assert [one.kind for one in page.cues].count(CueKind.REVEAL) == 2


def test_abbreviations_are_written_out_or_named(desks: Desks) -> None:
    def renamed(contest: Contest) -> Contest:
        names = {"ENV-01": "อบต.ธารฟ้าใส", "ENV-02": "สศช. ภาคเหนือ"}
        return replace(
            contest,
            submissions=tuple(
                replace(one, applicant=replace(one.applicant, name=Text(th=names.get(one.id, "เทศบาล"))))
                for one in contest.submissions
            ),
        )

    edit_contest(desks.chair, ContestSection.SUBMISSIONS, renamed)
    desks.package()
    judge_everything(desks)
    page = host_script(job(desks)).pages[1]
    assert told(page)[0] == ("note", "กรุณาตรวจสอบคำอ่านของ: สศช.")
    assert ("note", "ในใบประกาศนียบัตร: อบต.ธารฟ้าใส") in told(page)
    assert ("say", "ขอเรียนเชิญผู้แทนองค์การบริหารส่วนตำบลธารฟ้าใส ขึ้นรับรางวัล") in told(page)


def test_many_nominees_are_counted_not_read(desks: Desks) -> None:
    def many(contest: Contest) -> Contest:
        first = contest.submissions[0]
        more = tuple(replace(first, id=f"ENV-{n}", number=n, order=n, attachments=()) for n in range(30, 55))
        return replace(contest, submissions=(*contest.submissions, *more))

    edit_contest(desks.chair, ContestSection.SUBMISSIONS, many)
    desks.package()
    page = host_script(job(desks)).pages[1]
    assert told(page)[1] == ("say", "มีผลงานเข้ารอบตัดสิน ยี่สิบเจ็ดผลงาน")
    assert [kind for kind, _ in told(page)].count("listed") == 0


def test_its_pages_pass(judged: Desks, tmp_path: Path) -> None:
    close_round(judged.chair, "ปิดการตัดสิน")
    for tr, name in ((TH, "host-script-th"), (EN, "host-script-en")):
        of, path = job(judged, tr).imprint(), tmp_path / f"{name}.pdf"
        with setting_recorded() as set_text:
            of.write(path, "script", host_script_sheets(host_script(job(judged, tr)), of))
        assert len(check_pages(path, set_text)) == 5
        assert_looks_like(path, name)


def test_a_page_that_runs_over_keeps_its_number(judged: Desks, tmp_path: Path) -> None:
    of, path = job(judged).imprint(), tmp_path / "long.pdf"
    cues = tuple(Cue(kind=CueKind.LISTED, text=WINNER, second="ของเทศบาล", number=f"{n}.") for n in range(1, 19))
    script = HostScript(pages=(HostPage(title="ก", cues=cues), HostPage(title="ข", cues=cues[:1])), is_draft=True)
    with setting_recorded() as set_text:
        of.write(path, "script", host_script_sheets(script, of))
    first, second, third = check_pages(path, set_text)
    assert first.endswith("หน้า1จาก2(1/2)")
    assert second.endswith("หน้า1จาก2(2/2)")
    assert third.endswith("หน้า2จาก2")
