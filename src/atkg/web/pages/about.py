"""About: method, limits, licence and the rules against doing harm."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from atkg import __version__
from atkg.browserassets import packages
from atkg.opening import OpenBuild
from atkg.web.page import Page, Section, View
from atkg.web.templating import body_of


def _addresses(_: OpenBuild) -> Iterable[str]:
    return ("about.html",)


def _make(view: View) -> Page:
    body = body_of(f"about.{view.lang}.html", view, info=view.build.info, version=__version__,
                   programs=packages())  # fmt: skip
    return Page(view.say("nav.about"), body)


SECTION: Final = Section("about", _addresses, _make, nav=12)
