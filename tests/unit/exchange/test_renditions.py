"""LibreOffice is found, started in a world of its own, watched and ended; only a whole PDF is taken from it."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from judge_desktop.config.paths import resource
from judge_desktop.domain.findings import FindingCode
from judge_desktop.exchange.media_types import DOCX, OFFICE, PDF, PPTX, RTF, XLSX, media_type
from judge_desktop.exchange.renditions import (
    PROGRAM_VARIABLE,
    RenditionError,
    find_office,
    make_rendition,
    needs_rendition,
)
from tests.helpers.office_stand_in import OfficeStandIn, is_running, make_office_stand_in

REAL = find_office()
DEMO = resource("demo/contest/attachments")


class GivenUpError(Exception):
    """What a person's cancel raises."""


@pytest.fixture
def office(tmp_path: Path) -> OfficeStandIn:
    return make_office_stand_in(tmp_path / "office suite")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "แบบเสนอ --convert-to exe; $(reboot).docx"
    path.write_bytes(b"PK not really a document")
    return path


def test_a_pdf_is_made_in_a_world_of_its_own(office: OfficeStandIn, source: Path, tmp_path: Path) -> None:
    before = source.read_bytes()
    pdf = make_rendition(office.program, source, DOCX, tmp_path / "work")
    assert pdf.read_bytes().startswith(b"%PDF-1.7")
    assert source.read_bytes() == before
    (call,) = office.calls()
    profile = (tmp_path / "work" / "profile").as_uri()
    assert call["given"] == "attachment.docx"
    assert f"-env:UserInstallation={profile}" in call["arguments"]
    assert "--headless" in call["arguments"]
    assert "reboot" not in " ".join(call["arguments"])
    assert Path(call["environment"]["HOME"]).parent == tmp_path / "work"
    assert call["environment"]["https_proxy"] == "http://127.0.0.1:9"
    if sys.platform == "linux":
        fonts = Path(call["environment"]["FONTCONFIG_FILE"]).read_text(encoding="utf-8")
        assert "fontpkg_sarabun" in fonts  # without a Thai font a PDF would hold boxes for letters
    for setting, value in (
        ("MacroSecurityLevel", "3"),
        ("DisableMacrosExecution", "true"),
        ("BlockUntrustedRefererLinks", "true"),
        ("ooInetProxyType", "2"),
    ):
        assert f'oor:name="{setting}" oor:op="fuse"><value>{value}</value>' in call["profile"]


@pytest.mark.parametrize(
    ("mode", "flaw"),
    [
        ("fails", FindingCode.RENDITION_FAILED),
        ("nothing", FindingCode.RENDITION_NOTHING_WRITTEN),
        ("empty", FindingCode.RENDITION_NOTHING_WRITTEN),
        ("no_pdf", FindingCode.RENDITION_NOT_A_PDF),
        ("half", FindingCode.RENDITION_NOT_A_PDF),
        pytest.param(
            "link",
            FindingCode.RENDITION_NOTHING_WRITTEN,
            marks=pytest.mark.skipif(sys.platform == "win32", reason="links need rights there"),
        ),
    ],
)
def test_what_is_no_whole_pdf_is_not_taken(
    office: OfficeStandIn, source: Path, tmp_path: Path, mode: str, flaw: FindingCode
) -> None:
    office.plays(mode)
    with pytest.raises(RenditionError) as refused:
        make_rendition(office.program, source, DOCX, tmp_path / "work")
    assert refused.value.flaw is flaw


def test_a_program_that_does_not_start_is_a_failure(source: Path, tmp_path: Path) -> None:
    with pytest.raises(RenditionError) as refused:
        make_rendition(tmp_path / "nowhere", source, DOCX, tmp_path / "work")
    assert refused.value.flaw is FindingCode.RENDITION_FAILED


@pytest.mark.skipif(sys.platform == "win32", reason="processes are asked about in the way of POSIX")
def test_after_a_timeout_nothing_of_it_is_left_running(
    office: OfficeStandIn, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time is over as soon as the program is at work, however long its start takes here."""
    clock = SimpleNamespace(monotonic=lambda: 3600.0 if office.calls() else 0.0)
    monkeypatch.setattr("judge_desktop.exchange.renditions.time", clock)
    office.plays("hangs")
    with pytest.raises(RenditionError) as refused:
        make_rendition(office.program, source, DOCX, tmp_path / "work", timeout=3000)
    assert refused.value.flaw is FindingCode.RENDITION_TIMED_OUT
    assert_ended(office)


@pytest.mark.skipif(sys.platform == "win32", reason="processes are asked about in the way of POSIX")
def test_a_cancel_ends_it_with_all_it_started(office: OfficeStandIn, source: Path, tmp_path: Path) -> None:
    office.plays("hangs")

    def tick() -> None:
        if office.calls():
            raise GivenUpError

    with pytest.raises(GivenUpError):
        make_rendition(office.program, source, DOCX, tmp_path / "work", timeout=300, tick=tick)
    assert_ended(office)


def assert_ended(office: OfficeStandIn) -> None:
    (call,) = office.calls()
    ends_at = time.monotonic() + 60  # the system collects the child of a killed parent a moment later
    while time.monotonic() < ends_at and any(is_running(call[one]) for one in ("pid", "child")):
        time.sleep(0.02)
    assert [one for one in ("pid", "child") if is_running(call[one])] == []


def test_libreoffice_is_found_where_each_system_puts_it(tmp_path: Path) -> None:
    def put(*parts: str) -> Path:
        path = tmp_path.joinpath(*parts)
        path.parent.mkdir(parents=True)
        path.write_bytes(b"")
        path.chmod(0o755)
        return path

    named = put("own place", "office")
    windows = put("Program Files", "LibreOffice 24", "program", "soffice.exe")
    mac = put("home", "Applications", "LibreOffice.app", "Contents", "MacOS", "soffice")
    on_path = put("bin", "soffice.exe" if sys.platform == "win32" else "soffice")
    empty = {"PATH": str(tmp_path / "no")}
    assert find_office({PROGRAM_VARIABLE: str(named), "PATH": str(on_path.parent)}) == named
    assert find_office({PROGRAM_VARIABLE: str(tmp_path / "gone"), "PATH": str(on_path.parent)}) is None
    assert find_office({"PATH": str(on_path.parent)}) == on_path
    assert find_office({**empty, "PROGRAMFILES": str(tmp_path / "Program Files")}, "win32") == windows
    if not Path("/Applications").exists():
        assert find_office({**empty, "HOME": str(tmp_path / "home")}, "darwin") == mac
    assert find_office(empty, "win32") is None


def test_every_kind_of_office_file_needs_a_rendition_and_nothing_else() -> None:
    assert {kind for kind in (*OFFICE, PDF, "image/png", "text/plain") if needs_rendition(kind)} == OFFICE
    assert RTF in OFFICE


@pytest.mark.skipif(REAL is None, reason="LibreOffice is not on this computer")
@pytest.mark.parametrize("kind", [DOCX, PPTX, XLSX])
def test_the_real_one_makes_a_pdf_of_a_thai_file(kind: str, tmp_path: Path) -> None:
    assert REAL is not None
    source = next(path for path in sorted(DEMO.glob("*/*")) if media_type(path) == kind)
    pdf = make_rendition(REAL, source, kind, tmp_path / "work")
    assert media_type(pdf) == PDF
    shutil.rmtree(tmp_path / "work")
