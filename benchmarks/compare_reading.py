"""How well and how fast a PDF is read: against the words it was made of, or another program's text.

``python benchmarks/compare_reading.py`` makes a report of 100 pages in two columns and reads it;
``python benchmarks/compare_reading.py REPORT.pdf REPORT.txt`` compares with a text of the same.

Words are compared without signs and case; halves of a word at a line end are joined. Recall and
precision count words as often as they stand. A run is eight words in a row that stand once in the
other text; order is the share of the runs found that stand in one rising row.
"""

from __future__ import annotations

import io
import random
import re
import sys
import textwrap
import time
from bisect import bisect_left
from collections import Counter
from pathlib import Path
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from atkg.text.folding import fold
from atkg.text.readers import reader_named

RUN: Final = 8
PAGES: Final = 100
LINES: Final = 52


def words(text: str) -> list[str]:
    """Give the words of a text, folded; halves of a word at a line end joined."""
    return re.findall(r"[^\W_]+", fold(re.sub(r"(?<=\w)[-\u00ad]\n\s*(?=[a-zà-ÿ])", "", text)))


def runs(found: list[str]) -> dict[tuple[str, ...], int]:
    """Give the runs that stand once, with their places."""
    all_runs = [tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)]
    times = Counter(all_runs)
    return {run: at for at, run in enumerate(all_runs) if times[run] == 1}


def rising(places: list[int]) -> int:
    """Give how many members the longest rising row among these has."""
    tails: list[int] = []
    for place in places:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return len(tails)


def report() -> tuple[bytes, str]:
    """Make a report in two columns with running heads; give it and its words in order."""
    chance = random.Random(1)  # noqa: S311 (the same words in every run)
    syllables = ["tra", "fi", "co", "per", "so", "nas", "au", "to", "ri", "dad", "mu", "jer"]
    buffer, made = io.BytesIO(), []
    canvas = Canvas(buffer, invariant=True)
    for page in range(PAGES):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 800, "An evaluation report")
        canvas.drawString(290, 30, str(page + 1))
        for x in (50, 310):
            prose = " ".join("".join(chance.choices(syllables, k=3)) for _ in range(300))
            lines = textwrap.wrap(prose, 42)[:LINES]
            for at, line in enumerate(lines):
                canvas.drawString(x, 760 - at * 13, line)
            made += lines
        canvas.showPage()
    canvas.save()
    return buffer.getvalue(), "An evaluation report\n" + "\n".join(made)


def compare(data: bytes, other_text: str) -> None:
    """Read a PDF and print the figures."""
    started = time.perf_counter()
    reading = reader_named("pdf").read(data)
    seconds, pages = time.perf_counter() - started, reading.places[-1].page
    ours, other = words(reading.text), words(other_text)
    both = (Counter(ours) & Counter(other)).total()
    own, theirs = runs(ours), runs(other)
    places = [own[run] for run in theirs if run in own]
    lines = [
        f"{pages} pages in {seconds:.2f} s, {1000 * seconds / pages:.0f} ms each",
        f"words: {len(ours)}, in the other text {len(other)}, in both {both}",
        f"recall {both / len(other):.4f}, precision {both / len(ours):.4f}",
        f"runs of {RUN} words found {len(places) / len(theirs):.4f}",
        f"runs in order {rising(places) / len(places):.4f}",
        f"most often missing: {(Counter(other) - Counter(ours)).most_common(12)}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        compare(Path(sys.argv[1]).read_bytes(), Path(sys.argv[2]).read_text("utf-8"))
    else:
        compare(*report())
