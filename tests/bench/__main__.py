"""``python -m tests.bench [--json] [NAME …]``: one line per benchmark, each in a folder that is gone afterwards."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tests.bench.benchmarks import BENCHMARKS
from tests.bench.machine import machine


def main(arguments: Sequence[str]) -> int:
    """Runs the benchmarks that were named, or all, and prints what they found; 0 also when an aim was missed."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Ratios to a floor or a peer, in one run.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--tiny", action="store_true", help="at tiny size, to see that they work; figures mean nothing")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; known: {', '.join(BENCHMARKS)}")
    if not options.json:
        print(machine(), flush=True)
    found = []
    for name in options.names or BENCHMARKS:
        with tempfile.TemporaryDirectory(prefix="judge-desktop-bench-") as folder:
            for line in BENCHMARKS[name](Path(folder) / "bench", is_tiny=options.tiny):
                found.append(line)
                if not options.json:
                    print(line, flush=True)
    if options.json:
        lines = [{**asdict(line), "aim": line.aim and str(line.aim), "is_met": line.is_met} for line in found]
        print(json.dumps({"machine": machine(), "benchmarks": lines}, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
