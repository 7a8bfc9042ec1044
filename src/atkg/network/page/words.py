"""The words of a page in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "w_search": "Search by name", "w_sectors": "Sectors", "w_layers": "Relations",
        "w_statuses": "Status", "w_period": "Period", "w_from": "from", "w_to": "to",
        "w_reset": "Show all", "w_language": "Language", "w_ties": "Ties", "w_words": "Quotes",
        "w_filters": "Filters", "w_network": "Network", "w_absent": "Not reported is not absent.",
        "w_hint": "Choose a node or a tie, in the network or in the table, to read its quotes.",
        "w_canvas": "The network as a picture; the table of ties below says the same.",
        "w_left": "From", "w_relation": "Relation", "w_right": "To", "w_years": "Years",
        "w_read": "Read", "w_none": "No tie fits the filters. Not reported is not absent.",
        "w_counted": "{ties} of {all} {all:tie|ties}, {nodes} {nodes:node|nodes}",
        "w_tie_of": "Ties of {name}",
        "w_stated": "as stated in", "w_page": "p.", "w_found": "{count} {count:name|names} found",
        "w_bare": "Without the programs of an interactive network, this page shows a picture. "
                  "Search, filters, table and quotes work all the same.",
        "w_nojs": "This page needs JavaScript, which it carries itself, for search and quotes.",
        "w_zoom_in": "Nearer", "w_zoom_out": "Farther", "w_whole": "Whole network",
        "w_dashed": "A dashed tie is recommended or only possible.", "w_all": "all", "w_no": "none",
        "w_size": "Size of a node:", "w_same": "all the same", "w_measures": "Measures",
    },
    "es": {
        "w_search": "Buscar por nombre", "w_sectors": "Sectores", "w_layers": "Relaciones",
        "w_statuses": "Estado", "w_period": "Periodo", "w_from": "desde", "w_to": "hasta",
        "w_reset": "Mostrar todo", "w_language": "Idioma", "w_ties": "Vínculos",
        "w_words": "Citas", "w_filters": "Filtros", "w_network": "Red",
        "w_absent": "Que no se informe no significa que no exista.",
        "w_hint": "Elija un nodo o un vínculo, en la red o en la tabla, para leer sus citas.",
        "w_canvas": "La red como imagen; la tabla de vínculos, más abajo, dice lo mismo.",
        "w_left": "De", "w_relation": "Relación", "w_right": "A", "w_years": "Años",
        "w_read": "Leer",
        "w_none": "Ningún vínculo cumple los filtros. Que no se informe no significa que no "
                  "exista.",
        "w_counted": "{ties} de {all} {all:vínculo|vínculos}, {nodes} {nodes:nodo|nodos}",
        "w_tie_of": "Vínculos de {name}",
        "w_stated": "según", "w_page": "p.",
        "w_found": "{count} {count:nombre encontrado|nombres encontrados}",
        "w_bare": "Sin los programas de una red interactiva, esta página muestra una imagen. La "
                  "búsqueda, los filtros, la tabla y las citas funcionan igual.",
        "w_nojs": "Esta página necesita JavaScript, que ella misma trae, para buscar y leer citas.",
        "w_zoom_in": "Acercar", "w_zoom_out": "Alejar", "w_whole": "Toda la red",
        "w_dashed": "Un vínculo discontinuo es recomendado o solo posible.", "w_all": "todo",
        "w_no": "nada", "w_size": "Tamaño de un nodo:", "w_same": "todos iguales",
        "w_measures": "Medidas",
    },
}  # fmt: skip
