"""Names, quotes and questions as data, for the scripts of the other pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from atkg.opening import OpenBuild
from atkg.web.indexes import names_index, questions_index, quotes_index
from atkg.web.page import File, Made, Section, View

_INDEXES: Final[Mapping[str, Callable[[View], dict[str, Any]]]] = MappingProxyType(
    {
        "search/names.json": names_index,
        "search/quotes.json": quotes_index,
        "search/questions.json": questions_index,
    }
)


def _addresses(_: OpenBuild) -> Iterable[str]:
    return _INDEXES


def _make(view: View) -> Made:
    index = _INDEXES.get(view.address)
    if index is None:
        return None
    text = json.dumps(index(view), ensure_ascii=False, separators=(",", ":"))
    return File(text.encode("utf-8"), "application/json")


SECTION: Final = Section("search", _addresses, _make)
