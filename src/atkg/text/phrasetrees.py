"""Phrases as one regular expression that is quick to search: a tree of their letters.

A plain alternation tries every phrase at every place. A tree tries each letter once, and since it
begins with letters, not with a word bound, the engine passes by all places where no phrase begins.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

# Whether a phrase may go on inside a word, by its words.
Phrases = Mapping[str, bool]


def tree(phrases: Phrases) -> str:
    r"""Give a regular expression for phrases, of which the longest is found.

    No phrase is found inside a word, nor does one end there unless it may.

    >>> tree({"aim": False, "aims at": True})
    '(?:a(?<!\\wa)im(?:s\\ at|(?!\\w)))'
    """
    branches = [
        re.escape(letter) + _bound(letter) + _rest(rests)
        for letter, rests in sorted(_by_letter(phrases).items())
    ]
    return f"(?:{'|'.join(branches)})" if branches else r"(?!)"


def _by_letter(phrases: Phrases) -> dict[str, dict[str, bool]]:
    grouped: dict[str, dict[str, bool]] = defaultdict(dict)
    for phrase, is_open in phrases.items():
        if phrase:
            grouped[phrase[0]][phrase[1:]] = is_open
    return grouped


def _bound(letter: str) -> str:
    """Bound a phrase on its left, behind its first letter; ``%`` needs no bound."""
    return rf"(?<!\w{letter})" if re.match(r"\w", letter) else ""


def _rest(phrases: Phrases) -> str:
    """Give what follows a letter: what all share, then longer phrases before shorter ones."""
    shared = _shared(min(phrases), max(phrases))
    left = {phrase[len(shared) :]: is_open for phrase, is_open in phrases.items()}
    branches = [
        re.escape(letter) + _rest(rests) for letter, rests in sorted(_by_letter(left).items())
    ]
    if "" in left:
        branches.append("" if left[""] else r"(?!\w)")
    forked = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return re.escape(shared) + forked


def _shared(first: str, last: str) -> str:
    """Give what all phrases begin with: the first and the last of them in order differ most."""
    size = 0
    while size < len(first) and first[size] == last[size]:
        size += 1
    return first[:size]
