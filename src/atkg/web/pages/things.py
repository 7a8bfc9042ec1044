"""A page for each thing and node: all that is said of it, facts apart, with quotes and status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from markupsafe import Markup

from atkg.csvfiles import read_records
from atkg.graph.sayings import Saying
from atkg.graph.spoken import place_of
from atkg.graph.triplefiles import FORMS
from atkg.model import TYPE
from atkg.opening import OpenBuild
from atkg.report.later import later_words
from atkg.web.addresses import page_of, thing_at
from atkg.web.diagram import Arm, diagram
from atkg.web.page import Made, Page, Section, View
from atkg.web.pages.data import MEDIA, NAMES, data_at
from atkg.web.telling import Telling, told
from atkg.web.templating import body_of

_GROUPS: Final = ("fact", "said", "denied", "open", "rejected")
_MOST: Final = 6  # statements of one kind before the others are folded away
_LISTED: Final = Path(__file__).parents[1] / "listed.csv"


def things(build: OpenBuild) -> Iterator[str]:
    """Give the CURIEs of all things and nodes that have a page."""
    spoken = build.spoken
    known = {*spoken.by_subject, *spoken.by_object, *build.naming.labels}
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
        names=list(dict.fromkeys(names)), groups=groups, later=later, most=_MOST,
        picture=_picture(view, thing, said), asking=_questions(view, thing),
    )  # fmt: skip
    downloads = tuple((data_at(thing, form), MEDIA[form], NAMES[form]) for form in FORMS)
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


def _picture(view: View, thing: str, said: Iterable[Saying]) -> Markup:
    """Draw the things and nodes that stand in an accepted statement with this one."""
    left: set[Arm] = set()
    right: set[Arm] = set()
    for one in said:
        if one.judgement != "accepted" or one.negated or one.predicate == TYPE:
            continue
        end, side = (one.object, right) if one.subject == thing else (one.subject, left)
        if page_of(end).startswith("things/"):
            side.add(Arm(view.label(end), view.label(one.predicate), view.to(end),
                         one.group == "fact"))  # fmt: skip
    return diagram(view, view.label(thing), *(_weighed(side) for side in (left, right)))


def _weighed(arms: Iterable[Arm]) -> list[Arm]:
    """Order arms: facts before what is only said, things before nodes."""
    return sorted(arms, key=lambda arm: (not arm.fact, "." in Path(arm.link).stem, arm))


def _questions(view: View, thing: str) -> list[tuple[str, str]]:
    """Give the questions that can be asked of a thing of its kinds, with links that ask them."""
    if view.static or view.label(thing) == thing:
        return []
    kinds = view.build.spoken.classes.get(thing, frozenset())
    return [
        (query.summary[view.lang],
         view.href(f"questions/{query.id}.html") + "?" + urlencode({one.name: thing}))
        for query in view.build.questions.values()
        for one in query.parameters
        if kinds & set(one.kinds)
    ]  # fmt: skip


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
