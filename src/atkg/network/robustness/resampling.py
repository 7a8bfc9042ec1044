"""The same network of other evidence: a document left out, statements drawn anew, other choices."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from atkg.network.making.network import make_network
from atkg.network.making.options import Options
from atkg.network.making.selecting import select
from atkg.network.model import Network
from atkg.network.ties.ground import Ground


def documents_of(ground: Ground, options: Options) -> tuple[str, ...]:
    """Give the documents that a network's ties come from."""
    own = {event.document for event in select(ground, options)}
    if options.kind == "signed":
        own |= {one.document for one in ground.findings} - set(options.without)
    return tuple(sorted(own))


def without_each(ground: Ground, options: Options) -> Iterator[tuple[str, Network]]:
    """Give the network without each of its documents in turn; none where it has only one."""
    documents = documents_of(ground, options)
    for document in documents if len(documents) > 1 else ():
        left = replace(options, without=(*options.without, document))
        yield document, make_network(ground, left)


def bootstrapped(
    ground: Ground, options: Options, count: int, seed: int
) -> Iterator[tuple[str, Network]]:
    """Give networks of as many reported ties (and findings) as there are, drawn with replacement.

    A tie drawn twice is no more evidence than once: weights count documents or quotes, so that a
    draw amounts to leaving out about a third of what is reported.
    """
    chance = random.Random(seed)  # noqa: S311  (nothing is secret)
    for number in range(1, count + 1):
        events = set(chance.choices(ground.events, k=len(ground.events))) if ground.events else ()
        findings = chance.choices(ground.findings, k=len(ground.findings) if ground.findings else 0)
        drawn = replace(
            ground, events=tuple(sorted(events)),
            findings=tuple(sorted(set(findings), key=lambda one: one.id)),
        )  # fmt: skip
        yield str(number), make_network(drawn, options)


def variants(ground: Ground, options: Options) -> Iterator[tuple[str, Network]]:
    """Give the network with and without recommended ties, and with and without collapsed units."""
    wider = tuple(sorted({*options.also, "recommended"}))
    narrower = tuple(one for one in options.also if one != "recommended")
    yield "with-recommended", make_network(ground, replace(options, also=wider))
    yield "without-recommended", make_network(ground, replace(options, also=narrower))
    yield "collapsed", make_network(ground, replace(options, collapse=True))
    yield "uncollapsed", make_network(ground, replace(options, collapse=False))
