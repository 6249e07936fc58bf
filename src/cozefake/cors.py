"""Requests from pages of other origins: allowed to the imitated routes, as the service allows them.

The control side has none of this: a page that somebody visits must not read or change tenants.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Names of headers as a request's are kept: in lower case.
ALLOWED = {"access-control-allow-origin": "*", "access-control-expose-headers": "*"}
_PREFLIGHT = {
    **ALLOWED,
    "access-control-allow-methods": "GET, POST, PUT, DELETE, PATCH",
    "access-control-max-age": "600",
    "vary": "access-control-request-headers",
}


def is_preflight(verb: str, headers: Mapping[str, str]) -> bool:
    """Tell if a browser asks first, before it sends what its page wants."""
    names = {"Origin", "Access-Control-Request-Method"}
    return verb == "OPTIONS" and all(name in headers for name in names)


def preflight(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers that allow the request: a star would not cover Authorization."""
    asked = headers.get("Access-Control-Request-Headers", "")
    allowed = {"access-control-allow-headers": asked} if asked else {}
    # Asked of a public page for a private address: https://wicg.github.io/private-network-access/
    if "Access-Control-Request-Private-Network" in headers:
        allowed["access-control-allow-private-network"] = "true"
    return {**_PREFLIGHT, **allowed}
