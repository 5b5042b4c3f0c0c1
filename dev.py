#!/usr/bin/env python3
"""Everything a developer runs: `python3 dev.py run` to see the program, `python3 dev.py test` to check it.

Needs nothing but Python 3.11 or later: it makes `.venv/` from the locked requirements (build_spec/requirements/) and
works with that. On Debian and Ubuntu it also looks after the system libraries. What is checked, and how strictly,
is left to pyproject.toml.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "made-from.json"
COMPILED = {"PYTHONPYCACHEPREFIX": str(ENVIRONMENT / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
"""What Python compiles is kept there, for the many processes that tests start, too."""
LOCKS = ROOT / "build_spec" / "requirements"
DEMO = ROOT / "demo-output"
SUPPORTED = ((3, 11), (3, 12), (3, 13))

# What Qt, Thai text and the tests need beyond a minimal Debian 12; each line was found missing there.
DEBIAN_PACKAGES = """
    libgl1 libegl1 libx11-6 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0 libxkbcommon0 libbrotli1
    libgssapi-krb5-2
    libpulse0 libdrm2 libxext6 libxrandr2 libx11-xcb1 libxcb-cursor0 libxcb-glx0 libxcb-icccm4 libxcb-image0
    libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1
    libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0 libwayland-client0 libwayland-cursor0 libwayland-egl1
    libthai0 libcups2
    age openssh-client poppler-utils qpdf strace unzip
""".split()


class SetupError(Exception):
    """Something the person at the desk has to see to; its text says what."""


def say(words: str) -> None:
    """One line of progress."""
    print(f"── {words}", flush=True)


def run(*command: str | Path, environment: dict[str, str] | None = None) -> int:
    """Runs a command at the root of the checkout and returns its exit code."""
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, env={**os.environ, **(environment or {})}, check=False
    ).returncode


# ── the environment ──────────────────────────────────────────────────────────────────────────────────────────────


def environment_python() -> Path:
    """The Python inside `.venv/`."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def version_of(python: str | Path) -> tuple[int, int] | None:
    """Major and minor version of an interpreter, None if it does not run."""
    asked = "import sys; print(*sys.version_info[:2])"
    try:
        done = subprocess.run([str(python), "-c", asked], capture_output=True, text=True, timeout=30, check=False)
        major, minor = done.stdout.split()
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return int(major), int(minor)


def base_python() -> str:
    """A supported interpreter outside `.venv/`: the one that runs this file if it will do, else one on the PATH."""
    own = getattr(sys, "_base_executable", None) or sys.executable
    if sys.version_info[:2] in SUPPORTED:
        return str(own)
    for major, minor in reversed(SUPPORTED):
        found = shutil.which(f"python{major}.{minor}")
        if found and version_of(found) == (major, minor):
            return found
    wanted = ", ".join(f"{major}.{minor}" for major, minor in SUPPORTED)
    raise SetupError(f"This is Python {sys.version.split()[0]}. Install one of {wanted} and run dev.py with it.")


def fingerprint(paths: Iterable[Path]) -> str:
    """One hash over the files in this order, the same however line ends were checked out."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def set_up() -> None:
    """Brings `.venv/` to the state of the locks; does nothing when it is there already."""
    look_after_system_packages()
    python = base_python()
    version = ".".join(str(part) for part in version_of(python) or ())
    wanted = {
        "python": version,
        "locks": fingerprint([LOCKS / "runtime.txt", LOCKS / "dev.txt"]),
        "project": fingerprint([ROOT / "pyproject.toml", ROOT / "judge_desktop" / "__init__.py"]),
        "place": str(ROOT),
    }
    made = read_stamp()
    if made == wanted and environment_python().exists():
        return
    if version_of(environment_python()) != version_of(python) or made.get("place", str(ROOT)) != str(ROOT):
        make_environment(python, version)
    if made.get("locks") != wanted["locks"] or made.get("python") != version:
        say("Installing the locked packages (about 350 MB the first time)")
        install("--require-hashes", "-r", LOCKS / "dev.txt")
    say("Installing Judge Desktop itself, as it stands here")
    install("--no-deps", "--no-build-isolation", "-e", ROOT)
    STAMP.write_text(json.dumps(wanted, indent=1), encoding="utf-8")


def read_stamp() -> dict[str, str]:
    """What `.venv/` was made from; empty if it was never finished."""
    try:
        made = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return made if isinstance(made, dict) else {}


def make_environment(python: str, version: str) -> None:
    """Makes an empty `.venv/`, in place of one for another Python."""
    say(f"Making .venv with Python {version}")
    if ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    if run(python, "-m", "venv", ENVIRONMENT):
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        raise SetupError("Python could not make a virtual environment. On Debian: apt-get install python3-venv")


def install(*what: str | Path) -> None:
    """Installs with the pip of `.venv/`; stops if that fails."""
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    command = [environment_python(), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", *quiet, *what]
    if run(*command):
        raise SetupError(
            "The packages could not be installed; pip says why above. Run the same command again to go on."
        )


# ── system libraries on Debian and Ubuntu ────────────────────────────────────────────────────────────────────────


def look_after_system_packages() -> None:
    """Installs what is missing when it may, otherwise prints the line to type; silent elsewhere than on Debian."""
    if not (sys.platform == "linux" and shutil.which("dpkg-query") and shutil.which("apt-get")):
        return
    missing = missing_packages(DEBIAN_PACKAGES, installed_packages(DEBIAN_PACKAGES))
    if not missing:
        return
    if os.geteuid() == 0 and install_system_packages(missing):
        return
    say("These system packages are missing; without them windows or tests will fail. Please type:")
    print(f"   sudo apt-get install --no-install-recommends {' '.join(missing)}", flush=True)


def installed_packages(names: Sequence[str]) -> set[str]:
    """Which of `names` dpkg has installed, under their own name or the one of the 64-bit time transition."""
    candidates = [candidate for name in names for candidate in (name, f"{name}t64")]
    done = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Status}\n", *candidates],
        capture_output=True,
        text=True,
        check=False,
    )
    return {line.split()[0] for line in done.stdout.splitlines() if line.endswith(" installed")}


def missing_packages(names: Sequence[str], installed: set[str]) -> list[str]:
    """`names` without those installed."""
    return [name for name in names if not {name, f"{name}t64"} & installed]


def install_system_packages(names: Sequence[str]) -> bool:
    """Asks apt-get for `names`, with fresh package lists if the present ones do not do; True if it worked."""
    say(f"Installing {len(names)} system packages: {' '.join(names)}")
    apt = ["apt-get", "-o", "DPkg::Lock::Timeout=120", "-qq"]
    wanted = [*apt, "install", "-y", "--no-install-recommends", *names]
    lists = Path("/var/lib/apt/lists")
    if lists.is_dir() and any(lists.glob("*_Packages*")) and run_quietly(wanted):
        return True
    return run_quietly([*apt, "update"]) and run_quietly(wanted)


def run_quietly(command: Sequence[str]) -> bool:
    """Runs a command of apt-get and shows what it said only if it failed."""
    settled = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, env=settled, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False
    )
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


# ── what one can do ──────────────────────────────────────────────────────────────────────────────────────────────


def python(*arguments: str | Path) -> int:
    """Runs the Python of `.venv/`."""
    return run(environment_python(), *arguments, environment={**COMPILED, **memory_for_tests()})


@contextmanager
def compiled_ahead() -> Iterator[None]:
    """Inside the block a processor that would be idle compiles the tests, which every worker would do for itself.

    It ends with the block, however far it came: each file is compiled whole or not at all.
    """
    if (os.cpu_count() or 1) < 2:
        yield
        return
    command = [str(environment_python()), "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    settled, nowhere = {**os.environ, **COMPILED, **memory_for_tests()}, subprocess.DEVNULL
    with subprocess.Popen(command, cwd=ROOT, env=settled, stdout=nowhere, stderr=nowhere) as ahead:
        try:
            yield
        finally:
            ahead.kill()


def memory_for_tests() -> dict[str, str]:
    """Tells pytest to put the folders of tests into memory, where a commit need not wait for a disk.

    Only where there is plenty (4 GB, generously); where a system has no such place nothing changes.
    """
    shared = Path("/dev/shm")  # noqa: S108 -- pytest makes a folder of its own there, for this user only
    if not (shared.is_dir() and os.access(shared, os.W_OK) and shutil.disk_usage(shared).free > 4 * 10**9):
        return {}
    return {"PYTEST_DEBUG_TEMPROOT": os.environ.get("PYTEST_DEBUG_TEMPROOT", str(shared))}


def lint() -> int:
    """Style, banned modules and the layers."""
    return steps(LINT)


def types() -> int:
    """Types, strictly."""
    return steps(TYPES)


def check(pytest_arguments: Sequence[str]) -> int:
    """All of it: style, layers, types, tests."""
    workers = () if "-n" in pytest_arguments else ("-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadfile")
    tests: Step = ("pytest", ["-m", "pytest", *workers, *pytest_arguments])
    with compiled_ahead():
        failed = failures([*LINT, *TYPES])
    return sum_up([*failed, *failures([tests])])


def fix() -> int:
    """Mends what ruff can mend by itself."""
    return steps([("ruff check --fix", ["-m", "ruff", "check", "--fix"]), ("ruff format", ["-m", "ruff", "format"])])


Step = tuple[str, Sequence[str]]
LINT: list[Step] = [
    ("ruff check", ["-m", "ruff", "check"]),
    ("ruff format --check", ["-m", "ruff", "format", "--check"]),
    ("import-linter", ["-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-logo"]),
]
TYPES: list[Step] = [("mypy --strict", ["-m", "mypy"])]


def steps(planned: Sequence[Step]) -> int:
    """Runs every step and sums up; 0 if all went well."""
    return sum_up(failures(planned))


def failures(planned: Sequence[Step]) -> list[str]:
    """Runs every step, also after one has failed; the names of those that did."""
    failed = []
    for name, command in planned:
        say(name)
        started = time.monotonic()
        if python(*command):
            failed.append(name)
        print(f"   {'FAILED' if name in failed else 'ok'} · {time.monotonic() - started:.1f} s", flush=True)
    return failed


def sum_up(failed: Sequence[str]) -> int:
    """Says how all went; 0 if well."""
    say(f"FAILED: {', '.join(failed)}" if failed else "All is well")
    return 1 if failed else 0


def has_screen() -> bool:
    """Whether a window can be shown here."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def show(arguments: Sequence[str]) -> int:
    """The window with the demo contest; without a screen the same story as files."""
    if not has_screen():
        say("There is no screen here: playing the demo contest without a window")
        code = make_demo()
        made = f"Package, score files, PDFs and the results file: {DEMO / 'day'}"
        say(made if code == 0 else "The demo failed; see above")
        return code
    say("Opening the window on the demo contest")
    return python("-m", "judge_desktop", "--home", DEMO / "window", "--demo", *arguments)


def make_demo() -> int:
    """Plays the demo contest into an empty folder."""
    if (DEMO / "day").exists():
        shutil.rmtree(DEMO / "day")
    return python("-m", "judge_desktop", "demo", "--out", DEMO / "day")


def lock() -> int:
    """Locks the newest allowed versions anew, with their hashes and without any address."""
    settled = {"PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": "", "PIP_EXTRA_INDEX_URL": ""}
    options = (
        "--quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate --newline lf "
        "--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options"
    ).split()
    compile_lock: list[str | Path] = [environment_python(), "-m", "piptools", "compile", *options]
    runtime = LOCKS / "runtime.txt"
    if version_of(environment_python()) != SUPPORTED[0]:
        raise SetupError("Lock with the oldest supported Python: newer ones leave out what it needs.")
    code = run(*compile_lock, "-o", runtime, "pyproject.toml", environment=settled)
    for extra in ("dev", "build"):
        more = ["--extra", extra, "-c", runtime, "-o", LOCKS / f"{extra}.txt"]
        code = code or run(*compile_lock, *more, "pyproject.toml", environment=settled)
    return code


def build(arguments: Sequence[str]) -> int:
    """Makes what people install; with an environment of its own, so that nothing of the tests comes along."""
    return run(base_python(), "-m", "build_spec.build", *arguments, environment={"PYTHONDONTWRITEBYTECODE": "1"})


def main(arguments: Sequence[str]) -> int:
    """Reads the command line and does it."""
    commands: dict[str, tuple[str, Callable[[list[str]], int]]] = {
        "setup": ("make or refresh .venv", lambda _: 0),
        "run": ("open the window with the demo contest", show),
        "test": ("style, layers, types and every test; what follows -- goes to pytest", check),
        "fix": ("let ruff mend and format", lambda _: fix()),
        "lint": ("style, banned modules, layers", lambda _: lint()),
        "types": ("mypy, strict", lambda _: types()),
        "bench": ("the benchmarks, as ratios", lambda rest: python("-m", "tests.bench", *rest)),
        "screenshots": ("a picture of every page", lambda rest: python("-m", "tests.screenshots", *rest)),
        "build": ("make what people install; -- --check tries it in bare roots", build),
        "notices": ("write whose work is in the program", lambda rest: python("-m", "build_spec.notices", *rest)),
        "lock": ("lock the requirements anew", lambda _: lock()),
    }
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="Run, test and look after Judge Desktop.",
        epilog="\n".join(f"  {name:12} {explanation}" for name, (explanation, _) in commands.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=commands, metavar="command")
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="-- arguments")
    chosen = parser.parse_args(arguments)
    rest = chosen.rest[1:] if chosen.rest[:1] == ["--"] else chosen.rest
    try:
        if chosen.command != "build":
            set_up()
        return commands[chosen.command][1](rest)
    except SetupError as error:
        print(f"── {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
