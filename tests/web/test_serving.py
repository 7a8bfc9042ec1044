"""The site as a server: the language, the form and the errors that a client asks for."""

from __future__ import annotations

import asyncio
import http.client
import shutil
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pyoxigraph as ox
import pytest
from selectolax.lexbor import LexborHTMLParser

from atkg.builds import read_info
from atkg.web.serving import Site
from atkg.workspace import Workspace

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


def test_a_name_that_nobody_has_is_told_in_the_language_of_the_page(small_server: str) -> None:
    for lang, words in (("es", "nada se llama"), ("en", "nothing is called")):
        status, _, body = get(small_server, f"/{lang}/questions/cq07.html?actor=Xyzzy")
        assert status == 200
        assert words in body.decode()
        _, _, body = get(small_server, f"/{lang}/find.html?q=%2C")
        assert {"es": "no hay nada que buscar", "en": "nothing to look for"}[lang] in body.decode()


@pytest.mark.parametrize("path", ["/fr/index.html", "/en/../../etc/passwd", "/static/../app.py",
                                  "/en/read/..%2f..%2fx.html", "/data/x.ttl", "/en/"])  # fmt: skip
def test_no_address_leads_out_or_breaks_the_server(small_server: str, path: str) -> None:
    status, _, _ = get(small_server, path)
    assert status == (200 if path == "/en/" else 404)


def test_the_page_of_what_is_not_there_has_its_styles_wherever_it_is_shown(
    small_server: str,
) -> None:
    for path in ("/en/things/a/b/c.html", "/fr/x", "/nothing", "/en//x", "/data/x.ttl"):
        status, _, body = get(small_server, path, Accept_Language="es")
        page = LexborHTMLParser(body.decode())
        assert status == 404
        (html,) = page.css("html")
        assert html.attributes["lang"] == ("en" if path[:4] == "/en/" else "es")
        links = [one.attributes["href"] or "" for one in page.css("link[rel=stylesheet], nav a")]
        assert len(links) > 8
        assert all(get(small_server, urljoin(path, one))[0] == 200 for one in links)


def test_a_folder_gives_its_first_page_as_on_a_host_of_files(small_server: str) -> None:
    assert get(small_server, "/es")[1]["location"] == "/es/index.html"
    status, _, body = get(small_server, "/en/questions/")
    assert status == 200
    assert body == get(small_server, "/en/questions/index.html")[2]


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_a_table_for_an_unknown_name_is_refused_in_words(small_server: str, form: str) -> None:
    status, headers, body = get(small_server, f"/en/questions/cq01.{form}?undertaking=%3Cb%3Ezz")
    assert status == 400
    assert headers["content-type"].startswith("text/plain")
    assert "<b>zz" in body.decode()


@pytest.mark.parametrize(
    ("accept", "ending"),
    [("Text/Turtle", ".ttl"), ("text/html;q=0.1, application/ld+json", ".jsonld"),
     ("text/turtle;q=0, */*", ""), ("text/turtle;q=0.5, text/html", ""), ("image/png", "")],
)  # fmt: skip
def test_a_things_page_weighs_what_a_client_accepts(
    small_server: str, accept: str, ending: str
) -> None:
    status, headers, _ = get(small_server, "/en/things/lantern.html", Accept=accept)
    assert status == (303 if ending else 200)
    assert headers.get("location", "") == (f"/data/lantern{ending}" if ending else "")
    assert "Accept" in headers["vary"]
    assert get(small_server, "/en/things/index.html", Accept=accept)[0] == 200


def test_a_thing_is_given_as_rdf_to_whoever_asks_for_it(small_server: str) -> None:
    status, headers, _ = get(small_server, "/id/lantern", Accept="text/turtle")
    assert (status, headers["location"]) == (303, "/data/lantern.ttl")
    status, headers, body = get(small_server, headers["location"])
    assert headers["content-type"].startswith("text/turtle")
    triples = list(ox.parse(body, format=ox.RdfFormat.TURTLE))
    assert len(triples) > 20
    status, headers, _ = get(small_server, "/id/lantern", Accept="text/html", Accept_Language="es")
    assert (status, headers["location"]) == (303, "/es/things/lantern.html")


def test_a_newer_build_is_shown_to_the_next_who_asks(
    built_workspace: Workspace, tmp_path: Path
) -> None:
    old = built_workspace.current.resolve()
    build = tmp_path / "build"
    for name in ("one", "two"):
        shutil.copytree(old, build / name)
    info = build / "two" / "info.json"
    known = read_info(old)["hash"]
    info.write_text(info.read_text("utf-8").replace(known, "f" * 64), encoding="utf-8")
    (build / "current").symlink_to("one")
    (tmp_path / "data").symlink_to(built_workspace.root / "data")
    site = Site(Workspace(tmp_path))
    for name, told in (("one", known), ("two", "f" * 64)):
        (build / "new").symlink_to(name)
        (build / "new").replace(build / "current")
        reply = asyncio.run(site.answer("en", "about.html", {}))
        assert reply is not None
        assert told[:12] in bytes(reply.body).decode()


def test_a_question_is_answered_for_what_a_person_fills_in(small_server: str) -> None:
    _, _, body = get(small_server, "/en/questions/cq07.html?actor=nobody+has+this+name")
    assert b'role="alert"' in body
    assert b"nobody has this name" in body
    status, headers, body = get(small_server, "/es/questions/cq01.csv")
    assert status == 200
    assert headers["content-type"].startswith("text/csv")
    assert "attachment" in headers["content-disposition"]
    assert len(body.splitlines()) > 1
