"""Networks of the built graph: what stands behind a tie, the list of events, files of a network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from atkg.browserassets import read_assets
from atkg.builds import read_info
from atkg.errors import QueryError
from atkg.graph.naming import LANGUAGES, Naming, load_naming
from atkg.graph.store import open_store
from atkg.graph.translation_graph import Translations, read_translations
from atkg.graph.witnesses import Witness
from atkg.network.drawing.picture import Drawn, draw_picture
from atkg.network.drawing.view import NO_SIZE, WORDS, View
from atkg.network.files.flat import Flat, flatten, safe_ids
from atkg.network.files.writing import FORMS, write_forms
from atkg.network.making.behind import Said, all_said, said_behind, said_by
from atkg.network.making.network import by_window, ego, make_network
from atkg.network.making.options import Options, kinds
from atkg.network.making.selecting import select
from atkg.network.measures.nodes import node_columns, refuse_unknown
from atkg.network.measures.table import mode_of
from atkg.network.model import Network
from atkg.network.page.building import PROGRAMS, page_html
from atkg.network.page.content import Content, content_of
from atkg.network.telling import told_options
from atkg.network.ties.ground import Ground
from atkg.network.ties.loading import load_ground
from atkg.report.translated import translation_words
from atkg.workspace import Workspace

Rows = list[list[str]]
_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("source", "relation", "target", "status", "from", "to", "dated by", "document", "year",
           "section", "page", "quote", "working translation", "statement"),
    "es": ("origen", "relación", "destino", "estado", "desde", "hasta", "fechado por", "documento",
           "año", "sección", "página", "cita", "traducción de trabajo", "declaración"),
}  # fmt: skip
_DATED: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {"tie": "the tie itself", "thing": "the intervention", "document": "the document"},
    "es": {"tie": "el propio vínculo", "thing": "la intervención", "document": "el documento"},
}


def headings(lang: str) -> tuple[str, ...]:
    """Give the headings of quotes and events in a language."""
    return _HEADINGS[lang]


class Networks:
    """The networks of a workspace's current build."""

    def __init__(self, workspace: Workspace) -> None:
        """Read the store once; raise as ``open_store`` where there is none."""
        store = open_store(workspace.current / "store")
        self.ground: Ground = load_ground(store)
        self.naming: Naming = load_naming(store)
        self.translations: Translations = read_translations(store)
        self.hash = str(read_info(workspace.current)["hash"])

    def explain(self, options: Options, left: str, right: str, lang: str) -> Rows:
        """Give every quote behind the tie of two things (CURIEs), a row each.

        Raises QueryError where the network has no such tie; not reported is not absent.
        """
        found = said_behind(self.ground, options, left, right)
        if not found:
            names = " – ".join(self.naming.label(end, lang) for end in (left, right))
            raise QueryError(
                f"no tie {names} in the network {options.told()}; not reported is not absent",
                mend="take another --kind, or let more ties count (--also recommended)",
            )
        return self._rows(found, lang)

    def events(self, options: Options, lang: str) -> Rows:
        """Give the relational events that a network is made of, a row for each quote, by year."""
        found = {said for event in select(self.ground, options) for said in said_by(event)}
        return self._rows(sorted(found, key=lambda said: (said.first_year, said)), lang)

    def _rows(self, found: Iterable[Said], lang: str) -> Rows:
        """Give a row for each quote; the statements that rest on it stand together in its row."""
        statements: dict[tuple[str, ...], list[str]] = {}
        for said in found:
            statements.setdefault(self._row(said, lang), []).append(said.witness.statement)
        return [[*row, "|".join(sorted(set(own)))] for row, own in statements.items()]

    def _row(self, said: Said, lang: str) -> tuple[str, ...]:
        seen, name = said.witness, self.naming.label
        return (
            name(said.source, lang), said.relation_es if lang == "es" else said.relation,
            name(said.target, lang), name(f"atkgv:status.{seen.status}", lang),
            str(said.first_year or ""), str(said.last_year or ""),
            _DATED[lang].get(said.dated_by, ""), name(seen.document, lang), seen.year[:4],
            seen.section, _pages(seen), " ".join(seen.quote.split()),
            translation_words(self.translations.of(seen.document, seen.quote, lang), lang),
        )  # fmt: skip

    def export(
        self,
        options: Options,
        folder: Path,
        forms: Iterable[str] = FORMS,
        windows: Iterable[tuple[int, int]] = (),
        around: str = "",
    ) -> list[Path]:
        """Write a network in forms, named after its kind; and one more per window of years.

        ``around`` is the CURIE of an actor whose own network is meant.
        """
        name = options.told().replace(" --project ", "-by-")
        name += f"-around-{safe_ids([around])[around]}" if around else ""
        wanted = {name: (make_network(self.ground, options), options)}
        for (first, last), graph in by_window(self.ground, options, windows).items():
            wanted[f"{name}-{first}-{last}"] = (graph, replace(options, first=first, last=last))
        forms, flats = list(forms), {
            title: self.flat(ego(graph, around) if around else graph, own, around=around)
            for title, (graph, own) in wanted.items()
        }  # fmt: skip
        return [
            path
            for title, flat in flats.items()
            for path in write_forms(flat, folder, title, forms)
        ]

    def draw(self, options: Options, path: Path, view: View, around: str = "") -> Drawn:
        """Draw a network, or that around an actor (a CURIE); where no title is given, its kind."""
        graph = self._made(options, around)
        refuse_size(graph, view.size)
        flat = self.flat(graph, options, [] if view.size == NO_SIZE else [view.size])
        title = view.title or self.title(options, around, view.lang)
        told = self._told(options, around, view.lang)
        return draw_picture(flat.to_networkx(), path, replace(view, title=title, told=told))

    def page(self, options: Options, path: Path, view: View, around: str = "") -> bool:
        """Write a network as one interactive page; tell whether it has the programs for that.

        Without them it has a picture, tables and quotes.
        """
        programs = read_assets(*PROGRAMS)
        titles = [view.title or self.title(options, around, lang) for lang in LANGUAGES]
        svg = self.picture(options, view, around)
        content = self.content(options, view, around)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(path.name + ".new")
        draft.write_text(page_html(content, titles, view.lang, svg, programs), encoding="utf-8")
        draft.replace(path)
        return programs is not None

    def picture(self, options: Options, view: View, around: str = "") -> str:
        """Draw a network as the text of an SVG."""
        with TemporaryDirectory() as place:
            picture = Path(place) / "picture.svg"
            self.draw(options, picture, view, around)
            return picture.read_text(encoding="utf-8")

    def content(self, options: Options, view: View, around: str = "") -> Content:
        """Give what an interactive page of a network holds."""
        graph = self._made(options, around)
        told = [self._told(options, around, lang) for lang in LANGUAGES]
        behind, columns = all_said(self.ground, options), node_columns(graph)
        return content_of(graph, behind, self.naming, columns, view.size, told)

    def _made(self, options: Options, around: str) -> Network:
        graph = make_network(self.ground, options)
        return ego(graph, around) if around else graph

    def _told(self, options: Options, around: str, lang: str) -> str:
        """Say of what graph a network is, and its choices."""
        told = told_options(options, self.naming, lang, around)
        return WORDS[lang]["graph"].format(hash=self.hash[:12]) + " " + told

    def title(self, options: Options, around: str, lang: str) -> str:
        """Give the heading of a network: its kind in words, and around whom."""
        title = kinds()[options.kind].labels[LANGUAGES.index(lang)]
        return f"{title}: {self.naming.label(around, lang)}" if around else title

    def flat(
        self, graph: Network, options: Options, names: Iterable[str] | None = None,
        around: str = "",
    ) -> Flat:  # fmt: skip
        """Lay a network flat, with its measures (or those named), and with what it is of."""
        about = {"graph": self.hash, **options.told_apart(), "around": around}
        return flatten(graph, node_columns(graph, names), about)


def refuse_size(graph: Network, size: str) -> None:
    """Raise QueryError for what cannot size the nodes of a network."""
    if size == NO_SIZE or not len(graph):
        return
    refuse_unknown(size, mode_of(graph))
    if not any(node_columns(graph, [size]).values()):
        raise QueryError(
            f"the measure {size!r} has no value in this network",
            mend=f"choose another; `atkg network measure` says why; or --size {NO_SIZE}",
        )


def _pages(seen: Witness) -> str:
    if not seen.page:
        return ""
    last = seen.last_page
    return f"{seen.page}-{last}" if last and last != seen.page else str(seen.page)
