"""Queries of one's own: an editor with the names of this graph, and the questions as examples."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from atkg.browserassets import has_assets
from atkg.graph.questions import by_topic, load_topics
from atkg.namespaces import PREFIXES
from atkg.opening import OpenBuild
from atkg.web.page import Page, Section, View
from atkg.web.templating import body_of

ENDPOINT: Final = "sparql"  # where the server answers queries, from the root of the site
EDITOR: Final = ("yasgui.js", "yasgui.css")
ENGINE: Final = ("oxigraph.js", "oxigraph.wasm")
_FIRST: Final = """PREFIX atkg: <https://w3id.org/atkg/ontology#>
SELECT ?project ?donor WHERE {
  ?project atkg:fundedBy ?donor
}
ORDER BY ?project ?donor
"""


def _addresses(_: OpenBuild) -> Iterable[str]:
    yield "sparql.html"


def _make(view: View) -> Page | None:
    if view.address != "sparql.html":
        return None
    editor = has_assets(*EDITOR)
    body = body_of(
        "sparql.html", view, topics=_examples(view), editor=editor, lacking=_lacking(view, editor),
        action="" if view.static else view.root(ENDPOINT), prefixes=PREFIXES.items(),
        query=view.asked.get("query") or _FIRST,
    )  # fmt: skip
    programs = [f"assets/{file}" for file in EDITOR] if editor else []
    scripts = [one for one in programs if one.endswith(".js")]
    styles = [one for one in programs if one.endswith(".css")]
    return Page(
        view.say("nav.sparql"), body, view.say("sparql.lead"),
        (*scripts, "static/local.js", "static/sparql.js"), (*styles, "static/sparql.css"),
    )  # fmt: skip


def _examples(view: View) -> list[tuple[str, list[tuple[str, str]]]]:
    labels = load_topics()
    return [
        (labels[topic][view.lang], [(one.id, one.summary[view.lang]) for one in own])
        for topic, own in by_topic(view.build.questions.values()).items()
    ]


def _lacking(view: View, editor: bool) -> str:
    """Give the name of the words that say what is not there, if anything."""
    if view.static and not has_assets(*ENGINE):
        return "sparql.engine"
    return "" if editor else "sparql.plain"


SECTION: Final = Section("sparql", _addresses, _make, nav=10)
