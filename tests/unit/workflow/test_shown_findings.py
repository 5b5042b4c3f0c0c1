"""Of a category whose scores stay covered nobody learns who is equal or how far apart the judges are."""

from judge_desktop.domain.contest import Method, Rules
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.scoring.score_table import table_from_rows
from judge_desktop.workflow.results import Results


def finding(code: FindingCode, category: str) -> Finding:
    """Something that asks for attention in a category."""
    return Finding(code=code, severity=Severity.WARNS, where=Place(category=category))


def test_what_tells_scores_of_a_covered_category_is_left_out() -> None:
    tie, wide = (finding(code, "GOV") for code in (FindingCode.TIE_NEEDS_DECISION, FindingCode.SCORES_WIDE_APART))
    award = finding(FindingCode.AWARD_OUT_OF_RANK, "GOV")
    elsewhere = finding(FindingCode.TIE_NEEDS_DECISION, "LIV")
    found = Results(
        rules=Rules(method=Method.MEAN),
        standings=(),
        table=table_from_rows((), None),
        findings=(tie, wide, award, elsewhere),
        covered=("GOV",),
    )
    assert found.shown_findings == (elsewhere,)
