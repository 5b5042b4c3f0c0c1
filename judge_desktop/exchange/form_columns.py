"""Guessing which column of a form's export is which: by its title, by the service that wrote it, by what stands in it.

The layouts of the services are the ones they document: Google Forms, Microsoft Forms, Jotform, Typeform, SurveyMonkey
and LimeSurvey. A guess is a proposal; a person looks over it and changes it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from judge_desktop.domain.contest import Category
from judge_desktop.domain.importing import SEVERAL_TIMES, ImportField, Matching
from judge_desktop.exchange.cell_values import spelling_key, whole_number_of
from judge_desktop.exchange.contest_tables import SUBMISSION_COLUMNS
from judge_desktop.exchange.form_categories import CategoryReader
from judge_desktop.exchange.form_dates import date_reader
from judge_desktop.exchange.form_tables import FormTable, clean_title
from judge_desktop.scoring.ids import is_folder_name


def _pattern(text: str) -> re.Pattern[str]:
    """A pattern for spelling keys, in which ำ is two marks."""
    return re.compile(unicodedata.normalize("NFKC", text))


_F = ImportField
_KNOWN, _LIKELY, _ENOUGH = 100, 60, 40
_LOOKED_AT = 200
_SERVICES: tuple[tuple[frozenset[str], Mapping[str, ImportField]], ...] = (
    (  # SurveyMonkey
        frozenset(("respondent id", "collector id")),
        {
            "respondent id": _F.RESPONSE,
            "collector id": _F.UNUSED,
            "start date": _F.UNUSED,
            "end date": _F.APPLIED_DATE,
            "ip address": _F.UNUSED,
            "email address": _F.SENDER,
            "first name": _F.UNUSED,
            "last name": _F.UNUSED,
            "custom data 1": _F.UNUSED,
        },
    ),
    (  # Microsoft Forms
        frozenset(("start time", "completion time")),
        {
            "id": _F.RESPONSE,
            "start time": _F.UNUSED,
            "completion time": _F.APPLIED_DATE,
            "email": _F.SENDER,
            "name": _F.UNUSED,
            "last modified time": _F.UNUSED,
            "total points": _F.UNUSED,
            "quiz feedback": _F.UNUSED,
        },
    ),
    (  # Microsoft Forms in Thai
        frozenset(("เวลาเริ่มต้น", "เวลาเสร็จสมบูรณ์")),
        {
            "id": _F.RESPONSE,
            "รหัส": _F.RESPONSE,
            "เวลาเริ่มต้น": _F.UNUSED,
            "เวลาเสร็จสมบูรณ์": _F.APPLIED_DATE,
            "อีเมล": _F.SENDER,
            "ชื่อ": _F.UNUSED,
            "เวลาที่ปรับเปลี่ยนครั้งล่าสุด": _F.UNUSED,
        },
    ),
    (  # Typeform
        frozenset(("#", "submit date (utc)")),
        {
            "#": _F.RESPONSE,
            "start date (utc)": _F.UNUSED,
            "stage date (utc)": _F.UNUSED,
            "submit date (utc)": _F.APPLIED_DATE,
            "network id": _F.UNUSED,
            "response type": _F.UNUSED,
            "tags": _F.UNUSED,
            "ending": _F.UNUSED,
        },
    ),
    (  # LimeSurvey, full headings
        frozenset(("response id", "date submitted")),
        {
            "response id": _F.RESPONSE,
            "date submitted": _F.APPLIED_DATE,
            "last page": _F.UNUSED,
            "start language": _F.UNUSED,
            "seed": _F.UNUSED,
            "date started": _F.UNUSED,
            "date last action": _F.UNUSED,
            "ip address": _F.UNUSED,
            "referrer url": _F.UNUSED,
            "total time": _F.UNUSED,
        },
    ),
    (  # LimeSurvey, codes of the questions
        frozenset(("submitdate", "startlanguage")),
        {
            "id": _F.RESPONSE,
            "submitdate": _F.APPLIED_DATE,
            "lastpage": _F.UNUSED,
            "startlanguage": _F.UNUSED,
            "seed": _F.UNUSED,
            "startdate": _F.UNUSED,
            "datestamp": _F.UNUSED,
            "ipaddr": _F.UNUSED,
            "refurl": _F.UNUSED,
        },
    ),
    (  # Jotform
        frozenset(("submission date", "submission id")),
        {
            "submission date": _F.APPLIED_DATE,
            "submission id": _F.RESPONSE,
            "submission ip": _F.UNUSED,
            "last update date": _F.UNUSED,
        },
    ),
)
_EVERYWHERE: Mapping[str, ImportField] = {
    "timestamp": _F.APPLIED_DATE,
    "ประทับเวลา": _F.APPLIED_DATE,
    "submission date": _F.APPLIED_DATE,
    "submitted at": _F.APPLIED_DATE,
    "date submitted": _F.APPLIED_DATE,
    "submission id": _F.RESPONSE,
    "response id": _F.RESPONSE,
    "username": _F.SENDER,
    "email": _F.SENDER,
    "e mail": _F.SENDER,
    "email address": _F.SENDER,
    "ที่อยู่อีเมล": _F.SENDER,
    "อีเมล": _F.SENDER,
    "อีเมล์": _F.SENDER,
    "score": _F.UNUSED,
    "ip address": _F.UNUSED,
}
_PATTERNS: tuple[tuple[ImportField, re.Pattern[str]], ...] = (
    (_F.APPLICANT_TYPE, _pattern("ประเภท.*(หน่วยงาน|ผู้สมัคร|องค์กร)|(type|kind) of (applicant|organi)|applicant type")),
    (_F.CATEGORY, _pattern("ประเภทรางวัล|ด้าน|สาขา|category|award area|track")),
    (
        _F.START_DATE,
        _pattern("เริ่ม(ดำเนิน|ใช้|ต้น|เปิด|โครงการ|ปฏิบัติ|ให้บริการ)|วันที่เริ่ม|start|launch|in operation since|began"),
    ),
    (_F.APPLIED_DATE, _pattern("วันที่(สมัคร|ส่ง|ยื่น)|applied|application date|date of application")),
    (
        _F.TITLE_TH,
        _pattern(
            "ชื่อ(ผลงาน|โครงการ|โปรเจ)|(project|work|submission|solution)('s)? (title|name)|"
            "(title|name) of (the |your )?(project|work|submission|solution)|^title"
        ),
    ),
    (_F.SUMMARY_TH, _pattern("สรุป|รายละเอียด|บทคัดย่อ|คำอธิบาย|summary|abstract|describe|description")),
    (_F.ID, _pattern("^รหัส(?!ไปรษณีย์)|^ลำดับ(ที่)?$|^(project |submission )?(id|code)$")),
    (_F.NUMBER, _pattern("^(เลขที่|ลำดับ|ที่|no|no[.]|number)$")),
    (_F.APPLICANT_TH, _pattern("หน่วยงาน|องค์กร|ผู้สมัคร|applicant|organi[sz]ation|agency|municipality|who applies")),
)
_ABOUT_PEOPLE = _pattern(
    "โทร|อีเมล|e ?mail|phone|mobile|line id|ผู้ประสาน|ผู้กรอก|ผู้ส่งแบบ|contact|ที่อยู่|address|ตำแหน่ง|position"
)
_ENGLISH, _THAI = _pattern("อังกฤษ|english|\\beng?\\b"), _pattern("ภาษาไทย|\\bthai\\b|\\(ไทย\\)|\\bth\\b")
_THAI_LETTER = _pattern("[ก-๛]")
_IN_ENGLISH = {
    _F.TITLE_TH: _F.TITLE_EN,
    _F.APPLICANT_TH: _F.APPLICANT_EN,
    _F.SUMMARY_TH: _F.SUMMARY_EN,
}
_DATES = (_F.START_DATE, _F.APPLIED_DATE)


def guess_columns(table: FormTable, categories: Iterable[Category]) -> dict[int, ImportField]:
    """The likeliest matching; a column nothing speaks for is left undecided."""
    reader = CategoryReader(categories)
    names, known = _service_names(table.titles), _names_of_contest_tables()
    offers: list[tuple[int, int, ImportField]] = []
    guessed: dict[int, ImportField] = {}
    for column, title in enumerate(table.titles):
        key = spelling_key(clean_title(title))
        values = table.values(column)[:_LOOKED_AT]
        if names.get(key) is _F.UNUSED or not (title or values):
            guessed[column] = _F.UNUSED
            continue
        offers += [
            (score, -column, one)
            for one, score in _scores(key, values, names, known, reader).items()
            if score >= _ENOUGH
        ]
    for _, place, one in sorted(offers, key=lambda offer: offer[:2], reverse=True):
        if -place not in guessed and one not in guessed.values():
            guessed[-place] = one
    return guessed


def matching_of(titles: Sequence[str], named: Mapping[str, ImportField]) -> Matching:
    """The matching that names its columns by their titles; unknown titles are passed over."""
    by_key = {spelling_key(title): one for title, one in named.items()}
    found = {
        column: by_key[spelling_key(title)] for column, title in enumerate(titles) if spelling_key(title) in by_key
    }
    taken: set[ImportField] = set()
    kept: dict[int, ImportField] = {}
    for column, one in found.items():
        if one in SEVERAL_TIMES or one not in taken:
            kept[column] = one
            taken.add(one)
    return kept


def _service_names(titles: Sequence[str]) -> Mapping[str, ImportField]:
    keys = {spelling_key(title) for title in titles}
    for marks, names in _SERVICES:
        if marks <= keys:
            return {**_EVERYWHERE, **names}
    return _EVERYWHERE


def _names_of_contest_tables() -> dict[str, ImportField]:
    """Spelling -> field, for the columns of a contest folder's own table."""
    names: dict[str, ImportField] = {}
    for column in SUBMISSION_COLUMNS:
        for name in (column.name, column.label, column.title, *column.other_names):
            names.setdefault(spelling_key(name), ImportField(column.name))
    return names


def _scores(
    key: str,
    values: Sequence[str],
    names: Mapping[str, ImportField],
    known: Mapping[str, ImportField],
    reader: CategoryReader,
) -> dict[ImportField, int]:
    """Field -> how much speaks for it."""
    scores: dict[ImportField, int] = {}
    if key in names:
        scores[names[key]] = _KNOWN + 20
    elif key in known:
        one = known[key]
        scores[_in_its_language(one, key, values)] = _KNOWN
    if not scores and not _ABOUT_PEOPLE.search(key):
        for one, pattern in _PATTERNS:
            if pattern.search(key):
                scores.setdefault(_in_its_language(one, key, values), _LIKELY - len(scores))
    _weigh_values(scores, values, reader)
    return scores


def _in_its_language(one: ImportField, key: str, values: Sequence[str]) -> ImportField:
    """Title, applicant and summary are Thai or English by what the title says, else by what stands below it."""
    if one not in _IN_ENGLISH:
        return one
    if _ENGLISH.search(key):
        return _IN_ENGLISH[one]
    thai = sum(bool(_THAI_LETTER.search(value)) for value in values)
    if _THAI.search(key) or not values or thai * 2 >= len(values):
        return one
    return _IN_ENGLISH[one]


def _weigh_values(scores: dict[ImportField, int], values: Sequence[str], reader: CategoryReader) -> None:
    """Values that fit speak for a field, values that do not speak against it."""
    if not values:
        return
    share = sum(bool(reader.read(value).ids) for value in values) / len(values)
    if share >= 0.5:
        scores[_F.CATEGORY] = scores.get(_F.CATEGORY, 0) + 50
    elif _F.CATEGORY in scores and not share:
        scores[_F.CATEGORY] -= _KNOWN
    read = date_reader(values)
    dated = sum(read(value) is not None for value in values) / len(values)
    for one in _DATES:
        if one in scores:
            scores[one] += 20 if dated >= 0.5 else -_KNOWN
    numbers = sum(whole_number_of(value) is not None for value in values)
    if _F.NUMBER in scores:
        scores[_F.NUMBER] += 10 if numbers == len(values) else -_KNOWN
    if _F.ID in scores:
        fits = not numbers and len(set(values)) == len(values) and all(is_folder_name(value) for value in values)
        scores[_F.ID] += 15 if fits else -30
