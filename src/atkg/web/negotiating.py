"""A thing as a page or as RDF, by what a client accepts."""

from __future__ import annotations

from typing import Final

from atkg.web.addresses import thing_at
from atkg.web.endpoint.accept import choose
from atkg.web.endpoint.messages import RefusalError
from atkg.web.pages.data import MEDIA, data_at

_PAGE: Final = ""  # the form of a page; it comes first, for whoever takes anything
_FORMS: Final = {"text/html": _PAGE, "application/xhtml+xml": _PAGE,
                 **{media: form for form, media in MEDIA.items()}}  # fmt: skip


def as_data(address: str, accept: str) -> str:
    """Give the file that a client wants instead of the page of a thing; nothing for the page.

    Whoever takes nothing that there is gets the page.

    >>> as_data("things/mimp.html", "text/turtle, text/html;q=0.5")
    'data/mimp.ttl'
    >>> as_data("things/mimp.html", "text/turtle;q=0, */*"), as_data("map.html", "text/turtle")
    ('', '')
    """
    if not address.startswith("things/") or address == "things/index.html":
        return ""
    try:
        _, form = choose(accept, _FORMS)
    except RefusalError:
        return ""
    return data_at(thing_at(address), form) if form else ""
