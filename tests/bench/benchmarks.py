"""All benchmarks by the name they are asked for. Each gets a folder to make and says its lines."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from tests.bench.counting import counting
from tests.bench.first_page import first_page
from tests.bench.measuring import Line
from tests.bench.merging import merge, merge_excel
from tests.bench.opening import package
from tests.bench.printing import paper
from tests.bench.starting import start, switch
from tests.bench.typing_scores import keystroke


class Benchmark(Protocol):
    """Measures in ``folder`` (not there yet); at tiny size only to see that it works."""

    def __call__(self, folder: Path, *, is_tiny: bool) -> list[Line]: ...


BENCHMARKS: dict[str, Benchmark] = {
    "merge": merge,
    "merge-excel": merge_excel,
    "keystroke": keystroke,
    "package": package,
    "counting": counting,
    "paper": paper,
    "start": start,
    "switch": switch,
    "first-page": first_page,
}
