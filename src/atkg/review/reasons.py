"""Why a mention waits, in the language of the sheet; the program's own reasons are English."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records

_TABLE: Final = Path(__file__).with_name("reasons.csv")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    records = [record for _, record in read_records(_TABLE, ("pattern", "es"))]
    return tuple((re.compile(one["pattern"], re.DOTALL), one["es"]) for one in records)


def reason(why: str, lang: str, name: Callable[[str], str]) -> str:
    """Give a reason in a language; one that the table does not know stays as it is.

    ``name`` gives the label of a term.

    >>> reason("atkg:fundedBy: no record bears this name", "es", lambda _: "financiado por")
    'financiado por: ningún registro lleva este nombre'
    """
    if lang == "en":
        return why
    for pattern, template in _patterns():
        if match := pattern.fullmatch(why):
            groups = match.groupdict()
            if "term" in groups:
                groups["term"] = name(groups["term"])
            if "kind" in groups:
                groups["kind"] = name(f"atkg:{groups['kind']}").removeprefix("atkg:")
            return template.format(**groups)
    return why
