"""Where a server takes queries, updates and whole graphs: known servers are data, ``places.csv``.

``says`` is a pattern of the server's own name in its replies, ``query`` one of the address that is
asked, and ``update`` and ``store`` are the other addresses made from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.errors import ServerError
from atkg.graph.remote.questions import server_name
from atkg.graph.remote.servers import Server, checked_address

_TABLE: Final = Path(__file__).with_name("places.csv")
_COLUMNS: Final = ("server", "says", "query", "update", "store", "known_from")


@dataclass(frozen=True, slots=True)
class Places:
    """Three addresses of one store; ``update`` or ``store`` is empty where there is none."""

    query: str
    update: str
    store: str


def find_places(server: Server, query: str, update: str = "", store: str = "") -> Places:
    """Give the addresses of a store whose query address is known; those given go before.

    Raises ServerError where nothing is known of the server and neither address is given.
    """
    for address in filter(None, (query, update, store)):
        checked_address(address)
    if update or store:
        return Places(query, update, store)
    says = server_name(server, query)
    for _, row in read_records(_TABLE, _COLUMNS):
        found = re.fullmatch(row["query"], query)
        if found and re.fullmatch(row["says"], says, re.DOTALL):
            return Places(query, found.expand(row["update"]), found.expand(row["store"]))
    known = ", ".join(row["server"] for _, row in read_records(_TABLE, _COLUMNS))
    raise ServerError(
        f"it is not known where this server ({says or 'without a name'}) takes graphs",
        file=query,
        mend=f"give --store (Graph Store) or --update (SPARQL Update); known by name: {known}",
    )
