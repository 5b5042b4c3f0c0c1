"""Who gets a certificate, and what it says: only what was decided, with a code that can be checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.domain.certificate_code import POPULAR_VOTE, CertificateCode, read_certificate_code
from judge_desktop.domain.contest import AwardLevel, Contest, Mode, Rules
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.letterhead import Letterhead
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.domain.text import Text
from judge_desktop.reports.certificate_report import Certificate
from judge_desktop.scoring.awards import LEVELS
from judge_desktop.workflow.build_package import PackageOptions
from judge_desktop.workflow.deliberate import DecisionRequest, close_round, decide, reopen_round
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.printing.certificates import certificate_of
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.kinds import AS_USUAL, PrintOptions
from judge_desktop.workflow.printing.print_report import print_report
from judge_desktop.workflow.printing.prizes import prizes_won
from tests.helpers.printing import why_not_now
from tests.helpers.published import PUBLIC, publish
from tests.unit.workflow.conftest import Desks, judge_everything

TH, EN = Translator(Language.TH), Translator(Language.EN)


def certificates(
    desks: Desks, tr: Translator = TH, options: PrintOptions = AS_USUAL, results: str = ""
) -> Mapping[str, Certificate]:
    """Number -> certificate."""
    job = PrintJob(ws=desks.chair, kind=ReportKind.CERTIFICATES, folder=desks.root, tr=tr, options=options)
    found = [certificate_of(job, prize, results) for prize in prizes_won(job)]
    assert len({one.number for one in found}) == len(found)
    return {one.number: one for one in found}


def decided(desks: Desks, kind: DecisionKind, **fields: object) -> None:
    decide(desks.chair, DecisionRequest(kind=kind, reason="มีเหตุผล", **fields))  # type: ignore[arg-type]


def printed(desks: Desks, tr: Translator = TH, options: PrintOptions = AS_USUAL) -> list[Path]:
    return list(print_report(desks.chair, ReportKind.CERTIFICATES, desks.root / "pdf", tr, options))


def test_one_winner_has_one_file(judged: Desks) -> None:
    close_round(judged.chair, "ปิดการตัดสิน")
    (path,) = printed(judged)
    assert path.name == "ใบประกาศนียบัตร-2566-ENV-01-เทศบาลเมืองธารฟ้าใส.pdf"
    reader = pypdf.PdfReader(path)
    text = "".join(reader.pages[0].extract_text().split())
    assert "ได้รับรางวัลด้านสิ่งแวดล้อมอัจฉริยะ(SmartEnvironment)" in text
    assert "ให้ไว้ณวันที่๘กันยายนพุทธศักราช๒๕๖๖" in text
    assert "ยังไม่ได้ยืนยันด้วยวาจา" not in text
    (made,) = certificates(judged).values()
    assert (made.winner, made.is_draft) == ("เทศบาลเมืองธารฟ้าใส", False)
    assert made.presenter == "สำนักงานส่งเสริมเศรษฐกิจดิจิทัล (สศด.)"
    assert made.contest == "ในโครงการ The Smart City Solution Awards 2023 (ตัวอย่าง)"
    assert made.work == "จากผลงาน “ลำน้ำมีชีวิต: ระบบเฝ้าระวังคุณภาพน้ำคลองธารฟ้าใสแบบทันเวลา”"
    assert [one.name for one in made.signers] == ["ศ.ดร.อรุณรัศมิ์ เวียงพิรุณ", "นายธีร์ธวัช พิรุณรุ่งเรือง"]


def test_in_english_with_a_date_of_its_own(judged: Desks) -> None:
    (made,) = certificates(judged, EN, PrintOptions(day=date(2023, 9, 15))).values()
    assert made.award == "winner of the award in the category Smart Environment"
    assert made.given == "Given on 15 September 2023"
    assert made.number == "2566-ENV-01"


def test_before_closing_it_is_a_draft_and_being_first_is_no_award(judged: Desks) -> None:
    made = certificates(judged)
    assert list(made) == ["2566-ENV-01"]
    assert made["2566-ENV-01"].is_draft
    close_round(judged.chair, "ปิด")
    assert not certificates(judged)["2566-ENV-01"].is_draft
    reopen_round(judged.chair, "เปิดใหม่")
    assert certificates(judged)["2566-ENV-01"].is_draft


def test_who_won_nothing_gets_no_certificate(judged: Desks) -> None:
    with pytest.raises(JudgeDesktopError) as caught:
        printed(judged, options=PrintOptions(submissions=("ENV-02",)))
    assert caught.value.code is Code.CHOICE_PRINTS_NOTHING


def test_nothing_decided_prints_nothing(desks: Desks) -> None:
    assert why_not_now(desks.chair, ReportKind.CERTIFICATES) is Code.NO_PACKAGE
    desks.package()
    assert why_not_now(desks.chair, ReportKind.CERTIFICATES) is Code.NO_AWARD_DECIDED
    with pytest.raises(JudgeDesktopError) as caught:
        printed(desks)
    assert caught.value.code is Code.NO_AWARD_DECIDED
    assert not (desks.root / "pdf").exists()


def test_no_award_is_no_certificate_and_an_award_taken_back_is_none(judged: Desks) -> None:
    decided(judged, DecisionKind.NO_AWARD, category="ENV")
    assert certificates(judged) == {}
    decided(judged, DecisionKind.AWARD, category="ENE", submissions=("ENE-01",))
    assert list(certificates(judged)) == ["2566-ENE-01"]
    assert why_not_now(judged.chair, ReportKind.CERTIFICATES) is None


def test_the_public_has_its_own_certificate_and_equal_votes_share_it(judged: Desks) -> None:
    decided(judged, DecisionKind.POPULAR_VOTE, values={"ENV-01": "7", "ENV-02": "3", "ENE-01": "2"})
    made = certificates(judged)
    assert list(made) == ["2566-ENV-01", "2566-PV-ENV-01"]
    assert made["2566-PV-ENV-01"].award == "ได้รับรางวัล Popular Vote"
    code = read_certificate_code(made["2566-PV-ENV-01"].code)
    assert code is not None
    assert code.award == POPULAR_VOTE
    decided(judged, DecisionKind.POPULAR_VOTE, values={"ENV-01": "7", "ENV-02": "3", "ENE-01": "7"})
    made = certificates(judged)
    assert [one.award for one in made.values()][1:] == ["ได้รับรางวัลร่วม Popular Vote"] * 2
    first, *others = printed(judged)
    assert first.name.startswith("ใบประกาศนียบัตรทั้งหมด-")
    assert (len(pypdf.PdfReader(first).pages), len(others)) == (3, 3)


def test_a_part_can_be_printed(judged: Desks) -> None:
    decided(judged, DecisionKind.AWARD, category="ENE", submissions=("ENE-01",))
    decided(judged, DecisionKind.POPULAR_VOTE, values={"ENV-01": "7"})
    assert list(certificates(judged, options=PrintOptions(categories=("ENE",)))) == ["2566-ENE-01"]
    chosen = certificates(judged, options=PrintOptions(submissions=("ENV-01",)))
    assert list(chosen) == ["2566-ENV-01", "2566-PV-ENV-01"]


def test_the_code_names_the_results_file_that_holds(judged: Desks) -> None:
    publish(judged.chair, judged.root / "internal")
    sha256 = publish(judged.chair, judged.root / "public", PUBLIC).sha256
    text = _code_in(judged)
    assert text == CertificateCode(
        contest=PrintJob(ws=judged.chair, kind=ReportKind.CERTIFICATES, folder=judged.root, tr=TH).contest.id,
        award="ENV",
        submission="ENV-01",
        results=sha256,
    )
    reopen_round(judged.chair, "เปิดใหม่")
    assert _code_in(judged).results == ""


def _code_in(desks: Desks) -> CertificateCode:
    """The code of the only certificate, as the printed report has it."""
    from judge_desktop.workflow.printing.announced import published_file

    job = PrintJob(ws=desks.chair, kind=ReportKind.CERTIFICATES, folder=desks.root, tr=TH)
    published = published_file(job)
    (made,) = certificates(desks, results=published.sha256 if published is not None else "").values()
    assert (made.code_words != "") == (published is not None)
    code = read_certificate_code(made.code)
    assert code is not None
    return code


@pytest.mark.parametrize("text", ["", "judge-desktop-certificate-1", "judge-desktop-paper-1 a b c d", "a b c d e"])
def test_anything_else_is_no_code(text: str) -> None:
    assert read_certificate_code(text) is None


def with_rules(contest: Contest, rules: Rules) -> Contest:
    level = AwardLevel(id="good", name=Text(th="ดี", en="Good"), lowest=Decimal(80))
    categories = tuple(replace(one, award_levels=(level,)) for one in contest.categories)
    return replace(contest, rules=rules, categories=categories)


def test_levels_and_joint_awards_are_named(desks: Desks) -> None:
    def change(contest: Contest) -> Contest:
        return with_rules(contest, replace(contest.rules, joint_award_possible=True))

    edit_contest(desks.chair, ContestSection.RULES, change)
    desks.package()
    judge_everything(desks)
    both = ("ENV-01", "ENV-02")
    decided(desks, DecisionKind.JOINT_AWARD, category="ENV", submissions=both, values={LEVELS: "ENV-01=good"})
    made = certificates(desks)
    assert made["2566-ENV-01"].award == "ได้รับรางวัลร่วมระดับดี ด้านสิ่งแวดล้อมอัจฉริยะ (Smart Environment)"
    assert made["2566-ENV-02"].award == "ได้รับรางวัลร่วม ด้านสิ่งแวดล้อมอัจฉริยะ (Smart Environment)"
    english = certificates(desks, EN)
    assert english["2566-ENV-01"].award == "winner of the joint Good award in the category Smart Environment"
    assert english["2566-ENV-02"].award == "winner of the joint award in the category Smart Environment"


def test_a_blind_contest_names_its_winners_once_the_round_is_closed(desks: Desks) -> None:
    def blind(contest: Contest) -> Contest:
        return replace(contest, rules=replace(contest.rules, blind=True), letterhead=Letterhead())

    edit_contest(desks.chair, ContestSection.RULES, blind)
    desks.package()
    judge_everything(desks)
    (made,) = certificates(desks).values()
    assert made.winner == "ลำน้ำมีชีวิต: ระบบเฝ้าระวังคุณภาพน้ำคลองธารฟ้าใสแบบทันเวลา"
    assert made.work == ""
    close_round(desks.chair, "ปิด")
    (made,) = certificates(desks).values()
    assert made.winner == "เทศบาลเมืองธารฟ้าใส"
    assert [(one.name, one.lines) for one in made.signers] == [("ศ.ดร.อรุณรัศมิ์ เวียงพิรุณ", ("ประธานกรรมการ",))]


def test_a_rehearsal_prints_its_mark(desks: Desks) -> None:
    desks.package(options=PackageOptions(mode=Mode.REHEARSAL))
    judge_everything(desks)
    close_round(desks.chair, "ปิด")
    (rehearsed,) = printed(desks)
    job = PrintJob(ws=desks.chair, kind=ReportKind.CERTIFICATES, folder=desks.root, tr=TH)
    assert job.imprint().mark() == "ซ้อมใช้งาน"
    content = pypdf.PdfReader(rehearsed).pages[0].get_contents()
    assert content is not None
    assert content.get_data().count(b" Do") == 2  # border and mark
