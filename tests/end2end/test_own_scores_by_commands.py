"""A judge looks at her own totals beside each other through the command line."""

from tests.helpers import small_day
from tests.helpers.small_day import Day


def test_own_totals_are_ranked_tied_and_spread(day: Day) -> None:
    small_day.open_packages(day)
    judge = day.judge("J1")
    day.at("own.csv").write_text(
        "submission,criterion,score\n"
        + "".join(
            f"{one},D{place},{score}\n"
            for one, scores in {"ENV-01": (9, 25, 33, 18), "ENV-02": (8, 26, 35, 16), "ENE-01": (8, 22, 30)}.items()
            for place, score in enumerate(scores, 1)
        ),
        encoding="utf-8",
    )
    judge.do("score", "import", day.at("own.csv"))
    judge.do("score", "absent", "ENE-02")

    own = judge.do("score", "consistency")

    assert [(row["submission"], row["rank"], row["total"], row["tie"], row["state"]) for row in own["rows"]] == [
        ("ENV-01", 1, "85", "same_category", "ranked"),
        ("ENV-02", 1, "85", "same_category", "ranked"),
        ("ENE-01", None, None, "none", "incomplete"),
        ("ENE-02", None, None, "none", "absent"),
    ]
    assert own["rows"][2]["scores"] == {"D1": "8", "D2": "22", "D3": "30", "D4": None}
    (group,) = own["groups"]
    assert group["criteria"][1] == {
        "criterion": "D2",
        "full_mark": "30",
        "scores": ["22", "25", "26"],
        "median": "25",
        "lowest": "22",
        "highest": "26",
    }
    assert judge.run("score", "consistency", as_json=False).out.splitlines()[:3] == [
        "  1  ENV-01  85/100  9 25 33 18  = ENV",
        "  1  ENV-02  85/100  8 26 35 16  = ENV",
        "  —  ENE-01  —/100  8 22 30 —  incomplete",
    ]
