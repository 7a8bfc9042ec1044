"""The sections of the site: each module here that defines ``SECTION`` is found by itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from atkg.web.page import Section


@cache
def sections() -> Mapping[str, Section]:
    """Give all sections by name, those of the navigation first, in its order."""
    modules = [import_module(f"{__name__}.{one.name}") for one in iter_modules(__path__)]
    found: list[Section] = [one.SECTION for one in modules if hasattr(one, "SECTION")]
    ordered = sorted(found, key=lambda one: (not one.nav, one.nav, one.name))
    return {one.name: one for one in ordered}
