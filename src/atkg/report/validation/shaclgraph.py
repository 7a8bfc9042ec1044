"""A report as the validation report graph of W3C SHACL (section 3.6), in Turtle.

To each result the statements behind it are added (``prov:wasDerivedFrom``), with file and line
(``dcterms:source``). What proves nothing is a comment on the report, which then does not conform,
although SHACL itself calls a graph conforming in which no shape found a node.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import rdflib

from atkg.namespaces import PREFIXES, expand, is_curie
from atkg.report.validation.summing import Broken, RuleReport, Summed

_USED: Final = ("dcterms", "prov", "rdfs", "sh", "xsd")
_STATEMENT: Final = re.compile(r"s[0-9a-f]{16}")


def to_turtle(summed: Summed) -> str:
    """Write a report as Turtle, in the order of its rules; words in its language only."""
    lines = [f"@prefix {name}: <{PREFIXES[name]}> ." for name in _USED]
    conforms = str(not summed.broken and not summed.problems).lower()
    lines += ["", "[]", "    a sh:ValidationReport ;", f"    sh:conforms {conforms} ;"]
    for text in (*map(str, summed.problems), *summed.remarks):
        lines.append(f"    rdfs:comment {_words(text, summed.lang)} ;")
    for one in summed.broken:
        for broken in one.broken:
            for component in broken.violation.components or ("",):
                lines += [
                    "    sh:result [",
                    *_result(one, broken, component, summed.lang),
                    "    ] ;",
                ]
    return "\n".join([*lines, ".", ""])


def _result(one: RuleReport, broken: Broken, component: str, lang: str) -> Iterator[str]:
    said = broken.violation
    values = [
        ("a", "sh:ValidationResult"),
        ("sh:focusNode", _iri(said.focus)),
        ("sh:resultPath", _iri(said.path) if _is_plain(said.path) else ""),
        ("sh:value", said.term),
        ("sh:sourceShape", _iri(one.rule.shape)),
        ("sh:sourceConstraintComponent", _iri(component) if component else ""),
        ("sh:resultSeverity", f"sh:{one.rule.severity}"),
        ("sh:resultMessage", _words(one.message, lang)),
    ]
    for source in broken.sources:
        if _STATEMENT.fullmatch(source.statement_id):
            values.append(("prov:wasDerivedFrom", _iri(f"atkgr:{source.statement_id}")))
        values.append(("dcterms:source", rdflib.Literal(f"{source.file}:{source.line}").n3()))
    yield from (f"        {predicate} {value} ;" for predicate, value in values if value)


def _iri(name: str) -> str:
    return f"<{expand(name) if is_curie(name) else name}>"


def _is_plain(path: str) -> bool:
    """Tell a property from a longer path."""
    return bool(path) and not re.search(r"[\^|()*+?]|(?<!:)/(?!/)[a-z]+:", path)


def _words(text: str, lang: str) -> str:
    return rdflib.Literal(text, lang=lang).n3()
