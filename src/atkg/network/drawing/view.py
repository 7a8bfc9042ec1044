"""What a picture is asked to show, and the words around it in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

LAYOUTS: Final = ("auto", "springs", "two-mode", "matrix")
NO_SIZE: Final = "none"
WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "counted": "{nodes} {nodes:node|nodes}, {ties} {ties:tie|ties}.",
        "drawn_left_out": "{count} {count:name|names} left out for want of room; "
        "a wider picture has more room.",
        "small": "names have letters of {size} points; a wider picture (--width) has larger ones",
        "size": "Size of a node: {measure}.",
        "width": "Width of a tie: weight ({least} to {most}).",
        "darkness": "Darkness of a cell: weight ({least} to {most}).",
        "rows": "Rows and columns: the same nodes, in the same order.",
        "from_to": "A tie goes from the row to the column.",
        "italic": "In italics: what the actors are tied to.",
        "absent": "Not reported is not absent.", "graph": "Graph {hash}.",
        "dashed": "recommended or only possible", "plain": "reported as fact",
        "positive": "more strengths (+)", "negative": "more limitations (−)",
        "neutral": "as many of both (±)", "ties": "Ties", "sectors": "Sectors",
        "nobody": "No tie is reported. Not reported is not absent.",
    },
    "es": {
        "counted": "{nodes} {nodes:nodo|nodos}, {ties} {ties:vínculo|vínculos}.",
        "drawn_left_out": "{count} {count:nombre omitido|nombres omitidos} por falta de espacio; "
        "una imagen más ancha tiene más espacio.",
        "small": "los nombres tienen letras de {size} puntos; una imagen más ancha (--width) las "
        "tiene mayores",
        "size": "Tamaño de un nodo: {measure}.",
        "width": "Grosor de un vínculo: peso ({least} a {most}).",
        "darkness": "Oscuridad de una celda: peso ({least} a {most}).",
        "rows": "Filas y columnas: los mismos nodos, en el mismo orden.",
        "from_to": "Un vínculo va de la fila a la columna.",
        "italic": "En cursiva: aquello a lo que se vinculan los actores.",
        "absent": "Que no se informe no significa que no exista.", "graph": "Grafo {hash}.",
        "dashed": "recomendado o solo posible", "plain": "informado como hecho",
        "positive": "más fortalezas (+)", "negative": "más limitaciones (−)",
        "neutral": "tantas de unas como de otras (±)", "ties": "Vínculos",
        "sectors": "Sectores",
        "nobody": "No se informa ningún vínculo. Que no se informe no significa que no exista.",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class View:
    """How a network is to be drawn; ``width`` in millimetres, ``size`` a column of its nodes.

    ``told`` says of what graph and with which options the network was made.
    """

    title: str = ""
    lang: str = "en"
    layout: str = "auto"
    size: str = "degree"
    width: float = 270
    told: str = ""

    @property
    def words(self) -> Mapping[str, str]:
        """Give the words of its language."""
        return WORDS[self.lang]
