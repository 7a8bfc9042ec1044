"""What names no authority record becomes no row: it waits on the review list, with candidates."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from atkg.text.blocks import Span
from atkg.text.extraction.proposals import About, Nil, Node, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.rows import Made
from atkg.text.folding import fold
from atkg.text.mentions import NIL, Mention

# Without such an end a node says nothing: it waits as a whole.
_NEEDED: Final = {"contribution": "atkg:contributor"}


class _Sorter:
    def __init__(self, reading: Reading) -> None:
        self.named = {one.thing: one for one in reading.mentions.nil}
        self.waiting: list[Nil] = []
        self.lost: set[Node] = set()

    def _wait(self, thing: str, span: Span, predicate: str) -> None:
        mention = self.named.get(thing)
        if mention:
            why = f"{predicate}: no record bears this name"
            self.waiting.append(Nil((mention.start, mention.end), why, mention.candidates))
        else:
            why = f"{predicate}: the {thing.removeprefix(NIL)} of this document has no record"
            self.waiting.append(Nil(span, why))

    def about(self, about: About) -> bool:
        """Tell whether both ends of a statement about a thing are on record; else it waits."""
        say = about.say
        ends = [end for end in (about.subject, say.object)
                if isinstance(end, str) and end.startswith(NIL)]  # fmt: skip
        for end in ends:
            self._wait(end, say.span or (0, 0), say.predicate)
        return not ends

    def _is_kept(self, node: Node, say: Say) -> bool:
        if isinstance(say.object, Node):
            return say.object not in self.lost
        if not say.object.startswith(NIL):
            return True
        if say.object in self.named or say.predicate != "atkg:concerns":
            self._wait(say.object, say.span or node.span, say.predicate)
        return False

    def node(self, node: Node) -> bool:
        """Leave a node what is on record of it, and tell whether that says anything."""
        # A period of a body that nobody knows dates nothing; one of the project itself does.
        dateless = node.kind == "period" and any(
            say.predicate == "atkg:periodOf" and say.object in self.named for say in node.says
        )
        node.says = [say for say in node.says if self._is_kept(node, say)]
        needed = _NEEDED.get(node.kind)
        if dateless or (needed and not any(say.predicate == needed for say in node.says)):
            self.lost.add(node)
            return False
        return True


def without_nil(reading: Reading, made: Iterable[Made]) -> tuple[tuple[Made, ...], tuple[Nil, ...]]:
    """Part proposals into what can become rows and what waits for a record."""
    sorter = _Sorter(reading)
    kept = tuple(
        one for one in made
        if (sorter.node(one.proposal) if isinstance(one.proposal, Node)
            else sorter.about(one.proposal))
    )  # fmt: skip
    return kept, tuple(sorter.waiting)


def _outside_sentences(reading: Reading) -> tuple[Span, ...]:
    """Give where headings and lists of references stand, in order."""
    return tuple(
        span for passage in reading.passages
        if passage.kind in ("heading", "contents") or reading.is_reference(passage)
        for span in passage.spans
    )  # fmt: skip


def _is_in(spans: Sequence[Span], place: int) -> bool:
    at = bisect_right(spans, (place, place + 10**9)) - 1
    return at >= 0 and spans[at][0] <= place < spans[at][1]


def unused(reading: Reading) -> Iterator[Nil]:
    """Yield each name without a record once, where it first stands, with how often it is used."""
    by_name: dict[str, list[Mention]] = defaultdict(list)
    headings = {fold(block.words(reading.text)) for block in reading.blocks
                if block.kind in ("heading", "contents")}  # fmt: skip
    elsewhere = _outside_sentences(reading)
    for one in reading.mentions.nil:
        name = " ".join(reading.text[one.start : one.end].split())
        # A heading's words are no name, and a work that is only cited has no part in the report.
        if fold(name) not in headings and not _is_in(elsewhere, one.start):
            by_name[name].append(one)
    for found in by_name.values():
        first = found[0]
        times = "once" if len(found) == 1 else f"{len(found)} times"
        kind = first.type.removeprefix("atkg:")
        foreign = "; a body of another country?" if first.is_foreign else ""
        why = f"{kind} without a record, named {times}{foreign}"
        yield Nil((first.start, first.end), why, first.candidates)
