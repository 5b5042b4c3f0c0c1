"""Looks through a frozen program: nothing in it may be of those that must not be shipped, nothing of nobody's.

`python build_spec/shipped_files.py FOLDER` prints what is wrong and ends with 1. Standard library only.
"""

from __future__ import annotations

import fnmatch
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[1]
WORKS = ROOT / "build_spec" / "licences" / "works.toml"

FORBIDDEN = {
    "krippendorff*": "GPL",
    "*DarkGarden*": "GPL with an exception for documents only",
    "libreadline*": "GPL",
    "readline.cpython-*": "linked to a GPL library",
    "libgdbm*": "GPL",
    "_gdbm.cpython-*": "linked to a GPL library",
    "libdb-*": "AGPL",
    "_dbm.cpython-*": "linked to an AGPL or GPL library",
    "libimagequant*": "GPL",
    "libx264*": "GPL",
    "libx265*": "GPL",
    "libpostproc*": "GPL",
    **{
        f"*Qt{version}{module}*": "a module of Qt that is under the GPL or a commercial licence only"
        for version in ("6", "")
        for module in (
            "CanvasPainter Charts Coap DataVisualization Graphs Grpc HttpServer LanguageServer Lottie Mqtt NetworkAuth "
            "Protobuf Quick3D QuickEffects QuickTimeline ShaderTools VirtualKeyboard VncServer WaylandCompositor"
        ).split()
    },
}
_BINARY = (".so", ".dll", ".pyd", ".dylib")


def wrong_files(folder: Path) -> Iterator[str]:
    """What must not be there, and binaries that no work of the notice claims; paths relative to `folder`.

    A folder that is not there raises ``NotADirectoryError``: nothing would be wrong with it.
    """
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    claims = claimed()
    for path in sorted(folder.rglob("*")):
        place = PurePosixPath(path.relative_to(folder))
        why = next((why for pattern, why in FORBIDDEN.items() if fnmatch.fnmatch(path.name, pattern)), "")
        if why:
            yield f"{place}: {why}"
        elif path.is_file() and _is_binary(path.name) and not is_claimed(place, claims):
            yield f"{place}: no work in build_spec/licences/works.toml claims it"


def claimed() -> tuple[str, ...]:
    """The patterns of all works."""
    papers = tomllib.loads(WORKS.read_text(encoding="utf-8"))
    works = [*papers["distribution"].values(), *papers["work"]]
    return tuple(pattern for work in works for pattern in work.get("files", ()))


def is_claimed(place: PurePosixPath, claims: tuple[str, ...]) -> bool:
    """Whether a pattern fits the name, or with a slash in it the end of the place."""
    return any(
        fnmatch.fnmatch(str(place) if "/" in one else place.name, f"*{one}" if "/" in one else one) for one in claims
    )


def _is_binary(name: str) -> bool:
    return name.endswith(_BINARY) or ".so." in name


def main(arguments: list[str]) -> int:
    """Prints what is wrong with the folder named; 1 when anything is."""
    wrong = list(wrong_files(Path(arguments[0])))
    print("\n".join(wrong) or "── every file may be shipped and is somebody's")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
