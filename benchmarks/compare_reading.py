"""How well a reader keeps words and order, against another program's text of the same file.

Usage: python benchmarks/compare_reading.py REPORT.pdf REPORT.txt

Words are compared without signs, case and the blanks inside them, so that a hyphen at a line end
costs nothing. Recall and precision count words as often as they stand. Runs are sequences of eight
words of the other text that ours has too; order is the share of them that stand in one rising row.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import Counter
from pathlib import Path
from typing import Final

from atkg.text.folding import fold
from atkg.text.readers import reader_for

RUN: Final = 8


def words(text: str) -> list[str]:
    """Give the words of a text, folded; halves of a word at a line end joined."""
    return re.findall(r"[^\W_]+", fold(re.sub(r"(?<=\w)[-\u00ad]\n\s*(?=[a-zà-ÿ])", "", text)))


def rising(places: list[int]) -> int:
    """Give how many members the longest rising row among these has."""
    tails: list[int] = []
    for place in places:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return len(tails)


def main(ours_from: Path, other_from: Path) -> None:
    """Compare the two and print the figures."""
    reading = reader_for(ours_from.name).read(ours_from.read_bytes())
    ours, other = words(reading.text), words(other_from.read_text("utf-8"))
    both = (Counter(ours) & Counter(other)).total()
    print(f"words: ours {len(ours)}, other {len(other)}, in both {both}")  # noqa: T201
    print(f"recall {both / len(other):.4f}, precision {both / len(ours):.4f}")  # noqa: T201
    seen: dict[tuple[str, ...], int] = {}
    for at in range(len(ours) - RUN + 1):
        seen.setdefault(tuple(ours[at : at + RUN]), at)
    runs = [tuple(other[at : at + RUN]) for at in range(len(other) - RUN + 1)]
    places = [seen[run] for run in runs if run in seen]
    order = rising(places) / len(places)
    print(f"runs of {RUN}: {len(places)} of {len(runs)} found; in order {order:.4f}")  # noqa: T201
    missing = Counter(other) - Counter(ours)
    print("most often missing:", missing.most_common(25))  # noqa: T201
    print("only ours:", (Counter(ours) - Counter(other)).most_common(25))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
