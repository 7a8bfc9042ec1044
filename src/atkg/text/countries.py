"""Which country a text is about, so that another country's ministry is not taken for its own.

A country shows by its name or the word for its people; ``countries.csv`` holds the stems.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.text.folding import soften
from atkg.text.phrasetrees import tree

_TABLE: Final = Path(__file__).with_name("countries.csv")


@cache
def _stems() -> tuple[re.Pattern[str], dict[str, str]]:
    records = read_records(_TABLE, ("country", "lang", "stem"))
    codes = {record["stem"]: record["country"] for _, record in records}
    return re.compile(tree(dict.fromkeys(codes, True))), codes


def countries_in(softened: str) -> Counter[str]:
    """Count the countries named in a softened text, by ISO 3166-1 code in lower case."""
    pattern, codes = _stems()
    return Counter(codes[match[0]] for match in pattern.finditer(softened))


def home_country(text: str) -> str:
    """Give the country that a text names most, or nothing.

    >>> home_country("Ecuador and its neighbour Peru; the Ecuadorian police"), home_country("none")
    ('ec', '')
    """
    return commonest_country(soften(text))


def commonest_country(softened: str) -> str:
    """Give the country that a softened text names most, or nothing."""
    found = countries_in(softened).most_common(1)
    return found[0][0] if found else ""
