"""Tables as form services document their exports, with invented answers and no addresses of anybody."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

ON_THE_DAY = datetime.fromisoformat("2023-08-14 10:00")
Answer = tuple[str, str, str, str, str]
"""Title in Thai, title in English, applicant, category, start."""

ANSWERS: tuple[Answer, ...] = (
    ("ตลาดสดไร้ขยะ", "Market without Waste", "เทศบาลตำบลหนองไผ่งาม", "Smart Environment", "1/4/2564"),
    ("รถรางไฟฟ้าชุมชน", "Community Tram", "องค์การบริหารส่วนจังหวัดทุ่งทอง", "Smart Mobility", "15/11/2565"),
    ("ห้องเรียนกลางทุ่ง", "Classroom in the Fields", "เทศบาลเมืองสายน้ำ", "Smart People", "20/6/2565"),
)


def write_csv(path: Path, rows: Sequence[Sequence[str]], *, encoding: str = "utf-8", separator: str = ",") -> Path:
    """A CSV file with quotation marks where they are needed."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def write_xlsx(path: Path, rows: Sequence[Sequence[object]], merged: Sequence[str] = ()) -> Path:
    """A workbook with one sheet."""
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    workbook.save(path)
    return path


def google_thai(folder: Path) -> Path:
    """Google Forms, answers as a Thai spreadsheet saves them: ประทับเวลา in the Buddhist era, windows-874."""
    head = ["ประทับเวลา", "ที่อยู่อีเมล", "ชื่อผลงาน (ภาษาไทย) *", "ชื่อผลงาน\n(ภาษาอังกฤษ)", "ชื่อหน่วยงานที่สมัคร"]
    head += ["สมัครด้าน", "เริ่มดำเนินโครงการเมื่อ", "เบอร์โทรศัพท์ผู้ประสานงาน"]
    stamps = ("14/8/2566, 10:22:31", "๑๔/๘/๒๕๖๖, ๑๑:๐๕:๐๒", "15/8/2566, 9:00:00")
    rows = [
        [stamp, f"{n}@example.invalid", *answer, "-"]
        for n, (stamp, answer) in enumerate(zip(stamps, ANSWERS, strict=True))
    ]
    return write_csv(folder / "คำตอบ.csv", [head, *rows], encoding="cp874")


def google_csv(folder: Path) -> Path:
    """Google Forms, downloaded as CSV: Timestamp with AM or PM and zone, check boxes joined by semicolons."""
    head = [
        "Timestamp",
        "Username",
        "Project title (Thai)",
        "Project title (English)",
        "Organisation",
        "Award category",
    ]
    stamps = ("2023/08/14 10:22:31 AM GMT+7", "2023/08/14 11:05:02 AM GMT+7", "2023/08/15 9:00:00 PM GMT+7")
    head += ["Start date of the project"]
    rows = [
        [stamp, f"{n}@example.invalid", *answer] for n, (stamp, answer) in enumerate(zip(stamps, ANSWERS, strict=True))
    ]
    return write_csv(folder / "responses.csv", [head, *rows])


def microsoft(folder: Path) -> Path:
    """Microsoft Forms, opened in Excel: ID, Start time, Completion time, Email, Name, Last modified time, questions;
    dates are Excel's, choices end in a semicolon.
    """
    head = ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time"]
    head += ["ชื่อโครงการ", "Project title", "ชื่อหน่วยงาน", "ด้านที่สมัคร", "วันที่เริ่มโครงการ"]
    rows = []
    for n, (thai, english, applicant, category, start) in enumerate(ANSWERS, start=1):
        day, month, year = (int(part) for part in start.split("/"))
        began, ended = (ON_THE_DAY + timedelta(minutes=minutes) for minutes in (n, 20 + n))
        words = [None, None, thai, english, applicant, f"{category};"]
        rows.append([n, began, ended, "anonymous", *words, date(year - 543, month, day)])
    return write_xlsx(folder / "forms.xlsx", [head, *rows])


def microsoft_csv(folder: Path) -> Path:
    """The same saved as CSV by an American Excel: month first, two digits of the year."""
    head = ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time"]
    head += ["Project title", "Organization", "Category", "Start of operation"]
    rows = [
        [
            str(n),
            f"8/14/23 10:0{n}:11",
            f"8/14/23 10:2{n}:45",
            "anonymous",
            "",
            "",
            answer[1],
            "Town of the River",
            f"{answer[3]};",
            "2021-04-01",
        ]
        for n, answer in enumerate(ANSWERS, start=1)
    ]
    return write_csv(folder / "forms.csv", [head, *rows], encoding="utf-8-sig")


def jotform(folder: Path) -> Path:
    """Jotform: Submission Date, the questions, Submission IP, Submission ID."""
    head = ["Submission Date", "ชื่อผลงาน", "Title in English", "หน่วยงาน", "ประเภทรางวัลที่สมัคร", "วันเริ่มดำเนินการ"]
    head += ["Submission IP", "Submission ID"]
    head[2] = "Project Title (English)"
    head[5] = "วันที่เริ่มดำเนินการ"
    rows = [["Aug 14, 2023", *answer, "192.0.2.1", f"56789012345678901{n}"] for n, answer in enumerate(ANSWERS)]
    return write_csv(folder / "jotform.csv", [head, *rows])


def typeform(folder: Path) -> Path:
    """Typeform: # (a token), the questions, Start Date (UTC), Submit Date (UTC), Network ID."""
    head = ["#", "What is the title of your project?", "Which agency applies?", "Category", "When did it start?"]
    head += ["Start Date (UTC)", "Submit Date (UTC)", "Network ID"]
    head[1] = "Title of your project"
    head[4] = "Start date of operation"
    rows = [
        [
            f"0681{n}e3d5e9ca5f5fac8e04fa692a9e",
            answer[1],
            answer[2],
            answer[3],
            "2021-04-01",
            "2023-08-14 03:05:14",
            "2023-08-14 03:22:40",
            f"d35608{n}2b2",
        ]
        for n, answer in enumerate(ANSWERS)
    ]
    return write_csv(folder / "typeform.csv", [head, *rows])


def survey_monkey(folder: Path) -> Path:
    """SurveyMonkey, all responses, condensed and expanded: two header rows, one column for each choice."""
    head = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name"]
    head += ["Last Name", "Custom Data 1", "ชื่อผลงาน", "หน่วยงานผู้สมัคร", "สมัครด้านใด", "", "", "เริ่มใช้งานเมื่อใด"]
    head[-1] = "เริ่มใช้งานเมื่อ"
    second = [""] * 9 + ["Open-Ended Response", "Open-Ended Response", "Smart Environment", "Smart Mobility"]
    second += ["Smart People", "Open-Ended Response"]
    rows = []
    for n, answer in enumerate(ANSWERS):
        chosen = [answer[3] if answer[3] == choice else "" for choice in second[11:14]]
        stamp = f"08/14/2023 10:2{n}:31 AM"
        rows.append(
            [f"11829{n}", "4001", stamp, stamp, "192.0.2.1", "", "", "", "", answer[0], answer[2], *chosen, answer[4]]
        )
    return write_csv(folder / "survey monkey.csv", [head, second, *rows])


def lime_survey(folder: Path) -> Path:
    """LimeSurvey, full headings, separated by semicolons: Response ID, Date submitted, Last page, Start language …"""
    head = ["Response ID", "Date submitted", "Last page", "Start language", "Seed", "Date started", "Date last action"]
    head += ["ชื่อผลงาน", "Project title", "หน่วยงานที่สมัคร", "ด้าน", "โครงการเริ่มดำเนินการเมื่อ"]
    rows = [
        [str(n), "2023-08-14 10:22:31", "3", "th", "1749082215", "2023-08-14 10:02:11", "2023-08-14 10:22:31", *answer]
        for n, answer in enumerate(ANSWERS, start=7)
    ]
    return write_csv(folder / "results-survey.csv", [head, *rows], separator=";")


def lime_survey_codes(folder: Path) -> Path:
    """LimeSurvey, codes of the questions as headings: id, submitdate, lastpage, startlanguage, seed, questions."""
    head = ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"]
    head += ["title_th", "title_en", "applicant_th", "category", "start_date"]
    rows = [
        [str(n), "2023-08-14 10:22:31", "3", "th", "17490", "2023-08-14 10:02:11", "2023-08-14 10:22:31", *answer]
        for n, answer in enumerate(ANSWERS, start=7)
    ]
    return write_csv(folder / "vv_survey.csv", [head, *rows], separator="\t", encoding="utf-16")


def applicants(folder: Path) -> Path:
    """A list of applicants as a secretary gets it: three in order, and a problem of each usual kind."""
    head = ("ประทับเวลา", "ชื่อผลงาน (ไทย)", "Project title", "หน่วยงาน", "สมัครด้าน", "เริ่มใช้งานเมื่อ", "ผู้ส่งแบบฟอร์ม")
    rows = [
        (f"14/8/2566, 10:2{n}:31", thai, english, applicant, category, start, "ฝ่ายแผนงาน")
        for n, (thai, english, applicant, category, start) in enumerate(ANSWERS)
    ]
    more = (
        ("ผักปลอดภัยใกล้บ้าน", "", "เทศบาลเมืองศรีอรุณา", "Smart Economy", "14/2/2565"),
        ("ห้องสมุดเคลื่อนที่", "Library on Wheels", "องค์การบริหารส่วนตำบลบ้านนา", "Smart Peopel", "1/6/2564"),
        ("ซอยปลอดภัยด้วยกล้องชุมชน", "Safe Lanes", "อบต.หนองเพชรดารา", "Smart Living", "16/2/2566"),
        ("จักรยานร่วมใช้ในเมือง", "Shared Bicycles", "เทศบาลเมืองเกาะแก้ว", "Smart Mobility", "1/7/2566"),
    )
    rows += [(f"15/8/2566, 09:0{n}:12", *answer, "กองช่าง") for n, answer in enumerate(more)]
    return write_xlsx(folder / "รายชื่อผู้สมัคร.xlsx", [head, *rows])
