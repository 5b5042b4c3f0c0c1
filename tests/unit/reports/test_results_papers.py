"""Papers about results: what stands on them is found by every reader, and they look as a person saw them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from judge_desktop.config.i18n import Language
from judge_desktop.domain.contest import Mode
from judge_desktop.reports.announcement_report import announcement_sheet
from judge_desktop.reports.how_decided_report import how_decided_sheet
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.layout import MM
from judge_desktop.reports.pages import Sheet
from judge_desktop.reports.results_report import results_sheet
from judge_desktop.reports.standings_report import standings_sheet
from judge_desktop.reports.winners_report import winners_sheet
from tests.helpers.logos import logo
from tests.helpers.pdf_text import squeezed
from tests.helpers.printed_pages import assert_looks_like, setting_recorded, write_checked
from tests.unit.reports import result_papers as papers

MAKES: dict[str, Callable[[Imprint], Sheet]] = {
    "standings": lambda imprint: standings_sheet(papers.standings(), imprint),
    "results": lambda imprint: results_sheet(papers.results(), imprint),
    "winners": lambda imprint: winners_sheet(papers.winners(), imprint),
    "how-decided": lambda imprint: how_decided_sheet(papers.how_decided(), imprint),
    "announcement": lambda imprint: announcement_sheet(papers.announcement(), imprint),
    "shortlist": lambda imprint: announcement_sheet(papers.shortlist(), imprint),
}
REASONS = ("รางวัล: สิ่งแวดล้อมอัจฉริยะ", "ยังไม่ปิดรอบการตัดสิน")


def printed(path: Path, imprint: Imprint, sheets: Iterable[Sheet]) -> list[str]:
    """The text of the pages, checked."""
    return write_checked(path, imprint, sheets)


@pytest.mark.parametrize("paper", MAKES)
def test_a_paper_looks_as_it_was_seen(paper: str, tmp_path: Path) -> None:
    path, imprint = tmp_path / "paper.pdf", papers.imprint(logo=logo())
    printed(path, imprint, [MAKES[paper](imprint)])
    assert_looks_like(path, f"results-{paper}")


@pytest.mark.parametrize("paper", MAKES)
def test_an_english_paper_has_arabic_digits_and_the_same_bytes_each_time(paper: str, tmp_path: Path) -> None:
    imprint = papers.imprint(Language.EN)
    pages = printed(tmp_path / "one.pdf", imprint, [MAKES[paper](imprint)])
    printed(tmp_path / "two.pdf", imprint, [MAKES[paper](imprint)])
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert not any(digit in page for page in pages for digit in "๐๑๒๓๔๕๖๗๘๙" if paper != "shortlist")


def test_thai_digits_never_reach_titles_codes_and_addresses(tmp_path: Path) -> None:
    imprint = papers.imprint()
    (page, *rest) = printed(tmp_path / "paper.pdf", imprint, [MAKES["announcement"](imprint)])
    text = "".join((page, *rest))
    for kept in (papers.TITLE, papers.KEY, papers.SHA256, "scp@depa.or.th", "0 2026 2333"):
        assert squeezed(kept) in text
    assert squeezed("จำนวน ๒๑ ผลงาน ใน ๗ ประเภทรางวัล") in text
    assert squeezed("ประกาศ ณ วันที่ ๑๕ กันยายน พ.ศ. ๒๕๖๖") in text


@pytest.mark.parametrize("paper", ["standings", "results", "winners", "how-decided"])
def test_a_draft_says_so_and_what_is_missing(paper: str, tmp_path: Path) -> None:
    imprint = papers.imprint(numerals="arabic")
    sheets = {
        "standings": standings_sheet(replace(papers.standings(), draft=REASONS), imprint),
        "results": results_sheet(papers.results(REASONS), imprint),
        "winners": winners_sheet(papers.winners(draft=REASONS), imprint),
        "how-decided": how_decided_sheet(replace(papers.how_decided(), draft=REASONS), imprint),
    }
    sheet = sheets[paper]
    assert sheet.mark == "ฉบับร่าง"
    page = printed(tmp_path / "paper.pdf", imprint, [sheet])[0]
    for words in ("ร่าง ยังไม่รับรอง", *REASONS):
        assert squeezed(words) in page


def test_a_draft_of_a_rehearsal_is_a_rehearsal_across_and_a_draft_in_words(tmp_path: Path) -> None:
    imprint = papers.imprint(mode=Mode.REHEARSAL)
    sheet = results_sheet(papers.results(REASONS), imprint)
    assert sheet.mark == "ซ้อมใช้งาน"
    assert squeezed("ร่าง ยังไม่รับรอง") in printed(tmp_path / "paper.pdf", imprint, [sheet])[0]


def test_only_papers_of_the_panel_are_confidential() -> None:
    imprint = papers.imprint()
    confidential = {name for name, make in MAKES.items() if "เอกสารลับเฉพาะคณะกรรมการ" in make(imprint).foot}
    assert confidential == {"standings", "results"}


@pytest.mark.parametrize(("judges", "submissions", "criteria"), [(1, 1, 1), (12, 20, 4), (60, 2, 3), (3, 2, 12)])
def test_small_and_large_categories_fit(judges: int, submissions: int, criteria: int, tmp_path: Path) -> None:
    imprint = papers.imprint()
    paper = papers.how_decided(judges, submissions, criteria)
    pages = printed(tmp_path / "paper.pdf", imprint, [how_decided_sheet(paper, imprint)])
    assert all(len(page) > 150 for page in pages), "no page holds a line or two"


def test_a_usual_category_takes_two_pages(tmp_path: Path) -> None:
    imprint = papers.imprint()
    assert imprint.write(tmp_path / "paper.pdf", "ผล", [how_decided_sheet(papers.how_decided(), imprint)]) == 2


def test_the_winners_stand_on_one_page_in_the_largest_size_that_fits(tmp_path: Path) -> None:
    imprint = papers.imprint()
    assert len(printed(tmp_path / "few.pdf", imprint, [winners_sheet(papers.winners(1), imprint)])) == 1
    assert len(printed(tmp_path / "many.pdf", imprint, [winners_sheet(papers.winners(2), imprint)])) == 1
    assert len(printed(tmp_path / "more.pdf", imprint, [winners_sheet(papers.winners(9), imprint)])) > 1


def test_sixty_submissions_have_the_heading_on_every_page(tmp_path: Path) -> None:
    imprint = papers.imprint()
    pages = printed(tmp_path / "paper.pdf", imprint, [standings_sheet(papers.standings(1, 60), imprint)])
    assert len(pages) > 2
    assert all("ตัดสินลำดับด้วย" in page for page in pages[:-1])


def test_a_signature_never_stands_alone(tmp_path: Path) -> None:
    """Whatever the length of the list, the last page of an announcement holds a category or the next steps, too."""
    imprint = papers.imprint()
    for works in range(1, 30, 4):
        sheet = announcement_sheet(papers.shortlist(works), imprint)
        imprint.write(tmp_path / "paper.pdf", "ประกาศ", [sheet])
        texts = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "paper.pdf").pages]
        (signed,) = (text for text in texts if "ประกาศ ณ วันที่" in text)
        assert "กำหนดการถัดไป" in signed


@pytest.mark.parametrize("categories", range(1, 8))
def test_nobody_signs_a_summary_without_an_award_above(categories: int, tmp_path: Path) -> None:
    imprint, paper = papers.imprint(numerals="arabic"), papers.results()
    named = tuple(replace(paper.categories[0], name=f"ด้านที่ {place}") for place in range(1, 2 * categories + 1))
    pages = printed(tmp_path / "paper.pdf", imprint, [results_sheet(replace(paper, categories=named), imprint)])
    assert squeezed(f"ด้านที่ {2 * categories}") in pages[-1]
    assert pages[-1].count("(ลงชื่อ)") == 2


def test_a_blind_shortlist_has_no_column_for_applicants(tmp_path: Path) -> None:
    imprint = papers.imprint()
    sheet = announcement_sheet(papers.shortlist(blind=True), imprint)
    text = "".join(printed(tmp_path / "paper.pdf", imprint, [sheet]))
    assert "ผู้สมัคร" not in text
    assert squeezed(papers.TITLE) in text


def test_seven_awards_and_the_popular_vote_stand_on_one_page_with_two_signatures(tmp_path: Path) -> None:
    paper = papers.announcement()
    work = replace(
        paper.groups[0].works[0],
        title="รถเมล์ตรงเวลา: ระบบติดตามและสัญญาณไฟให้ทางรถโดยสารประจำเมือง",
        applicant="เทศบาลนครรุ่งนที",
    )
    awards = tuple(replace(paper.groups[0], name=f"รางวัลด้านที่ {place}", works=(work,)) for place in range(1, 8))
    apart = replace(paper.groups[2], name="รางวัล Popular Vote", instead="ประกาศผลแยกต่างหาก")
    paper = replace(paper, groups=(*awards, apart), signers=paper.signers * 2)
    (page,) = printed(tmp_path / "paper.pdf", papers.imprint(), [announcement_sheet(paper, papers.imprint())])
    assert (page.count("(ลงชื่อ)"), page.count(squeezed(work.title))) == (2, 7)


def test_announcements_keep_the_margins_of_official_documents(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    with setting_recorded() as set_text:
        papers.imprint().write(path, "ประกาศ", [MAKES["announcement"](papers.imprint())])
    assert min(line.x for line in set_text.lines) == pytest.approx(30 * MM)
    assert max(line.x + line.width for line in set_text.lines) <= 190 * MM + 0.5
