"""Every event of the audit log has its sentence in both languages, and details are said in words or not at all."""

from __future__ import annotations

import pytest

from judge_desktop.config.audit_words import details_in_words, event_sentence
from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.audit_events import AuditEvent
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.workflow.edit_contest import ContestSection


@pytest.mark.parametrize("language", list(Language))
def test_every_event_has_a_sentence_of_its_own(language: Language) -> None:
    tr = translator(language)
    assert len({event_sentence(event, tr) for event in AuditEvent}) == len(AuditEvent)


@pytest.mark.parametrize("language", list(Language))
def test_every_kind_of_decision_and_section_is_said_in_words(language: Language) -> None:
    tr = translator(language)
    details = [{"kind": kind.value} for kind in DecisionKind] + [{"section": one.value} for one in ContestSection]
    said = [(one, details_in_words(one, tr, unknown)) for one in details]
    assert [one for one, words in said if not words or words.startswith("?")] == []


@pytest.mark.parametrize("report", list(ReportKind))
def test_what_was_printed_is_said_in_words(report: ReportKind) -> None:
    details: dict[str, str | int] = {"count": 1, "report": report.value}
    words = details_in_words(details, translator(Language.TH), unknown)
    assert words.isascii() is False
    assert report.value not in words


def test_hashes_are_left_out_and_names_are_asked_for() -> None:
    details: dict[str, str | int] = {
        "sha256": "a" * 64,
        "judge_key": "SHA256:abc",
        "judge": "J1",
        "files": 3,
        "confirmation": "voice",
        "code": "file_damaged",
        "bytes": 5,
    }
    words = details_in_words(details, translator(Language.EN), unknown)
    assert words == "?J1 · files: 3 · Confirmed by voice · ?file_damaged"


def unknown(name: str, value: str) -> str:
    return f"?{value}"
