"""The sentence on top of a category: what each outcome says, in both languages, and never more than was computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest

from judge_desktop.config.i18n import Language, set_language, translator
from judge_desktop.domain.contest import Contest, Method
from judge_desktop.domain.standings import Standing, Tally
from judge_desktop.domain.statistics import (
    Bootstrap,
    Caution,
    CautionCode,
    LeftOut,
    Verdict,
    WinnerCheck,
)
from judge_desktop.scoring.tally import mean, median, round_half_up, trimmed_mean
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.winner_tables import few_shown
from judge_desktop.ui.chair.winner_words import answer_of, why_no_panels, why_not_computed
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.workflow.category_figures import CategoryFigures
from judge_desktop.workflow.first_place_plots import others_left_out
from tests.helpers import small_round

CONTEST = small_round.contest(judges=5, submissions=("A1", "A2", "A3"))
SCORES = {"A1": (90, 88, 91, 70, 89), "A2": (80, 82, 84, 90, 81), "A3": (60, 61, 62, 63, 64)}
NOBODY: Mapping[Method, tuple[str, ...]] = MappingProxyType({})


@pytest.fixture(autouse=True)
def english() -> None:
    set_language(Language.EN)


def standing(submission: str, rank: int, totals: tuple[int, ...]) -> Standing:
    by_judge = {f"j{n}": Decimal(total) for n, total in enumerate(totals, 1)}
    middle = mean(by_judge.values())
    assert middle is not None
    tally = Tally(
        submission=submission,
        category="A",
        totals=by_judge,
        mean=middle,
        median=median(by_judge.values()),
        trimmed_mean=trimmed_mean(by_judge.values()),
        official=middle,
        criteria={},
        score=round_half_up(middle, 2),
    )
    return Standing(submission=submission, category="A", rank=rank, tied=False, decided_by="score", tally=tally)


STANDINGS = tuple(standing(name, n, totals) for n, (name, totals) in enumerate(SCORES.items(), 1))


def left_out(judge: str, *winners: str) -> LeftOut:
    return LeftOut(judge=judge, category="A", winners=winners, changed=winners != ("A1",))


def figures(
    verdict: Verdict,
    *without: LeftOut,
    winners: tuple[str, ...] = ("A1",),
    by_method: Mapping[Method, tuple[str, ...]] = NOBODY,
    share: float | None = None,
) -> CategoryFigures:
    check = WinnerCheck(category="A", winners=winners, verdict=verdict, without=without, by_method=by_method)
    bootstrap = (
        Bootstrap(category="A", shares={"A1": share, "A2": 1 - share}, panels=126) if share is not None else None
    )
    return CategoryFigures(
        category="A",
        method=Method.MEAN,
        standings=STANDINGS,
        check=check,
        left_out=without,
        bootstrap=bootstrap,
    )


def names(contest: Contest = CONTEST, *, hidden: bool = False) -> JudgeNames:
    return JudgeNames(contest.panel.judges, small_round.package(contest), hidden=hidden)


def test_a_firm_result_says_what_else_was_looked_at() -> None:
    same = {Method.MEDIAN: ("A1",), Method.TRIMMED_MEAN: ("A1",), Method.RANK_SUM: ()}
    answer = answer_of(figures(Verdict.FIRM, by_method=same, share=0.874), CONTEST, names())

    assert answer.weight is Weight.FINE
    assert answer.sentence == "The result is firm: submission 1 stays first whichever judge is left out"
    assert answer.detail == (
        "Mean score of 5 judges · Every other method says the same · submission 1 is first in 87 % of redrawn panels"
    )


def test_a_firm_result_does_not_hide_a_method_that_says_otherwise() -> None:
    answer = answer_of(figures(Verdict.FIRM, by_method={Method.MEDIAN: ("A2",)}), CONTEST, names())

    assert answer.detail == "Mean score of 5 judges · Median score: submission 2 first"


def test_equal_scores_say_what_settled_them() -> None:
    by_median = replace(STANDINGS[0], decided_by="median")
    settled = replace(figures(Verdict.FIRM), standings=(by_median, *STANDINGS[1:]))
    assert answer_of(settled, CONTEST, names()).detail == "Mean score of 5 judges · equal scores, decided by: Median"
    by_decision = replace(STANDINGS[0], decided_by="decision")
    decided = replace(figures(Verdict.TIED), standings=(by_decision, *STANDINGS[1:]))
    answer = answer_of(decided, CONTEST, names())
    assert (answer.sentence, answer.detail) == (
        "The scores are equal: a decision put submission 1 first",
        "Mean score of 5 judges",
    )


def test_methods_that_agree_are_named_together() -> None:
    others = {Method.MEDIAN: ("A2",), Method.TRIMMED_MEAN: ("A3",), Method.RANK_SUM: ("A2",)}
    found = figures(Verdict.FIRM, by_method=others)

    assert answer_of(found, CONTEST, names()).detail == (
        "Mean score of 5 judges · Trimmed mean: submission 3 first · Median score or sum of ranks: submission 2 first"
    )
    set_language(Language.TH)
    assert "หากใช้ค่ามัธยฐาน หรือผลรวมลำดับ อันดับ 1 จะเป็นผลงาน 2" in answer_of(found, CONTEST, names()).detail


def test_a_warning_leaves_redrawn_panels_out_and_asks_for_no_talk_that_was_held() -> None:
    hanging = figures(Verdict.ONE_JUDGE, left_out("j4", "A2"), share=0.55)
    answer = answer_of(hanging, CONTEST, names())

    assert "panels" not in answer.detail
    assert answer.about == ("j4", "A1")
    assert "Discuss it before deciding" in answer.detail
    discussed = answer_of(hanging, CONTEST, names(), discussed={"A1"})
    assert discussed.detail == answer.detail.replace("Discuss it before deciding · ", "")


def test_one_judge_is_named_with_what_lies_behind_it() -> None:
    hanging = figures(Verdict.ONE_JUDGE, left_out("j4", "A2"), share=0.55)
    answer = answer_of(hanging, CONTEST, names())
    fourth = names().full("j4")

    assert answer.weight is Weight.WARNS
    assert answer.sentence == f"The result depends on one judge. Without {fourth}, submission 2 would be first"
    assert answer.detail.startswith(
        f"{fourth} gives submission 1 19.5 points less than the others' mean · Discuss it before deciding · "
    )


def test_one_judge_is_a_letter_while_names_are_hidden() -> None:
    set_language(Language.TH)
    hidden = names(hidden=True)
    answer = answer_of(figures(Verdict.ONE_JUDGE, left_out("j4", "A2")), CONTEST, hidden)

    letter = hidden.full("j4")
    assert letter.startswith("กรรมการ ")
    assert answer.sentence == (f"ผลการตัดสินขึ้นกับกรรมการเพียงหนึ่งคน หากไม่นับ {letter} อันดับ 1 จะเป็นผลงาน 2")
    assert names().full("j4") not in answer.sentence + answer.detail


def test_a_shared_first_place_without_one_judge() -> None:
    answer = answer_of(figures(Verdict.ONE_JUDGE, left_out("j4", "A1", "A2")), CONTEST, names())

    assert answer.sentence.endswith("submissions 1, 2 would share the first place")


def test_several_judges_are_named_as_long_as_they_are_few() -> None:
    few = [left_out(f"j{n}", "A2") for n in range(1, 4)]
    listed = names().listed(["j1", "j2", "j3"])
    assert answer_of(figures(Verdict.ONE_JUDGE, *few), CONTEST, names()).sentence == (
        f"The result depends on single judges: the first place changes without any one of {listed}"
    )
    many = [left_out(f"j{n}", "A2") for n in range(1, 6)]
    assert answer_of(figures(Verdict.ONE_JUDGE, *many), CONTEST, names()).sentence == (
        "The result depends on single judges: the first place changes without any one of 5 judges"
    )


def test_equal_scores_that_a_decision_settled_are_not_called_firm() -> None:
    settled = figures(Verdict.TIED, by_method={Method.MEDIAN: ("A2",)}, share=0.5)
    answer = answer_of(settled, CONTEST, names(), is_decided=True)

    assert answer.weight is Weight.NOTE
    assert answer.sentence == "The scores are equal: a decision put submission 1 first"
    assert answer.detail == (
        "Mean score of 5 judges · Median score: submission 2 first · submission 1 is first in 50 % of redrawn panels"
    )
    set_language(Language.TH)
    assert answer_of(settled, CONTEST, names()).sentence == "คะแนนเท่ากัน อันดับ 1 คือผลงาน 1 ซึ่งมาจากมติ"


def test_a_tie_and_too_few_judges_are_no_answer() -> None:
    tied = answer_of(figures(Verdict.TIED, winners=("A1", "A2")), CONTEST, names())
    unknown = answer_of(figures(Verdict.UNKNOWN), CONTEST, names())

    assert (tied.weight, tied.sentence) == (
        Weight.NOTE,
        "Whether the result is firm cannot be said while several submissions share the first place",
    )
    assert (unknown.weight, unknown.detail) == (Weight.NOTE, "It takes 3 judges and 2 submissions with scores")


def test_a_missing_method_says_why() -> None:
    some = replace(figures(Verdict.FIRM), cautions=(Caution(code=CautionCode.GRAPH_NOT_CONNECTED),))
    assert why_not_computed(some, Method.TRIMMED_MEAN) == "needs 5 scorecards of every submission"
    assert why_not_computed(some, Method.SEVERITY_ADJUSTED) == "not all judges are linked by common submissions"
    assert why_not_computed(some, Method.RANK_SUM) == "too few scorecards"
    no_panel = Caution(code=CautionCode.NO_BOOTSTRAP, category="A", details={"why": "no_panel_left"})
    assert why_no_panels(replace(some, cautions=(no_panel,))) == (
        "cannot be computed · every panel would leave a submission without scores"
    )
    covered = replace(some, is_pooled_hidden=True)
    assert why_not_computed(covered, Method.SEVERITY_ADJUSTED) == "shown when no category is covered any more"


def test_the_adjusted_score_is_left_out_while_something_is_covered() -> None:
    both = {Method.MEDIAN: ("A1",), Method.SEVERITY_ADJUSTED: ("A2",)}
    seen = figures(Verdict.FIRM, by_method=both)
    assert seen.others == both
    covered = replace(seen, is_pooled_hidden=True)
    assert covered.others == {Method.MEDIAN: ("A1",)}
    assert "Adjusted" not in answer_of(covered, CONTEST, names()).detail
    in_use = replace(covered, method=Method.SEVERITY_ADJUSTED)
    assert not in_use.hides(Method.SEVERITY_ADJUSTED)


def test_of_many_only_what_could_win_is_shown() -> None:
    many = tuple(standing(f"A{n}", n, (90 - n, 90 - n, 90 - n)) for n in range(1, 31))
    some = replace(figures(Verdict.ONE_JUDGE, left_out("j4", "A29")), standings=many)
    assert some.shown == ("A1", "A2", "A3", "A4", "A5", "A29")
    assert few_shown(some) == "24 submissions further down are not shown"
    judges = tuple(LeftOut(judge=f"j{n}", category="A", winners=("A1",), changed=n < 15) for n in range(200))
    crowd = replace(some, left_out=judges)
    assert [one.judge for one in crowd.left_out_shown] == [f"j{n}" for n in range(12)]
    assert others_left_out(crowd, translator(Language.EN)) == (
        "3 further judges would change it too · Without any one of the other 185 judges it stays"
    )
