"""A page before it is served or written: what it shows, and what it needs.

A site is a map from addresses to pages. Each module of ``atkg.web.pages`` makes the pages of one
section and says at which addresses they lie; the server makes one when it is asked for, the writer
of a static site makes all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from markupsafe import Markup

from atkg.graph.wording import quoted
from atkg.opening import OpenBuild
from atkg.web.addresses import page_of, relative
from atkg.web.words import LANGUAGES, word


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class View:
    """What a page is made from.

    ``address`` lies below the folder of the language; ``lang`` is empty for a file that has none.
    ``asked`` are the parameters of a form, which a static site does not have. A ``rooted`` page is
    shown at other addresses than its own, so that its links begin at the root of the site.
    """

    build: OpenBuild
    lang: str
    address: str
    static: bool = False
    asked: Mapping[str, str] = field(default_factory=_nothing)
    rooted: bool = False

    @property
    def path(self) -> str:
        """Where the page lies from the root of the site."""
        return f"{self.lang}/{self.address}" if self.lang else self.address

    @property
    def other(self) -> str:
        """The other language."""
        return next(one for one in LANGUAGES if one != self.lang)

    def say(self, name: str, /, **slots: object) -> str:
        """Give words in the language of the page."""
        return word(name, self.lang, **slots)

    def quoted(self, words: str) -> str:
        """Put words into the quotation marks of the language of the page."""
        return quoted(words, self.lang)

    def label(self, thing: str) -> str:
        """Give the label of a CURIE."""
        return self.build.naming.label(thing, self.lang)

    def href(self, address: str) -> str:
        """Give a link to a page in the same language."""
        return self.root(f"{self.lang}/{address}")

    def root(self, path: str) -> str:
        """Give a link to a file below the root of the site."""
        return f"/{relative(path, '')}" if self.rooted else relative(path, self.path)

    def to(self, curie: str) -> str:
        """Give a link to the page of a thing, node or term; nothing where it has none."""
        address = page_of(curie)
        return self.href(address) if address else ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: title and body, with what it needs beside.

    ``scripts`` are files of ``static/`` or ``assets/``; ``policy`` adds sources to directives of
    the Content-Security-Policy, each for a reason; ``downloads`` are other forms of the same, as
    (address from the root, media type, name of the form).
    """

    title: str
    body: Markup
    lead: str = ""
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    policy: Mapping[str, str] = field(default_factory=_nothing)
    downloads: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A file that is no page: a table, a picture, triples."""

    content: bytes
    media_type: str
    name: str = ""


Made: TypeAlias = Page | File | None


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one kind: the first part of their addresses, where they lie, and how one is made.

    ``make`` gives None where nothing lies at the address. ``nav`` is its place in the navigation; 0
    keeps it out. ``shared`` pages have no language. The pages of a ``folder`` lie below it, with an
    index; another section is one page.
    """

    name: str
    addresses: Callable[[OpenBuild], Iterable[str]]
    make: Callable[[View], Made]
    nav: int = 0
    shared: bool = False
    folder: bool = False


def section_of(address: str) -> str:
    """Give the name of the section in which an address lies.

    >>> section_of("things/mimp.html"), section_of("ledger.html"), section_of("index.html")
    ('things', 'ledger', 'index')
    """
    return address.partition("/")[0].partition(".")[0]
