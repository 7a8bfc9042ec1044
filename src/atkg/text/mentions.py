"""Mentions: where things of the authority file are named in a text, found in one pass.

The longest name wins, at word bounds. An acronym must stand in its own case, a single word that
begins with a capital must begin with one in the text. A national body (a ministry, a police …) is
not linked in a text about another country: it becomes a NIL mention, with candidates; so does a
name that no record bears.
Acronyms that the text itself defines, "Long Name (LN)", are names of the same thing from there on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Final

from atkg.authority import Authority, Name, Thing
from atkg.text.acronyms import (
    Hit,
    case_fits,
    defined_acronyms,
    gathered,
    is_acronym,
    places_of,
)
from atkg.text.countries import commonest_country, countries_in
from atkg.text.definitions import Definition, definitions
from atkg.text.folding import soften
from atkg.text.mentioned import Mention, Mentions, nil_thing
from atkg.text.namebook import is_national, name_book
from atkg.text.newnames import alike, new_names
from atkg.text.quotes import Folded, fold_with_offsets

# Such things are described in words ("technical assistance") that elsewhere mean another one.
_DESCRIBED: Final = frozenset(
    f"atkg:{name}"
    for name in (
        "Intervention", "Evaluation", "Output", "Organization", "OrganizationalUnit", "Instrument",
        "Place", "CitedWork",
    )
)  # fmt: skip
# How much of each half is looked at for a name that a page cuts, in characters.
_ACROSS: Final = 120


def _preferred(document: str, names: Iterable[Name]) -> tuple[str, ...]:
    """Give the things that share a name, the likelier first: those seen under it here lead."""
    names = tuple(names)
    here = [name.thing for name in names if name.document == document]
    return tuple(dict.fromkeys([*here, *(name.thing for name in names)]))


class Finder:
    """The names of an authority file, ready to be found in the texts of one document."""

    def __init__(self, authority: Authority, document: str, blind: bool = False) -> None:
        self.authority = authority
        self._book = name_book(authority)
        self._document, self._blind = document, blind
        here = () if blind else self._book.seen_in(document)
        self._seen = frozenset(name.thing for name in here)
        self._together = _together(here)
        self._used: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self._seen_names: dict[str, tuple[str, tuple[str, ...]]] = {}

    def _names_of(self, words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give the forms of the names that have these words and are used here, and whose."""
        if words not in self._used:
            names = [name for name in self._book.by_words[words] if self._is_used(name)]
            forms = tuple(dict.fromkeys(name.name for name in names))
            self._used[words] = forms, _preferred(self._document, names)
        return self._used[words]

    @cached_property
    def _names(self) -> dict[str, str]:
        """The likeliest thing of each name that is no acronym."""
        named = ((words, *self._names_of(words)) for words in self._book.by_words)
        return {
            words: things[0] for words, forms, things in named
            if things and not any(map(is_acronym, forms))
        }  # fmt: skip

    def _is_used(self, name: Name) -> bool:
        """Leave out, when blind, what was learnt here, and elsewhere what is only described."""
        if name.document == self._document:
            return not self._blind
        if name.thing in self._seen:
            return True
        proper = _is_proper(name.name)
        single = " " not in name.name and name.name[:1].isupper() and not name.document
        return proper or single or self.authority.things[name.thing].type not in _DESCRIBED

    def find(self, text: str, joints: Iterable[tuple[int, int]] = ()) -> Mentions:
        """Find the mentions of a text, also those that a page cuts.

        ``joints`` gives where a page cuts a passage: the end of one half, the start of the next.
        """
        folded = fold_with_offsets(text)
        soft = soften(folded.text)
        home = commonest_country(soft)
        whole = self._found(text, folded, soft, home)
        cut = [each for joint in joints for each in self._across(text, joint, home)
               if each not in whole.linked]  # fmt: skip
        if not cut:
            return whole
        taken = Mentions(cut, [])
        return Mentions(*(
            [*extra, *(one for one in kind if not taken.touches(one.start, one.end))]
            for kind, extra in ((whole.linked, cut), (whole.nil, []))
        ))  # fmt: skip

    def _across(self, text: str, joint: tuple[int, int], home: str) -> Iterator[Mention]:
        """Yield linked mentions of which a page cut one half from the other."""
        first, second = joint
        begin = max(0, first - _ACROSS)
        window = f"{text[begin:first]} {text[second : second + _ACROSS]}"
        middle = first - begin
        folded = fold_with_offsets(window)
        for one in self._found(window, folded, soften(folded.text), home).linked:
            if one.start < middle < one.end:
                end = one.end - middle - 1 + second
                yield replace(one, start=begin + one.start, end=end)

    def _found(self, text: str, folded: Folded, soft: str, home: str) -> Mentions:
        hits = list(self._matches(folded, soft))
        known = {soft[start:end]: things for start, end, things in hits}
        hits += defined_acronyms(folded, soft, known)
        defined = tuple(definitions(text))
        hits += self._defined(folded, defined, hits, known)
        linked: list[Mention] = []
        nil: list[Mention] = []
        end = 0
        for first, last, things in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            if first < end:
                continue
            end = last
            span = folded.original(first, last)
            if self._is_foreign(things[0], home, soft[first:last]):
                type_ = self.authority.things[things[0]].type
                nil.append(Mention(*span, nil_thing(*span), type_, things, True))
            else:
                for thing in self._meant(things):
                    linked.append(Mention(*span, thing.id, thing.type, things))
        new = list(self._new(text, home, Mentions(linked, nil), defined))
        linked += [mention for mention in new if not mention.is_nil]
        nil += [mention for mention in new if mention.is_nil]
        return Mentions(linked, gathered(text, nil, defined, Mentions(linked, nil)))

    def _defined(
        self, folded: Folded, defined: Iterable[Definition], hits: Iterable[Hit],
        known: Mapping[str, tuple[str, ...]],
    ) -> Iterator[Hit]:  # fmt: skip
        """Yield mentions of the acronyms that the text defines behind a known name.

        Where the initials do not fit, "in Peru (PNP)" says nothing of Peru.
        """
        ends: dict[int, tuple[str, ...]] = {}
        for first, last, things in sorted(hits, key=lambda hit: -hit[0]):
            ends[folded.original(first, last)[1]] = things  # the longest name comes last
        for one in defined:
            things = ends.get(one.end, ())
            type_ = self.authority.things[things[0]].type if things else "atkg:Place"
            if soften(one.acronym) not in known and (one.is_sure or type_ != "atkg:Place"):
                for place in places_of(one.acronym, folded.text) if things else ():
                    yield *place, things

    def _meant(self, things: tuple[str, ...]) -> list[Thing]:
        """Give the likeliest thing, or all that one printed name names together."""
        together = self._together.get(things[0], frozenset())
        return [
            self.authority.things[each] for index, each in enumerate(things)
            if index == 0 or each in together
        ]  # fmt: skip

    def _new(
        self, text: str, home: str, known: Mentions, defined: Iterable[Definition]
    ) -> Iterator[Mention]:
        """Yield names that stand in no record as they are printed, outside known mentions."""
        for name in new_names(text, defined):
            if known.touches(name.start, name.end):
                continue
            words = " ".join(text[name.start : name.end].split())
            same, candidates = self._alike(words)
            if same and not self._is_foreign(same, home, soften(words)):
                yield Mention(name.start, name.end, same, self.authority.things[same].type)
            else:
                thing = nil_thing(name.start, name.end)
                yield Mention(name.start, name.end, thing, name.type, candidates)

    def _alike(self, words: str) -> tuple[str, tuple[str, ...]]:
        if words not in self._seen_names:
            self._seen_names[words] = alike(words, self._names)
        return self._seen_names[words]

    def _matches(self, folded: Folded, soft: str) -> Iterator[Hit]:
        for last, words in self._book.standing_in(soft):
            start, end = last - len(words) + 1, last + 1
            if (start and soft[start - 1].isalnum() and soft[start].isalnum()) or (
                end < len(soft) and soft[end].isalnum() and soft[last].isalnum()
            ):
                continue
            forms, things = self._names_of(words)
            written = folded.text[start:end]
            if any(case_fits(form, written) for form in forms):
                yield start, end, things

    def _is_foreign(self, thing: str, home: str, written: str) -> bool:
        record = self.authority.things[thing]
        if not is_national(record) or not home or thing in self._seen:
            return False
        own = self._book.home(record)
        return bool(own) and own != home and own not in countries_in(written)


@lru_cache(maxsize=65536)
def _is_proper(name: str) -> bool:
    return any(char.isupper() or char.isdigit() for char in name[1:])


def _together(names: Iterable[Name]) -> dict[str, frozenset[str]]:
    """Give for each thing those that were seen at one place under one name with it."""
    places: dict[tuple[int | None, int | None], set[str]] = defaultdict(set)
    for name in names:
        places[name.start, name.end].add(name.thing)
    return {
        thing: frozenset(things) for things in places.values() if len(things) > 1
        for thing in things
    }  # fmt: skip
