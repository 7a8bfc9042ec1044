"""What names no authority record becomes no row: it waits on the review list, with candidates."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from atkg.text.blocks import Span
from atkg.text.extraction.proposals import About, Nil, Node, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.rows import Made
from atkg.text.folding import fold
from atkg.text.mentioned import NIL, Mention

# Without such an end a node says nothing: it waits as a whole.
_NEEDED: Final = {"contribution": "atkg:contributor"}


class _Sorter:
    def __init__(self, reading: Reading) -> None:
        self.named = {
            thing: _foremost(reading, found) for thing, found in _by_thing(reading).items()
        }
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


def _by_thing(reading: Reading) -> dict[str, list[Mention]]:
    """Give the mentions of each thing without a record, in order."""
    by_thing: dict[str, list[Mention]] = defaultdict(list)
    for one in reading.mentions.nil:
        by_thing[one.thing].append(one)
    return by_thing


def _foremost(reading: Reading, found: Sequence[Mention]) -> Mention:
    """Give the first mention in the form that says most: the long name, not its acronym."""
    forms = Counter(_words(reading, one) for one in found)
    name = max(forms, key=lambda form: (" " in form, forms[form]))
    same = [one for one in found if _words(reading, one) == name]
    # One that no line end breaks can be shown to be a name of this document.
    whole = (one for one in same if "\n" not in reading.text[one.start : one.end])
    return next(whole, same[0])


def _words(reading: Reading, one: Mention) -> str:
    return " ".join(reading.text[one.start : one.end].split())


def unused(reading: Reading) -> Iterator[Nil]:
    """Yield each name without a record once, where it first stands, with how often it is used.

    An acronym that the text defines is told with the name that it stands for.
    """
    used: set[str] = set()
    headings = {fold(block.words(reading.text)) for block in reading.blocks
                if block.kind in ("heading", "contents")}  # fmt: skip
    elsewhere = _outside_sentences(reading)
    for one in reading.mentions.nil:
        # A heading's words are no name, and a work that is only cited has no part in the report.
        if fold(_words(reading, one)) not in headings and not _is_in(elsewhere, one.start):
            used.add(one.thing)
    for thing, found in _by_thing(reading).items():
        if thing in used:
            yield _listed(reading, found)


def _listed(reading: Reading, found: Sequence[Mention]) -> Nil:
    """Give the line of the review list for the mentions of one name, its longest form first."""
    first = _foremost(reading, found)
    name = fold(_words(reading, first))
    also = sorted({fold(form): form for each in found if fold(form := _words(reading, each)) != name
                   }.values())  # fmt: skip
    times = "once" if len(found) == 1 else f"{len(found)} times"
    written = f", also written {', '.join(also)}" if also else ""
    foreign = "; a body of another country?" if first.is_foreign else ""
    why = f"{first.type.removeprefix('atkg:')} without a record, named {times}{written}{foreign}"
    return Nil((first.start, first.end), why, first.candidates)
