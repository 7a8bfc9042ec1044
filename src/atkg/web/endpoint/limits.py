"""How much one query may take, and how many may wait."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of an endpoint; a query that meets one is told which."""

    workers: int = 4  # queries that run at once
    queue: int = 64  # queries that may wait for a worker, and answers that may wait for a reader
    patience: float = 30.0  # seconds that one may wait
    seconds: float = 30.0  # seconds that one may run; then its worker is killed
    slow: float = 1.0  # seconds after which the others go first
    memory: int = 512 << 20  # bytes of a worker's own data
    rows: int = 100_000  # rows or triples of an answer
    size: int = 64 << 20  # bytes of an answer
    request: int = 256 << 10  # bytes of a request's body, and of a query
