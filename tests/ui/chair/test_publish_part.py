"""Publishing from the page that finishes the day: what blocks, what is asked, which files come of it, what holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.domain.contest import Contest, Mode
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.publication import Audience, Listed
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair import published_card
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.finish_page import PUBLISH, FinishPage
from judge_desktop.ui.chair.overview_page import OverviewPage
from judge_desktop.ui.chair.publish_part import PublishPart
from judge_desktop.ui.chair.publish_steps import rows_before
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.results.chair_key import Fingerprint
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.finding_row import FindingRow
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.word_grid import WordGrid
from judge_desktop.workflow.build_package import PackageOptions, build_package
from judge_desktop.workflow.deliberate import close_round, reopen_round
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.published_here import published_here
from judge_desktop.workflow.read_results import read_results
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.verify_file import verify_file
from tests.helpers.chair_stage import NO_BACKUP, Stage
from tests.helpers.evening import REASON, decide_everything
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import give_reason, one, page, press, rows, seen, words

AWARDS_OPEN = "The awards of 2 categories are not decided: the file will hold none of them"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the person wants the files."""
    chosen = tmp_path / "เผยแพร่"
    chosen.mkdir()
    monkeypatch.setattr(choose_files, "ask_folder", lambda *_: chosen)
    return chosen


def publishing(window: ChairWindow) -> PublishPart:
    """The tab, reached by the last line of the list."""
    finish = page(window, FinishPage, "finish")
    if finish.tabs.tab() != PUBLISH:
        seen(finish, StatusRow, "finish_publish")[0].button().click()
    assert finish.tabs.tab() == PUBLISH
    return finish.publishing


def last_step(window: ChairWindow) -> tuple[str, str]:
    """Title and detail of the line about publishing."""
    finish = page(window, FinishPage, "finish")
    finish.show_tab("list")
    (row,) = seen(finish, StatusRow, "finish_publish")
    return row.title(), row.detail()


def success(part: PublishPart) -> str:
    (shown,) = [one for one in seen(part, Notice) if one.objectName() == "success"]
    return shown.sentence()


def test_publishing_an_open_round_asks_for_the_reason_and_closes_it(
    merged_desk: Desk, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    decide_everything(merged_desk.ws, stage)
    window = open_window(merged_desk, stage, qtbot)
    assert last_step(window) == (
        "Publish the results file",
        "An internal version, and one that anyone can check",
    )
    part = publishing(window)
    assert [row.title() for row in seen(part, StatusRow)] == [
        "The round is still open: publishing closes it, and asks for the reason first"
    ]
    assert part.publish.kind() is ButtonKind.PRIMARY

    press(part, "publish")
    assert not round_documents(merged_desk.ws).view.is_closed
    give_reason(part, "ปิดตามกำหนดการ")

    assert round_documents(merged_desk.ws).view.is_closed
    assert success(part) == "2 results files are saved"
    assert sorted(path.name for path in folder.iterdir()) == [
        "Results-Internal version-The Smart City Solution Awards 2023 (demo).judgeresults",
        "Results-Public version-The Smart City Solution Awards 2023 (demo).judgeresults",
    ]
    read = {one.audience: read_results(merged_desk.ws, one.published.path) for one in part.files}
    assert {audience: found.publication.audience for audience, found in read.items()} == {
        Audience.INTERNAL: Audience.INTERNAL,
        Audience.PUBLIC: Audience.PUBLIC,
    }
    assert all(found.verification.genuine and found.verification.chair_known for found in read.values())
    assert part.publish.kind() is ButtonKind.SECONDARY
    assert last_step(window)[0] == "The results file is published"
    assert last_step(window)[1].endswith("Internal version · Public version")


def test_afterwards_the_files_are_at_hand_with_their_words_and_the_fingerprint(
    merged_desk: Desk, stage: Stage, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close_round(merged_desk.ws, REASON)
    window = open_window(merged_desk, stage, qtbot)
    part = publishing(window)
    shown: list[Path] = []
    monkeypatch.setattr(published_card, "show_folder", shown.append)
    press(part, "publish")
    paths = {one.audience: one.published.path for one in part.files}

    press(part, "copy_public")
    assert [url.toLocalFile() for url in QApplication.clipboard().mimeData().urls()] == [str(paths[Audience.PUBLIC])]
    press(part, "show_internal")
    assert shown == [paths[Audience.INTERNAL]]
    for made in part.files:
        assert one(part, WordGrid, f"words_{made.audience.value}").words == made.published.check_words["en"]
    (key,) = seen(part, Fingerprint)
    key.copy.click()
    assert QApplication.clipboard().text() == merged_desk.ws.identity.public.judge_key
    assert [text[:2] for text in words(part) if text[:2] in ("1.", "2.", "3.")] == ["1.", "2.", "3."]


def test_nothing_is_overwritten_and_the_tab_remembers(
    merged_desk: Desk, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    close_round(merged_desk.ws, REASON)
    part = publishing(open_window(merged_desk, stage, qtbot))
    part.cards[Audience.PUBLIC].tick.click()
    press(part, "publish")
    press(part, "publish")
    assert [path.name.endswith(") (2).judgeresults") for path in sorted(folder.iterdir())].count(True) == 1
    assert len(list(folder.iterdir())) == 2

    again = publishing(open_window(merged_desk, stage, qtbot))
    assert [row.title() for row in seen(again, StatusRow)][-2:] == ["Internal version", "Internal version"]
    assert {row.detail().split(" · ")[1] for row in seen(again, StatusRow)[-2:]} == {"says what holds now"}


def test_what_is_decided_later_makes_it_something_to_do_again(
    merged_desk: Desk, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    close_round(merged_desk.ws, REASON)
    window = open_window(merged_desk, stage, qtbot)
    press(publishing(window), "publish")
    overview = page(window, OverviewPage, "overview")
    assert "The results file is published" in [title for title, _ in rows(overview)]

    reopen_round(merged_desk.ws, "พบไฟล์คะแนนที่ยังไม่ได้นับ")
    window.reload()
    assert last_step(window) == (
        "Publish the results file again",
        "What was published before no longer says what holds now",
    )
    part = publishing(window)
    assert (part.files, seen(part, Button, "copy_public")) == ((), [])
    assert {row.detail().split(" · ")[1] for row in seen(one(part, Card, "earlier"), StatusRow)} == {
        "no longer says what holds now"
    }
    close_round(merged_desk.ws, REASON)
    window.reload()
    assert last_step(window)[0] == "Publish the results file again"
    press(publishing(window), "publish")
    assert last_step(window)[0] == "The results file is published"


def test_only_one_version_and_only_awarded_submissions(
    merged_desk: Desk, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    decide_everything(merged_desk.ws, stage)
    close_round(merged_desk.ws, REASON)
    part = publishing(open_window(merged_desk, stage, qtbot))
    part.cards[Audience.INTERNAL].tick.click()
    part.listed.set_choices(part.listed._offered, Listed.AWARDED.value)
    press(part, "publish")

    (made,) = part.files
    publication = read_results(merged_desk.ws, made.published.path).publication
    assert (publication.audience, publication.listed) == (Audience.PUBLIC, Listed.AWARDED)
    assert [one.submission for one in publication.standings] == ["GOV-01"]


def test_without_a_version_nothing_is_asked(merged_desk: Desk, stage: Stage, qtbot: QtBot, folder: Path) -> None:
    part = publishing(open_window(merged_desk, stage, qtbot))
    for card in part.cards.values():
        card.tick.click()
    press(part, "publish")
    assert one(part, FindingRow, "no_version").sentence() == "Please choose at least one version"
    assert not part.listed.isVisible()
    assert list(folder.iterdir()) == []
    part.cards[Audience.INTERNAL].tick.click()
    assert seen(part, FindingRow, "no_version") == []


def demanding_comments(contest: Contest) -> Contest:
    """A comment is demanded of every scorecard."""
    return replace(contest, rules=replace(contest.rules, comment_required=True))


def test_what_blocks_is_named_with_the_page_that_solves_it(
    merged_desk: Desk, stage: Stage, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    """Comments are demanded after everything was sealed without any: nobody could check that in a public file."""
    edit_contest(merged_desk.ws, ContestSection.RULES, demanding_comments)
    options = PackageOptions(mode=Mode.OFFICIAL, without_backup=NO_BACKUP)
    build_package(merged_desk.ws, tmp_path / "again.judgepack", options)
    window = open_window(merged_desk, stage, qtbot)
    part = publishing(window)
    obstacles = seen(part, StatusRow, "obstacle")
    assert len(obstacles) == 12
    assert part._state is not None
    many = [row.title() for row, _ in rows_before(part._state, part._obstacles * 2)]
    assert many[12:14] == ["12 further things stand in the way", AWARDS_OPEN]
    assert part.publish.kind() is ButtonKind.SECONDARY
    press(part, "publish")
    assert window.page() == "merge"
    part = publishing(window)
    seen(part, StatusRow, "obstacle")[0].button().click()
    assert window.page() == "merge"

    publishing(window)
    part.cards[Audience.PUBLIC].tick.click()
    assert seen(part, StatusRow, "obstacle") == []
    assert part.publish.kind() is ButtonKind.PRIMARY
    assert list(folder.iterdir()) == []


def test_a_folder_that_refuses_is_told_and_the_round_stays_open(
    merged_desk: Desk, stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    part = publishing(open_window(merged_desk, stage, qtbot))
    part.publish_into(tmp_path / "nowhere", REASON)
    (refusal,) = [one for one in seen(part, Notice) if one.objectName() == "refusal"]
    assert refusal.sentence() != ""
    assert part.files == ()
    assert part.publish.isEnabled()
    assert not round_documents(merged_desk.ws).view.is_closed
    assert published_here(merged_desk.ws, stage.contest) == ()

    part.publish_into(tmp_path, REASON)
    closed = [one for one in round_documents(merged_desk.ws).decisions if one.kind is DecisionKind.CLOSE]
    assert ([one.reason for one in closed], len(part.files)) == ([REASON], 2)


def test_a_rehearsal_is_published_as_one(desk: Desk, stage: Stage, qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    build_package(desk.ws, tmp_path / "rehearsal.judgepack", PackageOptions(mode=Mode.REHEARSAL))
    part = publishing(open_window(desk, stage, qtbot))
    assert "Rehearsal: the files say that these are no official results" in words(part)
    press(part, "publish")
    give_reason(part, REASON)
    assert all("-Rehearsal-" in path.name for path in folder.iterdir())
    assert {read_results(desk.ws, path).publication.mode for path in folder.iterdir()} == {Mode.REHEARSAL}


def test_undecided_categories_are_said_before(merged: ChairWindow) -> None:
    part = publishing(merged)
    (row,) = seen(part, StatusRow, "undecided")
    assert row.title() == AWARDS_OPEN
    row.button().click()
    assert merged.page() == "standings"


def test_it_speaks_thai(merged_desk: Desk, stage: Stage, qtbot: QtBot, folder: Path) -> None:
    set_language(Language.TH)
    close_round(merged_desk.ws, REASON)
    window = open_window(merged_desk, stage, qtbot)
    assert last_step(window) == ("เผยแพร่ไฟล์ผลการตัดสิน", "ฉบับภายใน และฉบับที่ใครก็ตรวจสอบได้")
    part = publishing(window)
    press(part, "publish")
    assert success(part) == "บันทึกไฟล์ผลการตัดสินแล้ว 2 ไฟล์"
    assert sorted(path.name.split("-")[1] for path in folder.iterdir()) == ["ฉบับภายใน", "ฉบับสาธารณะ"]
    assert all(verify_file(merged_desk.ws, path).genuine for path in folder.iterdir())
    assert one(part, Button, "copy_internal").accessibleName() == "คัดลอกไฟล์: ฉบับภายใน"
