"""What somebody means by the words typed after an option: a thing, a concept, a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Final

from atkg.errors import QueryError
from atkg.graph.naming import Naming
from atkg.text.folding import fold

_NEAREST: Final = 3


def find_thing(naming: Naming, text: str, lang: str = "en") -> str:
    """Give the CURIE of a thing by CURIE, local id or name, case and accents aside.

    A label goes before an alias, and a name with the same accents before another. Raises QueryError
    for an unknown one, with the nearest names, and for a name that several things have; the things
    to choose from are named in ``lang``.
    """
    text = text.strip()
    for curie in (text, f"atkgr:{text}", f"sdg:{text}"):
        if curie in naming.labels:
            return curie
    if not text:
        raise QueryError("no name is given", mend="give a name, an alias or an id")
    labels, names = _names(naming)
    found = _called(labels, text) or _called(names, text)
    if len(found) > 1:
        raise QueryError(
            f"{len(found)} things are called {text!r}", mend=_choices(naming, found, lang)
        )
    if found:
        return found[0]
    if ":" in text:
        names = {**names, **{thing: {thing} for thing in naming.labels}}
    near = [thing for name in _near(names, text) for thing in sorted(names[name])]
    mend = "nearest: " + _choices(naming, list(dict.fromkeys(near))[:_NEAREST], lang)
    raise QueryError(f"nothing is called {text!r}", mend=mend)


def find_value(naming: Naming, parameter: str, text: str, lang: str = "en") -> str:
    """Give the CURIE of a parameter's value: a concept by short name or label, else a thing.

    The concept is one of the scheme that the parameter is named after (``polarity=strength``).
    Raises QueryError as ``find_thing``; where there is such a scheme, the error lists its concepts.
    """
    wanted = fold(text.strip())
    prefix = f"atkgv:{parameter}."
    concepts = sorted(one for one in naming.labels if one.startswith(prefix))
    for concept in concepts:
        names = (concept, concept.removeprefix(prefix), *naming.labels[concept].values(),
                 *naming.aliases.get(concept, ()))  # fmt: skip
        if wanted and wanted in map(fold, names):
            return concept
    try:
        return find_thing(naming, text, lang)
    except QueryError as error:
        if not concepts:
            raise
        mend = "one of: " + ", ".join(one.removeprefix(prefix) for one in concepts)
        raise QueryError(f"no {parameter} is called {text!r}", mend=mend) from error


def find_question(ids: Iterable[str], text: str) -> str:
    """Give the id of a question, however its number is written: cq07, CQ7, 7.

    Raises QueryError for one that there is not.
    """
    known = list(ids)
    number = re.fullmatch(r"(?:cq)?[ .-]?0*([0-9]+)", text.strip(), re.IGNORECASE)
    for one in known:
        own = re.fullmatch(r"cq0*([0-9]+)", one)
        if one == text or (number and own and number[1] == own[1]):
            return one
    span = f"{known[0]} to {known[-1]}" if known else "none"
    raise QueryError(f"no question {text!r}", mend=f"there are {span}; atkg ask lists them")


def _names(naming: Naming) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Give things by label, and by any name."""
    labels: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    for thing, own in naming.labels.items():
        if thing.startswith(("atkgr:", "sdg:")):
            for label in own.values():
                labels.setdefault(label, set()).add(thing)
            for name in (*own.values(), *naming.aliases.get(thing, ())):
                names.setdefault(name, set()).add(thing)
    return labels, names


def _called(names: dict[str, set[str]], text: str) -> list[str]:
    """Give the things that have a name: with the accents as typed, else without any."""
    for folded in (str.casefold, fold):
        wanted = folded(text)
        found = {one for name, own in names.items() if folded(name) == wanted for one in own}
        if found:
            return sorted(found)
    return []


def _near(names: Iterable[str], text: str) -> list[str]:
    """Give names that hold the words typed, then those that are spelt much like them."""
    wanted = fold(text)
    folded: dict[str, list[str]] = {}
    for name in sorted(names):
        folded.setdefault(fold(name), []).append(name)
    holding = [one for one in folded if re.search(rf"\b{re.escape(wanted)}", one)]
    close = get_close_matches(wanted, sorted(folded), n=_NEAREST, cutoff=0.5)
    first = [*close[:1], *sorted(holding, key=lambda one: (len(one), one)), *close]
    return [name for one in dict.fromkeys(first) for name in folded[one]]


def _choices(naming: Naming, things: Sequence[str], lang: str) -> str:
    return ", ".join(f"{naming.label(one, lang)} ({one})" for one in things) or "none"
