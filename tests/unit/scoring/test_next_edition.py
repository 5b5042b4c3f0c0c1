"""A contest held again: what stays, what goes, where the dates move to, and what the next one would be called."""

from dataclasses import replace
from datetime import date, time

import pytest

from judge_desktop.domain.contest import Assignment, Eligibility
from judge_desktop.domain.panel import ChairCopy, PublicKeys
from judge_desktop.domain.schedule import Break, Schedule, TimelineEntry
from judge_desktop.domain.text import Text
from judge_desktop.scoring.next_edition import Naming, next_edition, proposed, year_of, years_between
from tests.helpers.contests import small_contest

BEFORE = replace(
    small_contest(),
    name=Text(th="รางวัลเมืองอัจฉริยะ ๒๕๖๖", en="Smart city awards 2023"),
    year="2566/2023",
    edition="ครั้งที่ ๙",
)
AFTER = Naming(name=Text(th="รางวัลใหม่"), year="2567/2024", edition="ครั้งที่ ๑๐")


@pytest.mark.parametrize(
    ("written", "year"), [("2566/2023", 2023), ("พ.ศ. ๒๕๖๖", 2023), ("2023", 2023), ("รุ่นที่ 2", None), ("", None)]
)
def test_a_year_is_read_in_either_era(written: str, year: int | None) -> None:
    assert year_of(written) == year


def test_years_that_cannot_be_read_move_nothing() -> None:
    assert (years_between("2566/2023", "2569"), years_between("", "2569"), years_between("2566", "next")) == (3, 0, 0)


def test_the_next_edition_is_named_after_the_last() -> None:
    assert proposed(BEFORE, 1) == Naming(
        name=Text(th="รางวัลเมืองอัจฉริยะ ๒๕๖๗", en="Smart city awards 2024"), year="2567/2024", edition="ครั้งที่ ๑๐"
    )
    assert proposed(replace(BEFORE, year="", edition="", name=Text(th="รางวัล")), 1) == Naming(name=Text(th="รางวัล"))


def test_rubric_texts_rules_and_panel_stay_and_what_was_judged_goes() -> None:
    keys = PublicKeys(judge_key="SHA256:x", signing_key="ssh-ed25519 x", age_recipient="age1x")
    trusted = ChairCopy(id="deputy1", name="ผู้ช่วย", keys=keys)
    after = next_edition(replace(BEFORE, deputies=(trusted,)), "0" * 32, AFTER)

    assert (after.id, after.name, after.year, after.edition) == ("0" * 32, AFTER.name, AFTER.year, AFTER.edition)
    assert (after.rubrics, after.categories, after.rules) == (BEFORE.rubrics, BEFORE.categories, BEFORE.rules)
    assert (after.organiser, after.contact, after.objectives) == (BEFORE.organiser, BEFORE.contact, BEFORE.objectives)
    assert (after.submissions, after.deputies) == ((), ())
    assert [(one.id, one.title, one.position, one.order, one.known_keys) for one in after.panel.judges] == [
        (one.id, one.title, one.position, one.order, one.known_keys) for one in BEFORE.panel.judges
    ]
    assert {one.appointment for one in after.panel.judges} == {""}


def test_the_rounds_keep_their_day_and_breaks_and_lose_everybodys_place() -> None:
    drawn = replace(BEFORE.rounds[0].schedule, lot="1234")
    given = replace(BEFORE.rounds[0], schedule=drawn, assignments=(Assignment(judge="j1", submission="ENV-01"),))
    (after,) = next_edition(replace(BEFORE, rounds=(given,)), "0" * 32, AFTER).rounds

    assert (after.assignments, after.known_recusals) == ((), ())
    assert after.schedule == Schedule(
        day=date(2024, 9, 8),
        starts_at=time(9, 0),
        breaks=(Break(starts_at=time(10, 30), ends_at=time(10, 45), name=Text(th="พัก")),),
    )


def test_every_date_moves_by_the_years_between() -> None:
    leap = replace(
        BEFORE,
        year="2567",
        eligibility=Eligibility(
            reference_date=date(2024, 2, 29), applications_open=date(2024, 1, 1), applications_close=date(2024, 2, 29)
        ),
        timeline=(TimelineEntry(id="a", name=Text(th="ก"), starts_on=date(2024, 2, 29), ends_on=date(2024, 3, 1)),),
    )
    after = next_edition(leap, "0" * 32, replace(AFTER, year="2568"))

    assert (after.eligibility.reference_date, after.eligibility.applications_open) == (
        date(2025, 2, 28),
        date(2025, 1, 1),
    )
    assert [(one.starts_on, one.ends_on) for one in after.timeline] == [(date(2025, 2, 28), date(2025, 3, 1))]
    assert next_edition(leap, "0" * 32, replace(AFTER, year="0000")).timeline == leap.timeline
