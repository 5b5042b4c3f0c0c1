"""PDF renditions of office files by LibreOffice, which runs as a program of its own: found, started, watched, ended.

It gets a copy of the file under a neutral name, a profile made for this one file (macros off, links not followed, a
proxy that leads nowhere) and an output folder of its own. Where renditions are kept is the store's.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from judge_desktop.config.frozen import libraries_of_system
from judge_desktop.config.paths import own_home
from judge_desktop.domain.findings import FindingCode
from judge_desktop.exchange import media_types

PROGRAM_VARIABLE = "JUDGE_DESKTOP_LIBREOFFICE"
"""Names the program where it lies at no usual place."""
TIMEOUT_SECONDS = 180.0
MAX_PDF_BYTES = 2 * 2**30

_NAMES = ("soffice", "libreoffice")
_LINUX = ("/usr/bin", "/usr/local/bin", "/opt/libreoffice*/program", "/usr/lib/libreoffice/program", "/snap/bin")
_MAC = ("/Applications/LibreOffice*.app/Contents/MacOS", "~/Applications/LibreOffice*.app/Contents/MacOS")
_WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432", "LOCALAPPDATA")
_WINDOWS_PLACES = ("LibreOffice*/program", "Programs/LibreOffice*/program")
_ENDINGS = {
    media_types.DOCX: ".docx",
    media_types.PPTX: ".pptx",
    media_types.XLSX: ".xlsx",
    media_types.ODT: ".odt",
    media_types.ODP: ".odp",
    media_types.ODS: ".ods",
    media_types.DOC: ".doc",
    media_types.PPT: ".ppt",
    media_types.XLS: ".xls",
    media_types.RTF: ".rtf",
}
_WRITTEN = "attachment.pdf"
_LOOK_EVERY_SECONDS = 0.1
_KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "WINDIR", "COMSPEC", "PATHEXT", "LANG", "LC_ALL", "LD_LIBRARY_PATH")
_TREE_OF = ("/T", "/F", "/PID")
_NO_PROXY_THERE = "http://127.0.0.1:9"

_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
{folders}
<cachedir>{cache}</cachedir>
{thai}
</fontconfig>
"""
_THAI_FONTS = ("TH Sarabun New", "TH SarabunPSK", "TH Sarabun IT๙", "Angsana New", "Cordia New", "Browallia New")
_THAI_ALIAS = '<alias binding="weak"><family>{name}</family><default><family>Sarabun</family></default></alias>'

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
{items}
</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_SECURITY = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisablePythonRuntime", "true"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Misc", "CrashReport", "false"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Office.Calc/Formula/Load", "OOXMLRecalcMode", "1"),
    ("Office.Java/VirtualMachine", "Enable", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)


class RenditionError(Exception):
    """Why one rendition could not be made: a RENDITION_… finding."""

    def __init__(self, flaw: FindingCode) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw


def find_office(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path | None:
    """LibreOffice on this computer: the one that is named, else on PATH, else at the usual places; None without one."""
    named = environment.get(PROGRAM_VARIABLE)
    if named:
        return Path(named) if Path(named).is_file() else None
    for name in _NAMES:
        found = shutil.which(name, path=environment.get("PATH", ""))
        if found is not None:
            return Path(found)
    return next((path for path in _usual_places(environment, platform) if path.is_file()), None)


def needs_rendition(media_type: str) -> bool:
    """Whether a judge sees that kind of file as a PDF made from it."""
    return media_type in _ENDINGS


def make_rendition(
    office: Path,
    source: Path,
    media_type: str,
    folder: Path,
    *,
    timeout: float = TIMEOUT_SECONDS,
    tick: Callable[[], None] = lambda: None,
) -> Path:
    """The PDF of an office file, in ``folder``, which is empty and belongs to this file alone.

    ``tick`` is called about ten times a second and may raise to cancel; then, as after a timeout, LibreOffice and
    everything it started is ended before this returns. The source is not changed. Raises ``RenditionError``.
    """
    given, written = folder / "in", folder / "out"
    for one in (given, written):
        one.mkdir(mode=0o700, parents=True)
    copy = given / f"attachment{_ENDINGS[media_type]}"
    shutil.copyfile(source, copy)
    profile = folder / "profile"
    _write_profile(profile)
    code = _run(_command(office, profile, written, copy), folder, timeout, tick)
    return _checked(written / _WRITTEN, code)


def _command(office: Path, profile: Path, written: Path, copy: Path) -> list[str]:
    return [
        str(office),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--invisible",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--nologo",
        "--convert-to",
        "pdf",
        "--outdir",
        str(written),
        str(copy),
    ]


def _run(command: list[str], folder: Path, timeout: float, tick: Callable[[], None]) -> int:
    """Runs it to its end and returns its exit code; nothing of it is left running whatever happens."""
    with _started(command, folder) as process:
        try:
            ends_at = time.monotonic() + timeout
            while True:
                try:
                    return process.wait(_LOOK_EVERY_SECONDS)
                except subprocess.TimeoutExpired:
                    tick()
                    if time.monotonic() > ends_at:
                        raise RenditionError(FindingCode.RENDITION_TIMED_OUT) from None
        finally:
            _end(process)


def _started(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    group: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        group = {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}
    try:
        return subprocess.Popen(  # noqa: S603 -- LibreOffice as found, and names made here
            command,
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **group,
        )
    except OSError as refused:
        raise RenditionError(FindingCode.RENDITION_FAILED) from refused


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends LibreOffice and what it started: its launcher only waits for the program that does the work."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(  # noqa: S603 -- a number, and a program of the system
                [
                    str(Path(os.environ.get("SYSTEMROOT", "C:/Windows")) / "System32" / "taskkill.exe"),
                    *_TREE_OF,
                    str(process.pid),
                ],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            )
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _environment(folder: Path) -> dict[str, str]:
    """What LibreOffice needs of this account, and nothing of it that holds files of the person."""
    with libraries_of_system():
        kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    home = folder / "home"
    home.mkdir(mode=0o700, exist_ok=True)
    homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TMPDIR", "TEMP", "TMP"), str(home))
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ftp_proxy"), _NO_PROXY_THERE)
    fonts = {"FONTCONFIG_FILE": str(_write_fonts(folder))} if sys.platform == "linux" else {}
    own = {"no_proxy": "", "SAL_USE_VCLPLUGIN": "svp", "SAL_DISABLE_OPENCL": "1"}
    return {**kept, **homes, **nowhere, **fonts, **own}


def _write_fonts(folder: Path) -> Path:
    """The fonts of the system and of this account, and a Thai one: without any, a PDF would hold boxes for letters."""
    from fontpkg_sarabun import ROOT

    own = own_home()
    folders = (ROOT / "files", own / ".fonts", own / ".local" / "share" / "fonts")
    written = folder / "fonts.conf"
    written.write_text(
        _FONTS.format(
            folders="\n".join(f"<dir>{escape(str(one))}</dir>" for one in folders),
            cache=escape(str(folder / "font cache")),
            thai="\n".join(_THAI_ALIAS.format(name=name) for name in _THAI_FONTS),
        ),
        encoding="utf-8",
    )
    return written


def _write_profile(profile: Path) -> None:
    items = "\n".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SECURITY)
    (profile / "user").mkdir(mode=0o700, parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS.format(items=items), encoding="utf-8")


def _checked(pdf: Path, code: int) -> Path:
    """The PDF that was written, when it is one."""
    if pdf.is_symlink() or not pdf.is_file() or pdf.stat().st_size == 0:
        raise RenditionError(FindingCode.RENDITION_FAILED if code else FindingCode.RENDITION_NOTHING_WRITTEN)
    with pdf.open("rb") as stream:
        is_pdf = media_types.media_type_of(stream) == media_types.PDF and _has_an_end(pdf)
    if not is_pdf or pdf.stat().st_size > MAX_PDF_BYTES:
        raise RenditionError(FindingCode.RENDITION_NOT_A_PDF)
    return pdf


def _has_an_end(pdf: Path) -> bool:
    """A PDF that was written to its end says so in its last lines."""
    with pdf.open("rb") as stream:
        stream.seek(max(0, pdf.stat().st_size - 1024))
        return b"%%EOF" in stream.read()


def _usual_places(environment: Mapping[str, str], platform: str) -> Iterator[Path]:
    if platform == "win32":
        roots = [environment[name] for name in _WINDOWS_ROOTS if environment.get(name)]
        folders: Iterable[str] = [f"{root}/{place}" for root in roots for place in _WINDOWS_PLACES]
        names: tuple[str, ...] = ("soffice.com", "soffice.exe")
    else:
        folders, names = (_MAC, ("soffice",)) if platform == "darwin" else (_LINUX, _NAMES)
    for folder in folders:
        home = environment.get("HOME", "")
        spelled = Path(folder.replace("~", home, 1) if home else folder)
        for found in _matching(spelled):
            yield from (found / name for name in names)


def _matching(spelled: Path) -> list[Path]:
    """The folders a place with a star names, the newest version first; the place itself without a star."""
    starred = next((n for n, part in enumerate(spelled.parts) if "*" in part), None)
    if starred is None:
        return [spelled]
    root = Path(*spelled.parts[:starred])
    return sorted(root.glob("/".join(spelled.parts[starred:])), reverse=True) if root.is_dir() else []
