"""Namespaces, prefixes and CURIEs; plain strings, so that both wings can use them."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

ATKG: Final = "https://w3id.org/atkg/ontology#"
ATKGV: Final = "https://w3id.org/atkg/vocabulary/"
ATKGR: Final = "https://w3id.org/atkg/resource/"
ATKGS: Final = "https://w3id.org/atkg/shapes#"
GRAPH: Final = "https://w3id.org/atkg/graph/"

PREFIXES: Final = MappingProxyType(
    {
        "atkg": ATKG,
        "atkgg": GRAPH,
        "atkgr": ATKGR,
        "atkgs": ATKGS,
        "atkgv": ATKGV,
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sdg": "http://metadata.un.org/sdg/",
        "sh": "http://www.w3.org/ns/shacl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)

# Local names: letters, digits, `.`, `_`, `-`; never a slash, never a dot at an end, so that a CURIE
# can stand as it is in Turtle and SPARQL.
_CURIE: Final = re.compile(r"([a-z]+):([A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?)")
_BY_LENGTH: Final = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))


def is_curie(text: str) -> bool:
    """Tell whether a text is a CURIE with a known prefix.

    >>> is_curie("atkgr:mimp"), is_curie("atkgr:a/b"), is_curie("ex:a")
    (True, False, False)
    """
    match = _CURIE.fullmatch(text)
    return match is not None and match[1] in PREFIXES


def expand(curie: str) -> str:
    """Give the IRI of a CURIE; raise ValueError where the prefix is unknown or the form is wrong.

    >>> expand("atkg:fundedBy")
    'https://w3id.org/atkg/ontology#fundedBy'
    """
    match = _CURIE.fullmatch(curie)
    if not match or match[1] not in PREFIXES:
        raise ValueError(f"not a CURIE with a known prefix: {curie!r}")
    return PREFIXES[match[1]] + match[2]


def compact(iri: str) -> str:
    """Give the CURIE of an IRI, or the IRI itself where no prefix fits.

    >>> compact("https://w3id.org/atkg/resource/mimp"), compact("https://example.org/x")
    ('atkgr:mimp', 'https://example.org/x')
    """
    for prefix, base in _BY_LENGTH:
        if iri.startswith(base) and is_curie(f"{prefix}:{iri[len(base) :]}"):
            return f"{prefix}:{iri[len(base) :]}"
    return iri
