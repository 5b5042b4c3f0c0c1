"""What an award is called in a sentence: of a category, with its level, shared; and the popular vote.

Names of categories and levels are what people typed: in Thai some bring the word that usually stands before them.
"""

from __future__ import annotations

from judge_desktop.config.i18n import Translator

_AWARD = "รางวัล"
CATEGORY_KINDS = ("ด้าน", "ประเภท", "สาขา", "กลุ่ม", "หมวด", "รุ่น", "ระดับ")
"""Words with which the name of a category says that it is one."""
_LEVELS = ("ระดับ", "เหรียญ", "ชนะเลิศ", "รอง", "อันดับ", "ชมเชย", "ดีเด่น", "ยอดเยี่ยม", "พิเศษ")


def award_name(category: str, level: str, tr: Translator, *, is_joint: bool) -> str:
    """“award in the category Smart Living”, รางวัลระดับดี ด้านการดำรงชีวิตอัจฉริยะ; ``level`` "" without levels."""
    if tr.language.value == "th":
        category = _with_word(category, "ด้าน", CATEGORY_KINDS)
        level = _with_word(level, "ระดับ", _LEVELS) if level else ""
    if is_joint and level:
        return tr("joint {level} award in the category {category}", level=level, category=category)
    if is_joint:
        return tr("joint award in the category {category}", category=category)
    if level:
        return tr("{level} award in the category {category}", level=level, category=category)
    return tr("award in the category {category}", category=category)


def popular_vote_name(tr: Translator, *, is_joint: bool) -> str:
    """The award of the public, shared where votes are equal."""
    return tr("joint Popular Vote award") if is_joint else tr("Popular Vote award")


def contest_in_words(contest: str, tr: Translator) -> str:
    """Where it was won: in a contest whose name says what it is (โครงการ, งาน), or does not."""
    if tr.language.value == "th" and contest.startswith(("โครงการ", "งาน", "การประกวด", "การแข่งขัน", "กิจกรรม")):
        return tr("in {contest}", contest=contest)
    return tr("in the contest {contest}", contest=contest)


def run_in(name: str, tr: Translator) -> str:
    """A name after a Thai word: Thai letters follow at once, others after a space. In English the name as it is."""
    return name if tr.language.value != "th" or "ก" <= name[:1] <= "ไ" else f" {name}"


def _with_word(name: str, word: str, others: tuple[str, ...]) -> str:
    """The name behind ``word``, unless it begins with that or another word of its kind."""
    name = name.removeprefix(_AWARD).strip() or name
    return name if name.startswith(others) else word + name
