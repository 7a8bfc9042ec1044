"""A page or file of the site for an address, whoever asks: the server or the writer of files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from atkg.opening import OpenBuild
from atkg.web.page import File, Page, View, section_of
from atkg.web.pages import sections
from atkg.web.policy import headers_of
from atkg.web.templating import framed
from atkg.web.words import LANGUAGES


@cache
def navigation() -> tuple[tuple[str, str], ...]:
    """Give the sections of the navigation with the address that each leads to."""
    found = []
    for one in sections().values():
        if one.nav:
            folder = f"{one.name}/index.html"
            found.append((one.name, folder if one.folder else f"{one.name}.html"))
    return tuple(found)


def make(view: View) -> tuple[File, dict[str, str]] | None:
    """Make what lies at an address, with the headers it goes out with; None for nothing."""
    section = sections().get(section_of(view.address))
    if section is None or section.shared == bool(view.lang):
        return None
    made = section.make(view)
    if isinstance(made, Page):
        html = framed(made, view, navigation()).encode("utf-8")
        return File(html, "text/html; charset=utf-8"), headers_of(made.policy)
    return (made, headers_of({})) if made else None


def views(build: OpenBuild, *, static: bool) -> Iterator[View]:
    """Give the views of all pages and files of the site, those of each language together."""
    for lang in ("", *LANGUAGES):
        for section in sections().values():
            if section.shared != bool(lang):
                for address in section.addresses(build):
                    yield View(build, lang, address, static)
