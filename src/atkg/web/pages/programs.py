"""Scripts and styles of our own that do not lie among the site's, as files of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from atkg.network.page.building import HERE, SCRIPTS, STYLE
from atkg.opening import OpenBuild
from atkg.web.page import File, Section, View

_MEDIA: Final = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}


def program_at(name: str) -> str:
    """Give the address of a script or style."""
    return f"programs/{name}"


def _addresses(_: OpenBuild) -> Iterable[str]:
    return map(program_at, (*SCRIPTS, STYLE))


def _make(view: View) -> File | None:
    name = view.address.partition("/")[2]
    if name not in (*SCRIPTS, STYLE):
        return None
    return File((HERE / name).read_bytes(), _MEDIA[name.rpartition(".")[2]])


SECTION: Final = Section("programs", _addresses, _make, shared=True)
