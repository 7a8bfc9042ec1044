"""Pages out of templates: what all of them can call, and the frame around each body."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import jinja2
from markupsafe import Markup

from atkg.report.cleaning import cleaned
from atkg.web.page import Page, View, section_of
from atkg.web.policy import policy_of

_FOLDER: Final = Path(__file__).with_name("templates")


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER), autoescape=True, trim_blocks=True,
        lstrip_blocks=True, undefined=jinja2.StrictUndefined, auto_reload=False,
    )  # fmt: skip
    environment.filters["cleaned"] = cleaned
    return environment


def body_of(template: str, view: View, **slots: object) -> Markup:
    """Fill a template; ``view`` and its words (``say``) are known in it."""
    filled = _environment().get_template(template).render(view=view, say=view.say, **slots)
    return Markup(filled)  # noqa: S704  (escaped by the template)


def framed(page: Page, view: View, navigation: tuple[tuple[str, str], ...]) -> str:
    """Put a page into the frame; ``navigation`` has section and address of what it leads to."""
    asked = urlencode({name: value for name, value in view.asked.items() if value})
    return _environment().get_template("frame.html").render(
        page=page, view=view, say=view.say, navigation=navigation,
        section=section_of(view.address), query=f"?{asked}" if asked else "",
        policy=policy_of(page.policy), hash=str(view.build.info["hash"])[:12],
    )  # fmt: skip
