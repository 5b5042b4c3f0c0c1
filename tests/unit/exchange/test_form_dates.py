"""Dates of a whole column: era, digits, order of day and month, times and zones."""

import pytest

from judge_desktop.exchange.form_dates import date_reader, day_part, era_of


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (["14/8/2566, 10:22:31", "๑/๙/๒๕๖๖, ๙:๐๐:๐๐"], ["2023-08-14", "2023-09-01"]),
        (["2023/08/14 10:22:31 AM GMT+7", "2023/08/09 1:00:00 PM GMT+7"], ["2023-08-14", "2023-08-09"]),
        (["08/14/2023 10:22:31 AM", "08/09/2023 1:00:00 PM"], ["2023-08-14", "2023-08-09"]),
        (["8/14/23 10:01:11", "8/9/23 10:02:11"], ["2023-08-14", "2023-08-09"]),
        (["14/8/2023", "9/8/2023"], ["2023-08-14", "2023-08-09"]),
        (["9/8/2023"], ["2023-08-09"]),
        (["2023-08-14T03:22:31Z", "2023-08-14 10:22:31+07:00"], ["2023-08-14", "2023-08-14"]),
        (["Aug 14, 2023", "Aug 14, 2023 10:22 AM"], ["2023-08-14", "2023-08-14"]),
        (["14 ส.ค. 66 เวลา 10.22 น.", "วันที่ 14 สิงหาคม พ.ศ. 2566"], ["2023-08-14", "2023-08-14"]),
        (["31/2/2566", "ไม่ทราบ", "8/9/66", ""], ["None"] * 4),
    ],
)
def test_columns(column: list[str], expected: list[str]) -> None:
    read = date_reader(column)

    assert [str(read(text)) for text in column] == expected


def test_day_and_era() -> None:
    assert day_part("14/8/2566, 10:22:31") == ("14/8/2566", False)
    assert day_part("2023/08/14 10:22:31 AM GMT+7") == ("2023/08/14", True)
    assert [era_of(text) for text in ("1/4/2566", "2023-04-01", "๑ เม.ย. ๒๕๖๔", "1 เม.ย. 64")] == [
        "buddhist",
        "christian",
        "buddhist",
        "",
    ]
