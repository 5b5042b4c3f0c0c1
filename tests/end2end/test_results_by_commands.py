"""``tally`` of tables from anywhere and ``results`` of a round: every figure in JSON, and tables that people read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from judge_desktop.config.paths import resource
from judge_desktop.exchange.contest_folder import read_contest_folder
from judge_desktop.workflow.create_contest import DEMO_FOLDER
from judge_desktop.workflow.demo_scores import demo_scores
from tests.helpers.small_day import Copy, Day

FORMS = {"ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)"}
LEVELS = {"nominal", "ordinal", "interval", "ratio"}
JUDGE = {"judge", "mean", "severity", "severity_adjusted_effect", "spearman_rest"}
APART = "submission,judge,score\nA,x,90\nA,y,80\nB,x,70\nB,y,95\nC,z,60\nD,z,50.5\n"


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """A copy of the program with an empty data folder."""
    return Copy(tmp_path / "home")


@pytest.fixture(scope="module")
def demo_table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented scores of the bundled contest as a table: 7 judges, 21 submissions, 7 categories, 4 criteria."""
    contest = read_contest_folder(resource(DEMO_FOLDER), "demo").contest
    assert contest is not None
    names = {one.id: one.category for one in contest.finalists}
    lines = [
        f"{names[submission]},{submission},{judge.id},{criterion},{score}"
        for judge in contest.panel.voting
        for submission, criterion, score in demo_scores(contest, judge.id, contest.finalists)
    ]
    path = tmp_path_factory.mktemp("tables") / "demo.csv"
    path.write_text("\n".join(["category,submission,judge,criterion,score", *lines]) + "\n", encoding="utf-8")
    return path


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "scores.csv"
    path.write_text(text, encoding="utf-8")
    return path


def codes(content: Any) -> list[str]:
    return [one["code"] for one in content["warnings"]]


def numbers_in(content: Any) -> list[float]:
    """Every number that is no count."""
    if isinstance(content, dict):
        return [number for value in content.values() for number in numbers_in(value)]
    if isinstance(content, list):
        return [number for value in content for number in numbers_in(value)]
    return [content] if isinstance(content, float) else []


def test_the_demo_contests_scores_have_every_figure(copy: Copy, demo_table: Path) -> None:
    rubric = resource(DEMO_FOLDER) / "contest.toml"
    said = copy.do("tally", demo_table, "--rubric", rubric)
    assert (len(said["categories"]), len(said["judges"]), said["warnings"]) == (7, 7, [])
    assert all(set(one) >= JUDGE and None not in one.values() for one in said["judges"])
    for part in said["categories"]:
        assert [one["rank"] for one in part["standings"]] in ([1, 2, 3], [1, 1, 3])
        assert all(None not in {**one, "decided_by": ""}.values() for one in part["standings"])
        assert all(set(one["criteria"]) == {"D1", "D2", "D3", "D4"} for one in part["standings"])
        first = part["standings"][0]
        assert first["score"] == f"{first['mean']:.2f}"
        assert sum(part["head_to_head"].values()) + ties(part) == 3 * 7
    agreement = said["agreement"]
    assert (set(agreement["krippendorff_alpha"]), set(agreement["icc"])) == (LEVELS, FORMS)
    assert all(set(one) >= {"value", "ci95"} and len(one["ci95"]) == 2 for one in agreement["icc"].values())
    assert set(agreement["kendall_w"]) == {"w", "chi2", "df", "p"}
    stability = said["stability"]
    assert {(one["category"], one["judge"]) for one in stability["leave_one_judge_out"]} == {
        (part["category"], judge["judge"]) for part in said["categories"] for judge in said["judges"]
    }
    assert set(stability["bootstrap"]) == {part["category"] for part in said["categories"]}
    assert all(sum(shares.values()) == pytest.approx(1) for shares in stability["bootstrap"].values())


def ties(part: Any) -> int:
    """Pairs of submissions to which a judge gave the same: 21 comparisons less those one of the two won."""
    wins = part["head_to_head"]
    return sum(7 - wins[f"{first}>{second}"] - wins[f"{second}>{first}"] for first, second in pairs(part))


def pairs(part: Any) -> list[tuple[str, str]]:
    names = [one["submission"] for one in part["standings"]]
    return [(first, second) for place, first in enumerate(names) for second in names[place + 1 :]]


def test_every_method_ranks_by_its_own_figure(copy: Copy, demo_table: Path) -> None:
    for method in ("mean", "trimmed_mean", "median", "severity_adjusted", "rank_sum"):
        said = copy.do("tally", demo_table, "--method", method, "--decimals", "4")
        assert said["method"] == method
        for part in said["categories"]:
            figures = [one[method] for one in part["standings"]]
            assert figures == sorted(figures, reverse=method != "rank_sum")
            scores = [one["score"] for one in part["standings"]]
            assert [float(score) for score in scores] == pytest.approx(figures, abs=0.00005001)
            assert all(len(score.partition(".")[2]) == 4 for score in scores)


def test_judges_who_share_no_submission_are_named(copy: Copy, tmp_path: Path) -> None:
    said = copy.do("tally", table(tmp_path, APART))
    (apart,) = [one for one in said["warnings"] if one["code"] == "graph_not_connected"]
    assert apart["details"]["islands"] == [
        {"judges": ["x", "y"], "submissions": ["A", "B"]},
        {"judges": ["z"], "submissions": ["C", "D"]},
    ]
    (part,) = said["categories"]
    assert {one["severity_adjusted"] for one in part["standings"]} == {None}
    assert {one["severity_adjusted_effect"] for one in said["judges"]} == {None}
    assert [(one["submission"], one["score"]) for one in part["standings"]][:2] == [("A", "85.00"), ("B", "82.50")]
    assert (part["head_to_head"]["A>B"], part["head_to_head"]["A>C"], len(part["head_to_head"])) == (1, 0, 12)
    assert {"too_few_scorecards", "rank_sum_incomplete"} <= set(codes(said))

    adjusted = copy.do("tally", tmp_path / "scores.csv", "--method", "severity_adjusted")
    assert {(one["rank"], one["score"]) for one in adjusted["categories"][0]["standings"]} == {(None, None)}


def test_the_severity_penalty_is_taken(copy: Copy, tmp_path: Path) -> None:
    """A and B are far apart for one judge and not scored by the other; without a penalty severities sum to zero."""
    path = table(tmp_path, "submission,judge,score\nA,x,90\nB,x,70\nB,y,80\n")
    adjusted = {
        penalty: copy.do("tally", path, "--method", "severity_adjusted", "--severity-penalty", penalty)
        for penalty in ("0", "1")
    }
    assert sum(one["severity_adjusted_effect"] for one in adjusted["0"]["judges"]) == pytest.approx(0)
    assert adjusted["0"]["judges"] != adjusted["1"]["judges"]
    assert adjusted["0"]["rules"]["severity_penalty"] == 0
    for wrong in ("-1", "x", "1e9", "nan"):
        ran = copy.run("tally", path, f"--severity-penalty={wrong}")
        assert (ran.code, ran.out) == (2, "")
        assert f"“{wrong}” is no number from 0 up" in ran.err


def test_no_number_is_made_up(copy: Copy, tmp_path: Path) -> None:
    said = copy.do("tally", table(tmp_path, "submission,judge,score\nA,x,7\n"))
    assert numbers_in(said["agreement"]) == []
    assert (set(said["agreement"]["krippendorff_alpha"]), said["agreement"]["kendall_w"]) == (LEVELS, None)
    assert set(said["agreement"]["icc"].values()) == {None}
    assert said["categories"][0]["standings"][0]["z_score_mean"] is None
    assert {"too_few_judges", "too_few_scorecards", "no_z_score"} <= set(codes(said))


def test_more_than_200_submissions_are_not_compared_in_pairs(copy: Copy, tmp_path: Path) -> None:
    rows = "".join(f"S{place},{judge},{(place * 7 + shift) % 100}\n" for place in range(201) for shift, judge in JUDGED)
    said = copy.do("tally", table(tmp_path, "submission,judge,score\n" + rows))
    (part,) = said["categories"]
    assert (part["head_to_head"], len(part["standings"])) == (None, 201)
    (too_large,) = [one for one in said["warnings"] if one["code"] == "head_to_head_too_large"]
    assert too_large["details"] == {"found": 201, "most": 200}


JUDGED = ((0, "x"), (3, "y"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("submission,judge,score\nA,x,seven\n", "score_not_a_number"),
        ("submission,judge,score\nA,x,7\nA,x,8\n", "score_row_twice"),
        ("submission,judge,score\nA,x,-7\n", "score_negative"),
        ("submission,judge\nA,x\n", "column_missing"),
        ("submission,judge,score\n", "table_without_scores"),
        ("submission,judge,score\nA,x,\n", "table_without_scores"),
        ("", "column_missing"),
    ],
)
def test_a_bad_table_is_refused_with_a_sentence(copy: Copy, tmp_path: Path, text: str, code: str) -> None:
    ran = copy.run("tally", table(tmp_path, text), language="th")
    assert ran.refused == "table_has_findings"
    findings = ran.said["error"]["details"]["findings"]
    assert code in [one["code"] for one in findings]
    assert all(any("ก" <= letter <= "๙" for letter in one["message"]) for one in findings)
    assert copy.run("tally", tmp_path / "nowhere.csv").refused == "table_has_findings"


def test_people_read_tables(copy: Copy, demo_table: Path, tmp_path: Path) -> None:
    lines = copy.run("tally", demo_table, as_json=False).out.splitlines()
    heading = lines.index("ENV")
    titles, first = lines[heading + 1], lines[heading + 2]
    assert titles.split()[:4] == ["Rank", "Submission", "Mean", "score"]
    assert first[: titles.index("Submission")].strip() == "1"
    assert first[titles.index("Submission") :].startswith("ENV-")
    assert all(word in titles for word in ("Median score", "Trimmed mean", "Adjusted score", "Sum of ranks", "z"))
    answers = ("  Firm: ", "  Depends on one judge: ", "  Depends on single judges: ", "  No single winner")
    assert sum(line.startswith(answers) for line in lines) == 7
    assert any(line.startswith("Judges (") for line in lines)
    assert any("Krippendorff's alpha (interval) 0." in line for line in lines)
    thai = copy.run("tally", table(tmp_path, APART), as_json=False, language="th").out
    assert "กรรมการแยกเป็น 2 กลุ่ม" in thai
    assert "คะแนนเฉลี่ย" in thai
    assert "คะแนนที่ปรับ" not in thai  # nothing is adjusted, so there is no such column


def test_awards_levels_and_votes_flow_into_the_results(sent_day: Day, tmp_path: Path) -> None:
    chair = sent_day.chair
    sent_day.merged()
    before = chair.do("results")
    assert (before["closed"], before["popular_vote"], before["covered"]) == (False, None, [])
    assert {part["category"]: (part["award"], part["winners"]) for part in before["categories"]} == {
        "ENV": (None, ["ENV-01"]),
        "ENE": (None, []),
    }
    votes = tmp_path / "votes.csv"
    votes.write_text("submission,votes\nENE-02,12\nENV-01,7\n", encoding="utf-8")
    chair.do("popular-vote", "import", votes)
    given = ("decide", "award", "--category", "ENV", "--submission", "ENV-01", "--reason", "สูงสุด")
    decision = chair.do(*given)["decision"]["sha256"]
    chair.do("decide", "no_award", "--category", "ENE", "--reason", "เท่ากัน")
    chair.do("close")
    after = chair.do("results")
    env, ene = after["categories"]
    assert (env["award"]["decision"], env["winners"], env["award"]["kind"]) == (decision, ["ENV-01"], "award")
    assert (ene["award"]["kind"], ene["winners"]) == ("no_award", [])
    assert (after["closed"], after["popular_vote"]["winners"]) == (True, ["ENE-02"])
    lines = chair.run("results", as_json=False, language="th").out
    assert "ปิดการตัดสินแล้ว" in lines
    assert "มติ: ให้รางวัลแก่ ENV-01" in lines
    assert "มติ: ไม่มีผลงานได้รับรางวัล" in lines
    assert chair.run(*given).refused == "round_closed"
    assert chair.run("popular-vote", "import", votes).refused == "round_closed"
    other = chair.do("results", "--method", "median")
    assert (other["method"], after["method"]) == ("median", "mean")
    assert json.dumps(chair.do("results")) == json.dumps(after)
