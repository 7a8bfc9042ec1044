"""Who asks: a name and a password, or a token, and how each is shown to a server.

The password waits until the server asks for it, since a server that wants Digest (Virtuoso) must
never see it in clear. Redirections are not followed, so that no login goes to another address.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPResponse
from typing import Final
from urllib.error import HTTPError
from urllib.request import (
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    OpenerDirector,
    Request,
    build_opener,
    parse_http_list,
    parse_keqv_list,
)

_AUTHORIZATION: Final = "Authorization"
_LONG: Final = 16_384  # bytes of a body that some servers do not wait for before they refuse


@dataclass(frozen=True, slots=True)
class Login:
    """A user with a password, or a token; secrets are kept out of messages.

    ``at_once`` sends the password by Basic with the first request, for servers that answer
    strangers instead of asking who they are.
    """

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    at_once: bool = False

    @property
    def shown(self) -> str:
        """What the server need not ask for: a token, or the password at once; else nothing."""
        if self.token:
            return f"Bearer {self.token}"
        return self.basic if self.at_once and self.user else ""

    @property
    def basic(self) -> str:
        """The answer to Basic (RFC 7617)."""
        pair = f"{self.user}:{self.password}".encode()
        return "Basic " + base64.b64encode(pair).decode("ascii")

    def answer(self, request: Request, challenges: Sequence[str]) -> str:
        """Answer a server that asks for a password: by Digest if it can, else by Basic."""
        schemes = {one.partition(" ")[0].lower(): one.partition(" ")[2] for one in challenges}
        if not self.user or _AUTHORIZATION in request.unredirected_hdrs:
            return ""
        if "digest" in schemes:
            passwords = HTTPPasswordMgrWithDefaultRealm()
            passwords.add_password(None, request.full_url, self.user, self.password)
            asked = parse_keqv_list(list(filter(None, parse_http_list(schemes["digest"]))))
            return f"Digest {_Digest(passwords).get_authorization(request, asked)}"
        return self.basic if "basic" in schemes else ""


NOBODY: Final = Login()


class _Digest(HTTPDigestAuthHandler):
    """The library's Digest (RFC 7616), which knows neither accents in a password nor SHA-256."""

    def get_algorithm_impls(
        self, algorithm: str
    ) -> tuple[Callable[[str], str], Callable[[str, str], str]]:
        """Give the two functions of the RFC; raises ValueError where the algorithm is unknown."""
        name = algorithm.lower().replace("sha-", "sha")

        def hashed(text: str) -> str:
            return hashlib.new(name, text.encode(), usedforsecurity=False).hexdigest()

        return hashed, lambda secret, data: hashed(f"{secret}:{data}")


class _Unmoved(HTTPRedirectHandler):
    """Follow no redirection: a moved address is an error."""

    def redirect_request(self, *_: object) -> None:
        """Give no new request."""


def open_request(request: Request, login: Login, timeout: float) -> HTTPResponse:
    """Send a request, with the login where it is asked for; raises what urllib raises.

    Before a long body the password is tried by HEAD: Virtuoso refuses a stranger and hangs up
    while the body is still on its way, so that the refusal is never read.
    """
    opener = build_opener(_Unmoved)
    request.remove_header(_AUTHORIZATION)  # of an earlier try
    shown = login.shown
    is_long = isinstance(request.data, bytes) and len(request.data) > _LONG
    if login.user and is_long and not shown:
        shown = _tried(opener, request, login, timeout)
    if shown:
        request.add_unredirected_header(_AUTHORIZATION, shown)
    try:
        return _opened(opener, request, timeout)
    except HTTPError as error:
        asked = error.headers.get_all("WWW-Authenticate", []) if error.code == 401 else []
        if not (answer := login.answer(request, asked)):
            raise
        request.add_unredirected_header(_AUTHORIZATION, answer)
        return _opened(opener, request, timeout)


def _tried(opener: OpenerDirector, request: Request, login: Login, timeout: float) -> str:
    """Try the password without a body, and give the answer to the challenge that comes next.

    A challenge is answered once only, since a server may take its nonce for one request. Gives
    nothing where none is asked for; raises HTTPError (401) where the password is wrong.
    """
    head = Request(request.full_url, method="HEAD")  # noqa: S310  (as the caller)
    asked = _challenges(opener, head, timeout)
    if not (answer := login.answer(head, asked)):
        return ""
    head.add_unredirected_header(_AUTHORIZATION, answer)
    if _challenges(opener, head, timeout):
        raise HTTPError(request.full_url, 401, "Unauthorized", Message(), None)
    head.remove_header(_AUTHORIZATION)
    return login.answer(request, _challenges(opener, head, timeout))


def _challenges(opener: OpenerDirector, request: Request, timeout: float) -> list[str]:
    """Send a request and give the challenges of a 401; any other reply asks for nothing."""
    try:
        _opened(opener, request, timeout).close()
    except HTTPError as error:
        return list(error.headers.get_all("WWW-Authenticate", [])) if error.code == 401 else []
    return []


def _opened(opener: OpenerDirector, request: Request, timeout: float) -> HTTPResponse:
    response: HTTPResponse = opener.open(request, timeout=timeout)
    return response
