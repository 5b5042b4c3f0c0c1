"""Whatever the program says has a paragraph in the help, in both languages; no paragraph is about nothing."""

import re

import pytest

from judge_desktop.config import paths
from judge_desktop.config.finding_places import CAUTION_PLACES, FINDING_PLACES, OUTCOME_PLACES
from judge_desktop.config.help_places import HELP_PLACES, help_place
from judge_desktop.domain.errors import Code
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.merging import Outcome
from judge_desktop.domain.statistics import CautionCode

_EVERYTHING = (*Code, *FindingCode, *Outcome, *CautionCode)
_PARAGRAPH = re.compile(r"^### .+ \{#([a-z-]+)\}$", re.MULTILINE)


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_code_leads_to_a_paragraph_and_every_paragraph_is_about_a_code(language: str) -> None:
    written = paths.resource(f"help/{language}/problems.md").read_text(encoding="utf-8")

    paragraphs = [f"problems#{anchor}" for anchor in _PARAGRAPH.findall(written)]

    assert sorted(paragraphs) == sorted({help_place(code) for code in _EVERYTHING})


def test_a_code_of_each_kind_finds_its_own_paragraph() -> None:
    # the same word may stand for a refusal and a finding, and the two are not the same problem
    assert Code.ATTACHMENT_CHANGED.value == FindingCode.ATTACHMENT_CHANGED.value

    assert help_place(Code.ATTACHMENT_CHANGED) == "problems#attachment-changed"
    assert help_place(FindingCode.ATTACHMENT_CHANGED) == "problems#attachment-lost"
    assert help_place(Outcome.FORK) == "problems#two-versions"
    assert help_place(CautionCode.P_VALUE_ROUGH) == "problems#figures-rough"


def test_nothing_is_mapped_twice_or_left_out() -> None:
    assert set(HELP_PLACES) == set(Code)
    assert set(FINDING_PLACES) == set(FindingCode)
    assert set(OUTCOME_PLACES) == set(Outcome)
    assert set(CAUTION_PLACES) == set(CautionCode)


def test_every_word_of_the_glossary_stands_there_once_with_both_explanations() -> None:
    lines = paths.resource("help/glossary.tsv").read_text(encoding="utf-8").splitlines()

    header, *rows = (line.split("\t") for line in lines)

    assert header == ["english", "thai", "explanation_en", "explanation_th"]
    assert [row for row in rows if len(row) != 4 or not all(row)] == []
    for column in (0, 1):
        assert len({row[column] for row in rows}) == len(rows)
