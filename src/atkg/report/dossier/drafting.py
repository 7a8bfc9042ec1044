"""A dossier in the making: pieces of sentences by part, and the notes that they lead to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from atkg.followups import FollowUp
from atkg.graph.naming import Naming
from atkg.graph.sayings import Saying
from atkg.graph.spoken import Quoted, Spoken, place_of, quotes_of
from atkg.graph.witnesses import is_node
from atkg.report.dossier.model import Note, Sentence
from atkg.report.dossier.wording import heading, other_end, said_words
from atkg.report.later import later_words
from atkg.report.references import Citing
from atkg.report.translated import translation_words


@dataclass(slots=True)
class _Line:
    """A sentence in the making: an opening, then pieces with the statements they rest on."""

    opening: str
    pieces: dict[str, list[Saying]] = field(default_factory=dict)
    abouts: dict[str, None] = field(default_factory=dict)
    node: str = ""


@dataclass(slots=True)
class Draft:
    """Lines by part; statements of one predicate with the thing share a line."""

    spoken: Spoken
    naming: Naming
    followups: Mapping[str, Sequence[FollowUp]]
    lang: str
    thing: str
    citing: Citing
    lines: dict[str, dict[str, _Line]] = field(default_factory=lambda: defaultdict(dict))
    notes: dict[tuple[str, str, str], dict[str, None]] = field(default_factory=dict)
    stands: dict[tuple[str, str, str], Quoted] = field(default_factory=dict)

    def add(
        self, part: str, text: str, said: Iterable[Saying], abouts: Iterable[str], node: str = ""
    ) -> None:
        """Add a sentence (of a node) to a part; once in the whole dossier."""
        if any(text in lines for lines in self.lines.values()):
            return
        line = _Line("", {text: list(said)}, dict.fromkeys(abouts), node)
        self.lines[part][text] = line

    def put(self, part: str, end: str, one: Saying) -> None:
        """Put a statement of a thing into the line of its predicate, named by heading."""
        opening = heading(one, end, self.naming, self.lang)
        if end != self.thing:
            label = self.naming.label(end, self.lang)
            opening = f"{label[:1].upper()}{label[1:]} – {opening[:1].lower()}{opening[1:]}"
        line = self.lines[part].setdefault(opening, _Line(opening))
        words = other_end(one, end, self.naming, self.lang)
        line.pieces.setdefault(words, []).append(one)
        line.abouts[one.statement] = None

    def add_statements(self, end: str) -> None:
        """Add what is said of a thing itself: facts by who stands at the other end, else open."""
        if is_node(end):
            return
        every = {*self.spoken.by_subject.get(end, ()), *self.spoken.by_object.get(end, ())}
        for one in sorted(every, key=place_of):
            if is_node(one.subject) or one.judgement == "rejected":
                continue
            other = one.object if one.subject == end else one.subject
            is_agent = "atkg:Agent" in self.spoken.classes.get(other, frozenset())
            self.put("open" if one.group != "fact" else "with" if is_agent else "does", end, one)

    def add_spoken(self, speaker: str) -> None:
        """Add what somebody says about other things; nodes are added as nodes."""
        for one in self.spoken.sayings:
            if one.speaker != speaker or speaker in (one.subject, one.object):
                continue
            if not is_node(one.subject) and one.judgement == "accepted":
                text = said_words(one, self.naming, self.lang)
                self.add("says", text, [one], [one.statement])

    def ordered(self, parts: Sequence[str]) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
        """Give the sentences of each part that has some; notes are numbered as they come."""
        for part in parts:
            if self.lines[part]:
                yield part, tuple(self._sentence(line) for line in self.lines[part].values())

    def _sentence(self, line: _Line) -> Sentence:
        pieces: list[tuple[str, tuple[int, ...]]] = []
        for number, (text, said) in enumerate(line.pieces.items()):
            before = (f"{line.opening}: " if line.opening else "") if number == 0 else "; "
            pieces.append((before + text, self._numbers(said)))
        if line.opening:
            pieces.append((".", ()))
        later = [one for about in line.abouts for one in self.followups.get(about, ())]
        words = dict.fromkeys(later_words(one, self.lang) for one in later)
        return Sentence(tuple(pieces), tuple(words), line.node)

    def _numbers(self, said: Iterable[Saying]) -> tuple[int, ...]:
        """Give the notes of statements; words that a longer quote holds have no own note."""
        bears: dict[tuple[str, str, str], dict[str, None]] = {}
        for one in said:
            for quoted in quotes_of([one]) or _unreviewed(one):
                key = (" ".join(quoted[3].split()), quoted[0], quoted[2])
                bears.setdefault(key, {})[one.statement] = None
                self.stands.setdefault(key, quoted)
        numbers: dict[int, None] = {}
        for key, statements in bears.items():
            longest = max((one for one in bears if _holds(one, key)), key=lambda one: len(one[0]))
            self.notes.setdefault(longest, {}).update(statements)
            numbers[list(self.notes).index(longest) + 1] = None
        return tuple(sorted(numbers))

    def footnotes(self) -> tuple[Note, ...]:
        """Give the notes in the order of their numbers."""
        return tuple(
            self._note(number, key, tuple(bears))
            for number, (key, bears) in enumerate(self.notes.items(), 1)
        )

    def _note(self, number: int, key: tuple[str, str, str], bears: tuple[str, ...]) -> Note:
        quote, document, year = key
        title = self.naming.label(document, self.lang)
        line = self.citing.line(self.stands[key], title, self.lang)
        translation = self.citing.translations.of(document, quote, self.lang)
        words = translation_words(translation, self.lang)
        return Note(number, quote, title, year, bears, line, words)


def _holds(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    return one[1:] == other[1:] and other[0] in one[0]


def _unreviewed(one: Saying) -> tuple[Quoted, ...]:
    return tuple((b.document, b.start, b.year, " […] ".join(b.quotes)) for b in one.bases[:1])
