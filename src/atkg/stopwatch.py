"""Where the time of a build goes: stages told as they begin, with seconds when they end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Stopwatch:
    """Tells each stage to ``say`` and keeps its seconds, in order."""

    say: Callable[[str], None]
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time one stage; it is told when it begins."""
        self.say(f"{name} …")
        started = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - started

    def table(self) -> str:
        """Give the stages with their seconds, and the sum."""
        rows = [*self.seconds.items(), ("all", sum(self.seconds.values()))]
        return "\n".join(f"{seconds:8.2f} s  {name}" for name, seconds in rows)
