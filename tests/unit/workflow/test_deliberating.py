"""Deliberating in the chair's copy: who decides, votes, levels, notes, discussions, the popular vote."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.domain.contest import AwardLevel, Contest, Ground, Recusal, RecusalScope, TieBreakStep
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.panel import Confirmation
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.domain.text import Text
from judge_desktop.scoring.awards import read_levels
from judge_desktop.scoring.resolutions import Resolution, written_resolution
from judge_desktop.store import audit_log
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.workflow.deliberate import DecisionRequest, awards_of, decide
from judge_desktop.workflow.deliberation import deliberation_of
from judge_desktop.workflow.discussion import notes, record_discussion, write_note
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.missing_things import missing_things
from judge_desktop.workflow.panel import confirm_judge
from judge_desktop.workflow.popular_vote import popular_vote, preview_popular_vote, record_popular_vote
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.provisional import provisional_sheet
from judge_desktop.workflow.results import results_in, results_of
from judge_desktop.workflow.results_as_plain import as_plain
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.round_statistics import round_statistics
from tests.unit.workflow.conftest import JUDGES, Desks, score_everything

Change = Callable[[Contest], Contest]


@contextmanager
def refusing(code: Code) -> Iterator[None]:
    with pytest.raises(JudgeDesktopError) as refused:
        yield
    assert refused.value.code is code


def played(
    desks: Desks, change: Change | None = None, judges: tuple[str, ...] = JUDGES, **points: dict[str, str]
) -> None:
    """Package, score files of the judges with those points, merged and confirmed. All submissions come out equal."""
    if change is not None:
        edit_contest(desks.chair, ContestSection.RULES, change)
    desks.package()
    paths = []
    for judge in judges:
        session = desks.session(judge)
        session.declare()
        score_everything(session, points.get(judge))
        session.seal()
        paths.append(desks.export(judge).path)
    merge_scores(desks.chair, paths)
    for judge in judges:
        confirm_judge(desks.chair, judge, Confirmation.UNHEARD)


def ladder(*steps: TieBreakStep) -> Change:
    return lambda contest: replace(contest, rules=replace(contest.rules, tie_break_ladder=steps))


def recused(contest: Contest) -> Contest:
    """The chair has an interest in ENV."""
    known = (Recusal(judge="J1", scope=RecusalScope.CATEGORY, target="ENV", ground=Ground.EMPLOYER),)
    return replace(contest, rounds=tuple(replace(one, known_recusals=known) for one in contest.rounds))


def levelled(contest: Contest) -> Contest:
    levels = (
        AwardLevel(id="good", name=Text(th="ดี"), lowest=Decimal(70)),
        AwardLevel(id="best", name=Text(th="ดีเด่น"), lowest=Decimal(95)),
    )
    rules = replace(contest.rules, joint_award_possible=True)
    categories = tuple(replace(one, award_levels=levels) for one in contest.categories)
    return replace(contest, rules=rules, categories=categories)


def request(kind: DecisionKind, *submissions: str, **more: object) -> DecisionRequest:
    return DecisionRequest(kind=kind, reason="เหตุผล", category="ENV", submissions=submissions, **more)  # type: ignore[arg-type]


def ranks(desks: Desks) -> dict[str, int | None]:
    return {one.submission: one.rank for one in results_of(desks.chair).standings if one.category == "ENV"}


def votes(**votes: int) -> dict[str, str]:
    counts = {name.replace("_", "-"): count for name, count in votes.items()}
    return written_resolution(Resolution(votes=counts, abstained=0, present=sum(votes.values())))


def test_the_panel_settles_a_tie_by_vote_and_the_votes_are_kept(desks: Desks) -> None:
    played(desks, ladder(TieBreakStep.RESOLUTION))
    assert ranks(desks) == {"ENV-01": 1, "ENV-02": 1}
    with refusing(Code.TIE_SETTLED_OTHERWISE):
        decide(desks.chair, request(DecisionKind.BREAK_TIE, "ENV-01", values={"by": "chair"}))
    with refusing(Code.DECISION_INCOMPLETE):
        decide(desks.chair, request(DecisionKind.BREAK_TIE, "ENV-01"))
    with refusing(Code.VOTES_MORE_THAN_PANEL):
        decide(desks.chair, request(DecisionKind.BREAK_TIE, values=votes(ENV_01=1, ENV_02=3)))
    with refusing(Code.VOTES_INCOMPLETE):
        decide(desks.chair, request(DecisionKind.BREAK_TIE, values=votes(ENV_02=3)))
    with refusing(Code.VOTES_DO_NOT_ADD_UP):
        decide(desks.chair, request(DecisionKind.BREAK_TIE, values={**votes(ENV_01=1, ENV_02=2), "abstained": "1"}))
    with refusing(Code.VOTES_DECIDE_NOTHING):
        decide(desks.chair, request(DecisionKind.BREAK_TIE, values=votes(ENV_01=1, ENV_02=1)))

    wanted = request(DecisionKind.BREAK_TIE, values=votes(ENV_01=1, ENV_02=2), texts={"dissent": "ฝ่ายข้างน้อย"})
    settled = decide(desks.chair, wanted)

    assert (settled.submissions, settled.texts["dissent"]) == (("ENV-02", "ENV-01"), "ฝ่ายข้างน้อย")
    assert ranks(desks) == {"ENV-01": 2, "ENV-02": 1}


def test_a_settled_tie_is_taken_back(desks: Desks) -> None:
    played(desks)
    settled = decide(desks.chair, request(DecisionKind.BREAK_TIE, "ENV-02"))
    room = deliberation_of(desks.chair).room("ENV")
    assert (settled.values["by"], room.in_force) == ("chair", frozenset({settled.sha256}))

    decide(desks.chair, DecisionRequest(kind=DecisionKind.RESTORE, documents=(settled.sha256,), reason="ผิด"))

    assert ranks(desks) == {"ENV-01": 1, "ENV-02": 1}
    room = deliberation_of(desks.chair).room("ENV")
    assert (room.taken_back, room.in_force) == (frozenset({settled.sha256}), frozenset())
    assert [one.kind for one in room.decisions] == [DecisionKind.RESTORE, DecisionKind.BREAK_TIE]


def test_levels_go_into_the_award_by_the_score(desks: Desks) -> None:
    played(desks, levelled)
    given = decide(desks.chair, request(DecisionKind.JOINT_AWARD, "ENV-01", "ENV-02"))

    assert read_levels(given) == {"ENV-01": "good", "ENV-02": "good"}
    with refusing(Code.LEVEL_UNKNOWN):
        decide(desks.chair, request(DecisionKind.AWARD, "ENV-01", values={"levels": "ENV-01=gold"}))
    with refusing(Code.SUBMISSION_UNKNOWN):
        decide(desks.chair, request(DecisionKind.AWARD, "ENV-01", values={"levels": "ENV-02=best"}))
    other = decide(desks.chair, request(DecisionKind.AWARD, "ENV-01", values={"levels": "ENV-01=best"}))
    assert awards_of(round_documents(desks.chair)) == {"ENV": other}


def test_what_the_rules_do_not_provide_for_is_refused(desks: Desks) -> None:
    played(desks, lambda contest: replace(contest, rules=replace(contest.rules, no_award_possible=False)))
    with refusing(Code.AWARD_NOT_ALLOWED):
        decide(desks.chair, request(DecisionKind.NO_AWARD))
    with refusing(Code.AWARD_NOT_ALLOWED):
        decide(desks.chair, request(DecisionKind.JOINT_AWARD, "ENV-01", "ENV-02"))
    assert awards_of(round_documents(desks.chair)) == {}


def test_a_recused_chair_decides_nothing_there_until_somebody_acts(desks: Desks) -> None:
    played(desks, recused, judges=("J2", "J3"))
    room = deliberation_of(desks.chair).room("ENV")
    assert (room.is_closed_to_chair, room.presides, room.may_act, room.is_covered) == (True, "", ("J2", "J3"), True)
    with refusing(Code.ACTING_CHAIR_NEEDED):
        decide(desks.chair, request(DecisionKind.NO_AWARD, decided_by="J2"))
    with refusing(Code.DECIDED_BY_RECUSED):
        decide(desks.chair, request(DecisionKind.NO_AWARD))
    with refusing(Code.ACTING_CHAIR_NOT_POSSIBLE):
        decide(desks.chair, request(DecisionKind.ACTING_CHAIR, judge="J1"))
    with refusing(Code.DECISION_INCOMPLETE):
        decide(desks.chair, request(DecisionKind.ACTING_CHAIR))

    decide(desks.chair, request(DecisionKind.ACTING_CHAIR, judge="J3"))
    decided = decide(desks.chair, request(DecisionKind.NO_AWARD))

    assert (decided.decided_by, deliberation_of(desks.chair).room("ENV").presides) == ("J3", "J3")
    with refusing(Code.DECIDED_BY_RECUSED):
        back = DecisionRequest(kind=DecisionKind.RESTORE, documents=(decided.sha256,), reason="ผิด", decided_by="J1")
        decide(desks.chair, back)


def test_a_judging_chair_hands_in_first(desks: Desks) -> None:
    played(desks, judges=("J2", "J3"))
    room = deliberation_of(desks.chair).room("ENV")
    assert (room.still_to_seal, room.is_covered) == (("ENV-01", "ENV-02"), True)
    assert results_of(desks.chair).covered == ("ENV", "ENE")

    decide(desks.chair, request(DecisionKind.EXCLUDE, judge="J1"))

    assert not deliberation_of(desks.chair).room("ENV").is_covered
    assert results_of(desks.chair).covered == ("ENE",)


def test_who_scored_a_part_is_named_with_means_and_time(desks: Desks) -> None:
    desks.package()
    paths = []
    for judge in JUDGES:
        session = desks.session(judge)
        session.declare()
        score_everything(session, {"D3": "20"} if judge == "J3" else None)
        if judge == "J3":
            session.set_absent("ENV-02")
        session.seal()
        paths.append(desks.export(judge).path)
    merge_scores(desks.chair, paths)
    for judge in JUDGES:
        confirm_judge(desks.chair, judge, Confirmation.UNHEARD)
    at = {"state": "joined", "at": "09:30"}
    attendance = DecisionRequest(kind=DecisionKind.ATTENDANCE, judge="J3", values=at, reason="มา")
    decide(desks.chair, attendance)
    decide(desks.chair, replace(attendance, values={"state": "left", "at": "14:00"}))

    (part,) = deliberation_of(desks.chair).room("ENV").partial
    with_her = {name: str(float(pair[0] or 0)) for name, pair in part.means.items()}
    without = {name: str(float(pair[1] or 0)) for name, pair in part.means.items()}
    assert (part.judge, part.scored, part.not_scored, part.left_at) == ("J3", ("ENV-01",), ("ENV-02",), "14:00")
    assert (with_her["ENV-01"][:5], without["ENV-01"], with_her["ENV-02"]) == ("82.33", "88.0", "88.0")

    decide(desks.chair, request(DecisionKind.EXCLUDE, judge="J3"))
    (aside,) = deliberation_of(desks.chair).room("ENV").partial
    assert (aside.is_out, aside.means, aside.aside_in) == (True, part.means, "ENV")
    decide(desks.chair, request(DecisionKind.RESTORE, judge="J3"))
    assert deliberation_of(desks.chair).room("ENV").partial == (part,)


def test_a_discussion_is_recorded_until_the_scores_change(desks: Desks) -> None:
    played(desks, J3={"D3": "20"})
    room = deliberation_of(desks.chair).room("ENV")
    assert [(one.submission, one.judge) for one in room.prompts] == [("ENV-01", "J3"), ("ENV-02", "J3")]
    with refusing(Code.SUBMISSION_UNKNOWN):
        record_discussion(desks.chair, "ENV-99")

    record_discussion(desks.chair, "ENV-01", "  อ่านหลักฐานอีกครั้ง ")

    room = deliberation_of(desks.chair).room("ENV")
    assert {name: one.words for name, one in room.discussed.items()} == {"ENV-01": "อ่านหลักฐานอีกครั้ง"}
    decide(desks.chair, request(DecisionKind.EXCLUDE, judge="J3"))
    with refusing(Code.DISCUSSION_NOT_ASKED):
        record_discussion(desks.chair, "ENV-01")
    events = [one.event for one in events_of(desks)]
    assert events.count(AuditEvent.DISCUSSION_HELD) == 1


def events_of(desks: Desks) -> tuple[audit_log.Entry, ...]:
    with desks.chair.database.reading() as connection:
        return audit_log.entries(connection)


def test_notes_stay_on_this_copy_and_their_words_out_of_the_log(desks: Desks) -> None:
    desks.package()
    assert write_note(desks.chair, " ถามเรื่องงบประมาณ ", "ENV")
    assert not write_note(desks.chair, "ถามเรื่องงบประมาณ", "ENV")
    assert write_note(desks.chair, "ดี", "ENV", "ENV-01")
    with refusing(Code.SUBMISSION_UNKNOWN):
        write_note(desks.chair, "ดี", "ENV", "ENE-01")
    with refusing(Code.CATEGORY_UNKNOWN):
        write_note(desks.chair, "ดี", "ART")

    assert notes(desks.chair) == {("ENV", ""): "ถามเรื่องงบประมาณ", ("ENV", "ENV-01"): "ดี"}
    written = [one.details for one in events_of(desks) if one.event is AuditEvent.NOTE_WRITTEN]
    assert written == [{"category": "ENV", "submission": ""}, {"category": "ENV", "submission": "ENV-01"}]


def test_votes_are_looked_at_before_they_are_recorded(desks: Desks, tmp_path: Path) -> None:
    desks.package()
    path = tmp_path / "votes.csv"
    path.write_text("voter,submission\na,ENV-01\nb,ENV-01\na,ENV-02\nc,ENV-99\n", encoding="utf-8")
    preview = preview_popular_vote(desks.chair, path)

    assert (preview.votes, preview.ballots) == ({"ENV-01": 2, "ENV-02": 0, "ENE-01": 0}, 3)
    assert [(one.code, one.where.row) for one in preview.findings] == [
        (FindingCode.VOTER_TWICE, 4),
        (FindingCode.VOTE_FOR_UNKNOWN_SUBMISSION, 5),
    ]
    assert popular_vote(desks.chair).votes is None

    record_popular_vote(desks.chair, preview.votes, "ตาราง")
    found = popular_vote(desks.chair)
    assert (found.winners, found.votes) == (("ENV-01",), preview.votes)
    record_popular_vote(desks.chair, {"ENE-01": 3}, "พิมพ์เอง")
    assert popular_vote(desks.chair).winners == ("ENE-01",)


def test_what_holds_no_vote_is_refused(desks: Desks, tmp_path: Path) -> None:
    desks.package()
    path = tmp_path / "votes.csv"
    path.write_text("submission,votes\nENV-99,4\n", encoding="utf-8")
    with refusing(Code.TABLE_HAS_FINDINGS):
        preview_popular_vote(desks.chair, path)
    with refusing(Code.VOTES_NOT_UNDERSTOOD):
        record_popular_vote(desks.chair, {}, "ว่าง")
    with refusing(Code.SUBMISSION_UNKNOWN):
        record_popular_vote(desks.chair, {"ENV-99": 1}, "ไม่มี")
    with refusing(Code.VOTES_NOT_UNDERSTOOD):
        wrong: dict[str, str] = {"ENV-01": "many"}
        decide(desks.chair, DecisionRequest(kind=DecisionKind.POPULAR_VOTE, reason="ผิด", values=wrong))
    assert (popular_vote(desks.chair).votes, round_documents(desks.chair).decisions) == (None, ())


def two_are_enough(contest: Contest) -> Contest:
    return replace(contest, rules=replace(contest.rules, minimum_scorecards=2))


def provisional_lines(desks: Desks) -> dict[str, tuple[int, str]]:
    """Category -> how many lines the provisional page has of it, and why it has none."""
    tr = Translator(Language.EN)
    sheet = provisional_sheet(PrintJob(ws=desks.chair, kind=ReportKind.PROVISIONAL, folder=desks.root, tr=tr))
    return {one.name.split()[-1]: (len(one.lines), one.instead) for one in sheet.categories}


def test_no_page_and_no_list_gives_covered_scores_away(desks: Desks) -> None:
    """Both categories end in a tie; the judging chair has sent nothing yet."""
    played(desks, two_are_enough, judges=("J2", "J3"))
    found = results_of(desks.chair)
    assert {one.code for one in found.findings} >= {FindingCode.TIE_NEEDS_DECISION}
    assert [one.code for one in found.shown_findings if one.code is FindingCode.TIE_NEEDS_DECISION] == []
    said = missing_things(round_documents(desks.chair), found, Translator(Language.EN))
    assert [one for one in said if "equal" in one] == []
    covered = "Scores stay covered until the chair has handed in hers"
    assert set(provisional_lines(desks).values()) == {(0, covered)}


def told_to_scripts(desks: Desks) -> dict[str, Any]:
    """What ``results --json`` prints."""
    known = round_documents(desks.chair)
    return as_plain(results_in(known), round_statistics(known), Translator(Language.EN))


def test_scripts_are_told_no_covered_score_either(desks: Desks) -> None:
    played(desks, two_are_enough, judges=("J2", "J3"))
    decide(desks.chair, request(DecisionKind.EXCLUDE, judge="J1"))
    told = told_to_scripts(desks)
    assert told["covered"] == ["ENE"]
    assert {one["category"]: len(one["standings"]) for one in told["categories"]} == {"ENV": 2, "ENE": 0}
    assert "ENE-01" not in json.dumps({**told, "warnings": []})
    assert (told["judges"], told["outliers"]) == ([], [])
    assert set(told["agreement"]["krippendorff_alpha"].values()) == {None}
    assert [one for one in told["warnings"] if one["code"] == "figures_covered"] == [
        {
            "code": "figures_covered",
            "message": "Scores stay covered until the chair has handed in hers",
            "details": {"category": "ENE"},
        }
    ]
    decide(desks.chair, DecisionRequest(kind=DecisionKind.EXCLUDE, reason="ลา", judge="J1", category="ENE"))
    told = told_to_scripts(desks)
    assert [one["standings"][0]["submission"] for one in told["categories"]] == ["ENV-01", "ENE-01"]
    assert [one["judge"] for one in told["judges"]] == ["J2", "J3"]


def test_the_provisional_page_covers_what_a_recused_chair_may_not_see(desks: Desks) -> None:
    played(desks, lambda contest: recused(two_are_enough(contest)), judges=("J2", "J3"))
    by_name = provisional_lines(desks)
    assert (0, "The chair is recused here: the acting chair sees the scores") in by_name.values()
    decide(desks.chair, request(DecisionKind.ACTING_CHAIR, judge="J2"))
    decide(desks.chair, request(DecisionKind.NO_AWARD))
    assert sorted(count for count, _ in provisional_lines(desks).values()) == [0, 2]
