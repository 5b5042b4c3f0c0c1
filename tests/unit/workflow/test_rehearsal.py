"""A rehearsal made of a contest at any state of preparation, what comes back of it, what stays out of the round."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.contest import Mode
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.merging import Outcome
from judge_desktop.domain.panel import Confirmation
from judge_desktop.domain.schedule import Schedule
from judge_desktop.domain.text import Text
from judge_desktop.scoring.rehearsal_contest import PRACTICE, holds_practice
from judge_desktop.workflow.deliberate import DecisionRequest, close_round, decide
from judge_desktop.workflow.identity import show_identity
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.package_effects import package_effects
from judge_desktop.workflow.packages_here import chair_contest, chair_package
from judge_desktop.workflow.panel import confirm_judge
from judge_desktop.workflow.practice import practice_submission
from judge_desktop.workflow.publish_results import publish_results
from judge_desktop.workflow.rehearsal import (
    Came,
    MadeRehearsal,
    look_at_rehearsal,
    make_rehearsal,
    rehearsal_letter,
    rehearsal_progress,
)
from judge_desktop.workflow.results import results_of
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.scoring_session import ScoringSession, open_session
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.drafts import save_contest
from tests.unit.workflow.conftest import JUDGES, SUBMISSIONS, Desks, score_everything

ENGLISH = translator(Language.EN)
NAME = "rehearsal.judgepack"


def rehearse(desks: Desks) -> MadeRehearsal:
    return make_rehearsal(desks.chair, desks.root / NAME, ENGLISH)


def change(ws: Workspace, submission: str, **changes: Any) -> None:
    contest = chair_contest(ws)
    submissions = tuple(replace(one, **changes) if one.id == submission else one for one in contest.submissions)
    save_contest(ws, replace(contest, submissions=submissions))


def score_practice(session: ScoringSession) -> None:
    session.import_scores(
        [(PRACTICE, criterion.id, str(criterion.full_mark)) for criterion in session.rubric(PRACTICE).criteria]
    )


def decide_everything(desks: Desks) -> None:
    results = results_of(desks.chair)
    for category in ("ENV", "ENE"):
        tied = tuple(one.submission for one in results.standings if one.category == category and one.rank == 1)
        if len(tied) > 1:
            decide(
                desks.chair,
                DecisionRequest(kind=DecisionKind.BREAK_TIE, category=category, submissions=tied, reason="เท่ากัน"),
            )
        request = DecisionRequest(kind=DecisionKind.AWARD, category=category, submissions=tied[:1], reason="คะแนนสูงสุด")
        decide(desks.chair, request)
    close_round(desks.chair, "ครบถ้วน")


def documents_in(path: Path) -> list[bytes]:
    with zipfile.ZipFile(path) as archive:
        return [archive.read(one) for one in archive.namelist()]


def test_a_contest_without_a_film_is_rehearsed_with_the_practice_submission(desks: Desks) -> None:
    made = rehearse(desks)

    package = chair_package(desks.chair)
    practice = package.contest.finalists[0]
    assert (package.mode, made.has_practice, made.left_out) == (Mode.REHEARSAL, True, ())
    assert (practice.id, practice.category, practice.number) == (PRACTICE, PRACTICE, 5)
    assert [one.media_type for one in practice.attachments] == ["application/pdf", "video/mp4"]
    assert [one.id for one in package.contest.finalists[1:]] == [one.id for one in chair_contest(desks.chair).finalists]
    opened = desks.session("J1", NAME)
    sizes = [opened.attachment_path(one.sha256).stat().st_size for one in practice.attachments]
    assert sizes == [one.size for one in practice.attachments]


def test_nothing_of_it_goes_into_the_draft_and_no_change_is_told(desks: Desks) -> None:
    draft = chair_contest(desks.chair)
    rehearse(desks)

    assert chair_contest(desks.chair) == draft
    assert package_effects(desks.chair).effects.effects == ()


def test_a_contest_that_brings_a_pdf_and_a_film_is_rehearsed_as_it_is(desks: Desks) -> None:
    one = chair_contest(desks.chair).submission("ENV-01")
    assert one is not None
    film = replace(one.attachments[0], media_type="video/mp4", sha256="0" * 64)
    change(desks.chair, "ENV-01", attachments=(*one.attachments, film))

    known = look_at_rehearsal(desks.chair)

    assert (known.has_practice, known.contest) == (False, chair_contest(desks.chair))


def test_a_contest_without_submissions_is_rehearsed_with_practice_alone(
    empty_contest: Workspace, tmp_path: Path
) -> None:
    make_rehearsal(empty_contest, tmp_path / NAME, ENGLISH)

    assert [one.id for one in chair_package(empty_contest).contest.finalists] == [PRACTICE]


def test_what_is_not_fit_yet_is_left_out_and_named(desks: Desks) -> None:
    change(desks.chair, "ENV-02", title=Text())
    change(desks.chair, "ENE-01", category="nowhere")

    made = rehearse(desks)

    assert sorted(made.left_out) == ["ENE-01", "ENV-02"]
    assert [one.id for one in chair_package(desks.chair).contest.finalists] == [PRACTICE, "ENV-01"]


def test_what_is_missing_for_any_rehearsal_is_said_and_nothing_is_left_behind(desks: Desks) -> None:
    contest = chair_contest(desks.chair)
    save_contest(desks.chair, replace(contest, panel=replace(contest.panel, judges=())))

    missing = look_at_rehearsal(desks.chair).missing
    with pytest.raises(JudgeDesktopError) as refused:
        rehearse(desks)

    assert [one.code for one in missing] == [FindingCode.NO_JUDGES, FindingCode.NO_CHAIR]
    assert (refused.value.code, refused.value.details["findings"]) == (Code.CONTEST_HAS_FINDINGS, missing)
    assert not (desks.root / NAME).exists()


def test_every_judge_has_the_practice_submission_where_work_is_assigned(desks: Desks) -> None:
    contest = chair_contest(desks.chair)
    pairs = tuple(one for one in contest.assignments_of(contest.rounds[0]) if one.submission == "ENV-01")
    rounds = (replace(contest.rounds[0], assignments=pairs[:1]),)
    save_contest(desks.chair, replace(contest, rounds=rounds))
    rehearse(desks)

    assigned = {judge: [one.id for one in desks.session(judge, NAME).submissions] for judge in JUDGES}
    assert assigned == {"J1": [PRACTICE, "ENV-01"], "J2": [PRACTICE], "J3": [PRACTICE]}


def test_the_letter_tells_the_whole_way_in_both_languages(desks: Desks) -> None:
    contest = chair_contest(desks.chair)
    day = date(2026, 9, 8)
    contest = replace(contest, rounds=(replace(contest.rounds[0], schedule=Schedule(day=day)),))
    thai = rehearsal_letter(contest, NAME, translator(Language.TH), today=day).splitlines()
    english = rehearsal_letter(contest, NAME, ENGLISH, today=day).splitlines()
    locked = rehearsal_letter(contest, NAME, ENGLISH, today=day, has_passphrase=True).splitlines()
    late = rehearsal_letter(contest, NAME, ENGLISH, today=date(2026, 9, 9)).splitlines()

    assert f"1. Save the file “{NAME}” and open it with the program." in english
    assert f"1. บันทึกไฟล์ “{NAME}” แล้วเปิดด้วยโปรแกรม" in thai
    assert len(thai) == len(english)
    (told,) = (line for line in locked if line not in english)
    assert told == "The file is locked. You will be told the passphrase by another way."
    over = [line for line in english if line not in late]
    assert over == ["The presentations are on 8 September 2026: please rehearse before."]


def test_the_chair_sees_who_came_through_and_whose_words_were_heard(desks: Desks) -> None:
    rehearse(desks)
    for judge in JUDGES[:2]:
        session = desks.session(judge, NAME)
        score_practice(session)
        session.seal(session.ready_to_seal())
        desks.export(judge)
    words = " ".join(show_identity(desks.desk("J1")).check_words["th"])

    def told() -> list[tuple[str, Came, Confirmation]]:
        return [(one.judge.id, one.came, one.heard) for one in rehearsal_progress(desks.chair)[1]]

    nothing = [(judge, Came.NOTHING, Confirmation.UNHEARD) for judge in JUDGES]
    assert (rehearsal_progress(desks.chair)[0], told()) == (Mode.REHEARSAL, nothing)
    merge_scores(desks.chair, [desks.root / "J1.judgescore", desks.root / "J2.judgescore"])
    waiting = [(judge, Came.WAITING, Confirmation.UNHEARD) for judge in JUDGES[:2]]
    assert told() == [*waiting, nothing[2]]
    confirm_judge(desks.chair, "J1", Confirmation.VOICE, words)
    assert told() == [("J1", Came.THROUGH, Confirmation.VOICE), waiting[1], nothing[2]]


def test_keys_carry_over_to_the_official_round_and_nothing_else(desks: Desks) -> None:
    made = rehearse(desks)
    for judge in JUDGES:
        words = " ".join(made.built.check_words["th"])
        open_package(desks.desk(judge), desks.root / NAME, judge=judge, words=words)
        session = open_session(desks.desk(judge))
        score_practice(session)
        session.seal(session.ready_to_seal())
        desks.export(judge, f"rehearsal {judge}.judgescore")
        merge_scores(desks.chair, [desks.root / f"rehearsal {judge}.judgescore"])
        words = " ".join(show_identity(desks.desk(judge)).check_words["en"])
        confirm_judge(desks.chair, judge, Confirmation.VOICE, words)
    rehearsed = {one.sha256 for one in round_documents(desks.chair).score_files}

    official = desks.package("official.judgepack")
    known = round_documents(desks.chair)
    assert (known.package.mode, known.package.revision, known.score_files, known.decisions) == (
        Mode.OFFICIAL,
        1,
        (),
        (),
    )
    assert not holds_practice(known.package.contest)
    practice = {one.sha256 for one in practice_submission().attachments}
    assert not practice & {one.sha256 for one in known.package.files}
    assert [[key.confirmation for key in one.known_keys] for one in known.package.contest.panel.voting] == [
        [Confirmation.VOICE]
    ] * 3

    (line,) = merge_scores(desks.chair, [desks.root / "rehearsal J1.judgescore"]).files
    assert (line.outcome, line.code) == (Outcome.REFUSED, Code.WRONG_MODE)
    opened = open_package(desks.desk("J1"), official.path)
    assert (opened.judge, opened.confirmed) == ("J1", Confirmation.VOICE)
    session = open_session(desks.desk("J1"))
    assert [one.given for one in session.scorecards()] == [{}, {}, {}]
    assert tuple(sorted(one.id for one in session.submissions)) == tuple(sorted(SUBMISSIONS))

    for judge in JUDGES:
        session = desks.session(judge, "official.judgepack")
        score_everything(session)
        session.seal()
        desks.export(judge)
    merged = merge_scores(desks.chair, [desks.root / f"{judge}.judgescore" for judge in JUDGES])
    assert [one.outcome.value for one in merged.files] == ["accepted"] * 3
    decide_everything(desks)
    publish_results(desks.chair, desks.root / "out.judgeresults")
    published = b"".join(documents_in(desks.root / "out.judgeresults"))
    assert all(one.sha256.encode() in published for one in merged.files)
    assert not any(one.encode() in published for one in (*rehearsed, *practice, PRACTICE, made.built.manifest_sha256))
