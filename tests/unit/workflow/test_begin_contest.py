"""A new contest without a folder: from the template, from last year's, or empty; incomplete and kept all the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.contest import Mode
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.text import Text
from judge_desktop.scoring.next_edition import Naming
from judge_desktop.store import audit_log
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.workflow.begin_contest import (
    Empty,
    FromContest,
    FromTemplate,
    Source,
    begin_contest,
    contests_held_here,
    proposed_naming,
)
from judge_desktop.workflow.build_package import PackageOptions, build_package
from judge_desktop.workflow.create_contest import update_contest
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.packages_here import Where, chair_contest
from judge_desktop.workflow.panel import list_panel
from judge_desktop.workflow.workspace import Workspace
from judge_desktop.workflow.write_contest import write_contest
from tests.unit.workflow.conftest import Desks

TEMPLATE = FromTemplate("smart-city-solution-awards")
MISSING_PEOPLE = [FindingCode.NO_SUBMISSIONS, FindingCode.NO_JUDGES, FindingCode.NO_CHAIR]
THAI = translator(Language.TH)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path / "home", clock=lambda: datetime(2026, 3, 1, 9, tzinfo=UTC)) as opened:
        yield opened


def refusal(ws: Workspace, source: Source, naming: Naming) -> Code:
    """The code with which the beginning is refused; nothing is kept."""
    before = contests_held_here(ws)
    with pytest.raises(JudgeDesktopError) as refused:
        begin_contest(ws, source, naming)
    assert contests_held_here(ws) == before
    return refused.value.code


def test_the_template_is_proposed_for_this_year_and_needs_only_people(ws: Workspace) -> None:
    naming = proposed_naming(ws, TEMPLATE)
    assert (naming.name.en, naming.year, naming.edition) == (
        "The Smart City Solution Awards 2026",
        "2569/2026",
        "5",
    )

    taken = begin_contest(ws, TEMPLATE, naming)

    contest = chair_contest(ws, Where(taken.contest.id))
    assert contest == taken.contest
    assert (contest.name, contest.year, contest.edition) == (naming.name, "2569/2026", "5")
    assert (len(contest.categories), len(contest.rubrics[0].criteria)) == (7, 4)
    assert contest.eligibility.reference_date == date(2026, 8, 15)
    assert [one.starts_on.year for one in contest.timeline] == [2026] * 5
    assert [one.code for one in taken.findings] == MISSING_PEOPLE
    with ws.database.reading() as connection:
        (line,) = audit_log.entries(connection, contest.id)
    assert (line.event, line.details) == (AuditEvent.CONTEST_CREATED, {"submissions": 0, "judges": 0})


def test_an_empty_contest_has_a_name_a_round_and_an_empty_rubric(ws: Workspace) -> None:
    taken = begin_contest(ws, Empty(), Naming(name=Text(th=" การประกวดใหม่ ")))
    assert taken.contest.name == Text(th="การประกวดใหม่")
    assert [one.id for one in taken.contest.rounds] == ["final"]
    assert [one.code for one in taken.findings] == [
        FindingCode.NO_CATEGORY,
        FindingCode.RUBRIC_WITHOUT_CRITERIA,
        *MISSING_PEOPLE,
    ]
    with pytest.raises(JudgeDesktopError) as refused:
        build_package(ws, ws.home / "one.judgepack", PackageOptions())
    assert refused.value.code in (Code.CONTEST_HAS_FINDINGS, Code.NO_IDENTITY)


def test_last_years_contest_gives_rubric_and_panel_but_nothing_that_was_judged(desks: Desks) -> None:
    ws = desks.chair
    before = chair_contest(ws)
    build_package(ws, desks.root / "one.judgepack", PackageOptions(mode=Mode.REHEARSAL))

    naming = proposed_naming(ws, FromContest(before.id))
    after = begin_contest(ws, FromContest(before.id), naming).contest

    assert (naming.name.en, naming.year, naming.edition) == (
        "The Smart City Solution Awards 2024 (demo)",
        "2567/2024",
        "3",
    )
    assert (after.rubrics, after.categories, after.rules) == (before.rubrics, before.categories, before.rules)
    assert after.panel.judges == tuple(replace(one, appointment="") for one in before.panel.judges)
    assert [line.judge.id for line in list_panel(ws, Where(after.id))] == [one.id for one in before.panel.judges]
    assert (after.submissions, after.rounds[0].schedule.slots) == ((), ())
    assert after.rounds[0].schedule.day == date(2024, 9, 8)
    assert chair_contest(ws, Where(before.id)) == before
    assert contests_held_here(ws) == (after, before)


def test_a_name_is_needed_and_must_be_new(ws: Workspace) -> None:
    assert refusal(ws, Empty(), Naming(name=Text(th="  "))) is Code.CONTEST_NAME_NEEDED
    begin_contest(ws, Empty(), Naming(name=Text(en="Awards")))
    assert refusal(ws, Empty(), Naming(name=Text(en="Awards "))) is Code.CONTEST_NAME_TAKEN
    assert refusal(ws, FromTemplate("nobody"), Naming(name=Text(en="New"))) is Code.TEMPLATE_UNKNOWN
    assert refusal(ws, FromContest("0" * 32), Naming(name=Text(en="New"))) is Code.CONTEST_UNKNOWN


def test_a_begun_contest_is_written_edited_in_files_and_taken_back(ws: Workspace, tmp_path: Path) -> None:
    contest = begin_contest(ws, Empty(), Naming(name=Text(th="การประกวด"))).contest
    write_contest(ws, tmp_path / "folder", THAI)
    assert update_contest(ws, tmp_path / "folder").contest == contest

    settings = tmp_path / "folder" / "contest.toml"
    added = '\n[[category]]\nid = "GOV"\nname_th = "ภาครัฐ"\n'
    settings.write_text(settings.read_text(encoding="utf-8") + added, encoding="utf-8")
    taken = update_contest(ws, tmp_path / "folder")

    assert [(one.id, one.name) for one in taken.contest.categories] == [("GOV", Text(th="ภาครัฐ"))]
    assert [one.code for one in taken.findings] == [FindingCode.RUBRIC_WITHOUT_CRITERIA, *MISSING_PEOPLE]


def test_writing_and_taking_back_changes_nothing(desks: Desks) -> None:
    ws = desks.chair

    before = edit_contest(
        ws,
        ContestSection.SUBMISSIONS,
        lambda contest: replace(
            contest,
            submissions=tuple(
                replace(
                    one,
                    order=0 if place == 0 else one.order,
                    attachments=tuple(
                        replace(file, name=f"{number}: {file.name}", revision=2)
                        for number, file in enumerate(reversed(one.attachments))
                    ),
                )
                for place, one in enumerate(contest.submissions)
            ),
        ),
    )
    files = write_contest(ws, desks.root / "folder", THAI)
    assert len(files) == 3 + sum(len(one.attachments) for one in before.submissions)

    assert update_contest(ws, desks.root / "folder").contest == before

    with pytest.raises(JudgeDesktopError) as refused:
        write_contest(ws, desks.root / "folder", THAI)
    assert refused.value.code is Code.FOLDER_NOT_EMPTY


def test_a_folder_that_is_not_understood_is_still_refused(desks: Desks) -> None:
    ws = desks.chair
    before = chair_contest(ws)
    write_contest(ws, desks.root / "folder", THAI)
    settings = desks.root / "folder" / "contest.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"mean"', '"meen"'), encoding="utf-8")

    with pytest.raises(JudgeDesktopError) as refused:
        update_contest(ws, desks.root / "folder")

    assert refused.value.code is Code.CONTEST_HAS_FINDINGS
    assert chair_contest(ws) == before
