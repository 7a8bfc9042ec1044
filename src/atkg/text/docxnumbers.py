"""The numbers that Word prints before headings and list items, which stand in no paragraph."""

from __future__ import annotations

import re
from typing import Any, Final

_PLACE: Final = re.compile(r"%([1-9])")


def _roman(number: int) -> str:
    made = ""
    for value, sign in ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
                        (5, "v"), (4, "iv"), (1, "i")):  # fmt: skip
        made += sign * (number // value)
        number %= value
    return made


def written(number: int, form: str) -> str:
    """Write a number in one of Word's forms.

    >>> written(4, "upperRoman"), written(28, "lowerLetter")
    ('IV', 'bb')
    """
    if form in ("lowerLetter", "upperLetter"):
        made = chr(97 + (number - 1) % 26) * (1 + (number - 1) // 26)
    elif form in ("lowerRoman", "upperRoman"):
        made = _roman(number)
    else:
        return str(number)
    return made.upper() if form.startswith("upper") else made


class Numbers:
    """Counts the items of every list of one document, level by level."""

    def __init__(self, document: Any) -> None:
        from docx.oxml.ns import qn

        self.qn = qn
        self.levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self.counts: dict[str, list[int]] = {}
        part = document.part
        root = getattr(part, "numbering_part", None) if self._has_lists(document) else None
        if root is not None:
            self._load(root.element)

    @staticmethod
    def _has_lists(document: Any) -> bool:
        return any(rel.reltype.endswith("/numbering") for rel in document.part.rels.values())

    def _load(self, root: Any) -> None:
        qn = self.qn
        abstract: dict[str, dict[int, tuple[str, str, int]]] = {}
        for one in root.iter(qn("w:abstractNum")):
            levels = abstract[one.get(qn("w:abstractNumId"), "")] = {}
            for level in one.iter(qn("w:lvl")):
                found = [level.find(qn(name)) for name in ("w:numFmt", "w:lvlText", "w:start")]
                values = ["" if one is None else one.get(qn("w:val"), "") for one in found]
                start = int(values[2]) if values[2].isdecimal() else 1
                levels[int(level.get(qn("w:ilvl"), "0"))] = (values[0], values[1], start)
        for one in root.iter(qn("w:num")):
            link = one.find(qn("w:abstractNumId"))
            for depth, form in abstract.get(link.get(qn("w:val"), ""), {}).items():
                self.levels[one.get(qn("w:numId"), ""), depth] = form

    def mark(self, number_id: str, depth: int) -> str:
        """Count one item and give what is printed before it; a bullet is a hyphen."""
        form, pattern, _ = self.levels.get((number_id, depth), ("bullet", "", 1))
        if form in ("bullet", ""):
            return "-"
        if form == "none":
            return ""
        counts = self.counts.setdefault(number_id, [])
        del counts[depth + 1 :]
        while len(counts) <= depth:
            start = self.levels.get((number_id, len(counts)), ("", "", 1))[2]
            counts.append(start - (len(counts) == depth))
        counts[depth] += 1

        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            own = self.levels.get((number_id, at), ("decimal", "", 1))[0]
            return written(counts[at], own) if at < len(counts) else ""

        return _PLACE.sub(place, pattern)
