from __future__ import annotations

from atkg.network.ties.layers import layer_mark, layer_name
from atkg.network.ties.relations import layers


def test_every_layer_has_a_name_in_both_languages_and_a_letter_of_its_own() -> None:
    all_layers = [*layers(), "finding"]
    for lang in ("en", "es"):
        assert len({layer_name(layer, lang) for layer in all_layers}) == len(all_layers)
    assert layer_name("funding", "es") == "financiamiento"
    assert len({layer_mark(layer) for layer in all_layers}) == len(all_layers)


def test_a_layer_of_another_table_keeps_its_name() -> None:
    assert (layer_name("lending", "es"), layer_mark("lending")) == ("lending", "L")
