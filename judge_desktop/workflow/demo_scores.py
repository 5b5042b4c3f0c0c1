"""Invented scores and comments for the demo contest: plausible, always the same, nobody's real opinion."""

from __future__ import annotations

import hashlib
from decimal import Decimal

from judge_desktop.domain.contest import Contest, Submission
from judge_desktop.domain.rubric import Criterion

_TWINS = "twins"
_COMMENTS = (
    "ที่มาและกลุ่มเป้าหมายชัดเจน ควรแสดงวิธีเก็บข้อมูลในปีถัดไปและผู้รับผิดชอบหลังสิ้นสุดโครงการ",
    "ผลลัพธ์ก่อนและหลังดำเนินการเปรียบเทียบได้ดี ควรเพิ่มการวัดความพึงพอใจของผู้รับบริการ",
    "ใช้เทคโนโลยีเหมาะสมกับปัญหา ควรเปิดโอกาสให้ภาคประชาชนร่วมออกแบบตั้งแต่ต้น",
    "มีแผนดูแลระบบต่อเนื่อง ควรเผยแพร่ชุดข้อมูลเปิดให้หน่วยงานอื่นนำไปใช้",
    "ตัวชี้วัดครอบคลุมวัตถุประสงค์ ควรอธิบายต้นทุนและความคุ้มค่าให้เห็นชัดขึ้น",
)


def demo_scores(contest: Contest, judge: str, submissions: tuple[Submission, ...]) -> list[tuple[str, str, str]]:
    """(submission, criterion, score) for every criterion. Quality, severity and chance add up to 55-97 % of full marks.

    In one category two submissions come out equal on every step of the ladder, so that the chair has to decide.
    """
    return [
        (submission.id, criterion.id, str(_score(judge, _twin_of(contest, submission), criterion)))
        for submission in submissions
        for criterion in contest.rubric_of(submission).criteria
    ]


def demo_comment(judge: str, submission: str) -> str:
    """A comment for the applicant, or an empty text: half of the scorecards have one."""
    number = _number(f"comment {judge} {submission}", 2 * len(_COMMENTS))
    return _COMMENTS[number] if number < len(_COMMENTS) else ""


def _score(judge: str, submission: str, criterion: Criterion) -> Decimal:
    quality = 88 if submission == _TWINS else 68 + _number(f"quality {submission}", 19)
    severity = _number(f"severity {judge}", 9) - 4
    chance = _number(f"chance {judge} {submission} {criterion.id}", 13) - 6
    percent = max(55, min(97, quality + severity + chance))
    steps = (criterion.full_mark * percent / 100 / criterion.step).to_integral_value()
    return steps * criterion.step


def _twin_of(contest: Contest, submission: Submission) -> str:
    """The name its scores are made from: in the fifth category the first two finalists share one."""
    if len(contest.categories) < 5 or submission.category != contest.categories[4].id:
        return submission.id
    rivals = [one.id for one in contest.finalists if one.category == submission.category]
    return _TWINS if submission.id in rivals[:2] else submission.id


def _number(words: str, below: int) -> int:
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:4], "big") % below
