"""The words of pages: both languages, the same slots, and none that nobody says."""

from __future__ import annotations

import re
from pathlib import Path

from atkg.web.words import LANGUAGES, words

SOURCE = Path(__file__).parents[2] / "src" / "atkg" / "web"
# A name that is put together where it is said: say("nav." ~ name).
MADE = re.compile(r'say\(f?"([\w.]+)[".{]')


def test_every_word_is_said_in_both_languages_with_the_same_slots() -> None:
    assert len(words()) > 60
    for name, one in words().items():
        slots = [sorted(re.findall(r"\{(\w+)\}", one[lang])) for lang in LANGUAGES]
        assert slots[0] == slots[1], name
        assert all(one[lang].strip() for lang in LANGUAGES), name


def test_every_word_of_the_file_is_used_and_every_used_one_is_there() -> None:
    sources = [path for kind in ("*.py", "*.html", "*.js") for path in SOURCE.rglob(kind)]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    said = set(MADE.findall(text)) | set(re.findall(r'"([a-z]+\.[a-z_]+)"', text))
    unused = [
        name for name in words()
        if name not in said and f"{name.rpartition('.')[0]}." not in said
    ]  # fmt: skip
    assert unused == []
    whole = [name for name in MADE.findall(text) if not name.endswith(".")]
    assert [name for name in whole if name not in words()] == []
