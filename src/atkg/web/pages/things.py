"""A page for each thing and node: all that is said of it, facts apart, with quotes and status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.graph.sayings import Saying
from atkg.graph.spoken import place_of
from atkg.graph.triplefiles import FORMS
from atkg.model import TYPE
from atkg.opening import OpenBuild
from atkg.report.later import later_words
from atkg.web.addresses import page_of, thing_at
from atkg.web.page import Made, Page, Section, View
from atkg.web.pages.data import MEDIA, data_at
from atkg.web.telling import Telling, told
from atkg.web.templating import body_of

_GROUPS: Final = ("fact", "said", "denied", "open", "rejected")
_LISTED: Final = Path(__file__).parents[1] / "listed.csv"


def things(build: OpenBuild) -> Iterator[str]:
    """Give the CURIEs of all things and nodes that have a page."""
    spoken = build.spoken
    known = {*spoken.by_subject, *spoken.by_object, *spoken.classes, *build.naming.labels}
    yield from sorted(one for one in known if page_of(one).startswith("things/"))


def _addresses(build: OpenBuild) -> Iterable[str]:
    yield "things/index.html"
    yield from map(page_of, things(build))


def _make(view: View) -> Made:
    if view.address == "things/index.html":
        return _index(view)
    thing = thing_at(view.address)
    spoken = view.build.spoken
    said = [*spoken.by_subject.get(thing, ()), *spoken.by_object.get(thing, ())]
    said += [one for one in spoken.sayings if one.speaker == thing]
    if not said and thing not in view.build.naming.labels:
        return None
    return _thing(view, thing, list(dict.fromkeys(said)))


def _thing(view: View, thing: str, said: list[Saying]) -> Page:
    build = view.build
    label = view.label(thing)
    names = [one for one in build.naming.aliases.get(thing, ()) if one != label]
    kinds = sorted(
        (one for one in build.spoken.classes.get(thing, ()) if page_of(one)), key=view.label
    )
    groups = [(group, _by_predicate(view, thing, own)) for group in _GROUPS
              if (own := [one for one in said if one.group == group])]  # fmt: skip
    later = [later_words(one, view.lang) for one in build.followups.get(thing, ())]
    body = body_of(
        "thing.html", view, thing=thing, kinds=[(view.label(one), view.to(one)) for one in kinds],
        names=list(dict.fromkeys(names)), groups=groups, later=later,
        around=_neighbours(view, thing, said),
    )  # fmt: skip
    downloads = tuple((data_at(thing, form), MEDIA[form], form.upper()) for form in FORMS)
    return Page(label, body, downloads=downloads)


def _by_predicate(
    view: View, thing: str, said: Iterable[Saying]
) -> list[tuple[str, tuple[Telling, ...]]]:
    """Group statements by predicate, those of which the thing is the subject first."""
    groups: dict[tuple[bool, str], list[Saying]] = defaultdict(list)
    for one in sorted(said, key=place_of):
        if one.predicate != TYPE:
            groups[one.subject != thing, one.predicate].append(one)
        else:
            groups[False, ""].append(one)
    return [
        (view.label(predicate) if predicate else "",
         tuple(told(view, one, view.build.citing) for one in own))
        for (_, predicate), own in sorted(groups.items())
    ]  # fmt: skip


def _neighbours(view: View, thing: str, said: Iterable[Saying]) -> list[tuple[str, str]]:
    """Give the things that stand in a statement with this one, each once."""
    ends = {end for one in said if one.judgement == "accepted" for end in (one.subject, one.object)}
    found = sorted((view.label(end), view.to(end)) for end in ends - {thing}
                   if page_of(end).startswith("things/"))  # fmt: skip
    return list(dict.fromkeys(found))


def _index(view: View) -> Page:
    """List things by what they are, in the order of ``listed.csv``; each under its first kind."""
    seen: set[str] = set()
    groups = []
    for _, row in read_records(_LISTED, ("class",)):
        own = set(_of_class(view.build, row["class"])) - seen
        seen |= own
        named = sorted(((view.label(one), view.to(one)) for one in own), key=_folded)
        if named:
            local = row["class"].partition(":")[2]
            groups.append((local, view.label(row["class"]), named))
    body = body_of("things.html", view, groups=groups)
    return Page(view.say("nav.things"), body, view.say("things.lead"))


def _of_class(build: OpenBuild, name: str) -> Iterator[str]:
    classes = build.spoken.classes.items()
    return (one for one, own in classes if name in own and page_of(one).startswith("things/"))


def _folded(named: tuple[str, str]) -> str:
    return named[0].casefold()


SECTION: Final = Section("things", _addresses, _make, nav=3, folder=True)
