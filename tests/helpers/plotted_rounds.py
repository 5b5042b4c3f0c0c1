"""Rounds in memory for pictures and the statistics annex: of any size, complete or with gaps, with a judge far off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.panel import Judge
from judge_desktop.domain.scorecard import Scorecard
from judge_desktop.domain.text import Text
from judge_desktop.workflow.round_documents import RoundDocuments
from tests.helpers.small_round import card, contest, package, score_file

TITLES = (
    ("ระบบเฝ้าระวังและเตือนภัยน้ำท่วมอัจฉริยะแบบมีส่วนร่วมของชุมชนริมแม่น้ำ", "Flood Watch: Early Warning with the Neighbours"),
    ("ปั่นปลอดภัย", "Safe Cycling"),
    ("ศูนย์ข้อมูลเมืองเปิด: ญี่ปุ่น–ไทย ฎีกา ฐานข้อมูล", "Open City Centre"),
)
Keeps = Callable[[int, int], bool]


def everything(judge: int, submission: int) -> bool:
    """Nobody leaves anything out."""
    return True


def plotted_round(
    judges: int = 7,
    submissions: int = 21,
    categories: int = 7,
    *,
    keeps: Keeps = everything,
    far_off: int = 0,
    spread: int = 6,
) -> RoundDocuments:
    """Judges differ by a few points in strictness; judge number ``far_off`` gives 25 points less than the others.

    ``keeps(judge, submission)``, both counted from 1, says who scored what.
    """
    names = [f"{chr(ord('A') + place % categories)}{place:03}" for place in range(submissions)]
    drawn = Random(6)
    quality = {name: drawn.randint(60, 92) for name in names}
    files = []
    for judge in range(1, judges + 1):
        lenient = drawn.randint(-spread, spread) - (25 if judge == far_off else 0)
        cards = tuple(
            _card(name, quality[name] + lenient + drawn.randint(-2, 2))
            for place, name in enumerate(names, 1)
            if keeps(judge, place)
        )
        if cards:
            files.append(score_file(f"j{judge}", cards))
    return RoundDocuments(package(_named(contest(judges=judges, submissions=names))), tuple(files), ())


def _card(name: str, total: int) -> Scorecard:
    return card(name, max(0, min(100, total)))


def _named(of: Contest) -> Contest:
    """Submissions of several lengths, judges and categories with names in both languages."""
    submissions = tuple(
        replace(one, title=Text(th=TITLES[place % 3][0], en=TITLES[place % 3][1]))
        for place, one in enumerate(of.submissions)
    )
    categories = tuple(
        replace(one, name=Text(th=f"ด้านเมืองอัจฉริยะ {one.id}", en=f"Smart City {one.id}")) for one in of.categories
    )
    people = tuple(_person(one) for one in of.panel.judges)
    return replace(
        of,
        name=Text(th="โครงการรางวัลเมืองอัจฉริยะ", en="Smart City Awards"),
        submissions=submissions,
        categories=categories,
        panel=replace(of.panel, judges=people),
    )


def _person(judge: Judge) -> Judge:
    name = Text(th=f"กัญญารัตน์ ศรีสุวรรณ{judge.order}", en=f"Kanyarat Srisuwan-{judge.order}")
    return replace(judge, name=name, title="รศ.ดร.", position="มหาวิทยาลัยธารฟ้าใส")
