"""The story of a merge: what would happen, merging, confirming by words, two versions, setting aside, refusals."""

from __future__ import annotations

import threading

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.merge_page import MergePage
from judge_desktop.ui.chair.outcome_list import OutcomeList
from judge_desktop.ui.chair.versions_panel import VersionsPanel
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.tasks import Tasks
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.card import Card
from judge_desktop.workflow.deliberate import close_round
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.round_documents import round_documents
from tests.helpers.chair_stage import Stage
from tests.helpers.keyboard import press as press_key
from tests.helpers.keyboard import type_text
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import give_reason, notice, one, page, press, seen, words
from tests.ui.chair.find import rows as card_rows

FIRST, SECOND = "Prof. Dr. Arunrat Wiangphirun", "Assoc. Prof. Dr. Thanathat Chonlatharakun"
THIRD, FOURTH = "Asst. Prof. Dr. Pitchanara Saengmueangngam", "Dr. Kittiphum Thongsaimok"


def rows(parent: QWidget) -> list[tuple[str, str]]:
    """Title and outcome of every row of the list that is seen."""
    return [(row.title, row.outcome) for row in one(parent, OutcomeList, "outcomes").rows()]


def merge_page(window: ChairWindow) -> MergePage:
    """The page, shown."""
    return page(window, MergePage, "merge")


def test_nothing_is_kept_before_the_files_were_looked_at(window: ChairWindow, stage: Stage) -> None:
    merge = merge_page(window)
    assert rows(merge) == [(name, "Not received") for name in (FIRST, SECOND, THIRD, FOURTH)]

    merge.drop.files_requested.emit((stage.j1, stage.j2, stage.j2_other, stage.j4, stage.damaged))

    assert rows(one(merge, Card, "preview")) == [
        ("damaged.judgescore", "Refused"),
        (SECOND, "Two versions, not counted"),
        (SECOND, "Two versions, not counted"),
        (FOURTH, "Waiting for confirmation"),
        (FIRST, "Counted"),
    ]
    assert round_documents(window.desk.ws).score_files == ()

    press(merge, "cancel_preview")
    assert rows(merge) == [(name, "Not received") for name in (FIRST, SECOND, THIRD, FOURTH)]


def test_files_dropped_while_others_are_looked_at_are_looked_at_next(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    desk.tasks, go_on = Tasks(), threading.Event()
    merge = merge_page(open_window(desk, stage, qtbot))
    desk.tasks.run(lambda _: go_on.wait(60), lambda _: None, lambda _: None)

    merge.drop.files_requested.emit((stage.j1,))
    merge.drop.files_requested.emit((stage.j1, stage.j3))
    go_on.set()
    qtbot.waitUntil(lambda: not desk.tasks.is_busy())

    assert rows(one(merge, Card, "preview")) == [(FIRST, "Counted"), (THIRD, "Counted")]
    desk.tasks.close()


def test_merging_tells_the_outcome_of_every_judge_and_file(window: ChairWindow, stage: Stage) -> None:
    merge = merge_page(window)
    merge.look_at((stage.j1, stage.j3, stage.j3_again, stage.j4, stage.damaged))
    press(merge, "merge_files")

    assert notice(merge) == "4 new files are merged"
    assert rows(one(merge, Card, "judges")) == [
        (FIRST, "Counted"),
        (SECOND, "Not received"),
        (THIRD, "Counted, replaces revision 1"),
        (FOURTH, "Waiting for confirmation"),
    ]
    details = [row.detail for row in one(one(merge, Card, "judges"), OutcomeList, "outcomes").rows()]
    assert details[0] == "4 scorecards · revision 1"
    assert details[2] == "1 scorecard changed: submission 10 Dimension 3 from 38 to 28"
    refused = one(one(merge, Card, "refused"), OutcomeList, "outcomes").rows()
    assert [(row.title, row.detail) for row in refused] == [
        (
            "damaged.judgescore",
            "This locked file is incomplete or was changed on its way. · Ask the sender to send it again.",
        )
    ]
    assert merge.header.subtitle() == "2 of 4 judges are counted · 1 waits · 1 not received"


def test_merging_the_same_file_again_changes_nothing_and_says_so(window: ChairWindow, stage: Stage) -> None:
    merge = merge_page(window)
    merge.look_at((stage.j1,))
    merge.merge()
    merge.look_at((stage.j1,))

    assert rows(one(merge, Card, "preview")) == [(FIRST, "Same as before")]
    assert seen(merge, Button, "merge_files") == []


def test_six_words_confirm_a_judge_and_an_unknown_word_is_refused_while_typing(
    merged: ChairWindow, stage: Stage
) -> None:
    merge = merge_page(merged)
    confirm = merge.confirm
    assert confirm is not None
    type_text(confirm.field, "ไม่มีคำนี้ ")
    assert confirm.finding() == "“ไม่มีคำนี้” is not one of the check words; ask for it again"

    confirm.field.clear()
    type_text(confirm.field, " ".join(reversed(stage.words.split())))
    press_key(confirm.field, Qt.Key.Key_Return)
    assert merge.confirm is not None
    assert merge.confirm.finding().startswith("These check words belong to another file")

    merge.confirm.field.clear()
    type_text(merge.confirm.field, stage.words)
    press_key(merge.confirm.field, Qt.Key.Key_Return)
    assert rows(one(merge, Card, "judges"))[3] == (FOURTH, "Counted")
    assert merge.header.subtitle() == "4 of 4 judges are counted"


def test_of_two_versions_the_chosen_one_counts_and_the_reason_is_kept(window: ChairWindow, stage: Stage) -> None:
    merge = merge_page(window)
    merge.look_at((stage.j2, stage.j2_other))
    merge.merge()

    panel = one(merge, VersionsPanel, "versions")
    shown = words(panel)
    said = "Both are revision 1, but 1 score differs. Neither counts until one is chosen; the other is kept."
    assert shown[1] == said
    assert [text for text in shown if text in {"87", "96"}] in (["87", "96"], ["96", "87"])

    press(panel, "use_0")
    give_reason(merge, "")
    assert rows(one(merge, Card, "judges"))[1] == (SECOND, "Two versions, not counted")
    give_reason(merge, "The judge named this one by telephone")

    assert rows(one(merge, Card, "judges"))[1] == (SECOND, "Counted")
    decided = [one.reason for one in round_documents(window.desk.ws).decisions]
    assert decided == ["The judge named this one by telephone"]


def test_a_file_is_set_aside_and_taken_back_with_reasons(window: ChairWindow, stage: Stage) -> None:
    merge = merge_page(window)
    merge.look_at((stage.j1,))
    merge.merge()
    merge.judges.outcomes.list.row_requested.emit("J1")

    press(merge, "set_aside")
    give_reason(merge, "Scored for another judge")
    assert rows(one(merge, Card, "judges"))[0] == (FIRST, "Nothing counts")

    merge.judges.outcomes.list.row_requested.emit("J1")
    assert card_rows(one(merge, Card, "files")) == [("Revision 1", "Set aside")]
    press(merge, "restore")
    give_reason(merge, "It was right after all")
    assert rows(one(merge, Card, "judges"))[0] == (FIRST, "Counted")


def test_in_a_closed_round_nothing_is_chosen_or_set_aside(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    merge_scores(desk.ws, (stage.j1, stage.j2, stage.j2_other))
    close_round(desk.ws, "Everybody has left")
    merge = merge_page(open_window(desk, stage, qtbot))
    closed = "The round is closed. Reopen it to change a decision"

    for judge, names in (("J1", ("set_aside",)), ("J2", ("set_aside", "set_aside", "use_0", "use_1"))):
        merge.judges.outcomes.list.row_requested.emit(judge)
        found = [one for one in seen(merge, Button) if one.objectName() in names]
        assert sorted(one.objectName() for one in found) == list(names)
        assert {(one.isEnabled(), one.accessibleDescription()) for one in found} == {(False, closed)}


def test_files_come_from_the_clipboard_and_a_reminder_goes_there(window: ChairWindow, stage: Stage) -> None:
    merge = merge_page(window)
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(stage.j1))])
    QGuiApplication.clipboard().setMimeData(content)
    press_key(merge, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert rows(one(merge, Card, "preview")) == [(FIRST, "Counted")]
    press(merge, "cancel_preview")

    merge.judges.outcomes.list.action_requested.emit("J2")
    assert QGuiApplication.clipboard().text() == (
        "Dear Assoc. Prof. Dr. Thanathat Chonlatharakun, the score file for The Smart City Solution Awards 2023 (demo) "
        "has not come yet. Please seal and send it."
    )
