"""An invented authority file, and a way to let all extractors read a few invented sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

import pytest

from atkg.authority import Authority, Name, Thing
from atkg.text.documents import Document
from atkg.text.extraction import Extraction, extract

Read: TypeAlias = Callable[..., Extraction]
Said: TypeAlias = Callable[..., set[str]]

# thing, class, kind, then its names; a name after "@" was seen in the document itself.
RECORDS: Final = """
beacon|Intervention|intervention.project|@Beacon Project|Proyecto Faro
beacon-evaluation|Evaluation||@Beacon evaluation
helpline|Intervention|intervention.service|@Helpline 1818|Línea 1818
open-wings|Organization|organization.ngo|Open Wings Foundation|Fundación Alas Abiertas
north-agency|Organization|organization.foreign-government|Northland Agency|NA|Agencia Nórdica
ministry-ports|Organization|organization.ministry|Ministry of Ports|Ministerio de Puertos
coast-police|Organization|organization.police|Coast Police|Policía Costera
peru-justice|Organization|organization.ministry|Ministry of Justice of Peru
round-table|CoordinationBody|organization.coordination-body|Ports Round Table|Mesa de Puertos
other-bodies|CollectiveActor||other bodies
public-bodies|CollectiveActor||public bodies
harbour-office|OrganizationalUnit|organization.specialized-body|Harbour Office
paz|Professional||Ana Paz Ruiz
law-77|Instrument|instrument.law|Law 77|Ley 77
night-study|Output|output.report|Crews at Night
port-inquiry|CitedWork||Port Inquiry
coast-convention|Instrument|instrument.treaty|Coast Convention|Convención de Costas
crew-protocol|Instrument|instrument.protocol|Crew Protocol|Protocolo de Tripulaciones
port-code|Instrument|instrument.code|Port Code|Código de Puertos
crew-study|Intervention|intervention.research|@Night Crews Study
sdg:5.2|SdgTarget||
sdg:8.7|SdgTarget||
puerto-claro|Place|place.city|Puerto Claro
costa-baja|Place|place.region|Costa Baja
isla-larga|Place|place.region|Isla Larga
mira-city|Place|place.city|Mira
mira-region|Place|place.region|Mira
"""


def _authority() -> Authority:
    things: dict[str, Thing] = {}
    names: list[Name] = []
    for record in RECORDS.split("\n"):
        if record:
            key, type_, kind, *known = record.split("|")
            whole = key if ":" in key else f"atkgr:{key}"
            thing = Thing(whole, f"atkg:{type_}", f"atkgv:{kind}" if kind else "")
            things[thing.id] = thing
            for name in filter(None, known):
                here = name.startswith("@")
                seen = ("invented", len(names), len(names) + 1) if here else ("", None, None)
                document, start, end = seen
                bare = name.removeprefix("@")
                names.append(Name(thing.id, bare, "en", True, document, start, end, 1))
    return Authority(things, tuple(names), ())


@pytest.fixture(scope="session")
def authority() -> Authority:
    """The invented records."""
    return _authority()


@pytest.fixture(scope="session")
def read_text(authority: Authority) -> Read:
    """Let every extractor read a text, with the invented records or with none."""

    def run(
        text: str, lang: str = "en", *, reader: str = "markdown", known: bool = True
    ) -> Extraction:
        document = Document(
            "invented", "An invented report", "nobody", "", "2021", lang, "evaluation report",
            "CC0", "", "invented.md", "0" * 64, "0" * 64, reader, "1", text,
        )  # fmt: skip
        return extract(document, authority if known else Authority({}, (), ()))

    return run


@pytest.fixture(scope="session")
def said(read_text: Read) -> Said:
    """Give what a text says as "subject predicate object"; a node goes by its kind."""

    def short(end: str) -> str:
        parts = end.split(":", 1)[-1].split(".")
        return parts[1] if end.startswith("atkgr:invented.") else ".".join(parts)

    def run(text: str, lang: str = "en", **how: bool) -> set[str]:
        return {
            f"{short(row.subject)} {row.predicate.split(':')[1]} "
            f"{row.object if row.is_literal else short(row.object)}"
            for row in read_text(text, lang, **how).rows
        }

    return run
