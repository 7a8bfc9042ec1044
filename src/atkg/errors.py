"""Errors that say what is wrong, where, and what to do about it.

The tree::

    AtkgError                  everything this package raises on purpose
    ├── FileFormatError        a file is not in the form it should have (BOM, columns, encoding)
    ├── StatementError         rows of a statement file break a rule of the file
    ├── AuthorityError         the authority file contradicts itself or lacks a record
    ├── DocumentError          a document cannot be read, or is not the one that was registered
    ├── GateError              a quote is not there, or does not fit what it should bear
    ├── OntologyError          ontology, vocabulary or shapes are broken
    ├── ReasoningError         the reasoner failed, or proved an inconsistency
    ├── ValidationError        the facts break a shape
    ├── StoreError             the store is missing, locked or broken
    ├── QueryError             a query or one of its parameters is wrong
    ├── EndpointError          a language model's server is not to be asked, or does not answer
    ├── ServerError            a server elsewhere refused, failed, or gave only a part
    └── WorkspaceError         a folder is not a workspace, or lacks a part
"""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_MENDS: Final = {
    errno.ENOSPC: "make room on the disk, and run again",
    errno.EDQUOT: "make room within your quota, and run again",
    errno.EFBIG: "raise the limit on the size of files (ulimit -f)",
    errno.EROFS: "it can only be read: name another folder",
    errno.EACCES: "check the rights",
    errno.EPERM: "check the rights",
    errno.ENAMETOOLONG: "give it a shorter name",
    errno.EMFILE: "close other programs, or raise the limit on open files (ulimit -n)",
}


def mend_of(error: OSError) -> str:
    """Say what to do about an error of the system; a full disk is no matter of rights.

    >>> mend_of(OSError(errno.ENOSPC, "No space left on device"))
    'make room on the disk, and run again'
    """
    return _MENDS.get(error.errno or 0, "look at that file or folder, and run again")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong: where (file, line counted from 1), what, and the mend."""

    file: str
    line: int
    what: str
    mend: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: " if self.line else f"{self.file}: " if self.file else ""
        return f"{where}{self.what}" + (f" → {self.mend}" if self.mend else "")


class AtkgError(Exception):
    """Base of all errors that users may see; carries the faults it was raised for."""

    def __init__(
        self,
        message: str,
        *,
        file: str | Path = "",
        line: int = 0,
        mend: str = "",
        faults: Iterable[Fault] = (),
    ) -> None:
        self.faults = tuple(faults) or (Fault(str(file), line, message, mend),)
        self.summary = message
        super().__init__(message)

    def __str__(self) -> str:
        lines = [str(fault) for fault in self.faults]
        if len(lines) == 1 and self.faults[0].what == self.summary:
            return lines[0]
        return "\n".join([self.summary, *(f"  {line}" for line in lines)])


class FileFormatError(AtkgError):
    """A file is not in the form it should have."""


class StatementError(AtkgError):
    """Rows of a statement file break a rule of the file."""


class AuthorityError(AtkgError):
    """The authority file contradicts itself or lacks a record."""


class DocumentError(AtkgError):
    """A document cannot be read, or is not the one that was registered."""


class GateError(AtkgError):
    """A quote is not there, or does not fit what it should bear."""


class OntologyError(AtkgError):
    """Ontology, vocabulary or shapes are broken."""


class ReasoningError(AtkgError):
    """The reasoner failed, or proved an inconsistency."""


class ValidationError(AtkgError):
    """The facts break a shape."""


class StoreError(AtkgError):
    """The store is missing, locked or broken."""


class QueryError(AtkgError):
    """A query or one of its parameters is wrong."""


class EndpointError(AtkgError):
    """A language model's server is not to be asked, or does not answer."""


class ServerError(AtkgError):
    """A server elsewhere refused, failed, or gave only a part."""


class WorkspaceError(AtkgError):
    """A folder is not a workspace, or lacks a part."""
