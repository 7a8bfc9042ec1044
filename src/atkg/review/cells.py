"""What a spreadsheet shows of a value, and how a value survives one.

Three things happen to text in a spreadsheet. What begins like a formula is computed, so that an
export puts an apostrophe before it. In a CSV file, what looks like a number or a date is rewritten
(``2024-03-01`` comes back as ``01/03/2024``), so that it gets the apostrophe too. And line ends and
control characters change, so that cells are compared as they are *shown*, and a value whose cell
did not change keeps its own characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from atkg.csvfiles import is_formula
from atkg.model import digest
from atkg.namespaces import is_curie

_LINE_END: Final = re.compile(r"\r\n?")
_UNSHOWN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
# Office Open XML reads _x000D_ as a carriage return.
_ESCAPE: Final = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")
_COUNT: Final = re.compile(r"0|[1-9][0-9]{0,14}")
_ID: Final = re.compile(r"s[0-9a-f]{16}.*", re.DOTALL)
_LONGEST_DATE: Final = 25  # "25 de septiembre de 2024"
_TRUTHS: Final = frozenset({"true", "false", "verdadero", "falso"})

Risk = Callable[[str], bool]


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "\ufffd"


def shown(value: str) -> str:
    r"""Give a value as a cell can show it: line feeds only, control characters as pictures.

    >>> shown("one\r\ntwo\x0cthree")
    'one\ntwo␌three'
    """
    return _ESCAPE.sub("_ x", _UNSHOWN.sub(_picture, _LINE_END.sub("\n", value)))


def is_rewritten(value: str) -> bool:
    """Tell whether a spreadsheet that opens a CSV file may compute or rewrite this value.

    >>> [is_rewritten(one) for one in ("2024-03-01", "=1+1", "7.50", "Lima", "12", "true")]
    [True, True, True, False, False, True]
    """
    if is_formula(value) or value.casefold() in _TRUTHS:
        return True
    if _COUNT.fullmatch(value) or is_curie(value) or _ID.fullmatch(value):
        return False
    return len(value) <= _LONGEST_DATE and any(char.isdigit() for char in value)


def _needs(value: str, risk: Risk) -> bool:
    """Tell whether a value gets an apostrophe: a risk, or what would look like a guarded one."""
    bare = value.lstrip("'")
    return risk(bare) if bare else False


def guard(value: str, risk: Risk) -> str:
    """Put an apostrophe before what a spreadsheet must not read on its own.

    >>> guard("=1+1", is_rewritten), guard("'=1", is_rewritten), guard("'tis", is_rewritten)
    ("'=1+1", "''=1", "'tis")
    """
    return f"'{value}" if _needs(value, risk) else value


def unguard(cell: str, risk: Risk) -> str:
    """Take the apostrophe off again that ``guard`` put there, and no other.

    >>> unguard("'=1+1", is_rewritten), unguard("'tis", is_rewritten)
    ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and _needs(cell[1:], risk) else cell


def fingerprint(record: Mapping[str, str], columns: Iterable[str]) -> str:
    """Give ten hex digits over what cells show, by which a changed cell or row is known."""
    return digest(*(shown(record[name]) for name in columns), size=10)
