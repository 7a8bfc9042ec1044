from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def missing() -> Callable[[str], Any]:
    """Give what skips a test for want of something, or fails it where all tests must run."""

    def stop(reason: str) -> Any:
        (pytest.fail if os.environ.get("ATKG_ALL_TESTS") else pytest.skip)(reason)

    return stop
