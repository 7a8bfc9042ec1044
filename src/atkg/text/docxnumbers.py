"""The numbers that Word prints before headings and list items, which stand in no paragraph."""

from __future__ import annotations

import re
from typing import Any, Final

from atkg.text.numbering import written

_PLACE: Final = re.compile(r"%([1-9])")


Level = tuple[str, str, int]  # form, pattern, first number
_BULLET: Final[Level] = ("bullet", "", 1)


class Numbers:
    """Counts the items of every list of one document, level by level.

    Lists of one definition count on from each other, unless one of them begins anew.
    """

    def __init__(self, document: Any) -> None:
        from docx.oxml.ns import qn

        self.qn = qn
        self.levels: dict[tuple[str, int], Level] = {}
        self.anew: set[str] = set()  # lists that begin anew with their first item
        self.definitions: dict[str, str] = {}
        self.counts: dict[str, list[int]] = {}
        part = document.part
        root = getattr(part, "numbering_part", None) if self._has_lists(document) else None
        if root is not None:
            self._load(root.element)

    @staticmethod
    def _has_lists(document: Any) -> bool:
        return any(rel.reltype.endswith("/numbering") for rel in document.part.rels.values())

    def _child(self, element: Any, name: str, default: str = "") -> str:
        found = element.find(self.qn(name))
        return default if found is None else str(found.get(self.qn("w:val"), default))

    def _level(self, level: Any) -> tuple[int, Level]:
        start = self._child(level, "w:start")
        form = self._child(level, "w:numFmt"), self._child(level, "w:lvlText")
        depth = int(level.get(self.qn("w:ilvl"), "0"))
        return depth, (*form, int(start) if start.isdecimal() else 1)

    def _load(self, root: Any) -> None:
        qn = self.qn
        every = {one.get(qn("w:abstractNumId"), ""): one for one in root.iter(qn("w:abstractNum"))}
        styled = {self._child(one, "w:styleLink"): name for name, one in every.items()}
        for one in root.iter(qn("w:num")):
            number, name = one.get(qn("w:numId"), ""), self._child(one, "w:abstractNumId")
            linked = self._child(every[name], "w:numStyleLink") if name in every else ""
            name = styled.get(linked, name) if linked else name
            self.definitions[number] = name
            levels = dict(map(self._level, every[name].iter(qn("w:lvl")))) if name in every else {}
            for change in one.iter(qn("w:lvlOverride")):
                levels |= self._changed(number, change, levels)
            self.levels |= {(number, depth): level for depth, level in levels.items()}

    def _changed(self, number: str, change: Any, levels: dict[int, Level]) -> dict[int, Level]:
        """Give the level that a list changes of its definition."""
        own = change.find(self.qn("w:lvl"))
        depth = int(change.get(self.qn("w:ilvl"), "0"))
        form, pattern, start = levels.get(depth, _BULLET) if own is None else self._level(own)[1]
        first = self._child(change, "w:startOverride")
        self.anew.add(number)
        return {depth: (form, pattern, int(first) if first.isdecimal() else start)}

    def _counts(self, number_id: str) -> list[int]:
        """Give the counts that a list goes on from."""
        counts = self.counts.setdefault(self.definitions.get(number_id, number_id), [])
        if number_id in self.anew:
            self.anew.remove(number_id)
            counts.clear()
        return counts

    def mark(self, number_id: str, depth: int) -> str:
        """Count one item and give what is printed before it; a bullet is a hyphen."""
        form, pattern, _ = self.levels.get((number_id, depth), _BULLET)
        if form in ("bullet", ""):
            return "-"
        if form == "none":
            return ""
        counts = self._counts(number_id)
        del counts[depth + 1 :]
        while len(counts) <= depth:
            start = self.levels.get((number_id, len(counts)), _BULLET)[2]
            counts.append(start - (len(counts) == depth))
        counts[depth] += 1

        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            own = self.levels.get((number_id, at), ("decimal", "", 1))[0]
            return written(counts[at], own) if at < len(counts) else ""

        return _PLACE.sub(place, pattern)
