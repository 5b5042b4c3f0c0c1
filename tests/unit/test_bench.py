"""The benchmarks work: each at tiny size, where its figures mean nothing. What they should be is nobody's test."""

import json
from pathlib import Path

import pytest

from tests.bench.__main__ import main
from tests.bench.benchmarks import BENCHMARKS
from tests.bench.measuring import Aim, line_of, written


@pytest.mark.parametrize("name", BENCHMARKS)
def test_a_benchmark_says_its_lines(name: str, tmp_path: Path) -> None:
    lines = BENCHMARKS[name](tmp_path / "bench", is_tiny=True)
    assert {line.name.split(",")[0] for line in lines} == {name}
    assert all(line.seconds > 0 and line.peer_seconds > 0 and line.peer for line in lines)


def test_a_benchmark_can_be_named_and_read_by_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--tiny", "--json", "counting"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [line["name"] for line in said["benchmarks"]] == ["counting"]
    with pytest.raises(SystemExit):
        main(["unheard-of"])


def test_the_ratio_is_counted_as_the_aim_says() -> None:
    slower = line_of("x", [0.2, 0.4, 0.3], "floor", [0.1, 0.1, 0.1], aim=Aim(ratio=4))
    assert (round(slower.ratio, 6), slower.is_met, slower.is_noisy) == (3, True, True)
    faster = line_of("x", [0.1], "peer", [1.1], aim=Aim(ratio=12, at_least=True))
    assert (round(faster.ratio, 6), faster.is_met, faster.is_noisy) == (11, False, False)
    assert "ratio 11.00   aim ≥ 12 MISSED" in str(faster)


def test_durations_are_written_in_the_unit_that_suits_them() -> None:
    assert [written(seconds) for seconds in (2.5, 0.0125, 0.000345)] == ["2.5 s", "12.5 ms", "345 µs"]
