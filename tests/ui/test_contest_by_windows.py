"""A whole contest through real windows, from a spreadsheet with twelve mistakes to results that are published twice.

The chair's copy is led by its buttons and every refusal is read aloud as it stands there, in Thai; the deputy's copy
and a table looked at once more speak English. Only the judges are played by verbs, until they open the results. The
steps are in ``tests.ui.story``; what comes in is in ``tests.helpers.contest_story``, what is said in
``tests.helpers.contest_story_words``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair import deputies_part
from judge_desktop.ui.chair.submissions_page import SubmissionsPage
from judge_desktop.workflow.packages_here import chair_contest
from tests.helpers import contest_story as story
from tests.helpers.contest_story_words import PROBLEMS
from tests.ui.chair.find import page
from tests.ui.story import day, evening, preparing, publishing
from tests.ui.story.copies import Copies
from tests.ui.story.looking import problems


@pytest.fixture
def copies(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Copies]:
    """Nothing yet; each question for a file is answered with the next path of ``answers``."""
    answers: list[Path] = []
    for name in ("ask_open", "ask_save", "ask_folder"):
        monkeypatch.setattr(choose_files, name, lambda *_, **__: answers.pop(0))
    monkeypatch.setattr(deputies_part, "show_folder", lambda _: None)
    made = Copies(tmp_path, qtbot, answers)
    yield made
    for ws in made.opened:
        ws.close()


def test_a_contest_from_a_spreadsheet_to_its_end(copies: Copies) -> None:
    judges = copies.judges()
    program = copies.window("chair", Language.TH)
    chair = preparing.begin_from_the_template(program)
    preparing.three_categories_and_a_vote_on_ties(chair)
    preparing.import_with_twelve_mistakes(chair, copies)
    preparing.import_what_was_mended(chair, copies)
    preparing.people_from_a_spreadsheet_and_from_cards(chair, copies, judges)
    preparing.known_recusal_and_assignments(chair)
    preparing.rubric_and_schedule(chair)
    preparing.attachments_from_a_folder(chair, copies)
    preparing.eligibility(chair)
    deputy = copies.window("deputy", Language.TH)
    preparing.enrol_a_deputy(chair, deputy, copies)
    preparing.build_the_package(chair, copies)

    day.the_day(chair, copies.clock)
    files = day.play_the_judges(copies, judges)
    day.merge_five_files(chair, files)
    day.choose_between_two_versions(chair)
    day.confirm_by_words(chair, files["J3.judgescore"], judges)
    evening.set_aside_who_left_at_two(chair)
    evening.settle_the_tie_by_vote(chair)
    evening.no_award(chair)
    evening.popular_vote(chair, copies)
    evening.provisional_result_and_closing(chair, copies)
    evening.too_late(chair, files["J5.judgescore"], copies.clock)
    evening.the_deputy_sees_the_same(chair, deputy, copies, files)

    published = publishing.publish_both(chair, copies)
    publishing.anyone_checks(chair, published)
    publishing.a_judge_finds_hers(copies.window("J1", Language.TH), published)
    publishing.a_judge_reads_the_public_version(copies.window("J3", Language.TH), published)
    publishing.who_left_at_two_reads_why(copies.window("J4", Language.TH), published)
    fifth = copies.window("J5", Language.TH)
    publishing.who_came_late_is_not_counted(fifth, published)
    publishing.reopen_for_the_late_file(chair)
    publishing.close_again(chair)
    again = publishing.publish_both(chair, copies)
    publishing.anyone_checks(chair, again)
    publishing.everybody_counts_now(fifth, again, published)


def test_the_same_table_read_aloud_in_english(copies: Copies) -> None:
    chair = preparing.begin_from_the_template(copies.window("chair", Language.EN))
    found = page(chair, SubmissionsPage, "submissions")
    found.look_at(story.table_of_applicants(copies.at("applicants.xlsx")))
    assert problems(found) == PROBLEMS[Language.EN]
    assert chair_contest(chair.desk.ws).submissions == ()
