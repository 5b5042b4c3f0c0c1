"""Settings of a contest: every key, every way of getting one wrong, and the way back."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from judge_desktop.config.paths import resource
from judge_desktop.domain.contest import (
    Assignment,
    AwardLevel,
    Category,
    Contest,
    Eligibility,
    Ground,
    Method,
    Recusal,
    RecusalScope,
    Round,
    Rules,
    TieBreakStep,
)
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.rubric import Criterion, CriterionGroup, Level, Rubric
from judge_desktop.domain.schedule import Break, Schedule, Slot, TimelineEntry
from judge_desktop.domain.text import Text
from judge_desktop.exchange.contest_toml import read_contest_toml, read_rubric
from judge_desktop.exchange.contest_toml_writing import contest_toml

CONTEST_ID = "0" * 32
TEMPLATE = resource("templates/smart-city-solution-awards/contest.toml")


def read(tmp_path: Path, text: str | bytes) -> tuple[Contest | None, list[tuple[FindingCode, str]]]:
    path = tmp_path / "contest.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    contest, findings = read_contest_toml(path, CONTEST_ID)
    return contest, [(finding.code, str(finding.details.get("setting", ""))) for finding in findings]


def test_the_bundled_template_is_understood_to_the_last_key() -> None:
    contest, findings = read_contest_toml(TEMPLATE, CONTEST_ID)

    assert findings == ()
    assert contest is not None
    assert [category.id for category in contest.categories] == ["ENV", "ENE", "ECO", "GOV", "PEO", "MOB", "LIV"]
    assert {category.rubric for category in contest.categories} == {contest.rubrics[0].id}
    assert [criterion.full_mark for criterion in contest.rubrics[0].criteria] == [10, 30, 40, 20]
    assert [len(criterion.guidelines) for criterion in contest.rubrics[0].criteria] == [3, 3, 3, 3]
    assert contest.rubrics[0].total == 100
    assert contest.rules == Rules()
    assert contest.eligibility.reference_date == date(2023, 8, 15)
    assert contest.rounds[0].schedule.day == date(2023, 9, 8)
    assert contest.id == CONTEST_ID


def everything() -> Contest:
    """A contest that has something in every field that contest.toml holds."""
    step = Criterion(
        id="D1",
        name=Text("ที่มา \\n \"อ้าง\" '''", 'three """ quotes"'),
        full_mark=Decimal("12.5"),
        step=Decimal("0.5"),
        group="G",
        required=False,
        guidelines=(Text("ก", "a"), Text("ข", "")),
        levels=(Level(lowest=Decimal(0), name=Text("ต่ำ", "low")), Level(lowest=Decimal(6), name=Text("ดี"))),
    )
    idea = Criterion(id="I", name=Text("แนวคิด"), full_mark=Decimal(5))
    schedule = Schedule(
        day=date(2023, 9, 8),
        starts_at=time(10),
        ends_at=time(16),
        talk_minutes=7,
        question_minutes=5,
        breaks=(Break(starts_at=time(12), ends_at=time(13), name=Text("พัก", "Lunch")),),
        slots=(Slot(submission="S1", starts_at=time(10), talk_minutes=9, question_minutes=1),),
    )
    recusal = Recusal(
        judge="J1", scope=RecusalScope.SUBMISSION, target="S1", ground=Ground.SPOUSE, reason="คู่สมรสเป็นผู้สมัคร"
    )
    return Contest(
        id=CONTEST_ID,
        name=Text("ชื่อ", "Name"),
        edition="2",
        year="2566",
        organiser=Text("สศด.", "depa"),
        contact=Text('บรรทัดหนึ่ง\nบรรทัดสอง \\ "', "one\ntwo"),
        description=Text("คำอธิบาย"),
        objectives=(Text("ก", "a"), Text("", "b")),
        applicant_types=(Text("เทศบาล", "Municipality"),),
        popular_vote=True,
        eligibility=Eligibility(reference_date=date(2023, 8, 15), minimum_months=7, concept=Text("นิยาม")),
        rules=Rules(
            method=Method.MEDIAN,
            decimals=3,
            severity_penalty=Decimal("0.5"),
            tie_break_ladder=(TieBreakStep.MEDIAN, TieBreakStep.RESOLUTION),
            discussion_spread=Decimal("7.5"),
            minimum_award_score=Decimal(60),
            blind=True,
            chair_may_judge=False,
        ),
        categories=(
            Category(
                id="A",
                name=Text("ก", "A"),
                rubric="long",
                awards=2,
                award_levels=(AwardLevel(id="gold", name=Text("ทอง", "Gold"), lowest=Decimal("79.5")),),
            ),
            Category(id="B", name=Text("ข", "B"), rubric="short"),
        ),
        rubrics=(
            Rubric(
                id="long",
                criteria=(step,),
                total=Decimal(100),
                version=3,
                groups=(CriterionGroup(id="G", name=Text("มิติ")),),
            ),
            Rubric(id="short", criteria=(idea,), total=Decimal(5)),
        ),
        rounds=(
            Round(
                id="final",
                name=Text("รอบตัดสิน", "Final"),
                schedule=schedule,
                assignments=(Assignment(judge="J1", submission="S1"),),
                known_recusals=(recusal,),
            ),
            Round(id="second", name=Text("รอบสอง")),
        ),
        timeline=(
            TimelineEntry(
                id="t", name=Text("ชี้แจง"), starts_on=date(2023, 6, 13), from_time=time(13, 30), to_time=time(14, 30)
            ),
        ),
    )


def test_a_contest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    assert read(tmp_path, contest_toml(everything())) == (everything(), [])


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("[rules]\nmethod = 'average'", "rules.method"),
        ("[rules]\ndecimals = '2'", "rules.decimals"),
        ("[rules]\ndecimals = 99", "rules.decimals"),
        ("[rules]\nquorum_percent = true", "rules.quorum_percent"),
        ("[rules]\nblind = 'no'", "rules.blind"),
        ("[rules]\ntie_break_ladder = ['median', 'dice']", "rules.tie_break_ladder"),
        ("[rules]\ntie_break_ladder = ['median', 'median']", "rules.tie_break_ladder"),
        ("[rules]\ntie_break_ladder = [['median']]", "rules.tie_break_ladder"),
        ("[rules]\ndiscussion_spread = 'much'", "rules.discussion_spread"),
        ("[rules]\nminimum_award_score = inf", "rules.minimum_award_score"),
        ("[rules]\nmehtod = 'mean'", "rules.mehtod"),
        ("[eligibility]\nreference_date = 'soon'", "eligibility.reference_date"),
        ("[eligibility]\nreference_date = 7", "eligibility.reference_date"),
        ("[contest]\nname = 'x'", "contest.name"),
        ("[contest]\nname_th = 7.5", "contest.name_th"),
        ("[contest]\nobjectives_th = 'one'", "contest.objectives_th"),
        ("contest = 'x'", "contest"),
        ("[[category]]\nid = 'A'\n[[category]]\nid = 'B'\nawards = -1", "category[2].awards"),
        ("[[round]]\nid = 'r'\nstarts_at = '25:00'", "round[1].starts_at"),
        ("[[criterion]]\nid = 'D'\nfull_mark = '5'\ngroup = 'G'", "criterion[1].group"),
        ("[[rubric]]\nid = 'a'\n[[rubric]]\nid = 'a'", "rubric"),
        ("category = [1, 2]", "category"),
        ("unheard_of = 1", "unheard_of"),
    ],
)
def test_a_setting_that_is_wrong_is_named(tmp_path: Path, text: str, setting: str) -> None:
    contest, findings = read(tmp_path, text)

    assert contest is not None
    assert findings == [(FindingCode.SETTING_NOT_UNDERSTOOD, setting)]


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("[[criterion]]\nid = 'D1'", "criterion[1].full_mark"),
        ("[[category]]\nname_th = 'ก'", "category[1].id"),
        ("[[timeline]]\nid = 't'", "timeline[1].starts_on"),
        ("[[round]]\nid = 'r'\n[[round.slot]]\nsubmission = 'S'", "round[1].slot[1].starts_at"),
    ],
)
def test_a_setting_that_is_missing_is_named(tmp_path: Path, text: str, setting: str) -> None:
    assert read(tmp_path, text)[1] == [(FindingCode.SETTING_MISSING, setting)]


def test_people_write_dates_times_and_numbers_in_their_way(tmp_path: Path) -> None:
    contest, findings = read(
        tmp_path,
        "\ufeff[eligibility]\nreference_date = '๑๕ สิงหาคม ๒๕๖๖'\n"
        "[rules]\ndiscussion_spread = 12.50\n[contest]\nedition = 2\n"
        "[[round]]\nid = 'r'\nstarts_at = '๑๐.๐๐ น.'\n[[criterion]]\nid = 'D'\nfull_mark = '๑๐'\nstep = 0.5\n",
    )

    assert findings == []
    assert contest is not None
    assert contest.eligibility.reference_date == date(2023, 8, 15)
    assert (contest.edition, contest.rules.discussion_spread) == ("2", Decimal("12.5"))
    assert contest.rounds[0].schedule.starts_at == time(10)
    assert contest.rubrics[0].total == contest.rubrics[0].criteria[0].full_mark == 10


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"[contest]\nname_th = \n", 2),
        ("[contest]\n# ok\nname_th = 'ก'".encode("cp874"), 3),
        (b"a = " + b"[" * 100_000, 1),
        (b"#" * (2**20 + 1), 1),
    ],
)
def test_settings_that_are_no_toml_are_told_with_their_line(tmp_path: Path, content: bytes, line: int) -> None:
    (tmp_path / "contest.toml").write_bytes(content)

    contest, (finding,) = read_contest_toml(tmp_path / "contest.toml", CONTEST_ID)

    assert contest is None
    assert (finding.code, finding.where.row) == (FindingCode.SETTINGS_UNREADABLE, line)


def test_missing_settings_are_told(tmp_path: Path) -> None:
    contest, (finding,) = read_contest_toml(tmp_path / "contest.toml", CONTEST_ID)
    assert (contest, finding.code, finding.details) == (None, FindingCode.FILE_MISSING, {"file": "contest.toml"})
    (tmp_path / "contest.toml").mkdir()
    contest, (finding,) = read_contest_toml(tmp_path / "contest.toml", CONTEST_ID)
    assert (contest, finding.code, finding.details) == (None, FindingCode.FILE_NOT_READABLE, {"file": "contest.toml"})


def test_a_rubric_file_is_the_criterion_table_alone(tmp_path: Path) -> None:
    path = tmp_path / "RUBRIC.toml"
    path.write_text(
        '[[criterion]]\nid = "D1"\nfull_mark = "10"\nstep = "1"\n[[criterion]]\nid = "D2"\nfull_mark = 30\n'
    )

    rubric, findings = read_rubric(path)

    assert findings == ()
    assert rubric is not None
    assert [(one.id, one.full_mark) for one in rubric.criteria] == [("D1", Decimal(10)), ("D2", Decimal(30))]
    assert rubric.total == 40
    assert read_rubric(TEMPLATE)[1] == ()


def test_a_rubric_file_without_one_rubric_is_told(tmp_path: Path) -> None:
    path = tmp_path / "RUBRIC.toml"
    path.write_text("title = 'x'\n")
    assert [one.code for one in read_rubric(path)[1]] == [
        FindingCode.SETTING_MISSING,
        FindingCode.SETTING_NOT_UNDERSTOOD,
    ]
    path.write_text(contest_toml(everything()))
    rubric, findings = read_rubric(path)
    assert (rubric, [one.details["setting"] for one in findings]) == (None, ["rubric"])
