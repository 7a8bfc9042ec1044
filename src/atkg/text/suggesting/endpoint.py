"""One request to an OpenAI-compatible server, with a limit on time and size.

Redirects are not followed and, on loopback, proxies are not used: the words of a document go to the
address that the user gave and to no other.
"""

from __future__ import annotations

import ipaddress
import re
import time
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import httpx

from atkg.errors import EndpointError

_MOST_BYTES: Final = 4_000_000
_MOST_SHOWN: Final = 160  # characters of what a server says when it fails
# Codes by which a terminal is coloured, moved in or renamed: CSI, OSC and shorter ones.
_ESCAPES: Final = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b.|\x07"
)
_HIDDEN: Final = re.compile(r"(?is)<(script|style|head)\b.*?(?:</\1>|$)")
_TAGS: Final = re.compile(r"<[/!a-zA-Z][^<>]*>")


def plain(text: str) -> str:
    r"""Give the beginning of what a server says, harmless to a terminal and without markup.

    >>> plain("<h1>\x1b[31mBad\x07 gateway</h1>\n\u202e<script>x()</script> <p>try  later")
    'Bad gateway try later'
    """
    text = _ESCAPES.sub("", _HIDDEN.sub(" ", text))
    shown = "".join(one if one.isprintable() else " " for one in _TAGS.sub(" ", text))
    words = " ".join(shown.split())
    return words if len(words) <= _MOST_SHOWN else words[: _MOST_SHOWN - 1].rstrip() + "…"


def is_loopback(endpoint: str) -> bool:
    """Tell whether an address is on this very machine, by what it says and not by asking DNS.

    >>> is_loopback("http://localhost:8080/v1"), is_loopback("http://127.0.0.1.example.org")
    (True, False)
    """
    host = urlsplit(endpoint).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_address(endpoint: str, *, remote: bool) -> None:
    """Raise EndpointError for an address that is none, or is elsewhere without leave."""
    parts = urlsplit(endpoint)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        mend = "give the base address, such as http://127.0.0.1:8080/v1"
        raise EndpointError(f"{endpoint!r} is no address of a server", mend=mend)
    if not is_loopback(endpoint) and not remote:
        mend = "to send passages of your documents there, add --remote"
        raise EndpointError(f"{parts.hostname} is not this machine", mend=mend)


class Endpoint:
    """A server's base address, with an optional key and the seconds that an answer may take."""

    def __init__(self, base: str, *, key: str = "", seconds: float = 60) -> None:
        self.url = base.rstrip("/") + "/chat/completions"
        self.seconds = seconds
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._client = httpx.Client(
            headers=headers, timeout=seconds, follow_redirects=False,
            trust_env=not is_loopback(base),
        )  # fmt: skip

    def answer(self, body: Mapping[str, Any]) -> str:
        """Send one request and give the answer's body as it came.

        Raises EndpointError where the server refuses, fails, takes too long or sends too much.
        """
        begun = time.monotonic()
        got = bytearray()
        try:
            with self._client.stream("POST", self.url, json=dict(body)) as response:
                for piece in response.iter_bytes():
                    got += piece
                    if len(got) > _MOST_BYTES:
                        raise EndpointError("the answer is too long", file=self.url)
                    # httpx limits the wait for each piece; a server that drips never ends.
                    if time.monotonic() - begun > self.seconds:
                        raise EndpointError("the answer takes too long", file=self.url)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            reason = plain(str(error)) or type(error).__name__
            raise EndpointError(f"no answer: {reason}", file=self.url) from error
        if response.status_code != httpx.codes.OK:
            words = plain(got.decode("utf-8", "replace"))
            raise EndpointError(f"it answered {response.status_code}: {words}", file=self.url)
        return got.decode("utf-8", "replace")

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()
