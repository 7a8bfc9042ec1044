"""Networks of actors: each kind to search, filter and read, with a picture drawn beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from markupsafe import Markup

from atkg.browserassets import has_assets
from atkg.graph.naming import LANGUAGES
from atkg.network.drawing.view import View as Look
from atkg.network.making.options import Options, kinds
from atkg.network.page.building import PROGRAMS, SCRIPTS, STYLE, page_inside
from atkg.networking import Networks
from atkg.opening import OpenBuild
from atkg.web.page import File, Made, Page, Section, View
from atkg.web.pages.programs import program_at
from atkg.web.templating import body_of

_FIRST: Final = "actors"
_FORMS: Final[Mapping[str, str]] = {
    "graphml": "application/xml",
    "gexf": "application/xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _addresses(_: OpenBuild) -> Iterable[str]:
    yield "network/index.html"
    for kind in kinds():
        yield f"network/{kind}.html"
        yield f"network/{kind}.svg"
        yield from (f"network/{kind}.{form}" for form in _FORMS)


@lru_cache(maxsize=2)
def _networks(build: OpenBuild) -> Networks:
    return Networks(build.workspace)


def _make(view: View) -> Made:
    name, _, form = view.address.partition("/")[2].rpartition(".")
    kind = _FIRST if name == "index" else name
    if kind not in kinds() or form not in ("html", "svg", *_FORMS):
        return None
    networks, options = _networks(view.build), Options(kind=kind)
    if form == "svg":
        svg = networks.picture(options, Look(lang=view.lang))
        return File(svg.encode("utf-8"), "image/svg+xml")
    if form in _FORMS:
        content = _file(view.build, kind, form)
        return File(content, _FORMS[form], f"{kind}.{form}")
    return _page(view, networks, options)


@lru_cache(maxsize=64)  # the files are the same in both languages
def _file(build: OpenBuild, kind: str, form: str) -> bytes:
    with TemporaryDirectory() as place:
        _networks(build).export(Options(kind=kind), Path(place), [form])
        (path,) = Path(place).glob(f"*.{form}")
        return path.read_bytes()


def _page(view: View, networks: Networks, options: Options) -> Page:
    titles = [networks.title(options, "", lang) for lang in LANGUAGES]
    picture = view.href(f"network/{options.kind}.svg")
    inside = page_inside(
        networks.content(options, Look(lang=view.lang)), titles, view.lang,
        f'<img alt="" loading="lazy" src="{picture}">',
    )  # fmt: skip
    others = [
        (kind.labels[LANGUAGES.index(view.lang)], view.href(f"network/{name}.html"),
         name == options.kind)
        for name, kind in kinds().items()
    ]  # fmt: skip
    body = body_of("network.html", view, others=others, inside=Markup(inside),  # noqa: S704
                   lacking=not has_assets(*PROGRAMS))  # fmt: skip
    programs = [f"assets/{one}" for one in PROGRAMS] if has_assets(*PROGRAMS) else []
    downloads = tuple(
        (f"{view.lang}/network/{options.kind}.{form}", media, form.upper())
        for form, media in _FORMS.items()
    )
    return Page(
        titles[LANGUAGES.index(view.lang)], body, view.say("network.lead"),
        (*programs, *map(program_at, SCRIPTS)), (program_at(STYLE),), downloads=downloads,
    )  # fmt: skip


SECTION: Final = Section("network", _addresses, _make, nav=9, folder=True)
