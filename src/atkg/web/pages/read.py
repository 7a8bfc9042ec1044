"""Documents to read: text with quotes marked, statements beside it, coverage at the margin."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from atkg.opening import OpenBuild
from atkg.report.coverage import Account, account, read_omissions
from atkg.text.documents import Document, load_documents
from atkg.web.marking import Part, parts_of, spans_in
from atkg.web.page import Made, Page, Section, View
from atkg.web.telling import told
from atkg.web.templating import body_of


def _addresses(build: OpenBuild) -> Iterable[str]:
    yield "read/index.html"
    yield from (f"read/{one}.html" for one in _documents(build))


@lru_cache(maxsize=4)
def _documents(build: OpenBuild) -> dict[str, Document]:
    listed = set(build.info["documents"])
    every = load_documents(build.workspace.documents)
    return {name: one for name, one in every.items() if name in listed}


@lru_cache(maxsize=32)
def _parts(build: OpenBuild, name: str) -> tuple[tuple[Part, ...], tuple[Account, ...]]:
    document = _documents(build)[name]
    place = build.workspace.statements / "out-of-scope" / f"{name}.csv"
    said = [one for one in build.spoken.sayings if spans_in(one, f"atkgr:{name}")]
    quotes = [span for one in said for span in spans_in(one, f"atkgr:{name}")]
    accounts = account(document, quotes, read_omissions(place, document))
    names = {
        (one.start, one.start + len(one.quote))
        for own in build.witnesses.names.values()
        for one in own
        if one.document == f"atkgr:{name}"
    }
    return parts_of(document, said, accounts, sorted(names)), accounts


def _make(view: View) -> Made:
    documents = _documents(view.build)
    if view.address == "read/index.html":
        return _index(view, list(documents.values()))
    document = documents.get(view.address.partition("/")[2].removesuffix(".html"))
    return _reader(view, document) if document else None


def _index(view: View, documents: Iterable[Document]) -> Page:
    rows = [
        (one, view.to(f"atkgr:{one.id}"), view.href(f"read/{one.id}.html"),
         _counts(_parts(view.build, one.id)[1]))
        for one in documents
    ]  # fmt: skip
    return Page(view.say("nav.read"), body_of("documents.html", view, rows=rows),
                view.say("read.lead"))  # fmt: skip


def _counts(accounts: Iterable[Account]) -> dict[str, int]:
    states = [one.state for one in accounts]
    return {"stated": states.count("stated"), "out": states.count("out of scope"),
            "untouched": states.count("untouched")}  # fmt: skip


def _reader(view: View, document: Document) -> Page:
    parts, accounts = _parts(view.build, document.id)
    citing = view.build.citing
    shown = [
        (part, [told(view, one, citing) for one in part.statements])
        for part in parts
        if part.block.kind != "break" or part.block.level
    ]
    body = body_of(
        "reader.html", view, document=document, parts=shown, counts=_counts(accounts),
        about=view.to(f"atkgr:{document.id}"),
    )  # fmt: skip
    return Page(document.title, body, scripts=("static/reading.js",),
                styles=("static/reading.css",))  # fmt: skip


SECTION: Final = Section("read", _addresses, _make, nav=4, folder=True)
