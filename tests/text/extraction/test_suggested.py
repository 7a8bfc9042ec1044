"""Tables of suggested actions: each action is a recommendation, whatever the layout broke."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

import pytest

from atkg.text.extraction import Extraction

Read: TypeAlias = Callable[..., Extraction]

TRAIN: Final = "Train the inspectors of all ports in the care of crews."
COUNT: Final = "Count the ships that come in and publish the numbers, by port."
TABLE: Final = f"""# Profile

The ports are many.

### Table 4. Suggested Government Actions to End Forced Labor at Sea

| Area | Suggested Action | Year(s) Suggested |
|---|---|---|
| Enforcement | {TRAIN} | 2014 – 2021 |
| Social Programs | {COUNT} | 2021 |

## References

1 Ministry of Ports. Publish the numbers of all ships. 2021.
"""
BROKEN: Final = """# Profile

The ports are many.

### Table 4. Suggested Government Actions to End Forced Labor at Sea

Area

Suggested Action

Enforcement

Train the inspectors of all ports in the care of crews.

2014 – 2021

Count the ships that come in and

2021 publish the numbers, by port.

Social Programs

## References

1 Ministry of Ports. Publish the numbers of all ships. 2021.
"""
SPANISH: Final = """# Perfil

Los puertos son muchos.

### Cuadro 4. Acciones sugeridas para eliminar el trabajo forzoso

| Área | Acción sugerida | Año(s) |
|---|---|---|
| Coordinación | Capacitar a los inspectores de todos los puertos. | 2014 – 2021 |

## Referencias

Ministerio de Puertos. Publicar los números de barcos.
"""


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        (TABLE, "en", [TRAIN, COUNT]),
        (BROKEN, "en", [TRAIN, COUNT]),
        (SPANISH, "es", ["Capacitar a los inspectores de todos los puertos."]),
        (TABLE.replace("Suggested Government Actions to", "How to"), "en", []),
    ],
)
def test_each_action_of_the_table_is_a_recommendation(
    read_text: Read, text: str, lang: str, wanted: list[str]
) -> None:
    rows = [row for row in read_text(text, lang).rows if row.method == "rule:suggested-actions"]
    words = {row.subject: row.object for row in rows if row.predicate == "atkg:words"}
    asked = [row.object for row in rows if row.predicate == "atkg:recommendedAction"]
    assert [words[node] for node in dict.fromkeys(asked)] == wanted
    assert all(text[row.start : row.end] == row.quote for row in rows)
    assert {row.status for row in rows if row.is_head} <= {"recommended"}


def test_years_and_areas_between_the_halves_of_an_action_are_not_quoted(read_text: Read) -> None:
    rows = [row for row in read_text(BROKEN).rows if row.object == COUNT]
    assert [row.quote for row in rows] == [
        "Count the ships that come in and", "publish the numbers, by port.",
    ]  # fmt: skip
    assert rows[0].together == rows[1].together != ""
