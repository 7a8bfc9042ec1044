"""The page that tells that nothing lies at an address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

from atkg.opening import OpenBuild
from atkg.web.page import Page, Section, View


def _addresses(_: OpenBuild) -> Iterable[str]:
    return ("missing.html",)


def _make(view: View) -> Page:
    return Page(view.say("missing.title"), Markup(), view.say("missing.lead"))


SECTION: Final = Section("missing", _addresses, _make)
