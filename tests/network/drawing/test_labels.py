from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from atkg.network.drawing.labels import Wish, disc, overlap, place_labels

FRAME = (0.0, 0.0, 300.0, 200.0)
places = st.tuples(st.floats(0, 300), st.floats(0, 200), st.floats(1, 12))
forms = st.lists(
    st.tuples(st.sampled_from(["a name", "a cut …"]), st.floats(5, 90), st.floats(8, 30)),
    min_size=1, max_size=3,
).map(tuple)  # fmt: skip


@given(st.lists(st.tuples(places, forms), max_size=25))
def test_no_name_stands_over_another_or_over_a_node_or_outside(
    given_: list[tuple[tuple[float, float, float], tuple[tuple[str, float, float], ...]]],
) -> None:
    wishes = [Wish(f"n{n}", *place, own) for n, (place, own) in enumerate(given_)]
    placed, left_out = place_labels(wishes, FRAME)
    assert sorted([label.node for label in placed] + left_out) == sorted(w.node for w in wishes)
    assert not any(overlap(a.box, b.box) for a, b in combinations(placed, 2))
    for label in placed:
        others = [disc(w.x, w.y, w.radius) for w in wishes if w.node != label.node]
        assert not any(overlap(label.box, box) for box in others)
        assert FRAME[0] <= label.box[0] <= label.box[2] <= FRAME[2]
        assert FRAME[1] <= label.box[1] <= label.box[3] <= FRAME[3]


def test_the_more_important_node_keeps_its_name_where_there_is_room_for_one() -> None:
    wishes = [Wish(name, 25.0, 10.0, 2.0, (("x", 20.0, 8.0),)) for name in ("great", "small")]
    placed, left_out = place_labels(wishes, (20.0, 5.0, 50.0, 15.0))
    assert [label.node for label in placed] == ["great"]
    assert left_out == ["small"]


def test_a_name_stands_where_it_covers_no_tie_and_no_mark() -> None:
    wish = Wish("n", 100.0, 100.0, 4.0, (("x", 40.0, 9.0),))
    ties = np.array([[100.0 + step, 100.0] for step in range(60)])
    placed, _ = place_labels([wish], FRAME, ties)
    assert placed[0].box[2] < 100
    (placed_again,), _ = place_labels([wish], FRAME, ties, [placed[0].box])
    assert not overlap(placed_again.box, placed[0].box)


def test_a_whole_name_goes_before_a_cut_one() -> None:
    wish = Wish("n", 100.0, 100.0, 4.0, (("cut …", 40.0, 9.0), ("the whole", 90.0, 9.0)))
    assert place_labels([wish], FRAME)[0][0].text == "the whole"
