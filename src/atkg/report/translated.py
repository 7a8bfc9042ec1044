"""Working translations, in words: below the quote that they render, marked as what they are."""

from __future__ import annotations

from atkg.graph.wording import quoted
from atkg.report.phrases import phrase
from atkg.translations import Translation


def translation_mark(one: Translation, lang: str) -> str:
    """Say in a language that words are a working translation, by whom and of which day."""
    return phrase("translation.mark", lang, who=one.translated_by, date=one.translated_on)


def translation_words(one: Translation | None, lang: str) -> str:
    """Write a working translation with its mark; nothing where there is none."""
    if one is None:
        return ""
    return f"{translation_mark(one, lang)}: {quoted(' '.join(one.words.split()), lang)}"
