"""Tables of scores that people bring."""

from decimal import Decimal
from pathlib import Path

from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.exchange.score_tables import ImportedScore, read_scores, read_tally_rows
from judge_desktop.scoring.score_table import ScoreRow


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
    assert told(read_tally_rows(tmp_path / "none.csv").findings) == [(FindingCode.FILE_MISSING, 0, "")]
    assert told(read_tally_rows(table(tmp_path, "")).findings) == [
        (FindingCode.COLUMN_MISSING, 1, "submission"),
        (FindingCode.COLUMN_MISSING, 1, "judge"),
        (FindingCode.COLUMN_MISSING, 1, "score"),
    ]


def test_a_table_to_tally_may_name_category_and_criterion(tmp_path: Path) -> None:
    read = read_tally_rows(table(tmp_path, "judge,score,submission\nJ1,80.5,A\nJ2,,A\nJ1,80,B\n"))
    assert read.findings == ()
    assert read.rows == (
        ScoreRow(submission="A", judge="J1", score=Decimal("80.5")),
        ScoreRow(submission="B", judge="J1", score=Decimal(80)),
    )

    rows = ("A,J1,ENV,D1,7", "A,J1,ENV,D2,7", "A,J1,LIV,D1,7", "A,J1,ENV,D1,8", "A,J1,,,8")
    full = "\n".join(("submission,judge,category,criterion,score", *rows))
    read = read_tally_rows(table(tmp_path, full))
    assert told(read.findings) == [
        (FindingCode.SCORE_ROW_TWICE, 5, "score"),
        (FindingCode.CELL_MISSING, 6, "criterion"),
    ]
    assert read.rows[0] == ScoreRow(submission="A", judge="J1", score=Decimal(7), category="ENV", criterion="D1")
    assert len(read.rows) == 3
