"""Certificates: every name fits, breaks between phrases, and the page can be read back."""

from __future__ import annotations

import datetime
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.domain.contest import Mode
from judge_desktop.reports.certificate_report import Certificate, certificate_sheet
from judge_desktop.reports.display_text import Sizes, fitted, shortened
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.parts import Signer
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style, lines_of, width
from tests.helpers.logos import logo
from tests.helpers.pdf_text import pages_by_pypdf
from tests.helpers.printed_pages import assert_looks_like, setting_recorded, write_checked

TH, EN = Translator(Language.TH), Translator(Language.EN)
CHAIR = Signer(name="ศ.ดร.อรุณรัศมิ์ เวียงพิรุณ", lines=("ประธานกรรมการตัดสิน",))
DIRECTOR = Signer(name="นายธีร์ธวัช พิรุณรุ่งเรือง", lines=("ผู้อำนวยการสำนักงานส่งเสริมเศรษฐกิจดิจิทัล",))
PROFESSOR = Signer(
    name="ศาสตราจารย์เกียรติคุณ ดร.ประเสริฐศักดิ์ วัฒนาอรุณโรจน์รุ่งเรือง ณ อยุธยา",
    lines=("รองผู้อำนวยการฝ่ายบริหารยุทธศาสตร์และส่งเสริมเมืองอัจฉริยะ ปฏิบัติราชการแทนผู้อำนวยการ",),
)
NOBODY_YET = Signer(lines=("รัฐมนตรีว่าการกระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม",))
CERTIFICATE = Certificate(
    number="2566-ENV-01",
    presenter="สำนักงานส่งเสริมเศรษฐกิจดิจิทัล (สศด.)",
    opening="ขอมอบใบประกาศนียบัตรฉบับนี้ไว้เพื่อแสดงว่า",
    winner="เทศบาลเมืองธารฟ้าใส",
    award="ได้รับรางวัลด้านสิ่งแวดล้อมอัจฉริยะ (Smart Environment)",
    work="จากผลงาน “ลำน้ำมีชีวิต: ระบบเฝ้าระวังคุณภาพน้ำคลองธารฟ้าใสแบบทันเวลา”",
    contest="ในโครงการ The Smart City Solution Awards 2023",
    given="ให้ไว้ ณ วันที่ 15 กันยายน พุทธศักราช 2566",
    signers=(CHAIR, DIRECTOR),
    code="judge-desktop-certificate-1 " + "c0" * 16 + " ENV ENV-01 " + "ab" * 32,
    code_words="ตรวจสอบได้กับไฟล์ผลการตัดสินที่เผยแพร่",
)
LONG = (
    "องค์การบริหารส่วนจังหวัดพระนครศรีอยุธยา ร่วมกับมหาวิทยาลัยเทคโนโลยีราชมงคลสุวรรณภูมิ และบริษัท นทีเมืองน่าอยู่วิสาหกิจเพื่อสังคม จำกัด (มหาชน)"
)


def imprint(tr: Translator = TH, numerals: str = "thai", mode: Mode = Mode.OFFICIAL, picture: bytes = b"") -> Imprint:
    return Imprint(
        tr=tr,
        numerals=numerals,
        when=datetime.datetime(2023, 9, 15, 9, tzinfo=datetime.UTC),
        contest="The Smart City Solution Awards 2023",
        organiser="สำนักงานส่งเสริมเศรษฐกิจดิจิทัล",
        mode=mode,
        logo=picture,
    )


def printed(folder: Path, certificate: Certificate, of: Imprint) -> tuple[Path, str]:
    """The file, checked, and its text without white space."""
    path = folder / "certificate.pdf"
    (page,) = write_checked(path, of, [certificate_sheet(certificate, of)])
    return path, page


def test_it_says_everything_once_and_in_order(tmp_path: Path) -> None:
    path, page = printed(tmp_path, CERTIFICATE, imprint())
    said = (
        CERTIFICATE.presenter, CERTIFICATE.opening, CERTIFICATE.winner, CERTIFICATE.award, CERTIFICATE.work,
        CERTIFICATE.contest, "ให้ไว้ ณ วันที่ ๑๕ กันยายน พุทธศักราช ๒๕๖๖", f"({CHAIR.name})", *CHAIR.lines,
        f"({DIRECTOR.name})", *DIRECTOR.lines, "เลขที่ 2566-ENV-01", CERTIFICATE.code_words,
    )  # fmt: skip
    assert page == "".join("".join(said).split())
    assert_looks_like(path, "certificate-th")


def test_with_a_logo_in_english_and_one_who_signs(tmp_path: Path) -> None:
    english = replace(
        CERTIFICATE,
        presenter="Digital Economy Promotion Agency (depa)",
        opening="presents this certificate to",
        winner="Phrom Thara Provincial Administrative Organization",
        award="winner of the joint award in the category Smart Environment",
        given="Given on 15 September 2023",
        signers=(Signer(name="Prof. Dr. Arunrat Wiangphirun", lines=("Chair of the judging panel",)),),
    )
    path, page = printed(tmp_path, english, imprint(EN, "thai", picture=logo(300, 200)))
    assert "Givenon15September2023" in page
    assert "Certificateno.2566-ENV-01" in page
    assert_looks_like(path, "certificate-en")


def test_long_names_four_who_sign_and_the_mark_of_a_rehearsal(tmp_path: Path) -> None:
    signers = (CHAIR, DIRECTOR, PROFESSOR, NOBODY_YET)
    long = replace(CERTIFICATE, winner=LONG, signers=signers, work="จากผลงาน “" + "ลำน้ำมีชีวิตและน้ำใส " * 12 + "”")
    path, page = printed(tmp_path, long, imprint(mode=Mode.REHEARSAL))
    assert "".join(LONG.split()) in page
    assert "ซ้อมใช้งาน" not in page
    assert "." * 40 in page
    assert_looks_like(path, "certificate-long")


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4])
def test_so_many_can_sign(tmp_path: Path, count: int) -> None:
    signers = (PROFESSOR,) * count
    _, page = printed(tmp_path, replace(CERTIFICATE, signers=signers), imprint())
    assert page.count("".join(PROFESSOR.name.split())) == count


def test_what_nobody_would_print_is_cut_with_dots_and_stays_on_the_page(tmp_path: Path) -> None:
    endless = replace(CERTIFICATE, winner=LONG * 20, work=LONG * 40, signers=(PROFESSOR,) * 4)
    _, page = printed(tmp_path, endless, imprint())
    assert page.count("…") == 2


def test_every_certificate_of_a_file_shares_one_border(tmp_path: Path) -> None:
    of = imprint()
    of.write(tmp_path / "one.pdf", "ก", [certificate_sheet(CERTIFICATE, of)])
    many = [certificate_sheet(replace(CERTIFICATE, number=f"2566-ENV-{number:02}"), of) for number in range(20)]
    of.write(tmp_path / "many.pdf", "ก", many)
    one, twenty = ((tmp_path / name).stat().st_size for name in ("one.pdf", "many.pdf"))
    assert (twenty - one) / 19 < 0.15 * one
    info = subprocess.run(["pdfinfo", tmp_path / "many.pdf"], capture_output=True, text=True, check=True).stdout
    assert "Page size:       841.89 x 595.276 pts (A4)" in info


def test_the_same_certificate_gives_the_same_bytes(tmp_path: Path) -> None:
    first = printed(tmp_path, CERTIFICATE, imprint())[0].read_bytes()
    assert printed(tmp_path, CERTIFICATE, imprint())[0].read_bytes() == first


# large text

BIG = Style(face=Face.BOLD, size=36, leading=52)
LADDER = (Sizes(1, 36, 27), Sizes(2, 30, 20), Sizes(3, 20, 14))


def lines(text: str, wide: float = 600) -> list[str]:
    return [line.text for line in fitted(text, BIG, wide, LADDER).lines(wide)]


def test_a_name_of_several_phrases_breaks_between_them() -> None:
    assert lines("เทศบาลเมืองธารฟ้าใส") == ["เทศบาลเมืองธารฟ้าใส"]
    assert lines(LONG) == [
        "องค์การบริหารส่วนจังหวัดพระนครศรีอยุธยา",
        "ร่วมกับมหาวิทยาลัยเทคโนโลยีราชมงคลสุวรรณภูมิ",
        "และบริษัท นทีเมืองน่าอยู่วิสาหกิจเพื่อสังคม จำกัด (มหาชน)",
    ]
    assert lines("องค์การบริหารส่วนตำบลโคกรุ้งพราย อำเภอเมืองศรีอรุณา จังหวัดศรีอรุณา") == [
        "องค์การบริหารส่วนตำบลโคกรุ้งพราย",
        "อำเภอเมืองศรีอรุณา จังหวัดศรีอรุณา",
    ]


def test_one_long_phrase_breaks_inside_and_lines_are_about_one_length() -> None:
    first, second = lines("สำนักงานคณะกรรมการพัฒนาระบบบริหารจัดการทรัพยากรน้ำแห่งชาติภาคตะวันออกเฉียงเหนือ")
    assert 0.6 < width(first, BIG) / width(second, BIG) < 1.7


names = st.lists(
    st.sampled_from(("เทศบาลเมือง", "ที่ว่าการอำเภอ", "Smart City", "บริษัท", "จำกัด", "น้ำ", "๑๒", "ฟื้นฟู", " ", "🏆")),
    min_size=1,
    max_size=30,
).map("".join)


@given(names, st.floats(80, 700))
@settings(max_examples=60, deadline=None)
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(text: str, wide: float) -> None:
    block = fitted(text, BIG, wide, LADDER)
    assert all(line.width <= wide + 0.01 for line in block.lines(wide))
    assert "".join("".join(line.text for line in block.lines(wide)).split()) == "".join(
        "".join(line.text for line in lines_of(text, BIG, 5_000)).split()
    )


@given(st.text(st.sampled_from("กขน้ำที่ปู่ อA1"), max_size=200), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_a_shortened_text_has_no_more_lines(text: str, most: int) -> None:
    short = shortened(text, BIG, 300, most)
    assert len(lines_of(short, BIG, 300)) <= most
    assert short == text or short.endswith("…")


people = st.lists(st.builds(Signer, name=names, lines=st.tuples(names)), max_size=4)


@given(winner=names, title=names, signers=people)
@settings(
    max_examples=6,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_names_are_set_whole_on_one_page(tmp_path: Path, winner: str, title: str, signers: list[Signer]) -> None:
    made, of, path = replace(CERTIFICATE, winner=winner, work=title, signers=tuple(signers)), imprint(), tmp_path / "a"
    with setting_recorded() as set_text:
        of.write(path, "ก", [certificate_sheet(made, of)])
    (page,) = pages_by_pypdf(path)
    assert [page] == set_text.pages(path)
    wanted = sum(one.count("🏆") for one in (winner, title, *("".join((one.name, *one.lines)) for one in signers)))
    told = page.count("‹U+1F3C6›")
    assert told == wanted or ("…" in page and told < wanted), "only what is cut with dots may miss one"
    beyond = [line for line in set_text.lines if line.x < 55 or line.x + line.width > 787 or not 55 < line.y < 540]
    assert [line.text for line in beyond] == []
