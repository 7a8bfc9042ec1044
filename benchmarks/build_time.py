"""Where the time of a build goes: the two reports from nothing, three times, seconds per stage."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from atkg.pipeline import build
from atkg.workspace import open_workspace

ROOT = Path(__file__).parents[1]
RUNS = 3


def main() -> None:
    """Print the median seconds of each stage over the runs."""
    seconds: dict[str, list[float]] = {}
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "data", Path(folder) / "data")
            made = build(open_workspace(Path(folder)), lambda _: None)
            for stage, spent in made.stopwatch.seconds.items():
                seconds.setdefault(stage, []).append(spent)
    for stage, spent in seconds.items():
        sys.stdout.write(f"{median(spent):8.2f} s  {stage}\n")
    sys.stdout.write(f"{sum(map(median, seconds.values())):8.2f} s  all, median of {RUNS} runs\n")


if __name__ == "__main__":
    main()
