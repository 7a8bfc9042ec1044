"""The site as a server: the language, the form and the errors that a client asks for."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest

Reply = tuple[int, dict[str, str], bytes]


def get(server: str, path: str, **headers: str) -> Reply:
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=30)
    connection.request("GET", path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    reply = connection.getresponse()
    found = reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read()
    connection.close()
    return found


@pytest.mark.parametrize(
    ("accepted", "lang"), [("es-PE,es;q=0.9,en;q=0.8", "es"), ("fr,en;q=0.5", "en"), ("", "en")]
)
def test_the_browsers_language_chooses_the_first_page(
    small_server: str, accepted: str, lang: str
) -> None:
    status, headers, _ = get(small_server, "/", Accept_Language=accepted)
    assert (status, headers["location"]) == (302, f"/{lang}/index.html")
    assert "accept-language" in headers["vary"].lower()


def test_a_page_goes_out_with_a_strict_policy(small_server: str) -> None:
    status, headers, body = get(small_server, "/en/index.html")
    assert status == 200
    assert b"<h1>" in body
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_what_is_not_there_is_told_in_the_language_of_the_address(small_server: str) -> None:
    for path, words in (("/es/nada.html", "Aquí no hay nada"), ("/en/things/x.html", "Nothing")):
        status, _, body = get(small_server, path)
        assert status == 404
        assert words in body.decode()


@pytest.mark.parametrize("path", ["/fr/index.html", "/en/../../etc/passwd", "/static/../app.py",
                                  "/en/read/..%2f..%2fx.html", "/data/x.ttl", "/en/"])  # fmt: skip
def test_no_address_leads_out_or_breaks_the_server(small_server: str, path: str) -> None:
    status, _, _ = get(small_server, path)
    assert status == (200 if path == "/en/" else 404)


def test_a_thing_is_given_as_rdf_to_whoever_asks_for_it(small_server: str) -> None:
    status, headers, _ = get(small_server, "/id/lantern", Accept="text/turtle")
    assert (status, headers["location"]) == (303, "/data/lantern.ttl")
    status, headers, body = get(small_server, headers["location"])
    assert headers["content-type"].startswith("text/turtle")
    triples = list(ox.parse(body, format=ox.RdfFormat.TURTLE))
    assert len(triples) > 20
    status, headers, _ = get(small_server, "/id/lantern", Accept="text/html", Accept_Language="es")
    assert (status, headers["location"]) == (303, "/es/things/lantern.html")


def test_a_question_is_answered_for_what_a_person_fills_in(small_server: str) -> None:
    _, _, body = get(small_server, "/en/questions/cq07.html?actor=nobody+has+this+name")
    assert b'role="alert"' in body
    assert b"nobody has this name" in body
    status, headers, body = get(small_server, "/es/questions/cq01.csv")
    assert status == 200
    assert headers["content-type"].startswith("text/csv")
    assert "attachment" in headers["content-disposition"]
    assert len(body.splitlines()) > 1
