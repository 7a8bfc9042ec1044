"""Which network is wanted: its kind and every choice that changes it, with sane defaults."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.errors import QueryError
from atkg.model import FACTUAL, STATUSES

WEIGHTS: Final = ("documents", "quotes", "statements", "shared")
NORMALISATIONS: Final = (
    "none", "average", "activity", "prominence", "jaccard", "cosine", "newman",
)  # fmt: skip
_TWO_MODE: Final = frozenset({"none", "activity", "prominence"})
_ONE_MODE: Final = frozenset({"none", "average", "jaccard", "cosine", "newman"})
_DUPLICATES: Final = ("document", "all")
_PROJECTIONS: Final = ("", "actors", "things")
_TABLE: Final = Path(__file__).with_name("kinds.csv")
_NORMALISED: Final = (
    "activity and prominence go with two-mode networks; average, jaccard, cosine and newman with "
    "their projections"
)
LAST: Final = 9999  # no year comes later


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of network: its mode, what stands at the other end, and the statuses it is made of."""

    name: str
    mode: str
    ends: frozenset[str]
    statuses: frozenset[str]
    labels: tuple[str, str]


@cache
def kinds() -> dict[str, Kind]:
    """Give the kinds of network by name."""
    columns = ("name", "mode", "ends", "statuses", "label_en", "label_es")
    return {
        row["name"]: Kind(
            row["name"], row["mode"], frozenset(row["ends"].split("|")),
            FACTUAL if row["statuses"] == "facts" else frozenset({row["statuses"]}),
            (row["label_en"], row["label_es"]),
        )
        for _, row in read_records(_TABLE, columns)
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Options:
    """All choices; each network is told with them.

    ``also`` adds statuses to those of the kind (said, not done: recommended, potential …).
    ``first`` and ``last`` are the years of the window, both included; ``undated`` says whether ties
    that only the year of their document dates count in it. ``centres`` keeps what the documents are
    built around. ``without`` names documents to leave out.
    """

    kind: str = "actors"
    project: str = ""
    weight: str = "documents"
    normalise: str = "none"
    duplicates: str = "document"
    also: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    first: int = 0
    last: int = LAST
    undated: bool = True
    collapse: bool = False
    collective: bool = True
    centres: bool = True
    minimum: int = 1
    isolates: bool = False
    without: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raise QueryError, with what may be chosen, where a choice is unknown or fits no other."""
        _choose("kind", self.kind, kinds())
        _choose("weight", self.weight, WEIGHTS)
        _choose("normalise", self.normalise, NORMALISATIONS)
        _choose("duplicates", self.duplicates, _DUPLICATES)
        _choose("project", self.project, _PROJECTIONS)
        for status in self.also:
            _choose("also", status, STATUSES)
        if self.first > self.last:
            what = f"the window ends ({self.last}) before it begins ({self.first})"
            raise QueryError(what, mend="give the earlier year first, as in 2018-2024")
        if self.minimum < 1:
            raise QueryError(f"minimum {self.minimum} is below 1", mend="give 1 or more")
        mode = "one-mode" if self.project else kinds()[self.kind].mode
        if self.project and kinds()[self.kind].mode != "two-mode":
            what = f"the kind {self.kind!r} is no two-mode network; it has no projection"
            raise QueryError(what, mend=f"project one of {', '.join(_two_mode())}")
        fit = {"two-mode": _TWO_MODE, "one-mode": _ONE_MODE}.get(mode, frozenset({"none"}))
        if self.normalise not in fit or (self.kind == "actors" and self.normalise != "none"):
            what = f"the normalisation {self.normalise!r} is not defined for {self.told()}"
            raise QueryError(what, mend=_NORMALISED)

    def told(self) -> str:
        """Give the kind and its projection in words that a user wrote."""
        return self.kind + (f" --project {self.project}" if self.project else "")

    @property
    def statuses(self) -> frozenset[str]:
        """Give the statuses whose ties count."""
        return kinds()[self.kind].statuses | frozenset(self.also)

    def as_record(self) -> dict[str, object]:
        """Give all choices by name, as they are told beside a result."""
        return {**asdict(self), "statuses": "|".join(sorted(self.statuses))}

    def told_apart(self) -> dict[str, str]:
        """Give all choices as text; lists are joined by ``|``, and what is not chosen is absent."""
        told = {
            name: "|".join(value) if isinstance(value, tuple) else str(value).lower()
            for name, value in self.as_record().items()
        }
        given = {name: value for name, value in told.items() if value}
        return {**given, "note": "not reported is not absent"}


def _two_mode() -> list[str]:
    return [kind.name for kind in kinds().values() if kind.mode == "two-mode"]


def _choose(name: str, value: str, choices: object) -> None:
    known = [str(one) for one in choices] if isinstance(choices, (tuple, dict)) else []
    if value not in known:
        mend = "choose one of " + ", ".join(one for one in known if one)
        raise QueryError(f"{name} {value!r} is unknown", mend=mend)
