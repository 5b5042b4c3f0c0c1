"""Names of judges in words that people wrote."""

import pytest

from judge_desktop.domain.panel import Judge
from judge_desktop.domain.text import Text
from judge_desktop.workflow.spelled_names import SpelledNames

JUDGES = (
    Judge(id="j1", title="ศ.ดร.", name=Text(th="สมชาย ใจดี", en="Somchai Jaidee")),
    Judge(id="j2", title="นาง", name=Text(th="สมหญิง ใจดี", en="Ann Jaidee")),
)


@pytest.mark.parametrize(
    ("words", "hidden"),
    [
        ("ศ.ดร.สมชาย ใจดี เห็นว่าควร", "[j1] เห็นว่าควร"),
        ("ตามที่สมหญิงเสนอ", "ตามที่[j2]เสนอ"),
        ("as SOMCHAI said", "as [j1] said"),
        ("the annual plan of Ann", "the annual plan of [j2]"),
        ("ใจดีทั้งสองท่าน", "ใจดีทั้งสองท่าน"),
        ("", ""),
    ],
)
def test_a_name_is_found_however_it_is_spelled(words: str, hidden: str) -> None:
    assert SpelledNames(JUDGES).replaced(words, lambda judge: f"[{judge}]") == hidden


def test_without_people_nothing_is_found() -> None:
    assert SpelledNames(()).replaced("สมชาย", lambda judge: judge) == "สมชาย"
