"""A table with mistakes is told of row by row, mended, brought in, and brought in again after it changed."""

import time
from datetime import date
from datetime import datetime as moment
from pathlib import Path

import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.config.phrases import sentence_of_finding
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.importing import ImportField, RowOutcome, Solution, Solved
from judge_desktop.workflow.edit_submissions import set_values
from judge_desktop.workflow.import_submissions import (
    ImportPreview,
    import_submissions,
    look_at_table,
    matching_by_titles,
    rematched,
    solutions_of,
    solved_with,
)
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.form_exports import write_csv, write_xlsx

F, S = ImportField, Solution
HEAD = ("รหัสผลงาน", "เลขที่ผลงาน", "ชื่อผลงาน (ไทย)", "Project title", "หน่วยงาน", "สมัครด้าน", "เริ่มใช้งานเมื่อ", "วันที่สมัคร")
GOOD = ("GOV-01", 1, "แจ้งปุ๊บรู้ปั๊บ", "Report and Track", "เทศบาลเมืองศรีอรุณา", "Smart Governance", "1 เม.ย. 2564", "1/8/2566")


def with_mistakes(folder: Path) -> Path:
    """A sound first row, then one deliberate mistake in each row."""
    rows: list[tuple[object, ...]] = [
        GOOD,
        ("GOV-01", 2, "รหัสซ้ำ", "Same id", "ก", "Smart Living", "1/4/2564", "1/8/2566"),
        ("M-03", 3, "ด้านที่ไม่มี", "No such category", "ข", "หุ่นยนต์", "1/4/2564", "1/8/2566"),
        ("M-04", 4, None, None, "ค", "Smart Living", "1/4/2564", "1/8/2566"),
        ("M-05", 5, "วันที่ไม่มีจริง", "No such day", "ง", "Smart Living", "31/2/2566", "1/8/2566"),
        ("M-06", 6, "คนละศักราช", "Other era", "จ", "Smart Living", "1/4/2021", "1/8/2566"),
        ("M-07", 7, "ส่งช้า", "Late", "ฉ", "Smart Living", "1/4/2564", "16/8/2566"),
        ("M-08", 8, "เริ่มช้า", "Started too late", "ช", "Smart Living", "16/2/2566", "1/8/2566"),
        ("M-09", 9, "แจ้งปุ๊บรู้ปั๊บ", "Report and Track", "เทศบาลเมืองศรีอรุณา", "Smart Governance", "1/4/2564", "1/8/2566"),
        ("M-10", 10, '=HYPERLINK("x")', "A formula", "ฌ", "Smart Living", "1/4/2564", "1/8/2566"),
        ("M-11", 11, "ผสานเซลล์ บน", "Merged above", "ญ", "Smart Mobility", "1/4/2564", "1/8/2566"),
        ("M-12", 12, "ผสานเซลล์ ล่าง", "Merged below", "ฎ", None, "1/4/2564", "1/8/2566"),
        ("M-13", 13, "สะกดผิด", "Misspelt", "ฏ", "Smart Peopel", "1/4/2564", "1/8/2566"),
        ("M-14", 13, "เลขซ้ำ", "Same number", "ฐ", "Smart Living", "1/4/2564", "1/8/2566"),
        ("M-15", 15, "ไม่มีชื่ออังกฤษ", None, "ฑ", "Smart Living", "1/4/2564", "1/8/2566"),
        ("M-16", 16, "สองด้าน", "Two categories", "ฒ", "Smart Living, Smart Energy", "1/4/2564", "1/8/2566"),
    ]
    return write_xlsx(folder / "รายชื่อผู้สมัคร.xlsx", [HEAD, *rows], merged=["F12:F13"])


TOLD = [
    (3, "id", "duplicate_id", "blocks", ["leave_out", "new_id"]),
    (4, "category", "category_not_known", "blocks", ["leave_out"]),
    (5, "title_th", "submission_title_missing", "blocks", ["leave_out"]),
    (6, "start_date", "cell_not_understood", "blocks", ["clear"]),
    (9, "start_date", "started_too_late", "blocks", ["not_eligible", "noted"]),
    (11, "title_th", "cell_is_a_formula", "blocks", ["leave_out"]),
    (13, "category", "cell_is_merged", "blocks", ["from_above"]),
    (14, "category", "category_not_known", "blocks", ["category", "leave_out"]),
    (15, "number", "duplicate_number", "blocks", ["clear"]),
    (17, "category", "several_categories", "blocks", ["category", "category"]),
    (7, "start_date", "era_mixed", "warns", ["noted", "clear"]),
    (8, "applied_date", "applied_late", "warns", ["noted", "leave_out"]),
    (10, "title_th", "submission_twice", "warns", ["leave_out", "noted"]),
    (16, "title_en", "english_title_missing", "warns", ["noted"]),
]


def told(preview: ImportPreview) -> list[tuple[int, str, str, str, list[str]]]:
    return [
        (
            one.row,
            one.finding.where.column,
            one.finding.code.value,
            one.finding.severity.value,
            [way.how.value for way in one.solutions],
        )
        for one in preview.plan.problems
    ]


def outcomes(preview: ImportPreview) -> dict[str, int]:
    return {one.value: preview.plan.count(one) for one in RowOutcome if preview.plan.count(one)}


def test_every_mistake_is_named_by_its_row(empty_contest: Workspace, tmp_path: Path) -> None:
    preview = look_at_table(empty_contest, with_mistakes(tmp_path))

    assert told(preview) == TOLD
    assert outcomes(preview) == {"new": 6, "blocked": 10}
    assert chair_contest(empty_contest).submissions == ()


def test_the_mistakes_are_read_aloud_in_both_languages(empty_contest: Workspace, tmp_path: Path) -> None:
    preview = look_at_table(empty_contest, with_mistakes(tmp_path))

    def read(language: Language) -> list[str]:
        return [sentence_of_finding(one.finding, translator(language)) for one in preview.plan.problems]

    assert read(Language.TH) == [
        "รหัส “GOV-01” ซ้ำกัน กรุณากำหนดรหัสไม่ให้ซ้ำ",
        "ไม่รู้จักประเภทรางวัล “หุ่นยนต์”",
        "ผลงานนี้ยังไม่มีชื่อ กรุณาระบุเป็นภาษาไทยหรือภาษาอังกฤษ",
        "ไม่เข้าใจค่า “31/2/2566” ในช่องนี้ กรุณาแก้ไข",
        "โครงการดำเนินการไม่ถึง 6 เดือน ณ วันที่ 2023-08-15",
        "ช่องนี้เป็นสูตร กรุณาแทนที่ด้วยค่าจริง",
        "ช่องนี้ผสานกับช่องที่เขียนว่า “Smart Mobility” กรุณาระบุว่าแถวนี้ใช้ค่าเดียวกันหรือไม่",
        "ไม่รู้จักประเภทรางวัล “Smart Peopel”",
        "เลขที่ผลงาน “13” ซ้ำกัน กรุณากำหนดเลขที่ไม่ให้ซ้ำ",
        "ระบุไว้หลายด้าน: “Smart Living, Smart Energy” กรุณาเลือกหนึ่งด้าน",
        "ปีของ “1/4/2021” ใช้ศักราชต่างจากแถวอื่นในคอลัมน์เดียวกัน โปรแกรมอ่านเป็น 2021-04-01",
        "ส่งใบสมัครหลังวันปิดรับสมัคร 2023-08-15",
        "ชื่อผลงานและผู้สมัครซ้ำกับแถว 2",
        "ไม่มีชื่อภาษาอังกฤษ",
    ]
    assert read(Language.EN)[:3] == [
        "The id “GOV-01” is used twice. Give each its own",
        "The category “หุ่นยนต์” is not known",
        "This submission has no title. Give it one in Thai or English",
    ]


def test_each_problem_is_solved_by_its_first_answer(empty_contest: Workspace, tmp_path: Path) -> None:
    preview = look_at_table(empty_contest, with_mistakes(tmp_path))
    for row, *_ in TOLD:
        first = next(one for one in preview.plan.problems if one.row == row).solutions[0]
        preview = solved_with(preview, [first])

    assert told(preview) == []
    done = import_submissions(empty_contest, preview)

    assert (done.new, done.changed, done.left) == (11, 0, 5)
    found = {one.id: one for one in done.contest.submissions}
    assert list(found) == ["GOV-01", "M-05", "M-06", "M-07", "M-08", "M-11", "M-12", "M-13", "M-14", "M-15", "M-16"]
    assert (found["M-05"].start_date, found["M-06"].start_date) == (None, date(2021, 4, 1))
    assert (found["M-12"].category, found["M-13"].category, found["M-16"].category) == ("MOB", "PEO", "LIV")
    assert (found["M-14"].number, found["M-08"].shortlisted) == (2, False)
    assert found["M-08"].reason == "The project has run for less than 6 months on 15 August 2023"


def test_other_answers(empty_contest: Workspace, tmp_path: Path) -> None:
    preview = look_at_table(empty_contest, with_mistakes(tmp_path))
    for row, how in ((3, "new_id"), (4, "category:PEO"), (9, "noted"), (17, "category:ENE"), (10, "leave_out")):
        preview = solved_with(preview, solutions_of(preview, row, how)[-1:])
    rows = {one.row: one for one in preview.plan.rows}

    assert {row: rows[row].outcome.value for row in (3, 4, 9, 10, 17)} == {
        3: "new",
        4: "new",
        9: "new",
        10: "left_out",
        17: "new",
    }
    assert rows[3].submission.id.startswith("P-")
    assert (rows[4].submission.category, rows[17].submission.category) == ("PEO", "ENE")
    with pytest.raises(JudgeDesktopError) as refused:
        solutions_of(preview, 2, "clear")
    assert refused.value.code is Code.PROBLEM_UNKNOWN


def test_a_misspelling_is_mended_wherever_it_stands(empty_contest: Workspace, tmp_path: Path) -> None:
    rows = [
        ("ชื่อผลงาน", "หน่วยงาน", "ด้าน"),
        ("ก", "ข", "Smart Peopel"),
        ("ค", "ง", "smart  PEOPEL"),
        ("จ", "ฉ", "Smart People"),
    ]
    preview = look_at_table(empty_contest, write_csv(tmp_path / "a.csv", rows))

    mended = solved_with(preview, [preview.plan.problems[0].solutions[0]])

    assert [one.submission.category for one in mended.plan.rows] == ["PEO", "PEO", "PEO"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "tis-620", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators(empty_contest: Workspace, tmp_path: Path, encoding: str, separator: str) -> None:
    rows = [("ชื่อผลงาน", "หน่วยงาน", "ด้าน"), ("น้ำใส", "เทศบาลหนึ่ง", "การดำรงชีวิตอัจฉริยะ")]
    path = write_csv(tmp_path / "a.csv", rows, encoding=encoding, separator=separator)
    if encoding == "utf-16-le":
        path.write_bytes(b"\xff\xfe" + path.read_bytes())

    one = look_at_table(empty_contest, path).plan.rows[0].submission

    assert (one.title.th, one.applicant.name.th, one.category) == ("น้ำใส", "เทศบาลหนึ่ง", "LIV")


def test_hostile_cells_stay_text_or_stay_out(empty_contest: Workspace, tmp_path: Path) -> None:
    rows = [
        ("ชื่อผลงาน", "หน่วยงาน", "ด้าน", "หมายเหตุผู้สมัคร"),
        ("<b>หนา</b> {0} %s", "'; DROP TABLE contests;--", "Smart Living", "=cmd|' /C calc'!A0"),
        ("=1+1", "ข", "Smart Living", ""),
        ("\u202eกลับ\u0000ด้าน", "ค", "Smart Living", ""),
    ]
    path = write_csv(tmp_path / "a.csv", [[cell.replace("\0", "") for cell in row] for row in rows])
    preview = rematched(look_at_table(empty_contest, path), 3, F.EXTRA)

    titles = [one.submission.title.th for one in preview.plan.rows]
    assert titles == ["<b>หนา</b> {0} %s", "", "กลับด้าน"]
    assert outcomes(preview) == {"new": 2, "blocked": 1}
    done = import_submissions(empty_contest, preview)
    assert [one.extra_fields for one in done.contest.submissions] == [(), ()]


def test_a_table_that_is_none_is_refused(empty_contest: Workspace, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04nothing")
    for path in (tmp_path / "a.xlsx", tmp_path / "missing.csv"):
        with pytest.raises(JudgeDesktopError) as refused:
            look_at_table(empty_contest, path)
        assert refused.value.code is Code.TABLE_HAS_FINDINGS


def test_without_titles_or_categories_nothing_comes_in(empty_contest: Workspace, tmp_path: Path) -> None:
    preview = look_at_table(empty_contest, write_csv(tmp_path / "a.csv", [("ชื่อเล่น", "สี"), ("ก", "แดง")]))

    assert (preview.lacking, preview.undecided, preview.plan.rows) == ((F.TITLE_TH, F.CATEGORY), 2, ())
    with pytest.raises(JudgeDesktopError) as refused:
        import_submissions(empty_contest, preview)
    assert refused.value.code is Code.NOTHING_TO_IMPORT


def form(folder: Path, *answers: tuple[str, str, str, str], name: str = "a.csv") -> Path:
    return write_csv(folder / name, [("ประทับเวลา", "ชื่อผลงาน", "หน่วยงาน", "ด้าน"), *answers])


FIRST = ("14/8/2566, 10:22:31", "น้ำใส", "เทศบาลหนึ่ง", "Smart Living")
SECOND = ("14/8/2566, 11:00:00", "ฟ้าสวย", "เทศบาลสอง", "Smart Energy")
THIRD = ("15/8/2566, 09:00:00", "ดินดี", "เทศบาลสาม", "Smart Economy")


def test_a_changed_table_updates_and_never_deletes(empty_contest: Workspace, tmp_path: Path) -> None:
    before = import_submissions(empty_contest, look_at_table(empty_contest, form(tmp_path, FIRST, SECOND))).contest
    first, second = before.submissions
    set_values(empty_contest, first.id, {"title_en": "Clear Water", "start_date": "๑ เม.ย. ๒๕๖๔"})
    renamed = (FIRST[0], "น้ำใสไหลเย็น", *FIRST[2:])

    preview = look_at_table(empty_contest, form(tmp_path, THIRD, renamed, name="b.csv"))

    assert [(one.row, one.outcome.value, one.changes) for one in preview.plan.rows] == [
        (2, "new", ()),
        (3, "changed", ((F.TITLE_TH, "น้ำใส", "น้ำใสไหลเย็น"),)),
    ]
    assert preview.plan.missing == (second.id,)
    after = import_submissions(empty_contest, preview).contest
    assert [one.title.th for one in after.submissions] == ["น้ำใสไหลเย็น", "ฟ้าสวย", "ดินดี"]
    assert (after.submissions[0].title.en, after.submissions[0].start_date) == ("Clear Water", date(2021, 4, 1))
    assert [one.number for one in after.submissions] == [1, 2, 3]


def test_numbers_may_change_places_in_the_table(empty_contest: Workspace, tmp_path: Path) -> None:
    head = ("ประทับเวลา", "ชื่อผลงาน", "หน่วยงาน", "ด้าน", "ลำดับ")

    def numbered(*numbers: str) -> Path:
        rows = [(*row, number) for row, number in zip((FIRST, SECOND), numbers, strict=False)]
        return write_csv(tmp_path / "a.csv", [head, *rows])

    import_submissions(empty_contest, look_at_table(empty_contest, numbered("1", "2")))
    swapped = look_at_table(empty_contest, numbered("2", "1"))
    assert [(one.outcome.value, one.problems) for one in swapped.plan.rows] == [("changed", ()), ("changed", ())]
    after = import_submissions(empty_contest, swapped).contest
    assert [one.number for one in after.submissions] == [2, 1]
    alone = look_at_table(empty_contest, numbered("1"))
    assert [one.finding.code.value for one in alone.plan.problems] == ["duplicate_number"]


def test_what_is_here_may_stay(empty_contest: Workspace, tmp_path: Path) -> None:
    before = import_submissions(empty_contest, look_at_table(empty_contest, form(tmp_path, FIRST))).contest
    preview = look_at_table(empty_contest, form(tmp_path, (FIRST[0], "อย่างอื่น", *FIRST[2:]), THIRD))

    kept = solved_with(preview, [Solved(row=2, column="", how=S.KEEP_OURS)])
    after = import_submissions(empty_contest, kept).contest

    assert after.submissions[0] == before.submissions[0]
    assert (len(after.submissions), kept.plan.missing) == (2, ())


def test_without_a_timestamp_title_and_applicant_recognise_a_row(empty_contest: Workspace, tmp_path: Path) -> None:
    head = ("ชื่อผลงาน", "หน่วยงาน", "ด้าน", "เริ่มใช้งานเมื่อ")
    one = ("น้ำใส", "เทศบาลหนึ่ง", "Smart Living")
    table = write_csv(tmp_path / "a.csv", [head, (*one, "1/4/2564")])
    before = import_submissions(empty_contest, look_at_table(empty_contest, table)).contest

    changed = write_csv(tmp_path / "b.csv", [head, (*one, "1/5/2564")])
    plan = look_at_table(empty_contest, changed).plan

    assert [(row.submission.id, row.changes) for row in plan.rows] == [
        (before.submissions[0].id, ((F.START_DATE, "2021-04-01", "2021-05-01"),))
    ]


def test_a_matching_is_remembered_by_the_titles(empty_contest: Workspace, tmp_path: Path) -> None:
    rows = [("โจทย์", "ใคร", "กลุ่ม", "โทรศัพท์"), ("น้ำใส", "เทศบาลหนึ่ง", "Smart Living", "-")]
    path = write_csv(tmp_path / "a.csv", rows)
    preview = look_at_table(empty_contest, path)
    assert [one.value for one in preview.matching.values()] == ["category"]

    matched = matching_by_titles(preview, {"โจทย์": "title_th", "ใคร": "applicant_th", "โทรศัพท์": "unused"})
    import_submissions(empty_contest, matched, remember=True)
    again = look_at_table(empty_contest, path)

    assert (again.is_remembered, again.matching) == (True, matched.matching)
    with pytest.raises(JudgeDesktopError) as refused:
        matching_by_titles(preview, {"สี": "title_th"})
    assert refused.value.code is Code.COLUMN_UNKNOWN


def test_excel_dates_and_thai_digits(empty_contest: Workspace, tmp_path: Path) -> None:
    head = ("ลำดับ", "ชื่อผลงาน", "หน่วยงาน", "สมัครด้าน", "เริ่มใช้งานเมื่อ", "วันที่สมัคร")
    rows = [
        ("๑", "ก", "ข", "Smart Living", date(2021, 4, 1), moment.fromisoformat("2023-08-01 09:30")),
        ("๒", "ค", "ง", "Smart Living", date(2564, 4, 1), "๑๕ ส.ค. ๒๕๖๖"),
        ("๓", "จ", "ฉ", "Smart Living", date(2021, 4, 1), "วันที่ ๑๕ สิงหาคม พ.ศ. ๒๕๖๖ เวลา ๑๐.๓๐ น."),
    ]
    plan = look_at_table(empty_contest, write_xlsx(tmp_path / "a.xlsx", [head, *rows])).plan

    assert [(one.submission.number, one.submission.start_date) for one in plan.rows] == [
        (1, date(2021, 4, 1)),
        (2, date(2021, 4, 1)),
        (3, date(2021, 4, 1)),
    ]
    assert [str(one.submission.applied_date) for one in plan.rows] == ["2023-08-01", "2023-08-15", "2023-08-15"]


def test_five_thousand_rows(empty_contest: Workspace, tmp_path: Path) -> None:
    areas = ("Smart Living", "พลเมืองอัจฉริยะ", "ENV", "Smart Energy (พลังงานอัจฉริยะ)")
    rows = [
        (
            f"14/8/2566, 10:{n % 60:02}:{n // 60 % 60:02}",
            f"{n}@example.invalid",
            f"ผลงานที่ {n}",
            f"เทศบาล {n}",
            areas[n % 4],
            "1/4/2564",
        )
        for n in range(5000)
    ]
    head = ("ประทับเวลา", "ที่อยู่อีเมล", "ชื่อผลงาน", "หน่วยงาน", "ด้าน", "เริ่มใช้งานเมื่อ")
    path = write_csv(tmp_path / "a.csv", [head, *rows])

    began = time.process_time()
    preview = look_at_table(empty_contest, path)
    done = import_submissions(empty_contest, preview)
    taken = time.process_time() - began

    assert (done.new, len({one.id for one in done.contest.submissions})) == (5000, 5000)
    assert taken < 20, f"{taken:.1f} s"
