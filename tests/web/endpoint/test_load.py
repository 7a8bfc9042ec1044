"""Many clients at once, and small queries beside a runaway one: nothing is lost, wrong or slow."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

BENCHMARK: Final = Path(__file__).parents[3] / "benchmarks" / "endpoint_load.py"


def measured(store: Path, seconds: int) -> Any:
    """Let the benchmark measure; three situations, each for so long."""
    command = [sys.executable, str(BENCHMARK), "--json", "--store", str(store)]
    done = subprocess.run(
        [*command, "--seconds", str(seconds)], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_under_load_every_answer_arrives_and_is_right(invented_store: Path) -> None:
    told = measured(invented_store, 3)
    assert len(told) == 3
    for own in told.values():
        assert own["wrong"] == 0
        assert own["queries"] >= 10
    assert told["32 clients"]["MB more"] < 50


@pytest.mark.soak
def test_for_a_minute_small_queries_stay_quick_and_memory_flat(real_workspace: Any) -> None:
    told = measured(real_workspace.current / "store", 60)
    for own in told.values():
        assert own["wrong"] == 0
    # A machine that others keep busy makes every query wait; the runaway one must not add to it.
    alone, beside = told["alone"]["p99 ms"], told["beside a runaway query"]["p99 ms"]
    assert beside < max(100, 2 * alone)
    assert told["32 clients"]["MB more"] < 50
