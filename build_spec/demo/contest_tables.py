"""Writes the tables of the demo contest: contest.toml, submissions.xlsx and panel.xlsx, the same bytes every run.

The words come from submissions.toml and panel.toml beside this file; what a program makes of them is its own affair.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TEMPLATE = ROOT / "resources" / "templates" / "smart-city-solution-awards" / "contest.toml"
# Files made by office programs carry the moment of their making: ours is the closing day of applications.
MADE = datetime(2023, 8, 15, 12, 0)  # noqa: DTZ001 - office files know no time zone

SUBMISSION_COLUMNS = {
    "id": "รหัสผลงาน",
    "number": "เลขที่ผลงาน",
    "category": "ด้าน",
    "title_th": "ชื่อผลงาน",
    "title_en": "ชื่อผลงานภาษาอังกฤษ",
    "applicant_th": "หน่วยงานผู้สมัคร",
    "applicant_en": "หน่วยงานผู้สมัครภาษาอังกฤษ",
    "applicant_type": "ประเภทผู้สมัคร",
    "start_date": "วันที่เริ่มดำเนินโครงการ",
    "applied_date": "วันที่สมัคร",
    "summary_th": "สรุปผลงานโดยย่อ",
    "summary_en": "สรุปผลงานภาษาอังกฤษ",
    "fits_concept": "สอดคล้องกับแนวคิด",
    "reason": "เหตุผล",
    "shortlisted": "ผ่านการคัดเลือกรอบแรก",
    "order": "ลำดับการนำเสนอ",
}
PANEL_COLUMNS = {
    "id": "รหัสกรรมการ",
    "title": "คำนำหน้า",
    "name_th": "ชื่อ-สกุล",
    "name_en": "ชื่อ-สกุลภาษาอังกฤษ",
    "position": "ตำแหน่ง",
    "role": "หน้าที่",
    "votes": "ให้คะแนน",
    "order": "ลำดับ",
    "appointment": "การแต่งตั้ง",
}
WIDTHS = {"id": 14, "number": 12, "category": 10, "title": 12, "role": 20, "order": 14, "votes": 12}


def read_submissions() -> list[dict[str, Any]]:
    """All submissions in running order, the ineligible examples last."""
    with (HERE / "submissions.toml").open("rb") as file:
        return list(tomllib.load(file)["submission"])


def _read_judges() -> list[dict[str, Any]]:
    with (HERE / "panel.toml").open("rb") as file:
        return list(tomllib.load(file)["judge"])


def _write_table(path: Path, sheet_name: str, columns: dict[str, str], rows: Sequence[dict[str, Any]]) -> None:
    workbook = xlsxwriter.Workbook(str(path))
    workbook.set_properties({"title": sheet_name, "author": "Judge Desktop demo", "created": MADE})
    sheet = workbook.add_worksheet(sheet_name)
    heading = workbook.add_format(
        {"bold": True, "bg_color": "#E9EFFD", "bottom": 1, "text_wrap": True, "valign": "top"}
    )
    plain = workbook.add_format({"text_wrap": True, "valign": "top"})
    day = workbook.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    for column, (name, label) in enumerate(columns.items()):
        long_text = name.startswith("summary")
        sheet.set_column(column, column, WIDTHS.get(name, 60 if long_text else 28))
        sheet.write_string(0, column, f"{label} ({name})", heading)
        for line, row in enumerate(rows, start=1):
            value = row.get(name, "")
            if isinstance(value, date):
                sheet.write_datetime(line, column, value, day)
            elif isinstance(value, int):
                sheet.write_number(line, column, value, plain)
            else:
                sheet.write_string(line, column, value, plain)
    sheet.freeze_panes(1, 1)
    workbook.close()


def write_tables(folder: Path) -> None:
    """contest.toml, submissions.xlsx and panel.xlsx into ``folder``."""
    toml = TEMPLATE.read_text(encoding="utf-8")
    for name in ("โครงการ The Smart City Solution Awards 2023", "The Smart City Solution Awards 2023"):
        suffix = " (ตัวอย่าง)" if name.startswith("โ") else " (demo)"
        toml = toml.replace(f'"{name}"', f'"{name}{suffix}"', 1)
    toml = toml.replace(
        "the template of a contest folder.", "the demo contest. Its submissions and people are invented."
    )
    (folder / "contest.toml").write_text(toml, encoding="utf-8", newline="\n")
    submissions = [dict(row, number=n, order=n) for n, row in enumerate(read_submissions(), start=1)]
    for row in submissions:
        if row["shortlisted"] == "no":
            row["order"] = ""
    _write_table(folder / "submissions.xlsx", "ผลงาน", SUBMISSION_COLUMNS, submissions)
    judges = [dict(row, order=n) for n, row in enumerate(_read_judges(), start=1)]
    _write_table(folder / "panel.xlsx", "คณะกรรมการ", PANEL_COLUMNS, judges)
