"""What a request asks, by the SPARQL 1.1 Protocol: query only."""

from __future__ import annotations

from collections.abc import Iterable
from email.message import Message
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from atkg.web.endpoint.limits import Limits
from atkg.web.endpoint.messages import Question, RefusalError

FORM: Final = "application/x-www-form-urlencoded"
DIRECT: Final = "application/sparql-query"
METHODS: Final = ("GET", "HEAD", "POST", "OPTIONS")
_MOST_PARAMETERS: Final = 1000
_Pairs = list[tuple[str, str]]


async def read_question(request: Request, limits: Limits) -> Question | None:
    """Give the question of a request, or None where it asks for nothing: who are you?

    Raises RefusalError: 400, 405, 413 or 415.
    """
    pairs = _pairs(request.scope["query_string"], limits)
    if request.method == "POST":
        pairs += await _posted(request, limits)
    elif request.method not in METHODS:
        allow = {"Allow": ", ".join(METHODS)}
        raise RefusalError(405, "Ask with GET or POST; nothing can be changed here.", allow)
    elif not pairs:
        return None
    if any(name == "update" for name, _ in pairs):
        raise RefusalError(400, "Nothing can be changed here: there is no update, only query.")
    queries = _values(pairs, "query")
    if len(queries) != 1:
        much = "no query" if not queries else f"{len(queries)} queries"
        raise RefusalError(400, f"There is {much}: give one, as the parameter query.")
    if len(queries[0].encode()) > limits.request:
        raise RefusalError(413, _too_large(limits))
    return Question(
        text=queries[0],
        accept=", ".join(request.headers.getlist("accept")) or "*/*",
        default_graphs=tuple(_values(pairs, "default-graph-uri")),
        named_graphs=tuple(_values(pairs, "named-graph-uri")),
    )


def _values(pairs: Iterable[tuple[str, str]], wanted: str) -> list[str]:
    return [value for name, value in pairs if name == wanted]


async def _posted(request: Request, limits: Limits) -> _Pairs:
    told = Message()
    told["content-type"] = request.headers.get("content-type", "")
    media_type = told.get_content_type() if told["content-type"] else "no type"
    if media_type not in (FORM, DIRECT):
        accepted = {"Accept-Post": f"{FORM}, {DIRECT}"}
        what = f"The body has {media_type!r} as its type: send {FORM} or {DIRECT}."
        raise RefusalError(415, what, accepted)
    charset = (told.get_content_charset() or "utf-8").lower()
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise RefusalError(415, f"The body is in {charset}: send UTF-8.")
    body = await _body(request, limits)
    return _pairs(body, limits) if media_type == FORM else [("query", _text(body))]


async def _body(request: Request, limits: Limits) -> bytes:
    """Read a body, but never more than the limit."""
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > limits.request:
        raise RefusalError(413, _too_large(limits))
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > limits.request:
            raise RefusalError(413, _too_large(limits))
    return bytes(body)


def _too_large(limits: Limits) -> str:
    return f"The query is larger than {limits.request >> 10} KiB: ask for less, or in parts."


def _pairs(encoded: bytes, limits: Limits) -> _Pairs:
    """Read parameters in the form of HTML forms; an encoding that is not UTF-8 is refused."""
    try:
        return parse_qsl(
            encoded.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_PARAMETERS,
        )
    except UnicodeError as error:
        raise RefusalError(400, "The parameters are not in UTF-8, percent-encoded.") from error
    except ValueError as error:
        raise RefusalError(400, f"The parameters cannot be read: {error}.") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        what = f"The query is not in UTF-8: byte {error.start + 1} is none of a character."
        raise RefusalError(400, what) from error
