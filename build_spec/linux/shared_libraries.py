"""Which shared libraries travel with the program on Linux, and which the system must have.

The wheels bring Qt, FFmpeg and the like. Of what lies on the machine that builds, only what desktops often lack goes
along. The rest belongs to the system: its C++ library must fit its graphics drivers, its fontconfig its configuration,
its sound library its sound server.
"""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

Entry = tuple[str, str, str]

# Carried from the machine that builds.
CARRIED = re.compile(
    r"lib("
    r"python3\.\d+|"
    r"bz2|crypto|ffi|lzma|sqlite3|ssl|"  # what Python's own modules are linked to; versions differ between systems
    r"datrie|thai|"  # lines of Thai
    r"xcb-(cursor|icccm|image|keysyms|render-util|util)"  # without them Qt shows no window under X11
    r")\.so(\.\d+)*"
)

# Debian's package for what is asked of the system. A build that needs another library stops.
ASKED = {
    "ld-linux-x86-64.so.2": "libc6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libc.so.6": "libc6",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdl.so.2": "libc6",
    "libdrm.so.2": "libdrm2",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "libpulse.so.0": "libpulse0",
    "libresolv.so.2": "libc6",
    "librt.so.1": "libc6",
    "libstdc++.so.6": "libstdc++6",
    "libutil.so.1": "libc6",
    "libuuid.so.1": "libuuid1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}

_SYSTEM = re.compile(r"(/usr)?/lib(64)?(/[^/]+-linux-gnu)?(/pulseaudio)?/lib[^/]+\.so[^/]*")
_VERSION = re.compile(r"GLIBC_(\d+)\.(\d+)\b")


class LibraryError(Exception):
    """The program needs a library of the system that is not in ASKED."""


def without_libraries_of_the_system(entries: Iterable[Entry]) -> list[Entry]:
    """PyInstaller's binaries without those that lie in a library folder of the system and are not CARRIED."""
    return [one for one in entries if not _SYSTEM.fullmatch(one[1]) or CARRIED.fullmatch(one[0].rpartition("/")[2])]


def thai_libraries() -> list[tuple[str, str]]:
    """libthai and what it needs, (file, folder inside the program): Qt looks for it only at run time."""
    return [(str(_library(name)), ".") for name in ("libthai.so.0", "libdatrie.so.1")]


def thai_dictionary() -> list[tuple[str, str]]:
    """The dictionary of libthai, (file, folder inside the program)."""
    return [("/usr/share/libthai/thbrk.tri", "libthai")]


def _library(name: str) -> Path:
    for folder in (*Path("/usr/lib").glob("*-linux-gnu"), Path("/usr/lib64"), Path("/usr/lib")):
        if (folder / name).exists():
            return folder / name
    raise LibraryError(f"{name} is not on this machine. On Debian: apt-get install libthai0")


def elf_files(folder: Path) -> list[Path]:
    """Executables and libraries below `folder`, links left out."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink() and _is_elf(path)]


def _is_elf(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(4) == b"\x7fELF"


def asked_of_the_system(folder: Path) -> dict[str, list[str]]:
    """For each library that is needed and not carried, the files below `folder` that need it."""
    carried = {path.name for path in folder.rglob("*.so*")}
    asked: dict[str, list[str]] = defaultdict(list)
    for path in elf_files(folder):
        for name in re.findall(r"NEEDED +(\S+)", _dumped(path)):
            if name not in carried:
                asked[name].append(str(path.relative_to(folder)))
    return dict(sorted(asked.items()))


def packages_for(asked: Mapping[str, list[str]], folder: Path) -> list[str]:
    """What a Debian package depends on to have the libraries `asked`, with the oldest C library that will do.

    Raises `LibraryError` for one that is not in ASKED.
    """
    unknown = {name: users for name, users in asked.items() if name not in ASKED}
    if unknown:
        raise LibraryError("\n".join(f"{name} is needed by {', '.join(users)}" for name, users in unknown.items()))
    major, minor = oldest_glibc(folder)
    names = {ASKED[name] for name in asked}
    return [f"libc6 (>= {major}.{minor})" if name == "libc6" else name for name in sorted(names)]


def oldest_glibc(folder: Path) -> tuple[int, int]:
    """The version of the C library that the newest symbol in use asks for."""
    found = [_VERSION.findall(_dumped(path)) for path in elf_files(folder)]
    return max((int(major), int(minor)) for versions in found for major, minor in versions)


def _dumped(path: Path) -> str:
    return subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True).stdout
