"""Tables of scores that people bring."""

from decimal import Decimal
from pathlib import Path

from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.exchange.score_tables import ImportedScore, read_scores


def table(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "scores.csv"
    path.write_bytes(text.encode(encoding))
    return path


def told(findings: tuple[Finding, ...]) -> list[tuple[FindingCode, int, str]]:
    return [(one.code, one.where.row, one.where.column) for one in findings]


def test_scores_are_read_as_they_were_typed(tmp_path: Path) -> None:
    text = "รหัสผลงาน;เกณฑ์;คะแนน\nENV-01;D1;๗\nENV-01;D2;8,50\nENV-01;D3;\n"

    read = read_scores(table(tmp_path, text, "cp874"))

    assert read.findings == ()
    assert read.scores == (
        ImportedScore(submission="ENV-01", criterion="D1", score=Decimal(7), row=2),
        ImportedScore(submission="ENV-01", criterion="D2", score=Decimal("8.5"), row=3),
        ImportedScore(submission="ENV-01", criterion="D3", score=None, row=4),
    )


def test_rows_that_are_wrong_are_told_and_left_out(tmp_path: Path) -> None:
    text = "submission,criterion,score\nA,D1,seven\n,D1,7\nA,,7\nA,D2,7\nA,D2,8\nA,D3,=7\nA,D4,9\n"

    read = read_scores(table(tmp_path, text))

    assert sorted(told(read.findings), key=lambda one: one[1]) == [
        (FindingCode.SCORE_NOT_A_NUMBER, 2, "score"),
        (FindingCode.CELL_MISSING, 3, "submission"),
        (FindingCode.CELL_MISSING, 4, "criterion"),
        (FindingCode.SCORE_ROW_TWICE, 6, "score"),
        (FindingCode.CELL_IS_A_FORMULA, 7, "score"),
    ]
    assert [(one.criterion, one.score) for one in read.scores] == [("D2", Decimal(7)), ("D4", Decimal(9))]


def test_a_table_without_its_columns_is_told_once(tmp_path: Path) -> None:
    assert told(read_scores(table(tmp_path, "submission,points\nA,7\n")).findings) == [
        (FindingCode.COLUMN_MISSING, 1, "criterion")
    ]
