"""The statistics annex on paper, in every size of round: what a reader finds is what was set, and it looks the same."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.contest import Mode
from judge_desktop.reports.imprint import Imprint, imprint_of
from judge_desktop.reports.statistics_report import annex_sheet, key_sheet
from judge_desktop.workflow.printing.statistics import annex_of, key_of, names_of
from judge_desktop.workflow.round_documents import RoundDocuments
from judge_desktop.workflow.round_statistics import round_statistics
from tests.helpers.pdf_text import as_laid_out, squeezed
from tests.helpers.plotted_rounds import plotted_round
from tests.helpers.printed_pages import assert_looks_like, check_pages, setting_recorded

DEMO = plotted_round(far_off=3)
ROUNDS = {
    "one judge": plotted_round(judges=1, submissions=5, categories=2),
    "one submission": plotted_round(judges=3, submissions=1, categories=1),
    "gaps": plotted_round(judges=5, submissions=9, categories=3, keeps=lambda judge, one: judge * one % 4 != 1),
    "islands": plotted_round(judges=6, submissions=8, categories=2, keeps=lambda judge, one: (judge <= 3) == (one % 2)),
    "many": plotted_round(judges=12, submissions=70, keeps=lambda judge, one: (judge + one) % 5 != 0, far_off=3),
    "crowd": plotted_round(judges=33, submissions=6, categories=2),
}


def imprint(known: RoundDocuments, language: Language, numerals: str = "arabic", mode: Mode = Mode.OFFICIAL) -> Imprint:
    when = datetime(2023, 9, 8, 15, 52)  # noqa: DTZ001
    return imprint_of(known.package.contest, mode, translator(language), numerals, when)


def printed(known: RoundDocuments, on: Imprint, path: Path, *, named: bool = False) -> list[str]:
    """The annex, checked; the text of its pages without white space."""
    with setting_recorded() as set_text:
        write(known, on, path, named=named)
    return check_pages(path, set_text)


def write(known: RoundDocuments, on: Imprint, path: Path, *, named: bool = False) -> None:
    """The annex."""
    annex = annex_of(known, round_statistics(known), names_of(known.package, on, named=named), on)
    on.write(path, "annex", [annex_sheet(annex, on)])


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The annex of the demo in English without names, and its text: printed once."""
    path = tmp_path_factory.mktemp("demo") / "annex.pdf"
    return path, "".join(printed(DEMO, imprint(DEMO, Language.EN), path))


@pytest.mark.parametrize("language", list(Language))
def test_the_annex_looks_as_it_did(language: Language, tmp_path: Path) -> None:
    path = tmp_path / "annex.pdf"
    pages = printed(DEMO, imprint(DEMO, language), path)
    assert 4 <= len(pages) <= 5
    assert_looks_like(path, f"statistics-{language.value}")


def test_thai_numerals_reach_every_figure(tmp_path: Path) -> None:
    on = imprint(DEMO, Language.TH, "thai", Mode.REHEARSAL)
    text = "".join(printed(DEMO, on, tmp_path / "annex.pdf"))
    assert re.findall(".{12}[0-9].{3}", re.sub(r"ICC\([23],[1k]\)", "", text)) == []


@pytest.mark.parametrize("name", list(ROUNDS))
def test_every_round_is_printed_whole(name: str, tmp_path: Path) -> None:
    known = ROUNDS[name]
    text = "".join(printed(known, imprint(known, Language.TH), tmp_path / "annex.pdf"))
    counted = sum(len(one.totals) for one in known.table.entries)
    assert squeezed(f"แบบให้คะแนนที่นับคะแนน {counted} ฉบับ") in text
    assert squeezed("ความสอดคล้องของคะแนนระหว่างกรรมการ") in text


def test_every_total_stands_in_the_heat_map(demo: tuple[Path, str]) -> None:
    path, _ = demo
    lines = as_laid_out(path, last=1).splitlines()
    rows = {line.split()[0]: line.split()[-7:] for line in lines if line.strip()[:1].isdigit()}
    letters = names_of(DEMO.package, imprint(DEMO, Language.EN), named=False).order(DEMO.table.judges)
    for entry in DEMO.table.entries:
        submission = DEMO.package.contest.submission(entry.submission)
        assert submission is not None
        assert rows[str(submission.number)] == [str(entry.totals[judge]) for judge in letters]


def test_without_names_no_name_is_in_the_file_and_the_key_holds_them(demo: tuple[Path, str], tmp_path: Path) -> None:
    on = imprint(DEMO, Language.EN)
    _, text = demo
    named = "".join(printed(DEMO, on, tmp_path / "named.pdf", named=True))
    with setting_recorded() as set_text:
        on.write(tmp_path / "key.pdf", "key", [key_sheet(key_of(DEMO.package, on.tr), on)])
    (key,) = check_pages(tmp_path / "key.pdf", set_text)
    for judge in DEMO.package.contest.panel.voting:
        assert squeezed(judge.full_name("en")) not in text
        assert squeezed(judge.full_name("en")) in named
        assert squeezed(judge.full_name("en")) in key
    assert squeezed("For the chair only") in key
    assert squeezed("Confidential to the panel") in text


def test_the_same_round_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        write(ROUNDS["gaps"], imprint(ROUNDS["gaps"], Language.TH), tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
