"""Readers: from a file to its canonical text, and from canonical text to blocks.

Each module of this package is one format and defines ``READER``. A new format adds a file here and
touches none; what it needs beside that lies elsewhere in ``atkg.text``.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from atkg.errors import DocumentError
from atkg.text.blocks import Block, Kind, Span
from atkg.text.decoding import decoded, line_ends, utf8
from atkg.text.reading import Reading

__all__ = [
    "Block", "Kind", "Reader", "Reading", "Span", "as_it_is", "reader_for", "reader_named",
    "readers", "utf8",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: the suffixes it takes, and how it makes text and blocks.

    ``read`` makes the canonical text of a file's bytes with what goes with it, and raises
    ValueError with the reason where it cannot; libraries are imported inside it, so that who reads
    stored texts does not wait for them. ``blocks`` sees the canonical text only: what a format
    knows about pages it writes there (a form feed per page), so that a stored text reads the same
    without its original. ``text_suffix`` is that of the stored text, where it is not the file
    itself.
    """

    name: str
    version: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], Reading]
    blocks: Callable[[str], tuple[Block, ...]]
    text_suffix: str = ""


def as_it_is(data: bytes) -> Reading:
    """Read a text file whose canonical text is the file, character for character.

    Lines that end with a carriage return alone end with a line feed there.
    """
    text, name = decoded(data)
    note = f"read as {name}; look whether its accents are right"
    return Reading(line_ends(text), notes=() if name.startswith("utf") else (note,))


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
    mend = f"save it as one of: {known}"
    raise DocumentError("no reader takes this file", file=file_name, mend=mend)
