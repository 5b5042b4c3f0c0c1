"""Papers about results from a chair's data folder: drafts until it is final, announcements only then."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from judge_desktop.config.i18n import Translator
from judge_desktop.domain.contest import AwardLevel, Contest, Mode
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.letterhead import Letterhead, Signatory
from judge_desktop.domain.publication import Audience
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.domain.text import Text
from judge_desktop.reports.announcement_report import announcement_sheet
from judge_desktop.workflow.build_package import PackageOptions
from judge_desktop.workflow.deliberate import DecisionRequest, close_round, decide
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.popular_vote import record_popular_vote
from judge_desktop.workflow.printing.announcement import announcement_of
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.kinds import PrintOptions
from judge_desktop.workflow.printing.print_report import print_report
from judge_desktop.workflow.publish_results import PublishOptions, publish_results
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.drafts import save_contest
from tests.helpers.pdf_text import pages_by_poppler, squeezed
from tests.helpers.printed_pages import check_pages, setting_recorded
from tests.helpers.printed_results import EN, TH
from tests.helpers.printing import why_not_now
from tests.unit.workflow.conftest import Desks, confirm_by_decision, score_everything

RESULT_PAPERS = (ReportKind.STANDINGS, ReportKind.SUMMARY, ReportKind.HOW_DECIDED, ReportKind.WINNERS)
KEEP = PrintOptions()


def printed(ws: Workspace, kind: ReportKind, folder: Path, tr: Translator = EN, options: PrintOptions = KEEP) -> str:
    """The text of the paper, white space left out."""
    files = print_report(ws, kind, folder / tr.language.value, tr, options)
    assert len(files) == 1 or kind is ReportKind.SUMMARY, "beside the scores of each category"
    return "".join(pages_by_poppler(files[-1]))


def checked(ws: Workspace, kind: ReportKind, folder: Path, tr: Translator) -> str:
    """The same, checked as every report is."""
    with setting_recorded() as set_text:
        files = print_report(ws, kind, folder / tr.language.value, tr)
    return "".join(page for file in files for page in check_pages(file, set_text))


def refusal(ws: Workspace, kind: ReportKind, folder: Path, options: PrintOptions = KEEP) -> JudgeDesktopError:
    with pytest.raises(JudgeDesktopError) as refused:
        print_report(ws, kind, folder, EN, options)
    assert list(folder.glob("*.pdf")) == [], "nothing is left behind"
    return refused.value


def decide_energy(ws: Workspace) -> None:
    """The second category gets no award, so that everything is decided."""
    decide(ws, DecisionRequest(kind=DecisionKind.NO_AWARD, category="ENE", reason="ผลงานยังไม่ถึงเกณฑ์"))


@pytest.fixture
def final(judged: Desks) -> Desks:
    """Everything decided, the round closed."""
    decide_energy(judged.chair)
    close_round(judged.chair, "ครบทุกด้านแล้ว")
    return judged


# --- before and after closing ----------------------------------------------------------------------------------------


def test_before_closing_and_deciding_it_is_a_draft(judged: Desks, tmp_path: Path) -> None:
    for kind in RESULT_PAPERS:
        text = printed(judged.chair, kind, tmp_path / "open")
        assert squeezed("Draft, not certified") in text
        assert squeezed("The round is not closed") in text
    close_round(judged.chair, "ปิดแล้ว")
    for kind in RESULT_PAPERS:
        assert squeezed("Draft, not certified") in printed(judged.chair, kind, tmp_path / "undecided")
        only_decided = printed(judged.chair, kind, tmp_path / "decided", options=PrintOptions(categories=("ENV",)))
        assert squeezed("Draft, not certified") not in only_decided


@pytest.mark.parametrize("tr", [TH, EN])
def test_closed_and_decided_it_is_final(tr: Translator, final: Desks, tmp_path: Path) -> None:
    for kind in RESULT_PAPERS:
        text = checked(final.chair, kind, tmp_path / "out", tr)
        assert squeezed(tr("Draft, not certified")) not in text
        assert squeezed(tr("No submission receives the award")) in text


def test_standings_say_what_decided_each_rank(final: Desks, tmp_path: Path) -> None:
    text = printed(final.chair, ReportKind.STANDINGS, tmp_path / "out")
    assert squeezed("Award: submission 1") in text
    for words in ("3 91.00 Mean score", "3 88.00 —"):
        assert squeezed(words) in text


def test_the_summary_is_signed_by_chair_and_secretary_and_names_what_counts(final: Desks, tmp_path: Path) -> None:
    text = printed(final.chair, ReportKind.SUMMARY, tmp_path / "out")
    panel = chair_contest(final.chair).panel
    chair = panel.chair
    assert chair is not None
    for words in (chair.full_name("en"), "Scorecards counted 9", "Certified to be the decision of the panel"):
        assert squeezed(words) in text
    assert squeezed("Check code of what counts (SHA-256)") in text


def test_the_popular_vote_stands_apart_with_its_votes(judged: Desks, tmp_path: Path) -> None:
    record_popular_vote(judged.chair, {"ENV-02": 1234, "ENV-01": 12}, "นับแล้ว")
    text = printed(judged.chair, ReportKind.SUMMARY, tmp_path / "out")
    assert squeezed("1,234 votes in all") in text
    assert squeezed("Counted apart from the judges' scores") in text
    assert squeezed("Popular Vote award") not in printed(
        judged.chair, ReportKind.SUMMARY, tmp_path / "env", options=PrintOptions(categories=("ENV",))
    )


def test_equal_votes_are_all_named(judged: Desks, tmp_path: Path) -> None:
    record_popular_vote(judged.chair, {"ENV-02": 7, "ENV-01": 7, "ENE-01": 3}, "นับแล้ว")
    text = printed(judged.chair, ReportKind.WINNERS, tmp_path / "out")
    assert text.count(squeezed("Equal number of votes")) == 2


def test_a_joint_award_and_its_level_are_told(desks: Desks, tmp_path: Path) -> None:
    def with_levels(contest: Contest) -> Contest:
        level = AwardLevel(id="gold", name=Text(th="ระดับทอง", en="Gold"), lowest=Decimal(80))
        categories = tuple(replace(one, award_levels=(level,)) for one in contest.categories)
        return replace(contest, categories=categories, rules=replace(contest.rules, joint_award_possible=True))

    play(desks, with_levels)
    request = DecisionRequest(
        kind=DecisionKind.JOINT_AWARD, category="ENV", submissions=("ENV-01", "ENV-02"), reason="เสมอกัน"
    )
    decide(desks.chair, request)
    text = printed(desks.chair, ReportKind.SUMMARY, tmp_path / "out")
    assert text.count(squeezed("Joint award · Gold")) == 2


# --- announcement ----------------------------------------------------------------------------------------------------


def test_an_announcement_before_closing_is_refused(judged: Desks, tmp_path: Path) -> None:
    refused = refusal(judged.chair, ReportKind.ANNOUNCEMENT, tmp_path / "out")
    assert refused.code is Code.ANNOUNCED_BEFORE_CLOSING
    assert why_not_now(judged.chair, ReportKind.ANNOUNCEMENT) is refused.code


def test_an_announcement_of_an_open_award_is_refused_and_names_it(judged: Desks, tmp_path: Path) -> None:
    close_round(judged.chair, "ปิดแล้ว")
    refused = refusal(judged.chair, ReportKind.ANNOUNCEMENT, tmp_path / "out")
    assert (refused.code, refused.details) == (Code.ANNOUNCED_BEFORE_AWARDS, {"categories": ["ENE"]})
    options = PrintOptions(categories=("ENV",))
    text = printed(judged.chair, ReportKind.ANNOUNCEMENT, tmp_path / "env", options=options)
    assert squeezed("The decision of the committee is final") in text


def test_an_announcement_says_who_won_and_that_it_is_final(final: Desks, tmp_path: Path) -> None:
    text = checked(final.chair, ReportKind.ANNOUNCEMENT, tmp_path / "out", TH)
    winner = chair_contest(final.chair).submission("ENV-01")
    own = final.chair.own_name
    assert winner is not None
    assert own is not None
    for words in (
        "ประกาศสำนักงานส่งเสริมเศรษฐกิจดิจิทัล (สศด.)",
        f"“{winner.title.th}” โดย {winner.applicant.name.th}",
        "ไม่มีผลงานได้รับรางวัล",
        "รางวัล Popular Vote ประกาศผลแยกต่างหาก",
        "ทั้งนี้ คำตัดสินของคณะกรรมการถือเป็นที่สุด",
        "ประกาศ ณ วันที่ ๘ กันยายน พ.ศ. ๒๕๖๖",
        own.keys.judge_key,
    ):
        assert squeezed(words) in text
    assert "SHA-256" not in text, "nothing was published yet"
    for never in ("ยืนยันด้วยวาจา", "91.00", "๙๑.๐๐"):
        assert squeezed(never) not in text


@pytest.mark.parametrize("audience", list(Audience))
def test_an_announcement_names_the_published_file(audience: Audience, final: Desks, tmp_path: Path) -> None:
    published = publish_results(final.chair, tmp_path / "r.judgeresults", PublishOptions(audience=audience))
    text = printed(final.chair, ReportKind.ANNOUNCEMENT, tmp_path / "out", TH)
    assert published.sha256 in text
    assert squeezed(" ".join(published.check_words["th"])) in text


def test_the_file_for_everybody_is_named_before_the_one_for_the_panel(final: Desks, tmp_path: Path) -> None:
    public, internal = (
        publish_results(final.chair, tmp_path / f"{audience}.judgeresults", PublishOptions(audience=audience))
        for audience in (Audience.PUBLIC, Audience.INTERNAL)
    )
    text = printed(final.chair, ReportKind.ANNOUNCEMENT, tmp_path / "out")
    assert (public.sha256 in text, internal.sha256 in text) == (True, False)


def test_those_of_the_letterhead_sign_and_a_rehearsal_says_so_across_the_page(desks: Desks, tmp_path: Path) -> None:
    signatory = Signatory(name=Text(th="นายผู้ลงนาม", en="Mr Signer"), position=Text(th="ผู้อำนวยการใหญ่", en="President"))
    letterhead = Letterhead(signatories=(signatory,))
    play(desks, lambda contest: replace(contest, letterhead=letterhead), PackageOptions(mode=Mode.REHEARSAL))
    for category in ("ENV", "ENE"):
        decide(desks.chair, DecisionRequest(kind=DecisionKind.NO_AWARD, category=category, reason="ไม่ถึงเกณฑ์"))
    close_round(desks.chair, "ปิดแล้ว")
    text = printed(desks.chair, ReportKind.ANNOUNCEMENT, tmp_path / "out")
    chair = chair_contest(desks.chair).panel.chair
    assert chair is not None
    assert squeezed("(Mr Signer) President") in text
    assert squeezed(chair.full_name("en")) not in text
    job = PrintJob(ws=desks.chair, kind=ReportKind.ANNOUNCEMENT, folder=tmp_path, tr=TH)
    assert announcement_sheet(announcement_of(job), job.imprint()).mark == "ซ้อมใช้งาน"


# --- shortlist -------------------------------------------------------------------------------------------------------


def test_the_shortlist_comes_from_the_draft_before_any_package(desks: Desks, tmp_path: Path) -> None:
    text = checked(desks.chair, ReportKind.SHORTLIST, tmp_path / "out", TH)
    contest = chair_contest(desks.chair)
    for one in contest.finalists:
        assert squeezed(one.title.th) in text
        assert squeezed(one.applicant.name.th) in text
    assert squeezed("จำนวน ๓ ผลงาน") in text
    assert squeezed("นำเสนอผลงานต่อกรรมการ ๘ กันยายน ๒๕๖๖ ๑๐.๐๐ – ๑๖.๐๐ น. (ผ่านทางออนไลน์)") in text
    for past in ("เปิดรับสมัคร", "ชี้แจงรายละเอียดโครงการ"):
        assert squeezed(past) not in text


def test_a_blind_shortlist_names_no_applicant(desks: Desks, tmp_path: Path) -> None:
    contest = chair_contest(desks.chair)
    save_contest(desks.chair, replace(contest, rules=replace(contest.rules, blind=True)))
    text = printed(desks.chair, ReportKind.SHORTLIST, tmp_path / "out", TH)
    for one in contest.finalists:
        assert squeezed(one.title.th) in text
        assert squeezed(one.applicant.name.th) not in text


def test_without_an_entry_for_the_shortlist_what_comes_next_is_what_comes_after_today(
    desks: Desks, tmp_path: Path
) -> None:
    contest = chair_contest(desks.chair)
    timeline = tuple(one for one in contest.timeline if one.id != "shortlist")
    save_contest(desks.chair, replace(contest, timeline=timeline))
    assert max(one.starts_on for one in timeline) > date(2023, 9, 8)  # the clock of these tests
    text = printed(desks.chair, ReportKind.SHORTLIST, tmp_path / "out", TH)
    assert squeezed("ประกาศผล ๑๕ กันยายน ๒๕๖๖") in text
    assert squeezed("นำเสนอผลงานต่อกรรมการ") not in text


def test_a_category_with_nobody_on_the_shortlist_prints_nothing(desks: Desks, tmp_path: Path) -> None:
    contest = chair_contest(desks.chair)
    left = (replace(one, shortlisted=one.category != "ENE") for one in contest.submissions)
    save_contest(desks.chair, replace(contest, submissions=tuple(left)))
    energy = PrintOptions(categories=("ENE",))
    assert refusal(desks.chair, ReportKind.SHORTLIST, tmp_path / "out", energy).code is Code.CHOICE_PRINTS_NOTHING


def test_nobody_on_the_shortlist_is_refused(desks: Desks, tmp_path: Path) -> None:
    contest = chair_contest(desks.chair)
    save_contest(
        desks.chair,
        replace(contest, submissions=tuple(replace(one, shortlisted=False) for one in contest.submissions)),
    )
    assert refusal(desks.chair, ReportKind.SHORTLIST, tmp_path / "out").code is Code.NOBODY_SHORTLISTED
    assert why_not_now(desks.chair, ReportKind.SHORTLIST) is Code.NOBODY_SHORTLISTED


# --- blind, unknown, too early ---------------------------------------------------------------------------------------


def test_a_blind_contest_names_applicants_only_after_closing(desks: Desks, tmp_path: Path) -> None:
    play(desks, lambda contest: replace(contest, rules=replace(contest.rules, blind=True)))
    winner = chair_contest(desks.chair).submission("ENV-01")
    assert winner is not None
    best = DecisionRequest(kind=DecisionKind.AWARD, category="ENV", submissions=("ENV-01",), reason="คะแนนสูงสุด")
    decide(desks.chair, best)
    decide_energy(desks.chair)
    applicant = squeezed(winner.applicant.name.th)
    for kind in RESULT_PAPERS:
        assert applicant not in printed(desks.chair, kind, tmp_path / "open", TH)
    close_round(desks.chair, "ปิดแล้ว")
    for kind in (*RESULT_PAPERS, ReportKind.ANNOUNCEMENT):
        assert applicant in printed(desks.chair, kind, tmp_path / "closed", TH)


def test_before_the_package_there_is_no_result(desks: Desks, tmp_path: Path) -> None:
    for kind in (*RESULT_PAPERS, ReportKind.ANNOUNCEMENT):
        assert refusal(desks.chair, kind, tmp_path / "out").code is Code.NO_PACKAGE
        assert why_not_now(desks.chair, kind) is Code.NO_PACKAGE


def test_an_unknown_category_is_refused(final: Desks, tmp_path: Path) -> None:
    for kind in (*RESULT_PAPERS, ReportKind.ANNOUNCEMENT, ReportKind.SHORTLIST):
        refused = refusal(final.chair, kind, tmp_path / "out", PrintOptions(categories=("NOT",)))
        assert (refused.code, refused.details) == (Code.CATEGORY_UNKNOWN, {"category": "NOT"})


def test_with_nothing_received_there_is_nothing_to_rank(desks: Desks, tmp_path: Path) -> None:
    desks.package()
    for kind in (ReportKind.STANDINGS, ReportKind.SUMMARY, ReportKind.HOW_DECIDED):
        assert refusal(desks.chair, kind, tmp_path / "out").code is Code.NOTHING_TO_PRINT
    text = printed(desks.chair, ReportKind.WINNERS, tmp_path / "out")
    assert squeezed("Scores stay covered until the chair has handed in hers") in text


def play(desks: Desks, change: Callable[[Contest], Contest], options: PackageOptions | None = None) -> None:
    """The round of the changed contest: everybody scores everything, ENV-01 best."""
    save_contest(desks.chair, change(chair_contest(desks.chair)))
    desks.package(options=options)
    files = []
    for judge in ("J1", "J2", "J3"):
        session = desks.session(judge)
        score_everything(session)
        session.set_score("ENV-01", "D1", "10")
        session.seal()
        files.append(desks.export(judge).path)
        confirm_by_decision(desks, judge)
    merge_scores(desks.chair, files)
