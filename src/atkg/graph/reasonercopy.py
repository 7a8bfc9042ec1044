"""The copy of the triples that the reasoner gets: only what OWL 2 DL reasoning can read.

Source of the list of types: the OWL 2 datatype map (*OWL 2 Structural Specification*, section 4),
which HermiT implements "all and only".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from atkg.errors import ReasoningError
from atkg.namespaces import PREFIXES

_OWL, _RDF, _XSD = PREFIXES["owl"], PREFIXES["rdf"], PREFIXES["xsd"]
_DATE: Final = ox.NamedNode(_XSD + "date")
_DATE_TIME: Final = ox.NamedNode(_XSD + "dateTime")
_TYPE: Final = ox.NamedNode(_RDF + "type")
_DATATYPE: Final = ox.NamedNode(PREFIXES["rdfs"] + "Datatype")
_IMPORTS: Final = ox.NamedNode(_OWL + "imports")
_NIL: Final = ox.NamedNode(_RDF + "nil")
_TYPES_OF_THINGS: Final = (
    ox.NamedNode(_OWL + "NamedIndividual"),
    ox.NamedNode(_OWL + "Thing"),
    ox.NamedNode(PREFIXES["rdfs"] + "Resource"),
)
_KNOWN: Final = frozenset(
    {
        *(ox.NamedNode(_RDF + name) for name in ("PlainLiteral", "XMLLiteral", "langString")),
        *(ox.NamedNode(_OWL + name) for name in ("rational", "real")),
        ox.NamedNode(PREFIXES["rdfs"] + "Literal"),
        *(
            ox.NamedNode(_XSD + name)
            for name in (
                *("NCName", "NMTOKEN", "Name", "anyURI", "base64Binary", "boolean", "byte"),
                *("dateTime", "dateTimeStamp", "decimal", "double", "float", "hexBinary", "int"),
                *("integer", "language", "long", "negativeInteger", "nonNegativeInteger"),
                *("nonPositiveInteger", "normalizedString", "positiveInteger", "short", "string"),
                *("token", "unsignedByte", "unsignedInt", "unsignedLong", "unsignedShort"),
            )
        ),
    }
)


@dataclass(frozen=True, slots=True)
class ReasonerCopy:
    """The triples for the reasoner, and how they differ from those given.

    ``axioms`` are those of the triples that speak of classes and properties.
    """

    triples: tuple[ox.Triple, ...]
    axioms: tuple[ox.Triple, ...]
    individuals: tuple[str, ...]
    given: int
    lifted: int
    dropped: int


def make_copy(ntriples: bytes, individuals: Iterable[str]) -> ReasonerCopy:
    """Read N-Triples, lift dates, leave out what cannot be reasoned over, add all-different.

    Left out are triples that use a datatype outside the OWL 2 datatype map, and imports, which
    HermiT would fetch. Raises ReasoningError where the text is broken or holds no triple.
    """
    try:
        given = {quad.triple for quad in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES)}
    except (SyntaxError, ValueError) as error:
        raise ReasoningError(f"not N-Triples: {error}", mend="pass N-Triples") from error
    if not given:
        raise ReasoningError("no triples to reason over", mend="pass ontology, facts, authority")
    lifted = {_lift(triple) for triple in given}
    foreign = _foreign_types(lifted)
    kept = {triple for triple in lifted if not _is_unreadable(triple, foreign)}
    names = tuple(sorted(set(individuals)))
    ordered = sorted(kept, key=str)
    return ReasonerCopy(
        triples=(*ordered, *_all_different(names)),
        axioms=tuple(_about_terms(ordered)),
        individuals=names,
        given=len(given),
        lifted=len(given - lifted),
        dropped=len(lifted - kept),
    )


def _lift(triple: ox.Triple) -> ox.Triple:
    """Turn a date into its first moment, and ``xsd:date`` as a range into ``xsd:dateTime``."""
    end = triple.object
    if isinstance(end, ox.Literal) and end.datatype == _DATE:
        day, zone = end.value[:10], end.value[10:]
        lifted = ox.Literal(f"{day}T00:00:00{zone}", datatype=_DATE_TIME)
        return ox.Triple(triple.subject, triple.predicate, lifted)
    if end == _DATE:
        return ox.Triple(triple.subject, triple.predicate, _DATE_TIME)
    return triple


def _foreign_types(triples: Iterable[ox.Triple]) -> set[ox.NamedNode]:
    """Give the datatypes, used or declared, that are not in the OWL 2 datatype map."""
    found: set[ox.NamedNode] = set()
    for triple in triples:
        if isinstance(triple.object, ox.Literal):
            found.add(triple.object.datatype)
        elif isinstance(triple.object, ox.NamedNode) and triple.object.value.startswith(_XSD):
            found.add(triple.object)
        if (triple.predicate, triple.object) == (_TYPE, _DATATYPE):
            found |= {triple.subject} if isinstance(triple.subject, ox.NamedNode) else set()
    return found - _KNOWN


def _is_unreadable(triple: ox.Triple, foreign: set[ox.NamedNode]) -> bool:
    end = triple.object
    kind = end.datatype if isinstance(end, ox.Literal) else end
    return kind in foreign or triple.subject in foreign or triple.predicate == _IMPORTS


def _about_terms(triples: list[ox.Triple]) -> Iterator[ox.Triple]:
    """Give what is said of classes and properties, and the lists and restrictions (blank nodes)."""
    terms = {
        triple.subject
        for triple in triples
        if triple.predicate == _TYPE
        and isinstance(triple.object, ox.NamedNode)
        and triple.object.value.startswith((_OWL, PREFIXES["rdfs"]))
        and triple.object not in _TYPES_OF_THINGS
    }
    yield from (t for t in triples if t.subject in terms or isinstance(t.subject, ox.BlankNode))


def _all_different(names: tuple[str, ...]) -> Iterator[ox.Triple]:
    """Write owl:AllDifferent over the names; one name or none needs no such axiom."""
    if len(names) < 2:
        return
    cells = [ox.BlankNode(f"different{number}") for number in range(len(names))]
    rests: list[ox.NamedNode | ox.BlankNode] = [*cells[1:], _NIL]
    axiom = ox.BlankNode("different")
    yield ox.Triple(axiom, _TYPE, ox.NamedNode(_OWL + "AllDifferent"))
    yield ox.Triple(axiom, ox.NamedNode(_OWL + "distinctMembers"), cells[0])
    for name, cell, rest in zip(names, cells, rests, strict=True):
        yield ox.Triple(cell, ox.NamedNode(_RDF + "first"), ox.NamedNode(name))
        yield ox.Triple(cell, ox.NamedNode(_RDF + "rest"), rest)
