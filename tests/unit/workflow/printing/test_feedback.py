"""Letters to applicants: exact means, comments without names in an order that tells nobody, nothing before closing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.config.paths import resource
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.contest import Contest, Method
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.letterhead import Letterhead, Signatory
from judge_desktop.domain.panel import Confirmation
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.domain.text import Text
from judge_desktop.reports.feedback_report import FeedbackLetter
from judge_desktop.store import audit_log
from judge_desktop.workflow.create_contest import DEMO_FOLDER, create_contest
from judge_desktop.workflow.deliberate import close_round
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.identity import create_identity
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.panel import confirm_judge
from judge_desktop.workflow.printing.feedback import Letters
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.kinds import AS_USUAL, PrintOptions
from judge_desktop.workflow.printing.letter_list import list_comments, named_comments
from judge_desktop.workflow.printing.print_report import print_report
from judge_desktop.workflow.printing.print_words import PrintWords
from judge_desktop.workflow.printing.report_findings import report_findings
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.pdf_text import squeezed, text_of
from tests.unit.workflow.conftest import JUDGES, Desks, clock, score_everything

TH, EN = Translator(Language.TH), Translator(Language.EN)
ARABIC = PrintOptions(numerals=Numerals.ARABIC)
KEPT = ("ENV-01", "ENV-02", "ENV-03", "ENE-01")
COMMENTS = {"J1": "ไม่ชัดเจน", "J2": "ข้อมูลครบ", "J3": "แนวทางดี"}


def letters(desks: Desks, options: PrintOptions = ARABIC, tr: Translator = TH) -> dict[str, FeedbackLetter]:
    job = PrintJob(ws=desks.chair, kind=ReportKind.FEEDBACK, folder=desks.root, tr=tr, options=options)
    made = Letters(PrintWords(job, job.imprint()))
    return {one.id: made.letter(one) for one in job.contest.finalists}


def play(desks: Desks) -> None:
    """Everybody scores; D1 of ENV-01 is 7, 8 and 8; comments on ENV-01; ENE-01 is J2's alone."""
    desks.package()
    paths = []
    for judge in JUDGES:
        session = desks.session(judge)
        session.declare()
        score_everything(session)
        session.set_score("ENV-01", "D1", "7" if judge == "J1" else "8")
        session.set_score("ENV-01", "D3", "40" if judge == "J3" else "33")
        session.set_comment("ENV-01", COMMENTS[judge])
        session.set_comment("ENV-01", "เหมือนกัน", "D2")
        if judge != "J2":
            session.set_absent("ENE-01")
        session.seal()
        paths.append(desks.export(judge).path)
    merge_scores(desks.chair, paths)
    for judge in JUDGES:
        confirm_judge(desks.chair, judge, Confirmation.UNHEARD)


def chosen(contest: Contest) -> Contest:
    """Three submissions in one category, one in another; nobody named who signs."""
    kept = tuple(one for one in contest.submissions if one.id in KEPT)
    categories = tuple(one for one in contest.categories if one.id in ("ENV", "ENE"))
    panel = replace(contest.panel, judges=tuple(one for one in contest.panel.judges if one.id in JUDGES))
    return replace(contest, submissions=kept, categories=categories, panel=panel, letterhead=Letterhead())


@pytest.fixture(scope="module")
def played_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("feedback")
    with Workspace(root / "chair", clock=clock) as chair:
        create_identity(chair, "ฝ่ายเลขานุการ", None)
        create_contest(chair, resource(DEMO_FOLDER), choose=chosen)
    desks = Desks(root)
    play(desks)
    desks.close()
    return root


@pytest.fixture
def played(played_once: Path, tmp_path: Path) -> Iterator[Desks]:
    shutil.copytree(played_once / "chair", tmp_path / "chair", ignore=shutil.ignore_patterns("instance.lock"))
    desks = Desks(tmp_path)
    yield desks
    desks.close()


@pytest.fixture
def closed(played: Desks) -> Desks:
    close_round(played.chair, "ครบแล้ว")
    return played


def test_no_letter_goes_before_the_round_is_closed(played: Desks, tmp_path: Path) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        print_report(played.chair, ReportKind.FEEDBACK, tmp_path / "out", TH)
    assert refused.value.code is Code.ROUND_STILL_OPEN
    assert not (tmp_path / "out").exists()


def test_means_are_exact_and_rounded_once(closed: Desks) -> None:
    letter = letters(closed)["ENV-01"]
    assert letter.has_averages
    assert [(one.full_mark, one.own, one.average) for one in letter.lines] == [
        ("10", "7.67", "7.22"),
        ("30", "27.00", "27.00"),
        ("40", "35.33", "36.44"),
        ("20", "17.00", "17.00"),
    ]
    assert [(one.full_mark, one.own, one.average) for one in letter.totals] == [("100", "87.00", "87.67")]
    assert [one.own for one in letters(closed, AS_USUAL)["ENV-01"].totals] == ["๘๗.๐๐"]


def test_a_mean_of_the_category_that_tells_another_score_is_left_out(closed: Desks) -> None:
    letter = letters(closed)["ENE-01"]
    assert not letter.has_averages
    assert "น้อยกว่าสามผลงาน" in letter.notes[-1]
    only = PrintOptions(submissions=("ENE-01",))
    (path,) = print_report(closed.chair, ReportKind.FEEDBACK, closed.root / "out", TH, only)
    assert text_of(path).count("ค่าเฉลี่ยของด้าน") == 1  # in the sentence that says so, not over a column


def test_comments_stand_by_the_dictionary_without_names_and_the_same_once(closed: Desks) -> None:
    letter = letters(closed)["ENV-01"]
    assert [(one.about.split(" :")[0], one.comments) for one in letter.comments] == [
        ("มิติที่ 2", ("เหมือนกัน",)),
        ("ความเห็นโดยรวม", ("ข้อมูลครบ", "แนวทางดี", "ไม่ชัดเจน")),
    ]
    files = print_report(closed.chair, ReportKind.FEEDBACK, closed.root / "out", TH)
    texts = [text_of(path) for path in files]
    panel = PrintJob(ws=closed.chair, kind=ReportKind.FEEDBACK, folder=closed.root, tr=TH).contest.panel
    names = [part for judge in panel.judges for part in (*judge.name.th.split(), *judge.name.en.split())]
    assert [name for name in names for text in texts if name in text] == []
    assert [judge.id for judge in panel.judges for path in files if judge.id in path.name] == []


def test_a_chosen_comment_stays_out_and_only_the_audit_log_says_so(closed: Desks) -> None:
    listed = list_comments(closed.chair, PrintOptions(submissions=("ENV-01",)))
    assert [(one.id, one.comment.text, one.name) for one in listed] == [
        ("ENV-01/D2/1", "เหมือนกัน", ""),
        ("ENV-01/overall/1", "ข้อมูลครบ", ""),
        ("ENV-01/overall/2", "แนวทางดี", ""),
        ("ENV-01/overall/3", "ไม่ชัดเจน", ""),
    ]
    left_out = named_comments(closed.chair, ["ENV-01/overall/2", "ENV-01/D2/1"])
    without = replace(ARABIC, left_out=left_out, submissions=("ENV-01",))
    letter = letters(closed, without)["ENV-01"]
    assert [one.comments for one in letter.comments] == [("ข้อมูลครบ", "ไม่ชัดเจน")]
    (path,) = print_report(closed.chair, ReportKind.FEEDBACK, closed.root / "without", TH, without)
    assert "แนวทางดี" not in text_of(path)
    print_report(closed.chair, ReportKind.FEEDBACK, closed.root / "whole", TH)
    with closed.chair.database.reading() as connection:
        noted = [dict(one.details) for one in audit_log.entries(connection)][-2:]
    assert noted == [
        {"report": "feedback", "count": 1, "comments_left_out": 2},
        {"report": "feedback", "count": 4},
    ]
    with pytest.raises(JudgeDesktopError) as refused:
        named_comments(closed.chair, ["ENV-01/overall/9"])
    assert (refused.value.code, refused.value.details) == (Code.COMMENT_UNKNOWN, {"comment": "ENV-01/overall/9"})


def test_the_rank_is_told_only_when_the_organiser_wishes(closed: Desks) -> None:
    assert letters(closed)["ENV-01"].outcome == ()
    told = letters(closed, replace(ARABIC, with_rank=True))
    assert told["ENV-01"].outcome == ("ผลงานนี้อยู่ในลำดับที่ 3 จากผลงานที่จัดลำดับในด้านนี้ 3 ผลงาน",)
    assert told["ENV-02"].outcome[0].startswith("ผลงานนี้อยู่ในลำดับที่ 1 ร่วมกับผลงานอื่น")
    assert told["ENE-01"].outcome == ()  # too few scorecards to be ranked
    assert told["ENE-01"].notes[1] == "ผลงานนี้ไม่ได้จัดลำดับ"


def test_only_chosen_letters_are_printed_and_unknown_choices_refused(closed: Desks) -> None:
    one = PrintOptions(submissions=("ENV-02",))
    (path,) = print_report(closed.chair, ReportKind.FEEDBACK, closed.root / "a", TH, one)
    assert path.name.endswith("-002-ENV-02.pdf")
    of_category = PrintOptions(categories=("ENE",))
    assert len(print_report(closed.chair, ReportKind.FEEDBACK, closed.root / "b", TH, of_category)) == 1
    with pytest.raises(JudgeDesktopError) as refused:
        print_report(closed.chair, ReportKind.FEEDBACK, closed.root / "c", TH, PrintOptions(submissions=("X",)))
    assert refused.value.code is Code.SUBMISSION_UNKNOWN
    both = PrintOptions(submissions=("ENV-01",), categories=("ENE",))
    with pytest.raises(JudgeDesktopError) as refused:
        print_report(closed.chair, ReportKind.FEEDBACK, closed.root / "d", TH, both)
    assert refused.value.code is Code.CHOICE_PRINTS_NOTHING


def test_warnings_come_before_the_letters_go(closed: Desks) -> None:
    found = report_findings(closed.chair, ReportKind.FEEDBACK)
    assert [(one.code, one.where.submission) for one in found] == [(FindingCode.LETTER_OF_ONE_JUDGE, "ENE-01")]
    chosen = PrintOptions(submissions=("ENV-01",))
    assert report_findings(closed.chair, ReportKind.FEEDBACK, chosen) == ()
    assert report_findings(closed.chair, ReportKind.MINUTES) == ()


def test_the_letter_is_polite_and_says_who_writes_and_whom_to_ask(closed: Desks) -> None:
    def signed(contest: Contest) -> Contest:
        who = Signatory(name=Text(th="นายผู้อำนวยการ ใหญ่"), position=Text(th="ผู้อำนวยการ"))
        return replace(contest, letterhead=Letterhead(signatories=(who,)))

    edit_contest(closed.chair, ContestSection.INFORMATION, signed)
    (path, *_) = print_report(closed.chair, ReportKind.FEEDBACK, closed.root / "out", TH)
    text = text_of(path)
    polite = ("เรียน", "ด้านสิ่งแวดล้อม", "จึงเรียนมาเพื่อโปรดทราบ", "ขอแสดงความนับถือ")
    assert [words for words in (*polite, "(นายผู้อำนวยการ ใหญ่)", "scp@depa.or.th") if squeezed(words) not in text] == []
    assert letters(closed, AS_USUAL, EN)["ENV-01"].subject == "How the submission was judged, and comments of the panel"


def test_a_blind_contest_by_another_method_names_applicants_when_closed_and_both_figures(desks: Desks) -> None:
    def blind_median(contest: Contest) -> Contest:
        return replace(contest, rules=replace(contest.rules, method=Method.MEDIAN, decimals=1, blind=True))

    edit_contest(desks.chair, ContestSection.RULES, blind_median)
    play(desks)
    job = PrintJob(ws=desks.chair, kind=ReportKind.FEEDBACK, folder=desks.root, tr=TH)
    assert PrintWords(job, job.imprint()).applicant("ENV-01") == ""

    close_round(desks.chair, "ครบแล้ว")
    letter = letters(desks)["ENV-01"]
    assert letter.salutation == job.draft.submission("ENV-01").applicant.name.th  # type: ignore[union-attr]
    mean, ranking = letter.totals
    assert (mean.own, ranking.name, ranking.own) == ("87.0", "คะแนนที่ใช้จัดลำดับ: ค่ามัธยฐาน", "85.0")
    assert ranking.full_mark == "100"
