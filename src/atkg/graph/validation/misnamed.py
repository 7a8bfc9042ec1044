"""Names in shapes that the ontology does not have: a typo there would let everything pass.

A shape for ``atkg:Figuer`` finds no node, and a rule over ``atkg:fundetBy`` no value, so that both
would always hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

import rdflib
from rdflib import RDF, SH

from atkg.errors import Fault
from atkg.graph.validation.graphs import AnyTriple
from atkg.graph.validation.shapes import line_of, turtle_files
from atkg.namespaces import PREFIXES, compact

_NAMING = (
    SH.path, SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf, SH["class"],
    SH.hasValue, SH.equals, SH.disjoint, SH.lessThan, SH.lessThanOrEquals, RDF.first,
)  # fmt: skip
_OURS = (PREFIXES["atkg"], PREFIXES["atkgv"])


def misnamed_terms(
    written: rdflib.Graph, place: Path, ontology: Iterable[AnyTriple]
) -> list[Fault]:
    """Give a fault for each class, property or concept of ours that the ontology lacks.

    ``place`` is the folder, or the file, that the shapes were read from.
    """
    known = {str(getattr(triple.subject, "value", "")) for triple in ontology}
    used = {str(term) for kind in _NAMING for term in written.objects(None, kind)}
    wrong = sorted(one for one in used - known if one.startswith(_OURS))
    names = {compact(one) for one in known if one.startswith(_OURS)}
    return [_fault(compact(one), place, names) for one in wrong]


def _fault(name: str, place: Path, names: Iterable[str]) -> Fault:
    near = ", ".join(get_close_matches(name, sorted(names), n=3, cutoff=0.7))
    mend = f"did you mean {near}?" if near else "use a term of ontology/, or add it there first"
    for path in turtle_files(place):
        if line := line_of(path, name):
            return Fault(str(path), line, f"{name} is no term of the ontology", mend)
    return Fault(str(place), 0, f"{name} is no term of the ontology", mend)
