"""Signed networks: the strengths and limitations that findings report of a tie.

A finding is about a tie where it concerns both ends, or one end and what both share. The sign is
that of what is reported more often, counted in distinct quotes; ``0`` where both are as many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import networkx as nx

from atkg.network.making.edges import add_actor
from atkg.network.making.options import Options
from atkg.network.model import Network
from atkg.network.ties.ground import Finding, Ground


def reported_pairs(ground: Ground, options: Options) -> Mapping[tuple[str, str], list[Finding]]:
    """Give the findings about each two named things that they concern together."""
    pairs: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in ground.findings:
        things = sorted({one for one in finding.things if one in ground.actors})
        status = finding.witnesses[0].status
        if finding.document in options.without or status not in options.statuses:
            continue
        for number, left in enumerate(things):
            for right in things[number + 1 :]:
                pairs[left, right].append(finding)
    return dict(sorted(pairs.items()))


def signed(ground: Ground, options: Options) -> Network:
    """Give the network of things of which findings report something together."""
    graph: Network = nx.Graph()
    for (left, right), findings in reported_pairs(ground, options).items():
        witnesses = sorted({one for finding in findings for one in finding.witnesses})
        counts = {sign: _quotes(one for one in findings if one.sign == sign) for sign in (1, -1)}
        documents = sorted({one.document for one in witnesses})
        data = {
            "strengths": counts[1], "limitations": counts[-1],
            "sign": (counts[1] > counts[-1]) - (counts[1] < counts[-1]),
            "weight": len(documents), "document_count": len(documents),
            "quote_count": _quotes(findings),
            "statement_count": len(findings), "documents": "|".join(documents),
            "years": "|".join(sorted({one.year for one in witnesses if one.year})),
            "statements": "|".join(sorted({one.statement for one in witnesses})),
            "statuses": "|".join(sorted({one.status for one in witnesses})),
            "relation": "finding", "relation_es": "constatación", "layer": "finding",
            "quote": witnesses[0].quote,
        }  # fmt: skip
        if _quotes(findings) >= options.minimum:
            add_actor(graph, left, ground.actors)
            add_actor(graph, right, ground.actors)
            graph.add_edge(left, right, **data)
    return graph


def _quotes(findings: Iterable[Finding]) -> int:
    return len({(one.document, one.quote) for finding in findings for one in finding.witnesses})
