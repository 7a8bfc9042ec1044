"""The ontology to look up: classes with their shapes, properties, and concepts by scheme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from markupsafe import Markup

from atkg.graph.reference import Term, load_terms
from atkg.graph.validation.shapes import Rule, load_shapes
from atkg.namespaces import compact
from atkg.opening import OpenBuild
from atkg.web.diagram import Arm, diagram
from atkg.web.page import Made, Page, Section, View
from atkg.web.templating import body_of

_PAGES: Final = {"classes": "class", "properties": "property", "concepts": "concept"}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term as the page shows it, in both languages, with links to the terms around it."""

    term: Term
    anchor: str
    label: str
    other: str
    definition: str
    note: str
    links: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    rules: tuple[str, ...]
    picture: Markup
    count: int


def _addresses(_: OpenBuild) -> Iterable[str]:
    return (f"ontology/{name}.html" for name in ("index", *_PAGES))


@lru_cache(maxsize=4)
def _terms(build: OpenBuild) -> Mapping[str, Term]:
    return load_terms(build.store)


@lru_cache(maxsize=4)
def _rules(build: OpenBuild) -> Mapping[str, tuple[Rule, ...]]:
    """Give the rules of the shapes by the class that they aim at."""
    shapes = load_shapes(build.workspace.shipped("shapes"))
    found: dict[str, list[Rule]] = defaultdict(list)
    for shape, _, aim in shapes.targets():
        own = (shape, *shapes.parts(shape))
        found[compact(str(aim))] += [shapes.rules[one] for one in own if one in shapes.rules]
    return {name: tuple(dict.fromkeys(own)) for name, own in found.items()}


def _make(view: View) -> Made:
    name = view.address.partition("/")[2].removesuffix(".html")
    terms = _terms(view.build)
    if name == "index":
        counts = [(one, view.href(f"ontology/{one}.html"),
                   sum(term.kind == kind for term in terms.values()))
                  for one, kind in _PAGES.items()]  # fmt: skip
        top = [one for one in terms.values() if one.kind == "class" and not _own(one.wider)]
        tree = _tree(view, terms, sorted(top, key=lambda one: view.label(one.curie)))
        body = body_of("ontology.html", view, counts=counts, tree=tree)
        return Page(view.say("nav.ontology"), body, view.say("ontology.lead"))
    if name not in _PAGES:
        return None
    entries = [_entry(view, one, terms) for one in terms.values() if one.kind == _PAGES[name]]
    groups: dict[str, list[_Entry]] = defaultdict(list)
    for one in sorted(entries, key=lambda one: one.label.casefold()):
        groups[view.label(one.term.scheme) if one.term.scheme else ""].append(one)
    body = body_of("terms.html", view, groups=sorted(groups.items()))
    return Page(view.say(f"ontology.{name}"), body, view.say("ontology.lead"))


def _own(names: Iterable[str]) -> list[str]:
    return [one for one in names if one.startswith("atkg")]


def _tree(view: View, terms: Mapping[str, Term], level: Iterable[Term]) -> Markup:
    below = [
        (view.label(one.curie), view.to(one.curie),
         _tree(view, terms, sorted(_below(one.curie, terms), key=lambda t: view.label(t.curie))))
        for one in level
    ]  # fmt: skip
    return body_of("tree.html", view, branches=below) if below else Markup()


def _below(name: str, terms: Mapping[str, Term]) -> list[Term]:
    return [one for one in terms.values() if name in one.wider]


def _entry(view: View, one: Term, terms: Mapping[str, Term]) -> _Entry:
    around = {
        "wider": _own(one.wider), "narrower": [each.curie for each in _below(one.curie, terms)],
        "domain": one.domain, "range": one.range, "inverse": one.inverse,
    }  # fmt: skip
    links = tuple(
        (name, tuple((view.label(end), view.to(end)) for end in ends))
        for name, ends in around.items()
        if ends
    )
    rules = _rules(view.build).get(one.curie, ()) if one.kind == "class" else ()
    messages = tuple(rule.message_es if view.lang == "es" else rule.message_en for rule in rules)
    return _Entry(
        one, one.curie.partition(":")[2], view.label(one.curie),
        view.build.naming.label(one.curie, view.other), one.definition.get(view.lang, ""),
        one.note.get(view.lang, ""), links, messages, _picture(view, one, terms),
        view.build.info["classes"].get(one.curie, 0),
    )  # fmt: skip


def _picture(view: View, one: Term, terms: Mapping[str, Term]) -> Markup:
    """Draw a class between the classes whose properties lead to it and those it leads to."""
    if one.kind != "class":
        return Markup()
    properties = [each for each in terms.values() if each.kind == "property"]
    into = [Arm(view.label(end), view.label(each.curie), view.to(end))
            for each in properties if one.curie in each.range for end in each.domain]  # fmt: skip
    out = [Arm(view.label(end), view.label(each.curie), view.to(end))
           for each in properties if one.curie in each.domain for end in each.range]  # fmt: skip
    return diagram(view, view.label(one.curie), sorted(into), sorted(out))


SECTION: Final = Section("ontology", _addresses, _make, nav=11, folder=True)
