from __future__ import annotations

import socket
import time
from email.utils import formatdate
from typing import Any, Final
from urllib.request import Request

import pytest

from atkg.errors import ServerError
from atkg.graph.remote.login import Login
from atkg.graph.remote.servers import RefusedError, Server, checked_address

OK: Final[tuple[int, dict[str, str], bytes]] = (200, {}, b"fine")
SECRET: Final = "pa$$ wörd"  # noqa: S105  (nobody's)


def request(scripted: Any, path: str = "/", body: bytes | None = None) -> Request:
    return Request(scripted.address + path, body)  # noqa: S310  (our own address)


def sent(scripted: Any, login: Login, body: bytes | None = None) -> list[str | None]:
    """Send a request, and give which Authorization the server saw each time."""
    server = Server(login, timeout=5)
    assert server.send(request(scripted, "/there?x=1", body)).body == b"fine"
    return [headers.get("Authorization") for _, _, headers, _ in scripted.requests]


# --- a login -------------------------------------------------------------------------------------


def test_a_password_waits_until_it_is_asked_for(scripted: Any) -> None:
    login = Login("ana", SECRET)
    scripted.answers = [OK]
    assert sent(scripted, login) == [None]
    scripted.requests.clear()
    scripted.answers = [(401, {"WWW-Authenticate": 'Basic realm="x"'}, b""), OK]
    assert sent(scripted, login) == [None, login.basic]


def test_a_password_is_sent_at_once_where_that_is_wanted_and_a_token_always(scripted: Any) -> None:
    scripted.answers = [OK]
    login = Login("ana", SECRET, at_once=True)
    assert sent(scripted, login) == [login.basic]
    scripted.requests.clear()
    assert sent(scripted, Login(token="abc")) == ["Bearer abc"]  # noqa: S106  (no real token)


def test_digest_goes_before_basic_and_shows_no_password(scripted: Any) -> None:
    asked = 'Digest realm="r", nonce="n", qop="auth", algorithm=MD5'
    scripted.answers = [(401, {"WWW-Authenticate": asked}, b""), OK]
    _, shown = sent(scripted, Login("ana", SECRET))
    assert shown is not None
    assert shown.startswith('Digest username="ana", realm="r", nonce="n", uri="/there?x=1"')


def test_a_wrong_password_is_tried_once_and_told_without_it(scripted: Any) -> None:
    scripted.answers = [(401, {"WWW-Authenticate": 'Basic realm="x"'}, b"who are you?")]
    with pytest.raises(
        RefusedError, match=r"refused \(401\): who are you\?.*check the user"
    ) as told:
        Server(Login("ana", SECRET)).send(request(scripted))
    assert len(scripted.requests) == 2
    assert SECRET not in str(told.value) + repr(Login("ana", SECRET, SECRET))


def test_a_wrong_password_is_found_before_a_long_body_is_sent(scripted: Any) -> None:
    scripted.answers = [(401, {"WWW-Authenticate": 'Digest realm="r", nonce="n"'}, b"")]
    with pytest.raises(RefusedError, match=r"refused \(401\)"):
        Server(Login("ana", SECRET)).send(request(scripted, body=b"x" * 100_000))
    assert [method for method, *_ in scripted.requests] == ["HEAD", "HEAD"]


def test_a_long_body_is_sent_once_with_an_answer_to_a_fresh_challenge(scripted: Any) -> None:
    nonces = [
        (401, {"WWW-Authenticate": f'Digest realm="r", nonce="{nonce}"'}, b"") for nonce in "abc"
    ]
    scripted.answers = [nonces[0], OK, nonces[1], OK]
    shown = sent(scripted, Login("ana", SECRET), b"x" * 100_000)
    assert [method for method, *_ in scripted.requests] == ["HEAD", "HEAD", "HEAD", "POST"]
    assert 'nonce="a"' in str(shown[1])
    assert 'nonce="b"' in str(shown[3])


def test_a_login_is_not_carried_to_where_a_server_has_moved(scripted: Any) -> None:
    for status in (301, 302, 307, 308):
        scripted.answers = [(status, {"Location": f"{scripted.address}/elsewhere"}, b"")]
        with pytest.raises(RefusedError, match=f"{status}.*moved to .*elsewhere"):
            Server(Login(token="abc")).send(request(scripted))  # noqa: S106
    assert {path for _, path, *_ in scripted.requests} == {"/"}


@pytest.mark.parametrize("url", ["file:///etc/hosts", "ftp://example.org/", "sparql", "http://"])
def test_what_is_no_address_of_a_server_is_refused(url: str) -> None:
    with pytest.raises(ServerError, match=r"is no address of a server"):
        checked_address(url)


def test_an_address_with_a_password_is_refused_and_the_password_not_repeated() -> None:
    with pytest.raises(ServerError, match=r"holds a login.*--password-env") as told:
        checked_address("https://ana:geheim@example.org/sparql")
    assert "geheim" not in str(told.value)
    assert "https://example.org/sparql" in str(told.value)


# --- patience ------------------------------------------------------------------------------------


def busy(after: str, status: int = 503) -> tuple[int, dict[str, str], bytes]:
    return status, {"Retry-After": after}, b"later"


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again_after_as_long_as_it_says(scripted: Any, status: int) -> None:
    notes: list[str] = []
    scripted.answers = [busy("0", status), busy(formatdate(usegmt=True), status), busy("1"), OK]
    start = time.monotonic()
    assert Server(say=notes.append).send(request(scripted)).body == b"fine"
    assert 1 <= time.monotonic() - start < 60  # a busy machine makes it longer
    assert len(scripted.requests) == 4
    assert f"busy ({status}); asking again in 0 s" in notes[0]


def test_patience_ends_after_four_tries_or_at_once_where_the_wait_is_long(scripted: Any) -> None:
    for after, tries in (("0", 4), ("3600", 1), (formatdate(time.time() + 3600), 1)):
        scripted.requests.clear()
        scripted.answers = [busy(after)]
        with pytest.raises(RefusedError, match=r"refused \(503\): later"):
            Server().send(request(scripted))
        assert len(scripted.requests) == tries


def test_other_refusals_are_not_asked_again(scripted: Any) -> None:
    for status in (400, 403, 500, 502, 504):
        scripted.answers = [(status, {"Retry-After": "0"}, b"<html>a page</html>")]
        with pytest.raises(RefusedError) as told:
            Server().send(request(scripted))
        assert told.value.status == status
        assert "<html>" not in str(told.value)
    assert len(scripted.requests) == 5


def test_a_silent_server_is_given_up_after_the_time_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        start = time.monotonic()
        with pytest.raises(ServerError, match="did not answer: timed out"):
            Server(timeout=0.2).send(Request(address))
        assert time.monotonic() - start < 60  # a busy machine makes it longer
