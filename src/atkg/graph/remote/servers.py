"""A server elsewhere: requests sent with patience, and replies read whole.

A busy server (503, 429) is asked again after as long as it says, or longer each time, but never
for more than a minute in all. Signs of a partial answer are data, in ``partial_signs.csv``.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import Final
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request

from atkg.csvfiles import read_records
from atkg.errors import ServerError
from atkg.graph.remote.login import NOBODY, Login, open_request
from atkg.graph.remote.plain import refuse_plain

_TRIES: Final = 4
_PATIENCE: Final = 60.0  # seconds spent waiting for one request, in all
_BUSY: Final = (429, 503)
_SIGNS: Final = Path(__file__).with_name("partial_signs.csv")
_MENDS: Final = {
    401: "check the user and the password or token",
    403: "ask for the right to do this",
    404: "check the address",
    413: "raise the server's limit on the size of a request",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server sent, read whole; names of headers in lower case."""

    address: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The type of the body, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class RefusedError(ServerError):
    """A server said no: with which status."""

    def __init__(self, address: str, status: int, said: str) -> None:
        said = f": {said}" if said else ""
        super().__init__(
            f"the server refused ({status}){said}", file=address, mend=_MENDS.get(status, "")
        )
        self.status = status


@dataclass(frozen=True, slots=True)
class Server:
    """How a server is spoken to: who asks, for how many seconds to wait, and whom to tell."""

    login: Login = NOBODY
    timeout: float = 60.0
    say: Callable[[str], None] = lambda _: None

    def send(self, request: Request) -> Reply:
        """Send a request and read the reply.

        Raises RefusedError for a status that is no success, and ServerError where the server is not
        there, hangs up or is silent for longer than the time-out.
        """
        address = checked_address(request.full_url)
        refuse_plain(address, self.timeout)
        waits = _waits()
        while True:
            try:
                with open_request(request, self.login, self.timeout) as response:
                    return _reply(address, response)
            except HTTPError as error:
                wait = waits(error.headers.get("Retry-After")) if error.code in _BUSY else None
                if wait is None:
                    raise RefusedError(address, error.code, _said(error)) from error
                self.say(f"{address}: busy ({error.code}); asking again in {wait:.0f} s")
                time.sleep(wait)
            except (HTTPException, OSError, ValueError) as error:
                reason = " ".join(str(error).split())[:300] or type(error).__name__
                raise ServerError(f"the server did not answer: {reason}", file=address) from error


def checked_address(url: str) -> str:
    """Give an address without its query; raise ServerError for one that is not HTTP.

    An address with a password in it is refused: whoever lists the processes would read it.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ServerError("is no address of a server", file=url, mend="begin with https://")
    if parts.password is not None or parts.username is not None:
        clean = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
        raise ServerError(
            "the address holds a login", file=clean, mend="give --user and --password-env"
        )
    return parts._replace(query="").geturl()


def refuse_partial(reply: Reply) -> None:
    """Raise ServerError where a reply is marked as only a part of the answer."""
    signs = list(_partial_signs(reply))
    if reply.status != 200:
        signs.insert(0, f"its status is {reply.status}")
    if signs:
        raise ServerError(
            f"the server gave only a part of the answer: {'; '.join(signs)}",
            file=reply.address,
            mend="ask for less, or have the server's limits raised; nothing is shown",
        )


def _partial_signs(reply: Reply) -> Iterator[str]:
    for name, value in sorted(reply.headers.items()):
        for header, wanted, meaning in _signs():
            if header.fullmatch(name) and wanted.fullmatch(value):
                yield f"{meaning}; {name}: {value[:80]}"


@cache
def _signs() -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    columns = ("header", "value", "meaning")
    return tuple(
        (re.compile(row["header"], re.IGNORECASE), re.compile(row["value"]), row["meaning"])
        for _, row in read_records(_SIGNS, columns)
    )


def _reply(address: str, response: HTTPResponse) -> Reply:
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Reply(address, response.status, headers, response.read())


def _said(error: HTTPError) -> str:
    """Give the first words of an error's body, on one line; a page of HTML says nothing."""
    if moved := error.headers.get("Location"):
        return f"moved to {moved}"
    try:
        text = error.read(2_000).decode("utf-8", "replace")
    except (HTTPException, OSError):
        return error.reason
    return error.reason if "<html" in text.lower() else " ".join(text.split())[:300]


def _waits() -> Callable[[str | None], float | None]:
    """Give a function from Retry-After to the seconds to wait; None where patience is over."""
    tries, left = iter(range(1, _TRIES)), _PATIENCE

    def wait(said: str | None) -> float | None:
        nonlocal left
        number = next(tries, None)
        if number is None:
            return None
        seconds = _seconds(said, 2.0**number / 2)
        left -= seconds
        return seconds if left >= 0 else None

    return wait


def _seconds(said: str | None, otherwise: float) -> float:
    """Read Retry-After: seconds, or a date."""
    if said and said.strip().isdigit():
        return float(said)
    try:
        until = parsedate_to_datetime(said or "")
    except ValueError:
        return otherwise
    return max(0.0, (until.astimezone(UTC) - datetime.now(UTC)).total_seconds())
