"""Quotes without the marks of Markdown, for pages and papers that are not Markdown themselves."""

from __future__ import annotations

import re
from typing import Final

_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")  # a backslash before punctuation (CommonMark)


def unmarked(text: str) -> str:
    """Take off what Markdown adds to words; white space stays."""
    return _ESCAPE.sub(r"\1", text.replace("**", ""))


def cleaned(quote: str) -> str:
    r"""Fold white space and take off what Markdown adds to words.

    >>> cleaned(r"a **budget**  of \$7.94 million")
    'a budget of $7.94 million'
    """
    return " ".join(unmarked(quote).split())
