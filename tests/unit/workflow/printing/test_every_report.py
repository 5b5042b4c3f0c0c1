"""What holds for every report, asked of each of them on one round in which everything happened."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pypdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.config.thai_digits import Numerals, thai_digits
from judge_desktop.domain.contest import Contest, Mode
from judge_desktop.domain.report_kinds import Choice, ReportKind, choices_of
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.meeting import describe_meeting
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_contest
from judge_desktop.workflow.popular_vote import record_popular_vote
from judge_desktop.workflow.printing import job
from judge_desktop.workflow.printing.kinds import PrintOptions, usual_numerals
from judge_desktop.workflow.printing.print_report import set_report
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.page_pictures import PICTURES as KEPT_PAGES
from tests.helpers.pdf_text import pages_by_poppler, squeezed
from tests.helpers.printed_pages import check_pages, setting_recorded
from tests.helpers.set_text import SetText
from tests.helpers.small_day import Copy
from tests.unit.workflow.conftest import SUBMISSIONS, Desks
from tests.unit.workflow.printing import minutes_story as story
from tests.unit.workflow.printing.hard_names import ANY_NAME, NAMES, named

TH, EN = Translator(Language.TH), Translator(Language.EN)
KINDS = list(ReportKind)
OF_ONE = PrintOptions(judges=("J2",), submissions=("ENV-01", "ENE-01"))
"""One judge's papers and two works stand for all: the others are made in the same way."""
IN_THAI_NUMERALS = replace(OF_ONE, numerals=Numerals.THAI)
FOOT = {"th": re.compile(r"หน้า([0-9๐-๙]+)จาก([0-9๐-๙]+)"), "en": re.compile(r"Page([0-9]+)of([0-9]+)")}

WITHOUT_APPLICANTS = {
    ReportKind.CERTIFIED_SCORES,
    ReportKind.STATISTICS,
    ReportKind.RECOVERY_SHEET,
    ReportKind.PROVISIONAL,
}
PICTURES = {
    ReportKind.SCORECARDS: "scorecard-th-1",
    ReportKind.CERTIFIED_SCORES: "certified-th-1",
    ReportKind.BLANK: "blank-th-thai-1",
    ReportKind.STANDINGS: "results-standings-1",
    ReportKind.SUMMARY: "results-results-1",
    ReportKind.STATISTICS: "statistics-th-1",
    ReportKind.HOW_DECIDED: "results-how-decided-1",
    ReportKind.MINUTES: "minutes-th-1",
    ReportKind.ANNOUNCEMENT: "results-announcement-1",
    ReportKind.SHORTLIST: "results-shortlist-1",
    ReportKind.CERTIFICATES: "certificate-th-1",
    ReportKind.FEEDBACK: "feedback-th-1",
    ReportKind.SCHEDULE: "schedule-th-1",
    ReportKind.HOST_SCRIPT: "host-script-th-1",
    ReportKind.WINNERS: "results-winners-1",
    ReportKind.DECLARATION: "declaration-th-1",
    ReportKind.RECOVERY_SHEET: "recovery-th-1",
    ReportKind.PROVISIONAL: "provisional-th-1",
}
"""The page that the test of each report is compared with."""
Printed = tuple[SetText, tuple[Path, ...]]
"""Everything that was set, and the files."""


def play(desks: Desks) -> None:
    """The round of the minutes with hard names and a vote of the public; it is closed."""
    edit_contest(desks.chair, ContestSection.SUBMISSIONS, lambda contest: named(contest, NAMES))
    story.score(desks)
    story.meet(desks)
    record_popular_vote(desks.chair, {"ENV-02": 1234, "ENE-01": 12}, "นับแล้ว")
    story.close(desks)
    describe_meeting(desks.chair, story.MEETING)


@pytest.fixture(scope="module")
def chair(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The chair's copy of that round. Nothing in this module changes it."""
    root = tmp_path_factory.mktemp("every")
    shutil.copytree(prepared, root, dirs_exist_ok=True)
    desks = Desks(root)
    play(desks)
    yield desks.chair
    desks.close()


def printed(ws: Workspace, kind: ReportKind, folder: Path, tr: Translator, options: PrintOptions = OF_ONE) -> Printed:
    with setting_recorded() as set_text:
        files = set_report(ws, kind, folder, tr, options)
    return set_text, files


@contextmanager
def seen_as(
    change: Callable[[Contest], Contest] = lambda contest: contest, mode: Mode = Mode.OFFICIAL
) -> Iterator[None]:
    """Prints are made as if the package and the draft said this."""

    def of_package(ws: Workspace, where: Where = EVERYWHERE) -> RoundDocuments:
        known = round_documents(ws, where)
        return replace(
            known,
            package=replace(known.package, contest=change(known.package.contest), mode=mode),
            score_files=tuple(replace(one, mode=mode) for one in known.score_files),
            decisions=tuple(replace(one, mode=mode) for one in known.decisions),
        )

    with (
        patch.object(job, "round_documents", of_package),
        patch.object(job, "chair_contest", lambda ws, where: change(chair_contest(ws, where))),
    ):
        yield


def assert_numbered(kind: ReportKind, pages: list[str], tr: Translator, numerals: str) -> None:
    """Every page says in these numerals which one of how many it is, and every paper of a file counts from 1."""
    if kind is ReportKind.CERTIFICATES:  # hang on a wall
        return
    if kind is ReportKind.HOST_SCRIPT:  # a page that runs over keeps its number
        pages = [page for page in pages if not re.search(r"\([2-9๒-๙]/.\)$", page)]
    labels = [FOOT[tr.language.value].findall(page)[-1] for page in pages]
    assert set("".join(part for label in labels for part in label)) <= set(numerals)
    at = 0
    while at < len(labels):
        of = int(labels[at][1])
        numbers = [(int(page), int(pages)) for page, pages in labels[at : at + of]]
        assert numbers == [(page, of) for page in range(1, of + 1)]
        at += of


@pytest.fixture(scope="module")
def thai(chair: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Callable[[ReportKind], Printed]:
    """Each report in Thai with Thai numerals, printed when it is asked for first."""

    @cache
    def ask(kind: ReportKind) -> Printed:
        return printed(chair, kind, tmp_path_factory.mktemp("thai"), TH, IN_THAI_NUMERALS)

    return ask


@pytest.mark.parametrize("kind", KINDS)
def test_in_thai_it_is_sound_numbered_and_the_same_again(
    chair: Workspace, tmp_path: Path, kind: ReportKind, thai: Callable[[ReportKind], Printed]
) -> None:
    set_text, files = thai(kind)
    for file in files:
        assert_numbered(kind, check_pages(file, set_text), TH, "๐๑๒๓๔๕๖๗๘๙")
    again = set_report(chair, kind, tmp_path, TH, IN_THAI_NUMERALS)
    assert {one.name: one.read_bytes() for one in again} == {one.name: one.read_bytes() for one in files}


@pytest.mark.parametrize("kind", KINDS)
def test_in_english_it_is_sound_and_numbered(chair: Workspace, tmp_path: Path, kind: ReportKind) -> None:
    set_text, files = printed(chair, kind, tmp_path, EN, IN_THAI_NUMERALS)  # they are Arabic all the same
    for file in files:
        assert_numbered(kind, check_pages(file, set_text), EN, "0123456789")


def test_there_is_a_picture_of_every_report() -> None:
    assert {kind for kind in KINDS if (KEPT_PAGES / f"{PICTURES[kind]}.png").is_file()} == set(KINDS)


def test_what_is_read_as_a_letter_or_hung_on_a_wall_has_thai_numerals() -> None:
    assert {kind for kind in KINDS if usual_numerals(kind) is Numerals.THAI} == {
        ReportKind.MINUTES,
        ReportKind.ANNOUNCEMENT,
        ReportKind.SHORTLIST,
        ReportKind.CERTIFICATES,
        ReportKind.FEEDBACK,
    }


def data_of(ws: Workspace) -> set[str]:
    """Codes, hashes, keys and addresses that can stand on a paper, white space left out."""
    known = round_documents(ws)
    contest = known.package.contest
    assert ws.own_name is not None
    keys = {ws.own_name.keys.judge_key, *(one.judge_key for one in known.score_files)}
    judges = {one.id for one in contest.panel.judges}
    return {squeezed(one) for one in (*SUBMISSIONS, *judges, *known.documents, *contest.contact.th.splitlines(), *keys)}


@pytest.mark.parametrize("kind", KINDS)
def test_data_never_pass_the_numeral_filter(
    chair: Workspace, kind: ReportKind, thai: Callable[[ReportKind], Printed]
) -> None:
    lines = [line.text for line in thai(kind)[0].lines]
    text = squeezed("".join(lines))
    turned = {thai_digits(one): one for one in data_of(chair) if thai_digits(one) != one}
    assert {one for digits, one in turned.items() if digits in text} == set()
    typed = [story.MEETING.place, story.MEETING.announcements.splitlines()[1]]
    assert [one for one in typed if squeezed(thai_digits(one)) in text] == []
    assert re.findall(r"[A-Za-z@][-A-Za-z@.:/]*[๐-๙]|[๐-๙][A-Za-z@]", " ".join(lines)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_rehearsal_is_marked_across_every_page_and_the_mark_is_no_text(
    chair: Workspace, tmp_path: Path, kind: ReportKind
) -> None:
    with seen_as(mode=Mode.REHEARSAL):
        files = set_report(chair, kind, tmp_path, TH, OF_ONE)
    for file in files:
        assert all("ซ้อมใช้งาน" not in page for page in pages_by_poppler(file))
        for page in pypdf.PdfReader(file).pages:
            assert any(str(name).startswith("/FormXob.mark") for name in page["/Resources"]["/XObject"])  # type: ignore[index]


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if Choice.CATEGORY in choices_of(kind) and kind is not ReportKind.CERTIFICATES]
)
def test_the_papers_of_two_categories_have_names_of_their_own(
    chair: Workspace, tmp_path: Path, kind: ReportKind
) -> None:
    with seen_as(lambda contest: named(contest, ["องค์กรปกครองส่วนท้องถิ่น" * 5])):
        env, ene = (
            {one.name for one in set_report(chair, kind, tmp_path, TH, PrintOptions(categories=(category,)))}
            for category in ("ENV", "ENE")
        )
    assert not env & ene


@settings(
    max_examples=2,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(names=st.lists(ANY_NAME, min_size=1, max_size=7), tr=st.sampled_from([TH, EN]))
@pytest.mark.parametrize("kind", KINDS)
def test_any_names_come_back(
    chair: Workspace, tmp_path: Path, kind: ReportKind, names: list[str], tr: Translator
) -> None:
    with seen_as(lambda contest: named(contest, names)):
        set_text, files = printed(chair, kind, tmp_path, tr)
    for file in files:
        check_pages(file, set_text)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in WITHOUT_APPLICANTS])
def test_a_name_corrected_by_decision_is_printed_everywhere(chair: Workspace, tmp_path: Path, kind: ReportKind) -> None:
    files = set_report(chair, kind, tmp_path, TH, PrintOptions(judges=("J2",)))
    text = "".join(page for file in files for page in pages_by_poppler(file))
    assert "เทศบาลตำบลที่แก้ไขแล้ว" in text


# --- by the command --------------------------------------------------------------------------------------------------


def test_every_kind_is_a_command_that_names_its_files_in_full(
    chair: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(chair.home, tmp_path / "chair", ignore=shutil.ignore_patterns("instance.lock"))
    monkeypatch.chdir(tmp_path)
    for kind in KINDS:
        said = Copy(tmp_path / "chair").do("report", kind.value, "-o", f"pdf/{kind.value}", language="th")
        there = sorted(str(path) for path in (tmp_path / "pdf" / kind.value).iterdir())
        assert (kind, sorted(said["files"])) == (kind, there)


def test_every_refusal_has_its_code_and_is_said_in_both_languages(desks: Desks, tmp_path: Path) -> None:
    desks.close()
    copy = Copy(desks.root / "chair")
    told = {
        language: {one["kind"]: one for one in copy.do("report", "list", language=language)["reports"]}
        for language in ("th", "en")
    }
    refused = [kind for kind, one in told["en"].items() if not one["printable"]]
    assert len(refused) > 10
    for kind in refused:
        for language, letters in (("th", "[ก-๙]"), ("en", "^[ -~]+$")):
            ran = copy.run("report", kind, "-o", tmp_path / "pdf", language=language)
            assert ran.refused == told[language][kind]["code"]
            assert ran.said["error"]["message"] == told[language][kind]["message"]
            assert re.search(letters, told[language][kind]["message"])
    assert not (tmp_path / "pdf").exists()
