"""Names that are hard to set, given to everything that has a name in a contest."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.letterhead import Letterhead, Signatory
from judge_desktop.domain.text import Text
from tests.helpers.logos import logo

LONG = (
    "องค์การบริหารส่วนจังหวัดพระนครศรีอยุธยาร่วมกับองค์กรปกครองส่วนท้องถิ่นในพื้นที่ลุ่มน้ำเจ้าพระยาตอนล่าง 14 แห่ง"
    "และคณะกรรมการพัฒนาเศรษฐกิจและสังคมดิจิทัลประจำจังหวัด"
)
MARKS = "ป่า ฝ้า ปี่ ปั้น ญู ฐุ ญี่ปุ่น ที่ น้ำ ก๊ำ ผู้ ฎุ ฏู ฬิ ฤๅ เก๋า โต๊ะ ไม้ แก้ว ปำ ฝำ ฟ้ำ ฬำ สัตว์"
MIXED = "เมืองน่าอยู่ 4.0 😀 (Ängström–Ōsaka “Łódź” №7) ฟื้นฟู/IoT"
UNBROKEN = "เทคโนโลยีสารสนเทศภูมิศาสตร์" * 6
NAMES = (LONG, MARKS, MIXED, UNBROKEN)
"""A long organisation, all vowels and marks, mixed scripts with what the font lacks, a name without a space."""
_WORDS = (
    *("ฟื้น", "ก๊ำ", "ญี่ปุ่น", "ปิ่น", "ที่ 1", "SCA66-01", "😀", "(ผู้)", "น้ำ", "เป็น", "ฎุ", "ๆ", "2566"),
    *("องค์การบริหารส่วนตำบล", " ", " ", "Ø", "Smart City", "ฯ", "«é»", "ก" * 30),
)
ANY_NAME = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12).map("".join).filter(str.strip)


def named(contest: Contest, names: Sequence[str]) -> Contest:
    """The contest with these names in turn for submissions, applicants, categories, judges, criteria and who signs."""
    turn = itertools.cycle(names)
    return replace(
        contest,
        name=_text(turn),
        organiser=_text(turn),
        categories=tuple(replace(one, name=_text(turn)) for one in contest.categories),
        submissions=tuple(
            replace(one, title=_text(turn), applicant=replace(one.applicant, name=_text(turn)))
            for one in contest.submissions
        ),
        panel=replace(
            contest.panel,
            judges=tuple(replace(one, name=_text(turn), position=next(turn)) for one in contest.panel.judges),
        ),
        rubrics=tuple(
            replace(one, criteria=tuple(replace(criterion, name=_text(turn)) for criterion in one.criteria))
            for one in contest.rubrics
        ),
        rounds=tuple(replace(one, name=_text(turn)) for one in contest.rounds),
        letterhead=Letterhead(logo=logo(), signatories=(Signatory(name=_text(turn), position=_text(turn)),)),
    )


def _text(turn: Iterator[str]) -> Text:
    name = next(turn)
    return Text(th=name, en=name)
