"""Readers: from a file to its canonical text, and from canonical text to blocks.

Each module of this package is one layout and defines ``READER``. A new layout adds a file here and
touches none.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from atkg.errors import DocumentError
from atkg.text.blocks import Block, Kind, Span

__all__ = ["Block", "Kind", "Reader", "Span", "reader_for", "reader_named", "readers", "utf8"]


@dataclass(frozen=True, slots=True)
class Reader:
    """One layout: the suffixes it takes, and how it makes text and blocks.

    ``canonical`` makes the canonical text of a file's bytes, and raises ValueError with the reason
    where it cannot. ``blocks`` sees the canonical text only: what a format knows about pages it
    writes there (a form feed per page), so that a stored text reads the same without its original.
    """

    name: str
    version: str
    suffixes: tuple[str, ...]
    canonical: Callable[[bytes], str]
    blocks: Callable[[str], tuple[Block, ...]]


def utf8(data: bytes) -> str:
    """Decode a text file, character for character; raise ValueError where it is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ValueError(f"is not UTF-8 (line {line}, byte {error.start})") from error


@cache
def readers() -> dict[str, Reader]:
    """Give all readers by name. Raises DocumentError where two share a name or a suffix."""
    found: dict[str, Reader] = {}
    suffixes: dict[str, str] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        reader: Reader = import_module(f"{__name__}.{module}").READER
        for suffix in reader.suffixes:
            if reader.name in found or suffix in suffixes:
                other = suffixes.get(suffix, reader.name)
                raise DocumentError(f"readers {other} and {reader.name} both take {suffix}")
            suffixes[suffix] = reader.name
        found[reader.name] = reader
    return found


def reader_named(name: str) -> Reader:
    """Give a reader by its name. Raises DocumentError where there is none."""
    if name not in readers():
        known = ", ".join(readers())
        raise DocumentError(f"there is no reader {name!r}", mend=f"use one of: {known}")
    return readers()[name]


def reader_for(file_name: str) -> Reader:
    """Give the reader that takes a file, by its suffix. Raises DocumentError where none does."""
    for reader in readers().values():
        if file_name.lower().endswith(reader.suffixes):
            return reader
    known = ", ".join(suffix for reader in readers().values() for suffix in reader.suffixes)
    raise DocumentError("no reader takes this file", file=file_name, mend=f"known: {known}")
