"""A timeline laid out: where each span of time lies on the axis, and the years below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_TICKS: Final = 12  # at most so many years are written
_LEAST: Final = 4.0  # a bar is at least so wide, else nobody would see it
_LETTER: Final = 7.2  # the width of a letter of a label, about


@dataclass(frozen=True, slots=True)
class Scale:
    """Years laid on a width: the first year, the year after the last, and where it begins."""

    first: int
    end: int
    left: float
    width: float

    def at(self, day: date) -> float:
        """Give where a day begins."""
        begin = date(day.year, 1, 1)
        length = (date(day.year + 1, 1, 1) - begin).days if day.year < date.max.year else 365
        years = day.year - self.first + (day - begin).days / length
        return round(self.left + self.width * years / (self.end - self.first), 1)

    @property
    def ticks(self) -> list[tuple[int, float]]:
        """Give the years that are written, with their places."""
        span = self.end - self.first
        step = next(one for one in (1, 2, 5, 10, 20, 50, 100, 500) if span / one <= _TICKS)
        years = range(-(-self.first // step) * step, self.end + 1, step)
        return [(year, round(self.left + self.width * (year - self.first) / span, 1))
                for year in years]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bar:
    """A span as drawn: left end and width; whether it goes on beyond an end; its words' place."""

    x: float
    width: float
    is_open_left: bool
    is_open_right: bool
    words_x: float
    words_end: bool

    @property
    def middle(self) -> float:
        """Give its middle."""
        return self.x + self.width / 2


def scale_of(days: Iterable[date], left: float, width: float) -> Scale | None:
    """Give the scale that holds all days; None for no day."""
    years = [day.year for day in days]
    return Scale(min(years), max(years) + 1, left, width) if years else None


def bar_of(
    scale: Scale, first: date | None, last: date | None, words: str, known: date | None = None
) -> Bar:
    """Lay a span on a scale, ``words`` beside it.

    Where the first bound is missing it goes to the edge; where the last is missing, it goes as far
    as something is ``known`` of it, or to the edge.

    >>> scale = Scale(2000, 2010, 100, 1000)
    >>> bar_of(scale, date(2003, 1, 1), date(2003, 12, 31), "year").width
    100.0
    >>> bar_of(scale, date(2003, 1, 1), None, "since").is_open_right
    True
    """
    right = scale.left + scale.width
    x = scale.at(first) if first else scale.left
    until = last or known
    end = scale.at(until + timedelta(days=1)) if until and until < date.max else right
    width = round(max(min(end, right) - x, _LEAST), 1)
    fits = x + width + 8 + _LETTER * len(words) < right + 120
    return Bar(x, width, first is None, last is None, x + width + 8 if fits else x - 8, not fits)
