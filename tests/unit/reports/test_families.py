"""Papers in a family that is installed: found by its name, set as large as Sarabun, read back like it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge_desktop.domain.family import Family
from judge_desktop.reports import installed_fonts
from judge_desktop.reports.installed_fonts import installed_family
from judge_desktop.reports.scorecard_report import scorecard_sheets
from judge_desktop.reports.thai_font import Face, can_be_set_in, font, set_in
from judge_desktop.reports.thai_text import Style, lines_of, width
from tests.helpers.printed_pages import check_pages, fonts_of, setting_recorded
from tests.helpers.stand_in_font import install_family, know_only_sarabun
from tests.helpers.thai_names import THAI
from tests.unit.reports.sheets import SHEET
from tests.unit.reports.test_paper_parts import imprint
from tests.unit.reports.test_thai_text import LETTER, TEST_LINE, copied_by_poppler, copied_by_pypdf, page

NEW = Family.TH_SARABUN_NEW
DEBIAN = Path("/usr/share/fonts/truetype/tlwg")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder of fonts on this computer, empty."""
    place = tmp_path / "fonts"
    monkeypatch.setattr(installed_fonts, "font_folders", lambda: (tmp_path / "not there", place))
    know_only_sarabun(monkeypatch)
    return place


def test_it_is_found_by_its_name_whatever_its_files_are_called(folder: Path) -> None:
    install_family(folder / "office", "Another Family")
    assert installed_family("TH Sarabun New") == {}
    install_family(folder / "office", NEW.full_name)
    found = installed_family("TH Sarabun New")
    assert sorted((style, path.name) for style, path in found.items()) == [
        ("Bold", "upload_14_bold.TTF"),
        ("Italic", "upload_14_italic.TTF"),
        ("Regular", "upload_14_regular.TTF"),
    ]


@pytest.mark.parametrize("flaw", [{"styles": ("Regular", "Bold")}, {"without": "ฬ"}, {"fs_type": 2}])
def test_a_family_that_cannot_be_used_as_a_whole_is_not_used(folder: Path, flaw: dict[str, object]) -> None:
    install_family(folder, NEW.full_name, **flaw)  # type: ignore[arg-type]
    (folder / "broken.ttf").write_bytes(b"no font")
    assert not can_be_set_in(NEW)
    with set_in(NEW):
        assert font(Face.REGULAR).fontName == Face.REGULAR.value


def test_one_that_is_installed_later_is_found_then(folder: Path) -> None:
    assert not can_be_set_in(NEW)
    install_family(folder, NEW.full_name)
    assert can_be_set_in(NEW)


def test_it_is_set_as_much_larger_as_its_letters_are_smaller(folder: Path) -> None:
    install_family(folder, NEW.full_name, smaller=1.6)
    plain, set_lines = width(LETTER, Style()), [line.text for line in lines_of(LETTER, Style(), 300)]
    with set_in(NEW):
        assert font(Face.REGULAR).fontName != Face.REGULAR.value
        assert font(Face.REGULAR).enlarged == pytest.approx(1.6)
        assert width(LETTER, Style()) == pytest.approx(plain, rel=0.002)
        assert [line.text for line in lines_of(LETTER, Style(), 300)] == set_lines
    assert font(Face.REGULAR).fontName == Face.REGULAR.value


def test_a_scorecard_in_it_passes_all_checks(folder: Path, tmp_path: Path) -> None:
    install_family(folder, NEW.full_name)
    path = tmp_path / "card.pdf"
    paper = imprint()
    with set_in(NEW), setting_recorded() as set_text:
        paper.write(path, "แบบให้คะแนน", scorecard_sheets([SHEET], paper))
    check_pages(path, set_text)
    assert {name.partition("+")[2] for name, *_ in fonts_of(path)} == {"THSarabunNew-Regular", "THSarabunNew-Bold"}


@pytest.mark.skipif(not (DEBIAN / "Laksaman.ttf").exists(), reason="fonts-thai-tlwg is not installed")
def test_the_nearest_relative_of_th_sarabun_new_comes_back_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Family, "full_name", "Laksaman")
    monkeypatch.setattr(installed_fonts, "font_folders", lambda: (DEBIAN,))

    @settings(max_examples=25)
    @given(st.one_of(THAI, st.just(TEST_LINE)))
    def comes_back(text: str) -> None:
        document = page(text, Style(), 250)
        assert copied_by_pypdf(document) == "".join(text.split())
        assert copied_by_poppler(document) == "".join(text.split())

    with set_in(NEW):
        assert font(Face.REGULAR).face.name == b"Laksaman"
        comes_back()
