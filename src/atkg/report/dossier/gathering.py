"""A dossier gathered: which statements belong to a thing, and in which part they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from atkg.followups import FollowUp
from atkg.graph.naming import Naming
from atkg.graph.spoken import Spoken
from atkg.graph.witnesses import is_node
from atkg.report.dossier.drafting import Draft
from atkg.report.dossier.joining import add_nodes, add_own_node, add_related, add_said
from atkg.report.dossier.model import PARTS, Dossier, Part
from atkg.report.dossier.silence import silence
from atkg.report.phrases import has_phrase, phrase
from atkg.report.references import Citing

NOWHERE = Citing()
_AGENTS = ("atkg:implementedBy", "atkg:executedBy", "atkg:coordinatedBy", "atkg:operatedBy",
           "atkg:fundedBy", "atkg:partner")  # fmt: skip
_PLACES = ("atkg:takesPlaceIn", "atkg:priorityPlace", "atkg:expansionPlace", "atkg:researchPlace")


def make_dossier(
    spoken: Spoken,
    naming: Naming,
    followups: Mapping[str, Sequence[FollowUp]],
    thing: str,
    lang: str,
    citing: Citing = NOWHERE,
) -> Dossier:
    """Make the dossier of a thing or node (a CURIE) in a language.

    For a region it holds what is said of the places inside, and who took part in what was done
    there; for a recommendation its actions, and findings on what they concern. ``citing`` knows
    sections and pages of the notes.
    """
    draft = Draft(spoken, naming, followups, lang, thing, citing)
    ends = [thing, *_inside(spoken, thing)]
    if is_node(thing):
        add_own_node(draft, thing)
        ends += spoken.values(thing, "atkg:recommendedAction", "atkg:hasCondition")
    for end in ends:
        draft.add_statements(end)
        add_nodes(draft, end)
    if is_node(thing):
        add_related(draft, ends)
    add_said(draft, thing)
    _add_agents(draft, ends)
    parts = tuple(
        Part(name, _heading(spoken, thing, name, lang), sentences)
        for name, sentences in draft.ordered(PARTS)
    )
    notes = draft.footnotes()
    return Dossier(
        " ".join(naming.label(thing, lang).split()),
        tuple(_lead(spoken, naming, thing, ends, lang)), parts,
        silence(spoken, naming, thing, parts, notes, lang), notes, lang,
    )  # fmt: skip


def is_place(spoken: Spoken, thing: str) -> bool:
    """Tell whether a thing is a place."""
    return "atkg:Place" in spoken.classes.get(thing, frozenset())


def _inside(spoken: Spoken, thing: str) -> list[str]:
    """Give the places inside a region; of a country only itself, else it would hold everything."""
    if not is_place(spoken, thing) or spoken.kind.get(thing) == "atkgv:place.country":
        return []
    return sorted(one for one in spoken.around if thing in spoken.wider(one) and one != thing)


def _add_agents(draft: Draft, ends: Iterable[str]) -> None:
    """Add who took part in what was done in a place."""
    spoken = draft.spoken
    places = [end for end in ends if is_place(spoken, end)]
    done = (one.subject for place in places for one in spoken.to(place, *_PLACES))
    for undertaking in dict.fromkeys(done):
        for one in spoken.of(undertaking, *_AGENTS):
            if one.group == "fact":
                draft.put("with", undertaking, one)


def _heading(spoken: Spoken, thing: str, part: str, lang: str) -> str:
    kind = "node" if is_node(thing) else "place" if is_place(spoken, thing) else "part"
    name = f"dossier.{kind}.{part}"
    return phrase(name if has_phrase(name) else f"dossier.part.{part}", lang)


def _finest_class(spoken: Spoken, thing: str) -> str:
    """Give the class of a thing that the fewest others are in; nothing where none is known."""
    own = spoken.classes.get(thing, frozenset())
    counts = {kind: sum(kind in x for x in spoken.classes.values()) for kind in own}
    ours = sorted(one for one in own if one.startswith("atkg:"))
    return min(ours, key=lambda one: counts[one], default="")


def _lead(
    spoken: Spoken, naming: Naming, thing: str, ends: Sequence[str], lang: str
) -> Iterator[str]:
    head = spoken.head(thing) if is_node(thing) else None
    if kind := spoken.kind.get(thing) or (head.object if head else _finest_class(spoken, thing)):
        yield phrase("dossier.kind", lang, kind=naming.label(kind, lang))
    label = naming.label(thing, lang)
    others = dict.fromkeys(name for name in naming.aliases.get(thing, ()) if name != label)
    if others:
        yield phrase("dossier.names", lang, names=" · ".join(others))
    inside = [naming.label(one, lang) for one in ends[1:] if is_place(spoken, one)]
    if inside:
        yield phrase("dossier.inside", lang, places=", ".join(inside))
