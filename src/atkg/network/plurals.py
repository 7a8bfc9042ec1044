"""One and many in a sentence: ``{count} {count:name|names}`` takes the word that fits the number.

English and Spanish both have two forms, and take the second for none.
"""

from __future__ import annotations

from string import Formatter
from typing import Any


class _Telling(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if not bar:
            return str(super().format_field(value, format_spec))
        return one if str(value) == "1" else many


def tell(text: str, **values: object) -> str:
    """Fill the braces of a text; those with two forms give one of them, by the number.

    >>> tell("{count} {count:name|names}", count=1), tell("{count} {count:name|names}", count=0)
    ('1 name', '0 names')
    """
    return _Telling().vformat(text, (), values)
