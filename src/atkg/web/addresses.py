"""Where each page lies: the same address in a served site and in a folder of files.

An address is a path below the folder of a language (``things/mimp.html`` below ``en/``), or, for
what has no language, below the root of the site (``data/mimp.ttl``). Links are relative, so that
the files work below any folder of any host, and from a disk.
"""

from __future__ import annotations

import posixpath
from urllib.parse import quote

from atkg.namespaces import is_curie


def page_of(curie: str) -> str:
    """Give the address of the page of a thing, a node or a term; nothing for what has none.

    >>> page_of("atkgr:mimp"), page_of("sdg:8.7")
    ('things/mimp.html', 'things/sdg/8.7.html')
    >>> page_of("atkg:Finding"), page_of("atkg:fundedBy")
    ('ontology/classes.html#Finding', 'ontology/properties.html#fundedBy')
    >>> page_of("atkgv:status.holds")
    'ontology/concepts.html#status.holds'
    """
    if not is_curie(curie):
        return ""
    prefix, _, local = curie.partition(":")
    if prefix == "atkg":
        kind = "classes" if local[:1].isupper() else "properties"
        return f"ontology/{kind}.html#{local}"
    if prefix == "atkgv":
        return f"ontology/concepts.html#{local}"
    return {"atkgr": f"things/{local}.html", "sdg": f"things/sdg/{local}.html"}.get(prefix, "")


def thing_at(address: str) -> str:
    """Give the CURIE whose page lies at an address below ``things/``.

    >>> thing_at("things/mimp.html"), thing_at("things/sdg/8.7.html")
    ('atkgr:mimp', 'sdg:8.7')
    """
    path = address.partition("/")[2].removesuffix(".html")
    prefix, slash, local = path.rpartition("/")
    return f"{prefix}:{local}" if slash else f"atkgr:{path}"


def words_at(document: str, start: int) -> str:
    """Give the address of words in the reader of a document (a CURIE), by their offset."""
    return f"read/{document.partition(':')[2]}.html#q{start}"


def relative(target: str, here: str) -> str:
    """Give a link from one path of the site to another, both from its root.

    >>> relative("en/things/mimp.html#facts", "en/questions/cq07.html")
    '../things/mimp.html#facts'
    >>> relative("static/site.css", "index.html")
    'static/site.css'
    """
    path, mark, fragment = target.partition("#")
    link = quote(posixpath.relpath(path, posixpath.dirname(here) or "."))
    return link + mark + quote(fragment)
