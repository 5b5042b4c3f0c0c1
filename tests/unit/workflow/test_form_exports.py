"""Exports of form services come in without hand-editing of the file and without a column matched by hand.

The layouts are the ones the services document (named in `tests/helpers/form_exports.py`); the answers are invented.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from judge_desktop.domain.importing import ImportField
from judge_desktop.workflow.import_submissions import ImportPreview, import_submissions, look_at_table
from judge_desktop.workflow.workspace import Workspace
from tests.helpers import form_exports
from tests.helpers.form_exports import ANSWERS

F = ImportField
STARTS = ["2021-04-01", "2022-11-15", "2022-06-20"]
EXPORTS = {
    "google_thai": {"title_th", "title_en", "applicant_th", "category", "start_date", "applied_date", "sender"},
    "google_csv": {"title_th", "title_en", "applicant_th", "category", "start_date", "applied_date", "sender"},
    "microsoft": {
        "title_th",
        "title_en",
        "applicant_th",
        "category",
        "start_date",
        "applied_date",
        "sender",
        "response",
    },
    "microsoft_csv": {"title_en", "applicant_en", "category", "start_date", "applied_date", "sender", "response"},
    "jotform": {"title_th", "title_en", "applicant_th", "category", "start_date", "applied_date", "response"},
    "typeform": {"title_en", "applicant_th", "category", "start_date", "applied_date", "response"},
    "survey_monkey": {"title_th", "applicant_th", "category", "start_date", "applied_date", "response", "sender"},
    "lime_survey": {"title_th", "title_en", "applicant_th", "category", "start_date", "applied_date", "response"},
    "lime_survey_codes": {"title_th", "title_en", "applicant_th", "category", "start_date", "applied_date", "response"},
}


@pytest.fixture(params=sorted(EXPORTS))
def service(request: pytest.FixtureRequest) -> str:
    """Each service in turn."""
    return str(request.param)


@pytest.fixture
def preview(service: str, tmp_path: Path, empty_contest: Workspace) -> ImportPreview:
    """Its export, looked at."""
    write: Callable[[Path], Path] = getattr(form_exports, service)
    return look_at_table(empty_contest, write(tmp_path))


def test_columns_are_known_by_themselves(service: str, preview: ImportPreview) -> None:
    used = {one.value for one in preview.matching.values()} - {"unused"}

    assert used == EXPORTS[service]


def test_every_answer_becomes_a_submission(preview: ImportPreview, service: str, empty_contest: Workspace) -> None:
    contest = import_submissions(empty_contest, preview).contest

    titles = [one.title.th or one.title.en for one in contest.submissions]
    thai = F.TITLE_TH in preview.matching.values()
    assert titles == [answer[0] if thai else answer[1] for answer in ANSWERS]
    assert [one.category for one in contest.submissions] == ["ENV", "MOB", "PEO"]
    assert [one.number for one in contest.submissions] == [1, 2, 3]
    assert {str(one.applied_date) for one in contest.submissions} <= {"2023-08-14", "2023-08-15"}
    starts = ["2021-04-01"] * 3 if service in ("typeform", "microsoft_csv") else STARTS
    assert [str(one.start_date) for one in contest.submissions] == starts


def test_the_same_export_again_changes_nothing(
    preview: ImportPreview, empty_contest: Workspace, tmp_path: Path, service: str
) -> None:
    before = import_submissions(empty_contest, preview).contest
    write: Callable[[Path], Path] = getattr(form_exports, service)

    again = look_at_table(empty_contest, write(tmp_path))

    assert [(one.outcome.value, one.submission.id) for one in again.plan.rows] == [
        ("same", one.id) for one in before.submissions
    ]
    assert again.plan.missing == ()


def test_no_address_is_kept(preview: ImportPreview, empty_contest: Workspace) -> None:
    contest = import_submissions(empty_contest, preview).contest

    assert [one.extra_fields for one in contest.submissions] == [()] * 3
    assert "example.invalid" not in repr(contest)
