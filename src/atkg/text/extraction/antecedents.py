"""What "it" means: the subjects of the last sentence of the passage that names its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from atkg.text.blocks import Span
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch
from atkg.text.mentioned import Mention

_LEADS: Final = 12
_PRONOUN: Final = re.compile(rf"\W*{any_of('it')}")
_SAID: Final = re.compile(rf"(?:^\W*|[,;]\s+|\b(?:and|y)\s+)(?P<said>{any_of('it')})")


def spoken_of(reading: Reading) -> Iterator[tuple[Stretch, tuple[Mention, ...]]]:
    """Yield each stretch outside front matter with what a pronoun in it may stand for."""
    known: tuple[Mention, ...] = ()
    passage = -1
    for one in reading.stretches:
        if one.kind == "front-matter":
            continue
        if one.passage != passage or not _PRONOUN.match(one.soft):
            # Its subject leads a sentence; what stands further on is not what "it" means.
            known = tuple(each for each in reading.named(one) if one.offset(each.start) <= _LEADS)
            passage = one.passage
        yield one, known


def meant(
    one: Stretch, end: int, known: tuple[Mention, ...], types: frozenset[str]
) -> tuple[str, Span] | None:
    """Give what the last pronoun before an offset means, of some types, and where it stands."""
    said = list(_SAID.finditer(one.soft, 0, end))
    for found in known if said else ():
        if found.type in types:
            return found.thing, said[-1].span("said")
    return None
