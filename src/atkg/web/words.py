"""The words of pages in English and Spanish, from ``words.csv``: anybody can mend one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records

LANGUAGES: Final = ("en", "es")
_FILE: Final = Path(__file__).with_name("words.csv")


@cache
def words() -> dict[str, dict[str, str]]:
    """Give all words by name and language."""
    return {one["name"]: one for _, one in read_records(_FILE, ("name", *LANGUAGES))}


def word(name: str, lang: str, /, **slots: object) -> str:
    """Give words in a language, their ``{slots}`` filled; raise KeyError for unknown ones.

    >>> word("nav.questions", "es")
    'Preguntas'
    """
    return words()[name][lang].format(**slots)


def preferred(accepted: str) -> str:
    """Give the language of ours that an ``Accept-Language`` header likes best, else English.

    >>> preferred("fr-FR, es-PE;q=0.8, en;q=0.5"), preferred("qu"), preferred("en;q=0, es;q=0.1")
    ('es', 'en', 'es')
    """
    liked: dict[str, float] = {}
    for part in accepted.split(","):
        name, _, how = part.strip().partition(";")
        lang = name.strip().lower().partition("-")[0]
        if lang in LANGUAGES:
            liked[lang] = max(liked.get(lang, 0.0), _weight(how))
    best = max(liked, key=lambda one: liked[one], default=LANGUAGES[0])
    return best if liked.get(best) else LANGUAGES[0]


def _weight(how: str) -> float:
    name, _, value = how.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
