"""What a page may load and run: from this site only, whatever stands in it.

The Content-Security-Policy goes out as a header and stands in the page too, for hosts of static
files that send none.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_BASE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }
)
# What no page can say of itself in its own text.
_HEADER_ONLY: Final = "; frame-ancestors 'none'"
HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }
)


def policy_of(more: Mapping[str, str]) -> str:
    """Give the policy of a page whose directives have these further sources.

    >>> "script-src 'self' 'wasm-unsafe-eval'" in policy_of({"script-src": "'wasm-unsafe-eval'"})
    True
    """
    merged = {name: " ".join([own, more[name]]) if name in more else own
              for name, own in _BASE.items()}  # fmt: skip
    merged |= {name: own for name, own in more.items() if name not in merged}
    return "; ".join(f"{name} {own}" for name, own in merged.items())


def headers_of(more: Mapping[str, str]) -> dict[str, str]:
    """Give the headers that a page goes out with."""
    return {"Content-Security-Policy": policy_of(more) + _HEADER_ONLY, **HEADERS}
