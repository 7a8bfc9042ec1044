"""What a dossier is asked for: a thing by name, a recommendation by number, a risk by its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from atkg.errors import QueryError
from atkg.graph.naming import Naming
from atkg.graph.spoken import Spoken
from atkg.graph.witnesses import is_node
from atkg.lookups import find_thing
from atkg.text.folding import fold

_NUMBERED: Final = ("atkg:Recommendation", "atkg:Lesson", "atkg:GoodPractice")
_WORDED: Final = ("atkg:Factor", "atkg:Outcome", "atkg:ProposedThing")
_MARKS: Final = re.compile(r"[^0-9a-z]+")


def find_topic(spoken: Spoken, naming: Naming, text: str, lang: str = "en") -> str:
    """Give the CURIE of a thing (name or CURIE), a numbered item (R.3) or a factor (its words).

    Raises QueryError where nothing, or more than one, is meant, with the choices in ``lang``.
    """
    wanted = text.strip()
    if is_node(wanted) and wanted in spoken.by_subject:
        return wanted
    try:
        return find_thing(naming, wanted, lang)
    except QueryError as error:
        found = _numbered(spoken, wanted) or _worded(spoken, wanted)
        if len(found) == 1:
            return found[0]
        if not found:
            raise
        choices = ", ".join(f"{naming.label(one, lang)} ({one})" for one in found)
        what = f"{len(found)} items are meant by {wanted!r}"
        raise QueryError(what, mend=f"give one of: {choices}") from error


def _numbered(spoken: Spoken, text: str) -> Sequence[str]:
    wanted = _MARKS.sub("", text.casefold())
    return [
        one
        for one in spoken.nodes(*_NUMBERED)
        for number in spoken.values(one, "atkg:number")
        if wanted and _MARKS.sub("", number.casefold()) == wanted
    ]


def _worded(spoken: Spoken, text: str) -> Sequence[str]:
    words = fold(text).split()
    return [
        one
        for one in spoken.nodes(*_WORDED)
        if words and all(word in fold(" ".join(spoken.values(one, "atkg:words"))) for word in words)
    ]
