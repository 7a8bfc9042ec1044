from __future__ import annotations

import time

import pytest

from atkg.stopwatch import Stopwatch


def test_a_stage_is_told_when_it_begins_and_timed_when_it_ends() -> None:
    told: list[str] = []
    watch = Stopwatch(told.append)
    with watch.stage("wait"):
        assert told == ["wait …"]
        assert watch.seconds == {}
        time.sleep(0.02)
    assert 0.02 <= watch.seconds["wait"] < 1


def test_the_table_gives_the_stages_in_order_and_their_sum() -> None:
    watch = Stopwatch(lambda _: None, {"second": 2.0, "first": 1.25})
    assert watch.table().splitlines() == [
        "    2.00 s  second", "    1.25 s  first", "    3.25 s  all"
    ]  # fmt: skip


def test_a_stage_that_fails_passes_its_error_on_and_has_no_time() -> None:
    watch = Stopwatch(lambda _: None)
    with pytest.raises(ValueError, match="broken"), watch.stage("fail"):
        raise ValueError("broken")
    assert watch.seconds == {}
