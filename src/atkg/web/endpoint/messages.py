"""What server and worker say to each other: a question down, a header and a file up."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import BinaryIO, Final

from atkg.errors import AtkgError

_PIECE: Final = 64 << 10


class RefusalError(AtkgError):
    """A question that gets no answer: the status of HTTP, and why."""

    def __init__(self, status: int, why: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(why)
        self.status = status
        self.headers = dict(headers or {})


@dataclass(frozen=True, slots=True)
class Question:
    """A query with what the protocol lets a client choose.

    Where neither ``default_graphs`` nor ``named_graphs`` are given, the text's own ``FROM`` counts,
    and without it the graphs that ``atkg query`` asks.
    """

    text: str
    accept: str = "*/*"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    store: str = ""  # the pool fills it in


@dataclass(frozen=True, slots=True)
class Header:
    """What a worker says of its answer: a status, and of which kind and size it is."""

    status: int = 200
    why: str = ""
    form: str = ""
    media_type: str = ""
    rows: int = 0
    size: int = 0
    partial: bool = False


@dataclass(slots=True, weakref_slot=True, eq=False)
class Reply:
    """An answer: its header, and the open file that holds it."""

    header: Header
    file: BinaryIO = field(repr=False)

    async def pieces(self) -> AsyncIterator[bytes]:
        """Give the answer piece by piece, and close its file."""
        with self.file:
            self.file.seek(0)
            while piece := self.file.read(_PIECE):
                yield piece
                await asyncio.sleep(0)  # others' turn: a file never makes us wait

    def read(self) -> bytes:
        """Give the whole answer, and close its file."""
        with self.file:
            self.file.seek(0)
            return self.file.read()


def packed(message: Question | Header) -> bytes:
    """Write a message as one line."""
    return json.dumps(asdict(message)).encode() + b"\n"


def question_of(line: bytes) -> Question:
    """Read what ``packed`` wrote of a question."""
    told = json.loads(line)
    for name in ("default_graphs", "named_graphs"):
        told[name] = tuple(told[name])
    return Question(**told)


def header_of(line: bytes) -> Header:
    """Read what ``packed`` wrote of a header."""
    return Header(**json.loads(line))
