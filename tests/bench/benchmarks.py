"""All benchmarks by the name they are asked for. Each gets a folder to make and says its lines."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from tests.bench.counting import counting
from tests.bench.first_page import first_page
from tests.bench.frozen_start import frozen_start
from tests.bench.judging import first_page_in_the_window, switching, typing_in_the_window
from tests.bench.large_contest import large_contest
from tests.bench.measuring import Line
from tests.bench.merging import merge, merge_excel
from tests.bench.merging_in_the_window import merging_in_the_window
from tests.bench.opening import package
from tests.bench.printing import paper
from tests.bench.redrawing import redrawing
from tests.bench.starting import start
from tests.bench.tallying import tally
from tests.bench.typing_scores import keystroke


class Benchmark(Protocol):
    """Measures in ``folder`` (not there yet); at tiny size only to see that it works."""

    def __call__(self, folder: Path, *, is_tiny: bool) -> list[Line]: ...


def together(*parts: Benchmark) -> Benchmark:
    """Benchmarks that are asked for by one name."""

    def run(folder: Path, *, is_tiny: bool) -> list[Line]:
        return [line for n, part in enumerate(parts) for line in part(folder / str(n), is_tiny=is_tiny)]

    return run


BENCHMARKS: dict[str, Benchmark] = {
    "merge": merge,
    "merge-excel": merge_excel,
    "merge-window": merging_in_the_window,
    "keystroke": together(keystroke, typing_in_the_window),
    "package": package,
    "counting": counting,
    "large": large_contest,
    "tally": tally,
    "bootstrap": redrawing,
    "paper": paper,
    "start": together(start, frozen_start),
    "switch": switching,
    "first-page": together(first_page, first_page_in_the_window),
}
